use crisis::domain::lifecycle::facts::{LifecycleFact, NoteTaken};
use std::ops::{ControlFlow, Range};
use std::path::Path;
use std::sync::mpsc::channel;

use crisis::app::checkpoint::{fold_of, lies, of, seal};
use crisis::app::desk::{Desk, Request};
use crisis::app::open::LogFolder;
use crisis::app::session::Session;
use crisis::domain::advice::Asking;
use crisis::domain::ask::table::{Command, LifecycleCommand};
use crisis::domain::entry::{Entry, Flaw, Hash, vouching};
use crisis::domain::event::Fact;
use crisis::domain::id::IncidentId;
use crisis::domain::record::Person;
use crisis::domain::size::MOST_COMPONENTS;
use crisis::domain::stamp::{Moment, Origin, Stamp};
use crisis::store::memory::MemoryLog;
use crisis::store::{Checkpoint, Cursor, Draft, Log, Order};
use proptest::prelude::*;

use crate::laws::{START, declared, facts};
use crate::screen::published;

fn id() -> IncidentId {
    match declared() {
        Fact::Lifecycle(LifecycleFact::IncidentDeclared(fact)) => fact.incident,
        other => panic!("{other:?}"),
    }
}

fn add(log: &mut dyn Log, facts: impl IntoIterator<Item = Fact>, now: i64) {
    let mut turn = log.begin(&id()).unwrap();
    for (fact, at) in facts.into_iter().zip(now..) {
        let at = Moment::from_millis(START + at);
        turn.add(&Draft { at, by: "ana".parse().unwrap(), fact }, at).unwrap();
    }
    turn.keep().unwrap();
}

fn notes(count: usize) -> Vec<Fact> {
    (0..count).map(|n| NoteTaken { text: format!("note {n}") }.into()).collect()
}

/// Leaves a checkpoint of all that is there, and the entry that vouches for it.
fn leave(log: &mut dyn Log) {
    let session = Session::open_whole(Box::new(copy(log)), id()).unwrap();
    let made = of(session.fold()).unwrap();
    vouch(log, &id(), &made);
    log.leave_checkpoint(&id(), &made).unwrap();
}

/// Has an entry vouch for a checkpoint.
pub fn vouch(log: &mut dyn Log, id: &IncidentId, made: &Checkpoint) {
    let mut turn = log.begin(id).unwrap();
    turn.vouch(seal(made));
    let at = Moment::from_millis(START + 90);
    let fact = NoteTaken { text: "so far".to_owned() }.into();
    turn.add(&Draft { at, by: "ana".parse().unwrap(), fact }, at).unwrap();
    turn.keep().unwrap();
}

/// Everything that a log has of the incident, in a log in memory.
fn copy(log: &mut dyn Log) -> MemoryLog {
    let mut copied = MemoryLog::new(Origin(99));
    log.read(&id(), Cursor::default(), Order::Arrival, &mut |entry| {
        copied.merge(&id(), &[*entry]).unwrap();
        ControlFlow::Continue(())
    })
    .unwrap();
    copied
}

/// Has part of another machine's entries arrive.
fn arrive(log: &mut dyn Log, from: &mut MemoryLog, part: Range<usize>) {
    let mut number = 0;
    from.read(&id(), Cursor::default(), Order::Arrival, &mut |entry| {
        if part.contains(&number) {
            log.merge(&id(), &[*entry]).unwrap();
        }
        number += 1;
        ControlFlow::Continue(())
    })
    .unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn a_checkpoint_and_the_rest_are_the_fold_of_the_whole(
        before in proptest::collection::vec(facts(), 0..40),
        after in proptest::collection::vec(facts(), 0..40),
        theirs in proptest::collection::vec(facts(), 0..12),
        (arrived, ahead) in (0_usize..12, -200_i64..200),
    ) {
        let mut other = MemoryLog::new(Origin(3));
        add(&mut other, theirs, 50 + ahead);
        let mut log = MemoryLog::new(Origin(7));
        add(&mut log, [declared()].into_iter().chain(before), 0);
        arrive(&mut log, &mut other, 0..arrived);
        leave(&mut log);
        prop_assert!(log.checkpoint(&id()).unwrap().is_some());
        add(&mut log, after, 100);
        arrive(&mut log, &mut other, arrived..12);
        let whole = Session::open_whole(Box::new(log.clone()), id()).unwrap();
        let quick = Session::open(Box::new(log), id()).unwrap();
        prop_assert_eq!(quick.fold(), whole.fold());
    }
}

#[test]
fn a_checkpoint_of_every_fact_ever_written_says_the_same() {
    let mut log = MemoryLog::new(Origin(7));
    add(&mut log, crate::past::past().iter().map(|(kind, body)| Fact::from_log(kind, body)), 0);
    let session = Session::open_whole(Box::new(log), id()).unwrap();
    let checkpoint = of(session.fold()).unwrap();
    assert!(fold_of(&checkpoint).as_ref() == Some(session.fold()));
}

/// The checkpoint with some of its words replaced.
fn forged(checkpoint: &Checkpoint, from: &str, to: &str) -> Checkpoint {
    let said = String::from_utf8(checkpoint.state.clone()).unwrap();
    assert!(said.contains(from), "{said}");
    Checkpoint { state: said.replacen(from, to, 1).into_bytes(), ..checkpoint.clone() }
}

#[test]
fn a_checkpoint_of_another_version_is_none_and_one_with_a_changed_byte_has_another_seal() {
    let mut log = MemoryLog::new(Origin(7));
    add(&mut log, [declared()], 0);
    let checkpoint = of(Session::open(Box::new(log), id()).unwrap().fold()).unwrap();
    assert!(fold_of(&checkpoint).is_some());
    let version = format!("\"version\":\"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(fold_of(&forged(&checkpoint, &version, "\"version\":\"0.0.9\"")).is_none());
    assert!(fold_of(&forged(&checkpoint, "\"form\":\"", "\"form\":\"1")).is_none());
    assert!(fold_of(&forged(&checkpoint, "\"cursor\":1", "\"cursor\":2")).is_none());
    assert!(fold_of(&forged(&checkpoint, "\"incident\":{", "\"incident\":[{")).is_none());
    for at in (0..checkpoint.state.len()).step_by(7) {
        let mut changed = checkpoint.clone();
        changed.state[at] ^= 1;
        assert_ne!(seal(&changed), seal(&checkpoint), "{at}");
    }
    let mut changed = checkpoint.clone();
    changed.heads[0].1.hash.0[0] ^= 1;
    assert_ne!(seal(&changed), seal(&checkpoint));
    for length in 0..80 {
        assert!(fold_of(&Checkpoint { state: checkpoint.state[..length].to_vec(), ..checkpoint.clone() }).is_none());
    }
}

#[test]
fn a_checkpoint_that_tells_of_more_than_an_incident_can_hold_is_none() {
    let mut log = MemoryLog::new(Origin(7));
    add(&mut log, [declared()], 0);
    let checkpoint = of(Session::open_whole(Box::new(log), id()).unwrap().fold()).unwrap();
    let with = |more: usize| {
        let mut state: serde_json::Value = serde_json::from_slice(&checkpoint.state).unwrap();
        let components = state["incident"]["data"]["components"].as_array_mut().unwrap();
        let first = components[0].clone();
        components.extend(std::iter::repeat_n(first, more));
        Checkpoint { state: serde_json::to_vec(&state).unwrap(), ..checkpoint.clone() }
    };
    assert!(fold_of(&with(10)).is_some());
    assert!(fold_of(&with(MOST_COMPONENTS)).is_none());
}

#[test]
fn a_fold_with_a_flaw_leaves_no_checkpoint() {
    let (mut other, mut log) = (MemoryLog::new(Origin(3)), MemoryLog::new(Origin(7)));
    add(&mut other, [declared()].into_iter().chain(notes(5)), 0);
    arrive(&mut log, &mut other, 0..2);
    arrive(&mut log, &mut other, 3..5);
    let session = Session::open(Box::new(log), id()).unwrap();
    assert!(!session.fold().flaws.is_empty());
    assert_eq!(of(session.fold()), None);
}

/// A log on disk of some length, with the checkpoint that a verb leaves behind.
fn long(folder: &Path) -> LogFolder {
    let folder = LogFolder(folder.join("log"));
    let mut log = folder.open().unwrap();
    add(log.as_mut(), [declared()].into_iter().chain(notes(1200)), 0);
    let mut session = Session::open(log, id()).unwrap();
    assert!(session.believed().is_none());
    note(&mut session, "one more");
    session.rest();
    assert!(session.take_checkpoint().is_none());
    folder
}

/// What ana asks for when she takes a note.
fn noting(text: &str) -> (Command, Asking) {
    let by = Person { id: "ana".parse().unwrap(), name: "Ana".to_owned(), skills: Vec::new(), languages: Vec::new() };
    let asking = Asking { by, now: Moment::from_millis(START + 9_000_000), at: None, clock: None, typed_by: None, read: None };
    (LifecycleCommand::TakeNote { text: text.to_owned() }.into(), asking)
}

fn note(session: &mut Session, text: &str) {
    let (command, asking) = noting(text);
    session.ask(&command, &asking).unwrap();
}

fn open(folder: &LogFolder) -> Session {
    Session::open(folder.open_existing().unwrap().unwrap(), id()).unwrap()
}

fn alter(folder: &LogFolder, sql: &str) {
    rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn a_long_log_is_opened_from_its_checkpoint() {
    let around = tempfile::tempdir().unwrap();
    let folder = long(around.path());
    let session = open(&folder);
    assert_eq!(session.believed(), Some(1201));
    assert_eq!((session.incident().entries, session.fold().tail().len()), (1202, 200));
    let whole = Session::open_whole(folder.open().unwrap(), id()).unwrap();
    assert_eq!((whole.believed(), whole.fold()), (None, session.fold()));
    let mut log = folder.open().unwrap();
    add(log.as_mut(), notes(3), 5000);
    assert_eq!((open(&folder).believed(), open(&folder).incident().entries), (Some(1201), 1205));
}

#[test]
fn a_checkpoint_is_made_again_after_a_thousand_entries_by_whoever_writes_the_next() {
    let around = tempfile::tempdir().unwrap();
    let folder = long(around.path());
    let mut log = folder.open().unwrap();
    add(log.as_mut(), notes(998), 5000);
    let mut session = open(&folder);
    note(&mut session, "the thousandth");
    session.rest();
    assert_eq!(open(&folder).believed(), Some(1201));
    note(&mut session, "and one");
    session.rest();
    assert_eq!(open(&folder).believed(), Some(2201));
    assert!(!lies(folder.open().unwrap().as_mut(), &id()).unwrap());
}

#[test]
fn a_checkpoint_may_be_thrown_away_at_any_time() {
    for sql in [
        "DELETE FROM checkpoint",
        "DROP TABLE checkpoint",
        "UPDATE checkpoint SET state = zeroblob(70)",
        "UPDATE checkpoint SET heads = zeroblob(48)",
    ] {
        let around = tempfile::tempdir().unwrap();
        let folder = long(around.path());
        alter(&folder, sql);
        let mut session = open(&folder);
        assert_eq!((session.believed(), session.incident().entries, &session.flaws()[..]), (None, 1202, &[][..]), "{sql}");
        note(&mut session, "again");
        session.rest();
        assert_eq!(open(&folder).believed(), Some(1202), "{sql}");
    }
}

#[test]
fn a_checkpoint_that_stands_on_entries_which_are_gone_is_none() {
    for sql in
        ["DELETE FROM event WHERE number = 1201", "UPDATE event SET hash = zeroblob(32) WHERE number = 1201", "DELETE FROM head"]
    {
        let around = tempfile::tempdir().unwrap();
        let folder = long(around.path());
        alter(&folder, sql);
        let session = open(&folder);
        assert_eq!(session.believed(), None, "{sql}");
        assert!(!session.fold().flaws.is_empty(), "{sql}");
    }
}

/// Writes a checkpoint that says another title.
fn lie(folder: &LogFolder) -> Checkpoint {
    let mut log = folder.open().unwrap();
    let lie = forged(&log.checkpoint(&id()).unwrap().unwrap(), "\"title\":\"Trouble\"", "\"title\":\"Nothing at all\"");
    log.leave_checkpoint(&id(), &lie).unwrap();
    lie
}

fn title(session: &Session) -> &str {
    &session.incident().lifecycle.declared.as_ref().unwrap().fact.title
}

#[test]
fn a_checkpoint_that_was_changed_by_hand_decides_nothing_and_is_told_of_and_removed() {
    let around = tempfile::tempdir().unwrap();
    let folder = long(around.path());
    lie(&folder);
    let session = open(&folder);
    assert_eq!((session.believed(), title(&session), &session.flaws()[..]), (None, "Trouble", &[Flaw::Unvouched][..]));
    assert_eq!(folder.open().unwrap().checkpoint(&id()).unwrap(), None);
    assert!(open(&folder).flaws().is_empty());
}

/// Puts the seal of a checkpoint into the last entry, and binds that anew, head and all.
fn vouch_falsely(folder: &LogFolder, lie: &Checkpoint) {
    let mut log = folder.open().unwrap();
    let (mut before, mut hash, mut body) = (Hash::default(), Hash::default(), String::new());
    log.read(&id(), Cursor::default(), Order::Arrival, &mut |entry| {
        if entry.vouches().is_some() {
            body = vouching("{\"text\":\"one more\"}", seal(lie));
            hash = Entry { body: &body, ..*entry }.hash_after(&before, &id());
        }
        before = entry.hash;
        ControlFlow::Continue(())
    })
    .unwrap();
    let conn = rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap();
    conn.execute("UPDATE event SET body = ?1, hash = ?2 WHERE number = 1202", (body, hash.0)).unwrap();
    conn.execute("UPDATE head SET hash = ?1", [hash.0]).unwrap();
}

#[test]
fn what_an_entry_vouches_for_falsely_is_found_by_adding_up_anew() {
    let around = tempfile::tempdir().unwrap();
    let folder = long(around.path());
    assert!(!lies(folder.open().unwrap().as_mut(), &id()).unwrap());
    let lie = lie(&folder);
    vouch_falsely(&folder, &lie);
    assert_eq!(title(&open(&folder)), "Nothing at all", "an entry says so: whoever wrote it could have written any");
    assert!(lies(folder.open().unwrap().as_mut(), &id()).unwrap());
    let (sender, answers) = channel();
    let desk = Desk::open(folder.clone(), move |answer| sender.send(answer).is_ok());
    desk.ask(Request::Open(id()));
    let told = published(&answers, |published| !published.flaws.is_empty());
    assert_eq!(told.flaws, [Flaw::Unvouched]);
    assert_eq!(told.incident.lifecycle.declared.as_ref().unwrap().fact.title, "Trouble");
    assert_eq!(folder.open().unwrap().checkpoint(&id()).unwrap(), None);
    desk.ask(Request::Stop);
}

#[test]
fn nothing_that_somebody_types_can_be_taken_for_a_seal() {
    let typed = vouching("{\"text\":\"x\"}", Hash([7; 32]));
    let mut log = MemoryLog::new(Origin(7));
    add(&mut log, [declared(), NoteTaken { text: typed[..typed.len() - 2].to_owned() }.into()], 0);
    add(&mut log, [NoteTaken { text: typed }.into()], 10);
    log.read(&id(), Cursor::default(), Order::Arrival, &mut |entry| {
        assert_eq!(entry.vouches(), None, "{}", entry.body);
        ControlFlow::Continue(())
    })
    .unwrap();
}

#[test]
fn an_entry_that_was_changed_under_a_checkpoint_shows_soon_after_opening() {
    let around = tempfile::tempdir().unwrap();
    let folder = long(around.path());
    alter(&folder, "UPDATE event SET body = replace(body, 'note 3', 'note 4') WHERE number = 5");
    assert_eq!(open(&folder).believed(), Some(1201));
    let (sender, answers) = channel();
    let desk = Desk::open(folder, move |answer| sender.send(answer).is_ok());
    desk.ask(Request::Open(id()));
    assert_eq!(published(&answers, |_| true).flaws, []);
    assert_eq!(published(&answers, |published| !published.flaws.is_empty()).flaws.len(), 1);
    desk.ask(Request::Stop);
}

#[test]
fn the_desk_leaves_a_checkpoint_with_the_next_entry_of_a_long_log_that_has_none() {
    let around = tempfile::tempdir().unwrap();
    let folder = long(around.path());
    alter(&folder, "DELETE FROM checkpoint");
    let (sender, answers) = channel();
    let desk = Desk::open(folder.clone(), move |answer| sender.send(answer).is_ok());
    desk.ask(Request::Open(id()));
    published(&answers, |_| true);
    let (command, asking) = noting("next");
    desk.ask(Request::Do(Box::new((vec![command], asking))));
    let there = || folder.open().unwrap().checkpoint(&id()).unwrap().is_some();
    crate::seat::until("no checkpoint is left", there, String::new);
    desk.ask(Request::Stop);
}

// One that bears a time behind all times is left out and named; whatever comes
// after it counts as if it were not there.
#[test]
fn an_entry_at_the_end_of_all_times_takes_nothing_from_those_that_come_after_it() {
    for wall in [Stamp::LAST.wall.millis() + 1, i64::MAX, Stamp::LAST.wall.millis()] {
        let mut log = MemoryLog::new(Origin(7));
        add(&mut log, [declared()].into_iter().chain(notes(3)), 0);
        let at = Moment::from_millis(START);
        let (body, stamp) = ("{\"text\":\"planted\"}", Stamp { wall: Moment::from_millis(wall), tick: u32::MAX });
        let planted = Entry {
            origin: Origin(3),
            number: 1,
            stamp,
            at,
            recorded_at: at,
            by: "ana",
            kind: "note_taken",
            body,
            hash: Hash::default(),
        };
        let planted = Entry { hash: planted.hash_after(&Hash::default(), &id()), ..planted };
        log.merge(&id(), &[planted]).unwrap();
        let mut session = Session::open(Box::new(log), id()).unwrap();
        let flaws = session.flaws();
        let timeless = stamp > Stamp::LAST;
        assert_eq!(flaws, if timeless { vec![Flaw::Timeless { origin: Origin(3), number: 1 }] } else { Vec::new() });
        for text in ["first", "second"] {
            let (command, asking) = noting(text);
            assert_eq!(session.ask(&command, &asking).unwrap().written.len(), 1);
        }
        let whole = Session::open_whole(session.into_log(), id()).unwrap();
        assert_eq!(whole.incident().entries, if timeless { 6 } else { 7 });
        assert_eq!(whole.flaws(), flaws);
    }
}
