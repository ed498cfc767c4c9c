use std::fs::{self, OpenOptions, Permissions};
use std::io::Read as _;
use std::os::unix::fs::{PermissionsExt as _, chown, lchown, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use serde_json::Value;

use super::house::{House, Output, finish, is_there, wait};
use super::pty::Pty;

/// An account that is not ours.
const STRANGER: u32 = 54_321;

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

fn export(house: &House, output: &Path) -> Output {
    house.run(&["export", "--format", "json", "--force", "--output", output.to_str().unwrap()])
}

/// Every file of a folder with what it holds.
fn held(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut held: Vec<_> = fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()).collect();
    held.sort();
    held.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

#[test]
fn a_report_is_never_written_into_a_file_of_the_log_by_whatever_name() {
    let house = House::with_incident("db-1");
    house.run(&["note", "the roof leaks"]).done();
    let (log, work) = (house.log_folder(), house.path("work"));
    symlink(&log, work.join("logs")).unwrap();
    symlink(log.join("log.sqlite"), work.join("link")).unwrap();
    symlink(work.join("link"), work.join("link-to-link")).unwrap();
    for name in ["log.sqlite", "log.sqlite-wal", "log.sqlite-shm"] {
        fs::hard_link(log.join(name), work.join(format!("hard-{name}"))).unwrap();
    }
    let mut names = vec![work.join("link"), work.join("link-to-link"), work.join("hard-log.sqlite-shm")];
    for name in ["", "-wal", "-shm", "-pair", "-exports", "-journal"] {
        names.push(log.join(format!("log.sqlite{name}")));
        names.push(work.join(format!("logs/log.sqlite{name}")));
        names.push(work.join(format!("../home/.local/state/crisis/./log.sqlite{name}")));
    }
    names.extend([work.join("hard-log.sqlite"), work.join("hard-log.sqlite-wal"), log.join("bell")]);
    let before = held(&log);
    for name in &names {
        let told = export(&house, name).refused(2);
        assert!(told.contains("because: the file is part of the log\n"), "{name:?}: {told}");
    }
    // Where the log itself is a link, its files lie beside what that leads to.
    let elsewhere = house.path("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let linked = house.path("linked");
    fs::create_dir(&linked).unwrap();
    symlink(elsewhere.join("real"), linked.join("log.sqlite")).unwrap();
    fs::copy(log.join("log.sqlite"), elsewhere.join("real")).unwrap();
    fs::copy(log.join("log.sqlite-wal"), elsewhere.join("real-wal")).unwrap();
    let told = house.run(&[
        "export",
        "--dir",
        linked.to_str().unwrap(),
        "-f",
        "csv",
        "--force",
        "-o",
        elsewhere.join("real-journal").to_str().unwrap(),
    ]);
    assert!(told.refused(2).contains("the file is part of the log"));
    // Nor is that of another log, which is not even in use.
    let told = house.run(&["export", "-f", "csv", "--force", "-o", linked.join("log.sqlite-wal").to_str().unwrap()]);
    assert!(told.refused(2).contains("the file is part of the log"));
    assert_eq!(held(&log).len(), before.len());
    assert!(house.run(&["verify"]).done().contains(", no flaws, "));
    assert_eq!(house.entries(&[]).len(), 2);
}

#[test]
fn nothing_is_printed_into_a_file_of_the_log() {
    let house = House::with_incident("db-1");
    house.run(&["note", "the roof leaks"]).done();
    let log = house.log_folder();
    fs::hard_link(log.join("log.sqlite"), house.path("work/hard")).unwrap();
    for file in [log.join("log.sqlite"), log.join("log.sqlite-wal"), house.path("work/hard")] {
        let before = fs::metadata(&file).unwrap().len();
        for args in [&["export", "--format", "json"][..], &["status"], &["man"], &["--help"]] {
            for errors in [false, true] {
                let into = || Stdio::from(OpenOptions::new().append(true).open(&file).unwrap());
                let mut command = house.command(args);
                command.stdout(into()).stderr(if errors { into() } else { Stdio::piped() });
                let mut child = command.spawn().unwrap();
                assert_eq!(wait(&mut child, &command), 2, "{file:?} {args:?}");
                let mut told = String::new();
                if let Some(mut pipe) = child.stderr.take() {
                    pipe.read_to_string(&mut told).unwrap();
                }
                assert_eq!(told.contains("because: the file is part of the log\n"), !errors, "{told}");
            }
        }
        assert_eq!(fs::metadata(&file).unwrap().len(), before, "{file:?}");
    }
    assert!(house.run(&["verify"]).done().contains(", no flaws, "));
}

#[test]
fn a_report_replaces_no_file_that_is_read_and_none_that_is_read_only() {
    let house = House::with_incident("db-1");
    let contacts = house.write("contacts.toml", include_str!("../../contacts.example.toml"));
    let settings = house.write("crisis.toml", "language = \"en\"\n");
    let runbook = house.write("runbooks/own.toml", include_str!("../../runbooks/hung-job.toml"));
    symlink(&contacts, house.path("work/people")).unwrap();
    for file in [&contacts, &settings, &runbook, &house.path("work/people")] {
        let before = fs::read(file).unwrap();
        let told = export(&house, file).refused(2);
        assert!(told.contains("because: the file is in use as"), "{file:?}: {told}");
        assert_eq!(fs::read(file).unwrap(), before);
    }
    let report = house.path("work/report.json");
    export(&house, &report).done();
    mode(&report, 0o444);
    let before = fs::read(&report).unwrap();
    house.run(&["note", "the roof leaks"]).done();
    let told = export(&house, &report).refused(2);
    assert!(told.contains("because: the file is read-only\n"), "{told}");
    assert_eq!(fs::read(&report).unwrap(), before);
    mode(&report, 0o600);
    export(&house, &report).done();
}

#[test]
fn a_pipe_without_a_reader_is_not_waited_for_and_a_late_reader_gets_all_of_it() {
    let house = House::with_incident("db-1");
    let fifo = house.path("work/fifo");
    pipe(&fifo);
    symlink(&fifo, house.path("work/link")).unwrap();
    for name in ["fifo", "link"] {
        let told = house.run(&["export", "-f", "json", "-o", name]).refused(2);
        assert!(told.contains("because: this is a pipe, and nobody reads from it\n"), "{told}");
    }
    // More than a pipe holds.
    for _ in 0..30 {
        house.run(&["note", &"the roof leaks ".repeat(250)]).done();
    }
    let mut command = house.command(&["export", "-f", "json", "-o", "fifo"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let reader = thread::spawn(move || fs::read(fifo).unwrap());
    assert_eq!(wait(&mut child, &command), 0);
    let report: Value = serde_json::from_slice(&reader.join().unwrap()).unwrap();
    assert_eq!(report["entries"].as_array().unwrap().len(), 31);
}

#[test]
fn a_report_is_not_written_over_a_disk() {
    let house = House::with_incident("db-1");
    let disk = house.path("work/disk");
    // A number that no disk has; only root may make one.
    let made = Command::new("mknod").arg(&disk).args(["b", "240", "77"]).stderr(Stdio::null()).status();
    if made.is_ok_and(|status| status.success()) {
        assert!(export(&house, &disk).refused(2).contains("because: this is a disk"));
    }
}

const PLANTED: &str = r#"
[[contact]]
id = "bram"
name = "Bram Bakker"
email = "bram@example.net"
primary_phone = "+44 900 000 0666"
secondary_phone = "+44 900 000 0667"
"#;

#[test]
fn contacts_that_somebody_else_may_have_put_here_are_not_used_and_that_is_said() {
    let house = House::with_incident("db-1");
    let contacts = house.write("contacts.toml", PLANTED);
    let (folder, own) = (house.path("work"), house.path("own"));
    fs::write(&own, PLANTED).unwrap();
    let call = |options: &[&str]| house.run(&[&["call", "bram"], options].concat());
    let dialled = |output: Output| {
        let said = output.stderr.clone();
        (output.done().contains("900 000 0666"), said)
    };
    let refused = |why: &str| {
        let (planted, told) = dialled(call(&[]));
        assert!(!planted, "{why}");
        assert_eq!(told.matches("warning: contacts.toml is not used: ").count(), 1, "{why}: {told}");
        assert!(told.contains(why) && told.contains("name it with --contacts"), "{why}: {told}");
        let (named, told) = dialled(call(&["--contacts", "contacts.toml"]));
        assert!(named && !told.contains("is not used"), "{why}: {told}");
    };
    assert!(dialled(call(&[])).0, "a file of one's own is used");
    let whole = fs::canonicalize(&folder).unwrap().display().to_string();
    let by_all = format!("every account may write to {whole};");
    for (of_folder, of_file, why) in [(0o755, 0o646, "every account may write to contacts.toml"), (0o777, 0o600, &by_all)] {
        mode(&folder, of_folder);
        mode(&contacts, of_file);
        refused(why);
    }
    // Where nobody can take away what others put there, one's own is one's own.
    mode(&folder, 0o1777);
    mode(&contacts, 0o664);
    assert!(dialled(call(&[])).0);
    fs::remove_file(&contacts).unwrap();
    symlink(&own, &contacts).unwrap();
    mode(&house.path(""), 0o700);
    assert!(dialled(call(&[])).0, "a link of one's own to a file of one's own");
    mode(&own, 0o666);
    refused(&format!("every account may write to {}", fs::canonicalize(&own).unwrap().display()));
    mode(&own, 0o600);
    // Only root may give a file away.
    if is_root() {
        lchown(&contacts, Some(STRANGER), None).unwrap();
        refused("contacts.toml belongs to 54321");
        lchown(&contacts, Some(0), None).unwrap();
        chown(&own, Some(STRANGER), None).unwrap();
        refused("belongs to 54321");
        chown(&own, Some(0), None).unwrap();
        mode(&folder, 0o755);
        chown(&folder, Some(STRANGER), None).unwrap();
        refused(&format!("{whole} belongs to 54321"));
    }
}

#[test]
fn what_was_only_found_is_judged_once_more_when_it_is_open() {
    use crisis::app::library;
    use crisis::domain::files::kind::Kind;
    let house = House::new();
    let path = house.write("contacts.toml", library::EXAMPLE_CONTACTS);
    let parse = |named| {
        library::parse(&path, Kind::Contacts, named, |text| {
            crisis::domain::files::contacts::parse(text, chrono::NaiveDate::default())
        })
    };
    assert!(parse(false).is_ok() && parse(true).is_ok());
    // Between finding and opening somebody else may put theirs in its place.
    mode(&path, 0o666);
    assert!(parse(false).is_err() && parse(true).is_ok());
    if is_root() {
        mode(&path, 0o644);
        chown(&path, Some(STRANGER), None).unwrap();
        assert!(parse(false).is_err() && parse(true).is_ok());
    }
}

#[test]
fn settings_and_runbooks_that_somebody_else_may_have_put_here_are_not_used() {
    let house = House::new();
    let settings = house.write("crisis.toml", "language = \"nl\"\n");
    let runbook = include_str!("../../runbooks/hung-job.toml").replace("id = \"hung-job\"", "id = \"technical-crisis\"");
    let planted = house.write("runbooks/planted.toml", &runbook);
    let runbooks = house.path("work/runbooks");
    let list = |options: &[&str]| house.run(&[&["declare"], options].concat()).stderr;
    let told = list(&[]);
    assert!(told.starts_with("fout: ") && !told.contains("datacentre-loss-small-team"), "files of one's own are used: {told}");
    mode(&settings, 0o666);
    mode(&runbooks, 0o777);
    let told = list(&[]);
    assert!(told.contains("warning: crisis.toml is not used: every account may write to crisis.toml"), "{told}");
    assert!(
        told.contains("warning: runbooks is not used: every account may write to runbooks; to use it, name it with --runbooks")
    );
    assert!(told.contains("datacentre-loss-small-team"), "{told}");
    assert!(!list(&["--runbooks", "runbooks"]).contains("datacentre-loss-small-team"));
    assert!(list(&["--config", "crisis.toml"]).contains("fout: "));
    // In a folder of one's own a single file may be somebody else's.
    mode(&runbooks, 0o755);
    mode(&planted, 0o666);
    let told = house.run(&["declare", "planted"]).refused(2);
    assert!(told.contains("not used: every account may write to runbooks/planted.toml"), "{told}");
    // A file that only has the name of a runbook.
    fs::remove_dir_all(&runbooks).unwrap();
    let file = house.write("technical-crisis", &runbook);
    mode(&file, 0o666);
    let output = house.run(&["declare", "technical-crisis"]);
    let told = output.stderr.clone();
    output.done();
    assert!(
        told.contains("warning: the file technical-crisis is not used: every account may write to technical-crisis"),
        "{told}"
    );
    assert!(house.status()["priorities"][0]["steps"].as_array().unwrap().len() > 9, "the shipped runbook is used");
}

#[test]
fn the_screen_keeps_in_view_what_is_not_used() {
    let house = House::new();
    let contacts = house.write("contacts.toml", PLANTED);
    mode(&contacts, 0o666);
    let mut pty = Pty::of(&house, Some("ana"));
    pty.wait_for("contacts.toml is not used: every account may write to");
    pty.send("q");
    assert_eq!(pty.end(), 0);
}

/// The program where the log lies on a file system of that number.
fn on(number: &str, house: &House, args: &[&str]) -> Output {
    let mut command = house.command(args);
    command.env("CRISIS_TEST_FILE_SYSTEM", number);
    finish(command, b"")
}

#[test]
fn a_log_on_a_network_is_said_once_by_every_verb_and_stands_on_the_first_line() {
    let house = House::with_incident("db-1");
    let said = "warning: the log is on a network file system (NFS), where locks may not hold: keep it on a local disk of one host (--dir)\n";
    let folder = house.log_folder().display().to_string();
    for args in [
        &["status"][..],
        &["next"],
        &["log"],
        &["note", "x"],
        &["verify"],
        &["verify", &folder],
        &["export", "-f", "csv"],
        &["export", "-f", "csv", "-o", "r.csv"],
        &["declare", "hung-job"],
    ] {
        let output = on("6969", &house, args);
        assert_eq!(output.stderr.matches(said).count(), 1, "{args:?}: {output:?}");
        assert_eq!(output.stderr.matches("network").count(), 1, "{args:?}: {output:?}");
        assert_eq!(output.code, 0, "{args:?}: {output:?}");
    }
    assert!(!on("ef53", &house, &["status", "-i", "ams1"]).stderr.contains("network"));
    assert!(!on("6969", &house, &["contacts"]).stderr.contains("network"), "a verb without a log says nothing of it");
    let id = "ams1-power-loss";
    let status = |number: &str| on(number, &house, &["status", "--json", "-i", id]).json();
    assert_eq!(status("6969")["log"]["network"], "NFS");
    assert_eq!(status("fe534d42")["log"]["network"], "SMB");
    assert_eq!(status("ef53")["log"].get("network"), None);
    let program = [env!("CARGO_BIN_EXE_crisis"), "-i", id];
    let in_environment = [("CRISIS_TEST_FILE_SYSTEM", "6969")];
    for size in [(80, 24), (40, 10)] {
        let mut pty = Pty::start_in(&house, Some("ana"), size, &program, &in_environment);
        pty.wait_for("LOG ON NFS");
        assert!(pty.contents().lines().next().unwrap().contains("LOG ON NFS"), "{}", pty.contents());
        pty.send("q");
        assert_eq!(pty.end(), 0);
    }
    let mut pty = Pty::start_in(&House::new(), Some("ana"), (80, 24), &program[..1], &in_environment);
    pty.wait_for("LOG ON NFS");
    pty.wait_for("network file system (NFS)");
    pty.send("q");
    assert_eq!(pty.end(), 0);
}

/// What doctor found, by what it is about: state and text.
fn found(output: &Output) -> Vec<(String, String, String)> {
    let told: Value = serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    let word = |check: &Value, key: &str| check[key].as_str().unwrap().to_owned();
    let found: Vec<_> = told["checks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|check| {
            assert_eq!(check["hint"].is_null(), check["state"] == "sound", "{check}");
            (word(check, "about"), word(check, "state"), word(check, "text"))
        })
        .collect();
    let wrong = found.iter().any(|(_, state, _)| state == "wrong" || state == "failed");
    assert_eq!(told["sound"], !wrong, "{told}");
    found
}

#[track_caller]
fn has(found: &[(String, String, String)], about: &str, state: &str, text: &str) {
    let is_it = |(a, s, t): &(String, String, String)| a == about && s == state && t.contains(text);
    assert!(found.iter().any(is_it), "{about} {state} {text}: {found:#?}");
}

#[test]
fn doctor_says_what_is_sound_in_both_languages_and_changes_nothing() {
    let house = House::new();
    let output = house.run(&["doctor"]);
    assert_eq!(output.code, 0, "{output:?}");
    for said in ["Log\n", "File system\n", "Clock\n", "Files\n", "there is no log in ", "nothing is wrong\n"] {
        assert!(output.stdout.contains(said), "{said}: {output:?}");
    }
    assert!(!is_there(&house.log_folder()));
    let house = House::with_incident("db-1");
    let before = held(&house.log_folder()).len();
    let output = house.run(&["doctor", "--json"]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{output:?}");
    let sound = found(&output);
    has(&sound, "log", "sound", "1 incident, 1 entry, no flaws");
    has(&sound, "file_system", "sound", "MB free");
    has(&sound, "clock", "sound", "the newest entry is of ");
    has(&sound, "files", "remark", "example contacts in use");
    assert_eq!(held(&house.log_folder()).len(), before);
    let mut dutch = house.command(&["doctor"]);
    dutch.env("LANG", "nl_NL.UTF-8");
    let dutch = finish(dutch, b"").done();
    assert!(dutch.contains("Bestandssysteem\n") && dutch.contains("er is niets mis\n"), "{dutch}");
    assert!(house.run(&["doctor", "--at", "14:05"]).refused(2).contains("--at"));
    assert!(house.run(&["man", "doctor"]).done().contains("crisis doctor"));
    assert!(house.run(&["completions", "bash"]).done().contains("doctor"));
}

#[test]
fn doctor_works_where_nothing_else_does() {
    let house = House::with_incident("db-1");
    let doctor = |changed: &dyn Fn(&mut Command)| {
        let mut command = house.command(&["doctor", "--json"]);
        changed(&mut command);
        finish(command, b"")
    };
    let homeless = doctor(&|command| {
        command.env("HOME", ".").env("TZ", "Nowhere/At_All");
    });
    assert_eq!(homeless.code, 2, "{homeless:?}");
    has(&found(&homeless), "log", "wrong", "there is no folder for the log");
    has(&found(&homeless), "clock", "wrong", "Nowhere/At_All");
    let output = house.run(&["doctor", "--json", "--config", "not-there.toml", "--runbooks", "nor-this"]);
    assert_eq!(output.code, 2, "{output:?}");
    has(&found(&output), "files", "wrong", "not-there.toml cannot be read");
    has(&found(&output), "files", "wrong", "nor-this cannot be read");
    let file = house.write("crisis.toml", "langage = \"nl\"\n");
    has(&found(&house.run(&["doctor", "--json"])), "files", "wrong", "crisis.toml:1:1");
    mode(&file, 0o666);
    has(&found(&house.run(&["doctor", "--json"])), "files", "wrong", "crisis.toml is not used");
    fs::remove_file(file).unwrap();
    let network = on("65735546", &house, &["doctor", "--json"]);
    assert_eq!(network.code, 2, "{network:?}");
    has(&found(&network), "file_system", "wrong", "is on a network file system (FUSE");
    let told = on("6969", &house, &["doctor"]).stdout;
    assert!(told.contains("hint: move the log to a local disk of one host"), "{told}");
    assert!(!on("6969", &house, &["doctor"]).stderr.contains("network"));
    // A log that is none, beside one that is sound.
    let broken = house.path("broken");
    fs::create_dir(&broken).unwrap();
    fs::write(broken.join("log.sqlite"), "no database at all ".repeat(400)).unwrap();
    let output = house.run(&["doctor", "--json", broken.to_str().unwrap(), house.log_folder().to_str().unwrap()]);
    assert_eq!(output.code, 3, "{output:?}");
    has(&found(&output), "log", "failed", "broken/log.sqlite");
    has(&found(&output), "log", "sound", "1 incident, 1 entry");
}

#[test]
fn doctor_finds_what_is_not_ones_own_beside_a_log() {
    let house = House::with_incident("db-1");
    let log = house.log_folder();
    fs::remove_file(log.join("log.sqlite-pair")).unwrap();
    pipe(&log.join("log.sqlite-pair"));
    let output = house.run(&["doctor", "--json"]);
    assert_eq!(output.code, 2, "{output:?}");
    has(&found(&output), "log", "wrong", "log.sqlite-pair is not a regular file");
    fs::remove_file(log.join("log.sqlite-pair")).unwrap();
    let shared = house.path("shared");
    fs::create_dir(&shared).unwrap();
    fs::write(shared.join("other"), "so that the folder stays as it is").unwrap();
    house.run(&["declare", "hung-job", "--dir", shared.to_str().unwrap()]).done();
    mode(&shared, 0o777);
    let output = house.run(&["doctor", "--json", "--dir", shared.to_str().unwrap()]);
    has(&found(&output), "log", "wrong", "every account may write to");
    if is_root() {
        mode(&shared, 0o755);
        chown(&shared, Some(STRANGER), None).unwrap();
        let output = house.run(&["doctor", "--json", "--dir", shared.to_str().unwrap()]);
        has(&found(&output), "log", "wrong", "belongs to 54321");
    }
}

#[test]
fn every_verb_says_once_that_somebody_else_can_replace_the_log() {
    let house = House::with_incident("db-1");
    let whole = fs::canonicalize(house.log_folder()).unwrap().display().to_string();
    let told = |args: &[&str]| house.run(args).stderr;
    for args in [&["status"][..], &["note", "the roof leaks"], &["verify"], &["log"]] {
        assert!(!told(args).contains("replace the log"), "{args:?}");
    }
    for args in [&["status"][..], &["note", "the roof leaks"], &["verify"], &["log"]] {
        // Whoever opens a log in a folder of their own closes it to all others.
        mode(&house.log_folder(), 0o777);
        let told = told(args);
        let why = format!("warning: somebody else can replace the log in {whole}: every account may write to {whole}\n");
        assert_eq!(told.matches(&why).count(), 1, "{args:?}: {told}");
    }
    if is_root() {
        mode(&house.log_folder(), 0o700);
        chown(house.log_folder(), Some(STRANGER), None).unwrap();
        assert!(told(&["status"]).contains(&format!("{whole} belongs to 54321\n")));
    }
}

#[test]
fn doctor_says_how_far_off_the_clock_is_and_whether_something_keeps_it() {
    let house = House::with_incident("db-1");
    let programs = house.path("programs");
    fs::create_dir(&programs).unwrap();
    let program = |name: &str, says: &str| {
        let path = programs.join(name);
        fs::write(&path, format!("#!/bin/sh\n{says}\n")).unwrap();
        mode(&path, 0o755);
    };
    let doctor = |clock: &str| {
        let mut command = house.command(&["doctor", "--json"]);
        command.env("PATH", format!("{}:/usr/bin:/bin", programs.display()));
        if !clock.is_empty() {
            fs::write(house.path("clock"), clock).unwrap();
            command.env("CRISIS_TEST_CLOCK", house.path("clock"));
        }
        finish(command, b"")
    };
    program("chronyc", "exit 1");
    for (says, state, text) in [
        ("echo yes", "sound", "the clock is synchronised"),
        ("echo no", "remark", "not synchronised"),
        ("exit 1", "remark", "neither chronyc nor timedatectl knows"),
        ("exec sleep 600", "remark", "neither chronyc nor timedatectl knows"),
    ] {
        program("timedatectl", says);
        let output = doctor("");
        assert_eq!(output.code, 0, "{output:?}");
        has(&found(&output), "clock", state, text);
    }
    program("chronyc", "echo A29FC87B,10.0.0.1,4,1764209000.1,0.000010,0,0,0,0,0,0.02,0.001,64.5,Normal");
    has(&found(&doctor("")), "clock", "sound", "synchronised, to within 0.011 seconds");
    let output = doctor("2020-01-01T00:00:00Z");
    assert_eq!(output.code, 2, "{output:?}");
    has(&found(&output), "clock", "wrong", "ahead of the clock");
    has(&found(&output), "clock", "wrong", "this program was installed at ");
}
