//! What a hand with an editor, a bad disk or a forger does to a log, a few hundred times: each
//! ends in the same board, or in a flaw that is named; never in "sound" over something changed,
//! save for a history rewritten, rolled back or cut short as a whole, which a head that was kept
//! elsewhere then shows.
//!
//! `CRISIS_MUTATIONS` says which: the first so many, or from one to before another (`17..18`).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crisis::app::open::LogFolder;
use crisis::app::session::Session;
use crisis::domain::advice::Asking;
use crisis::domain::ask::table::LifecycleCommand;
use crisis::domain::entry::Hash;
use crisis::domain::lifecycle::facts::NoteTaken;
use crisis::domain::record::Person;
use crisis::domain::stamp::Moment;
use crisis::store::Draft;
use rusqlite::Connection;
use rusqlite::types::Value;
use sha2::{Digest as _, Sha256};

use super::house::{House, Output, finish};

const FILES: [&str; 3] = ["log.sqlite", "log.sqlite-wal", "log.sqlite-shm"];
const TABLES: [&str; 5] = ["incident", "origin", "event", "head", "checkpoint"];

/// Chance that is the same every time (Steele, Lea and Flood, "Fast
/// Splittable Pseudorandom Number Generators", 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn byte(&mut self) -> u8 {
        self.next().to_be_bytes()[0]
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap()
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// A log as some verbs left it: its files, and what the program says of it.
struct Real {
    files: BTreeMap<&'static str, Vec<u8>>,
    status: String,
    entries: String,
    head: String,
}

/// The files as they were earlier, and now.
struct Seed {
    house: House,
    earlier: BTreeMap<&'static str, Vec<u8>>,
    real: Real,
}

/// The program with no more than 300 MB and three seconds of a processor.
fn limited(house: &House, args: &[&str]) -> Output {
    let program = house.command(args);
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -d 307200; ulimit -t 3; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_crisis")]).args(args);
    command.current_dir(house.path("work")).env_clear().stdin(std::process::Stdio::null());
    command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("CRISIS_TEST_CLOCK", house.path("clock"));
    finish(command, b"")
}

fn files(folder: &Path) -> BTreeMap<&'static str, Vec<u8>> {
    FILES.iter().filter_map(|name| Some((*name, fs::read(folder.join(name)).ok()?))).collect()
}

fn put(folder: &Path, files: &BTreeMap<&'static str, Vec<u8>>) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

impl Seed {
    fn new(long: bool) -> Self {
        let house = House::new();
        fs::write(house.path("clock"), "2026-11-21T13:05:00.000Z").unwrap();
        let run = |args: &[&str]| limited(&house, args).done();
        run(&["declare", "technical-crisis", "--title", "AMS1 power loss", "--component", "db-1,web"]);
        for args in [
            &["call", "bram", "answered"][..],
            &["assign", "bram", "technical"],
            &["note", "the roof leaks"],
            &["verdict", "db-1", "damaged", "--evidence", "checksums differ"],
            &["service", "web", "down"],
            &["decide", "nobody logs in"],
        ] {
            run(args);
        }
        if long {
            lengthen(&house);
        }
        let earlier = files(&house.log_folder());
        for args in [&["note", "the pump runs"][..], &["verdict", "db-1", "lost", "--evidence", "no copy"], &["note", "all tell"]]
        {
            run(args);
        }
        let files = files(&house.log_folder());
        assert!(files["log.sqlite-wal"].len() > 4096, "nothing is left in the write-ahead log");
        let [status, entries] = [&["status", "--json"][..], &["log", "--json"]].map(run);
        let verified: serde_json::Value = serde_json::from_str(run(&["verify", "--json"]).lines().next().unwrap()).unwrap();
        assert_eq!(verified["sound"], true);
        let head = short_head(&house);
        assert_eq!(limited(&house, &["verify", "--head", &head]).code, 0, "{head}");
        Self { house, earlier, real: Real { files, status, entries, head } }
    }
}

/// The heads of the log's chains, as `verify --head` takes them.
fn short_head(house: &House) -> String {
    let status: serde_json::Value = serde_json::from_str(&limited(house, &["status", "--json"]).done()).unwrap();
    status["log"]["heads"][0].as_str().unwrap().to_owned()
}

/// Makes a log so long that it has a checkpoint.
fn lengthen(house: &House) {
    let folder = LogFolder(house.log_folder());
    let mut log = folder.open().unwrap();
    let id = log.incidents().unwrap()[0].incident.clone();
    let at = Moment::from_millis(1_795_266_300_000);
    let mut turn = log.begin(&id).unwrap();
    for number in 0..1000 {
        let fact = NoteTaken { text: format!("note {number}") }.into();
        turn.add(&Draft { at, by: "ana".parse().unwrap(), fact }, at).unwrap();
    }
    turn.keep().unwrap();
    let mut session = Session::open(log, id).unwrap();
    let by = Person { id: "ana".parse().unwrap(), name: "Ana".to_owned(), skills: Vec::new(), languages: Vec::new() };
    let asking = Asking { by, now: at, at: None, clock: None, typed_by: None, read: None };
    session.ask(&LifecycleCommand::TakeNote { text: "a thousand".to_owned() }.into(), &asking).unwrap();
    session.rest();
    assert!(folder.open().unwrap().checkpoint(session.id()).unwrap().is_some());
}

/// Changes a log's files by chance. What was done, in words.
fn mutate(seed: &Seed, chance: &mut Chance) -> String {
    let folder = seed.house.log_folder();
    put(&folder, &seed.real.files);
    match chance.below(11) {
        0..=3 => bytes(&folder, chance),
        4 => restored(&folder, &seed.earlier, chance),
        5 => bound_anew(&folder, chance),
        6 => planted(&folder, chance),
        _ => {
            let conn = Connection::open(folder.join("log.sqlite")).unwrap();
            let many = 1 + chance.below(2);
            let done: Vec<String> = (0..many).map(|_| by_sql(&conn, chance)).collect();
            done.join("; ")
        }
    }
}

/// Bytes of one of the three files.
fn bytes(folder: &Path, chance: &mut Chance) -> String {
    let name = *chance.one(&["log.sqlite", "log.sqlite", "log.sqlite-wal", "log.sqlite-wal", "log.sqlite-shm"]);
    let mut bytes = fs::read(folder.join(name)).unwrap_or_default();
    let (at, kind) = (chance.below(bytes.len()), chance.below(6));
    let long = (1 + chance.below(5000)).min(bytes.len() - at);
    match kind {
        0 => bytes[at..at + long].fill(0),
        1 => bytes[at..at + long].iter_mut().for_each(|byte| *byte = chance.byte()),
        2 => bytes.truncate(at),
        3 => bytes.extend((0..long).map(|_| chance.byte())),
        4 => {
            let pages = bytes.len() / 4096;
            let (from, to) = (chance.below(pages) * 4096, chance.below(pages) * 4096);
            bytes.copy_within(from..from + 4096, to);
        }
        _ => {
            for _ in 0..=chance.below(4) {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
        }
    }
    fs::write(folder.join(name), bytes).unwrap();
    format!("bytes of {name}: kind {kind} at {at}, {long}")
}

/// Some of the files, or all, as they were earlier; or none.
fn restored(folder: &Path, earlier: &BTreeMap<&'static str, Vec<u8>>, chance: &mut Chance) -> String {
    let which = 1 + chance.below(7);
    let remove = chance.below(3) == 0;
    for (at, name) in FILES.iter().enumerate().filter(|(at, _)| which >> at & 1 == 1) {
        match earlier.get(name).filter(|_| !remove || at == 0) {
            Some(bytes) => fs::write(folder.join(name), bytes).unwrap(),
            None => drop(fs::remove_file(folder.join(name))),
        }
    }
    format!("restored {which:03b}, removed {remove}")
}

/// A value that no column expects.
fn hostile(chance: &mut Chance) -> Value {
    match chance.below(9) {
        0 => Value::Null,
        1 => Value::Integer(*chance.one(&[0, -1, 1, 7, i64::MIN, i64::MAX, 1 << 40, 1 << 22, 253_402_300_799_999])),
        2 => Value::Real(*chance.one(&[f64::INFINITY, -0.5, 1e300])),
        3 => Value::Text("\u{1b}]0;owned\u{7}\u{202e}\n\"}".to_owned()),
        4 => Value::Text(String::new()),
        5 => Value::Blob((0..chance.below(70)).map(|_| chance.byte()).collect()),
        6 => Value::Text("x".repeat(1 + chance.below(3_000_000))),
        7 => Value::Text("{\"text\":\"another\"}".to_owned()),
        _ => Value::Integer(chance.next().cast_signed()),
    }
}

fn columns(conn: &Connection, table: &str) -> Vec<String> {
    let mut find = conn.prepare("SELECT name FROM pragma_table_info(?)").unwrap();
    find.query_map([table], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

/// Rows, schema or checkpoints. What SQLite itself refuses changes nothing.
fn by_sql(conn: &Connection, chance: &mut Chance) -> String {
    let table = *chance.one(&TABLES);
    let columns = columns(conn, table);
    if columns.is_empty() {
        return format!("no {table}");
    }
    let column = chance.one(&columns).clone();
    let row = format!("(SELECT rowid FROM {table} ORDER BY random() LIMIT 1)");
    let row = if table == "head" { "(SELECT incident FROM head)".to_owned() } else { row };
    let key = if table == "head" { "incident" } else { "rowid" };
    let value = hostile(chance);
    let (sql, values) = match chance.below(8) {
        0..=2 => (format!("UPDATE {table} SET {column} = ?1 WHERE {key} = {row}"), vec![value.clone()]),
        3 => (format!("DELETE FROM {table} WHERE {key} = {row}"), Vec::new()),
        4 => {
            let filled = columns.iter().map(|name| if *name == column { "?1" } else { name }).collect::<Vec<_>>().join(", ");
            (format!("INSERT OR REPLACE INTO {table} SELECT {filled} FROM {table} WHERE {key} = {row}"), vec![value.clone()])
        }
        5 => {
            (format!("UPDATE event SET number = number + {} WHERE number > {}", 1 + chance.below(9), chance.below(9)), Vec::new())
        }
        6 => ((*chance.one(&SCHEMAS)).to_owned(), Vec::new()),
        _ => (
            "UPDATE checkpoint SET state = CAST(replace(CAST(state AS TEXT), 'AMS1 power loss', 'all is well') AS BLOB)"
                .to_owned(),
            Vec::new(),
        ),
    };
    let done = if values.is_empty() {
        conn.execute_batch(&sql)
    } else {
        conn.execute(&sql, rusqlite::params_from_iter(values)).map(drop)
    };
    let mut said = format!("{value:?}");
    said.truncate(60);
    format!("{sql} [{said}] {}", if done.is_ok() { "done" } else { "refused" })
}

const SCHEMAS: [&str; 10] = [
    "CREATE TRIGGER t BEFORE INSERT ON event BEGIN SELECT raise(IGNORE); END",
    "CREATE TRIGGER t AFTER INSERT ON event BEGIN UPDATE event SET body = '{}'; END",
    "DROP VIEW entry; CREATE VIEW entry AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
    "DROP TABLE head; CREATE VIEW head AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS incident FROM n",
    "DROP INDEX event_identity",
    "DROP INDEX event_closed",
    "DROP TABLE checkpoint",
    "ALTER TABLE event RENAME TO events",
    "PRAGMA application_id = 7",
    "PRAGMA user_version = 9",
];

/// The hash of an entry as the file's own description has it.
pub fn hash_after(before: &[u8], incident: &str, numbers: [i64; 6], texts: [&str; 3]) -> Vec<u8> {
    let mut digest = Sha256::new();
    digest.update(before);
    for number in numbers {
        digest.update(number.to_be_bytes());
    }
    for text in [incident].iter().chain(&texts) {
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text);
    }
    digest.finalize().to_vec()
}

/// A history rewritten or cut short as a whole: bodies or rows, then all hashes and the head.
fn bound_anew(folder: &Path, chance: &mut Chance) -> String {
    let conn = Connection::open(folder.join("log.sqlite")).unwrap();
    let last: i64 = conn.query_row("SELECT max(number) FROM event", (), |row| row.get(0)).unwrap();
    let at = 2 + i64::try_from(chance.below(usize::try_from(last - 1).unwrap())).unwrap();
    let (kind, keep) = (chance.below(3), chance.below(2) == 0);
    let change = match kind {
        0 => format!("DELETE FROM event WHERE number > {at}"),
        1 => format!("UPDATE event SET body = replace(body, 'n', 'm') WHERE number = {at}"),
        _ => format!("UPDATE event SET at = at - 3600000 WHERE number = {at}"),
    };
    conn.execute_batch(&change).unwrap();
    if !keep {
        conn.execute_batch("DELETE FROM checkpoint").unwrap();
    }
    let incident: String = conn.query_row("SELECT id FROM incident", (), |row| row.get(0)).unwrap();
    let mut read =
        conn.prepare("SELECT number, origin, wall, tick, at, recorded_at, by, kind, body FROM event ORDER BY number").unwrap();
    let rows: Vec<([i64; 6], [String; 3])> = read
        .query_map((), |row| {
            let numbers = [row.get(1)?, row.get(0)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?];
            Ok((numbers, [row.get(6)?, row.get(7)?, row.get(8)?]))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut before = Hash::default().0.to_vec();
    conn.execute_batch("BEGIN").unwrap();
    for (numbers, texts) in &rows {
        before = hash_after(&before, &incident, *numbers, texts.each_ref().map(String::as_str));
        conn.execute("UPDATE event SET hash = ?1 WHERE number = ?2", rusqlite::params![before, numbers[1]]).unwrap();
    }
    conn.execute("UPDATE head SET hash = ?1, number = ?2", rusqlite::params![before, i64::try_from(rows.len()).unwrap()])
        .unwrap();
    conn.execute_batch("COMMIT").unwrap();
    format!("bound anew, kind {kind} at {at}, checkpoint kept {keep}")
}

/// A chain of an origin that nobody knows, put in front of the last entry, with all that binds it.
fn planted(folder: &Path, chance: &mut Chance) -> String {
    const ORIGIN: i64 = 0x1111;
    let conn = Connection::open(folder.join("log.sqlite")).unwrap();
    let (incident, first, last): (String, i64, i64) = conn
        .query_row("SELECT id, min(wall), max(wall) FROM event, incident", (), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap();
    let between = usize::try_from(last - first).unwrap_or_default();
    let wall = first - 1 + i64::try_from(chance.below(between.max(1))).unwrap();
    let mut before = vec![0; 32];
    let many = 1 + i64::try_from(chance.below(3)).unwrap();
    for number in 1..=many {
        let (kind, body) = *chance.one(&[
            ("note_taken", r#"{"text":"all is well"}"#),
            ("verdict_given", r#"{"component":"db-1","verdict":"intact","evidence":{"text":"seen"}}"#),
            ("service_set", r#"{"component":"web","service":"up"}"#),
            ("incident_closed", "{}"),
            ("handover_accepted", "{}"),
        ]);
        before = hash_after(&before, &incident, [ORIGIN, number, wall, number, wall, wall], ["bram", kind, body]);
        let sql = "INSERT INTO event SELECT max(seq) + 1, incident, ?1, ?2, ?3, ?2, ?3, ?3, ?4, 'bram', ?5, ?6 FROM event";
        conn.execute(sql, rusqlite::params![ORIGIN, number, wall, before, kind, body]).unwrap();
    }
    let head = "INSERT INTO head SELECT max(incident), ?1, ?2, ?3, ?4, ?2 FROM event";
    conn.execute(head, rusqlite::params![ORIGIN, many, before, wall]).unwrap();
    let sorted = chance.below(2);
    conn.execute("UPDATE incident SET sorted = ?", [i64::try_from(sorted).unwrap()]).unwrap();
    format!("{many} planted at {wall}, sorted {sorted}")
}

/// What nobody may print, whatever lies in a log.
fn harmless(output: &Output, what: &str) {
    let is_control = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    for text in [&output.stdout, &output.stderr] {
        assert!(!text.contains(is_control), "{what}: {text:?}");
    }
}

/// Runs a verb on a log that was changed: it ends as verbs end, within its bounds.
fn asked(seed: &Seed, args: &[&str], codes: &[i32], what: &str) -> Output {
    let output = limited(&seed.house, args);
    assert!(codes.contains(&output.code), "{what}: {args:?} {output:?}");
    harmless(&output, what);
    if args.contains(&"--json") {
        for line in output.stdout.lines() {
            assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{what}: {args:?} {line}");
        }
    }
    output
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ended {
    /// The same board and the same entries.
    Same,
    /// In a flaw or an error that is named.
    Named,
    /// Sound in itself; a head that was kept elsewhere shows it.
    ShownByAHead,
}

fn ended(seed: &Seed, what: &str) -> Ended {
    let verified = asked(seed, &["verify", "--json"], &[0, 2, 3], what);
    let [status, entries] = [&["status", "--json"][..], &["log", "--json"]].map(|args| asked(seed, args, &[0, 1, 2, 3], what));
    let same = (status.code, entries.code) == (0, 0) && status.stdout == seed.real.status && entries.stdout == seed.real.entries;
    let sound = verified.code == 0;
    if sound && !same {
        let shown = asked(seed, &["verify", "--head", &seed.real.head], &[0, 1, 2, 3], what);
        assert_ne!(shown.code, 0, "{what}: sound over something changed\n{status:?}\n{entries:?}");
    }
    let written = asked(seed, &["note", "written after"], &[0, 1, 2, 3], what);
    if written.code == 0 {
        // What is wrong with the rest of it may still end the reading; then that is said.
        let read = asked(seed, &["log", "--json"], &[0, 3], what);
        let after = &read.stdout;
        let there = after.lines().filter(|line| line.contains("written after")).count();
        assert!(
            there == 1 || read.code == 3,
            "{what}: acknowledged and not there\n{read:?}\n{verified:?}\n{written:?}\n{status:?}"
        );
    }
    match (sound, same) {
        (true, true) => Ended::Same,
        (true, false) => Ended::ShownByAHead,
        (false, _) => Ended::Named,
    }
}

/// The numbers of the changes to make, each the beginning of its own chance.
fn numbers() -> std::ops::Range<u64> {
    let said = std::env::var("CRISIS_MUTATIONS").unwrap_or("300".to_owned());
    let (from, to) = said.split_once("..").unwrap_or(("0", &said));
    from.parse().unwrap()..to.parse().unwrap()
}

#[test]
fn a_log_that_was_changed_by_hand_ends_in_the_same_board_or_in_a_flaw_that_is_named() {
    let seeds = [Seed::new(false), Seed::new(true)];
    let mut counts = BTreeMap::new();
    for number in numbers() {
        let mut chance = Chance(number);
        let seed = &seeds[usize::from(chance.below(4) == 0)];
        let what = format!("mutation {number}: {}", mutate(seed, &mut chance));
        *counts.entry(ended(seed, &what)).or_insert(0) += 1;
    }
    eprintln!("{counts:?}");
}
