//! What a request brings: read within a size, a time, and what all requests together may take of the memory.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Bytes, Incoming};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::super::within;

/// How much all that is being read or waits for its answer takes at most, in bytes.
pub(super) const MEMORY: usize = 64 * 1024 * 1024;

/// How long the body of a request may take.
const TIME: Duration = Duration::from_secs(20);

/// How much is thrown away of a request that was answered early, and for how long.
const THROWN_AWAY: (usize, Duration) = (64 * 1024 * 1024, Duration::from_secs(5));

/// What a request brought, with the memory that it takes.
pub struct Body {
    bytes: Vec<u8>,
    room: Option<OwnedSemaphorePermit>,
}

impl Body {
    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Why what a request brings was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is larger than may be sent at once.
    TooLarge,
    /// It took too long.
    TooSlow,
    /// Others take all the memory that there is for it.
    NoRoom,
    /// It ended too early, or is no HTTP.
    CutOff,
}

/// Reads a body to its end; hands back what is left of one that it does not read.
pub(super) async fn read(mut incoming: Incoming, most: usize, memory: &Arc<Semaphore>) -> Result<Body, (Fault, Incoming)> {
    if incoming.size_hint().lower() > most as u64 {
        return Err((Fault::TooLarge, incoming));
    }
    match within(TIME, collect(&mut incoming, most, memory)).await {
        Some(Ok(body)) => Ok(body),
        Some(Err(fault)) => Err((fault, incoming)),
        None => Err((Fault::TooSlow, incoming)),
    }
}

async fn collect(incoming: &mut Incoming, most: usize, memory: &Arc<Semaphore>) -> Result<Body, Fault> {
    let mut body = Body { bytes: Vec::new(), room: None };
    while let Some(frame) = incoming.frame().await {
        let Ok(data) = frame.map_err(|_| Fault::CutOff)?.into_data() else { continue };
        if body.bytes.len() + data.len() > most {
            return Err(Fault::TooLarge);
        }
        let wanted = u32::try_from(data.len()).map_err(|_| Fault::TooLarge)?;
        let more = Arc::clone(memory).try_acquire_many_owned(wanted).map_err(|_| Fault::NoRoom)?;
        match &mut body.room {
            Some(room) => room.merge(more),
            none => *none = Some(more),
        }
        body.bytes.extend_from_slice(&data);
    }
    Ok(body)
}

/// Reads on for a while and keeps nothing, so that a sender who is still sending can read the answer.
pub(super) async fn throw_away(mut incoming: Incoming) {
    let (most, time) = THROWN_AWAY;
    let reading = async {
        let mut read = 0;
        while let Some(Ok(frame)) = incoming.frame().await {
            read += frame.data_ref().map_or(0, Bytes::len);
            if read > most {
                return;
            }
        }
    };
    within(time, reading).await;
}
