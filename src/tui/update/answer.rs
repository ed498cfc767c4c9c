//! Takes what the desk answers. Only here does what is true reach the screen.

use crate::app::desk::{Answer, Listed, Published};
use crate::app::session::{Failure, LogError, Receipt};
use crate::domain::advice::{Asking, Refusal};
use crate::domain::ask::table::Command;
use crate::domain::entry_ref::EntryRef;
use crate::domain::id::StepRef;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::state::StepState;
use crate::domain::verb::Verb;
use crate::tui::action::{Action, Screen};
use crate::tui::model::available;
use crate::tui::model::came::Waiting;
use crate::tui::model::{Asked, Errand, Model, Reason, Reply, Trouble, WayOn};

use super::effect::{self, Effect};
use super::{drafts, filling, home, motion, outdated, timeline};

/// Takes one answer of the desk into the model, and says what is to be done because of it.
pub fn take(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Came(came) => model.waiting = Waiting::of(&came, model.now),
        Answer::Listed(listed) => return take_list(model, listed),
        Answer::Published(published) => {
            publish(model, *published);
            return timeline::follow(model);
        }
        Answer::Page(page) => return timeline::take(model, page),
        Answer::Done(receipt) => {
            let claimed = receipt.claimed.clone();
            done(model, receipt);
            return send(model, claimed);
        }
        Answer::Failed(failure) => failed(model, failure),
        Answer::Unreadable(error) => {
            if let Some(open) = &mut model.open {
                open.timeline.asked = None;
            }
            if model.trouble.as_ref().is_none_or(|trouble| trouble.not_kept.is_none()) {
                model.trouble = Some(trouble(model, None, &error));
            }
        }
    }
    Vec::new()
}

fn take_list(model: &mut Model, listed: Vec<Listed>) -> Vec<Effect> {
    if model.asked.front().is_some_and(|asked| asked.errand == Errand::List) {
        model.asked.pop_front();
    }
    readable_again(model);
    // The log that lies there now is another one: its incidents must
    // be seen, and what was typed for the one before waits as a draft.
    model.trouble.take_if(|trouble| trouble.way_on == WayOn::Open);
    home::show(model, listed)
}

fn readable_again(model: &mut Model) {
    if model.trouble.as_ref().is_some_and(|trouble| trouble.not_kept.is_none()) {
        model.trouble = None;
    }
}

fn publish(model: &mut Model, published: Published) {
    readable_again(model);
    motion::hold(model);
    let told = outdated::told(model);
    let arrives = model.asked.front().is_some_and(|asked| matches!(asked.errand, Errand::Open | Errand::Declare));
    match &mut model.open {
        Some(open) if open.published.incident.lifecycle.id() == published.incident.lifecycle.id() => {
            let before = std::mem::replace(&mut open.published, published).incident;
            let now = &open.published.incident;
            if before.amended != now.amended || before.numbering.origins() != now.numbering.origins() {
                open.timeline.tell_anew(now);
            }
            model.tell_time();
            model.look();
            outdated::let_go(model);
            outdated::retell(model, told);
            drafts::let_go(model);
        }
        _ if arrives => {
            let asked = model.asked.pop_front();
            model.open(published);
            model.base = Screen::Board;
            if asked.is_some_and(|asked| asked.by_form) {
                model.form = None;
                let said = Reply::Said(outdated::declared(model));
                effect::reply(model, said, Some(Reason::Declared));
            }
            model.look();
        }
        // It was left meanwhile.
        _ => {}
    }
}

fn done(model: &mut Model, receipt: Receipt) {
    let asked = model.asked.pop_front();
    model.trouble = None;
    let nothing_new = receipt.written.is_empty();
    let form = model.form.take_if(|_| asked.as_ref().is_some_and(|asked| asked.by_form));
    // Somebody was quicker: what was typed all the same is not thrown away.
    let late = form.filter(|form| nothing_new && form.is_touched()).and_then(|form| drafts::offer_as_note(model, &form));
    if asked.as_ref().is_some_and(|asked| asked.takes_command) && !receipt.written.is_empty() {
        // The briefing was read before.
        (model.base, model.scroll) = (Screen::Board, 0);
    }
    let finished = asked.and_then(|asked| asked.finishes).filter(|_| !receipt.written.is_empty());
    let undo_hint = finished.and_then(|step| {
        go_on(model, &step);
        undo_hint(model, &step)
    });
    let remarks: Vec<Sentence> = receipt.remarks.into_iter().filter(|remark| is_news(model, remark)).collect();
    let undoes = undo_hint.as_ref().and_then(|_| model.undoes());
    let remarks = remarks.into_iter().chain(late).chain(undo_hint).collect();
    effect::reply(model, Reply::Kept(receipt.written, remarks), Some(Reason::Kept(undoes.map(Box::new))));
}

/// Whether a remark is still worth its room: what somebody should do otherwise every time is said once.
fn is_news(model: &mut Model, remark: &Sentence) -> bool {
    let advice = [
        say!("rules-leave-to-one", names = "", code = ""),
        say!("rules-leave-verdict-to-one", names = ""),
        say!("rules-service-only-logged"),
    ];
    let known = advice.iter().position(|advice| advice.is_like(remark));
    known.is_none_or(|known| model.advised.insert(known))
}

/// Takes the cursor on to what is next for whoever finished a step.
fn go_on(model: &mut Model, step: &StepRef) {
    if model.open.as_mut().is_some_and(|open| open.go_on(step)) {
        model.scroll = 0;
        model.look();
    }
}

/// What was claimed just now goes out: it is in the log by now.
fn send(model: &Model, claimed: Vec<EntryRef>) -> Vec<Effect> {
    let incident = model.open.as_ref().and_then(|open| open.published.incident.lifecycle.id());
    let incident = incident.filter(|_| !claimed.is_empty());
    incident.map(|incident| Effect::Send(incident.clone(), claimed)).into_iter().collect()
}

/// How a step that was just finished is taken back.
fn undo_hint(model: &Model, step: &StepRef) -> Option<Sentence> {
    let progress = model.open.as_ref()?.published.incident.plan().progress(step);
    let finished = progress.state == StepState::Done || progress.waits_for_second_name();
    // What is destroyed does not come back, whatever the log says afterwards.
    let destroys = model.open.as_ref()?.published.incident.plan().step(step)?.destroys.is_some();
    let undone = || available::refused(model, Action::UndoLast).is_none();
    (finished && !destroys && undone()).then(|| say!("keys-undo-hint"))
}

fn failed(model: &mut Model, failure: Failure) {
    let asked = model.asked.pop_front();
    // Whoever leaves must see what was not kept.
    model.leaving = false;
    let by_form = asked.as_ref().is_some_and(|asked| asked.by_form);
    match failure {
        Failure::Refused(refusal) => refused(model, refusal, by_form, asked.and_then(|asked| asked.asks)),
        Failure::Log(error) => {
            model.reply = None;
            let write = |asked: &Asked| matches!(asked.errand, Errand::Do | Errand::Declare);
            let not_kept = asked.filter(write).map(|asked| asked.what);
            model.trouble = Some(trouble(model, not_kept, &error));
            // What was typed ahead was meant for a screen that did not come.
            model.held.clear();
        }
    }
}

/// Shows a refusal in the form that it is about. Where a note
/// is the way on, the words of the form are offered as one.
fn refused(model: &mut Model, refusal: Refusal, by_form: bool, asks: Option<Box<(Vec<Command>, Asking)>>) {
    let late = model.form.clone().filter(|form| by_form && form.is_touched() && refusal.hint.asks_for(Verb::Note));
    let offered = late.and_then(|form| drafts::offer_as_note(model, &form));
    if let Some(form) = model.form.as_mut().filter(|_| by_form && offered.is_none()) {
        filling::go_to_what_is_missing(form, &refusal);
    }
    match offered {
        Some(offered) => effect::tell(model, &offered),
        None => effect::reply(model, Reply::Refused(refusal), asks.map(Reason::Asked)),
    }
}

fn trouble(model: &Model, not_kept: Option<String>, error: &LogError) -> Trouble {
    let said = model.given.language.say(&error.spoken());
    let why = model.given.language.say(&error.because());
    let because = if why.is_empty() { said } else { format!("{said}: {why}") };
    Trouble { not_kept, because, way_on: WayOn::after(error) }
}
