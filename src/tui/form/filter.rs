//! The form that chooses which entries of the timeline are shown, and what a filled one chooses.

use crate::domain::field::{FieldName, Special};
use crate::domain::filter::{Filter, Kind};
use crate::domain::speech::{Sentence, say};

use super::known::Known;
use super::{Choice, Field, Form, Purpose};

/// The form that chooses which entries of the timeline are shown, with what is chosen now.
#[must_use]
pub fn form(known: Known<'_>, now: &Filter) -> Form {
    let everybody = known
        .incident
        .people
        .responders
        .iter()
        .map(|one| Choice::person(&one.person.id, known.called(&one.person.id), &one.person.name))
        .collect();
    let components = known.incident.data.in_scope().map(|state| state.component.id.as_str());
    let components = components.map(|id| Choice::new(id, id)).collect();
    let kinds = Kind::ALL.iter().map(|entries| Choice::new(entries.word(), known.say(&kind(*entries)))).collect();
    let chosen = |name, label: &Sentence, all: &Sentence, mut options: Vec<Choice>, now: Option<String>| {
        options.insert(0, Choice::new("", known.say(all)));
        let at = now.and_then(|now| options.iter().position(|option| option.word == now)).unwrap_or(0);
        Field::choice(name, known.say(label), options, at).listed()
    };
    let fields = vec![
        chosen(
            FieldName::Who,
            &say!("forms-label-by-or-about"),
            &say!("forms-all-people"),
            everybody,
            now.person.as_ref().map(ToString::to_string),
        ),
        chosen(
            FieldName::Component,
            &say!("forms-label-component"),
            &say!("forms-all-components"),
            components,
            now.component.as_ref().map(ToString::to_string),
        ),
        chosen(
            FieldName::Special(Special::Kind),
            &say!("forms-label-kind"),
            &say!("forms-all-kinds"),
            kinds,
            now.kind.map(|kind| kind.word().to_owned()),
        ),
    ];
    Form::new(Purpose::Filter, known.say(&say!("forms-title-filter")), Vec::new(), fields)
}

/// What a filled filter asks for.
#[must_use]
pub fn chosen(form: &Form) -> Filter {
    Filter {
        person: form.filled(FieldName::Who).and_then(|id| id.parse().ok()),
        component: form.filled(FieldName::Component).and_then(|id| id.parse().ok()),
        kind: form.filled(FieldName::Special(Special::Kind)).and_then(|word| Kind::from_word(&word)),
    }
}

/// A kind of entries of the timeline.
#[must_use]
pub fn kind(kind: Kind) -> Sentence {
    match kind {
        Kind::Steps => say!("forms-kind-steps"),
        Kind::Data => say!("forms-kind-data"),
        Kind::Service => say!("forms-kind-service"),
        Kind::People => say!("forms-kind-people"),
        Kind::Words => say!("forms-kind-words"),
        Kind::Reports => say!("forms-kind-reports"),
        Kind::Passed => say!("forms-kind-passed"),
    }
}
