//! What the file of the write-ahead log itself says, beside what SQLite makes of it.
//!
//! SQLite takes a write-ahead log as far as its checksums hold, and what lies behind the
//! first that does not hold as never written: so it has to, after a power cut. A changed bit
//! in the middle then takes away entries that were acknowledged, and a file that is cut under
//! an open log goes on as one with a hole in it. Both can be seen in the file (SQLite's file
//! format, section 4.1, "WAL File Format"): transactions are synced one by one, so whole ones
//! behind a damaged place were kept. Whether the last one was, nobody can tell.
//!
//! No lock of SQLite's lies on the file, so closing it drops none.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
use std::path::Path;

use crate::store::own_file;

use super::companions;
use super::marks::WRITE_AHEAD;
use super::still_there::named;

/// What the name of one that was kept ends in.
const KEPT: &str = "-wal-damaged";
const HEADER: usize = 32;
const FRAME: usize = 24;
/// A longer file is not looked into: the program moves a write-ahead log into the file long before.
const LONGEST: u64 = 256 * 1024 * 1024;

type Sum = (u32, u32);

/// What the header says of all frames.
struct Header {
    most_first: bool,
    page: usize,
    salts: [u8; 8],
    sum: Sum,
}

impl Header {
    fn of(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.get(..HEADER)?;
        let magic = word(bytes, 0)?;
        let header = Self {
            most_first: magic & 1 == 1,
            page: usize::try_from(word(bytes, 8)?).ok()?,
            salts: bytes.get(16..24)?.try_into().ok()?,
            sum: (word(bytes, 24)?, word(bytes, 28)?),
        };
        let sane = magic & !1 == WRITE_AHEAD && header.page.is_power_of_two() && (512..=65536).contains(&header.page);
        (sane && header.summed((0, 0), bytes.get(..24)?) == header.sum).then_some(header)
    }

    /// The checksum after some more bytes, eight at a time.
    fn summed(&self, (mut first, mut second): Sum, bytes: &[u8]) -> Sum {
        let read = |bytes: &[u8]| {
            let word = bytes.first_chunk().copied().unwrap_or_default();
            if self.most_first { u32::from_be_bytes(word) } else { u32::from_le_bytes(word) }
        };
        for pair in bytes.chunks_exact(8) {
            let (a, b) = pair.split_at(4);
            first = first.wrapping_add(read(a)).wrapping_add(second);
            second = second.wrapping_add(read(b)).wrapping_add(first);
        }
        (first, second)
    }

    /// How many bytes a frame takes.
    fn stride(&self) -> usize {
        FRAME + self.page
    }

    fn frame<'f>(&self, bytes: &'f [u8]) -> Option<Frame<'f>> {
        let (head, page) = bytes.split_at_checked(FRAME)?;
        let own = head.get(8..16)? == self.salts;
        Some(Frame { head: head.get(..8)?, page, own, commits: word(head, 4)? != 0, sum: (word(head, 16)?, word(head, 20)?) })
    }

    fn holds(&self, frame: &Frame<'_>, before: Sum) -> bool {
        frame.own && self.summed(self.summed(before, frame.head), frame.page) == frame.sum
    }
}

struct Frame<'f> {
    head: &'f [u8],
    page: &'f [u8],
    /// Whether it was written since the file was last begun anew.
    own: bool,
    /// Whether it ends a transaction.
    commits: bool,
    /// The checksum of everything up to its end, as it was written.
    sum: Sum,
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// Whether transactions that were kept lie behind a damaged place, where SQLite will not look for them.
fn is_torn(path: &Path) -> bool {
    // While it is read others may begin it anew: what is so stays so.
    (0..3).all(|_| read(path).is_ok_and(|bytes| torn(&bytes)))
}

/// Whether entries that were kept cannot be read any more: they lie behind a
/// damaged place of the write-ahead log of the log at `path`, or did so once. Where
/// this account may, that file is kept beside it before SQLite writes over it.
pub(super) fn look(path: &Path) -> bool {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (wal, kept) = (named(path, "-wal"), named(path, KEPT));
    let torn = is_torn(&wal);
    if torn && own_file::is_ours(path) {
        let _ = keep(&wal, &kept);
    }
    torn || companions::is_of_the_log(path, &kept)
}

/// What is there already is the first that was kept, and stays.
fn keep(wal: &Path, kept: &Path) -> io::Result<()> {
    let bytes = read(wal)?;
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(kept)?;
    file.write_all(&bytes)?;
    file.sync_all()
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    own_file::open(path)?.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn torn(bytes: &[u8]) -> bool {
    let Some(header) = Header::of(bytes) else { return bytes.len() > HEADER + FRAME };
    let frames = bytes.get(HEADER..).unwrap_or_default().chunks_exact(header.stride());
    let mut frames = frames.filter_map(|bytes| header.frame(bytes));
    let mut sum = header.sum;
    let damaged = loop {
        let Some(frame) = frames.next() else { return false };
        if !header.holds(&frame, sum) {
            break frame;
        }
        sum = frame.sum;
    };
    // What comes behind was bound to the checksum that the damaged place had, or still has.
    let mut before = [damaged.sum, header.summed(header.summed(sum, damaged.head), damaged.page)];
    let mut ended = damaged.own && damaged.commits;
    for frame in frames {
        let holds = before.iter().any(|sum| header.holds(&frame, *sum));
        // Behind a transaction's end, synced before anything was written there: it was kept.
        if holds && ended {
            return true;
        }
        ended |= holds && frame.commits;
        before = [frame.sum; 2];
    }
    false
}

/// Whether the file holds as many frames as SQLite says it does, its header and the last of them whole.
pub(super) fn holds(file: &File, frames: u64) -> bool {
    frames == 0 || last_holds(file, frames).unwrap_or(false)
}

fn last_holds(file: &File, frames: u64) -> io::Result<bool> {
    let mut head = [0; HEADER];
    file.read_exact_at(&mut head, 0)?;
    let Some(header) = Header::of(&head) else { return Ok(false) };
    let (mut before, mut last) = (vec![0; FRAME], vec![0; header.stride()]);
    let place = |number: u64| HEADER as u64 + number * header.stride() as u64;
    file.read_exact_at(&mut last, place(frames - 1))?;
    let sum = if frames == 1 {
        Some(header.sum)
    } else {
        file.read_exact_at(&mut before, place(frames - 2))?;
        header.frame(&before).filter(|frame| frame.own).map(|frame| frame.sum)
    };
    Ok(sum.is_some_and(|sum| header.frame(&last).is_some_and(|frame| header.holds(&frame, sum))))
}
