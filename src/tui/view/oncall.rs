//! Who is on call now, for the list of people: a mark beside each, and a line for every rotation in which
//! somebody is on call while away, or nobody is. It only tells: whom to call is for a person to choose.

use crate::domain::id::PersonId;
use crate::domain::oncall::rows::{self, OnCall};
use crate::domain::speech::{Sentence, say};
use crate::tui::model::Model;
use crate::tui::theme::Look;

use super::list::{clean, wrap};
use super::pen::Row;

/// Who is on call in each rotation.
pub fn now(model: &Model) -> Vec<OnCall<'_>> {
    let directory = &model.given.directory;
    rows::at(directory.courses(), directory.contacts(), model.now)
}

/// In which rotations somebody is on call; none where they are in none.
pub fn mark(model: &Model, on_call: &[OnCall<'_>], who: &PersonId) -> Option<String> {
    let rotations: Vec<&str> = of(on_call, who).map(|row| row.course.rotation.as_str()).collect();
    (!rotations.is_empty()).then(|| model.say(&say!("screens-on-call", rotation = rotations.join(", "))))
}

/// Until when somebody is on call, rotation by rotation.
pub fn until<'a>(model: &'a Model, on_call: &'a [OnCall<'_>], who: &'a PersonId) -> impl Iterator<Item = Sentence> {
    of(on_call, who).filter_map(|row| {
        let until = model.hour(row.shift.until?);
        Some(say!("screens-on-call-until", rotation = &row.course.rotation, until = until))
    })
}

/// The rotations in which nobody may answer, each on a line of its own, or two where it is long.
pub fn alarms(model: &Model, on_call: &[OnCall<'_>], columns: usize) -> Vec<Row> {
    let said = on_call.iter().filter_map(|row| alarm(model, row));
    let lines = said.flat_map(|alarm| wrap(&clean(&model.say(&alarm)), columns));
    lines.map(|line| Row::new(format!(" {line}"), Look::Alert)).collect()
}

fn alarm(model: &Model, row: &OnCall<'_>) -> Option<Sentence> {
    let rotation = &row.course.rotation;
    let Some(who) = &row.shift.who else { return Some(say!("screens-on-call-nobody", rotation = rotation)) };
    let (who, until) = (model.called(who), row.away?.until.to_string());
    Some(match row.next {
        Some(next) => {
            say!("screens-on-call-away-next", rotation = rotation, who = who, until = until, next = model.called(next))
        }
        None => say!("screens-on-call-away", rotation = rotation, who = who, until = until),
    })
}

fn of<'a, 'd>(on_call: &'a [OnCall<'d>], who: &'a PersonId) -> impl Iterator<Item = &'a OnCall<'d>> {
    on_call.iter().filter(move |row| row.shift.who.as_ref() == Some(who))
}
