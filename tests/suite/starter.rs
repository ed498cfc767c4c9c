use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use chrono::NaiveDate;
use crisis::app::library::{EXAMPLE_CONTACTS, EXAMPLE_RUNBOOK};
use crisis::domain::component::Component;
use crisis::domain::contacts::{Away, Contact, Contacts, Dial, Holiday, Rotation, Substitute};
use crisis::domain::files;
use crisis::domain::runbook::{NoticeTemplate, NoticeText, Runbook};
use crisis::domain::step::Step;
use crisis::domain::vocabulary::{Priority, Service};

use crate::house::House;

/// A line that is switched off: a `#`, then what a line of TOML begins with.
fn switched_off(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("# ")?;
    let key = rest.split_once(" = ").map(|(key, _)| key);
    let is_key = key.is_some_and(|key| !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
    (is_key || (rest.starts_with("[[") && rest.ends_with("]]"))).then_some(rest)
}

/// The text with everything switched on.
fn switched_on(text: &str) -> String {
    text.lines().fold(String::new(), |on, line| on + switched_off(line).unwrap_or(line) + "\n")
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 27).unwrap()
}

/// The lines of a text that set a field for the first time, each with the line before it.
fn first_fields(text: &str) -> Vec<(String, String, String)> {
    let mut seen = BTreeSet::new();
    let (mut table, mut before, mut detail) = (String::new(), String::new(), false);
    let mut fields = Vec::new();
    for line in text.lines() {
        let set = switched_off(line).unwrap_or(line);
        if set.starts_with('[') {
            set.trim_matches(['[', ']']).clone_into(&mut table);
        } else if let Some((key, _)) = set.split_once(" = ").filter(|(key, _)| !detail && !key.contains([' ', '#', '-']))
            && seen.insert((table.clone(), key.to_owned()))
        {
            fields.push((table.clone(), key.to_owned(), before.clone()));
        }
        detail ^= !line.starts_with('#') && line.matches("\"\"\"").count() == 1;
        line.clone_into(&mut before);
    }
    fields
}

#[test]
fn each_field_of_the_files_to_begin_with_is_explained_where_it_first_stands() {
    for text in [EXAMPLE_RUNBOOK, EXAMPLE_CONTACTS] {
        let fields = first_fields(text);
        assert!(fields.len() > 15);
        for (table, field, before) in fields {
            let explained = before.starts_with("# ") && switched_off(&before).is_none() && before.ends_with(['.', ':']);
            assert!(explained, "{table}.{field} is not explained: {before:?}");
        }
    }
}

#[test]
fn every_field_of_a_runbook_stands_in_the_file_to_begin_with() {
    let parsed = files::runbook::parse(&switched_on(EXAMPLE_RUNBOOK), today());
    let told: Vec<&str> = parsed.mistakes.iter().map(|mistake| mistake.what.as_str()).collect();
    assert_eq!(told, ["nothing uses `run` yet"]);
    // A new field does not compile here before it is looked for.
    let Runbook { id, title, summary, language, reviewed, severity, sources, components, steps, notices } = parsed.value.unwrap();
    assert!(!id.is_empty() && !title.is_empty() && !summary.is_empty() && !language.is_empty());
    assert!(reviewed.is_some() && severity == 1 && sources.len() == 2);
    for field in ["schema", "severity", "language"] {
        assert!(EXAMPLE_RUNBOOK.contains(&format!("\n{field} = ")), "{field}");
    }
    let Component { id: _, title: _, needs: _, stored_on: _, data: _, tags: _, skills: _, service: _ } = &components[0];
    let said = |of: fn(&Component) -> bool, field: &str| assert!(components.iter().any(of), "component: {field}");
    said(|it| !it.needs.is_empty(), "needs");
    said(|it| !it.stored_on.is_empty(), "stored_on");
    said(|it| !it.data, "data");
    said(|it| !it.tags.is_empty(), "tags");
    said(|it| !it.skills.is_empty(), "skills");
    said(|it| it.service != Service::Unknown, "service");
    steps_say(&steps);
    let NoticeTemplate { id: _, audience: _, stage: _, channels, promise, claims: _, text } = &notices[0];
    assert!(!channels.is_empty() && promise.is_some() && notices.iter().any(|notice| !notice.claims.is_empty()));
    let NoticeText { language, subject, body } = &text[0];
    assert!(!language.is_empty() && !subject.is_empty() && !body.is_empty());
}

fn steps_say(steps: &[Step]) {
    #[rustfmt::skip]
    let Step {
        id: _, priority: _, role: _, title: _, detail: _, per_component: _, only: _, except: _, when: _, path: _, skills: _,
        needs: _, time_box: _, after: _, evidence_required: _, two_names: _, verdict: _, service: _, holds: _, releases: _,
        notice: _, run: _, destroys: _,
    } = &steps[0];
    let said = |of: fn(&Step) -> bool, field: &str| assert!(steps.iter().any(of), "step: {field}");
    for priority in Priority::ALL {
        assert!(steps.iter().any(|step| step.priority == *priority), "{priority}");
    }
    said(|it| !it.detail.is_empty(), "detail");
    said(|it| it.per_component, "per");
    said(|it| !it.only.is_empty(), "only");
    said(|it| !it.except.is_empty(), "except");
    said(|it| !it.when.is_empty(), "when");
    said(|it| it.path.is_some(), "path");
    said(|it| !it.skills.is_empty(), "skills");
    said(|it| it.needs.iter().any(|need| need.everywhere), "needs");
    said(|it| it.time_box.is_some(), "time_box");
    said(|it| it.after.is_some(), "after");
    said(|it| it.evidence_required, "evidence");
    said(|it| it.two_names && it.destroys.is_none(), "confirm");
    said(|it| it.verdict, "verdict");
    said(|it| it.service.is_some(), "service");
    said(|it| it.holds, "holds");
    said(|it| !it.releases.is_empty(), "releases");
    said(|it| it.notice.is_some(), "notice");
    said(|it| !it.run.is_empty(), "run");
    said(|it| it.destroys.is_some(), "destroys");
}

#[test]
fn every_field_of_the_contacts_stands_in_the_file_to_begin_with() {
    let parsed = files::contacts::parse(&switched_on(EXAMPLE_CONTACTS), today());
    let told: Vec<&str> = parsed.mistakes.iter().map(|mistake| mistake.what.as_str()).collect();
    assert_eq!(told, [""; 0]);
    let Contacts { people, rotations, holidays, dial, .. } = parsed.value.unwrap();
    let Contact { id: _, name, email, primary_phone, secondary_phone, skills, languages, timezone, away } = &people[0];
    assert!(!name.is_empty() && email.is_some() && primary_phone.e164.is_some() && secondary_phone.e164.is_some());
    assert!(!skills.is_empty() && !languages.is_empty() && timezone.is_some());
    let Away { from: _, until: _, why } = &away[0];
    let Rotation { id: _, members, starts: _, every: _, timezone: _, overrides } = &rotations[0];
    let Substitute { from: _, until: _, contact: _ } = &overrides[0];
    let Holiday { name: _, from: _, until: _, timezone } = &holidays[0];
    assert!(timezone.is_some());
    let Dial { id: _, name: _, phone: _, reference, hours, note } = &dial[0];
    assert!(why.is_some() && members.len() > 1 && reference.is_some() && hours.is_some() && note.is_some());
}

#[test]
fn a_new_runbook_is_sound_and_is_shown_and_declared_as_it_is() {
    let house = House::new();
    let output = house.run(&["new", "runbook"]);
    let path = house.path("home/.config/crisis/runbooks/own-crisis.toml");
    assert_eq!(output.stdout, format!("{}\n", path.display()));
    assert!(output.stderr.contains("crisis lint ") && output.stderr.contains("crisis show "), "{output:?}");
    assert!(output.stderr.contains("first runbook of your own"), "{output:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE_RUNBOOK);
    assert_eq!(house.run(&["lint"]).done(), "1 file: no mistake\n");
    assert!(house.run(&["show", "own-crisis"]).done().contains("D3@storage"));
    house.run(&["declare", "own-crisis"]).done();
    assert_eq!(house.step("D3@database")["state"], "open");
    let output = house.run(&["new", "runbook", "mail-down"]);
    assert!(!output.stderr.contains("first runbook of your own"), "{output:?}");
    assert!(house.run(&["show", "mail-down", "--json"]).json()["id"] == "mail-down");
    house.run(&["declare", "mail-down"]).done();
}

#[test]
fn a_new_runbook_goes_where_the_runbooks_in_use_are_or_where_it_is_told() {
    let house = House::new();
    house.write("runbooks/hung-job.toml", include_str!("../../runbooks/hung-job.toml"));
    let output = house.run(&["new", "runbook", "mail-down"]);
    assert_eq!(output.stdout, "runbooks/mail-down.toml\n");
    assert!(!output.stderr.contains("first runbook"), "{output:?}");
    house.run(&["new", "runbook", "./deep/er/web.toml"]).done();
    assert_eq!(house.run(&["show", "deep/er/web.toml", "--json"]).json()["id"], "web");
    house.run(&["new", "runbook", "-o", "Odd name!.toml"]).done();
    assert_eq!(house.run(&["show", "Odd name!.toml", "--json"]).json()["id"], "own-crisis");
    house.run(&["new", "runbook", "lan", "-o", "x.toml"]).done();
    assert_eq!(house.run(&["show", "x.toml", "--json"]).json()["id"], "lan");
    let file = house.run(&["new", "runbook", "wan", "--runbooks", "named", "--json"]).json();
    assert_eq!(file["file"], "named/wan.toml");
}

#[test]
fn new_contacts_are_sound_private_and_known_to_be_invented() {
    let house = House::new();
    let output = house.run(&["new", "contacts"]);
    let path = house.path("home/.config/crisis/contacts.toml");
    assert_eq!(output.stdout, format!("{}\n", path.display()));
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE_CONTACTS);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(house.run(&["lint"]).done(), "1 file: no mistake\n");
    let told = house.run(&["contacts"]);
    assert!(told.stderr.contains("ana and 5 more") && told.stderr.contains("invented"), "{told:?}");
    assert!(house.run(&["declare", "hung-job"]).stderr.contains("invented"));
    fs::write(&path, EXAMPLE_CONTACTS.replace("7946 0", "7946 9").replace("555 01", "555 91")).unwrap();
    assert_eq!(house.run(&["contacts"]).stderr, "");
}

#[test]
fn new_settings_change_nothing_until_somebody_fills_them_in() {
    let house = House::new();
    let output = house.run(&["new", "settings"]);
    let path = house.path("home/.config/crisis/crisis.toml");
    assert_eq!(output.stdout, format!("{}\n", path.display()));
    assert_eq!(house.run(&["lint"]).done(), "1 file: no mistake\n");
    assert_eq!(house.run(&["lint", path.to_str().unwrap()]).done(), "1 file: no mistake\n");
    let text = fs::read_to_string(&path).unwrap().replace("# language", "language");
    fs::write(&path, text).unwrap();
    assert!(house.run(&["status"]).stderr.contains("reden: "), "the setting that was switched on counts");
}

#[test]
fn what_is_there_is_never_overwritten_and_what_to_do_is_said() {
    let house = House::new();
    house.write("contacts.toml", "mine");
    house.write("runbooks/own-crisis.toml", "mine");
    for args in [
        &["new", "contacts"][..],
        &["new", "runbook"],
        &["new", "runbook", "contacts.toml"],
        &["new", "contacts", "-o", "runbooks"],
    ] {
        let refused = house.run(args).refused(2);
        assert!(refused.contains("was not written") && refused.contains("-o"), "{refused}");
    }
    assert_eq!(fs::read_to_string(house.path("work/contacts.toml")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(house.path("work/runbooks/own-crisis.toml")).unwrap(), "mine");
    assert!(house.run(&["new", "runbook", "no id"]).refused(2).contains("cannot be the id"));
    house.write("file", "");
    house.run(&["new", "runbook", "file/x.toml"]).refused(2);
}

#[test]
fn no_new_file_takes_the_name_of_a_file_of_the_log() {
    let house = House::new();
    let log = house.log_folder().join("log.sqlite");
    assert!(house.run(&["new", "runbook", "-o", log.to_str().unwrap()]).refused(2).contains("log"));
    assert!(!log.exists());
}

#[test]
fn a_dash_prints_the_file_and_writes_nothing() {
    let house = House::new();
    assert_eq!(house.run(&["new", "contacts", "-o", "-"]).done(), EXAMPLE_CONTACTS);
    assert_eq!(house.run(&["new", "runbook", "-o", "-"]).done(), EXAMPLE_RUNBOOK);
    assert!(house.run(&["new", "runbook", "lan", "-o", "-"]).done().contains("\nid = \"lan\"\n"));
    assert!(!house.path("home/.config").exists());
}
