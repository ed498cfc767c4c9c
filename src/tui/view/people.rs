//! Everybody who is there or could be, and all that is known of the one
//! under the cursor: below the list, or beside it where there is room.

use ratatui::layout::Rect;

use crate::domain::contacts::{Contact, Dial};
use crate::domain::length::lasting;
use crate::domain::lifecycle::state::Status;
use crate::domain::oncall::rows::OnCall;
use crate::domain::people::dialled::Dialling;
use crate::domain::people::rows::DiallingRow;
use crate::domain::people::rows::ResponderRow;
use crate::domain::people::state::{Responder, ResponderState};
use crate::domain::sending::rows::row;
use crate::domain::sending::state::Stage;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::text;
use crate::domain::time_text::{clock, zone_name};
use crate::domain::vocabulary::Line;
use crate::domain::zone::Zone;
use crate::tui::action::Screen;
use crate::tui::form::wording;
use crate::tui::model::people::{Listed, Outside, Somebody, candidate, here, listed, place};
use crate::tui::model::{Model, Open};
use crate::tui::theme::Look;

use super::list::{cell, clean, window, wrap};
use super::pen::{Pen, Row, rows};
use super::running::{countdown, is_nearest};
use super::{clocks, oncall, side};

/// From this width on the details stand beside the list.
const BESIDE: u16 = 110;
/// Rows for the details below the list.
const BELOW: u16 = 9;

/// Draws the list of people, with all that is known of the one under the cursor.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(open) = &model.open else { return };
    let all = listed(model);
    let responders = || all.iter().filter_map(|row| row.somebody()?.responder);
    let there = responders().filter(|row| is_here(row)).count();
    let waiting = responders().filter(|row| row.state == ResponderState::Called).count();
    let title = say!("screens-people", here = there, waiting = waiting);
    pen.rule(rows(area, 0, 1), &model.say(&title));
    let on_call = oncall::now(model);
    let mut alarms = oncall::alarms(model, &on_call, usize::from(area.width).saturating_sub(2));
    alarms.extend(call_next(model, open));
    let above = u16::try_from(alarms.len()).unwrap_or(u16::MAX).min(area.height / 4);
    pen.rows(rows(area, 1, above), &alarms);
    let body = rows(area, 1 + above, area.height.saturating_sub(above));
    if area.width >= BESIDE {
        let left = (area.width / 2).min(90);
        draw_list((model, open), &all, &on_call, pen, Rect { width: left, ..body });
        let detail = Rect { x: body.x + left, width: body.width - left, ..body };
        pen.divide(detail, above == 0, false);
        let inner = Rect { x: detail.x + 2, width: detail.width.saturating_sub(3), ..detail };
        pen.rows(inner, &details((model, open), &on_call, usize::from(inner.width)));
        return;
    }
    let lines = details((model, open), &on_call, usize::from(area.width).saturating_sub(2));
    let below = u16::try_from(lines.len() + 1).unwrap_or(BELOW).min(BELOW + 1).min(body.height / 2 + 1);
    draw_list((model, open), &all, &on_call, pen, rows(body, 0, body.height.saturating_sub(below)));
    let detail = rows(body, body.height.saturating_sub(below), below);
    pen.rule(rows(detail, 0, 1), "");
    pen.rows(Rect { x: detail.x + 1, width: detail.width.saturating_sub(2), ..rows(detail, 1, below) }, &lines);
}

/// Whom to call next, on which number, and why; nothing once the incident is closed.
fn call_next(model: &Model, open: &Open) -> Option<Row> {
    let next = model.to_call().first().filter(|_| open.board.status != Status::Closed)?;
    let why = next.because().map(|why| Sentence::behind_a_colon(clean(&model.say(&why))));
    let said = say!("screens-call-next", name = model.called(&next.who), line = next.line.spoken(), why = why);
    Some(Row::new(format!(" {}", model.say(&said)), Look::Title))
}

fn is_here(row: &ResponderRow) -> bool {
    !matches!(row.state, ResponderState::Called | ResponderState::Released)
}

fn draw_list((model, open): (&Model, &Open), all: &[Listed<'_>], on_call: &[OnCall<'_>], pen: &mut Pen<'_>, area: Rect) {
    let width = usize::from(area.width);
    let at = place(model, all);
    // Above the dial list stands what it is.
    let heading = all.iter().position(|row| row.outsider().is_some());
    let heads = |place: usize| heading.is_some_and(|first| first <= place);
    let room = usize::from(area.height);
    let lines = all.len() + usize::from(heading.is_some());
    let cut = usize::from(lines > room && room > 1);
    let from = window(at + usize::from(heads(at)), lines, room - cut);
    let (people, dial) = all.split_at(heading.unwrap_or(all.len()));
    // A number that is cut short is none.
    let (of_people, of_dial) = (Columns::of(model, people, width, width * 3 / 10), Columns::of(model, dial, width, width / 2));
    let mut drawn: Vec<Row> = Vec::new();
    for line in (from..lines).take(room - cut) {
        if heading == Some(line) {
            drawn.push(Row::new(format!(" {}", model.say(&say!("screens-dial-list"))), Look::Title));
            continue;
        }
        let here = line - usize::from(heading.is_some_and(|first| first < line));
        let Some(row) = all.get(here) else { continue };
        let (post, look) = post(model, row);
        let pointer = if here == at { "›" } else { " " };
        let Columns { names, posts } = if heads(here) { of_dial } else { of_people };
        let line =
            Row::plain(pointer).and(format!("{}  ", cell(&name(model, row), names)), dimmed(row)).and(cell(&post, posts), look);
        let mark = row.somebody().and_then(|somebody| oncall::mark(model, on_call, somebody.id));
        let line = line.and("  ", Look::Muted).and(mark.as_deref().unwrap_or_default(), Look::Title);
        let busy = busy(model, open, row);
        let between = if mark.is_some() && !busy.is_empty() { " · " } else { "" };
        drawn.push(line.and(format!("{between}{busy}"), Look::Muted).cursor(here == at));
    }
    if cut > 0 {
        let more = say!("screens-more", count = lines - (room - cut));
        drawn.push(Row::new(format!(" {}", model.say(&more)), Look::Muted));
    }
    pen.rows(area, &drawn);
}

/// How wide names and what stands behind them are in a section of the list.
#[derive(Clone, Copy)]
struct Columns {
    names: usize,
    posts: usize,
}

impl Columns {
    fn of(model: &Model, rows: &[Listed<'_>], width: usize, most: usize) -> Self {
        let widest = |of: &dyn Fn(&Listed<'_>) -> usize| rows.iter().map(of).max().unwrap_or(0);
        let names = widest(&|row| text::width(&name(model, row))).min(width * 3 / 10);
        Self { names, posts: widest(&|row| text::width(&post(model, row).0)).min(most) }
    }
}

fn name(model: &Model, row: &Listed<'_>) -> String {
    match row {
        Listed::Person(somebody) => model.called(somebody.id),
        Listed::Dial(outside) => clean(outside.name),
    }
}

fn dimmed(row: &Listed<'_>) -> Look {
    let responder = row.somebody().and_then(|somebody| somebody.responder);
    let released = responder.is_none_or(|row| row.state == ResponderState::Released);
    if released && row.somebody().is_some() { Look::Muted } else { Look::Plain }
}

/// Where somebody stands, in a word or three.
fn post(model: &Model, row: &Listed<'_>) -> (String, Look) {
    let somebody = match row {
        Listed::Person(somebody) => somebody,
        Listed::Dial(Outside { dial: Some(dial), .. }) => return (clean(&dial.phone.typed), Look::Plain),
        Listed::Dial(_) => return (model.say(&say!("screens-post-no-number")), Look::Alert),
    };
    let (said, look) = match (somebody.responder, somebody.contact.and_then(|contact| contact.away_on(model.today()))) {
        (None, Some(_)) => (say!("screens-post-away"), Look::Muted),
        (None, None) => (say!("screens-post-not-called"), Look::Muted),
        (Some(row), _) => post_of(model, row),
    };
    (model.say(&said), look)
}

fn post_of(model: &Model, row: &ResponderRow) -> (Sentence, Look) {
    match (row.commands, row.role, row.state, side::proposed(model, row)) {
        (true, Some(role), ..) => (say!("screens-post-commander-and", role = role.spoken()), Look::Title),
        (true, None, ..) => (say!("screens-post-commander"), Look::Title),
        (_, _, ResponderState::Released, _) => (say!("screens-post-released"), Look::Muted),
        (_, _, ResponderState::Called, _) if row.expected.is_some() => (say!("board-clock-expected"), Look::Plain),
        (_, _, ResponderState::Called, _) => (say!("screens-post-called"), Look::Alert),
        (_, Some(role), ..) => (role.spoken(), Look::Plain),
        (_, None, _, Some((role, _))) => (say!("screens-post-proposed", role = role.spoken()), Look::Alert),
        (_, None, ..) => (say!("screens-post-no-role"), Look::Alert),
    }
}

/// What somebody is at: their steps and duty, how long they have to answer, or what they can do.
fn busy(model: &Model, open: &Open, row: &Listed<'_>) -> String {
    let somebody = match row {
        Listed::Person(somebody) => somebody,
        Listed::Dial(outside) => return dialled(model, *outside),
    };
    let Some(row) = somebody.responder else {
        let skills = || somebody.contact.map(|contact| clean(&contact.skills.join(", "))).unwrap_or_default();
        let needed = candidate(model, somebody.id).and_then(|candidate| candidate.needed.as_ref());
        return needed.map_or_else(skills, |needed| clean(&model.say(needed)));
    };
    let dials = row.dialled(model.now).map(|dialling| dials(model, dialling));
    if let Some(at) = row.expected.filter(|_| dials.is_none()) {
        return format!("{}, {}", model.hour(at), countdown(model, at, false));
    }
    if let Some(waits) = open.board.call_out(&row.id) {
        let left = clocks::left(model, waits, is_nearest(open, |about| about.is_person(&row.id)));
        let left = || if waits.overdue { left } else { model.say(&say!("screens-left-to-answer", time = left)) };
        return dials.unwrap_or_else(left);
    }
    let duty = row.duty.as_deref().map(|duty| model.say(&say!("board-duty", duty = clean(duty))));
    let proposed = row.role.is_none() && side::proposed(model, row).is_some() && !row.commands;
    let proposed = proposed.then(|| model.say(&say!("board-proposed-only")));
    dials.into_iter().chain(side::at_work(model, row)).chain(duty).chain(proposed).collect::<Vec<_>>().join(" · ")
}

/// When somebody will be there, and how long that is.
fn expected(model: &Model, at: Moment) -> String {
    model.say(&say!("screens-expected", at = model.hour(at), left = countdown(model, at, false)))
}

/// Who is dialling somebody, and how long their claim stands.
fn dials(model: &Model, dialling: &DiallingRow) -> String {
    let left = countdown(model, dialling.lapses, true);
    model.say(&say!("screens-dialling", who = dialling.say(model.now), left = left))
}

/// Who is dialling somebody of the dial list.
fn dialled_by(model: &Model, calls: &Dialling) -> Option<DiallingRow> {
    let people = &model.open.as_ref()?.published.incident.people;
    DiallingRow::standing(people, calls.rings.as_ref(), model.now)
}

/// What to tell somebody of the dial list first; once they were dialled, what came of it.
fn dialled(model: &Model, outside: Outside<'_>) -> String {
    let reference = outside.dial.and_then(|dial| dial.reference.as_deref()).map(clean);
    let outcome = outside.calls.map(|calls| {
        if let Some(dialling) = dialled_by(model, calls) {
            return dials(model, &dialling);
        }
        let time = model.hour(calls.last.at);
        model.say(&say!("screens-dialled", time = time, outcome = wording::outcome(calls.outcome)))
    });
    outcome.into_iter().chain(reference).collect::<Vec<_>>().join(" · ")
}

/// All that is known of whoever the cursor stands on.
fn details((model, open): (&Model, &Open), on_call: &[OnCall<'_>], columns: usize) -> Vec<Row> {
    let texts = match here(model) {
        Some(Listed::Person(somebody)) => of_person(model, open, somebody, on_call),
        Some(Listed::Dial(outside)) => of_outsider(model, outside),
        None => Vec::new(),
    };
    let wrapped = |(text, look): (String, Look)| wrap(&text, columns).into_iter().map(move |line| Row::new(line, look));
    texts.into_iter().flat_map(wrapped).collect()
}

fn of_outsider(model: &Model, outside: Outside<'_>) -> Vec<(String, Look)> {
    let mut lines = vec![(
        format!("{} ({}) · {}", clean(outside.name), clean(outside.id), model.say(&say!("screens-on-the-dial-list"))),
        Look::Title,
    )];
    let mut add = |sentence: Sentence, look: Look| lines.push((clean(&model.say(&sentence)), look));
    let (mut at_hand, calls) = (outside.dial.map(Dial::spoken).unwrap_or_default(), calls(model, outside));
    // What came of the last call stands before what is the same every time.
    let behind = at_hand.split_off(usize::from(outside.dial.is_some_and(|dial| dial.reference.is_some())));
    match outside.dial {
        Some(dial) => add(say!("screens-phone", number = &dial.phone.typed), Look::Plain),
        None => add(say!("screens-not-on-the-list"), Look::Alert),
    }
    add(outcome_keys(model).into(), Look::Muted);
    at_hand.into_iter().chain(calls).chain(behind).for_each(|said| add(said, Look::Plain));
    lines
}

/// The keys that say what came of a call, each with its name: whoever dials has one hand free.
fn outcome_keys(model: &Model) -> String {
    let bound = model.given.keys.on(Screen::People).filter(|bound| bound.row.action.of_call().is_some());
    let named = bound.filter(|bound| !bound.keys.is_empty());
    let named = named.map(|bound| format!("{} {}", bound.key_text(model.given.language), model.say(&bound.row.name())));
    named.collect::<Vec<_>>().join(" · ")
}

/// The last call to somebody of the dial list, and what they said.
fn calls(model: &Model, outside: Outside<'_>) -> Vec<Sentence> {
    let Some(calls) = outside.calls else { return Vec::new() };
    let (at, ago) = (model.hour(calls.last.at), lasting(model.now.seconds_since(calls.last.at)));
    let by = &calls.last.by;
    let outcome = wording::outcome(calls.outcome);
    let last = say!("screens-last-dialled", time = at, ago = ago, by = by, outcome = outcome, times = calls.times);
    let dialling = dialled_by(model, calls).map(|dialling| Sentence::from(dials(model, &dialling)));
    let said = calls.said.as_ref().map(|said| say!("screens-they-said", said = said));
    dialling.into_iter().chain([last]).chain(said).collect()
}

fn of_person(model: &Model, open: &Open, somebody: Somebody<'_>, on_call: &[OnCall<'_>]) -> Vec<(String, Look)> {
    let said = |sentence: Sentence| model.say(&sentence);
    let mut lines: Vec<(String, Look)> = Vec::new();
    let mut add = |text: String, look: Look| lines.push((text, look));
    let (post, _) = post(model, &Listed::Person(somebody));
    add(format!("{} ({}) · {post}", clean(somebody.name), clean(somebody.id)), Look::Title);
    if let Some((role, because)) = somebody.responder.and_then(|row| side::proposed(model, row)) {
        add(said(say!("screens-proposed", role = role.spoken(), why = because)), Look::Alert);
    }
    if let Some(contact) = somebody.contact {
        let people = &open.published.incident.people;
        let next = people.responder(somebody.id).map_or(Line::Primary, Responder::next_line);
        let number = |line: Line| clean(&contact.phone(line).typed);
        let widest = Line::ALL.iter().map(|line| text::width(&number(*line))).max().unwrap_or(0);
        let shown = |line: Line| cell(&number(line), widest);
        add(said(say!("screens-call-now", number = shown(next), line = next.spoken())), Look::Title);
        add(said(say!("screens-call-then", number = shown(next.other()), line = next.other().spoken())), Look::Plain);
        if model.me.as_ref().is_none_or(|me| me.id != *somebody.id) {
            add(outcome_keys(model), Look::Muted);
        }
        add(reach(model, contact), Look::Plain);
    } else {
        add(said(say!("screens-no-contact")), Look::Alert);
    }
    oncall::until(model, on_call, somebody.id).for_each(|until| add(said(until), Look::Plain));
    if let Some(row) = somebody.responder {
        for sentence in standing(model, open, row) {
            add(said(sentence), Look::Plain);
        }
        if let Some(taken) = &row.took_over {
            add(said(taken.clone()), Look::Alert);
        }
    }
    for sending in open.published.incident.sendings.to(somebody.id) {
        let row = row(sending, model.now);
        let (time, why) = (model.hour(row.since), row.why.as_ref().map(|why| Sentence::behind_a_colon(clean(why))));
        let page = say!("screens-page", channel = row.channel.as_str(), time = time, stage = row.stage.spoken(), why = why);
        add(said(page), if matches!(row.stage, Stage::Failed | Stage::Uncertain) { Look::Alert } else { Look::Plain });
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
    let dialling = row.dialled(model.now).map(|dialling| Sentence::from(dials(model, dialling)));
    let signs = responder.into_iter().flat_map(|responder| signs(model, responder));
    let mut said: Vec<Sentence> = dialling.into_iter().chain(signs).collect();
    let words = row.said.as_deref().map(clean);
    said.extend(match (row.expected, words) {
        (Some(at), words) => {
            let words = words.map_or_else(String::new, |words| format!(": {words}"));
            Some(format!("{}{words}", text::capital(&expected(model, at))).into())
        }
        (None, words) => words.map(|words| say!("screens-they-said", said = words)),
    });
    if !row.at_work.is_empty() {
        said.push(say!("screens-at-work", steps = row.at_work.join(" ")));
    }
    if let Some(duty) = &row.duty {
        said.push(say!("screens-duty", duty = clean(duty)));
    }
    said
}

fn signs(model: &Model, responder: &Responder) -> Vec<Sentence> {
    let when = |moment| model.hour(moment);
    let mut said = Vec::new();
    if let Some(call) = &responder.call {
        let (line, outcome) = (call.line.spoken(), wording::outcome(call.outcome));
        let ago = lasting(model.now.seconds_since(call.at));
        said.push(say!("screens-last-call", time = when(call.at), ago = ago, line = line, outcome = outcome));
    }
    match (responder.acknowledged, responder.last_sign.filter(|_| responder.released.is_none())) {
        (Some(since), Some(sign)) if sign > since => {
            said.push(say!("screens-here-since-and-sign", since = when(since), sign = when(sign)));
        }
        (Some(since), _) => said.push(say!("screens-here-since", since = when(since))),
        (None, _) => {}
    }
    said.extend(
        responder.awake.map(|since| say!("screens-awake", since = when(since), span = lasting(model.now.seconds_since(since)))),
    );
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
