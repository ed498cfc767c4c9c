//! Components and people, beside the steps.

use ratatui::layout::Rect;

use crate::domain::board::{ComponentRow, ResponderRow};
use crate::domain::clocks::Kind;
use crate::domain::event::{Line, Service, Verdict};
use crate::domain::incident::ResponderState;
use crate::domain::text::{self, cut};
use crate::domain::time_text::clock;
use crate::tui::model::{Focus, Model, Open};
use crate::tui::say;
use crate::tui::spot::Spot;
use crate::tui::theme::Look;

use super::chrome::countdown;
use super::list::{Pen, Row, cell, clean, window};
use super::rows;

/// Draws the components above the people.
pub fn draw(model: &Model, open: &Open, pen: &mut Pen<'_>, area: Rect) {
    let room = area.height.saturating_sub(2);
    let (components, people) = (count(open.board.components.len()), count(open.board.responders.len()));
    let half = match open.focus {
        Focus::Components => room * 2 / 3,
        Focus::People => room / 3,
        Focus::Steps => room / 2,
    };
    let for_components = components.min(half.max(room.saturating_sub(people)));
    let width = usize::from(area.width);
    pen.mark(rows(area, 0, for_components + 1), Spot::List(Focus::Components));
    pen.mark(rows(area, for_components + 1, area.height), Spot::List(Focus::People));
    pen.rows(rows(area, 0, for_components + 1), &component_rows(model, open, width, usize::from(for_components)));
    let below = rows(area, for_components + 1, area.height);
    pen.rule(rows(below, 0, 1), "");
    if area.x > 0 && below.height > 0 {
        pen.row(Rect { x: area.x - 1, y: below.y, width: 1, height: 1 }, &Row::new("├", Look::Muted));
    }
    let below = rows(below, 1, below.height);
    pen.rows(below, &people_rows(model, open, width, usize::from(below.height)));
}

fn count(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn component_rows(model: &Model, open: &Open, width: usize, room: usize) -> Vec<Row> {
    let all = &open.board.components;
    let id = all.iter().map(|row| row.id.len()).max().unwrap_or(0).clamp(9, width * 2 / 5);
    // The widest words are `recovered` and `⊘ restoring`; `STALE 14:05` is wider, and there only where something is.
    let widest = if all.iter().any(|row| row.stale.is_some()) { 11 } else { 9 };
    let data = (width.saturating_sub(id + 3) / 2).clamp(widest, 14);
    let service = width.saturating_sub(id + data + 3);
    let here = open.component_here().map(|row| &row.id);
    let at = all.iter().position(|row| Some(&row.id) == here).unwrap_or(0);
    let (from, room, more) = cut_list(at, all.len(), room);
    let mut rows =
        vec![Row::new(format!(" {} {} {}", cell("Component", id), cell("data", data), cell("service", service)), Look::Title)];
    for row in all.iter().skip(from).take(room) {
        let cursor = open.focus == Focus::Components && Some(&row.id) == here;
        let (verdict, verdict_look) = verdict(model, row);
        let (served, served_look) = served(row);
        let pointer = if cursor { "›" } else { " " };
        let line = Row::plain(pointer)
            .and(format!("{} ", cell(&row.id, id)), Look::Plain)
            .and(format!("{} ", cell(&verdict, data)), verdict_look);
        rows.push(line.and(cell(&served, service), served_look).cursor(cursor).spot(Spot::Component(row.id.clone())));
    }
    rows.extend(more.map(|more| Row::new(format!(" +{more} more"), Look::Muted)));
    rows
}

/// From where a list is shown, how many rows of it, and how many are left out; the last row says how many.
fn cut_list(at: usize, count: usize, room: usize) -> (usize, usize, Option<usize>) {
    if count <= room {
        return (0, room, None);
    }
    let room = room.saturating_sub(1);
    (window(at, count, room), room, Some(count - room))
}

fn verdict(model: &Model, row: &ComponentRow) -> (String, Look) {
    match (&row.stale, row.verdict) {
        (Some((_, at)), _) => (format!("STALE {}", clock(*at, model.given.zone)), Look::Alert),
        (None, Verdict::Damaged | Verdict::Lost) => (row.verdict.word().to_uppercase(), Look::Alert),
        (None, Verdict::Unknown) => (row.verdict.word().to_owned(), Look::Plain),
        (None, _) => (row.verdict.word().to_owned(), Look::Good),
    }
}

fn served(row: &ComponentRow) -> (String, Look) {
    let word = match (row.service, row.percent) {
        (Service::Degraded, Some(percent)) => format!("up {percent}%"),
        (service, _) => service.word().to_owned(),
    };
    match (row.locked.is_some(), row.service) {
        (true, Service::Down) => ("⊘ locked".to_owned(), Look::Muted),
        (true, _) => (format!("⊘ {word}"), Look::Alert),
        (false, Service::Up) => (word, Look::Good),
        (false, _) => (word, Look::Plain),
    }
}

fn people_rows(model: &Model, open: &Open, width: usize, room: usize) -> Vec<Row> {
    let all = &open.board.responders;
    let here = open.responder_here().map(|row| &row.id);
    let at = all.iter().position(|row| Some(&row.id) == here).unwrap_or(0);
    let (from, room, more) = cut_list(at, all.len(), room);
    // All names, or where one of them has no room all ids.
    let widest = |of: fn(&ResponderRow) -> &String| all.iter().map(|row| text::width(of(row))).max().unwrap_or(0);
    let named = widest(|row| &row.name) <= width.saturating_sub(23);
    let name = if named { widest(|row| &row.name) } else { widest(|row| &row.id).min(width / 3) };
    let mut rows = Vec::new();
    for row in all.iter().skip(from).take(room) {
        let cursor = open.focus == Focus::People && Some(&row.id) == here;
        let (post, look) = post(row);
        let shown = if named { &row.name } else { &row.id };
        let busy = busy(model, open, row);
        let left = width.saturating_sub(name + 3 + text::width(&post));
        // Half a word says nothing.
        let busy = if row.at_work.is_empty() && text::width(&busy) + 1 > left {
            String::new()
        } else {
            cut(&busy, left.saturating_sub(1)).into_owned()
        };
        let lead = " ".repeat(left.saturating_sub(text::width(&busy)));
        let pointer = if cursor { "›" } else { " " };
        let line = Row::plain(pointer).and(cell(shown, name + 1), Look::Plain).and(post, look);
        rows.push(line.and(format!("{lead}{busy} "), Look::Muted).cursor(cursor).spot(Spot::Person(row.id.clone())));
    }
    rows.extend(more.map(|more| Row::new(format!(" +{more} more"), Look::Muted)));
    rows
}

pub(super) fn post(row: &ResponderRow) -> (String, Look) {
    match (row.commands, row.role, row.state, &row.proposed) {
        (true, ..) => ("commander".to_owned(), Look::Title),
        (_, _, ResponderState::Released, _) => ("released".to_owned(), Look::Muted),
        (_, Some(role), ..) => (role.word().to_owned(), Look::Plain),
        (_, None, ResponderState::Called, _) => ("called".to_owned(), Look::Alert),
        (_, None, _, Some((role, _))) => (format!("{role}?"), Look::Alert),
        (_, None, ..) => ("no role".to_owned(), Look::Alert),
    }
}

/// What somebody is at: their steps, else how long they have to answer, else their duty.
fn busy(model: &Model, open: &Open, row: &ResponderRow) -> String {
    if !row.at_work.is_empty() {
        return row.at_work.join(" ");
    }
    let waiting = open.board.clocks.iter().find(|clock| clock.about == row.id && clock.kind == Kind::CallOut);
    match (waiting, &row.duty, &row.role) {
        (Some(clock), ..) if clock.overdue => countdown(clock.due, model.now),
        (Some(clock), ..) => format!("{} left", countdown(clock.due, model.now)),
        (_, Some(duty), _) => clean(duty),
        (_, None, Some(role)) if row.commands => role.word().to_owned(),
        _ => String::new(),
    }
}

/// A component in a sentence or two.
#[must_use]
pub fn component_in_words(model: &Model, row: &ComponentRow) -> String {
    let title = if row.title == row.id { String::new() } else { format!(" ({})", clean(&row.title)) };
    let mut words = vec![format!("{}{title}: data {}, service {}", row.id, row.verdict, row.service)];
    words.extend(row.judged.as_ref().map(|(by, at)| format!("judged by {} at {}", clean(by), clock(*at, model.given.zone))));
    words.extend(row.grounds.as_ref().map(|grounds| clean(&model.say(grounds))));
    words.extend(row.locked.as_ref().map(|locked| {
        format!(
            "locked: {} → {}",
            say::for_screen(&model.given.keys, &model.say(&locked.because)),
            say::for_screen(&model.given.keys, &model.say(&locked.hint))
        )
    }));
    words.join(" · ")
}

/// A responder in a sentence or two, with the numbers where the directory has them.
#[must_use]
pub fn person_in_words(model: &Model, row: &ResponderRow) -> String {
    let mut words = vec![format!("{} ({})", clean(&row.name), clean(&row.id))];
    let contact = row.id.parse().ok().and_then(|id| model.given.directory.contacts.person(&id));
    words.extend(
        contact
            .map(|contact| format!("{}, {}", contact.phone(Line::Primary).typed, contact.phone(Line::Secondary).typed))
            .map(|text| clean(&text)),
    );
    words.extend(row.call.as_ref().map(|call| format!("last call, {}", clean(&model.say(call)))));
    words.extend(row.duty.as_deref().map(|duty| format!("duty: {}", clean(duty))));
    words.extend(
        row.proposed.as_ref().map(|(role, because)| format!("proposed: {role}, because {} → a", clean(&model.say(because)))),
    );
    words.join(" · ")
}
