//! Writes what changed of a picture to the terminal in as few
//! bytes as it takes: a slow line is read by somebody in a hurry.
//!
//! Knows how the terminal was left by the picture before: nothing is said twice, and a picture that
//! is the same writes nothing at all. Colours are said in the oldest form that every terminal knows.

use std::fmt::{self, Write as _};
use std::io::{self, Stdout, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// A terminal that is painted on; standard output, where nothing else is said.
pub struct Paint<W = Stdout> {
    out: W,
    /// What was not sent yet.
    unsent: String,
    size: Size,
    /// Where the cursor stands, as far as that is certain.
    at: Option<Position>,
    /// How the next character would look; none where nobody knows.
    ink: Option<Ink>,
    hidden: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ink {
    front: Color,
    back: Color,
    modifier: Modifier,
}

impl Paint {
    /// On a terminal of that size, of which nothing else is known but that its cursor is hidden.
    pub fn on(size: Size) -> Self {
        Self::to(io::stdout(), size)
    }
}

impl<W: Write> Paint<W> {
    /// The same on whatever takes the bytes.
    pub fn to(out: W, size: Size) -> Self {
        Self { out, unsent: String::new(), size, at: None, ink: None, hidden: true }
    }

    fn go(&mut self, to: Position) {
        match self.at {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y => self.say(format_args!("\x1b[{}G", to.x + 1)),
            _ if to.x == 0 => self.say(format_args!("\x1b[{}H", to.y + 1)),
            _ => self.say(format_args!("\x1b[{};{}H", to.y + 1, to.x + 1)),
        }
    }

    fn say(&mut self, what: fmt::Arguments<'_>) {
        // A text never refuses.
        let _ = self.unsent.write_fmt(what);
    }

    fn dip(&mut self, ink: Ink) {
        let before = self.ink.filter(|before| ink.modifier.contains(before.modifier));
        if before == Some(ink) {
            return;
        }
        self.unsent.push_str("\x1b[");
        // What is to go can only be taken away with everything else.
        let fresh = before.is_none();
        let before = before.unwrap_or(Ink { front: Color::Reset, back: Color::Reset, modifier: Modifier::empty() });
        if fresh && ink != before {
            self.unsent.push_str("0;");
        }
        for (flag, code) in MODIFIERS {
            if (ink.modifier - before.modifier).contains(*flag) {
                self.say(format_args!("{code};"));
            }
        }
        if ink.front != before.front {
            colour(&mut self.unsent, ink.front, 30);
        }
        if ink.back != before.back {
            colour(&mut self.unsent, ink.back, 40);
        }
        if self.unsent.ends_with(';') {
            self.unsent.pop();
        }
        self.unsent.push('m');
        self.ink = Some(ink);
    }

    fn put(&mut self, at: Position, cell: &Cell) {
        self.go(at);
        self.dip(Ink { front: cell.fg, back: cell.bg, modifier: cell.modifier });
        self.unsent.push_str(cell.symbol());
        // Terminals disagree about wide and joined characters, and about what happens behind the last column.
        let plain = cell.symbol().chars().count() == 1 && cell.symbol().width() == 1 && at.x + 1 < self.size.width;
        self.at = plain.then_some(Position { x: at.x + 1, y: at.y });
    }
}

const MODIFIERS: &[(Modifier, u8)] = &[
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// A colour of the terminal's own sixteen by its number from
/// `base` on; others as terminals with more of them know them.
fn colour(text: &mut String, colour: Color, base: u8) {
    let (dark, light) = (|place: u8| base + place, |place: u8| base + 60 + place);
    let code = match colour {
        Color::Black => dark(0),
        Color::Red => dark(1),
        Color::Green => dark(2),
        Color::Yellow => dark(3),
        Color::Blue => dark(4),
        Color::Magenta => dark(5),
        Color::Cyan => dark(6),
        Color::Gray => dark(7),
        Color::DarkGray => light(0),
        Color::LightRed => light(1),
        Color::LightGreen => light(2),
        Color::LightYellow => light(3),
        Color::LightBlue => light(4),
        Color::LightMagenta => light(5),
        Color::LightCyan => light(6),
        Color::White => light(7),
        Color::Reset => dark(9),
        Color::Indexed(place) => {
            let _ = write!(text, "{};5;{place};", base + 8);
            return;
        }
        Color::Rgb(red, green, blue) => {
            let _ = write!(text, "{};2;{red};{green};{blue};", base + 8);
            return;
        }
    };
    let _ = write!(text, "{code};");
}

impl<W: Write> Backend for Paint<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        content.for_each(|(x, y, cell)| self.put(Position { x, y }, cell));
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.hidden, true) {
            self.unsent.push_str("\x1b[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.hidden, false) {
            self.unsent.push_str("\x1b[?25h");
        }
        Ok(())
    }

    /// Never asks the terminal: the answer would go to the thread that reads keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let to = position.into();
        self.go(to);
        self.at = Some(to);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.unsent.push_str("\x1b[0m\x1b[2J");
        self.ink = None;
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.unsent.is_empty() {
            return Ok(());
        }
        let sent = self.out.write_all(self.unsent.as_bytes()).and_then(|()| self.out.flush());
        self.unsent.clear();
        sent
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn painted(paint: &mut Paint, cells: &[(u16, u16, &str, Style)]) -> String {
        let cells: Vec<(u16, u16, Cell)> = cells
            .iter()
            .map(|(x, y, text, style)| {
                let mut cell = Cell::default();
                cell.set_symbol(text).set_style(*style);
                (*x, *y, cell)
            })
            .collect();
        paint.draw(cells.iter().map(|(x, y, cell)| (*x, *y, cell))).unwrap();
        std::mem::take(&mut paint.unsent)
    }

    #[test]
    fn nothing_is_said_twice() {
        let mut paint = Paint::on(Size { width: 80, height: 24 });
        let (plain, bold) = (Style::new(), Style::new().bold());
        assert_eq!(painted(&mut paint, &[(0, 0, "a", plain), (1, 0, "b", plain)]), "\x1b[1H\x1b[mab");
        assert_eq!(
            painted(&mut paint, &[(2, 0, "c", plain), (4, 0, "d", bold), (5, 0, "e", bold.red())]),
            "c\x1b[5G\x1b[1md\x1b[31me"
        );
        assert_eq!(painted(&mut paint, &[(6, 0, "f", plain), (3, 9, "g", plain)]), "\x1b[mf\x1b[10;4Hg");
        assert_eq!(painted(&mut paint, &[]), "");
        paint.hide_cursor().unwrap();
        assert_eq!(paint.unsent, "");
    }

    #[test]
    fn the_place_of_the_cursor_is_not_guessed_behind_wide_characters_and_the_last_column() {
        let mut paint = Paint::on(Size { width: 4, height: 2 });
        let plain = Style::new();
        painted(&mut paint, &[(0, 0, "漢", plain)]);
        assert_eq!(painted(&mut paint, &[(2, 0, "x", plain), (3, 0, "y", plain)]), "\x1b[1;3Hxy");
        assert_eq!(painted(&mut paint, &[(0, 1, "z", plain)]), "\x1b[2Hz");
    }

    #[test]
    fn colours_are_the_terminals_own() {
        let mut paint = Paint::on(Size { width: 80, height: 24 });
        let style = Style::new().fg(Color::LightRed).bg(Color::Blue);
        assert_eq!(painted(&mut paint, &[(0, 0, "a", style)]), "\x1b[1H\x1b[0;91;44ma");
        assert_eq!(painted(&mut paint, &[(1, 0, "b", Style::new().fg(Color::Indexed(200)))]), "\x1b[38;5;200;49mb");
        assert_eq!(painted(&mut paint, &[(2, 0, "c", Style::new())]), "\x1b[39mc");
    }
}
