use std::fs;
use std::path::{Path, PathBuf};

/// A row: what somebody looks for, the place that the map names, and a text that stands in its file.
struct Row {
    what: String,
    place: String,
    look_for: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The rows of the table.
fn rows() -> Vec<Row> {
    let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let table = map.split_once("//! # Where does X live").unwrap().1;
    let lines = table.lines().filter_map(|line| line.strip_prefix("//! | ")?.strip_suffix(" |"));
    lines.skip(2).map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Vec<&str> = line.split(" | ").collect();
    let [what, place, look_for] = cells[..] else { panic!("not three cells: {line}") };
    let bare = |cell: &str| cell.trim_matches(['[', ']']).trim_matches('`').to_owned();
    let look_for = look_for.strip_prefix('`').and_then(|text| text.strip_suffix('`')).unwrap().to_owned();
    Row { what: what.to_owned(), place: bare(place), look_for }
}

/// The file of a place, and the items that the place names in it: none for a file or a module.
fn find(place: &str) -> Option<(PathBuf, Vec<&str>)> {
    if place.contains('/') {
        return Some((root().join(place), Vec::new()));
    }
    let path: Vec<&str> = place.split("::").collect();
    (1..=path.len()).rev().find_map(|count| {
        let (module, items) = path.split_at(count);
        let module = root().join("src").join(module.join("/"));
        let files = [module.with_extension("rs"), module.join("mod.rs")];
        files.into_iter().find(|file| file.is_file()).map(|file| (file, items.to_vec()))
    })
}

/// Whether a file defines an item of that name.
fn defines(code: &str, item: &str) -> bool {
    ["fn", "struct", "enum", "const", "trait", "mod"].iter().any(|keyword| {
        let definition = format!("{keyword} {item}");
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        code.match_indices(&definition).any(|(at, _)| ends(&code[at + definition.len()..]))
    })
}

/// What is wrong with a row: its place, its item or its text.
fn wrong(row: &Row) -> Option<String> {
    let Row { what, place, look_for } = row;
    let Some((file, items)) = find(place) else { return Some(format!("{what}: there is no {place}")) };
    let Ok(text) = fs::read_to_string(&file) else { return Some(format!("{what}: there is no {place}")) };
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    if let Some(item) = items.iter().find(|item| !defines(&code, item)) {
        return Some(format!("{what}: {item} of {place} is not defined in {}", file.display()));
    }
    (!code.contains(look_for)).then(|| format!("{what}: `{look_for}` does not stand in {}", file.display()))
}

#[test]
fn every_place_of_the_map_exists_and_holds_what_its_row_says() {
    let rows = rows();
    assert!(rows.len() >= 20);
    let wrong: Vec<String> = rows.iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_row_is_wrong_where_its_item_moved_or_its_text_is_gone() {
    let is_wrong = |place: &str, look_for: &str| {
        wrong(&Row { what: "something".to_owned(), place: place.to_owned(), look_for: look_for.to_owned() }).is_some()
    };
    assert!(!is_wrong("domain::gate::blocks", "fn blocks<"));
    assert!(!is_wrong("domain::ask::table", "asks! {"));
    assert!(is_wrong("domain::gate::block", "fn blocks<"), "only the beginning of a name");
    assert!(is_wrong("domain::fold::blocks", "pub fn fold("), "an item that lies elsewhere");
    assert!(is_wrong("domain::gate::blocks", "fn unblocks<"), "a text that is not there");
    assert!(is_wrong("domain::gate::blocks", "//! May this step"), "a text of a comment");
    assert!(is_wrong("nowhere::at_all", ""), "no such module");
    assert!(is_wrong("texts/nl/nothing.ftl", ""), "no such file");
}
