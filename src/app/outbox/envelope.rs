//! A letter from what was claimed and what the contacts know now. Here addresses and numbers come to the
//! words; they go to the channel and nowhere else.

use crate::app::library::Directory;
use crate::app::session::Session;
use crate::channel::Letter;
use crate::domain::entry_ref::EntryRef;
use crate::domain::event::Fact;
use crate::domain::sending::facts::{SendingClaimed, SendingFact};
use crate::domain::text::line;
use crate::domain::vocabulary::Line;

/// What an entry claimed, where it was written just now.
pub(super) fn claimed(session: &Session, entry: EntryRef) -> Option<SendingClaimed> {
    let tail = session.fold().tail();
    let event = tail.iter().rev().find(|event| event.entry() == entry)?;
    match &event.fact {
        Fact::Sending(SendingFact::SendingClaimed(claimed)) => Some((**claimed).clone()),
        Fact::Sending(_)
        | Fact::People(_)
        | Fact::Inbox(_)
        | Fact::Lifecycle(_)
        | Fact::Data(_)
        | Fact::Steps(_)
        | Fact::Amend(_)
        | Fact::Unknown(_) => None,
    }
}

/// The letter, with how whoever it is for can be reached.
///
/// # Errors
/// When the contacts do not know them, or have only what an example invented.
pub(super) fn letter(claimed: &SendingClaimed, entry: EntryRef, directory: &Directory) -> Result<Letter, String> {
    let id = &claimed.to.id;
    if directory.file.is_none() || directory.invented().any(|contact| contact.id == *id) {
        return Err(format!("the contacts have only the invented numbers of the example for {id}"));
    }
    let Some(contact) = directory.contacts().person(id) else {
        return Err(format!("the contacts do not know {id}"));
    };
    let number = |line: Line| contact.phone(line).e164.clone();
    Ok(Letter {
        entry,
        name: claimed.to.name.clone(),
        email: contact.email.clone(),
        phone: number(Line::Primary).or_else(|| number(Line::Secondary)),
        subject: line(&claimed.subject).into_owned(),
        // What others wrote into it acts on no terminal.
        body: claimed.body.lines().map(line).collect::<Vec<_>>().join("\n"),
    })
}
