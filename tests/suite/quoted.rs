use crisis::domain::ask::asked::Judgement;
use crisis::domain::ask::table::{Command, DataCommand, StepsCommand};
use crisis::domain::decide::decide;
use crisis::domain::event::Fact;
use crisis::domain::fact::Topic as _;
use crisis::domain::people::facts::PeopleFact;
use crisis::domain::record::Evidence;
use crisis::domain::runbook::Role;
use crisis::domain::steps::state::StepState;
use crisis::domain::vocabulary::{Service, Verdict};

use super::house::{House, finish as finish_program};
use super::keys::with_one_name;
use super::screen::Screen;
use super::team::{Team, finish, runbook, skilled};

const STEPS: &str = r#"
[[component]]
id = "db"
title = "Database"
[[step]]
id = "check"
priority = "integrity"
role = "technical"
title = "Check"
evidence = "required"
confirm = "two"
"#;

fn house() -> House {
    let house = House::new();
    house.write("team.toml", format!("schema = 1\nid = \"team\"\ntitle = \"Team\"\nsummary = \"x\"\nlanguage = \"en\"\nreviewed = 2026-11-01\nseverity = 1\nsources = [\"monitoring\"]\n{STEPS}"));
    house.run(&["declare", "./team.toml"]).done();
    house.run(&["call", "devos"]).done();
    house
}

#[test]
fn the_word_of_somebody_on_the_phone_keeps_both_names() {
    let house = house();
    house.run(&["done", "D1", "--evidence", "seen", "--for", "devos"]).done();
    let line = house.entries(&[]).into_iter().find(|line| line["fact"] == "step_done").unwrap();
    assert_eq!((&line["by"], &line["said_by"]), (&"ana".into(), &"devos".into()));
    assert_eq!(line["text"], "done D1 Check (needs a second person): seen (typed by Ana de Vries)");
    assert_eq!(house.step("D1")["by"], "devos");
    let here = house.responder("devos");
    assert_eq!(here["state"], "acknowledged", "being quoted is being there");
    let log = house.run(&["log"]).done();
    let line = log.lines().find(|line| line.contains("done D1")).unwrap();
    assert!(line.contains("Devos") && line.contains("(typed by Ana)"), "{log}");
    let mut dutch = house.command(&["log"]);
    dutch.env("LANG", "nl_NL.UTF-8");
    let dutch = finish_program(dutch, b"").done();
    assert!(dutch.contains("(ingevoerd door Ana)"), "{dutch}");
    let csv = house.run(&["export", "-f", "csv"]).done();
    assert!(csv.lines().any(|line| line.contains("step_done") && line.ends_with(",devos")), "{csv}");
    let report = house.run(&["export", "-f", "markdown"]).done();
    assert!(report.contains("(typed by Ana de Vries)"), "{report}");
}

#[test]
fn role_and_identity_are_those_of_whoever_is_quoted() {
    let house = house();
    house.run(&["done", "D1", "--evidence", "seen", "--for", "devos"]).done();
    let refused = house.run(&["confirm", "D1", "--for", "devos"]).refused(1);
    assert!(refused.contains("a second person must confirm it: so far only Devos"), "{refused}");
    house.run(&["confirm", "D1"]).done();
    assert_eq!(house.step("D1")["one_typist"], "ana", "one person typed both words");
    assert!(house.run(&["status"]).done().contains("Ana typed the entries of both people"));
    let report = house.run(&["export", "-f", "markdown"]).done();
    assert!(report.contains("**Ana de Vries typed the entries of both people**"), "{report}");
    let brief = house.run(&["log", "--json"]).done();
    assert!(brief.contains("step_confirmed"), "{brief}");
}

#[test]
fn whoever_nobody_knows_cannot_be_quoted() {
    let house = house();
    let refused = house.run(&["done", "D1", "--evidence", "seen", "--for", "emma"]).refused(1);
    assert!(refused.contains("because: emma was not called in for this incident"), "{refused}");
    assert!(refused.contains("hint: `crisis call emma answered` first"), "{refused}");
    house.run(&["call", "emma", "answered"]).done();
    house.run(&["done", "D1", "--evidence", "seen", "--for", "emma"]).done();
}

#[test]
fn verdict_doubt_and_service_take_the_word_of_somebody_else_too() {
    let house = house();
    house.run(&["assign", "ana", "communication"]).done();
    house.run(&["call", "devos", "answered"]).done();
    house.run(&["assign", "devos", "technical"]).done();
    for (args, fact) in [
        (&["verdict", "db", "intact", "--evidence", "fsck clean", "--for", "devos"][..], "verdict_given"),
        (&["service", "db", "up", "--for", "Koen Devos"], "service_set"),
        (&["verdict", "db", "stale", "--why", "a disk fell out", "--for", "devos"], "verdict_doubted"),
    ] {
        house.run(args).done();
        let line = house.entries(&[]).into_iter().find(|line| line["fact"] == fact).unwrap();
        assert_eq!((&line["by"], &line["said_by"]), (&"ana".into(), &"devos".into()), "{fact}");
    }
    assert_eq!(house.component("db")["judged_by"], "devos");
}

#[test]
fn every_fact_that_a_quoted_command_becomes_keeps_both_names() {
    let mut team = Team::of(runbook(STEPS), &[skilled("ana", &[]), skilled("devos", &[])]);
    team.role("devos", Role::Technical);
    let db = || "db".parse().unwrap();
    let judged = |verdict| DataCommand::GiveVerdict {
        component: db(),
        judgement: Judgement { verdict, extent: None, as_of: None },
        evidence: Some(Evidence::Text("seen".into())),
    };
    let commands: Vec<Command> = vec![
        finish("check").into(),
        judged(Verdict::Damaged).into(),
        judged(Verdict::Intact).into(),
        DataCommand::DoubtVerdict { component: db(), why: "a disk".into() }.into(),
        DataCommand::SetService { component: db(), service: Service::Up, percent: None, why: None }.into(),
        StepsCommand::ConfirmStep { step: "check".parse().unwrap() }.into(),
        StepsCommand::ConfirmVerdict { component: db() }.into(),
    ];
    for command in commands {
        let asking = team.asking("ana").quoting(skilled("devos", &[]));
        // What the commander says first, devos confirms.
        let confirms = matches!(command, Command::Steps(StepsCommand::ConfirmStep { .. } | StepsCommand::ConfirmVerdict { .. }));
        if confirms {
            team = Team::of(runbook(STEPS), &[skilled("ana", &[]), skilled("devos", &[])]);
            team.done("ana", finish("check"));
            team.done("ana", judged(Verdict::Damaged));
            team.done("ana", judged(Verdict::Intact));
        }
        if matches!(command, Command::Data(DataCommand::DoubtVerdict { .. })) {
            team.done("ana", judged(Verdict::Intact));
        }
        let decision = decide(&team.incident, &command, &asking).unwrap();
        for fact in decision.facts.iter().filter(|fact| !matches!(fact, Fact::People(PeopleFact::ResponderAcknowledged(_)))) {
            let kind = fact.kind();
            assert_eq!(fact.about().quoted(), Some(&"devos".parse().unwrap()), "{kind}");
            assert_eq!(Fact::from_log(kind, &fact.body()), *fact, "{kind}");
        }
    }
    assert!(PeopleFact::KINDS.contains(&"responder_acknowledged"));
}

#[test]
pub fn capital_w_finishes_or_confirms_as_the_word_of_somebody_on_the_phone() {
    let mut screen = with_one_name();
    screen.press("W");
    assert!(screen.said().contains("nobody"), "{}", screen.said());
    screen.meanwhile("bram", &Command::People(crisis::domain::ask::table::PeopleCommand::Acknowledge {}));
    screen.on("D2@web").press("W");
    assert!(screen.shows("said by") && screen.shows("Bram"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert_eq!(screen.state_of("D2@web"), "done", "{}", screen.said());
    assert!(screen.shows("TYPED BY ONE"), "{}", screen.drawn(80, 24));
    screen.on("D1").press("W<Enter>");
    assert_eq!(screen.state_of("D1"), "done");
    assert!(screen.shows("(typed by Ana)"), "{}", screen.drawn(120, 40));
    let by = screen.model.open.as_ref().unwrap().board.coded("D1").unwrap().by.clone();
    assert_eq!(by.as_deref(), Some("bram"));
}

#[test]
fn a_form_asks_whose_word_it_is_where_somebody_else_is_known() {
    let mut screen = Screen::declared();
    screen.on("D4@web").press("v");
    assert!(!screen.shows("said by"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>");
    screen.meanwhile("bram", &Command::People(crisis::domain::ask::table::PeopleCommand::Acknowledge {}));
    screen.press("v");
    assert!(screen.shows("said by"), "{}", screen.drawn(80, 24));
    screen.press("damaged<Tab><Tab><Tab>bram<Enter>");
    let web = screen.model.open.as_ref().unwrap().board.components.iter().find(|row| *row.id == *"web").unwrap().clone();
    assert_eq!(web.judged.map(|(by, _)| by.to_string()).as_deref(), Some("bram"), "{}", screen.drawn(80, 24));
}

#[test]
fn the_timeline_of_somebody_has_what_was_said_in_their_name() {
    let mut team = Team::of(runbook(STEPS), &[skilled("ana", &[]), skilled("devos", &[])]);
    team.role("devos", Role::Technical);
    let asking = team.asking("ana").quoting(skilled("devos", &[]));
    team.apply(&decide(&team.incident, &finish("check").into(), &asking).unwrap().facts);
    assert_eq!(team.incident.plan().progress(&"check".parse().unwrap()).state, StepState::Started);
    let first = team.incident.plan().progress(&"check".parse().unwrap()).finished.clone().unwrap();
    assert_eq!((first.by.as_str(), first.typist().as_str()), ("devos", "ana"));
    assert!(!team.may("devos", StepsCommand::ConfirmStep { step: "check".parse().unwrap() }));
    assert!(team.may("ana", StepsCommand::ConfirmStep { step: "check".parse().unwrap() }));
}
