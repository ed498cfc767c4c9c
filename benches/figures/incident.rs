//! What happens at every key press: one fact more, and the board anew.

use crisis::app::session::Session;
use crisis::domain::board::board;
use crisis::domain::event::Event;
use crisis::domain::incident::{Applied, Incident};
use crisis::domain::stamp::{Moment, Origin, Stamp};

use crate::life::{self, Chance, Life};
use crate::ratio::{Figure, Figures, Pair, timed};

/// So many facts are applied at a time, for one alone is shorter than a clock can tell.
const FACTS: u32 = 200;

pub fn measure(figures: &mut Figures) {
    let figure = Figure { name: "apply", floor: "at 100 entries", aim: "≈ 1", things: Some(FACTS), samples: 100 };
    figures.measure(&figure, || {
        let [short, long] = [100, 100_000].map(incident_of);
        let facts = facts(&long);
        move || Pair { measured: apply(&long, &facts), floor: apply(&short, &facts) }
    });
    let figure = Figure { name: "board", floor: "a copy of it", aim: "—", things: None, samples: 100 };
    figures.measure(&figure, || {
        let incident = incident_of(10_000);
        let now = Moment::from_millis(1_794_000_000_000);
        let me = "ana".parse().unwrap();
        let made = board(&incident, now, Some(&me));
        let rows: usize = made.priorities.iter().map(|priority| priority.steps.len()).sum();
        assert!(rows >= 30, "{rows} steps are no crisis");
        move || Pair { measured: timed(|| board(&incident, now, Some(&me))), floor: timed(|| made.clone()) }
    });
}

fn incident_of(entries: u32) -> Incident {
    let life = Life::of(entries);
    let session = Session::open(life::log(&life.folder), life.id).unwrap();
    session.incident().clone()
}

/// Facts that come after all of an incident's.
fn facts(incident: &Incident) -> Vec<Event> {
    let (steps, mut chance) = (life::steps(incident), Chance(3));
    let event = |number: u32| {
        let now = Moment::from_millis(1_900_000_000_000 + i64::from(number));
        let draft = life::draft(&mut chance, &steps, now);
        let stamp = Stamp { wall: now, tick: 0 };
        Event {
            origin: Origin(9),
            number: u64::from(number),
            stamp,
            at: draft.at,
            recorded_at: now,
            by: draft.by,
            fact: draft.fact,
        }
    };
    (1..=FACTS).map(event).collect()
}

fn apply(incident: &Incident, facts: &[Event]) -> std::time::Duration {
    let mut incident = incident.clone();
    let took = timed(|| facts.iter().filter(|fact| incident.apply(fact) == Applied::Yes).count());
    assert!(incident.entries >= u64::from(FACTS) + 100);
    took
}
