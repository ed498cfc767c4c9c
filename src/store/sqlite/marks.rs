//! What the files of a log begin with: by that a second name of one is known wherever it lies.

/// So many bytes of a file tell.
pub const MARKED: usize = PROGRAM.end;

/// What every SQLite file begins with, and where in it stands which program it belongs to.
const SQLITE: &[u8] = b"SQLite format 3\0";
const PROGRAM: std::ops::Range<usize> = 68..72;
const CRISIS: &[u8] = b"CRIS";
/// Where a file says that it has a write-ahead log, and how long one is that has nothing else to say.
const WRITES_AHEAD: std::ops::Range<usize> = 18..20;
const PAGE: u64 = 4096;
/// What every write-ahead log begins with. The last bit says that its
/// checksums are taken of words with the most significant byte first.
pub(super) const WRITE_AHEAD: u32 = 0x377f_0682;

/// Whether a file that begins so, and is of that length, is one of a log.
#[must_use]
pub fn are_of_a_log(bytes: &[u8], length: u64) -> bool {
    let is_ours = bytes.get(PROGRAM) == Some(CRISIS);
    // As long as all of a young log stands in its write-ahead log, the file says whose it is nowhere.
    let is_young = bytes.get(WRITES_AHEAD) == Some(&[2, 2]) && length <= PAGE;
    let is_write_ahead = bytes.first_chunk().is_some_and(|magic| u32::from_be_bytes(*magic) & !1 == WRITE_AHEAD);
    (bytes.starts_with(SQLITE) && (is_ours || is_young)) || is_write_ahead
}
