//! What there is to know of a step before it is done, in sentences.

use crate::domain::length::lasting;
use crate::domain::speech::{Sentence, say};
use crate::domain::step::{Doer, Step};
use crate::domain::vocabulary::{Priority, Verdict};

use super::StepView;
use super::line::Line;
use super::waits::{On, Since, Wait};

/// How many codes are named before the rest is counted.
const NAMED: usize = 12;

/// Some codes; of many the first, and how many more.
pub(super) fn few(codes: &[String]) -> Sentence {
    match codes.get(..NAMED).filter(|_| codes.len() > NAMED) {
        Some(first) => say!("rules-and-more", first = first.join(", "), more = codes.len() - NAMED),
        None => codes.join(", ").into(),
    }
}

/// What one must be able to do for some steps, each skill once.
#[must_use]
pub fn skills_of<'v>(views: impl Iterator<Item = &'v StepView<'v>>) -> Vec<String> {
    let mut skills: Vec<String> = Vec::new();
    for view in views {
        let of_components = view.skills_of.iter().flat_map(|(_, skills)| skills);
        for skill in view.step.skills.iter().chain(of_components) {
            if !skills.contains(skill) {
                skills.push(skill.clone());
            }
        }
    }
    skills
}

/// All that there is to know of a step.
#[must_use]
pub fn of(view: &StepView<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = who(view).into_iter().map(Line::Fact).collect();
    lines.extend(view.waits.is_empty().then(|| Line::Fact(say!("preview-at-once"))));
    lines.extend(view.waits.iter().map(|wait| Line::Fact(self::wait(view.step, wait))));
    let limit = view.step.time_box.map(|time| {
        let time = lasting(time.seconds());
        match view.step.priority {
            Priority::Communicate => say!("preview-limit-owed", time = time),
            Priority::Integrity | Priority::Restore => say!("preview-limit", time = time),
        }
    });
    lines.extend(limit.map(Line::Fact));
    lines.extend(finish(view.step).map(Line::Fact));
    lines.extend(holds(view).into_iter().map(Line::Fact));
    let run = (!view.step.run.is_empty()).then(|| say!("preview-run", command = view.step.run.join(" ")));
    lines.extend(run.map(Line::Fact));
    lines.extend(view.step.destroys.as_ref().map(|gone| Line::Warning(say!("preview-destroys", gone = gone))));
    lines
}

/// Where it is done, by whom, with which skills.
fn who(view: &StepView<'_>) -> Vec<Sentence> {
    let mut said = Vec::new();
    if let Some(components) = &view.repeats {
        said.push(match components.len() {
            0 => say!("preview-repeats-for-none"),
            count => say!("preview-repeats", count = count, codes = few(&view.codes())),
        });
    }
    said.push(match view.step.role {
        Doer::Commander => say!("preview-for-commander"),
        role @ (Doer::Technical | Doer::Communication) => say!("preview-for-role", role = role),
    });
    let (own, more) = (view.step.skills.join(", "), !view.skills_of.is_empty());
    if !own.is_empty() {
        said.push(say!("preview-skills", skills = own, more = more));
    } else if more {
        said.push(say!("preview-skills-of-component"));
    }
    said
}

/// What a step waits for, in a sentence.
#[must_use]
pub fn wait(step: &Step, wait: &Wait<'_>) -> Sentence {
    let each = step.per_component;
    match wait {
        Wait::Verdict(verdicts) => say!("preview-wait-verdict", each = each, verdicts = either(verdicts)),
        Wait::Path(path) => say!("preview-wait-path", path = *path),
        Wait::Data => say!("preview-wait-data", each = each),
        Wait::Integrity(codes) => say!("preview-wait-integrity", codes = codes.join(", ")),
        Wait::Service => say!("preview-wait-service"),
        Wait::Step { code, title, on } => {
            let on = match on {
                On::Once => "once",
                On::Same => "same",
                On::Every => "every",
            };
            say!("preview-wait-step", code = code, title = *title, on = on)
        }
        Wait::Time(span, since) => {
            let since = match since {
                Since::Declaration => "declaration",
                Since::Choice => "choice",
                Since::Steps => "steps",
            };
            say!("preview-wait-time", time = lasting(span.seconds()), since = since)
        }
    }
}

fn either(verdicts: &[Verdict]) -> Sentence {
    Sentence::joined(", ", verdicts.iter().map(|verdict| verdict.spoken()).collect())
}

/// What must be given to finish it.
fn finish(step: &Step) -> Option<Sentence> {
    let wanted = [
        step.notice.as_ref().map(|notice| say!("preview-needs-words", notice = notice)),
        (step.evidence_required && step.notice.is_none()).then(|| say!("preview-needs-evidence")),
        step.verdict.then(|| say!("preview-needs-verdict")),
        step.service.map(|service| say!("preview-needs-service", service = service)),
        step.two_names.then(|| say!("preview-needs-second-person")),
    ];
    let wanted: Vec<Sentence> = wanted.into_iter().flatten().collect();
    (!wanted.is_empty()).then(|| say!("preview-to-finish", wanted = Sentence::joined("; ", wanted)))
}

/// What it puts on hold, and what it resumes.
fn holds(view: &StepView<'_>) -> Vec<Sentence> {
    let mut said = Vec::new();
    if view.step.holds {
        said.push(match &view.released_by[..] {
            [] => say!("preview-holds-for-good"),
            codes => say!("preview-holds", codes = codes.join(", ")),
        });
    }
    if !view.releases.is_empty() {
        said.push(say!("preview-releases", codes = view.releases.join(", ")));
    }
    said
}
