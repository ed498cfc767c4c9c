//! What is true. Pure: no files, network, clock, tasks, chance or environment; these come in as values.
//!
//! The ground comes first: ids, time, text, words, the runbook, what every record has, and how what leaves
//! the program is claimed ([`claim`]). On it stand the topics, in this order: [`people`], [`inbox`],
//! [`lifecycle`], [`data`], [`steps`], [`sending`], [`notices`], [`amend`];
//! each may know those before it, is given parts of the incident and never the whole, and puts only its own
//! facts on record. They meet in [`fold`] (facts become an [`incident`]), [`decide`] (a command of the
//! [table](ask::table) becomes facts), [`gate`] (may this be done now) and [`board`] (what a person sees).
//! [`preview`] shows a runbook as it will run, before there is an incident; [`oncall`] says who is on call.
//! [`pack`] is what is printed before the night, [`sheet`] what comes back from it, written by pen.

pub mod advice;
pub mod alert;
pub mod alike;
pub mod amend;
pub mod amended;
pub mod ascii;
pub mod ask;
pub mod board;
pub mod channel;
pub mod claim;
pub mod component;
pub mod contacts;
pub mod data;
pub mod decide;
pub mod entry;
pub mod entry_ref;
pub mod event;
pub mod fact;
pub mod field;
pub mod files;
pub mod filter;
pub mod fold;
pub mod gate;
pub mod grapheme;
pub mod hands;
pub mod hints;
pub mod id;
pub mod inbox;
pub mod incident;
pub mod joint;
pub mod length;
pub mod lifecycle;
pub mod limits;
pub mod lookup;
pub mod notices;
pub mod numbering;
pub mod oncall;
pub mod pack;
pub mod people;
pub mod preview;
pub mod reckoning;
pub mod record;
pub mod runbook;
pub mod sending;
pub mod sheet;
pub mod short_id;
pub mod size;
pub mod speech;
pub mod stamp;
pub mod step;
pub mod steps;
pub mod tell;
pub mod text;
pub mod time_text;
pub mod verb;
pub mod vocabulary;
pub mod witness;
mod word_list;
pub mod zone;
