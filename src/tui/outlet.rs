//! The way out to the terminal, which never waits: what a terminal does not take stays here until it does.
//! So whoever draws goes on however long it is stuck, hears keys and signals, and can end.
//!
//! It has a description of the terminal of its own. The one that the shell handed over is the shell's too:
//! made to not wait, it would surprise every other program on that terminal.

use std::cell::RefCell;
use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::rc::Rc;
use std::sync::OnceLock;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::{Mode, OFlags, Timespec, open};
use rustix::io::Errno;
use rustix::process::getsid;
use rustix::termios::{isatty, tcgetsid};

/// The terminal, opened anew; none where the system does not let us.
static OWN: OnceLock<Option<OwnedFd>> = OnceLock::new();

fn own() -> Option<BorrowedFd<'static>> {
    OWN.get_or_init(|| {
        let how = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let anew = |path: &str| open(path, how, Mode::empty()).ok().filter(|tty| isatty(tty));
        // Whoever became somebody else may not open the terminal by its name, but as their session's.
        let controls = || tcgetsid(rustix::stdio::stdout()).is_ok_and(|session| getsid(None) == Ok(session));
        anew("/proc/self/fd/1").or_else(|| controls().then(|| anew("/dev/tty")).flatten())
    })
    .as_ref()
    .map(AsFd::as_fd)
}

/// Writes what the terminal takes now. Says how many bytes that were.
///
/// # Errors
/// When the terminal is gone.
pub(super) fn write_now(bytes: &[u8]) -> io::Result<usize> {
    let stdout = rustix::stdio::stdout();
    let written = match own() {
        Some(own) => rustix::io::write(own, bytes),
        // It may have to wait after all: as little as it can.
        None if takes(stdout) => rustix::io::write(stdout, bytes.get(..LITTLE).unwrap_or(bytes)),
        None => Err(Errno::AGAIN),
    };
    match written {
        Err(Errno::AGAIN | Errno::INTR) => Ok(0),
        written => Ok(written?),
    }
}

/// So many bytes are written at once where the terminal could not be opened anew.
const LITTLE: usize = 256;

fn takes(terminal: BorrowedFd<'_>) -> bool {
    let mut watched = [PollFd::new(&terminal, PollFlags::OUT)];
    poll(&mut watched, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
}

/// What is on its way to the terminal.
#[derive(Clone, Debug, Default)]
pub struct Outlet(Rc<RefCell<Vec<u8>>>);

impl Outlet {
    /// Sends what waits, as far as the terminal takes it. Says whether nothing waits any more.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn catch_up(&self) -> io::Result<bool> {
        let mut unsent = self.0.borrow_mut();
        while !unsent.is_empty() {
            match write_now(&unsent)? {
                0 => return Ok(false),
                sent => drop(unsent.drain(..sent)),
            }
        }
        Ok(true)
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.catch_up().map(drop)
    }
}
