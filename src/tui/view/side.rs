//! Components, people and clocks, beside the steps.

use ratatui::layout::Rect;

use crate::domain::data::rows::ComponentRow;
use crate::domain::people::rows::ResponderRow;
use crate::domain::people::state::ResponderState;
use crate::domain::speech::{Sentence, say};
use crate::domain::text::{self, cut};
use crate::domain::vocabulary::{Line, Service, Verdict};
use crate::tui::model::{Model, Open};
use crate::tui::spot::{Focus, Spot};
use crate::tui::theme::Look;

use super::clocks;
use super::list::{cell, clean, cut_list};
use super::pen::{Pen, Row, rows};
use super::running::{age, countdown, is_nearest};

/// Draws the components above the people, and all clocks below them where there is room left.
pub fn draw(model: &Model, open: &Open, pen: &mut Pen<'_>, area: Rect) {
    let width = usize::from(area.width);
    if area.height < BOTH {
        draw_one(model, open, pen, area);
        return;
    }
    let (components, people) = (count(open.board.components.len()), count(open.board.responders.len()));
    let clocks = count(open.board.clocks.len());
    // The heading of the components and the line above the people.
    let room = area.height.saturating_sub(2);
    let left = room.saturating_sub(components + people);
    let for_clocks = if clocks > 0 && left >= 4 { left.saturating_sub(1).min(clocks + 1) } else { 0 };
    let room = room.saturating_sub(if for_clocks > 0 { for_clocks + 1 } else { 0 });
    let half = match open.focus {
        Focus::Components => room * 2 / 3,
        Focus::People => room / 3,
        Focus::Steps => room / 2,
    };
    let for_components = components.min(half.max(room.saturating_sub(people)));
    pen.mark(rows(area, 0, for_components + 1), Spot::List(Focus::Components));
    pen.rows(rows(area, 0, for_components + 1), &component_rows(model, open, width, usize::from(for_components)));
    let below = rows(area, for_components + 1, area.height);
    across(pen, below);
    let for_people = if for_clocks > 0 { people } else { below.height.saturating_sub(1) };
    pen.mark(rows(below, 1, for_people), Spot::List(Focus::People));
    pen.rows(rows(below, 1, for_people), &people_rows(model, open, width, usize::from(for_people)));
    if for_clocks > 0 {
        let below = rows(below, for_people + 1, below.height);
        across(pen, below);
        pen.rows(rows(below, 1, for_clocks), &clocks::rows(model, open, width, usize::from(for_clocks)));
    }
}

/// From so many rows on there is room for components and people.
const BOTH: u16 = 7;

/// The one that the cursor stands in.
fn draw_one(model: &Model, open: &Open, pen: &mut Pen<'_>, area: Rect) {
    let (width, room) = (usize::from(area.width), usize::from(area.height));
    pen.mark(area, Spot::List(open.focus));
    if open.focus == Focus::People {
        pen.rows(area, &people_rows(model, open, width, room));
    } else {
        pen.rows(area, &component_rows(model, open, width, room.saturating_sub(1)));
    }
}

/// A line across the top of an area, joined to the line at its left.
fn across(pen: &mut Pen<'_>, area: Rect) {
    pen.rule(rows(area, 0, 1), "");
    if area.x > 0 && area.height > 0 {
        pen.row(Rect { x: area.x - 1, y: area.y, width: 1, height: 1 }, &Row::new("├", Look::Muted));
    }
}

fn count(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The columns that a service has at least.
const LOCKED: usize = 8;

fn component_rows(model: &Model, open: &Open, width: usize, room: usize) -> Vec<Row> {
    let all = &open.board.components;
    let headings = [say!("board-component"), say!("board-data"), say!("board-service")].map(|heading| model.say(&heading));
    let [component, data, service] = &headings;
    let widest =
        |heading: &str, of: &dyn Fn(&ComponentRow) -> usize| all.iter().map(of).max().unwrap_or(0).max(text::width(heading));
    let whole = |heading: &str| widest(heading, &|row| text::width(&row.id)).min(width * 2 / 5);
    let known = widest(data, &|row| text::width(&verdict(model, row).0));
    let used = widest(service, &|row| text::width(&served(model, row, 0).0));
    // Where not all fits, the heading is cut before what stands below it.
    let id = if whole(component) + known + used + 3 > width { whole("") } else { whole(component) };
    // What is known of the data is cut last.
    let judged = known.min(width.saturating_sub(id + LOCKED + 3));
    let most = width.saturating_sub(id + judged + 3);
    let least = widest(service, &|row| text::width(&served(model, row, most).0)).min(most);
    // What is left over is shared between the two.
    let judged = judged + width.saturating_sub(id + judged + least + 3) / 2;
    let wide = width.saturating_sub(id + judged + 3);
    let here = open.component_here().map(|row| &row.id);
    let at = all.iter().position(|row| Some(&row.id) == here).unwrap_or(0);
    let (from, room, more) = cut_list(model, at, all.len(), room);
    let heading = format!(" {} {} {}", cell(component, id), cell(data, judged), cell(service, wide));
    let mut rows = vec![Row::new(heading, Look::Title)];
    for row in all.iter().skip(from).take(room) {
        let cursor = open.focus == Focus::Components && Some(&row.id) == here;
        let (verdict, verdict_look) = verdict(model, row);
        let (served, served_look) = served(model, row, wide);
        let pointer = if cursor { "›" } else { " " };
        let line = Row::plain(pointer)
            .and(format!("{} ", cell(&row.id, id)), Look::Plain)
            .and(format!("{} ", cell(&verdict, judged)), verdict_look);
        rows.push(line.and(cell(&served, wide), served_look).cursor(cursor).spot(Spot::Component(row.id.clone())));
    }
    rows.extend(more.map(|more| Row::new(more, Look::Muted)));
    rows
}

fn verdict(model: &Model, row: &ComponentRow) -> (String, Look) {
    if !row.carries_data {
        return (model.say(&say!("board-no-data")), Look::Muted);
    }
    let word = model.say(&row.verdict.spoken());
    match (&row.stale, row.verdict) {
        (Some(_), _) => (model.say(&say!("board-stale")), Look::Alert),
        (None, Verdict::Damaged | Verdict::Lost) => (word.to_uppercase(), Look::Alert),
        (None, Verdict::Unknown) => (word, Look::Plain),
        (None, _) => (word, Look::Good),
    }
}

/// What customers have of it: in so many columns where there is less room than that takes.
fn served(model: &Model, row: &ComponentRow, room: usize) -> (String, Look) {
    let word = match (row.service, row.percent) {
        (Service::Degraded, Some(percent)) => model.say(&say!("board-up-in-part", percent = percent)),
        (service, _) => model.say(&service.spoken()),
    };
    match (row.locked.is_some(), row.service) {
        (true, Service::Down | Service::Unknown) => (format!("⊘ {}", model.say(&say!("board-locked"))), Look::Muted),
        (true, _) => (unconfirmed(model, &word, room), Look::Alert),
        (false, Service::Up) => (word, Look::Good),
        (false, Service::Retired) => (word, Look::Muted),
        (false, _) => (word, Look::Plain),
    }
}

/// That customers have something of which nobody knows whether its data is right.
fn unconfirmed(model: &Model, word: &str, room: usize) -> String {
    let said = model.say(&say!("board-unconfirmed", service = word));
    if text::width(&said) <= room { said } else { format!("{word}?") }
}

fn people_rows(model: &Model, open: &Open, width: usize, room: usize) -> Vec<Row> {
    let all = &open.board.responders;
    let here = open.responder_here().map(|row| &row.id);
    let at = all.iter().position(|row| Some(&row.id) == here).unwrap_or(0);
    let (from, room, more) = cut_list(model, at, all.len(), room);
    // All names, or where one of them has no room all ids.
    let widest = |of: fn(&ResponderRow) -> &str| all.iter().map(|row| text::width(of(row))).max().unwrap_or(0);
    let named = widest(|row| &row.name) <= width.saturating_sub(23);
    let name = if named { widest(|row| &row.name) } else { widest(|row| &row.id).min(width / 3) };
    let mut rows = Vec::new();
    for row in all.iter().skip(from).take(room) {
        let cursor = open.focus == Focus::People && Some(&row.id) == here;
        let (post, look) = post(model, row);
        let shown = if named { row.name.as_str() } else { &*row.id };
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
    rows.extend(more.map(|more| Row::new(more, Look::Muted)));
    rows
}

pub(super) fn post(model: &Model, row: &ResponderRow) -> (String, Look) {
    let (post, look) = match (row.commands, row.role, row.state, &row.proposed) {
        (true, ..) if row.took_over.is_some() => (say!("board-took-command"), Look::Alert),
        (true, ..) => (say!("board-commander"), Look::Title),
        (_, _, ResponderState::Released, _) => (say!("board-released"), Look::Muted),
        (_, Some(role), ..) => (role.spoken(), Look::Plain),
        (_, None, ResponderState::Called, _) => (say!("board-called"), Look::Alert),
        (_, None, _, Some((role, _))) => return (format!("{}?", model.say(&role.spoken())), Look::Alert),
        (_, None, ..) => (say!("board-no-role"), Look::Alert),
    };
    (model.say(&post), look)
}

/// What somebody is at: their steps, else how long they have to answer, else their duty.
fn busy(model: &Model, open: &Open, row: &ResponderRow) -> String {
    if !row.at_work.is_empty() {
        return row.at_work.join(" ");
    }
    let waiting = open.board.call_out(&row.id);
    match (waiting, &row.duty, &row.role) {
        (Some(clock), ..) => countdown(model, clock.due, is_nearest(open, |about| about.is_person(&row.id))),
        (_, Some(duty), _) => clean(duty),
        (_, None, Some(role)) if row.commands => model.say(&role.spoken()),
        _ => String::new(),
    }
}

/// A component in a sentence or two.
#[must_use]
pub fn component_in_words(model: &Model, row: &ComponentRow) -> String {
    let title = if *row.title == *row.id { String::new() } else { format!(" ({})", clean(&row.title)) };
    let data = if row.carries_data { row.verdict.spoken() } else { say!("board-none-carried") };
    let unconfirmed = row.locked.is_some() && !matches!(row.service, Service::Down | Service::Unknown);
    let service = row.service.spoken();
    let service = if unconfirmed { say!("board-unconfirmed", service = service) } else { service };
    let mut said = vec![say!("board-component-is", component = format!("{}{title}", row.id), data = data, service = service)];
    let judged = row.judged.as_ref().map(|(by, at)| (clean(by), model.hour(*at)));
    said.extend(judged.map(|(by, at)| say!("board-judged", by = by, at = at)));
    let stale = row.stale.as_ref().map(|(why, at)| (clean(&model.say(why)), model.hour(*at)));
    said.extend(stale.map(|(why, at)| say!("board-stale-because", at = at, why = why)));
    said.extend(row.grounds.as_ref().map(|grounds| clean(&model.say(grounds)).into()));
    let locked = row.locked.as_ref().map(|locked| (model.said(&locked.because), model.said(&locked.hint.say)));
    said.extend(locked.map(|(because, hint)| say!("board-locked-because", because = because, hint = hint)));
    model.say(&Sentence::joined(" · ", said))
}

/// A responder in a sentence or two, with the numbers where the directory has them.
#[must_use]
pub fn person_in_words(model: &Model, row: &ResponderRow) -> String {
    let mut said: Vec<Sentence> = vec![format!("{} ({})", clean(&row.name), clean(&row.id)).into()];
    let contact = model.given.directory.contacts().person(&row.id);
    let numbers = contact
        .map(|contact| format!("{}, {}", contact.phone(Line::Primary).typed, contact.phone(Line::Secondary).typed))
        .map(|text| clean(&text).into());
    said.extend(numbers);
    let since = row.unanswered.map(|at| (model.hour(at), age(model, at)));
    said.extend(since.map(|(at, ago)| say!("board-not-answered", at = at, ago = ago)));
    said.extend(row.call.as_ref().map(|call| say!("board-last-call", call = clean(&model.say(call)))));
    said.extend(row.duty.as_deref().map(|duty| say!("board-duty", duty = clean(duty))));
    said.extend(row.took_over.clone());
    let proposed = row.proposed.as_ref().map(|(role, because)| (role.spoken(), clean(&model.say(because))));
    said.extend(proposed.map(|(role, because)| say!("board-proposed", role = role, because = because)));
    model.say(&Sentence::joined(" · ", said))
}
