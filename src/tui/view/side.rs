//! Components, people and clocks, beside the steps.

use ratatui::layout::Rect;

use crate::domain::data::rows::ComponentRow;
use crate::domain::lifecycle::state::Status;
use crate::domain::people::rows::ResponderRow;
use crate::domain::people::state::ResponderState;
use crate::domain::runbook::Role;
use crate::domain::speech::{Sentence, say};
use crate::domain::text::{self, cut};
use crate::domain::vocabulary::{Line, Service, Verdict};
use crate::tui::model::{Model, Open};
use crate::tui::spot::{Focus, Spot};
use crate::tui::theme::Look;

use super::clocks;
use super::list::{beyond, cell, clean, cut_list, window};
use super::pen::{Pen, Row, rows};
use super::running::{age, countdown, is_nearest};

/// Draws the components above the people, and all clocks below them where there is room left.
pub fn draw(model: &Model, open: &Open, pen: &mut Pen<'_>, area: Rect) {
    let width = usize::from(area.width);
    if area.height < BOTH {
        draw_one(model, open, pen, area);
        return;
    }
    let Shares { components, people, clocks } = Shares::of(open, area.height);
    pen.mark(rows(area, 0, components + 1), Spot::List(Focus::Components));
    pen.rows(rows(area, 0, components + 1), &component_rows(model, open, width, usize::from(components)));
    let below = rows(area, components + 1, area.height);
    let (rows_of_people, title) = people_rows(model, open, width, usize::from(people));
    across(pen, below, &title);
    pen.mark(rows(below, 1, people), Spot::List(Focus::People));
    pen.rows(rows(below, 1, people), &rows_of_people);
    if clocks > 0 {
        let below = rows(below, people + 1, below.height);
        let (title, rows_of_clocks) = clocks::rows(model, open, width, usize::from(clocks));
        across(pen, below, &title);
        pen.rows(rows(below, 1, clocks), &rows_of_clocks);
    }
}

/// From so many rows on there is room for components and people.
const BOTH: u16 = 7;
/// From so many rows on there is a row for deadlines, however many people there are.
const ALL: u16 = 10;

/// How many rows each list has, without headings.
struct Shares {
    components: u16,
    people: u16,
    clocks: u16,
}

impl Shares {
    /// Deadlines have what the others leave; where there are rows enough, one at least.
    fn of(open: &Open, height: u16) -> Self {
        let (components, people) = (count(open.board.components.len()), count(open.board.responders.len()));
        // The heading of the components and the line above the people.
        let room = height.saturating_sub(2);
        let left = room.saturating_sub(components + people + 1);
        let least = u16::from(height >= ALL);
        let clocks = count(open.board.clocks.len() + open.board.waits.len()).min(left.max(least));
        let room = room.saturating_sub(if clocks > 0 { clocks + 1 } else { 0 });
        let half = match open.focus {
            Focus::Components => room * 2 / 3,
            Focus::People => room / 3,
            Focus::Steps => room / 2,
        };
        let components = components.min(half.max(room.saturating_sub(people)));
        let left = room.saturating_sub(components);
        Self { components, people: if clocks > 0 { people.min(left) } else { left }, clocks }
    }
}

/// The one that the cursor stands in.
fn draw_one(model: &Model, open: &Open, pen: &mut Pen<'_>, area: Rect) {
    let (width, room) = (usize::from(area.width), usize::from(area.height));
    pen.mark(area, Spot::List(open.focus));
    if open.focus == Focus::People {
        pen.rows(area, &people_rows(model, open, width, room).0);
    } else {
        pen.rows(area, &component_rows(model, open, width, room.saturating_sub(1)));
    }
}

/// A line across the top of an area, joined to the line at its left, with what stands below it.
fn across(pen: &mut Pen<'_>, area: Rect, title: &str) {
    pen.rule(rows(area, 0, 1), title);
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
    let is_over = open.board.status == Status::Closed;
    let headings = [say!("board-component"), say!("board-data"), say!("board-service")].map(|heading| model.say(&heading));
    let [component, data, service] = &headings;
    let different = unlike(all);
    let widest = |heading: &str, of: &dyn Fn(&ComponentRow) -> usize| {
        different.iter().map(|row| of(row)).max().unwrap_or(0).max(text::width(heading))
    };
    let ids = all.iter().map(|row| text::width(&row.id)).max().unwrap_or(0);
    let whole = |heading: &str| ids.max(text::width(heading)).min(width * 2 / 5);
    let known = widest(data, &|row| text::width(&verdict(model, row).0));
    let used = widest(service, &|row| text::width(&served(model, row, 0, is_over).0));
    // Where not all fits, the heading is cut before what stands below it.
    let id = whole(component).min(whole("").max(width.saturating_sub(known + used + 3)));
    // What is known of the data is cut last.
    let judged = known.min(width.saturating_sub(id + LOCKED + 3));
    let most = width.saturating_sub(id + judged + 3);
    let least = widest(service, &|row| text::width(&served(model, row, most, is_over).0)).min(most);
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
        let (served, served_look) = served(model, row, wide, is_over);
        let pointer = if cursor { "›" } else { " " };
        let line = Row::plain(pointer)
            .and(format!("{} ", cell(&row.id, id)), Look::Plain)
            .and(format!("{} ", cell(&verdict, judged)), verdict_look);
        rows.push(line.and(cell(&served, wide), served_look).cursor(cursor).spot(Spot::Component(row.id.clone())));
    }
    rows.extend(more.map(|more| Row::new(more, Look::Muted)));
    rows
}

/// Of components that say the same of data and service, one: there are many components and few such words.
fn unlike(all: &[ComponentRow]) -> Vec<&ComponentRow> {
    let says = |row: &ComponentRow| {
        let data = (row.carries_data, row.stale.is_some(), row.is_unconfirmed(), row.verdict);
        (data, row.service, row.percent, row.locked.is_some())
    };
    let mut unlike: Vec<&ComponentRow> = Vec::new();
    for row in all {
        if unlike.iter().all(|one| says(one) != says(row)) {
            unlike.push(row);
        }
    }
    unlike
}

fn verdict(model: &Model, row: &ComponentRow) -> (String, Look) {
    if !row.carries_data {
        return (model.say(&say!("board-no-data")), Look::Muted);
    }
    let word = model.say(&row.verdict_in_short());
    match (&row.stale, row.verdict) {
        (None, _) if row.is_unconfirmed() => (word, Look::Plain),
        (Some(_), _) => (model.say(&say!("board-stale")), Look::Alert),
        (None, Verdict::Damaged | Verdict::Lost) => (word.to_uppercase(), Look::Alert),
        (None, Verdict::Unknown) => (word, Look::Plain),
        (None, _) => (word, Look::Good),
    }
}

/// What customers have of it: in so many columns where there is less room than that takes. What is locked
/// bears the mark that locked steps have; once the incident is closed nobody waits for it to open.
fn served(model: &Model, row: &ComponentRow, room: usize, is_over: bool) -> (String, Look) {
    let word = match (row.service, row.percent) {
        (Service::Degraded, Some(percent)) => model.say(&say!("board-up-in-part", percent = percent)),
        (service, _) => model.say(&service.spoken()),
    };
    match (row.locked.is_some(), row.service) {
        (true, Service::Unknown | Service::Down) if is_over => (word, Look::Plain),
        (true, Service::Unknown) => (format!("⊘ {}", model.say(&say!("board-locked"))), Look::Muted),
        (true, Service::Down) => (format!("⊘ {word}"), Look::Muted),
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

/// The people, and a heading that says how many of them there is no room for.
fn people_rows(model: &Model, open: &Open, width: usize, room: usize) -> (Vec<Row>, String) {
    let all = &open.board.responders;
    let here = open.responder_here().map(|row| &row.id);
    let at = all.iter().position(|row| Some(&row.id) == here).unwrap_or(0);
    let from = window(at, all.len(), room);
    let there = beyond(from, all.len().saturating_sub(from + room));
    let title = if there.is_empty() { there } else { format!("{} {there}", model.say(&say!("board-people"))) };
    let mut shown: Vec<(String, &ResponderRow)> =
        all.iter().skip(from).take(room).map(|row| (model.called(&row.id), row)).collect();
    // Whoever looks is among them.
    let own = all.iter().find(|row| model.me.as_ref().is_some_and(|me| me.id == row.id));
    if let Some(own) = own.filter(|own| from == 0 && room > 2 && shown.iter().all(|(_, row)| row.id != own.id)) {
        shown.truncate(room - 1);
        shown.push((model.called(&own.id), own));
    }
    let name = shown.iter().map(|(name, _)| text::width(name)).max().unwrap_or(0).min(width / 3);
    let mut rows = Vec::new();
    for (shown, row) in shown {
        let cursor = open.focus == Focus::People && Some(&row.id) == here;
        let (post, look) = post(model, row);
        let left = width.saturating_sub(name + 3 + text::width(&post));
        let said = busy(model, open, row);
        // Half a word says nothing; the step that somebody is at is never left out.
        let fits = said.iter().find(|said| text::width(said) < left);
        let busy = fits.or(said.last().filter(|_| !row.at_work.is_empty())).map_or("", String::as_str);
        let busy = cut(busy, left.saturating_sub(1)).into_owned();
        let lead = " ".repeat(left.saturating_sub(text::width(&busy)));
        let pointer = if cursor { "›" } else { " " };
        let line = Row::plain(pointer).and(cell(&shown, name + 1), Look::Plain).and(post, look);
        rows.push(line.and(format!("{lead}{busy} "), Look::Muted).cursor(cursor).spot(Spot::Person(row.id.clone())));
    }
    (rows, title)
}

/// The role that is proposed for somebody, as long as there is anything to be done in it.
pub(super) fn proposed<'r>(model: &Model, row: &'r ResponderRow) -> Option<&'r (Role, Sentence)> {
    let is_over = model.open.as_ref().is_some_and(|open| open.board.status == Status::Closed);
    row.proposed.as_ref().filter(|_| !is_over)
}

pub(super) fn post(model: &Model, row: &ResponderRow) -> (String, Look) {
    let (post, look) = match (row.commands, row.role, row.state, proposed(model, row)) {
        (true, ..) if row.took_over.is_some() => (say!("board-took-command"), Look::Alert),
        (true, ..) => (say!("board-commander"), Look::Title),
        (_, _, ResponderState::Released, _) => (say!("board-released"), Look::Muted),
        (_, Some(role), ..) => (role.spoken(), Look::Plain),
        (_, None, ResponderState::Called, _) if row.expected.is_some() => (say!("board-clock-expected"), Look::Plain),
        (_, None, ResponderState::Called, _) => (say!("board-called"), Look::Alert),
        (_, None, _, Some((role, _))) => return (format!("{}?", model.say(&role.spoken())), Look::Alert),
        (_, None, ..) => (say!("board-no-role"), Look::Alert),
    };
    (model.say(&post), look)
}

/// What somebody is at, from the most words to the fewest: their steps, else how long they have to answer or
/// have not, else their duty; that is said, so that nobody takes it for what they do now.
fn busy(model: &Model, open: &Open, row: &ResponderRow) -> Vec<String> {
    let beside_command = row.role.filter(|_| row.commands).map(|role| model.say(&role.spoken()));
    if let Some(at) = at_work(model, row) {
        return beside_command.map(|role| format!("{role}, {at}")).into_iter().chain([at]).collect();
    }
    if let Some(dialling) = row.dialled(model.now) {
        let (who, left) = (model.say(&dialling.say(model.now)), countdown(model, dialling.lapses, false));
        let short = model.say(&dialling.in_short(model.now));
        return vec![model.say(&say!("screens-dialling", who = &who, left = left)), who, short];
    }
    if let Some(at) = row.expected {
        let (hour, left) = (model.hour(at), countdown(model, at, false));
        return vec![format!("{hour}, {left}"), hour];
    }
    let waiting = open.board.call_out(&row.id);
    match (waiting, &row.duty, row.role) {
        (Some(clock), ..) => vec![clocks::left(model, clock, is_nearest(open, |about| about.is_person(&row.id)))],
        (_, Some(duty), _) => vec![model.say(&say!("board-duty", duty = clean(duty))), clean(duty)],
        (_, None, Some(_)) => beside_command.into_iter().collect(),
        (_, None, None) if proposed(model, row).is_some() && !row.commands => vec![model.say(&say!("board-is-proposed"))],
        _ => Vec::new(),
    }
}

/// That somebody is at their steps; nothing where they are at none.
pub(super) fn at_work(model: &Model, row: &ResponderRow) -> Option<String> {
    (!row.at_work.is_empty()).then(|| model.say(&say!("board-at-work", steps = row.at_work.join(" "))))
}

/// A component in a sentence or two.
#[must_use]
pub fn component_in_words(model: &Model, open: &Open, row: &ComponentRow) -> String {
    let title = if *row.title == *row.id { String::new() } else { format!(" ({})", clean(&row.title)) };
    let data = if row.carries_data { row.verdict_in_full() } else { say!("board-none-carried") };
    let unconfirmed = row.locked.is_some() && !matches!(row.service, Service::Down | Service::Unknown);
    let service = row.service.spoken();
    let service = if unconfirmed { say!("board-unconfirmed", service = service) } else { service };
    let mut said = vec![say!("board-component-is", component = format!("{}{title}", row.id), data = data, service = service)];
    let stale = row.stale.as_ref().map(|(why, at)| (clean(&model.say(why)), model.hour(*at)));
    said.extend(stale.map(|(why, at)| say!("board-stale-because", at = at, why = why)));
    let locked = row.locked.as_ref().filter(|_| open.board.status != Status::Closed);
    let locked = locked.map(|locked| (model.said(&locked.because), model.said(&locked.hint.say)));
    said.extend(locked.map(|(because, hint)| say!("board-locked-because", because = because, hint = hint)));
    let judged = row.judged.as_ref().map(|(by, at)| (by, model.hour(*at)));
    said.extend(judged.map(|(by, at)| say!("board-judged", by = by, at = at)));
    let came: Vec<_> = open.came.iter().filter(|line| line.component.as_ref() == Some(&row.id)).collect();
    said.extend(came.first().map(|line| {
        say!("board-component-came", what = clean(&model.say(&line.say)), at = model.hour(line.at), more = came.len() - 1)
    }));
    said.extend(row.grounds.as_ref().map(|grounds| clean(&model.say(grounds)).into()));
    model.say(&Sentence::joined(" · ", said))
}

/// A responder in a sentence or two, with the numbers where the directory has them.
#[must_use]
pub fn person_in_words(model: &Model, row: &ResponderRow) -> String {
    let mut said: Vec<Sentence> = vec![format!("{} ({})", clean(&row.name), clean(&row.id)).into()];
    let contact = model.given.directory.contacts().person(&row.id);
    let proposed = proposed(model, row).map(|(role, because)| (role.spoken(), clean(&model.say(because))));
    said.extend(proposed.map(|(role, because)| say!("board-proposed", role = role, because = because)));
    said.extend(at_work(model, row).map(Sentence::from));
    let numbers = contact
        .map(|contact| format!("{}, {}", contact.phone(Line::Primary).typed, contact.phone(Line::Secondary).typed))
        .map(|text| clean(&text).into());
    said.extend(numbers);
    said.extend(row.expected.map(|at| say!("board-expected", at = model.hour(at))));
    let since = row.unanswered.filter(|_| row.expected.is_none()).map(|at| (model.hour(at), age(model, at)));
    said.extend(since.map(|(at, ago)| say!("board-not-answered", at = at, ago = ago)));
    let dialling = row.dialled(model.now).map(|dialling| dialling.say(model.now));
    let call = || row.call.as_ref().map(|call| say!("board-last-call", call = clean(&model.say(call))));
    said.extend(dialling.or_else(call));
    said.extend(row.duty.as_deref().map(|duty| say!("board-duty", duty = clean(duty))));
    said.extend(row.took_over.clone());
    model.say(&Sentence::joined(" · ", said))
}
