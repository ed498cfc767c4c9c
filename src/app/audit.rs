//! What is done beside the desk, so that no key ever waits for it: verifying
//! what a checkpoint was believed for, and leaving checkpoints behind.
//!
//! Each on a thread and a connection of its own, behind everything else that wants the processor.

use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use rustix::process::nice;

use crate::domain::id::IncidentId;
use crate::store::{Log, LogError};

use super::checkpoint;
use super::fold::{Fold, fold_alone};
use super::open::LogFolder;

/// How long the check waits after an incident was opened, so that the screen has the machine to itself.
const AFTER: Duration = Duration::from_millis(300);

/// Reads the whole log and checks every hash; hands over its fold, or why there is none.
pub fn verify(folder: LogFolder, id: IncidentId, hand_over: impl FnOnce(Result<Fold, LogError>) + Send + 'static) {
    behind(move || {
        std::thread::sleep(AFTER);
        let folded = folder
            .open_existing()
            .and_then(|log| log.map_or_else(|| Ok(Fold::default()), |mut log| fold_alone(log.as_mut(), &id)));
        hand_over(folded);
    });
}

/// Leaves the checkpoint of a fold in the log.
pub fn leave(folder: LogFolder, id: IncidentId, fold: Fold) {
    behind(move || {
        let keep = |mut log: Box<dyn Log>| checkpoint::leave(log.as_mut(), &id, &fold);
        // Without it the next one only has more to read.
        let _ = folder.open_existing().and_then(|log| log.map_or(Ok(()), keep));
    });
}

/// Where no thread can be had, it is left undone.
fn behind(work: impl FnOnce() + Send + 'static) -> Option<JoinHandle<()>> {
    let politely = || {
        // On Linux this is the thread's own; elsewhere the work is short.
        let _ = nice(19);
        work();
    };
    Builder::new().name("audit".to_owned()).spawn(politely).ok()
}
