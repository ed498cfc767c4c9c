use std::fs;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::Path;
use std::process::Command;

use rusqlite::{Connection, params};

use super::house::{House, Output};
use super::mutations::hash_after;

/// An account that is not ours.
const STRANGER: u32 = 54_321;
/// An origin that no log of ours has.
const PLANTED: i64 = 0x1111;

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// A log with a verdict and a note; its file, with everything in it.
fn lived_in() -> (House, Connection) {
    let house = House::with_incident("db-1,web");
    house.run(&["verdict", "db-1", "damaged", "--evidence", "checksums differ"]).done();
    house.run(&["note", "the roof leaks \u{fffd}"]).done();
    let conn = Connection::open(house.log_folder().join("log.sqlite")).unwrap();
    (house, conn)
}

fn head(house: &House) -> String {
    let status: serde_json::Value = serde_json::from_str(&house.run(&["status", "--json"]).done()).unwrap();
    status["log"]["heads"][0].as_str().unwrap().to_owned()
}

/// Puts an entry of an origin of one's own into the file, with all that binds it.
fn plant(conn: &Connection, number: i64, wall: i64, kind: &str, body: &str) {
    let incident: String = conn.query_row("SELECT id FROM incident", (), |row| row.get(0)).unwrap();
    let before: Vec<u8> =
        conn.query_row("SELECT hash FROM head WHERE origin = ?", [PLANTED], |row| row.get(0)).unwrap_or_else(|_| vec![0; 32]);
    let hash = hash_after(&before, &incident, [PLANTED, number, wall, 0, wall, wall], ["ana", kind, body]);
    let sql = "INSERT INTO event SELECT max(seq) + 1, incident, ?1, ?2, ?3, 0, ?3, ?3, ?4, 'ana', ?5, ?6 FROM event";
    conn.execute(sql, params![PLANTED, number, wall, hash, kind, body]).unwrap();
    let sql = "REPLACE INTO head SELECT max(incident), ?1, ?2, ?3, ?4, 0 FROM event";
    conn.execute(sql, params![PLANTED, number, hash, wall]).unwrap();
    conn.execute("UPDATE incident SET sorted = 0", ()).unwrap();
}

/// When an entry of the log was recorded.
fn wall(conn: &Connection, number: i64) -> i64 {
    conn.query_row("SELECT wall FROM event WHERE number = ?", [number], |row| row.get(0)).unwrap()
}

/// What `doctor` says, and that it found something.
fn doctor(house: &House) -> String {
    let output = house.run(&["doctor", "--json"]);
    assert_ne!(output.code, 0, "{output:?}");
    output.stdout
}

#[test]
fn entries_of_an_origin_that_nothing_kept_speaks_for_are_not_taken_for_a_longer_log() {
    let (house, conn) = lived_in();
    let kept = head(&house);
    for (format, name) in [("json", "kept.json"), ("markdown", "kept.md")] {
        house.run(&["export", "-f", format, "-o", name]).done();
    }
    plant(&conn, 1, wall(&conn, 2) - 1, "note_taken", r#"{"text":"all is well"}"#);
    assert!(house.run(&["log"]).done().contains("all is well"));
    let say = |args: &[&str]| {
        let output = house.run(args);
        assert_eq!(output.code, 3, "{output:?}");
        assert!(output.stdout.contains("mixed"), "{output:?}");
        output.stdout
    };
    let told = say(&["verify", "--head", &kept]);
    assert!(told.contains("has this entry, but an entry of origin 0000000000001111 comes before it"), "{told}");
    let told = say(&["verify", "kept.json"]);
    assert!(told.contains("this log has an entry of origin 0000000000001111 among them"), "{told}");
    say(&["verify", "kept.md"]);
    // Heads that speak for both, as every report that is made now has them.
    let status: serde_json::Value = serde_json::from_str(&house.run(&["status", "--json"]).done()).unwrap();
    let heads: Vec<&str> = status["log"]["heads"].as_array().unwrap().iter().map(|head| head.as_str().unwrap()).collect();
    assert_eq!(heads.len(), 2);
    house.run(&["verify", "--head", &heads.join(",")]).done();
    // What comes behind everything that was kept is news, from wherever it is.
    let (house, conn) = lived_in();
    let kept = head(&house);
    plant(&conn, 1, wall(&conn, 3) + 1, "note_taken", r#"{"text":"all is well"}"#);
    // Said twice, it still speaks for one chain.
    let told = house.run(&["verify", "--head", &format!("{kept},{kept}")]).done();
    assert!(!told.contains(": same, "), "{told}");
    let told = house.run(&["verify", "--head", &kept]).done();
    assert!(told.contains(": longer, ") && told.contains("an entry of another origin comes after it"), "{told}");
}

#[test]
fn a_time_at_the_end_of_all_times_is_found_by_whoever_checks() {
    let (house, conn) = lived_in();
    plant(&conn, 1, 221_845_392_000_000, "note_taken", r#"{"text":"for ever"}"#);
    let told = house.run(&["verify"]);
    assert_eq!(told.code, 3, "{told:?}");
    assert!(told.stdout.contains("has an impossible time, far in the future"), "{told:?}");
    let told = doctor(&house);
    assert!(told.contains("an impossible time, far in the future"), "{told}");
    // An export of it is what its entries make it: it is left out there too.
    house.run(&["export", "-f", "json", "-o", "e.json"]);
    let told = house.run(&["verify", "e.json"]).stdout;
    assert!(told.contains("words       match the entries"), "{told}");
    house.run(&["note", "and on it goes"]).done();
    assert!(house.run(&["log"]).stdout.contains("and on it goes"));
}

#[test]
fn what_the_file_notes_of_times_decides_nothing() {
    let (house, conn) = lived_in();
    conn.execute("UPDATE head SET wall = 221845391999999, tick = 4294967295", ()).unwrap();
    house.run(&["verdict", "db-1", "lost", "--evidence", "no copy"]).done();
    let last = wall(&conn, 4);
    assert!(last < 4_000_000_000_000, "the entry is of the year 8999: {last}");
    assert!(house.run(&["status"]).done().contains("lost"));
    house.run(&["verify"]).done();
}

#[test]
fn a_row_that_was_moved_to_the_end_of_the_file_is_named() {
    let (house, conn) = lived_in();
    conn.execute("UPDATE event SET seq = seq + (1 << 30) WHERE number = 3", ()).unwrap();
    let told = house.run(&["verify"]);
    assert_eq!(told.code, 3, "{told:?}");
    assert!(told.stdout.contains("entry 3 of origin") && told.stdout.contains("was moved in the file, away"), "{told:?}");
    assert!(doctor(&house).contains("was moved in the file, away"));
}

#[test]
fn an_entry_that_nobody_can_read_closes_nothing() {
    let (house, conn) = lived_in();
    plant(&conn, 1, wall(&conn, 3) + 1, "incident_closed", r#"{"why":[1]}"#);
    assert!(house.run(&["status"]).done().contains("db-1"));
    plant(&conn, 2, wall(&conn, 3) + 2, "incident_closed", r#"{"why":"it is over"}"#);
    let told = house.run(&["note", "more"]).refused(1);
    assert!(told.contains("no incident is open"), "{told}");
}

#[test]
fn nothing_is_sound_of_which_this_version_cannot_know_what_it_is_made_of() {
    let (house, conn) = lived_in();
    conn.execute_batch("PRAGMA user_version = 2").unwrap();
    let told = house.run(&["verify"]).refused(3);
    assert!(told.contains("newer version"), "{told}");
    assert!(doctor(&house).contains("newer version"));
    house.run(&["status"]).done();
}

#[test]
fn a_byte_that_is_no_text_is_not_taken_for_the_sign_that_stands_for_it() {
    let (house, conn) = lived_in();
    let sql = "UPDATE event SET body = CAST(replace(CAST(body AS BLOB), x'EFBFBD', x'FF') AS TEXT) WHERE number = 3";
    assert_eq!(conn.execute(sql, ()).unwrap(), 1);
    let told = house.run(&["verify"]);
    assert_eq!(told.code, 3, "{told:?}");
}

/// Moves everything into the file, as the program does by itself from time to time.
fn moved_in(conn: Connection) {
    conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    conn.close().unwrap();
}

#[test]
fn a_journal_beside_a_log_is_not_played_into_it() {
    for whole in [true, false] {
        let (house, conn) = lived_in();
        let (log, journal) = (house.log_folder().join("log.sqlite"), house.log_folder().join("log.sqlite-journal"));
        if whole {
            moved_in(conn);
        }
        let before = fs::read(&log).unwrap();
        // One that says: there was nothing but one page, and there is nothing to be put back.
        let magic = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
        let words = [0_u32, 0, 1, 512, 4096].map(u32::to_be_bytes).concat();
        fs::write(&journal, [&magic[..], &words, &[0; 512]].concat()).unwrap();
        for args in [&["status"][..], &["note", "the pump runs"], &["doctor"]] {
            let output = house.run(args);
            let said = [output.stdout.as_str(), &output.stderr].concat();
            assert_ne!(output.code, 0, "{said}");
            assert!(said.contains("log.sqlite-journal") && said.contains("crisis makes no such file"), "{said}");
        }
        assert_eq!(fs::read(&log).unwrap(), before);
        fs::remove_file(&journal).unwrap();
        assert!(house.run(&["log"]).done().contains("the roof leaks"));
    }
}

#[test]
fn what_is_no_file_beside_a_log_is_not_waited_for() {
    let (house, conn) = lived_in();
    moved_in(conn);
    for name in ["log.sqlite-journal", "log.sqlite-wal", "log.sqlite-shm"] {
        let path = house.log_folder().join(name);
        let _ = fs::remove_file(&path);
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        let told = house.run(&["status"]).refused(3);
        assert!(
            told.contains(name) && told.contains("it is not a regular file") && told.contains("hint: move it away"),
            "{told}"
        );
        fs::remove_file(&path).unwrap();
    }
    house.run(&["status"]).done();
}

#[test]
fn files_that_another_account_put_beside_a_log_are_not_used() {
    if !is_root() {
        return;
    }
    let (house, conn) = lived_in();
    moved_in(conn);
    let folder = house.log_folder();
    let give = |name: &str, to: u32| chown(folder.join(name), Some(to), None).unwrap();
    for name in ["log.sqlite-wal", "log.sqlite-shm"] {
        fs::write(folder.join(name), "").unwrap();
        give(name, STRANGER);
        let told = house.run(&["note", "the pump runs"]).refused(3);
        assert!(told.contains(&format!("{name}\nbecause: it belongs to 54321, not to whom the log belongs\n")), "{told}");
        fs::remove_file(folder.join(name)).unwrap();
    }
    // What only tells something is as if it were not there.
    for (name, text) in [("log.sqlite-wal-damaged", ""), ("log.sqlite-pair", "1 1\n2 2\n3 3")] {
        fs::write(folder.join(name), text).unwrap();
        give(name, STRANGER);
        house.run(&["status"]).done();
        assert_eq!(house.run(&["verify"]).code, 0, "{name}");
        fs::remove_file(folder.join(name)).unwrap();
    }
}

#[test]
fn whoever_looks_at_a_damaged_log_of_another_account_leaves_it_as_it_is() {
    if !is_root() {
        return;
    }
    let (house, conn) = lived_in();
    drop(conn);
    let folder = house.log_folder();
    let wal = folder.join("log.sqlite-wal");
    let mut bytes = fs::read(&wal).unwrap();
    assert!(!bytes.is_empty());
    bytes[13] ^= 1;
    fs::write(&wal, &bytes).unwrap();
    let _ = fs::remove_file(folder.join("log.sqlite-shm"));
    let belongs = |path: &Path| chown(path, Some(STRANGER), None).unwrap();
    for file in fs::read_dir(&folder).unwrap() {
        belongs(&file.unwrap().path());
    }
    belongs(&folder);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    for args in [&["status"][..], &["verify"], &["doctor"], &["log"]] {
        let Output { code, stdout, stderr } = house.run(args);
        assert_ne!(code, 0, "{stdout}{stderr}");
        assert_eq!(fs::read(&wal).unwrap(), bytes, "{args:?}");
    }
}
