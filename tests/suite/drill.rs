//! The scripted incident from declaration to report, and what
//! must hold when many write at once and when writers are killed.
//!
//! The script is a list of [`Scene`]s: who does what, and what the log must say afterwards. [`by_verbs`]
//! plays it through verbs; a screen plays the same scenes by pressing [`keys`] at real terminals, one for
//! each person, and is held against the same [`Scene::then`].

use std::collections::BTreeMap;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::house::{House, finish, hinted, wait};
use super::report;
use super::seat::{ENTER, ESCAPE, RIGHT, Seat, TAB, until};

/// One thing that a person does, and what is true afterwards.
pub struct Scene {
    /// Who.
    pub who: &'static str,
    /// What, as the words of a verb.
    pub does: Vec<String>,
    /// Whether a rule refuses it, and what its three parts then hold.
    pub refused: Option<[&'static str; 3]>,
    /// What the board then says, as paths into `crisis status --json` with their values.
    pub then: Vec<(Place, Value)>,
}

/// A place on the board.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// A key of the incident.
    Incident(&'static str),
    /// A key of the component of that id.
    Component(&'static str, &'static str),
    /// A key of the responder of that id.
    Responder(&'static str, &'static str),
    /// A key of the step of that code.
    Step(&'static str, &'static str),
}

impl Place {
    /// What a board says there.
    pub fn on(self, status: &Value) -> Value {
        let find = |rows: &Value, by: &str, id: &str| {
            rows.as_array().unwrap().iter().find(|row| row[by] == id).cloned().unwrap_or_default()
        };
        match self {
            Self::Incident(key) => status["incident"][key].clone(),
            Self::Component(id, key) => find(&status["components"], "id", id)[key].clone(),
            Self::Responder(id, key) => find(&status["responders"], "id", id)[key].clone(),
            Self::Step(code, key) => {
                let rows = status["priorities"].as_array().unwrap().iter();
                rows.map(|row| find(&row["steps"], "code", code)).find(|row| !row.is_null()).unwrap_or_default()[key].clone()
            }
        }
    }
}

fn scene(who: &'static str, does: &[&str]) -> Scene {
    Scene { who, does: does.iter().map(|word| (*word).to_owned()).collect(), refused: None, then: Vec::new() }
}

impl Scene {
    fn refused(mut self, error: &'static str, because: &'static str, hint: &'static str) -> Self {
        self.refused = Some([error, because, hint]);
        self
    }

    fn then(mut self, place: Place, value: impl Into<Value>) -> Self {
        self.then.push((place, value.into()));
        self
    }
}

/// The declaration of the scripted incident.
pub const DECLARATION: &[&str] = &[
    "declare",
    "technical-crisis",
    "--title",
    "AMS1 power loss",
    "--component",
    "db-1,db-2,web",
    "--source",
    "monitoring,reports",
    "--affected",
    "everything in AMS1",
];

/// The scripted incident, from the moment after its declaration by ana until it is closed.
pub fn script() -> Vec<Scene> {
    use Place::{Component, Incident, Responder, Step};
    let mut script = vec![scene("ana", &["note", "the UPS of row 4 is silent"]).then(Incident("commander"), "ana")];
    // Three are called, answer in three ways, and get the role that is proposed.
    script.extend([
        scene("ana", &["call", "devos"]).then(Responder("devos", "state"), "called"),
        scene("ana", &["call", "devos", "answered"]).then(Responder("devos", "state"), "acknowledged"),
        scene("ana", &["call", "bram"]),
        scene("ana", &["call", "bram", "voicemail"]).then(Responder("bram", "state"), "called"),
        scene("bram", &["ack"]).then(Responder("bram", "state"), "acknowledged"),
        scene("ana", &["call", "emma"]),
        scene("ana", &["call", "emma", "no_answer"]),
        scene("ana", &["call", "emma", "--secondary"]),
        scene("ana", &["call", "emma", "answered"])
            .then(Responder("emma", "state"), "acknowledged")
            .then(Responder("emma", "role"), Value::Null),
        scene("ana", &["assign", "devos", "technical", "--duty", "databases"]).then(Responder("devos", "role"), "technical"),
        scene("ana", &["assign", "bram", "technical", "--duty", "network"]).then(Responder("bram", "duty"), "network"),
        scene("ana", &["assign", "emma", "communication", "--duty", "phones"]).then(Responder("emma", "role"), "communication"),
    ]);
    // Nothing comes back before its data is known to be there.
    script.extend([
        scene("devos", &["start", "R1@db-1"]).refused(
            "R1@db-1 \"Bring it back, test it, open it\" is locked",
            "the data of db-1 is not confirmed: no verdict yet",
            "crisis verdict db-1 intact --evidence",
        ),
        scene("emma", &["start", "C1"]).then(Step("C1", "by"), "emma"),
        scene("emma", &["done", "C1"]).refused("is not done yet", "needs the text that was sent", "crisis done C1 --evidence"),
        scene("emma", &["done", "C1", "--evidence", "AMS1 is down; next update at 14:25"]).then(Step("C1", "state"), "done"),
        scene("emma", &["done", "C2"]).refused("C2", "it is a step for the commander, Ana", "crisis delegate C2 emma"),
        scene("ana", &["done", "C2"]).then(Step("C2", "state"), "done"),
        scene("devos", &["done", "D1"]),
        scene("devos", &["done", "D2"]).refused("is not done yet", "it needs evidence", "crisis done D2 --evidence"),
        scene("devos", &["done", "D2", "--evidence", "prune.timer stopped on 12 hosts"]),
        scene("ana", &["done", "D3"]).refused("D3", "D4@db-1", "crisis done D4@db-1"),
    ]);
    // Stopped everywhere, in one act, before anything deeper begins on one.
    script.extend([
        scene("devos", &["start", "D4@db-1"]).then(Step("D4@db-1", "state"), "started"),
        scene("devos", &["done", "D4@db-1", "--evidence", "patroni paused"]).then(Step("D4@db-1", "state"), "done"),
        scene("devos", &["start", "D5@db-1"]).refused("D5@db-1", "D4@db-2", "crisis done D4@db-2"),
        scene("devos", &["done", "D4@db-2,web", "--evidence", "cron and clients stopped"])
            .then(Step("D4@db-2", "state"), "done")
            .then(Step("D4@web", "evidence"), "cron and clients stopped"),
        scene("ana", &["done", "D3"]).then(Step("D3", "state"), "done"),
        scene("devos", &["done", "D5@db-1,db-2,web", "--evidence", "before, held"]).then(Step("D5@web", "state"), "done"),
    ]);
    script.extend([
        scene("devos", &["done", "D6@db-1", "--evidence", "counts equal those of 02:00", "--verdict", "intact"])
            .then(Component("db-1", "verdict"), "intact")
            .then(Component("db-1", "locked"), Value::Null),
        scene("devos", &["start", "R1@db-1"]).then(Step("R1@db-1", "state"), "started"),
        scene("devos", &["service", "db-1", "restoring"]),
        scene("devos", &["service", "db-1", "degraded", "--percent", "60"])
            .then(Component("db-1", "service"), "degraded")
            .then(Component("db-1", "percent"), 60),
        scene("devos", &["start", "R1@db-2"])
            .refused("R1@db-2", "the data of db-2 is not confirmed", "crisis verdict db-2 intact")
            .then(Component("db-2", "verdict"), "unknown"),
        scene("devos", &["start", "resume-deletes"]).refused(
            "R5",
            "the data of db-2 is not confirmed",
            "crisis verdict db-2 intact",
        ),
    ]);
    // Damaged, and brought back from the night's backup.
    script.extend([
        scene("devos", &["done", "D6@db-2", "--evidence", "fsck: 412 lost", "--verdict", "damaged", "--extent", "45 minutes"])
            .then(Component("db-2", "verdict"), "damaged")
            .then(Step("D7@db-2", "state"), "open")
            .then(Step("C12", "state"), "open"),
        scene("emma", &["done", "C12", "--evidence", "a part of db-2 is damaged; we restore a backup beside it"])
            .then(Step("C12", "state"), "done"),
        scene("devos", &["start", "R1@db-2"]).refused("R1@db-2", "the data of db-2 is damaged", "crisis verdict db-2 recovered"),
        scene("devos", &["verdict", "db-2", "recovered", "--evidence", "restored beside"]).refused(
            "the verdict on db-2 was not set to recovered",
            "needs the time of its backup",
            "--as-of 03:00",
        ),
        scene(
            "devos",
            &[
                "verdict",
                "db-2",
                "recovered",
                "--as-of",
                "03:00",
                "--extent",
                "03:00 to 03:45 is missing",
                "--evidence",
                "restored beside, counted",
            ],
        )
        .then(Component("db-2", "verdict"), "recovered")
        .then(Step("D7@db-2", "state"), "done")
        .then(Component("db-2", "stale"), false)
        .then(Component("db-2", "wants_second_name"), true),
        scene("devos", &["start", "R1@db-2"]).refused("R1@db-2", "so far only Devos", "crisis confirm db-2"),
        scene("bram", &["confirm", "db-2"]).then(Component("db-2", "locked"), Value::Null),
        scene("devos", &["done", "R1@db-2", "--evidence", "logged in, wrote, read it back", "--service", "up"])
            .then(Step("R1@db-2", "state"), "done")
            .then(Component("db-2", "service"), "up"),
    ]);
    // It goes down again: what was known of its data no longer
    // holds. Somebody must look at it all the same, and says why.
    script.extend([
        scene("bram", &["service", "db-1", "down"])
            .then(Component("db-1", "stale"), true)
            .then(Component("db-1", "verdict"), "intact"),
        scene("devos", &["done", "R1@db-1", "--evidence", "logged in"]).refused(
            "R1@db-1",
            "the verdict on db-1 (intact) is stale: db-1 went down after that",
            "crisis verdict db-1 intact",
        ),
        scene("devos", &["override", "R1@db-1", "--why", "read only"]).refused(
            "the lock on R1@db-1",
            "only the commander",
            "crisis handover devos",
        ),
        scene("ana", &["override", "R1@db-1", "--why", "read only, a customer in hospital needs it"])
            .then(Step("R1@db-1", "overridden"), "read only, a customer in hospital needs it")
            .then(Step("R1@db-1", "locked"), Value::Null)
            .then(Component("db-1", "stale"), true),
        scene("devos", &["done", "R1@db-1", "--evidence", "logged in, read old records", "--service", "up"])
            .then(Step("R1@db-1", "state"), "done")
            .then(Component("db-1", "service"), "up"),
        scene("devos", &["start", "R2"]).refused("R2", "stale", "crisis verdict db-1 intact"),
        scene("devos", &["verdict", "db-1", "intact", "--evidence", "counted again after the second fall"])
            .then(Component("db-1", "stale"), false),
    ]);
    // The end: every service, every word.
    script.extend([
        scene("ana", &["resolve"]).refused(
            "the incident is not resolved",
            "the data of web is not confirmed: no verdict yet; web is unknown",
            "crisis verdict web intact",
        ),
        scene("devos", &["verdict", "web", "intact", "--evidence", "as it was at 02:00"]).then(Step("D6@web", "state"), "done"),
        scene("bram", &["service", "web", "up"]),
        scene("emma", &["na", "C9", "--why", "it is over within two hours"]).then(Step("C9", "state"), "not_applicable"),
        scene("ana", &["resolve"]).then(Incident("status"), "resolved"),
    ]);
    // What destroys something counts with a second person, whatever the commander overrides.
    script.extend([
        scene("ana", &["override", "R5", "--why", "the disks are full by morning"]).then(Step("R5", "locked"), Value::Null),
        scene("devos", &["done", "resume-deletes"]).then(Step("R5", "state"), "started"),
        scene("devos", &["confirm", "R5"]).refused(
            "\"Resume deletes and backup expiry\" was not confirmed",
            "a second person must confirm it: so far only Devos",
            "ask another responder to confirm: `crisis confirm R5",
        ),
        scene("bram", &["confirm", "R5"]).then(Step("R5", "state"), "done"),
        scene("ana", &["close"]).refused(
            "the incident is not closed",
            "customers have not been told everything",
            "crisis close --why",
        ),
        scene("ana", &["close", "--why", "emma calls the last of them tomorrow"]).then(Incident("status"), "closed"),
    ]);
    script
}

/// Plays one scene through its verb.
fn by_verbs(house: &House, scene: &Scene) {
    let words: Vec<&str> = scene.does.iter().map(String::as_str).collect();
    let output = house.run_as(scene.who, &words);
    match scene.refused {
        None => drop(output.done()),
        Some(parts) => {
            let told = output.refused(1);
            let lines: Vec<&str> = told.lines().collect();
            for (line, part) in lines[lines.len() - 3..].iter().zip(parts) {
                assert!(line.contains(part), "{words:?}: {part:?} is missing in {told}");
            }
        }
    }
}

#[test]
fn the_scripted_incident_goes_from_declaration_to_report_through_verbs() {
    let house = House::new();
    let id = house.run(DECLARATION).done().trim().to_owned();
    let mut told = 1;
    for scene in script() {
        if scene.does[0] == "assign" {
            let proposed = house.responder(&scene.does[1])["proposed"].clone();
            assert_eq!(proposed["role"], scene.does[2], "{:?}: {proposed}", scene.does);
            assert!(!proposed["because"].as_str().unwrap().is_empty());
        }
        by_verbs(&house, &scene);
        if scene.does[0] != "close" || scene.refused.is_some() {
            let status = house.status();
            for (place, value) in &scene.then {
                assert_eq!(place.on(&status), *value, "{place:?} after {:?}", scene.does);
            }
            let entries = status["log"]["entries"].as_u64().unwrap();
            assert_eq!(entries == told, scene.refused.is_some(), "{:?}", scene.does);
            told = entries;
        }
    }
    let status = house.run(&["status", &id, "--json"]).json();
    assert_eq!(status["incident"]["status"], "closed");
    let data = Place::Component("db-2", "grounds").on(&status);
    assert!(data.as_str().unwrap().contains("03:00"), "{data}");
    report::agree(&house, &id);
    house.run(&["export", &id, "-f", "json", "-o", "r.json"]).done();
    house.run(&["verify", "r.json"]).done();
    assert!(house.run(&["verify"]).done().contains("no flaws"));
    let markdown = house.run(&["export", &id, "-f", "markdown"]).done();
    for said in ["**OVERRIDE**: read only, a customer in hospital needs it", "recovered", "n/a", "emma calls the last"] {
        assert!(markdown.contains(said), "{said} is missing:\n{markdown}");
    }
}

/// The keys that take the cursor to a step, then those that do something with it.
fn at_step(status: &Value, code: &str, keys: &str) -> String {
    let rows = status["priorities"].as_array().unwrap().iter().flat_map(|row| row["steps"].as_array().unwrap());
    let place =
        rows.map(|row| [row["code"].as_str().unwrap(), row["id"].as_str().unwrap()]).position(|names| names.contains(&code));
    format!("g{}{keys}", "j".repeat(place.unwrap()))
}

/// The keys that take the cursor to a step of a component, which serves for what is done with the component.
fn at_component(status: &Value, id: &str, keys: &str) -> String {
    at_step(status, &format!("D4@{id}"), keys)
}

/// The keys of a scene on a screen. What a verb is refused for
/// leaving out, a form asks for: there Escape leaves it.
fn keys(scene: &Scene, status: &Value) -> String {
    let words: Vec<&str> = scene.does.iter().map(String::as_str).collect();
    let option = |name: &str| words.iter().position(|word| *word == name).map(|at| words[at + 1]);
    let evidence = option("--evidence").unwrap_or_default();
    // A screen refuses before it asks for words, so none are typed then.
    let why = || scene.refused.map_or_else(|| format!("{}{ENTER}", option("--why").unwrap_or_default()), |_| String::new());
    // What one confirms is shown first.
    let read = if scene.refused.is_some() { "" } else { ENTER };
    match words.as_slice() {
        ["note", text] => format!("n{text}{ENTER}"),
        ["call", who, rest @ ..] => {
            let line = if rest.contains(&"--secondary") { "secondary" } else { "primary" };
            let outcome = rest.iter().find(|word| !word.starts_with('-')).copied().unwrap_or("no outcome");
            // The Enter that takes a choice sends nothing.
            format!("c{who}{TAB}{line}{TAB}{outcome}{ENTER}{ENTER}")
        }
        ["ack"] => "A".to_owned(),
        ["assign", who, role, "--duty", duty] => format!("a{who}{TAB}{role}{TAB}{duty}{ENTER}"),
        ["start", step] => at_step(status, step, "s"),
        ["confirm", component] if component.contains('-') => format!(":{component}{ENTER}t{read}{TAB}{TAB}"),
        ["confirm", step] => at_step(status, step, &format!("t{read}")),
        ["na", step, ..] => at_step(status, step, &format!("i{}", why())),
        ["override", step, ..] => at_step(status, step, &format!("O{}", why())),
        ["done", id @ "resume-deletes"] => at_step(status, id, &format!(" {id}{ENTER}")),
        // It is finished for several components with ticks beside their names.
        ["done", steps, ..] if steps.contains(',') => {
            let (first, _) = steps.split_once(',').unwrap();
            at_step(status, first, &format!(" {evidence}{TAB}a{ENTER}"))
        }
        ["done", step, ..] => {
            let fields = match option("--verdict") {
                Some("damaged") => format!("damaged{TAB}{}{TAB}{evidence}{ENTER}", option("--extent").unwrap_or_default()),
                Some(verdict) => format!("{verdict}{TAB}{evidence}{ENTER}"),
                None if evidence.is_empty() || scene.refused.is_some() => String::new(),
                None => format!("{evidence}{ENTER}"),
            };
            at_step(status, step, &format!(" {fields}"))
        }
        ["verdict", id, "recovered", ..] => match option("--as-of") {
            Some(age) => {
                let extent = option("--extent").unwrap_or_default();
                // What was typed when it was refused still stands there, the cursor where the age was asked.
                at_component(status, id, &format!("v{age}{TAB}{extent}{TAB}{evidence}{ENTER}"))
            }
            None => at_component(status, id, &format!("vrecovered{TAB}{ENTER}")),
        },
        ["verdict", id, "intact", ..] => at_component(status, id, &format!("vintact{TAB}{evidence}{ENTER}")),
        ["service", id, service, ..] => {
            const ALL: [&str; 5] = ["down", "restoring", "degraded", "up", "retired"];
            let place = |word: &str| ALL.iter().position(|known| *known == word).unwrap_or(0);
            let now = Place::Component(
                match *id {
                    "db-1" => "db-1",
                    "db-2" => "db-2",
                    _ => "web",
                },
                "service",
            )
            .on(status);
            let turns = (place(service) + 5 - place(now.as_str().unwrap())) % 5;
            let percent = option("--percent").map(|percent| format!("{TAB}{percent}")).unwrap_or_default();
            at_component(status, id, &format!("e{}{percent}{ENTER}", RIGHT.repeat(turns)))
        }
        ["resolve"] => format!("r{ENTER}"),
        ["close", ..] => format!("C{}", why()),
        other => panic!("no keys for {other:?}"),
    }
}

/// What a screen shows where the verb is refused for leaving something out that a form asks for.
fn asked_by_a_form(scene: &Scene) -> Option<&'static str> {
    match (scene.does[0].as_str(), scene.refused?) {
        ("done", [_, "it needs evidence", _]) => Some("evidence"),
        ("done", [_, "needs the text that was sent", _]) => Some("notice sent"),
        ("verdict", [_, "needs the time of its backup", _]) => Some("data as of"),
        ("resolve", _) => Some("Still open"),
        ("close", _) => Some("why"),
        _ => None,
    }
}

#[test]
fn the_scripted_incident_goes_from_declaration_to_close_through_screens() {
    let house = House::new();
    let mut seats = BTreeMap::from([("ana", Seat::new(&house, "ana", &[], 200, 50))]);
    let ana = seats.get_mut("ana").unwrap();
    ana.sees("Choose a runbook");
    ana.press(&format!("{ENTER}AMS1 power loss{TAB}db-1, db-2, web{TAB}{TAB}everything in AMS1{ENTER}"));
    ana.sees("log: 1 saved");
    for who in ["bram", "devos", "emma"] {
        seats.insert(who, Seat::new(&house, who, &["open"], 200, 50));
    }
    let id = house.status()["incident"]["id"].as_str().unwrap().to_owned();
    let board = || house.run(&["status", &id, "--json"]).json();
    let entries = |board: &Value| board["log"]["entries"].as_u64().unwrap();
    let script = script();
    for (at, scene) in script.iter().enumerate() {
        if at == script.len() / 2 {
            // Somebody's machine dies, somebody else's window changes: the incident goes on.
            seats.remove("devos").unwrap().kill();
            seats.insert("devos", Seat::new(&house, "devos", &["open"], 200, 50));
            let ana = seats.get_mut("ana").unwrap();
            ana.resize(80, 24);
            ana.sees("AMS1 power loss");
            ana.resize(200, 50);
        }
        let before = board();
        let seat = seats.get_mut(scene.who).unwrap();
        seat.sees(&format!("log: {} saved", entries(&before)));
        seat.press(&keys(scene, &before));
        match (asked_by_a_form(scene), scene.refused) {
            (Some(label), _) => {
                seat.sees(label);
                seat.press(ESCAPE);
                until("the form does not close", || !seat.drawn().contains("Esc back"), || seat.drawn());
            }
            (None, Some([_, because, _])) => {
                seat.sees(because);
                assert_eq!(entries(&board()), entries(&before), "{:?}", scene.does);
            }
            (None, None) => until(
                &format!("nothing is kept of {:?}", scene.does),
                || entries(&board()) > entries(&before),
                || seats[scene.who].drawn(),
            ),
        }
        let after = board();
        for (place, value) in &scene.then {
            assert_eq!(place.on(&after), *value, "{place:?} after {:?}", scene.does);
        }
    }
    // Everybody sees that it is over.
    let last = entries(&board());
    for (who, seat) in seats {
        seat.sees(&format!("log: {last} saved"));
        assert_eq!(seat.leave(), 0, "{who}");
    }
    report::agree(&house, &id);
    assert!(house.run(&["verify"]).done().contains("no flaws"));
}

/// Starts a note and does not wait for it.
fn begin_note(house: &House, text: &str) -> Child {
    let mut command = house.command(&["note", text]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// How often each note stands in the log.
fn notes(house: &House) -> BTreeMap<String, usize> {
    let mut notes = BTreeMap::new();
    for entry in house.entries(&[]).iter().filter(|entry| entry["fact"] == "note_taken") {
        *notes.entry(entry["text"].as_str().unwrap().trim_start_matches("note: ").to_owned()).or_default() += 1;
    }
    notes
}

#[test]
fn four_processes_that_write_at_once_lose_and_repeat_nothing() {
    const EACH: usize = 40;
    let house = House::with_incident("db-1");
    thread::scope(|scope| {
        for writer in 0..4 {
            let house = &house;
            scope.spawn(move || {
                for number in 0..EACH {
                    house.run(&["note", &format!("note {number} of {writer}")]).done();
                }
            });
        }
    });
    let notes = notes(&house);
    assert_eq!(notes.len(), 4 * EACH);
    assert!(notes.values().all(|times| *times == 1), "{notes:?}");
    let mut numbers: Vec<u64> = house.entries(&[]).iter().map(|entry| entry["number"].as_u64().unwrap()).collect();
    numbers.sort_unstable();
    assert!(numbers.iter().copied().eq(1..=1 + 4 * EACH as u64), "{numbers:?}");
    assert!(house.run(&["verify"]).done().contains("no flaws"));
}

/// Pauses of every length in which a verb can be cut off, the same
/// in every run: a linear congruential generator (Knuth's MMIX).
fn pauses() -> impl Iterator<Item = Duration> {
    let mut state = 0x2026_1121_u64;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Duration::from_micros((state >> 33) % 40_000)
    })
}

#[test]
fn a_writer_that_is_killed_loses_nothing_that_it_acknowledged() {
    const ROUNDS: usize = 60;
    let house = House::with_incident("db-1");
    let mut acknowledged = Vec::new();
    let mut killed = 0;
    for (round, pause) in pauses().take(ROUNDS).enumerate() {
        let mut writers: Vec<(String, Child)> = (0..3)
            .map(|writer| format!("round {round} writer {writer}"))
            .map(|text| (text.clone(), begin_note(&house, &text)))
            .collect();
        thread::sleep(pause);
        writers[round % 3].1.kill().unwrap();
        for (text, mut child) in writers {
            match wait(&mut child, &house.command(&["note", &text])) {
                0 => acknowledged.push(text),
                -9 => killed += 1,
                code => panic!("{text}: {code}"),
            }
        }
    }
    let notes = notes(&house);
    for text in &acknowledged {
        assert_eq!(notes.get(text), Some(&1), "{text} was acknowledged");
    }
    assert!(notes.values().all(|times| *times == 1), "{notes:?}");
    assert!(notes.len() >= acknowledged.len() && notes.len() <= acknowledged.len() + killed);
    assert!(killed > 0 && acknowledged.len() >= 2 * ROUNDS, "{killed} killed");
    assert!(house.run(&["verify"]).done().contains("no flaws"));
    house.run(&["note", "and on it goes"]).done();
}

#[test]
fn a_reader_that_is_killed_leaves_no_trace() {
    let house = House::with_incident("db-1");
    for pause in pauses().take(10) {
        let mut command = house.command(&["log", "--follow"]);
        let mut child = command.stdout(Stdio::null()).spawn().unwrap();
        thread::sleep(pause);
        house.run(&["note", "meanwhile"]).done();
        child.kill().unwrap();
        assert_eq!(wait(&mut child, &command), -9);
    }
    assert_eq!(notes(&house)["meanwhile"], 10);
    assert!(house.run(&["verify"]).done().contains("no flaws"));
}

#[test]
fn two_people_who_tick_the_same_step_at_once_tick_it_once() {
    let house = House::with_incident("db-1");
    house.run_as("bram", &["ack"]).done();
    let (ana, bram) = thread::scope(|scope| {
        let ana = scope.spawn(|| house.run_as("ana", &["done", "D1"]));
        let bram = scope.spawn(|| house.run_as("bram", &["done", "D1"]));
        (ana.join().unwrap(), bram.join().unwrap())
    });
    assert_eq!((ana.code, bram.code), (0, 0));
    let done = house.entries(&[]).iter().filter(|entry| entry["fact"] == "step_done").count();
    assert_eq!(done, 1, "{ana:?} {bram:?}");
}

#[test]
fn a_log_that_another_program_holds_is_waited_for_and_then_said_to_be_held() {
    let house = House::with_incident("db-1");
    let log = rusqlite::Connection::open(house.log_folder().join("log.sqlite")).unwrap();
    log.execute_batch("BEGIN IMMEDIATE").unwrap();
    let held = house.run(&["note", "while it is held"]);
    assert_eq!(held.code, 3, "{held:?}");
    assert!(
        held.stderr.contains("is in use by another program") && held.stderr.contains("not saved: while it is held"),
        "{held:?}"
    );
    // Those who only read are not held up.
    house.run(&["status"]).done();
    let waiting = house.command(&["note", "and now it is not"]);
    let released = thread::scope(|scope| {
        let waiting = scope.spawn(move || finish(waiting, b""));
        thread::sleep(Duration::from_millis(300));
        log.execute_batch("COMMIT").unwrap();
        waiting.join().unwrap()
    });
    assert!(released.code == 0, "{released:?}");
}

/// A clumsy team: whatever comes to mind, in any order, by anybody, of the words that verbs take.
fn clumsy(chance: &mut impl FnMut(usize) -> usize) -> (&'static str, Vec<String>) {
    const PEOPLE: &[&str] = &["ana", "bram", "chloe", "devos", "emma", "zed"];
    const PARTS: &[&str] = &["db-1", "db-2", "web", "nowhere"];
    const STEPS: &[&str] = &[
        "D1",
        "D2",
        "D3",
        "D4@db-1",
        "D5@db-1",
        "D6@db-1",
        "D7@db-1",
        "D4@db-1,db-2",
        "D4@web",
        "D5@db-2",
        "D6@db-2",
        "D7@db-2",
        "R1@db-1",
        "R1@db-2",
        "R2",
        "R3",
        "R4",
        "R5",
        "resume-deletes",
        "C1",
        "C4",
        "C10",
        "C11",
        "C12",
        "D99",
        "",
    ];
    const WORDS: &[&str] = &["because", "", "…", "=1|2\u{202e}", "漢字 👩\u{200d}🚒"];
    let mut of = |words: &[&'static str]| words[chance(words.len())];
    let who = of(PEOPLE);
    let words: Vec<&str> =
        match of(&["step", "step", "aside", "aside", "verdict", "service", "call", "people", "command", "words", "end"]) {
            "step" => vec![of(&["start", "done", "done", "confirm"]), of(STEPS)],
            "aside" => vec![of(&["skip", "fail", "na", "reopen", "override"]), of(STEPS), "--why", of(WORDS)],
            "verdict" => {
                let verdict = of(&["intact", "damaged", "lost", "recovered", "unknown", "stale"]);
                let more = if verdict == "stale" { ["--why", of(WORDS)] } else { ["--evidence", of(WORDS)] };
                let age =
                    if verdict == "recovered" { vec!["--as-of", of(&["03:00", "10m ago", "2999-01-01 00:00"])] } else { vec![] };
                [vec!["verdict", of(PARTS), verdict], more.to_vec(), age].concat()
            }
            "service" => vec!["service", of(PARTS), of(&["down", "restoring", "degraded", "up"])],
            "call" => vec!["call", of(PEOPLE), of(&["answered", "voicemail", "no_answer", "--secondary"])],
            "people" => vec!["assign", of(PEOPLE), of(&["technical", "communication"])],
            "command" => match of(&["handover", "claim", "accept", "release", "ack"]) {
                "handover" => vec!["handover", of(PEOPLE)],
                "claim" => vec!["handover", who, "--why", of(WORDS)],
                "release" => vec!["release", of(PEOPLE)],
                verb => vec![verb],
            },
            "words" => vec![of(&["note", "decide"]), "--", of(WORDS)],
            _ => vec![of(&["resolve", "status"])],
        };
    (who, words.into_iter().map(str::to_owned).collect())
}

#[test]
fn a_clumsy_team_meets_no_panic_no_dead_end_and_no_hint_that_is_nonsense() {
    // What a hint leaves to be filled in.
    const BLANKS: &[&str] = &["…", "WHO", "TIME", "STEP", "FILE", "COMPONENT"];
    const COMMANDS: usize = 500;
    let house = House::with_incident("db-1,db-2,web");
    let id = house.status()["incident"]["id"].as_str().unwrap().to_owned();
    let mut state = 0x2026_1121_u64;
    let mut chance = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let mut kept = 0;
    for _ in 0..COMMANDS {
        let (who, words) = clumsy(&mut chance);
        let output = house.run_as(who, &words.iter().map(String::as_str).collect::<Vec<_>>());
        match output.code {
            0 => kept += 1,
            1 => {
                let told = output.refused(1);
                let Some(hinted) = hinted(&told).filter(|words| !words.iter().any(|word| BLANKS.contains(&word.as_str()))) else {
                    continue;
                };
                let hinted: Vec<&str> = hinted.iter().map(String::as_str).collect();
                let code = house.run_as(who, &hinted).code;
                assert!(code == 0 || code == 1, "{code} for {hinted:?}, hinted in {told}");
            }
            2 => assert!(output.stderr.contains("error: "), "{words:?}: {output:?}"),
            code => panic!("{code}: {words:?}: {output:?}"),
        }
    }
    assert!(kept > COMMANDS / 4, "{kept}");
    let status = house.status();
    for row in status["components"].as_array().unwrap() {
        let opens = ["intact", "recovered"].contains(&row["verdict"].as_str().unwrap());
        let open = opens && row["stale"] == false && row["wants_second_name"] == false;
        assert_eq!(row["locked"].is_null(), open, "{row}");
    }
    assert_eq!(status["responders"].as_array().unwrap().iter().filter(|row| row["commander"] == true).count(), 1);
    report::agree(&house, &id);
    assert!(house.run(&["verify"]).done().contains("no flaws"));
    // There is always a way out.
    let commander = status["incident"]["commander"].as_str().unwrap().to_owned();
    house.run_as(&commander, &["close", "--why", "enough of this"]).done();
}
