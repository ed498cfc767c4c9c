//! `doctor`: whether what the program stands on is sound: each log, the file system that it lies on, the
//! clock, the files in use, the channels. Looks, changes and sends nothing; says whatever it can where
//! nothing else works.

use std::fs;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::fs::{Access, access};

use crate::app::file_system::{FileSystem, Kind};
use crate::app::found;
use crate::app::library::{self, Finding};
use crate::app::open::LogFolder;
use crate::app::outbox::checked::checked;
use crate::app::timekeeper::{self, Keeping};
use crate::app::works::Works;
use crate::domain::entry::Flaw;
use crate::domain::files::kind::Kind as FileKind;
use crate::domain::files::mistake::Weight;
use crate::domain::length::lasting;
use crate::domain::reckoning::GRACE;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::time_text::{day_and_clock, zone_name};
use crate::export::{english, json};
use crate::store::sqlite::{FILE, is_own_name};
use crate::store::{Log, LogError};
use crate::tui::keys;

use super::context::Context;
use super::failure::{Failure, hint};
use super::verify::log::{Walked, walk};
use super::verify::{check_form, of_no_incident};

/// With less room than this a log is soon full: some 20,000 entries.
const LITTLE: u64 = 16 << 20;

/// How something stands, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    /// Nothing is to be done.
    Sound,
    /// Good to know.
    Remark,
    /// Something is to be put right. Exit code 2.
    Wrong,
    /// The log failed. Exit code 3.
    Failed,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            Self::Sound => "sound",
            Self::Remark => "remark",
            Self::Wrong => "wrong",
            Self::Failed => "failed",
        }
    }

    fn spoken(self) -> Sentence {
        match self {
            Self::Sound => say!("verbs-doctor-sound"),
            Self::Remark => say!("verbs-doctor-remark"),
            Self::Wrong | Self::Failed => say!("verbs-doctor-wrong"),
        }
    }
}

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Log,
    FileSystem,
    Clock,
    Files,
    Channels,
}

impl About {
    const ALL: &[Self] = &[Self::Log, Self::FileSystem, Self::Clock, Self::Files, Self::Channels];

    fn word(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::FileSystem => "file_system",
            Self::Clock => "clock",
            Self::Files => "files",
            Self::Channels => "channels",
        }
    }

    fn heading(self) -> Sentence {
        match self {
            Self::Log => say!("verbs-doctor-log"),
            Self::FileSystem => say!("verbs-doctor-file-system"),
            Self::Clock => say!("verbs-doctor-clock"),
            Self::Files => say!("verbs-doctor-files"),
            Self::Channels => say!("verbs-doctor-channels"),
        }
    }
}

/// One thing that was looked at.
struct Line {
    about: About,
    state: State,
    say: Sentence,
    hint: Option<Sentence>,
}

/// What was seen so far.
#[derive(Default)]
struct Seen {
    lines: Vec<Line>,
    /// The newest time that any entry has.
    newest: Option<Moment>,
}

impl Seen {
    fn sound(&mut self, about: About, say: Sentence) {
        self.lines.push(Line { about, state: State::Sound, say, hint: None });
    }

    fn found(&mut self, about: About, state: State, say: Sentence, hint: Sentence) {
        self.lines.push(Line { about, state, say, hint: Some(hint) });
    }
}

/// Looks at each log that was named, or at that which would be used; then at the clock, the files and the
/// channels.
///
/// # Errors
/// Exit code 3 when a log failed or has a flaw, 2 when anything else is to be put right; both were told.
pub fn doctor(context: &Context, folders: &[PathBuf], out: &mut dyn Write) -> Result<(), Failure> {
    let mut seen = Seen::default();
    let named = folders.iter().cloned();
    let folders: Vec<PathBuf> = if folders.is_empty() { context.places.dir.iter().cloned().collect() } else { named.collect() };
    if folders.is_empty() {
        let text = Sentence::joined(": ", vec![say!("verbs-no-log-folder"), say!("verbs-no-home")]);
        seen.found(About::Log, State::Wrong, text, say!("verbs-set-home"));
    }
    for folder in folders.into_iter().map(LogFolder) {
        look_at_log(&folder, &mut seen);
        look_at_file_system(&folder, &mut seen);
    }
    look_at_clock(context, &mut seen);
    look_at_files(context, &mut seen);
    look_at_channels(context, &mut seen);
    print(context, &seen, out)?;
    match seen.lines.iter().map(|line| line.state).max() {
        Some(State::Failed) => Err(Failure::Printed(3)),
        Some(State::Wrong) => Err(Failure::Printed(2)),
        Some(State::Sound | State::Remark) | None => Ok(()),
    }
}

fn print(context: &Context, seen: &Seen, out: &mut dyn Write) -> Result<(), Failure> {
    let wrong = seen.lines.iter().filter(|line| line.state >= State::Wrong).count();
    if context.common.json {
        let checks = seen.lines.iter().map(|line| {
            let hint = line.hint.as_ref().map(english);
            serde_json::json!({
                "about": line.about.word(), "state": line.state.word(), "text": english(&line.say), "hint": hint,
            })
        });
        let told = serde_json::json!({ "sound": wrong == 0, "checks": checks.collect::<Vec<_>>() });
        return Ok(writeln!(out, "{}", json::harmless(&told.to_string()))?);
    }
    for about in About::ALL {
        let mut lines = seen.lines.iter().filter(|line| line.about == *about).peekable();
        if lines.peek().is_some() {
            writeln!(out, "{}", context.say(&about.heading()))?;
        }
        for line in lines {
            writeln!(out, "  {}", context.say(&Sentence::joined(": ", vec![line.state.spoken(), line.say.clone()])))?;
            if let Some(hint) = &line.hint {
                writeln!(out, "    {}", context.say(&say!("verbs-doctor-hint", hint = hint.clone())))?;
            }
        }
    }
    Ok(writeln!(out, "{}", context.say(&say!("verbs-doctor-sum", count = wrong)))?)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn look_at_log(folder: &LogFolder, seen: &mut Seen) {
    look_beside(folder.path(), seen);
    match folder.open_existing() {
        Err(error) => failed(&error, seen),
        Ok(None) => absent(folder, seen),
        Ok(Some(mut log)) => {
            if let Err(error) = look_inside(folder, log.as_mut(), seen) {
                failed(&error, seen);
            }
        }
    }
}

fn failed(error: &LogError, seen: &mut Seen) {
    let because = Sentence::joined(": ", vec![error.spoken(), error.because()]);
    seen.found(About::Log, State::Failed, because, hint(error));
}

/// Whether a log could be made where there is none.
fn absent(folder: &LogFolder, seen: &mut Seen) {
    let path = std::path::absolute(folder.path()).unwrap_or_else(|_| folder.path().to_owned());
    let nearest = path.ancestors().find(|place| place.symlink_metadata().is_ok());
    if let Some(place) = nearest.filter(|place| !place.is_dir() || access(*place, Access::WRITE_OK | Access::EXEC_OK).is_err()) {
        let text = say!("verbs-doctor-none-possible", folder = folder.shown(), place = shown(place));
        return seen.found(About::Log, State::Wrong, text, say!("verbs-log-elsewhere-dir"));
    }
    let text = say!("verbs-doctor-none-yet", folder = folder.shown());
    seen.found(About::Log, State::Remark, text, say!("verbs-doctor-declare"));
}

fn look_inside(folder: &LogFolder, log: &mut dyn Log, seen: &mut Seen) -> Result<(), LogError> {
    let incidents = log.incidents()?.len();
    let ids: Vec<_> = log.listed()?.into_iter().map(|listed| listed.incident).collect();
    let (mut entries, mut flawed) = (0, 0_usize);
    if let Err(error) = check_form(log) {
        flawed += 1;
        failed(&error, seen);
    }
    for id in &ids {
        let newest = &mut seen.newest;
        let Walked { entries: count, flaws, .. } = walk(log, id, &mut |entry| {
            // A time that cannot be says nothing of any clock.
            *newest = (*newest).max(Flaw::timeless(entry).is_none().then_some(entry.recorded_at));
        })?;
        entries += count;
        if let Some(flaw) = flaws.first() {
            flawed += flaws.len();
            let text = say!("verbs-doctor-flawed", incident = id, count = flaws.len(), flaw = flaw.spoken());
            seen.found(About::Log, State::Failed, text, say!("verbs-doctor-verify"));
        }
    }
    for flaw in of_no_incident(log)? {
        flawed += 1;
        seen.found(About::Log, State::Failed, flaw.spoken(), say!("verbs-doctor-verify"));
    }
    if flawed == 0 {
        let text = say!("verbs-doctor-log-sound", folder = folder.shown(), incidents = incidents, entries = entries);
        seen.sound(About::Log, text);
    }
    Ok(())
}

/// What lies in the folder under the log's names, and who may reach it.
fn look_beside(folder: &Path, seen: &mut Seen) {
    let Ok(about) = fs::metadata(folder) else { return };
    let file = folder.join(FILE);
    if let Some(doubt) = LogFolder(folder.to_owned()).doubt() {
        let text = say!("verbs-log-foreign", folder = shown(folder), why = doubt.spoken());
        seen.found(About::Log, State::Wrong, text, say!("verbs-doctor-own-folder"));
    }
    for item in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = item.file_name().to_string_lossy().into_owned();
        let ours = is_own_name(&name);
        // A link in place of the log is followed; nothing else of it ever is one.
        let Ok(about) = item.metadata() else { continue };
        if ours && !about.is_file() && !(name == FILE && about.is_symlink()) {
            let text = say!("verbs-doctor-no-file", path = shown(&item.path()));
            seen.found(About::Log, State::Wrong, text, say!("verbs-doctor-take-away"));
        } else if let Some(doubt) = found::owned(&item.path(), &about).filter(|_| ours && item.path() != file) {
            seen.found(About::Log, State::Wrong, doubt.spoken(), say!("verbs-doctor-own-folder"));
        }
    }
    let closed = |place: &Path| place.exists() && access(place, Access::WRITE_OK).is_err();
    let about_write = closed(&file) || (file.exists() && closed(folder));
    if about_write && about.is_dir() {
        let text = say!("verbs-doctor-read-only", folder = shown(folder));
        seen.found(About::Log, State::Wrong, text, say!("verbs-log-elsewhere"));
    }
}

fn look_at_file_system(folder: &LogFolder, seen: &mut Seen) {
    let about = About::FileSystem;
    let FileSystem { kind, name, free, is_read_only } = match folder.file_system() {
        Ok(found) => found,
        Err(error) => {
            let text = say!("verbs-doctor-unasked", folder = folder.shown(), why = error.to_string());
            return seen.found(about, State::Wrong, text, say!("verbs-log-look"));
        }
    };
    let folder = folder.shown();
    match kind {
        Kind::Network => {
            let text = say!("verbs-doctor-network", folder = &folder, name = &name);
            seen.found(about, State::Wrong, text, say!("verbs-doctor-local-disk"));
        }
        Kind::Memory => {
            let text = say!("verbs-doctor-memory", folder = &folder, name = &name);
            seen.found(about, State::Remark, text, say!("verbs-doctor-local-disk"));
        }
        Kind::Local => seen.sound(about, say!("verbs-doctor-local", folder = &folder, name = &name)),
    }
    if is_read_only {
        seen.found(about, State::Wrong, say!("verbs-doctor-read-only", folder = &folder), say!("verbs-log-elsewhere"));
    }
    let megabytes = free.map(|free| free >> 20);
    match megabytes {
        Some(left) if left < LITTLE >> 20 => {
            seen.found(about, State::Wrong, say!("verbs-doctor-room", megabytes = left), say!("verbs-doctor-make-room"));
        }
        Some(left) => seen.sound(about, say!("verbs-doctor-room", megabytes = left)),
        None => {}
    }
}

/// By how much the clock of this machine differs from what else is known of the time.
fn look_at_clock(context: &Context, seen: &mut Seen) {
    let about = About::Clock;
    let now = context.clock.now();
    let shown = |moment: Moment| format!("{} {}", day_and_clock(moment, context.zone), zone_name(moment, context.zone));
    seen.sound(about, say!("verbs-doctor-now", now = shown(now)));
    if let Some(zone) = &context.no_zone {
        seen.found(about, State::Wrong, say!("verbs-zone-unknown", zone = zone), say!("verbs-doctor-set-zone"));
    }
    // None of them can lie ahead of a clock that is right.
    let newest = seen.newest.map(|newest| (newest, say!("verbs-doctor-newest", at = shown(newest))));
    let made = timekeeper::program_made().map(|made| (made, say!("verbs-doctor-made", at = shown(made))));
    for (earliest, what) in newest.into_iter().chain(made) {
        if earliest.millis_since(now) > GRACE {
            let behind = lasting(earliest.seconds_since(now));
            seen.found(
                about,
                State::Wrong,
                say!("verbs-doctor-behind", what = what, time = behind),
                say!("verbs-doctor-set-clock"),
            );
        } else {
            seen.sound(about, say!("verbs-doctor-not-behind", what = what, time = lasting(now.seconds_since(earliest))));
        }
    }
    match timekeeper::hardware() {
        Some(hardware) if hardware.millis_since(now).abs() > GRACE => {
            let off = lasting(hardware.seconds_since(now).abs());
            let text = say!("verbs-doctor-hardware", at = shown(hardware), time = off);
            seen.found(about, State::Wrong, text, say!("verbs-doctor-set-clock"));
        }
        Some(hardware) => {
            let off = lasting(hardware.seconds_since(now).abs());
            seen.sound(about, say!("verbs-doctor-hardware", at = shown(hardware), time = off));
        }
        None => seen.sound(about, say!("verbs-doctor-no-hardware")),
    }
    match timekeeper::keeping() {
        Keeping::Kept(None) => seen.sound(about, say!("verbs-doctor-kept")),
        Keeping::Kept(Some(off)) => seen.sound(about, say!("verbs-doctor-kept-to", seconds = format!("{off:.3}"))),
        Keeping::Unkept => seen.found(about, State::Remark, say!("verbs-doctor-unkept"), say!("verbs-doctor-keep")),
        Keeping::Unknown => seen.found(about, State::Remark, say!("verbs-doctor-keeping-unknown"), say!("verbs-doctor-keep")),
    }
}

/// The settings, contacts and runbooks: which are in use, which are not and why, and how many mistakes they
/// have.
fn look_at_files(context: &Context, seen: &mut Seen) {
    for over in context.passed_over() {
        seen.found(About::Files, State::Wrong, over, say!("verbs-doctor-own-file"));
    }
    let places = &context.places;
    let of = |path: &PathBuf, kind: FileKind| (path.clone(), library::used_as(kind, path, context.today(), keys::parse_settings));
    let config = places.config.iter().map(|path| of(path, FileKind::Settings));
    let contacts = places.contacts.iter().map(|path| of(path, FileKind::Contacts));
    for (path, findings) in config.chain(contacts) {
        match findings {
            Ok(findings) => file(&shown(&path), &findings, seen),
            Err(unreadable) => {
                let error = say!("verbs-file-unreadable", path = shown(&path));
                let text = Sentence::joined(": ", vec![error, unreadable.because]);
                seen.found(About::Files, State::Wrong, text, say!("verbs-name-another-file"));
            }
        }
    }
    if places.contacts.is_none() {
        seen.found(About::Files, State::Remark, say!("verbs-example-contacts"), say!("verbs-doctor-write-contacts"));
    }
    match library::shelf(places, context.today()) {
        Ok(shelf) => shelf.in_folder().iter().for_each(|shelved| file(&shelved.file, &shelved.findings, seen)),
        Err(unreadable) => {
            let error = say!("verbs-file-unreadable", path = shown(&unreadable.path));
            let text = Sentence::joined(": ", vec![error, unreadable.because]);
            seen.found(About::Files, State::Wrong, text, say!("verbs-name-another-file"));
        }
    }
}

/// The channels of the settings: each answers, or says why not; nothing is sent. And that nobody else reads
/// the contacts, in which the numbers are that pages go to.
fn look_at_channels(context: &Context, seen: &mut Seen) {
    let about = About::Channels;
    let open = |path: &&PathBuf| fs::metadata(path).is_ok_and(|about| about.mode() & 0o077 != 0);
    if let Some(path) = context.places.contacts.as_ref().filter(open) {
        let text = say!("verbs-doctor-contacts-open", file = shown(path));
        seen.found(About::Files, State::Remark, text, say!("verbs-doctor-close-contacts", file = shown(path)));
    }
    let read = library::settings(&context.places, keys::parse_settings).map(|settings| settings.value.channels);
    let Some(channels) = read.ok().filter(|channels| !channels.channels.is_empty()) else {
        return seen.found(about, State::Remark, say!("verbs-doctor-no-channel"), say!("verbs-doctor-add-channel"));
    };
    let Ok(works) = Works::open() else { return };
    let folder = context.places.config.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    for (channel, answer) in checked(&works, &channels, folder) {
        match answer {
            Ok(()) => seen.sound(about, say!("verbs-doctor-channel", channel = &channel)),
            Err(why) => {
                let text = say!("verbs-doctor-channel-silent", channel = &channel, why = why);
                seen.found(about, State::Wrong, text, say!("verbs-doctor-mend-channel"));
            }
        }
    }
}

fn file(path: &str, findings: &[Finding], seen: &mut Seen) {
    let mistakes: Vec<&Finding> = findings.iter().filter(|finding| finding.mistake.weight > Weight::Nag).collect();
    match mistakes.first() {
        Some(first) => {
            seen.found(About::Files, State::Wrong, first.line().into(), say!("verbs-lint-shows", file = path));
        }
        None => seen.sound(About::Files, say!("verbs-doctor-file", file = path)),
    }
}
