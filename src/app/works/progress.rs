//! What a task tells whoever follows it. At most so many of its answers wait to be taken, however slow the
//! follower is, and the task says for each what happens where there is no room: the task waits, or the answer
//! is dropped. It never holds up the follower.
//!
//! The follower may have one queue for everything, keys too: each answer carries the place that it takes, and
//! gives it back when it is taken.

use std::fmt;
use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How a task reports to whoever follows it.
pub struct Progress<T> {
    room: Arc<Semaphore>,
    tell: Box<dyn Fn(Report<T>) + Send + Sync>,
}

impl<T> Progress<T> {
    /// At most `most` reports wait. Each is handed to `tell`, which must not block.
    pub fn new(most: usize, tell: impl Fn(Report<T>) + Send + Sync + 'static) -> Self {
        Self { room: Arc::new(Semaphore::new(most)), tell: Box::new(tell) }
    }

    /// Reports something that must not be lost: waits until there is room.
    pub async fn wait(&self, answer: T) {
        // The semaphore is never closed.
        if let Ok(place) = Arc::clone(&self.room).acquire_owned().await {
            (self.tell)(Report { answer, _place: place });
        }
    }

    /// Reports something that may be lost: dropped where there is no room, for what already waits says the
    /// same.
    pub fn offer(&self, answer: T) {
        if let Ok(place) = Arc::clone(&self.room).try_acquire_owned() {
            (self.tell)(Report { answer, _place: place });
        }
    }
}

impl<T> fmt::Debug for Progress<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Progress({} free)", self.room.available_permits())
    }
}

/// An answer on its way, with the place that it takes.
#[derive(Debug)]
pub struct Report<T> {
    answer: T,
    _place: OwnedSemaphorePermit,
}

impl<T> Report<T> {
    /// The answer; its place is free from now on.
    pub fn take(self) -> T {
        self.answer
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::Works;
    use super::*;

    fn progress(most: usize) -> (Progress<usize>, Receiver<Report<usize>>) {
        let (tell, reports) = channel();
        (Progress::new(most, move |answer| drop(tell.send(answer))), reports)
    }

    proptest! {
        #[test]
        fn what_is_offered_waits_in_its_order_and_only_where_there_is_room(
            most in 0_usize..5,
            offers in vec(any::<bool>(), 0..60),
        ) {
            let (progress, reports) = progress(most);
            let mut waiting = VecDeque::new();
            for (number, offers) in offers.into_iter().enumerate() {
                if offers {
                    progress.offer(number);
                    if waiting.len() < most {
                        waiting.push_back(number);
                    }
                } else {
                    prop_assert_eq!(reports.try_recv().ok().map(Report::take), waiting.pop_front());
                }
            }
            prop_assert_eq!(reports.try_iter().map(Report::take).collect::<Vec<_>>(), Vec::from(waiting));
        }
    }

    #[test]
    fn what_must_not_be_lost_waits_for_room_and_all_of_it_comes() {
        let works = Works::open().unwrap();
        let (progress, reports) = progress(2);
        let (tell, stands) = channel();
        let _task = works.start(async move {
            for number in 0..5 {
                progress.wait(number).await;
                tell.send(number).unwrap();
            }
        });
        let hangs = Duration::from_mins(1);
        assert_eq!([(); 2].map(|()| stands.recv_timeout(hangs).unwrap()), [0, 1]);
        // Until one is taken, no third one is told, however long it takes.
        assert!(stands.recv_timeout(Duration::from_millis(20)).is_err());
        assert_eq!([(); 5].map(|()| reports.recv_timeout(hangs).unwrap().take()), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn a_follower_who_is_gone_holds_nothing_up() {
        let works = Works::open().unwrap();
        let (progress, reports) = progress(1);
        drop(reports);
        let (tell, done) = channel();
        let _task = works.start(async move {
            for number in 0..5 {
                progress.wait(number).await;
            }
            tell.send(()).unwrap();
        });
        assert_eq!(done.recv_timeout(Duration::from_mins(1)), Ok(()));
    }
}
