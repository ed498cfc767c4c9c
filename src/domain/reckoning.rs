//! What time it is for an incident, where the clock of this machine may be wrong.
//!
//! A clock can lie: after a power loss a machine wakes in the past, or its clock jumps to next week and back.
//! So the time of an incident is reckoned: it is never before the newest entry, it goes on as the machine's
//! time since its start does, and where the machine's clock says something else both are named. Pure: what
//! the clocks of the machine say comes in as a value.

use serde::{Deserialize, Serialize};

use super::stamp::Moment;
use super::vocabulary::Trusted;
use super::zone::Zone;

/// By how many milliseconds clocks may differ without anybody being told: a minute.
pub const GRACE: i64 = 60_000;

/// For how long a machine has been running. Goes on while it sleeps, and whatever its clock is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Up {
    /// Which start of the machine it counts from; another one after every start.
    pub boot: u32,
    /// Milliseconds since then.
    pub millis: i64,
}

/// What the clocks of a machine say at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The time and date that it shows, which somebody may set.
    pub wall: Moment,
    /// For how long it has been running, where that can be known.
    pub up: Option<Up>,
}

impl From<Moment> for Reading {
    fn from(wall: Moment) -> Self {
        Self { wall, up: None }
    }
}

impl Reading {
    /// Milliseconds from an earlier reading of the same clocks until this one; none where they cannot tell.
    #[must_use]
    pub fn elapsed_since(self, earlier: Self) -> Option<i64> {
        let elapsed = match (earlier.up, self.up) {
            (Some(before), Some(now)) if before.boot == now.boot => now.millis - before.millis,
            (None, None) => self.wall.millis_since(earlier.wall),
            (Some(_), Some(_) | None) | (None, Some(_)) => return None,
        };
        (elapsed >= 0).then_some(elapsed)
    }
}

/// What the clocks of a machine said when it was a certain time for the incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The time of the incident.
    pub log: Moment,
    /// What the machine's clocks said then.
    pub machine: Reading,
    /// By how many milliseconds that may be behind: nobody knows how long the machine was away.
    pub slack: i64,
    /// What the commander said of just this difference.
    pub trusted: Option<Trusted>,
}

impl Anchor {
    /// Where both agree.
    #[must_use]
    pub fn of(reckoning: &Reckoning, machine: Reading) -> Self {
        let (trusted, slack) = reckoning.doubt.map_or((None, 0), |doubt| (doubt.trusted, doubt.slack));
        Self { log: reckoning.now, machine, slack, trusted }
    }

    /// The incident's time at another reading; none where that cannot be told.
    #[must_use]
    pub fn log_at(&self, machine: Reading) -> Option<Moment> {
        let elapsed = machine.elapsed_since(self.machine)?;
        Some(Moment::from_millis(self.log.millis().saturating_add(elapsed)))
    }

    /// Whether the machine's clock went on since as time did: nobody has set it, and it has not jumped.
    #[must_use]
    pub fn is_steady(&self, machine: Reading) -> bool {
        let set = |elapsed: i64| machine.wall.millis_since(self.machine.wall).saturating_sub(elapsed);
        machine.elapsed_since(self.machine).is_some_and(|elapsed| set(elapsed).abs() <= GRACE)
    }
}

/// The clock of this machine says something else than the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What the machine's clocks say.
    pub machine: Reading,
    /// What time it is by the log.
    pub log: Moment,
    /// By how many milliseconds that may be behind.
    pub slack: i64,
    /// Which of them is right; none as long as the commander has not said.
    pub trusted: Option<Trusted>,
    /// Whether the log has it already.
    pub noted: bool,
    /// The zone in which both are shown.
    pub zone: Zone,
}

impl Doubt {
    /// By how many seconds the machine's clock is ahead of the log; negative where it is behind.
    #[must_use]
    pub fn ahead(&self) -> i64 {
        self.machine.wall.seconds_since(self.log)
    }

    /// Whether somebody has yet to say which of them is right.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.trusted.is_none()
    }
}

/// What time it is for an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// The time of the incident.
    pub now: Moment,
    /// What the machine's clocks said.
    pub machine: Reading,
    /// What the machine's clock says otherwise.
    pub doubt: Option<Doubt>,
    /// How often the commander had said which clock is right, in the log that it was reckoned by.
    pub settled: usize,
}

/// Where nothing else is known, it is as late as somebody says.
impl From<Moment> for Reckoning {
    fn from(now: Moment) -> Self {
        Self { now, machine: now.into(), doubt: None, settled: 0 }
    }
}

impl Reckoning {
    /// Reckons: by the newest entry, and by what the machine's clocks said at an earlier time where that is
    /// known.
    #[must_use]
    pub fn of(anchor: Option<&Anchor>, newest: Moment, machine: Reading) -> Self {
        let wall = machine.wall;
        let told = |now: Moment, doubt: Option<Doubt>| Self { now, machine, doubt, settled: 0 };
        let doubt = |log: Moment, slack: i64, trusted: Option<Trusted>| {
            told(log, Some(Doubt { machine, log, slack, trusted, noted: false, zone: Zone::UTC }))
        };
        let behind = newest.millis_since(wall);
        let measured = anchor.and_then(|anchor| Some((anchor, anchor.log_at(machine)?.max(newest))));
        match measured {
            Some((_, log)) if log.millis_since(wall).abs() <= GRACE => told(wall.max(newest), None),
            // With nothing but the wall clock to go by, one that is not behind may have been put right.
            Some(_) if machine.up.is_none() && behind <= 0 => told(wall, None),
            Some((anchor, log)) => doubt(log, anchor.slack, anchor.trusted.filter(|_| anchor.is_steady(machine))),
            // Nobody can tell how long ago the newest entry was made.
            None if behind > GRACE => doubt(newest, behind, None),
            None => told(wall.max(newest), None),
        }
    }

    /// The latest time that it may be already: where nobody knows for how long the machine was away, what
    /// runs out within the difference counts as run out. An alarm may come too early, never fall silent.
    #[must_use]
    pub fn latest(&self) -> Moment {
        let slack = self.doubt.map_or(0, |doubt| doubt.slack);
        Moment::from_millis(self.now.millis().saturating_add(slack))
    }

    /// The same with both clocks shown in a zone.
    #[must_use]
    pub fn shown_in(mut self, zone: Zone) -> Self {
        if let Some(doubt) = &mut self.doubt {
            doubt.zone = zone;
        }
        self
    }

    /// What the machine's clock says otherwise, where nobody has said yet which is right.
    #[must_use]
    pub fn open_doubt(&self) -> Option<&Doubt> {
        self.doubt.as_ref().filter(|doubt| doubt.is_open())
    }
}

/// A screen's own watch: what time it was by the log and by the machine when both last agreed, or when the
/// screen was opened. By it time goes on while the screen is open, whatever the machine's clock is set to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watch {
    anchor: Option<Anchor>,
    last: Moment,
    settled: usize,
}

impl Watch {
    /// Reckons; `by_log` is what somebody would be told who had no watch, and it is `at_least` as late as the
    /// log says. Never goes back, unless the commander says which clock is right.
    pub fn reckon(&mut self, by_log: &Reckoning, at_least: Moment) -> Reckoning {
        let machine = by_log.machine;
        let Some(anchor) = self.anchor.as_mut().filter(|_| self.settled == by_log.settled) else {
            *self = Self { anchor: Some(Anchor::of(by_log, machine)), last: by_log.now, settled: by_log.settled };
            return *by_log;
        };
        let mut told = Reckoning::of(Some(anchor), at_least.max(self.last), machine);
        told.settled = by_log.settled;
        match &mut told.doubt {
            Some(doubt) => {
                doubt.noted = by_log.doubt.is_some_and(|doubt| doubt.noted);
                let by_watch = anchor.log_at(machine).unwrap_or(told.now);
                // From what the log says it goes on as fast as time does.
                anchor.log = Moment::from_millis(anchor.log.millis() + told.now.millis_since(by_watch).max(0));
            }
            // A clock that is put right a little is followed.
            None => *anchor = Anchor::of(&told, machine),
        }
        self.last = told.now;
        told
    }
}

/// How times are put right that lie ahead of a machine whose clock the commander trusts: they were written by
/// a clock that was ahead, and keep their distance from what was now by that one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setback {
    /// Now by the clock that is right: nothing has happened after it.
    pub now: Moment,
    /// By how many milliseconds the other one was ahead.
    pub ahead: i64,
}

impl Setback {
    /// Puts times right.
    pub fn put_right<'a>(self, times: impl IntoIterator<Item = &'a mut Moment>) {
        for at in times.into_iter().filter(|at| **at > self.now) {
            *at = Moment::from_millis(at.millis().saturating_sub(self.ahead)).min(self.now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000;

    fn at(minutes: i64) -> Moment {
        Moment::from_millis(1_795_266_300_000 + minutes * 60_000)
    }

    fn reading(wall: Moment, boot: u32, minutes: i64) -> Reading {
        Reading { wall, up: Some(Up { boot, millis: minutes * 60_000 }) }
    }

    #[test]
    fn a_machine_that_wakes_in_the_past_is_told_the_newest_entry() {
        let told = Reckoning::of(None, at(0), reading(Moment::from_millis(0), 2, 1));
        let doubt = told.doubt.unwrap();
        assert_eq!((told.now, doubt.log, doubt.trusted), (at(0), at(0), None));
        assert!(told.latest() > at(60 * 24), "what runs out meanwhile counts as run out");
    }

    #[test]
    fn within_a_minute_nobody_is_told() {
        let told = Reckoning::of(None, at(1), reading(at(0), 1, 9));
        assert_eq!((told.now, told.doubt), (at(1), None));
    }

    #[test]
    fn time_goes_on_as_the_machine_runs_whatever_its_clock_is_set_to() {
        let anchor = Anchor { log: at(0), machine: reading(at(0), 1, 10), slack: 0, trusted: None };
        for wall in [Moment::from_millis(0), Moment::from_millis(at(5).millis() + 7 * DAY)] {
            let told = Reckoning::of(Some(&anchor), at(0), reading(wall, 1, 15));
            assert_eq!((told.now, told.doubt.map(|doubt| doubt.machine.wall)), (at(5), Some(wall)));
        }
        let back = Reckoning::of(Some(&anchor), at(0), reading(at(5), 1, 15));
        assert_eq!((back.now, back.doubt), (at(5), None));
    }

    #[test]
    fn what_was_said_of_one_difference_holds_for_no_other() {
        let past = Moment::from_millis(0);
        let anchor = Anchor { log: at(0), machine: reading(past, 1, 10), slack: 0, trusted: Some(Trusted::Log) };
        let later = reading(Moment::from_millis(5 * 60_000), 1, 15);
        assert_eq!(Reckoning::of(Some(&anchor), at(0), later).doubt.unwrap().trusted, Some(Trusted::Log));
        let set_again = reading(at(35), 1, 15);
        assert_eq!(Reckoning::of(Some(&anchor), at(0), set_again).doubt.unwrap().trusted, None);
        let restarted = reading(past, 2, 1);
        assert_eq!(Reckoning::of(Some(&anchor), at(0), restarted).doubt.unwrap().trusted, None);
    }

    #[test]
    fn times_that_lie_ahead_keep_their_distance_from_what_was_now() {
        let setback = Setback { now: at(10), ahead: DAY };
        let (mut ahead, mut before) = (Moment::from_millis(at(7).millis() + DAY), at(3));
        setback.put_right([&mut ahead, &mut before]);
        assert_eq!((ahead, before), (at(7), at(3)));
    }
}
