//! Help: what the screen below shows and what its marks mean, then what the keys do
//! there; what cannot be done now is dimmed, with the reason of whoever would refuse it.

use ratatui::layout::Rect;

use crate::domain::speech::{Sentence, say};
use crate::tui::action::Screen;
use crate::tui::keys::Bound;
use crate::tui::model::Model;
use crate::tui::model::available::refused;
use crate::tui::theme::Look;

use super::list::{cell, wrap, wrap_to};
use super::pen::{Pen, Row, rows};

/// Columns that a list of keys takes at least.
const COLUMN: u16 = 38;
/// Columns of the longest key.
const KEY: usize = 6;
/// Lines of text are no longer than can be read.
const WIDEST: usize = 100;

/// Draws help, scrolled down by so many lines.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let page = Page::of(model, area.width);
    let room = usize::from(area.height).saturating_sub(1);
    let from = model.help.unwrap_or(0).min(page.most_scroll(room));
    let more = page.tall().saturating_sub(from + room);
    let more = if more > 0 { model.say(&say!("keys-more-below", count = more)) } else { String::new() };
    let title = model.say(&say!("keys-help-title", screen = named(model.base)));
    pen.rule(rows(area, 0, 1), &format!("{title}{more}"));
    let inside = rows(area, 1, area.height);
    let text = page.text.get(from..).unwrap_or_default();
    pen.rows(inside, text);
    let below = rows(inside, u16::try_from(text.len()).unwrap_or(u16::MAX), inside.height);
    let from = from.saturating_sub(page.text.len());
    for (column, x) in page.columns.iter().zip((area.x..).step_by(usize::from(page.width.max(1)))) {
        let place = Rect { x, width: page.width.min(area.right().saturating_sub(x)), ..below };
        pen.rows(place, column.get(from..).unwrap_or_default());
    }
}

/// How far it can be scrolled.
pub(super) fn most_scroll(model: &Model, area: Rect) -> usize {
    Page::of(model, area.width).most_scroll(usize::from(area.height).saturating_sub(1))
}

/// All of help: a text, and below it the keys in columns that scroll as one.
struct Page {
    text: Vec<Row>,
    columns: Vec<Vec<Row>>,
    width: u16,
}

impl Page {
    fn of(model: &Model, width: u16) -> Self {
        let beside = (width / COLUMN).clamp(1, 5);
        let each = width / beside;
        let entries: Vec<Vec<Row>> = model
            .given
            .keys
            .on(model.base)
            .filter(|bound| !bound.keys.is_empty())
            .map(|bound| entry(model, bound, usize::from(each)))
            .collect();
        Self { text: text(model, usize::from(width)), columns: even(entries, usize::from(beside)), width: each }
    }

    fn tall(&self) -> usize {
        self.text.len() + self.columns.iter().map(Vec::len).max().unwrap_or(0)
    }

    fn most_scroll(&self, room: usize) -> usize {
        self.tall().saturating_sub(room)
    }
}

/// Columns as even as the entries allow.
fn even(entries: Vec<Vec<Row>>, beside: usize) -> Vec<Vec<Row>> {
    let tall = entries.iter().map(Vec::len).sum::<usize>().div_ceil(beside);
    let mut filled: Vec<Vec<Row>> = vec![Vec::new(); beside];
    let mut at = 0;
    for entry in entries {
        let full = filled.get(at).is_some_and(|column| column.len() + entry.len() > tall);
        at = if full { (at + 1).min(beside - 1) } else { at };
        if let Some(column) = filled.get_mut(at) {
            column.extend(entry);
        }
    }
    filled
}

/// What the screen shows, what its marks mean, what the mouse does, and what becomes of a burst.
fn text(model: &Model, width: usize) -> Vec<Row> {
    let columns = width.saturating_sub(2).min(WIDEST);
    let said = std::iter::once(about(model.base)).chain(legend(model.base)).chain([say!("keys-mouse"), say!("keys-bursts")]);
    let lines = said.flat_map(|sentence| wrap(&model.say(&sentence), columns));
    let mut text: Vec<Row> = lines.map(|line| Row::plain(format!(" {line}"))).collect();
    text.push(Row::default());
    text
}

/// What the marks and figures mean that stand on a screen, and on no other line of it.
fn legend(screen: Screen) -> Vec<Sentence> {
    let head = || say!("keys-marks-head");
    match screen {
        Screen::Board | Screen::Whole => vec![say!("keys-marks"), head(), say!("keys-marks-counts"), say!("keys-marks-board")],
        Screen::Step | Screen::Notices | Screen::Briefing => vec![say!("keys-marks"), head()],
        Screen::Timeline => vec![head(), say!("keys-marks-timeline")],
        Screen::People => vec![head(), say!("keys-marks-people")],
        Screen::Home => vec![say!("keys-marks-home")],
        Screen::Runbook | Screen::Burst | Screen::Who | Screen::Search | Screen::Help | Screen::Palette | Screen::Form => {
            Vec::new()
        }
    }
}

/// What a screen is called.
fn named(screen: Screen) -> Sentence {
    match screen {
        Screen::Who => say!("keys-screen-who"),
        Screen::Home => say!("keys-screen-home"),
        Screen::Runbook => say!("keys-screen-runbook"),
        Screen::Board => say!("keys-screen-board"),
        Screen::Step => say!("keys-screen-step"),
        Screen::Timeline => say!("keys-screen-timeline"),
        Screen::People => say!("keys-screen-people"),
        Screen::Notices => say!("keys-screen-notices"),
        Screen::Briefing => say!("keys-screen-briefing"),
        Screen::Whole => say!("keys-screen-whole"),
        Screen::Search | Screen::Help | Screen::Palette | Screen::Form | Screen::Burst => Sentence::default(),
    }
}

/// What a screen shows.
fn about(screen: Screen) -> Sentence {
    match screen {
        Screen::Home => say!("keys-about-home"),
        Screen::Runbook => say!("keys-about-runbook"),
        Screen::Board => say!("keys-about-board"),
        Screen::Step => say!("keys-about-step"),
        Screen::Timeline => say!("keys-about-timeline"),
        Screen::People => say!("keys-about-people"),
        Screen::Notices => say!("keys-about-notices"),
        Screen::Briefing => say!("keys-about-briefing"),
        Screen::Whole => say!("keys-about-whole"),
        Screen::Who | Screen::Search | Screen::Help | Screen::Palette | Screen::Form | Screen::Burst => Sentence::default(),
    }
}

fn entry(model: &Model, bound: &Bound, width: usize) -> Vec<Row> {
    let key = cell(&bound.key_text(model.given.language), KEY);
    let columns = width.saturating_sub(KEY + 3);
    let refusal = refused(model, bound.row.action);
    let look = if refusal.is_some() { Look::Muted } else { Look::Plain };
    let because = refusal.map(|refusal| model.say(&say!("keys-not-now", because = model.said(&refusal.because))));
    let sentence = model.say(&bound.row.sentence());
    let mut lines: Vec<(String, Look)> = wrap_to(&sentence, columns, 2).into_iter().map(|line| (line, look)).collect();
    lines.extend(because.into_iter().flat_map(|because| wrap_to(&because, columns, 2)).map(|line| (line, Look::Muted)));
    let keys = std::iter::once(key).chain(std::iter::repeat(" ".repeat(KEY)));
    let row = |((line, look), key): ((String, Look), String)| Row::new(format!(" {key} "), Look::Key).and(line, look);
    lines.into_iter().zip(keys).map(row).collect()
}
