//! Signals: listened for before the terminal is taken, told to whoever runs the screen.

use std::io;
use std::thread::Builder;

use rustix::process::Signal;
use tokio::runtime;
use tokio::signal::unix::{SignalKind, signal};

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// To end, by the signal of that number.
    End(i32),
    /// To take the terminal again: the shell woke us.
    Wake,
}

/// Tells of every signal that matters to a screen, on a thread of its own, until nobody wants to know.
///
/// # Errors
/// When the system does not let us listen.
pub fn listen(tell: impl Fn(Told) -> bool + Send + 'static) -> io::Result<()> {
    let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
    let within = runtime.enter();
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut quit = signal(SignalKind::quit())?;
    let mut woken = signal(SignalKind::from_raw(Signal::CONT.as_raw()))?;
    drop(within);
    let wait = async move {
        loop {
            let told = tokio::select! {
                biased;
                _ = terminate.recv() => end(SignalKind::terminate()),
                _ = hang_up.recv() => end(SignalKind::hangup()),
                _ = interrupt.recv() => end(SignalKind::interrupt()),
                _ = quit.recv() => end(SignalKind::quit()),
                _ = woken.recv() => Told::Wake,
            };
            if !tell(told) {
                return;
            }
        }
    };
    Builder::new().name("signals".to_owned()).spawn(move || runtime.block_on(wait)).map(drop)
}

fn end(kind: SignalKind) -> Told {
    Told::End(kind.as_raw_value())
}
