use crisis::domain::ask::asked::Judgement;
use crisis::domain::ask::table::{DataCommand, PeopleCommand, StepsCommand};
use crisis::domain::id::StepRef;
use crisis::domain::people::state::Responder;
use crisis::domain::record::Evidence;
use crisis::domain::runbook::Role;
use crisis::domain::speech::Language;
use crisis::domain::steps::state::StepState;
use crisis::domain::vocabulary::Verdict;

use super::house::House;
use super::keys::with_one_name;
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
[[step]]
id = "tell"
priority = "communicate"
role = "communication"
title = "Tell"
confirm = "two"
[[step]]
id = "wipe"
priority = "integrity"
role = "technical"
title = "Wipe"
confirm = "two"
destroys = "everything"
"#;

const PEOPLE: [&str; 3] = ["ana", "bram", "chloe"];
const ROLES: [Option<Role>; 3] = [None, Some(Role::Technical), Some(Role::Communication)];

/// Every team of one, two or three with every mix of roles; the first of them commands.
fn teams() -> Vec<(usize, Vec<Option<Role>>)> {
    let mixes = |size: usize| {
        (0..3_usize.pow(u32::try_from(size).unwrap())).map(move |mix| {
            let roles = (0..size).map(|at| ROLES[mix / 3_usize.pow(u32::try_from(at).unwrap()) % 3]).collect();
            (size, roles)
        })
    };
    (1..=3).flat_map(mixes).collect()
}

fn team(size: usize, roles: &[Option<Role>]) -> Team {
    let people: Vec<_> = PEOPLE[..size].iter().map(|id| skilled(id, &[])).collect();
    let mut team = Team::of(runbook(STEPS), &people);
    for (who, role) in PEOPLE.iter().zip(roles) {
        if let Some(role) = role {
            team.role(who, *role);
        }
    }
    team
}

fn confirm(step: &str) -> StepsCommand {
    StepsCommand::ConfirmStep { step: step.parse().unwrap() }
}

fn state(team: &Team, step: &str) -> StepState {
    team.incident.plan().progress(&step.parse::<StepRef>().unwrap()).state
}

fn is_offered(team: &Team, who: &str, ask: &str) -> bool {
    team.next(who).iter().any(|hint| hint.contains(ask))
}

#[test]
fn in_every_team_somebody_can_be_the_second_person_and_never_the_first() {
    let mut seen = 0;
    for (size, roles) in teams() {
        for (step, code, role) in [("check", "D1", Role::Technical), ("tell", "C1", Role::Communication)] {
            for first in &PEOPLE[..size] {
                let mut team = team(size, &roles);
                if team.ask(first, finish(step)).is_err() {
                    continue;
                }
                seen += 1;
                let told = format!("{size} people, {roles:?}, {first} finished {step}");
                assert_eq!(state(&team, step), StepState::Started, "{told}");
                let has = |responder: &&Responder| responder.role == Some(role) && *responder.person.id != **first;
                let others: Vec<String> = team.incident.people.here().filter(has).map(|one| one.person.id.to_string()).collect();
                for who in &PEOPLE[..size] {
                    let right = who != first && (others.is_empty() || others.iter().any(|id| id == who) || *who == "ana");
                    assert_eq!(team.may(who, confirm(step)), right, "{told}, {who} confirms");
                    assert!(!team.may(who, finish(step)), "{told}: evidence comes with the end");
                    let plain = StepsCommand::FinishStep {
                        step: step.parse().unwrap(),
                        evidence: None,
                        verdict: None,
                        service: None,
                        percent: None,
                    };
                    assert_eq!(team.may(who, plain), right, "{told}, {who} finishes it too");
                    assert_eq!(
                        is_offered(&team, who, &format!("crisis confirm {code}")),
                        right,
                        "{told}, {who}: {:?}",
                        team.next(who)
                    );
                    let alone = size == 1;
                    assert_eq!(is_offered(&team, who, &format!("crisis override {code}")), alone, "{told}: {:?}", team.next(who));
                }
                if size == 1 {
                    team.done("ana", StepsCommand::OverrideGate { step: step.parse().unwrap(), why: "nobody else".into() });
                    let progress = team.incident.plan().progress(&step.parse().unwrap());
                    assert_eq!((progress.state, progress.overridden.is_some()), (StepState::Done, true), "{told}");
                } else {
                    assert!(PEOPLE[..size].iter().any(|who| team.may(who, confirm(step))), "{told}");
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn a_verdict_is_offered_to_whoever_could_be_the_second_person_as_a_step_is() {
    for (size, roles) in teams() {
        let mut team = team(size, &roles);
        let judged = |verdict| DataCommand::GiveVerdict {
            component: "db".parse().unwrap(),
            judgement: Judgement { verdict, extent: None, as_of: None },
            evidence: Some(Evidence::Text("seen".into())),
        };
        team.done("ana", judged(Verdict::Damaged));
        team.done("ana", judged(Verdict::Intact));
        for who in &PEOPLE[..size] {
            let confirms = StepsCommand::ConfirmVerdict { component: "db".parse().unwrap() };
            assert_eq!(is_offered(&team, who, "crisis confirm db"), team.may(who, confirms), "{roles:?}, {who}");
            assert_eq!(is_offered(&team, who, "crisis override db"), size == 1, "{roles:?}, {who}");
        }
    }
}

#[test]
fn what_destroys_something_counts_with_two_people_only() {
    let mut team = team(1, &[None]);
    let spare = || StepsCommand::OverrideGate { step: "wipe".parse().unwrap(), why: "the provider says so".into() };
    let refusal = team.ask("ana", spare()).unwrap_err();
    assert_eq!(Language::English.say(&refusal.because), "D2 destroys something: it still needs a second person");
    team.done("ana", finish("wipe"));
    assert!(team.ask("ana", spare()).is_err());
    assert_eq!(state(&team, "wipe"), StepState::Started);
    let refusal = team.ask("ana", confirm("wipe")).unwrap_err();
    assert_eq!(Language::English.say(&refusal.hint.say), "nobody else is here: `crisis call WHO`");
    assert!(is_offered(&team, "ana", "crisis call WHO"), "{:?}", team.next("ana"));
    team.done("bram", PeopleCommand::Acknowledge {});
    team.done("bram", confirm("wipe"));
    assert_eq!(state(&team, "wipe"), StepState::Done);
}

#[test]
fn the_second_person_of_what_destroys_something_is_asked_for_like_that_of_any_step() {
    let mut team = team(2, &[Some(Role::Technical), Some(Role::Communication)]);
    team.done("ana", finish("check"));
    team.done("ana", finish("wipe"));
    let asked: Vec<String> = team.board("bram").next.iter().map(|next| Language::English.say(&next.in_full())).collect();
    for step in ["confirm D1 Check: ", "confirm D2 Wipe: "] {
        assert!(asked.iter().any(|asked| asked.starts_with(step)), "{step}: {asked:?}");
    }
}

#[test]
fn the_communicator_puts_the_phone_down_to_check() {
    let house = House::new();
    house.write("team.toml", format!("schema = 1\nid = \"team\"\ntitle = \"Team\"\nsummary = \"x\"\nlanguage = \"en\"\nreviewed = 2026-11-01\nseverity = 1\nsources = [\"monitoring\"]\n{STEPS}"));
    house.run(&["declare", "./team.toml"]).done();
    house.run_as("bram", &["ack"]).done();
    house.run(&["assign", "bram", "communication"]).done();
    house.run(&["assign", "ana", "technical"]).done();
    let done = house.run(&["done", "D1", "--evidence", "seen"]).done();
    assert!(done.contains("done D1"), "{done}");
    assert!(house.run_as("bram", &["next"]).done().contains("crisis confirm D1"));
    house.run_as("bram", &["confirm", "D1"]).done();
    assert_eq!(house.step("D1")["state"], "done");
}

#[test]
fn a_commander_who_is_alone_is_told_how_a_finished_step_counts() {
    let house = House::new();
    house.write("team.toml", format!("schema = 1\nid = \"team\"\ntitle = \"Team\"\nsummary = \"x\"\nlanguage = \"en\"\nreviewed = 2026-11-01\nseverity = 1\nsources = [\"monitoring\"]\n{STEPS}"));
    house.run(&["declare", "./team.toml"]).done();
    house.run(&["done", "D1", "--evidence", "seen"]).done();
    let refused = house.run(&["confirm", "D1"]).refused(1);
    assert!(
        refused.contains("hint: nobody else is here: `crisis call WHO`, or `crisis override D1 --why \"reason\"`"),
        "{refused}"
    );
    house.run(&["override", "D1", "--why", "nobody else is awake"]).done();
    let kept = house.entries(&[]).len();
    house.run(&["override", "D1", "--why", "once more"]).done();
    assert_eq!(house.entries(&[]).len(), kept, "nothing is left to be spared");
    let step = house.step("D1");
    assert_eq!((&step["state"], &step["overridden"]), (&"done".into(), &"nobody else is awake".into()));
    let report = house.run(&["export", "--format", "markdown"]).done();
    assert!(report.contains("**OVERRIDE**: nobody else is awake"), "{report}");
}

#[test]
fn next_leads_a_commander_who_is_alone_to_the_override() {
    let mut screen = with_one_name();
    let board = &screen.model.open.as_ref().unwrap().board;
    assert!(board.next.iter().any(|next| Language::English.say(&next.hint.say).contains("crisis override D2@web")));
    screen.on("D2@web").press("t");
    assert!(screen.said().contains("nobody else is here"), "{}", screen.said());
    screen.press("Onobody else is awake<Enter>");
    assert_eq!(screen.state_of("D2@web"), "done", "{}", screen.said());
}
