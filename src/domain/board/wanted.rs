//! Which steps want somebody: what can be begun now, what is locked, what somebody is at; and whose skills
//! they name. A step that names no skill wants nobody's.

use crate::domain::alike::same;
use crate::domain::gate::locks::Locks;
use crate::domain::hands::wants;
use crate::domain::incident::Incident;
use crate::domain::people::state::Responder;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::step::Doer;
use crate::domain::steps::plan::Instance;
use crate::domain::steps::rules::wanted_skills;
use crate::domain::steps::state::StepState;

/// The steps that nobody has begun: of the technical ones those that can be begun now and those that are
/// locked, and those towards customers; and the technical ones that somebody has begun or that failed.
pub(super) struct Wanted<'a> {
    pub now: Vec<Instance<'a>>,
    pub later: Vec<Instance<'a>>,
    pub words: Vec<Instance<'a>>,
    pub begun: Vec<Instance<'a>>,
}

impl<'a> Wanted<'a> {
    pub fn of(incident: &'a Incident, now: Moment) -> Self {
        let plan = incident.plan();
        let open = |role| {
            plan.instances().filter(move |instance| instance.step.role == role && instance.progress.state == StepState::Open)
        };
        let locks = Locks::of(plan, now);
        let (now, later) = open(Doer::Technical).partition(|instance| locks.opens(instance).is_none());
        let begun = plan.instances().filter(|instance| {
            let state = instance.progress.state;
            instance.step.role == Doer::Technical && state != StepState::Open && !state.is_settled()
        });
        Self { now, later, words: open(Doer::Communication).collect(), begun: begun.collect() }
    }

    /// Whether there is technical work at all.
    pub fn is_any(&self) -> bool {
        !(self.now.is_empty() && self.later.is_empty() && self.begun.is_empty())
    }

    /// Whether any technical step that is not settled wants a skill of somebody's.
    pub fn is_open(&self, responder: &Responder) -> bool {
        let mut open = self.now.iter().chain(&self.later).chain(&self.begun);
        open.any(|instance| wants(instance, responder).is_some())
    }

    /// How many steps towards customers want a skill of somebody's.
    pub fn speaks(&self, responder: &Responder) -> usize {
        self.words.iter().filter(|instance| wants(instance, responder).is_some()).count()
    }

    /// How many steps that can be begun now want a skill of somebody's.
    pub fn now(&self, responder: &Responder) -> usize {
        self.now.iter().filter(|instance| wants(instance, responder).is_some()).count()
    }

    /// How many steps will that are locked.
    pub fn later(&self, responder: &Responder) -> usize {
        self.later.iter().filter(|instance| wants(instance, responder).is_some()).count()
    }

    /// The steps that can be begun now and name no skill.
    pub fn of_anybody(&self) -> Vec<&Instance<'a>> {
        self.now.iter().filter(|instance| wanted_skills(instance).next().is_none()).collect()
    }

    /// The skill of somebody's that most steps want now, and the first of these by their codes: one that can
    /// be begun for several components without them.
    pub fn because(&self, responder: &Responder) -> Sentence {
        let wanting = |skill: &String| -> Vec<&Instance<'a>> {
            self.now.iter().filter(|instance| wanted_skills(instance).any(|wanted| same(wanted, skill))).collect()
        };
        let most = responder.person.skills.iter().rev().map(|skill| (skill, wanting(skill))).max_by_key(|(_, steps)| steps.len());
        let Some((skill, steps)) = most else { return Sentence::default() };
        let mut codes: Vec<String> = Vec::new();
        for instance in &steps {
            let beside = steps.iter().filter(|other| std::ptr::eq(other.step, instance.step)).count();
            let code = if beside > 1 { instance.short_code() } else { instance.code() };
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes.truncate(NAMED);
        say!("rules-propose-wanted", steps = codes.len(), codes = codes.join(", "), skills = skill)
    }
}

/// How many steps are named in a reason.
const NAMED: usize = 3;
