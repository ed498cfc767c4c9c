//! A log that is put back to an earlier state, or rewritten, in its file while a program has it open: whoever
//! has read it knows where its chains ended, says so, and acknowledges nothing more.

use std::io::{BufRead as _, BufReader, Read as _};
use std::ops::ControlFlow;
use std::process::Stdio;
use std::sync::mpsc::channel;

use crisis::app::clock::Clock;
use crisis::app::desk::{Answer, Desk, Request};
use crisis::app::open::LogFolder;
use crisis::app::pages::{At, Wanted};
use crisis::app::session::{Failure, Session};
use crisis::domain::advice::Asking;
use crisis::domain::ask::table::{Command, LifecycleCommand};
use crisis::domain::entry::{Entry, Flaw, Hash};
use crisis::domain::filter::Filter;
use crisis::domain::id::IncidentId;
use crisis::domain::lifecycle::facts::NoteTaken;
use crisis::domain::record::Person;
use crisis::domain::speech::Language;
use crisis::domain::stamp::{Moment, Origin};
use crisis::domain::witness::Witness;
use crisis::store::memory::MemoryLog;
use crisis::store::{Cursor, Draft, Log, LogError, Order, Trouble};
use rusqlite::{Connection, params};

use super::house::{House, wait};
use super::screen::published;
use super::seat::{ENTER, Seat};

/// An incident of six entries.
fn six() -> House {
    let house = House::with_incident("db-1,web");
    for args in [
        &["call", "bram", "answered"][..],
        &["assign", "bram", "technical"],
        &["note", "the roof leaks"],
        &["verdict", "db-1", "damaged", "--evidence", "checksums differ"],
        &["service", "web", "down"],
    ] {
        house.run(args).done();
    }
    assert_eq!(house.entries(&[]).len(), 6);
    house
}

fn folder(house: &House) -> LogFolder {
    LogFolder(house.log_folder())
}

fn file(house: &House) -> Connection {
    Connection::open(house.log_folder().join("log.sqlite")).unwrap()
}

fn id(house: &House) -> IncidentId {
    folder(house).open().unwrap().incidents().unwrap()[0].incident.clone()
}

fn session(house: &House) -> Session {
    Session::open(folder(house).open().unwrap(), id(house)).unwrap()
}

/// The end of the only chain, as `verify --head` takes it.
fn head(house: &House) -> String {
    Witness::line(&session(house).fold().chains)
}

/// Puts the log back in its file to so many entries, as a restore does that keeps the file.
fn roll_back(house: &House, to: i64) {
    let log = file(house);
    log.execute("DELETE FROM event WHERE number > ?1", [to]).unwrap();
    let end = "UPDATE head SET (number, hash, wall, tick) = (SELECT number, hash, wall, tick FROM event WHERE number = ?1)";
    log.execute(end, [to]).unwrap();
}

/// Rewrites what entries say and binds all of them anew, as somebody does who has the source.
fn rewrite(house: &House, from: &str, to: &str) {
    let (id, mut before, mut bound) = (id(house), Hash::default(), Vec::new());
    folder(house)
        .open()
        .unwrap()
        .read(&id, Cursor::default(), Order::Arrival, &mut |entry| {
            let body = entry.body.replace(from, to);
            before = Entry { body: &body, ..*entry }.hash_after(&before, &id);
            bound.push((body, before.0, entry.number.cast_signed()));
            ControlFlow::Continue(())
        })
        .unwrap();
    let log = file(house);
    for (body, hash, number) in bound {
        log.execute("UPDATE event SET body = ?1, hash = ?2 WHERE number = ?3", params![body, hash, number]).unwrap();
    }
    log.execute("UPDATE head SET hash = ?1", [before.0]).unwrap();
}

/// Has an entry of another machine arrive that belongs before others.
fn arrive_late(house: &House) {
    let (id, mut other) = (id(house), MemoryLog::new(Origin(99)));
    let at = Moment::from_millis(1);
    let fact = NoteTaken { text: "from elsewhere".to_owned() }.into();
    let mut turn = other.begin(&id).unwrap();
    turn.add(&Draft { at, by: "bram".parse().unwrap(), fact }, at).unwrap();
    turn.keep().unwrap();
    let mut log = folder(house).open().unwrap();
    let mut merge = |entry: &Entry<'_>| {
        log.merge(&id, &[*entry]).unwrap();
        ControlFlow::Continue(())
    };
    other.read(&id, Cursor::default(), Order::Arrival, &mut merge).unwrap();
}

fn noting(text: &str) -> (Command, Asking) {
    let by = Person { id: "ana".parse().unwrap(), name: "Ana".to_owned(), skills: Vec::new(), languages: Vec::new() };
    let asking = Asking { by, now: Clock::find().now(), at: None, clock: None, typed_by: None, read: None };
    (LifecycleCommand::TakeNote { text: text.to_owned() }.into(), asking)
}

fn ask(session: &mut Session, text: &str) -> Result<(), Failure> {
    let (command, asking) = noting(text);
    session.ask(&command, &asking).map(drop)
}

/// That something failed because a head is gone.
fn is_gone(failed: Result<(), Failure>, head: &str) {
    match failed {
        Err(Failure::Log(LogError { trouble: Trouble::PutBack, said, .. })) => assert_eq!(said, head),
        other => panic!("{other:?}"),
    }
}

/// What happens to a log of six entries behind the back of whoever has it open.
const ACCIDENTS: [fn(&House); 4] = [
    |house| roll_back(house, 4),
    // Others go on, up to the same number and beyond it.
    |house| {
        roll_back(house, 4);
        for n in 0..4 {
            house.run(&["note", &format!("after {n}")]).done();
        }
    },
    |house| rewrite(house, "damaged", "intact"),
    |house| {
        rewrite(house, "damaged", "intact");
        arrive_late(house);
    },
];

#[test]
fn a_session_under_which_the_log_is_put_back_or_rewritten_keeps_what_it_knew_and_says_so() {
    for (number, happens) in ACCIDENTS.into_iter().enumerate() {
        let house = six();
        let (mut session, head) = (session(&house), head(&house));
        let before = session.fold().clone();
        happens(&house);
        assert!(session.refresh().unwrap(), "{number}");
        assert_eq!(session.flaws(), [Flaw::PutBack { head: head.clone() }], "{number}");
        assert_eq!(*session.fold(), before, "{number}: nothing of it is taken over");
        let there = house.entries(&[]).len();
        is_gone(ask(&mut session, "the generator is dead"), &head);
        assert_eq!(house.entries(&[]).len(), there, "{number}: nothing more is written");
        assert!(!session.refresh().unwrap(), "{number}");
        let compared = house.run(&["verify", "--head", &head]);
        assert_eq!(compared.code, 3, "{number}: {compared:?}");
    }
}

#[test]
fn what_is_asked_on_what_the_log_no_longer_holds_is_refused_under_its_lock() {
    for (number, happens) in ACCIDENTS.into_iter().enumerate() {
        let house = six();
        let (mut session, head) = (session(&house), head(&house));
        happens(&house);
        let there = house.entries(&[]).len();
        is_gone(ask(&mut session, "the generator is dead"), &head);
        assert_eq!(house.entries(&[]).len(), there, "{number}");
        assert_eq!(session.flaws(), [Flaw::PutBack { head }], "{number}");
    }
}

#[test]
fn every_chain_that_was_read_has_to_be_there_and_not_only_the_one_that_was_written_last() {
    let house = six();
    arrive_late(&house);
    let mut session = session(&house);
    let own = session.origin();
    let known = Witness::of(Some(own), &session.fold().chains.head(own)).to_string();
    // The entry that arrived last stays as it was.
    let log = file(&house);
    log.execute("UPDATE event SET hash = randomblob(32) WHERE number = 6", ()).unwrap();
    assert!(session.refresh().unwrap());
    assert_eq!(session.flaws(), [Flaw::PutBack { head: known }]);
}

#[test]
fn whoever_goes_on_as_usual_is_read_as_usual() {
    let house = six();
    let mut session = session(&house);
    house.run(&["note", "one more"]).done();
    assert!(session.refresh().unwrap() && !session.refresh().unwrap());
    house.run(&["correct", "4", "the roof leaks, put right"]).done();
    ask(&mut session, "and another").unwrap();
    arrive_late(&house);
    assert!(session.refresh().unwrap());
    // The write-ahead log goes into the file, and begins anew.
    file(&house).query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(())).unwrap();
    house.run(&["note", "in a new one"]).done();
    assert!(session.refresh().unwrap());
    ask(&mut session, "the last").unwrap();
    assert_eq!((session.flaws(), session.incident().entries), (Vec::new(), 12));
}

#[test]
fn the_desk_says_by_itself_that_the_log_was_put_back_and_so_does_an_incident_that_is_opened_anew() {
    let house = six();
    let (id, head) = (id(&house), head(&house));
    let (sender, answers) = channel();
    let desk = Desk::open(folder(&house), move |answer| sender.send(answer).is_ok());
    desk.ask(Request::Open(id.clone()));
    published(&answers, |published| published.flaws.is_empty());
    roll_back(&house, 4);
    let gone = [Flaw::PutBack { head }];
    assert_eq!(published(&answers, |published| !published.flaws.is_empty()).flaws, gone);
    for _ in 0..2 {
        desk.ask(Request::Leave);
        desk.ask(Request::Open(id.clone()));
        assert_eq!(published(&answers, |_| true).flaws, gone, "this program has read more than the log holds");
        let (command, asking) = noting("the generator is dead");
        desk.ask(Request::Do(Box::new((vec![command], asking))));
        let failed = answers.iter().find_map(|answer| match answer {
            Answer::Failed(failure) => Some(Err(failure)),
            Answer::Done(_) => Some(Ok(())),
            _ => None,
        });
        assert!(matches!(failed, Some(Err(Failure::Log(error))) if error.put_back()));
    }
    assert_eq!(house.entries(&[]).len(), 4);
    desk.ask(Request::Stop);
}

#[test]
fn no_page_is_shown_of_a_log_that_was_rewritten() {
    let house = six();
    let mut session = session(&house);
    let wanted = || Wanted { at: At::Newest, filter: Filter::default(), language: Language::English };
    assert_eq!(session.page(wanted()).unwrap().rows.len(), 6);
    rewrite(&house, "the roof leaks", "the sun shines");
    assert_eq!(session.page(wanted()).unwrap_err().trouble, Trouble::PutBack);
    assert_eq!(session.flaws().len(), 1);
}

#[test]
fn whoever_follows_a_log_that_is_put_back_is_told_and_ends_with_3() {
    for happens in ACCIDENTS {
        let house = six();
        let mut command = house.command(&["log", "--follow"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        house.run(&["note", "it follows"]).done();
        assert!(lines.any(|line| line.unwrap().contains("it follows")));
        happens(&house);
        assert_eq!(wait(&mut child, &command), 3);
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert!(said.contains("no longer has the entries that were read from it"), "{said}");
        assert!(said.contains("hint: keep a copy of the file as it is; compare with `crisis verify --head 7:"), "{said}");
        assert!(!lines.any(|line| line.unwrap().contains("after")));
    }
}

#[test]
fn a_screen_under_which_the_log_is_put_back_shows_it_and_hands_back_what_is_typed() {
    let house = six();
    let head = head(&house);
    let mut seat = Seat::new(&house, "ana", &[], 160, 40);
    seat.sees("log: 6 saved");
    roll_back(&house, 4);
    seat.sees("LOG DAMAGED");
    seat.sees(&format!("log put back or rewritten → `crisis verify --head {head}`"));
    seat.press("n");
    seat.sees("what happened");
    seat.press("the generator is dead");
    seat.press(ENTER);
    seat.sees("NOT SAVED:");
    seat.sees("the generator is dead");
    seat.sees(&format!("the last hash {head}"));
    seat.sees("is missing: the log was put back to an earlier state, or rewritten");
    seat.sees("Nothing more is saved here. Keep a copy of the log, leave, and start crisis again");
    assert!(!seat.drawn().contains('✔'), "{}", seat.drawn());
    assert_eq!(house.entries(&[]).len(), 4);
    seat.kill();
    // Whoever starts anew goes on with what is there.
    house.run(&["note", "the generator is dead"]).done();
    assert_eq!(house.entries(&[]).len(), 5);
}
