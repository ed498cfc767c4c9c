//! Reads in the timeline: moves through it, filters it, looks for words.
//! What is not at hand is asked of the desk, and never waited for.

use crate::app::desk::Request;
use crate::app::pages::{At, Page, Wanted};
use crate::domain::filter::Filter;
use crate::domain::speech::{Sentence, say};
use crate::domain::text::{line, on_one_line};
use crate::tui::action::{Action, Screen};
use crate::tui::form::filter;
use crate::tui::model::timeline::Timeline;
use crate::tui::model::{Model, Open, Reply};

use super::drafts;
use super::effect::Effect;

/// How many rows the cursor may be from the edge of the rows at hand before more are asked for.
const AHEAD: usize = 50;

/// Whether an action is one of the timeline.
#[must_use]
pub(super) fn reads(action: Action) -> bool {
    let of_it = [Action::FilterTimeline, Action::ClearFilter, Action::SearchTimeline, Action::OlderHit, Action::NewerHit];
    action == Action::ShowTimeline || of_it.contains(&action)
}

/// Does what an action of the timeline means.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::ShowTimeline => return show(model),
        Action::ClearFilter => return filter(model, Filter::default()),
        Action::OlderHit => return hit(model, true),
        Action::NewerHit => return hit(model, false),
        Action::FilterTimeline => choose_filter(model),
        _ => search(model),
    }
    Vec::new()
}

/// Shows the timeline: every entry, the newest at the foot.
fn show(model: &mut Model) -> Vec<Effect> {
    (model.base, model.help) = (Screen::Timeline, None);
    let Some(open) = &mut model.open else { return Vec::new() };
    open.timeline = Timeline { language: model.given.language, ..at_once(open) };
    fill(open)
}

/// The last entries as they are at hand already, so that nobody waits for the disk.
fn at_once(open: &Open) -> Timeline {
    let tail = open.published.rows();
    let newest = open.published.newest;
    if i64::try_from(open.published.incident.entries) != Ok(newest) {
        // Entries are missing: where the last ones lie only the log knows.
        return Timeline { newest, from: newest, to: newest, ..Timeline::default() };
    }
    let from = newest - i64::try_from(tail.len()).unwrap_or(0);
    Timeline { rows: (from + 1..).zip(tail).collect(), from, to: newest, newest, ..Timeline::default() }
}

fn want(open: &mut Open, at: At) -> Vec<Effect> {
    let wanted = Wanted { filter: open.timeline.filter.clone(), at, language: open.timeline.language };
    if open.timeline.asked.as_ref() == Some(&wanted) {
        return Vec::new();
    }
    open.timeline.asked = Some(wanted.clone());
    vec![Effect::Ask(Request::Page(wanted))]
}

/// Asks for more where the cursor comes near the edge of what is at hand.
fn fill(open: &mut Open) -> Vec<Effect> {
    let Timeline { from, to, ref asked, ref rows, .. } = open.timeline;
    if asked.is_some() {
        return Vec::new();
    }
    let here = open.timeline.here();
    if !open.timeline.has_newest() && here + AHEAD >= rows.len() {
        want(open, At::After(to))
    } else if from > 0 && here < AHEAD {
        want(open, At::Before(from + 1))
    } else {
        Vec::new()
    }
}

/// Takes a page that the desk has read.
pub fn take(model: &mut Model, page: Page) -> Vec<Effect> {
    let reads = model.base == Screen::Timeline;
    let Some(open) = &mut model.open else { return Vec::new() };
    let (at, found) = (page.wanted.at.clone(), page.hit.is_some());
    let (from, to) = (page.from, page.to);
    if !open.timeline.take(page) || !reads {
        return Vec::new();
    }
    match at {
        At::HitBefore(_, words) if !found && from > 0 => want(open, At::HitBefore(from + 1, words)),
        At::HitAfter(_, words) if !found && to < open.timeline.newest => want(open, At::HitAfter(to, words)),
        At::HitBefore(_, words) if !found => none_found(model, &say!("screens-no-older-hit", words = line(&words))),
        At::HitAfter(_, words) if !found => none_found(model, &say!("screens-no-newer-hit", words = line(&words))),
        _ => fill(open),
    }
}

fn none_found(model: &mut Model, said: &Sentence) -> Vec<Effect> {
    model.reply = Some(Reply::Said(model.say(said)));
    // The search took the place of what was read ahead.
    model.open.as_mut().map(fill).unwrap_or_default()
}

/// Goes on with what is new, where the timeline is on the screen.
pub fn follow(model: &mut Model) -> Vec<Effect> {
    let reads = model.base == Screen::Timeline;
    let Some(open) = model.open.as_mut().filter(|_| reads) else { return Vec::new() };
    let newest = open.published.newest;
    open.timeline.newest = open.timeline.newest.max(newest);
    fill(open)
}

/// Keeps the cursor on the entry that somebody moved it to, whatever comes in.
pub(super) fn hold(open: &mut Open) {
    let timeline = &mut open.timeline;
    if timeline.moved && timeline.at.is_none() {
        timeline.at = timeline.rows.last().map(|(place, _)| *place);
    }
}

/// Moves the cursor, or scrolls the entry that is read whole.
pub fn go(model: &mut Model, action: Action, page: usize) -> Vec<Effect> {
    let Some(open) = &mut model.open else { return Vec::new() };
    let timeline = &mut open.timeline;
    if let Some(scroll) = timeline.opened {
        timeline.opened = Some(action.moved(scroll, usize::MAX, page));
        return Vec::new();
    }
    match action {
        Action::First if timeline.from > 0 => return want(open, At::Oldest),
        Action::Last => {
            (timeline.at, timeline.moved) = (None, false);
            if !timeline.has_newest() {
                return want(open, At::Newest);
            }
        }
        _ => {
            let to = action.moved(timeline.here(), timeline.rows.len(), page);
            let last = to + 1 >= timeline.rows.len() && timeline.has_newest();
            timeline.at = timeline.rows.get(to).map(|(place, _)| *place).filter(|_| !last);
            timeline.moved = true;
        }
    }
    fill(open)
}

/// Opens the choice of what is shown.
fn choose_filter(model: &mut Model) {
    let form = model.open.as_ref().zip(model.known()).map(|(open, known)| filter::form(known, &open.timeline.filter));
    if let Some(form) = form {
        drafts::open(model, form);
    }
}

/// Shows only what a filter takes, from the newest on.
pub fn filter(model: &mut Model, filter: Filter) -> Vec<Effect> {
    let Some(open) = &mut model.open else { return Vec::new() };
    if open.timeline.filter == filter {
        return Vec::new();
    }
    let words = std::mem::take(&mut open.timeline.words);
    let language = open.timeline.language;
    open.timeline = if filter.is_open() { at_once(open) } else { Timeline::default() };
    open.timeline.language = language;
    let newest = open.published.newest;
    (open.timeline.filter, open.timeline.words, open.timeline.newest) = (filter, words, newest);
    if open.timeline.filter.is_open() { fill(open) } else { want(open, At::Newest) }
}

/// Begins to look for words.
fn search(model: &mut Model) {
    if let Some(open) = &mut model.open {
        (open.timeline.typing, open.timeline.opened) = (true, None);
        open.timeline.words.clear();
    }
}

/// Takes typed or pasted text into the words that are looked for.
pub fn type_words(model: &mut Model, text: &str) {
    if let Some(open) = &mut model.open {
        open.timeline.words.push_str(&on_one_line(text));
    }
}

/// Takes the last character of the words back.
pub fn take_back(model: &mut Model) {
    if let Some(open) = &mut model.open {
        open.timeline.words.pop();
    }
}

/// Goes to the nearest older entry that holds the words, or with `false` to the nearest newer one.
fn hit(model: &mut Model, older: bool) -> Vec<Effect> {
    let Some(open) = &mut model.open else { return Vec::new() };
    let timeline = &mut open.timeline;
    let words = timeline.words.clone();
    if words.is_empty() {
        return Vec::new();
    }
    let (at, newest) = (timeline.at, timeline.newest);
    let at = if older { At::HitBefore(at.unwrap_or(newest + 1), words) } else { At::HitAfter(at.unwrap_or(newest), words) };
    want(open, at)
}

/// Reads the entry under the cursor whole.
pub fn open_whole(model: &mut Model) {
    if let Some(open) = &mut model.open {
        open.timeline.opened = (!open.timeline.rows.is_empty()).then_some(0);
        // What is read stays, whatever comes in.
        let here = open.timeline.here();
        open.timeline.at = open.timeline.rows.get(here).map(|(place, _)| *place);
    }
}

/// One step back within the timeline: out of a search, out of an entry. Says whether there was one.
pub fn back(model: &mut Model) -> bool {
    let reads = model.base == Screen::Timeline;
    let Some(open) = model.open.as_mut().filter(|_| reads) else { return false };
    let timeline = &mut open.timeline;
    if timeline.typing {
        timeline.typing = false;
        timeline.words.clear();
        true
    } else {
        timeline.opened.take().is_some()
    }
}
