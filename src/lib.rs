//! The map of the house. `crisis` walks a team through the worst hour of a hosting or software company: data integrity first, then service in
//! parts, customers told all along; and keeps a log that a post-mortem can trust.
//!
//! # Floors
//!
//! Imports run only downward, within a floor too: no two files need each other. A test holds it, and that each outside package has one door.
//!
//! | floor | what it is | may name |
//! | --- | --- | --- |
//! | [`domain`] | what is true: facts, the fold of them, rules, what a person sees; pure | itself |
//! | [`store`] | where facts lie; [`store::Log`] is the contract | `domain` |
//! | [`export`] | how a report is written | `domain` |
//! | [`app`] | the working house: places, files, sessions, the clock | `domain`, `store` |
//! | [`tui`] | what a responder sees and presses | `domain`, `app` |
//! | [`cli`] | the same without a screen | all of these |
//!
//! # One datum's road
//!
//! Ana presses space on a step. *Down:* [`tui::input`] → [`tui::keymap`] → [`tui::update`] → [`app::desk`] → [`app::session`] →
//! [`domain::decide`], which asks [`domain::gate`] → [`domain::event`] → [`store::sqlite`], where it is stamped, bound to the entry before and
//! kept in one transaction. *Up, on her terminal and on Ben's:* [`app::follow`] rings → [`app::session`] reads what is new →
//! [`domain::fold`] → [`domain::board`] → [`tui::view`]. *Into the report:* [`cli::report`] → [`domain::board`] → [`export::markdown`].
//! A verb such as `crisis done` takes the same stairs as the key.
//!
//! # What always holds
//!
//! - The log is the truth. Screens, verbs and reports know only what the fold of the log says; what is typed is shown once it came back kept.
//! - A command is decided under the log's lock, on all that is in the log by then. So on one host two people cannot pass a gate that only
//!   one of them saw open.
//! - Facts are added, never altered or removed. Whatever set of facts comes, in whatever order and however often, gives the same board:
//!   [`domain::fold`] sorts by the hybrid clock and cannot fail. A fact of a newer version is kept word for word.
//! - Nothing in [`domain`] reads a file, a clock, chance or the environment; these come in as values.
//! - Text from elsewhere lies in the log as it was typed and is made safe at every door out ([`domain::text`], `export`); what stands in a column
//!   takes the same columns on every terminal ([`domain::grapheme`]), in ASCII too ([`domain::ascii`]).
//! - What should reach a person who does not look ([`domain::board::summons`]) goes to their desktop or through their terminal, each thing once, and
//!   holds nothing up ([`app::desktop`], [`tui::announce`]).
//! - There is one runtime with one owner. Signals and the desktop's bus are tasks on it, bounded in time,
//!   in what waits for them and in what they have told; leaving waits for no task ([`app::works`]). What
//!   waits for the disk has a thread of its own.
//! - Numbers and addresses of people stay in the contacts; the log keeps names and skills ([`domain::record::Person`]).
//!
//! # What it says to people
//!
//! Every sentence has a key and stands in `texts/`, a folder for each language and a file for each part of the house. [`domain::speech`] has the
//! catalogue: rules and views make sentences, a face renders them as late as it can, in the language of the settings or the environment, which
//! `cli` finds out. Words of files, verbs, logs and exports, and the mistakes that `lint` tells, are English in every language. What people and
//! runbooks say stays as they wrote it.
//!
//! # What is absent
//!
//! - No truth beside the log: whatever can be derived from facts is derived. What a long log added up to is left beside it as a checkpoint
//!   ([`app::checkpoint`]), which is believed only until the screen has had every entry read ([`app::audit`]), and can be thrown away at any time.
//! - No command that toggles: each says the wished end, because two people who toggle at once undo each other.
//! - No notices, channels or sharing between machines yet: `channel` will stand beside `store`, and a shared log beside [`store::sqlite`]
//!   keeps the same contract. [`store::Log::merge`] and the one order of all machines are there for it.

pub mod app;
pub mod cli;
pub mod domain;
pub mod export;
pub mod store;
pub mod tui;
