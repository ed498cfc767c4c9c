//! Who is on call: at a moment, and shift by shift between two moments.
//!
//! Turns of a rotation follow each other at even lengths of local time from `starts` on, so a handover stays
//! at its hour in summer and in winter. Where clocks skip that hour it is at the first moment after; where
//! they show it twice, at the first of the two ([`handover`]). Overrides win over turns, of several the one
//! that begins last ([`course`]). Whoever is on call while away stays on call: the absence is said, with the
//! next of the rotation beside it ([`rows`]). What a calendar lists stands between turns and overrides
//! ([`import`]). Nothing here swaps anybody, reads a clock or steps through the
//! turns that are past.

pub mod course;
pub mod handover;
pub mod import;
pub mod rows;
