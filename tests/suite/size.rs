use std::fmt::Write as _;

use chrono::NaiveDate;
use crisis::domain::advice::{Asking, Refusal};
use crisis::domain::ask::asked::{Described, OwnStep};
use crisis::domain::ask::table::{Command, CourseCommand, DataCommand};
use crisis::domain::board::board;
use crisis::domain::component::Component;
use crisis::domain::data::facts::{ComponentAdded, ComponentLeftOut, VerdictGiven};
use crisis::domain::decide::decide;
use crisis::domain::event::{Event, Fact};
use crisis::domain::files;
use crisis::domain::fold::fold;
use crisis::domain::id::ComponentId;
use crisis::domain::incident::Incident;
use crisis::domain::lifecycle::declare::{Declaring, declare};
use crisis::domain::lifecycle::facts::IncidentDeclared;
use crisis::domain::record::Person;
use crisis::domain::runbook::{Priority, Runbook, Step};
use crisis::domain::size::{MOST_COMPONENTS, MOST_STEPS, MOST_TICKS};
use crisis::domain::speech::Language;
use crisis::domain::stamp::{Moment, Origin, Stamp};
use crisis::domain::steps::facts::{StepAdded, StepReopened};
use crisis::domain::vocabulary::Verdict;

use crate::files::own_time;
use crate::house::House;
use crate::laws::START;

/// A runbook of so many components, each with these lines made of its number, and so many steps.
fn text(components: usize, of_each: impl Fn(usize) -> String, steps: usize, of_step: &str) -> String {
    let mut text = "schema = 1\nid = \"large\"\ntitle = \"Large\"\n".to_owned();
    for number in 0..components {
        writeln!(text, "[[component]]\nid = \"c{number}\"\n{}", of_each(number)).unwrap();
    }
    for number in 0..steps {
        writeln!(text, "[[step]]\nid = \"s{number}\"\ntitle = \"S\"\npriority = \"integrity\"\n{of_step}").unwrap();
    }
    text
}

const PER: &str = "per = \"component\"\nverdict = true";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn runbook(text: &str) -> Runbook {
    files::runbook::parse(text, today()).value.unwrap()
}

fn ana() -> Person {
    Person { id: "ana".parse().unwrap(), name: "Ana".to_owned(), skills: Vec::new(), languages: Vec::new() }
}

fn declaring(runbook: Runbook) -> Result<IncidentDeclared, Refusal> {
    declare(&Declaring::of(runbook, ana()), None, Moment::from_millis(START), Origin(1), &[])
}

/// Facts as one machine would have put them on record, one after the other.
fn logged(facts: impl IntoIterator<Item = Fact>) -> Vec<Event> {
    let event = |(number, fact): (u64, Fact)| Event {
        origin: Origin(1),
        number,
        stamp: Stamp { wall: Moment::from_millis(START), tick: u32::try_from(number).unwrap() },
        at: Moment::from_millis(START),
        recorded_at: Moment::from_millis(START),
        by: ana().id,
        fact,
    };
    (1..).zip(facts).map(event).collect()
}

fn followed(runbook: Runbook) -> Incident {
    fold(logged([declaring(runbook).unwrap().into()]))
}

fn ask(incident: &Incident, command: &Command) -> Result<(), Refusal> {
    let asking = Asking { by: ana(), now: Moment::from_millis(START), at: None, clock: None, typed_by: None, read: None };
    decide(incident, command, &asking).map(drop)
}

fn because(refusal: Result<(), Refusal>) -> String {
    let refusal = refusal.unwrap_err();
    assert!(!Language::English.say(&refusal.hint.say).is_empty());
    format!("{}: {}", Language::English.say(&refusal.error), Language::English.say(&refusal.because))
}

fn component(id: &str) -> Command {
    Command::Data(DataCommand::AddComponent { component: Described::named(id.parse().unwrap()) })
}

fn step_for(components: &[&str]) -> Command {
    let components = components.iter().map(|id| id.parse().unwrap()).collect();
    let new = OwnStep { title: "Ring the site".to_owned(), priority: Priority::Restore, components, role: None };
    Command::Course(CourseCommand::AddStep { new })
}

fn named(id: &str) -> Component {
    Component::named(id.parse().unwrap())
}

#[test]
fn a_chain_of_as_many_components_as_there_may_be_costs_no_more_than_as_many_beside_each_other() {
    let stored_on = |other: usize| format!("needs = [\"c{other}\"]\nstored_on = [\"c{other}\"]");
    let forwards = |number: usize| number.checked_sub(1).map_or_else(String::new, stored_on);
    let backwards = |number: usize| if number + 1 < MOST_COMPONENTS { stored_on(number + 1) } else { String::new() };
    let up = |number: usize| format!("service = \"up\"\n{}", forwards(number));
    let made: [&dyn Fn(usize) -> String; 3] = [&forwards, &backwards, &up];
    for of_each in made {
        let runbook = runbook(&text(MOST_COMPONENTS, of_each, 1, PER));
        let began = own_time();
        let incident = followed(runbook);
        assert_eq!(board(&incident, Moment::from_millis(START), None).components.len(), MOST_COMPONENTS);
        let took = own_time().saturating_sub(began);
        assert!(took.as_secs() < 2, "{took:?} for {}", of_each(1));
    }
}

#[test]
fn a_runbook_that_asks_for_more_than_an_incident_holds_is_refused_where_it_becomes_too_much() {
    let told = |text: &str| {
        let parsed = files::runbook::parse(text, today());
        assert_eq!(parsed.value, None);
        let line = |at: usize| text[..at].lines().count();
        let told = parsed
            .mistakes
            .iter()
            .map(|mistake| format!("{}: {}, {}", line(mistake.place.start), mistake.what, mistake.expected));
        told.collect::<Vec<_>>()
    };
    let nothing = |_| String::new();
    // Four lines before, three for each component, four and more for each step.
    assert_eq!(
        told(&text(MOST_COMPONENTS + 500, nothing, 1, "verdict = true")),
        [format!("{}: 2500 components, an incident holds at most 2000", 3 + 3 * MOST_COMPONENTS)]
    );
    assert_eq!(
        told(&text(0, nothing, MOST_STEPS + 1, "verdict = true")),
        [format!("{}: 2001 steps, an incident holds at most 2000", 3 + 5 * MOST_STEPS + 2)]
    );
    let ticks = "1200000 things to tick off: each step once, or once for every component, an incident holds at most 200000";
    assert_eq!(told(&text(1000, nothing, 1200, PER)), [format!("{}: {ticks}", 3 + 3 * 1000 + 6 * 200 + 2)]);
    assert!(files::runbook::parse(&text(1000, nothing, 100, PER), today()).mistakes.is_empty());
}

#[test]
fn what_would_be_too_much_is_refused_with_what_to_do_instead() {
    let nothing = |_| String::new();
    let most = followed(runbook(&text(MOST_COMPONENTS, nothing, 1, PER)));
    let too_many = "an incident holds at most 2000 components, and this would make 2001";
    assert_eq!(because(ask(&most, &component("more"))), format!("more was not added: {too_many}"));
    ask(&most, &component("c7")).unwrap();
    ask(&most, &step_for(&["c7"])).unwrap();
    let most = followed(runbook(&text(0, nothing, MOST_STEPS, "")));
    let too_many = "an incident holds at most 2000 steps, and this would make 2001";
    assert_eq!(because(ask(&most, &step_for(&[]))), format!("\"Ring the site\" was not added: {too_many}"));
    ask(&most, &component("more")).unwrap();
    let most = followed(runbook(&text(1000, nothing, 200, PER)));
    assert_eq!(most.plan().size().ticks(), MOST_TICKS);
    assert!(
        because(ask(&most, &component("more")))
            .ends_with("at most 200000 steps, counted once for each component, and this would make 200200")
    );
    assert!(
        because(ask(&most, &step_for(&["c1"])))
            .ends_with("at most 200000 steps, counted once for each component, and this would make 201000")
    );
    let steps = runbook(&text(0, nothing, 200, PER));
    let components = (0..1001).map(|number| (format!("c{number}").parse().unwrap(), None)).collect();
    let declaring = Declaring { components, ..Declaring::of(steps, ana()) };
    let refused = declare(&declaring, None, Moment::from_millis(START), Origin(1), &[]).map(drop);
    assert!(
        because(refused)
            .starts_with("Large was not declared: an incident holds at most 200000 steps, counted once for each component")
    );
}

#[test]
fn a_component_that_was_taken_out_of_scope_comes_back_where_there_is_room_for_no_other() {
    let left_out = ComponentLeftOut { component: "c7".parse().unwrap(), why: "not hit".to_owned() };
    let large = runbook(&text(MOST_COMPONENTS, |_| String::new(), 1, PER));
    let incident = fold(logged([declaring(large).unwrap().into(), left_out.into()]));
    ask(&incident, &component("c7")).unwrap();
    ask(&incident, &component("more")).unwrap_err();
}

/// A declaration as somebody else may have put it on record, whatever it asks for.
fn declared(components: usize, steps: usize) -> Fact {
    let whole = declaring(runbook(&text(1, |_| String::new(), 1, PER))).unwrap();
    let step = whole.runbook.steps[0].clone();
    let steps = (0..steps).map(|number| Step { id: format!("s{number}").parse().unwrap(), ..step.clone() }).collect();
    let components = (0..components).map(|number| named(&format!("c{number}"))).collect();
    IncidentDeclared { runbook: Runbook { steps, ..whole.runbook.clone() }, components, ..whole }.into()
}

#[test]
fn a_declaration_beyond_what_an_incident_holds_is_kept_and_not_taken() {
    for (components, steps) in [(5_000, 5_000), (MOST_COMPONENTS + 1, 1), (1, MOST_STEPS + 1), (1001, 200)] {
        let incident = fold(logged([declared(components, steps), declared(3, 2)]));
        assert_eq!((incident.entries, incident.not_understood), (2, 1));
        assert_eq!((incident.data.components.len(), incident.plan().size().steps), (3, 2));
        let alarms = board(&incident, Moment::from_millis(START), None).alarms;
        let said: Vec<String> = alarms.iter().map(|alarm| Language::English.say(&alarm.say)).collect();
        assert!(said.iter().any(|said| said.contains("more than an incident can hold")), "{said:?}");
    }
    assert_eq!(fold(logged([declared(1000, 100)])).plan().instances().count(), 100_000);
}

#[test]
fn what_has_no_room_is_left_out_in_the_order_of_the_log_however_it_arrives() {
    let id = |number: usize| -> ComponentId { format!("more-{number}").parse().unwrap() };
    let added = |number| Fact::from(ComponentAdded { component: Component::named(id(number)) });
    let judged = |number| {
        let (component, verdict) = (id(number), Verdict::Damaged);
        VerdictGiven { component, verdict, evidence: None, extent: None, as_of: None, second_name: false, said_by: None }.into()
    };
    let reopened = |number| StepReopened { step: format!("s0@{}", id(number)).parse().unwrap(), why: "torn".to_owned() }.into();
    let step = Step { per_component: true, ..Step::titled("own".parse().unwrap(), Priority::Restore, "Own".to_owned()) };
    let one_more = Fact::from(StepAdded { step });
    let facts = [declared(MOST_COMPONENTS - 2, 100), added(0), judged(1), added(2), judged(3), reopened(4), judged(1), one_more];
    let events = logged(facts);
    let incident = fold(events.clone());
    let came: Vec<&ComponentId> =
        incident.data.components.iter().skip(MOST_COMPONENTS - 2).map(|state| &state.component.id).collect();
    assert_eq!(came, [&id(0), &id(1)]);
    // A component, a verdict and a step; that a step of nothing was opened again changes no board.
    assert_eq!((incident.entries, incident.not_understood), (8, 3));
    assert_eq!(incident.plan().size().excess(), None);
    for turn in 0..events.len() {
        let mut otherwise = events.clone();
        otherwise.rotate_left(turn);
        otherwise.push(events[turn].clone());
        assert_eq!(fold(otherwise), incident);
    }
}

#[test]
fn components_that_came_before_their_declaration_leave_it_no_more_room_than_there_is() {
    let before = (0..1500).map(|number| Fact::from(ComponentAdded { component: named(&format!("early-{number}")) }));
    let incident = fold(logged(before.chain([declared(501, 1), declared(500, 200), declared(500, 100)])));
    assert_eq!((incident.not_understood, incident.plan().size().ticks()), (2, MOST_TICKS));
}

#[test]
fn a_runbook_that_is_too_large_is_named_by_lint_and_is_not_declared() {
    let house = House::new();
    house.write("large.toml", text(600, |_| String::new(), 600, PER));
    let told = house.run(&["lint", "large.toml"]);
    assert_eq!(told.code, 2, "{told:?}");
    let told = format!("{}{}", told.stdout, told.stderr);
    assert!(told.contains("error: 360000 things to tick off") && told.contains("an incident holds at most 200000"), "{told}");
    let told = house.run(&["declare", "./large.toml"]).refused(2);
    assert!(told.contains("large.toml") && told.contains("360000 things to tick off"), "{told}");
    house.run(&["status"]).refused(1);
}
