//! What is seen of the timeline: the rows at hand, a stretch of
//! a log that may be far longer, and where in it somebody reads.
//!
//! Places count entries as they arrived. The rows follow what is new as
//! long as the cursor stands on the newest; else it stays where it is.

use crate::app::pages::{At, Page, TimelineRow, Wanted, timeline_row};
use crate::domain::field::FieldName;
use crate::domain::filter::Filter;
use crate::domain::incident::Incident;
use crate::domain::speech::Language;
use crate::tui::action::Action;

/// How many rows are kept at hand at most.
pub const AT_HAND: usize = 600;

/// What is seen of the timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The language in which words are looked for.
    pub language: Language,
    /// Which entries are shown.
    pub filter: Filter,
    /// The rows at hand with their places, the oldest first.
    pub rows: Vec<(i64, TimelineRow)>,
    /// The place after which the rows at hand begin.
    pub from: i64,
    /// The place that the rows at hand reach, that one included.
    pub to: i64,
    /// The place of the newest entry that there is.
    pub newest: i64,
    /// Where the cursor stands; none where it follows the newest.
    pub at: Option<i64>,
    /// Whether somebody moved the cursor: then it stays on its entry.
    pub moved: bool,
    /// What was asked for and has not come yet.
    pub asked: Option<Wanted>,
    /// The words that are looked for.
    pub words: String,
    /// Somebody is typing them.
    pub typing: bool,
    /// The entry is read whole, and is scrolled down by so many lines.
    pub opened: Option<usize>,
}

impl Timeline {
    /// Which of the rows the cursor stands on.
    #[must_use]
    pub fn here(&self) -> usize {
        let last = self.rows.len().saturating_sub(1);
        let Some(at) = self.at else { return last };
        self.rows.partition_point(|(place, _)| *place < at).min(last)
    }

    /// The row that the cursor stands on.
    #[must_use]
    pub fn row_here(&self) -> Option<&TimelineRow> {
        self.rows.get(self.here()).map(|(_, row)| row)
    }

    /// Tells the rows at hand anew: some of them may have been corrected or struck.
    pub fn tell_anew(&mut self, incident: &Incident) {
        for (_, row) in &mut self.rows {
            *row = timeline_row(incident, &row.written);
        }
    }

    /// Whether words are looked for just now.
    #[must_use]
    pub fn looks(&self) -> bool {
        self.asked.as_ref().is_some_and(|wanted| matches!(wanted.at, At::HitBefore(..) | At::HitAfter(..)))
    }

    /// Whether the meaning of an action depends on a page that was asked for and has not arrived: the action
    /// is about the entry under the cursor, or goes past the rows at hand. `page` is how many rows are in
    /// view; what was typed `ahead` follows the newest entry.
    #[must_use]
    pub fn hangs(&self, action: Action, page: usize, ahead: bool) -> bool {
        let about_it = matches!(action, Action::Ask(verb) if verb.takes(FieldName::Entry));
        let is_at_cursor = about_it || action.moves() || matches!(action, Action::Choose | Action::OlderHit | Action::NewerHit);
        let Some(wanted) = self.asked.as_ref().filter(|_| is_at_cursor && self.opened.is_none()) else { return false };
        let (up, down) = match action {
            Action::Up => (1, 0),
            Action::Down => (0, 1),
            Action::PageUp => (page, 0),
            Action::PageDown => (0, page),
            _ => (0, 0),
        };
        match wanted.at {
            _ if self.rows.is_empty() => true,
            At::Before(_) => self.here() < up,
            At::After(_) => self.here() + down >= self.rows.len() || (ahead && self.at.is_none()),
            _ => true,
        }
    }

    /// Whether the newest entry is at hand.
    #[must_use]
    pub fn has_newest(&self) -> bool {
        self.to >= self.newest
    }

    /// How many newer entries stand below the cursor, and whether there are more that were not looked at.
    #[must_use]
    pub fn newer(&self) -> (usize, bool) {
        if self.filter.is_open() {
            let here = self.rows.get(self.here()).map_or(self.newest, |(place, _)| *place);
            return (usize::try_from(self.newest - here).unwrap_or(0), false);
        }
        (self.rows.len().saturating_sub(self.here() + 1), !self.has_newest())
    }

    /// Takes a page that was asked for. Says whether it was still wanted.
    pub fn take(&mut self, page: Page) -> bool {
        self.newest = self.newest.max(page.newest);
        if self.asked.as_ref() != Some(&page.wanted) {
            return false;
        }
        self.asked = None;
        match page.wanted.at {
            At::Before(_) => self.put_before(page),
            At::After(_) => self.put_behind(page),
            At::Newest => self.put(page, None),
            At::Oldest => {
                let first = page.rows.first().map(|(place, _)| *place);
                self.put(page, first);
            }
            At::HitBefore(..) | At::HitAfter(..) => {
                if page.hit.is_some() {
                    let hit = page.hit;
                    self.put(page, hit);
                }
            }
        }
        true
    }

    fn put(&mut self, page: Page, at: Option<i64>) {
        (self.rows, self.from, self.to, self.at) = (page.rows, page.from, page.to, at);
    }

    fn put_before(&mut self, page: Page) {
        self.from = page.from;
        self.rows.splice(0..0, page.rows);
        // Whoever follows the newest does not read back; else what lies far below is let go.
        if self.at.is_some() && self.rows.len() > AT_HAND {
            self.rows.truncate(AT_HAND);
            self.to = self.rows.last().map_or(self.to, |(place, _)| *place);
        }
    }

    fn put_behind(&mut self, page: Page) {
        self.to = page.to;
        self.rows.extend(page.rows);
        let surplus = self.rows.len().saturating_sub(AT_HAND);
        if surplus > 0 {
            self.rows.drain(..surplus);
            self.from = self.rows.first().map_or(self.from, |(place, _)| place - 1);
        }
    }
}
