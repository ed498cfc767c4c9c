//! Everybody who is there or could be, and all that is known of the one
//! under the cursor: below the list, or beside it where there is room.

use ratatui::layout::Rect;

use crate::domain::contacts::Contact;
use crate::domain::length::stretch;
use crate::domain::people::rows::ResponderRow;
use crate::domain::people::state::{Responder, ResponderState};
use crate::domain::speech::{Sentence, say};
use crate::domain::text;
use crate::domain::time_text::{clock, zone_name};
use crate::domain::vocabulary::Line;
use crate::domain::zone::Zone;
use crate::tui::form::wording;
use crate::tui::model::people::{Somebody, everybody, here, place};
use crate::tui::model::{Model, Open};
use crate::tui::theme::Look;

use super::list::{cell, clean, window, wrap};
use super::pen::{Pen, Row, rows};
use super::running::{countdown, is_nearest};

/// From this width on the details stand beside the list.
const BESIDE: u16 = 110;
/// Rows for the details below the list.
const BELOW: u16 = 9;

/// Draws the list of people, with all that is known of the one under the cursor.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(open) = &model.open else { return };
    let all = everybody(model);
    let there = all.iter().filter(|somebody| somebody.responder.is_some_and(is_here)).count();
    let waiting = all.iter().filter(|somebody| state_of(somebody) == Some(ResponderState::Called)).count();
    let title = say!("screens-people", here = there, waiting = waiting);
    pen.rule(rows(area, 0, 1), &model.say(&title));
    let body = rows(area, 1, area.height);
    if area.width >= BESIDE {
        let left = (area.width / 2).min(90);
        draw_list(model, open, &all, pen, Rect { width: left, ..body });
        let detail = Rect { x: body.x + left, width: body.width - left, ..body };
        pen.divide(detail, true, false);
        let inner = Rect { x: detail.x + 2, width: detail.width.saturating_sub(3), ..detail };
        pen.rows(inner, &details(model, open, usize::from(inner.width)));
        return;
    }
    let lines = details(model, open, usize::from(area.width).saturating_sub(2));
    let below = u16::try_from(lines.len() + 1).unwrap_or(BELOW).min(BELOW + 1).min(body.height / 2 + 1);
    draw_list(model, open, &all, pen, rows(body, 0, body.height.saturating_sub(below)));
    let detail = rows(body, body.height.saturating_sub(below), below);
    pen.rule(rows(detail, 0, 1), "");
    pen.rows(Rect { x: detail.x + 1, width: detail.width.saturating_sub(2), ..rows(detail, 1, below) }, &lines);
}

fn is_here(row: &ResponderRow) -> bool {
    !matches!(row.state, ResponderState::Called | ResponderState::Released)
}

fn state_of(somebody: &Somebody<'_>) -> Option<ResponderState> {
    somebody.responder.map(|row| row.state)
}

fn draw_list(model: &Model, open: &Open, all: &[Somebody<'_>], pen: &mut Pen<'_>, area: Rect) {
    let width = usize::from(area.width);
    let at = place(model, all);
    let room = usize::from(area.height);
    let cut = usize::from(all.len() > room && room > 1);
    let from = window(at, all.len(), room - cut);
    let names = all.iter().map(|somebody| text::width(&clean(somebody.name))).max().unwrap_or(0).min(width * 3 / 10);
    let posts = all.iter().map(|somebody| text::width(&post(model, somebody).0)).max().unwrap_or(0).min(width * 3 / 10);
    let mut lines: Vec<Row> = Vec::new();
    for (place, somebody) in all.iter().enumerate().skip(from).take(room - cut) {
        let (post, look) = post(model, somebody);
        let pointer = if place == at { "›" } else { " " };
        let dim =
            if somebody.responder.is_some_and(|row| row.state != ResponderState::Released) { Look::Plain } else { Look::Muted };
        let row = Row::plain(pointer).and(format!("{}  ", cell(somebody.name, names)), dim).and(cell(&post, posts), look);
        lines.push(row.and(format!("  {}", busy(model, open, somebody)), Look::Muted).cursor(place == at));
    }
    if cut > 0 {
        let more = say!("screens-more", count = all.len() - (room - cut));
        lines.push(Row::new(format!(" {}", model.say(&more)), Look::Muted));
    }
    pen.rows(area, &lines);
}

/// Where somebody stands, in a word or three.
fn post(model: &Model, somebody: &Somebody<'_>) -> (String, Look) {
    let (said, look) = match (somebody.responder, somebody.contact.and_then(|contact| contact.away_on(model.today()))) {
        (None, Some(_)) => (say!("screens-post-away"), Look::Muted),
        (None, None) => (say!("screens-post-not-called"), Look::Muted),
        (Some(row), _) => post_of(row),
    };
    (model.say(&said), look)
}

fn post_of(row: &ResponderRow) -> (Sentence, Look) {
    match (row.commands, row.role, row.state, &row.proposed) {
        (true, Some(role), ..) => (say!("screens-post-commander-and", role = role.spoken()), Look::Title),
        (true, None, ..) => (say!("screens-post-commander"), Look::Title),
        (_, _, ResponderState::Released, _) => (say!("screens-post-released"), Look::Muted),
        (_, _, ResponderState::Called, _) => (say!("screens-post-called"), Look::Alert),
        (_, Some(role), ..) => (role.spoken(), Look::Plain),
        (_, None, _, Some((role, _))) => (say!("screens-post-proposed", role = role.spoken()), Look::Alert),
        (_, None, ..) => (say!("screens-post-no-role"), Look::Alert),
    }
}

/// What somebody is at: their steps and duty, how long they have to answer, or what they can do.
fn busy(model: &Model, open: &Open, somebody: &Somebody<'_>) -> String {
    let Some(row) = somebody.responder else {
        return somebody.contact.map(|contact| clean(&contact.skills.join(", "))).unwrap_or_default();
    };
    if let Some(waits) = open.board.call_out(&row.id) {
        let left = countdown(model, waits.due, is_nearest(open, |about| about.is_person(&row.id)));
        return if waits.overdue { left } else { model.say(&say!("screens-left-to-answer", time = left)) };
    }
    let duty = row.duty.as_deref().map(clean);
    row.at_work.iter().cloned().chain(duty).collect::<Vec<_>>().join(" · ")
}

/// All that is known of whoever the cursor stands on.
fn details(model: &Model, open: &Open, columns: usize) -> Vec<Row> {
    let Some(somebody) = here(model) else { return Vec::new() };
    let said = |sentence: Sentence| model.say(&sentence);
    let mut lines: Vec<Row> = Vec::new();
    let mut add = |text: String, look: Look| lines.extend(wrap(&text, columns).into_iter().map(|line| Row::new(line, look)));
    let (post, _) = post(model, &somebody);
    add(format!("{} ({}) · {post}", clean(somebody.name), clean(somebody.id)), Look::Title);
    if let Some(contact) = somebody.contact {
        let (first, second) = (contact.phone(Line::Primary), contact.phone(Line::Secondary));
        add(said(say!("screens-phone", number = clean(&first.typed))), Look::Plain);
        add(said(say!("screens-phone-next", number = clean(&second.typed))), Look::Plain);
        add(reach(model, contact), Look::Plain);
    } else {
        add(said(say!("screens-no-contact")), Look::Alert);
    }
    if let Some(row) = somebody.responder {
        for sentence in standing(model, open, row) {
            add(said(sentence), Look::Plain);
        }
        if let Some(taken) = &row.took_over {
            add(said(taken.clone()), Look::Alert);
        }
        if let Some((role, because)) = &row.proposed {
            let sentence = say!("screens-proposed", role = role.spoken(), why = because.clone());
            add(said(sentence), Look::Alert);
        }
    }
    if let Some(can) = can_do(open, &somebody) {
        add(said(can), Look::Muted);
    }
    lines
}

/// Which time it is there, and whether they are away.
fn reach(model: &Model, contact: &Contact) -> String {
    let zone: Zone = contact.timezone.map_or(model.given.zone, Zone::from);
    let time = format!("{} {}", clock(model.now, zone), zone_name(model.now, zone));
    let mut said = vec![say!("screens-time-there", time = time, place = zone.name().replace('_', " "))];
    if let Some(away) = contact.away_on(model.now.utc().with_timezone(&zone).date_naive()) {
        let why = away.why.as_deref().map(clean);
        let until = away.until.to_string();
        said.push(match why {
            Some(why) => say!("screens-away-because", until = until, why = why),
            None => say!("screens-away", until = until),
        });
    }
    said.extend(contact.email.as_deref().map(|email| clean(email).into()));
    model.say(&Sentence::joined(" · ", said))
}

/// The last call, since when they are there, and what they are at.
fn standing(model: &Model, open: &Open, row: &ResponderRow) -> Vec<Sentence> {
    let responder = open.published.incident.people.responder(&row.id);
    let mut said: Vec<Sentence> = responder.into_iter().flat_map(|responder| signs(model, responder)).collect();
    if !row.at_work.is_empty() {
        said.push(say!("screens-at-work", steps = row.at_work.join(" ")));
    }
    if let Some(duty) = &row.duty {
        said.push(say!("screens-duty", duty = clean(duty)));
    }
    said
}

fn signs(model: &Model, responder: &Responder) -> Vec<Sentence> {
    let when = |moment| clock(moment, model.given.zone);
    let mut said = Vec::new();
    if let Some(call) = &responder.call {
        let (line, outcome) = (call.line.spoken(), wording::outcome(call.outcome));
        let ago = stretch(model.now.seconds_since(call.at));
        said.push(say!("screens-last-call", time = when(call.at), ago = ago, line = line, outcome = outcome));
    }
    match (responder.acknowledged, responder.last_sign.filter(|_| responder.released.is_none())) {
        (Some(since), Some(sign)) if sign > since => {
            said.push(say!("screens-here-since-and-sign", since = when(since), sign = when(sign)));
        }
        (Some(since), _) => said.push(say!("screens-here-since", since = when(since))),
        (None, _) => {}
    }
    said.extend(responder.released.map(|at| say!("screens-released-at", time = when(at))));
    said
}

/// Skills and languages: of the contact, else as the log knows them.
fn can_do(open: &Open, somebody: &Somebody<'_>) -> Option<Sentence> {
    let known = || {
        let responder = open.published.incident.people.responder(somebody.id);
        responder.map(|responder| (&responder.person.skills, &responder.person.languages))
    };
    let (skills, languages) = somebody.contact.map(|contact| (&contact.skills, &contact.languages)).or_else(known)?;
    let listed = |words: &[String]| clean(&words.join(", "));
    match (skills.is_empty(), languages.is_empty()) {
        (true, true) => None,
        (false, true) => Some(say!("screens-skills", skills = listed(skills))),
        (true, false) => Some(say!("screens-languages", languages = listed(languages))),
        (false, false) => Some(say!("screens-can-do", skills = listed(skills), languages = listed(languages))),
    }
}
