//! The working house: the only floor with tasks and a clock. It opens
//! logs, keeps the fold up to date and takes commands down to the log.
//!
//! Two stairs, so that no room is entered twice: [`session`] goes down with a command and up with what was
//! kept; [`desk`] does so on a thread of its own for a screen, woken by [`follow`] when another terminal
//! wrote. A long log is opened from a [`checkpoint`], which [`audit`] then verifies beside everything else.
//! What waits for the world outside is a task of the [`works`].

pub mod as_happened;
pub mod audit;
pub mod checkpoint;
pub mod clock;
pub mod desk;
pub mod desktop;
pub mod digest;
pub mod file_system;
pub mod fold;
pub mod follow;
pub mod found;
pub mod inbox;
pub mod library;
pub mod log_files;
pub mod open;
pub mod outbox;
pub mod pages;
pub mod paper;
pub mod places;
pub mod read_ahead;
pub mod rota;
pub mod session;
pub mod starter;
pub mod target;
pub mod timekeeper;
pub mod works;
pub mod written;
