//! Opens the screen, where there is a terminal for it.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;

use crate::app::desktop::Delivery;
use crate::app::library::{self, Directory, Finding, Shelf};
use crate::app::outbox::Outbox;
use crate::app::rota;
use crate::app::works::Works;
use crate::domain::id::IncidentId;
use crate::domain::lifecycle::state::Status;
use crate::domain::lookup;
use crate::domain::record::Person;
use crate::domain::speech::{Sentence, say};
use crate::domain::text::line;
use crate::tui::announce::Passage;
use crate::tui::keys::{self, Keys};
use crate::tui::model::Given;
use crate::tui::run::{Backstage, Leaving, NoTerminal, Start, Why};

use super::ascii::{self, Stream};
use super::context::{Context, known, login_name, of_calendar, place_warnings};
use super::failure::{Failure, wrong};
use super::{page, paper};

/// Opens the screen: on the incident that was named, on the only one that is open, else at home.
///
/// # Errors
/// When there is no terminal, no such incident, or the log cannot be read.
pub fn run(context: &Context) -> Result<(), Failure> {
    check_terminal()?;
    let folder = context.quiet_folder()?;
    let network = folder.network();
    let place = place_warnings(&folder, network.as_deref());
    let backstage = Backstage::open(folder);
    let directory = library::directory(&context.places, context.today())?;
    let shelf = library::shelf(&context.places, context.today())?;
    let settings = library::settings(&context.places, keys::parse_settings)?;
    let (calendars, file) = (&settings.value.calendars, context.places.config.as_deref());
    let (directory, remarks) = rota::join(directory, calendars, file, context.now(), context.zone);
    let calendars = remarks.iter().map(|remark| context.say(&of_calendar(remark)));
    let warnings = warnings(context, &place, &directory, &shelf, &settings.findings).into_iter().chain(calendars).collect();
    let directory = directory.paged_over(settings.value.channels.clone());
    // Open until the goodbye is said: where the terminal does not take it, a signal still ends the program.
    let works = Works::open().map_err(|error| no_screen(&error.into()))?;
    // What becomes of each stands in the log, from which the screen has it.
    let outbox = Arc::new(Outbox::open(&works, page::place(context, &directory)?, |_, _| {}));
    let start = Start {
        backstage,
        incident: incident(context)?,
        me: me(context, &directory)?,
        clock: context.clock,
        delivery: Delivery::find(context.common.quiet, said),
        passage: Passage::find(said),
        scribe: paper::scribe(context),
        outbox: Arc::clone(&outbox),
        given: Given {
            warnings,
            network,
            keys: Keys::of_settings(&settings.value.keys).0,
            strict_ids: directory.file.is_some(),
            directory,
            shelf,
            zone: context.zone,
            language: context.language,
            ascii: ascii::on(Stream::Out),
            colour: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        },
    };
    let left = crate::tui::run::run(&works, start).map_err(|error| no_screen(&error))?;
    say_goodbye(context, &left);
    if left.why == Why::Asked && outbox.under_way() > 0 {
        context.note(&say!("verbs-pages-under-way", count = outbox.under_way()));
        outbox.finish();
    }
    match left.why {
        Why::Asked => Ok(()),
        why => Err(Failure::Printed(why.code())),
    }
}

fn no_screen(error: &NoTerminal) -> Failure {
    wrong(say!("verbs-no-screen"), error.to_string(), say!("verbs-without-screen"))
}

/// What the environment says.
fn said(variable: &str) -> Option<String> {
    std::env::var(variable).ok()
}

/// A screen needs a terminal on both ends, and one that can be drawn upon.
fn check_terminal() -> Result<(), Failure> {
    let piped = if !io::stdout().is_terminal() {
        Some(say!("verbs-output-no-terminal"))
    } else if !io::stdin().is_terminal() {
        Some(say!("verbs-input-no-terminal"))
    } else if std::env::var("TERM").is_ok_and(|term| term == "dumb") {
        Some(say!("verbs-dumb-terminal"))
    } else {
        None
    };
    piped.map_or(Ok(()), |because| Err(wrong(say!("verbs-no-screen"), because, say!("verbs-without-screen"))))
}

/// The incident to open at once, where one was named: else the screen opens the only one there is.
fn incident(context: &Context) -> Result<Option<IncidentId>, Failure> {
    let Some(typed) = context.common.incident.as_deref() else { return Ok(None) };
    let folder = context.quiet_folder()?;
    let listed: Vec<(IncidentId, bool)> = match folder.open_existing()? {
        Some(mut log) => log.incidents()?.into_iter().map(|listed| (listed.incident, listed.closed)).collect(),
        None => Vec::new(),
    };
    Ok(Some(lookup::incident(&listed, Some(typed), &folder.shown())?))
}

/// Who sits here, where that was said or is known; a name that
/// nobody knows is refused before the screen opens.
fn me(context: &Context, directory: &Directory) -> Result<Option<Person>, Failure> {
    match context.named()?.or_else(|| login_name(directory)) {
        Some(named) => Ok(Some(known(&named, directory, None)?)),
        None => Ok(None),
    }
}

/// What is wrong with files, and that the example contacts are in use: to be kept in view.
fn warnings(context: &Context, place: &[Sentence], directory: &Directory, shelf: &Shelf, settings: &[Finding]) -> Vec<String> {
    let place = place.iter().map(|what| context.say(what));
    let passed_over = context.passed_over().into_iter().map(|over| context.say(&over));
    let example = directory.file.is_none().then(|| context.say(&say!("verbs-example-contacts-short")));
    let invented = context.invented(directory).map(|what| context.say(&what));
    let left_out = directory.contacts().unread().map(|id| context.say(&say!("verbs-contact-unreadable", contact = id)));
    let runbooks = shelf.in_folder().iter().flat_map(|shelved| {
        let refused = shelved.runbook.is_none().then(|| context.say(&say!("verbs-runbook-refused", file = &shelved.file)));
        refused.into_iter().chain(library::to_keep_in_view(&shelved.findings).take(1).map(Finding::line))
    });
    let contacts = library::to_keep_in_view(&directory.findings).map(Finding::line);
    let settings = library::to_keep_in_view(settings).map(Finding::line);
    place
        .chain(passed_over)
        .chain(example)
        .chain(invented)
        .chain(left_out)
        .chain(contacts)
        .chain(runbooks)
        .chain(settings)
        .collect()
}

/// On the ordinary terminal, once the screen is gone: an incident goes on without it.
fn say_goodbye(context: &Context, left: &Leaving) {
    let mut out = ascii::output(false);
    for words in left.unwritten.iter().filter(|_| left.why != Why::TerminalGone) {
        // Whoever left all the same may still copy it from here.
        let _ = writeln!(out, "{}", line(&context.say(&say!("verbs-unwritten", words = words))));
    }
    if let (Why::Asked, Some((id, state))) = (left.why, &left.incident) {
        let goodbye: Sentence = match state {
            Status::Closed => match &left.report {
                Some(path) => say!("verbs-goodbye-reported", incident = id, path = path),
                None => say!("verbs-goodbye-closed", incident = id),
            },
            _ => say!("verbs-goodbye", incident = id, status = *state),
        };
        // Who closed the terminal does not want to know.
        let _ = writeln!(out, "{}", context.say(&goodbye));
    }
}
