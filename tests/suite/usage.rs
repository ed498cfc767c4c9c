//! What was typed and is no call: the same three parts as every refusal, in the language of whoever typed it.

use crisis::domain::vocabulary::CallOutcome;

use crate::house::{House, Output, finish};

/// The three lines of a refusal.
fn parts(output: &Output) -> [String; 3] {
    assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{output:?}");
    let lines: Vec<&str> = output.stderr.lines().collect();
    let [error, because, hint] = lines.as_slice() else { panic!("{lines:?}") };
    [error, because, hint].map(|line| line.split_once(": ").unwrap().1.to_owned())
}

/// What is typed, and what is said of it: error, because, hint.
const MISREAD: &[(&[&str], [&str; 3])] = &[
    (&["stauts"], ["nothing was run", "there is no command `stauts`", "did you mean `crisis status`?"]),
    (&["frobnicate"], ["nothing was run", "there is no command `frobnicate`", "`crisis --help` lists the commands"]),
    (&["skip", "D1"], ["`crisis skip` was not run", "--why WHY is missing", "write `crisis skip STEP --why WHY`"]),
    (&["na"], ["`crisis na` was not run", "STEP, --why WHY are missing", "write `crisis na STEP --why WHY`"]),
    (&["ack", "--frob"], ["`crisis ack` was not run", "it has no option --frob", "see `crisis ack --help`"]),
    (&["note", "x", "--ats", "14:05"], ["`crisis note` was not run", "it has no option --ats", "did you mean `--at`?"]),
    (&["ack", "now"], ["`crisis ack` was not run", "it does not take `now`", "see `crisis ack --help`"]),
    (&["severity", "7"], ["`crisis severity` was not run", "`7` does not fit SEVERITY", "use one of 1, 2, 3, 4, 5"]),
    (
        &["service", "web", "degraded", "--percent", "120"],
        ["`crisis service` was not run", "`120` is not a whole number from 0 to 100", "see `crisis service --help`"],
    ),
    (
        &["service", "web", "dwon"],
        [
            "`crisis service` was not run",
            "`dwon` does not fit SERVICE",
            "did you mean `down`? It takes down, restoring, degraded, up, retired",
        ],
    ),
    (&["status", "--at"], ["`crisis status` was not run", "--at TIME needs a value", "see `crisis status --help`"]),
    (
        &["status", "--json", "--plain"],
        ["`crisis status` was not run", "--json does not go with --plain", "leave one of them out"],
    ),
    (&["ack", "--as", "a", "--as", "b"], ["`crisis ack` was not run", "--as ID was given twice", "give --as ID once"]),
];

#[test]
fn what_is_no_call_is_refused_in_three_parts_with_code_2() {
    let house = House::new();
    for (typed, said) in MISREAD {
        let parts = parts(&house.run(typed));
        assert_eq!(parts, said.map(str::to_owned), "{typed:?}");
        assert!(parts.iter().all(|part| part.chars().count() < 75 && !part.contains('…') && !part.contains('<')), "{parts:?}");
    }
}

#[test]
fn it_is_told_in_the_language_of_the_rest() {
    let house = House::new();
    let mut command = house.command(&["skip", "D1"]);
    command.env("LANG", "nl_NL.UTF-8");
    let told = finish(command, b"");
    assert_eq!(
        told.stderr,
        "fout: `crisis skip` is niet uitgevoerd\nreden: --why WHY ontbreekt\nadvies: schrijf `crisis skip STEP --why WHY`\n"
    );
    let settings = house.write("other.toml", "language = \"nl\"\n");
    for config in [vec!["--config", settings.to_str().unwrap()], vec![&*format!("--config={}", settings.display())]] {
        let typed: Vec<&str> = ["stauts"].into_iter().chain(config).collect();
        let told = house.run(&typed);
        assert!(told.code == 2 && told.stderr.contains("reden: er is geen commando `stauts`\n"), "{told:?}");
    }
}

#[test]
fn what_was_typed_reaches_no_terminal_as_anything_but_words() {
    let told = House::new().run(&["\u{1b}]0;owned\u{7}", "--json"]).refused(2);
    assert_eq!(crate::house::hostile_in(&told), "", "{told:?}");
    assert_eq!(told.lines().count(), 3, "{told}");
}

#[test]
fn a_word_of_several_parts_is_typed_with_either_dash() {
    for outcome in CallOutcome::ALL.iter().map(|outcome| outcome.word()) {
        for typed in [outcome.to_owned(), outcome.replace('_', "-")] {
            let house = House::with_incident("db-1");
            let told = house.run(&["call", "bram", &typed]).done();
            assert!(told.contains(&outcome.replace('_', " ")), "{typed}: {told}");
            let logged = house.entries(&[]).pop().unwrap();
            assert!(logged["body"].as_str().unwrap().contains(&format!("\"outcome\":\"{outcome}\"")), "{logged}");
        }
    }
}

#[test]
fn no_hint_that_is_copied_holds_dots_in_place_of_words() {
    let house = House::with_incident("db-1,web");
    house.run(&["done", "D1"]).done();
    for args in [&["done", "D1"][..], &["skip", "D1", "--why", "x"], &["close"], &["component", "db-1", "--out", "--why", "x"]] {
        let told = house.run(args).stderr;
        assert!(!told.contains('…') && !told.contains("..."), "{args:?}: {told}");
    }
}
