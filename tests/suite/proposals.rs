use crisis::domain::ask::table::{Command, PeopleCommand, StepsCommand};
use crisis::domain::board::StepRow;
use crisis::domain::decide::decide;
use crisis::domain::runbook::{Role, Runbook};
use crisis::domain::speech::Language;
use crisis::domain::steps::state::StepState;
use proptest::prelude::*;
use proptest::sample::select;

use super::house::House;
use super::laws::commands;
use super::screen::Screen;
use super::team::{Team, finish, runbook, skilled};

/// The steps that all laws are tried on, with skills here and there.
const SKILLED: &str = r#"
[[component]]
id = "net"
title = "Network"
skills = ["network"]
[[component]]
id = "db"
title = "Database"
needs = ["net"]
stored_on = ["net"]
skills = ["database"]
[[step]]
id = "freeze"
priority = "integrity"
title = "Freeze"
skills = ["linux"]
[[step]]
id = "verify"
priority = "integrity"
per = "component"
title = "Verify"
needs = ["freeze"]
verdict = true
evidence = "required"
skills = ["storage"]
[[step]]
id = "second"
priority = "integrity"
per = "component"
title = "Second pair of eyes"
needs = ["verify"]
confirm = "two"
[[step]]
id = "settle"
priority = "integrity"
title = "Let it settle"
needs = ["freeze"]
after = "30m"
skills = ["linux"]
[[step]]
id = "back"
priority = "restore"
per = "component"
title = "Bring it back"
[[step]]
id = "word"
priority = "communicate"
role = "communication"
title = "Tell"
skills = ["phones"]
"#;

const PLAIN: &str = r#"
[[step]]
id = "check"
priority = "integrity"
role = "technical"
title = "Check"
[[step]]
id = "tell"
priority = "communicate"
role = "communication"
title = "Tell"
"#;

fn proposed(team: &Team) -> Vec<(String, Role, String)> {
    let rows = team.board("ana").responders;
    let of = |row: &crisis::domain::board::ResponderRow| {
        let (role, because) = row.proposed.clone()?;
        Some((row.id.to_string(), role, Language::English.say(&because)))
    };
    rows.iter().filter_map(of).collect()
}

fn team(runbook: Runbook, skills: &[&[&str]]) -> Team {
    let people: Vec<_> = ["ana", "bram", "chloe", "devos"].iter().zip(skills).map(|(id, skills)| skilled(id, skills)).collect();
    Team::of(runbook, &people)
}

/// What somebody must be able to do for a step here, as its runbook has it.
fn skills_of(team: &Team, row: &StepRow) -> Vec<String> {
    let plan = team.incident.plan();
    let of_component = row.component.as_ref().map(|id| plan.data.component(id).unwrap().component.skills.clone());
    [plan.step(&row.reference).unwrap().skills.clone(), of_component.unwrap_or_default()].concat()
}

/// Whether a technical step can be begun now.
fn free(row: &StepRow) -> bool {
    row.state == StepState::Open && row.locked.is_none() && row.role.role() == Some(Role::Technical)
}

/// Whether a code is that of a step which can be begun now, at one place at least.
fn is_free(team: &Team, code: &str) -> bool {
    team.board("ana").steps().any(|row| free(row) && (row.code() == code || *row.short_code == *code))
}

/// Whether it is, and wants a skill there.
fn is_wanted(team: &Team, code: &str, skill: &str) -> bool {
    team.board("ana").steps().any(|row| {
        let named = row.code() == code || *row.short_code == *code;
        named && free(row) && skills_of(team, row).iter().any(|wanted| wanted == skill)
    })
}

fn check(team: &Team) {
    let people = &team.incident.people;
    let speaks = proposed(team).iter().any(|(_, role, _)| *role == Role::Communication);
    assert!(speaks || people.count_here() < 2 || !people.nobody_communicates(), "nobody speaks, and nobody is proposed to");
    for (who, role, because) in proposed(team) {
        let responder = team.incident.people.responder(&who.parse().unwrap()).unwrap().clone();
        let named = because.split_once(" needs ").or(because.split_once(" need "));
        if let Some((codes, skill)) = named.filter(|_| because.starts_with(['D', 'R'])) {
            assert_eq!(role, Role::Technical, "{because}");
            assert!(responder.person.skills.iter().any(|own| own == skill), "{who}: {because}");
            for code in codes.split(", ") {
                assert!(is_wanted(team, code, skill), "{who}: {because}");
            }
        } else if let Some((skill, rest)) = because.strip_prefix("only they know ").and_then(|rest| rest.split_once(", which ")) {
            let code = rest.strip_suffix(" needs now").unwrap();
            assert!(role == Role::Technical && is_wanted(team, code, skill), "{who}: {because}");
            let others = people.here().filter(|other| *other.person.id != *who);
            assert!(others.clone().all(|other| !other.person.skills.iter().any(|own| own == skill)), "{who}: {because}");
        } else if let Some(rest) = because.strip_prefix("nobody is working on ") {
            let code = rest.strip_suffix(" yet").unwrap();
            assert!(role == Role::Technical && is_free(team, code), "{who}: {because}");
        } else if let Some((component, _)) =
            because.strip_prefix("the data of ").and_then(|rest| rest.split_once(" needs a verdict"))
        {
            let row = team.board("ana").components.into_iter().find(|row| *row.id == *component).unwrap();
            let technical = team.incident.people.here().any(|other| other.role == Some(Role::Technical));
            assert!(role == Role::Technical && row.locked.is_some() && !technical, "{who}: {because}");
        } else {
            assert_eq!(role, Role::Communication, "{who}: {because}");
            let wants = |row: &StepRow| skills_of(team, row).iter().any(|skill| responder.person.skills.contains(skill));
            let board = team.board("ana");
            if because.contains("no step that can start now") {
                assert!(!board.steps().filter(|row| free(row)).any(wants), "{who}: {because}");
            }
            if because.contains("no open technical step needs") {
                let open = board.steps().filter(|row| row.role.role() == Some(Role::Technical) && !row.state.is_settled());
                assert!(!open.into_iter().any(wants), "{who}: {because}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_reason_for_a_role_is_true_when_it_is_given(
        skills in proptest::collection::vec(proptest::collection::vec(select(vec!["storage", "linux", "network", "database", "phones"]), 0..3), 1..4),
        asked in proptest::collection::vec((0_usize..3, commands()), 0..40),
    ) {
        let skills: Vec<&[&str]> = skills.iter().map(Vec::as_slice).collect();
        let mut team = team(runbook(SKILLED), &skills);
        check(&team);
        for (who, command) in asked {
            let _ = team.ask(["ana", "bram", "chloe"][who % skills.len()], command);
            check(&team);
        }
    }
}

#[test]
fn with_two_people_and_no_skills_named_one_works_and_one_speaks() {
    let team = team(runbook(PLAIN), &[&[], &["phones"]]);
    let proposed = proposed(&team);
    let told: Vec<_> = proposed.iter().map(|(who, role, because)| (who.as_str(), *role, because.as_str())).collect();
    assert_eq!(
        told,
        [
            ("ana", Role::Communication, "nobody is informing customers yet"),
            ("bram", Role::Technical, "nobody is working on D1 yet"),
        ]
    );
}

#[test]
fn a_step_that_names_no_skill_wants_nobodys() {
    let mut team = team(runbook(PLAIN), &[&["storage"], &["phones"], &["billing"]]);
    team.role("bram", Role::Technical);
    assert!(proposed(&team).iter().all(|(_, role, because)| *role == Role::Communication && !because.starts_with('D')));
}

/// A step for anybody, one for a skill, and one for another skill that waits for it.
const LOCKED: &str = r#"
schema = 1
id = "own"
title = "Own"
[[step]]
id = "look"
priority = "integrity"
title = "Look"
[[step]]
id = "hold"
priority = "integrity"
title = "Put deletes on hold"
skills = ["storage"]
[[step]]
id = "stop"
priority = "integrity"
title = "Stop writes"
skills = ["linux"]
needs = ["hold"]
[[step]]
id = "tell"
priority = "communicate"
title = "Tell customers"
"#;

#[test]
fn whose_skill_a_locked_step_waits_for_begins_with_what_nobody_works_on() {
    let mut screen = Screen::following(LOCKED);
    for who in ["devos", "bram", "emma"] {
        screen.meanwhile(who, &Command::People(PeopleCommand::Acknowledge {}));
    }
    let rows = &screen.model.open.as_ref().unwrap().board.responders;
    let of = |who: &str| {
        let (role, because) = rows.iter().find(|row| *row.id == *who).unwrap().proposed.clone().unwrap();
        (role, Language::English.say(&because))
    };
    assert_eq!(of("devos"), (Role::Technical, "D2 needs storage".to_owned()));
    assert_eq!(of("bram"), (Role::Technical, "nobody is working on D1 yet".to_owned()));
    assert_eq!(of("emma").0, Role::Communication);
}

#[test]
fn what_is_locked_or_at_somebody_is_not_wanted_now() {
    let mut team = team(runbook(SKILLED), &[&[], &["storage"], &["linux"], &[]]);
    let of = |team: &Team, who: &str| proposed(team).into_iter().find(|(id, ..)| id == who);
    let (_, role, because) = of(&team, "chloe").unwrap();
    assert_eq!((role, because.as_str()), (Role::Technical, "D1 needs linux"));
    let (_, role, because) = of(&team, "bram").unwrap();
    assert_eq!((role, because.as_str()), (Role::Communication, "no step that can start now needs storage"));
    team.role("chloe", Role::Technical);
    team.done("chloe", StepsCommand::StartStep { step: "freeze".parse().unwrap() });
    let comes = skilled("emma", &["linux"]);
    team.ask_as(&comes, PeopleCommand::Acknowledge {}).unwrap();
    let (_, role, _) = of(&team, "emma").unwrap();
    assert_eq!(role, Role::Communication, "D1 is at chloe");
    team.done("chloe", finish("freeze"));
    let (_, role, because) = of(&team, "bram").unwrap();
    assert_eq!((role, because.as_str()), (Role::Technical, "D2 needs storage"));
}

#[test]
fn the_skills_of_a_component_count_beside_those_of_its_steps() {
    let mut team = team(runbook(SKILLED), &[&[], &["database"], &["network"], &["phones"]]);
    team.done("ana", finish("freeze"));
    let told = proposed(&team);
    let of = |who: &str| told.iter().find(|(id, ..)| id == who).map(|(_, role, because)| (*role, because.as_str())).unwrap();
    assert_eq!(of("bram"), (Role::Technical, "D2@db needs database"));
    assert_eq!(of("chloe"), (Role::Technical, "D2@net needs network"));
    assert_eq!(of("devos").0, Role::Communication, "their skill is wanted by the step towards customers");
    team.role("bram", Role::Technical).role("chloe", Role::Technical);
    assert!(team.next("bram")[0].contains("D2@db"), "{:?}", team.next("bram"));
    assert!(team.next("chloe")[0].contains("D2@net"), "{:?}", team.next("chloe"));
}

#[test]
fn programs_are_told_too() {
    let house = House::new();
    house.write("team.toml", format!("schema = 1\nid = \"team\"\ntitle = \"Team\"\nsummary = \"x\"\nlanguage = \"en\"\nreviewed = 2026-11-01\nseverity = 1\nsources = [\"monitoring\"]\n{SKILLED}"));
    house.run(&["declare", "./team.toml"]).done();
    house.run_as("bram", &["ack"]).done();
    let proposals = house.status()["proposals"].clone();
    assert_eq!(proposals.as_array().unwrap().len(), 2, "{proposals}");
    assert!(proposals.as_array().unwrap().iter().all(|one| one["because"][0].is_string() && one["who"].is_string()));
}

#[test]
fn of_two_people_one_is_proposed_for_the_data_as_long_as_a_verdict_is_missing() {
    let house = House::new();
    let step = |id: &str, more: &str| format!("[[step]]\nid = \"{id}\"\ntitle = \"{id}\"\n{more}\n");
    let look = step("look", "priority = \"integrity\"");
    let back = step("back", "priority = \"restore\"");
    let tell = step("tell", "priority = \"communicate\"");
    house.write("runbooks/own.toml", format!("schema = 1\nid = \"own\"\ntitle = \"Own\"\n{look}{back}{tell}"));
    house.run(&["declare", "own"]).done();
    house.run(&["done", "D1"]).done();
    house.run(&["call", "bram", "answered"]).done();
    let proposals = house.status()["proposals"].clone();
    let roles: Vec<&str> = proposals.as_array().unwrap().iter().map(|one| one["role"].as_str().unwrap()).collect();
    assert!(roles.contains(&"technical") && roles.contains(&"communication"), "{proposals}");
    assert!(proposals.to_string().contains("the data of platform needs a verdict"), "{proposals}");
}

#[test]
fn what_nobody_who_is_there_has_the_skill_for_is_next_in_its_order_all_the_same() {
    let house = House::new();
    house.write(
        "runbooks/skills.toml",
        r#"
schema = 1
id = "skills"
title = "Skills"
[[step]]
id = "door"
priority = "integrity"
title = "Close the door"
skills = ["juggling"]
[[step]]
id = "watch"
priority = "integrity"
title = "Plan the night watch"
"#,
    );
    house.run(&["declare", "skills"]).done();
    house.run(&["call", "bram", "answered"]).done();
    house.run(&["assign", "bram", "technical"]).done();
    let next = house.run_as("bram", &["next", "--json"]).json();
    assert_eq!(next[0]["step"], "door", "{next}");
}

/// The role that is proposed for somebody, and why.
fn of(team: &Team, who: &str) -> Option<(Role, String)> {
    proposed(team).into_iter().find(|(id, ..)| id == who).map(|(_, role, because)| (role, because))
}

#[test]
fn roles_change_as_work_changes_and_back() {
    let mut team = team(runbook(SKILLED), &[&[], &["linux"], &["storage"], &["phones"]]);
    team.role("bram", Role::Technical).role("chloe", Role::Technical).role("devos", Role::Communication);
    assert_eq!(of(&team, "bram"), None, "there is work for them");
    assert_eq!(of(&team, "chloe"), Some((Role::Communication, "no step that can start now needs storage".to_owned())));
    team.role("chloe", Role::Communication);
    assert_eq!(of(&team, "chloe"), None, "their steps are still locked");
    team.done("bram", StepsCommand::StartStep { step: "freeze".parse().unwrap() });
    assert_eq!(of(&team, "bram"), None, "they are at it");
    team.done("bram", finish("freeze"));
    assert_eq!(of(&team, "chloe"), Some((Role::Technical, "only they know storage, which D2@net needs now".to_owned())));
    assert_eq!(of(&team, "bram"), None, "somebody stays at the work");
    team.role("chloe", Role::Technical);
    assert_eq!(of(&team, "bram").unwrap().0, Role::Communication);
    assert!(team.next("ana").iter().filter(|next| next.contains("communication")).count() <= 1, "{:?}", team.next("ana"));
}

#[test]
fn where_everybody_works_somebody_is_drawn_in_and_what_that_starves_is_named() {
    let mut team = team(runbook(SKILLED), &[&[], &["linux"]]);
    team.role("ana", Role::Technical).role("bram", Role::Technical);
    assert_eq!(of(&team, "ana"), Some((Role::Communication, "nobody is informing customers yet".to_owned())));
    assert_eq!(of(&team, "bram"), None, "a step waits for them alone");
    let told = |team: &mut Team, who: &str| {
        let command = PeopleCommand::AssignRole { who: who.parse().unwrap(), role: Role::Communication, duty: None };
        let decision = decide(&team.incident, &command.clone().into(), &team.asking("ana")).unwrap();
        team.done("ana", command);
        decision.remarks.iter().map(|remark| Language::English.say(remark)).collect::<Vec<_>>().join("; ")
    };
    assert!(told(&mut team, "bram").contains("D1 now waits: only BRAM knows linux"));
    assert_eq!(of(&team, "bram"), Some((Role::Technical, "only they know linux, which D1 needs now".to_owned())));
    assert!(!told(&mut team, "ana").contains("waits"));
}
