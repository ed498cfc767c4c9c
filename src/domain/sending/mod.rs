//! Words on their way to somebody: claimed, started, and what came of it. Today these are pages to people
//! whom the contacts know. Knows what leaves and over which channel; never an address or a number.

pub mod decide;
pub mod facts;
pub mod letter;
pub mod rows;
pub mod state;
pub mod tell;
