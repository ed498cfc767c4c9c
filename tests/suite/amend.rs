use std::collections::BTreeSet;

use crisis::domain::amend::facts::{AmendFact, EntryCorrected, EntryStruck};
use crisis::domain::board::board;
use crisis::domain::entry_ref::EntryRef;
use crisis::domain::event::{Event, Fact};
use crisis::domain::fold::{Applied, fold};
use crisis::domain::incident::Incident;
use crisis::domain::lifecycle::facts::NoteTaken;
use crisis::domain::stamp::{Moment, Origin, Stamp};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::laws::{START, events};

/// How an amendment is drawn: what it strikes or corrects, as what kind where that is a lie, and where it
/// stands.
type Drawn = (Index, u8, bool, i64);

fn drawn(most: usize) -> impl Strategy<Value = Vec<Drawn>> {
    proptest::collection::vec((any::<Index>(), 0_u8..8, proptest::bool::weighted(0.1), -2_000_000_i64..6_000_000), 0..most)
}

/// Events with amendments of them by a fourth machine: strikes and corrections of any entry, of each other,
/// some of which lie about the kind or stand before what they are about.
fn with_amendments(mut events: Vec<Event>, drawn: Vec<Drawn>) -> Vec<Event> {
    let mut stamp = Stamp::default();
    for (number, (of, what, lies, at)) in (1..).zip(drawn) {
        let target = of.get(&events).clone();
        stamp = stamp.next(Moment::from_millis(START + at));
        let kind = if lies { "note_taken".to_owned() } else { target.fact.kind().to_owned() };
        events.push(Event {
            origin: Origin(4),
            number,
            stamp,
            at: Moment::from_millis(START + at),
            recorded_at: stamp.wall,
            by: "bram".parse().unwrap(),
            fact: amendment(&target, kind, what, at),
        });
    }
    events
}

fn amendment(target: &Event, kind: String, what: u8, at: i64) -> Fact {
    let entry = target.entry();
    let to = || Moment::from_millis(START + at / 2).utc().fixed_offset();
    match what {
        0..=4 => EntryStruck { entry, kind, why: "wrong".into() }.into(),
        5 => EntryCorrected { entry, kind, text: Some("put right".into()), to: None }.into(),
        6 => EntryCorrected { entry, kind, text: None, to: Some(to()) }.into(),
        _ => EntryCorrected { entry, kind, text: Some("right".into()), to: Some(to()) }.into(),
    }
}

/// Reads events as they arrive, and folds them anew where it has to.
fn read_as_they_arrive(arrived: &[Event]) -> Incident {
    let mut incident = Incident::default();
    for (at, event) in arrived.iter().enumerate() {
        if incident.apply(event) == Applied::OutOfOrder {
            incident = fold(arrived[..=at].iter().cloned());
        }
    }
    incident
}

/// The same without what only counts entries or says how they were put right.
fn but_for_the_marks(mut incident: Incident) -> Incident {
    incident.amended = Incident::default().amended;
    (incident.entries, incident.late) = (0, 0);
    incident.numbering = Incident::default().numbering;
    incident
}

fn in_order(mut events: Vec<Event>) -> Vec<Event> {
    events.sort_by_key(Event::position);
    events.dedup_by_key(|event| event.position());
    events
}

/// A strike behind everything else.
fn strike(events: &[Event], entry: EntryRef, number: u64) -> Event {
    let last = events.iter().max_by_key(|event| event.position()).unwrap();
    let struck = events.iter().find(|event| event.entry() == entry).unwrap();
    let stamp = last.stamp.next(last.stamp.wall);
    Event {
        origin: Origin(5),
        number,
        stamp,
        at: last.at,
        recorded_at: stamp.wall,
        by: "bram".parse().unwrap(),
        fact: EntryStruck { entry, kind: struck.fact.kind().to_owned(), why: "wrong".into() }.into(),
    }
}

/// The entry with nothing but words in it: whoever wrote it was there, and that is all.
fn emptied(event: &Event) -> Event {
    Event { fact: NoteTaken { text: String::new() }.into(), ..event.clone() }
}

/// What nobody can strike.
const FOR_GOOD: [&str; 4] = ["incident_declared", "handover_accepted", "step_confirmed", "verdict_confirmed"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_and_repetition_of_entries_and_amendments_gives_one_board(
        events in events(), drawn in drawn(12), mixed in proptest::collection::vec(any::<Index>(), 0..80),
    ) {
        let events = with_amendments(events, drawn);
        let once = fold(events.clone());
        let mut arrived: Vec<Event> = mixed.iter().map(|index| index.get(&events).clone()).collect();
        arrived.extend(events.iter().rev().cloned());
        prop_assert_eq!(&fold(arrived.clone()), &once);
        prop_assert_eq!(&read_as_they_arrive(&arrived), &once);
        prop_assert_eq!(&read_as_they_arrive(&in_order(events)), &once);
    }

    #[test]
    fn the_board_after_a_strike_is_that_of_the_log_without_the_entry(
        events in events(), drawn in drawn(8), which in any::<Index>(),
    ) {
        let events = in_order(with_amendments(events, drawn));
        let entry = which.get(&events).clone();
        prop_assume!(!FOR_GOOD.contains(&entry.fact.kind()) && !matches!(entry.fact, Fact::Amend(_)));
        let strike = strike(&events, entry.entry(), 1);
        let after = fold(events.iter().cloned().chain([strike.clone()]));
        let without = events.iter().map(|event| if event.entry() == entry.entry() { emptied(event) } else { event.clone() });
        let without = fold(without.chain([emptied(&strike)]));
        prop_assert_eq!(but_for_the_marks(after.clone()), but_for_the_marks(without.clone()));
        let now = Moment::from_millis(START + 9_000_000);
        let but_entries = |incident: &Incident| { let mut seen = board(incident, now, None); seen.entries = 0; seen };
        let (mut after, mut without) = (after, without);
        (after, without) = (but_for_the_marks(after), but_for_the_marks(without));
        prop_assert_eq!(but_entries(&after), but_entries(&without));
    }

    #[test]
    fn a_strike_that_is_struck_has_no_effect(events in events(), drawn in drawn(8), which in any::<Index>()) {
        let events = in_order(with_amendments(events, drawn));
        let first = strike(&events, which.get(&events).entry(), 1);
        let mut all = events.clone();
        all.push(first.clone());
        let second = strike(&all, first.entry(), 2);
        all.push(second.clone());
        let before = fold(events.into_iter().chain([emptied(&first), emptied(&second)]));
        prop_assert_eq!(but_for_the_marks(fold(all)), but_for_the_marks(before));
    }

    #[test]
    fn what_amends_words_alone_is_taken_without_folding_anew(events in events(), what in select(vec![0_u8, 5])) {
        let events = in_order(events);
        let mut incident = fold(events.clone());
        for (number, note) in (1..).zip(events.iter().filter(|event| event.fact.kind() == "note_taken")) {
            let last = incident.stamp();
            let stamp = last.next(last.wall);
            let fact = amendment(note, note.fact.kind().to_owned(), what, 0);
            let amend = Event { origin: Origin(6), number, stamp, at: note.at, recorded_at: stamp.wall, by: note.by.clone(), fact };
            prop_assert_eq!(incident.apply(&amend), Applied::Yes);
            let standing = incident.amended.stands(note);
            prop_assert_eq!((standing.struck.is_some(), standing.corrected.is_some()), (what == 0, what == 5));
        }
    }

    #[test]
    fn the_sum_of_outages_is_that_of_the_effective_log(events in events(), drawn in drawn(12)) {
        let events = in_order(with_amendments(events, drawn));
        let folded = fold(events.clone());
        // The log as it would be had everybody written at once what stands.
        let effective: Vec<Event> = events.iter().map(|event| {
            let standing = folded.amended.stands(event);
            let event = if standing.struck.is_some() { emptied(event) } else { standing.event.into_owned() };
            if matches!(event.fact, Fact::Amend(AmendFact::EntryStruck(_) | AmendFact::EntryCorrected(_))) { emptied(&event) } else { event }
        }).collect();
        let plain = fold(effective);
        let outages = |incident: &Incident| {
            incident.data.components.iter().map(|state| (state.component.id.clone(), state.outage)).collect::<Vec<_>>()
        };
        prop_assert_eq!(outages(&folded), outages(&plain));
        let ids: BTreeSet<_> = plain.data.components.iter().map(|state| state.component.id.clone()).collect();
        prop_assert_eq!(ids.len(), plain.data.components.len());
    }
}
