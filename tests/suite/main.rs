//! All tests of the program, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test that cannot go on says where and stops, and may look at the clock"
)]

/// What every advice names is there, and is found by key and by verb.
mod advice;
/// Entries that are corrected or struck: what they come to, and who may.
mod amend;
/// Whatever is pressed, pasted, clicked or resized, in whatever order.
mod anything;
/// Imports go down, and each package has one door.
mod architecture;
/// The crisis plan is bearable for two people: every step done, by few keys.
mod bearable;
/// When an incident began, apart from when it was declared.
mod began;
/// What lies beside a log: where reports may go, which files are used, on what disk; and the doctor.
mod beside;
/// The briefing: what whoever joins late must know, the same on every face.
mod brief;
/// Characters that come at once, and Esc with a letter: nothing is done by accident, and none is lost.
mod bursts;
/// Shifts from the calendars of others: spread out, whose they are, bounded, and what is odd is told.
mod calendars;
/// The call-out: who dials whom, what came of it, whom to call next, and what waits for an answer.
mod callout;
/// Checkpoints of the fold: they say what the log says, or nothing.
mod checkpoint;
/// The binary as a user runs it: every verb, its exit code, its
/// refusals, its shapes for programs, and what it says to bad files.
mod cli;
/// What is said of components by key: verdicts confirmed and overridden, scope, what data is stored on.
mod components;
/// Steps of every kind: everywhere first, held and resumed, on a path, the commander's,
/// delegated, for several components at once, of one's own; by verb and by key.
mod course;
/// Data first, from every side: who may say what of it, what
/// that opens, and that there is always an honest way to the end.
mod data_first;
/// The dial list: who is dialled and is no responder; by verb, by key, in reports and in files.
mod dial;
/// The scripted incident, through verbs and through real
/// terminals; many writers at once; writers that are killed.
mod drill;
/// Logs that were changed by somebody who knows how they are bound, and files put beside them.
mod edited;
/// What is late, what is owed once service is back, and what is said when an incident ends.
mod ending;
/// A false alarm: closed without verdicts, where nobody said that anything was harmed.
mod false_alarm;
/// Files that people write: every mistake at once, with its place.
mod files;
/// Forms and the foot: when, what follows a name, drafts, what is said and goes again, what is next.
mod forms;
/// Every screen as it is drawn.
mod frames;
/// Words from elsewhere that would act on a terminal, turn, hide or break
/// a column: on every screen, in every size, and on a real terminal.
mod hostile;
/// Hours in command, on duty and awake: said once, warned of, and never in what takes weeks.
mod hours;
/// Not a test: the folder and the environment in which the binary is run.
mod house;
/// Ids of incidents: each machine gives its own, and people read and type them short.
mod ids;
/// What came in before an incident and in one: reports, alerts, and when they are enough.
mod inbox;
/// What monitoring programs send: understood in each form, bounded, and never trusted.
mod intake;
/// What each key does, and the table of keys.
mod keys;
/// What holds for every incident, whatever people and machines do.
mod laws;
/// `crisis intake`: what comes in over HTTP, from whom, within which bounds; and that
/// success is only for what is in the log.
mod listen;
/// Terminals and readers of little: ASCII alone, no colour, no columns.
mod little;
/// A clock that lies: it wakes in the past, jumps ahead and back, and no alarm falls silent.
mod lying_clock;
/// Pages by mail: a real server, in all the ways in which one fails, and programs that are killed meanwhile.
mod mail;
/// The map of the house in `src/lib.rs`: each place of its table exists and holds what the row says.
mod map;
/// Every screen in each phase of an incident, in every size and language, with and without colour, as text.
mod matrix;
/// Logs that were changed by hand, by chance, and by the hundred.
mod mutations;
/// One night in ten phases, each as one frame.
mod night;
/// The bell, and what reaches a person who does not look: on a desktop, over ssh, nowhere.
mod notify;
/// Who is on call: turns over changes of the clock, overrides, absences; by verb, on screen and in `lint`.
mod oncall;
/// Who is on call over a year, beside another program in another language.
mod oncall_peer;
/// Keys that somebody changed in the settings.
mod own_keys;
/// The pack on paper: what stands in it, in both forms, whose file it is, and that no name acts in it.
mod pack;
/// Pages beside the phone: claimed, started, ended; never twice; by verb and by key.
mod page;
/// The timeline, read page by page.
mod pages;
/// Everything that can be done, found by letters; and help.
mod palette;
/// What the screen writes into files: the report, and words to be copied.
mod papers;
/// Every fact ever written can still be read, and whole logs mean what they meant.
mod past;
/// People: one name for each, one clock for each call, who is told what first.
mod people;
/// The pictures in the README are what the program draws.
mod pictures;
/// What another account plants, swells or exchanges where this one verifies and exports.
mod planted;
/// The mouse.
mod pointing;
/// A runbook as it will run: the same on every face, and what the gate will ask.
mod preview;
/// Not a test: a real terminal, and what is seen on it.
mod printed;
/// Which role is proposed for whom, and that the reason is true.
mod proposals;
mod pty;
/// A log that is put back or rewritten in its file under those who have it open.
mod put_back;
/// The word of somebody who has only a phone: both names are kept, role and identity are theirs.
mod quoted;
/// What the README says is so.
mod readme;
/// Reports: they agree with each other, survive hostile words, and `verify` finds what was tampered with.
mod report;
/// What there is room for on 80 columns: keys at the foot, labels and choices in forms, in both languages.
mod room;
/// What is affected, the title and the severity, changed later.
mod scope;
/// Not a test: a screen without a terminal.
mod screen;
/// Not a test: one person at a real terminal, pressing keys.
mod seat;
/// The second person: in every team somebody can be it, and never the first.
mod second;
/// The shipped runbooks as they run, and what planned and slow ones ask of the board.
mod shipped;
/// What one incident can hold: files, commands and foreign logs that ask for more, and chains of components.
mod size;
/// What the program says to people: whole in every language.
mod speech;
/// The files that `new` writes: sound, complete and explained, over nothing that is there.
mod starter;
/// Nothing moves by itself: cursors stay, and keys mean what was read.
mod still;
/// One contract, held by every log; and what a log on disk must survive.
mod store;
/// A terminal that takes nothing, sends without end, or sends half of something.
mod stuck;
/// Command that is taken from somebody who cannot be reached, and command that is declined.
mod takeover;
/// Not a test: a team at an incident, without a terminal or a disk.
mod team;
/// The screen on a real terminal.
mod terminal;
/// What was written by pen, entered line by line: whose word it is, once each, and what is refused.
mod transcribe;
/// Taking back what one did last.
mod undo;
/// What this version cannot read comes out as it went in, and can be verified.
mod unread;
/// What was typed and is no call: three parts, in one's language.
mod usage;
/// Everybody is led from step to step.
mod walk;
/// Exports and heads that were kept elsewhere: what they tell of themselves and of the log.
mod witness;
