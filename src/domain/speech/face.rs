//! How a face (a screen, a terminal, a document) puts what stands in the gaps of a sentence.

use chrono::{DateTime, FixedOffset};

use super::ask::Ask;

/// How a face words what a sentence tells somebody to ask for.
pub type Wording<'a> = &'a dyn Fn(&Ask) -> String;

/// How a face calls somebody of that id; nothing where it does not know them.
pub type Naming<'a> = &'a dyn Fn(&str) -> Option<String>;

/// How a face says when something was; nothing where it says it as it is kept.
pub type Timing<'a> = &'a dyn Fn(DateTime<FixedOffset>) -> Option<String>;

/// How a face puts what stands in the gaps of a sentence.
#[derive(Clone, Copy)]
pub struct Face<'a> {
    /// What it says for something to ask for.
    pub wording: Wording<'a>,
    /// What it calls somebody.
    pub naming: Naming<'a>,
    /// What it says for a time.
    pub timing: Timing<'a>,
    /// It leaves the titles of steps out.
    pub briefly: bool,
}
