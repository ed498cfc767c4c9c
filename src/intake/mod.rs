//! How words come in: from the bytes of other programs to types of the domain. Nothing here opens a file, and
//! nothing that comes in is trusted: size and counts are bounded, and what is odd is told and left out.
//!
//! [`calendar`] reads iCalendar files (RFC 5545) with the shifts of a rotation; `event` one event of it,
//! `recurrence` when it comes again, `usual` by which rules.

pub mod calendar;
mod event;
mod recurrence;
mod usual;
