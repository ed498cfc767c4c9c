//! The timeline: every entry of the log as somebody filters it, the newest at the foot, and one entry whole.

use ratatui::layout::Rect;

use crate::app::pages::{Amender, TimelineRow, holds};
use crate::domain::alike::places;
use crate::domain::event::Fact;
use crate::domain::filter::Filter;
use crate::domain::length::lasting;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::steps::facts::StepsFact;
use crate::domain::text;
use crate::domain::time_text::{clock, day, zone_name};
use crate::tui::form::filter;
use crate::tui::model::timeline::Timeline;
use crate::tui::model::{Model, Open};
use crate::tui::theme::Look;

use super::home::named_day;
use super::list::{cell, clean, wrap, wrap_to};
use super::pen::{Pen, Row, rows};

/// How many lines an entry takes at most before it is read whole.
const LINES: usize = 3;

/// Draws the timeline, or the one entry that is read whole; words searched for stand below.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(open) = &model.open else { return };
    if let (Some(scroll), Some(entry)) = (open.timeline.opened, open.timeline.row_here()) {
        whole(model, entry, scroll, pen, area);
        return;
    }
    pen.rule(rows(area, 0, 1), &heading(model, open));
    let prompt = u16::from(open.timeline.typing && area.height > 2);
    let list = rows(area, 1, area.height.saturating_sub(1 + prompt));
    pen.rows(list, &entries(model, &open.timeline, usize::from(list.width), usize::from(list.height)));
    if prompt > 0 {
        let typed = format!(" / {}▏", clean(&open.timeline.words));
        pen.row(rows(area, area.height - 1, 1), &Row::new(typed, Look::Title));
    }
}

fn heading(model: &Model, open: &Open) -> String {
    let timeline = &open.timeline;
    let mut parts = vec![say!("screens-timeline", count = timeline.newest)];
    // The day of what is in view stands above it, where that is not today.
    let day_here = timeline
        .row_here()
        .map(|row| row.recorded_at)
        .filter(|at| day(*at, model.given.zone) != day(model.now, model.given.zone));
    parts.extend(day_here.map(|at| date(model, at).into()));
    let (newer, more) = timeline.newer();
    if newer > 0 || more {
        parts.push(say!("screens-newer-below", count = newer, more = more));
    }
    if !timeline.filter.is_open() {
        parts.push(say!("screens-only", what = only(model, &timeline.filter)));
    }
    if !timeline.words.is_empty() && !timeline.typing {
        parts.push(say!("screens-looking-for", words = clean(&timeline.words)));
    }
    if timeline.asked.is_some() && timeline.rows.is_empty() {
        parts.push(say!("screens-reading"));
    }
    model.say(&Sentence::joined(" · ", parts))
}

fn only(model: &Model, filter: &Filter) -> Sentence {
    let person = filter.person.as_ref().map(|id| model.called(id).into());
    let component = filter.component.as_ref().map(|id| id.to_string().into());
    let kind = filter.kind.map(filter::kind);
    Sentence::joined(", ", [person, component, kind].into_iter().flatten().collect())
}

/// The rows around the cursor, which stands in the middle where it can.
fn entries(model: &Model, timeline: &Timeline, width: usize, room: usize) -> Vec<Row> {
    if timeline.rows.is_empty() {
        let nothing = if timeline.asked.is_some() { say!("screens-reading") } else { say!("screens-no-entry") };
        return vec![Row::new(format!(" {}", model.say(&nothing)), Look::Muted)];
    }
    let columns = Columns::of(model, timeline, width);
    let here = timeline.here();
    let mut mine = columns.entry(here, true);
    mine.truncate(room);
    let free = room - mine.len();
    let gather = |places: &mut dyn Iterator<Item = usize>, upwards: bool| {
        let mut gathered: Vec<Row> = Vec::new();
        for place in places {
            if gathered.len() >= free {
                break;
            }
            let mut drawn = columns.entry(place, false);
            if upwards {
                drawn.reverse();
            }
            gathered.extend(drawn);
        }
        gathered
    };
    let mut above = gather(&mut (0..here).rev(), true);
    let mut below = gather(&mut (here + 1..timeline.rows.len()), false);
    below.truncate(free - above.len().min(free / 2));
    above.truncate(free - below.len());
    // The end of an entry whose beginning has no room would read as one of its own.
    while above.last().is_some_and(|row| row.pieces.first().is_some_and(|(lead, _)| lead.trim().is_empty())) {
        above.pop();
    }
    above.reverse();
    above.into_iter().chain(mine).chain(below).collect()
}

/// What all entries are drawn with.
struct Columns<'a> {
    model: &'a Model,
    timeline: &'a Timeline,
    names: usize,
    numbers: usize,
    width: usize,
}

impl<'a> Columns<'a> {
    fn of(model: &'a Model, timeline: &'a Timeline, width: usize) -> Self {
        let names = timeline.rows.iter().map(|(_, row)| text::width(&clean(&row.by))).max().unwrap_or(0);
        let numbers = timeline.rows.iter().map(|(_, row)| row.name.len()).max().unwrap_or(0);
        Self { model, timeline, names: names.min(20).min(width / 5), numbers, width }
    }

    /// The day, where it is another than before; with the zone where clocks were changed since.
    fn heading(&self, place: usize, entry: &TimelineRow) -> Option<Row> {
        let zone = self.model.given.zone;
        let of = |entry: &TimelineRow| (day(entry.recorded_at, zone), zone_name(entry.recorded_at, zone));
        let (written, clocks) = of(entry);
        let before = place.checked_sub(1).and_then(|before| self.timeline.rows.get(before)).map(|(_, before)| of(before));
        let date = date(self.model, entry.recorded_at);
        let heading = match before {
            None => (self.timeline.from == 0).then_some(date),
            Some((_, before)) if before != clocks => Some(format!("{date} {clocks}")),
            Some((before, _)) => (before != written).then_some(date),
        };
        heading.map(|heading| Row::new(format!(" {heading}"), Look::Title))
    }

    /// An entry in its lines, after the day where that is another than before.
    fn entry(&self, place: usize, cursor: bool) -> Vec<Row> {
        let Some((_, entry)) = self.timeline.rows.get(place) else { return Vec::new() };
        let zone = self.model.given.zone;
        let mut drawn: Vec<Row> = self.heading(place, entry).into_iter().collect();
        let pointer = if cursor { "›" } else { " " };
        let number = format!("{:>width$}", entry.name, width = self.numbers);
        let lead = format!("{pointer}{}  {number}  {}  ", clock(entry.at, zone), cell(&entry.by, self.names));
        let margin = self.names + self.numbers + 12;
        let columns = self.width.saturating_sub(margin);
        let logged = logged(self.model, entry, || {
            let other_day = day(entry.at, zone) != day(entry.recorded_at, zone);
            let happened = if other_day { date(self.model, entry.at) } else { "none".to_owned() };
            (clock(entry.recorded_at, zone), happened)
        });
        let whole = format!("{logged}{}", told(self.model, entry, columns * LINES));
        let lines = wrap_to(&whole, columns, LINES);
        let leads = std::iter::once(lead).chain(std::iter::repeat(" ".repeat(margin)));
        let found = holds(entry, &self.timeline.words, self.model.given.language);
        let look = match (&entry.struck, entry.late) {
            (Some(_), _) => Look::Muted,
            (None, Some(_)) => Look::Title,
            (None, None) => Look::Plain,
        };
        drawn.extend(lines.into_iter().zip(leads).map(|(line, lead)| {
            let row = Row::new(lead, if found { Look::Title } else { Look::Muted });
            let pieces = if found { marked(&line, &self.timeline.words, look) } else { vec![(line, look)] };
            pieces.into_iter().fold(row, |row, (piece, look)| row.and(piece, look)).cursor(cursor)
        }));
        drawn
    }
}

/// What an entry says, in so many columns where it can be: where it gives a reason
/// and not all fits, the title of the step is left out first.
#[must_use]
pub fn told(model: &Model, entry: &TimelineRow, room: usize) -> String {
    let whole = clean(&model.say(&entry.text));
    if text::width(&whole) <= room || !gives_a_reason(&entry.written.fact) {
        return whole;
    }
    clean(&model.briefly(&entry.text))
}

/// Whether a fact says why: that a step failed, was skipped, or that a lock was overridden.
fn gives_a_reason(fact: &Fact) -> bool {
    let Fact::Steps(fact) = fact else { return false };
    match fact {
        StepsFact::StepFailed(_)
        | StepsFact::StepSkipped(_)
        | StepsFact::StepNotApplicable(_)
        | StepsFact::StepReopened(_)
        | StepsFact::GateOverridden(_) => true,
        StepsFact::StepStarted(_)
        | StepsFact::StepDone(_)
        | StepsFact::StepConfirmed(_)
        | StepsFact::StepDelegated(_)
        | StepsFact::StepAdded(_)
        | StepsFact::PathChosen(_) => false,
    }
}

/// When it was logged, where that was after it happened, to stand before its words: `(logged 14:31) `. `when`
/// says at which hour that was, and the day on which it happened, where that is not said beside it.
#[must_use]
pub fn logged(model: &Model, entry: &TimelineRow, when: impl FnOnce() -> (String, String)) -> String {
    let said = entry.late.map(|_| when()).map(|(at, happened)| say!("screens-logged", happened = happened, at = at));
    said.map(|said| format!("({}) ", model.say(&said))).unwrap_or_default()
}

/// A day as people say it.
fn date(model: &Model, moment: Moment) -> String {
    model.say(&named_day(moment.utc().with_timezone(&model.given.zone).date_naive()))
}

/// A line with every place marked that holds the words.
fn marked(line: &str, words: &str, look: Look) -> Vec<(String, Look)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for place in places(line, words) {
        let (Some(before), Some(hit)) = (line.get(from..place.start), line.get(place.clone())) else { continue };
        pieces.extend([(before.to_owned(), look), (hit.to_owned(), Look::Field)]);
        from = place.end;
    }
    pieces.push((line.get(from..).unwrap_or_default().to_owned(), look));
    pieces
}

/// Who struck or corrected an entry, and what it said before.
fn amended(model: &Model, entry: &TimelineRow, moment: impl Fn(Moment) -> String) -> Vec<Sentence> {
    let mut said = Vec::new();
    if let Some(Amender { by, at, why }) = &entry.struck {
        said.push(say!("screens-struck", who = clean(by), when = moment(*at), why = clean(why)));
    }
    if let Some(Amender { by, at, .. }) = &entry.corrected {
        said.push(say!("screens-corrected", who = clean(by), when = moment(*at)));
    }
    said.extend(entry.at_was.map(|was| say!("screens-time-was", when = moment(was))));
    said.extend(entry.text_was.as_ref().map(|was| say!("screens-text-was", said = clean(&model.say(was)))));
    said
}

/// Draws one entry with all that is known of it, scrolled down by so many lines.
fn whole(model: &Model, entry: &TimelineRow, scroll: usize, pen: &mut Pen<'_>, area: Rect) {
    let zone = model.given.zone;
    let moment = |moment: Moment| format!("{} {} {}", date(model, moment), clock(moment, zone), zone_name(moment, zone));
    let columns = usize::from(area.width).saturating_sub(4);
    let mut said = vec![say!("screens-happened", when = moment(entry.at), who = clean(&entry.by))];
    if let Some(late) = entry.late {
        said.push(say!("screens-written", when = moment(entry.recorded_at), later = lasting(late)));
    }
    said.extend(amended(model, entry, moment));
    let mut lines: Vec<Row> =
        said.iter().flat_map(|line| wrap(&model.say(line), columns)).map(|line| Row::new(line, Look::Muted)).collect();
    lines.push(Row::default());
    lines.extend(model.say(&entry.text).lines().flat_map(|line| wrap(line, columns)).map(Row::plain));
    let room = usize::from(area.height).saturating_sub(1);
    let from = scroll.min(lines.len().saturating_sub(room));
    let below = lines.len().saturating_sub(from + room);
    let title = say!("screens-entry", number = &entry.name, below = below);
    pen.rule(rows(area, 0, 1), &model.say(&title));
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..rows(area, 1, area.height) };
    pen.rows(inner, lines.get(from..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_that_holds_the_words_is_marked_and_nothing_is_lost() {
        let texts = |line: &str, words: &str| {
            marked(line, words, Look::Plain).into_iter().map(|(text, look)| (text, look == Look::Field)).collect::<Vec<_>>()
        };
        let piece = |text: &str, hit| (text.to_owned(), hit);
        let found = [piece("a ", false), piece("DB", true), piece("-1 and ", false), piece("db", true), piece("-2", false)];
        assert_eq!(texts("a DB-1 and db-2", "db"), found);
        assert_eq!(texts("nothing", "x"), [piece("nothing", false)]);
        assert_eq!(texts("İstanbul", "ist"), [piece("", false), piece("İst", true), piece("anbul", false)]);
        assert_eq!(texts("Cafe\u{301}!", "CAF\u{c9}"), [piece("", false), piece("Cafe\u{301}", true), piece("!", false)]);
    }
}
