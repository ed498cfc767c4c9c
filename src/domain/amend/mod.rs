//! What was said and is put right: an entry is corrected, or struck with a reason. Nothing is erased: the old
//! words stay in the log. What amendments come to is in [`super::amended`]; whether one may be made, in
//! [`super::decide::amend`].

pub mod facts;
pub mod tell;
