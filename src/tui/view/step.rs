//! One step: where it stands, why it is locked, what it wants, how it is done, what shows it, what
//! waits for it, who did what. Beside the board where there is room, else on a screen of its own.

use ratatui::layout::Rect;

use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::length::lasting;
use crate::domain::record::Deed;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::step::Doer;
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::rules;
use crate::domain::steps::state::StepState;
use crate::domain::text;
use crate::tui::model::{Model, Open};
use crate::tui::theme::Look;

use super::list::{beyond, clean, paragraph};
use super::markdown;
use super::pen::{Pen, Row, rows};
use super::running::age;
use super::steps::{Pace, mark, standing, unfinished};

/// How many codes of steps are named before the rest is counted.
const NAMED: usize = 12;

/// Draws the step under the cursor on a screen of its own.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(open) = &model.open else { return };
    let lines = beside(model, open, columns(area));
    let room = usize::from(area.height).saturating_sub(1);
    let from = model.scroll.min(lines.len().saturating_sub(room));
    let more = lines.len().saturating_sub(from + room);
    let there = beyond(from, more);
    let title = if there.is_empty() { say!("board-step") } else { say!("board-step-goes-on", there = there) };
    pen.rule(rows(area, 0, 1), &model.say(&title));
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..rows(area, 1, area.height) };
    pen.rows(inner, lines.get(from..).unwrap_or_default());
}

/// How far it can be scrolled.
pub(super) fn most_scroll(model: &Model, area: Rect) -> usize {
    let lines = model.open.as_ref().map_or(0, |open| beside(model, open, columns(area)).len());
    lines.saturating_sub(usize::from(area.height).saturating_sub(1))
}

/// Lines that are too long are hard to read.
fn columns(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(4).min(100)
}

/// The step under the cursor with all that is known of it, for a column of that width.
#[must_use]
pub fn beside(model: &Model, open: &Open, columns: usize) -> Vec<Row> {
    let Some(row) = open.step_here() else { return Vec::new() };
    let (mark, look) = mark(model, open, row);
    let mut lines = paragraph(&format!("{} {}", row.code(), clean(&row.title)), columns, Look::Title);
    let standing = text::cut(&standing(model, open, row, true, Pace::Minutes), columns.saturating_sub(4)).into_owned();
    // What was never settled says so once.
    let stands = match unfinished(model, open, row) {
        Some(_) => Row::new(format!("{mark} {standing}"), look),
        None => Row::new(format!("{mark} {}", model.say(&state(row))), look).and(format!("  {standing}"), Look::Plain),
    };
    lines.push(stands);
    lines.extend(warnings(model, open, row, columns));
    let mut terms = vec![match row.role {
        Doer::Commander => say!("board-for-commander"),
        role => say!("board-for-role", role = role.spoken()),
    }];
    terms.extend(wants(&open.published.incident, row));
    terms.extend(self::terms(&open.published.incident, row));
    lines.extend(paragraph(&model.say(&Sentence::joined(" ", terms)), columns, Look::Muted));
    let detail = open.detail(&row.reference);
    if !detail.is_empty() {
        lines.push(Row::default());
        lines.extend(markdown::rows(detail, columns));
    }
    for part in [
        evidence(model, open, row, columns),
        threads(model, open, row, columns),
        history(model, &open.published.incident, row, columns),
    ] {
        if !part.is_empty() {
            lines.push(Row::default());
            lines.extend(part);
        }
    }
    lines
}

/// What must be seen before the step is touched.
fn warnings(model: &Model, open: &Open, row: &StepRow, columns: usize) -> Vec<Row> {
    let mut lines = Vec::new();
    let mut warn = |said: Sentence, look: Look| lines.extend(paragraph(&model.say(&said), columns, look));
    if let Some(locked) = open.board.lock(row) {
        warn(say!("board-step-locked", because = model.said(&locked.because)), Look::Alert);
        warn(format!("→ {}", model.said(&locked.hint.say)).into(), Look::Plain);
    }
    if let Some(held) = open.board.held.iter().find(|held| held.step == row.reference) {
        warn(held.say(model.hour(held.since)), Look::Title);
    }
    if let Some(update) = open.board.next_update_of(row) {
        let (last, ago) = (model.hour(update.last), age(model, update.last));
        let (every, due) = (lasting(update.every.seconds()), model.hour(update.due()));
        warn(say!("board-next-update-in-full", last = last, ago = ago, every = every, due = due), Look::Title);
    }
    if let Some(to) = &row.delegated {
        warn(say!("board-delegated-to", name = to), Look::Title);
    }
    if let Some(why) = &row.overridden {
        warn(say!("board-step-overridden", why = clean(why)), Look::Alert);
    }
    if row.while_locked {
        warn(say!("board-step-while-locked"), Look::Alert);
    }
    if let Some(who) = &row.one_typist {
        warn(say!("rules-one-typist", who = who), Look::Alert);
    }
    if let Some(why) = &row.why {
        warn(say!("board-step-why", why = clean(why)), Look::Plain);
    }
    if let Some(gone) = &row.destroys {
        warn(say!("board-step-destroys", what = clean(gone)), Look::Alert);
    }
    lines
}

/// What one must be able to do for it, and how long it may take.
fn terms(incident: &Incident, row: &StepRow) -> Vec<Sentence> {
    let Some(instance) = incident.plan().instance(&row.reference) else { return Vec::new() };
    let mut wanted: Vec<&str> = Vec::new();
    for skill in rules::wanted_skills(&instance).map(String::as_str) {
        if !wanted.contains(&skill) {
            wanted.push(skill);
        }
    }
    let step = instance.step;
    let path = step.path.as_ref().map(|path| say!("board-of-path", path = clean(path)));
    let skills = (!wanted.is_empty()).then(|| say!("board-wants-skills", skills = clean(&wanted.join(", "))));
    let time = step.time_box.map(|time| say!("board-takes-at-most", time = lasting(time.seconds())));
    let hold = step.after.map(|hold| say!("board-waits-first", time = lasting(hold.seconds())));
    [path, skills, time, hold].into_iter().flatten().collect()
}

/// What shows that it was done, whole.
fn evidence(model: &Model, open: &Open, row: &StepRow, columns: usize) -> Vec<Row> {
    let Some(evidence) = open.board.evidence(row).map(|evidence| model.say(&evidence)) else { return Vec::new() };
    let mut lines = vec![Row::new(model.say(&say!("board-shown-by")), Look::Title)];
    lines.extend(evidence.lines().flat_map(|line| paragraph(line, columns, Look::Plain)));
    lines
}

/// What it waits for, and what waits for it.
fn threads(model: &Model, open: &Open, row: &StepRow, columns: usize) -> Vec<Row> {
    let incident = &open.published.incident;
    let needed: Vec<String> = needed(open, row).into_iter().map(|(code, met)| format!("{} {code}", met_mark(met))).collect();
    let behind: Vec<String> =
        open.board.holds().behind(&row.reference).into_iter().map(|step| incident.plan().code(step)).collect();
    let mut lines = Vec::new();
    if !needed.is_empty() {
        lines.extend(paragraph(&model.say(&say!("board-comes-after", steps = few(model, &needed))), columns, Look::Plain));
    }
    if !behind.is_empty() {
        let said = say!("board-holds-back", steps = behind.len(), codes = few(model, &behind));
        lines.extend(paragraph(&model.say(&said), columns, Look::Plain));
    }
    lines
}

fn met_mark(met: bool) -> &'static str {
    if met { "✔" } else { "☐" }
}

/// The codes of the steps that come first, and whether they are settled.
fn needed(open: &Open, row: &StepRow) -> Vec<(String, bool)> {
    let incident = &open.published.incident;
    let Some(instance) = incident.plan().instance(&row.reference) else { return Vec::new() };
    let earlier = rules::needed(incident.plan(), &instance);
    earlier.map(|step| (step.code(), step.progress.state.is_settled())).collect()
}

fn few(model: &Model, codes: &[String]) -> String {
    let named = codes.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    if codes.len() <= NAMED {
        return named;
    }
    model.say(&say!("rules-and-more", first = named, more = codes.len() - NAMED))
}

/// Who did what, when.
fn history(model: &Model, incident: &Incident, row: &StepRow, columns: usize) -> Vec<Row> {
    let progress = incident.plan().progress(&row.reference);
    let last = progress.last.as_ref();
    let known = [
        (progress.started.as_ref(), say!("board-deed-started")),
        (progress.overridden.as_ref(), say!("board-deed-overridden")),
        (progress.finished.as_ref(), say!("board-deed-done")),
        (progress.confirmed.as_ref(), say!("board-deed-confirmed")),
    ];
    let mut deeds: Vec<(&Deed, Sentence)> = known.into_iter().filter_map(|(deed, what)| Some((deed?, what))).collect();
    let other = last.filter(|last| !deeds.iter().any(|(deed, _)| deed == last));
    deeds.extend(other.map(|deed| (deed, last_deed(row.state))));
    deeds.sort_by_key(|(deed, _)| deed.at);
    if deeds.is_empty() {
        return Vec::new();
    }
    let lines = deeds.into_iter().flat_map(|(deed, what)| {
        let when = model.hour(deed.at);
        let why = deed.why.as_ref().map(|why| format!(": {}", clean(why))).unwrap_or_default();
        let name = |id: &PersonId| model.called(id);
        let told = format!("{when} {} · {}{why}", model.say(&what), name(&deed.by));
        let typed = deed.typed_by.as_ref().map(|who| say!("log-typed-by", told = &told, name = name(who)));
        paragraph(&typed.map_or(told, |typed| model.say(&typed)), columns, Look::Plain)
    });
    std::iter::once(Row::new(model.say(&say!("board-so-far")), Look::Title)).chain(lines).collect()
}

/// What was done to a step last, by the state it is in.
fn last_deed(state: StepState) -> Sentence {
    if state == StepState::Open { say!("board-deed-reopened") } else { state.spoken() }
}

/// What must be given to finish it.
fn wants(incident: &Incident, row: &StepRow) -> Option<Sentence> {
    let mut wants = Vec::new();
    if row.wants_evidence {
        wants.push(say!("board-wants-evidence"));
    }
    if row.wants_verdict {
        wants.push(say!("board-wants-verdict"));
    }
    if row.wants_second_name || (!row.state.is_settled() && incident.plan().wants_second_name(&row.reference)) {
        wants.push(say!("board-wants-second-name"));
    }
    (!wants.is_empty()).then(|| say!("board-wants", what = Sentence::joined(", ", wants)))
}

fn state(row: &StepRow) -> Sentence {
    match row.state {
        StepState::Open if row.locked.is_some() => say!("board-locked"),
        StepState::Started if row.wants_second_name => say!("board-waits-for-second-name"),
        state => state.spoken(),
    }
}

/// The step in a sentence or two.
#[must_use]
pub fn in_words(model: &Model, open: &Open, row: &StepRow) -> String {
    model.say(&sentences(model, open, row))
}

/// The same in so many columns: where not all fits, its title stands above on the board.
#[must_use]
pub fn in_room(model: &Model, open: &Open, row: &StepRow, room: usize) -> String {
    let said = sentences(model, open, row);
    let all = model.say(&said);
    if text::width(&all) <= room { all } else { model.briefly(&said) }
}

/// Whether a second person must still confirm it.
fn waits(row: &StepRow) -> bool {
    row.state == StepState::Started && row.wants_second_name
}

/// What somebody did to it.
fn deed(row: &StepRow) -> Sentence {
    match row.state {
        StepState::Started if waits(row) => StepState::Done.spoken(),
        StepState::Started => say!("board-deed-started"),
        state => state.spoken(),
    }
}

/// That two people stand for it: who did it and who confirmed it; nothing where it was one.
fn confirmed(model: &Model, open: &Open, row: &StepRow, at: Moment) -> Option<Sentence> {
    let progress = open.published.incident.plan().progress(&row.reference);
    let both = progress.finished.as_ref().zip(progress.confirmed.as_ref()).filter(|_| row.state == StepState::Done);
    let named = |deed: &Deed| model.called(&deed.by);
    both.map(|(first, second)| say!("board-done-and-confirmed", by = named(first), second = named(second), at = model.hour(at)))
}

fn sentences(model: &Model, open: &Open, row: &StepRow) -> Sentence {
    let mut said: Vec<Sentence> = vec![row.titled().into()];
    let by = row.by.as_ref().map(|by| model.called(by)).zip(row.at);
    match (row.state, open.board.lock(row), by) {
        _ if unfinished(model, open, row).is_some() => said.extend(unfinished(model, open, row).map(Sentence::from)),
        (StepState::Open, Some(locked), _) => {
            let (because, hint) = (model.said(&locked.because), model.said(&locked.hint.say));
            said.push(say!("board-locked-because", because = because, hint = hint));
        }
        (StepState::Open, None, _) => {
            said.extend(open.board.asked(row).map(|asked| say!("board-asked", name = model.called(asked))));
            said.extend(wants(&open.published.incident, row));
        }
        (_, locked, Some((by, at))) => {
            said.push(
                confirmed(model, open, row, at)
                    .unwrap_or_else(|| say!("board-done-by", state = deed(row), by = by, at = model.hour(at))),
            );
            said.extend(open.board.next_update_of(row).map(|update| say!("board-next-update", at = model.hour(update.due()))));
            if waits(row) {
                // Whoever did it has nobody but others to ask.
                let others = model.me.as_ref().is_none_or(|me| row.by.as_ref() != Some(&me.id));
                let ask = || locked.and_then(|locked| locked.hint.say.asks().first().map(|ask| (*ask).clone()));
                let confirm = if others { ask() } else { None }.map(|ask| model.said(&ask.into()));
                said.push(say!("board-needs-second", confirm = confirm.map(Sentence::behind_a_colon)));
            }
        }
        _ => said.push(state(row)),
    }
    said.extend(row.overridden.as_deref().map(|why| say!("board-step-overridden", why = clean(why))));
    said.extend(row.why.as_deref().filter(|why| row.overridden.as_deref() != Some(*why)).map(|why| clean(why).into()));
    said.extend(open.board.evidence(row).map(|evidence| clean(&model.say(&evidence)).into()));
    Sentence::joined(" · ", said)
}
