//! The timeline in pages: a stretch of the log before or after a place,
//! as somebody wants it filtered, or around words that they look for.
//!
//! However long the log is, one request reads a bounded part of it and holds a bounded number of rows; where
//! that was not enough, the page says how far it came, and whoever asked asks again from there. So nothing
//! else that waits at the desk waits for long.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::domain::alike;
use crate::domain::amended::{Amendment, Change};
use crate::domain::event::{Event, lateness};
use crate::domain::filter::Filter;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::Incident;
use crate::domain::speech::{Language, Sentence};
use crate::domain::stamp::{Moment, Origin};
use crate::domain::tell::{tell, tell_standing};
use crate::domain::text::line;
use crate::store::{Cursor, Log, LogError, Order};

/// One entry as a timeline shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineRow {
    /// The log that numbered it.
    pub origin: Origin,
    /// Its number among the entries of that origin, from 1 on.
    pub number: u64,
    /// What people call it by: its number, with a prefix of the origin where several machines wrote.
    pub name: String,
    /// When it happened, as told.
    pub at: Moment,
    /// When it was entered into the log.
    pub recorded_at: Moment,
    /// How many seconds later that was, where it is worth saying.
    pub late: Option<i64>,
    /// What people call whoever says so.
    pub by: String,
    /// Their whole name.
    pub by_whole: String,
    /// What happened, in words, beginning with a verb.
    pub text: Sentence,
    /// Who struck it, when and why.
    pub struck: Option<Amender>,
    /// Who corrected it last and when.
    pub corrected: Option<Amender>,
    /// What it said before, where its words were corrected.
    pub text_was: Option<Sentence>,
    /// When it had happened, where that was corrected.
    pub at_was: Option<Moment>,
    /// The entry as it was written.
    pub written: Arc<Event>,
}

/// Who struck or corrected an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amender {
    /// What people call them.
    pub by: String,
    /// When, as told.
    pub at: Moment,
    /// Why, where it was struck.
    pub why: String,
}

impl Amender {
    fn of(incident: &Incident, amendment: &Amendment) -> Self {
        let why = match &amendment.change {
            Change::Struck(why) => why.clone(),
            Change::Corrected { .. } => String::new(),
        };
        Self { by: called(incident, &amendment.by), at: amendment.at, why }
    }
}

/// What people call somebody; the id of whom the log does not know.
fn called(incident: &Incident, id: &PersonId) -> String {
    incident.people.aloud(id).unwrap_or(id).to_owned()
}

/// An event as a timeline shows it.
pub fn timeline_row(incident: &Incident, event: &Arc<Event>) -> TimelineRow {
    let standing = incident.amended.stands(event);
    let (reworded, at_was) = standing.was(event);
    let amender = |amendment: Option<&Amendment>| amendment.map(|amendment| Amender::of(incident, amendment));
    TimelineRow {
        origin: event.origin,
        number: event.number,
        name: incident.numbering.name(event.entry()),
        at: standing.event.at,
        recorded_at: event.recorded_at,
        late: lateness(standing.event.at, event.recorded_at),
        by: called(incident, event.speaker()),
        by_whole: incident.people.name_of(event.speaker()).to_owned(),
        text: tell_standing(incident, &standing),
        struck: amender(standing.struck),
        corrected: amender(standing.corrected),
        text_was: reworded.then(|| tell(incident, event)),
        at_was,
        written: Arc::clone(event),
    }
}

/// How many rows a page has at most.
pub const ROWS: usize = 120;

/// How many entries are looked at for one page at most.
const LOOKED_AT: i64 = 2048;

/// Which page is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which entries it is to hold; all others are passed over.
    pub filter: Filter,
    /// From where on to read.
    pub at: At,
    /// The language in which words are looked for.
    pub language: Language,
}

/// Where a page lies. Places count the entries as they arrived, from 1 on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// The end of the log.
    Newest,
    /// The beginning of the log.
    Oldest,
    /// Just before a place, that one left out.
    Before(i64),
    /// Just after a place.
    After(i64),
    /// Around the nearest entry before a place that holds these words.
    HitBefore(i64, String),
    /// Around the nearest entry after a place that holds these words.
    HitAfter(i64, String),
}

/// A page of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The request that it answers; a page nobody waits for any more is known by it.
    pub wanted: Wanted,
    /// The rows with their places, the oldest first.
    pub rows: Vec<(i64, TimelineRow)>,
    /// The place after which the log was looked at for this page.
    pub from: i64,
    /// The place up to which it was looked at, that one included.
    pub to: i64,
    /// The place of the newest entry that there is.
    pub newest: i64,
    /// The place of the entry that holds the words.
    pub hit: Option<i64>,
}

/// Reads a page of an incident's log, which has so many entries.
///
/// # Errors
/// When the log cannot be read.
pub fn page(log: &mut dyn Log, id: &IncidentId, incident: &Incident, newest: Cursor, wanted: Wanted) -> Result<Page, LogError> {
    let newest = newest.0;
    let gaps = i64::try_from(incident.entries) != Ok(newest);
    let mut reader = Reader { log, id, incident, newest, gaps, filter: &wanted.filter, language: wanted.language };
    let (rows, from, to, hit) = match &wanted.at {
        At::Newest => reader.before(newest + 1, ROWS)?.found(None),
        At::Oldest => reader.after(0, ROWS)?.found(None),
        At::Before(place) => reader.before(*place, ROWS)?.found(None),
        At::After(place) => reader.after(*place, ROWS)?.found(None),
        At::HitBefore(place, words) => reader.hit(*place, words, true)?,
        At::HitAfter(place, words) => reader.hit(*place, words, false)?,
    };
    Ok(Page { rows: rows.into(), from, to, newest, hit, wanted })
}

/// Whether a row, or who says it, holds words that somebody looks for, or words that are alike; the old words
/// of one that was corrected too.
#[must_use]
pub fn holds(row: &TimelineRow, words: &str, language: Language) -> bool {
    let said = |sentence: &Sentence| alike::holds(&line(&language.say(sentence)), words);
    said(&row.text)
        || row.text_was.as_ref().is_some_and(said)
        || [&row.by, &row.by_whole].into_iter().any(|name| alike::holds(&line(name), words))
}

type Rows = VecDeque<(i64, TimelineRow)>;

/// Rows with the stretch that was looked at for them.
struct Stretch {
    rows: Rows,
    from: i64,
    to: i64,
}

impl Stretch {
    fn found(self, hit: Option<i64>) -> (Rows, i64, i64, Option<i64>) {
        (self.rows, self.from, self.to, hit)
    }
}

struct Reader<'a> {
    log: &'a mut dyn Log,
    id: &'a IncidentId,
    incident: &'a Incident,
    newest: i64,
    /// Entries are missing, so that places are not to be counted.
    gaps: bool,
    filter: &'a Filter,
    language: Language,
}

impl Reader<'_> {
    /// Hands over what is wanted of the entries after one place and up to another, until told to stop.
    fn each(&mut self, from: i64, to: i64, take: &mut dyn FnMut(i64, &Arc<Event>) -> ControlFlow<()>) -> Result<(), LogError> {
        if self.gaps {
            return self.each_by_itself(from, to, take);
        }
        let (incident, filter) = (self.incident, self.filter);
        let mut place = from;
        if from < to {
            self.log.read(self.id, Cursor(from), Order::Arrival, &mut |entry| {
                place += 1;
                let event = Arc::new(entry.event());
                if filter.takes(incident, &event) {
                    take(place, &event)?;
                }
                if place < to { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
        }
        Ok(())
    }

    /// The same where entries are missing: each is asked for by itself, for only so is its place known.
    fn each_by_itself(
        &mut self,
        from: i64,
        to: i64,
        take: &mut dyn FnMut(i64, &Arc<Event>) -> ControlFlow<()>,
    ) -> Result<(), LogError> {
        let mut at = from;
        while let Some((place, event)) = self.next(at)?.filter(|(place, _)| *place <= to) {
            at = place;
            if self.filter.takes(self.incident, &event) && take(place, &event).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// The next entry after a place, and where it lies.
    fn next(&mut self, place: i64) -> Result<Option<(i64, Arc<Event>)>, LogError> {
        let mut found = None;
        let end = self.log.read(self.id, Cursor(place), Order::Arrival, &mut |entry| {
            found = Some(Arc::new(entry.event()));
            ControlFlow::Break(())
        })?;
        Ok(found.map(|event| (end.0, event)))
    }

    /// The stretch that was looked at with the empty ones beside it: where entries are missing, nobody looks
    /// through all the places at which there could be some.
    fn over_the_gaps(&mut self, stretch: (i64, i64)) -> Result<(i64, i64), LogError> {
        let (mut from, to) = stretch;
        if !self.gaps {
            return Ok(stretch);
        }
        let after = self.next(to)?.map_or(self.newest, |(next, _)| next - 1);
        // The last entry up to there is the furthest that one comes to from before it.
        let mut low = 0;
        while low < from {
            let middle = low + (from - low) / 2;
            match self.next(middle)? {
                Some((next, _)) if next <= from => low = next,
                _ => from = middle,
            }
        }
        Ok((from, after.max(to)))
    }

    /// The last rows before a place: backwards in strides, for a log is read forwards.
    fn before(&mut self, place: i64, most: usize) -> Result<Stretch, LogError> {
        let to = place.clamp(1, self.newest + 1) - 1;
        let (mut rows, mut from) = (Rows::new(), to);
        let mut stride = i64::try_from(most).unwrap_or(LOOKED_AT);
        while rows.len() < most && from > 0 && to - from < LOOKED_AT {
            let start = (from - stride).max(0);
            let mut older = Rows::new();
            let incident = self.incident;
            self.each(start, from, &mut |place, event| {
                older.push_back((place, timeline_row(incident, event)));
                if older.len() > most {
                    older.pop_front();
                }
                ControlFlow::Continue(())
            })?;
            older.append(&mut rows);
            (rows, from) = (older, self.over_the_gaps((start, to))?.0);
            stride = (stride * 2).min((LOOKED_AT - (to - from)).max(1));
        }
        while rows.len() > most {
            rows.pop_front();
        }
        if rows.len() == most {
            from = rows.front().map_or(from, |(place, _)| place - 1);
        }
        Ok(Stretch { rows, from, to })
    }

    /// The first rows after a place.
    fn after(&mut self, place: i64, most: usize) -> Result<Stretch, LogError> {
        let from = place.clamp(0, self.newest);
        let mut to = (from + LOOKED_AT).min(self.newest);
        let mut rows = Rows::new();
        let incident = self.incident;
        self.each(from, to, &mut |place, event| {
            rows.push_back((place, timeline_row(incident, event)));
            if rows.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        if rows.len() == most {
            to = rows.back().map_or(to, |(place, _)| *place);
        } else {
            to = self.over_the_gaps((from, to))?.1;
        }
        Ok(Stretch { rows, from, to })
    }

    /// The rows around the nearest entry that holds the words; none
    /// where there is none in the part that was looked at.
    fn hit(&mut self, place: i64, words: &str, back: bool) -> Result<(Rows, i64, i64, Option<i64>), LogError> {
        let (from, to) = if back {
            let to = place.clamp(1, self.newest + 1) - 1;
            ((to - LOOKED_AT).max(0), to)
        } else {
            let from = place.clamp(0, self.newest);
            (from, (from + LOOKED_AT).min(self.newest))
        };
        let mut hit = None;
        let (incident, language) = (self.incident, self.language);
        self.each(from, to, &mut |place, event| {
            if holds(&timeline_row(incident, event), words, language) {
                hit = Some(place);
                if !back {
                    return ControlFlow::Break(());
                }
            }
            ControlFlow::Continue(())
        })?;
        let Some(found) = hit else {
            let (from, to) = self.over_the_gaps((from, to))?;
            return Ok((Rows::new(), from, to, None));
        };
        let mut around = self.before(found + 1, ROWS / 2)?;
        let mut behind = self.after(found, ROWS / 2)?;
        around.rows.append(&mut behind.rows);
        around.to = behind.to;
        Ok(around.found(hit))
    }
}
