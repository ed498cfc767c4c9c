//! All tests of the program, in one binary.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where and stop")]

/// One contract, held by every log; and what a log on disk must survive.
mod store;
