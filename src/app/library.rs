//! Runbooks, contacts and settings: read from their files, or
//! those that are compiled in where nothing else is found.
//!
//! In a crisis whatever can be trusted is opened; everything that
//! is wrong comes along as a [`Finding`], to be kept in view.

use std::borrow::Cow;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use crate::domain::channel::Channels;
use crate::domain::contacts::{Contact, Contacts};
use crate::domain::files;
use crate::domain::files::bytes::{LARGEST, shown, text_of, text_with_gaps, too_large};
use crate::domain::files::kind::Kind;
use crate::domain::files::mistake::{Mistake, Parsed, Weight};
use crate::domain::files::settings::Settings;
use crate::domain::oncall::course::Course;
use crate::domain::people::aloud::short;
use crate::domain::runbook::Runbook;
use crate::domain::speech::{Language, Sentence, say};
use crate::store::own_file;

use super::found::{self, Doubt};
use super::places::Places;

macro_rules! shipped {
    ($($name:literal),*) => { &[$(($name, include_str!(concat!("../../runbooks/", $name)))),*] };
}

/// The runbooks that are compiled in: file name and text.
pub const SHIPPED_RUNBOOKS: &[(&str, &str)] = shipped![
    "technical-crisis.toml",
    "performance-and-stability.toml",
    "datacentre-loss-small-team.toml",
    "hung-job.toml",
    "machine-migration.toml",
    "region-shutdown.toml"
];

/// The example contacts, compiled in.
pub const EXAMPLE_CONTACTS: &str = include_str!("../../contacts.example.toml");

/// The example runbook, compiled in: a pattern to write one's own by, which is on no shelf.
pub const EXAMPLE_RUNBOOK: &str = include_str!("../../runbook.example.toml");

/// The settings to begin with: all of them switched off.
pub const EXAMPLE_SETTINGS: &str = include_str!("../../crisis.example.toml");

/// Something that is wrong with a file.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The file, as it was named or found.
    pub file: String,
    /// Its text, where it could be read as text.
    pub text: Arc<str>,
    /// What is wrong, where, and what that means for the use of the file.
    pub mistake: Mistake,
}

impl Finding {
    /// The finding on one line: `contacts.toml:7:1 unknown key …`.
    pub fn line(&self) -> String {
        let (line, column) = self.mistake.line_and_column(&self.text);
        format!("{}:{line}:{column} {}", self.file, self.mistake.what)
    }
}

/// What could be had of a file, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Had<T> {
    /// What could be used of the file.
    pub value: T,
    /// Everything wrong with it, in the order of the text; empty for a sound file.
    pub findings: Vec<Finding>,
}

/// A file that cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The file, as it was named or found.
    pub path: PathBuf,
    /// Why it cannot be read, as the system says it or because it is a folder or a device.
    pub because: Sentence,
}

/// The bytes of a file, or why there are none; of one that is too large, no
/// more than shows it. A folder, a pipe or a device gets its answer at once.
///
/// # Errors
/// When it is no ordinary file, cannot be read, or is somebody else's and nobody named it.
fn read_bytes(path: &Path, named: bool, most: usize) -> Result<(Vec<u8>, u64), Unreadable> {
    let unreadable = |because: Sentence| Unreadable { path: path.to_owned(), because };
    let file = own_file::open_at_once(path).map_err(|error| unreadable(say(&error)))?;
    let meta = file.metadata().map_err(|error| unreadable(say(&error)))?;
    if !meta.is_file() {
        return Err(unreadable(if meta.is_dir() { say!("rules-file-is-folder") } else { say!("rules-file-not-ordinary") }));
    }
    // What lies there now need not be what was looked at when it was found.
    if let Some(doubt) = found::doubt_of(path, &meta).filter(|_| !named) {
        return Err(unreadable(doubt.spoken()));
    }
    let mut bytes = Vec::new();
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|error| unreadable(say(&error)))?;
    Ok((bytes, meta.len()))
}

/// The bytes of a file that somebody named, no more than one beyond `most`.
///
/// # Errors
/// When it is no ordinary file, or cannot be read.
pub fn bytes(path: &Path, most: usize) -> Result<Vec<u8>, Unreadable> {
    Ok(read_bytes(path, true, most)?.0)
}

fn say(error: &std::io::Error) -> Sentence {
    match error.kind() {
        std::io::ErrorKind::NotFound => say!("rules-file-missing"),
        std::io::ErrorKind::PermissionDenied => say!("rules-file-forbidden"),
        _ => error.to_string().into(),
    }
}

/// Reads a file that is used as one of a kind; one that nobody `named` only
/// where it is not somebody else's. What cannot be read as text is a finding
/// like any other mistake, and so is that the file is of another kind.
///
/// # Errors
/// When there is nothing to parse.
pub fn parse<T>(path: &Path, kind: Kind, named: bool, parser: impl Fn(&str) -> Parsed<T>) -> Result<Had<Option<T>>, Unreadable> {
    Ok(Read::of(path, named)?.parse(kind, parser))
}

/// A file as it was read, be it only the beginning of one that is too large.
struct Read {
    file: String,
    bytes: Vec<u8>,
    size: u64,
}

impl Read {
    fn of(path: &Path, named: bool) -> Result<Self, Unreadable> {
        let (bytes, size) = read_bytes(path, named, LARGEST)?;
        Ok(Self { file: path.display().to_string(), bytes, size })
    }

    fn parse<T>(&self, kind: Kind, parser: impl Fn(&str) -> Parsed<T>) -> Had<Option<T>> {
        let Self { file, bytes, size } = self;
        match text_and_gaps(bytes, *size, kind) {
            Ok((text, gaps)) => {
                let mut parsed = parser(&text);
                parsed.mistakes.extend(gaps);
                parsed.mistakes.sort_by_key(|mistake| mistake.place.start);
                // What is sound as one kind is none of another.
                let seen = if parsed.mistakes.is_empty() { None } else { Kind::of(&text) };
                match seen.filter(|seen| *seen != kind) {
                    Some(seen) => had(file, &text, Parsed { value: None, mistakes: vec![kind.not_this(seen)] }),
                    None => had(file, &text, parsed),
                }
            }
            Err(mistake) => had(file, &shown(bytes), Parsed { value: None, mistakes: vec![mistake] }),
        }
    }

    /// What is wrong with it as a file of that kind.
    fn findings(&self, kind: Kind, today: NaiveDate, settings: impl Fn(&str) -> Parsed<Settings>) -> Vec<Finding> {
        match kind {
            Kind::Runbook => self.parse(kind, |text| files::runbook::parse(text, today)).findings,
            Kind::Contacts => self.parse(kind, |text| files::contacts::lint(text, today)).findings,
            Kind::Settings => self.parse(kind, settings).findings,
        }
    }
}

/// The text of a file, with those of its bytes that are none where the rest is of use without them.
fn text_and_gaps(bytes: &[u8], size: u64, kind: Kind) -> Result<(Cow<'_, str>, Vec<Mistake>), Mistake> {
    match too_large(size) {
        Some(mistake) => Err(mistake),
        None if kind.is_of_use_in_part() => text_with_gaps(bytes),
        None => text_of(bytes).map(|text| (Cow::Borrowed(text), Vec::new())),
    }
}

/// What is wrong with a file, whatever it is: that is seen by what it contains.
///
/// # Errors
/// When there is nothing to look into.
pub fn look_into(path: &Path, today: NaiveDate, settings: impl Fn(&str) -> Parsed<Settings>) -> Result<Vec<Finding>, Unreadable> {
    let read = Read::of(path, true)?;
    let text = too_large(read.size).map_or_else(|| text_with_gaps(&read.bytes), Err);
    Ok(match text.ok().and_then(|(text, _)| Kind::of(&text)) {
        Some(kind) => read.findings(kind, today, settings),
        // Nothing tells: all the bytes are looked at, as those of a runbook.
        None => read.parse(Kind::Runbook, files::kind::parse_unknown).findings,
    })
}

/// What is wrong with a file that is used as one of that kind.
///
/// # Errors
/// When there is nothing to look into.
pub fn used_as(
    kind: Kind,
    path: &Path,
    today: NaiveDate,
    settings: impl Fn(&str) -> Parsed<Settings>,
) -> Result<Vec<Finding>, Unreadable> {
    Ok(Read::of(path, true)?.findings(kind, today, settings))
}

fn had<T>(file: &str, text: &str, parsed: Parsed<T>) -> Had<Option<T>> {
    let text: Arc<str> = Arc::from(text);
    let finding = |mistake| Finding { file: file.to_owned(), text: Arc::clone(&text), mistake };
    Had { value: parsed.value, findings: parsed.mistakes.into_iter().map(finding).collect() }
}

/// A runbook on the shelf.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// The file, or the name under which it is compiled in.
    pub file: String,
    /// The runbook; none where the file is refused.
    pub runbook: Option<Runbook>,
    /// Everything wrong with it.
    pub findings: Vec<Finding>,
    /// Why the file cannot be read at all.
    pub unreadable: Option<Unreadable>,
}

/// All runbooks: those of the folder, or the shipped ones where there is no folder. Says which.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// The folder; none where the shipped ones are used.
    pub folder: Option<PathBuf>,
    runbooks: OnceLock<Vec<Shelved>>,
    today: NaiveDate,
}

impl Shelf {
    /// The shelf of those that are compiled in.
    fn shipped(today: NaiveDate) -> Self {
        Self { folder: None, runbooks: OnceLock::new(), today }
    }

    /// The runbooks, in the order of their file names; the shipped
    /// ones in order of use, read when somebody first asks for them.
    pub fn runbooks(&self) -> &[Shelved] {
        self.runbooks.get_or_init(|| shipped_shelf(self.today))
    }

    /// Those that somebody put into the folder: what is wrong with
    /// them is to be told before anybody asks for one.
    pub fn in_folder(&self) -> &[Shelved] {
        self.folder.as_ref().map_or(&[], |_| self.runbooks())
    }
}

/// Reads the shelf of runbooks; the shipped ones not yet.
///
/// # Errors
/// When a folder was named that cannot be read.
pub fn shelf(places: &Places, today: NaiveDate) -> Result<Shelf, Unreadable> {
    let Some(folder) = &places.runbooks else {
        return Ok(Shelf::shipped(today));
    };
    let unreadable = |error: std::io::Error| Unreadable { path: folder.clone(), because: say(&error) };
    let mut paths = Vec::new();
    for item in fs::read_dir(folder).map_err(unreadable)? {
        let path = item.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Ok(Shelf::shipped(today));
    }
    // What was named is used, whoever wrote it.
    let doubt = |path: &Path| found::doubt(path).filter(|_| !places.named.runbooks);
    let shelve = |path: &PathBuf| {
        doubt(path).map_or_else(|| shelved(path, places.named.runbooks, today), |doubt| not_ones_own(path, &doubt))
    };
    let runbooks: Vec<Shelved> = paths.iter().map(shelve).collect();
    Ok(Shelf { folder: Some(folder.clone()), runbooks: runbooks.into(), today })
}

/// A runbook that somebody else may have put there.
fn not_ones_own(path: &Path, doubt: &Doubt) -> Shelved {
    let what = format!("not used: {}", Language::English.say(&doubt.spoken()));
    let mistake = Mistake::new(Weight::Refuses, 0..0, what, "expected a file of your own, or --runbooks");
    let file = path.display().to_string();
    let finding = Finding { file: file.clone(), text: Arc::from(""), mistake };
    Shelved { file, runbook: None, findings: vec![finding], unreadable: None }
}

/// Reads one runbook from its file; one that nobody `named` only where it is not somebody else's.
pub fn shelved(path: &Path, named: bool, today: NaiveDate) -> Shelved {
    let file = path.display().to_string();
    match parse(path, Kind::Runbook, named, |text| files::runbook::parse(text, today)) {
        Ok(had) => Shelved { file, runbook: had.value, findings: had.findings, unreadable: None },
        Err(unreadable) => Shelved { file, runbook: None, findings: Vec::new(), unreadable: Some(unreadable) },
    }
}

/// The runbooks that are compiled in.
pub fn shipped_shelf(today: NaiveDate) -> Vec<Shelved> {
    let shelved = |(name, text): &(&str, &str)| {
        let had = had(name, text, files::runbook::parse(text, today));
        Shelved { file: (*name).to_owned(), runbook: had.value, findings: had.findings, unreadable: None }
    };
    SHIPPED_RUNBOOKS.iter().map(shelved).collect()
}

/// The contacts, and whether they are the example ones.
#[derive(Clone, Debug)]
pub struct Directory {
    contacts: OnceLock<Contacts>,
    courses: OnceLock<Vec<Course>>,
    today: NaiveDate,
    /// The file; none where the example contacts are used.
    pub file: Option<PathBuf>,
    /// Whether the file gave nothing at all, so that nobody can be told from a stranger.
    pub refused: bool,
    /// Everything wrong with it.
    pub findings: Vec<Finding>,
    /// Over what they are paged: the settings say that.
    pub channels: Channels,
}

impl Directory {
    /// The same people, paged over the channels of some settings.
    #[must_use]
    pub fn paged_over(self, channels: Channels) -> Self {
        Self { channels, ..self }
    }

    /// What people call one of the contacts.
    #[must_use]
    pub fn aloud(&self, id: &str) -> Option<&str> {
        let contact = self.contacts().people.iter().find(|contact| *contact.id == *id)?;
        Some(short(id, &contact.name))
    }

    /// Who can be reached how; the example contacts are read when somebody first asks for them.
    pub fn contacts(&self) -> &Contacts {
        self.contacts.get_or_init(|| files::contacts::parse(EXAMPLE_CONTACTS, self.today).value.unwrap_or_default())
    }

    /// The same people with another course of their rotations.
    #[must_use]
    pub fn with_courses(self, courses: Vec<Course>) -> Self {
        Self { courses: courses.into(), ..self }
    }

    /// Who is on call when, rotation by rotation.
    pub fn courses(&self) -> &[Course] {
        self.courses.get_or_init(|| Course::all(self.contacts()))
    }
}

impl Directory {
    /// Who in a file of one's own is still of the example: nobody answers under its numbers.
    pub fn invented(&self) -> impl Iterator<Item = &Contact> {
        let people = self.file.as_ref().map_or(&[][..], |_| &self.contacts().people);
        people.iter().filter(|contact| EXAMPLE_CONTACTS.contains(&format!("\"{}\"", contact.primary_phone.typed)))
    }
}

/// Reads the contacts; the example ones not yet. A file that is refused
/// whole, or was only found and cannot be read, leaves nobody and says so.
///
/// # Errors
/// When a file was named that cannot be read at all.
pub fn directory(places: &Places, today: NaiveDate) -> Result<Directory, Unreadable> {
    let Some(path) = &places.contacts else {
        return Ok(Directory {
            contacts: OnceLock::new(),
            courses: OnceLock::new(),
            today,
            file: None,
            refused: false,
            findings: Vec::new(),
            channels: Channels::default(),
        });
    };
    let had = tolerate(
        path,
        places.named.contacts,
        parse(path, Kind::Contacts, places.named.contacts, |text| files::contacts::parse(text, today)),
    )?;
    let refused = had.value.is_none();
    let contacts = OnceLock::from(had.value.unwrap_or_default());
    let courses = OnceLock::new();
    let (file, channels) = (Some(path.clone()), Channels::default());
    Ok(Directory { contacts, courses, today, file, refused, findings: had.findings, channels })
}

/// Reads the settings through a parser; the defaults where there is no
/// file, or one that was only found and cannot be read, which is said.
///
/// # Errors
/// When a file was named that cannot be read at all.
pub fn settings(places: &Places, parser: impl Fn(&str) -> Parsed<Settings>) -> Result<Had<Settings>, Unreadable> {
    let Some(path) = &places.config else {
        return Ok(Had { value: Settings::default(), findings: Vec::new() });
    };
    let had = tolerate(path, places.named.config, parse(path, Kind::Settings, places.named.config, parser))?;
    Ok(Had { value: had.value.unwrap_or_default(), findings: had.findings })
}

/// A file that nobody named must not stop anybody: that it cannot be read is one more finding.
fn tolerate<T>(path: &Path, named: bool, had: Result<Had<Option<T>>, Unreadable>) -> Result<Had<Option<T>>, Unreadable> {
    match had {
        Err(unreadable) if !named => {
            let what = format!("cannot be read: {}", Language::English.say(&unreadable.because));
            let mistake = Mistake::new(Weight::Refuses, 0..0, what, "expected a file");
            Ok(Had { value: None, findings: vec![Finding { file: path.display().to_string(), text: Arc::from(""), mistake }] })
        }
        had => had,
    }
}

/// Those findings that a person should see in a crisis: all but nags.
pub fn to_keep_in_view(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| finding.mistake.weight > Weight::Nag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_in_has_nothing_to_keep_in_view_on_any_day_and_so_may_be_read_late() {
        for year in [1970, 2026, 2100] {
            let today = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            for shelved in shipped_shelf(today) {
                assert!(shelved.runbook.is_some(), "{}", shelved.file);
                assert_eq!(to_keep_in_view(&shelved.findings).count(), 0, "{}", shelved.file);
            }
            let contacts = files::contacts::parse(EXAMPLE_CONTACTS, today);
            assert!(contacts.value.is_some_and(|contacts| contacts.left_out.is_empty()));
            assert_eq!(contacts.mistakes.iter().filter(|mistake| mistake.weight > Weight::Nag).count(), 0);
        }
    }
}
