//! The incident as a whole: how it is declared, when it is
//! resolved and closed, and what people write in their own words.

pub mod decide;
pub mod declare;
pub mod facts;
pub mod left;
pub mod places;
pub mod state;
pub mod tell;
pub mod timekeeping;
