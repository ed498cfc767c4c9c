//! Signals: listened for before the terminal is taken, told to whoever runs the screen; or, where there is no
//! screen, waited for until one asks for the end. What becomes of the program is not decided here.

use std::future::Future;
use std::io;
use std::time::Duration;

use rustix::process::Signal as Number;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::sleep;

use super::Works;
use super::progress::Progress;

/// How long the program has to end by itself after a signal.
const ENDING: Duration = Duration::from_secs(1);

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// To end, by the signal of that number.
    End(i32),
    /// To take the terminal again: the shell woke us.
    Wake,
}

/// Tells of every signal that matters to a screen, and of a new size of its terminal, for as long as the
/// works are open.
///
/// One second after a signal that asked for the end it calls `end_now` with its number: something holds up
/// the program by then, a terminal that takes nothing any more, or the disk.
///
/// # Errors
/// When the system does not let us listen.
pub fn listen(works: &Works, screen: Progress<Signal>, resized: Progress<()>, end_now: fn(i32)) -> io::Result<()> {
    let within = works.tasks.enter();
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut quit = signal(SignalKind::quit())?;
    let mut size = signal(SignalKind::window_change())?;
    let mut woken = signal(SignalKind::from_raw(Number::CONT.as_raw()))?;
    drop(within);
    // It has no handle: the screen may be left already and still be held up by its last words.
    drop(works.tasks.spawn(async move {
        loop {
            let end = tokio::select! {
                biased;
                _ = terminate.recv() => SignalKind::terminate(),
                _ = hang_up.recv() => SignalKind::hangup(),
                _ = interrupt.recv() => SignalKind::interrupt(),
                _ = quit.recv() => SignalKind::quit(),
                _ = size.recv() => {
                    resized.offer(());
                    continue;
                }
                _ = woken.recv() => {
                    screen.offer(Signal::Wake);
                    continue;
                }
            };
            let number = end.as_raw_value();
            let too_late = async {
                sleep(ENDING).await;
                end_now(number);
            };
            tokio::join!(screen.wait(Signal::End(number)), too_late);
        }
    }));
    Ok(())
}

/// Waits until a signal asks for the end.
///
/// # Errors
/// When the system does not let us listen.
pub fn asked_to_end(works: &Works) -> io::Result<impl Future<Output = ()> + Send + use<>> {
    let within = works.tasks.enter();
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut quit = signal(SignalKind::quit())?;
    drop(within);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = hang_up.recv() => {}
            _ = interrupt.recv() => {}
            _ = quit.recv() => {}
        }
    })
}
