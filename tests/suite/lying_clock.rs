use std::fs;
use std::ops::ControlFlow;

use crisis::app::session::Session;
use crisis::domain::advice::Asking;
use crisis::domain::ask::table::{Command, DataCommand, LifecycleCommand, PeopleCommand, StepsCommand};
use crisis::domain::board::clocks::{Clock, Kind};
use crisis::domain::board::{Board, board};
use crisis::domain::lifecycle::declare::Declaring;
use crisis::domain::reckoning::{GRACE, Reading, Reckoning, Up, Watch};
use crisis::domain::speech::Language;
use crisis::domain::stamp::{Moment, Origin, Position};
use crisis::domain::vocabulary::{Line, Service, Trusted};
use crisis::store::memory::MemoryLog;
use crisis::store::{Cursor, Order};
use crisis::tui::update::Message;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use crate::house::{House, Output};
use crate::laws::START;
use crate::pty::Pty;
use crate::screen::{Screen, given, person};

const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;

/// A machine whose clock can be set and jumps, with a log in memory.
struct Machine {
    session: Session,
    wall: i64,
    up: Up,
}

fn moment(millis: i64) -> Moment {
    Moment::from_millis(millis)
}

/// What happens to it.
#[derive(Clone, Debug)]
enum Event {
    /// So many milliseconds go by.
    Passes(i64),
    /// The clock is set by so many.
    Jumps(i64),
    /// It was away for a while, and wakes with another clock.
    Restarts(i64),
    /// Somebody does something.
    Does(&'static str, Box<Command>),
    /// The commander says which clock is right.
    Settles(Trusted),
}

impl Machine {
    fn new() -> Self {
        let runbook = given().shelf.runbooks().iter().find_map(|shelved| shelved.runbook.clone()).unwrap();
        let declaring = Declaring::of(runbook, person("ana"));
        let log = Box::new(MemoryLog::new(Origin(7)));
        let session = Session::declare(log, &declaring, None, moment(START)).unwrap();
        Self { session, wall: START, up: Up { boot: 1, millis: 1_000_000 } }
    }

    fn reading(&self) -> Reading {
        Reading { wall: moment(self.wall), up: Some(self.up) }
    }

    fn told(&self) -> Reckoning {
        self.session.reckon(self.reading())
    }

    fn does(&mut self, by: &str, command: &Command, told: Reckoning) {
        let asking = Asking { by: person(by), now: told.now, at: None, clock: Some(told), typed_by: None, read: None };
        // What is refused is written nowhere.
        let _ = self.session.ask(command, &asking);
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::Passes(millis) => (self.wall, self.up.millis) = (self.wall + millis, self.up.millis + millis),
            Event::Jumps(by) => self.wall += by,
            Event::Restarts(by) => (self.wall, self.up) = (self.wall + by, Up { boot: self.up.boot + 1, millis: 5000 }),
            Event::Does(by, command) => self.does(by, command, self.told()),
            Event::Settles(trusted) => self.settles(*trusted, self.told()),
        }
    }

    fn settles(&mut self, trusted: Trusted, told: Reckoning) {
        let commander = self.session.incident().people.post.as_ref().unwrap().commander.to_string();
        self.does(&commander, &settle(trusted), told);
    }

    /// Where each entry stands, and when it was recorded, in the order of writing.
    fn written(&mut self) -> Vec<(Position, Moment, String)> {
        let (id, mut written) = (self.session.id().clone(), Vec::new());
        let each = &mut |entry: &crisis::domain::entry::Entry<'_>| {
            written.push((entry.position(), entry.recorded_at, entry.kind.to_owned()));
            ControlFlow::Continue(())
        };
        self.session.log().read(&id, Cursor::default(), Order::Arrival, each).unwrap();
        written
    }

    /// The newest entry, of those since the commander trusted a machine.
    fn newest(&mut self) -> Moment {
        let incident = self.session.incident().clone();
        let last = incident.time.told.iter().rfind(|told| matches!(told.settled, Some((Trusted::Machine, _))));
        let from = last.map(|told| told.machine);
        let written = self.written();
        let since = written.iter().filter(|(position, recorded_at, _)| !incident.time.was_ahead(*position, *recorded_at));
        since.map(|(_, recorded_at, _)| *recorded_at).max().max(from).unwrap()
    }

    fn board(&self, told: Reckoning) -> Board {
        board(self.session.incident(), told, None)
    }
}

fn settle(trusted: Trusted) -> Command {
    Command::Lifecycle(LifecycleCommand::SettleClock { trusted, why: "the radio says so".into() })
}

fn overdue(board: &Board) -> Vec<(Kind, String)> {
    board.clocks.iter().filter(|clock| clock.overdue).map(|clock| (clock.kind, clock.about.as_str().to_owned())).collect()
}

fn deeds() -> impl Strategy<Value = Event> {
    let who = || select(vec!["ana", "bram", "chloe"]);
    let service = select(Service::SAID.to_vec()).prop_map(|service| {
        let (component, why) = ("platform".parse().unwrap(), (service == Service::Retired).then(|| "sold".to_owned()));
        Command::Data(DataCommand::SetService { component, service, percent: None, why })
    });
    let command = prop_oneof![
        2 => Just(Command::Lifecycle(LifecycleCommand::TakeNote { text: "seen".into() })),
        4 => service,
        2 => who().prop_map(|who| Command::People(PeopleCommand::CallResponder { who: person(who), line: Line::Primary, outcome: None })),
        1 => Just(Command::People(PeopleCommand::Acknowledge {})),
        1 => who().prop_map(|who| Command::People(PeopleCommand::OfferCommand { to: who.parse().unwrap(), why: None })),
        1 => Just(Command::People(PeopleCommand::AcceptCommand {})),
        2 => select(vec!["freeze-deletes", "name-commander"]).prop_map(|step| Command::Steps(StepsCommand::StartStep { step: step.parse().unwrap() })),
    ];
    (who(), command).prop_map(|(who, command)| Event::Does(who, Box::new(command)))
}

fn jumps() -> impl Strategy<Value = i64> {
    prop_oneof![2 => -3 * GRACE..3 * GRACE, 2 => -2 * DAY..2 * DAY, 1 => Just(-START), 1 => Just(7 * DAY), 1 => Just(-7 * DAY)]
}

fn course() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        6 => deeds(),
        4 => (0_i64..40 * MINUTE).prop_map(Event::Passes),
        2 => jumps().prop_map(Event::Jumps),
        1 => jumps().prop_map(Event::Restarts),
        1 => select(Trusted::ALL.to_vec()).prop_map(Event::Settles),
    ];
    proptest::collection::vec(event, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_clock_does_now_is_never_before_the_newest_entry_and_entries_keep_their_order(course in course()) {
        let mut machine = Machine::new();
        for event in &course {
            machine.take(event);
            let (told, newest) = (machine.told(), machine.newest());
            prop_assert!(told.now >= newest, "{:?} before {:?} after {:?}", told, newest, event);
            if told.now.millis_since(told.machine.wall).abs() > GRACE {
                prop_assert!(told.doubt.is_some(), "{:?}", told);
            }
        }
        let written = machine.written();
        prop_assert!(written.is_sorted_by(|(one, ..), (other, ..)| one < other));
    }

    #[test]
    fn whatever_a_clock_does_no_outage_and_no_count_is_negative(course in course()) {
        let mut machine = Machine::new();
        for event in &course {
            machine.take(event);
            let told = machine.told();
            let incident = machine.session.incident().clone();
            for state in &incident.data.components {
                prop_assert!(state.outage.seconds >= 0);
                prop_assert!(state.outage.since.is_none_or(|since| since <= told.now), "{:?} {:?}", state.outage, told);
            }
            let declared = incident.lifecycle.declared.as_ref().unwrap().at;
            prop_assert!(declared <= told.now, "{:?} {:?}", declared, told);
        }
    }

    #[test]
    fn in_an_open_screen_time_never_goes_back_and_no_jump_silences_an_alarm(course in course()) {
        let mut machine = Machine::new();
        let mut watch = Watch::default();
        let look = |machine: &Machine, watch: &mut Watch| machine.session.incident().time.reckon_on(watch, Origin(7), machine.reading());
        let mut before = look(&machine, &mut watch);
        // A screen does not outlive its machine.
        for event in course.iter().filter(|event| !matches!(event, Event::Restarts(_))) {
            let late = overdue(&machine.board(before));
            match event {
                Event::Does(by, command) => machine.does(by, command, before),
                Event::Settles(trusted) => machine.settles(*trusted, before),
                Event::Passes(_) | Event::Jumps(_) | Event::Restarts(_) => machine.take(event),
            }
            let told = look(&machine, &mut watch);
            if matches!(event, Event::Jumps(_)) {
                let still = overdue(&machine.board(told));
                prop_assert!(late.iter().all(|clock| still.contains(clock)), "{:?} {:?}", late, still);
            }
            if !matches!(event, Event::Settles(_)) {
                let passed = if let Event::Passes(millis) = event { *millis } else { 0 };
                prop_assert!(told.now >= before.now, "{:?} after {:?}", told, before);
                prop_assert!(told.now.millis_since(before.now) <= passed + GRACE, "{:?} {:?} {:?}", event, before, told);
            }
            before = told;
        }
    }

    #[test]
    fn for_verbs_what_was_overdue_at_the_newest_entry_stays_so_and_all_else_within_the_difference(
        course in course(),
        jump in jumps(),
    ) {
        let mut machine = Machine::new();
        for event in &course {
            machine.take(event);
        }
        let newest = machine.newest();
        machine.take(&Event::Jumps(jump));
        let told = machine.told();
        let board = machine.board(told);
        let slack = told.doubt.filter(|_| told.now == newest).map_or(0, |doubt| doubt.slack);
        let is_loud = |clock: &Clock| clock.overdue || clock.due.millis() > newest.millis() + slack;
        prop_assert!(board.clocks.iter().all(is_loud), "{:?}", board.clocks);
    }
}

/// A house in which the clock of the machine is what a test says.
struct Room {
    house: House,
}

impl Room {
    /// An incident that ana declared at 10:00 in Amsterdam; bram is called at once.
    fn new() -> Self {
        let room = Self { house: House::new() };
        room.set("2026-11-26T10:00:00+01:00", 60, 1);
        room.run(&["declare", "technical-crisis", "--component", "db-1=down"]).done();
        room.run(&["call", "bram"]).done();
        room
    }

    /// Sets the clock of the machine, how many minutes it has been running, and the number of its start.
    fn set(&self, wall: &str, minutes: i64, boot: u32) {
        let beside = self.house.path("clock.new");
        fs::write(&beside, format!("{wall} {} {boot}", minutes * MINUTE)).unwrap();
        fs::rename(beside, self.house.path("clock")).unwrap();
    }

    fn run_as(&self, who: &str, args: &[&str]) -> Output {
        let mut command = self.house.command(args);
        command.env("CRISIS_TEST_CLOCK", self.house.path("clock")).env("CRISIS_AS", who);
        crate::house::finish(command, b"")
    }

    fn run(&self, args: &[&str]) -> Output {
        self.run_as("ana", args)
    }

    fn status(&self) -> Value {
        self.run(&["status", "--json"]).json()
    }

    fn entries(&self) -> Vec<Value> {
        let told = self.run(&["log", "--json"]).done();
        told.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn is_overdue(&self, kind: &str) -> bool {
        let status = self.status();
        let clock = status["clocks"].as_array().unwrap().iter().find(|clock| clock["kind"] == kind).cloned();
        clock.unwrap_or_else(|| panic!("no {kind} in {status}"))["overdue"] == true
    }
}

#[test]
fn a_machine_that_wakes_in_the_year_2000_silences_no_alarm_and_names_both_clocks() {
    let room = Room::new();
    room.set("2000-01-01T00:03:00+01:00", 3, 2);
    let status = room.run(&["status"]).done();
    let clock = "! this machine says 2000-01-01 00:03, log 2026-11-26 10:00";
    assert!(status.contains(clock) && status.contains("crisis clock log --why"), "{status}");
    assert!(status.contains("LATE time uncertain: Bram was called in 0s ago and has not acknowledged"), "{status}");
    assert!(room.run(&["next"]).done().contains(clock));
    assert!(room.run(&["status", "--plain"]).done().contains("machine says 2000-01-01 00:03"));
    assert!(room.is_overdue("acknowledge"), "nobody knows for how long the machine was away");
    let told = room.status()["clock"].clone();
    assert_eq!(told["machine"], "2000-01-01T00:03:00.000+01:00");
    assert_eq!(told["log"], "2026-11-26T10:00:00.000+01:00");
    assert_eq!((told["differ_s"].as_i64().unwrap() < -800_000_000, told["trusted"].clone()), (true, Value::Null));

    room.run(&["note", "back on the generator"]).done();
    let entries = room.entries();
    let kinds: Vec<&str> = entries.iter().rev().take(2).map(|entry| entry["fact"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["note_taken", "clock_doubted"]);
    assert_eq!(entries.last().unwrap()["recorded_at"], "2026-11-26T10:00:00.000+01:00");
    room.set("2000-01-01T00:13:00+01:00", 13, 2);
    room.run(&["note", "ten minutes on"]).done();
    let entries = room.entries();
    assert_eq!(entries.iter().filter(|entry| entry["fact"] == "clock_doubted").count(), 1, "once is enough");
    assert_eq!(entries.last().unwrap()["recorded_at"], "2026-11-26T10:10:00.000+01:00");
}

#[test]
fn once_the_log_is_trusted_time_goes_on_from_there_in_verbs_and_the_alarm_ends() {
    let room = Room::new();
    room.set("2000-01-01T00:03:00+01:00", 3, 2);
    let refused = room.run_as("bram", &["clock", "log", "--why", "my phone"]).refused(1);
    assert!(refused.contains("nothing was logged about the clocks") && refused.contains("Ana"), "{refused}");
    let seen_by_bram = room.run_as("bram", &["status"]).done();
    assert!(seen_by_bram.contains("ask Ana"), "{seen_by_bram}");
    let told = room.run(&["clock", "log", "--why", "my phone agrees"]).done();
    assert!(told.contains("clock settled: the log is right"), "{told}");
    room.set("2000-01-01T00:07:00+01:00", 7, 2);
    assert!(!room.is_overdue("acknowledge"), "called 4 minutes ago");
    let status = room.run(&["status"]).done();
    assert!(!status.contains("! this machine says") && status.contains("The log is right: 2026-11-26 10:04."), "{status}");
    assert_eq!(room.status()["clock"]["trusted"], "log");
    room.set("2000-01-01T00:09:00+01:00", 9, 2);
    assert!(room.is_overdue("acknowledge"));
    let told = room.run(&["note", "--at", "10:02", "the lights came on"]);
    assert!(told.stderr.contains("2026-11-26 10:02"), "{told:?}");
    let last = room.entries().into_iter().rfind(|entry| entry["fact"] == "note_taken").unwrap();
    assert_eq!((&last["at"], &last["late_seconds"]), (&"2026-11-26T10:02:00.000+01:00".into(), &240.into()));
    let again = room.run(&["clock", "log", "--why", "still"]);
    assert!(again.clone().done().is_empty() && again.stderr.contains("already logged: the log is right"), "{again:?}");

    // The clock is put right: that is another difference, until both agree.
    room.set("2026-11-26T10:40:00+01:00", 12, 2);
    assert!(room.run(&["status"]).done().contains("! this machine says 2026-11-26 10:40, log 2026-11-26 10:09"));
    room.run(&["clock", "machine", "--why", "set by radio"]).done();
    let status = room.run(&["status"]).done();
    assert!(!status.contains("this machine says") && status.contains("10:40"), "{status}");
}

#[test]
fn entries_of_a_clock_that_was_a_day_ahead_are_marked_and_what_they_began_keeps_its_age() {
    let room = Room::new();
    room.set("2026-11-27T10:05:00+01:00", 65, 1);
    room.run(&["service", "db-1", "degraded", "--percent", "50"]).done();
    room.run(&["call", "chloe"]).done();
    room.set("2026-11-26T10:12:00+01:00", 72, 1);
    let status = room.run(&["status"]).done();
    assert!(status.contains("! this machine says 2026-11-26 10:12, log 2026-11-27 10:05"), "{status}");
    assert!(room.is_overdue("acknowledge"));
    room.run(&["clock", "machine", "--why", "the wall clock was a day ahead"]).done();
    assert!(room.status()["clock"].is_null());
    let entries = room.entries();
    let last = entries.iter().rfind(|entry| entry["fact"] == "clock_settled").unwrap();
    assert_eq!(last["recorded_at"], "2026-11-26T10:12:00.000+01:00");
    let marked: Vec<&str> = entries
        .iter()
        .filter(|entry| entry["text"].as_str().unwrap().ends_with("(the clock was ahead)"))
        .map(|entry| entry["fact"].as_str().unwrap())
        .collect();
    assert_eq!(marked, ["service_set", "responder_called"]);
    room.set("2026-11-26T10:18:00+01:00", 78, 1);
    assert!(room.is_overdue("acknowledge"), "it counts from when the difference was settled at the latest");
    let status = room.status();
    let due: Vec<&str> = status["clocks"].as_array().unwrap().iter().map(|clock| clock["due"].as_str().unwrap()).collect();
    assert!(due.iter().all(|due| due.starts_with("2026-11-26T")), "{due:?}");
    room.run(&["verify"]).done();
}

#[test]
fn a_report_says_when_a_clock_was_in_doubt_and_claims_nothing_of_lateness_meanwhile() {
    let room = Room::new();
    room.set("2000-01-01T00:03:00+01:00", 3, 2);
    let report = room.run(&["export", "--format", "markdown"]).done();
    assert!(!report.contains("none logged afterwards") && report.contains("this machine says 2000-01-01 00:03"), "{report}");
    room.run(&["note", "back"]).done();
    room.set("2000-01-01T00:04:00+01:00", 4, 2);
    room.run(&["clock", "log", "--why", "my phone | agrees"]).done();
    let report = room.run(&["export", "--format", "markdown"]).done();
    assert!(!report.contains("none logged afterwards"), "{report}");
    assert!(report.contains("- 2026-11-26 10:00: the clocks disagreed: a machine said 2000-01-01 00:03"), "{report}");
    assert!(report.contains("Ana de Vries trusted the log"), "{report}");
    let csv = room.run(&["export", "--format", "csv"]).done();
    assert!(csv.contains("clock_doubted") && csv.contains("clock_settled"), "{csv}");
    let json = room.run(&["export", "--format", "json"]).json();
    assert_eq!(json["clock"]["trusted"], "log");
    assert!(json["entries"].as_array().unwrap().iter().any(|entry| entry["fact"] == "clock_settled"));
    room.run(&["verify"]).done();
}

#[test]
fn where_clocks_agree_there_is_nothing_to_settle() {
    let room = Room::new();
    room.set("2026-11-26T10:01:00+01:00", 61, 1);
    let told = room.run(&["clock", "machine", "--why", "sure"]);
    assert!(told.clone().done().is_empty() && told.stderr.contains("agree"), "{told:?}");
    assert!(room.status().get("clock").is_none());
}

/// The screen, whose machine's clock a test sets.
fn with_clock(screen: &mut Screen, wall: Moment, minutes: i64) {
    screen.machine = Some(Reading { wall, up: Some(Up { boot: 1, millis: minutes * MINUTE }) });
    screen.take(Message::Tick);
}

#[test]
fn while_the_screen_is_open_a_clock_that_jumps_moves_no_countdown_and_both_times_are_shown() {
    let mut screen = Screen::declared();
    let start = screen.now;
    with_clock(&mut screen, start, 10);
    with_clock(&mut screen, start.plus_seconds(300), 15);
    assert!(screen.shows("T+00:05"), "{}", screen.drawn(80, 24));
    for jumped in [start.plus_seconds(-86_400), start.plus_seconds(8 * 86_400)] {
        let rang = screen.rang;
        with_clock(&mut screen, start.plus_seconds(300), 15);
        with_clock(&mut screen, jumped, 15);
        let drawn = screen.drawn(80, 24);
        assert!(screen.shows("T+00:05") && drawn.contains("this machine says") && drawn.contains("14:10 (machine "), "{drawn}");
        assert!(screen.rang > rang, "it is heard as well");
    }
    screen.press(":clock<Enter>");
    let form = screen.drawn(80, 24);
    assert!(form.contains("This machine says") && form.contains("the log"), "{form}");
    screen.press("log<Tab>my watch<Enter>");
    let drawn = screen.drawn(80, 24);
    assert!(!drawn.contains("this machine says 2") && drawn.contains("clock settled: the log is right"), "{drawn}");
    with_clock(&mut screen, start.plus_seconds(8 * 86_400 + 60), 16);
    assert!(screen.shows("T+00:06"), "{}", screen.drawn(80, 24));
    let sum = screen.model.open.as_ref().unwrap().published.incident.time.told.len();
    assert_eq!(sum, 1);
}

#[test]
fn whoever_leaves_an_incident_and_opens_it_again_is_still_told_that_the_clock_has_jumped() {
    let mut screen = Screen::declared();
    let start = screen.now;
    with_clock(&mut screen, start, 10);
    with_clock(&mut screen, start.plus_seconds(7 * 86_400), 12);
    assert!(screen.shows("T+00:02"), "{}", screen.drawn(80, 24));
    screen.press("I");
    with_clock(&mut screen, start.plus_seconds(7 * 86_400 + 60), 13);
    screen.press("<Enter>");
    assert!(screen.shows("T+00:03") && screen.shows("this machine says"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_screen_on_a_real_terminal_goes_on_while_its_clock_jumps() {
    let room = Room::new();
    let clock = room.house.path("clock");
    let mut pty = Pty::start_in(
        &room.house,
        Some("ana"),
        (80, 24),
        &[env!("CARGO_BIN_EXE_crisis")],
        &[("CRISIS_TEST_CLOCK", clock.to_str().unwrap())],
    );
    pty.wait_for("T+00:00");
    room.set("2026-11-26T10:04:00+01:00", 64, 1);
    pty.wait_for("T+00:04");
    room.set("2000-01-01T00:00:00+01:00", 65, 1);
    pty.wait_for("this machine says 2000-01-01 00:00");
    pty.wait_for("T+00:05");
    pty.wait_for("10:05 (machine 00:00)");
    room.set("2026-12-03T10:06:00+01:00", 66, 1);
    pty.wait_for("this machine says 2026-12-03 10:06");
    pty.wait_for("T+00:06");
    room.set("2026-11-26T10:07:00+01:00", 67, 1);
    pty.wait_for("T+00:07");
    pty.wait_until("both agree", |drawn| !drawn.contains("this machine says"));
    pty.send("q");
    assert_eq!(pty.end(), 0);
}

#[test]
fn the_words_for_it_are_there_in_dutch() {
    let room = Room::new();
    room.set("2000-01-01T00:03:00+01:00", 3, 2);
    let mut command = room.house.command(&["status"]);
    command.env("CRISIS_TEST_CLOCK", room.house.path("clock")).env("LC_ALL", "nl_NL.UTF-8");
    let told = crate::house::finish(command, b"").done();
    assert!(told.contains("deze machine zegt 2000-01-01 00:03, logboek 2026-11-26 10:00"), "{told}");
    assert_eq!(Language::Dutch.say(&Trusted::Log.spoken()), "het logboek");
}
