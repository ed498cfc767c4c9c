//! The same without a screen: verbs for scripts, pipes and people. The only floor that prints, and it writes to streams that may break.
//!
//! [`arguments`] and [`asks`] have the verbs and what they take. [`declare`] and [`act`] change an incident; [`show`], [`timeline`], [`report`] and [`verify`] tell of it;
//! [`lint`], [`contacts`] and [`paper`] are about files; [`plain`] is [`show`] in sentences; [`screen`] opens the screen. [`ascii`] is what every word goes out through. [`failure`] makes sentences and exit codes of what goes wrong.

pub mod act;
pub mod arguments;
pub mod ascii;
pub mod asked;
pub mod asks;
pub mod contacts;
pub mod declare;
pub mod failure;
pub mod lint;
pub mod paper;
pub mod plain;
pub mod report;
pub mod screen;
pub mod show;
pub mod timeline;
pub mod typed;
pub mod verify;

use std::io::Write;
use std::process::ExitCode;

use crate::domain::text;

use arguments::{Arguments, Show, What};
use asked::Asked;
use failure::Failure;

/// Runs the program with the arguments it was started with.
pub fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    let arguments = match Arguments::read(&words) {
        Ok(arguments) => arguments,
        Err(error) => return tell_usage(&error),
    };
    let asked = Asked::new(arguments.common);
    let language = asked.language;
    ascii::decide(asked.common.ascii, asked.ascii);
    let mut out = ascii::output(asked.common.json || arguments.what.as_ref().is_some_and(What::writes_json));
    let done = run(asked, arguments.what, &mut out).and_then(|()| Ok(out.flush()?));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // What was printed before belongs before the error, whoever reads both.
            let _ = out.flush();
            failure.tell(language, &mut ascii::errors());
            failure.code()
        }
    }
}

/// Help and version go out and are no failure; wrong words are exit code 2.
fn tell_usage(error: &clap::Error) -> ExitCode {
    ascii::decide(std::env::args_os().any(|word| word == "--ascii"), None);
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    // It repeats what was typed, which may come from elsewhere.
    let told = error.render().to_string();
    let told: Vec<_> = text::lines(&told).collect();
    let _ = writeln!(ascii::errors(), "{}", told.join("\n"));
    ExitCode::from(2)
}

fn run(mut asked: Asked, what: Option<What>, out: &mut dyn Write) -> Result<(), Failure> {
    // Whoever names a file wants it used; `lint` says itself what is wrong with it.
    if let Some(unread) = asked.unread.take().filter(|_| what.as_ref().is_none_or(What::uses_settings)) {
        return Err(unread.into());
    }
    if !what.as_ref().is_some_and(What::writes) {
        asked.now_only()?;
    }
    match what {
        None => screen::run(&asked),
        Some(What::Ask(typed)) => act::act(&asked, typed, out),
        Some(What::Show(show)) => tell(asked, show, out),
    }
}

fn tell(asked: Asked, show: Show, out: &mut dyn Write) -> Result<(), Failure> {
    match show {
        Show::Open(which) => screen::run(&asked.about(which)),
        Show::Status(which) => show::status(&asked.about(which), out),
        Show::Next(which) => show::next(&asked.about(which), out),
        Show::Log { which, follow } => timeline::log(&asked.about(which), follow, out),
        Show::Contacts { who } => contacts::contacts(&asked, who.as_deref(), out),
        Show::Export { which, format, output } => report::export(&asked.about(which), &format, output.as_deref(), out),
        Show::Verify { what } => verify::verify(&asked, what.as_deref(), out),
        Show::Lint { files } => lint::run(&asked, &files, out),
        Show::Completions { shell } => paper::completions(shell, out),
        Show::Man { verb } => paper::man(verb.as_deref(), out),
        Show::Declare(declare) => declare::declare(&asked, declare, out),
    }
}
