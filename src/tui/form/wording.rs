//! What forms say: titles, what one should know first, what fields and options are called. A
//! verb that has no words of its own here is called as the table of what can be asked calls it.

use crate::domain::advice::Lock;
use crate::domain::entry_ref::EntryRef;
use crate::domain::gate;
use crate::domain::id::StepRef;
use crate::domain::record::{say_age, say_evidence};
use crate::domain::speech::{Sentence, say};
use crate::domain::text::capital;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{CallOutcome, Verdict};

use super::known::Known;
use super::{About, page};

/// The title of the form of a verb.
#[must_use]
pub fn title(known: Known<'_>, verb: Verb, about: &About) -> String {
    let title = match about {
        About::Step(step) if verb == Verb::Override && locked(known, step).is_none() => {
            Some(say!("forms-title-second-name-of", component = known.incident.plan().code(step)))
        }
        About::Step(step) => title_of_step(verb, &known.incident.plan().code(step)),
        About::Component(id) => match verb {
            Verb::Verdict => Some(say!("forms-title-data-of", component = id)),
            Verb::Service => Some(say!("forms-title-service-of", component = id)),
            Verb::Override => Some(say!("forms-title-second-name-of", component = id)),
            Verb::Confirm => Some(say!("forms-title-confirm", what = id)),
            _ => None,
        },
        About::Person(id) => title_of_person(verb, &known.called(id)),
        About::Dial(id) => title_of_person(verb, &known.outsider(id).name),
        About::Entry(entry) => title_of_entry(verb, &known.incident.numbering.name(*entry)),
        About::Nothing => bare_title(verb),
    };
    let name = || verb.row().map(|row| capital(&known.say(&(row.name)()))).unwrap_or_default();
    title.map_or_else(name, |title| known.say(&title))
}

fn title_of_step(verb: Verb, code: &str) -> Option<Sentence> {
    Some(match verb {
        Verb::Start => say!("forms-title-start", code = code),
        Verb::Done => say!("forms-title-finish", code = code),
        Verb::Skip => say!("forms-title-skip", code = code),
        Verb::Fail => say!("forms-title-fail", code = code),
        Verb::Na => say!("forms-title-rule-out", code = code),
        Verb::Reopen => say!("forms-title-reopen", code = code),
        Verb::Override => say!("forms-title-override", code = code),
        Verb::Confirm => say!("forms-title-confirm", what = code),
        _ => return None,
    })
}

fn title_of_person(verb: Verb, name: &str) -> Option<Sentence> {
    Some(match verb {
        Verb::Assign => say!("forms-title-role-for", name = name),
        Verb::Call => say!("forms-title-call-who", name = name),
        Verb::Page => say!("forms-title-page-who", name = name),
        Verb::Release => say!("forms-title-release-who", name = name),
        Verb::Handover => say!("forms-title-handover-who", name = name),
        _ => return None,
    })
}

fn title_of_entry(verb: Verb, name: &str) -> Option<Sentence> {
    Some(match verb {
        Verb::Correct => say!("forms-title-correct", entry = name),
        Verb::Strike => say!("forms-title-strike", entry = name),
        _ => return None,
    })
}

fn bare_title(verb: Verb) -> Option<Sentence> {
    Some(match verb {
        Verb::Verdict => say!("forms-title-data"),
        Verb::Service => say!("forms-title-service"),
        Verb::Component => say!("forms-title-add"),
        Verb::Assign => say!("forms-title-role"),
        Verb::Call => say!("forms-title-call"),
        Verb::Page => say!("forms-title-page"),
        Verb::Release => say!("forms-title-release"),
        Verb::Handover => say!("forms-title-handover"),
        Verb::Decline => say!("forms-title-decline"),
        Verb::Note => say!("forms-title-note"),
        Verb::Decide => say!("forms-title-decide"),
        Verb::Resolve => say!("forms-title-resolve"),
        Verb::Close => say!("forms-title-close"),
        Verb::Scope => say!("forms-title-scope"),
        Verb::Title => say!("forms-title-title"),
        Verb::Severity => say!("forms-title-severity"),
        Verb::Awake => say!("forms-title-awake"),
        Verb::Heard => say!("forms-title-heard"),
        _ => return None,
    })
}

/// What one should know before filling the form of a verb in.
#[must_use]
pub fn about(known: Known<'_>, verb: Verb, about: &About) -> Vec<String> {
    let means = match verb {
        Verb::Confirm => {
            let said = said_by_one(known, about);
            return said.into_iter().chain([say!("forms-confirm-means")]).map(|line| known.say(&line)).collect();
        }
        Verb::Page => return paged(known, about).map(|line| known.say(&line)).collect(),
        Verb::Override => return overridden(known, about).map(|line| known.say(&line)).collect(),
        Verb::Skip => say!("forms-skip-means"),
        Verb::Fail => say!("forms-fail-means"),
        Verb::Na => say!("forms-rule-out-means"),
        Verb::Reopen => say!("forms-reopen-means"),
        Verb::Component => say!("forms-add-means"),
        Verb::Release => say!("forms-release-means"),
        Verb::Resolve => say!("forms-resolve-means"),
        Verb::Strike => say!("forms-strike-means"),
        Verb::Correct => say!("forms-correct-means"),
        Verb::Close => {
            say!("forms-close-means", title = &known.incident.lifecycle.title)
        }
        // Their titles and fields say it, or they are asked at once.
        Verb::Start
        | Verb::Done
        | Verb::Verdict
        | Verb::Service
        | Verb::Assign
        | Verb::Call
        | Verb::Ack
        | Verb::Handover
        | Verb::Accept
        | Verb::Decline
        | Verb::Note
        | Verb::Scope
        | Verb::Title
        | Verb::Severity
        | Verb::Awake
        | Verb::Heard
        | Verb::Decide => return Vec::new(),
        // Whatever has no words of its own says first what it does.
        _ => return verb.row().map(|row| capital(&known.say(&(row.does)()))).into_iter().collect(),
    };
    vec![known.say(&means)]
}

/// Of which page to somebody nobody knows whether it arrived; what goes out now, and over which channels.
fn paged(known: Known<'_>, about: &About) -> impl Iterator<Item = Sentence> {
    let id = if let About::Person(id) = about { Some(id) } else { None };
    let sending = id.and_then(|id| page::in_doubt(known, id));
    let page = id.map(|id| page::paging(known, known.person(id), None));
    let goes_out = page.map(|page| {
        let channels: Vec<&str> = page.over.iter().map(|(channel, _)| channel.as_str()).collect();
        say!("forms-page-means", channels = channels.join(", "), subject = page.subject)
    });
    sending.map(|sending| say!("forms-page-in-doubt", channel = &sending.channel)).into_iter().chain(goes_out)
}

/// What an override passes, and what it means.
fn overridden(known: Known<'_>, about: &About) -> impl Iterator<Item = Sentence> {
    let (passed, means) = match about {
        About::Component(_) => (said_by_one(known, about), say!("forms-override-verdict-means")),
        About::Step(reference) => {
            let because = locked(known, reference).map(|lock| lock.because);
            let code = known.incident.plan().code(reference);
            let spared = match because {
                Some(because) => say!("forms-locked", step = code, because = because),
                None => say!("forms-spares-second-name", step = code),
            };
            (Some(spared), say!("forms-override-means"))
        }
        About::Nothing | About::Person(_) | About::Dial(_) | About::Entry(_) => (None, say!("forms-override-means")),
    };
    passed.into_iter().chain([means])
}

/// What keeps a step from being begun.
fn locked(known: Known<'_>, step: &StepRef) -> Option<Lock> {
    let plan = known.incident.plan();
    gate::lock(plan, &plan.instance(step)?, known.now)
}

/// The entry that a form tells of, where whoever sends it stands for that one.
#[must_use]
pub fn told(known: Known<'_>, verb: Verb, about: &About) -> Option<EntryRef> {
    match (verb, about) {
        (Verb::Confirm, About::Step(step)) => Some(known.incident.plan().progress(step).finished.as_ref()?.entry),
        (Verb::Confirm | Verb::Override, About::Component(id)) => Some(known.incident.data.component(id)?.given.as_ref()?.entry),
        _ => None,
    }
}

/// What somebody did or found alone, with what shows it: whoever stands for it has read it.
fn said_by_one(known: Known<'_>, about: &About) -> Option<Sentence> {
    Some(match about {
        About::Step(reference) => {
            let plan = known.incident.plan();
            let (step, progress) = (plan.step(reference)?, plan.progress(reference));
            let evidence = progress.evidence.as_ref().map(say_evidence).map(Sentence::behind_a_colon);
            let by = progress.finished.as_ref().map(|deed| known.called(&deed.by));
            say!("forms-confirm-step", by = by, code = plan.code(reference), title = &step.title, shown = evidence)
        }
        About::Component(id) => {
            let state = known.incident.data.component(id)?;
            let given = state.given.as_ref();
            let parts = given.into_iter().flat_map(|given| {
                let age = given.as_of.map(say_age);
                [age, given.extent.as_ref().map(Sentence::from), given.evidence.as_ref().map(say_evidence)].into_iter().flatten()
            });
            let shown = Sentence::behind_a_colon(Sentence::joined("; ", parts.collect()));
            let by = given.map(|given| known.called(&given.by));
            say!("forms-confirm-verdict", by = by, component = id, verdict = state.verdict, shown = shown)
        }
        About::Nothing | About::Person(_) | About::Dial(_) | About::Entry(_) => return None,
    })
}

/// What stands before the words that a verb writes down.
#[must_use]
pub fn text_label(verb: Verb) -> Sentence {
    match verb {
        Verb::Decide => say!("forms-label-decide"),
        Verb::Note => say!("forms-label-note"),
        Verb::Heard => say!("forms-label-what-they-see"),
        _ => say!("forms-label-text"),
    }
}

/// What a verdict means, and what it asks.
#[must_use]
pub fn meaning(verdict: Verdict) -> Sentence {
    match verdict {
        Verdict::Unknown => say!("forms-means-unknown"),
        Verdict::Intact => say!("forms-means-intact"),
        Verdict::Damaged => say!("forms-means-damaged"),
        Verdict::Lost => say!("forms-means-lost"),
        Verdict::Recovered => say!("forms-means-recovered"),
    }
}

/// What came of a call; nothing while it rings.
#[must_use]
pub fn outcome(outcome: Option<CallOutcome>) -> Sentence {
    match outcome {
        None => say!("forms-call-ringing"),
        Some(outcome) => outcome.spoken(),
    }
}
