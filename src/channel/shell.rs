//! A command of one's own: an SMS gateway, a pager, a chat. It gets the words on its standard input, and who
//! they are for in its environment: `CRISIS_TO_NAME`, `CRISIS_TO_EMAIL`, `CRISIS_TO_PHONE`, `CRISIS_SUBJECT`.
//!
//! It is run as its arguments stand, never through a shell, in a session of its own: it has no terminal, and
//! a signal reaches all that it started. It ends with 0 where it sent the words, with 75 where it may be
//! tried again later, with anything else where it sent nothing. One that takes too long is ended; nobody
//! knows then what it has sent. All that it prints is read, and a line of that is kept.

use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use process_wrap::tokio::{ChildWrapper, CommandWrap, ProcessSession};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::process::ChildStdin;
use tokio::time::timeout;

use crate::domain::channel::Command;

use super::private::without;
use super::{Letter, Outcome, Sends, Work};

/// How long a command may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long after it was asked to end it is made to.
const LAST_WORDS: Duration = Duration::from_secs(3);
/// How long what it started may still write after it has ended.
const AFTERWARDS: Duration = Duration::from_secs(1);
/// How many bytes are kept of what it prints.
const KEPT: usize = 1024;
/// The end that asks to try again later, of `sysexits.h`.
const LATER: i32 = 75;
/// The signal that asks a program to end.
const TERM: i32 = 15;

/// A command, ready to be run.
#[derive(Clone, Debug)]
pub struct Shell {
    command: Command,
    /// Variables of the environment that are none of its business.
    secrets: Vec<String>,
    patience: Duration,
}

impl Shell {
    /// A command that does not see some variables.
    pub fn of(command: &Command, secrets: Vec<String>) -> Self {
        Self { command: command.clone(), secrets, patience: PATIENCE }
    }

    fn spawn(&self, letter: &Letter) -> std::io::Result<Box<dyn ChildWrapper>> {
        let known = [("{name}", Some(&letter.name)), ("{email}", letter.email.as_ref()), ("{phone}", letter.phone.as_ref())];
        let fill = |word: &String| {
            known.iter().fold(word.clone(), |word, (place, value)| word.replace(place, value.map_or("", String::as_str)))
        };
        let arguments: Vec<String> = self.command.arguments.iter().map(fill).collect();
        let mut wrap = CommandWrap::with_new(&self.command.program, |command| {
            command.args(&arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
            let own = std::env::vars_os().map(|(name, _)| name);
            for name in own.filter(|name| name.to_string_lossy().starts_with("CRISIS_")) {
                command.env_remove(name);
            }
            for name in &self.secrets {
                command.env_remove(name);
            }
            command.env("CRISIS_SUBJECT", &letter.subject).env("CRISIS_TO_NAME", &letter.name);
            command.envs(letter.email.iter().map(|email| ("CRISIS_TO_EMAIL", email)));
            command.envs(letter.phone.iter().map(|phone| ("CRISIS_TO_PHONE", phone)));
        });
        wrap.wrap(ProcessSession).spawn()
    }

    async fn run(&self, letter: &Letter) -> Outcome {
        let lacks = |place: &str, value: Option<&String>| self.needs(place) && value.is_none();
        if lacks("{phone}", letter.phone.as_ref()) || lacks("{email}", letter.email.as_ref()) {
            return Outcome::failed("the contacts have no such number or address of them");
        }
        let mut child = match self.spawn(letter) {
            Ok(child) => child,
            Err(error) => return Outcome::failed(format!("{} cannot be run: {error}", self.command.program)),
        };
        let (input, output, errors) = (child.stdin().take(), child.stdout().take(), child.stderr().take());
        let mut said = Said::default();
        let ended = {
            let ends = self.end(child.as_mut());
            let speaks = async {
                tokio::join!(feed(input, &letter.body), drain(errors, &mut said.errors), drain(output, &mut said.output))
            };
            tokio::pin!(ends, speaks);
            tokio::select! {
                ended = &mut ends => {
                    // What it started may hold the pipes open for ever.
                    let _ = timeout(AFTERWARDS, speaks).await;
                    ended
                }
                _ = &mut speaks => ends.await,
            }
        };
        said.outcome(ended, self.patience, letter)
    }

    /// Waits until a command has ended, or ends it: none where it took too long.
    async fn end(&self, child: &mut dyn ChildWrapper) -> Option<std::io::Result<ExitStatus>> {
        if let Ok(ended) = timeout(self.patience, child.wait()).await {
            return Some(ended);
        }
        let _ = child.signal(TERM);
        if timeout(LAST_WORDS, child.wait()).await.is_err() {
            let _ = child.start_kill();
            let _ = timeout(LAST_WORDS, child.wait()).await;
        }
        None
    }

    fn needs(&self, placeholder: &str) -> bool {
        self.command.arguments.iter().any(|word| word.contains(placeholder))
    }
}

/// What a command printed, as far as it is kept.
#[derive(Default)]
struct Said {
    errors: Vec<u8>,
    output: Vec<u8>,
}

impl Said {
    fn outcome(&self, ended: Option<std::io::Result<ExitStatus>>, patience: Duration, letter: &Letter) -> Outcome {
        let status = match ended {
            None => return Outcome::uncertain(format!("the command took longer than {}s and was ended", patience.as_secs())),
            Some(Err(error)) => return Outcome::uncertain(format!("nobody knows how the command ended: {error}")),
            Some(Ok(status)) => status,
        };
        let said = if self.errors.is_empty() { &self.output } else { &self.errors };
        let said = without(&String::from_utf8_lossy(said), letter);
        let told = |how: String| if said.is_empty() { how } else { format!("{how}: {said}") };
        match status.code() {
            Some(0) => Outcome::sent(),
            Some(code) => Outcome { later: code == LATER, ..Outcome::failed(told(format!("the command ended with {code}"))) },
            None => Outcome::uncertain(told("the command was killed by a signal".to_owned())),
        }
    }
}

/// Hands over the words; a command that does not want them all is free to close its end.
async fn feed(input: Option<ChildStdin>, words: &str) {
    if let Some(mut input) = input {
        let _ = input.write_all(words.as_bytes()).await;
        let _ = input.shutdown().await;
    }
}

/// Reads all that is printed, and keeps the beginning.
async fn drain(pipe: Option<impl AsyncRead + Unpin>, kept: &mut Vec<u8>) {
    let Some(mut pipe) = pipe else { return };
    let mut bytes = [0; 8192];
    while let Ok(count) = pipe.read(&mut bytes).await {
        if count == 0 {
            return;
        }
        let room = KEPT.saturating_sub(kept.len());
        kept.extend(bytes.get(..count.min(room)).unwrap_or_default());
    }
}

impl Sends for Shell {
    fn send<'a>(&'a self, letter: &'a Letter) -> Work<'a, Outcome> {
        Box::pin(self.run(letter))
    }

    fn check(&self) -> Work<'_, Result<(), String>> {
        Box::pin(async {
            let program = &self.command.program;
            if found(program) { Ok(()) } else { Err(format!("there is no program {program} that can be run")) }
        })
    }
}

/// Whether there is a program of that name that can be run.
pub fn found(program: &str) -> bool {
    let runs = |path: &std::path::Path| path.is_file() && rustix::fs::access(path, rustix::fs::Access::EXEC_OK).is_ok();
    if program.contains('/') {
        return runs(program.as_ref());
    }
    std::env::var_os("PATH").is_some_and(|paths| std::env::split_paths(&paths).any(|folder| runs(&folder.join(program))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry_ref::EntryRef;
    use crate::domain::stamp::Origin;
    use crate::domain::vocabulary::SendingOutcome;

    fn letter() -> Letter {
        Letter {
            entry: EntryRef { origin: Origin(1), number: 1 },
            name: "Ana de Vries".to_owned(),
            email: Some("ana@example.net".to_owned()),
            phone: Some("+442079460801".to_owned()),
            subject: "AMS1 power loss".to_owned(),
            body: "Come in.\n$(touch /tmp/never) `id`\n".to_owned(),
        }
    }

    /// Runs a script that a shell of its own reads.
    fn run(script: &str, arguments: &[&str], patience: Duration) -> Outcome {
        let mut words = vec!["-c".to_owned(), script.to_owned(), "sh".to_owned()];
        words.extend(arguments.iter().map(|word| (*word).to_owned()));
        let command = Command { program: "/bin/sh".to_owned(), arguments: words };
        let shell = Shell { patience, ..Shell::of(&command, vec!["OF_A_SECRET".to_owned()]) };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(shell.run(&letter()))
    }

    const LONG: Duration = Duration::from_secs(50);

    #[test]
    fn a_command_gets_the_words_and_whom_they_are_for_and_nothing_of_them_is_run() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("got");
        let script = "{ cat; printf '%s|' \"$CRISIS_TO_NAME\" \"$CRISIS_TO_EMAIL\" \"$CRISIS_TO_PHONE\" \"$CRISIS_SUBJECT\" \"$2\"; } > \"$1\"";
        assert_eq!(run(script, &[file.to_str().unwrap(), "{name};{phone}"], LONG), Outcome::sent());
        let got = std::fs::read_to_string(file).unwrap();
        let wanted = "Ana de Vries|ana@example.net|+442079460801|AMS1 power loss|Ana de Vries;+442079460801|";
        assert_eq!(got, format!("{}{wanted}", letter().body));
    }

    #[test]
    fn what_a_command_ends_with_says_what_came_of_it() {
        let failed = run("cat > /dev/null; echo \"no credit for $CRISIS_TO_PHONE\" >&2; exit 3", &[], LONG);
        assert_eq!(failed, Outcome::failed("the command ended with 3: no credit for …"));
        assert!(run("exit 75", &[], LONG).later);
        let killed = run("kill -9 $$", &[], LONG);
        assert_eq!(killed.outcome, SendingOutcome::Uncertain);
        let command = Command { program: "/nowhere/send".to_owned(), arguments: Vec::new() };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let missing = runtime.block_on(Shell::of(&command, Vec::new()).run(&letter()));
        assert_eq!(missing.outcome, SendingOutcome::Failed);
    }

    #[test]
    fn a_command_that_hangs_is_ended_with_all_that_it_started_and_nobody_knows_what_it_sent() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pid");
        let script = "trap '' TERM; sleep 1000 & echo $! > \"$1\"; wait; wait";
        let hung = run(script, &[file.to_str().unwrap()], Duration::from_millis(300));
        assert_eq!(hung.outcome, SendingOutcome::Uncertain);
        let pid: i32 = std::fs::read_to_string(file).unwrap().trim().parse().unwrap();
        let pid = rustix::process::Pid::from_raw(pid).unwrap();
        let gone = (0..500).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            rustix::process::test_kill_process(pid).is_err() || is_dead(pid)
        });
        assert!(gone, "what it started goes on");
    }

    /// Whether a process has ended and nobody has asked how.
    fn is_dead(pid: rustix::process::Pid) -> bool {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap_or_default();
        stat.rsplit(')').next().is_none_or(|rest| rest.trim_start().starts_with('Z'))
    }

    #[test]
    fn a_command_that_reads_nothing_prints_without_end_or_leaves_somebody_behind_holds_nothing_up() {
        assert_eq!(run("head -c 3000000 /dev/zero; exit 0", &[], LONG), Outcome::sent());
        assert_eq!(run("sleep 30 & exit 0", &[], LONG), Outcome::sent());
        assert_eq!(run("exit 0", &[], LONG), Outcome::sent());
    }

    #[test]
    fn a_command_has_no_terminal_and_sees_no_secret() {
        let script = "[ -z \"$OF_A_SECRET\" ] && [ -z \"$CRISIS_DIR\" ] && ! (: < /dev/tty) 2>/dev/null";
        assert_eq!(run(script, &[], LONG), Outcome::sent());
    }
}
