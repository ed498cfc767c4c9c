//! The runbook at work: which steps there are here, how far each has come, and who may do which.

pub mod decide;
pub mod facts;
pub mod plan;
pub mod rows;
pub mod rules;
pub mod state;
pub mod tell;
