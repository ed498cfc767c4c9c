//! Files as a person writes them: what is sound is read, and
//! every mistake of the others is told at once, where it stands.

use std::path::Path;
use std::time::Duration;

use chrono::NaiveDate;
use crisis::cli::lint::render;
use crisis::domain::contacts::Contacts;
use crisis::domain::files::mistake::{Mistake, Parsed, Weight};
use crisis::domain::files::{self, bytes};
use crisis::domain::runbook::Runbook;
use proptest::prelude::*;

/// How long this thread has worked, however busy the machine is with others.
pub fn own_time() -> Duration {
    let worked = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(worked.tv_sec.unsigned_abs(), u32::try_from(worked.tv_nsec).unwrap_or_default())
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default()
}

fn runbook(text: &str) -> Parsed<Runbook> {
    files::runbook::parse(text, today())
}

/// What `lint` says of contacts.
fn lint(text: &str) -> Vec<Mistake> {
    files::contacts::lint(text, today()).mistakes
}

fn contacts(text: &str) -> Parsed<Contacts> {
    files::contacts::parse(text, today())
}

fn rendered(name: &str, text: &str, mistakes: &[Mistake]) -> String {
    mistakes.iter().map(|mistake| render(name, text, mistake, false)).collect::<Vec<_>>().join("\n")
}

const BROKEN_RUNBOOK: &str = r#"schema = 1
id = "technical crisis"
title = "A title that goes on and on, well beyond what any screen of eighty columns can show"
reviewed = 2026-01-05
severity = "one"
sources = ["monitoring", "twitter"]
sumary = "A data centre down."

[[component]]
id = "storage"
needs = ["netwrok"]

[[component]]
id = "network"

[[component]]
id = "network"
title = 7

[[step]]
id = "freeze"
priority = "integrety"
title = "Freeze deletes"
needs = ["compare"]
time_box = "10 minutes"

[[step]]
id = "compare"
priority = "integrity"
title = "Compare row counts"
needs = ["freeze", "later", "bring-back"]
after = "400d"
minuts = 5

[[step]]
id = "later"
priority = "communicate"
titel = "Tell them"
confirm = "three"

[[step]]
id = "bring-back"
priority = "restore"
title = "Bring \u001b[2J it back"
destroys = "the old pool"

[[step]]
id = "wipe"
priority = "restore"
title = "XXXXWipe"
needs = ["brng-back"]

[[notice]]
id = "first-word"
audience = "customers"
stage = "beginning"
promise = 20
claims = ["no_data_loss"]
[notice.text.english_]
subject = "We are on it"
"#;

#[test]
fn every_mistake_of_a_runbook_is_told_at_once() {
    let text = BROKEN_RUNBOOK.replace("XXXX", "\u{202e}");
    let parsed = runbook(&text);
    assert_eq!(parsed.value, None);
    insta::assert_snapshot!(rendered("runbooks/technical-crisis.toml", &text, &parsed.mistakes), @r#"
error: `technical crisis` in `id` is no id
 --> runbooks/technical-crisis.toml:2:6
  |
2 | id = "technical crisis"
  |      ^^^^^^^^^^^^^^^^^^ expected an id, such as `db-1`
  |
  = help: an id has letters, digits, `-`, `_` and `.`, and starts with a letter or digit; found ` `

warning: a title of 83 columns
 --> runbooks/technical-crisis.toml:3:9
  |
3 | title = "A title that goes on and on, well beyond what any screen of eighty columns can show"
  |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected at most 60, which a screen can show

remark: last reviewed 320 days ago
 --> runbooks/technical-crisis.toml:4:12
  |
4 | reviewed = 2026-01-05
  |            ^^^^^^^^^^ older than 180 days
  |
  = help: read it through with those who would use it, then set today's date

error: `severity` is of the wrong type
 --> runbooks/technical-crisis.toml:5:12
  |
5 | severity = "one"
  |            ^^^^^ expected a whole number from 1 to 5, found a text

error: `twitter` is not a word for `sources`
 --> runbooks/technical-crisis.toml:6:26
  |
6 | sources = ["monitoring", "twitter"]
  |                          ^^^^^^^^^ expected `monitoring` or `reports`

warning: unknown key `sumary`
 --> runbooks/technical-crisis.toml:7:1
  |
7 | sumary = "A data centre down."
  | ^^^^^^ not a key of a runbook
  |
  = help: did you mean `summary`?

remark: `storage` does not say on what its data is stored
  --> runbooks/technical-crisis.toml:10:6
   |
10 | id = "storage"
   |      ^^^^^^^^^ taken to be what it needs
   |
   = help: add `stored_on = […]`, or `stored_on = []` where its data is its own

error: needs an unknown component `netwrok`
  --> runbooks/technical-crisis.toml:11:10
   |
11 | needs = ["netwrok"]
   |          ^^^^^^^^^ not the id of a component here
   |
   = help: did you mean `network`?

error: two components `network`
  --> runbooks/technical-crisis.toml:17:6
   |
17 | id = "network"
   |      ^^^^^^^^^ already the id of the component in line 14
   |
   = help: give one of them another id

error: `title` is of the wrong type
  --> runbooks/technical-crisis.toml:18:9
   |
18 | title = 7
   |         ^ expected a text in quotes, found a whole number

error: `integrety` is not a word for `priority`
  --> runbooks/technical-crisis.toml:22:12
   |
22 | priority = "integrety"
   |            ^^^^^^^^^^^ expected `integrity`, `restore` or `communicate`
   |
   = help: did you mean `integrity`?

error: `10 minutes` is no length of time
  --> runbooks/technical-crisis.toml:25:12
   |
25 | time_box = "10 minutes"
   |            ^^^^^^^^^^^^ expected a number and a unit, such as `90s`, `10m`, `2h`, `8d`, `1w`
   |
   = help: write `10m`

error: circle: `freeze` needs `compare` needs `freeze`
  --> runbooks/technical-crisis.toml:31:10
   |
31 | needs = ["freeze", "later", "bring-back"]
   |          ^^^^^^^^ this closes the circle
   |
   = help: take out one of these needs: as it is, none of them could ever begin

error: circle: `compare` needs `bring-back`, and restoring waits for the data that `compare` confirms
  --> runbooks/technical-crisis.toml:31:29
   |
31 | needs = ["freeze", "later", "bring-back"]
   |                             ^^^^^^^^^^^^ an integrity step never waits for a restore step
   |
   = help: take out this need: as it is, neither could ever begin

error: `after` is absurd: `400d`
  --> runbooks/technical-crisis.toml:32:9
   |
32 | after = "400d"
   |         ^^^^^^ expected more than nothing, and at most 366 days

warning: unknown key `minuts`
  --> runbooks/technical-crisis.toml:33:1
   |
33 | minuts = 5
   | ^^^^^^ not a key of a step

error: a step has no `title`
  --> runbooks/technical-crisis.toml:35:1
   |
35 | [[step]]
   | ^^^^^^^^ expected this key here

warning: unknown key `titel`
  --> runbooks/technical-crisis.toml:38:1
   |
38 | titel = "Tell them"
   | ^^^^^ not a key of a step
   |
   = help: did you mean `title`?

error: `three` is not a word for `confirm`
  --> runbooks/technical-crisis.toml:39:11
   |
39 | confirm = "three"
   |           ^^^^^^^ expected `two`

warning: restore step `bring-back` is protected by no integrity step
  --> runbooks/technical-crisis.toml:42:6
   |
42 | id = "bring-back"
   |      ^^^^^^^^^^^^ could begin before data is confirmed
   |
   = help: add an integrity step with `verdict = true`, or let this one need an integrity step

warning: control character U+001B
  --> runbooks/technical-crisis.toml:44:9
   |
44 | title = "Bring \u001b[2J it back"
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^ a text may not hold this

warning: a step that destroys without `confirm`
  --> runbooks/technical-crisis.toml:45:12
   |
45 | destroys = "the old pool"
   |            ^^^^^^^^^^^^^^ cannot be undone
   |
   = help: add `confirm = "two"`: a second person is asked for in any case

warning: restore step `wipe` is protected by no integrity step
  --> runbooks/technical-crisis.toml:48:6
   |
48 | id = "wipe"
   |      ^^^^^^ could begin before data is confirmed
   |
   = help: add an integrity step with `verdict = true`, or let this one need an integrity step

warning: hidden character U+202E
  --> runbooks/technical-crisis.toml:50:10
   |
50 | title = "�Wipe"
   |          ^ this cannot be seen, or turns the text around it
   |
   = help: delete it

error: needs an unknown step `brng-back`
  --> runbooks/technical-crisis.toml:51:10
   |
51 | needs = ["brng-back"]
   |          ^^^^^^^^^^^ not the id of a step here
   |
   = help: did you mean `bring-back`?

error: `beginning` is not a word for `stage`
  --> runbooks/technical-crisis.toml:56:9
   |
56 | stage = "beginning"
   |         ^^^^^^^^^^^ expected `first`, `update`, `all_clear` or `follow_up`

error: `promise` is of the wrong type
  --> runbooks/technical-crisis.toml:57:11
   |
57 | promise = 20
   |           ^^ expected a length of time in quotes, such as "10m", found a whole number

warning: unknown claim `no_data_loss`
  --> runbooks/technical-crisis.toml:58:11
   |
58 | claims = ["no_data_loss"]
   |           ^^^^^^^^^^^^^^ expected `no_data_lost` or `everything_is_back`
   |
   = help: did you mean `no_data_lost`?

error: a notice's text has no `body`
  --> runbooks/technical-crisis.toml:59:1
   |
59 | [notice.text.english_]
   | ^^^^^^^^^^^^^^^^^^^^^^ expected this key here

warning: `english_` is no language
  --> runbooks/technical-crisis.toml:59:14
   |
59 | [notice.text.english_]
   |              ^^^^^^^^ expected a language tag, such as `en` or `pt-BR`
"#);
}

const BROKEN_SYNTAX: &str = r#"schema = 1
id = crisis
title = "Crisis
severity =

[[step]]
id = "a"
priority = "integrity"
title = "A"
skills = ["x", "y"
needs = []

[[step]
id = "b"

[[step]]
id = "c"
id = "d"
priority = "restor"
time_box "5m"
after = 01

[[step]]
id = "e"
priority = "restor"
"#;

#[test]
fn mistakes_of_syntax_hide_no_others() {
    let parsed = runbook(BROKEN_SYNTAX);
    assert_eq!(parsed.value, None);
    insta::assert_snapshot!(rendered("x.toml", BROKEN_SYNTAX, &parsed.mistakes), @r#"
error: no value of TOML
 --> x.toml:2:6
  |
2 | id = crisis
  |      ^^^^^^ expected a text in quotes, a number, a date, true or false

error: a text that is never closed
 --> x.toml:3:15
  |
3 | title = "Crisis
  |               ^ expected `"` at its end

error: a key without a value
 --> x.toml:4:10
  |
4 | severity =
  |          ^ expected a value after the `=`

error: a list that lacks a comma or its end
  --> x.toml:11:1
   |
11 | needs = []
   | ^ expected `,` or `]` before this

error: unclosed array table
  --> x.toml:13:7
   |
13 | [[step]
   |       ^ expected `]`

error: given twice
  --> x.toml:18:1
   |
18 | id = "d"
   | ^^ expected each key and each `[table]` once

error: a key without a value
  --> x.toml:20:10
   |
20 | time_box "5m"
   |          ^ expected `=` and a value

error: unexpected leading zero
  --> x.toml:21:9
   |
21 | after = 01
   |         ^ not expected here

error: a step has no `title`
  --> x.toml:23:1
   |
23 | [[step]]
   | ^^^^^^^^ expected this key here

error: `restor` is not a word for `priority`
  --> x.toml:25:12
   |
25 | priority = "restor"
   |            ^^^^^^^^ expected `integrity`, `restore` or `communicate`
   |
   = help: did you mean `restore`?
"#);
}

/// Steps that are sound one by one, and cannot be done together.
const TANGLED: &str = r#"schema = 2
id = "x"
title = "X"
reviewed = 2027-01-01

[[component]]
id = "db"
needs = ["disk"]

[[component]]
id = "disk"
needs = ["db"]

[[step]]
id = "up"
priority = "restore"
title = "Bring it up"

[[step]]
id = "tell"
priority = "communicate"
title = "Tell them"
needs = ["up"]

[[step]]
id = "check"
priority = "integrity"
title = "Check the data"
needs = ["tell"]

[[step]]
id = "early"
priority = "restore"
title = "Needs what comes later"
needs = ["late"]

[[step]]
id = "late"
priority = "integrity"
title = "Comes later"

[[step]]
id = "alone"
priority = "communicate"
title = "Needs itself"
verdict = true
needs = ["alone"]

[[step]]
id = "late"
priority = "communicate"
title = "The same id again"
run = [""]
"#;

#[test]
fn steps_that_cannot_be_done_together_are_told() {
    let parsed = runbook(TANGLED);
    assert_eq!(parsed.value, None);
    insta::assert_snapshot!(rendered("x.toml", TANGLED, &parsed.mistakes), @r#"
error: a runbook of schema 2
 --> x.toml:1:10
  |
1 | schema = 2
  |          ^ this version reads schema 1
  |
  = help: made for a newer version of crisis

remark: reviewed on 2027-01-01, which is yet to come
 --> x.toml:4:12
  |
4 | reviewed = 2027-01-01
  |            ^^^^^^^^^^ today is 2026-11-21

remark: `db` does not say on what its data is stored
 --> x.toml:7:6
  |
7 | id = "db"
  |      ^^^^ taken to be what it needs
  |
  = help: add `stored_on = […]`, or `stored_on = []` where its data is its own

remark: `disk` does not say on what its data is stored
  --> x.toml:11:6
   |
11 | id = "disk"
   |      ^^^^^^ taken to be what it needs
   |
   = help: add `stored_on = […]`, or `stored_on = []` where its data is its own

error: circle: `db` needs `disk` needs `db`
  --> x.toml:12:10
   |
12 | needs = ["db"]
   |          ^^^^ this closes the circle
   |
   = help: take out one of these needs: as it is, none of them could ever begin

warning: restore step `up` is protected by no integrity step
  --> x.toml:15:6
   |
15 | id = "up"
   |      ^^^^ could begin before data is confirmed
   |
   = help: add an integrity step with `verdict = true`, or let this one need an integrity step

error: circle: `check` needs `up` (by way of `tell`), and restoring waits for the data that `check` confirms
  --> x.toml:29:10
   |
29 | needs = ["tell"]
   |          ^^^^^^ an integrity step never waits for a restore step
   |
   = help: take out this need: as it is, neither could ever begin

warning: a verdict outside integrity
  --> x.toml:46:11
   |
46 | verdict = true
   |           ^^^^ expected on steps with `priority = "integrity"`

error: circle: `alone` needs `alone`
  --> x.toml:47:10
   |
47 | needs = ["alone"]
   |          ^^^^^^^ this closes the circle
   |
   = help: take out one of these needs: as it is, none of them could ever begin

error: two steps `late`
  --> x.toml:50:6
   |
50 | id = "late"
   |      ^^^^^^ already the id of the step in line 38
   |
   = help: give one of them another id

remark: nothing uses `run` yet
  --> x.toml:53:7
   |
53 | run = [""]
   |       ^^^^ checked, and without effect in this version

error: a command without a program
  --> x.toml:53:8
   |
53 | run = [""]
   |        ^^ expected a program and its arguments
"#);
}

const BROKEN_CONTACTS: &str = r#"[[contact]]
id = "ana"
name = "Ana de Vries"
email = "ana@example.net"
primary_phone = "+44 20 7946 0801"
secondary_phone = "+44 20 7946 0802"
timezone = "Europe/Amsterdm"
away = [{ from = 2026-08-12, until = 2026-07-12, why = "holiday" }]

[[contact]]
id = "bram"
name = "Bram"
email = "bram at example.net"
primary_phone = "020 7946 0803"

[[contact]]
id = "chloe"
name = "Chloé"
email = "Chloé <chloe@example.net>"
primary_phone = "070 123 45 67"
secondary_phone = "+46 70 123 45 67 or the bar"
languages = ["en", "Swedish please"]

[[contact]]
id = "ana"
name = "Another Ana"
email = "ana2@example.net"
primary_phone = "+44 20 7946 0804"
secondary_phone = "+44 20 7946 0805"

[[contact]]
id = "dov"
name = "Dov
email = "dov@example.net"
primary_phone = "+44 20 7946 0806"
secondary_phone = "+44 20 7946 0807"

[[contact]]
id = "eve"
name = "Eve"
email = "eve@example.net"
primary_phone = "+44 20 7946 0808"
secondary_phone = "+44 20 7946 0809"

[[rotation]]
id = "primary"
members = ["ana", "bram", "eva"]
starts = 2027-01-05T09:00:00
every = "10m"
timezone = "CET/Amsterdam"

[[rotation]]
id = "second"
members = ["eve", "ana"]
starts = 2026-01-05T09:00:00
every = "1w"
timezone = "Europe/Amsterdam"
override = [{ from = 2026-11-22T09:00:00, until = 2026-11-21T09:00:00, contact = "eve" }]
"#;

#[test]
fn who_can_be_read_is_there_and_who_cannot_is_named() {
    let parsed = contacts(BROKEN_CONTACTS);
    insta::assert_snapshot!(rendered("contacts.toml", BROKEN_CONTACTS, &parsed.mistakes), @r#"
warning: unknown time zone `Europe/Amsterdm`
 --> contacts.toml:7:12
  |
7 | timezone = "Europe/Amsterdm"
  |            ^^^^^^^^^^^^^^^^^ expected an IANA name, such as `Europe/Amsterdam`
  |
  = help: did you mean `Europe/Amsterdam`?

warning: an absence that ends before it begins
 --> contacts.toml:8:38
  |
8 | away = [{ from = 2026-08-12, until = 2026-07-12, why = "holiday" }]
  |                                      ^^^^^^^^^^ expected 2026-08-12 or later

error: a contact has no `secondary_phone`
  --> contacts.toml:10:1
   |
10 | [[contact]]
   | ^^^^^^^^^^^ expected this key here

warning: `bram at example.net` cannot be an e-mail address
  --> contacts.toml:13:9
   |
13 | email = "bram at example.net"
   |         ^^^^^^^^^^^^^^^^^^^^^ expected an address alone, without spaces, names or brackets

warning: `020 7946 0803` cannot be a telephone number
  --> contacts.toml:14:17
   |
14 | primary_phone = "020 7946 0803"
   |                 ^^^^^^^^^^^^^^^ expected `+`, then 7 to 15 digits
   |
   = help: begin with `+` and the country's code, such as `+31`

warning: `Chloé <chloe@example.net>` cannot be an e-mail address
  --> contacts.toml:19:9
   |
19 | email = "Chloé <chloe@example.net>"
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected an address alone, without spaces, names or brackets

warning: `070 123 45 67` cannot be a telephone number
  --> contacts.toml:20:17
   |
20 | primary_phone = "070 123 45 67"
   |                 ^^^^^^^^^^^^^^^ expected `+`, then 7 to 15 digits
   |
   = help: begin with `+` and the country's code, such as `+31`

warning: `+46 70 123 45 67 or the bar` cannot be a telephone number
  --> contacts.toml:21:19
   |
21 | secondary_phone = "+46 70 123 45 67 or the bar"
   |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected `+`, then 7 to 15 digits

warning: `Swedish please` is no language
  --> contacts.toml:22:20
   |
22 | languages = ["en", "Swedish please"]
   |                    ^^^^^^^^^^^^^^^^ expected a language tag, such as `en` or `pt-BR`

error: two contacts `ana`
  --> contacts.toml:25:6
   |
25 | id = "ana"
   |      ^^^^^ already the id of the contact in line 2
   |
   = help: give one of them another id; this one is left out

error: a text that is never closed
  --> contacts.toml:33:11
   |
33 | name = "Dov
   |           ^ expected `"` at its end

remark: nobody is on call before 2027-01-05 09:00:00
  --> contacts.toml:48:10
   |
48 | starts = 2027-01-05T09:00:00
   |          ^^^^^^^^^^^^^^^^^^^ this rotation is yet to begin

error: turns shorter than an hour
  --> contacts.toml:49:9
   |
49 | every = "10m"
   |         ^^^^^ expected an hour or more, such as `12h` or `1w`

error: unknown time zone `CET/Amsterdam`
  --> contacts.toml:50:12
   |
50 | timezone = "CET/Amsterdam"
   |            ^^^^^^^^^^^^^^^ expected an IANA name, such as `Europe/Amsterdam`
   |
   = help: did you mean `Europe/Amsterdam`?

warning: an override that ends before it begins
  --> contacts.toml:58:51
   |
58 | override = [{ from = 2026-11-22T09:00:00, until = 2026-11-21T09:00:00, contact = "eve" }]
   |                                                   ^^^^^^^^^^^^^^^^^^^ expected later than 2026-11-22 09:00:00
"#);
    let contacts = parsed.value.unwrap();
    assert_eq!(contacts.people.iter().map(|person| person.id.as_str()).collect::<Vec<_>>(), ["ana", "chloe", "eve"]);
    assert_eq!(contacts.left_out, ["ana", "bram", "dov"]);
    assert_eq!(contacts.rotations.iter().map(|rotation| rotation.id.as_str()).collect::<Vec<_>>(), ["second"]);
}

#[test]
fn members_who_are_nobody_are_told_where_no_one_may_only_be_unreadable() {
    let text = BROKEN_CONTACTS.replace("\"Dov\n", "\"Dov\"\n");
    let what: Vec<_> = contacts(&text).mistakes.into_iter().map(|mistake| (mistake.what, mistake.help)).collect();
    assert!(what.contains(&("`eva` is nobody".to_owned(), Some("did you mean `eve`?".to_owned()))), "{what:?}");
}

#[test]
fn a_mistake_in_a_long_line_is_shown_with_what_stands_around_it() {
    let text = format!("title = \"{}\" oops {}\n", "a".repeat(5000), "b".repeat(5000));
    let parsed = runbook(&text);
    let rendered = rendered("x.toml", &text, &parsed.mistakes);
    assert!(rendered.lines().all(|line| line.chars().count() < 230), "{rendered}");
    assert!(rendered.contains("x.toml:1:5012") && rendered.contains("oops"), "{rendered}");
}

#[test]
fn bytes_that_are_no_text_are_shown_where_they_stand() {
    let file = b"id = \"x\"\ntitle = \"caf\xE9\"\n";
    insta::assert_snapshot!(render("x.toml", &bytes::shown(file), &bytes::text_of(file).unwrap_err(), false), @r#"
error: not UTF-8 text: byte 0xE9 in line 2, column 13
 --> x.toml:2:13
  |
2 | title = "caf�"
  |             ^ expected UTF-8
  |
  = help: save the file as UTF-8
"#);
}

#[test]
fn crlf_and_a_mark_of_byte_order_are_fine() {
    let lines = "schema = 1\nid = \"x\"\ntitle = \"X\"\n[[step]]\nid = \"a\"\npriority = \"integrity\"\ntitle = \"A\"\ndetail = \"\"\"\none\n\ttwo\"\"\"\n";
    let file = format!("\u{feff}{}", lines.replace('\n', "\r\n"));
    let parsed = runbook(bytes::text_of(file.as_bytes()).unwrap());
    assert_eq!(parsed.mistakes, []);
    assert_eq!(parsed.value.unwrap().steps[0].detail.lines().count(), 2);
    assert_eq!(runbook(&file).mistakes, []);
}

#[test]
fn hostile_files_are_answered_at_once() {
    let chain = (0..20_000).map(|n| format!("[[step]]\nid = \"s{n}\"\nneeds = [\"s{}\"]\n", n + 1)).collect::<Vec<_>>().concat();
    let texts = [
        "[[step]]\n".repeat(110_000),
        (0..100_000).map(|n| format!("k{n} = 1\n")).collect::<Vec<_>>().concat(),
        "[".repeat(1_000_000),
        format!("a = {}", "[".repeat(999_000)),
        format!("a = {}", "{a=".repeat(330_000)),
        "a.".repeat(499_000) + "b = 1",
        format!("[{}b]\n", "a.".repeat(60)).repeat(7_000),
        "\u{1}".repeat(1_000_000),
        "\u{202e}".repeat(330_000),
        format!("\"{}\" = 1", "x".repeat(999_000)),
        format!("title = \"{}\"", "\\u001b".repeat(160_000)),
        "[[contact]]\nid = \"a\"\ntimezone = \"Europe/Nowhere\"\n".repeat(19_000),
        "x = \n".repeat(200_000),
        "[a]\nx = \n".repeat(110_000),
        "[[step]\n".repeat(120_000),
        format!("x = [\n{}", "1\n".repeat(400_000)),
        "[[step]]\nid = \"a\"\nneeds = [\"a\", \"a\", \"b\"]\n".repeat(20_000),
        "x = 1 ".repeat(160_000),
        chain,
    ];
    for text in texts {
        let parsers = [|text: &str| runbook(text).mistakes, |text: &str| contacts(text).mistakes];
        for parse in parsers {
            let began = own_time();
            let mistakes = parse(&text);
            let took = own_time().saturating_sub(began);
            let start: String = text.chars().take(30).collect();
            assert!(took < Duration::from_secs(10), "{start:?} took {took:?}");
            assert!(!mistakes.is_empty() && mistakes.len() <= 1010, "{start:?}");
        }
    }
}

#[test]
fn a_rota_of_thousands_of_rotations_is_looked_through_at_once() {
    let hourly = |n: i32| {
        format!(
            "[[rotation]]\nid = \"r{n}\"\nmembers = [\"a\"]\nstarts = 0001-01-01T09:00:00\nevery = \"1h\"\ntimezone = \"Europe/Amsterdam\"\n"
        )
    };
    let contact = "[[contact]]\nid = \"a\"\nname = \"A\"\nemail = \"a@example.net\"\nprimary_phone = \"+44 20 7946 0801\"\nsecondary_phone = \"+44 20 7946 0802\"\n";
    let rota = contact.to_owned() + &(0..8000).map(hourly).collect::<Vec<_>>().concat();
    let began = own_time();
    let mistakes = lint(&rota);
    assert!(own_time().saturating_sub(began) < Duration::from_secs(10));
    assert!(mistakes.iter().any(|mistake| mistake.what == "more shifts than can be looked through") && mistakes.len() <= 1010);
}

#[test]
fn the_shipped_files_are_without_a_mistake() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reviewed = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    let mut read = 0;
    for file in folder.join("runbooks").read_dir().unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let parsed = files::runbook::parse(&text, reviewed);
        let told: Vec<&str> = parsed.mistakes.iter().map(|mistake| mistake.what.as_str()).collect();
        assert_eq!(told, [""; 0], "{}", rendered("runbook", &text, &parsed.mistakes));
        read += 1;
    }
    assert!(read >= 6);
    let text = std::fs::read_to_string(folder.join("contacts.example.toml")).unwrap();
    let parsed = contacts(&text);
    let told: Vec<&str> = parsed.mistakes.iter().map(|mistake| mistake.what.as_str()).collect();
    assert_eq!(told, [""; 0], "{}", rendered("contacts.example.toml", &text, &parsed.mistakes));
}

/// Texts that come close to a file, so that the walk gets far.
fn nearly() -> impl Strategy<Value = String> {
    let pieces = concat!(
        "[[step]]|[[contact]]|[[component]]|[[notice]]|[notice.text.en]|[[rotation]]|[[step]|\nid = |\nneeds = |\ntitle = |\npriority = |",
        "\ntime_box = |\naway = |\nreviewed = |\"a\"|\"b\"|[\"a\"]|\"integrity\"|\"restore\"|\"10m\"|2026-11-21|2026-02-30|[|]|{|}|\"|\"\"\"|'''|",
        "\n|\r\n|é|\u{202e}|\t|\\u001b|\u{0}|#|=|,|1| |.|漢|\nemail = \"a@b.c\"\n|\nname = \"x\"\n|\nbody = \"x\"\n|\nschema = 1\n",
    );
    prop::collection::vec(prop::sample::select(pieces.split('|').collect::<Vec<_>>()), 0..60).prop_map(|pieces| pieces.concat())
}

fn check_places(text: &str) {
    for mistakes in [runbook(text).mistakes, contacts(text).mistakes, lint(text), files::settings::parse(text).mistakes] {
        for mistake in &mistakes {
            assert!(text.get(mistake.place.clone()).is_some(), "{mistake:?}");
            let shown = render("x.toml", text, mistake, false);
            assert!(!shown.contains(|c: char| c != '\n' && crisis::domain::text::is_hostile(c)), "{shown:?}");
        }
        assert!(mistakes.is_sorted_by_key(|mistake| mistake.place.start));
    }
}

proptest! {
    #[test]
    fn no_text_makes_parsing_panic_and_places_lie_within_it(text in ".{0,200}") {
        check_places(&text);
    }

    #[test]
    fn nor_does_a_text_that_comes_close(text in nearly()) {
        check_places(&text);
    }

    #[test]
    fn nor_do_bytes(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        let shown = bytes::shown(&bytes);
        match bytes::text_of(&bytes) {
            Ok(text) => check_places(text),
            Err(mistake) => assert!(shown.get(mistake.place).is_some()),
        }
    }

    #[test]
    fn a_runbook_changed_anywhere_is_no_half_runbook(at in 0..250_usize, c in any::<char>()) {
        let whole = "schema = 1\nid = \"x\"\ntitle = \"X\"\n[[step]]\nid = \"a\"\npriority = \"integrity\"\ntitle = \"A\"\nverdict = true\n\
                     [[step]]\nid = \"b\"\npriority = \"restore\"\ntitle = \"B\"\nneeds = [\"a\"]\n";
        let at = at.min(whole.len());
        let (before, after) = whole.split_at(at);
        let changed = format!("{before}{c}{after}");
        check_places(&changed);
        let parsed = runbook(&changed);
        let refused = parsed.mistakes.iter().any(|mistake| mistake.weight > Weight::Warns);
        assert_eq!(refused, parsed.value.is_none(), "{changed}");
    }
}
