use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crisis::domain::text::width;

use super::house::{House, hostile_in, is_there};

/// A house with contacts of its own, of which one entry cannot be read, and somebody on call.
fn house(name: &str) -> House {
    let house = House::new();
    let name = format!("\"{}\"", name.replace('"', "\\\""));
    let contacts = format!(
        "[[contact]]\nid = \"zoe\"\nname = {name}\nemail = \"zoe@example.net\"\nprimary_phone = \"+44 20 7946 0801\"\n\
         secondary_phone = \"+44 20 7946 0802\"\nskills = [\"storage\"]\ntimezone = \"Europe/Amsterdam\"\n\
         away = [{{ from = 2026-01-01, until = 2099-12-31, why = \"private\" }}]\n\
         [[contact]]\nid = \"yan\"\nname = \"Yan Li\"\nemail = \"yan@example.net\"\nprimary_phone = \"+44 20 7946 0811\"\n\
         secondary_phone = \"+44 20 7946 0812\"\n\
         [[contact]]\nid = \"lost\"\nname = 7\n\
         [[dial]]\nid = \"hands\"\nname = {name}\nphone = \"+44 20 7946 0890 x3\"\nreference = \"contract 4711\"\n\
         [[rotation]]\nid = \"primary\"\nmembers = [\"zoe\", \"yan\"]\nstarts = 2020-01-06T09:00:00\nevery = \"1w\"\ntimezone = \"Europe/Amsterdam\"\n"
    );
    house.write("contacts.toml", contacts);
    house
}

/// The lines of a section of the text.
fn section<'a>(text: &'a str, title: &str) -> Vec<&'a str> {
    let mut lines = text.lines().skip_while(|line| line.trim_start_matches('\u{c}') != title).skip(2).peekable();
    assert!(lines.peek().is_some(), "{title}: {text}");
    let lines: Vec<&str> = lines.collect();
    let end = lines.iter().position(|line| line.starts_with("---")).map_or(lines.len(), |at| at - 1);
    lines[..end].to_vec()
}

/// The tags of a page, by their names.
fn tags(page: &str) -> BTreeSet<String> {
    let body = page.split_once("<body>").unwrap().1;
    let names = body.split('<').skip(1).map(|tag| tag.split(['>', ' ', '\n']).next().unwrap().trim_start_matches('/'));
    names.map(str::to_owned).collect()
}

#[test]
fn on_paper_there_is_everything_that_one_needs_without_a_laptop() {
    let house = house("Zo\u{eb} Quist");
    house.write("crisis.toml", "organisation = \"Example Hosting\"\n");
    assert!(!house.run(&["lint", "crisis.toml"]).stdout.contains("organisation"));
    let text = house.run(&["pack", "technical-crisis"]).done();
    assert!(text.starts_with("Crisis pack of Example Hosting\n"), "{text}");
    let has = |title: &str, words: &[&str]| {
        let lines = section(&text, title).join("\n");
        for words in words {
            assert!(lines.contains(words), "{title}: {words}: {lines}");
        }
    };
    has("First, on paper", &["data integrity first", "crisis transcribe"]);
    has(
        "On call this week",
        &["primary", "Zo\u{eb} Quist", "AWAY through 2099-12-31, next is Yan Li", "+44 20 7946 0801", "+44 20 7946 0802"],
    );
    has(
        "People",
        &["Zo\u{eb} Quist (zoe)", "+44 20 7946 0802", "zoe@example.net", "storage", "The entry of lost cannot be read"],
    );
    has("Dial list", &["+44 20 7946 0890 x3", "contract 4711"]);
    let runbook = "Runbook: Technical crisis (technical-crisis)";
    has(
        runbook,
        &[
            "1 Data integrity",
            "D1  State what is affected, what not",
            "[ ] D4@database",
            "[ ] R1@mail",
            "Comes after D1",
            "Evidence:",
        ],
    );
    has(runbook, &["first-word", "  | ", "____________"]);
    has("The incident, by pen", &["Commander, since: ____", "Data verdict", "Told to customers"]);
    has("Log sheet, by pen", &["14:05", "row counts equal to 13:55", "____"]);
    assert!(!text.contains("private"), "why somebody is away is nobody's business");
    let wide: Vec<&str> = text.lines().filter(|line| width(line.trim_start_matches('\u{c}')) > 80).collect();
    assert_eq!(wide, Vec::<&str>::new());
}

#[test]
fn without_a_name_every_runbook_is_printed_and_those_that_are_named_alone() {
    let house = house("Zo\u{eb}");
    let titles = |args: &[&str]| house.run(args).done().lines().filter(|line| line.contains("Runbook: ")).count();
    assert_eq!(titles(&["pack"]), 6);
    assert_eq!(titles(&["pack", "hung-job", "technical-crisis"]), 2);
    house.run(&["pack", "no-such-runbook"]).refused(2);
    house.write("contacts.toml", "[[contact]\n");
    house.run(&["pack"]).refused(2);
}

#[test]
fn as_a_page_it_loads_nothing_and_no_name_acts_in_it() {
    let hostile = "<script>alert(1)</script>\" onload='x' <img src=x onerror=y> {{ 7*7 }} {% raw %} &amp; \u{202e}turned";
    let (tame, wild) = (house("Zo\u{eb}"), house(hostile));
    let mut pages = Vec::new();
    for house in [&tame, &wild] {
        let mut runbook = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/runbooks/hung-job.toml")).unwrap();
        if std::ptr::eq(house, &raw const wild) {
            runbook = runbook
                .replacen("title = \"", "title = \"</title><script>", 1)
                .replace("detail = \"\"\"", "detail = \"\"\"<iframe src=//x>\n");
        }
        house.write("own.toml", runbook);
        pages.push(house.run(&["pack", "./own.toml", "--format", "html"]).done());
    }
    let (tame, wild) = (&pages[0], &pages[1]);
    assert_eq!(tags(tame), tags(wild), "nothing becomes a tag");
    assert!(wild.contains("&lt;script&gt;alert(1)") && wild.contains("{{ 7*7 }}") && !wild.contains("{{ 49"), "{wild}");
    assert_eq!(hostile_in(wild), "");
    for page in &pages {
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">") && page.ends_with("</html>\n"));
        assert!(page.contains("default-src 'none'"), "a browser is told to load nothing");
        for loads in ["<script", "src=\"", "href=", "url(", "@import", "<link", "<iframe"] {
            assert!(!page.contains(loads), "{loads}");
        }
    }
    for print in
        ["@media print", "display: table-header-group", "break-inside: avoid", "prefers-color-scheme: dark", "width=device-width"]
    {
        assert!(tame.contains(print), "{print}");
    }
    assert!(tame.contains("+44 20 7946 0801") && tame.contains("<span class=\"code\">D1</span>"), "{tame}");
}

#[test]
fn the_file_is_its_owners_alone_and_what_somebody_changed_is_not_overwritten() {
    let house = house("Zo\u{eb}");
    let path = house.path("work/pack.html");
    let written = house.run(&["pack", "hung-job", "-o", "pack.html"]);
    assert!(written.stderr.contains("everybody's numbers"), "{written:?}");
    assert_eq!(written.done(), "");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(fs::read_to_string(&path).unwrap().starts_with("<!DOCTYPE html>"), "by the name of the file");
    house.run(&["pack", "hung-job", "-o", "pack.html"]).done();
    fs::write(&path, "my own notes").unwrap();
    let refused = house.run(&["pack", "hung-job", "-o", "pack.html"]).refused(2);
    assert!(refused.contains("was not overwritten"), "{refused}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "my own notes");
    house.run(&["pack", "hung-job", "-o", "pack.html", "--format", "text", "--force"]).done();
    assert!(fs::read_to_string(&path).unwrap().starts_with("Crisis pack\n"));
    house.run(&["pack", "hung-job", "-o", "contacts.toml"]).refused(2);
    assert!(!is_there(&house.log_folder().join("log.sqlite")), "no log is made of it");
}

#[test]
fn in_dutch_too() {
    let house = house("Zo\u{eb}");
    house.write("crisis.toml", "language = \"nl\"\n");
    let text = house.run(&["pack", "hung-job"]).done();
    for words in
        ["Crisispakket", "Eerst, op papier", "Storingsdienst deze week", "Bellijst", "Logblad, met pen", "AFWEZIG tot en met"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(house.run(&["pack", "hung-job", "--format", "html"]).done().contains("<html lang=\"nl\">"));
}
