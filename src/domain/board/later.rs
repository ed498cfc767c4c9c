//! Lets time pass over a board: the words of its clocks, and what they say when they have run out, are told
//! anew. Everything else stays until a fact comes, a deadline passes or a hold ends; then the board is made
//! anew.

use crate::domain::id::{PersonId, StepRef};
use crate::domain::incident::Incident;
use crate::domain::lifecycle::state::Status;
use crate::domain::reckoning::Reckoning;
use crate::domain::sending::state::Sending;
use crate::domain::steps::rows::StepRow;

use super::clocks::{CALL_OUT, Clock};
use super::passing::{Passing, Place, hour};
use super::rows::{Board, Weight};
use super::{alarms, clocks};

impl Board {
    fn at_all<'a>(&'a self, places: &'a [Place]) -> impl Iterator<Item = &'a StepRow> {
        places.iter().filter_map(|place| self.at(*place))
    }

    /// The steps whose time runs, in the order of the screen.
    pub fn running(&self) -> impl Iterator<Item = &StepRow> {
        self.at_all(&self.passing.running)
    }

    /// The steps that want a second name, in the order of the screen.
    pub fn half_done(&self) -> impl Iterator<Item = &StepRow> {
        self.at_all(&self.passing.second)
    }

    /// The steps that wait for an hour, or could be begun since then, in the order of the screen.
    pub fn waited(&self) -> impl Iterator<Item = &StepRow> {
        self.at_all(&self.passing.held)
    }

    /// Lets time pass, and says whether the board is what it would be if it were made anew. Where it says no
    /// nothing has changed, and the board must be made anew: for somebody else, from more facts, backwards in
    /// time or over a deadline.
    #[must_use]
    pub fn pass(&mut self, incident: &Incident, now: impl Into<Reckoning>, me: Option<&PersonId>) -> bool {
        let told = now.into();
        let now = told.now;
        let Passing { me: before, read, from, until, .. } = &self.passing;
        if before.as_ref() != me || *read != incident.reading() || now < *from || until.is_some_and(|until| until <= now) {
            return false;
        }
        // What to do about clocks that disagree is no more to be done once they agree.
        if told.open_doubt().is_some() != self.doubt.is_some_and(|doubt| doubt.is_open()) {
            return false;
        }
        // How long to wait stands in such a hint.
        if *from < now && self.next.iter().any(|next| next.hint.until.is_some()) {
            return false;
        }
        self.passing.from = now;
        self.tell_the_time(incident, told, me);
        true
    }

    /// Says how late it is: all clocks, the alarms of those that have run out, and until when that stays so.
    pub(super) fn tell_the_time(&mut self, incident: &Incident, told: Reckoning, me: Option<&PersonId>) {
        let now = told.now;
        let running: Vec<&StepRef> = self.running().map(|row| &row.reference).collect();
        let mut clocks = clocks::clocks(incident, &running, told, me);
        if let Some(promise) = self.next_update.as_ref().and_then(|update| clocks::promise(incident, update, told)) {
            let at = clocks.partition_point(|clock| clock.due <= promise.due);
            clocks.insert(at, promise);
        }
        // What has a time limit from its hour on has a clock that says so.
        let waits = self.waited().filter(|row| row.due.is_none() && self.status != Status::Closed);
        let waits: Vec<Clock> = waits.filter_map(|row| clocks::hold(incident, &row.reference, hour(row)?, told)).collect();
        (self.clocks, self.waits) = (clocks, waits);
        self.doubt = told.doubt;
        self.alarms.retain(|alarm| !alarm.is_of_time());
        let loudest = self.alarms.iter().take_while(|alarm| alarm.weight == Weight::Loudest).count();
        let clock = alarms::clock(incident, &told, me);
        let late = alarms::late(&self.clocks, now, me).chain(alarms::pages(incident, now));
        self.alarms.splice(loudest..loudest, clock.into_iter().chain(late));
        let ahead = self.clocks.iter().map(|clock| clock.due).chain(self.at_all(&self.passing.held).filter_map(hour));
        let ahead = ahead.chain(incident.sendings.iter().filter_map(Sending::turns_at));
        // From then on anybody may dial; and a call that reached nobody is left to its clock.
        let people = &incident.people.responders;
        let ahead = ahead.chain(people.iter().filter_map(|one| Some(one.rings()?.lapses())));
        let ahead = ahead.chain(people.iter().filter_map(|one| Some(one.call.as_ref()?.at.plus_seconds(CALL_OUT))));
        self.passing.until = ahead.filter(|due| now < *due).min();
    }
}
