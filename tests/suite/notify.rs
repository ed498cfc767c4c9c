use crisis::domain::ask::table::{Command, LifecycleCommand, PeopleCommand, StepsCommand};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::net::UnixListener;
use std::process::{Child, Command as Program, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crisis::app::desktop::{Desktop, Words};
use crisis::app::works::Works;
use crisis::app::works::progress::Progress;
use crisis::domain::id::StepRef;
use crisis::domain::record::Evidence;
use crisis::domain::runbook::Role;
use crisis::domain::vocabulary::{CallOutcome, Line};

use zbus::export::futures_core::Stream;

use crate::house::{House, PATIENCE};
use crate::keys::SECOND_EYES;
use crate::pty::Pty;
use crate::screen::{Screen, person};

fn call(who: &str) -> Command {
    Command::People(PeopleCommand::CallResponder { who: person(who), line: Line::Primary, outcome: None })
}

/// Somebody who was called and answered, with a role.
fn at_work(screen: &mut Screen, who: &str, given: Role) {
    let answered = Command::People(PeopleCommand::CallResponder {
        who: person(who),
        line: Line::Primary,
        outcome: Some(CallOutcome::Answered),
    });
    screen.meanwhile("ana", &answered).meanwhile("ana", &role(who, given, "x"));
}

/// The step that people call by a code.
fn step(screen: &Screen, code: &str) -> StepRef {
    screen.model.open.as_ref().unwrap().steps().find(|step| step.code() == code).unwrap().reference.clone()
}

fn role(who: &str, role: Role, duty: &str) -> Command {
    Command::People(PeopleCommand::AssignRole { who: who.parse().unwrap(), role, duty: Some(duty.to_owned()) })
}

/// The board of ana's incident as somebody else has it on their screen.
fn seen_by(who: &str) -> Screen {
    let mut screen = Screen::declared();
    screen.sits(who).after(1);
    screen.reached.clear();
    screen
}

#[test]
fn what_is_asked_of_a_person_reaches_them_once() {
    let mut screen = seen_by("bram");
    screen.meanwhile("ana", &call("bram"));
    assert_eq!(screen.reached, ["AMS1 power loss: You have been called in. Acknowledge with `crisis ack`, or A on the screen."]);
    screen.meanwhile("bram", &Command::People(PeopleCommand::Acknowledge {}));
    screen.meanwhile("ana", &role("bram", Role::Technical, "storage\u{1b}]0;x\u{7}"));
    assert_eq!(screen.reached[1], "AMS1 power loss: You have the technical role: storage\\u{1b}]0;x\\u{7}");
    screen.meanwhile("ana", &Command::People(PeopleCommand::OfferCommand { to: "bram".parse().unwrap(), why: None }));
    assert_eq!(screen.reached[2], "AMS1 power loss: Ana offers you command. You are in command once you accept.");
    screen.after(1).after(30).meanwhile("ana", &Command::Lifecycle(LifecycleCommand::TakeNote { text: "x".to_owned() }));
    assert_eq!(screen.reached.len(), 3, "{:?}", screen.reached);
    screen.meanwhile("ana", &role("bram", Role::Technical, "mail"));
    assert_eq!(screen.reached.len(), 4, "another duty is another thing");
}

#[test]
fn nobody_is_told_what_they_did_themselves_or_what_is_asked_of_others() {
    let mut screen = seen_by("ana");
    screen.meanwhile("ana", &call("bram"));
    screen.meanwhile("ana", &role("ana", Role::Technical, "storage"));
    screen.meanwhile("ana", &Command::People(PeopleCommand::OfferCommand { to: "bram".parse().unwrap(), why: None }));
    assert!(screen.reached.is_empty(), "{:?}", screen.reached);
}

#[test]
fn a_second_name_is_asked_of_those_whose_role_it_is() {
    for (who, asked) in [("devos", 1), ("bram", 0), ("emma", 0), ("ana", 0)] {
        let mut screen = Screen::following(SECOND_EYES);
        for (id, given) in [("devos", Role::Technical), ("bram", Role::Technical), ("emma", Role::Communication)] {
            at_work(&mut screen, id, given);
        }
        screen.sits(who).after(1);
        screen.reached.clear();
        let (step, evidence) = (step(&screen, "D2@db-1"), Some(Evidence::Text("seen".to_owned())));
        screen.meanwhile(
            "bram",
            &Command::Steps(StepsCommand::FinishStep { step, evidence, verdict: None, service: None, percent: None }),
        );
        assert_eq!(screen.reached.len(), asked, "{who}: {:?}", screen.reached);
        assert!(screen.reached.iter().all(|told| told.contains("Bram has finished D2@db-1 ")), "{:?}", screen.reached);
    }
}

#[test]
fn a_step_of_ones_own_is_told_of_one_minute_before_its_time_is_over() {
    let mut screen = seen_by("bram");
    at_work(&mut screen, "bram", Role::Technical);
    screen.meanwhile("bram", &Command::Steps(StepsCommand::StartStep { step: step(&screen, "D1") }));
    screen.reached.clear();
    screen.after(4 * 60 - 1);
    assert!(screen.reached.is_empty(), "{:?}", screen.reached);
    screen.after(1).after(1).after(30);
    assert_eq!(screen.reached, ["AMS1 power loss: One minute left for D1 State what is affected, what not."]);
    let mut other = seen_by("ana");
    at_work(&mut other, "bram", Role::Technical);
    other.meanwhile("bram", &Command::Steps(StepsCommand::StartStep { step: step(&other, "D1") }));
    other.after(4 * 60 + 1);
    assert!(!other.reached.iter().any(|told| told.contains("D1")), "{:?}", other.reached);
}

#[test]
fn what_customers_are_owed_is_told_to_whoever_communicates_else_to_the_commander() {
    let of = |who: &str, communicator: bool| {
        let mut screen = seen_by(who);
        if communicator {
            at_work(&mut screen, "emma", Role::Communication);
        }
        screen.reached.clear();
        screen.after(4 * 60 + 2);
        screen.reached.iter().any(|told| told.contains("One minute left for C1 "))
    };
    assert!(of("ana", false) && !of("emma", false));
    assert!(!of("ana", true) && of("emma", true));
}

#[test]
fn an_incident_that_is_opened_anew_repeats_nothing() {
    let mut screen = seen_by("bram");
    screen.meanwhile("ana", &call("bram")).meanwhile("ana", &call("chloe"));
    screen.after(301);
    assert_eq!((screen.reached.len(), screen.rang), (1, 1), "{:?}", screen.reached);
    screen.press("I");
    assert!(screen.model.open.is_none());
    screen.press("<Enter>");
    assert!(screen.model.open.is_some());
    screen.after(1).after(30);
    assert_eq!((screen.reached.len(), screen.rang), (1, 1), "{:?}", screen.reached);
    assert!(screen.shows("LATE"));
}

#[test]
fn each_deadline_rings_once_also_where_entries_come_late() {
    let mut screen = Screen::declared();
    screen.after(301);
    assert_eq!(screen.rang, 1, "the first word is owed after five minutes");
    let word = step(&screen, "C1");
    screen.meanwhile("bram", &Command::Steps(StepsCommand::StartStep { step: word.clone() }));
    screen.meanwhile("bram", &Command::Steps(StepsCommand::ReopenStep { step: word, why: "by mistake".to_owned() }));
    screen.after(1).after(1);
    assert_eq!(screen.rang, 1);
    screen.meanwhile("ana", &call("chloe")).after(300);
    assert_eq!(screen.rang, 2, "another deadline rings");
}

/// A program that is ended with the test.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A bus of its own, and its address.
fn bus(house: &House) -> (Ended, String) {
    let path = house.path("bus");
    let config = house.write(
        "bus.conf",
        format!(
            "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n\
             <busconfig><listen>unix:path={}</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
             <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n",
            path.display()
        ),
    );
    let mut bus = Program::new("dbus-daemon")
        .args(["--nofork", "--print-address=1", "--config-file"])
        .arg(config)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut address = String::new();
    BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).unwrap();
    (Ended(bus), address.trim().to_owned())
}

/// What a desktop is sent: program, number to replace, icon, heading, body, actions, hints, for how long.
type Notify<'a> = (&'a str, u32, &'a str, String, String, Vec<String>, std::collections::HashMap<String, zbus::Variant<'a>>, i32);

/// What comes next on a bus.
async fn next(messages: &mut zbus::MessageStream) -> Option<zbus::Result<zbus::Message>> {
    std::future::poll_fn(|context| std::pin::Pin::new(&mut *messages).poll_next(context)).await
}

/// A desktop on a bus that shows every notification: its heading and body, as they come.
fn desktop(address: &str) -> Receiver<(String, String)> {
    let (shown, seen) = channel();
    let address = address.to_owned();
    let (ready, is_ready) = channel();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let built = zbus::connection::Builder::address(address.as_str()).build().await;
            let connection = built.unwrap();
            connection.request_name("org.freedesktop.Notifications").await.unwrap();
            let mut messages = zbus::MessageStream::from(&connection);
            ready.send(()).unwrap();
            while let Some(Ok(message)) = next(&mut messages).await {
                let header = message.header();
                if header.member().is_none_or(|member| member != "Notify") {
                    continue;
                }
                let body = message.body();
                let (_, _, _, heading, words, ..): Notify<'_> = body.deserialize().unwrap();
                connection.reply(&header, &1_u32).await.unwrap();
                if shown.send((heading, words)).is_err() {
                    return;
                }
            }
        });
    });
    is_ready.recv_timeout(Duration::from_secs(20)).unwrap();
    seen
}

/// A house with an incident, and bram's screen on it.
fn at_the_screen(house: &House, environment: &[(&str, &str)]) -> Pty {
    let mut pty = Pty::start_in(house, Some("bram"), (80, 24), &[env!("CARGO_BIN_EXE_crisis")], environment);
    pty.wait_for("SEV1");
    pty
}

fn contains(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

#[track_caller]
fn until_written(pty: &Pty, part: &str) {
    let begun = Instant::now();
    while !contains(&pty.written(), part) {
        assert!(begun.elapsed() < PATIENCE, "{part:?} was not written:\n{}", pty.contents());
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_desktop_shows_what_is_asked_of_a_person() {
    let house = House::with_incident("db-1");
    let (_bus, address) = bus(&house);
    let seen = desktop(&address);
    let mut pty = at_the_screen(&house, &[("DBUS_SESSION_BUS_ADDRESS", &address)]);
    house.run(&["call", "bram"]).done();
    let (heading, body) = seen.recv_timeout(PATIENCE).unwrap();
    assert_eq!((heading.as_str(), body.starts_with("You have been called in.")), ("AMS1 power loss", true), "{body}");
    house.run_as("bram", &["ack"]).done();
    house.run(&["assign", "bram", "technical", "--duty", "<b>\u{1b}]0;x\u{7}\u{202e}"]).done();
    let (_, body) = seen.recv_timeout(PATIENCE).unwrap();
    assert_eq!(body, "You have the technical role: &lt;b&gt;\\u{1b}]0;x\\u{7}\\u{202e}");
    pty.send("q");
    assert_eq!(pty.end(), 0);
    assert!(!contains(&pty.written(), "\u{1b}]9;"), "what the desktop shows the terminal need not");
}

#[test]
fn a_bus_that_never_answers_holds_nothing_up_and_the_terminal_tells_instead() {
    let house = House::with_incident("db-1");
    let path = house.path("silent");
    let silent = UnixListener::bind(&path).unwrap();
    thread::spawn(move || {
        let mut kept = Vec::new();
        while let Ok((mut stream, _)) = silent.accept() {
            // It listens, and says nothing.
            kept.push(stream.try_clone().unwrap());
            thread::spawn(move || {
                let mut bytes = [0; 1024];
                while matches!(stream.read(&mut bytes), Ok(1..)) {}
            });
        }
    });
    let address = format!("unix:path={}", path.display());
    let mut pty = at_the_screen(&house, &[("DBUS_SESSION_BUS_ADDRESS", &address)]);
    house.run(&["call", "bram"]).done();
    let begun = Instant::now();
    pty.wait_for("called").send("?").wait_for("the keys on");
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    until_written(&pty, "\u{1b}]9;AMS1 power loss: You have been called in.");
    pty.send("?").wait_for("NEXT").send("q");
    assert_eq!(pty.end(), 0);
}

#[test]
fn without_a_bus_or_over_ssh_the_terminal_is_told_and_always_rung() {
    let house = House::with_incident("db-1");
    let nowhere = format!("unix:path={}", house.path("nowhere").display());
    let ssh = ("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22");
    let open = "\u{1b}]9;AMS1 power loss: You have been called in.";
    for (environment, told) in [
        (&[][..], open),
        (&[("DBUS_SESSION_BUS_ADDRESS", nowhere.as_str())], open),
        (&[("DBUS_SESSION_BUS_ADDRESS", nowhere.as_str()), ssh], open),
        (&[ssh, ("TMUX", "/tmp/tmux-0/default,1,0")], "\u{1b}Ptmux;\u{1b}\u{1b}]9;AMS1 power loss: You have been called in."),
    ] {
        house.run(&["release", "bram"]);
        let mut pty = at_the_screen(&house, environment);
        house.run(&["call", "bram"]).done();
        until_written(&pty, told);
        let end = if told == open { "screen.\u{7}\u{7}" } else { "screen.\u{7}\u{1b}\\\u{7}" };
        until_written(&pty, end);
        pty.send("q");
        assert_eq!(pty.end(), 0);
        pty.is_as_it_was();
    }
}

#[test]
fn who_wants_quiet_has_it() {
    let house = House::with_incident("db-1");
    for setting in [true, false] {
        house.write("crisis.toml", if setting { "notify = false\n" } else { "" });
        let mut program = vec![env!("CARGO_BIN_EXE_crisis")];
        program.extend((!setting).then_some("--quiet"));
        house.run(&["release", "bram"]);
        let mut pty = Pty::start(&house, Some("bram"), (80, 24), &program);
        pty.wait_for("SEV1");
        house.run(&["call", "bram"]).done();
        pty.wait_for("called").send("q");
        assert_eq!(pty.end(), 0);
        assert!(!contains(&pty.written(), "\u{1b}]9;") && !pty.written().contains(&7));
    }
}

#[test]
fn a_hundred_at_once_are_a_few_and_nobody_waits_for_them() {
    let house = House::new();
    let (_bus, address) = bus(&house);
    let seen = desktop(&address);
    let this = std::env::current_exe().unwrap();
    let mut told = Program::new(this)
        .args(["--exact", "notify::a_hundred_notifications", "--nocapture"])
        .env("DBUS_SESSION_BUS_ADDRESS", &address)
        .env("CRISIS_TEST_HUNDRED", "yes")
        .spawn()
        .unwrap();
    assert!(told.wait().unwrap().success());
    let mut count = 0;
    while let Ok((heading, body)) = seen.recv_timeout(Duration::from_secs(1)) {
        assert_eq!(heading, "many");
        assert!(body.starts_with("number "), "{body}");
        count += 1;
    }
    assert!((1..10).contains(&count), "{count}");
}

/// Not a test by itself: the process of the one above, in an environment of its own.
#[test]
fn a_hundred_notifications() {
    if std::env::var_os("CRISIS_TEST_HUNDRED").is_none() {
        return;
    }
    let (back, handed_back) = channel();
    let works = Works::open().unwrap();
    let desktop = Desktop::open(&works, Progress::new(100, move |words| drop(back.send(words))));
    let begun = Instant::now();
    let kept = (0..100).filter(|at| desktop.tell(Words { heading: "many".to_owned(), body: format!("number {at}") }).is_ok());
    assert!(kept.count() >= 32);
    assert!(begun.elapsed() < Duration::from_millis(100), "{:?}", begun.elapsed());
    thread::sleep(Duration::from_secs(1));
    assert!(handed_back.try_recv().is_err());
    let _ = std::io::stdout().flush();
}
