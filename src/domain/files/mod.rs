//! From the text of a file that a person wrote to ready types;
//! what is wrong with it, all at once, and exactly where.
//!
//! [`runbook`], [`contacts`] and [`settings`] read one kind of file each,
//! on the walk of [`toml_text`]; [`kind`] sees which it is. Nothing here opens a file or prints.

mod alerts;
pub mod bytes;
pub mod channels;
mod circles;
pub mod contacts;
mod holiday;
mod ids;
pub mod kind;
pub mod mistake;
mod rota;
mod rotation;
pub mod runbook;
mod runbook_components;
mod runbook_effects;
mod runbook_rules;
mod runbook_size;
mod runbook_steps;
pub mod settings;
pub mod toml_reader;
pub mod toml_syntax;
pub mod toml_text;
pub mod toml_values;
