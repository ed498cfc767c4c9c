//! What a responder sees and presses. The floor's promise: a view is a function of the model, one
//! table says what keys do, and the terminal is given back as it was found, however the program ends.
//!
//! The road of a key: [`decoder`] (from bytes to [`input`], what the terminal sent) → [`bursts`] (whether a
//! person pressed it) → [`keys`] (what it means on this screen: [`keymap`], or the settings) → [`update`]
//! (what changes, and what is asked of the desk) → [`view`] (what is drawn). What there is to see and to
//! choose from is the [`model`]'s, below both: a view knows nothing of updates. Only [`run`] and
//! [`terminal`], with its outlet, have a terminal, threads, tasks; everything else is a value and can be
//! tested as one. A key press never changes what is true: it asks, and the screen changes when the fact came
//! back kept.

pub mod action;
pub mod announce;
pub mod bursts;
pub mod decoder;
pub mod form;
pub mod fuzzy;
pub mod hour;
pub mod input;
pub mod keymap;
pub mod keys;
pub mod model;
pub mod notation;
mod notify;
mod outlet;
pub mod paint;
pub mod run;
pub mod say;
pub mod spot;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
