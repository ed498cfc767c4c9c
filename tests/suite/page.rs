use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crisis::domain::ask::asked::Paging;
use crisis::domain::ask::table::{Command, SendingCommand};
use crisis::domain::board::{Kind, board};
use crisis::domain::channel::Channels;
use crisis::domain::event::Fact;
use crisis::domain::field::FieldName;
use crisis::domain::files;
use crisis::domain::sending::decide::start;
use crisis::domain::sending::facts::{SendingEnded, SendingFact};
use crisis::domain::sending::state::{Sending, Stage};
use crisis::domain::stamp::Moment;
use crisis::domain::verb::Verb;
use crisis::domain::vocabulary::{Arrival, ChannelKind, SendingOutcome};
use crisis::tui::form::known::Known;
use crisis::tui::form::{About, Form, make, send};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use crate::house::{House, Output, PATIENCE};
use crate::pty::Pty;
use crate::screen::{Screen, given, person};

/// A command that keeps what it gets, and says nothing more than the test wants.
pub fn script(house: &House, name: &str, text: &str) -> PathBuf {
    let path = house.write(name, format!("#!/bin/sh\n{text}\n"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// Settings with one channel `sms`, over which people are paged.
pub fn settings(house: &House, command: &str) {
    house.write(
        "crisis.toml",
        format!("[[channel]]\nid = \"sms\"\nkind = \"shell\"\ncommand = [\"{command}\"]\n[page]\nchannels = [\"sms\"]\n"),
    );
}

/// Three people who are not of the example: ana and chloe read English, bram Dutch.
pub fn contacts(house: &House) {
    let person = |id: &str, name: &str, digit: u8, language: &str| {
        format!(
            "[[contact]]\nid = \"{id}\"\nname = \"{name}\"\nemail = \"{id}@hoster.test\"\nprimary_phone = \"+31 20 794 608{digit}\"\n\
             secondary_phone = \"+31 20 794 609{digit}\"\nlanguages = [\"{language}\"]\n"
        )
    };
    let all = [
        person("ana", "Ana de Vries", 1, "en"),
        person("bram", "Bram Bakker", 2, "nl"),
        person("chloe", "Chloe Martin", 3, "en"),
    ];
    house.write("contacts.toml", all.concat());
}

/// A house with an incident, and a command that writes what it gets into `work/got`.
fn paged_by_command(text: &str) -> House {
    let house = House::with_incident("db-1");
    contacts(&house);
    let command = script(&house, "send", text);
    settings(&house, command.to_str().unwrap());
    house
}

const KEEPS: &str = "{ printf '%s %s\\n' \"$CRISIS_TO_NAME\" \"$CRISIS_TO_PHONE\"; cat; echo; } >> got";

/// The facts of sendings in the log, as `kind outcome`.
pub fn kinds(house: &House) -> Vec<String> {
    let told = house.entries(&[]).into_iter().filter_map(|entry| {
        let kind = entry["fact"].as_str()?.strip_prefix("sending_")?.to_owned();
        let body: Value = serde_json::from_str(entry["body"].as_str()?).ok()?;
        let outcome = body["outcome"].as_str().map(|outcome| format!(" {outcome}"));
        Some(format!("{kind}{}", outcome.unwrap_or_default()))
    });
    told.collect()
}

#[test]
fn a_page_by_a_command_goes_out_in_the_language_of_whoever_is_paged_and_each_stage_is_a_fact() {
    let house = paged_by_command(KEEPS);
    // Named twice, it is one page.
    let told = house.run(&["page", "bram", "Bram", "--channel", "sms,sms", "--text", "bring the key"]).done();
    assert!(told.contains("Bram Bakker: sent over sms"), "{told}");
    let got = fs::read_to_string(house.path("work/got")).unwrap();
    assert!(got.starts_with("Bram Bakker +31207946082\nAna de Vries roept je op: AMS1 power loss (SEV1)"), "{got}");
    assert!(got.contains("bring the key") && got.contains("Meld je met `crisis ack"), "{got}");
    assert_eq!(kinds(&house), ["claimed", "started", "ended sent"]);
    let by: Vec<Value> =
        house.entries(&[]).into_iter().filter(|entry| entry["fact"].as_str().unwrap().starts_with("sending_")).collect();
    assert_eq!((&by[0]["by"], &by[1]["by"], &by[2]["by"]), (&"ana".into(), &"crisis".into(), &"crisis".into()));
    assert!(house.run(&["verify"]).done().contains("no flaws"));
}

#[test]
fn several_people_are_paged_at_once_and_one_that_fails_is_exit_code_4_and_stays_an_alarm_until_it_is_repeated_or_settled() {
    let house = paged_by_command(
        "cat >/dev/null; case \"$CRISIS_TO_NAME\" in Bram*) echo \"no credit for $CRISIS_TO_PHONE\" >&2; exit 3;; esac",
    );
    let output = house.run(&["page", "bram", "chloe"]);
    assert_eq!(output.code, 4, "{output:?}");
    assert!(output.stdout.contains("Bram Bakker: NOT SENT over sms: the command ended with 3: no credit for …"), "{output:?}");
    assert!(output.stdout.contains("Chloe Martin: sent over sms"), "{output:?}");
    let alarm = |house: &House| {
        let status = house.status();
        let alarms = status["alarms"].as_array().unwrap().clone();
        alarms.into_iter().find(|alarm| alarm["kind"] == "page_failed")
    };
    assert!(alarm(&house).unwrap()["hint"].as_str().unwrap().contains("crisis page bram"));
    house.run(&["page", "bram", "--arrived", "no"]).done();
    assert_eq!(alarm(&house), None);
    house.run(&["page", "bram", "--arrived", "no"]).refused(1);
    assert_eq!(house.run(&["page", "bram", "--json"]).code, 4);
    assert!(alarm(&house).is_some());
    script(&house, "send", "cat > /dev/null");
    let told = house.run(&["page", "bram", "--json"]).json();
    assert_eq!(
        told["pages"],
        serde_json::json!([{ "to": "bram", "channel": "sms", "outcome": "sent", "why": null, "later": false }])
    );
    assert_eq!(alarm(&house), None);
    let whole = house.run(&["log", "--json"]).done();
    assert!(!whole.contains("7946082") && !whole.contains("794 608"), "a number stands in the log: {whole}");
}

#[test]
fn nothing_leaves_a_drill_nor_where_no_channel_is_configured_and_the_hint_says_phone() {
    let house = House::with_incident("db-1");
    let refused = house.run(&["page", "bram"]).refused(1);
    assert!(refused.contains("no channel is configured") && refused.contains("phone them"), "{refused}");
    assert!(house.run(&["page", "bram", "--channel", "fax"]).refused(2).contains("there is no channel fax"));
    let drill = House::new();
    drill.run(&["declare", "technical-crisis", "--title", "Exercise", "--component", "db-1", "--drill"]).done();
    let command = script(&drill, "send", KEEPS);
    settings(&drill, command.to_str().unwrap());
    let refused = drill.run(&["page", "bram"]).refused(1);
    assert!(refused.contains("drill") && refused.contains("phone them"), "{refused}");
    assert!(!drill.path("work/got").exists());
    assert_eq!(kinds(&drill), [""; 0]);
    house.run(&["page", "bram", "--at", "10m ago"]).refused(1);
    settings(&house, "/bin/true");
    let invented = house.run(&["page", "bram"]);
    assert_eq!((invented.code, kinds(&house)), (4, vec!["claimed".to_owned(), "ended failed".to_owned()]), "{invented:?}");
    house.run(&["page", "nobody-of-that-name"]).refused(2);
}

/// Starts the program and lets it run.
fn started(house: &House, args: &[&str]) -> Child {
    let mut command = house.command(args);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Waits until something is so.
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "waited in vain: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_second_page_is_refused_with_the_name_of_who_has_the_first_in_hand() {
    let house = paged_by_command("cat > /dev/null; echo > begun; while [ ! -e enough ]; do sleep 0.05; done");
    let mut first = started(&house, &["page", "bram"]);
    until("the command runs", || house.path("work/begun").exists());
    let refused = house.run_as("chloe", &["page", "bram"]).refused(1);
    assert!(refused.contains("Ana is paging them over sms"), "{refused}");
    house.write("enough", "");
    assert!(first.wait().unwrap().success());
    assert_eq!(kinds(&house), ["claimed", "started", "ended sent"]);
}

/// A house whose program was killed with a page under way, as it stands two minutes later.
fn killed_under_way() -> (House, impl Fn(&House, &[&str]) -> Output) {
    let house = paged_by_command("cat > /dev/null; echo $$ > begun; sleep 1000");
    let mut first = started(&house, &["page", "bram"]);
    until("the command runs", || fs::read_to_string(house.path("work/begun")).is_ok_and(|pid| pid.ends_with('\n')));
    first.kill().unwrap();
    first.wait().unwrap();
    let command: i32 = fs::read_to_string(house.path("work/begun")).unwrap().trim().parse().unwrap();
    let command = rustix::process::Pid::from_raw(command).unwrap();
    let _ = rustix::process::kill_process_group(command, rustix::process::Signal::KILL);
    let later = chrono::Utc::now() + chrono::Duration::seconds(120);
    let clock = house.write("clock", later.to_rfc3339());
    let run = move |house: &House, args: &[&str]| {
        let mut command = house.command(args);
        command.env("CRISIS_TEST_CLOCK", &clock);
        crate::house::finish(command, b"")
    };
    (house, run)
}

#[test]
fn what_a_killed_program_had_begun_is_uncertain_and_goes_out_again_only_where_a_person_says_so() {
    let (house, run) = killed_under_way();
    script(&house, "send", KEEPS);
    assert_eq!(kinds(&house), ["claimed", "started"]);
    let status = run(&house, &["status", "--json"]).json();
    let alarms = status["alarms"].as_array().unwrap();
    let alarm = alarms.iter().find(|alarm| alarm["kind"] == "page_uncertain").unwrap_or_else(|| panic!("{alarms:?}"));
    assert!(alarm["text"].as_str().unwrap().contains("UNCERTAIN"), "{alarm}");
    // Whatever else runs leaves it alone.
    run(&house, &["status"]).done();
    let refused = run(&house, &["page", "bram"]).refused(1);
    assert!(refused.contains("may have arrived") && refused.contains("--again"), "{refused}");
    assert!(!house.path("work/got").exists());
    run(&house, &["page", "bram", "--again"]).done();
    assert_eq!(fs::read_to_string(house.path("work/got")).unwrap().matches("crisis ack").count(), 1);
    let status = run(&house, &["status", "--json"]).json();
    assert!(status["alarms"].as_array().unwrap().iter().all(|alarm| alarm["kind"] != "page_uncertain"));
}

#[test]
fn somebody_who_asked_says_that_an_uncertain_page_arrived() {
    let (house, run) = killed_under_way();
    run(&house, &["page", "bram", "--arrived", "yes"]).done();
    let status = run(&house, &["status", "--json"]).json();
    assert!(status["alarms"].as_array().unwrap().iter().all(|alarm| alarm["kind"] != "page_uncertain"));
    assert_eq!(kinds(&house), ["claimed", "started", "settled"]);
    let told = run(&house, &["log"]).done();
    assert!(told.contains("arrived: page to"), "{told}");
}

/// A page to bram, as somebody asks it.
fn page(again: bool) -> Command {
    let (subject, body) = ("s".to_owned(), "b".to_owned());
    let over = vec![("sms".parse().unwrap(), ChannelKind::Shell)];
    SendingCommand::PageResponder { page: Paging { to: person("bram"), over, subject, body, again } }.into()
}

#[test]
fn a_claim_that_was_never_started_lapses_and_is_never_started_afterwards() {
    let mut machine = crate::laws::Machine::new();
    machine.ask("ana", &page(false)).unwrap();
    let entry = |machine: &crate::laws::Machine| machine.incident.sendings.iter().next_back().unwrap().entry();
    let (first, now) = (entry(&machine), |machine: &crate::laws::Machine| Moment::from_millis(machine.now));
    assert!(machine.ask("bram", &page(false)).is_err(), "it is in hand");
    assert!(start(&machine.incident.sendings, first, now(&machine)).is_some());
    machine.now += 4 * 60_000;
    assert_eq!(start(&machine.incident.sendings, first, now(&machine)), None, "it has lapsed");
    let alarms = board(&machine.incident, now(&machine), None).alarms;
    assert!(alarms.iter().any(|alarm| alarm.kind == Kind::PageFailed), "nobody hears that it never left");
    machine.ask("bram", &page(false)).unwrap();
    let second = entry(&machine);
    assert_ne!(first, second);
    assert_eq!(start(&machine.incident.sendings, first, now(&machine)), None, "another has it");
    let begun = start(&machine.incident.sendings, second, now(&machine)).unwrap();
    machine.keep(&"crisis".parse().unwrap(), Fact::from(SendingFact::from(begun)));
    assert_eq!(start(&machine.incident.sendings, second, now(&machine)), None, "it begins once");
}

/// What happens around pages to one person over one channel.
#[derive(Clone, Copy, Debug)]
enum Happens {
    Paged { again: bool },
    Begun(usize),
    Ended(usize, SendingOutcome),
    Settled,
    Passed(i64),
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        4 => any::<bool>().prop_map(|again| Happens::Paged { again }),
        4 => (0..6_usize).prop_map(Happens::Begun),
        2 => (0..6_usize, select(SendingOutcome::ALL.to_vec())).prop_map(|(which, outcome)| Happens::Ended(which, outcome)),
        1 => Just(Happens::Settled),
        2 => select(vec![10_i64, 100, 200]).prop_map(Happens::Passed),
    ]
}

proptest! {
    /// Whatever happens in whatever order: of the pages to somebody over a channel one is in hand at most.
    /// Each begins once, where nobody else has one; none goes out again by itself while one is in doubt.
    #[test]
    fn one_page_is_in_hand_at_most_and_each_begins_once(all in proptest::collection::vec(happens(), 0..40)) {
        let mut machine = crate::laws::Machine::new();
        let (mut claims, mut begun, mut doubted) = (Vec::new(), Vec::new(), 0_usize);
        let crisis = "crisis".parse().unwrap();
        let who = || person("bram").id;
        for happens in all {
            let now = Moment::from_millis(machine.now);
            match happens {
                Happens::Paged { again } => {
                    let then = Moment::from_millis(machine.now + 60_000);
                    let before: Vec<Stage> = machine.incident.sendings.iter().map(|sending| sending.stage(then)).collect();
                    if machine.ask("ana", &page(again)).is_ok() {
                        prop_assert!(again || !before.contains(&Stage::Uncertain), "it went out again by itself");
                        prop_assert!(!before.contains(&Stage::Claimed) && !before.contains(&Stage::Started), "two have it");
                        claims.push(machine.incident.sendings.iter().next_back().unwrap().entry());
                        doubted += usize::from(before.contains(&Stage::Uncertain));
                    }
                }
                Happens::Begun(which) => {
                    let Some(entry) = claims.iter().rev().nth(which).copied() else { continue };
                    if let Some(fact) = start(&machine.incident.sendings, entry, now) {
                        prop_assert!(!begun.contains(&entry), "it begins twice");
                        begun.push(entry);
                        machine.keep(&crisis, Fact::from(SendingFact::from(fact)));
                    }
                }
                Happens::Ended(which, outcome) => {
                    let Some(sending) = begun.iter().rev().nth(which).copied() else { continue };
                    machine.keep(&crisis, Fact::from(SendingFact::from(SendingEnded { sending, who: who(), channel: "sms".parse().unwrap(), outcome, why: None, later: false })));
                }
                Happens::Settled => {
                    let settle = SendingCommand::SettlePage { who: who(), channels: Vec::new(), arrived: Arrival::No };
                    let _ = machine.ask("bram", &settle.into());
                }
                Happens::Passed(seconds) => machine.now += seconds * 1000,
            }
            let now = Moment::from_millis(machine.now);
            let in_hand = |sending: &&Sending| matches!(sending.stage(now), Stage::Claimed | Stage::Started);
            prop_assert!(machine.incident.sendings.to(&who()).filter(in_hand).count() <= 1);
            prop_assert!(machine.incident.sendings.iter().count() <= 1 + begun.len() + doubted);
        }
    }
}

/// Channels of some settings.
pub fn channels(text: &str) -> Channels {
    files::settings::parse(text).value.unwrap().channels
}

/// A screen at which people are paged over one channel.
pub fn paging_screen() -> Screen {
    let mut given = given();
    given.directory = given.directory.paged_over(channels(
        "[[channel]]\nid = \"sms\"\nkind = \"shell\"\ncommand = [\"send\"]\n[page]\nchannels = [\"sms\"]\n",
    ));
    Screen::declared_with(given)
}

#[test]
pub fn capital_p_pages_whoever_the_cursor_stands_on_once_the_words_were_read() {
    let mut screen = paging_screen();
    screen.press("p").press("<Down>").press("P");
    let drawn = screen.drawn(80, 24);
    let whole = ["Goes out now over sms", "AMS1 power loss (SEV1)", "crisis open", "crisis ack"];
    assert!(whole.iter().all(|words| drawn.contains(words)), "{drawn}");
    assert!(screen.sent.is_empty());
    screen.press("<Enter>");
    assert_eq!(screen.sent.len(), 1, "{}", screen.said());
    let incident = &screen.model.open.as_ref().unwrap().published.incident;
    assert_eq!(incident.sendings.iter().next().unwrap().entry(), screen.sent[0]);
}

#[test]
fn without_a_channel_capital_p_says_so_and_nothing_is_asked() {
    let mut screen = Screen::declared();
    screen.press("p").press("<Down>").press("P");
    assert!(screen.said().contains("no channel"), "{}", screen.said());
    assert!(screen.sent.is_empty());
}

#[test]
fn lint_names_secrets_that_others_read_and_commands_that_are_not_there_and_doctor_that_others_read_the_contacts() {
    let house = House::with_incident("db-1");
    contacts(&house);
    house.write("mail.secret", "hunter2");
    let mail = "[[channel]]\nid = \"email\"\nkind = \"mail\"\nserver = \"localhost:25\"\nsecurity = \"none\"\nuser = \"a\"\n\
                secret = \"file:mail.secret\"\nfrom = \"noc@hoster.test\"\n";
    house.write("crisis.toml", format!("{mail}[[channel]]\nid = \"sms\"\nkind = \"shell\"\ncommand = [\"no-such-program\"]\n"));
    let lint = house.run(&["lint", "crisis.toml"]);
    assert_eq!(lint.code, 2, "{lint:?}");
    assert!(lint.stdout.contains("chmod 600") && lint.stdout.contains("no program no-such-program"), "{lint:?}");
    assert!(!lint.stdout.contains("hunter2"));
    fs::set_permissions(house.path("work/mail.secret"), fs::Permissions::from_mode(0o600)).unwrap();
    assert!(!house.run(&["lint", "crisis.toml"]).stdout.contains("chmod 600"));
    let open = "other accounts of this machine may read contacts.toml";
    fs::set_permissions(house.path("work/contacts.toml"), fs::Permissions::from_mode(0o640)).unwrap();
    assert!(house.run(&["doctor"]).stdout.contains(open));
    fs::set_permissions(house.path("work/contacts.toml"), fs::Permissions::from_mode(0o600)).unwrap();
    assert!(!house.run(&["doctor"]).stdout.contains(open));
}

#[test]
fn on_the_board_capital_p_offers_everybody_and_what_is_typed_is_said_on_top() {
    let mut screen = paging_screen();
    screen.press("P");
    let drawn = screen.drawn(80, 24);
    assert!(drawn.contains("Bram") && drawn.contains("Page somebody"), "{drawn}");
    screen.press("<Tab>bring the key<Enter>");
    assert_eq!(screen.sent.len(), 1, "{}", screen.said());
}

#[test]
fn a_screen_pages_one_after_the_other_and_shows_what_came_of_each() {
    let house = paged_by_command(KEEPS);
    let mut pty = Pty::start_in(&house, Some("ana"), (100, 30), &[env!("CARGO_BIN_EXE_crisis"), "open"], &[]);
    pty.wait_for("AMS1 power loss").is_taken();
    pty.send("p");
    pty.wait_for("Chloe");
    for (name, words) in [("Bram", "roept je op"), ("Chloe", "calls you in")] {
        pty.send("\x1b[B");
        pty.wait_for(&format!("{name} "));
        pty.send("P");
        pty.wait_for(words);
        pty.send("\r");
        pty.wait_for("page over sms");
        until(name, || fs::read_to_string(house.path("work/got")).unwrap_or_default().contains(name));
    }
    until("both are over", || kinds(&house).iter().filter(|kind| *kind == "ended sent").count() == 2);
    assert_eq!(house.status()["pages"][1]["state"], "sent");
    assert_eq!(fs::read_to_string(house.path("work/got")).unwrap().matches("crisis ack").count(), 2);
}

#[test]
fn the_form_of_a_page_in_doubt_asks_first_whether_it_arrived_and_pages_again_only_where_nobody_knows() {
    let mut machine = crate::laws::Machine::new();
    machine.ask("ana", &page(false)).unwrap();
    let entry = machine.incident.sendings.iter().next().unwrap().entry();
    let begun = start(&machine.incident.sendings, entry, Moment::from_millis(machine.now)).unwrap();
    machine.keep(&"crisis".parse().unwrap(), Fact::from(SendingFact::from(begun)));
    machine.now += 120_000;
    let (screen, now) = (paging_screen(), Moment::from_millis(machine.now));
    let (incident, hours) = (&machine.incident, screen.model.known().unwrap().hours);
    let me = person("ana").id;
    let known = Known { incident, directory: &screen.model.given.directory, me: Some(&me), now, hours };
    let mut form = make::form(known, Verb::Page, &About::Person(person("bram").id)).unwrap();
    assert!(form.about[0].contains("Nobody knows whether the last page over sms arrived"), "{:?}", form.about);
    let asked = |form: &Form| send::commands(form, known, now, screen.model.given.zone).unwrap().remove(0);
    let Command::Sending(SendingCommand::SettlePage { arrived, .. }) = asked(&form) else { panic!("{:?}", asked(&form)) };
    assert_eq!(arrived, Arrival::Yes);
    form.write(FieldName::Arrived, "");
    let Command::Sending(SendingCommand::PageResponder { page }) = asked(&form) else { panic!("{:?}", asked(&form)) };
    assert!(page.again && page.body.contains("Trouble"), "{page:?}");
}
