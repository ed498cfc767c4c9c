//! The same without a screen: verbs for scripts, pipes and people. The
//! only floor that prints, and it writes to streams that may break.
//!
//! [`context`] is what every verb needs to know first; [`arguments`] and [`verb_arguments`] have the verbs
//! and what they take, [`dashes`] how a text may begin, [`usage`] what is none of it. [`declare`] and [`act`]
//! change an incident, [`page`] sends what was claimed; [`inbox`] has what came in before one, [`alert`]
//! takes what monitoring sends, [`intake`] does so over HTTP, [`transcribe`] takes what was written by pen;
//! [`show`], [`brief`], [`timeline`], [`report`] and [`verify`] tell of it, [`output`] says where a report
//! may go, [`paper`] writes it for whoever sits at a screen. [`lint`], [`contacts`], [`oncall`], [`preview`],
//! [`pack`], [`new`] and [`manual`] are about files, [`runbook`] finds one; [`doctor`] is about all that the
//! program stands on; [`plain`] is [`show`] in sentences; [`screen`] opens the screen. [`ascii`] is what
//! every word goes out through. [`failure`] makes sentences and exit codes of what goes wrong.

pub mod act;
pub mod alert;
pub mod arguments;
pub mod ascii;
pub mod brief;
mod callout;
pub mod contacts;
pub mod context;
pub mod dashes;
pub mod declare;
pub mod doctor;
pub mod failure;
pub mod inbox;
pub mod intake;
pub mod lint;
pub mod manual;
pub mod new;
pub mod oncall;
pub mod output;
pub mod pack;
pub mod page;
pub mod paper;
pub mod plain;
pub mod preview;
pub mod report;
pub mod runbook;
pub mod screen;
pub mod show;
pub mod timeline;
pub mod transcribe;
pub mod typed;
pub mod usage;
pub mod verb_arguments;
pub mod verify;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::{panic, process};

use crate::domain::speech::{Language, say};

use arguments::{Arguments, Show, What};
use ascii::Stream;
use context::Context;
use failure::Failure;

/// Runs the program with the arguments it was started with.
pub fn main() -> ExitCode {
    end_on_panic();
    if let Some(code) = into_a_log(None) {
        return code;
    }
    let words: Vec<_> = std::env::args_os().collect();
    let arguments = match Arguments::read(&words) {
        Ok(arguments) => arguments,
        Err(error) => return tell_usage(&error, &words),
    };
    let context = Context::new(arguments.common);
    if let Some(code) = into_a_log(context.places.dir.as_deref()) {
        return code;
    }
    let beside = context.clone();
    ascii::decide(context.common.ascii, context.ascii);
    let mut out = ascii::output(context.common.json || arguments.what.as_ref().is_some_and(What::writes_json));
    let done = run(context, arguments.what, &mut out).and_then(|()| Ok(out.flush()?));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // What was printed before belongs before the error, whoever reads both.
            let _ = out.flush();
            failure.tell(&|sentence| beside.words(sentence), &mut ascii::errors());
            failure.code()
        }
    }
}

/// A panic is told and ends the process with its own code. No image of the memory is left, in which the
/// numbers of people lie.
#[expect(clippy::exit, reason = "a panic anywhere ends everything")]
fn end_on_panic() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        report(info);
        process::exit(101);
    }));
}

/// How to end where what is printed would go into a file of a log: the one in `folder`, or any other. Said
/// where it can be said.
fn into_a_log(folder: Option<&Path>) -> Option<ExitCode> {
    if output::is_log(Stream::Err, folder) {
        return Some(ExitCode::from(2));
    }
    output::is_log(Stream::Out, folder).then(|| {
        let failure = failure::wrong(say!("verbs-output-failed"), say!("verbs-belongs-to-log"), say!("verbs-redirect-elsewhere"));
        let language = Language::from_locale(&context::locale());
        failure.tell(&|sentence| language.say(sentence), &mut ascii::errors());
        failure.code()
    })
}

/// Help and version go out and are no failure; wrong words are exit code 2.
fn tell_usage(error: &clap::Error, words: &[OsString]) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let context = usage::context(words);
    ascii::decide(context.common.ascii, context.ascii);
    let failure = usage::refusal(error, words);
    failure.tell(&|sentence| context.language.say(sentence), &mut ascii::errors());
    failure.code()
}

fn run(mut context: Context, what: Option<What>, out: &mut dyn Write) -> Result<(), Failure> {
    // Whoever names a file wants it used; `lint` says itself what is wrong with it.
    if let Some(unread) = context.unread.take().filter(|_| what.as_ref().is_none_or(What::uses_settings)) {
        return Err(unread.into());
    }
    if let Some(zone) = context.no_zone.as_ref().filter(|_| what.as_ref().is_none_or(What::uses_settings)) {
        context.warn(&say!("verbs-zone-unknown", zone = zone));
    }
    if what.as_ref().is_some_and(What::prints_of_files) {
        context.warn_of_passed_over();
    }
    if !what.as_ref().is_some_and(What::takes_time) {
        context.now_only()?;
    }
    match what {
        None => screen::run(&context),
        Some(What::Ask(typed)) if callout::asks_whom(&typed) => callout::next(&context, &typed, out),
        Some(What::Ask(typed)) => act::act(&context, typed, out),
        Some(What::Show(show)) => tell(context, show, out),
    }
}

fn tell(context: Context, show: Show, out: &mut dyn Write) -> Result<(), Failure> {
    match show {
        Show::Open(which) => screen::run(&context.about(which)),
        Show::Status(which) => show::status(&context.about(which), out),
        Show::Brief(which) => brief::brief(&context.about(which), out),
        Show::Next(which) => show::next(&context.about(which), out),
        Show::Log { which, follow } => timeline::log(&context.about(which), follow, out),
        Show::Alert { file, source } => alert::alert(&context, file.as_deref(), &source, out),
        Show::Intake { listen } => intake::intake(&context, listen.as_deref(), out),
        Show::Transcribe { file, dry_run } => transcribe::transcribe(&context, file.as_deref(), dry_run, out),
        Show::Inbox => inbox::inbox(&context, out),
        Show::Contacts { who } => contacts::contacts(&context, who.as_deref(), out),
        Show::Oncall { week } => oncall::oncall(&context, week, out),
        Show::Pack { named, format, output, force } => {
            pack::pack(&context, &named, format.as_deref(), output.as_deref().map(|path| (path, force)), out)
        }
        Show::Export { which, format, output, force } => {
            report::export(&context.about(which), &format, output.as_deref(), force, out)
        }
        Show::Verify { what, heads } => verify::verify(&context, what.as_deref(), &heads, out),
        Show::Lint { files } => lint::run(&context, &files, out),
        Show::Doctor { folders } => doctor::doctor(&context, &folders, out),
        Show::Completions { shell } => manual::completions(shell, out),
        Show::Man { verb } => manual::man(verb.as_deref(), out),
        Show::Declare(declare) => declare::declare(&context, declare, out),
        Show::Show { runbook, format } => preview::show(&context, runbook.as_deref(), &format, out),
        Show::New { what, name, output } => new::new(&context, what.starter(), name.as_deref(), output.as_deref(), out),
    }
}
