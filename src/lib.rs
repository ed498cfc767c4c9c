//! crisis
pub mod app;
pub mod cli;
pub mod domain;
pub mod export;
pub mod store;
pub mod tui;
