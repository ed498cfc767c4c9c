//! The way in: who sits here, which incidents there are, which runbooks one can declare from.

use crate::app::desk::{Listed, Request};
use crate::domain::field::{FieldName, Special};
use crate::domain::id::ComponentId;
use crate::domain::speech::say;
use crate::domain::text::on_one_line;
use crate::tui::action::Screen;
use crate::tui::form::declare;
use crate::tui::model::home::{Place, places, short_ids};
use crate::tui::model::who::candidates;
use crate::tui::model::{Errand, Model, Who};

use super::drafts;
use super::effect::{Effect, ask, tell};

/// Takes typed text into the name.
pub fn type_name(model: &mut Model, text: &str) {
    model.who.typed.push_str(&on_one_line(text));
    model.who.at = 0;
}

/// Takes the last character of the name back.
pub fn take_back(model: &mut Model) {
    model.who.typed.pop();
    model.who.at = 0;
}

/// Says who sits here, and goes on.
pub fn choose_person(model: &mut Model) -> Vec<Effect> {
    let mut candidates = candidates(model);
    if candidates.is_empty() {
        tell(model, &say!("screens-who-nobody"));
        return Vec::new();
    }
    let at = model.who.at.min(candidates.len() - 1);
    model.me = Some(candidates.swap_remove(at).person);
    model.who = Who::default();
    enter(model)
}

/// Opens the incident that was asked for, or asks which there are.
pub fn enter(model: &mut Model) -> Vec<Effect> {
    model.base = Screen::Home;
    match model.wanted.take() {
        Some(id) => ask(model, Request::Open(id), Errand::Open, String::new()),
        None => ask(model, Request::List, Errand::List, String::new()),
    }
}

/// Shows the incidents there are. The first time, the only open one is opened at once. The cursor stays on
/// what it stands on, whatever others declare: the head says what is new.
pub fn show(model: &mut Model, listed: Vec<Listed>) -> Vec<Effect> {
    let first = model.listed.is_none();
    let arrives = !std::mem::replace(&mut model.arrived, true);
    let mut open = listed.iter().filter(|listed| !listed.closed).map(|listed| listed.incident.clone());
    let only = open.next().filter(|_| open.next().is_none() && arrives);
    let moved = model.listed.as_ref().is_some_and(|before| before.len() != listed.len());
    let under_cursor = moved.then(|| places(model).get(model.home_at).copied()).flatten();
    model.listed = Some(listed);
    if first {
        model.home_at = first_sound(model);
    } else if let Some(place) = under_cursor {
        model.home_at = places(model).iter().position(|other| *other == place).unwrap_or(0);
    }
    match only {
        Some(id) => ask(model, Request::Open(id), Errand::Open, String::new()),
        None => Vec::new(),
    }
}

/// The incidents that are open.
fn listed_open(model: &Model) -> impl Iterator<Item = &Listed> {
    model.listed.iter().flatten().filter(|listed| !listed.closed)
}

/// The first row that can be chosen: a runbook that is refused is passed over.
fn first_sound(model: &Model) -> usize {
    // What is open stands first, and runbooks are not read for it.
    if listed_open(model).next().is_some() {
        return 0;
    }
    let sound = |place: &Place| match place {
        Place::Incident(_) => true,
        Place::Runbook(at) => model.given.shelf.runbooks().get(*at).is_some_and(|shelved| shelved.runbook.is_some()),
    };
    places(model).iter().position(sound).unwrap_or(0)
}

/// Puts the open incident away and goes home; it goes on.
pub fn come_back(model: &mut Model) -> Vec<Effect> {
    model.base = Screen::Home;
    model.open = None;
    model.listed = None;
    model.arrived = true;
    let mut effects = vec![Effect::Ask(Request::Leave)];
    effects.extend(ask(model, Request::List, Errand::List, String::new()));
    effects
}

/// Opens the incident under the cursor, or the form that declares one from the runbook under it.
pub fn choose(model: &mut Model) -> Vec<Effect> {
    match places(model).get(model.home_at) {
        Some(Place::Incident(at)) => {
            let incident = model.listed.as_ref().and_then(|listed| listed.get(*at)).map(|listed| listed.incident.clone());
            incident.map(|id| ask(model, Request::Open(id), Errand::Open, String::new())).unwrap_or_default()
        }
        Some(Place::Runbook(at)) => {
            declare(model, *at);
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// Shows the whole runbook under the cursor.
pub fn show_runbook(model: &mut Model) {
    let Some(Place::Runbook(at)) = places(model).get(model.home_at).copied() else {
        return tell(model, &say!("screens-home-no-runbook"));
    };
    match model.given.shelf.runbooks().get(at) {
        Some(shelved) if shelved.runbook.is_some() => {
            (model.base, model.looked_at, model.scroll) = (Screen::Runbook, at, 0);
        }
        Some(shelved) => tell(model, &say!("screens-home-not-shown", file = &shelved.file)),
        None => {}
    }
}

fn declare(model: &mut Model, place: usize) {
    let Some(shelved) = model.given.shelf.runbooks().get(place) else { return };
    if let Some(runbook) = &shelved.runbook {
        let recorded = model.waiting.came.recorded();
        let mut form = declare::form(place, runbook, &recorded, (model.given.zone, model.given.language));
        if let Some(met) = &model.waiting.met {
            form.about.push(model.say(&say!("screens-home-enough", because = &met.because)));
            let known = |id: &&ComponentId| runbook.components.iter().any(|component| component.id == **id);
            if let Some(id) = met.component.as_ref().filter(|id| !known(id)) {
                let components = FieldName::Special(Special::Components);
                let named = form.filled(components).into_iter().chain([id.to_string()]).collect::<Vec<_>>();
                form.write(components, &named.join(", "));
            }
        }
        if let Some(open) = listed_open(model).next() {
            let ids = short_ids(model);
            form.about.insert(0, model.say(&say!("screens-home-another", incident = ids.display(&open.incident))));
        }
        drafts::open(model, form);
    } else {
        tell(model, &say!("screens-home-refused", file = &shelved.file));
    }
}
