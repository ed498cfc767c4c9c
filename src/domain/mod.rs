//! What is true. Pure: no files, network, clock, tasks, chance or environment; these come in as values.
//!
//! Facts go in ([`event`]), an incident comes out ([`incident`]); what a person may ask of it is decided in [`command`], what a
//! person sees of it is made in [`board`].

pub mod contacts;
pub mod contacts_file;
pub mod entry;
pub mod event;
pub mod id;
pub mod mistake;
pub mod roles;
pub mod runbook;
pub mod runbook_file;
pub mod settings_file;
pub mod stamp;
pub mod text;
pub mod toml_text;
