//! A house for the program as a user runs it: a folder of its own with home, settings and log, and nothing
//! of the machine's environment but what is named here. A program that hangs is ended and fails the test.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;

/// How long a verb may take before it counts as hanging: far more than it needs on the slowest machine.
pub const PATIENCE: Duration = Duration::from_mins(2);

/// What a run of the program gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// What it printed.
    pub stdout: String,
    /// What it said beside that.
    pub stderr: String,
    /// How it ended: its exit code, or minus the signal that killed it.
    pub code: i32,
}

impl Output {
    /// Standard output, once the verb has done what it was asked.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.stdout
    }

    /// Standard error, once the verb was refused with that exit
    /// code: in three parts, the first line the error.
    #[track_caller]
    pub fn refused(self, code: i32) -> String {
        assert_eq!(self.code, code, "{self:?}");
        let parts: Vec<&str> = self.stderr.lines().filter(|line| !line.starts_with("warning: ")).collect();
        assert!(parts[0].starts_with("error: "), "{self:?}");
        assert!(parts[1].starts_with("because: ") && parts[2].starts_with("hint: "), "{self:?}");
        self.stderr
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(self) -> Value {
        let text = self.done();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }
}

/// A folder with everything that the program may see.
pub struct House {
    folder: tempfile::TempDir,
}

impl House {
    /// An empty house: nothing declared, no file of its own.
    pub fn new() -> Self {
        let house = Self { folder: tempfile::tempdir().unwrap() };
        for name in ["home", "work"] {
            fs::create_dir(house.path(name)).unwrap();
        }
        house
    }

    /// A house with one incident: the shipped runbook with those components, declared by ana.
    pub fn with_incident(components: &str) -> Self {
        let house = Self::new();
        house.run(&["declare", "technical-crisis", "--title", "AMS1 power loss", "--component", components]).done();
        house
    }

    /// A place in the house.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file where the program works.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path("work").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// The folder of the log.
    pub fn log_folder(&self) -> PathBuf {
        self.path("home/.local/state/crisis")
    }

    /// The program with these arguments, ready to start; ana asks.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crisis"));
        command.args(args).current_dir(self.path("work")).env_clear().env("HOME", self.path("home"));
        command.env("PATH", "/usr/bin:/bin").env("TZ", "Europe/Amsterdam").env("LANG", "C.UTF-8");
        command.env("USER", "nobody-here").env("CRISIS_AS", "ana").stdin(Stdio::null());
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, args: &[&str]) -> Output {
        finish(self.command(args), b"")
    }

    /// Runs the program as somebody else.
    pub fn run_as(&self, who: &str, args: &[&str]) -> Output {
        let mut command = self.command(args);
        command.env("CRISIS_AS", who);
        finish(command, b"")
    }

    /// Runs the program with something on its standard input.
    pub fn run_with(&self, args: &[&str], stdin: &[u8]) -> Output {
        finish(self.command(args), stdin)
    }

    /// The entries of the log as `crisis log --json` prints them.
    pub fn entries(&self, args: &[&str]) -> Vec<Value> {
        let told = self.run(&[&["log", "--json"], args].concat()).done();
        told.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The board as `crisis status --json` prints it.
    pub fn status(&self) -> Value {
        self.run(&["status", "--json"]).json()
    }

    /// The id of the only open incident, as people read it.
    pub fn short_id(&self) -> String {
        self.status()["incident"]["id"].as_str().unwrap().split_once('.').unwrap().0.to_owned()
    }

    /// What the board says of one step.
    pub fn step(&self, code: &str) -> Value {
        let status = self.status();
        let steps = status["priorities"].as_array().unwrap().iter().flat_map(|row| row["steps"].as_array().unwrap());
        steps.clone().find(|step| step["code"] == code).cloned().unwrap_or_else(|| panic!("no step {code}"))
    }

    /// What the board says of one component.
    pub fn component(&self, id: &str) -> Value {
        let status = self.status();
        status["components"].as_array().unwrap().iter().find(|row| row["id"] == id).cloned().unwrap()
    }

    /// What the board says of one responder.
    pub fn responder(&self, id: &str) -> Value {
        let status = self.status();
        status["responders"].as_array().unwrap().iter().find(|row| row["id"] == id).cloned().unwrap()
    }
}

/// Runs a command to its end; one that does not end in time is killed and fails the test.
pub fn finish(mut command: Command, stdin: &[u8]) -> Output {
    if !stdin.is_empty() {
        command.stdin(Stdio::piped());
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    if let Some(mut pipe) = child.stdin.take() {
        let bytes = stdin.to_vec();
        // Who refuses before reading everything breaks this pipe, and may.
        thread::spawn(move || drop(pipe.write_all(&bytes)));
    }
    let (stdout, stderr) = (drain(child.stdout.take().unwrap()), drain(child.stderr.take().unwrap()));
    let code = wait(&mut child, &command);
    let text = |bytes: Receiver<Vec<u8>>| String::from_utf8(bytes.recv_timeout(PATIENCE).unwrap()).unwrap();
    Output { stdout: text(stdout), stderr: text(stderr), code }
}

/// Waits for a child's end: its exit code, or minus the signal that killed it.
pub fn wait(child: &mut Child, what: &Command) -> i32 {
    use std::os::unix::process::ExitStatusExt as _;
    let pause = Duration::from_millis(5);
    for _ in 0..PATIENCE.as_millis() / pause.as_millis() {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code().unwrap_or_else(|| -status.signal().unwrap_or_default());
        }
        thread::sleep(pause);
    }
    child.kill().unwrap();
    panic!("hangs: {what:?}");
}

/// Reads a pipe to its end on a thread of its own.
fn drain(mut pipe: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (whole, read) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        // A test that hung is not there any more to take it.
        let _ = whole.send(bytes);
    });
    read
}

/// A text with what changes from run to run replaced: the
/// house's own folder, and the day in an incident's short id.
pub fn steady(text: &str, house: &House, incident: &str) -> String {
    let (day, name) = incident.split_at("2026-11-21".len());
    assert!(name.starts_with('-'), "{incident}");
    text.replace(&house.folder.path().display().to_string(), "[HOUSE]").replace(&format!("{day}{name}"), &format!("[DAY]{name}"))
}

/// Splits a command line as a shell would, as far as hints need it.
pub fn split(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

/// The first command that a refusal's hint names, as its arguments.
pub fn hinted(stderr: &str) -> Option<Vec<String>> {
    let hint = stderr.lines().find_map(|line| line.strip_prefix("hint: "))?;
    hint.split('`').skip(1).step_by(2).find_map(|quoted| quoted.strip_prefix("crisis ")).map(split)
}

/// The characters of a text that could act on a terminal, turn the
/// direction of reading or hide; a line break is none of them.
pub fn hostile_in(text: &str) -> String {
    let hostile = |c: &char| {
        (c.is_control() && *c != '\n' && *c != '\r')
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.chars().filter(hostile).collect()
}

/// Whether a path is there.
pub fn is_there(path: &Path) -> bool {
    path.try_exists().unwrap()
}
