//! A runbook on paper: its components, its steps with the codes under which people speak of them and what
//! each waits for, ticks for every component, and its notices with blanks for what is not known before.

use crate::domain::component::Component;
use crate::domain::id::ComponentId;
use crate::domain::notices::template::filled;
use crate::domain::preview::line::Line;
use crate::domain::preview::{Preview, StepView, facts};
use crate::domain::runbook::{NoticeTemplate, Runbook};
use crate::domain::speech::{Sentence, say};

use super::rows::{Block, PEN, Section, Step, Table, head};

/// All of a runbook.
pub(super) fn section(runbook: &Runbook) -> Section {
    let preview = Preview::of(runbook);
    let mut blocks: Vec<Block> = Vec::new();
    blocks.extend((!runbook.summary.is_empty()).then(|| Block::Line((&runbook.summary).into())));
    let reviewed = match runbook.reviewed {
        Some(day) => say!("preview-reviewed", day = day.to_string()),
        None => say!("preview-never-reviewed"),
    };
    blocks.push(Block::Line(reviewed));
    blocks.push(Block::Table(components(&preview)));
    for (number, row) in (1..).zip(&preview.priorities) {
        if !row.steps.is_empty() {
            blocks.push(Block::Heading(say!("pack-priority", number = number, priority = row.priority)));
        }
        blocks.extend(row.steps.iter().map(|view| Block::Step(step(view))));
    }
    if !runbook.notices.is_empty() {
        blocks.push(Block::Heading(say!("pack-notices")));
    }
    runbook.notices.iter().for_each(|notice| blocks.extend(self::notice(&preview, notice)));
    Section { own_page: true, title: say!("pack-runbook", title = &runbook.title, id = &runbook.id), blocks }
}

fn components(preview: &Preview<'_>) -> Table {
    let names = [say!("pack-component"), say!("pack-needs"), say!("pack-stored-on"), say!("pack-skills")];
    let listed = |ids: &[ComponentId]| ids.iter().map(ComponentId::as_str).collect::<Vec<_>>().join(", ");
    let row = |component: &Component| {
        let called = if *component.title == *component.id { String::new() } else { format!(" ({})", component.title) };
        vec![
            format!("{}{called}", component.id).into(),
            listed(&component.needs).into(),
            if component.data { listed(&component.stored_on).into() } else { say!("pack-no-data") },
            component.skills.join(", ").into(),
        ]
    };
    Table { head: head(names), rows: preview.components.iter().map(row).collect(), blank: 0, whole: &[] }
}

fn step(view: &StepView<'_>) -> Step {
    let fact = |line: Line| match line {
        Line::Fact(said) | Line::Warning(said) | Line::Heading(said) | Line::Part(_, said) => Some(said),
        Line::Title(_) | Line::Detail(_) | Line::Words(_) => None,
    };
    Step {
        code: view.code.clone(),
        title: view.step.title.clone(),
        facts: facts::of(view).into_iter().filter_map(fact).collect(),
        detail: view.step.detail.clone(),
        ticks: view.codes(),
    }
}

/// A notice in each of its languages. What the incident alone knows is a line to write on.
fn notice(preview: &Preview<'_>, notice: &NoticeTemplate) -> Vec<Block> {
    let codes = preview.sent_by(notice);
    let codes = (!codes.is_empty()).then(|| say!("pack-sent-with", codes = codes.join(", ")));
    let title: Sentence = say!("pack-notice", id = &notice.id, audience = &notice.audience, codes = codes);
    let mut blocks = vec![Block::Line(title)];
    for text in &notice.text {
        let whole = [&text.subject, &text.body].map(|part| part.trim()).into_iter().filter(|part| !part.is_empty());
        let whole = whole.collect::<Vec<_>>().join("\n\n");
        blocks.push(Block::Words(filled(&whole, |_| Some(PEN.to_owned())).text));
    }
    blocks
}
