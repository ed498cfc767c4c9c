//! The pack: what is printed before the night in which there is no laptop. Everyone's numbers, who is on call
//! this week, whom else one dials, the runbooks with their codes, and blanks to fill in by pen.
//!
//! Plain rows, of which each form makes its own layout. Numbers stand in it, so whoever writes it keeps it
//! for its owner. Nothing of it comes from a log.

mod blanks;
mod people;
mod rows;
mod runbook;

use super::contacts::Contacts;
use super::oncall::rows::OnCall;
use super::runbook::Runbook;
use super::speech::say;
use super::stamp::Moment;
use super::time_text::{day, day_and_clock, zone_name};
use super::zone::Zone;
pub use rows::{Block, Pack, Section, Step, Table};

/// For how many days the pack says who is on call.
pub const DAYS: i64 = 7;

/// What a pack is made from.
#[derive(Clone, Copy, Debug)]
pub struct Packing<'a> {
    /// Whose pack it is.
    pub organisation: Option<&'a str>,
    /// Who can be reached how.
    pub contacts: &'a Contacts,
    /// Who is on call in the days that follow, shift by shift.
    pub week: &'a [OnCall<'a>],
    /// The runbooks.
    pub runbooks: &'a [Runbook],
    /// When it is made.
    pub now: Moment,
    /// In which zone times are told.
    pub zone: Zone,
}

impl Packing<'_> {
    /// Packs.
    #[must_use]
    pub fn pack(&self) -> Pack {
        let title = match self.organisation {
            Some(organisation) => say!("pack-title-of", organisation = organisation),
            None => say!("pack-title"),
        };
        let now = format!("{} {}", day_and_clock(self.now, self.zone), zone_name(self.now, self.zone));
        let until = day(self.now.plus_seconds(DAYS * 86_400), self.zone);
        let about = vec![say!("pack-made", at = now), say!("pack-again", until = until), say!("pack-secret")];
        let sections = [blanks::first(), self.on_call(), self.people(), self.dial()];
        let sections = sections.into_iter().chain(self.runbooks.iter().map(runbook::section));
        let sections = sections.chain([blanks::incident(), blanks::log()]).filter(|section| !section.blocks.is_empty());
        Pack { title, about, sections: sections.collect() }
    }
}
