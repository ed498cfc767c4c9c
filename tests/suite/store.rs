//! Logs: one contract for each of them, and for the one on disk everything that happens to files in the worst hour.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::ops::ControlFlow;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crisis::domain::entry::{Chains, Entry, Flaw, Hash, Head};
use crisis::domain::event::{Fact, IncidentClosed, NoteTaken, Unknown};
use crisis::domain::id::IncidentId;
use crisis::domain::stamp::{Moment, Origin, Stamp};
use crisis::store::memory::MemoryLog;
use crisis::store::sqlite::{Opening, SqliteLog};
use crisis::store::{Cursor, Draft, Log, LogError, Order, Trouble};

const NOON: i64 = 1_795_348_800_000;

fn id() -> IncidentId {
    "2026-11-21-ams1".parse().unwrap()
}

fn moment(after_noon: i64) -> Moment {
    Moment::from_millis(NOON + after_noon)
}

fn opening(fresh_origin: u64) -> Opening {
    Opening { fresh_origin, machine: "m1".to_owned(), patience: Duration::from_secs(20) }
}

fn open(folder: &Path) -> SqliteLog {
    SqliteLog::open(folder, &opening(7)).unwrap()
}

fn note(text: &str, at: i64) -> Draft {
    Draft { at: moment(at), by: "ana".parse().unwrap(), fact: NoteTaken { text: text.to_owned() }.into() }
}

fn try_add(log: &mut dyn Log, drafts: &[Draft], now: i64) -> Result<Vec<u64>, LogError> {
    let mut turn = log.begin(&id())?;
    let numbers = drafts.iter().map(|draft| turn.add(draft, moment(now))).collect::<Result<_, _>>()?;
    turn.keep()?;
    Ok(numbers)
}

fn add(log: &mut dyn Log, text: &str, now: i64) -> u64 {
    try_add(log, &[note(text, now)], now).unwrap()[0]
}

/// An entry that owns what it says.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    origin: u64,
    number: u64,
    stamp: Stamp,
    at: Moment,
    recorded_at: Moment,
    by: String,
    kind: String,
    body: String,
    hash: Hash,
}

impl Line {
    fn new(entry: &Entry<'_>) -> Self {
        let Entry { origin, number, stamp, at, recorded_at, by, kind, body, hash } = *entry;
        Self {
            origin: origin.0,
            number,
            stamp,
            at,
            recorded_at,
            by: by.to_owned(),
            kind: kind.to_owned(),
            body: body.to_owned(),
            hash,
        }
    }

    fn entry(&self) -> Entry<'_> {
        let Self { origin, number, stamp, at, recorded_at, by, kind, body, hash } = self;
        Entry {
            origin: Origin(*origin),
            number: *number,
            stamp: *stamp,
            at: *at,
            recorded_at: *recorded_at,
            by,
            kind,
            body,
            hash: *hash,
        }
    }
}

fn read_from(log: &mut dyn Log, after: Cursor, order: Order) -> Result<(Vec<Line>, Cursor), LogError> {
    let mut lines = Vec::new();
    let end = log.read(&id(), after, order, &mut |entry| {
        lines.push(Line::new(entry));
        ControlFlow::Continue(())
    })?;
    Ok((lines, end))
}

fn read(log: &mut dyn Log, order: Order) -> Vec<Line> {
    read_from(log, Cursor::default(), order).unwrap().0
}

fn merge(log: &mut dyn Log, lines: &[Line]) -> usize {
    log.merge(&id(), &lines.iter().map(Line::entry).collect::<Vec<_>>()).unwrap()
}

/// All that `crisis verify` would find.
fn flaws(log: &mut dyn Log) -> Result<Vec<Flaw>, LogError> {
    let mut flaws = log.inspect(&id())?;
    let mut chains = Chains::default();
    log.read(&id(), Cursor::default(), Order::Position, &mut |entry| {
        flaws.extend(chains.take(entry, &id()));
        ControlFlow::Continue(())
    })?;
    flaws.extend(chains.against(&log.heads(&id())?));
    Ok(flaws)
}

/// A chain that another machine made; its clock is `ahead` of ours, and one entry in three happened earlier than it was written.
fn foreign(origin: u64, count: i64, ahead: i64) -> Vec<Line> {
    let mut log = MemoryLog::new(Origin(origin));
    for n in 0..count {
        try_add(&mut log, &[note(&format!("{origin:x}-{n}"), 10 * n - 25 * (n % 3))], ahead + 10 * n).unwrap();
    }
    read(&mut log, Order::Arrival)
}

fn texts(lines: &[Line]) -> Vec<&str> {
    lines.iter().map(|line| line.body.split('"').nth(3).unwrap_or_default()).collect()
}

fn shuffled<T>(mut items: Vec<T>, seed: u64) -> Vec<T> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for at in (1..items.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        items.swap(at, usize::try_from(state % (at as u64 + 1)).unwrap());
    }
    items
}

// ---- The contract -------------------------------------------------------------------------------------------------------------------

fn each_log(test: fn(&mut dyn Log)) {
    test(&mut MemoryLog::new(Origin(7)));
    let folder = tempfile::tempdir().unwrap();
    test(&mut open(folder.path()));
}

// An empty log answers everything, and asking leaves nothing behind.
#[test]
fn an_empty_log_has_nothing_to_say() {
    each_log(|log| {
        assert!(log.incidents().unwrap().is_empty());
        assert_eq!(read_from(log, Cursor(3), Order::Position).unwrap(), (vec![], Cursor(3)));
        assert!(log.heads(&id()).unwrap().is_empty());
        assert!(flaws(log).unwrap().is_empty());
        log.begin(&id()).unwrap().keep().unwrap();
        assert!(log.incidents().unwrap().is_empty());
    });
}

// Numbers run from 1, stamps ascend even when the clock goes back, and the chain holds.
#[test]
fn entries_are_numbered_stamped_and_bound() {
    each_log(|log| {
        assert_eq!(try_add(log, &[note("a", -9), note("b", 0)], 0).unwrap(), [1, 2]);
        assert_eq!(add(log, "c", -5000), 3);
        let lines = read(log, Order::Position);
        assert_eq!(texts(&lines), ["a", "b", "c"]);
        assert!(lines.is_sorted_by_key(|line| line.stamp) && lines[0].stamp != lines[1].stamp);
        assert_eq!((lines[0].at, lines[2].recorded_at, lines[0].by.as_str()), (moment(-9), moment(-5000), "ana"));
        assert!(flaws(log).unwrap().is_empty());
        assert_eq!(log.heads(&id()).unwrap(), [(Origin(7), Head { number: 3, hash: lines[2].hash })]);
    });
}

// A turn sees what it added; dropped, it leaves nothing, and its numbers are used again.
#[test]
fn a_dropped_turn_leaves_nothing_behind() {
    each_log(|log| {
        for entries in 0..2 {
            let mut turn = log.begin(&id()).unwrap();
            turn.add(&note("gone", 0), moment(0)).unwrap();
            turn.add(&note("gone", 0), moment(0)).unwrap();
            let mut seen = 0;
            turn.read(Cursor::default(), Order::Position, &mut |_| {
                seen += 1;
                ControlFlow::Continue(())
            })
            .unwrap();
            assert_eq!(seen, entries + 2);
            drop(turn);
            assert_eq!(read(log, Order::Arrival).len(), entries);
            assert_eq!(log.incidents().unwrap().len(), entries);
            assert_eq!(add(log, "kept", 0), entries as u64 + 1);
        }
        assert!(flaws(log).unwrap().is_empty());
    });
}

// A cursor gives what is new since, however the reading before it ended.
#[test]
fn a_cursor_stands_where_the_reading_ended() {
    each_log(|log| {
        for n in 0..4 {
            add(log, &n.to_string(), n);
        }
        let mut left = 2;
        let stopped = log.read(&id(), Cursor::default(), Order::Arrival, &mut |_| {
            left -= 1;
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let (rest, end) = read_from(log, stopped.unwrap(), Order::Arrival).unwrap();
        assert_eq!(texts(&rest), ["2", "3"]);
        for order in [Order::Arrival, Order::Position, Order::Happened] {
            assert_eq!(read_from(log, end, order).unwrap(), (vec![], end));
            assert_eq!(read_from(log, Cursor::default(), order).unwrap().1, end);
        }
        assert_eq!(log.read(&id(), Cursor::default(), Order::Position, &mut |_| ControlFlow::Break(())).unwrap(), end);
        merge(log, &foreign(3, 2, -100));
        assert_eq!(texts(&read_from(log, end, Order::Position).unwrap().0), ["3-0", "3-1"]);
    });
}

// What other machines wrote stands where all machines have it, and in the report where it happened; origins compare without sign.
#[test]
fn each_order_is_kept_whatever_arrives_when() {
    each_log(|log| {
        for n in 0..20 {
            try_add(log, &[note(&n.to_string(), 10 * n - 40 * (n % 2))], 10 * n).unwrap();
        }
        let others = [foreign(u64::MAX, 20, 0), foreign(1 << 63, 20, 5), foreign(3, 20, -95)].concat();
        assert_eq!(merge(log, &shuffled(others.clone(), 1)), 60);
        assert_eq!(merge(log, &others), 0);
        let lines = read(log, Order::Position);
        assert_eq!(lines.len(), 80);
        assert!(lines.is_sorted_by_key(|line| line.entry().position()));
        assert!(read(log, Order::Happened).is_sorted_by_key(|line| (line.at, line.entry().position())));
        assert_eq!(texts(&read(log, Order::Arrival)[..2]), ["0", "1"]);
        assert!(flaws(log).unwrap().is_empty());
        let mut some = 0;
        log.read(&id(), Cursor::default(), Order::Happened, &mut |_| {
            some += 1;
            if some == 33 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
        assert_eq!(some, 33);
    });
}

// The same set, in any order and any parts and repeated, reads the same and has the same heads.
#[test]
fn merging_is_the_same_in_any_order() {
    let all = [foreign(9, 12, 0), foreign(u64::MAX - 5, 12, 3), foreign(4, 12, 1000)].concat();
    let mut known = None;
    for seed in 0..20 {
        let lines = shuffled([all.clone(), all[..7].to_vec()].concat(), seed);
        let folder = tempfile::tempdir().unwrap();
        let (mut disk, mut memory) = (open(folder.path()), MemoryLog::new(Origin(7)));
        for log in [&mut disk as &mut dyn Log, &mut memory] {
            let new: usize = lines.chunks(5).map(|part| merge(log, part)).sum();
            assert_eq!(new, all.len());
            let now = (read(log, Order::Position), log.heads(&id()).unwrap());
            assert!(flaws(log).unwrap().is_empty());
            assert_eq!(&now, known.get_or_insert_with(|| now.clone()));
        }
    }
}

// A clock that runs ahead elsewhere pulls ours along: what comes after stands after.
#[test]
fn what_is_added_stands_after_everything_seen() {
    each_log(|log| {
        add(log, "before", 0);
        merge(log, &foreign(3, 5, 3_600_000));
        add(log, "after", 10);
        let lines = read(log, Order::Position);
        assert_eq!(texts(&lines).last(), Some(&"after"));
        assert_eq!((lines.last().unwrap().number, lines.last().unwrap().recorded_at), (2, moment(10)));
        assert!(flaws(log).unwrap().is_empty());
    });
}

// A fact of a newer version is kept and handed on word for word, whether it came in or was written here.
#[test]
fn unknown_kinds_are_handed_on() {
    let body = "{\"moon\" : \"full\u{202e}\",\"n\":1e3}";
    let fact = Fact::Unknown(Unknown { kind: "tide_turned".to_owned(), body: body.to_owned() });
    let mut other = MemoryLog::new(Origin(5));
    try_add(&mut other, &[Draft { at: moment(0), by: "ben".parse().unwrap(), fact: fact.clone() }], 0).unwrap();
    let theirs = read(&mut other, Order::Arrival);
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path());
    merge(&mut log, &theirs);
    assert_eq!(read(&mut log, Order::Arrival), theirs);
    try_add(&mut log, &[Draft { at: moment(0), by: "ben".parse().unwrap(), fact }], 0).unwrap();
    assert_eq!(read(&mut log, Order::Arrival)[1].body, body);
    assert!(flaws(&mut log).unwrap().is_empty());
}

// Incidents are listed as they came, each apart from the others, with what was closed.
#[test]
fn incidents_lie_apart_and_say_whether_they_were_closed() {
    each_log(|log| {
        let ids: Vec<IncidentId> = ["one", "two", "three"].map(|id| id.parse().unwrap()).to_vec();
        for n in 0..3 {
            for id in &ids {
                let mut turn = log.begin(id).unwrap();
                assert_eq!(turn.add(&note("x", 0), moment(n)).unwrap(), n.unsigned_abs() + 1);
                turn.keep().unwrap();
            }
        }
        let mut turn = log.begin(&ids[1]).unwrap();
        turn.add(&Draft { fact: IncidentClosed { why: None }.into(), ..note("", 0) }, moment(9)).unwrap();
        turn.keep().unwrap();
        let listed: Vec<(String, bool)> =
            log.incidents().unwrap().into_iter().map(|listed| (listed.incident.to_string(), listed.closed)).collect();
        assert_eq!(listed, [("one".to_owned(), false), ("two".to_owned(), true), ("three".to_owned(), false)]);
        for (id, count) in ids.iter().zip([3, 4, 3]) {
            let mut seen = 0;
            log.read(id, Cursor::default(), Order::Arrival, &mut |_| {
                seen += 1;
                ControlFlow::Continue(())
            })
            .unwrap();
            assert_eq!(seen, count);
        }
    });
}

// ---- The file -----------------------------------------------------------------------------------------------------------------------

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

// Nobody else may read a log, whatever the umask; a folder that holds other things stays as it is.
#[test]
fn a_log_is_its_owners_alone() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("a/b/log");
    let mut log = open(&folder);
    add(&mut log, "x", 0);
    assert_eq!(mode(&folder), 0o700);
    for name in ["log.sqlite", "log.sqlite-wal", "log.sqlite-shm"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    drop(log);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(folder.join("log.sqlite"), fs::Permissions::from_mode(0o644)).unwrap();
    drop(open(&folder));
    assert_eq!((mode(&folder), mode(&folder.join("log.sqlite"))), (0o700, 0o600));
    let shared = around.path().join("shared");
    fs::create_dir(&shared).unwrap();
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(shared.join("other"), "").unwrap();
    drop(open(&shared));
    drop(open(&shared));
    assert_eq!((mode(&shared), mode(&shared.join("log.sqlite"))), (0o755, 0o600));
}

// Looking for a log makes nothing.
#[test]
fn looking_for_a_log_makes_none() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("log");
    assert!(SqliteLog::open_existing(&folder, &opening(7)).unwrap().is_none());
    assert!(!folder.exists());
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("log.sqlite"), "").unwrap();
    assert!(SqliteLog::open_existing(&folder, &opening(7)).unwrap().is_none());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    add(&mut open(&folder), "x", 0);
    assert_eq!(read(&mut SqliteLog::open_existing(&folder, &opening(8)).unwrap().unwrap(), Order::Arrival).len(), 1);
}

// Reading writes nothing, not even the name under which the log would number.
#[test]
fn the_origin_is_written_with_the_first_entry_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (open(folder.path()), SqliteLog::open(folder.path(), &opening(8)).unwrap());
    assert_eq!((one.origin(), two.origin()), (Origin(7), Origin(8)));
    add(&mut two, "x", 0);
    add(&mut one, "y", 0);
    assert_eq!((one.origin(), two.origin()), (Origin(8), Origin(8)));
    assert_eq!(SqliteLog::open(folder.path(), &opening(9)).unwrap().origin(), Origin(8));
    assert_eq!(read(&mut one, Order::Position).iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2]);
    assert!(flaws(&mut one).unwrap().is_empty());
}

fn copy(from: &Path, to: &Path) {
    rusqlite::Connection::open(from.join("log.sqlite"))
        .unwrap()
        .execute("VACUUM INTO ?", [to.join("log.sqlite").to_str().unwrap()])
        .unwrap();
}

// A copied log numbers under a name of its own, so that both can be merged; even where chance gives the same name again.
#[test]
fn a_copied_log_never_forks_the_numbering() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut original = open(here.path());
    add(&mut original, "both", 0);
    copy(here.path(), there.path());
    let mut copied = open(there.path());
    add(&mut original, "original", 1);
    add(&mut copied, "copy", 2);
    assert_ne!(original.origin(), copied.origin());
    assert_eq!(merge(&mut original, &read(&mut copied, Order::Arrival)), 1);
    assert_eq!(merge(&mut copied, &read(&mut original, Order::Arrival)), 1);
    assert_eq!(read(&mut original, Order::Position), read(&mut copied, Order::Position));
    assert!(flaws(&mut original).unwrap().is_empty() && flaws(&mut copied).unwrap().is_empty());
}

// A log that learns entries of its own from others was put back to an earlier state: it goes on under another name.
#[test]
fn a_log_put_back_to_an_earlier_state_numbers_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path());
    for n in 0..5 {
        add(&mut log, &n.to_string(), n);
    }
    let all = read(&mut log, Order::Arrival);
    let file = rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap();
    file.execute_batch("DELETE FROM event WHERE number > 3").unwrap();
    file.execute("UPDATE head SET number = 3, hash = (SELECT hash FROM event WHERE number = 3)", ()).unwrap();
    assert_eq!(merge(&mut log, &shuffled(all.clone(), 3)), 2);
    add(&mut log, "new", 9);
    let lines = read(&mut log, Order::Position);
    assert_eq!((&lines[..5], lines[5].number), (&all[..], 1));
    assert_ne!(lines[5].origin, 7);
    assert!(flaws(&mut log).unwrap().is_empty());
}

// Another's commit is noticed once, one's own is not.
#[test]
fn a_log_notices_what_others_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (open(folder.path()), open(folder.path()));
    add(&mut one, "x", 0);
    assert!(!one.changed().unwrap());
    assert!(two.changed().unwrap());
    assert!(!two.changed().unwrap());
}

// The file speaks for itself to somebody who has nothing but the sqlite3 shell.
#[test]
fn the_file_can_be_read_without_this_program() {
    let folder = tempfile::tempdir().unwrap();
    merge(&mut open(folder.path()), &foreign(0xfeed_0000_0000_00ff, 1, 0));
    let file = rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap();
    let row: (String, String, String, String, String) = file
        .query_row("SELECT incident, at, by, origin, body FROM entry", (), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })
        .unwrap();
    let wanted = ["2026-11-21-ams1", &moment(0).rfc3339(), "ana", "feed0000000000ff", r#"{"text":"feed0000000000ff-0"}"#];
    assert_eq!([row.0, row.1, row.2, row.3, row.4], wanted);
}

// A log of a newer form is read as far as it goes, and left alone.
#[test]
fn a_newer_log_is_read_but_not_written() {
    let folder = tempfile::tempdir().unwrap();
    add(&mut open(folder.path()), "x", 0);
    rusqlite::Connection::open(folder.path().join("log.sqlite"))
        .unwrap()
        .execute_batch("PRAGMA user_version = 2; ALTER TABLE event ADD COLUMN moon TEXT")
        .unwrap();
    let mut log = open(folder.path());
    assert_eq!(texts(&read(&mut log, Order::Position)), ["x"]);
    assert_eq!(try_add(&mut log, &[note("y", 0)], 0).unwrap_err().trouble, Trouble::TooNew);
    assert_eq!(log.merge(&id(), &[foreign(3, 1, 0)[0].entry()]).unwrap_err().trouble, Trouble::TooNew);
    assert_eq!(log.barred().unwrap().trouble, Trouble::TooNew);
}

// ---- Tampering ----------------------------------------------------------------------------------------------------------------------

// Whoever alters the file behind the log's back is found out, and the entry is named.
#[test]
fn tampering_is_found_and_the_entry_is_named() {
    let origin = Origin(7);
    let changed = |number| Flaw::Changed { origin, number };
    let reordered = |number| Flaw::Reordered { origin, number };
    let swapped_seqs = "UPDATE event SET seq = -1 WHERE number = 3; UPDATE event SET seq = seq - 1 WHERE number = 4; \
                        UPDATE event SET seq = (SELECT seq + 2 FROM event WHERE number = 2) WHERE number = 3;";
    let swapped_numbers = "UPDATE event SET number = -3 WHERE number = 3; UPDATE event SET number = 3 WHERE number = 4; UPDATE event SET number = 4 WHERE number = -3;";
    for (sql, wanted) in [
        ("UPDATE event SET body = replace(body, '4', '5') WHERE number = 4", vec![changed(4)]),
        ("UPDATE event SET by = 'eve' WHERE number = 1", vec![changed(1)]),
        ("UPDATE event SET kind = 'decision_taken' WHERE number = 6", vec![changed(6)]),
        ("UPDATE event SET at = at - 1 WHERE number = 2", vec![changed(2)]),
        ("UPDATE event SET recorded_at = 0 WHERE number = 2", vec![changed(2)]),
        ("UPDATE event SET tick = tick + 4294967296 WHERE number = 3", vec![changed(3)]),
        ("UPDATE event SET hash = zeroblob(3) WHERE number = 6", vec![changed(6), Flaw::EndCut { origin, number: 6, kept: 6 }]),
        ("DELETE FROM event WHERE number IN (3, 4)", vec![Flaw::Missing { origin, from: 3, until: 4 }]),
        ("DELETE FROM event WHERE number = 6", vec![Flaw::EndCut { origin, number: 5, kept: 6 }]),
        ("DELETE FROM event", vec![Flaw::EndCut { origin, number: 0, kept: 6 }]),
        (
            "UPDATE event SET origin = 8 WHERE number = 6",
            vec![Flaw::Missing { origin: Origin(8), from: 1, until: 5 }, Flaw::EndCut { origin, number: 5, kept: 6 }],
        ),
        (swapped_seqs, vec![reordered(3)]),
        (swapped_numbers, vec![reordered(3), Flaw::Missing { origin, from: 3, until: 3 }, reordered(3), changed(5)]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut log = open(folder.path());
        for n in 1..=6 {
            add(&mut log, &n.to_string(), n);
        }
        rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap().execute_batch(sql).unwrap();
        let found = flaws(&mut log).unwrap();
        assert_eq!(found, wanted, "{sql}");
    }
}

// A text file, another program's database, half a log: an error that says so, at once.
#[test]
fn what_is_no_log_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.sqlite");
    let refusal = || {
        let began = Instant::now();
        let error = SqliteLog::open(folder.path(), &opening(7)).map(drop).unwrap_err();
        assert!(began.elapsed() < Duration::from_secs(1));
        assert_eq!(SqliteLog::open_existing(folder.path(), &opening(7)).map(drop).unwrap_err().trouble, error.trouble);
        assert!(!error.said.is_empty());
        error
    };
    fs::write(&file, "Dear diary,\n".repeat(1000)).unwrap();
    assert_eq!(refusal().trouble, Trouble::Damaged);
    fs::write(&file, "short").unwrap();
    assert_eq!(refusal().trouble, Trouble::Damaged);
    fs::remove_file(&file).unwrap();
    rusqlite::Connection::open(&file).unwrap().execute_batch("CREATE TABLE cookies (a)").unwrap();
    assert!(refusal().said.contains("not a log of crisis"));
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert!(refusal().said.contains("folder"));
    fs::remove_dir(&file).unwrap();
    assert!(Command::new("mkfifo").arg(&file).status().unwrap().success());
    assert_eq!(refusal().trouble, Trouble::Unreachable);
    fs::remove_file(&file).unwrap();
    let below = SqliteLog::open(&PathBuf::from("/dev/null/log"), &opening(7)).map(drop).unwrap_err();
    assert_eq!(below.trouble, Trouble::Unreachable);
}

/// What a reader gets out of a folder that was damaged; an error where it noticed.
fn looked_at(folder: &Path) -> Result<Vec<Line>, Option<LogError>> {
    let mut log = SqliteLog::open_existing(folder, &opening(7)).map_err(Some)?.ok_or(None)?;
    let found = flaws(&mut log).map_err(Some)?;
    let listed = log.incidents().map_err(Some)?;
    let lines = read_from(&mut log, Cursor::default(), Order::Position).map_err(Some)?.0;
    let _ = try_add(&mut log, &[note("after", 99)], 99);
    if found.is_empty() && listed.len() == 1 { Ok(lines) } else { Err(None) }
}

// Every bit that flips on the disk and every cut is either noticed or changes nothing that is read; nothing panics.
#[test]
fn damage_is_noticed_wherever_it_strikes() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path());
    for n in 0..40 {
        add(&mut log, &format!("{n} {}", "x".repeat(if n % 9 == 0 { 6000 } else { 40 })), n);
    }
    let whole = read(&mut log, Order::Position);
    drop(log);
    let tidy = rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap();
    tidy.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(())).unwrap();
    drop(tidy);
    let bytes = fs::read(folder.path().join("log.sqlite")).unwrap();
    let spots = shuffled((0..bytes.len()).collect(), 5).into_iter().take(500).chain(0..110);
    let cuts = (0..60).map(|n| bytes.len() * n / 60 + n % 2);
    let flipped = spots.map(|at| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1 << (at % 8);
        (at, bytes)
    });
    for (at, bytes) in flipped.chain(cuts.map(|at| (at, bytes[..at].to_vec()))) {
        let hurt = tempfile::tempdir().unwrap();
        fs::write(hurt.path().join("log.sqlite"), bytes).unwrap();
        match looked_at(hurt.path()) {
            Ok(lines) => assert!(lines == whole, "unnoticed at {at}"),
            Err(Some(error)) => assert!(
                matches!(
                    error.trouble,
                    Trouble::Damaged | Trouble::TooNew | Trouble::Full | Trouble::Unreachable | Trouble::Other
                ),
                "{error:?} at {at}"
            ),
            Err(None) => {}
        }
    }
}

// ---- Several at once ----------------------------------------------------------------------------------------------------------------

/// Runs a part of [`a_child_does_as_it_is_told`] in a process of its own, perhaps below another program.
fn child(below: &[&str], task: &str, folder: &Path) -> Child {
    let this = std::env::current_exe().unwrap();
    let name = format!("{}::a_child_does_as_it_is_told", module_path!().split_once("::").unwrap().1);
    let mut line: Vec<&std::ffi::OsStr> = below.iter().map(std::convert::AsRef::as_ref).collect();
    line.push(this.as_os_str());
    let mut command = Command::new(line[0]);
    command.args(&line[1..]).args(["--exact", &name, "--nocapture"]);
    command.env("CRISIS_TEST_TASK", task).env("CRISIS_TEST_FOLDER", folder);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// What a child acknowledged, one text a line.
fn acknowledged(child: &mut Child) -> BTreeSet<String> {
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    let whole = said.rfind('\n').map_or("", |end| &said[..end]);
    whole.lines().filter_map(|line| line.strip_prefix("kept ")).map(str::to_owned).collect()
}

// The other end of the tests with several processes. Without a task, as in an ordinary run, it does nothing.
#[test]
fn a_child_does_as_it_is_told() {
    let Ok(task) = std::env::var("CRISIS_TEST_TASK") else { return };
    let folder = PathBuf::from(std::env::var_os("CRISIS_TEST_FOLDER").unwrap());
    match task.as_str() {
        "fill the disk" => fill_the_disk(&folder),
        "read only" => read_only(&folder),
        task => {
            let (count, name) = task.split_once(' ').unwrap();
            write_and_acknowledge(&folder, name, count.parse().unwrap());
        }
    }
}

fn write_and_acknowledge(folder: &Path, name: &str, count: i64) {
    let mut log = SqliteLog::open(folder, &opening(u64::from(std::process::id()))).unwrap();
    for n in 0..count {
        let text = format!("{name}-{n}");
        add(&mut log, &text, n);
        eprintln!("kept {text}");
    }
}

fn assert_holds(folder: &Path, wanted: &BTreeSet<String>) -> Vec<Line> {
    let mut log = open(folder);
    assert_eq!(flaws(&mut log).unwrap(), []);
    let lines = read(&mut log, Order::Position);
    let there: BTreeSet<String> = texts(&lines).into_iter().map(str::to_owned).collect();
    assert_eq!(there.len(), lines.len(), "something is there twice");
    assert!(wanted.is_subset(&there), "lost: {:?}", wanted.difference(&there).collect::<Vec<_>>());
    lines
}

// Eight processes open a log that is not there yet, then write: one log, nothing lost, nothing twice.
#[test]
fn eight_processes_make_and_write_one_log_at_once() {
    for round in 0..5 {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("log");
        let children: Vec<Child> = (0..8).map(|n| child(&[], &format!("20 {round}.{n}"), &folder)).collect();
        let mut kept = BTreeSet::new();
        for mut child in children {
            let told = acknowledged(&mut child);
            assert!(child.wait().unwrap().success());
            assert_eq!(told.len(), 20);
            kept.extend(told);
        }
        let lines = assert_holds(&folder, &kept);
        assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), (1..=160).collect::<Vec<_>>());
    }
}

// Four threads and four processes write flat out, each with a log of its own on the same file.
#[test]
fn four_threads_and_four_processes_lose_and_repeat_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let children: Vec<Child> = (0..4).map(|n| child(&[], &format!("250 p{n}"), folder.path())).collect();
    std::thread::scope(|scope| {
        for name in ["t0", "t1", "t2", "t3"] {
            let folder = folder.path();
            scope.spawn(move || {
                let mut log = open(folder);
                for n in 0..250 {
                    add(&mut log, &format!("{name}-{n}"), n);
                }
            });
        }
    });
    for mut child in children {
        assert_eq!(acknowledged(&mut child).len(), 250);
        assert!(child.wait().unwrap().success());
    }
    let wanted = ["p0", "p1", "p2", "p3", "t0", "t1", "t2", "t3"]
        .iter()
        .flat_map(|name| (0..250).map(move |n| format!("{name}-{n}")))
        .collect();
    assert_eq!(assert_holds(folder.path(), &wanted).len(), 2000);
}

// Writers that are killed at any moment lose nothing that they acknowledged, and leave a log that opens and verifies.
#[test]
fn sigkill_loses_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let mut kept = BTreeSet::new();
    for round in 0..25_u64 {
        let mut children: Vec<Child> = (0..2).map(|n| child(&[], &format!("1000000 {round}.{n}"), folder.path())).collect();
        for (n, child) in (0..).zip(&mut children) {
            std::thread::sleep(Duration::from_micros(3000 + (round * 7919 + n * 104_729) % 20_000));
            child.kill().unwrap();
        }
        for mut child in children {
            kept.extend(acknowledged(&mut child));
            child.wait().unwrap();
        }
        assert_holds(folder.path(), &kept);
    }
    assert!(kept.len() > 100, "only {} entries were written", kept.len());
}

// Somebody else's lock is waited for as long as was said, and then named. Reading goes on.
#[test]
fn a_locked_log_is_named_after_patience() {
    let folder = tempfile::tempdir().unwrap();
    add(&mut open(folder.path()), "x", 0);
    let impatient = Opening { patience: Duration::from_millis(300), ..opening(7) };
    let mut log = SqliteLog::open(folder.path(), &impatient).unwrap();
    let other = rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let began = Instant::now();
    let error = try_add(&mut log, &[note("y", 0)], 0).unwrap_err();
    assert_eq!(error.trouble, Trouble::Locked, "{error:?}");
    assert!((Duration::from_millis(300)..Duration::from_secs(3)).contains(&began.elapsed()));
    assert_eq!(read(&mut log, Order::Position).len(), 1);
    assert_eq!(read(&mut SqliteLog::open_existing(folder.path(), &impatient).unwrap().unwrap(), Order::Position).len(), 1);
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(add(&mut log, "y", 0), 2);
}

// ---- Disks that are full or read-only -----------------------------------------------------------------------------------------------

/// Runs a task of [`a_child_does_as_it_is_told`] where it may mount what it likes and nobody else sees it.
fn with_mounts(task: &str) {
    let folder = tempfile::tempdir().unwrap();
    let flags = if rustix::process::geteuid().is_root() { "-m" } else { "-rm" };
    let output = child(&["unshare", flags], task, folder.path()).wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    assert!(
        output.status.success(),
        "this test needs to mount a small disk, as root or in a namespace of its own (`unshare -rm`):\n{said}"
    );
    assert!(said.contains("1 passed"), "{said}");
}

fn mount(options: &str, folder: &Path) {
    let done = Command::new("mount").args(["-t", "tmpfs", "-o", options, "crisis-test"]).arg(folder).status().unwrap();
    assert!(
        done.success(),
        "cannot mount a tmpfs with {options}: this test needs root, or a kernel that lets users have namespaces"
    );
}

#[test]
fn a_full_disk_keeps_what_was_acknowledged_and_says_so() {
    with_mounts("fill the disk");
}

fn fill_the_disk(folder: &Path) {
    mount("size=1m", folder);
    let place = folder.join("log");
    let mut log = open(&place);
    let mut kept = 0;
    let error = loop {
        match try_add(&mut log, &[note(&"x".repeat(3000), 0)], 0) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 2000, "the disk does not fill");
    };
    assert_eq!(error.trouble, Trouble::Full, "{error:?}");
    assert!(kept > 50);
    let all_there = |log: &mut SqliteLog| {
        assert_eq!(read(log, Order::Happened).len(), kept);
        assert_eq!(flaws(log).unwrap(), []);
    };
    all_there(&mut log);
    drop(log);
    let mut log = open(&place);
    all_there(&mut log);
    drop(log);
    // Without its shared file, and no space for a new one.
    fs::remove_file(place.join("log.sqlite-shm")).unwrap();
    let _ = fs::write(folder.join("ballast"), vec![0; 1 << 20]);
    let mut log = SqliteLog::open_existing(&place, &opening(7)).unwrap().unwrap();
    all_there(&mut log);
    assert_eq!(log.barred().unwrap().trouble, Trouble::Full);
    assert_eq!(try_add(&mut log, &[note("y", 0)], 0).unwrap_err().trouble, Trouble::Full);
    let elsewhere = SqliteLog::open(&folder.join("other"), &opening(7)).map(drop).unwrap_err();
    assert_eq!(elsewhere.trouble, Trouble::Full, "{elsewhere:?}");
    fs::remove_file(folder.join("ballast")).unwrap();
    mount("remount,size=4m", folder);
    assert!(log.changed().unwrap() && log.barred().is_none());
    assert_eq!(add(&mut log, "y", 0), kept as u64 + 1);
    assert_eq!(flaws(&mut log).unwrap(), []);
}

#[test]
fn a_read_only_folder_can_be_read() {
    with_mounts("read only");
}

fn read_only(folder: &Path) {
    mount("size=8m", folder);
    let place = folder.join("log");
    let mut log = open(&place);
    for n in 0..20 {
        add(&mut log, &n.to_string(), n);
    }
    drop(log);
    let shared = place.join("log.sqlite-shm");
    let tidy = || {
        let file = rusqlite::Connection::open(place.join("log.sqlite")).unwrap();
        file.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(())).unwrap();
    };
    let steps: [&dyn Fn(); 3] = [&|| {}, &|| fs::remove_file(&shared).unwrap(), &tidy];
    for step in steps {
        mount("remount,rw", folder);
        step();
        mount("remount,ro", folder);
        for mut log in [SqliteLog::open_existing(&place, &opening(7)).unwrap().unwrap(), open(&place)] {
            assert_eq!(read(&mut log, Order::Position).len(), 20);
            assert_eq!(flaws(&mut log).unwrap(), []);
            assert!(!log.changed().unwrap());
            assert_eq!(try_add(&mut log, &[note("y", 0)], 0).unwrap_err().trouble, Trouble::ReadOnly);
        }
        let elsewhere = SqliteLog::open(&folder.join("other"), &opening(7)).map(drop).unwrap_err();
        assert_eq!(elsewhere.trouble, Trouble::ReadOnly);
    }
}
