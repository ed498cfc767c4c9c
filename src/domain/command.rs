//! What a person may ask of an incident. [`decide`] answers with facts, or with a refusal that says what to do next.
//!
//! No command toggles: each says the wished end, and one that is already so adds nothing. Nothing here is stored or sent.

use chrono::{DateTime, FixedOffset};

use super::event::{
    CallOutcome, ComponentAdded, DecisionTaken, Evidence, Fact, GateOverridden, HandoverAccepted, HandoverOffered,
    IncidentClosed, IncidentResolved, Line, NoteTaken, Person, ResponderAcknowledged, ResponderCalled, ResponderReleased,
    RoleAssigned, Service, ServiceSet, StepConfirmed, StepDone, StepFailed, StepNotApplicable, StepReopened, StepSkipped,
    StepStarted, Verdict, VerdictDoubted, VerdictGiven,
};
use super::gate;
use super::id::{ComponentId, PersonId, StepRef};
use super::incident::{ComponentState, Incident, Instance, Progress, Status, StepState};
use super::roles::{COMMANDER_KEEPS_HANDS_FREE_FROM, Role};
use super::runbook::{Component, Priority};
use super::stamp::Moment;
use super::tell::say_age;

/// What a person asks.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the facts of the same name")]
pub enum Command {
    /// Bring a component into scope.
    AddComponent(Component),
    /// Begin a step.
    StartStep { step: StepRef },
    /// Finish a step, with a verdict where it asks for one.
    FinishStep { step: StepRef, evidence: Option<Evidence>, verdict: Option<Judgement> },
    /// Stand for a finished step as the second name.
    ConfirmStep { step: StepRef },
    /// Leave a step out.
    SkipStep { step: StepRef, why: String },
    /// Say that a step was tried in vain.
    FailStep { step: StepRef, why: String },
    /// Say that a step does not apply.
    RuleOutStep { step: StepRef, why: String },
    /// Open a step again.
    ReopenStep { step: StepRef, why: String },
    /// Pass the gates of a step.
    OverrideGate { step: StepRef, why: String },
    /// Judge the data of a component.
    GiveVerdict { component: ComponentId, judgement: Judgement, evidence: Option<Evidence> },
    /// Doubt a verdict.
    DoubtVerdict { component: ComponentId, why: String },
    /// Say what customers have of a component.
    SetService { component: ComponentId, service: Service, percent: Option<u8> },
    /// Call somebody, or say what came of the call.
    CallResponder { who: Person, line: Line, outcome: Option<CallOutcome> },
    /// Say that one is there.
    Acknowledge,
    /// Give somebody a role.
    AssignRole { who: PersonId, role: Role, duty: Option<String> },
    /// Let somebody rest.
    ReleaseResponder { who: PersonId },
    /// Offer the command.
    OfferCommand { to: PersonId, why: Option<String> },
    /// Take the command that was offered.
    AcceptCommand,
    /// Write something down.
    TakeNote { text: String },
    /// Write down what was decided.
    TakeDecision { text: String },
    /// Say that service is back.
    ResolveIncident { why: Option<String> },
    /// Say that it is over.
    CloseIncident { why: Option<String> },
}

/// A judgement of a component's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// How much is damaged, lost or missing.
    pub extent: Option<String>,
    /// The age of data from a backup.
    pub as_of: Option<DateTime<FixedOffset>>,
}

/// Who asks, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// Who.
    pub by: Person,
    /// Now.
    pub now: Moment,
    /// When it happened, where that was earlier.
    pub at: Option<Moment>,
}

/// What is to be written down, and what to tell the person who asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// The facts; none when it is so already.
    pub facts: Vec<Fact>,
    /// What the person should know: a warning, or that something stays open.
    pub remarks: Vec<String>,
}

/// A "no", with its cause and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is refused.
    pub error: String,
    /// Because of what.
    pub because: String,
    /// What to do next.
    pub hint: String,
}

fn refuse<T>(error: impl Into<String>, because: impl Into<String>, hint: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal { error: error.into(), because: because.into(), hint: hint.into() })
}

fn already(remark: impl Into<String>) -> Decision {
    Decision { facts: Vec::new(), remarks: vec![remark.into()] }
}

impl<F: Into<Fact>> From<F> for Decision {
    fn from(fact: F) -> Self {
        Self { facts: vec![fact.into()], remarks: Vec::new() }
    }
}

/// Decides what a command becomes.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(incident: &Incident, command: &Command, asking: &Asking) -> Result<Decision, Refusal> {
    check_words(command)?;
    check_times(command, asking)?;
    check_open(incident, command)?;
    let mut decision = answer(incident, command, asking)?;
    if !decision.facts.is_empty()
        && is_work(command)
        && incident.responder(&asking.by.id).is_none_or(|responder| !responder.is_here())
    {
        decision.facts.insert(0, ResponderAcknowledged { who: asking.by.clone() }.into());
    }
    Ok(decision)
}

fn answer(incident: &Incident, command: &Command, asking: &Asking) -> Result<Decision, Refusal> {
    match command {
        Command::AddComponent(component) => add_component(incident, component),
        Command::StartStep { step } => start(&Work::new(incident, step, asking)?),
        Command::FinishStep { step, evidence, verdict } => {
            finish(&Work::new(incident, step, asking)?, evidence.as_ref(), verdict.as_ref())
        }
        Command::ConfirmStep { step } => confirm(&Work::new(incident, step, asking)?),
        Command::SkipStep { step, why } => set_aside(&Work::new(incident, step, asking)?, StepState::Skipped, why),
        Command::FailStep { step, why } => set_aside(&Work::new(incident, step, asking)?, StepState::Failed, why),
        Command::RuleOutStep { step, why } => set_aside(&Work::new(incident, step, asking)?, StepState::NotApplicable, why),
        Command::ReopenStep { step, why } => Ok(reopen(&Work::new(incident, step, asking)?, why)),
        Command::OverrideGate { step, why } => override_gate(&Work::new(incident, step, asking)?, why),
        Command::GiveVerdict { component, judgement, evidence } => {
            give_verdict(in_scope(incident, component)?, judgement, evidence.as_ref()).map(Decision::from)
        }
        Command::DoubtVerdict { component, why } => Ok(doubt(in_scope(incident, component)?, why)),
        Command::SetService { component, service, percent } => {
            set_service(incident, in_scope(incident, component)?, *service, *percent)
        }
        Command::CallResponder { who, line, outcome } => {
            Ok(ResponderCalled { who: who.clone(), line: *line, outcome: *outcome }.into())
        }
        Command::Acknowledge => Ok(ResponderAcknowledged { who: asking.by.clone() }.into()),
        Command::AssignRole { who, role, duty } => assign(incident, who, *role, duty.as_ref()),
        Command::ReleaseResponder { who } => release(incident, who),
        Command::OfferCommand { to, why } => offer_command(incident, to, why.as_ref(), asking),
        Command::AcceptCommand => accept_command(incident, asking),
        Command::TakeNote { text } => Ok(NoteTaken { text: text.clone() }.into()),
        Command::TakeDecision { text } => Ok(DecisionTaken { text: text.clone() }.into()),
        Command::ResolveIncident { why } => resolve(incident, why.as_ref()),
        Command::CloseIncident { why } => close(incident, why.as_ref()),
    }
}

/// Work is what shows that somebody is there; a note or a call about somebody else does not.
fn is_work(command: &Command) -> bool {
    !matches!(
        command,
        Command::TakeNote { .. }
            | Command::TakeDecision { .. }
            | Command::Acknowledge
            | Command::CallResponder { .. }
            | Command::AcceptCommand
    )
}

/// The longest text that one entry takes, in bytes: a long page. What is longer belongs into a file, as evidence.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// What a command says in words, each with the option that it was given with.
fn words(command: &Command) -> Vec<(&'static str, &str)> {
    fn optional<'a>(option: &'static str, text: Option<&'a String>) -> Option<(&'static str, &'a str)> {
        text.map(|text| (option, text.as_str()))
    }
    fn shown(evidence: Option<&Evidence>) -> Option<(&'static str, &str)> {
        match evidence {
            Some(Evidence::Text(text)) => Some(("--evidence", text)),
            _ => None,
        }
    }
    let words = match command {
        Command::SkipStep { why, .. }
        | Command::FailStep { why, .. }
        | Command::RuleOutStep { why, .. }
        | Command::ReopenStep { why, .. }
        | Command::OverrideGate { why, .. }
        | Command::DoubtVerdict { why, .. } => [Some(("--why", why.as_str())), None],
        Command::OfferCommand { why, .. } | Command::ResolveIncident { why } | Command::CloseIncident { why } => {
            [optional("--why", why.as_ref()), None]
        }
        Command::TakeNote { text } | Command::TakeDecision { text } => [Some(("the text", text.as_str())), None],
        Command::FinishStep { evidence, verdict, .. } => {
            [shown(evidence.as_ref()), optional("--extent", verdict.as_ref().and_then(|judgement| judgement.extent.as_ref()))]
        }
        Command::GiveVerdict { evidence, judgement, .. } => {
            [shown(evidence.as_ref()), optional("--extent", judgement.extent.as_ref())]
        }
        Command::AssignRole { duty, .. } => [optional("--duty", duty.as_ref()), None],
        Command::AddComponent(component) => [Some(("--title", component.title.as_str())), None],
        _ => [None, None],
    };
    words.into_iter().flatten().collect()
}

fn check_words(command: &Command) -> Result<(), Refusal> {
    words(command).into_iter().try_for_each(|(option, text)| check_text("nothing was written down", option, text))
}

/// Whether a text says something, and fits into an entry. The dots that stand for it in a hint say nothing.
pub(super) fn check_text(error: &str, option: &str, text: &str) -> Result<(), Refusal> {
    let because = match text.trim() {
        "" => format!("{option} is empty"),
        "…" | "..." => format!("in {option} the dots stand for your words"),
        _ if text.len() > LONGEST_TEXT => {
            return refuse(
                error,
                format!("{option} has {} bytes, and an entry takes {LONGEST_TEXT}", text.len()),
                "keep it in a file, and say where it lies; `crisis done STEP --evidence-file FILE` keeps what identifies it",
            );
        }
        _ => return Ok(()),
    };
    refuse(error, because, "say it in a few words: those who read the log later were not here")
}

fn check_times(command: &Command, asking: &Asking) -> Result<(), Refusal> {
    check_time("nothing was written down", asking.at, asking.now)?;
    let judgement = match command {
        Command::FinishStep { verdict, .. } => verdict.as_ref(),
        Command::GiveVerdict { judgement, .. } => Some(judgement),
        _ => None,
    };
    match judgement.and_then(|judgement| judgement.as_of).filter(|as_of| lies_ahead(as_of.to_utc().into(), asking.now)) {
        Some(as_of) => refuse(
            "nothing was written down",
            format!("data cannot be {}, which has not come yet", say_age(as_of)),
            "--as-of takes the time of the backup: `03:00`, `10m ago`, `2026-11-21 03:00`",
        ),
        None => Ok(()),
    }
}

/// A minute of grace: the clocks of two machines are never quite the same.
fn lies_ahead(moment: Moment, now: Moment) -> bool {
    moment.seconds_since(now) > 60
}

pub(super) fn check_time(error: &str, at: Option<Moment>, now: Moment) -> Result<(), Refusal> {
    match at.filter(|at| lies_ahead(*at, now)) {
        Some(at) => refuse(
            error,
            format!("{} has not come yet", at.in_words()),
            "--at takes a time that is past: `14:05`, `10m ago`, `2026-11-21 14:05`",
        ),
        None => Ok(()),
    }
}

fn check_open(incident: &Incident, command: &Command) -> Result<(), Refusal> {
    if incident.status == Status::Closed && !matches!(command, Command::TakeNote { .. } | Command::TakeDecision { .. }) {
        return refuse(
            "this incident is closed",
            "what was done in it stands",
            format!(
                "`crisis note` still adds to it; trouble that came back is a new incident: `crisis declare {}`",
                incident.runbook().map_or("technical-crisis", |runbook| runbook.id.as_str())
            ),
        );
    }
    Ok(())
}

fn in_scope<'a>(incident: &'a Incident, id: &ComponentId) -> Result<&'a ComponentState, Refusal> {
    incident.component(id).map_or_else(
        || {
            let known: Vec<&str> = incident.components.iter().map(|state| state.component.id.as_str()).collect();
            refuse(
                format!("there is no component {id} in this incident"),
                format!("its components are {}", known.join(", ")),
                format!("one of those, or bring it into scope: `crisis component {id}`"),
            )
        },
        Ok,
    )
}

fn add_component(incident: &Incident, component: &Component) -> Result<Decision, Refusal> {
    if incident.component(&component.id).is_some() {
        return Ok(already(format!("{} is in scope already", component.id)));
    }
    if let Some(missing) = component.needs.iter().find(|id| incident.component(id).is_none()) {
        return refuse(
            format!("{} was not added", component.id),
            format!("it needs {missing}, which is not in scope"),
            format!("add {missing} first: `crisis component {missing}`"),
        );
    }
    Ok(ComponentAdded { component: component.clone() }.into())
}

/// A step, whoever wants to work on it, and all that is known of it.
struct Work<'a> {
    incident: &'a Incident,
    instance: Instance<'a>,
    reference: StepRef,
    code: String,
    progress: &'a Progress,
    asking: &'a Asking,
}

impl<'a> Work<'a> {
    fn new(incident: &'a Incident, step: &StepRef, asking: &'a Asking) -> Result<Self, Refusal> {
        let Some(instance) = incident.instance(step) else {
            return refuse(
                format!("there is no step {step} in this incident"),
                "the runbook has none of that name for the components in scope",
                "`crisis status` lists them with their codes",
            );
        };
        let reference = instance.reference();
        let progress = incident.progress(&reference);
        Ok(Self { incident, code: instance.code(), reference, progress, instance, asking })
    }

    fn named(&self) -> String {
        format!("{} \"{}\"", self.code, self.instance.step.title)
    }

    /// The gates: data, earlier steps, hold time and role.
    fn pass_gates(&self) -> Result<(), Refusal> {
        if let Some(lock) = gate::locks(self.incident, &self.instance, self.asking.now).into_iter().next() {
            return refuse(format!("{} stays locked", self.named()), lock.because, lock.hint);
        }
        if self.progress.overridden.is_some() {
            return Ok(());
        }
        let wanted = self.instance.step.role;
        let held = self.incident.responder(&self.asking.by.id).and_then(|responder| responder.role);
        match held.filter(|held| *held != wanted && !self.incident.is_commander(&self.asking.by.id)) {
            None => Ok(()),
            Some(held) => refuse(
                format!("{} is not yours to do", self.named()),
                format!("it wants the {wanted} role and {} has the {held} one", self.asking.by.id),
                format!("leave it to them, or change roles: `crisis assign {} {wanted}`", self.asking.by.id),
            ),
        }
    }

    /// What to tell a commander who does technical work with enough others there, and somebody without a role.
    fn remarks(&self) -> Vec<String> {
        let technical = self.instance.step.role == Role::Technical;
        let commands = self.incident.is_commander(&self.asking.by.id);
        let mut remarks = Vec::new();
        if technical && commands && self.incident.people_here() >= COMMANDER_KEEPS_HANDS_FREE_FROM {
            remarks.push(format!(
                "you command {} people: leave {} to one of them if you can",
                self.incident.people_here(),
                self.code
            ));
        }
        if let Some(state) = self.instance.component.filter(|_| self.instance.step.priority == Priority::Restore) {
            let ground = state.component.needs.iter().filter_map(|id| self.incident.component(id));
            let down: Vec<&str> =
                ground.filter(|ground| ground.service == Service::Down).map(|ground| ground.component.id.as_str()).collect();
            if !down.is_empty() {
                remarks.push(format!("{} stands on {}, still down", state.component.id, down.join(", ")));
            }
        }
        remarks
    }

    fn with_remarks(&self, fact: impl Into<Fact>) -> Decision {
        Decision { facts: vec![fact.into()], remarks: self.remarks() }
    }
}

fn start(work: &Work<'_>) -> Result<Decision, Refusal> {
    let by = &work.asking.by.id;
    match work.progress.state {
        StepState::Started if work.progress.waits_for_second_name() => {
            return Ok(already(format!("{} is finished and waits for a second name", work.code)));
        }
        StepState::Started if work.progress.started.as_ref().is_some_and(|deed| deed.by == *by) => {
            return Ok(already(format!("you are at {} already", work.code)));
        }
        state if state.is_settled() => return settled(work, "started"),
        _ => {}
    }
    work.pass_gates()?;
    let mut decision = work.with_remarks(StepStarted { step: work.reference.clone() });
    if let Some(other) = &work.progress.started {
        decision.remarks.push(format!("{} was at it; it is yours now", work.incident.name_of(&other.by)));
    }
    Ok(decision)
}

fn settled(work: &Work<'_>, wish: &str) -> Result<Decision, Refusal> {
    refuse(
        format!("{} cannot be {wish}", work.named()),
        format!("it is {} already", work.progress.state.word().replace('_', " ")),
        format!("if that no longer stands: `crisis reopen {} --why …`", work.code),
    )
}

fn finish(work: &Work<'_>, evidence: Option<&Evidence>, verdict: Option<&Judgement>) -> Result<Decision, Refusal> {
    match work.progress.state {
        StepState::Done => return Ok(already(format!("{} is done already", work.code))),
        StepState::Started if work.progress.waits_for_second_name() => return confirm(work),
        state if state.is_settled() => return settled(work, "done"),
        _ => {}
    }
    work.pass_gates()?;
    if work.instance.step.evidence_required && evidence.is_none() {
        return refuse(
            format!("{} is not done yet", work.named()),
            "it wants something that shows it",
            format!("`crisis done {} --evidence \"what you saw\"`, or --evidence-file FILE", work.code),
        );
    }
    let judged = judged_component(work, verdict)?;
    let mut decision = work.with_remarks(StepDone { step: work.reference.clone(), evidence: evidence.cloned() });
    if let (Some(state), Some(judgement)) = (judged, verdict) {
        decision.facts.push(give_verdict(state, judgement, evidence)?.into());
    } else if work.instance.step.verdict {
        let of = judged.map_or("COMPONENT", |state| state.component.id.as_str());
        decision.remarks.push(format!(
            "the verdict on {of} stays open: `crisis verdict {of} intact --evidence \"what you saw\"`, or damaged, lost, recovered"
        ));
    }
    if work.incident.wants_second_name(&work.reference) {
        decision.remarks.push(format!("it counts once a second person runs `crisis confirm {}`", work.code));
    }
    Ok(decision)
}

/// The component that a step's verdict is about: its own, or the only one there is.
fn judged_component<'a>(work: &Work<'a>, verdict: Option<&Judgement>) -> Result<Option<&'a ComponentState>, Refusal> {
    let state = work.instance.component.or(match work.incident.components.as_slice() {
        [only] => Some(only),
        _ => None,
    });
    match verdict {
        Some(judgement) if state.is_none() => refuse(
            format!("{} was not finished", work.named()),
            "it is about several components and a verdict is about one",
            format!("finish it without --verdict, then `crisis verdict COMPONENT {}` for each", judgement.verdict),
        ),
        _ => Ok(state),
    }
}

fn confirm(work: &Work<'_>) -> Result<Decision, Refusal> {
    let error = format!("{} was not confirmed", work.named());
    let Some(first) = &work.progress.finished else {
        return match work.progress.state {
            _ if !work.instance.step.two_names => {
                refuse(error, "it wants one name only", format!("finish it with `crisis done {}`", work.code))
            }
            _ => refuse(
                error,
                "nobody has finished it yet",
                format!("first `crisis done {}`, then another person confirms", work.code),
            ),
        };
    };
    if work.progress.state == StepState::Done {
        return Ok(already(format!("{} is done already", work.code)));
    }
    if first.by == work.asking.by.id {
        return refuse(
            format!("{} stays locked", work.named()),
            format!("it wants two names and has one ({})", first.by),
            format!("ask another responder to run `crisis confirm {}`", work.code),
        );
    }
    work.pass_gates()?;
    Ok(work.with_remarks(StepConfirmed { step: work.reference.clone() }))
}

fn set_aside(work: &Work<'_>, state: StepState, why: &str) -> Result<Decision, Refusal> {
    let word = state.word().replace('_', " ");
    if work.progress.state == state {
        return Ok(already(format!("{} is {word} already", work.code)));
    }
    if work.progress.state == StepState::Done {
        return settled(work, &format!("called {word}"));
    }
    let (step, why) = (work.reference.clone(), why.to_owned());
    Ok(match state {
        StepState::Skipped => {
            let mut decision = Decision::from(StepSkipped { step, why });
            if work.instance.step.priority == Priority::Integrity {
                decision.remarks.push("skipped is not done: what it protects stays locked".to_owned());
            }
            decision
        }
        StepState::NotApplicable => StepNotApplicable { step, why }.into(),
        _ => StepFailed { step, why }.into(),
    })
}

fn reopen(work: &Work<'_>, why: &str) -> Decision {
    if work.progress.state == StepState::Open {
        return already(format!("{} is open already", work.code));
    }
    StepReopened { step: work.reference.clone(), why: why.to_owned() }.into()
}

fn override_gate(work: &Work<'_>, why: &str) -> Result<Decision, Refusal> {
    if let Some(refusal) = only_the_commander(work.incident, work.asking, &format!("the gate of {} was not passed", work.named()))
    {
        return Err(refusal);
    }
    if work.progress.overridden.is_some() {
        return Ok(already(format!("the gate of {} is passed already", work.code)));
    }
    let mut decision = Decision::from(GateOverridden { step: work.reference.clone(), why: why.to_owned() });
    if work.instance.step.two_names && work.instance.step.destroys.is_some() {
        decision.remarks.push(format!("{} destroys something: it still wants its second name", work.code));
    }
    Ok(decision)
}

fn only_the_commander(incident: &Incident, asking: &Asking, error: &str) -> Option<Refusal> {
    let post = incident.post.as_ref().filter(|post| post.commander != asking.by.id)?;
    Some(Refusal {
        error: error.to_owned(),
        because: format!("only the commander may do this, and that is {}", incident.name_of(&post.commander)),
        hint: format!(
            "ask {}, or take the command: `crisis handover {} --why …`",
            incident.name_of(&post.commander),
            asking.by.id
        ),
    })
}

fn give_verdict(state: &ComponentState, judgement: &Judgement, evidence: Option<&Evidence>) -> Result<VerdictGiven, Refusal> {
    let (id, verdict) = (&state.component.id, judgement.verdict);
    if verdict.opens_the_gate() && evidence.is_none() {
        return refuse(
            format!("{id} was not called {verdict}"),
            "a verdict that opens the gate says what it rests on",
            format!("`crisis verdict {id} {verdict} --evidence \"what you saw\"`"),
        );
    }
    if verdict == Verdict::Recovered && judgement.as_of.is_none() {
        return refuse(
            format!("{id} was not called recovered"),
            "data from a backup has an age, and it was not said",
            format!("`crisis verdict {id} recovered --as-of 03:00 --evidence \"what you saw\"`"),
        );
    }
    Ok(VerdictGiven {
        component: id.clone(),
        verdict,
        evidence: evidence.cloned(),
        extent: judgement.extent.clone(),
        as_of: judgement.as_of,
    })
}

fn doubt(state: &ComponentState, why: &str) -> Decision {
    let id = &state.component.id;
    if state.verdict == Verdict::Unknown {
        return already(format!("there is no verdict on {id} to doubt"));
    }
    VerdictDoubted { component: id.clone(), why: why.to_owned() }.into()
}

fn set_service(incident: &Incident, state: &ComponentState, service: Service, percent: Option<u8>) -> Result<Decision, Refusal> {
    let id = &state.component.id;
    if percent.is_some_and(|percent| percent > 100) || (percent.is_some() && service != Service::Degraded) {
        return refuse(
            format!("the service of {id} was not changed"),
            "--percent says how much of a degraded service works, 0 to 100",
            format!("`crisis service {id} degraded --percent 60`, or `crisis service {id} {service}`"),
        );
    }
    if state.service == service && state.percent == percent && state.service_set.is_some() {
        return Ok(already(format!("{id} is {service} already")));
    }
    let mut decision = Decision::from(ServiceSet { component: id.clone(), service, percent });
    if service != Service::Down && !state.is_confirmed() {
        let lock = gate::verdict_lock(state).map_or_else(String::new, |lock| lock.because);
        decision.remarks.push(format!("{id} is {service} while {lock}"));
    }
    if service == Service::Down && state.service != Service::Down && state.is_confirmed() {
        decision.remarks.push(format!("its verdict ({}) is stale now: check the data of {id} again", state.verdict));
    }
    if incident.status == Status::Resolved && service != Service::Up {
        decision.remarks.push("the incident is open again".to_owned());
    }
    Ok(decision)
}

fn assign(incident: &Incident, who: &PersonId, role: Role, duty: Option<&String>) -> Result<Decision, Refusal> {
    let Some(responder) = incident.responder(who).filter(|responder| responder.is_here()) else {
        let because = match incident.responder(who) {
            Some(responder) if responder.released.is_some() => format!("{who} was released"),
            Some(_) => format!("{who} was called and has not acknowledged"),
            None => format!("{who} was not called into this incident"),
        };
        return refuse(
            format!("{who} has no role yet"),
            because,
            format!("once you have spoken: `crisis call {who} answered`; or {who} runs `crisis ack`"),
        );
    };
    if responder.role == Some(role) && responder.duty.as_ref() == duty {
        return Ok(already(format!("{who} has the {role} role already")));
    }
    let mut decision = Decision::from(RoleAssigned { who: who.clone(), role, duty: duty.cloned() });
    let others = incident.responders.iter().filter(|other| other.is_here() && other.person.id != *who);
    let another_speaks = others.clone().any(|other| other.role == Some(Role::Communication));
    if role == Role::Technical && others.count() > 0 && !another_speaks {
        decision.remarks.push("nobody speaks with customers yet: give one the communication role".to_owned());
    }
    Ok(decision)
}

fn release(incident: &Incident, who: &PersonId) -> Result<Decision, Refusal> {
    let Some(responder) = incident.responder(who) else {
        return refuse(
            format!("{who} was not released"),
            format!("{who} was not called into this incident"),
            "`crisis status` lists who is there",
        );
    };
    if incident.is_commander(who) {
        return refuse(format!("{who} was not released"), format!("{who} commands"), "hand over first: `crisis handover WHO`");
    }
    if responder.released.is_some() {
        return Ok(already(format!("{who} is released already")));
    }
    Ok(ResponderReleased { who: who.clone() }.into())
}

fn offer_command(incident: &Incident, to: &PersonId, why: Option<&String>, asking: &Asking) -> Result<Decision, Refusal> {
    if incident.is_commander(to) {
        return match incident.post.as_ref().and_then(|post| post.offered.as_ref()) {
            Some((offered, _)) if *to == asking.by.id => {
                let why = why.cloned().unwrap_or_else(|| format!("it is no longer offered to {}", incident.name_of(offered)));
                Ok(HandoverOffered { to: to.clone(), why: Some(why) }.into())
            }
            _ => Ok(already(format!("{to} commands already"))),
        };
    }
    let error = format!("the command was not offered to {to}");
    if incident.responder(to).is_none_or(|responder| responder.released.is_some()) && *to != asking.by.id {
        return refuse(error, format!("{to} was not called into this incident"), format!("`crisis call {to}` first"));
    }
    if why.is_none()
        && let Some(refusal) = only_the_commander(incident, asking, &error)
    {
        let hint = format!("if the commander cannot be reached: `crisis handover {to} --why \"no answer for 10 minutes\"`");
        return Err(Refusal { hint, ..refusal });
    }
    let mut decision = Decision::from(HandoverOffered { to: to.clone(), why: why.cloned() });
    decision.remarks.push(format!(
        "{} commands until {to} runs `crisis accept`",
        incident.post.as_ref().map_or("nobody", |post| post.commander.as_str())
    ));
    Ok(decision)
}

fn accept_command(incident: &Incident, asking: &Asking) -> Result<Decision, Refusal> {
    let by = &asking.by.id;
    if incident.is_commander(by) {
        return Ok(already("you command already"));
    }
    match incident.post.as_ref().and_then(|post| post.offered.as_ref()) {
        Some((to, _)) if to == by => Ok(Decision {
            facts: vec![ResponderAcknowledged { who: asking.by.clone() }.into(), HandoverAccepted { who: by.clone() }.into()],
            remarks: Vec::new(),
        }),
        Some((to, _)) => refuse(
            "you did not take the command",
            format!("it is offered to {to}, not to {by}"),
            format!("{to} accepts, or the commander offers it to you"),
        ),
        None => refuse("you did not take the command", "nobody offers it", format!("the commander runs `crisis handover {by}`")),
    }
}

fn resolve(incident: &Incident, why: Option<&String>) -> Result<Decision, Refusal> {
    if incident.status == Status::Resolved {
        return Ok(already("it is resolved already"));
    }
    let missing: Vec<String> = incident
        .components
        .iter()
        .filter(|state| state.service != Service::Up)
        .map(|state| format!("{} is {}", state.component.id, state.service))
        .collect();
    if let (Some(first), None) = (incident.components.iter().find(|state| state.service != Service::Up), why) {
        return refuse(
            "the incident is not resolved",
            missing.join(", "),
            format!("`crisis service {} up` once it is, or `crisis resolve --why …`", first.component.id),
        );
    }
    Ok(IncidentResolved { why: why.cloned() }.into())
}

fn close(incident: &Incident, why: Option<&String>) -> Result<Decision, Refusal> {
    if incident.status != Status::Resolved && why.is_none() {
        return refuse("the incident is not closed", "it is not resolved", "`crisis resolve` first, or `crisis close --why …`");
    }
    let open: Vec<String> = incident
        .instances_of(Priority::Communicate)
        .filter(|instance| !incident.progress(&instance.reference()).state.is_settled())
        .map(|instance| format!("{} \"{}\"", instance.code(), instance.step.title))
        .collect();
    if let (Some(first), None) = (open.first(), why) {
        let more = if open.len() > 1 { format!(", and {} more", open.len() - 1) } else { String::new() };
        return refuse(
            "the incident is not closed",
            format!("customers have not heard all: {first} is open{more}"),
            "finish or skip them with a reason, or `crisis close --why …`",
        );
    }
    Ok(IncidentClosed { why: why.cloned() }.into())
}
