//! The steps by priority. The priority under the cursor gets the most room,
//! one that is settled folds away to its heading, the others show what matters
//! most in them; every heading says how many more there are, and where.

use crate::domain::board::PriorityRow;
use crate::domain::lifecycle::state::Status;
use crate::domain::notices::rows::NextUpdate;
use crate::domain::speech::say;
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::state::StepState;
use crate::domain::text;
use crate::tui::model::shown::Shown;
use crate::tui::model::{Model, Open};
use crate::tui::spot::{Focus, Spot};
use crate::tui::theme::Look;

use super::list::{cell, clean, window};
use super::pen::Row;
use super::running::{self, age, countdown};

/// From this many columns on it is said who did a step, beside when.
const NAMES: usize = 60;

/// The columns of an hour of today.
const HOUR: usize = 5;

/// A priority as far as it is shown.
struct Part<'a> {
    at: usize,
    row: &'a PriorityRow,
    /// The steps that whoever looks wants to see.
    shown: &'a Shown,
    /// Behind how many of them the cursor stands, where it stands here.
    here: Option<usize>,
    focused: bool,
}

/// The rows of the steps for a column of that width and height.
#[must_use]
pub fn rows(model: &Model, open: &Open, width: u16, height: u16) -> Vec<Row> {
    let here = open.step_here().map(|row| &row.reference);
    let (width, height) = (usize::from(width), usize::from(height));
    let parts = parts(open, height);
    let rooms = share(&parts, height.saturating_sub(parts.len()));
    let columns = Columns::of(open, width);
    let mut rows = Vec::new();
    for (part, room) in parts.iter().zip(&rooms) {
        let (drawn, above) = if part.focused { around(part, *room) } else { (worthiest(model, part, *room), None) };
        rows.push(heading(model, part, &drawn, above, width));
        for step in drawn.iter().filter_map(|at| part.row.steps.get(*at)) {
            let cursor = open.focus == Focus::Steps && Some(&step.reference) == here;
            rows.push(columns.row(model, open, step, cursor));
        }
    }
    rows
}

/// All priorities; where there is hardly any room, only the one
/// under the cursor: the head has the others' counts.
fn parts(open: &Open, height: usize) -> Vec<Part<'_>> {
    let priorities = &open.board.priorities;
    let (focused, before) = open.here().unwrap_or_default();
    let all = height >= priorities.len() * 2;
    let part = |(at, (row, shown))| {
        let focused = at == focused;
        Part { at, row, shown, here: focused.then_some(before), focused }
    };
    priorities.iter().zip(&open.shown).enumerate().map(part).filter(|part| all || part.focused).collect()
}

/// Shares the rows out: each priority a quarter, one that is
/// settled none, the one under the cursor all the rest.
fn share(parts: &[Part<'_>], room: usize) -> Vec<usize> {
    let folded = |part: &Part<'_>| !part.focused && part.row.settled == part.row.steps.len();
    let wants: Vec<usize> = parts.iter().map(|part| if folded(part) { 0 } else { part.shown.rows.len() }).collect();
    let mut left = room;
    let mut rooms: Vec<usize> = Vec::new();
    for want in &wants {
        let least = (*want).min(room / 4).min(left);
        left -= least;
        rooms.push(least);
    }
    let focused = parts.iter().position(|part| part.focused).unwrap_or(0);
    let order = std::iter::once(focused).chain((0..rooms.len()).filter(|at| *at != focused));
    for at in order {
        if let (Some(room), Some(want)) = (rooms.get_mut(at), wants.get(at)) {
            let more = want.saturating_sub(*room).min(left);
            *room += more;
            left -= more;
        }
    }
    rooms
}

/// The rows around the cursor, and how many there are above them.
fn around(part: &Part<'_>, room: usize) -> (Vec<usize>, Option<usize>) {
    let rows = &part.shown.rows;
    let from = window(part.here.unwrap_or(0), rows.len(), room);
    (rows.iter().skip(from).take(room).copied().collect(), Some(from))
}

/// The rows that matter most, in the runbook's order.
fn worthiest(model: &Model, part: &Part<'_>, room: usize) -> Vec<usize> {
    part.shown.worthiest(&part.row.steps, model.latest(), room)
}

fn is_bad(model: &Model, step: &StepRow) -> bool {
    step.state == StepState::Failed || step.is_late(model.latest())
}

fn heading(model: &Model, part: &Part<'_>, drawn: &[usize], above: Option<usize>, width: usize) -> Row {
    let all = part.row.steps.len();
    let bad = part.shown.bad(&part.row.steps, model.latest()).into_iter().filter(|at| !drawn.contains(at)).count();
    let others = all - part.shown.rows.len();
    let more = part.shown.rows.len() - drawn.len();
    let mut said = Vec::new();
    if bad > 0 {
        said.push(format!("! {bad}"));
    }
    match (more, above) {
        (0, _) => {}
        _ if part.row.settled == all => said.push(model.say(&say!("board-all-settled"))),
        (more, None) => said.push(model.say(&say!("board-more", more = more))),
        (more, Some(above)) => {
            said.extend((above > 0).then(|| format!("↑{above}")));
            said.extend((more > above).then(|| format!("↓{}", more - above)));
        }
    }
    if others > 0 {
        said.push(model.say(&say!("board-not-yours", steps = others)));
    }
    said.push(format!("{}/{all} ", part.row.settled));
    let title = format!(" {} {}", part.at + 1, model.say(&part.row.priority.spoken()));
    let count = said.join("  ");
    let gap = width.saturating_sub(text::width(&title) + text::width(&count));
    Row::new(title, Look::Title).and(" ".repeat(gap), Look::Plain).and(count, if bad > 0 { Look::Alert } else { Look::Muted })
}

/// The columns of the list, as wide as what stands in them.
/// What is free at the right end belongs to the title.
struct Columns {
    width: usize,
    code: usize,
    names: bool,
}

impl Columns {
    fn of(open: &Open, width: usize) -> Self {
        let widest = open.shown.iter().map(|shown| shown.widest).max().unwrap_or(0);
        Self { width, code: widest.min(width / 4), names: width >= NAMES }
    }

    fn row(&self, model: &Model, open: &Open, step: &StepRow, cursor: bool) -> Row {
        let (mark, look) = mark(model, open, step);
        let update = open.board.next_update_of(step);
        // Only codes with a component are as wide as the column: the others leave their room to the title.
        let short = text::width(&step.short_code).max(3);
        let code = if step.component.is_some() { self.code.max(short) } else { short };
        let (who, running) = halves(model, open, step, self.names, Pace::Seconds);
        // How long is left is read by everybody; whose it is can be cut.
        let most = if open.board.asked(step).is_some() { self.width / 2 } else { self.width * 2 / 5 };
        let room = most.saturating_sub(text::width(&running) + usize::from(!running.is_empty()));
        let who = text::cut(&who, room).into_owned();
        let right = joined(&who, &running);
        let end = text::width(&right) + 1 + usize::from(!right.is_empty());
        let dim = if matches!(look, Look::Muted) { Look::Muted } else { Look::Plain };
        let pointer = if cursor { "›" } else { " " };
        let row = Row::plain(pointer).and(format!("{mark} "), look).and(cell(&step.code(), code), dim).and(" ", dim);
        let room = self.width.saturating_sub(code + end + 4);
        let row = row.and(cell(&title(model, step, room), room), dim);
        // What changes every second has no colour: that would be written anew each time.
        let lead = if who.is_empty() { "" } else { " " };
        let (gap, end) = (if running.is_empty() { "" } else { " " }, if right.is_empty() { "" } else { " " });
        row.and(format!("{lead}{who}"), look)
            .and(format!("{gap}{running}{end}"), late(model, step, update))
            .cursor(cursor)
            .spot(Spot::Step(step.reference.clone()))
    }
}

/// The title of a step, behind what stays marked on it. Of one that failed or whose lock was overridden the
/// reason stands there as well, and alone where there is no room for both.
fn title(model: &Model, step: &StepRow, room: usize) -> String {
    let title = clean(&step.title);
    let marked = match (&step.overridden, step.while_locked) {
        (Some(_), _) => Some(say!("board-override")),
        (None, true) => Some(say!("board-while-locked")),
        (None, false) => step.one_typist.as_ref().map(|_| say!("board-one-typist")),
    };
    let mark = marked.map(|marked| model.say(&marked));
    let failure = step.why.as_ref().filter(|_| step.state == StepState::Failed);
    let why = failure.or(step.overridden.as_ref()).map(|why| clean(why)).filter(|why| !why.is_empty());
    let lead = mark.as_ref().map(|mark| format!("{mark} ")).unwrap_or_default();
    let Some(why) = why else { return format!("{lead}{title}") };
    let all = format!("{lead}{title}: {why}");
    if text::width(&all) <= room { all } else { mark.map_or(why.clone(), |mark| format!("{mark}: {why}")) }
}

/// The mark of a step and its look. An update that went out is not over, and is open again once the next is
/// owed.
#[must_use]
pub fn mark(model: &Model, open: &Open, step: &StepRow) -> (&'static str, Look) {
    match step.state {
        StepState::Done => match open.board.next_update_of(step) {
            Some(update) if is_owed(model, update) => ("☐", Look::Late),
            Some(_) => ("✔", Look::Plain),
            None => ("✔", Look::Good),
        },
        StepState::Started if step.is_late(model.latest()) => ("▸", Look::Late),
        StepState::Started => ("▸", Look::Working),
        StepState::Failed => ("✖", Look::Alert),
        StepState::Skipped | StepState::NotApplicable => ("–", Look::Muted),
        StepState::Open if step.locked.is_some() => ("⊘", Look::Muted),
        StepState::Open if step.is_late(model.latest()) => ("☐", Look::Alert),
        StepState::Open => ("☐", Look::Plain),
    }
}

/// The look of the time that is left for a step, or until the next update.
fn late(model: &Model, step: &StepRow, update: Option<&NextUpdate>) -> Look {
    if update.is_some_and(|update| is_owed(model, update)) || is_bad(model, step) { Look::Late } else { Look::Plain }
}

/// How finely time is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// The nearest deadline in seconds: in one place of a screen.
    Seconds,
    /// All in minutes, as everywhere but in that one place.
    Minutes,
}

/// Who and when, or why it is locked, in a word or two.
#[must_use]
pub fn standing(model: &Model, open: &Open, step: &StepRow, names: bool, pace: Pace) -> String {
    let (who, running) = halves(model, open, step, names, pace);
    joined(&who, &running)
}

fn joined(who: &str, running: &str) -> String {
    [who, running].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The same in two parts: what stays as it is, and the time that runs.
fn halves(model: &Model, open: &Open, step: &StepRow, names: bool, pace: Pace) -> (String, String) {
    let is_nearest = || pace == Pace::Seconds && running::is_nearest(open, |about| about.is_step(&step.reference));
    let left = |due| countdown(model, due, is_nearest());
    let by = step.by.as_ref().map(|by| model.called(by)).unwrap_or_default();
    let when = step.at.map(|at| model.hours().short_hour(at)).unwrap_or_default();
    // Of what was long ago the name is cut before the hour.
    let apart = |said: String| if when.len() > HOUR { (said, when.clone()) } else { (format!("{said} {when}"), String::new()) };
    let late = step.due.filter(|due| *due <= model.latest());
    let still = |said: String| (said, String::new());
    let so_far = |at| model.say(&say!("board-so-far-for", time = age(model, at)));
    if let Some(said) = unfinished(model, open, step) {
        return still(said);
    }
    let asked = open.board.asked(step).map(|asked| model.say(&say!("board-asked", name = model.called(asked))));
    let at_it = asked.clone().unwrap_or_else(|| by.clone());
    match (step.state, step.due) {
        (StepState::Done, _) => match open.board.next_update_of(step) {
            Some(update) => (String::new(), next_update(model, update)),
            None if names => apart(by),
            None => still(when),
        },
        (StepState::NotApplicable, _) => apart(model.say(&say!("board-na"))),
        (StepState::Skipped | StepState::Failed, _) => apart(model.say(&step.state.spoken())),
        (StepState::Started, _) if step.wants_second_name => still(model.say(&say!("board-two-names"))),
        (StepState::Started, Some(due)) => (at_it, left(due)),
        (StepState::Started, None) => (at_it, step.at.map(so_far).unwrap_or_default()),
        (StepState::Open, _) => match (open.board.lock(step), late) {
            (Some(locked), _) => {
                let short = clean(&model.say(&locked.short));
                still(asked.map_or(short.clone(), |asked| format!("{asked}, {short}")))
            }
            (None, Some(due)) => (asked.unwrap_or_default(), left(due)),
            (None, None) => still(asked.unwrap_or_default()),
        },
    }
}

/// How far a step came, where the incident was closed before it was settled.
#[must_use]
pub fn unfinished(model: &Model, open: &Open, step: &StepRow) -> Option<String> {
    if open.board.status != Status::Closed {
        return None;
    }
    let by = step.by.as_ref().map(|by| model.called(by)).unwrap_or_default();
    let said = match step.state {
        StepState::Started if step.wants_second_name => say!("board-not-confirmed"),
        StepState::Started => say!("board-not-finished", name = by),
        StepState::Open => say!("board-not-done"),
        StepState::Done | StepState::Skipped | StepState::NotApplicable | StepState::Failed => return None,
    };
    Some(model.say(&said))
}

/// Whether customers wait for the next update by now.
fn is_owed(model: &Model, update: &NextUpdate) -> bool {
    update.due() <= model.latest()
}

/// When the next update is due, or how late it is.
fn next_update(model: &Model, update: &NextUpdate) -> String {
    let due = update.due();
    let said = if is_owed(model, update) {
        say!("board-next-update-late", late = countdown(model, due, false))
    } else {
        say!("board-next-update", at = model.hours().short_hour(due))
    };
    model.say(&said)
}
