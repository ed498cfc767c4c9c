//! What is next for whoever looks, what the cursor stands on, and how it is done.

use crate::domain::board::Next;
use crate::domain::data::rows::ComponentRow;
use crate::domain::lifecycle::state::Status;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::state::StepState;
use crate::domain::text::{cut, width};
use crate::domain::verb::Verb;
use crate::tui::action::Action;
use crate::tui::model::{Does, Model, Open};
use crate::tui::spot::Focus;
use crate::tui::theme::Look;

use super::list::{wrap, wrap_to};
use super::pen::Row;
use super::{markdown, side, step};

/// The columns of the labels.
const LABEL: usize = 7;
/// The columns in which one can tell what is meant.
const ENOUGH: usize = 20;

/// What is next and how it is done, put into words once for a picture.
pub(super) struct Below<'a> {
    model: &'a Model,
    open: &'a Open,
    columns: usize,
    /// What the cursor stands on, with its label; empty where nothing is to be said of it.
    here: (Sentence, String),
    /// What is next, in as many rows as it may have at most.
    first: Vec<Row>,
}

/// So many rows what is next may have at most.
const FIRST: usize = 3;

impl<'a> Below<'a> {
    /// On a screen of so many columns. `detailed` says that the step under the cursor stands beside in full.
    pub(super) fn of(model: &'a Model, open: &'a Open, columns: u16, detailed: bool) -> Self {
        let columns = usize::from(columns).saturating_sub(LABEL + 1);
        let first = first(model, open, columns, FIRST);
        Self { model, open, columns, here: here(model, open, detailed, columns * 2), first }
    }

    /// How many rows it takes where reasons are not to be cut: what is next, and what the cursor stands on if
    /// that failed, was overridden or is proposed.
    pub(super) fn wants(&self, height: u16) -> u16 {
        let (_, here) = &self.here;
        let reason = gives_a_reason(self.open) && !here.is_empty();
        let here = if reason { wrap(here, self.columns).len() } else { 1 };
        u16::try_from(self.first.len() + here).unwrap_or(height).clamp(height, height + 2)
    }

    /// So many rows at most, from what is next to how it is done.
    pub(super) fn rows(self, height: u16) -> Vec<Row> {
        let Self { model, open, columns, here: (label, here), first: whole } = self;
        let height = usize::from(height);
        let most = if gives_a_reason(open) { height } else { 2 };
        let kept = if here.is_empty() || height < 2 { 0 } else { wrap_to(&here, columns, most.min(height - 1)).len() };
        let room = (height - kept.min(1)).min(if height > FIRST { FIRST } else { 2 });
        let mut lines = if whole.len() <= room { whole } else { first(model, open, columns, room) };
        for next in model.next_of(open).iter().skip(1).take(height.saturating_sub(lines.len() + kept)) {
            // Half a reason is worth less than none.
            let said = [in_words(model, next), model.said_briefly(&next.in_full())];
            let said = said.into_iter().find(|said| width(said) <= columns).unwrap_or_else(|| model.said(&next.say));
            let said = cut(&said, columns).into_owned();
            lines.extend(labelled(&model.say(&say!("board-then")), vec![said]));
        }
        let left = height.saturating_sub(lines.len());
        if kept > 0 && left > 0 {
            lines.extend(labelled(&model.say(&label), wrap_to(&here, columns, left)));
        }
        lines.truncate(height);
        lines
    }
}

/// Whether the cursor stands on what says why or who else is needed: it failed, was overridden, is proposed,
/// or waits for a second person.
fn gives_a_reason(open: &Open) -> bool {
    match open.focus {
        Focus::Steps => open.step_here().is_some_and(says_why),
        Focus::People => open.responder_here().is_some_and(|row| row.proposed.is_some()),
        Focus::Components => false,
    }
}

fn says_why(row: &StepRow) -> bool {
    row.state == StepState::Failed || row.overridden.is_some() || row.wants_second_name
}

/// The one thing that is next, with its reason whole where two rows are enough; on
/// its right the key that does it, and how many others there are.
fn first(model: &Model, open: &Open, columns: usize, height: usize) -> Vec<Row> {
    let label = model.say(&say!("board-next"));
    let Some((next, others)) = model.next_of(open).split_first() else {
        let path = model.report_of(open);
        let said = path.map_or_else(|| say!("board-nothing-next"), |path| say!("board-report-written", path = path));
        return labelled(&label, wrap_to(&model.say(&said), columns, height.clamp(1, FIRST)));
    };
    let key = does_it(model, open).filter(|_| columns >= 2 * ENOUGH);
    let more = match others.len() {
        0 => String::new(),
        more if columns >= 2 * ENOUGH => format!(" {}", model.say(&say!("board-more", more = more))),
        _ => String::new(),
    };
    let taken = key.as_ref().map_or(0, |(key, does)| width(key) + width(does) + 3) + width(&more);
    let room = columns.saturating_sub(taken);
    let height = height.clamp(1, FIRST);
    // Where not all fits a reason is worth more than how much waits, and than the title of a step.
    let fits = |said: &String, lines: usize| wrap(said, room).len() <= lines;
    let all = Some(in_words(model, next)).filter(|said| fits(said, 1));
    let full = || Some(model.said(&next.in_full())).filter(|said| fits(said, height));
    let said = all.or_else(full).unwrap_or_else(|| model.said_briefly(&next.in_full()));
    let mut lines = labelled(&label, wrap_to(&said, room, height));
    if let Some(row) = lines.first_mut() {
        let bare = std::mem::take(row);
        let bare = match key {
            Some((key, does)) => bare.right(format!(" {key}"), Look::Key).right(format!(" {does} "), Look::Plain),
            None => bare,
        };
        *row = bare.right(more, Look::Muted);
    }
    lines
}

/// The key that does what is next, and what it does: it is done
/// at once, or a form is opened, or one goes there.
fn does_it(model: &Model, open: &Open) -> Option<(String, String)> {
    let on_screen =
        |action: Action| model.given.keys.on(model.base).find(|bound| bound.row.action == action && !bound.keys.is_empty());
    // Whoever was called learns the key that says so at any time.
    let own = open.board.next.first().and_then(Next::ask).filter(|ask| ask.verb() == Verb::Ack);
    let own = own.and_then(|_| on_screen(Action::Ask(Verb::Ack)));
    // In front of a form the same key is typed into it.
    let bound = own.or_else(|| on_screen(Action::DoNext)).filter(|_| model.form.is_none())?;
    let does = match open.does? {
        Does::AtOnce => say!("board-does-it"),
        Does::Opens => say!("board-opens-the-form"),
        Does::Briefs => say!("board-opens-the-briefing"),
        Does::Goes => say!("board-goes-there"),
    };
    Some((bound.key_text(model.given.language), model.say(&does)))
}

fn labelled(label: &str, lines: Vec<String>) -> Vec<Row> {
    let labels = std::iter::once(label.to_owned()).chain(std::iter::repeat(String::new()));
    let row = |(line, label): (String, String)| Row::new(format!(" {label:<6}"), Look::Title).and(line, Look::Plain);
    lines.into_iter().zip(labels).map(row).collect()
}

/// Something to do next: what, about what, why, and how much waits for it.
fn in_words(model: &Model, next: &Next) -> String {
    let holds = held(model, next.holds).map(|held| format!(", {held}")).unwrap_or_default();
    format!("{}{holds}", model.said(&next.in_full()))
}

/// How much waits for it.
fn held(model: &Model, steps: usize) -> Option<String> {
    (steps > 0).then(|| model.say(&say!("board-holds", steps = steps)))
}

/// A component in words, with how much waits for its data.
fn component(model: &Model, open: &Open, row: &ComponentRow) -> String {
    // What is closed waits for nothing.
    let is_over = open.board.status == Status::Closed;
    let waiting = if is_over { 0 } else { open.board.holds().behind_data(&row.id).len() };
    let words = [Some(side::component_in_words(model, open, row)), held(model, waiting)];
    words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the cursor stands on, with its label. On the step that
/// is next, and said above, it is how that is done.
fn here(model: &Model, open: &Open, detailed: bool, room: usize) -> (Sentence, String) {
    let said = match open.focus {
        Focus::Steps if detailed => None,
        Focus::Steps => open.step_here().map(|row| {
            let is_over = open.board.status == Status::Closed;
            let how =
                if is_over { String::new() } else { markdown::plain_within(open.detail(&row.reference), room * 2).join(" · ") };
            if !how.is_empty() && open.board.next.first().is_some_and(|next| next.step() == Some(&row.reference)) {
                return (say!("board-how"), how);
            }
            match step::in_room(model, open, row, room) {
                words if how.is_empty() || row.locked.is_some() || says_why(row) => (say!("board-here"), words),
                words => (say!("board-here"), format!("{words} · {how}")),
            }
        }),
        Focus::Components => open.component_here().map(|row| (say!("board-here"), component(model, open, row))),
        Focus::People => open.responder_here().map(|row| (say!("board-here"), side::person_in_words(model, row))),
    };
    said.unwrap_or((say!("board-here"), String::new()))
}
