//! The whole runbook as a page: what every face shows of it, line by line. A terminal, a screen and Markdown
//! each draw these lines in their own way and add nothing.

use crate::domain::board::clocks;
use crate::domain::component::Component;
use crate::domain::id::listed;
use crate::domain::length::lasting;
use crate::domain::notices::words::Values;
use crate::domain::runbook::{NoticeTemplate, Priority, Stage};
use crate::domain::speech::{Sentence, say};
use crate::domain::step::Doer;
use crate::domain::steps::plan::is_for;

use super::example::{example, sent};
use super::facts::{few, skills_of};
use super::line::Line;
use super::{Preview, facts};

/// All lines of a runbook.
#[must_use]
pub fn page(preview: &Preview<'_>) -> Vec<Line> {
    let mut lines = head(preview);
    lines.extend(components(preview));
    for row in &preview.priorities {
        let number = match row.priority {
            Priority::Integrity => 1,
            Priority::Restore => 2,
            Priority::Communicate => 3,
        };
        let heading = say!("preview-priority", number = number, priority = row.priority.spoken(), count = row.steps.len());
        lines.push(Line::Heading(heading));
        for view in &row.steps {
            lines.push(Line::Part(view.code.clone(), (&view.step.title).into()));
            lines.extend(facts::of(view));
            lines.extend((!view.step.detail.is_empty()).then(|| Line::Detail(view.step.detail.clone())));
        }
    }
    lines.extend(roles(preview));
    lines.extend(self::clocks(preview));
    lines.extend(notices(preview));
    lines
}

fn head(preview: &Preview<'_>) -> Vec<Line> {
    let runbook = preview.runbook;
    let triggers = runbook.sources.iter().map(|source| source.spoken()).collect();
    let facts = [
        (!runbook.summary.is_empty()).then(|| (&runbook.summary).into()),
        Some(say!("preview-declare", id = &runbook.id)),
        Some(say!("preview-severity", severity = runbook.severity)),
        (!runbook.sources.is_empty()).then(|| say!("preview-triggers", triggers = Sentence::joined(", ", triggers))),
        (!runbook.language.is_empty()).then(|| say!("preview-language", language = &runbook.language)),
        Some(match runbook.reviewed {
            Some(day) => say!("preview-reviewed", day = day.to_string()),
            None => say!("preview-never-reviewed"),
        }),
        Some(say!("preview-size", steps = runbook.steps.len(), components = preview.components.len(), ticks = preview.ticks())),
        (!preview.paths.is_empty()).then(|| say!("preview-paths", paths = preview.paths.join(", "))),
        Some(say!("preview-falls-away")),
    ];
    let title = Line::Title(runbook.title.clone());
    std::iter::once(title).chain(facts.into_iter().flatten().map(Line::Fact)).collect()
}

fn components(preview: &Preview<'_>) -> Vec<Line> {
    let mut lines = vec![Line::Heading(say!("preview-components", count = preview.components.len()))];
    if preview.whole_platform {
        lines.push(Line::Fact(say!("preview-whole-platform")));
    }
    for component in &preview.components {
        lines.push(Line::Part(component.id.to_string(), (&component.title).into()));
        lines.extend(component_facts(preview, component).into_iter().map(Line::Fact));
    }
    lines
}

fn component_facts(preview: &Preview<'_>, component: &Component) -> Vec<Sentence> {
    let needs = (!component.needs.is_empty()).then(|| say!("preview-depends-on", components = listed(&component.needs)));
    let data = match (component.data, component.stored_on.is_empty()) {
        (false, _) => say!("preview-no-data"),
        (true, true) => say!("preview-own-data"),
        (true, false) => say!("preview-stored-on", components = listed(&component.stored_on)),
    };
    let own = preview.steps().filter(|view| view.step.per_component && is_for(view.step, component));
    let codes: Vec<String> = own.map(|view| [&view.code, "@", &component.id].concat()).collect();
    let facts = [
        needs,
        Some(data),
        Some(say!("preview-begins", service = component.service)),
        (!component.tags.is_empty()).then(|| say!("preview-tags", tags = component.tags.join(", "))),
        (!component.skills.is_empty()).then(|| say!("preview-steps-need", skills = component.skills.join(", "))),
        (!codes.is_empty()).then(|| say!("preview-own-steps", codes = few(&codes))),
    ];
    facts.into_iter().flatten().collect()
}

/// Who does what, and what they must be able to do.
fn roles(preview: &Preview<'_>) -> Vec<Line> {
    let mut lines = vec![Line::Heading(say!("preview-roles"))];
    for doer in Doer::ALL {
        let codes: Vec<String> = preview.steps_for(*doer).map(|view| view.code.clone()).collect();
        if codes.is_empty() {
            continue;
        }
        let skills = skills_of(preview.steps_for(*doer));
        lines.push(Line::Fact(say!("preview-role-steps", role = *doer, count = codes.len(), codes = codes.join(", "))));
        let skills = (!skills.is_empty()).then(|| say!("preview-role-skills", role = *doer, skills = skills.join(", ")));
        lines.extend(skills.map(Line::Fact));
    }
    lines
}

/// What has a deadline: the steps with a time limit, the waits, and what holds for every incident.
fn clocks(preview: &Preview<'_>) -> Vec<Line> {
    let mut lines = vec![Line::Heading(say!("preview-clocks"))];
    for view in preview.steps() {
        let (code, title) = (&view.code, &view.step.title);
        let limit =
            view.step.time_box.map(|time| say!("preview-limit-of", code = code, title = title, time = lasting(time.seconds())));
        let wait =
            view.step.after.map(|time| say!("preview-wait-of", code = code, title = title, time = lasting(time.seconds())));
        lines.extend([limit, wait].into_iter().flatten().map(Line::Fact));
    }
    let command = if preview.runbook.takes_days() {
        say!("preview-clocks-days")
    } else {
        say!("preview-clocks-command", time = lasting(clocks::COMMAND))
    };
    let of_people = [
        say!("preview-clocks-call", time = lasting(clocks::CALL_OUT)),
        say!("preview-clocks-role", time = lasting(clocks::ACKNOWLEDGEMENT)),
        say!("preview-clocks-offer", time = lasting(clocks::HANDOVER)),
        command,
    ];
    lines.extend(of_people.map(Line::Fact));
    lines
}

fn notices(preview: &Preview<'_>) -> Vec<Line> {
    if preview.runbook.notices.is_empty() {
        return vec![Line::Heading(say!("preview-notices")), Line::Fact(say!("preview-no-notices"))];
    }
    let example = example(preview);
    let mut lines = vec![
        Line::Heading(say!("preview-notices")),
        Line::Fact(say!("preview-example", sent = sent(&example))),
        Line::Fact(say!("preview-example-title", value = &example.title)),
        Line::Fact(say!("preview-example-affected", value = &example.affected)),
        Line::Fact(say!("preview-example-promise")),
    ];
    preview.runbook.notices.iter().for_each(|notice| lines.extend(self::notice(preview, &example, notice)));
    lines
}

fn notice(preview: &Preview<'_>, example: &Values, notice: &NoticeTemplate) -> Vec<Line> {
    let (words, missing) = example.words(notice);
    let sent_by = preview.sent_by(notice);
    let promise = notice.promise.zip(example.promise(notice));
    let facts = [
        Some(say!("preview-audience", audience = &notice.audience)),
        (!notice.channels.is_empty()).then(|| say!("preview-channels", channels = notice.channels.join(", "))),
        Some(match &sent_by[..] {
            [] => say!("preview-sent-by-none"),
            codes => say!("preview-sent-by", codes = codes.join(", ")),
        }),
        promise.map(|(time, by)| say!("preview-promise", time = lasting(time.seconds()), by = by)),
        (!notice.claims.is_empty()).then(|| say!("preview-claims", claims = notice.claims.join(", "))),
    ];
    let mut lines = vec![Line::Part(notice.id.to_string(), stage(notice.stage))];
    lines.extend(facts.into_iter().flatten().map(Line::Fact));
    if !missing.is_empty() {
        lines.push(Line::Warning(say!("preview-missing", names = missing.join(", "))));
    }
    for words in words {
        lines.push(Line::Fact(say!("preview-words", language = &words.language)));
        lines.push(Line::Words(words.whole()));
    }
    lines
}

/// What a notice is at that point of an incident.
fn stage(stage: Stage) -> Sentence {
    match stage {
        Stage::First => say!("preview-stage-first"),
        Stage::Update => say!("preview-stage-update"),
        Stage::AllClear => say!("preview-stage-all-clear"),
        Stage::FollowUp => say!("preview-stage-follow-up"),
    }
}
