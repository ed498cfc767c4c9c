//! What the log knows of time: its newest entry, which machine's clock disagreed with it, and what the
//! commander said of that.

use serde::{Deserialize, Serialize};

use crate::domain::advice::Asking;
use crate::domain::id::PersonId;
use crate::domain::reckoning::{Anchor, Reading, Reckoning, Setback, Watch};
use crate::domain::stamp::{Moment, Origin, Position};
use crate::domain::vocabulary::Trusted;

use super::facts::{ClockDoubted, ClockSettled, LifecycleFact};

/// What of an entry tells the time.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// Where it stands in the one order of all machines.
    pub position: Position,
    /// When it was entered into the log.
    pub recorded_at: Moment,
    /// Who put it on record.
    pub by: &'a PersonId,
}

/// What the log knows of time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timekeeping {
    /// When the newest entry was recorded, by the clock that is trusted.
    newest: Moment,
    /// For each log that entries were written to while its machine disagreed: what was so when last seen.
    anchors: Vec<(Origin, Anchor)>,
    /// When clocks were in doubt and who said what, in the order of writing.
    pub told: Vec<Told>,
}

/// That a clock was in doubt, or which one was right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Where it stands in the log.
    position: Position,
    /// Who wrote, or said so.
    pub by: PersonId,
    /// What the machine's clock said.
    pub machine: Moment,
    /// What time it was by the log.
    pub log: Moment,
    /// Which one is right and how they know, where that was said.
    pub settled: Option<(Trusted, String)>,
}

impl Told {
    /// When it was, by the clock that was trusted.
    #[must_use]
    pub fn at(&self) -> Moment {
        match self.settled {
            Some((Trusted::Machine, _)) => self.machine,
            Some((Trusted::Log, _)) | None => self.log,
        }
    }
}

/// What is asked of it.
impl Timekeeping {
    /// What time it is, for whoever writes to the log of that origin on a machine whose clocks say so.
    #[must_use]
    pub fn reckon(&self, here: Origin, machine: Reading) -> Reckoning {
        let mut told = Reckoning::of(self.anchor(here), self.newest, machine);
        told.settled = self.settled();
        if let Some(doubt) = &mut told.doubt {
            doubt.noted = self.has_noted(here, machine);
        }
        told
    }

    /// The same on a screen that has been open for a while.
    pub fn reckon_on(&self, watch: &mut Watch, here: Origin, machine: Reading) -> Reckoning {
        let at_least = self.anchor(here).and_then(|anchor| anchor.log_at(machine)).max(Some(self.newest));
        watch.reckon(&self.reckon(here, machine), at_least.unwrap_or(self.newest))
    }

    /// What was asked, as late as it is by the time that everything in the log is known: others may have
    /// written meanwhile, and somebody may have said which clock is right.
    #[must_use]
    pub fn by_now(&self, here: Origin, asking: &Asking) -> Asking {
        let mut asking = asking.clone();
        if let Some(clock) = &mut asking.clock {
            if clock.settled != self.settled() {
                *clock = self.reckon(here, clock.machine);
                asking.now = clock.now;
            } else if let Some(doubt) = &mut clock.doubt {
                doubt.noted = self.has_noted(here, clock.machine);
            }
        }
        asking.now = asking.now.max(self.newest);
        asking
    }

    /// Whether an entry was written by a clock that was ahead of the one that the commander trusted later.
    #[must_use]
    pub fn was_ahead(&self, position: Position, recorded_at: Moment) -> bool {
        let machine = |told: &&Told| matches!(told.settled, Some((Trusted::Machine, _)));
        self.told.iter().filter(machine).any(|told| position < told.position && recorded_at > told.machine)
    }

    /// How often somebody said which clock is right.
    fn settled(&self) -> usize {
        self.told.iter().filter(|told| told.settled.is_some()).count()
    }

    fn anchor(&self, here: Origin) -> Option<&Anchor> {
        self.anchors.iter().find(|(origin, _)| *origin == here).map(|(_, anchor)| anchor)
    }

    /// Whether just this difference is in the log.
    fn has_noted(&self, here: Origin, machine: Reading) -> bool {
        self.anchor(here).is_some_and(|anchor| anchor.is_steady(machine))
    }
}

/// How entries change it.
impl Timekeeping {
    /// Takes an entry; `fact` is what it says where that is about the incident as a whole. Says how the times
    /// that are known so far are put right, where the commander trusts a clock that is behind them.
    pub fn take(&mut self, written: Written<'_>, fact: Option<&LifecycleFact>) -> Option<Setback> {
        self.newest = self.newest.max(written.recorded_at);
        match fact {
            Some(LifecycleFact::ClockDoubted(fact)) => self.take_doubt(written, fact),
            Some(LifecycleFact::ClockSettled(fact)) => return self.take_word(written, fact),
            Some(
                LifecycleFact::IncidentDeclared(_)
                | LifecycleFact::NoteTaken(_)
                | LifecycleFact::LineTranscribed(_)
                | LifecycleFact::DecisionTaken(_)
                | LifecycleFact::ScopeChanged(_)
                | LifecycleFact::TitleChanged(_)
                | LifecycleFact::SeverityChanged(_)
                | LifecycleFact::IncidentResolved(_)
                | LifecycleFact::IncidentClosed(_),
            )
            | None => {}
        }
        None
    }

    fn take_doubt(&mut self, Written { position, by, .. }: Written<'_>, fact: &ClockDoubted) {
        let machine = Reading { wall: fact.machine, up: fact.up };
        let slack = fact.slack.unwrap_or_default().max(0);
        self.anchor_at(position.origin, Anchor { log: fact.log, machine, slack, trusted: None });
        self.told.push(Told { position, by: by.clone(), machine: fact.machine, log: fact.log, settled: None });
    }

    fn take_word(&mut self, Written { position, by, .. }: Written<'_>, fact: &ClockSettled) -> Option<Setback> {
        let settled = Some((fact.trusted, fact.why.clone()));
        self.told.push(Told { position, by: by.clone(), machine: fact.machine, log: fact.log, settled });
        match fact.trusted {
            Trusted::Log => {
                let machine = Reading { wall: fact.machine, up: fact.up };
                let anchor = Anchor { log: fact.log, machine, slack: 0, trusted: Some(Trusted::Log) };
                self.anchor_at(position.origin, anchor);
                None
            }
            Trusted::Machine => {
                self.newest = fact.machine;
                // Whatever was known of other machines was told by a time that no longer counts.
                self.anchors.clear();
                let ahead = fact.log.millis_since(fact.machine);
                (ahead > 0).then_some(Setback { now: fact.machine, ahead })
            }
        }
    }

    fn anchor_at(&mut self, origin: Origin, anchor: Anchor) {
        self.anchors.retain(|(other, _)| *other != origin);
        self.anchors.push((origin, anchor));
    }
}

/// When a fact happened and was recorded, for whoever asks for it. What is said of the clocks is said now,
/// and by the clock that is trusted.
#[must_use]
pub fn times(fact: Option<&LifecycleFact>, asking: &Asking) -> (Moment, Moment) {
    let now = asking.now;
    match fact {
        Some(LifecycleFact::ClockSettled(fact)) if fact.trusted == Trusted::Machine => (fact.machine, fact.machine),
        Some(LifecycleFact::ClockDoubted(_) | LifecycleFact::ClockSettled(_)) => (now, now),
        Some(
            LifecycleFact::IncidentDeclared(_)
            | LifecycleFact::NoteTaken(_)
            | LifecycleFact::LineTranscribed(_)
            | LifecycleFact::DecisionTaken(_)
            | LifecycleFact::ScopeChanged(_)
            | LifecycleFact::TitleChanged(_)
            | LifecycleFact::SeverityChanged(_)
            | LifecycleFact::IncidentResolved(_)
            | LifecycleFact::IncidentClosed(_),
        )
        | None => (asking.at.unwrap_or(now), now),
    }
}

/// That the clocks disagree, as it is put on record before the first thing that is written meanwhile.
#[must_use]
pub fn doubted(asking: &Asking) -> Option<ClockDoubted> {
    let clock = asking.clock.as_ref()?;
    let doubt = clock.open_doubt().filter(|doubt| !doubt.noted)?;
    let slack = Some(doubt.slack).filter(|slack| *slack > 0);
    Some(ClockDoubted { machine: clock.machine.wall, log: asking.now, up: clock.machine.up, slack })
}
