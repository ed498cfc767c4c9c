//! Lets go of what the screen says once it is no longer so: a refusal that holds no more, a key that would
//! take back something else by now, what somebody waited for and has come.

use crate::domain::advice::{Asking, Refusal};
use crate::domain::ask::table::Command;
use crate::domain::board::Next;
use crate::domain::decide::decide_all;
use crate::domain::speech::say;
use crate::domain::verb::Verb;
use crate::tui::form::Form;
use crate::tui::model::available::refused;
use crate::tui::model::forms::{self, asked};
use crate::tui::model::{Because, Model, Reason, Reply};

use super::ask;
use super::effect::tell;

/// Says on the foot what is so now in place of what it says, or nothing where nothing is left of it.
pub(super) fn let_go(model: &mut Model) {
    let Some(because) = model.because.take().filter(|because| model.reply.as_ref() == Some(&because.reply)) else { return };
    model.reply = now(model, &because);
    // What a refusal told goes with it.
    model.hinted.take_if(|_| !matches!(model.reply, Some(Reply::Refused(_))));
    model.because = model.reply.clone().map(|reply| Because { reply, ..because });
}

/// What the foot says for the same reason now.
fn now(model: &Model, because: &Because) -> Option<Reply> {
    let said = because.reply.clone();
    match &because.reason {
        Reason::Refused(action) => refused(model, *action).map(Reply::Refused),
        Reason::Asked(asked) => still_refused(model, &asked.0, &asked.1).map(Reply::Refused),
        Reason::Form => model.form.as_ref().and_then(|form| ask::request(model, form).err()).map(Reply::Refused),
        Reason::Kept(undoes) => Some(without_outdated(model, undoes.as_deref(), said)),
        Reason::Next(before) => waits(model, before).map(|next| Reply::Said(model.say(&next.hint.say))),
        Reason::NothingNext => model.open.as_ref().is_some_and(|open| model.next_of(open).is_empty()).then_some(said),
        Reason::Declared => Some(Reply::Said(declared(model))),
    }
}

fn still_refused(model: &Model, commands: &[Command], asking: &Asking) -> Option<Refusal> {
    let asking = Asking { now: model.now, clock: Some(model.reckoned), ..asking.clone() };
    decide_all(&model.open.as_ref()?.published.incident, commands, &asking).err()
}

/// What was kept, without the key that would take back something else by now, and without who stays in
/// command until an offer is taken that nobody waits for any more.
fn without_outdated(model: &Model, undoes: Option<&Command>, reply: Reply) -> Reply {
    let Reply::Kept(written, mut remarks) = reply else { return reply };
    let hint = say!("keys-undo-hint");
    if remarks.contains(&hint) && model.undoes().as_ref() != undoes {
        remarks.retain(|remark| *remark != hint);
    }
    if model.open.as_ref().is_none_or(|open| open.published.incident.people.offered().is_none()) {
        let until = say!("rules-commands-until", commander = "", who = "", ask = "");
        remarks.retain(|remark| !until.is_like(remark));
    }
    Reply::Kept(written, remarks)
}

/// What is next, where that is the same as before and still waited for.
fn waits<'a>(model: &'a Model, before: &Next) -> Option<&'a Next> {
    let next = model.open.as_ref()?.board.next.first()?;
    let same = next.on == before.on && next.say == before.say;
    let form = || next.ask().and_then(|ask| asked(model, ask, next.on.as_ref()));
    (same && form().is_none()).then_some(next)
}

/// What is said once an incident is declared: that one commands, and
/// what its data is stored on that is not in scope.
pub(super) fn declared(model: &Model) -> String {
    let question = model.open.as_ref().and_then(|open| open.published.incident.data.grounds_out_of_scope().next());
    let said = std::iter::once(model.say(&say!("keys-declared"))).chain(question.map(|question| model.said(&question)));
    said.collect::<Vec<_>>().join(" · ")
}

/// The form that is open as it would be made now, where it tells what stands in the incident; none where it
/// was sent.
pub(super) fn told(model: &Model) -> Option<Form> {
    let form = model.form.as_ref().filter(|_| !model.form_is_sent())?;
    let (verb @ (Verb::Resolve | Verb::Close | Verb::Confirm | Verb::Override), about) = form.purpose.asks()? else {
        return None;
    };
    forms::about(model, verb, about)
}

/// Tells in the form that is open what is so now, and whether that asks for a reason; says so where it told
/// something else before. What was typed and chosen stays. A confirmation is of what was read: it takes on
/// the new one only once somebody has seen that there is one.
pub(super) fn retell(model: &mut Model, before: Option<Form>) {
    let (Some(before), Some(fresh)) = (before, told(model)) else { return };
    let now = model.now;
    let Some(form) = &mut model.form else { return };
    let changed = (&before.about, before.read) != (&fresh.about, fresh.read);
    form.about = fresh.about;
    for new in fresh.fields {
        for field in form.fields.iter_mut().filter(|field| field.name == new.name) {
            field.required = new.required;
        }
    }
    if changed {
        form.changed = Some(now);
        tell(model, &say!("keys-form-changed"));
    }
}

/// For how many milliseconds a form is not sent after it told something else: so long it takes to read it.
const UNREAD: i64 = 2_000;

/// Whether the form that is to be sent told something else just now, which nobody can have read yet. From
/// then on it is of what it tells.
pub(super) fn is_news(model: &mut Model) -> bool {
    let fresh = told(model);
    let now = model.now;
    let Some(form) = &mut model.form else { return false };
    let Some(changed) = form.changed.take() else { return false };
    form.read = fresh.and_then(|fresh| fresh.read);
    let is_new = (0..UNREAD).contains(&(now.millis() - changed.millis()));
    if is_new {
        tell(model, &say!("keys-form-changed"));
    }
    is_new
}
