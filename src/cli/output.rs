//! Where a report may go: never into a file that the program lives by, nor where that would wait for ever.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::{FileTypeExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use rustix::fs::{Access, OFlags, access, fcntl_getfl, fcntl_setfl};
use rustix::io::Errno;

use crate::app::log_files;
use crate::app::target::Target;
use crate::domain::speech::{Sentence, say};
use crate::store::own_file::flags;

use super::ascii::Stream;
use super::context::Context;
use super::failure::{Failure, wrong};

/// How long a pipe is given to find its reader, who may be started at the same moment.
const PATIENCE: Duration = Duration::from_secs(5);
const BREATH: Duration = Duration::from_millis(20);

/// A path as people read it.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// What to say of a file that the system does not let us write.
pub fn unwritable(path: &Path) -> impl Fn(io::Error) -> Failure + use<'_> {
    |error| cannot(path, error.to_string())
}

fn cannot(path: &Path, because: impl Into<Sentence>) -> Failure {
    wrong(say!("verbs-file-unwritable", path = shown(path)), because, say!("verbs-name-output"))
}

/// The file that a path leads to; of a symbolic link the one behind it, so that the link stays one.
///
/// # Errors
/// When its folder is not there, a link leads nowhere, or it is no file.
pub fn target(path: &Path) -> Result<Target, Failure> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    let astray = || cannot(path, say!("verbs-link-astray"));
    let target = Target::of(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if is_link => astray(),
        _ => unwritable(path)(error),
    })?;
    if target.is_linked() && fs::symlink_metadata(target.path()).is_err() { Err(astray()) } else { Ok(target) }
}

/// Makes sure that a file is none that the program lives by, and is not protected from writing.
///
/// # Errors
/// When it is a file of a log or one that this verb was started with, by whatever name, or may only be read.
pub fn check_is_free(context: &Context, path: &Path, target: &Path) -> Result<(), Failure> {
    let kept =
        |because: Sentence| Err(wrong(say!("verbs-not-overwritten", path = shown(path)), because, say!("verbs-name-output")));
    let of_this = context.places.dir.as_ref().is_some_and(|folder| log_files::is_of(folder, target));
    // In this order: what is no file of this log is not held by this process, and may be looked into.
    if of_this || log_files::is_of_any(target) {
        return kept(say!("verbs-belongs-to-log"));
    }
    if reads(context).iter().any(|file| log_files::are_same(file, target)) {
        return kept(say!("verbs-is-read"));
    }
    // Whoever is root may write everything, and still was asked not to.
    let protected = |about: fs::Metadata| about.permissions().mode() & 0o222 == 0 || access(target, Access::WRITE_OK).is_err();
    if fs::metadata(target).is_ok_and(protected) {
        return kept(say!("verbs-is-protected"));
    }
    Ok(())
}

/// The settings, contacts and runbooks that are in use.
fn reads(context: &Context) -> Vec<PathBuf> {
    let places = &context.places;
    let runbooks = places.runbooks.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten());
    let runbooks = runbooks.filter_map(|item| Some(item.ok()?.path()));
    places.config.iter().chain(&places.contacts).cloned().chain(runbooks).collect()
}

/// Puts a text in the place of a file: beside it first, under a name that is nobody else's, so that it is
/// never half there. Gives back what was written.
///
/// # Errors
/// When it cannot be written; then the file is as it was.
pub fn replace(path: &Path, target: &Target, write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<File, Failure> {
    let beside = target.beside(&format!(".{}.part", std::process::id()));
    let make = || OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&beside);
    let mut file = BufWriter::new(make().map_err(unwritable(path))?);
    let written = write(&mut file).and_then(|()| {
        let kept = file.flush().and_then(|()| file.get_ref().sync_all()).and_then(|()| fs::rename(&beside, target.path()));
        kept.map_err(unwritable(path))
    });
    if let Err(failure) = written {
        // It is not there; what is left of it would only mislead.
        let _ = fs::remove_file(&beside);
        return Err(failure);
    }
    file.into_inner().map_err(|error| unwritable(path)(error.into_error()))
}

/// Opens a device or a pipe; one without a reader is waited for no longer than somebody needs to start it.
///
/// # Errors
/// When it cannot be opened, or nobody reads from it; and where it is a disk.
pub fn stream(path: &Path) -> Result<File, Failure> {
    let kind = fs::metadata(path).map_err(unwritable(path))?.file_type();
    if kind.is_block_device() {
        return Err(cannot(path, say!("verbs-is-a-disk")));
    }
    let flags = flags(OFlags::NONBLOCK | OFlags::NOCTTY);
    let mut left = PATIENCE;
    let file = loop {
        match OpenOptions::new().write(true).custom_flags(flags).open(path) {
            Err(error) if kind.is_fifo() && error.raw_os_error() == Some(Errno::NXIO.raw_os_error()) => {
                if left.is_zero() {
                    return Err(cannot(path, say!("verbs-nobody-reads-it")));
                }
                sleep(BREATH);
                left = left.saturating_sub(BREATH);
            }
            opened => break opened.map_err(unwritable(path))?,
        }
    };
    // It was exchanged since it was looked at: this one was asked nothing.
    if file.metadata().map_err(unwritable(path))?.file_type() != kind {
        return Err(cannot(path, say!("verbs-exchanged")));
    }
    // Once it is open it is written like everything else: in whole, at the pace of whoever reads.
    let settled = fcntl_getfl(&file).and_then(|flags| fcntl_setfl(&file, flags - OFlags::NONBLOCK));
    settled.map_err(|error| unwritable(path)(error.into()))?;
    Ok(file)
}

/// Whether one of the standard streams leads into a file of a log: by `>>`, or because it was closed and a
/// log was opened in its place.
#[must_use]
pub fn is_log(stream: Stream, folder: Option<&Path>) -> bool {
    let path = match stream {
        Stream::Out => "/proc/self/fd/1",
        Stream::Err => "/proc/self/fd/2",
    };
    if !fs::metadata(path).is_ok_and(|about| about.is_file()) {
        return false;
    }
    // Its own name, where it has one still; what the system shows leads to the file in any case.
    let named = fs::canonicalize(path).unwrap_or_else(|_| path.into());
    folder.is_some_and(|folder| log_files::is_of(folder, Path::new(path))) || log_files::is_of_any(&named)
}
