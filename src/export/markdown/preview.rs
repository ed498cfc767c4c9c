//! A runbook as Markdown, as it will run: to be read, printed or reviewed before the night. In English, as
//! every export; what the runbook says stays as it was written.

use std::io::{self, Write};

use crate::domain::preview::line::Line;
use crate::domain::text;
use crate::export::english;

use super::plain::plain;

/// Writes the lines of a page about a runbook.
///
/// # Errors
/// When the output cannot be written.
pub fn write(page: &[Line], out: &mut dyn Write) -> io::Result<()> {
    let mut listed = false;
    for line in page {
        let is_listed = matches!(line, Line::Fact(_) | Line::Warning(_));
        let gap = if is_listed == listed && is_listed || matches!(line, Line::Title(_)) { "" } else { "\n" };
        listed = is_listed;
        match line {
            Line::Title(title) => writeln!(out, "{gap}# {}", plain(title))?,
            Line::Heading(heading) => writeln!(out, "{gap}## {}", plain(&english(heading)))?,
            Line::Part(name, title) => writeln!(out, "{gap}### {} {}", plain(name), plain(&english(title)))?,
            Line::Fact(fact) => writeln!(out, "{gap}- {}", plain(&english(fact)))?,
            Line::Warning(warning) => writeln!(out, "{gap}- **{}**", plain(&english(warning)))?,
            Line::Detail(detail) => write!(out, "{gap}{}", quoted(detail))?,
            Line::Words(words) => write!(out, "{gap}{}", verse(words))?,
        }
    }
    Ok(())
}

/// Markdown of a runbook as a quotation. Outside of its code no tag acts, and nothing in it is hostile.
fn quoted(detail: &str) -> String {
    let mut fence = false;
    let mut quoted = String::new();
    for line in text::lines(detail) {
        let opens = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        let line = if fence || opens { line.into_owned() } else { without_tags(&line) };
        fence ^= opens;
        quoted.extend([if line.is_empty() { ">" } else { "> " }, &line, "\n"]);
    }
    if fence {
        quoted.push_str("> ```\n");
    }
    quoted
}

/// A line in which `<` outside of code is a character like any other.
fn without_tags(line: &str) -> String {
    let part = |(place, part): (usize, &str)| if place % 2 == 0 { part.replace('<', "\\<") } else { part.to_owned() };
    let parts: Vec<&str> = line.split('`').collect();
    // An odd backtick at the end opens no code.
    if parts.len().is_multiple_of(2) {
        return line.replace('<', "\\<");
    }
    parts.into_iter().enumerate().map(part).collect::<Vec<_>>().join("`")
}

/// The words of a notice as a quotation that keeps its lines.
fn verse(words: &str) -> String {
    let lines: Vec<String> = words.lines().map(|line| plain(line).into_owned()).collect();
    let mut verse = String::new();
    for (at, line) in lines.iter().enumerate() {
        let goes_on = lines.get(at + 1).is_some_and(|next| !next.is_empty()) && !line.is_empty();
        verse.extend([if line.is_empty() { ">" } else { "> " }, line, if goes_on { "\\\n" } else { "\n" }]);
    }
    verse
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_markdown_of_a_step_is_quoted_and_no_tag_in_it_acts() {
        let detail = "- Look: `dmesg <x>` <b>\n\n```\n<kept>\n```\n<a\u{1b}";
        assert_eq!(quoted(detail), "> - Look: `dmesg <x>` \\<b>\n>\n> ```\n> <kept>\n> ```\n> \\<a\\u{1b}\n");
        assert_eq!(quoted("`<b>` and ` <i>"), "> `\\<b>` and ` \\<i>\n");
        assert!(quoted("~~~\nopen").ends_with("> ```\n"));
    }

    #[test]
    fn a_notice_keeps_its_lines_and_nothing_in_it_is_markdown() {
        assert_eq!(verse("Outage\n\n# one\ntwo *three*"), "> Outage\n>\n> \\# one\\\n> two \\*three\\*\n");
    }
}
