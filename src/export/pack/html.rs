//! The pack as one page of HTML: readable on a telephone, printed on A4 and on Letter, in light and in dark.
//! It has no scripts and loads nothing. The template escapes every text.

use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment};

use super::Printed;

/// The template. What it may hold of others is only what it escapes.
const PAGE: &str = include_str!("page.html");

/// Writes the pack; `language` is that of its words, as HTML has it.
///
/// # Errors
/// When the output cannot be written.
pub fn write(pack: &Printed, language: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    // The tags of the template leave no empty lines.
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().map_err(io::Error::other)?;
    environment.set_syntax(syntax);
    let page = environment.template_from_str(PAGE).map_err(io::Error::other)?;
    let text = page.render(minijinja::context! { pack => Serde(pack), language => language }).map_err(io::Error::other)?;
    writeln!(out, "{}", text.trim_end())
}
