use crisis::domain::ask::table::{Command, DataCommand, LifecycleCommand, PeopleCommand, StepsCommand};
use crisis::domain::id::StepRef;
use crisis::domain::record::Evidence;
use crisis::domain::vocabulary::{CallOutcome, Line, Service};

use super::house::House;
use super::pty::Pty;
use super::screen::{Screen, person};

fn reference(screen: &Screen, code: &str) -> StepRef {
    screen.model.open.as_ref().unwrap().board.coded(code).unwrap().reference.clone()
}

fn start(screen: &mut Screen, who: &str, code: &str) {
    let step = reference(screen, code);
    screen.meanwhile(who, &Command::Steps(StepsCommand::StartStep { step }));
}

fn call(screen: &mut Screen, who: &str) {
    let call = PeopleCommand::CallResponder { who: person(who), line: Line::Primary, outcome: None };
    screen.meanwhile("ana", &Command::People(call));
}

fn resolve(screen: &mut Screen) {
    let why = Some("the mains are back".to_owned());
    screen.meanwhile("ana", &Command::Lifecycle(LifecycleCommand::ResolveIncident { why }));
}

fn close(screen: &mut Screen) {
    let why = Some("handed to the day shift".to_owned());
    screen.meanwhile("ana", &Command::Lifecycle(LifecycleCommand::CloseIncident { why }));
}

/// The line of a frame that holds some words.
fn line(screen: &Screen, words: &str) -> String {
    let drawn = screen.drawn(80, 24);
    drawn.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}: {drawn}")).to_owned()
}

// ---- Ending names all that is open ----

#[test]
fn whoever_resolves_or_closes_by_verb_is_told_all_that_is_open_and_once() {
    let house = House::with_incident("db-1,db-2");
    house.run(&["start", "D1"]).done();
    house.run(&["done", "D2", "--evidence", "all timers are off"]).done();
    let refused = house.run(&["resolve"]).refused(1);
    for open in ["started, not finished: D1", "not done: D3", "R1@db-1", "customers have not been told everything: C1"] {
        assert!(refused.contains(open), "{open}: {refused}");
    }
    assert!(refused.contains("still on hold: D2"), "{refused}");
    let resolved = house.run(&["resolve", "--why", "the mains are back"]);
    for open in ["resolved with this still open", "for customers C1", "started, not finished: D1", "not done: D3", "on hold: D2"]
    {
        assert!(resolved.stderr.contains(open), "{open}: {resolved:?}");
    }
    let refused = house.run(&["close"]).refused(1);
    assert!(refused.contains("started, not finished: D1") && refused.contains("not done: D3"), "{refused}");
    assert!(!refused.contains("still open"), "the error says it: {refused}");
    let closed = house.run(&["close", "--why", "handed over"]);
    assert_eq!(closed.stderr.matches("still open").count(), 1, "{closed:?}");
    assert!(closed.stderr.contains("started, not finished: D1") && closed.stderr.contains("not done: D3"), "{closed:?}");
}

#[test]
fn the_forms_that_end_an_incident_name_the_same_and_one_key_shows_all_of_it() {
    let mut screen = Screen::declared();
    start(&mut screen, "ana", "D1");
    for key in ["r", "C"] {
        screen.press(key);
        let drawn = screen.drawn(80, 24).replace("│\n│ ", "");
        let words = drawn.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("Still open:") && words.contains("Also open:"), "{key}: {drawn}");
        assert!(words.contains("started, not finished: D1"), "{key}: {drawn}");
        assert!(!words.to_lowercase().replace("also open", "").replacen("still open", "", 1).contains("still open"), "{drawn}");
        // More steps than are named.
        assert!(words.contains("D3, D4@db-1") && words.contains("more"), "{key}: {drawn}");
        assert!(words.contains("Ctrl-O shows all"), "{key}: {drawn}");
        screen.press("<c-o>");
        let whole = screen.drawn(120, 90);
        for code in ["D1", "D3", "R5", "R1@web", "C11"] {
            assert!(whole.contains(&format!(" {code} ")), "{code}: {whole}");
        }
        screen.press("<Esc>");
    }
}

// ---- After closing ----

#[test]
fn a_closed_incident_speaks_of_no_work() {
    let mut screen = Screen::declared();
    start(&mut screen, "bram", "D1");
    screen.meanwhile(
        "ana",
        &Command::Data(DataCommand::SetService {
            component: "db-1".parse().unwrap(),
            service: Service::Down,
            percent: None,
            why: None,
        }),
    );
    assert!(screen.shows("⊘ down"), "{}", screen.drawn(80, 24));
    screen.on("R2");
    assert!(screen.shows("→"), "what is locked says what opens it: {}", screen.drawn(80, 24));
    call(&mut screen, "chloe");
    close(&mut screen);
    screen.after(20 * 60);
    let drawn = screen.drawn(80, 24);
    let board: String = drawn.lines().filter(|line| !line.contains("? help")).collect();
    for work in ["⊘", "LATE", "locked", "needs D", "wait", "late", "at D1", "deadlines", "→", "so far", "left"] {
        assert!(!board.contains(work), "{work}: {drawn}");
    }
    assert!(drawn.contains("not done") && drawn.contains("Bram not finished"), "{drawn}");

    let foot = screen.drawn(80, 24).lines().last().unwrap().to_owned();
    assert!(foot.contains("n note") && !foot.contains("start") && !foot.contains("done"), "{foot}");
}

#[test]
fn once_the_report_is_written_here_nothing_is_left_until_something_is_added() {
    let house = House::with_incident("db-1");
    house.run(&["close", "--false-alarm", "a cable was pulled"]).done();
    let mut pty = Pty::start(&house, Some("ana"), (120, 24), &[env!("CARGO_BIN_EXE_crisis"), "open", "ams1"]);
    pty.wait_for("NEXT  write the report for the post-mortem");
    pty.send(".").wait_for("NEXT  nothing: the incident is closed and its report is in ./");
    pty.send("n").wait_for("Enter saves").send("the cable").wait_for("the cable").send("\r");
    pty.wait_for("NEXT  write the report for the post-mortem");
    pty.send("q");
    assert_eq!(pty.end(), 0);
}

// ---- Once service is back ----

#[test]
fn once_service_is_back_what_customers_are_owed_is_late_and_an_unanswered_call_is_not() {
    let mut screen = Screen::declared();
    call(&mut screen, "bram");
    screen.after(20 * 60);
    let alarms = |screen: &Screen| -> Vec<(String, bool)> {
        let alarms = &screen.model.open.as_ref().unwrap().board.alarms;
        alarms.iter().filter_map(|alarm| Some((alarm.about.clone()?, alarm.is_late()))).collect()
    };
    assert!(alarms(&screen).contains(&("bram".to_owned(), true)));
    resolve(&mut screen);
    assert!(!alarms(&screen).iter().any(|(about, _)| about == "bram"), "{:?}", alarms(&screen));
    assert!(alarms(&screen).contains(&("C1".to_owned(), true)), "{:?}", alarms(&screen));
    assert!(screen.shows("LATE C1") && screen.shows("C1 step"), "{}", screen.drawn(80, 24));
    // Who is called after that is called for what is left.
    call(&mut screen, "devos");
    screen.after(10 * 60);
    assert!(alarms(&screen).contains(&("devos".to_owned(), true)), "{:?}", alarms(&screen));
    assert!(!alarms(&screen).iter().any(|(about, _)| about == "bram"));
}

#[test]
fn once_service_is_back_what_is_on_hold_and_the_all_clear_cannot_be_forgotten() {
    let house = House::with_incident("db-1");
    house.run(&["done", "D2", "--evidence", "all timers are off"]).done();
    house.run(&["done", "C1", "--evidence", "we know"]).done();
    let kinds = |house: &House| -> Vec<String> {
        let status = house.status();
        status["alarms"].as_array().unwrap().iter().map(|alarm| alarm["kind"].as_str().unwrap().to_owned()).collect()
    };
    assert!(!kinds(&house).iter().any(|kind| kind == "held" || kind == "owed"), "work goes on");
    house.run(&["resolve", "--why", "the mains are back"]).done();
    assert!(kinds(&house).contains(&"held".to_owned()) && kinds(&house).contains(&"owed".to_owned()), "{:?}", kinds(&house));
    house.run(&["close", "--why", "handed over"]).done();
    assert_eq!(kinds(&house), Vec::<String>::new());
}

// ---- What is late ----

#[test]
fn beside_the_worst_the_next_are_named_and_how_late_is_said_in_one_measure() {
    let mut screen = Screen::declared();
    screen.after(60);
    call(&mut screen, "bram");
    start(&mut screen, "ana", "D1");
    screen.after(44 * 60);
    assert!(screen.shows("LATE C1") && screen.shows("+4: D1, Bram"), "{}", screen.drawn(120, 24));
    assert!(screen.drawn(120, 24).contains("+4: D1, Bram, C2, C8"), "{}", screen.drawn(120, 24));
    let alarm = |about: &str| {
        let open = screen.model.open.as_ref().unwrap();
        let alarm = open.board.alarms.iter().find(|alarm| alarm.about.as_deref() == Some(about)).unwrap();
        screen.model.say(&alarm.say)
    };
    assert!(alarm("bram").ends_with("has not acknowledged: 39m late"), "{}", alarm("bram"));
    assert_eq!(alarm("D1"), "D1 \"State what is affected, what not\" is 39m late");
    assert!(line(&screen, "D1  State").contains("39m late"), "{}", screen.drawn(80, 24));
    assert!(line(&screen, "Bram called in").contains("39m late"), "{}", screen.drawn(80, 24));
    screen.on("D1").press("<Enter>");
    assert!(screen.shows("Time limit: 5m"), "{}", screen.drawn(80, 24));
}

#[test]
fn all_lists_in_full_have_all_steps_too() {
    let mut screen = Screen::declared();
    screen.press("*");
    let whole = screen.drawn(100, 90);
    let open = screen.model.open.as_ref().unwrap();
    for row in open.board.steps() {
        assert!(whole.contains(&format!(" {} ", row.code())), "{}: {whole}", row.code());
    }
    screen.press("G");
    let last = open_last(&screen);
    assert!(screen.shows(&format!(" {last} ")), "{}", screen.drawn(80, 24));
}

fn open_last(screen: &Screen) -> String {
    screen.model.open.as_ref().unwrap().board.steps().last().unwrap().code()
}

// ---- What looks finished and is not ----

#[test]
fn an_update_that_went_out_says_when_the_next_is_due_until_the_all_clear() {
    let mut screen = Screen::declared();
    for code in ["C1", "C4", "C7"] {
        let step = reference(&screen, code);
        let evidence = Some(Evidence::Text("we know".to_owned()));
        let finish = StepsCommand::FinishStep { step, evidence, verdict: None, service: None, percent: None };
        screen.meanwhile("ana", &Command::Steps(finish));
    }
    assert!(screen.on("C7").shows("next 14:25"), "{}", screen.drawn(80, 24));
    assert!(!line(&screen, "C4 ").contains("next"), "only the last one: {}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert!(screen.shows("The runbook says an update every 20m"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>").after(40 * 60);
    assert!(screen.shows("next 20m late"), "{}", screen.drawn(80, 24));
    close(&mut screen);
    assert!(!screen.shows("next 20m"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_verdict_that_needs_a_second_person_reads_nowhere_as_if_it_counted() {
    let house = House::with_incident("db-1,db-2");
    house.run(&["verdict", "db-2", "damaged", "--evidence", "checksums"]).done();
    house.run(&["done", "C1", "--evidence", "we know"]).done();
    house.run(&["verdict", "db-2", "recovered", "--evidence", "restored", "--as-of", "13:00"]).done();
    assert_eq!(house.status()["components"].as_array().unwrap().iter().filter(|row| row["verdict"] == "recovered").count(), 1);
    let seen = house.run(&["status"]).done();
    assert!(seen.contains("data recovered?") && seen.contains("needs a second person to confirm"), "{seen}");
    let report = house.run(&["export", "-f", "markdown"]).done();
    assert!(report.contains("recovered, not confirmed by a second person"), "{report}");
    let mut pty = Pty::start(&house, Some("ana"), (120, 30), &[env!("CARGO_BIN_EXE_crisis"), "open", "ams1"]);
    pty.wait_for("since: db-2 data recovered?").send("*").wait_for("db-2: data recovered, needs a second person");
    pty.send("q");
    assert_eq!(pty.end(), 0);
}

#[test]
fn a_step_that_somebody_was_asked_to_do_says_whom() {
    let mut screen = Screen::declared();
    let answered =
        PeopleCommand::CallResponder { who: person("bram"), line: Line::Primary, outcome: Some(CallOutcome::Answered) };
    screen.meanwhile("ana", &Command::People(answered));
    let step = reference(&screen, "C1");
    screen.meanwhile("ana", &Command::Steps(StepsCommand::DelegateStep { step, to: "bram".parse().unwrap() }));
    assert!(line(&screen, "C1  Send").contains("asked Bram"), "{}", screen.drawn(80, 24));
    screen.after(20 * 60);
    assert!(line(&screen, "C1  Send").contains("asked Bram 15m late"), "{}", screen.drawn(80, 24));
    assert!(screen.shows("asked Bram") && !screen.shows("Bram is on it"), "{}", screen.drawn(120, 24));
    start(&mut screen, "bram", "C1");
    assert!(!line(&screen, "C1  Send").contains("asked"), "{}", screen.drawn(80, 24));
}
