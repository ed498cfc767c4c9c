//! The runbook at work: which steps there are here, how far each has come, and who may do which.

pub mod course;
pub mod decide;
pub mod facts;
pub mod finish;
pub mod held;
pub mod plan;
pub mod rows;
pub mod rules;
pub mod state;
mod take;
pub mod tell;
pub mod work;
