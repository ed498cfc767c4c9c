//! The form of a report at home, where no incident is open.

use crate::domain::field::FieldName;
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
            incident: self.waiting.came.newest().unwrap_or(&self.nothing),
            directory: &self.given.directory,
            me: self.me.as_ref().map(|me| &me.id),
            hours: self.hours(),
        }
    }
}

/// The form of a report at home, with the components of all runbooks to choose from.
#[must_use]
pub fn form(model: &Model) -> Option<Form> {
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
