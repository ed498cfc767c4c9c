//! The form of an action where the cursor stands, filled in with what is most likely.

use crate::app::pages::TimelineRow;
use crate::domain::amended::words::{Said, said};
use crate::domain::ask::table::{Command, LifecycleCommand};
use crate::domain::board::{Next, Object, roles};
use crate::domain::decide::decide;
use crate::domain::field::FieldName;
use crate::domain::gate::still_open;
use crate::domain::hints;
use crate::domain::people::rows::ResponderRow;
use crate::domain::people::state::ResponderState;
use crate::domain::runbook::Role;
use crate::domain::speech::{Ask, say};
use crate::domain::steps::state::StepState;
use crate::domain::text::line;
use crate::domain::time_text::day_and_clock;
use crate::domain::verb::Verb;
use crate::tui::action::{Action, Screen};
use crate::tui::form::known::Known;
use crate::tui::form::{About, Field, Form, background, make};
use crate::tui::input::Key;

use super::open::Does;
use super::{Model, Open, hear, target, undo};

/// The form of an action; none for one that asks nothing of an incident. A form with nothing to fill in or to
/// read is sent at once.
#[must_use]
pub fn form(model: &Model, action: Action) -> Option<Form> {
    if let (None, Action::Ask(verb)) = (&model.open, action) {
        return hear::of(model, verb);
    }
    let (open, known) = (model.open.as_ref()?, model.known()?);
    let verb = match action {
        Action::Ask(verb) => verb,
        Action::UndoLast => return undo::form(known, model),
        Action::QuoteSomebody => {
            let (verb, about) = target::word_of(open, model.base).ok()?;
            return make::quoting(known, verb, &about);
        }
        _ => return None,
    };
    let about = target::about(model, open, verb)?;
    of(model, open, known, for_the_second(open, known, verb, &about), &about)
}

/// What the key that finishes a step asks of one that somebody else has finished and that waits for a second
/// person: to confirm it, once they have read what was done.
fn for_the_second(open: &Open, known: Known<'_>, verb: Verb, about: &About) -> Verb {
    let About::Step(step) = about else { return verb };
    let first = || known.incident.plan().progress(step).finished.as_ref().map(|deed| &deed.by);
    let waits = open.board.step(step).is_some_and(|row| row.wants_second_name);
    if verb == Verb::Done && waits && first().is_some_and(|first| known.me != Some(first)) { Verb::Confirm } else { verb }
}

/// What the key that finishes a step does with the one under the cursor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Finishing {
    /// It is finished, or refused.
    AtOnce,
    /// A form asks for something first.
    Asks,
    /// A form asks whoever looks to confirm it as second person.
    Confirms,
}

/// What the key that finishes a step does with the one under the cursor.
#[must_use]
pub fn finishing(model: &Model) -> Finishing {
    let about = model.open.as_ref().and_then(|open| Some((open, target::about(model, open, Verb::Done)?)));
    let Some(((open, about), known)) = about.zip(model.known()) else { return Finishing::AtOnce };
    match &about {
        _ if for_the_second(open, known, Verb::Done, &about) == Verb::Confirm => Finishing::Confirms,
        About::Step(step) if make::finishing_asks(known, step) => Finishing::Asks,
        _ => Finishing::AtOnce,
    }
}

/// What the key for what is next does for something. A form is made to know it.
#[must_use]
pub fn does(model: &Model, next: &Next) -> Does {
    if next.hint.asks_for(Verb::Export) {
        return Does::AtOnce;
    }
    match next.ask().and_then(|ask| asked(model, ask, next.on.as_ref())) {
        Some(form) if is_read_first(model, &form) => Does::Briefs,
        Some(form) if form.wants_a_look() => Does::Opens,
        Some(_) => Does::AtOnce,
        None => Does::Goes,
    }
}

/// Whether the briefing is to be read before a form is sent: whoever takes command knows then what they take.
#[must_use]
pub fn is_read_first(model: &Model, form: &Form) -> bool {
    let accepts = form.purpose.asks().is_some_and(|(verb, _)| verb == Verb::Accept);
    accepts && model.base != Screen::Briefing && model.open.as_ref().is_some_and(|open| is_offered(model, open))
}

/// Whether command is offered to whoever looks.
#[must_use]
pub fn is_offered(model: &Model, open: &Open) -> bool {
    let offered = open.published.incident.people.offered().map(|(to, _)| to);
    offered.is_some() && offered == model.me.as_ref().map(|me| &me.id)
}

/// The form of what is to be asked of something, filled in with what is given. A
/// verdict is not: whoever gives one chooses it.
#[must_use]
pub fn asked(model: &Model, ask: &Ask, on: Option<&Object>) -> Option<Form> {
    let about = match on {
        Some(Object::Step(step)) => About::Step(step.clone()),
        Some(Object::Component(id)) => About::Component(id.clone()),
        Some(Object::Person(id)) => About::Person(id.clone()),
        None => About::Nothing,
    };
    let mut form = self::about(model, ask.verb(), &about)?;
    if let (Verb::Done, About::Step(step), true, Some(known)) = (ask.verb(), &about, !form.wants_a_look(), model.known()) {
        form = make::finishing_in_words(known, step);
    }
    let typed = ask.verb().row()?.fields().filter(|need| need.option.is_none()).map(|need| need.field);
    for (field, word) in typed.zip(ask.given()).filter(|(field, _)| *field != FieldName::Verdict) {
        form.write(field, word);
    }
    if ask.verb() == Verb::Call && about == About::Nothing {
        choose_next_to_call(&mut form, model);
    }
    if let Some(line) = hints::line_of(ask) {
        form.write(FieldName::Line, line.word());
    }
    let role = ask.words().find_map(Role::from_word).filter(|_| ask.verb() == Verb::Assign && about == About::Nothing);
    if let Some(role) = role {
        choose_somebody_for(&mut form, model, role);
    }
    Some(form)
}

/// The form of a verb about something, as it would be made now.
#[must_use]
pub fn about(model: &Model, verb: Verb, about: &About) -> Option<Form> {
    of(model, model.open.as_ref()?, model.known()?, verb, about)
}

fn of(model: &Model, open: &Open, known: Known<'_>, verb: Verb, about: &About) -> Option<Form> {
    let mut form = make::form(known, verb, about)?;
    match verb {
        Verb::Correct | Verb::Strike => fill_in_entry(&mut form, known, model, open),
        Verb::Assign => propose_duty(&mut form, known, model, open),
        Verb::Clock => name_both_clocks(&mut form, known, model),
        Verb::Resolve => say_what_is_open(&mut form, known, model, LifecycleCommand::ResolveIncident { why: None }),
        Verb::Close => say_what_is_open(&mut form, known, model, LifecycleCommand::CloseIncident { why: None }),
        _ => {}
    }
    Some(form)
}

/// Chooses whom to call next, where nobody is named.
fn choose_next_to_call(form: &mut Form, model: &Model) {
    if let Some(next) = model.to_call().first() {
        form.write(FieldName::Who, &next.who);
        form.write(FieldName::Line, next.line.word());
    }
}

/// Chooses somebody for a role that is to be given: whoever has none yet, or another.
fn choose_somebody_for(form: &mut Form, model: &Model, role: Role) {
    let Some(open) = &model.open else { return };
    let here = |row: &&ResponderRow| matches!(row.state, ResponderState::Acknowledged | ResponderState::Assigned);
    let others = || open.board.responders.iter().filter(here).filter(|row| row.role != Some(role));
    let proposed = |row: &&ResponderRow| row.proposed.as_ref().is_some_and(|(proposed, _)| *proposed == role);
    let free = || others().find(|row| row.role.is_none() && !row.commands).or_else(|| others().find(|row| !row.commands));
    if let Some(row) = others().find(proposed).or_else(free).or_else(|| others().next()) {
        form.write(FieldName::Who, &row.id);
    }
    form.write(FieldName::Role, role.word());
}

/// Says what the entry under the cursor says, with its words to be put right.
fn fill_in_entry(form: &mut Form, known: Known<'_>, model: &Model, open: &Open) {
    let Some(row) = target::entry_here(open, model.base) else { return name_latest(form, known, model, open) };
    let (at, told) = (model.hour(row.at), line(&model.say(&row.text)).into_owned());
    form.about.insert(0, format!("{at} {}: {told}", line(&row.by)));
    let standing = known.incident.amended.stands(&row.written);
    match said(&standing.event.fact) {
        Said::Words(words) => {
            form.write(FieldName::Text, &words.unwrap_or_default());
            // A slip is put right; the rest of the words stays.
            form.fields.iter_mut().filter(|field| field.name == FieldName::Text).for_each(Field::go_on_behind);
        }
        Said::File | Said::Nothing => form.fields.retain(|field| field.name != FieldName::Text),
    }
}

/// So many entries are named in a form that asks for one by its number.
const LATEST: usize = 3;

/// Names the latest entries of whoever looks by the numbers that the form asks for.
fn name_latest(form: &mut Form, known: Known<'_>, model: &Model, open: &Open) {
    let own = |row: &TimelineRow| known.me.is_some_and(|me| row.written.by == *me);
    for row in open.published.rows().rev().filter(own).take(LATEST) {
        form.about.push(format!("{}  {} {}", row.name, model.hour(row.at), line(&model.say(&row.text))));
    }
}

/// The form that writes a note.
#[must_use]
pub fn note(known: Known<'_>) -> Option<Form> {
    make::form(known, Verb::Note, &About::Nothing)
}

/// Fills in the duty of whoever a role is for: the one they have, else the step under the cursor, where a
/// commander with people enough can give it to them. What was typed there stays.
pub fn propose_duty(form: &mut Form, known: Known<'_>, model: &Model, open: &Open) {
    let typed = form.fields.iter().any(|field| field.name == FieldName::Duty && field.is_touched());
    if typed || !matches!(form.purpose.asks(), Some((Verb::Assign, _))) {
        return;
    }
    let who = background::who(form);
    let held = who.and_then(|id| known.incident.people.responder(&id)?.duty.clone());
    let duty = held.or_else(|| step_to_give(form, known, model, open));
    form.write(FieldName::Duty, &duty.unwrap_or_default());
}

/// The step under the cursor, where it is in sight, free and of the role that is chosen, and all have a role.
fn step_to_give(form: &Form, known: Known<'_>, model: &Model, open: &Open) -> Option<String> {
    let hands_free = known.me.is_some_and(|me| known.incident.people.keeps_hands_free(me));
    if !hands_free
        || !matches!(model.base, Screen::Board | Screen::Step)
        || !roles::proposals(known.incident, known.now).is_empty()
    {
        return None;
    }
    let row = open.board.step(&target::step_here(open, model.base).ok()?)?;
    let role = form.filled(FieldName::Role);
    let theirs = row.state == StepState::Open && row.locked.is_none() && role.as_deref() == Some(row.role.word());
    theirs.then(|| row.code())
}

/// Whoever says which clock is right sees both.
fn name_both_clocks(form: &mut Form, known: Known<'_>, model: &Model) {
    let Some(doubt) = &model.reckoned.doubt else { return };
    let shown = |moment| day_and_clock(moment, doubt.zone);
    let both = say!("forms-clocks-disagree", machine = shown(doubt.machine.wall), log = shown(doubt.log));
    form.about.push(known.say(&both));
}

/// Ending says what is still open.
fn say_what_is_open(form: &mut Form, known: Known<'_>, model: &Model, end: LifecycleCommand) {
    let Some(asking) = model.asking() else { return };
    let open = still_open::open(known.incident.plan());
    let (in_the_way, rest) = if matches!(end, LifecycleCommand::ResolveIncident { .. }) {
        (open.against_resolving(), open.beside_resolving())
    } else {
        (open.against_closing(known.incident.lifecycle.status), open.beside_closing())
    };
    let key = || model.given.keys.key_on(Screen::Form, Action::ShowWhole).map(Key::name);
    let ending = make::Ending { in_the_way, rest, whole: key().filter(|_| open.is_cut()) };
    let refused = decide(known.incident, &Command::Lifecycle(end), &asking).err();
    make::say_what_is_open(form, known, &ending, refused.as_ref());
}
