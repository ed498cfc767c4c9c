//! How many of a kind may wait at once for somebody who takes them from a queue without a limit: each carries
//! the place that it takes, and frees it when it is taken. Whoever brings one more waits until there is room.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// Room for so many.
#[derive(Clone, Debug)]
pub struct Room(Arc<(Mutex<usize>, Condvar)>);

impl Room {
    /// Room for `most` at once.
    #[must_use]
    pub fn for_most(most: usize) -> Self {
        Self(Arc::new((Mutex::new(most), Condvar::new())))
    }

    /// Waits until there is room for one more.
    pub fn bring<T>(&self, what: T) -> Brought<T> {
        Brought { what, _place: self.enter() }
    }

    fn enter(&self) -> Place {
        let (free, freed) = &*self.0;
        let free = free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = freed.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Place(self.clone())
    }
}

/// What waits, with the place that it takes.
#[derive(Debug)]
pub struct Brought<T> {
    what: T,
    _place: Place,
}

impl<T> Brought<T> {
    /// What it is; its place is free from now on.
    pub fn take(self) -> T {
        self.what
    }
}

/// A place that is taken until this is dropped.
#[derive(Debug)]
struct Place(Room);

impl Drop for Place {
    fn drop(&mut self) {
        let (free, freed) = &*self.0.0;
        *free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn whoever_brings_one_too_many_waits_until_one_is_taken_and_all_of_them_come() {
        let (room, (tell, told)) = (Room::for_most(2), channel());
        let brings = thread::spawn(move || (0..100).for_each(|number| drop(tell.send(room.bring(number)))));
        let hangs = Duration::from_mins(1);
        let first = told.recv_timeout(hangs).unwrap();
        let second = told.recv_timeout(hangs).unwrap();
        assert!(told.recv_timeout(Duration::from_millis(20)).is_err());
        drop((first, second));
        assert_eq!((2..100).map(|_| told.recv_timeout(hangs).unwrap().take()).collect::<Vec<_>>(), (2..100).collect::<Vec<_>>());
        brings.join().unwrap();
    }

    #[test]
    fn a_taker_who_is_gone_holds_nothing_up() {
        let (room, (tell, told)) = (Room::for_most(1), channel());
        drop(told);
        for number in 0..5 {
            assert!(tell.send(room.bring(number)).is_err());
        }
    }
}
