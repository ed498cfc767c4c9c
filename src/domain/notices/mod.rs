//! What customers are told. So far a word to customers is a step of the runbook: this topic reads which was
//! the last, and fills in the words that a runbook prepared for one.

pub mod rows;
pub mod template;
pub mod words;
