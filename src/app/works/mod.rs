//! The one runtime. Whatever waits for the world outside is a task on it: signals, the desktop's bus.
//! Whoever opens it owns it, lends it to those who start tasks, and closes it by dropping it.
//! Nothing else in the house makes a runtime.
//!
//! One thread runs it, asleep in the system until something comes or is due: while nothing happens, nothing
//! wakes. So a task never blocks: it would hold up the others, and the program would be deaf to signals. What
//! waits for the disk has a thread of its own, as [`super::desk`] has.
//!
//! A task is cancelled when its [`Task`] is dropped. Three things bound it: [`within`] the time that a piece
//! of work may take, a [`queue`] what waits for it, [`progress`] what it has told and nobody has taken yet.
//! Closing waits for no task, neither for one that never ends nor for one that blocks. A panic in a task runs
//! the program's hook like any other; the hook of a screen gives the terminal back and ends the program.
//!
//! Not here: keys, which go straight from the thread that reads them to the loop that draws, since a task
//! between the two would be a second hop; the screen's next second, since the loop sleeps until then and a
//! timer would wake two threads; and the watch over the terminal's end, which must hold whatever tasks do.

pub mod progress;
pub mod queue;
pub mod room;
pub mod signals;

use std::future::Future;
use std::io;
use std::thread;
use std::time::Duration;

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;
use tokio::task::AbortHandle;
use tokio::time::timeout;

/// The runtime, for as long as it is held.
#[derive(Debug)]
pub struct Works {
    tasks: Handle,
    /// Dropped with it, which ends the thread.
    _open: oneshot::Sender<()>,
}

impl Works {
    /// Starts the runtime on a thread of its own.
    ///
    /// # Errors
    /// When the system has no thread or no file descriptor left for it.
    pub fn open() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let tasks = runtime.handle().clone();
        let (open, closed) = oneshot::channel::<()>();
        let run = move || {
            // It ends by an error: nothing is ever sent.
            let _ = runtime.block_on(closed);
            runtime.shutdown_background();
        };
        thread::Builder::new().name("works".to_owned()).spawn(run)?;
        Ok(Self { tasks, _open: open })
    }

    /// Starts a task, which runs until it ends or the [`Task`] handed back is dropped.
    pub fn start(&self, task: impl Future<Output = ()> + Send + 'static) -> Task {
        self.starter().start(task)
    }

    /// What starts tasks on it, for whoever does so from a thread of its own. Once the works are closed,
    /// what is started there never runs.
    pub fn starter(&self) -> Starter {
        Starter(self.tasks.clone())
    }
}

/// Starts tasks on works that somebody else owns.
#[derive(Clone, Debug)]
pub struct Starter(Handle);

impl Starter {
    /// Starts a task, which runs until it ends or the [`Task`] handed back is dropped.
    pub fn start(&self, task: impl Future<Output = ()> + Send + 'static) -> Task {
        Task(self.0.spawn(task).abort_handle())
    }
}

/// A task at work, cancelled when this is dropped: it stops where it waits, and what it holds is dropped.
#[derive(Debug)]
#[must_use]
pub struct Task(AbortHandle);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// What a piece of work comes to; none where it takes longer than its limit, and then it is cancelled.
pub async fn within<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    timeout(limit, work).await.ok()
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::sync::mpsc::{Sender, channel};

    use super::*;

    /// Long enough for any machine; only a test that fails waits so long.
    const HANGS: Duration = Duration::from_mins(1);

    /// Tells when it is dropped.
    struct Dropped(Sender<&'static str>);

    impl Drop for Dropped {
        fn drop(&mut self) {
            let _ = self.0.send("dropped");
        }
    }

    /// Work that never ends, and tells once it has begun and when it is cancelled.
    async fn endless(tell: Sender<&'static str>) {
        let _dropped = Dropped(tell.clone());
        tell.send("begun").unwrap();
        pending::<()>().await;
    }

    #[test]
    fn a_task_is_cancelled_with_its_handle_and_the_others_go_on() {
        let works = Works::open().unwrap();
        let (tell, answers) = channel();
        let task = works.start(endless(tell.clone()));
        let (other, others) = channel();
        let _other = works.start(endless(other));
        assert_eq!(answers.recv_timeout(HANGS), Ok("begun"));
        drop(task);
        assert_eq!(answers.recv_timeout(HANGS), Ok("dropped"));
        let _next = works.start(async move { tell.send("next").unwrap() });
        assert_eq!(answers.recv_timeout(HANGS), Ok("next"));
        assert_eq!(others.try_iter().collect::<Vec<_>>(), ["begun"]);
    }

    #[test]
    fn work_over_its_limit_is_cancelled_before_that_is_said() {
        let works = Works::open().unwrap();
        let (tell, answers) = channel();
        let _task = works.start(async move {
            let over = within(Duration::from_millis(1), endless(tell.clone())).await;
            let kept = within(HANGS, async { 7 }).await;
            tell.send(if (over, kept) == (None, Some(7)) { "over" } else { "wrong" }).unwrap();
        });
        let all = [(); 3].map(|()| answers.recv_timeout(HANGS).unwrap());
        assert_eq!(all, ["begun", "dropped", "over"]);
    }

    #[test]
    fn closing_cancels_what_never_ends() {
        let works = Works::open().unwrap();
        let (tell, answers) = channel();
        let _task = works.start(endless(tell.clone()));
        assert_eq!(answers.recv_timeout(HANGS), Ok("begun"));
        drop(works);
        assert_eq!(answers.recv_timeout(HANGS), Ok("dropped"));
    }

    #[test]
    fn closing_does_not_wait_for_a_task_that_blocks() {
        let works = Works::open().unwrap();
        let ((tell, answers), (release, held)) = (channel(), channel::<()>());
        let _task = works.start(async move {
            tell.send("begun").unwrap();
            let _ = held.recv();
            tell.send("released").unwrap();
        });
        assert_eq!(answers.recv_timeout(HANGS), Ok("begun"));
        // It is released only once the works are closed: were it waited for, this would never return.
        drop(works);
        assert!(answers.try_recv().is_err());
        drop(release);
        assert_eq!(answers.recv_timeout(HANGS), Ok("released"));
    }
}
