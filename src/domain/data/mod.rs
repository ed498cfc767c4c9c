//! Components: what is in scope, the verdict on the data of each, and what customers have of it.

pub mod case;
pub mod decide;
pub mod doubt;
pub mod facts;
pub mod ground;
pub mod index;
pub mod outage;
pub mod rows;
pub mod rules;
pub mod scope;
pub mod state;
pub mod tell;
pub mod verdict;
