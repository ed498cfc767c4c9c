//! What customers are told. So far a word to customers is a step
//! of the runbook, and this topic only reads which was the last.

pub mod rows;
