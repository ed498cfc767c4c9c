//! One step: where it stands, why it is locked, what it wants, how it is done, what shows it, what waits for it, who did what. Beside the board
//! where there is room, else on a screen of its own.

use ratatui::layout::Rect;

use crate::domain::board::StepRow;
use crate::domain::holds::Holds;
use crate::domain::incident::{Deed, Incident, StepState};
use crate::domain::length::stretch;
use crate::domain::text;
use crate::domain::time_text::clock;
use crate::tui::model::{Model, Open};
use crate::tui::say;
use crate::tui::theme::Look;

use super::board::paragraph;
use super::list::{Pen, Row, clean};
use super::steps::{mark, standing};
use super::{markdown, rows};

/// How many codes of steps are named before the rest is counted.
const NAMED: usize = 12;

/// Draws the step under the cursor on a screen of its own.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(open) = &model.open else { return };
    let lines = beside(model, open, usize::from(area.width).saturating_sub(4).min(100));
    let room = usize::from(area.height).saturating_sub(1);
    let from = model.scroll.min(lines.len().saturating_sub(room));
    let more = lines.len().saturating_sub(from + room);
    let title = match (from, more) {
        (0, 0) => "step".to_owned(),
        (0, more) => format!("step  ↓{more} more: PgDn"),
        (above, 0) => format!("step  ↑{above} more: PgUp"),
        (above, more) => format!("step  ↑{above} ↓{more} more: PgUp, PgDn"),
    };
    pen.rule(rows(area, 0, 1), &title);
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..rows(area, 1, area.height) };
    pen.rows(inner, lines.get(from..).unwrap_or_default());
}

/// The step under the cursor with all that is known of it, for a column of that width.
#[must_use]
pub fn beside(model: &Model, open: &Open, columns: usize) -> Vec<Row> {
    let Some(row) = open.step_here() else { return Vec::new() };
    let (mark, look) = mark(model, row);
    let mut lines = paragraph(&format!("{} {}", row.code, clean(&row.title)), columns, Look::Title);
    let standing = text::cut(&standing(model, open, row, true), columns.saturating_sub(4)).into_owned();
    lines.push(Row::new(format!("{mark} {}", state(row)), look).and(format!("  {standing}"), Look::Plain));
    lines.extend(warnings(row, columns));
    let wants = [format!("For the {} role.", row.role), wants(row), terms(&open.published.incident, row)];
    let wants: Vec<String> = wants.into_iter().filter(|said| !said.is_empty()).collect();
    lines.extend(paragraph(&wants.join(" "), columns, Look::Muted));
    if !row.detail.is_empty() {
        lines.push(Row::default());
        lines.extend(markdown::rows(&row.detail, columns));
    }
    for part in [evidence(row, columns), threads(open, row, columns), history(model, &open.published.incident, row, columns)] {
        if !part.is_empty() {
            lines.push(Row::default());
            lines.extend(part);
        }
    }
    lines
}

/// What must be seen before the step is touched.
fn warnings(row: &StepRow, columns: usize) -> Vec<Row> {
    let mut lines = Vec::new();
    let mut say = |label: &str, text: &str, look: Look| lines.extend(paragraph(&format!("{label}{text}"), columns, look));
    if let Some(locked) = &row.locked {
        say("Locked: ", &say::for_screen(&locked.because), Look::Alert);
        say("→ ", &say::for_screen(&locked.hint), Look::Plain);
    }
    if let Some(why) = &row.overridden {
        say("Lock passed: ", &clean(why), Look::Alert);
    }
    if row.while_locked {
        say("", "Work was done on it while it was locked.", Look::Alert);
    }
    if let Some(why) = &row.why {
        say("Why: ", &clean(why), Look::Plain);
    }
    if let Some(gone) = &row.destroys {
        say("DESTROYS: ", &clean(gone), Look::Alert);
    }
    lines
}

/// What one must be able to do for it, and how long it may take.
fn terms(incident: &Incident, row: &StepRow) -> String {
    let Some(step) = incident.step(&row.reference) else { return String::new() };
    let skills = (!step.skills.is_empty()).then(|| format!("Wants {}.", clean(&step.skills.join(", "))));
    let time = step.time_box.map(|time| format!("Takes at most {}.", stretch(time.seconds())));
    let hold = step.after.map(|hold| format!("Waits {} first.", stretch(hold.seconds())));
    [skills, time, hold].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What shows that it was done, whole.
fn evidence(row: &StepRow, columns: usize) -> Vec<Row> {
    let Some(evidence) = &row.evidence else { return Vec::new() };
    let mut lines = vec![Row::new("Shown by", Look::Title)];
    lines.extend(evidence.lines().flat_map(|line| paragraph(line, columns, Look::Plain)));
    lines
}

/// What it waits for, and what waits for it.
fn threads(open: &Open, row: &StepRow, columns: usize) -> Vec<Row> {
    let incident = &open.published.incident;
    let needed: Vec<String> = needed(open, row).into_iter().map(|(code, met)| format!("{} {code}", met_mark(met))).collect();
    let holds = Holds::of(incident);
    let behind: Vec<String> = holds.behind(&row.reference).into_iter().map(|step| incident.code(step)).collect();
    let mut lines = Vec::new();
    if !needed.is_empty() {
        lines.extend(paragraph(&format!("Comes after {}", few(&needed)), columns, Look::Plain));
    }
    if !behind.is_empty() {
        let word = if behind.len() == 1 { "step" } else { "steps" };
        lines.extend(paragraph(&format!("Holds {} {word} back: {}", behind.len(), few(&behind)), columns, Look::Plain));
    }
    lines
}

fn met_mark(met: bool) -> &'static str {
    if met { "✔" } else { "☐" }
}

/// The codes of the steps that come first, and whether they are settled.
fn needed(open: &Open, row: &StepRow) -> Vec<(String, bool)> {
    let incident = &open.published.incident;
    let Some(instance) = incident.instance(&row.reference) else { return Vec::new() };
    let earlier = instance.step.needs.iter().flat_map(|id| incident.instances_of_step(id, instance.component));
    earlier.map(|step| (step.code(), incident.progress(&step.reference()).state.is_settled())).collect()
}

fn few(codes: &[String]) -> String {
    let named = codes.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    if codes.len() > NAMED { format!("{named}, +{} more", codes.len() - NAMED) } else { named }
}

/// Who did what, when.
fn history(model: &Model, incident: &Incident, row: &StepRow, columns: usize) -> Vec<Row> {
    let progress = incident.progress(&row.reference);
    let last = progress.last.as_ref();
    let known = [
        (progress.started.as_ref(), "started"),
        (progress.overridden.as_ref(), "passed the lock"),
        (progress.finished.as_ref(), "done"),
        (progress.confirmed.as_ref(), "confirmed"),
    ];
    let mut deeds: Vec<(&Deed, &str)> = known.into_iter().filter_map(|(deed, what)| Some((deed?, what))).collect();
    let other = last.filter(|last| !deeds.iter().any(|(deed, _)| deed == last));
    deeds.extend(other.map(|deed| (deed, last_word(row.state))));
    deeds.sort_by_key(|(deed, _)| deed.at);
    if deeds.is_empty() {
        return Vec::new();
    }
    let told = deeds.into_iter().flat_map(|(deed, what)| {
        let when = clock(deed.at, model.given.zone);
        let why = deed.why.as_ref().map(|why| format!(": {}", clean(why))).unwrap_or_default();
        paragraph(&format!("{when} {what} · {}{why}", clean(incident.name_of(&deed.by))), columns, Look::Plain)
    });
    std::iter::once(Row::new("So far", Look::Title)).chain(told).collect()
}

fn last_word(state: StepState) -> &'static str {
    match state {
        StepState::Open => "opened again",
        StepState::Started => "started",
        StepState::Done => "done",
        StepState::Skipped => "skipped",
        StepState::NotApplicable => "does not apply",
        StepState::Failed => "failed",
    }
}

fn wants(row: &StepRow) -> String {
    let mut wants = Vec::new();
    if row.wants_evidence {
        wants.push("evidence");
    }
    if row.wants_verdict {
        wants.push("a verdict");
    }
    if row.wants_second_name {
        wants.push("a second name");
    }
    if wants.is_empty() { String::new() } else { format!("Wants {}.", wants.join(" and ")) }
}

fn state(row: &StepRow) -> String {
    match row.state {
        StepState::Open if row.locked.is_some() => "locked".to_owned(),
        StepState::Started if row.wants_second_name => "done by one, waits for a second name".to_owned(),
        state => state.word().replace('_', " "),
    }
}

/// The step in a sentence or two.
#[must_use]
pub fn in_words(model: &Model, row: &StepRow) -> String {
    let mut words = vec![format!("{} {}", row.code, clean(&row.title))];
    let by = row.by_name.as_deref().map(clean).zip(row.at);
    match (row.state, &row.locked, by) {
        (StepState::Open, Some(locked), _) => {
            words.push(format!("locked: {} → {}", say::for_screen(&locked.because), say::for_screen(&locked.hint)));
        }
        (StepState::Open, None, _) => words.push(wants(row)),
        (_, _, Some((by, at))) => words.push(format!("{} by {by} at {}", state(row), clock(at, model.given.zone))),
        _ => words.push(state(row)),
    }
    words.extend(row.why.as_deref().map(clean));
    words.extend(row.evidence.as_deref().map(clean));
    words.retain(|word| !word.is_empty());
    words.join(" · ")
}
