//! Verbs that change an incident: the session decides and keeps what was typed, the receipt is printed.

use std::io::Write;

use crate::app::library::Directory;
use crate::app::session::{Receipt, Session};
use crate::domain::ask::table::{Command, PeopleCommand};
use crate::domain::contacts::{Contact, Dial};
use crate::domain::field::FieldName;
use crate::domain::length::lasting;
use crate::domain::record::{Outsider, Person};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::time_text;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{CallOutcome, Line};
use crate::export::{english, json};

use super::context::Context;
use super::failure::Failure;
use super::inbox;
use super::page;
use super::show;
use super::typed::{Meant, said};
use super::verb_arguments::Typed;

/// Does what a verb asks.
///
/// # Errors
/// When a rule refuses it, the arguments are wrong, or the log fails; nothing was kept then.
pub fn act(context: &Context, typed: Typed, out: &mut dyn Write) -> Result<(), Failure> {
    // Whatever comes to words over a pipe is there only once: it is in hand before anything can fail.
    let typed = said(typed)?;
    let mut kept = keep(context, &typed).map_err(|failure| hand_back(failure, Some(&typed)))?;
    let printed = if kept.receipt.claimed.is_empty() {
        print_receipt(context, &kept.receipt, out).and_then(|()| after(context, &kept, out))
    } else {
        page::send(context, (&kept.directory, &kept.session), &kept.receipt, out)
    };
    let printed = printed.and_then(|()| Ok(out.flush()?)).map_err(Failure::after_it_was_kept);
    kept.session.rest();
    printed
}

/// What was kept, and what is needed to tell of it.
struct Kept {
    directory: Directory,
    session: Session,
    commands: Vec<Command>,
    receipt: Receipt,
}

fn keep(context: &Context, typed: &Typed) -> Result<Kept, Failure> {
    let inbox = inbox::month(context, typed)?;
    let month = inbox.as_ref().map(|(month, _)| *month);
    let typed = inbox.as_ref().map_or(typed, |(_, typed)| typed);
    let mut session = month.map_or_else(|| context.session(), |month| inbox::open(context, month))?;
    // Who is away today is asked of the incident's day: this machine may have another.
    let mut directory = context.directory()?;
    if typed.verb == Verb::Page {
        directory = directory.paged_over(context.settings()?.channels);
    }
    let asking = context.asking(&directory, Some(session.incident()))?;
    let meant =
        Meant { typed, context, directory: &directory, incident: session.incident(), by: &asking.by, step: None, who: None };
    let (commands, quoted) = (meant.commands()?, meant.quoted()?);
    let asking = match quoted {
        Some(who) => asking.quoting(who),
        None => asking,
    };
    let mut receipt = session.ask_all(&commands, &asking)?;
    context.knows(session.incident());
    if matches!(commands.first(), Some(Command::Inbox(_))) && !receipt.written.is_empty() {
        receipt.remarks.extend(inbox::remarks(context, &mut session, month, typed.verb == Verb::Heard));
    }
    if let Some(at) = asking.at.filter(|_| !receipt.written.is_empty()) {
        receipt.remarks.push(entered_for(context, at));
    }
    Ok(Kept { directory, session, commands, receipt })
}

/// For when something is entered that happened earlier: `14:05` may be read as another day's than was meant.
pub(super) fn entered_for(context: &Context, at: Moment) -> Sentence {
    let (when, zone) = (time_text::day_and_clock(at, context.zone), time_text::zone_name(at, context.zone));
    say!("verbs-entered-for", when = when, zone = zone, ago = lasting(context.now().seconds_since(at)))
}

/// A log that fails hands back what was typed: the words that came over a pipe, else the command line.
pub(super) fn hand_back(failure: Failure, typed: Option<&Typed>) -> Failure {
    let words = typed.and_then(|typed| typed.text(FieldName::Text));
    match failure {
        Failure::Log { error, typed: None } => {
            let typed = words.unwrap_or_else(typed_line);
            Failure::Log { error, typed: Some(typed) }
        }
        other => other,
    }
}

/// The command line as it was typed.
fn typed_line() -> String {
    let words: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    format!("crisis {}", words.join(" "))
}

fn print_receipt(context: &Context, receipt: &Receipt, out: &mut dyn Write) -> Result<(), Failure> {
    if context.common.json {
        let said = |sentences: &[Sentence]| sentences.iter().map(english).collect::<Vec<_>>();
        let said = serde_json::json!({ "told": said(&receipt.written), "remarks": said(&receipt.remarks) });
        writeln!(out, "{}", json::harmless(&said.to_string()))?;
        return Ok(());
    }
    for sentence in &receipt.written {
        writeln!(out, "{}", context.say(sentence))?;
    }
    out.flush()?;
    receipt.remarks.iter().for_each(|remark| context.note(remark));
    Ok(())
}

/// What a person needs in hand once it is kept: a number to dial, the briefing.
fn after(context: &Context, kept: &Kept, out: &mut dyn Write) -> Result<(), Failure> {
    if context.common.json {
        return Ok(());
    }
    if kept.receipt.written.is_empty() {
        // It was so already.
        return Ok(());
    }
    let first = kept.commands.first();
    if let Some(Command::People(PeopleCommand::CallResponder { who, line, outcome: None })) = first {
        return dial(context, kept.directory.contacts().person(&who.id), who, *line, out);
    }
    if let Some(Command::People(PeopleCommand::DialOutsider { who, outcome: None, said: None })) = first {
        return dial_outsider(context, kept.directory.contacts().dialled(&who.id), who, out);
    }
    if matches!(first, Some(Command::People(PeopleCommand::OfferCommand { .. } | PeopleCommand::AcceptCommand {}))) {
        return show::briefing(context, &kept.session, out);
    }
    Ok(())
}

fn dial(context: &Context, contact: Option<&Contact>, who: &Person, line: Line, out: &mut dyn Write) -> Result<(), Failure> {
    let say = |out: &mut dyn Write, sentence: Sentence| writeln!(out, "{}", context.say(&sentence));
    match contact {
        Some(contact) => say(out, say!("verbs-dial", number = &contact.phone(line).typed, line = line))?,
        None => say(out, say!("verbs-no-number", name = &who.name))?,
    }
    if let Some(away) = contact.and_then(|contact| contact.away_on(context.today())) {
        let why = away.why.as_deref().map(|why| format!(": {why}"));
        say(out, say!("verbs-away-until", until = away.until.to_string(), why = why))?;
    }
    then_call(context, &who.id, out)
}

/// The number of somebody of the dial list, and what to have at hand.
fn dial_outsider(context: &Context, dial: Option<&Dial>, who: &Outsider, out: &mut dyn Write) -> Result<(), Failure> {
    let mut say = |sentence: &Sentence| writeln!(out, "{}", context.say(sentence));
    match dial {
        Some(dial) => {
            say(&say!("verbs-dial-outsider", number = &dial.phone.typed))?;
            dial.spoken().iter().try_for_each(&mut say)?;
        }
        None => say(&say!("verbs-no-number", name = &who.name))?,
    }
    then_call(context, &who.id, out)
}

/// How to say what came of a call.
fn then_call(context: &Context, who: &str, out: &mut dyn Write) -> Result<(), Failure> {
    let others: Vec<&str> = CallOutcome::ALL.iter().skip(1).map(|outcome| outcome.word()).collect();
    let answered = CallOutcome::Answered.word();
    let then = say!("verbs-then-call", who = who, answered = answered, others = others.join(", "));
    Ok(writeln!(out, "{}", context.say(&then))?)
}
