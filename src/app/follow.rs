//! Learns that another terminal wrote, without asking again and again.
//!
//! The system tells of every change in the log's folder. It tells a moment before the change can be read, and
//! on a slow disk some seconds before, so whoever is woken looks again after pauses that double, for a
//! quarter of a minute. That something new was read ends nothing: it may be the change before the one that
//! was told of. Where the system tells nothing, it looks four times a second.

use std::path::Path;
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// Watches a folder for as long as it is held.
pub struct Bell {
    watcher: Option<RecommendedWatcher>,
}

impl Bell {
    /// Calls `ring` whenever something in the folder changes.
    pub fn hang(folder: &Path, ring: impl Fn() + Send + 'static) -> Self {
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Reading a file is an event too, and would wake this process by its own reading.
            if event.is_ok_and(|event| !event.kind.is_access()) {
                ring();
            }
        });
        let watching = watcher.and_then(|mut watcher| watcher.watch(folder, RecursiveMode::NonRecursive).map(|()| watcher));
        Self { watcher: watching.ok() }
    }

    /// How long to sleep when nothing rings: for ever, or a quarter
    /// of a second where the system tells nothing.
    pub fn patience(&self) -> Option<Duration> {
        self.watcher.is_none().then_some(Duration::from_millis(250))
    }
}

/// The pauses after which to look again once the bell rang.
pub fn pauses() -> impl Iterator<Item = Duration> {
    (0..13).map(|doubling| Duration::from_millis(2 << doubling))
}
