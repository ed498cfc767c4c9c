//! What is done beside the desk, so that no key ever waits for it: verifying
//! what a checkpoint was believed for, and leaving checkpoints behind.
//!
//! Each on a thread and a connection of its own, behind everything else that wants the processor.

use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use rustix::process::nice;

use crate::domain::id::IncidentId;
use crate::store::{Checkpoint, Log, LogError};

use super::checkpoint;
use super::fold::{Fold, fold_alone};
use super::open::LogFolder;

/// How long the check waits after an incident was opened, so that the screen has the machine to itself.
const AFTER: Duration = Duration::from_millis(300);

/// What an audit found: the fold of the whole log, and whether its checkpoint lies.
pub type Audit = (Fold, bool);

/// Reads the whole log, checks every hash and adds up anew what its checkpoint
/// says; hands over what it found, or why it found nothing.
pub fn verify(folder: LogFolder, id: IncidentId, hand_over: impl FnOnce(Result<Audit, LogError>) + Send + 'static) {
    behind(move || {
        std::thread::sleep(AFTER);
        let audit = |mut log: Box<dyn Log>| Ok((fold_alone(log.as_mut(), &id)?, checkpoint::lies(log.as_mut(), &id)?));
        hand_over(folder.open_existing().and_then(|log| log.map_or_else(|| Ok(Audit::default()), audit)));
    });
}

/// Leaves a checkpoint in the log.
pub fn leave(folder: LogFolder, id: IncidentId, made: Checkpoint) {
    behind(move || {
        let keep = |mut log: Box<dyn Log>| log.leave_checkpoint(&id, &made);
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
