use crisis::app::open::LogFolder;
use crisis::app::pages::{At, Page, Wanted};
use crisis::app::session::Session;
use crisis::domain::advice::Asking;
use crisis::domain::ask::table::{Command, LifecycleCommand};
use crisis::domain::filter::{Filter, Kind};
use crisis::domain::lifecycle::declare::Declaring;
use crisis::domain::record::Person;
use crisis::domain::speech::Language;
use crisis::domain::stamp::{Moment, Origin};
use crisis::store::Log;
use crisis::store::memory::MemoryLog;

use crate::screen::{given, person};

fn asking(who: Person, second: i64) -> Asking {
    Asking {
        by: who,
        now: Moment::from_millis(1_795_266_300_000).plus_seconds(second),
        at: None,
        clock: None,
        typed_by: None,
        read: None,
    }
}

/// A session over an incident of so many entries: every tenth a decision by bram, the others notes by ana.
fn session(log: Box<dyn Log>, entries: i64) -> Session {
    let runbook = given().shelf.runbooks().iter().find_map(|shelved| shelved.runbook.clone()).unwrap();
    let declaring = Declaring::of(runbook, person("ana"));
    let mut session = Session::declare(log, &declaring, None, asking(person("ana"), 0).now).unwrap();
    for number in 2..=entries {
        let (who, command) = if number % 10 == 0 {
            ("bram", Command::Lifecycle(LifecycleCommand::TakeDecision { text: format!("decision {number}") }))
        } else {
            ("ana", Command::Lifecycle(LifecycleCommand::TakeNote { text: format!("note {number}") }))
        };
        session.ask(&command, &asking(person(who), number)).unwrap();
    }
    session
}

fn page(session: &mut Session, filter: &Filter, at: At) -> Page {
    session.page(Wanted { filter: filter.clone(), at, language: Language::English }).unwrap()
}

/// All places, read page by page from the newest back, and from the oldest on.
fn there_and_back(session: &mut Session, filter: &Filter) -> [Vec<i64>; 2] {
    let places = |page: &Page| page.rows.iter().map(|(place, _)| *place).collect::<Vec<_>>();
    let mut last = page(session, filter, At::Newest);
    let mut back = places(&last);
    while last.from > 0 {
        last = page(session, filter, At::Before(last.from + 1));
        back = [places(&last), back].concat();
    }
    let mut last = page(session, filter, At::Oldest);
    let mut on = places(&last);
    while last.to < last.newest {
        last = page(session, filter, At::After(last.to));
        on.extend(places(&last));
    }
    [back, on]
}

fn holds(mut session: Session, entries: i64) {
    let all: Vec<i64> = (1..=entries).collect();
    let open = Filter::default();
    assert_eq!(there_and_back(&mut session, &open), [all.clone(), all]);
    let bram = Filter { person: Some("bram".parse().unwrap()), ..open.clone() };
    let his: Vec<i64> = (1..=entries).filter(|place| place % 10 == 0).collect();
    assert_eq!(there_and_back(&mut session, &bram), [his.clone(), his]);
    let none = Filter { kind: Some(Kind::Data), ..open.clone() };
    assert_eq!(there_and_back(&mut session, &none), [Vec::<i64>::new(), Vec::new()]);
    let found = page(&mut session, &open, At::HitBefore(entries + 1, "DECISION 3".to_owned()));
    let newest = (1..=entries).rev().find(|place| place % 10 == 0 && place.to_string().starts_with('3')).unwrap();
    assert_eq!(found.hit, Some(newest));
    assert!(
        found
            .rows
            .iter()
            .any(|(place, row)| *place == newest && Language::English.say(&row.text) == format!("decided: decision {newest}"))
    );
    let found = page(&mut session, &open, At::HitAfter(31, "decision 3".to_owned()));
    assert_eq!(found.hit, (32..=entries).find(|place| place % 10 == 0 && place.to_string().starts_with('3')));
    assert_eq!(page(&mut session, &open, At::HitAfter(0, "nowhere".to_owned())).hit, None);
}

#[test]
fn a_log_in_memory_is_read_whole_page_by_page() {
    for entries in [40, 119, 120, 121, 500] {
        holds(session(Box::new(MemoryLog::new(Origin(7))), entries), entries);
    }
}

#[test]
fn a_log_on_disk_is_read_whole_page_by_page_beside_others() {
    let folder = tempfile::tempdir().unwrap();
    let open = || LogFolder(folder.path().to_owned()).open().unwrap();
    drop(session(open(), 50));
    holds(session(open(), 333), 333);
}

#[test]
fn one_request_looks_at_a_bounded_part_of_a_long_log() {
    let mut session = session(Box::new(MemoryLog::new(Origin(7))), 3000);
    let none = Filter { kind: Some(Kind::Data), ..Filter::default() };
    let first = page(&mut session, &none, At::Newest);
    assert!(first.rows.is_empty() && first.from > 0 && first.from < 3000, "{}", first.from);
    assert_eq!(page(&mut session, &none, At::Before(first.from + 1)).from, 0);
    let far = page(&mut session, &Filter::default(), At::HitBefore(3001, "declared".to_owned()));
    assert!(far.hit.is_none() && far.from > 0);
    assert_eq!(page(&mut session, &Filter::default(), At::HitBefore(far.from + 1, "declared".to_owned())).hit, Some(1));
}

#[test]
fn where_entries_lie_far_apart_every_one_is_found_once_and_a_vain_search_ends() {
    let folder = tempfile::tempdir().unwrap();
    let log = LogFolder(folder.path().to_owned()).open().unwrap();
    let id = session(log, 300).id().clone();
    let file = rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap();
    file.execute_batch("UPDATE event SET seq = seq + 500000000000 WHERE number > 200; DELETE FROM event WHERE number = 50")
        .unwrap();
    drop(file);
    let log = LogFolder(folder.path().to_owned()).open().unwrap();
    let mut session = Session::open(log, id).unwrap();
    let [back, on] = there_and_back(&mut session, &Filter::default());
    assert_eq!(back.len(), 299);
    assert!(back.is_sorted_by(|one, next| one < next), "{back:?}");
    assert_eq!(back, on);
    let (mut asked, mut at) = (0, page(&mut session, &Filter::default(), At::Newest).newest + 1);
    while at > 0 {
        let found = page(&mut session, &Filter::default(), At::HitBefore(at, "nowhere".to_owned()));
        (at, asked) = (if found.from > 0 { found.from + 1 } else { 0 }, asked + 1);
        assert!(found.hit.is_none() && asked < 300);
    }
    let mut at = 0;
    loop {
        let found = page(&mut session, &Filter::default(), At::HitAfter(at, "nowhere".to_owned()));
        (at, asked) = (found.to, asked + 1);
        assert!(found.hit.is_none() && asked < 600);
        if found.to >= found.newest {
            break;
        }
    }
    // As the screen goes on where nothing was found yet.
    let mut hit = page(&mut session, &Filter::default(), At::HitBefore(1 << 40, "note 199".to_owned()));
    while hit.hit.is_none() && hit.from > 0 {
        hit = page(&mut session, &Filter::default(), At::HitBefore(hit.from + 1, "note 199".to_owned()));
    }
    let hit = hit.hit.map(|place| hit.rows.iter().find(|(at, _)| *at == place).unwrap().1.number);
    assert_eq!(hit, Some(199));
}
