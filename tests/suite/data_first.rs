use crisis::domain::advice::Refusal;
use crisis::domain::ask::asked::Judgement;
use crisis::domain::ask::table::{Command, CourseCommand, DataCommand, LifecycleCommand, PeopleCommand, StepsCommand};
use crisis::domain::data::facts::{DataFact, VerdictConfirmed};
use crisis::domain::event::Fact;
use crisis::domain::gate::confirmed;
use crisis::domain::id::{ComponentId, PersonId, StepRef};
use crisis::domain::incident::Incident;
use crisis::domain::lifecycle::facts::LifecycleFact;
use crisis::domain::lifecycle::state::Status;
use crisis::domain::record::Evidence;
use crisis::domain::runbook::{Priority, Role};
use crisis::domain::speech::Language::English;
use crisis::domain::stamp::Moment;
use crisis::domain::steps::facts::StepsFact;
use crisis::domain::steps::state::StepState;
use crisis::domain::vocabulary::{Service, Verdict};
use proptest::prelude::*;
use proptest::sample::select;

use crate::laws::{Machine, PEOPLE, START, commands};

/// Whether a component's data may be worked on, told from the entries alone: somebody who may raised the
/// verdict, after whatever touched the data of it or of what it is stored on; and where it was damaged or
/// lost since a second person last stood for it, another does, or the commander says why not.
fn is_sure(kept: &[(PersonId, bool, Fact)], incident: &Incident, id: &ComponentId) -> bool {
    let Some(state) = incident.data.component(id) else { return true };
    if !state.component.data || state.service == Service::Retired {
        return true;
    }
    let verdicts = |id: &ComponentId| -> Vec<(usize, PersonId, bool, Verdict)> {
        let given = kept.iter().enumerate().filter_map(|(at, (by, may, fact))| match fact {
            Fact::Data(DataFact::VerdictGiven(given)) if given.component == *id => Some((at, by.clone(), *may, given.verdict)),
            _ => None,
        });
        given.collect()
    };
    let Some((at, by, may, verdict)) = verdicts(id).pop() else { return false };
    if !verdict.opens_the_gate() || !may {
        return false;
    }
    let second = |from: usize, by: &PersonId| {
        kept.iter().skip(from).any(|(other, _, fact)| match fact {
            Fact::Data(DataFact::VerdictConfirmed(fact)) => fact.component == *id && other != by,
            Fact::Data(DataFact::VerdictOverridden(fact)) => fact.component == *id,
            _ => false,
        })
    };
    let harmed = verdicts(id).into_iter().rfind(|(_, _, _, verdict)| matches!(verdict, Verdict::Damaged | Verdict::Lost));
    let stood_for = |from: usize, until: usize| {
        kept.iter()
            .take(until)
            .skip(from)
            .any(|(_, _, fact)| matches!(fact, Fact::Data(DataFact::VerdictConfirmed(fact)) if fact.component == *id))
    };
    let wants_second = harmed.is_some_and(|(harmed, ..)| !stood_for(harmed, at));
    (!wants_second || second(at, &by)) && kept.iter().skip(at + 1).all(|(_, _, fact)| !touches(incident, id, fact))
}

/// Whether a fact says something of the data of a component, or of what it is stored on.
fn touches(incident: &Incident, id: &ComponentId, fact: &Fact) -> bool {
    let below = |ground: &ComponentId| incident.data.stored_on(ground).contains(id);
    match fact {
        Fact::Data(DataFact::VerdictGiven(given)) => {
            below(&given.component) && matches!(given.verdict, Verdict::Damaged | Verdict::Lost | Verdict::Recovered)
        }
        Fact::Data(DataFact::VerdictDoubted(fact)) => fact.component == *id || below(&fact.component),
        Fact::Data(DataFact::ServiceSet(fact)) => match fact.service {
            Service::Down => fact.component == *id || below(&fact.component),
            Service::Retired => below(&fact.component),
            _ => false,
        },
        _ => false,
    }
}

/// A team of one, two or six people, the first of whom commands.
fn teams() -> impl Strategy<Value = usize> {
    select(vec![1, 2, 6])
}

/// Whoever still works on it does what has to be done, tells no lie,
/// and passes no lock but for a second person who is not there.
struct Closer {
    machine: Machine,
}

impl Closer {
    fn commander(&self) -> String {
        self.machine.incident.people.post.as_ref().unwrap().commander.to_string()
    }

    /// Somebody else who is there.
    fn other(&self) -> Option<String> {
        let commander = self.commander();
        let here = self.machine.incident.people.here().map(|responder| responder.person.id.to_string());
        here.filter(|id| *id != commander).find(|id| PEOPLE.contains(&id.as_str()))
    }

    fn ask(&mut self, by: &str, command: impl Into<Command>) -> Result<(), Refusal> {
        self.machine.ask(by, &command.into()).map(drop)
    }

    fn data(&mut self) {
        let commander = self.commander();
        let ids: Vec<ComponentId> = self.machine.incident.data.in_scope().map(|state| state.component.id.clone()).collect();
        for component in ids {
            let plan = self.machine.incident.plan();
            let state = plan.data.component(&component).unwrap();
            let (sure, waits) = (confirmed::is_sure(plan, state), state.waits_for_second_name());
            let harmed = state.harmed.is_some();
            let given = waits && state.verdict.opens_the_gate() && state.stale.is_none();
            if !sure && !given {
                let verdict = if harmed { Verdict::Recovered } else { Verdict::Intact };
                let judgement = Judgement { verdict, extent: None, as_of: Some(Moment::from_millis(START).utc().fixed_offset()) };
                let evidence = Some(Evidence::Text("counted again".into()));
                let _ = self.ask(&commander, DataCommand::GiveVerdict { component: component.clone(), judgement, evidence });
            }
            if self.machine.incident.data.component(&component).unwrap().waits_for_second_name() {
                let by_another = self
                    .other()
                    .is_some_and(|other| self.ask(&other, StepsCommand::ConfirmVerdict { component: component.clone() }).is_ok());
                if !by_another {
                    let why = "nobody else is there".to_owned();
                    let _ = self.ask(&commander, StepsCommand::OverrideVerdict { component: component.clone(), why });
                }
            }
            let service = DataCommand::SetService { component, service: Service::Up, percent: None, why: None };
            let _ = self.ask(&commander, service);
        }
    }

    fn steps(&mut self) {
        let commander = self.commander();
        let why = "it is short of staff there".to_owned();
        let _ = self.ask(&commander, CourseCommand::ChoosePath { path: "wait".to_owned(), why });
        let steps: Vec<StepRef> = self.machine.incident.plan().instances().map(|instance| instance.reference()).collect();
        for step in steps {
            let state = self.machine.incident.plan().progress(&step).state;
            if matches!(state, StepState::Skipped | StepState::Failed) {
                let _ = self.ask(&commander, StepsCommand::ReopenStep { step: step.clone(), why: "after all".into() });
            }
            let evidence = Some(Evidence::Text("seen".into()));
            let _ = self.ask(
                &commander,
                StepsCommand::FinishStep { step: step.clone(), evidence, verdict: None, service: None, percent: None },
            );
            if self.machine.incident.plan().progress(&step).waits_for_second_name() {
                let other = self.other();
                let confirmed =
                    other.is_some_and(|other| self.ask(&other, StepsCommand::ConfirmStep { step: step.clone() }).is_ok());
                if !confirmed {
                    let _ = self.ask(&commander, StepsCommand::OverrideGate { step, why: "nobody else is there".into() });
                }
            }
        }
    }

    fn end(mut self) -> Incident {
        for _ in 0..8 {
            self.machine.now += 3_600_000;
            self.data();
            self.steps();
            let commander = self.commander();
            let _ = self.ask(&commander, LifecycleCommand::ResolveIncident { why: None });
            if self.ask(&commander, LifecycleCommand::CloseIncident { why: None }).is_ok() {
                break;
            }
        }
        self.machine.incident
    }
}

/// What a team of so many asks, in whatever order it comes to their minds.
fn by_a_team() -> impl Strategy<Value = Vec<(&'static str, Command)>> {
    teams().prop_flat_map(|team| proptest::collection::vec((select(&PEOPLE[..team]), commands()), 1..120))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_works_on_data_that_is_not_confirmed_without_a_marked_override(asked in by_a_team()) {
        let mut machine = Machine::new();
        for (by, command) in asked {
            let (before, kept) = (machine.incident.clone(), machine.kept.clone());
            let Ok(decision) = machine.ask(by, &command) else { continue };
            for fact in &decision.facts {
                let step = match fact {
                    Fact::Steps(StepsFact::StepStarted(fact)) => &fact.step,
                    Fact::Steps(StepsFact::StepDone(fact)) => &fact.step,
                    Fact::Steps(StepsFact::StepConfirmed(fact)) => &fact.step,
                    _ => continue,
                };
                let plan = before.plan();
                if plan.step(step).unwrap().priority != Priority::Restore || plan.progress(step).overridden.is_some() {
                    continue;
                }
                let all = before.data.in_scope().map(|state| &state.component.id);
                for id in all.filter(|id| step.component.as_ref().is_none_or(|own| own == *id)) {
                    prop_assert!(is_sure(&kept, &before, id), "{by} {command:?} while the data of {id} was not confirmed");
                }
            }
        }
    }

    #[test]
    fn an_incident_is_resolved_on_confirmed_data_and_service_or_for_a_reason_of_the_commander(asked in by_a_team()) {
        let mut machine = Machine::new();
        for (by, command) in asked {
            let (before, kept) = (machine.incident.clone(), machine.kept.clone());
            let Ok(decision) = machine.ask(by, &command) else { continue };
            let resolved = decision.facts.iter().find_map(|fact| match fact {
                Fact::Lifecycle(LifecycleFact::IncidentResolved(fact)) => Some(fact.why.is_some()),
                _ => None,
            });
            let Some(reasoned) = resolved else { continue };
            let back = |state: &&crisis::domain::data::state::ComponentState| {
                state.service == Service::Retired || (state.service == Service::Up && is_sure(&kept, &before, &state.component.id))
            };
            let open = before.data.in_scope().find(|state| !back(state));
            prop_assert!(open.is_none() || (reasoned && before.people.is_commander(&by.parse().unwrap())), "{by} {open:?}");
        }
    }

    #[test]
    fn there_is_always_a_way_to_the_end_without_a_lie(asked in by_a_team()) {
        let mut machine = Machine::new();
        for (by, command) in asked {
            let _ = machine.ask(by, &command);
        }
        if machine.incident.lifecycle.status == Status::Closed {
            return Ok(());
        }
        let closed = Closer { machine }.end();
        let open = crisis::domain::gate::still_open::open(closed.plan());
        prop_assert_eq!(closed.lifecycle.status, Status::Closed, "{:?}", open);
    }
}

/// Ana commands, bram and devos are technical, chloe communicates.
fn team() -> Machine {
    let mut machine = Machine::new();
    for (who, role) in [("bram", Role::Technical), ("devos", Role::Technical), ("chloe", Role::Communication)] {
        machine.ask(who, &PeopleCommand::Acknowledge {}.into()).unwrap();
        machine.ask("ana", &PeopleCommand::AssignRole { who: who.parse().unwrap(), role, duty: None }.into()).unwrap();
    }
    machine
}

fn judge(component: &str, verdict: Verdict) -> Command {
    let as_of = verdict.has_age().then(|| Moment::from_millis(START).utc().fixed_offset());
    let judgement = Judgement { verdict, extent: None, as_of };
    DataCommand::GiveVerdict { component: component.parse().unwrap(), judgement, evidence: Some(Evidence::Text("seen".into())) }
        .into()
}

fn confirm(component: &str) -> Command {
    StepsCommand::ConfirmVerdict { component: component.parse().unwrap() }.into()
}

fn service(component: &str, service: Service) -> Command {
    DataCommand::SetService { component: component.parse().unwrap(), service, percent: None, why: None }.into()
}

fn is_confirmed(machine: &Machine, component: &str) -> bool {
    machine.incident.data.component(&component.parse().unwrap()).unwrap().is_confirmed()
}

#[test]
fn whoever_has_another_role_or_was_never_called_raises_no_verdict_and_anybody_lowers_one() {
    let mut machine = team();
    machine.ask("bram", &judge("net", Verdict::Intact)).unwrap();
    for who in ["chloe", "zoe"] {
        let refused = machine.ask(who, &judge("db", Verdict::Intact)).unwrap_err();
        assert!(!refused.hint.say.asks().is_empty());
    }
    machine.ask("bram", &judge("db", Verdict::Intact)).unwrap();
    machine.ask("zoe", &judge("db", Verdict::Damaged)).unwrap();
    assert!(!is_confirmed(&machine, "db"));
}

#[test]
fn what_was_damaged_counts_again_once_a_second_person_stands_for_it_whatever_was_said_meanwhile() {
    let mut machine = team();
    machine.ask("bram", &judge("net", Verdict::Damaged)).unwrap();
    machine.ask("bram", &judge("net", Verdict::Unknown)).unwrap();
    machine.ask("bram", &judge("net", Verdict::Intact)).unwrap();
    assert!(!is_confirmed(&machine, "net"));
    assert!(machine.ask("bram", &confirm("net")).is_err(), "one person is no two");
    assert!(machine.ask("chloe", &confirm("net")).is_err(), "devos is there, who is technical");
    machine.ask("devos", &confirm("net")).unwrap();
    assert!(is_confirmed(&machine, "net"));
    machine.ask("bram", &judge("net", Verdict::Intact)).unwrap();
    assert!(is_confirmed(&machine, "net"), "a second person stood for it since it was damaged");
}

#[test]
fn with_two_people_the_communicator_puts_the_phone_down_and_alone_the_commander_says_why() {
    let mut machine = Machine::new();
    machine.ask("ana", &judge("net", Verdict::Lost)).unwrap();
    machine.ask("ana", &judge("net", Verdict::Recovered)).unwrap();
    let why = "nobody else is awake".to_owned();
    let alone: Command = StepsCommand::OverrideVerdict { component: "net".parse().unwrap(), why }.into();
    assert!(machine.ask("chloe", &alone).is_err(), "chloe does not command");
    machine.ask("ana", &alone).unwrap();
    assert!(is_confirmed(&machine, "net"));
    machine.ask("ana", &judge("net", Verdict::Recovered)).unwrap();
    assert!(!is_confirmed(&machine, "net"), "it stood in for the second name on one verdict");
    machine.ask("chloe", &PeopleCommand::Acknowledge {}.into()).unwrap();
    let communicates = PeopleCommand::AssignRole { who: "chloe".parse().unwrap(), role: Role::Communication, duty: None };
    machine.ask("ana", &communicates.into()).unwrap();
    machine.ask("chloe", &confirm("net")).unwrap();
    assert!(is_confirmed(&machine, "net"));
}

#[test]
fn what_happens_to_data_happens_to_all_that_is_stored_on_it() {
    for what in [
        judge("net", Verdict::Damaged),
        judge("net", Verdict::Recovered),
        judge("net", Verdict::Unknown),
        service("net", Service::Down),
    ] {
        let mut machine = team();
        machine.ask("bram", &service("net", Service::Up)).unwrap();
        machine.ask("bram", &judge("net", Verdict::Intact)).unwrap();
        machine.ask("bram", &judge("db", Verdict::Intact)).unwrap();
        assert!(is_confirmed(&machine, "db"));
        machine.ask("devos", &what).unwrap();
        assert!(!is_confirmed(&machine, "db"), "{what:?}");
        let refused = machine.ask("bram", &judge("db", Verdict::Intact));
        let open = matches!(what, Command::Data(DataCommand::GiveVerdict { ref judgement, .. }) if matches!(judgement.verdict, Verdict::Damaged | Verdict::Recovered));
        assert_eq!(refused.is_ok(), open, "{what:?}: what it is stored on comes first, unless that is known to be broken");
    }
}

#[test]
fn service_on_data_that_nobody_confirmed_is_kept_is_the_loudest_and_keeps_the_incident_open() {
    let mut machine = team();
    machine.ask("bram", &service("net", Service::Up)).unwrap();
    machine.ask("bram", &service("db", Service::Up)).unwrap();
    let board = crisis::domain::board::board(&machine.incident, Moment::from_millis(machine.now + 36_000_000), None);
    assert_eq!(board.alarms[0].weight, crisis::domain::board::Weight::Loudest);
    assert!(machine.ask("ana", &LifecycleCommand::ResolveIncident { why: None }.into()).is_err());
    let why = Some("the provider vouches for it".to_owned());
    assert!(
        machine.ask("bram", &LifecycleCommand::ResolveIncident { why: why.clone() }.into()).is_err(),
        "bram does not command"
    );
    machine.ask("ana", &LifecycleCommand::ResolveIncident { why }.into()).unwrap();
}

#[test]
fn a_verdict_that_no_longer_holds_is_confirmed_by_nobody_and_the_next_one_needs_two_again() {
    let mut machine = team();
    for (by, asked) in [
        ("bram", service("net", Service::Up)),
        ("bram", judge("net", Verdict::Damaged)),
        ("bram", judge("net", Verdict::Recovered)),
        ("chloe", service("net", Service::Down)),
    ] {
        machine.ask(by, &asked).unwrap();
    }
    let late = VerdictConfirmed { component: "net".parse().unwrap(), said_by: None, of: None };
    let refused = machine.ask("devos", &confirm("net")).unwrap_err();
    assert!(English.say(&refused.because).contains("stale"), "{refused:?}");
    // It comes from another machine all the same.
    machine.keep(&"devos".parse().unwrap(), late.into());
    machine.ask("devos", &judge("net", Verdict::Recovered)).unwrap();
    assert!(!is_confirmed(&machine, "net"), "one person and one whose verdict was over are no two");
    machine.ask("bram", &confirm("net")).unwrap();
    assert!(is_confirmed(&machine, "net"));
}
