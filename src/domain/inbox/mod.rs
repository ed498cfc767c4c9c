//! What came in: reports of people and alerts of monitoring, before an incident exists and in one. Before,
//! they lie in the [`stream`] of the month, which is never an incident; whoever declares takes along
//! what was [`recorded`]. When they are enough to call it a crisis, [`trigger`] says by which rule. Nothing
//! here changes a verdict, a service or a step.

pub mod decide;
pub mod facts;
pub mod lines;
pub mod receive;
pub mod recorded;
pub mod rows;
pub mod state;
pub mod stream;
pub mod tell;
pub mod trigger;
