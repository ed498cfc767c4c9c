//! Who may stay where too many connections are open. A new one takes the place of the oldest that has not
//! shown yet that it may be here: so a thousand that connect and send nothing keep out nobody.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::task::AbortHandle;

/// All connections that are open.
#[derive(Clone, Debug)]
pub(super) struct Crowd {
    open: Arc<Mutex<Open>>,
    most: usize,
}

#[derive(Debug, Default)]
struct Open {
    next: u64,
    /// By their age; with what ends one that may give way.
    places: BTreeMap<u64, Option<AbortHandle>>,
}

impl Crowd {
    pub(super) fn of_most(most: usize) -> Self {
        Self { open: Arc::default(), most }
    }

    /// A place for one more; none where all others may stay.
    pub(super) fn enter(&self) -> Option<Place> {
        let mut open = self.lock();
        if open.places.len() >= self.most {
            let (oldest, task) = open.places.iter().find_map(|(number, task)| Some((*number, task.clone()?)))?;
            open.places.remove(&oldest);
            task.abort();
        }
        let number = open.next;
        open.next += 1;
        open.places.insert(number, None);
        Some(Place(Arc::new(Taken { crowd: self.clone(), number })))
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place among those that are open, until its last copy is dropped.
#[derive(Clone, Debug)]
pub(super) struct Place(Arc<Taken>);

#[derive(Debug)]
struct Taken {
    crowd: Crowd,
    number: u64,
}

impl Place {
    /// Gives way to others from now on, by the end of its task.
    pub(super) fn may_give_way(&self, task: AbortHandle) {
        self.put(Some(task));
    }

    /// Gives way to nobody any more.
    pub(super) fn stays(&self) {
        self.put(None);
    }

    fn put(&self, task: Option<AbortHandle>) {
        if let Some(place) = self.0.crowd.lock().places.get_mut(&self.0.number) {
            *place = task;
        }
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.crowd.lock().places.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::super::super::Works;
    use super::*;

    #[test]
    fn the_oldest_that_may_give_way_does_and_those_that_stay_are_left_alone() {
        let works = Works::open().unwrap();
        let (tell, told) = channel();
        let _task = works.start(async move {
            let crowd = Crowd::of_most(3);
            let mut tasks = Vec::new();
            for _ in 0..3 {
                let place = crowd.enter().unwrap();
                let kept = place.clone();
                tasks.push(tokio::spawn(async move {
                    let _kept = kept;
                    pending::<()>().await;
                }));
                place.may_give_way(tasks.last().unwrap().abort_handle());
                if tasks.len() == 1 {
                    place.stays();
                }
            }
            let fourth = crowd.enter();
            let second = tasks.remove(1).await;
            let (fifth, third) = (crowd.enter(), tasks.remove(1).await);
            let sixth = crowd.enter();
            let given_way = second.is_err() && third.is_err() && !tasks[0].is_finished();
            let first = (given_way, fourth.is_some() && fifth.is_some(), sixth.is_none());
            drop((fourth, fifth));
            tell.send((first, crowd.enter().is_some())).unwrap();
        });
        assert_eq!(told.recv_timeout(Duration::from_mins(1)), Ok(((true, true, true), true)));
    }
}
