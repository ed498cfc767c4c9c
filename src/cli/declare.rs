//! `declare`: finds the runbook, keeps the declaration, and prints the incident's id.

use std::io::Write;

use crate::app::inbox;
use crate::app::session::Session;
use crate::domain::field::{FieldName, Special};
use crate::domain::inbox::recorded::Recorded;
use crate::domain::inbox::rows::counts;
use crate::domain::lifecycle::declare::{Declaring, named, services};
use crate::domain::runbook::Trigger;
use crate::domain::speech::{Ask, Part, say};
use crate::domain::verb::Verb;
use crate::domain::{hints, lookup, time_text};

use super::act::{entered_for, hand_back};
use super::arguments::Declare;
use super::context::{Context, people_read};
use super::failure::{Failure, wrong};
use super::runbook;
use super::typed::no_component;

/// Declares an incident and prints its id: alone where a
/// program reads, with what comes next where a person does.
///
/// # Errors
/// When the runbook cannot be had, a rule refuses it, or the log fails.
pub fn declare(context: &Context, declare: Declare, out: &mut dyn Write) -> Result<(), Failure> {
    let runbook = runbook::named(context, declare.runbook.as_deref(), Verb::Declare)?;
    let directory = context.directory()?;
    let asking = context.asking(&directory, None)?;
    let mut components = Vec::new();
    for typed in &declare.components {
        let (typed, service) = named(typed).map_err(no_service)?;
        let id = lookup::component_id(typed, lookup::component(typed, runbook.components.iter()));
        components.push((id.map_err(|error| no_component(typed, error))?, service));
    }
    let began_at = declare.since.map(|typed| context.time("--since", &typed)).transpose()?;
    let declaring = Declaring {
        runbook,
        title: declare.title,
        components,
        sources: declare.sources.iter().filter_map(|word| Trigger::from_word(word)).collect(),
        reporter: declare.reporter,
        affected: declare.affected,
        not_affected: declare.not_affected,
        unknown: declare.unknown,
        began_at: began_at.map(|began| time_text::as_said(began, context.zone)),
        drill: declare.drill,
        declarer: asking.by.clone(),
        recorded: Recorded::default(),
    };
    let log = context.folder()?.open()?;
    let session = inbox::declare(log, declaring, asking.at, asking.now).map_err(|failure| hand_back(failure.into(), None))?;
    let id = session.id();
    if let Some(at) = asking.at {
        context.note(&entered_for(context, at));
    }
    taken_along(context, &session);
    session.incident().data.grounds_out_of_scope().for_each(|question| context.note(&question));
    if context.common.json {
        writeln!(out, "{}", serde_json::json!({ "incident": id.as_str() }))?;
    } else if people_read() {
        writeln!(out, "{}", context.say(&say!("verbs-declared", incident = session.display_id())))?;
        writeln!(out, "{}", context.say(&say!("verbs-you-command")))?;
    } else {
        writeln!(out, "{id}")?;
    }
    if directory.file.is_none() {
        context.warn(&say!("verbs-example-contacts"));
    }
    context.invented(&directory).iter().for_each(|what| context.warn(what));
    out.flush().map_err(|error| Failure::from(error).after_it_was_kept())
}

/// What came in before and is part of it now; how to say later what triggered it, where nothing says so.
fn taken_along(context: &Context, session: &Session) {
    let incident = session.incident();
    let (reports, alerts) = counts(&incident.inbox);
    if reports + alerts > 0 {
        context.note(&say!("verbs-taken-along", reports = reports, alerts = alerts));
    }
    if incident.lifecycle.scope.sources.is_empty()
        && incident.lifecycle.runbook().is_some_and(|runbook| !runbook.sources.is_empty())
    {
        let source = hints::option(Ask::to(Verb::Scope), FieldName::Special(Special::Source), Part::Word("monitoring".into()));
        context.note(&say!("verbs-no-trigger-yet", ask = source));
    }
}

/// A component was declared with something behind its `=` that no service can be.
fn no_service(word: &str) -> Failure {
    let because = say!("verbs-service-words", words = services());
    wrong(say!("verbs-no-service", word = word), because, say!("verbs-for-example-web"))
}
