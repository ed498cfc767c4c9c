//! On what kind of file system a log lies. Writers keep out of each other's way by locks and share an index
//! of the write-ahead log in memory; that holds on a local disk of one host, and nowhere else can be relied
//! upon.

use std::fs;
use std::path::{Path, PathBuf};

use rustix::fs::{StatVfsMountFlags, statfs, statvfs};

/// The variable by which tests say what the system would say of every file: a number of statfs(2), in hex.
const OF_TESTS: &str = "CRISIS_TEST_FILE_SYSTEM";

/// What statfs(2) calls everything that a program serves.
const FUSE: &str = "65735546";

/// What a file system is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A disk of this machine, as far as can be seen.
    Local,
    /// The memory of this machine: gone when it stops.
    Memory,
    /// Shared between machines, or served by a program: locks may not hold.
    Network,
}

/// A file system, as it matters to a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSystem {
    /// What it is good for.
    pub kind: Kind,
    /// What it is called: `ext4`, `NFS`, `FUSE (sshfs)`.
    pub name: String,
    /// How many bytes may still be written by this account, where that is known.
    pub free: Option<u64>,
    /// Nothing can be written to it.
    pub is_read_only: bool,
}

/// The file system of a path, or of where it would be made.
///
/// # Errors
/// When the system does not say.
pub fn of(path: &Path) -> std::io::Result<FileSystem> {
    let (place, number) = asked(path)?;
    let (kind, name) = named(&number, mounted_at(&place).as_deref());
    let about = statvfs(&place).ok();
    let free = about.as_ref().and_then(|about| about.f_bavail.checked_mul(about.f_frsize));
    let is_read_only = about.is_some_and(|about| about.f_flag.contains(StatVfsMountFlags::RDONLY));
    Ok(FileSystem { kind, name, free, is_read_only })
}

/// What the file system of a path is called, where locks may not hold there. Every verb asks it.
pub fn network(path: &Path) -> Option<String> {
    let (place, number) = asked(path).ok()?;
    // Only what a program serves is named by the table of mounts, which can be long.
    let mounted = if number == FUSE { mounted_at(&place) } else { None };
    let (kind, name) = named(&number, mounted.as_deref());
    (kind == Kind::Network).then_some(name)
}

/// Where a path lies, or would be made, and what the system says of that place.
fn asked(path: &Path) -> std::io::Result<(PathBuf, String)> {
    let place = path.ancestors().find(|place| place.symlink_metadata().is_ok()).unwrap_or(Path::new("."));
    // A link that leads nowhere stands where it would be made.
    let place = fs::canonicalize(place).or_else(|_| fs::canonicalize(place.parent().unwrap_or(place)))?;
    let number = match std::env::var(OF_TESTS) {
        Ok(number) if !number.is_empty() => number,
        _ => format!("{:x}", statfs(&place)?.f_type),
    };
    Ok((place, number))
}

/// What a number of statfs(2) stands for; `mounted` is what the table of mounts calls it.
fn named(number: &str, mounted: Option<&str>) -> (Kind, String) {
    let network = match number {
        "6969" => "NFS",
        "517b" | "fe534d42" | "ff534d42" => "SMB",
        "1021997" => "9p",
        "5346414f" | "6b414653" => "AFS",
        "73757245" => "Coda",
        "564c" => "NCP",
        "c36400" => "Ceph",
        "bd00bd0" => "Lustre",
        "47504653" => "GPFS",
        "19830326" => "BeeGFS",
        "aad7aaea" => "PanFS",
        "beefdead" => "StorNext",
        "20030528" => "OrangeFS",
        "13111a8" => "IBRIX",
        // Disks that several machines have mounted at once.
        "7461636f" => "OCFS2",
        "1161970" => "GFS2",
        "61636673" => "ACFS",
        // Folders of the machine that a virtual one runs on.
        "786f4256" => "vboxsf",
        "bacbacbc" => "vmhgfs",
        "7c7c6673" => "prl_fs",
        FUSE => return fuse(mounted),
        "1021994" | "858458f6" => return (Kind::Memory, mounted.unwrap_or("tmpfs").to_owned()),
        _ => return (Kind::Local, mounted.map_or_else(|| format!("0x{number}"), str::to_owned)),
    };
    (Kind::Network, network.to_owned())
}

/// A file system that a program serves: what lies behind it only the program knows, but for those that are
/// made for a disk of this machine.
fn fuse(mounted: Option<&str>) -> (Kind, String) {
    match mounted {
        Some(local @ ("fuseblk" | "fuse.fuse-overlayfs" | "fuse.ntfs-3g")) => (Kind::Local, local.to_owned()),
        Some("virtiofs") => (Kind::Network, "virtiofs".to_owned()),
        Some(other) => match other.strip_prefix("fuse.") {
            Some(program) => (Kind::Network, format!("FUSE ({program})")),
            None => (Kind::Network, "FUSE".to_owned()),
        },
        None => (Kind::Network, "FUSE".to_owned()),
    }
}

fn mounted_at(place: &Path) -> Option<String> {
    mounted(&fs::read_to_string("/proc/self/mountinfo").ok()?, place)
}

/// What the table of mounts calls the file system of a path: that of the mount which is nearest to it, and of
/// several at one place the last.
fn mounted(table: &str, path: &Path) -> Option<String> {
    let mount = |line: &str| {
        let (before, behind) = line.split_once(" - ")?;
        let at = PathBuf::from(plain(before.split(' ').nth(4)?));
        let depth = path.starts_with(&at).then(|| at.components().count())?;
        Some((depth, behind.split(' ').next()?.to_owned()))
    };
    table.lines().filter_map(mount).max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind)
}

/// The table writes what would end a field as three octal digits.
fn plain(field: &str) -> String {
    ["\\040", "\\011", "\\012", "\\134"]
        .iter()
        .zip([" ", "\t", "\n", "\\"])
        .fold(field.to_owned(), |name, (written, meant)| name.replace(written, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_that_machines_share_is_named() {
        for (number, mounted, kind, name) in [
            ("6969", Some("nfs4"), Kind::Network, "NFS"),
            ("ff534d42", Some("cifs"), Kind::Network, "SMB"),
            ("fe534d42", Some("smb3"), Kind::Network, "SMB"),
            ("1021997", Some("9p"), Kind::Network, "9p"),
            ("65735546", Some("fuse.sshfs"), Kind::Network, "FUSE (sshfs)"),
            ("65735546", Some("fuse"), Kind::Network, "FUSE"),
            ("65735546", None, Kind::Network, "FUSE"),
            ("65735546", Some("virtiofs"), Kind::Network, "virtiofs"),
            ("65735546", Some("fuseblk"), Kind::Local, "fuseblk"),
            ("c36400", Some("ceph"), Kind::Network, "Ceph"),
            ("bd00bd0", Some("lustre"), Kind::Network, "Lustre"),
            ("5346414f", Some("afs"), Kind::Network, "AFS"),
            ("1021994", Some("tmpfs"), Kind::Memory, "tmpfs"),
            ("ef53", Some("ext4"), Kind::Local, "ext4"),
            ("9123683e", None, Kind::Local, "0x9123683e"),
        ] {
            assert_eq!(named(number, mounted), (kind, name.to_owned()), "{number} {mounted:?}");
        }
    }

    #[test]
    fn the_nearest_mount_counts_and_the_last_of_several() {
        let table = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
                     30 22 0:40 / /srv rw shared:1 - nfs4 host:/srv rw,nolock\n\
                     31 30 0:41 / /srv/a\\040b rw - fuse.sshfs x rw\n\
                     32 22 0:42 / /tmp rw - tmpfs none rw\n\
                     33 32 0:43 / /tmp rw - xfs /dev/sdb rw\n";
        for (path, kind) in
            [("/home/ana", "ext4"), ("/srv/log", "nfs4"), ("/srv/a b/log", "fuse.sshfs"), ("/srvx", "ext4"), ("/tmp/log", "xfs")]
        {
            assert_eq!(mounted(table, Path::new(path)).as_deref(), Some(kind), "{path}");
        }
        assert_eq!(mounted("nonsense", Path::new("/")), None);
    }

    #[test]
    fn a_path_that_is_not_there_lies_where_it_would_be_made() {
        let folder = tempfile::tempdir().unwrap();
        let there = of(folder.path()).unwrap();
        assert_eq!(of(&folder.path().join("not/yet")).unwrap().name, there.name);
        assert!(of(Path::new("not-yet")).is_ok());
    }
}
