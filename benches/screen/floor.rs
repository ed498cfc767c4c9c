//! The floor: the least that a ratatui program can be. A list of 400 lines with a cursor; `j` and `k` move
//! it, space ticks a line, `q` leaves.

use std::io::{self, stdout};

use crossterm::event::{self, Event, KeyCode};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{List, ListState};

const LINES: usize = 400;

fn main() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
    let mut lines: Vec<String> =
        (0..LINES).map(|number| format!("  line {number} of the floor, as plain as it can be")).collect();
    let mut state = ListState::default().with_selected(Some(0));
    loop {
        terminal.draw(|frame| {
            let list = List::new(lines.iter().map(String::as_str)).highlight_style(Style::new().add_modifier(Modifier::REVERSED));
            frame.render_stateful_widget(list, frame.area(), &mut state);
        })?;
        let at = state.selected().unwrap_or_default();
        if let Event::Key(key) = event::read()? {
            match key.code {
                KeyCode::Char('q') => break,
                KeyCode::Char('j') => state.select(Some((at + 1).min(LINES - 1))),
                KeyCode::Char('k') => state.select(Some(at.saturating_sub(1))),
                KeyCode::Char(' ') => {
                    if let Some(line) = lines.get_mut(at) {
                        line.replace_range(..1, if line.starts_with('x') { " " } else { "x" });
                    }
                }
                _ => {}
            }
        }
    }
    execute!(stdout(), LeaveAlternateScreen)?;
    disable_raw_mode()
}
