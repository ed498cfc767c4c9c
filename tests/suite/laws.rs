use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use crisis::domain::advice::{Asking, Decision, Opens, Refusal};
use crisis::domain::alert::{Alert, AlertState};
use crisis::domain::ask::asked::{Described, Heard, Judgement, OwnStep, Paging};
use crisis::domain::ask::table::{
    Command, CourseCommand, DataCommand, InboxCommand, LifecycleCommand, PeopleCommand, SendingCommand, StepsCommand,
};
use crisis::domain::board::board;
use crisis::domain::component::Component;
use crisis::domain::data::facts::{
    ComponentAdded, ComponentChanged, ComponentLeftOut, DataFact, ServiceSet, VerdictConfirmed, VerdictDoubted, VerdictGiven,
    VerdictOverridden,
};
use crisis::domain::decide::decide;
use crisis::domain::entry_ref::EntryRef;
use crisis::domain::event::{Event, Fact};
use crisis::domain::fact::Unknown;
use crisis::domain::fold::{Applied, fold};
use crisis::domain::gate::confirmed;
use crisis::domain::gate::footing::Footing;
use crisis::domain::gate::holds::Holds;
use crisis::domain::gate::locks::Locks;
use crisis::domain::id::{ComponentId, PersonId, StepRef, slug};
use crisis::domain::inbox::facts::{
    AlertReceived, AlertRef, InboxTaken, ReportDismissed, ReportHeard, ReportReproduced, ReportsJoined,
};
use crisis::domain::incident::Incident;
use crisis::domain::lifecycle::declare::{Declaring, declare};
use crisis::domain::lifecycle::facts::{
    DecisionTaken, IncidentClosed, IncidentResolved, LineTranscribed, NoteTaken, ScopeChanged, SeverityChanged, TitleChanged,
};
use crisis::domain::people::facts::{
    Dialled, HandoverAccepted, HandoverDeclined, HandoverOffered, ResponderAcknowledged, ResponderCalled, ResponderReleased,
    ResponderWoke, RoleAssigned,
};
use crisis::domain::record::{Evidence, Outsider, Person};
use crisis::domain::runbook::{Priority, Role, Runbook, Step};
use crisis::domain::sending::facts::{SendingClaimed, SendingEnded, SendingSettled, SendingStarted};
use crisis::domain::stamp::{Moment, Origin, Stamp};
use crisis::domain::steps::facts::{
    GateOverridden, PathChosen, StepAdded, StepConfirmed, StepDelegated, StepDone, StepFailed, StepNotApplicable, StepReopened,
    StepSkipped, StepStarted, StepsFact,
};
use crisis::domain::steps::rules::counts_as_done;
use crisis::domain::steps::state::StepState;
use crisis::domain::vocabulary::{Arrival, CallOutcome, ChannelKind, Line, SendingOutcome, Service, Verdict};
use crisis::domain::{files, gate};
use proptest::prelude::*;
use proptest::sample::{Index, select};

const RUNBOOK: &str = r#"
schema = 1
id = "law"
title = "Law"
summary = "For tests."
language = "en"
reviewed = 2026-11-01
severity = 1
sources = ["monitoring"]
[[component]]
id = "net"
title = "Network"
[[component]]
id = "db"
title = "Database"
needs = ["net"]
stored_on = ["net"]
[[step]]
id = "freeze"
priority = "integrity"
title = "Freeze"
holds = true
[[step]]
id = "verify"
priority = "integrity"
per = "component"
title = "Verify"
needs = ["freeze"]
verdict = true
evidence = "required"
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
[[step]]
id = "back"
priority = "restore"
per = "component"
title = "Bring back"
time_box = "10m"
[[step]]
id = "thaw"
priority = "restore"
title = "Thaw"
needs = ["back"]
after = "30m"
releases = "freeze"
[[step]]
id = "word"
priority = "communicate"
title = "First word"
[[step]]
id = "pause"
priority = "communicate"
role = "commander"
title = "Pause: call people in"
[[step]]
id = "wait"
priority = "restore"
title = "Wait for the site"
path = "wait"
[[step]]
id = "switch"
priority = "restore"
per = "component"
title = "Fail over"
path = "failover"
service = "up"
needs = ["over", "verify@*"]
[[step]]
id = "over"
priority = "communicate"
title = "All-clear"
notice = "over"
[[notice]]
id = "over"
audience = "customers"
stage = "all_clear"
[notice.text.en]
body = "It is over."
"#;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn runbook() -> Runbook {
    let parsed = files::runbook::parse(RUNBOOK, today());
    assert_eq!(parsed.mistakes.iter().map(|mistake| mistake.what.as_str()).collect::<Vec<_>>(), [""; 0]);
    parsed.value.unwrap()
}

fn person(id: &str) -> Person {
    Person { id: id.parse().unwrap(), name: id.to_uppercase(), skills: vec!["storage".into()], languages: Vec::new() }
}

/// The declaration of the incident that all laws are tried on.
pub fn declared() -> Fact {
    let declaring = Declaring { title: Some("Trouble".into()), ..Declaring::of(runbook(), person("ana")) };
    declare(&declaring, None, Moment::from_millis(START), Origin(9), &[]).unwrap().into()
}

/// When it was declared.
pub const START: i64 = 1_795_000_000_000;
pub const PEOPLE: [&str; 6] = ["ana", "bram", "chloe", "devos", "emma", "finn"];

fn people() -> impl Strategy<Value = PersonId> {
    select(&PEOPLE[..]).prop_map(|id| id.parse().unwrap())
}

/// Mostly steps of the runbook; sometimes one that it does not have.
fn steps() -> impl Strategy<Value = StepRef> {
    let names = [
        "freeze",
        "verify@net",
        "verify@db",
        "second@net",
        "second@db",
        "back@net",
        "back@db",
        "settle",
        "thaw",
        "word",
        "pause",
        "wait",
        "switch@net",
        "switch@db",
        "over",
        "fail-over",
        "ring-the-site@db",
        "verify",
        "moon@db",
        "back@mail",
    ];
    select(names.to_vec()).prop_map(|name| name.parse().unwrap())
}

fn components() -> impl Strategy<Value = ComponentId> {
    select(vec!["net", "db", "db", "mail"]).prop_map(|id| id.parse().unwrap())
}

fn verdicts() -> impl Strategy<Value = Verdict> {
    select(Verdict::ALL.to_vec())
}

fn evidence() -> impl Strategy<Value = Option<Evidence>> {
    prop_oneof![3 => Just(Some(Evidence::Text("seen".into()))), 1 => Just(None)]
}

/// The entry that a second person had read, where the fact names one.
fn read() -> impl Strategy<Value = Option<EntryRef>> {
    proptest::option::weighted(
        0.3,
        (1..=3_u64, 1..30_u64).prop_map(|(origin, number)| EntryRef { origin: Origin(origin), number }),
    )
}

/// A step that the runbook does not have, for all or for one component.
fn own_step(title: &str, once: bool) -> Step {
    let step = Step::titled(slug(title, 40).parse().unwrap(), Priority::Restore, title.to_owned());
    Step { per_component: !once, only: if once { Vec::new() } else { vec!["db".to_owned()] }, ..step }
}

/// Any fact of it.
pub fn facts() -> impl Strategy<Value = Fact> {
    let why = || Just("because".to_owned());
    prop_oneof![
        1 => Just(declared()),
        1 => components().prop_map(|id| ComponentAdded { component: Component { needs: vec!["net".parse().unwrap()], stored_on: vec!["net".parse().unwrap()], ..Component::named(id) } }.into()),
        1 => (components(), components()).prop_map(|(component, ground)| {
            ComponentChanged { component, title: None, needs: None, stored_on: Some(vec![ground]) }.into()
        }),
        1 => (components(), why()).prop_map(|(component, why)| ComponentLeftOut { component, why }.into()),
        1 => (components(), read()).prop_map(|(component, of)| VerdictConfirmed { component, said_by: None, of }.into()),
        1 => (components(), why(), read()).prop_map(|(component, why, of)| VerdictOverridden { component, why, of }.into()),
        4 => steps().prop_map(|step| StepStarted { step }.into()),
        6 => (steps(), evidence()).prop_map(|(step, evidence)| StepDone { step, evidence, said_by: None }.into()),
        3 => (steps(), read()).prop_map(|(step, of)| StepConfirmed { step, said_by: None, of }.into()),
        1 => (steps(), why()).prop_map(|(step, why)| StepSkipped { step, why }.into()),
        1 => (steps(), why()).prop_map(|(step, why)| StepNotApplicable { step, why }.into()),
        1 => (steps(), why()).prop_map(|(step, why)| StepFailed { step, why }.into()),
        2 => (steps(), why()).prop_map(|(step, why)| StepReopened { step, why }.into()),
        1 => (steps(), why()).prop_map(|(step, why)| GateOverridden { step, why, passes: None }.into()),
        1 => (steps(), why(), proptest::option::of(proptest::collection::vec(components(), 0..2))).prop_map(|(step, why, passes)| GateOverridden { step, why, passes }.into()),
        1 => (steps(), people()).prop_map(|(step, to)| StepDelegated { step, to }.into()),
        1 => (select(&["Fail over", "Ring the site"][..]), any::<bool>()).prop_map(|(title, once)| StepAdded { step: own_step(title, once) }.into()),
        1 => (select(&["wait", "failover", "moon"][..]), why()).prop_map(|(path, why)| PathChosen { path: path.to_owned(), why }.into()),
        4 => (components(), verdicts(), evidence(), any::<bool>()).prop_map(|(component, verdict, evidence, second_name)| {
            VerdictGiven { component, verdict, evidence, extent: None, as_of: None, second_name, said_by: None }.into()
        }),
        1 => (components(), why()).prop_map(|(component, why)| VerdictDoubted { component, why, said_by: None }.into()),
        4 => (components(), select(Service::ALL.to_vec())).prop_map(|(component, service)| ServiceSet { component, service, percent: None, why: None, said_by: None }.into()),
        3 => (select(&PEOPLE[..]), outcomes(), proptest::option::weighted(0.3, 1_i64..90)).prop_map(|(who, outcome, minutes)| {
            let expected = minutes.map(|minutes| Moment::from_millis(START + minutes * 60_000).utc().fixed_offset());
            let said = expected.map(|_| "is driving".to_owned());
            ResponderCalled { who: person(who), line: Line::Primary, outcome, said, expected }.into()
        }),
        1 => outcomes().prop_map(|outcome| {
            Dialled { id: "hands".parse().unwrap(), name: "Remote hands".to_owned(), outcome, said: None }.into()
        }),
        2 => select(&PEOPLE[..]).prop_map(|who| ResponderAcknowledged { who: person(who) }.into()),
        2 => (people(), select(Role::ALL.to_vec())).prop_map(|(who, role)| RoleAssigned { who, role, duty: None }.into()),
        1 => people().prop_map(|who| ResponderReleased { who }.into()),
        1 => (people(), -20_i64..0).prop_map(|(who, hours)| {
            ResponderWoke { who, since: Moment::from_millis(START + hours * 3_600_000).utc().fixed_offset() }.into()
        }),
        2 => people().prop_map(|to| HandoverOffered { to, why: None }.into()),
        2 => people().prop_map(|who| HandoverAccepted { who }.into()),
        1 => people().prop_map(|who| HandoverDeclined { who, why: None }.into()),
        1 => why().prop_map(|text| NoteTaken { text }.into()),
        1 => (people(), 0_i64..3).prop_map(|(who, minute)| {
            let (happened, typed_by) = (Moment::from_millis(START + minute * 60_000), "ana".parse().unwrap());
            LineTranscribed { happened, line: format!("{who} note - x"), typed_by }.into()
        }),
        1 => why().prop_map(|title| TitleChanged { title }.into()),
        1 => (1_u8..=5).prop_map(|severity| SeverityChanged { severity }.into()),
        1 => why().prop_map(|what| ScopeChanged { affected: Some(what), not_affected: None, unknown: None, sources: Vec::new() }.into()),
        1 => why().prop_map(|text| DecisionTaken { text }.into()),
        3 => came_in(),
        4 => sendings(),
        1 => Just(IncidentResolved { why: None }.into()),
        1 => Just(IncidentClosed { why: None, false_alarm: false }.into()),
        1 => Just(Fact::Unknown(Unknown { kind: "tide_turned".into(), body: "{}".into() })),
    ]
}

/// What came of a call; as often it still rings.
fn outcomes() -> impl Strategy<Value = Option<CallOutcome>> {
    proptest::option::of(select(CallOutcome::ALL.to_vec()))
}

/// Words that leave, named by entries that any of the machines may have written.
fn sendings() -> impl Strategy<Value = Fact> {
    let entry = || (0_u64..3, 1_u64..12).prop_map(|(origin, number)| EntryRef { origin: Origin(origin), number });
    let (whom, over) = (|| "bram".parse().unwrap(), || "email".parse().unwrap());
    let outcome = (entry(), select(SendingOutcome::ALL.to_vec()), any::<bool>());
    prop_oneof![
        3 => (select(&["bram", "chloe"][..]), select(&["email", "sms"][..]), proptest::option::weighted(0.2, entry())).prop_map(|(to, channel, repeats)| {
            let (subject, body) = ("Trouble".to_owned(), "Come in.".to_owned());
            SendingClaimed { to: person(to), channel: channel.parse().unwrap(), kind: ChannelKind::Mail, subject, body, repeats }.into()
        }),
        3 => entry().prop_map(move |sending| SendingStarted { sending, who: whom(), channel: over() }.into()),
        2 => outcome.prop_map(move |(sending, outcome, later)| SendingEnded { sending, who: whom(), channel: over(), outcome, why: None, later }.into()),
        1 => (entry(), any::<bool>()).prop_map(move |(sending, arrived)| SendingSettled { sending, who: whom(), channel: over(), arrived }.into()),
    ]
}

/// What came in. Reports are named by entries that any of the machines may have written.
fn came_in() -> impl Strategy<Value = Fact> {
    let report = || (0_u64..3, 1_u64..6).prop_map(|(origin, number)| EntryRef { origin: Origin(origin), number });
    let who = select(&["a customer", "A Customer", "a colleague"][..]);
    let at = |minutes: Option<i64>| minutes.map(|minutes| Moment::from_millis(START + minutes * 60_000).utc().fixed_offset());
    let times = || proptest::option::of(-3_i64..3);
    let heard = (who, proptest::option::of(components()), proptest::option::of(people()), times());
    let alert = (select(&["f1", "f2"][..]), any::<bool>(), times(), any::<bool>());
    prop_oneof![
        3 => heard.prop_map(move |(who, component, reproduced_by, minutes)| {
            let (who, what) = (who.to_owned(), "it is slow".to_owned());
            ReportHeard { who, what, component, since: at(minutes), reproduced_by, callback: at(minutes) }.into()
        }),
        1 => report().prop_map(|report| ReportReproduced { report }.into()),
        2 => (report(), report()).prop_map(|(report, with)| ReportsJoined { report, with }.into()),
        1 => report().prop_map(|report| ReportDismissed { report, why: "their line".into() }.into()),
        3 => alert.prop_map(move |(key, fires, minutes, trigger)| {
            let state = if fires { AlertState::Firing } else { AlertState::Resolved };
            AlertReceived { alert: Alert { started_at: at(minutes), trigger, ..alert_of(key, state) } }.into()
        }),
        1 => report().prop_map(|report| {
            let alerts = vec![AlertRef { source: "prometheus".into(), key: "f1".into() }];
            InboxTaken { incident: "2026-11-21-trouble".parse().unwrap(), reports: vec![report], alerts }.into()
        }),
    ]
}

/// An alert of which no more is known than which it is and whether it fires.
pub fn alert_of(key: &str, state: AlertState) -> Alert {
    let (source, summary, labels) = ("prometheus".to_owned(), format!("{key} is down"), BTreeMap::new());
    let (severity, component, started_at, ended_at, link) = (None, None, None, None, None);
    Alert { source, key: key.to_owned(), state, severity, component, summary, started_at, ended_at, link, labels, trigger: false }
}

/// Events of three machines whose clocks disagree, each numbering its own.
pub fn events() -> impl Strategy<Value = Vec<Event>> {
    let one = (0_u64..3, facts(), people(), 0_i64..5_000_000, -3_000_000_i64..1000);
    proptest::collection::vec(one, 0..60).prop_map(|drawn| {
        let mut numbers = [0_u64; 3];
        let mut stamps = [Stamp::default(); 3];
        let mut events =
            vec![event(9, 1, Stamp { wall: Moment::from_millis(START), tick: 0 }, START, "ana".parse().unwrap(), declared())];
        for (machine, fact, by, offset, lateness) in drawn {
            let at = usize::try_from(machine).unwrap();
            numbers[at] += 1;
            stamps[at] = stamps[at].next(Moment::from_millis(START + 1 + offset));
            events.push(event(machine, numbers[at], stamps[at], START + offset + lateness, by, fact));
        }
        events
    })
}

fn event(machine: u64, number: u64, stamp: Stamp, at: i64, by: PersonId, fact: Fact) -> Event {
    Event { origin: Origin(machine), number, stamp, at: Moment::from_millis(at), recorded_at: stamp.wall, by, fact }
}

pub fn commands() -> impl Strategy<Value = Command> {
    let why = || prop_oneof![4 => Just("because".to_owned()), 1 => Just(" ".to_owned())];
    let judgement = || {
        (verdicts(), any::<bool>()).prop_map(|(verdict, dated)| Judgement {
            verdict,
            extent: None,
            as_of: dated.then(|| Moment::from_millis(START).utc().fixed_offset()),
        })
    };
    prop_oneof![
        4 => steps().prop_map(|step| Command::Steps(StepsCommand::StartStep { step })),
        10 => (steps(), evidence(), proptest::option::of(judgement())).prop_map(|(step, evidence, verdict)| Command::Steps(StepsCommand::FinishStep { step, evidence, verdict, service: None, percent: None })),
        4 => steps().prop_map(|step| Command::Steps(StepsCommand::ConfirmStep { step })),
        1 => (steps(), why()).prop_map(|(step, why)| Command::Steps(StepsCommand::SkipStep { step, why })),
        1 => (steps(), why()).prop_map(|(step, why)| Command::Steps(StepsCommand::FailStep { step, why })),
        2 => (steps(), why()).prop_map(|(step, why)| Command::Steps(StepsCommand::RuleOutStep { step, why })),
        1 => (steps(), why()).prop_map(|(step, why)| Command::Steps(StepsCommand::ReopenStep { step, why })),
        1 => (steps(), why()).prop_map(|(step, why)| Command::Steps(StepsCommand::OverrideGate { step, why })),
        1 => (steps(), people()).prop_map(|(step, to)| Command::Steps(StepsCommand::DelegateStep { step, to })),
        1 => (select(&["Fail over", "Ring the site", "Verify"][..]), proptest::option::of(components())).prop_map(|(title, component)| {
            let new = OwnStep { title: title.to_owned(), priority: Priority::Restore, components: component.into_iter().collect(), role: None };
            Command::Course(CourseCommand::AddStep { new })
        }),
        1 => (select(&["wait", "failover", "moon"][..]), why()).prop_map(|(path, why)| Command::Course(CourseCommand::ChoosePath { path: path.to_owned(), why })),
        6 => (components(), judgement(), evidence()).prop_map(|(component, judgement, evidence)| Command::Data(DataCommand::GiveVerdict { component, judgement, evidence })),
        1 => (components(), why()).prop_map(|(component, why)| Command::Data(DataCommand::DoubtVerdict { component, why })),
        3 => (components(), select(Service::SAID.to_vec()), why()).prop_map(|(component, service, why)| {
            let why = (service == Service::Retired).then_some(why);
            Command::Data(DataCommand::SetService { component, service, percent: None, why })
        }),
        4 => components().prop_map(|component| Command::Steps(StepsCommand::ConfirmVerdict { component })),
        1 => (components(), why()).prop_map(|(component, why)| Command::Steps(StepsCommand::OverrideVerdict { component, why })),
        1 => (components(), why()).prop_map(|(component, why)| Command::Data(DataCommand::LeaveOutComponent { component, out: (), why })),
        1 => (components(), components()).prop_map(|(id, ground)| {
            Command::Data(DataCommand::AddComponent { component: Described { stored_on: Some(vec![ground]), ..Described::named(id) } })
        }),
        1 => components().prop_map(|id| Command::Data(DataCommand::AddComponent { component: Described::named(id) })),
        3 => (select(&PEOPLE[..]), outcomes()).prop_map(|(who, outcome)| Command::People(PeopleCommand::CallResponder { who: person(who), line: Line::Primary, outcome })),
        1 => (select(&PEOPLE[..]), 0_i64..90).prop_map(|(who, minutes)| {
            let expected = Moment::from_millis(START + minutes * 60_000).utc().fixed_offset();
            Command::People(PeopleCommand::ExpectResponder { who: person(who), line: Line::Primary, outcome: None, said: None, expected })
        }),
        1 => (select(&PEOPLE[..]), select(&[None, Some("on the way")][..])).prop_map(|(who, said)| {
            // An id that a person has as well: neither is taken for the other.
            let who = Outsider { id: who.parse().unwrap(), name: "Remote hands".to_owned() };
            Command::People(PeopleCommand::DialOutsider { who, outcome: None, said: said.map(str::to_owned) })
        }),
        2 => (select(&PEOPLE[..]), select(&["email", "sms"][..]), any::<bool>()).prop_map(|(to, channel, again)| {
            let (subject, body) = ("Trouble".to_owned(), "Come in.".to_owned());
            let over = vec![(channel.parse().unwrap(), ChannelKind::Mail)];
            Command::Sending(SendingCommand::PageResponder { page: Paging { to: person(to), over, subject, body, again } })
        }),
        1 => (people(), select(Arrival::ALL.to_vec())).prop_map(|(who, arrived)| {
            Command::Sending(SendingCommand::SettlePage { who, channels: Vec::new(), arrived })
        }),
        2 => Just(Command::People(PeopleCommand::Acknowledge {})),
        1 => any::<bool>().prop_map(|reproduced| {
            let report = Heard { who: "a customer".into(), what: "it is slow".into(), component: None, since: None, callback: None, reproduced };
            Command::Inbox(InboxCommand::HearReport { report })
        }),
        1 => (1_u64..6, why()).prop_map(|(number, why)| {
            Command::Inbox(InboxCommand::DismissReport { report: EntryRef { origin: Origin(1), number }, why })
        }),
        1 => (1_u64..6, 1_u64..6).prop_map(|(one, other)| {
            let [report, with] = [one, other].map(|number| EntryRef { origin: Origin(1), number });
            Command::Inbox(InboxCommand::JoinReports { report, with })
        }),
        2 => (people(), select(Role::ALL.to_vec())).prop_map(|(who, role)| Command::People(PeopleCommand::AssignRole { who, role, duty: None })),
        1 => people().prop_map(|who| Command::People(PeopleCommand::ReleaseResponder { who })),
        1 => (-20_i64..2).prop_map(|hours| {
            let since = Moment::from_millis(START + hours * 3_600_000).utc().fixed_offset();
            Command::People(PeopleCommand::SayAwake { since })
        }),
        1 => people().prop_map(|to| Command::People(PeopleCommand::OfferCommand { to, why: None })),
        1 => Just(Command::People(PeopleCommand::AcceptCommand {})),
        1 => Just(Command::People(PeopleCommand::DeclineCommand { why: None })),
        1 => why().prop_map(|text| Command::Lifecycle(LifecycleCommand::TakeNote { text })),
        1 => Just(Command::Lifecycle(LifecycleCommand::ResolveIncident { why: None })),
    ]
}

/// One machine on which people work: what they ask is decided, and what it becomes is applied.
pub struct Machine {
    pub incident: Incident,
    number: u64,
    pub now: i64,
    /// Everything that was kept: who, in which standing, and what.
    pub kept: Vec<(PersonId, bool, Fact)>,
}

impl Machine {
    pub fn new() -> Self {
        let mut machine = Self { incident: Incident::default(), number: 0, now: START, kept: Vec::new() };
        machine.keep(&"ana".parse().unwrap(), declared());
        machine
    }

    /// Puts a fact on record that nobody here decided on.
    pub fn keep(&mut self, by: &PersonId, fact: Fact) {
        self.number += 1;
        let stamp = Stamp { wall: Moment::from_millis(self.now), tick: u32::try_from(self.number).unwrap() };
        let people = &self.incident.people;
        self.kept.push((by.clone(), people.is_commander(by) || people.has_role(by, Role::Technical), fact.clone()));
        let event = event(1, self.number, stamp, self.now, by.clone(), fact);
        assert_eq!(self.incident.apply(&event), Applied::Yes);
    }

    pub fn ask(&mut self, by: &str, command: &Command) -> Result<Decision<Fact>, Refusal> {
        self.now += 60_000;
        let asking =
            Asking { by: person(by), now: Moment::from_millis(self.now), at: None, clock: None, typed_by: None, read: None };
        let decision = decide(&self.incident, command, &asking)?;
        for fact in &decision.facts {
            self.keep(&asking.by.id, fact.clone());
        }
        Ok(decision)
    }
}

/// What the law says of a component, in words of its own: the last
/// thing said of its data confirms it and nothing has touched it since.
fn is_confirmed(incident: &Incident, component: &ComponentId) -> bool {
    incident
        .data
        .component(component)
        .is_some_and(|state| matches!(state.verdict, Verdict::Intact | Verdict::Recovered) && state.stale.is_none())
}

#[test]
fn what_was_said_of_a_step_before_its_component_or_its_runbook_was_known_is_kept() {
    let ana: PersonId = "ana".parse().unwrap();
    let step: StepRef = "back@mail".parse().unwrap();
    let done = || Fact::from(StepDone { step: step.clone(), evidence: None, said_by: None });
    let mail = || Component { title: "Mail".into(), ..Component::named("mail".parse().unwrap()) };
    let added = || Fact::from(ComponentAdded { component: mail() });
    for facts in [[declared(), done(), added()], [done(), declared(), added()], [done(), added(), declared()]] {
        let mut machine = Machine { incident: Incident::default(), number: 0, now: START, kept: Vec::new() };
        for fact in facts {
            machine.keep(&ana, fact);
        }
        let plan = machine.incident.plan();
        assert_eq!(plan.progress(&step).state, StepState::Done);
        assert_eq!(plan.instance(&step).unwrap().progress, plan.progress(&step));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_and_repetition_of_the_same_facts_gives_one_board(events in events(), cuts in proptest::collection::vec(any::<Index>(), 0..80)) {
        let in_order = fold(events.clone());
        let mut shuffled = events.clone();
        for (at, cut) in cuts.iter().enumerate() {
            let other = cut.index(shuffled.len());
            let here = at % shuffled.len();
            shuffled.swap(here, other);
            let again = shuffled[other].clone();
            shuffled.push(again);
        }
        let otherwise = fold(shuffled);
        prop_assert_eq!(&in_order, &otherwise);
        let now = Moment::from_millis(START + 9_000_000);
        prop_assert_eq!(board(&in_order, now, None), board(&otherwise, now, None));
    }

    #[test]
    fn a_board_over_which_time_passed_is_the_one_that_would_be_made_then(
        events in events(),
        pauses in proptest::collection::vec(0_i64..400_000, 0..30),
        me in people(),
    ) {
        let incident = fold(events);
        let mut now = Moment::from_millis(START);
        let mut seen = board(&incident, now, Some(&me));
        prop_assert!(seen.pass(&incident, now, Some(&me)) && !seen.pass(&incident, now, None));
        for pause in pauses {
            now = Moment::from_millis(now.millis() + pause);
            let made = board(&incident, now, Some(&me));
            if seen.pass(&incident, now, Some(&me)) {
                prop_assert_eq!(&seen, &made);
            }
            seen = made;
        }
    }

    #[test]
    fn an_incident_followed_live_is_the_one_that_is_folded_at_once(events in events()) {
        let mut live = Incident::default();
        let mut seen = Vec::new();
        for event in &events {
            seen.push(event.clone());
            match live.apply(event) {
                Applied::Yes => {}
                Applied::OutOfOrder | Applied::Repeated | Applied::Timeless => live = fold(seen.clone()),
            }
        }
        prop_assert_eq!(live, fold(events));
    }

    #[test]
    fn a_gate_never_opens_for_a_component_without_a_fresh_verdict_save_by_a_logged_override(
        asked in proptest::collection::vec((select(&PEOPLE[..]), commands()), 1..150),
    ) {
        let mut machine = Machine::new();
        for (by, command) in asked {
            let before = machine.incident.clone();
            let Ok(decision) = machine.ask(by, &command) else { continue };
            for fact in &decision.facts {
                let step = match fact {
                    Fact::Steps(StepsFact::StepStarted(fact)) => fact.step.clone(),
                    Fact::Steps(StepsFact::StepDone(fact)) => fact.step.clone(),
                    Fact::Steps(StepsFact::StepConfirmed(fact)) => fact.step.clone(),
                    _ => continue,
                };
                let runbook_step = before.plan().step(&step).unwrap();
                if runbook_step.priority != Priority::Restore || before.plan().progress(&step).overridden.is_some() {
                    continue;
                }
                let concerned: Vec<ComponentId> = match &step.component {
                    Some(component) => vec![component.clone()],
                    None => before.data.in_scope().filter(|state| state.is_wanted()).map(|state| state.component.id.clone()).collect(),
                };
                for component in concerned {
                    prop_assert!(is_confirmed(&before, &component), "{step} went through while {component} was not confirmed");
                }
                prop_assert!(!machine.incident.plan().progress(&step).while_locked);
            }
        }
    }

    #[test]
    fn no_sequence_of_commands_makes_the_fold_or_the_board_fail(asked in proptest::collection::vec((select(&PEOPLE[..]), commands()), 1..150)) {
        let mut machine = Machine::new();
        for (by, command) in asked {
            if let Err(refusal) = machine.ask(by, &command) {
                prop_assert!(!refusal.error.is_empty() && !refusal.because.is_empty() && !refusal.hint.say.is_empty());
            }
            let seen = board(&machine.incident, Moment::from_millis(machine.now), Some(&by.parse().unwrap()));
            prop_assert_eq!(seen.priorities.len(), 3);
        }
        let commanders = machine.incident.people.responders.iter().filter(|responder| machine.incident.people.is_commander(&responder.person.id));
        prop_assert_eq!(commanders.count(), 1);
    }

    #[test]
    fn a_verdict_and_evidence_are_kept_wherever_what_carries_them_is_accepted(
        asked in proptest::collection::vec((select(&PEOPLE[..]), commands()), 1..150),
    ) {
        let mut machine = Machine::new();
        for (by, command) in asked {
            let Ok(decision) = machine.ask(by, &command) else { continue };
            let gives = |verdict| {
                decision.facts.iter().any(|fact| matches!(fact, Fact::Data(DataFact::VerdictGiven(fact)) if fact.verdict == verdict))
            };
            let kept = command.judgement().is_none_or(|judgement| gives(judgement.verdict));
            prop_assert!(kept, "{by} {command:?} became {decision:?}");
            let shows = |fact: &Fact| match fact {
                Fact::Steps(StepsFact::StepDone(fact)) => fact.evidence.is_some(),
                Fact::Data(DataFact::VerdictGiven(fact)) => fact.evidence.is_some(),
                _ => false,
            };
            let carries = matches!(
                command,
                Command::Steps(StepsCommand::FinishStep { evidence: Some(_), .. })
                    | Command::Data(DataCommand::GiveVerdict { evidence: Some(_), .. })
            );
            prop_assert!(!carries || decision.facts.iter().any(shows), "{by} {command:?} became {decision:?}");
        }
    }

    #[test]
    fn what_is_so_already_adds_nothing(asked in proptest::collection::vec((select(&PEOPLE[..]), commands()), 1..60)) {
        let wishes = |command: &Command| {
            matches!(
                command,
                Command::Steps(
                    StepsCommand::FinishStep { .. }
                        | StepsCommand::SkipStep { .. }
                        | StepsCommand::FailStep { .. }
                        | StepsCommand::RuleOutStep { .. }
                        | StepsCommand::ReopenStep { .. }
                        | StepsCommand::OverrideGate { .. }
                ) | Command::Data(DataCommand::SetService { .. })
                    | Command::People(PeopleCommand::AssignRole { .. } | PeopleCommand::ReleaseResponder { .. })
            )
        };
        let mut machine = Machine::new();
        for (by, command) in asked {
            let kept = machine.ask(by, &command).is_ok_and(|decision| !decision.facts.is_empty());
            if kept && wishes(&command) {
                let again = machine.ask(by, &command);
                prop_assert!(again.as_ref().map_or(true, |decision| decision.facts.is_empty()), "{command:?} again: {again:?}");
            }
        }
    }

    #[test]
    fn a_step_is_locked_exactly_where_there_is_a_reason_and_is_found_where_it_stands(events in events()) {
        let incident = fold(events);
        let (plan, now) = (incident.plan(), Moment::from_millis(START + 3_600_000));
        for instance in plan.instances() {
            prop_assert_eq!(gate::lock(plan, &instance, now).is_some(), gate::is_locked(plan, &instance, now));
            prop_assert_eq!(plan.instance(&instance.reference()).map(|found| found.code()), Some(instance.code()));
        }
    }

    #[test]
    fn what_holds_a_step_back_is_what_its_gate_says_turned_round(events in events()) {
        let incident = fold(events);
        let plan = incident.plan();
        let holds = Holds::of(plan);
        for instance in plan.instances().filter(|instance| !plan.progress(&instance.reference()).state.is_settled()) {
            let reference = instance.reference();
            for block in gate::blocks(plan, &instance) {
                let behind = match block {
                    gate::Block::Data(state) => holds.behind_data(&state.component.id),
                    gate::Block::Integrity(step) | gate::Block::Needs(step) => holds.behind(&step.reference()),
                    // Nobody's step settles these.
                    gate::Block::Service(_) | gate::Block::Path => continue,
                };
                prop_assert!(behind.contains(&&reference), "{reference} is blocked and not said to wait");
            }
        }
    }

    #[test]
    fn what_waits_for_a_step_is_all_that_one_finds_by_going_from_gate_to_gate(events in events()) {
        let incident = fold(events);
        let plan = incident.plan();
        let holds = Holds::of(plan);
        let open: Vec<_> = plan.instances().filter(|instance| !counts_as_done(instance)).collect();
        let mut waits: Vec<(String, String)> = Vec::new();
        for instance in &open {
            let who = instance.reference().to_string();
            let judged = instance.component.filter(|state| instance.step.verdict && !state.is_confirmed());
            waits.extend(judged.map(|state| (who.clone(), format!("data of {}", state.component.id))));
            waits.extend(gate::blocks(plan, instance).filter_map(|block| match block {
                gate::Block::Data(state) => Some((format!("data of {}", state.component.id), who.clone())),
                gate::Block::Integrity(step) | gate::Block::Needs(step) => Some((step.reference().to_string(), who.clone())),
                gate::Block::Service(_) | gate::Block::Path => None,
            }));
        }
        for instance in &open {
            let reference = instance.reference();
            let mut found = vec![reference.to_string()];
            let mut at = 0;
            while let Some(ahead) = found.get(at).cloned() {
                let behind = waits.iter().filter(|(first, _)| *first == ahead).map(|(_, who)| who);
                let new: BTreeSet<String> = behind.filter(|who| !found.contains(*who)).cloned().collect();
                found.extend(new);
                at += 1;
            }
            let all = plan.instances().map(|step| step.reference()).filter(|step| *step != reference);
            let found: Vec<StepRef> = all.filter(|step| found.contains(&step.to_string())).collect();
            let behind: Vec<StepRef> = holds.behind(&reference).into_iter().cloned().collect();
            prop_assert_eq!(holds.counts(std::iter::once(&reference)), vec![behind.len()]);
            prop_assert_eq!(behind, found);
        }
    }

    #[test]
    fn the_locks_of_all_steps_at_once_are_those_of_each_one(events in events(), later in 0_i64..9_000_000) {
        let incident = fold(events);
        let (plan, now) = (incident.plan(), Moment::from_millis(START + later));
        let locks = Locks::of(plan, now);
        for instance in plan.instances() {
            let (lock, opens) = (gate::lock(plan, &instance, now), gate::opens(plan, &instance, now));
            prop_assert_eq!(locks.opens(&instance), opens);
            // What opens by work may still have to wait for a step before it.
            match opens {
                Some(Opens::At(until)) => prop_assert_eq!(lock.and_then(|lock| lock.hint.until), Some(until)),
                Some(Opens::ByWork) => prop_assert!(lock.is_some()),
                None => prop_assert!(lock.is_none()),
            }
        }
    }

    #[test]
    fn what_all_data_stands_on_at_once_is_what_each_component_stands_on(events in events()) {
        let incident = fold(events);
        let (plan, data) = (incident.plan(), &incident.data);
        let footing = Footing::of(plan);
        for state in &data.components {
            prop_assert_eq!(footing.is_sure(state), confirmed::is_sure(plan, state));
            prop_assert_eq!(footing.lock(state), confirmed::lock(plan, state));
            let id = &state.component.id;
            prop_assert_eq!(data.known(id), data.components.iter().find(|other| other.component.id == *id));
            let right_on = |ground: &ComponentId| {
                let above = data.components.iter().filter(|other| other.component.stored_on.contains(ground));
                above.map(|other| other.component.id.clone()).collect::<Vec<_>>()
            };
            let mut above = right_on(id);
            let mut at = 0;
            while let Some(ground) = above.get(at).cloned() {
                let new = right_on(&ground).into_iter().filter(|id| !above.contains(id)).collect::<Vec<_>>();
                above.extend(new);
                at += 1;
            }
            prop_assert_eq!(data.stored_on(id), above);
        }
    }

    #[test]
    fn a_skipped_step_never_reads_as_done(events in events()) {
        let incident = fold(events.clone());
        let mut last: std::collections::BTreeMap<StepRef, StepState> = std::collections::BTreeMap::new();
        let mut in_order = events;
        in_order.sort_by_key(Event::position);
        for event in &in_order {
            match &event.fact {
                Fact::Steps(StepsFact::StepSkipped(fact)) => drop(last.insert(fact.step.clone(), StepState::Skipped)),
                Fact::Steps(StepsFact::StepDone(fact)) => drop(last.remove(&fact.step)),
                Fact::Steps(StepsFact::StepConfirmed(fact)) => drop(last.remove(&fact.step)),
                Fact::Steps(StepsFact::StepNotApplicable(fact)) => drop(last.remove(&fact.step)),
                Fact::Steps(StepsFact::StepFailed(fact)) => drop(last.remove(&fact.step)),
                Fact::Steps(StepsFact::StepReopened(fact)) => drop(last.remove(&fact.step)),
                _ => {}
            }
        }
        for step in last.keys() {
            prop_assert_eq!(incident.plan().progress(step).state, StepState::Skipped);
        }
    }
}
