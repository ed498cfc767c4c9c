//! All tests of the program, in one binary.

/// Imports go down, and each package has one door.
mod architecture;
/// Files that people write: every mistake at once, with its place.
mod files;
/// What holds for every incident, whatever people and machines do.
mod laws;
/// Every fact ever written can still be read.
mod past;
/// One contract, held by every log; and what a log on disk must survive.
mod store;
