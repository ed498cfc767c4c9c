//! The steps by priority. The priority under the cursor gets the most room; the others show what matters most in them, and every heading says
//! how many more there are.

use crate::domain::board::{PriorityRow, StepRow};
use crate::domain::incident::StepState;
use crate::domain::length::stretch;
use crate::domain::text;
use crate::domain::time_text::clock;
use crate::tui::model::{Focus, Model, Open};
use crate::tui::spot::Spot;
use crate::tui::theme::Look;

use super::chrome::countdown;
use super::list::{Row, cell, clean, window};

/// The rows of the steps for a column of that width and height.
#[must_use]
pub fn rows(model: &Model, open: &Open, width: u16, height: u16) -> Vec<Row> {
    let priorities = &open.board.priorities;
    let here = open.step_here().map(|row| &row.reference);
    let focused = priorities.iter().position(|row| row.steps.iter().any(|step| Some(&step.reference) == here)).unwrap_or(0);
    let rooms = share(priorities, focused, usize::from(height).saturating_sub(priorities.len()));
    let columns = Columns::of(model, open, usize::from(width));
    let mut rows = Vec::new();
    for (at, (priority, room)) in priorities.iter().zip(&rooms).enumerate() {
        let shown = if at == focused { around(priority, here, *room) } else { worthiest(model, priority, *room) };
        rows.push(heading(at, priority, shown.len(), usize::from(width)));
        for step in shown {
            let cursor = open.focus == Focus::Steps && Some(&step.reference) == here;
            rows.push(columns.row(model, step, cursor));
        }
    }
    rows
}

/// Shares the rows out: each priority a quarter, one that is settled none, the one under the cursor all the rest.
fn share(priorities: &[PriorityRow], focused: usize, room: usize) -> Vec<usize> {
    let wants: Vec<usize> = priorities.iter().map(|row| row.steps.len()).collect();
    let mut left = room;
    let mut rooms: Vec<usize> = Vec::new();
    for (at, row) in priorities.iter().enumerate() {
        let settled = row.settled == row.steps.len() && at != focused;
        let least = if settled { 0 } else { row.steps.len().min(room / 4) };
        let least = least.min(left);
        left -= least;
        rooms.push(least);
    }
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

/// The steps around the cursor.
fn around<'a>(priority: &'a PriorityRow, here: Option<&crate::domain::id::StepRef>, room: usize) -> Vec<&'a StepRow> {
    let at = priority.steps.iter().position(|step| Some(&step.reference) == here).unwrap_or(0);
    priority.steps.iter().skip(window(at, priority.steps.len(), room)).take(room).collect()
}

/// The steps that matter most, in the runbook's order.
fn worthiest<'a>(model: &Model, priority: &'a PriorityRow, room: usize) -> Vec<&'a StepRow> {
    let mut ranked: Vec<(u8, usize)> = priority.steps.iter().enumerate().map(|(at, step)| (rank(model, step), at)).collect();
    ranked.sort_unstable();
    ranked.truncate(room);
    ranked.sort_unstable_by_key(|(_, at)| *at);
    ranked.into_iter().filter_map(|(_, at)| priority.steps.get(at)).collect()
}

fn rank(model: &Model, step: &StepRow) -> u8 {
    match step.state {
        StepState::Failed => 0,
        _ if step.due.is_some_and(|due| due <= model.now) => 0,
        StepState::Started => 1,
        StepState::Open if step.locked.is_none() => 2,
        StepState::Open => 3,
        _ => 4,
    }
}

fn heading(at: usize, priority: &PriorityRow, shown: usize, width: usize) -> Row {
    let all = priority.steps.len();
    let more = match all - shown {
        0 => String::new(),
        _ if priority.settled == all => "all settled   ".to_owned(),
        more => format!("+{more} more   "),
    };
    let title = format!(" {} {}", at + 1, priority.priority.title());
    let count = format!("{more}{}/{all} ", priority.settled);
    let gap = width.saturating_sub(text::width(&title) + text::width(&count));
    Row::new(title, Look::Title).and(" ".repeat(gap), Look::Plain).and(count, Look::Muted)
}

/// The columns of the list, as wide as what stands in them.
struct Columns {
    code: usize,
    title: usize,
    component: usize,
    right: usize,
}

impl Columns {
    fn of(model: &Model, open: &Open, width: usize) -> Self {
        let widest = |of: &dyn Fn(&StepRow) -> usize, most: usize| open.steps().map(of).max().unwrap_or(0).min(most);
        let code = widest(&|step| step.short_code.len(), 4);
        let component = widest(&|step| step.component.as_ref().map_or(0, String::len), if width < 60 { 8 } else { 16 });
        let right = widest(&|step| text::width(&standing(model, step)), if width < 60 { 12 } else { 24 });
        let gaps = 5 + usize::from(component > 0);
        Self { code, component, right, title: width.saturating_sub(code + component + right + gaps + 1) }
    }

    fn row(&self, model: &Model, step: &StepRow, cursor: bool) -> Row {
        let (mark, look) = mark(model, step);
        let pointer = if cursor { "›" } else { " " };
        let title = match (&step.overridden, step.while_locked) {
            (Some(_), _) => format!("OVERRIDE {}", clean(&step.title)),
            (None, true) => format!("WHILE LOCKED {}", clean(&step.title)),
            _ => clean(&step.title),
        };
        let right = text::cut(&standing(model, step), self.right).into_owned();
        let component = step.component.as_deref().unwrap_or_default();
        // Where a column is empty, the title may have its room.
        let title_room = match (component.is_empty(), right.is_empty()) {
            (false, _) => self.title,
            (true, false) => self.title + self.component + usize::from(self.component > 0),
            (true, true) => self.title + self.component + usize::from(self.component > 0) + self.right,
        };
        let dim = if matches!(look, Look::Muted) { Look::Muted } else { Look::Plain };
        let mut row = Row::plain(pointer).and(format!("{mark} "), look).and(cell(&step.short_code, self.code), dim).and(" ", dim);
        row = row.and(cell(&title, title_room), dim).and(" ", dim);
        if !component.is_empty() {
            row = row.and(cell(component, self.component), dim).and(" ", dim);
        }
        if !right.is_empty() {
            let lead = " ".repeat(self.right.saturating_sub(text::width(&right)));
            row = row.and(format!("{lead}{right} "), look);
        }
        row.cursor(cursor).spot(Spot::Step(step.reference.clone()))
    }
}

/// The mark of a step and its look.
#[must_use]
pub fn mark(model: &Model, step: &StepRow) -> (&'static str, Look) {
    match step.state {
        StepState::Done => ("✔", Look::Good),
        StepState::Started if step.due.is_some_and(|due| due <= model.now) => ("▸", Look::Late),
        StepState::Started => ("▸", Look::Working),
        StepState::Failed => ("✖", Look::Alert),
        StepState::Skipped | StepState::NotApplicable => ("–", Look::Muted),
        StepState::Open if step.locked.is_some() => ("⊘", Look::Muted),
        StepState::Open => ("☐", Look::Plain),
    }
}

/// Who and when, or why it is locked, in a word or two.
#[must_use]
pub fn standing(model: &Model, step: &StepRow) -> String {
    let by = clean(step.by.as_deref().unwrap_or_default());
    let when = step.at.map(|at| clock(at, model.given.zone)).unwrap_or_default();
    match (step.state, step.due) {
        (StepState::Done, _) => format!("{by} {when}"),
        (StepState::Skipped, _) => format!("skipped {when}"),
        (StepState::NotApplicable, _) => format!("n/a {when}"),
        (StepState::Failed, _) => format!("failed {when}"),
        (StepState::Started, _) if step.wants_second_name => "two names".to_owned(),
        (StepState::Started, Some(due)) if due <= model.now => countdown(due, model.now),
        (StepState::Started, Some(due)) => format!("{by} {}", countdown(due, model.now)),
        (StepState::Started, None) => {
            format!("{by} {}", step.at.map(|at| stretch(model.now.seconds_since(at))).unwrap_or_default())
        }
        (StepState::Open, _) => step.locked.as_ref().map(|locked| clean(&model.say(&locked.short))).unwrap_or_default(),
    }
}
