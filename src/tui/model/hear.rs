//! The form of a report at home, where no incident is open.

use crate::domain::field::FieldName;
use crate::domain::inbox::stream::Month;
use crate::domain::speech::say;
use crate::domain::verb::Verb;
use crate::tui::form::known::Known;
use crate::tui::form::{About, Choice, Field, Form, make};

use super::Model;

impl Model {
    /// What forms are made from and read with at home, where no incident is open: what came in this month.
    #[must_use]
    pub fn known_at_home(&self) -> Known<'_> {
        Known {
            now: self.now,
            incident: self.waiting.came.newest().map_or(&self.nothing, |(_, incident)| incident),
            directory: &self.given.directory,
            me: self.me.as_ref().map(|me| &me.id),
            hours: self.hours(),
        }
    }
}

impl Model {
    /// The month whose inbox something asked at home is about: a new report belongs to this one, what is said
    /// of a report to that of the newest.
    #[must_use]
    pub fn month_of(&self, verb: Verb) -> Month {
        let newest = self.waiting.came.newest().map(|(month, _)| month).filter(|_| verb != Verb::Heard);
        newest.unwrap_or_else(|| Month::of(self.now))
    }
}

/// Whether a verb is about what came in, and so means something at home.
#[must_use]
pub fn is_about_reports(verb: Verb) -> bool {
    verb == Verb::Heard || verb.takes(FieldName::Report)
}

/// The form of a verb about reports at home; none for any other.
#[must_use]
pub fn of(model: &Model, verb: Verb) -> Option<Form> {
    if verb == Verb::Heard {
        return form(model);
    }
    make::form(model.known_at_home(), verb, &About::Nothing).filter(|_| is_about_reports(verb))
}

/// The form of a report at home, with the components of all runbooks to choose from.
#[must_use]
fn form(model: &Model) -> Option<Form> {
    let mut form = make::form(model.known_at_home(), Verb::Heard, &About::Nothing)?;
    let runbooks = model.given.shelf.runbooks().iter().filter_map(|shelved| shelved.runbook.as_ref());
    let mut options: Vec<Choice> = Vec::new();
    for component in runbooks.flat_map(|runbook| &runbook.components) {
        if options.iter().all(|option| option.word != component.id.as_str()) {
            options.push(Choice::new(component.id.as_str(), component.id.to_string()));
        }
    }
    options.insert(0, Choice::new("", model.say(&say!("forms-component-unknown"))));
    for field in form.fields.iter_mut().filter(|field| field.name == FieldName::Concerned) {
        *field = Field::choice(FieldName::Concerned, field.label.clone(), std::mem::take(&mut options), 0);
    }
    Some(form.as_given())
}
