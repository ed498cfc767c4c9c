//! The people of an incident: calls, roles, release, and the post of the commander. Knows no other topic.

pub mod aloud;
mod calling;
pub mod decide;
pub mod dialled;
pub mod facts;
pub mod ringing;
pub mod rows;
pub mod rules;
pub mod state;
pub mod tell;
pub mod wrong;
