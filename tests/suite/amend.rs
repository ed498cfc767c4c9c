use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crisis::app::checkpoint;
use crisis::app::open::LogFolder;
use crisis::app::session::Session;
use crisis::domain::advice::Asking;
use crisis::domain::amend::facts::{AmendFact, EntryCorrected, EntryStruck};
use crisis::domain::amended::Amendment;
use crisis::domain::ask::table::{AmendCommand, Command, LifecycleCommand};
use crisis::domain::board::board;
use crisis::domain::entry::{Entry, Hash};
use crisis::domain::entry_ref::EntryRef;
use crisis::domain::event::{Event, Fact};
use crisis::domain::fold::{Applied, fold};
use crisis::domain::id::IncidentId;
use crisis::domain::incident::Incident;
use crisis::domain::lifecycle::facts::{LifecycleFact, NoteTaken};
use crisis::domain::lifecycle::state::Status;
use crisis::domain::record::Person;
use crisis::domain::runbook::Role;
use crisis::domain::stamp::{Moment, Origin, Stamp};
use crisis::domain::vocabulary::Service;
use crisis::store::memory::MemoryLog;
use crisis::store::{Cursor, Draft, Log, Order};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::house::{House, hostile_in};
use crate::laws::{PEOPLE, START, commands, declared, events};

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
        let kind = if lies { "tide_turned".to_owned() } else { target.fact.kind().to_owned() };
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

/// What amends an amendment that is gone amends the words that
/// are left of it: when they were said still counts.
fn about_what_is_left(event: &Event, gone: &BTreeSet<EntryRef>) -> Event {
    let mut event = event.clone();
    let tell = |entry: EntryRef, kind: &mut String| {
        // One that lies about the kind of what it is about goes on doing so.
        if gone.contains(&entry) && kind.starts_with("entry_") {
            "note_taken".clone_into(kind);
        }
    };
    if let Fact::Amend(AmendFact::EntryStruck(fact)) = &mut event.fact {
        tell(fact.entry, &mut fact.kind);
    }
    if let Fact::Amend(AmendFact::EntryCorrected(fact)) = &mut event.fact {
        tell(fact.entry, &mut fact.kind);
    }
    event
}

/// What nobody can strike.
const FOR_GOOD: [&str; 8] = [
    "incident_declared",
    "incident_closed",
    "handover_accepted",
    "step_confirmed",
    "verdict_confirmed",
    "sending_claimed",
    "sending_started",
    "sending_ended",
];

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
        let can_be_struck = |event: &&Event| !FOR_GOOD.contains(&event.fact.kind()) && !matches!(event.fact, Fact::Amend(_));
        let strikable: Vec<&Event> = events.iter().filter(can_be_struck).collect();
        prop_assume!(!strikable.is_empty());
        let entry = (*which.get(&strikable)).clone();
        let strike = strike(&events, entry.entry(), 1);
        let after = fold(events.iter().cloned().chain([strike.clone()]));
        // What is not there is not amended either.
        let goes = |event: &Event| {
            let about = Amendment::of(event).map(|amendment| amendment.of);
            event.entry() == entry.entry() || about == Some(entry.entry())
        };
        let gone: BTreeSet<EntryRef> = events.iter().filter(|event| goes(event)).map(Event::entry).collect();
        let without = events.iter().map(|event| if goes(event) { emptied(event) } else { about_what_is_left(event, &gone) });
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

/// A house in which ana commands, bram works on data and chloe speaks with customers.
fn team() -> House {
    let house = House::with_incident("db-1,db-2");
    for who in ["bram", "chloe"] {
        house.run(&["call", who, "answered"]).done();
    }
    house.run(&["assign", "bram", "technical"]).done();
    house.run(&["assign", "chloe", "communication"]).done();
    house
}

/// The number of the newest entry, as people type it.
fn newest(house: &House) -> String {
    house.entries(&["power"]).iter().filter_map(|entry| entry["number"].as_u64()).max().unwrap().to_string()
}

fn said(house: &House, who: &str, args: &[&str]) -> String {
    house.run_as(who, args).done();
    newest(house)
}

#[test]
fn a_service_set_down_by_slip_and_struck_counts_for_no_outage() {
    let house = team();
    said(&house, "ana", &["service", "db-1", "up"]);
    let slip = said(&house, "ana", &["service", "db-1", "down", "--at", "5m ago"]);
    assert!(house.run(&["export", "--format", "markdown"]).done().contains("Service of db-1: **down**"));
    assert!(house.run(&["strike", &slip, "--why", "that was another room"]).done().contains(&format!("struck entry {slip}")));
    assert_eq!(house.component("db-1")["service"], "up");
    let report = house.run(&["export", "--format", "markdown"]).done();
    assert!(report.contains("- Service of db-1: up."), "{report}");
    let (story, appendix) = report.split_once("\n## Struck and corrected entries\n").unwrap();
    assert!(!story.contains("service db-1: down") && !story.contains("another room"), "{story}");
    assert!(appendix.contains("service db-1: down") && appendix.contains("struck by Ana de Vries"), "{appendix}");
    assert!(appendix.contains("that was another room") && house.run(&["verify"]).done().contains("no flaws"));
}

#[test]
fn a_time_that_was_corrected_changes_the_outage_and_the_order_of_the_story() {
    let house = team();
    house.run(&["note", "first", "--at", "50m ago"]).done();
    let down = said(&house, "ana", &["service", "db-2", "down", "--at", "10m ago"]);
    house.run(&["note", "between", "--at", "30m ago"]).done();
    let up = said(&house, "ana", &["service", "db-2", "up"]);
    house.run(&["correct", &down, "--to", "40m ago"]).done();
    let outage = house.run(&["export", "--format", "markdown"]).done();
    assert!(["39m", "40m"].iter().any(|span| outage.contains(&format!("db-2: up again; not up for {span}"))), "{outage}");
    let log = house.run(&["log"]).done();
    let place = |words: &str| log.find(words).unwrap();
    assert!(place("first") < place("db-2: down (corrected)") && place("db-2: down") < place("between"), "{log}");
    let csv = house.run(&["export", "--format", "csv"]).done();
    assert!(csv.find("first").unwrap() < csv.find("service db-2: down").unwrap(), "{csv}");
    assert!(csv.find("service db-2: down").unwrap() < csv.find("between").unwrap(), "{csv}");
    assert_eq!(house.run(&["correct", &up, "--to", "in 2 hours"]).code, 2);
}

#[test]
fn what_raises_a_verdict_needs_the_role_and_what_lowers_it_needs_nothing() {
    let house = team();
    let intact = said(&house, "bram", &["verdict", "db-1", "intact", "--evidence", "row counts equal"]);
    let down = said(&house, "chloe", &["service", "db-1", "down"]);
    assert_eq!(house.component("db-1")["stale"], true);
    let refused = house.run_as("chloe", &["strike", &down, "--why", "a slip"]).refused(1);
    assert!(refused.contains("the data of db-1 would count as intact: only the technical role or the commander"), "{refused}");
    let strike = said(&house, "bram", &["strike", &down, "--why", "a slip"]);
    assert_eq!(house.component("db-1")["stale"], false);
    said(&house, "chloe", &["strike", &intact, "--why", "that was db-2"]);
    assert_eq!(house.component("db-1")["verdict"], "unknown");
    // Struck twice is struck once, and a strike can be struck.
    assert!(house.run(&["strike", &intact, "--why", "again"]).stderr.contains("is already struck, by Chloe"));
    assert!(house.run(&["correct", &intact, "better words"]).refused(1).contains("it was struck by Chloe"));
    house.run(&["strike", &newest(&house), "--why", "it was db-1 after all"]).done();
    assert_eq!(house.component("db-1")["verdict"], "intact");
    house.run(&["strike", &strike, "--why", "it did go down"]).done();
    assert_eq!(house.component("db-1")["stale"], true);
}

#[test]
fn what_harm_somebody_wrote_is_struck_by_another() {
    let house = team();
    let harm = said(&house, "bram", &["verdict", "db-1", "damaged", "--extent", "two tables"]);
    let refused = house.run_as("bram", &["strike", &harm, "--why", "wrong host"]).refused(1);
    assert!(refused.contains("Bram logged that the data of db-1 was harmed") && refused.contains("ask another"), "{refused}");
    assert_eq!(house.run_as("chloe", &["strike", &harm, "--why", "wrong host"]).code, 1, "the second person needs the role too");
    house.run_as("ana", &["strike", &harm, "--why", "wrong host"]).done();
    assert_eq!(house.component("db-1")["verdict"], "unknown");
}

#[test]
fn what_opens_a_lock_needs_the_role_of_that_step_and_an_override_the_commander() {
    let house = team();
    said(&house, "ana", &["override", "R1@db-1", "--why", "read only"]);
    let passed = newest(&house);
    let strike = said(&house, "chloe", &["strike", &passed, "--why", "no"]);
    assert!(!house.step("R1@db-1")["locked"].is_null());
    let refused = house.run_as("bram", &["strike", &strike, "--why", "yes"]).refused(1);
    assert!(refused.contains("is in command") || refused.contains("commander"), "{refused}");
    house.run_as("ana", &["strike", &strike, "--why", "yes"]).done();
    assert!(house.step("R1@db-1")["locked"].is_null());
    house.run_as("bram", &["done", "D1"]).done();
    let reopened = said(&house, "chloe", &["reopen", "D1", "--why", "a slip"]);
    let refused = house.run_as("chloe", &["strike", &reopened, "--why", "a slip"]).refused(1);
    assert!(refused.contains("D1 would count as done: only the technical role"), "{refused}");
    house.run_as("bram", &["strike", &reopened, "--why", "a slip"]).done();
    assert_eq!(house.step("D1")["state"], "done");
}

#[test]
fn some_entries_stand_for_good_and_say_what_to_do_instead() {
    let house = team();
    let refused = |entry: &str, because: &str| {
        let output = house.run(&["strike", entry, "--why", "x"]).refused(1);
        assert!(output.contains(because), "{output}");
    };
    refused("1", "the incident began with this entry");
    let told = said(&house, "chloe", &["done", "C1", "--evidence", "told customers that mail is down"]);
    refused(&told, "customers were told, and striking the entry cannot undo that");
    house.run(&["correct", &told, "told customers that web is down", "--to", "2m ago"]).done();
    assert_eq!(house.step("C1")["evidence"], "told customers that web is down");
    said(&house, "ana", &["handover", "bram"]);
    let offer = newest(&house);
    let accepted = said(&house, "bram", &["accept"]);
    refused(&accepted, "command was handed over with this entry");
    refused(&offer, "Ana would be in command");
    refused("999", "the last entry is");
    refused("one", "an entry is named by its number, such as 37");
    assert_eq!(house.run(&["correct", "1"]).code, 1);
    assert!(house.run(&["correct", &accepted, "words"]).refused(1).contains("no text of its own"));
}

#[test]
fn after_closing_words_are_put_right_and_the_end_stays() {
    let house = team();
    let note = said(&house, "chloe", &["note", "the disel is out"]);
    house.run(&["close", "--why", "over"]).done();
    let closed = newest(&house);
    house.run_as("chloe", &["correct", "-i", "power", &note, "the diesel is out"]).done();
    let refused = house.run(&["strike", "-i", "power", &closed, "--why", "x"]).refused(1);
    assert!(refused.contains("a closed incident cannot be reopened"), "{refused}");
    house.run_as("chloe", &["strike", "-i", "power", &note, "--why", "another day"]).done();
    let entry = |number: &str| {
        house.entries(&["power"]).into_iter().find(|entry| entry["number"].as_u64() == number.parse().ok()).unwrap()
    };
    let struck = entry(&note);
    assert_eq!((&struck["struck"]["by"], &struck["struck"]["why"]), (&"chloe".into(), &"another day".into()));
    assert_eq!((&struck["corrected"]["text"], &struck["text"]), (&"the diesel is out".into(), &"note: the diesel is out".into()));
    assert!(struck["body"].as_str().unwrap().contains("disel"), "the log keeps the old words: {struck}");
}

#[test]
fn an_entry_is_known_in_every_form_to_be_struck_or_corrected() {
    let house = team();
    let hostile = "=1+1 | `x` <b>\u{1b}[31m \u{202e}";
    let note = said(&house, "ana", &["note", "old words"]);
    house.run(&["correct", &note, hostile, "--to", "20m ago"]).done();
    let second = said(&house, "ana", &["note", "to be struck"]);
    house.run(&["strike", &second, "--why", hostile]).done();
    let csv = house.run(&["export", "--format", "csv"]).done();
    let json = house.run(&["export", "--format", "json"]).done();
    let markdown = house.run(&["export", "--format", "markdown"]).done();
    let (log, plain) = (house.run(&["log"]).done(), house.run(&["log", "--plain"]).done());
    for text in [&csv, &json, &markdown, &log, &plain] {
        assert!(text.contains("to be struck") && hostile_in(text).is_empty(), "{text}");
    }
    for text in [&csv, &json, &markdown] {
        assert!(text.contains("old words"), "{text}");
    }
    let row = csv.lines().find(|line| line.contains("to be struck")).unwrap();
    assert!(row.contains(",ana,'=1+1"), "{row}");
    assert!(log.contains("(struck) note: to be struck") && plain.contains(&format!("Entry {second}, ")), "{log}{plain}");
    let entry = &house.entries(&[])[0];
    assert!(
        entry["corrected"]["at_was"].is_string() && entry["number"].as_u64() == note.parse().ok(),
        "it happened first: {entry}"
    );
}

#[test]
fn another_terminal_sees_a_strike_and_decides_on_what_it_comes_to() {
    let house = team();
    let open = || LogFolder(house.log_folder()).open_existing().unwrap().unwrap();
    let id: IncidentId = open().incidents().unwrap()[0].incident.clone();
    said(&house, "bram", &["verdict", "db-1", "intact", "--evidence", "row counts"]);
    let slip = said(&house, "ana", &["service", "db-1", "down"]);
    let mut here = Session::open(open(), id.clone()).unwrap();
    let stale = |session: &Session| session.incident().data.components[0].stale.is_some();
    assert!(stale(&here));
    house.run(&["strike", &slip, "--why", "a slip"]).done();
    assert!(here.refresh().unwrap() && !stale(&here));
    assert_eq!(here.fold(), Session::open_whole(open(), id).unwrap().fold());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_checkpoint_and_what_came_after_it_are_the_fold_of_the_whole(
        events in events(), drawn in drawn(12), cut in any::<Index>(),
    ) {
        let mut log = MemoryLog::new(Origin(77));
        let events = with_amendments(events, drawn);
        let numbered = by_origin(&events);
        let cut = cut.index(numbered.len());
        let id = numbered[0].0.clone();
        for (at, (_, event)) in numbered.iter().enumerate() {
            if at == cut && at > 0 {
                let session = Session::open_whole(Box::new(log.clone()), id.clone()).unwrap();
                if let Some(made) = checkpoint::of(session.fold()) {
                    crate::checkpoint::vouch(&mut log, &id, &made);
                    log.leave_checkpoint(&id, &made).unwrap();
                }
            }
            merge(&mut log, &id, event);
        }
        let mut events = Vec::new();
        log.read(&id, Cursor::default(), Order::Arrival, &mut |entry| {
            events.push(entry.event());
            ControlFlow::Continue(())
        }).unwrap();
        let whole = Session::open_whole(Box::new(log.clone()), id.clone()).unwrap();
        let quick = Session::open(Box::new(log), id).unwrap();
        prop_assert_eq!(quick.fold(), whole.fold());
        prop_assert_eq!(whole.incident(), &fold(events));
    }
}

/// Events with the id of their incident, each origin's in the order of its numbers.
fn by_origin(events: &[Event]) -> Vec<(IncidentId, &Event)> {
    let id = fold(events.to_vec()).lifecycle.id().unwrap().clone();
    let mut events: Vec<&Event> = events.iter().collect();
    events.sort_by_key(|event| event.position());
    events.into_iter().map(|event| (id.clone(), event)).collect()
}

/// Puts an event into a log as its machine would have numbered and bound it.
fn merge(log: &mut MemoryLog, id: &IncidentId, event: &Event) {
    let body = event.fact.body();
    let mut entry = Entry {
        origin: event.origin,
        number: event.number,
        stamp: event.stamp,
        at: event.at,
        recorded_at: event.recorded_at,
        by: event.by.as_str(),
        kind: event.fact.kind(),
        body: &body,
        hash: Hash::default(),
    };
    let before = log.heads(id).unwrap().into_iter().find(|(origin, _)| *origin == event.origin);
    entry.hash = entry.hash_after(&before.map(|(_, head)| head.hash).unwrap_or_default(), id);
    log.merge(id, &[entry]).unwrap();
}

/// A log in memory, at which four people ask for things one after the other.
fn asked_in_turn(asked: &[(&'static str, Command)]) -> (Session, i64) {
    let (fact, mut now) = (declared(), START);
    let Fact::Lifecycle(LifecycleFact::IncidentDeclared(declaration)) = &fact else { panic!("{fact:?}") };
    let (id, mut log) = (declaration.incident.clone(), MemoryLog::new(Origin(9)));
    let mut turn = log.begin(&id).unwrap();
    let at = Moment::from_millis(now);
    turn.add(&Draft { at, by: "ana".parse().unwrap(), fact: fact.clone() }, at).unwrap();
    turn.keep().unwrap();
    let mut session = Session::open(Box::new(log), id).unwrap();
    for (by, command) in asked {
        now += 60_000;
        // Whatever is refused adds nothing.
        let _ = session.ask(command, &asking(by, now));
    }
    (session, now)
}

fn asking(by: &str, now: i64) -> Asking {
    let by = Person { id: by.parse().unwrap(), name: by.to_uppercase(), skills: Vec::new(), languages: Vec::new() };
    Asking { by, now: Moment::from_millis(now), at: None, clock: None, typed_by: None, read: None }
}

#[test]
fn a_note_whose_time_was_corrected_may_be_struck_without_folding_anew() {
    let (mut session, now) = asked_in_turn(&[("ana", LifecycleCommand::TakeNote { text: "smoke".into() }.into())]);
    let entry = EntryRef { origin: Origin(9), number: 2 };
    let to = Some(Moment::from_millis(START - 3_600_000).utc().fixed_offset());
    let corrected = AmendCommand::CorrectEntry { entry, text: None, to }.into();
    let struck = AmendCommand::StrikeEntry { entry, why: "not here".into() }.into();
    for (minutes, command) in [(1, corrected), (2, struck)] {
        session.ask(&command, &asking("ana", now + minutes * 60_000)).unwrap();
        let whole = Session::open_whole(copy(&mut session), session.id().clone()).unwrap();
        assert_eq!(session.incident(), whole.incident());
    }
}

/// What anybody may ask about entries, by their numbers.
fn amendments() -> impl Strategy<Value = Command> {
    let entry = || (1_u64..60).prop_map(|number| EntryRef { origin: Origin(9), number });
    prop_oneof![
        3 => entry().prop_map(|entry| AmendCommand::StrikeEntry { entry, why: "wrong".into() }.into()),
        1 => (entry(), 0_i64..3_600_000).prop_map(|(entry, ago)| {
            let to = Some(Moment::from_millis(START - ago).utc().fixed_offset());
            AmendCommand::CorrectEntry { entry, text: None, to }.into()
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_brings_about_by_amending_what_they_may_not_bring_about(
        asked in proptest::collection::vec((select(&PEOPLE[..]), commands()), 20..60),
        amended in proptest::collection::vec((select(&PEOPLE[..]), amendments()), 1..12),
    ) {
        let (mut session, mut now) = asked_in_turn(&asked);
        for (by, command) in amended {
            now += 60_000;
            let before = session.incident().clone();
            let Ok(receipt) = session.ask(&command, &asking(by, now)) else { continue };
            let after = session.incident().clone();
            let whole = Session::open_whole(copy(&mut session), session.id().clone()).unwrap();
            prop_assert_eq!(&after, whole.incident());
            let commander = |incident: &Incident| incident.people.post.as_ref().unwrap().commander.clone();
            prop_assert_eq!(commander(&before), commander(&after));
            prop_assert_eq!(before.lifecycle.status == Status::Closed, after.lifecycle.status == Status::Closed);
            let by = by.parse().unwrap();
            let (commands, works) = (before.people.is_commander(&by), before.people.has_role(&by, Role::Technical));
            prop_assert_eq!(&before.people.post.as_ref().unwrap().commander, &after.people.post.as_ref().unwrap().commander);
            prop_assert_eq!(before.lifecycle.status == Status::Closed, after.lifecycle.status == Status::Closed);
            for (was, is) in before.data.components.iter().zip(&after.data.components) {
                let raised = is.out.is_none() && is.is_confirmed() && !was.is_confirmed();
                prop_assert!(!raised || commands || works, "{by:?} raised {:?}: {receipt:?}", is.component.id);
                let given_up = is.service == Service::Retired && was.service != Service::Retired;
                prop_assert!(!given_up || commands, "{by:?} gave up {:?}: {receipt:?}", is.component.id);
            }
            let overridden = after.steps.overrides.iter().any(|(step, _)| before.plan().progress(step).overridden.is_none());
            prop_assert!(!overridden || commands || before.steps.overrides.len() >= after.steps.overrides.len(), "{by:?}: {receipt:?}");
        }
    }
}

/// All that a session's log holds, in a log of its own.
fn copy(session: &mut Session) -> Box<dyn Log> {
    let (id, mut copied) = (session.id().clone(), MemoryLog::new(Origin(99)));
    session
        .log()
        .read(&id, Cursor::default(), Order::Arrival, &mut |entry| {
            copied.merge(&id, &[*entry]).unwrap();
            ControlFlow::Continue(())
        })
        .unwrap();
    Box::new(copied)
}
