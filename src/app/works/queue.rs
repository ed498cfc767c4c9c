//! What waits for a task: bounded, so that whoever asks for more than it can do has it handed back. It never
//! makes them wait.

use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// A queue in which at most so many wait: the end to put in, and the end of the task.
pub fn queue<T>(most: usize) -> (Queue<T>, Waiting<T>) {
    let (put, taken) = channel(most);
    (Queue(put), Waiting(taken))
}

/// The end to put in.
#[derive(Debug)]
pub struct Queue<T>(Sender<T>);

impl<T> Queue<T> {
    /// Puts something in, at once.
    ///
    /// # Errors
    /// Hands it back where too many wait already, or the task is gone.
    pub fn put(&self, what: T) -> Result<(), T> {
        self.0.try_send(what).map_err(|error| match error {
            TrySendError::Full(what) | TrySendError::Closed(what) => what,
        })
    }
}

/// The end of the task.
#[derive(Debug)]
pub struct Waiting<T>(Receiver<T>);

impl<T> Waiting<T> {
    /// Sleeps until something waits; none once nobody can put anything in.
    pub async fn next(&mut self) -> Option<T> {
        self.0.recv().await
    }

    /// All that waits now, in its order.
    pub fn rest(&mut self) -> Vec<T> {
        std::iter::from_fn(|| self.0.try_recv().ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_handed_back_and_the_rest_keeps_its_order() {
        let (queue, mut waiting) = queue(3);
        let handed_back: Vec<_> = (0..5).filter_map(|number| queue.put(number).err()).collect();
        assert_eq!((handed_back, waiting.rest()), (vec![3, 4], vec![0, 1, 2]));
        assert_eq!(queue.put(5), Ok(()));
        drop(waiting);
        assert_eq!(queue.put(6), Err(6));
    }
}
