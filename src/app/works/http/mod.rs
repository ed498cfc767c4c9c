//! HTTP that comes in. Takes connections, reads requests within bounds of time, size and number, and brings
//! back the answers of a [`Desk`], which knows what they are about.
//!
//! A sender is never waited for without end, and one that sends nothing never keeps out another: where there
//! are too many, whoever has not shown yet that they may be here gives way (`crowd`). Nothing is encrypted.

mod body;
mod crowd;

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Body as _, Bytes, Incoming};
use hyper::header::{AUTHORIZATION, CONNECTION, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::{Works, within};
pub use body::{Body, Fault};
use crowd::{Crowd, Place};

/// How many connections are open at once, below the files that a process may usually have open.
pub const MOST_CONNECTIONS: usize = 512;

/// How long the head of a request may take, and how long a connection may stand idle.
pub const HEAD: Duration = Duration::from_secs(10);

/// How long an answer may take once the request is there.
const ANSWER: Duration = Duration::from_secs(30);

/// How long it waits after the system could open no connection.
const PAUSE: Duration = Duration::from_millis(100);

/// How long those that were being answered have once it ends.
const ENDING: Duration = Duration::from_secs(10);

/// How much of the head of a request is kept at most.
const BUFFER: usize = 32 * 1024;

/// The head of a request.
#[derive(Clone, PartialEq, Eq)]
pub struct Head {
    /// The method, as it was sent: `POST`.
    pub method: String,
    /// The path, without what stands behind a question mark.
    pub path: String,
    /// What it brings to show that it may: a secret.
    pub authorization: Option<Vec<u8>>,
    /// From where it comes.
    pub from: IpAddr,
}

/// A request that came in whole.
pub struct Asked {
    /// Its head.
    pub head: Head,
    /// What it brings.
    pub body: Body,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status code.
    pub code: u16,
    /// Headers beside those that every answer has.
    pub headers: Vec<(&'static str, String)>,
    /// The body, as JSON.
    pub body: String,
}

/// What becomes of a request whose head is known.
pub enum Look {
    /// It is answered without what it brings.
    Answered(Answer),
    /// Its sender may be here: what it brings is read.
    Read,
}

/// Who answers. None of it may block.
pub trait Desk: Send + Sync + 'static {
    /// Looks at the head of a request.
    fn look(&self, head: &Head) -> Look;
    /// Takes a request; the answer goes into `reply`, now or later.
    fn take(&self, asked: Asked, reply: Reply);
    /// The answer where what was brought could not be read.
    fn fault(&self, fault: Fault) -> Answer;
    /// The answer where none came in time.
    fn unanswered(&self) -> Answer;
}

/// Where the answer to a request goes.
#[derive(Debug)]
pub struct Reply(oneshot::Sender<Answer>);

impl Reply {
    /// Gives the answer. Whoever asked may be gone: then it goes nowhere.
    pub fn give(self, answer: Answer) {
        let _ = self.0.send(answer);
    }
}

/// The socket on which it listens.
#[derive(Debug)]
pub struct Listener(TcpListener);

impl Listener {
    /// Takes an address.
    ///
    /// # Errors
    /// When it is taken, or not this machine's, or the system does not allow it.
    pub fn bind(works: &Works, address: SocketAddr) -> io::Result<Self> {
        let socket = std::net::TcpListener::bind(address)?;
        socket.set_nonblocking(true)?;
        let _within = works.tasks.enter();
        TcpListener::from_std(socket).map(Self)
    }

    /// The address on which it listens.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }

    /// Answers whoever connects until it is asked to end; then finishes what it has begun.
    pub async fn serve(self, desk: Arc<dyn Desk>, most_bytes: usize, end: impl Future<Output = ()>) {
        let (crowd, memory) = (Crowd::of_most(MOST_CONNECTIONS), Arc::new(Semaphore::new(body::MEMORY)));
        let (graceful, mut open) = (GracefulShutdown::new(), JoinSet::new());
        let mut end = pin!(end);
        loop {
            let accepted = tokio::select! {
                biased;
                () = &mut end => break,
                accepted = self.0.accept() => accepted,
            };
            while open.try_join_next().is_some() {}
            let Ok((stream, from)) = accepted else {
                sleep(PAUSE).await;
                continue;
            };
            // Where every other one may be here, the newest is not heard: its sender comes again.
            let Some(place) = crowd.enter() else { continue };
            let office = Office { desk: Arc::clone(&desk), memory: Arc::clone(&memory), most_bytes, from: from.ip() };
            let task = open.spawn(converse(stream, office, place.clone(), graceful.watcher()));
            place.may_give_way(task);
        }
        drop(self.0);
        within(ENDING, graceful.shutdown()).await;
    }
}

/// What answers the requests of one connection.
struct Office {
    desk: Arc<dyn Desk>,
    memory: Arc<Semaphore>,
    most_bytes: usize,
    from: IpAddr,
}

/// Answers one connection for as long as it is open.
async fn converse(stream: TcpStream, office: Office, place: Place, watcher: Watcher) {
    let office = Arc::new(office);
    let answering = service_fn(|request| {
        let (office, place) = (Arc::clone(&office), place.clone());
        async move { Ok::<_, Infallible>(office.respond(request, &place).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(BUFFER)
        .serve_connection(TokioIo::new(stream), answering);
    // Whoever breaks off, or sends what is no HTTP, is gone.
    let _ = watcher.watch(connection).await;
}

impl Office {
    async fn respond(&self, request: Request<Incoming>, place: &Place) -> Response<Full<Bytes>> {
        let (head, incoming) = (self.head(&request), request.into_body());
        if let Look::Answered(answer) = self.desk.look(&head) {
            return early(answer, incoming);
        }
        place.stays();
        match body::read(incoming, self.most_bytes, &self.memory).await {
            Ok(body) => {
                let (give, given) = oneshot::channel();
                self.desk.take(Asked { head, body }, Reply(give));
                let answer = within(ANSWER, given).await.and_then(Result::ok);
                response(answer.unwrap_or_else(|| self.desk.unanswered()))
            }
            Err((fault, incoming)) => early(self.desk.fault(fault), incoming),
        }
    }

    fn head(&self, request: &Request<Incoming>) -> Head {
        let authorization = request.headers().get(AUTHORIZATION).map(|value| value.as_bytes().to_vec());
        let (method, path) = (request.method().as_str().to_owned(), request.uri().path().to_owned());
        Head { method, path, authorization, from: self.from }
    }
}

/// An answer to a request of which not all was read: it ends the connection, unless nothing is left to read.
fn early(answer: Answer, incoming: Incoming) -> Response<Full<Bytes>> {
    let all_read = incoming.is_end_stream();
    let mut response = response(answer);
    if !all_read {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        // A sender that is still sending reads no answer: the rest is thrown away for a while.
        drop(tokio::spawn(body::throw_away(incoming)));
    }
    response
}

fn response(answer: Answer) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(answer.body)));
    *response.status_mut() = StatusCode::from_u16(answer.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let of_all = [("content-type", "application/json".to_owned()), ("cache-control", "no-store".to_owned())];
    for (name, value) in of_all.into_iter().chain(answer.headers) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
