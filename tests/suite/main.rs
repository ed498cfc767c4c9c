//! All tests of the program, in one binary.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where and stop")]

/// The binary as a user runs it: every verb, its exit code, its refusals, its shapes for programs, and what it says to bad files.
mod cli;
/// Not a test: the folder and the environment in which the binary is run.
mod house;
/// One contract, held by every log; and what a log on disk must survive.
mod store;
