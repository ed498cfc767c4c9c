//! Hands the arguments to the command line, ends with its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    crisis::cli::main()
}
