//! The form that declares a crisis, and what a filled one declares.

use crate::domain::advice::{Advice, Refusal};
use crate::domain::ask::several::sources;
use crate::domain::field::{FieldName, Special};
use crate::domain::id::ComponentId;
use crate::domain::inbox::recorded::Recorded;
use crate::domain::lifecycle::declare::{Declaring, named, services};
use crate::domain::lookup;
use crate::domain::record::Person;
use crate::domain::runbook::Runbook;
use crate::domain::speech::{Language, Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::time_text::day_and_clock;
use crate::domain::vocabulary::Service;
use crate::domain::zone::Zone;

use super::{Choice, Field, Form, Purpose, prefill, send};

/// The form that declares a crisis.
#[must_use]
pub fn form(place: usize, runbook: &Runbook, recorded: &Recorded, (zone, language): (Zone, Language)) -> Form {
    let said = |sentence: Sentence| language.say(&sentence);
    let components: Vec<&str> = runbook.components.iter().map(|component| component.id.as_str()).collect();
    let mut fields = vec![Field::line(FieldName::Title, said(say!("forms-label-title"))).with(&runbook.title).needed()];
    fields.push(
        Field::line(FieldName::Special(Special::Components), said(say!("forms-label-components"))).with(&components.join(", ")),
    );
    if !runbook.sources.is_empty() {
        fields.push(prefill::triggers(said, &runbook.sources, &recorded.sources));
    }
    fields.push(
        Field::line(FieldName::Special(Special::Affected), said(say!("forms-label-affected")))
            .such_as(said(say!("forms-example-affected"))),
    );
    let answers = vec![Choice::new("no", said(say!("forms-no"))), Choice::new("yes", said(say!("forms-yes")))];
    fields.push(Field::choice(FieldName::Special(Special::Drill), said(say!("forms-label-exercise")), answers, 0));
    let began = prefill::began(said);
    fields.push(match recorded.began_at {
        Some(began_at) => began.with(&day_and_clock(began_at.to_utc().into(), zone)),
        None => began,
    });
    let mut about = vec![runbook.summary.clone(), said(say!("forms-declare-means"))];
    if !recorded.carried.is_empty() {
        let (reports, alerts) = recorded.counts();
        about.push(said(say!("forms-takes-along", reports = reports, alerts = alerts)));
    }
    let title = said(say!("forms-title-declare", runbook = &runbook.title));
    Form::new(Purpose::Declare(place), title, about, fields)
}

/// What a filled declaration asks.
///
/// # Errors
/// When a component's name cannot be one.
pub fn declaring(form: &Form, runbook: &Runbook, declarer: &Person, (now, zone): (Moment, Zone)) -> Result<Declaring, Refusal> {
    send::complete(form)?;
    let named = form.filled(FieldName::Special(Special::Components)).unwrap_or_default();
    let names = named.split([',', ' ']).filter(|name| !name.is_empty());
    let components = names.map(|name| component(name, runbook)).collect::<Result<Vec<_>, _>>()?;
    Ok(Declaring {
        title: form.filled(FieldName::Title),
        components,
        sources: form.filled(FieldName::Special(Special::Source)).map_or_else(Vec::new, |words| sources(&words)),
        affected: form.filled(FieldName::Special(Special::Affected)),
        began_at: send::time(form, FieldName::Special(Special::Since), now, zone)?,
        drill: form.filled(FieldName::Special(Special::Drill)).as_deref() == Some("yes"),
        ..Declaring::of(runbook.clone(), declarer.clone())
    })
}

/// A component, with what customers have of it where that was typed.
fn component(typed: &str, runbook: &Runbook) -> Result<(ComponentId, Option<Service>), Refusal> {
    let (id, service) = named(typed).map_err(|word| {
        let hint = Advice::from(say!("forms-service-words", words = services())).on(FieldName::Special(Special::Components));
        Refusal::new(say!("forms-nothing-written"), say!("forms-no-service", word = word), hint)
    })?;
    let known = lookup::component(id, runbook.components.iter());
    let id =
        lookup::component_id(id, known).map_err(|why| send::no_component(FieldName::Special(Special::Components), id, why))?;
    Ok((id, service))
}
