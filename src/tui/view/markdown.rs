//! Markdown as rows of a screen: what a runbook says of a step,
//! drawn so that its shape can be seen without colour.
//!
//! Nothing of it acts: a link is its text and its address, HTML is
//! shown as it is written, and every text is made safe like any other.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::tui::theme::Look;

use super::flow::{broken, flow};
use super::list::clean;
use super::pen::Row;

/// How many bytes of a text are read: what is longer is no instruction for a crisis.
const MOST: usize = 32 * 1024;
/// How many rows are made of it.
const ROWS: usize = 2000;
/// The look of what is to be typed or read word for word.
const CODE: Look = Look::Key;

/// A text in Markdown as rows of at most so many columns.
#[must_use]
pub fn rows(text: &str, columns: usize) -> Vec<Row> {
    let mut cut = MOST.min(text.len());
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    let read = text.get(..cut).unwrap_or_default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let mut page = Page { columns: columns.max(4), ..Page::default() };
    for event in Parser::new_ext(read, options) {
        page.take(event);
        if page.rows.len() >= ROWS {
            break;
        }
    }
    page.flush();
    if cut < text.len() || page.rows.len() >= ROWS {
        page.rows.truncate(ROWS);
        page.rows.push(Row::new("…", Look::Muted));
    }
    page.rows
}

/// A text in Markdown as plain sentences, one for each paragraph or item.
#[must_use]
pub fn plain(text: &str) -> Vec<String> {
    let sentence = |row: Row| row.pieces.into_iter().map(|(text, _)| text).collect::<String>();
    let sentences = rows(text, MOST).into_iter().map(sentence);
    let bare = sentences.map(|text| text.trim_start_matches(['-', '>', ' ']).trim().to_owned());
    bare.filter(|text| !text.is_empty()).collect()
}

/// The same of as many paragraphs as fill so many columns: the rest is not read.
#[must_use]
pub fn plain_within(text: &str, columns: usize) -> Vec<String> {
    plain(beginning(text, columns))
}

/// A text to the end of the paragraph in which so many columns are full, whatever marks stand between them.
fn beginning(text: &str, columns: usize) -> &str {
    let mut from = (columns * MARKED).min(text.len());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let end = text.get(from..).and_then(|rest| rest.find("\n\n")).map_or(text.len(), |at| from + at);
    text.get(..end).unwrap_or(text)
}

/// The bytes that a column takes at most, mostly: a character and what marks it.
const MARKED: usize = 2;

/// What a block stands in.
#[derive(Debug)]
enum Around {
    Quote,
    /// An item of a list: its mark, until it is drawn, and how wide that is.
    Item(Option<String>, usize),
}

/// The rows so far, and the block that is being read.
#[derive(Debug, Default)]
struct Page {
    columns: usize,
    rows: Vec<Row>,
    around: Vec<Around>,
    /// The number of the next item of each list around; none where the items have no numbers.
    lists: Vec<Option<u64>>,
    /// The words of the block.
    spans: Vec<(String, Look)>,
    /// The addresses of the links around, with the place in the words where each began.
    links: Vec<(String, usize)>,
    strong: usize,
    heading: bool,
    code: bool,
    cells: usize,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code => self.verbatim(&text),
            Event::Text(text) | Event::InlineHtml(text) => self.say(&text, self.look()),
            Event::Html(text) => text.lines().for_each(|line| {
                self.say(line, Look::Plain);
                self.flush();
            }),
            Event::Code(text) => self.say(&format!("`{text}`"), CODE),
            Event::SoftBreak => self.say(" ", self.look()),
            Event::HardBreak => self.spans.push(("\n".to_owned(), Look::Plain)),
            Event::TaskListMarker(done) => self.say(if done { "[x] " } else { "[ ] " }, Look::Plain),
            Event::Rule => {
                self.flush();
                self.rows.push(Row::new("─".repeat(self.columns.min(24)), Look::Muted));
            }
            _ => {}
        }
    }

    fn look(&self) -> Look {
        if self.heading || self.strong > 0 { Look::Title } else { Look::Plain }
    }

    fn say(&mut self, text: &str, look: Look) {
        self.spans.push((clean(text), look));
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong | Tag::Emphasis => self.strong += 1,
            Tag::Strikethrough => self.say("~", Look::Plain),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.links.push((clean(&dest_url), self.spans.len())),
            Tag::TableCell => {
                if self.cells > 0 {
                    self.say(" | ", Look::Muted);
                }
                self.cells += 1;
            }
            block => {
                self.flush();
                self.open(block);
            }
        }
    }

    fn open(&mut self, block: Tag<'_>) {
        match block {
            Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::Table(_) | Tag::BlockQuote(_) => self.part(),
            _ => {}
        }
        match block {
            Tag::Heading { .. } | Tag::TableHead => self.heading = true,
            Tag::CodeBlock(kind) => {
                self.code = true;
                if let CodeBlockKind::Fenced(language) = kind
                    && !language.is_empty()
                {
                    self.push(vec![(format!("┌ {}", clean(&language)), Look::Muted)]);
                }
            }
            Tag::BlockQuote(_) => self.around.push(Around::Quote),
            Tag::List(from) => self.lists.push(from),
            Tag::Item => {
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                let wide = mark.len();
                self.around.push(Around::Item(Some(mark), wide));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis => self.strong = self.strong.saturating_sub(1),
            TagEnd::Strikethrough => self.say("~", Look::Plain),
            TagEnd::Link | TagEnd::Image => self.name_address(),
            TagEnd::TableCell => {}
            TagEnd::TableRow | TagEnd::TableHead => {
                self.flush();
                (self.cells, self.heading) = (0, false);
            }
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.flush();
                // An item without words is still an item.
                if let Some(Around::Item(Some(_), _)) = self.around.last() {
                    self.push(Vec::new());
                }
                self.around.pop();
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            _ => {
                self.flush();
                (self.heading, self.code) = (false, false);
            }
        }
    }

    /// The address of a link behind its text, unless the text is the address.
    fn name_address(&mut self) {
        let Some((address, from)) = self.links.pop() else { return };
        let shown: String = self.spans.iter().skip(from).map(|(text, _)| text.as_str()).collect();
        if shown != address && !address.is_empty() {
            self.say(&if shown.is_empty() { address } else { format!(" <{address}>") }, Look::Plain);
        }
    }

    /// An empty row between the parts of the page that stand in nothing.
    fn part(&mut self) {
        if self.around.is_empty() && !self.rows.is_empty() {
            self.rows.push(Row::default());
        }
    }

    /// Lines of code as they are, each with a bar before it; what is too long goes on in the next row.
    fn verbatim(&mut self, text: &str) {
        let room = self.room().saturating_sub(2).max(2);
        for line in text.lines() {
            for row in broken(&clean(line), room) {
                self.push(vec![("│ ".to_owned(), Look::Muted), (row, CODE)]);
            }
        }
    }

    /// Draws the words of the block.
    fn flush(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.iter().any(|(text, _)| !text.trim().is_empty()) {
            for line in flow(&spans, self.room(), CODE) {
                self.push(line);
            }
        }
    }

    /// How many columns are left beside what the block stands in; never less than half of them.
    fn room(&self) -> usize {
        let taken: usize = self.drawn_around().map(wide).sum();
        self.columns.saturating_sub(taken).max(2)
    }

    /// What the block stands in, as far as there is room for it: the outermost of a deep nest.
    fn drawn_around(&self) -> impl Iterator<Item = &Around> {
        let mut room = self.columns / 2;
        self.around.iter().take_while(move |around| {
            let fits = wide(around) <= room;
            room = room.saturating_sub(wide(around));
            fits
        })
    }

    fn push(&mut self, line: Vec<(String, Look)>) {
        let mut pieces: Vec<(String, Look)> = Vec::new();
        for around in self.drawn_around() {
            pieces.push(match around {
                Around::Quote => ("> ".to_owned(), Look::Muted),
                Around::Item(Some(mark), _) => (mark.clone(), Look::Plain),
                Around::Item(None, wide) => (" ".repeat(*wide), Look::Plain),
            });
        }
        for around in &mut self.around {
            if let Around::Item(mark, _) = around {
                *mark = None;
            }
        }
        pieces.extend(line);
        self.rows.push(Row { pieces, ..Row::default() });
    }
}

fn wide(around: &Around) -> usize {
    match around {
        Around::Quote => 2,
        Around::Item(_, wide) => *wide,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::width;

    fn drawn(text: &str, columns: usize) -> Vec<String> {
        let line = |row: Row| row.pieces.into_iter().map(|(text, _)| text).collect::<String>().trim_end().to_owned();
        rows(text, columns).into_iter().map(line).collect()
    }

    #[test]
    fn of_a_long_text_whole_paragraphs_are_read_until_there_are_words_enough() {
        let text = "`a` \u{e9}n\n\n- two `three\n  four`\n- five\n\nsix\n\nseven\n";
        for columns in 0..40 {
            let (some, all) = (plain_within(text, columns), plain(text));
            assert_eq!(some, all.get(..some.len()).unwrap_or_default());
            assert!(some.join(" ").chars().count() >= columns || some == all, "{columns}: {some:?}");
        }
    }

    #[test]
    fn the_shape_of_a_text_is_seen_without_colour() {
        let text = "# Before\nFirst *look*, then [call](https://noc.example/now).\n\n1. `zfs hold` the newest snapshots of the pool\n2. Two:\n   - [ ] one\n   - [x] other\n\n> said aloud\n\n```sh\nzpool import -o readonly=on tank\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\nend";
        assert_eq!(
            drawn(text, 28),
            [
                "Before",
                "",
                "First look, then call",
                "<https://noc.example/now>.",
                "1. `zfs hold` the newest",
                "   snapshots of the pool",
                "2. Two:",
                "   - [ ] one",
                "   - [x] other",
                "",
                "> said aloud",
                "",
                "┌ sh",
                "│ zpool import -o readonly=o",
                "│ n tank",
                "",
                "a | b",
                "1 | 2",
                "────────────────────────",
                "",
                "end",
            ]
        );
    }

    #[test]
    fn sentences_can_be_had_without_their_shape() {
        assert_eq!(plain("- Log them: `crisis note`.\n- Look\n  outside.\n"), ["Log them: `crisis note`.", "Look outside."]);
    }

    #[test]
    fn no_row_is_wider_than_it_may_be_whatever_is_written() {
        let deep = "> ".repeat(500) + "deep " + &"- ".repeat(300) + "deeper";
        let nested = (0..200).map(|depth| "  ".repeat(depth) + "- item").collect::<Vec<_>>().join("\n");
        let brackets = "[".repeat(20_000);
        let stars = "*a **b ".repeat(3_000);
        let huge = "漢字かな word ".repeat(60_000);
        let hostile = "a\u{1b}]0;x\u{7} &#27;[2J <b>\u{202e}</b>\n\n[x](javascript:\u{1b}[31m)\n\n    code\u{1b}[2J\u{9b}\tx";
        for text in [&deep, &nested, &brackets, &stars, &huge, hostile, "", "\n\n", "\\", "|a|\n|-|\n", "1. \n2. \n"] {
            for columns in [0, 1, 2, 5, 20, 80] {
                for row in drawn(text, columns) {
                    assert!(width(&row) <= columns.max(6), "{row:?} in {columns}");
                    assert!(!row.contains(crate::domain::text::is_hostile), "{row:?}");
                }
            }
        }
        assert!(rows(&huge, 1).len() <= ROWS + 1);
    }
}
