//! Mistakes in files as a person reads them: the place, the
//! line itself with a caret, what was expected, what to do.
//!
//! Nothing of the file reaches the terminal raw, and no line is shown longer than a person can take in.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::app::library::{self, Finding, Unreadable};
use crate::app::rota::{self, Remark};
use crate::channel::ready::doubts;
use crate::domain::channel::Channel;
use crate::domain::files::kind::Kind;
use crate::domain::files::mistake::{Mistake, Weight, boundary};
use crate::domain::text;
use crate::export::english;
use crate::tui::keys;

use super::context::Context;
use super::failure::Failure;

/// The most characters that are shown of a line.
const SHOWN: usize = 200;

/// How many characters are shown before the place in a line that is longer.
const BEFORE: usize = 60;

/// `lint`: every mistake of the files that were named, or of all that
/// would be used. Exit code 2 when there is one that is more than a nag.
///
/// # Errors
/// When a file has a mistake or cannot be read, all of which were told.
pub fn run(context: &Context, files: &[PathBuf], out: &mut dyn Write) -> Result<(), Failure> {
    let named = files;
    let files = if named.is_empty() { in_use(context) } else { named.iter().flat_map(|file| within(file)).collect() };
    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut mistakes = 0;
    for folder in named.iter().filter(|folder| folder.is_dir() && within(folder).is_empty()) {
        mistakes += 1;
        tell_unreadable(
            context,
            &Unreadable { path: folder.clone(), because: "it is a folder without a .toml file".into() },
            out,
        )?;
    }
    for file in &files {
        match look_into(context, file) {
            Ok(findings) => {
                mistakes += findings.iter().filter(|finding| finding.mistake.weight > Weight::Nag).count();
                tell(context, &findings, colour, out)?;
            }
            Err(unreadable) => {
                mistakes += 1;
                tell_unreadable(context, &unreadable, out)?;
            }
        }
    }
    for findings in files.iter().flat_map(|file| [of_calendars(context, file), of_channels(file)]) {
        mistakes += findings.len();
        tell(context, &findings, colour, out)?;
    }
    if !context.common.json {
        let count = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        let checked = if files.is_empty() && named.is_empty() {
            "no file of yours is in use; the shipped ones are sound".to_owned()
        } else {
            count(files.len(), "file")
        };
        writeln!(out, "{checked}: {}", if mistakes == 0 { "no mistake".to_owned() } else { count(mistakes, "mistake") })?;
    }
    if mistakes == 0 { Ok(()) } else { Err(Failure::Printed(2)) }
}

/// The files that would be used now.
fn in_use(context: &Context) -> Vec<PathBuf> {
    let places = &context.places;
    let runbooks = places.runbooks.iter().flat_map(|folder| within(folder));
    places.config.iter().cloned().chain(places.contacts.iter().cloned()).chain(runbooks).collect()
}

/// A file, or all TOML files of a folder.
fn within(path: &Path) -> Vec<PathBuf> {
    let Ok(items) = fs::read_dir(path) else { return vec![path.to_owned()] };
    let mut files: Vec<PathBuf> = items
        .filter_map(|item| Some(item.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    files
}

/// What is wrong with a file: one that is in use as what it is used as, any other as what it contains.
fn look_into(context: &Context, path: &Path) -> Result<Vec<Finding>, Unreadable> {
    let places = &context.places;
    let used = if places.contacts.as_deref() == Some(path) {
        Some(Kind::Contacts)
    } else if places.config.as_deref() == Some(path) {
        Some(Kind::Settings)
    } else if places.runbooks.as_deref() == path.parent() {
        Some(Kind::Runbook)
    } else {
        None
    };
    match used {
        Some(kind) => library::used_as(kind, path, context.today(), keys::parse_settings),
        None => library::look_into(path, context.today(), keys::parse_settings),
    }
}

/// What is wrong with the calendars that a file of settings names, and with who is on call by them.
fn of_calendars(context: &Context, settings: &Path) -> Vec<Finding> {
    let read = library::parse(settings, Kind::Settings, true, keys::parse_settings).ok().and_then(|had| had.value);
    let calendars = read.map(|settings| settings.calendars).unwrap_or_default();
    let Ok(directory) = library::directory(&context.places, context.today()) else { return Vec::new() };
    let (directory, mut remarks) = rota::join(directory, &calendars, Some(settings), context.now(), context.zone);
    let mut seen = BTreeSet::new();
    for calendar in calendars.iter().filter(|calendar| seen.insert(&calendar.rotation)) {
        let ahead = rota::look_ahead(&directory, &calendar.rotation, context.now());
        remarks.extend(ahead.into_iter().map(|what| Remark { file: calendar.file.clone(), what }));
    }
    let finding = |remark: Remark| {
        let mistake =
            Mistake::new(Weight::Warns, 0..0, english(&remark.what), "expected shifts of contacts, one after the other");
        Finding { file: remark.file, text: Arc::from(""), mistake }
    };
    remarks.into_iter().map(finding).collect()
}

/// What is wrong with what the channels of a file of settings name: secrets, certificates, commands.
fn of_channels(settings: &Path) -> Vec<Finding> {
    let read = library::parse(settings, Kind::Settings, true, keys::parse_settings).ok().and_then(|had| had.value);
    let channels = read.map(|settings| settings.channels.channels).unwrap_or_default();
    let (file, folder) = (settings.display().to_string(), settings.parent().unwrap_or(Path::new("")));
    let finding = |(channel, why): (&Channel, String)| {
        let what = format!("the channel `{}` cannot send: {why}", channel.id);
        let mistake = Mistake::new(Weight::Warns, 0..0, what, "expected what can be used on this machine");
        Finding { file: file.clone(), text: Arc::from(""), mistake }
    };
    channels.iter().flat_map(|channel| doubts(channel, folder).into_iter().map(move |why| (channel, why))).map(finding).collect()
}

fn tell(context: &Context, findings: &[Finding], colour: bool, out: &mut dyn Write) -> Result<(), Failure> {
    for finding in findings {
        if context.common.json {
            let (line, column) = finding.mistake.line_and_column(&finding.text);
            let Mistake { weight, what, expected, help, .. } = &finding.mistake;
            let weight = match weight {
                Weight::Nag => "remark",
                Weight::Warns => "warning",
                Weight::LeavesOut | Weight::Refuses => "error",
            };
            let said = serde_json::json!({
                "file": finding.file, "line": line, "column": column, "weight": weight, "what": what, "expected": expected, "help": help,
            });
            writeln!(out, "{}", crate::export::json::harmless(&said.to_string()))?;
        } else {
            writeln!(out, "{}", render(&finding.file, &finding.text, &finding.mistake, colour))?;
        }
    }
    Ok(())
}

fn tell_unreadable(context: &Context, unreadable: &Unreadable, out: &mut dyn Write) -> Result<(), Failure> {
    let path = unreadable.path.display().to_string();
    let because = english(&unreadable.because);
    if context.common.json {
        let said = serde_json::json!({
            "file": path, "line": null, "column": null, "weight": "error", "what": format!("cannot be read: {because}"),
            "expected": "a file that can be read", "help": null,
        });
        writeln!(out, "{}", crate::export::json::harmless(&said.to_string()))?;
    } else {
        writeln!(out, "error: {} cannot be read: {}\n", text::line(&path), text::line(&because))?;
    }
    Ok(())
}

/// One mistake in the text of a file, over several lines and ending in a line break.
#[must_use]
pub fn render(name: &str, text: &str, mistake: &Mistake, colour: bool) -> String {
    let level = match mistake.weight {
        Weight::Nag => Level::NOTE.with_name("remark"),
        Weight::Warns => Level::WARNING,
        Weight::LeavesOut | Weight::Refuses => Level::ERROR,
    };
    let (line, column) = mistake.line_and_column(text);
    let shown = Shown::of(text, &mistake.place);
    let place = AnnotationKind::Primary.span(shown.place).label(text::line(&mistake.expected));
    let help = mistake.help.as_deref().map(|help| Level::HELP.message(text::line(help)));
    let snippet = Snippet::source(shown.line).line_start(line).fold(false).annotation(place);
    let title = level.primary_title(text::line(&mistake.what));
    // Where nothing was left out before the place, the snippet counts its column.
    let report = if shown.from_start {
        title.element(snippet.path(text::line(name)))
    } else {
        title.element(Origin::path(text::line(name)).line(line).char_column(column)).element(snippet)
    };
    let report = report.elements(help);
    let style = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut rendered = style.term_width(SHOWN * 2).render(&[report]);
    rendered.push('\n');
    rendered
}

/// The line of a place as it may be shown, and where in it the place lies.
struct Shown {
    line: String,
    place: Range<usize>,
    /// Nothing before the place was left out.
    from_start: bool,
}

impl Shown {
    fn of(text: &str, place: &Range<usize>) -> Self {
        let at = boundary(text, place.start);
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = after.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let marked = after.get(..boundary(after, place.end.saturating_sub(at))).unwrap_or_default();
        let rest = after.get(marked.len()..).unwrap_or_default();

        let mut line = String::new();
        let left = before.chars().count();
        let kept = if left + after.chars().take(SHOWN).count() > SHOWN { left.min(BEFORE) } else { left };
        if kept < left {
            line.push('…');
        }
        line.extend(before.chars().skip(left - kept).map(harmless));
        let start = line.len();
        let room = SHOWN - kept;
        line.extend(marked.chars().take(room).map(harmless));
        let end = line.len();
        let room = room.saturating_sub(marked.chars().take(room).count());
        line.extend(rest.chars().take(room).map(harmless));
        if after.chars().nth(SHOWN - kept).is_some() {
            line.push('…');
        }
        Self { line, place: start..end, from_start: kept == left }
    }
}

/// A character that stands for one that may not reach a terminal.
fn harmless(c: char) -> char {
    match c {
        '\t' => ' ',
        c if text::is_hostile(c) => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_shown_where_a_person_counts_it() {
        let text = "漢字 = \"é\u{301}\" x\n";
        let mistake = Mistake::new(Weight::Warns, 15..16, "what", "expected");
        let rendered = render("x.toml", text, &mistake, false);
        assert!(rendered.starts_with("warning: what\n --> x.toml:1:"), "{rendered}");
        let (_, column) = mistake.line_and_column(text);
        assert!(rendered.contains(&format!("x.toml:1:{column}\n")), "{rendered}");
    }

    #[test]
    fn nothing_of_a_file_or_of_its_name_acts_on_the_terminal() {
        let mistake = Mistake::new(Weight::Refuses, 0..1, "a\u{1b}[2J", "b\u{202e}").help("c\u{7}");
        let rendered = render("\u{1b}]0;x\u{7}.toml", "a\u{1b}[31m\u{202e}\u{9b}2J\tb", &mistake, false);
        assert!(!rendered.contains(|c: char| c != '\n' && text::is_hostile(c)), "{rendered:?}");
    }

    #[test]
    fn a_place_at_the_end_or_beyond_it_is_no_trouble() {
        for place in [0..0, 3..3, 9..99, 1..3] {
            assert!(render("x", "a\r\n", &Mistake::new(Weight::Nag, place, "w", "e"), true).contains("remark"));
        }
        assert!(render("x", "", &Mistake::new(Weight::Nag, 0..0, "w", "e"), false).contains("x:1:1"));
    }
}
