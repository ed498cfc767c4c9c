//! Components: what is in scope, the verdict on the data of each, and what customers have of it.

pub mod decide;
pub mod facts;
pub mod outage;
pub mod rows;
pub mod rules;
pub mod state;
pub mod tell;
