use std::fmt::Write as _;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::house::{House, Output, finish};
use crate::page::{contacts, kinds, until};
use crate::pty::Pty;

/// A mail server of its own, ended with this.
struct Server {
    folder: tempfile::TempDir,
    program: Child,
}

impl Server {
    /// Starts a server that works, or fails in some way: `smtp_server.py` has the words for it.
    fn that(mode: &str) -> Self {
        let python = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("python/bin/python");
        assert!(python.exists(), "{} is not there: `tests/run` installs it", python.display());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/smtp_server.py");
        let folder = tempfile::tempdir().unwrap();
        let said = File::create(folder.path().join("said")).unwrap();
        let mut command = Command::new(python);
        command.arg(script).arg(folder.path()).arg(mode).stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(said);
        let server = Self { program: command.spawn().unwrap(), folder };
        until("the mail server listens", || server.path("port").exists());
        server
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// Waits until a client has come to a stage.
    fn wait_for(&self, stage: &str) {
        until(stage, || self.read("stages").lines().any(|line| line == stage));
    }

    /// The mails that it took.
    fn mails(&self) -> Vec<Value> {
        self.read("mails").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The channel of that id to it, as settings have it.
    fn channel(&self, id: &str, security: &str) -> String {
        format!(
            "[[channel]]\nid = \"{id}\"\nkind = \"mail\"\nserver = \"localhost:{}\"\nsecurity = \"{security}\"\nuser = \"crisis\"\n\
             secret = \"file:mail.secret\"\nca_file = \"{}\"\nfrom = \"noc@hoster.test\"\n",
            self.read("port"),
            self.path("ca.pem").display()
        )
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// A house with an incident, people who are not of the example, a secret, and those channels.
fn house(channels: &[String]) -> House {
    let house = House::with_incident("db-1");
    contacts(&house);
    let secret = house.write("mail.secret", "hunter2\n");
    fs::set_permissions(secret, fs::Permissions::from_mode(0o600)).unwrap();
    configure(&house, channels);
    house
}

fn configure(house: &House, channels: &[String]) {
    let ids: Vec<&str> = channels.iter().filter_map(|text| text.split('"').nth(1)).map(|id| id.trim_matches('"')).collect();
    let mut text = channels.concat();
    write!(text, "[page]\nchannels = {ids:?}\njoin = \"the bridge\"\n").unwrap();
    house.write("crisis.toml", text);
}

#[test]
fn a_page_arrives_by_mail_over_starttls_with_a_login_once_and_to_one_person() {
    let server = Server::that("works");
    let house = house(&[server.channel("email", "starttls")]);
    let told = house.run(&["page", "bram", "chloe"]).done();
    assert!(told.contains("Bram Bakker: sent over email") && told.contains("Chloe Martin: sent over email"), "{told}");
    let mut mails = server.mails();
    mails.sort_by_key(|mail| mail["to"][0].to_string());
    let [bram, chloe] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!(
        (&bram["to"], &chloe["to"]),
        (&serde_json::json!(["bram@hoster.test"]), &serde_json::json!(["chloe@hoster.test"]))
    );
    for mail in [bram, chloe] {
        assert_eq!((&mail["tls"], &mail["login"], &mail["from"]), (&true.into(), &"crisis".into(), &"noc@hoster.test".into()));
        assert_eq!((&mail["subject"], &mail["automatic"]), (&"SEV1 AMS1 power loss".into(), &"auto-generated".into()));
    }
    let body = |mail: &Value| mail["body"].as_str().unwrap().to_owned();
    assert!(body(bram).contains("roept je op") && body(bram).contains("Meedoen: the bridge"), "{bram}");
    assert!(body(chloe).contains("calls you in") && body(chloe).contains("Join: the bridge"), "{chloe}");
    assert_ne!(bram["id"], chloe["id"]);
    let claims: Vec<Value> = house.entries(&[]).into_iter().filter(|entry| entry["fact"] == "sending_claimed").collect();
    let ids: Vec<String> =
        claims.iter().map(|claim| format!("<{}.{}@hoster.test>", claim["origin"].as_str().unwrap(), claim["number"])).collect();
    assert_eq!(vec![bram["id"].as_str().unwrap(), chloe["id"].as_str().unwrap()], ids);
}

#[test]
fn a_page_arrives_over_tls_from_the_first_byte() {
    let server = Server::that("tls");
    let house = house(&[server.channel("email", "tls")]);
    house.run(&["page", "chloe"]).done();
    assert_eq!(server.mails().len(), 1);
}

/// What came of a page over each channel: outcome, why, later.
fn outcomes(output: &Output) -> Vec<(String, String, String, bool)> {
    let told: Value = serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    let row = |row: &Value| {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        (text("channel"), text("outcome"), text("why"), row["later"].as_bool().unwrap())
    };
    let mut rows: Vec<_> = told["pages"].as_array().unwrap().iter().map(row).collect();
    rows.sort();
    rows
}

#[test]
fn whatever_a_server_does_each_page_ends_in_a_fact_that_names_neither_address_nor_number_nor_secret() {
    let modes = [
        ("dies-after-data", "uncertain"),
        ("greylists", "failed"),
        ("hangs-after-data", "uncertain"),
        ("hangs-after-rcpt", "failed"),
        ("hangs-before-greeting", "failed"),
        ("has-no-starttls", "failed"),
        ("refuses", "failed"),
        ("refuses-after-data", "failed"),
    ];
    let servers = modes.map(|(mode, _)| Server::that(mode));
    let channels: Vec<String> = modes.iter().zip(&servers).map(|((mode, _), server)| server.channel(mode, "starttls")).collect();
    let house = house(&channels);
    let output = house.run(&["page", "bram", "--json"]);
    assert_eq!(output.code, 4, "{output:?}");
    let rows = outcomes(&output);
    let short: Vec<(&str, &str)> = rows.iter().map(|(channel, outcome, ..)| (channel.as_str(), outcome.as_str())).collect();
    assert_eq!(short, modes, "{rows:?}");
    let later: Vec<&str> = rows.iter().filter(|(.., later)| *later).map(|(channel, ..)| channel.as_str()).collect();
    assert_eq!(later, ["greylists"]);
    let ended = kinds(&house).iter().filter(|kind| kind.starts_with("ended ")).count();
    assert_eq!(ended, modes.len());
    for (server, (mode, outcome)) in servers.iter().zip(modes) {
        let has_it = mode.ends_with("after-data");
        assert_eq!(server.mails().len(), usize::from(has_it), "{mode} {outcome}");
    }
    let whole = house.run(&["log", "--json"]).done() + &output.stdout + &output.stderr;
    for private in ["bram@hoster.test", "794 608", "7946082", "hunter2"] {
        assert!(!whole.contains(private), "{private}: {whole}");
    }
}

#[test]
fn a_server_whose_name_or_authority_is_not_known_or_whose_login_is_wrong_gets_no_mail() {
    let server = Server::that("works");
    let house = house(&[]);
    let known = server.channel("email", "starttls");
    let without =
        |line: &str| known.lines().filter(|other| !other.starts_with(line)).fold(String::new(), |text, line| text + line + "\n");
    for channel in [without("ca_file"), known.replace("user = \"crisis\"", "user = \"mallory\"")] {
        configure(&house, &[channel]);
        let output = house.run(&["page", "chloe", "--json"]);
        assert_eq!(outcomes(&output)[0].1, "failed", "{output:?}");
    }
    fs::set_permissions(house.path("work/mail.secret"), fs::Permissions::from_mode(0o644)).unwrap();
    configure(&house, &[known]);
    let output = house.run(&["page", "chloe", "--json"]);
    assert!(outcomes(&output)[0].2.contains("chmod 600"), "{output:?}");
    assert_eq!(server.mails().len(), 0);
}

/// The program as it runs two minutes later, when nobody knows any more what became of what was begun.
fn later(house: &House, args: &[&str]) -> Output {
    let time = chrono::Utc::now() + chrono::Duration::seconds(120);
    let clock = house.write("clock", time.to_rfc3339());
    let mut command = house.command(args);
    command.env("CRISIS_TEST_CLOCK", clock);
    finish(command, b"")
}

/// Starts a page to somebody, and kills its program once something is so.
fn killed(house: &House, who: &str, once: impl FnOnce()) {
    let mut command = house.command(&["page", who]);
    let mut program = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    once();
    let _ = program.kill();
    program.wait().unwrap();
}

#[test]
fn a_program_killed_at_any_stage_leaves_a_page_in_doubt_that_nothing_sends_again_by_itself() {
    for (mode, stage, mails) in
        [("hangs-before-greeting", "connected", 0), ("hangs-after-rcpt", "rcpt", 0), ("hangs-after-data", "data", 1)]
    {
        let server = Server::that(mode);
        let house = house(&[server.channel("email", "starttls")]);
        killed(&house, "chloe", || server.wait_for(stage));
        assert_eq!(kinds(&house), ["claimed", "started"], "{mode}");
        let refused = later(&house, &["page", "chloe"]).refused(1);
        assert!(refused.contains("may have arrived"), "{mode}: {refused}");
        assert_eq!(server.mails().len(), mails, "{mode}");
        let works = Server::that("works");
        configure(&house, &[works.channel("email", "starttls")]);
        later(&house, &["page", "chloe", "--again"]).done();
        assert_eq!(works.mails().len(), 1, "{mode}: a person said so");
    }
}

/// How often a program is killed, each time a little later.
const KILLS: u64 = 24;

#[test]
fn however_often_a_program_is_killed_no_page_is_there_twice_and_none_that_the_log_does_not_know_was_begun() {
    let server = Server::that("works");
    let house = house(&[server.channel("email", "starttls")]);
    // Each page is to somebody else: none waits for another.
    let person = |number: u64| {
        format!(
            "[[contact]]\nid = \"p{number}\"\nname = \"P {number}\"\nemail = \"p{number}@hoster.test\"\nprimary_phone = \"+31 20 794 60{number:02}\"\n\
             secondary_phone = \"+31 20 794 61{number:02}\"\n"
        )
    };
    house.write("contacts.toml", (0..KILLS).map(person).collect::<String>());
    for number in 0..KILLS {
        killed(&house, &format!("p{number}"), || thread::sleep(Duration::from_millis(number * 29)));
    }
    let entries = house.entries(&[]);
    let of = |kind: &str| -> Vec<String> {
        let bodies = entries.iter().filter(|entry| entry["fact"] == kind).map(|entry| entry["body"].as_str().unwrap());
        let named = bodies.map(|body| serde_json::from_str::<Value>(body).unwrap()["sending"].as_str().unwrap().to_owned());
        named.map(|entry| format!("<{}@hoster.test>", numbered(&entry))).collect()
    };
    let (begun, ended) = (of("sending_started"), of("sending_ended"));
    let mails = server.mails();
    let mut ids: Vec<&str> = mails.iter().map(|mail| mail["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "a page is there twice");
    assert!(ids.iter().all(|id| begun.iter().any(|begun| begun == id)), "a page left before that was known: {ids:?} {begun:?}");
    assert!(ended.iter().all(|end| ids.contains(&end.as_str())), "a page counts as sent and is not there: {ids:?} {ended:?}");
    // What was begun and has no outcome is in doubt, each of it.
    let told = later(&house, &["status", "--json"]).json();
    let in_doubt = told["alarms"].as_array().unwrap().iter().filter(|alarm| alarm["kind"] == "page_uncertain").count();
    assert_eq!(in_doubt, begun.len() - ended.len());
    assert!(house.run(&["verify"]).done().contains("no flaws"));
}

/// An entry as a mail's id has it: `origin.number`.
fn numbered(entry: &str) -> String {
    entry.replace(':', ".")
}

#[test]
fn while_a_server_hangs_the_screen_goes_on_and_leaving_waits_for_the_page() {
    let server = Server::that("hangs-after-rcpt");
    let house = house(&[server.channel("email", "starttls")]);
    let mut pty = Pty::start_in(&house, Some("ana"), (100, 30), &[env!("CARGO_BIN_EXE_crisis"), "open"], &[]);
    pty.wait_for("AMS1 power loss").is_taken();
    pty.send("p");
    pty.wait_for("Bram");
    pty.send("\u{1b}[B");
    pty.send("P");
    pty.wait_for("Goes out now over email");
    pty.send("\r");
    server.wait_for("rcpt");
    pty.wait_for("page over email");
    pty.send("\u{1b}");
    pty.send("n");
    pty.wait_for("Note");
    pty.types("the screen goes on");
    pty.wait_for("the screen goes on");
    pty.send("\r");
    let is_note = |entry: &Value| entry["text"].as_str().is_some_and(|text| text.contains("the screen goes on"));
    until("the note is kept", || house.entries(&[]).iter().any(is_note));
    assert_eq!(kinds(&house), ["claimed", "started"]);
    pty.send("q");
    pty.wait_for("waiting for 1 page");
    until("the page is over", || kinds(&house) == ["claimed", "started", "ended failed"]);
}

#[test]
fn doctor_asks_each_channel_whether_it_answers_and_sends_nothing() {
    let (works, hangs) = (Server::that("works"), Server::that("has-no-starttls"));
    let house = house(&[works.channel("email", "starttls"), hangs.channel("other", "starttls")]);
    let told = house.run(&["doctor", "--json"]);
    let told: Value = serde_json::from_str(&told.stdout).unwrap();
    let checks: Vec<(&str, &str)> = told["checks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|check| check["about"] == "channels")
        .map(|check| (check["state"].as_str().unwrap(), check["text"].as_str().unwrap()))
        .collect();
    assert_eq!(checks[0], ("sound", "email answers"));
    assert!(
        checks[1].0 == "wrong" && checks[1].1.starts_with("other does not answer: ") && checks[1].1.contains("STARTTLS"),
        "{checks:?}"
    );
    assert_eq!(works.mails().len() + hangs.mails().len(), 0);
    assert!(!works.read("stages").contains("rcpt"));
}
