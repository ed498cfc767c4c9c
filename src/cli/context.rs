//! What every verb needs to know first: who asks, about which incident, where things lie, and when.

use std::cell::Cell;
use std::io::{self, IsTerminal};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use crate::app::clock::{self, Clock};
use crate::app::library::{self, Directory, Finding, Unreadable};
use crate::app::open::LogFolder;
use crate::app::places::{PassedOver, Places, Said};
use crate::app::rota::{self, Remark};
use crate::app::session::Session;
use crate::domain::advice::{Asking, Refusal};
use crate::domain::alike::same;
use crate::domain::contacts::Contact;
use crate::domain::entry::Flaw;
use crate::domain::id::{IncidentId, NotAnId, PersonId};
use crate::domain::incident::Incident;
use crate::domain::limits::lies_ahead;
use crate::domain::people::state::People;
use crate::domain::reckoning::Reckoning;
use crate::domain::record::Person;
use crate::domain::speech::{Language, Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::time_text::NotATime;
use crate::domain::verb::Verb;
use crate::domain::zone::Zone;
use crate::domain::{files, hints, lookup, text, time_text};
use crate::store::{Log, LogError, Trouble};

use super::arguments::{Common, Which};
use super::ascii;
use super::failure::{Failure, wrong};

/// What was asked, apart from the verb.
#[derive(Clone)]
pub struct Context {
    /// The options as they were typed.
    pub common: Common,
    /// Where settings, contacts, runbooks and the log lie.
    pub places: Places,
    /// The clock that every verb takes its time from.
    pub clock: Clock,
    /// The people of the incident that was opened last, by whose names it speaks: every copy knows them.
    pub people: Arc<Mutex<Option<Arc<People>>>>,
    /// What time it is for the incident that was opened last.
    pub told: Cell<Option<Reckoning>>,
    /// The local time zone.
    pub zone: Zone,
    /// What `TZ` holds, where that is no zone.
    pub no_zone: Option<String>,
    /// The language in which people are told.
    pub language: Language,
    /// What the settings say of ASCII.
    pub ascii: Option<bool>,
    /// Why the settings that were named cannot be read, where they cannot.
    pub unread: Option<Unreadable>,
    /// It was said what is wrong with the place in which the log lies.
    pub told_place: Cell<bool>,
}

impl Context {
    /// Takes the options, and finds what they leave open.
    pub fn new(mut common: Common) -> Self {
        // A variable that is set to nothing says nothing.
        common.by = common.by.filter(|by| !by.is_empty());
        common.incident = common.incident.filter(|incident| !incident.is_empty());
        common.dir = common.dir.filter(|dir| !dir.as_os_str().is_empty());
        let said = Said {
            config: common.config.take(),
            contacts: common.contacts.take(),
            runbooks: common.runbooks.take(),
            dir: common.dir.take(),
        };
        let places = Places::find(said);
        // What is wrong in the settings is told by whoever needs more of them.
        let (set, unread) = match library::settings(&places, files::settings::parse) {
            Ok(settings) => (settings.value, None),
            Err(unread) => (files::settings::Settings::default(), Some(unread)),
        };
        common.plain |= set.plain && !common.json;
        common.quiet |= set.quiet;
        let language = set.language.unwrap_or_else(|| Language::from_locale(&locale()));
        let (zone, no_zone) = clock::local_zone();
        let (clock, told) = (Clock::find(), Cell::default());
        let (told_place, people) = (Cell::new(false), Arc::default());
        Self { ascii: set.ascii, common, places, clock, people, told, zone, no_zone, language, unread, told_place }
    }

    /// The same for whoever works beside a screen, and may say nothing on standard error.
    #[must_use]
    pub fn apart(&self) -> Self {
        Self { told_place: Cell::new(true), ..self.clone() }
    }

    /// The same about the incident that a verb names itself.
    #[must_use]
    pub fn about(mut self, which: Which) -> Self {
        self.common.incident = which.which.filter(|which| !which.trim().is_empty()).or(self.common.incident);
        self
    }

    /// A sentence on one line, in the language of whoever asked; what others typed in it is made safe.
    pub fn say(&self, sentence: &Sentence) -> String {
        text::line(&self.words(sentence)).into_owned()
    }

    /// A sentence in the language of whoever asked, with what people call whoever it names.
    pub fn words(&self, sentence: &Sentence) -> String {
        let people = self.known();
        let naming = |id: &str| people.as_ref().and_then(|people| people.aloud(id)).map(str::to_owned);
        self.language.say_naming(sentence, &naming)
    }

    /// What people call somebody of the incident that was opened last; the id where nobody knows more.
    pub fn called(&self, id: &PersonId) -> String {
        let known = self.known().and_then(|people| people.aloud(id).map(str::to_owned));
        text::line(&known.unwrap_or_else(|| id.to_string())).into_owned()
    }

    /// Speaks of the people of an incident by their names from now on.
    pub fn knows(&self, incident: &Incident) {
        *self.people.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&incident.people));
    }

    fn known(&self) -> Option<Arc<People>> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Says something on standard error that does not end the verb.
    pub fn warn(&self, what: &Sentence) {
        self.tell(&say!("verbs-warning", what = what));
    }

    /// Says on standard error what is good to know about something that was done.
    pub fn note(&self, what: &Sentence) {
        self.tell(&say!("verbs-note", what = what));
    }

    /// Says a line on standard error, as it is.
    pub fn line(&self, what: &Sentence) {
        self.tell(what);
    }

    fn tell(&self, what: &Sentence) {
        use std::io::Write as _;
        // Who closed standard error does not want to know.
        let _ = writeln!(ascii::errors(), "{}", self.say(what));
    }

    /// Says which files were found and are not used.
    pub fn warn_of_passed_over(&self) {
        self.passed_over().iter().for_each(|what| self.warn(what));
    }

    /// Which files were found and are not used, and how each is named if it is meant.
    pub fn passed_over(&self) -> Vec<Sentence> {
        let spoken = |over: &PassedOver| {
            let path = over.path.display().to_string();
            say!("verbs-passed-over", path = path, why = over.doubt.spoken(), option = over.option)
        };
        self.places.passed_over.iter().map(spoken).collect()
    }

    /// Says what is wrong with files, as far as it matters in a crisis.
    pub fn warn_of(&self, findings: &[Finding]) {
        let count = library::to_keep_in_view(findings).count();
        for finding in library::to_keep_in_view(findings).take(TOLD) {
            self.warn(&finding.line().into());
        }
        if let Some(finding) = findings.last().filter(|_| count > TOLD) {
            self.warn(&say!("verbs-more-mistakes", more = count - TOLD, file = &finding.file));
        }
    }

    /// What time it is: for the incident that was opened, else by [`Self::clock`].
    pub fn reckoned(&self) -> Reckoning {
        self.told.get().unwrap_or_else(|| self.clock.now().into())
    }

    /// The moment that it is for the incident that was opened, else by [`Self::clock`].
    pub fn now(&self) -> Moment {
        self.reckoned().now
    }

    /// The date in the local time zone, for absences and reviews.
    pub fn today(&self) -> NaiveDate {
        self.now().utc().with_timezone(&self.zone).date_naive()
    }

    /// Where the log lies; said on standard error where locks may
    /// not hold there, or somebody else may replace it.
    ///
    /// # Errors
    /// When nobody named a folder for it, and this account has no home to put it.
    pub fn folder(&self) -> Result<LogFolder, Failure> {
        let folder = self.quiet_folder()?;
        self.warn_of_place(&folder);
        Ok(folder)
    }

    /// Says once what is wrong with the place in which a log lies.
    pub fn warn_of_place(&self, folder: &LogFolder) {
        if !self.told_place.replace(true) {
            let network = folder.network();
            for what in place_warnings(folder, network.as_deref()) {
                self.warn(&what);
            }
        }
    }

    /// Where the log lies, for whoever says otherwise what there is to say about it.
    ///
    /// # Errors
    /// As [`Self::folder`].
    pub fn quiet_folder(&self) -> Result<LogFolder, Failure> {
        let without = || wrong(say!("verbs-no-log-folder"), say!("verbs-no-home"), say!("verbs-set-home"));
        self.places.dir.clone().map(LogFolder).ok_or_else(without)
    }

    /// A time as somebody typed it.
    ///
    /// # Errors
    /// When it is none.
    pub fn time(&self, option: &str, typed: &str) -> Result<Moment, Failure> {
        self.read(option, typed, time_text::parse)
    }

    /// The time of something that cannot lie ahead, as somebody typed it.
    ///
    /// # Errors
    /// When it is none.
    pub fn time_passed(&self, option: &str, typed: &str) -> Result<Moment, Failure> {
        self.read(option, typed, time_text::parse_passed)
    }

    /// The time of something that is to come, as somebody typed it: a time, or how long from now.
    ///
    /// # Errors
    /// When it is neither.
    pub fn time_coming(&self, option: &str, typed: &str) -> Result<Moment, Failure> {
        self.read(option, typed, time_text::parse_coming)
    }

    fn read(
        &self,
        option: &str,
        typed: &str,
        parse: fn(&str, Moment, Zone) -> Result<Moment, NotATime>,
    ) -> Result<Moment, Failure> {
        parse(typed, self.now(), self.zone).map_err(|why| {
            let because = why.spoken().unwrap_or_else(|| say!("verbs-takes-a-time", option = option));
            wrong(say!("verbs-no-time", typed = typed), because, say!("verbs-write-time", forms = time_text::forms()))
        })
    }

    /// `--at`, where it was given.
    ///
    /// # Errors
    /// When it is no time, or one that has not come yet: told as the clock on this wall has it.
    pub fn at(&self) -> Result<Option<Moment>, Failure> {
        let Some(typed) = self.common.at.as_deref() else { return Ok(None) };
        let (at, now) = (self.time("--at", typed)?, self.now());
        if lies_ahead(at, now) {
            let here = format!("{} {}", time_text::clock(now, self.zone), time_text::zone_name(now, self.zone));
            return Err(Failure::Refused(Refusal {
                error: say!("rules-nothing-written"),
                because: say!("verbs-time-ahead", typed = typed, here = here),
                hint: say!("rules-at-takes").into(),
            }));
        }
        Ok(Some(at))
    }

    /// The time that `--at` asks about, which may lie ahead; now where it was left out.
    ///
    /// # Errors
    /// When it is no time.
    pub fn time_asked(&self) -> Result<Moment, Failure> {
        self.common.at.as_deref().map_or_else(|| Ok(self.now()), |typed| self.read("--at", typed, time_text::parse_ahead))
    }

    /// Makes sure that `--at` was left out, for verbs that show what is true now.
    ///
    /// # Errors
    /// When it was given: what it asks for would not be what is shown.
    pub fn now_only(&self) -> Result<(), Failure> {
        match &self.common.at {
            Some(at) => Err(wrong(say!("verbs-knows-no-at"), say!("verbs-tells-now", at = at), say!("verbs-leave-at-out"))),
            None => Ok(()),
        }
    }

    /// Opens the incident that is meant.
    ///
    /// # Errors
    /// When there is none, or more than one, or the log cannot be read.
    pub fn session(&self) -> Result<Session, Failure> {
        self.opened(false, Session::open)
    }

    /// Opens the incident that is meant by a verb that only reads: where none is
    /// named and none open that is the last one, and it is said.
    ///
    /// # Errors
    /// As [`Self::session`].
    pub fn session_to_read(&self) -> Result<Session, Failure> {
        self.opened(true, Session::open)
    }

    /// The same with every entry read.
    ///
    /// # Errors
    /// As [`Self::session`].
    pub fn whole_session(&self) -> Result<Session, Failure> {
        self.opened(true, Session::open_whole)
    }

    fn opened(
        &self,
        only_reads: bool,
        open: impl Fn(Box<dyn Log>, IncidentId) -> Result<Session, LogError>,
    ) -> Result<Session, Failure> {
        let folder = self.folder()?;
        let Some(mut log) = folder.open_existing()? else {
            return Err(nothing_declared(&folder, self.common.incident.as_deref()).into());
        };
        let listed: Vec<(IncidentId, bool)> =
            log.incidents()?.into_iter().map(|listed| (listed.incident, listed.closed)).collect();
        let typed = self.common.incident.as_deref();
        let last = listed.last().filter(|_| only_reads && typed.is_none() && listed.iter().all(|(_, closed)| *closed));
        let id = match last {
            Some((last, _)) => last.clone(),
            None => lookup::incident(&listed, typed, &folder.shown())?,
        };
        let session = open(log, id)?;
        self.knows(session.incident());
        if last.is_some() {
            self.warn(&say!("verbs-the-last", incident = session.display_id()));
        }
        self.reckon_by(&session);
        match &session.flaws()[..] {
            [] => {}
            [Flaw::Unvouched] => self.warn(&say!("verbs-unvouched", incident = session.display_id())),
            _ => self.warn(&say!("verbs-tampered", incident = session.display_id())),
        }
        Ok(session)
    }

    /// From here on it is as late as the log of an incident has it.
    pub fn reckon_by(&self, session: &Session) {
        self.told.set(Some(session.reckon(self.clock.read()).shown_in(self.zone)));
    }

    /// An error where fewer entries of an incident were read than its board is made of: what
    /// was shown is then not all, though nothing else may have come of the damage. And an error where the log
    /// was put back or rewritten in between: then what was shown is of two logs.
    ///
    /// # Errors
    /// Exit code 3, with both numbers or with the head that is gone.
    pub fn all_read(&self, session: &mut Session, read: u64) -> Result<(), Failure> {
        session.check(&[])?;
        let wanted = session.incident().entries;
        if read >= wanted {
            return Ok(());
        }
        let (path, said) = (self.folder()?.path().to_owned(), format!("{read} of {wanted} entries can be read"));
        Err(LogError { trouble: Trouble::Damaged, path, said, owner: None }.into())
    }

    /// The contacts. What is wrong with the file is told on standard error.
    ///
    /// # Errors
    /// When the file that was named cannot be read.
    pub fn directory(&self) -> Result<Directory, Failure> {
        let directory = library::directory(&self.places, self.today())?;
        self.warn_of(&directory.findings);
        Ok(directory)
    }

    /// The contacts, with the shifts that calendar files list around a time. What is wrong with the files is
    /// told on standard error.
    ///
    /// # Errors
    /// When the contacts or settings that were named cannot be read.
    pub fn rota(&self, at: Moment) -> Result<Directory, Failure> {
        let settings = library::settings(&self.places, files::settings::parse)?.value;
        let (directory, remarks) =
            rota::join(self.directory()?, &settings.calendars, self.places.config.as_deref(), at, self.zone);
        for remark in &remarks {
            self.warn(&of_calendar(remark));
        }
        Ok(directory)
    }

    /// That people in a contacts file of one's own are invented; none where nobody is.
    pub fn invented(&self, directory: &Directory) -> Option<Sentence> {
        let names: Vec<&str> = directory.invented().map(|contact| contact.id.as_str()).collect();
        let (first, more) = names.split_first()?;
        let file = directory.file.as_ref().map(|file| file.display().to_string());
        Some(say!("verbs-invented-contacts", first = *first, more = more.len(), file = file))
    }

    /// Who asks, as somebody who works on `incident`.
    ///
    /// # Errors
    /// When nobody was named, or nobody is known by that name.
    pub fn asking(&self, directory: &Directory, incident: Option<&Incident>) -> Result<Asking, Failure> {
        let by = self.person(directory, incident)?;
        Ok(Asking { by, now: self.now(), at: self.at()?, clock: self.told.get(), typed_by: None, read: None })
    }

    fn person(&self, directory: &Directory, incident: Option<&Incident>) -> Result<Person, Failure> {
        let named = self.named()?.or_else(|| login_name(directory));
        let Some(named) = named else {
            return Err(wrong(
                say!("verbs-who-are-you"),
                say!("verbs-nobody-named"),
                say!("verbs-add-as", ids = known_ids(directory)),
            ));
        };
        match incident.filter(|_| directory.file.is_none()).and_then(|incident| at_work(&named, incident)) {
            Some(person) => Ok(person),
            None => known(&named, directory, incident),
        }
    }

    /// The settings. What is wrong with the file is told on standard error.
    ///
    /// # Errors
    /// When the file that was named cannot be read.
    pub fn settings(&self) -> Result<files::settings::Settings, Failure> {
        let settings = library::settings(&self.places, files::settings::parse)?;
        self.warn_of(&settings.findings);
        Ok(settings.value)
    }

    /// Who one says to be: `--as`, `CRISIS_AS`, or `me` in the settings.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn named(&self) -> Result<Option<String>, Failure> {
        if let Some(by) = &self.common.by {
            return Ok(Some(by.clone()));
        }
        Ok(self.settings()?.me.map(|me| me.to_string()))
    }
}

/// What is wrong with a calendar, with its name.
pub(super) fn of_calendar(remark: &Remark) -> Sentence {
    say!("verbs-calendar", file = &remark.file, what = &remark.what)
}

/// The locale of what is said to people: the first of these variables that says anything.
pub(super) fn locale() -> String {
    let mut locales = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|variable| std::env::var(variable).ok());
    locales.find(|locale| !locale.is_empty()).unwrap_or_default()
}

/// Somebody who works on the incident already: who that is needs no example contacts.
fn at_work(named: &str, incident: &Incident) -> Option<Person> {
    let responder = incident.people.responder(&named.parse().ok()?)?;
    responder.is_here().then(|| responder.person.clone())
}

/// Somebody who is looked up by id: a contact, somebody in the
/// incident, or, where there are no contacts to trust, anybody.
///
/// # Errors
/// When nobody is known by that id.
pub fn known(named: &str, directory: &Directory, incident: Option<&Incident>) -> Result<Person, Failure> {
    let contacts = directory.contacts();
    let unknown = |because: Sentence| wrong(say!("verbs-nobody-known", named = named), because, hint_to_add(directory));
    if let Some(contact) = contacts.with_id(named) {
        return Ok(contact.for_the_log());
    }
    let here = incident.into_iter().flat_map(|incident| incident.people.responders.iter());
    if let Some(responder) = lookup::alike_one(named, here.map(|here| (here, [here.person.id.as_str(), ""]))) {
        return Ok(responder.person.clone());
    }
    if let Some(dial) = lookup::dial(contacts, named) {
        return Err(unknown(say!("rules-on-the-dial-list", name = &dial.name)));
    }
    let left_out = contacts.left_out.iter().any(|left_out| left_out == named);
    let meant = named_by(named, directory);
    if let Some(meant) = meant.filter(|_| !left_out) {
        return Err(unknown(say!("verbs-did-you-mean-contact", id = meant.id.as_str(), name = &meant.name)));
    }
    let id: PersonId = named.parse().map_err(|error: NotAnId| unknown(error.spoken()))?;
    if left_out || directory.file.is_none() || directory.refused {
        return Ok(Person { name: id.to_string(), id, skills: Vec::new(), languages: Vec::new() });
    }
    Err(unknown(say!("verbs-no-contact", ids = known_ids(directory))))
}

/// The contact whose id comes near to what was typed, or who goes by that name.
fn named_by<'a>(typed: &str, directory: &'a Directory) -> Option<&'a Contact> {
    let people = &directory.contacts().people;
    let ids: Vec<&str> = people.iter().map(|contact| contact.id.as_str()).collect();
    let near = lookup::near(typed, &ids);
    let by_name =
        |contact: &&Contact| same(&contact.name, typed) || contact.name.split_whitespace().any(|word| same(word, typed));
    people.iter().find(by_name).or_else(|| people.iter().find(|contact| Some(contact.id.as_str()) == near))
}

fn hint_to_add(directory: &Directory) -> Sentence {
    match &directory.file {
        Some(file) => say!("verbs-add-to-contacts", file = file.display().to_string()),
        None => say!("verbs-use-an-id"),
    }
}

fn known_ids(directory: &Directory) -> String {
    let ids: Vec<&str> = directory.contacts().people.iter().map(|contact| contact.id.as_str()).collect();
    ids.join(", ")
}

/// The name one is logged in under, where it is a contact's id.
pub fn login_name(directory: &Directory) -> Option<String> {
    let mut names = ["USER", "LOGNAME"].iter().filter_map(|variable| std::env::var(variable).ok());
    names.find(|name| directory.contacts().with_id(name).is_some())
}

/// What is wrong with the place in which a log lies: locks may
/// not hold there, or somebody else may replace it.
pub fn place_warnings(folder: &LogFolder, network: Option<&str>) -> Vec<Sentence> {
    let network = network.map(|name| say!("verbs-on-network", name = name));
    let doubt = folder.doubt().map(|doubt| say!("verbs-log-foreign", folder = folder.shown(), why = doubt.spoken()));
    network.into_iter().chain(doubt).collect()
}

/// That nothing was declared yet.
pub(super) fn nothing_declared(folder: &LogFolder, typed: Option<&str>) -> Refusal {
    Refusal {
        error: typed.map_or_else(|| say!("rules-none-open"), |typed| say!("rules-none-with-id", typed = typed)),
        because: say!("rules-log-empty", folder = folder.shown()),
        hint: say!("rules-declare-one", ask = hints::about(Verb::Declare, "technical-crisis")).into(),
    }
}

/// How many mistakes of a file are told beside a verb's own answer.
const TOLD: usize = 5;

/// Whether standard output is a terminal, where people read.
pub fn people_read() -> bool {
    io::stdout().is_terminal()
}
