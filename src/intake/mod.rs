//! How words come in: from the bytes of other programs to types of the domain. A floor's promise: whatever
//! arrives, what comes out is within bounds, or a reason why not. Nothing is trusted: a text stays a text,
//! however it looks, and whoever shows it makes it safe. Nothing here opens a file or a connection.
//!
//! [`alerts`] reads what monitoring sends; [`calendar`] the shifts of a rotation from iCalendar files;
//! [`reports`] what people reported to another program.

pub mod alerts;
pub mod calendar;
pub mod reports;
