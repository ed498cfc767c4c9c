//! Opens the screen, where there is a terminal for it.

use super::asked::Asked;
use super::failure::{Failure, wrong};

/// Opens the screen.
///
/// # Errors
/// When there is no terminal, or the log cannot be read.
pub fn run(_asked: &Asked) -> Result<(), Failure> {
    Err(wrong("no screen yet", "it is being built", "use the verbs"))
}
