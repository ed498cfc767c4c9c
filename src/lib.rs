//! The map of the house. `crisis` walks a team through the worst hour of a hosting or software company: data
//! integrity first, then service in parts, customers told all along; and it keeps a log that a post-mortem
//! can trust.
//!
//! # Floors
//!
//! Imports run only downward, within a floor too: no two files need each other, and each outside package has
//! one door. `tests/suite/architecture.rs` holds both.
//!
//! | floor | what it is | may name |
//! | --- | --- | --- |
//! | [`domain`] | what is true: facts, their fold, rules, what a person sees; pure | itself |
//! | [`store`] | where facts lie; [`store::Log`] is the contract | `domain` |
//! | [`export`] | how a report is written; [`export::Format`] is the contract | `domain` |
//! | [`intake`] | how words of others come in: bytes to types, bounded, never trusted | `domain` |
//! | [`channel`] | how words leave; [`channel::Sends`] is the contract | `domain` |
//! | [`app`] | what runs: places, files, sessions, tasks, the clock | all of these but `export` |
//! | [`tui`] | what a responder sees and presses | `domain`, `app` |
//! | [`cli`] | the same without a screen | all of these |
//!
//! The domain is cut by topic, each of which knows only those before it:
//! [`domain::people`], [`domain::inbox`], [`domain::lifecycle`], [`domain::data`], [`domain::steps`],
//! [`domain::sending`], [`domain::notices`], [`domain::amend`]. Inside a topic the files are named by what
//! they do, as far as a topic needs them: `facts` what it records, `state` what these add up to, `rules` and
//! `decide` what is allowed, `tell` the wording in the timeline, `rows` what a person sees.
//!
//! A rule about one command stands in `decide` of its topic. What holds for every command is asked in
//! [`domain::decide`]: that its words fit and its time does not lie ahead ([`domain::limits`] has those two
//! checks), that the incident is open, and that whoever asks may (each row of the table says who). What keeps
//! a step locked is the [`domain::gate`]'s: the answer in its `mod`, for many steps at once in `locks`,
//! turned round (what waits for what) in `holds`, what is still open when an incident ends in `still_open`.
//!
//! A "no" carries what to do about it ([`domain::advice`]): verbs as values, which [`domain::hints`] makes. A
//! terminal says what to type, the screen which keys lead there (`tui/model/route.rs`).
//!
//! The screen is cut by what it does with its state: [`tui::model`] has the state and the rows that there are
//! to choose from, [`tui::update`] is all that changes it, [`tui::view`] draws it. [`tui::form`] stands below
//! them: it makes the form of a verb from the table, filled in, and reads it again.
//!
//! # One datum's road
//!
//! Ana presses space on a step. *Down:* [`tui::decoder`] → [`tui::bursts`] → [`tui::keys`] (the table is
//! [`tui::keymap`]) → [`tui::update`] → [`app::desk`] → [`app::session`] → [`domain::decide`], which asks
//! [`domain::gate`] → [`domain::event`] → [`store::sqlite`], where the entry is stamped, bound to the one
//! before it and kept in one transaction. *Up, on her terminal and on Ben's:* [`app::follow`] rings →
//! [`app::desk`] → [`app::session`] reads what is new → [`domain::fold`] → [`domain::board`] →
//! [`tui::model`] → [`tui::view`] → [`tui::paint`]. *Into the report:* [`cli::report`] → [`domain::board`]
//! → [`export::markdown`]. A verb such as `crisis done` takes the same stairs as the key, without the desk:
//! [`cli::act`] → [`app::session`].
//!
//! # What always holds
//!
//! - Nothing said is unsaid, and everything can be put right: what was corrected or struck stays in the log
//!   as it was written, and [`domain::amended`] says what it comes to. The board after a strike is that of
//!   the log without the entry.
//! - The log is the truth. Screens, verbs and reports know only what the fold of the log says; what is typed
//!   is shown once it came back kept.
//! - A command is decided under the log's lock, on everything that is in the log by then. So on one host two
//!   people cannot pass a gate that only one of them saw open.
//! - A clock can lie. What time it is for an incident is reckoned ([`domain::reckoning`]) from what the
//!   machine's clocks say ([`app::clock`]), the newest entry and what the commander said of them
//!   ([`domain::lifecycle::timekeeping`]); an open screen has a watch of its own. The order of entries never
//!   depends on it.
//! - Facts are added, never altered or removed. The same set of facts gives the same board, in whatever order
//!   and however often they come: [`domain::fold`] sorts by the hybrid clock and cannot fail. A fact of a
//!   newer version is kept word for word.
//! - What came in before an incident lies in the same log, in one stream a month ([`domain::inbox::stream`]),
//!   and is never an incident: [`store::Log::incidents`] leaves it out, [`store::Log::listed`] has it. An
//!   incident takes along what it was declared on ([`app::inbox`]); no source, reporter or beginning is
//!   assumed.
//! - An incident is bounded ([`domain::size`]). Files and commands that ask for more are refused; a fact that
//!   brings more than there is room for, in a log that somebody else wrote, is counted and not taken.
//! - Nothing in [`domain`] reads a file, a clock, chance or the environment; these come in as values.
//! - What can be asked of an incident stands in one table, [`domain::ask::table`]. The verbs and their help,
//!   the forms, the palette and the man page are made from it. What a key does stands in one other:
//!   [`tui::keymap`].
//! - What was only found is used where nobody else may have put it there ([`app::found`]); what was named is
//!   used. No output goes into a file of a log, by whatever name ([`app::log_files`]), nor into another
//!   folder than the one that was looked at ([`app::target`]).
//! - Text from elsewhere lies in the log as it was typed and is made safe wherever it goes out
//!   ([`domain::text`], [`export`]). What stands in a column takes the same columns on every terminal
//!   ([`domain::grapheme`]), in ASCII too ([`domain::ascii`]).
//! - What should reach a person who is not looking ([`domain::board::summons`]) goes to their desktop or
//!   through their terminal, each thing once, and holds nothing up ([`app::desktop`], [`tui::announce`]).
//! - There is one runtime with one owner ([`app::works`]). Signals and the desktop's bus are tasks on it,
//!   with limits on their time, on what waits for them and on what they have reported; leaving waits for no
//!   task. What waits for the disk has a thread of its own.
//! - What comes in over HTTP ([`app::reception`]) is answered with success only once it is in the log. A
//!   sender that shows no token, sends slowly or sends too much keeps out nobody ([`app::works::http`]).
//! - A terminal holds nothing up: one that takes nothing ([`tui::terminal`]), one that sends half of
//!   something or sends without end ([`tui::decoder`]). Many characters at once are no keys
//!   ([`tui::bursts`]). What waits for the screen is bounded ([`app::works::room`]).
//! - Nothing leaves unless a person said so and the log shows it. What leaves is claimed under the log's
//!   lock, started in the log before its first byte goes, and has an outcome ([`domain::claim`],
//!   [`domain::sending`], [`app::outbox`]). What was started and has no outcome is uncertain: a person
//!   decides, and nothing is sent again by itself. In a drill nothing leaves. Who dials whom by
//!   hand is claimed in the same way ([`domain::people::ringing`]).
//! - Secrets are read when something is sent, from the environment or a file that nobody else may read
//!   ([`channel::secret`]). None of them, no address and no number gets into a fact, an error or a `Debug`
//!   ([`channel::private`]).
//! - Numbers and addresses of people stay in the contacts; the log keeps names, skills and languages
//!   ([`domain::record::Person`]), of the dial list names alone ([`domain::record::Outsider`]).
//!
//! # What it says to people
//!
//! Every sentence has a key and stands in `texts/`, with a folder for each language. The key begins with the
//! name of the file: `log` has the lines of the timeline, `rules` what the domain says otherwise (refusals,
//! locks, alarms, what is next), `keys` what keys and verbs are called, `forms`, `board` and `screens` what
//! stands on the screen, `plain` the board in whole sentences, `summons` what goes to a desktop, `verbs` what
//! verbs print, `page` what a page says, `preview` a runbook that is looked at before the night, `pack` what
//! is printed for it.
//! [`domain::speech`] has the catalogue.
//! Rules and views make sentences; a screen or verb renders them as late as it can, in the language of the
//! settings or the environment, which [`cli::context`] finds out. The words of files, verbs, facts in the log
//! and exports, and the mistakes that `lint` reports, are English in every language. What people and runbooks
//! say stays as they wrote it.
//!
//! # What is absent
//!
//! - No truth beside the log: whatever can be derived from facts is derived. What a long log added up to is
//!   left beside it as a checkpoint ([`app::checkpoint`]), which an entry of the log vouches for, which the
//!   screen adds up anew ([`app::audit`]), and which can be thrown away at any time.
//! - No command that toggles: each says the wished end, because two people who toggle at once undo each
//!   other.
//! - No sending to customers: a word to them is a step that people do by hand, and [`domain::notices`] only
//!   reads which was the last. People who are called in are paged ([`domain::sending`]).
//! - No second try: a channel sends once. Whether something goes out again is a person's to say.
//! - No sharing between machines: a shared log will stand beside [`store::sqlite`] and keep the same
//!   contract. [`store::Log::merge`] and the one order of all machines are there for it.
//!
//! # Where does X live
//!
//! `tests/suite/map.rs` walks this table: each place must exist, and its file must hold the text of the last
//! column. So that text is what to search for there.
//!
//! | what | where | look for |
//! | --- | --- | --- |
//! | the rule that locks a restore step | [`domain::gate::blocks`] | `let is_gated =` |
//! | its wording in Dutch | `texts/nl/rules.ftl` | `rules-data-not-confirmed =` |
//! | the key that finishes a step | [`tui::keymap::TABLE`] | `asks(Verb::Done, &[c(' ')]` |
//! | how an entry's hash is made | [`domain::entry::Entry::hash_after`] | `Sha256::new()` |
//! | how doubt spreads to what is stored above | [`domain::data::state::Data`] | `fn touch_above(` |
//! | what makes a deadline late | [`domain::board::clocks::Clock`] | `overdue: told.latest() >= due` |
//! | where a form's draft is kept | [`tui::model::Model`] | `pub drafts: Vec<Form>` |
//! | where that draft is opened again | `src/tui/update/drafts.rs` | `pub fn open(` |
//! | when the foot stops saying something | `src/tui/update/outdated.rs` | `fn let_go(` |
//! | which letter belongs to the next field | `src/tui/form/edit.rs` | `fn settled(` |
//! | which keys lead to what a hint names | `src/tui/model/route.rs` | `pub fn route(` |
//! | what a verb takes | [`domain::ask::table::ASKS`] | `FinishStep { step: Step,` |
//! | who may ask it | [`domain::ask::table::ASKS`] | `say!("rules-not-closed")), true, Open)` |
//! | who is on call at a moment | [`domain::oncall::course::Course::at`] | `self.turn_at(moment)` |
//! | whose turn it is, over changes of the clock | [`domain::oncall::handover`] | `GapInfo::new(` |
//! | which shifts a calendar lists | [`intake::calendar::read`] | `fn spread(` |
//! | whose they are | [`domain::oncall::import::matched`] | `fn found<'a>(` |
//! | how turns and calendars come together | [`app::rota::join`] | `.covered(` |
//! | what lint finds in a rota | `src/domain/files/rota.rs` | `fn say_absences(` |
//! | how the arguments of a verb are made of that | [`cli::verb_arguments`] | `fn arguments(need: Need` |
//! | what is said of words that are no call | [`cli::usage`] | `fn missing(` |
//! | the fields of a form, and whom they offer | [`tui::form::prefill`] | `fn callable(` |
//! | what the palette lists | [`tui::model::palette::found`] | `fuzzy::find(typed` |
//! | why a key is dimmed | [`tui::model::available::refused`] | `Command::read(verb, &Likely` |
//! | how a new verb is added: a row here, an arm in `decide` | [`domain::ask::table`] | `asks! {` |
//! | how the facts of a topic are listed | [`domain::data::facts`] | `"verdict_given" VerdictGiven` |
//! | what a corrected or struck entry comes to | [`domain::amended::Amended`] | `fn settle(` |
//! | who may strike what: by its effect | `src/domain/decide/amend/weigh.rs` | `fn check_data(` |
//! | how people call an entry by its number | [`domain::numbering::Numbering`] | `fn prefix(` |
//! | how an event is folded | [`domain::fold::fold`] | `incident.apply(event)` |
//! | where the next step is chosen | `src/domain/board/next/mod.rs` | `fn next(` |
//! | what whoever joins late is told | [`domain::board::brief::Brief`] | `pub fn parts(&self)` |
//! | when reports and alerts are enough to declare one | [`domain::inbox::trigger`] | `fn enough(` |
//! | which news of an alert counts | [`domain::inbox::state::Alerted`] | `pub fn takes(&self` |
//! | which monitoring programs are understood | [`domain::alert`] | `UptimeKuma = "uptime-kuma"` |
//! | what comes in over HTTP, and from whom | [`app::reception`] | `fn look(&self, head: &Head)` |
//! | who gives way where too many are connected | `src/app/works/http/crowd.rs` | `fn enter(` |
//! | how much is read of it at once | [`intake::alerts`] | `pub const MOST_BYTES` |
//! | which alert is a trigger by itself | [`domain::alert::rules`] | `pub fn ruled(` |
//! | why an incident cannot be closed yet | [`domain::lifecycle::decide`] | `rules-not-closed` |
//! | what time it is where a clock lies | [`domain::reckoning::Reckoning::of`] | `pub fn of(anchor` |
//! | how a clock that was ahead is put right | [`domain::reckoning::Setback`] | `pub fn put_right<'a>(` |
//! | that a time does not lie ahead | [`domain::limits`] | `fn check_time(` |
//! | how much an incident can hold | [`domain::size::Size`] | `pub const MOST_TICKS` |
//! | what is not taken for want of room | `src/domain/incident.rs` | `fn has_room_for(` |
//! | why nobody is dialled by two at once | [`domain::people::ringing`] | `fn stands(` |
//! | who is dialled and never a responder | [`domain::people::dialled`] | `pub struct DialledList` |
//! | what people call somebody aloud | [`domain::people::aloud`] | `fn are_spelt_alike(` |
//! | whom to call next | [`domain::board::callout::candidates`] | `enum Rank` |
//! | how roles are proposed | [`domain::board::roles::proposals`] | `nobody_communicates()` |
//! | whose role no longer suits the work | `src/domain/board/changes.rs` | `fn not_wanted_any_more(` |
//! | when a claim lapses, and when nobody knows what came of it | [`domain::claim`] | `pub const LAPSES` |
//! | whether a page may begin now | [`domain::sending::decide`] | `pub fn start(` |
//! | what a page says, and in which language | [`domain::sending::letter`] | `pub fn language(` |
//! | where a page is started before it leaves | `src/app/outbox/mod.rs` | `start(&incident.sendings` |
//! | which errors of a mail server mean that nothing was sent | [`channel::mail`] | `fn refused(` |
//! | how a command is run, and ended | [`channel::shell`] | `wrap(ProcessSession)` |
//! | who may read a secret | [`channel::secret`] | `0o077` |
//! | what a channel of the settings may be | `src/domain/files/channels.rs` | `const LATER` |
//! | which entries a filter takes | [`domain::filter::Filter`] | `fn takes(` |
//! | where a line of the timeline is worded | [`domain::tell::tell`] | `steps::tell::tell` |
//! | what is alike for whoever looks for it: case, accents | [`domain::alike::alike`] | `.nfkd()` |
//! | which `TZ` is understood | [`domain::zone::Zone::read`] | `fn read(text` |
//! | what a file is, by what it contains | [`domain::files::kind::Kind::of`] | `fn marks(self)` |
//! | how text from elsewhere is made safe | [`domain::text::shown`] | `fn is_hostile(` |
//! | where the exit codes are | [`cli::failure::Failure::code`] | `Self::Refused(_) => 1` |
//! | where the report is written | [`cli::report::export`] | `format.begin(&report, out)` |
//! | how an export is made again from its entries | [`export::reread`] | `fn difference(` |
//! | how a head that was kept elsewhere is compared | [`domain::witness::Search`] | `fn found(` |
//! | which folder a report goes into, whatever is exchanged | [`app::target::Target`] | `fn in_folder(` |
//! | what an export may overwrite | [`app::written::Written`] | `fn standing(` |
//! | where a report must never go | [`cli::output::check_is_free`] | `log_files::is_of_any(target)` |
//! | whether a file that was only found may be used | [`app::found::doubt`] | `fn doubt_behind(` |
//! | which file systems are named as those of a network | [`app::file_system`] | `"6969" => "NFS"` |
//! | what doctor looks at | [`cli::doctor`] | `fn look_at_clock(` |
//! | how a cell of CSV is kept from being a formula | [`export::csv`] | `fn cell(` |
//! | how a runbook is shown as it will run | [`domain::preview::page::page`] | `extend(facts::of(view))` |
//! | what a step will wait for, seen in the runbook alone | [`domain::preview::waits`] | `fn gate<'a>(` |
//! | how the words of a notice are filled in | [`domain::notices::template::filled`] | `split_once("}}")` |
//! | what is printed for the night without a laptop | [`domain::pack::Packing`] | `pub fn pack(&self)` |
//! | what a page of it may hold of others | [`export::pack::html`] | `AutoEscape::Html` |
//! | what a line written by pen says | [`domain::sheet`] | `fn a_clock_time_is_nearest` |
//! | that no line is taken twice | [`domain::decide::line`] | `transcribed.contains(` |
//! | what `new` writes, and where | [`app::starter::Starter`] | `create_new(true)` |
//! | how a runbook is read, with its mistakes | [`domain::files::runbook::parse`] | `toml_text::read(` |
//! | where a checkpoint is believed, and vouched for | [`app::checkpoint::load`] | `pub fn seal(` |
//! | how a log is noticed that was moved | `src/store/sqlite/still_there.rs` | `struct Standing` |
//! | how a log is noticed that was put back | `src/store/sqlite/read.rs` | `pub(super) fn lost(` |
//! | how another terminal's write is noticed | [`app::follow::Bell`] | `recommended_watcher` |
//! | what becomes of bytes that a terminal sends | [`tui::decoder::Decoder`] | `fn step(` |
//! | how many characters at once are keys | [`tui::bursts`] | `pub const MOST_KEYS: usize = 12` |
//! | what becomes of more than that on the board | `src/tui/update/burst.rs` | `fn make_note(` |
//! | how many of a kind may wait for the screen | `src/tui/run.rs` | `const INPUTS: usize` |

pub mod app;
pub mod channel;
pub mod cli;
pub mod domain;
pub mod export;
pub mod intake;
pub mod store;
pub mod tui;
