//! The terminal: taken, given back as it was found however the program ends, and watched for its end.

use std::io::{self, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{panic, process, thread};

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::EnableBracketedPaste;
use crossterm::style::Print;
use crossterm::terminal::{Clear, ClearType, EnterAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor::Hide, execute};
use ratatui::backend::Backend;
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Signal, kill_current_process_group};
use rustix::termios::{QueueSelector, tcflush, tcgetwinsize};

use super::outlet::{Outlet, write_now};
use super::paint::Paint;

/// The exit code when the terminal is gone: as for SIGHUP.
pub const GONE: u8 = 129;

/// Whether the terminal is ours: whoever gave it back draws on it no more.
static OURS: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours.
pub struct Screen {
    terminal: Terminal<Paint<Outlet>>,
    outlet: Outlet,
    size: (u16, u16),
}

impl Screen {
    /// Takes the terminal over: raw mode, its other screen, mouse and paste.
    ///
    /// # Errors
    /// When it cannot be taken; then it is as it was.
    pub fn enter() -> io::Result<Self> {
        OURS.store(true, Ordering::SeqCst);
        let entered = enable_raw_mode().and_then(|()| {
            let mut outlet = Outlet::default();
            execute!(outlet, EnterAlternateScreen, EnableBracketedPaste, Print(MOUSE), Hide, Clear(ClearType::All))?;
            Self::fresh(outlet)
        });
        entered.inspect_err(|_| restore())
    }

    /// A terminal whose contents are not known. It never asks for the
    /// cursor: the answer would go to the thread that reads keys.
    fn fresh(outlet: Outlet) -> io::Result<Self> {
        let measured = tcgetwinsize(rustix::stdio::stdout())?;
        let size = match (measured.ws_col, measured.ws_row) {
            (columns, rows) if columns > 0 && rows > 0 => (columns.min(1000), rows.min(500)),
            _ => (80, 24),
        };
        let viewport = Viewport::Fixed(Rect::new(0, 0, size.0, size.1));
        let paint = Paint::to(outlet.clone(), Size { width: size.0, height: size.1 });
        Ok(Self { terminal: Terminal::with_options(paint, TerminalOptions { viewport })?, outlet, size })
    }

    /// The size in cells as last measured: columns, then rows.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Whether the terminal has taken everything that was drawn; what it has not is sent first.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn has_caught_up(&self) -> io::Result<bool> {
        Ok(OURS.load(Ordering::SeqCst) && self.outlet.catch_up()?)
    }

    /// Draws one picture; only what differs from the last one is written. A picture that the terminal does
    /// not take at once keeps the next one waiting ([`Self::has_caught_up`]).
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(&mut self, picture: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(picture).map(drop)
    }

    /// Writes what tells a person something, between two pictures.
    pub fn announce(&self, bytes: &[u8]) {
        // A notice that does not get out is not missed: the screen says it too.
        if self.has_caught_up().unwrap_or(false) {
            let mut out = self.outlet.clone();
            let _ = out.write_all(bytes).and_then(|()| out.flush());
        }
    }

    /// Rings the bell; one that cannot be rung is no error.
    pub fn ring(&self) {
        self.announce(b"\x07");
    }

    /// Measures the terminal anew, and forgets what is on it: a terminal that was small for a moment has
    /// forgotten the rest, even where its size is what it was. The next picture is drawn whole.
    ///
    /// # Errors
    /// When the terminal cannot be used.
    pub fn measure(&mut self) -> io::Result<(u16, u16)> {
        *self = Self::fresh(self.outlet.clone())?;
        self.terminal.backend_mut().clear()?;
        Ok(self.size)
    }

    /// Sleeps until the shell wakes us. Where nobody can stop us,
    /// the stop is ignored, and the screen is taken again at once.
    ///
    /// # Errors
    /// When the terminal cannot be taken again.
    pub fn suspend(&mut self) -> io::Result<()> {
        restore();
        kill_current_process_group(Signal::TSTP)?;
        *self = Self::enter()?;
        Ok(())
    }
}

/// Asks for clicks and turns of the wheel, not for every move.
const MOUSE: &str = "\x1b[?1000h\x1b[?1006h";

/// Leaves every mode of the mouse, paste mode and the alternate screen, shows the cursor. Its first character
/// ends whatever was cut off before it.
const RESTORE: &[u8] = b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?2004l\x1b[0m\x1b[?1049l\x1b[?25h";

/// How often a terminal that takes nothing is tried before it is left as it is, and the pause in between.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(5);

/// Gives the terminal back, once. Never waits for a terminal that takes nothing: its line settings are put
/// back first, and what it had not taken yet is dropped to make room for the way back.
pub fn restore() {
    // A terminal that is gone needs nothing back.
    let _ = disable_raw_mode();
    for _ in 0..WAITS {
        if let Ok(_first) = GIVING_BACK.try_lock() {
            return give_back();
        }
        thread::sleep(PAUSE);
    }
}

/// Held by whoever gives the terminal back. Whoever comes second mostly ends the process right after: it
/// waits until that is done.
static GIVING_BACK: Mutex<()> = Mutex::new(());

/// How often the second one looks whether it is done: it waits for no longer than a second.
const WAITS: u32 = 200;

fn give_back() {
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    for _ in 0..TRIES {
        match write_now(RESTORE) {
            Ok(sent) if sent < RESTORE.len() => {
                thread::sleep(PAUSE);
                let _ = tcflush(rustix::stdio::stdout(), QueueSelector::OFlush);
            }
            Ok(_) | Err(_) => return,
        }
    }
}

/// Gives the terminal back, and drops what was typed or pasted and not read yet: it was meant for the screen,
/// and would be the shell's first command.
pub fn restore_unread() {
    let _ = tcflush(rustix::stdio::stdin(), QueueSelector::IFlush);
    restore();
}

/// A panic in any thread or task gives the terminal back and ends
/// the process: what goes on drawing would not know what is true.
#[expect(clippy::exit, reason = "a panic anywhere ends everything")]
pub fn end_on_panic() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        restore();
        report(info);
        process::exit(101);
    }));
}

/// Ends the process by a signal that asked for it a while ago: something held it up. The terminal is given
/// back even so.
#[expect(clippy::exit, reason = "nobody reads what it is told any more")]
pub fn end_by_signal(number: i32) {
    restore_unread();
    process::exit(128 + number);
}

/// Ends the process soon after the terminal is gone, whatever its threads are doing.
#[expect(clippy::exit, reason = "the thread that reads the terminal cannot be woken any more")]
pub fn end_when_the_terminal_vanishes() {
    thread::spawn(|| {
        let stdin = io::stdin();
        let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
        loop {
            let answer = poll(&mut watched, None);
            let gone = watched.iter().any(|fd| fd.revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL));
            match answer {
                Ok(_) if gone => break,
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => return,
            }
        }
        // SIGHUP may end it the ordinary way first.
        thread::sleep(Duration::from_millis(50));
        process::exit(i32::from(GONE));
    });
}

/// What puts a text into the clipboard of whoever sits at the terminal (OSC 52), in base64: it cannot act.
#[must_use]
pub fn to_the_clipboard(text: &str) -> String {
    let mut bytes = String::new();
    // A string takes everything.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut bytes);
    bytes
}
