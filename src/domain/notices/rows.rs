//! What customers were told, in the words that were sent, and
//! what has happened since that may make it untrue.

use std::cell::LazyCell;

use crate::domain::data::state::ComponentState;
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::length::Span;
use crate::domain::lifecycle::state::Status;
use crate::domain::record::say_evidence;
use crate::domain::runbook::Priority;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::step::{Doer, Step};
use crate::domain::steps::plan::{Instance, Plan};
use crate::domain::steps::rules::counts_as_done;
use crate::domain::steps::state::StepState;
use crate::domain::vocabulary::Verdict;

/// A word to customers.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The code of the step that it was, such as `C2`.
    pub code: String,
    /// The title of that step in the runbook.
    pub title: String,
    /// The words that were sent, where they were written down.
    pub words: Option<Sentence>,
    /// When it was sent.
    pub at: Moment,
    /// Who sent it.
    pub by: PersonId,
}

/// When customers get the next update: what the runbook says of it, where the last update has gone out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextUpdate {
    /// The step that was the last update.
    pub step: StepRef,
    /// When the last word of any kind went out.
    pub last: Moment,
    /// How long customers wait for the next one at most, as the runbook has it.
    pub every: Span,
}

impl NextUpdate {
    /// When the next one is due.
    #[must_use]
    pub fn due(&self) -> Moment {
        self.last.plus_seconds(self.every.seconds())
    }
}

/// When customers get the next update, as far as the runbook says how long they wait for it. Nothing once
/// they had the all-clear, or as long as somebody is at an update.
#[must_use]
pub fn next_update(plan: Plan<'_>, told: &[Told]) -> Option<NextUpdate> {
    if plan.lifecycle.status == Status::Closed {
        return None;
    }
    let last = told.last()?.at;
    let updates = || plan.instances_of(Priority::Communicate).filter(|instance| plan.is_update(instance.step));
    if had_all_clear(plan) || updates().any(|update| update.progress.state == StepState::Started) {
        return None;
    }
    let done = updates().filter(|update| update.progress.state == StepState::Done);
    let instance = done.max_by_key(|update| update.progress.last.as_ref().map(|deed| deed.at))?;
    let every = plan.notice(instance.step)?.promise?;
    Some(NextUpdate { step: instance.reference(), last, every })
}

/// Something that happened after customers were told, and that they do not know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The component that it is about; none where it is about the incident.
    pub component: Option<ComponentId>,
    /// When it was said.
    pub at: Moment,
    /// Whether it is bad news: whoever is told one thing of many is told that.
    pub is_bad: bool,
    /// What, in two or three words: "web damaged".
    pub say: Sentence,
}

/// All that customers were told, the first before the last: a step of the runbook that is a notice. Where a
/// runbook names no notices it is every step of the communication role; what the commander or the technical
/// side does under that priority tells customers nothing.
#[must_use]
pub fn all_told(plan: Plan<'_>) -> Vec<Told> {
    let tells = telling(plan);
    let steps = plan.instances_of(Priority::Communicate).filter(|instance| tells(instance.step));
    let mut told: Vec<Told> = steps.filter_map(|instance| word(&instance)).collect();
    told.sort_by_key(|told| told.at);
    told
}

/// Whether a step of that priority tells customers something.
pub fn telling(plan: Plan<'_>) -> impl Fn(&Step) -> bool {
    let named = LazyCell::new(move || plan.instances_of(Priority::Communicate).any(|instance| instance.step.notice.is_some()));
    move |step| step.notice.is_some() || (step.role == Doer::Communication && !*named)
}

fn word(instance: &Instance<'_>) -> Option<Told> {
    let progress = instance.progress;
    let deed = progress.last.as_ref().filter(|_| progress.state == StepState::Done)?;
    Some(Told {
        code: instance.code(),
        title: instance.step.title.clone(),
        words: progress.evidence.as_ref().map(say_evidence),
        at: deed.at,
        by: deed.by.clone(),
    })
}

/// What has happened since a moment that customers were not told of, the bad before the good and the newest
/// first; closing tells them nothing.
#[must_use]
pub fn since(plan: Plan<'_>, at: Moment) -> Vec<News> {
    let mut news: Vec<News> = plan.data.in_scope().flat_map(of_component).collect();
    let resolved = plan.lifecycle.resolved.as_ref().filter(|_| plan.lifecycle.status != Status::Open && !had_all_clear(plan));
    news.extend(resolved.map(|deed| {
        let say = say!("rules-news-resolved");
        News { component: None, at: deed.at, is_bad: false, say }
    }));
    news.retain(|news| news.at > at);
    news.sort_by_key(|news| std::cmp::Reverse((news.is_bad, news.at)));
    news
}

/// Whether customers had the all-clear.
fn had_all_clear(plan: Plan<'_>) -> bool {
    let is_over = |instance: &Instance<'_>| counts_as_done(instance) && plan.says_all_clear(instance.step);
    plan.instances_of(Priority::Communicate).any(|instance| is_over(&instance))
}

/// What was last said of a component's data, and of its service.
fn of_component(state: &ComponentState) -> Vec<News> {
    let id = &state.component.id;
    let news = |at, is_bad, say| News { component: Some(id.clone()), at, is_bad, say };
    let stale = state.stale.as_ref().map(|deed| news(deed.at, true, say!("rules-news-stale", component = id)));
    let judged = state.given.as_ref().filter(|_| state.verdict != Verdict::Unknown);
    let is_bad = !state.verdict.opens_the_gate();
    let verdict = state.verdict.spoken();
    let verdict = if state.waits_for_second_name() { say!("rules-verdict-in-question", verdict = verdict) } else { verdict };
    let judged = judged.map(|given| news(given.at, is_bad, say!("rules-news-data", component = id, verdict = verdict)));
    let service = state.service_set.as_ref();
    let is_down = !state.service.serves();
    let service = service.map(|deed| news(deed.at, is_down, say!("rules-news-service", component = id, service = state.service)));
    stale.or(judged).into_iter().chain(service).collect()
}
