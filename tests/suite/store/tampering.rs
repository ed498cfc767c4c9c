//! A file that was altered or damaged behind the log's back.

use super::*;

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
            vec![
                Flaw::Missing { origin: Origin(8), from: 1, until: 5 },
                Flaw::EndCut { origin, number: 5, kept: 6 },
                Flaw::EndCut { origin: Origin(8), number: 6, kept: 0 },
            ],
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

// Every bit that flips on the disk and every cut is either
// noticed or changes nothing that is read; nothing panics.
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

// Whatever a hand with an editor did: what is acknowledged is there, and what is not there is refused.
#[test]
fn what_is_acknowledged_stands_in_the_file_whatever_was_done_to_it() {
    let planted = "INSERT INTO event SELECT seq + 1, incident, origin, number + 1, wall, tick, at, recorded_at, hash, by, kind, body \
                   FROM event ORDER BY seq DESC LIMIT 1";
    let trigger = |what: &str| format!("CREATE TRIGGER t {what}; END");
    for sql in [
        "UPDATE head SET number = number - 1".to_owned(),
        "UPDATE head SET number = 0".to_owned(),
        "UPDATE head SET number = number + 5".to_owned(),
        "UPDATE head SET number = 9223372036854775807".to_owned(),
        "UPDATE head SET wall = 9223372036854775807, tick = 9223372036854775807".to_owned(),
        "UPDATE head SET hash = zeroblob(32)".to_owned(),
        "DELETE FROM head".to_owned(),
        planted.to_owned(),
        trigger("BEFORE INSERT ON event BEGIN SELECT raise(IGNORE)"),
        trigger("AFTER INSERT ON event BEGIN DELETE FROM event WHERE seq = new.seq"),
        trigger("AFTER INSERT ON event BEGIN UPDATE event SET body = '{}' WHERE seq = new.seq"),
        trigger("AFTER INSERT ON event BEGIN UPDATE event SET number = 99 WHERE seq = new.seq"),
        trigger("BEFORE INSERT ON head BEGIN SELECT raise(IGNORE)"),
        trigger("AFTER INSERT ON head BEGIN UPDATE head SET number = 1"),
        trigger("AFTER INSERT ON head BEGIN DELETE FROM event WHERE number = 7"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut log = open(folder.path());
        for n in 1..=6 {
            add(&mut log, &n.to_string(), n);
        }
        alter(folder.path(), &sql);
        let written = try_add(&mut log, &[note("first", 8), note("second", 9)], 9).unwrap();
        let there = read(&mut open(folder.path()), Order::Arrival);
        let words = |number: u64| there.iter().filter(move |line| line.number == number).map(|line| line.body.as_str());
        for (number, said) in written.into_iter().zip(["first", "second"]) {
            assert!(words(number).eq([format!(r#"{{"text":"{said}"}}"#)]), "{sql}: {number} of {there:?}");
        }
    }
}

fn alter(folder: &Path, sql: &str) {
    rusqlite::Connection::open(folder.join("log.sqlite")).unwrap().execute_batch(sql).unwrap();
}

/// Everything that is said to be wrong with a log.
fn all_that_is_wrong(log: &mut SqliteLog) -> Vec<String> {
    let mut flaws = [flaws(log).unwrap(), log.beside().to_vec()].concat();
    let hidden = log.hidden().unwrap();
    flaws.extend((hidden > 0).then_some(Flaw::Hidden { rows: hidden }));
    flaws.iter().map(|flaw| Language::English.say(&flaw.spoken())).collect()
}

// Whatever was planted is named, and blocks nothing but itself: entries are
// read, written and read again, incidents listed and declared.
#[test]
fn what_somebody_planted_is_named_and_blocks_nothing_but_itself() {
    let row = |seq: &str, incident: &str, number: &str, body: &str| {
        format!(
            "INSERT INTO event SELECT {seq}, {incident}, origin, {number}, wall, tick, at, recorded_at, hash, by, kind, {body} \
             FROM event ORDER BY seq DESC LIMIT 1"
        )
    };
    for (sql, named) in [
        (row("(2 << 40) - 1", "1", "7", "body"), "1 "),
        (row("(2 << 40) - 2", "1", "7", "body"), "1 "),
        (row("5 << 40", "1", "7", "body"), "1 "),
        (row("-1", "1", "7", "body"), "1 "),
        (row("seq + 1", "77", "7", "body"), "1 "),
        (row("seq + 1", "1", "7", "zeroblob(0) || hex(zeroblob(40000000))"), "entry 7"),
        (row("seq + 5000", "1", "7", "body"), "entry 7"),
        ("INSERT INTO incident (id) VALUES (CAST(x'ff' AS TEXT)); INSERT INTO head VALUES (2, 7, 1, x'', 0, 0)".to_owned(), "1 "),
        ("INSERT INTO incident (key, id) VALUES (9223372036854775807, 'x'); INSERT INTO head VALUES (9223372036854775807, 7, 1, x'', 0, 0)".to_owned(), "1 "),
        ("INSERT INTO head VALUES (1, 99, 5, zeroblob(32), 9223372036854775807, 9223372036854775807)".to_owned(), "1 to 5"),
        ("CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n".to_owned(), "view v"),
        ("DROP VIEW entry; CREATE VIEW entry AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n".to_owned(), "view entry"),
        ("CREATE TRIGGER t BEFORE INSERT ON event BEGIN SELECT raise(IGNORE); END".to_owned(), "trigger t"),
        ("CREATE INDEX i ON event (by)".to_owned(), "index i"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut log = open(folder.path());
        for n in 1..=6 {
            add(&mut log, &n.to_string(), n);
        }
        drop(log);
        alter(folder.path(), &sql);
        let mut log = open(folder.path());
        let said = all_that_is_wrong(&mut log);
        assert!(said.iter().any(|said| said.contains(named)), "{sql}: {said:?}");
        let number = add(&mut log, "after", 7);
        let there = read(&mut open(folder.path()), Order::Position);
        assert!(there.iter().any(|line| line.number == number && line.body.contains("after")), "{sql}: {there:?}");
        let (mut seen, elsewhere) = (0, "elsewhere".parse().unwrap());
        let after = read_from(&mut log, Cursor(6), Order::Arrival).unwrap().0;
        assert!(after.iter().any(|line| line.body.contains("after")), "{sql}");
        let mut turn = log.begin(&elsewhere).unwrap();
        turn.add(&note("another", 8), moment(8)).unwrap();
        turn.keep().unwrap();
        log.read(&elsewhere, Cursor::default(), Order::Arrival, &mut |_| {
            seen += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
        let listed: Vec<IncidentId> = log.incidents().unwrap().into_iter().map(|listed| listed.incident).collect();
        assert_eq!((seen, listed), (1, vec![id(), elsewhere]), "{sql}");
    }
}

// What a log cannot do without is missed when it is opened, and nothing runs for ever.
#[test]
fn a_file_that_is_not_made_as_this_program_makes_it_is_refused() {
    let endless = "AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS seq, x AS incident FROM n";
    for (sql, readable) in [
        (format!("DROP TABLE event; CREATE VIEW event {endless}"), false),
        (format!("DROP TABLE head; CREATE VIEW head {endless}"), false),
        (format!("DROP TABLE incident; CREATE VIEW incident {endless}"), false),
        ("DROP TABLE origin".to_owned(), false),
        ("ALTER TABLE event ADD COLUMN more TEXT".to_owned(), false),
        ("DROP INDEX event_identity".to_owned(), true),
        ("DROP INDEX event_closed; CREATE INDEX event_closed ON event (kind)".to_owned(), true),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut log = open(folder.path());
        add(&mut log, "before", 0);
        drop(log);
        alter(folder.path(), &sql);
        let opened = SqliteLog::open_existing(folder.path(), &opening(7));
        assert_eq!(opened.is_ok(), readable, "{sql}");
        let refused = match opened {
            Ok(log) => {
                let mut log = log.unwrap();
                assert_eq!(texts(&read(&mut log, Order::Arrival)), ["before"], "{sql}");
                try_add(&mut log, &[note("after", 1)], 1).unwrap_err()
            }
            Err(error) => error,
        };
        assert!(
            refused.trouble == Trouble::Damaged && refused.said.contains("not as this program makes it"),
            "{sql}: {refused:?}"
        );
    }
}
