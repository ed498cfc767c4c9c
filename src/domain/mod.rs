//! What is true. Pure: no files, network, clock, tasks, chance or environment; these come in as values.
//!
//! Facts go in ([`event`]), an incident comes out ([`incident`]); what a person may ask of it is decided in [`command`], what a
//! person sees of it is made in [`board`].

pub mod ascii;
pub mod board;
pub mod clocks;
pub mod command;
pub mod contacts;
pub mod decide;
pub mod declare;
pub mod entry;
pub mod event;
pub mod files;
pub mod filter;
pub mod fold;
pub mod gate;
pub mod grapheme;
pub mod holds;
pub mod id;
pub mod incident;
pub mod length;
pub mod lookup;
pub mod record;
pub mod roles;
pub mod runbook;
pub mod speech;
pub mod stamp;
pub mod summons;
pub mod tell;
pub mod text;
pub mod time_text;
pub mod told;
pub mod vocabulary;
