//! A runbook as JSON, as it will run. The shape only grows.

use serde_json::{Value, json};

use crate::domain::board::clocks::{ACKNOWLEDGEMENT, CALL_OUT, COMMAND, HANDOVER};
use crate::domain::component::Component;
use crate::domain::notices::words::{Values, Words};
use crate::domain::preview::example::{example, sent};
use crate::domain::preview::facts::{skills_of, wait};
use crate::domain::preview::waits::{On, Wait};
use crate::domain::preview::{Preview, PriorityView, StepView};
use crate::domain::runbook::{NoticeTemplate, Span};
use crate::domain::step::Doer;
use crate::domain::vocabulary::Service;

use super::english;

/// The whole runbook.
#[must_use]
pub fn json(preview: &Preview<'_>) -> Value {
    let runbook = preview.runbook;
    let example = example(preview);
    let priority = |row: &PriorityView<'_>| {
        let steps: Vec<Value> = row.steps.iter().map(step).collect();
        json!({ "id": row.priority.word(), "title": english(&row.priority.spoken()), "steps": steps })
    };
    json!({
        "id": runbook.id, "title": runbook.title, "summary": runbook.summary, "severity": runbook.severity,
        "language": runbook.language, "reviewed": runbook.reviewed.map(|day| day.to_string()),
        "sources": runbook.sources.iter().map(|source| source.word()).collect::<Vec<_>>(),
        "ticks": preview.ticks(), "paths": preview.paths, "whole_platform": preview.whole_platform,
        "components": preview.components.iter().map(component).collect::<Vec<_>>(),
        "priorities": preview.priorities.iter().map(priority).collect::<Vec<_>>(),
        "roles": Doer::ALL.iter().map(|doer| role(preview, *doer)).collect::<Vec<_>>(),
        "clocks": {
            "call_out_s": CALL_OUT, "acknowledgement_s": ACKNOWLEDGEMENT, "handover_s": HANDOVER,
            "command_s": (!runbook.takes_days()).then_some(COMMAND),
        },
        "example": { "sent": sent(&example), "incident.title": example.title, "affected": example.affected },
        "notices": runbook.notices.iter().map(|notice| self::notice(preview, &example, notice)).collect::<Vec<_>>(),
    })
}

fn component(component: &Component) -> Value {
    json!({
        "id": component.id, "title": component.title, "needs": component.needs, "stored_on": component.stored_on,
        "data": component.data, "tags": component.tags, "skills": component.skills, "service": component.service.word(),
    })
}

fn seconds(span: Option<Span>) -> Option<i64> {
    span.map(Span::seconds)
}

fn step(view: &StepView<'_>) -> Value {
    let step = view.step;
    json!({
        "code": view.code, "id": step.id, "title": step.title, "detail": step.detail, "role": step.role.word(),
        "components": view.repeats, "skills": step.skills,
        "skills_of": view.skills_of.iter().map(|(id, skills)| json!({ "component": id, "skills": skills })).collect::<Vec<_>>(),
        "waits": view.waits.iter().map(|wait| self::waits(view, wait)).collect::<Vec<_>>(),
        "time_limit_s": seconds(step.time_box), "wait_s": seconds(step.after), "path": step.path,
        "evidence": step.wants_evidence(), "second_person": step.two_names, "verdict": step.verdict,
        "service": step.service.map(Service::word), "notice": step.notice,
        "holds": step.holds, "released_by": view.released_by, "releases": view.releases,
        "run": step.run, "destroys": step.destroys,
    })
}

/// What a step waits for: of which kind, of what, and in a sentence.
fn waits(view: &StepView<'_>, wait: &Wait<'_>) -> Value {
    let (kind, of): (&str, Vec<String>) = match wait {
        Wait::Verdict(verdicts) => ("verdict", verdicts.iter().map(ToString::to_string).collect()),
        Wait::Path(path) => ("path", vec![(*path).to_owned()]),
        Wait::Data => ("data", Vec::new()),
        Wait::Integrity(codes) => ("integrity", codes.clone()),
        Wait::Service => ("service", Vec::new()),
        Wait::Step { code, .. } => ("step", vec![code.clone()]),
        Wait::Time(..) => ("time", Vec::new()),
    };
    let on = match wait {
        Wait::Step { on: On::Same, .. } => Some("same"),
        Wait::Step { on: On::Every, .. } => Some("every"),
        _ => None,
    };
    json!({ "kind": kind, "of": of, "on": on, "text": english(&self::wait(view.step, wait)) })
}

fn role(preview: &Preview<'_>, doer: Doer) -> Value {
    let steps: Vec<&str> = preview.steps_for(doer).map(|view| view.code.as_str()).collect();
    json!({ "role": doer.word(), "steps": steps, "skills": skills_of(preview.steps_for(doer)) })
}

fn notice(preview: &Preview<'_>, example: &Values, notice: &NoticeTemplate) -> Value {
    let (words, missing) = example.words(notice);
    let text = |words: &Words| json!({ "language": words.language, "subject": words.subject, "body": words.body });
    json!({
        "id": notice.id, "audience": notice.audience, "stage": notice.stage.word(), "channels": notice.channels,
        "promise_s": seconds(notice.promise), "promise": example.promise(notice), "claims": notice.claims,
        "sent_by": preview.sent_by(notice), "texts": words.iter().map(text).collect::<Vec<_>>(), "missing": missing,
    })
}
