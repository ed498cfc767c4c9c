//! What is to be done outside of the model, and how it is asked of the desk.

use crate::app::desk::Request;
use crate::app::desktop::Words;
use crate::app::paper::Paper;
use crate::domain::ask::table::{Command, PeopleCommand, StepsCommand};
use crate::domain::entry_ref::EntryRef;
use crate::domain::field::FieldName;
use crate::domain::id::{IncidentId, StepRef};
use crate::domain::speech::{Ask, Sentence};
use crate::tui::model::{Asked, Because, Errand, Model, Reason, Reply};

/// Something to be done outside of the model.
#[derive(Debug)]
pub enum Effect {
    /// To be asked of the desk.
    Ask(Request),
    /// What was claimed by this terminal, to be sent: the incident, and the entries that claimed it.
    Send(IncidentId, Vec<EntryRef>),
    /// Ring the terminal's bell.
    Ring,
    /// Words that should reach a person wherever they look.
    Notify(Words),
    /// To be written into a file.
    Write(Paper),
    /// To be put into the clipboard of whoever sits at the terminal, where it lets us.
    Copy(String),
    /// End the event loop; the terminal is restored after it.
    Leave,
    /// Stop the process as Ctrl-Z does, until the shell wakes it.
    Suspend,
    /// Clear the terminal and draw the whole screen again.
    Redraw,
    /// Nothing, and nothing changed: the picture stands.
    Still,
}

/// Says something on the foot, and on what it rests where that can cease to be so.
pub(super) fn reply(model: &mut Model, reply: Reply, reason: Option<Reason>) {
    model.hinted = if let Reply::Refused(refusal) = &reply { of_somebody(&refusal.hint.say) } else { None };
    model.because = reason.map(|reason| Because { reply: reply.clone(), reason });
    model.reply = Some(reply);
}

/// What a hint tells to ask of somebody who is named in it: the cursor need not stand on them.
fn of_somebody(hint: &Sentence) -> Option<Ask> {
    let of_somebody = |ask: &&Ask| ask.verb().takes(FieldName::Who) && ask.about().is_some();
    hint.asks().into_iter().find(of_somebody).cloned()
}

/// Says something on the foot.
pub(super) fn tell(model: &mut Model, sentence: &Sentence) {
    model.reply = Some(Reply::Said(model.say(sentence)));
}

/// Asks something of the desk and remembers that it was asked.
pub(super) fn ask(model: &mut Model, request: Request, errand: Errand, what: String) -> Vec<Effect> {
    let by_form = matches!(errand, Errand::Do | Errand::Declare) && model.form.is_some();
    let takes_command = matches!(&request, Request::Do(asked) if asked.0 == [Command::People(PeopleCommand::AcceptCommand {})]);
    let asks = if let Request::Do(asked) = &request { Some(asked.clone()) } else { None };
    model.asked.push_back(Asked { errand, what, by_form, finishes: finished(&request), takes_command, asks });
    if errand == Errand::Do {
        model.reply = Some(Reply::Waiting);
    }
    vec![Effect::Ask(request)]
}

/// The step that a request finishes.
fn finished(request: &Request) -> Option<StepRef> {
    let Request::Do(asked) = request else { return None };
    if let Command::Steps(
        StepsCommand::FinishStep { step, .. }
        | StepsCommand::ConfirmStep { step }
        | StepsCommand::SkipStep { step, .. }
        | StepsCommand::RuleOutStep { step, .. },
    ) = asked.0.first()?
    {
        return Some(step.clone());
    }
    None
}
