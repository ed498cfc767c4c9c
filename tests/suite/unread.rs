//! What this version cannot read comes out as it went in, and can be verified.

use crisis::app::open::LogFolder;
use crisis::domain::event::Fact;
use crisis::domain::fact::Unknown;
use crisis::domain::id::IncidentId;
use crisis::domain::stamp::Moment;
use crisis::store::Draft;
use serde_json::Value;

use crate::house::House;

/// Keeps a fact of a kind, or with contents, that this version does not know.
fn keep(house: &House, id: &IncidentId, kind: &str, body: &str) {
    let mut log = LogFolder(house.log_folder()).open().unwrap();
    let mut turn = log.begin(id).unwrap();
    let fact = Fact::Unknown(Unknown { kind: kind.to_owned(), body: body.to_owned() });
    let at = Moment::from_millis(1_795_266_300_000);
    turn.add(&Draft { at, by: "ana".parse().unwrap(), fact }, at).unwrap();
    turn.keep().unwrap();
}

#[test]
fn numbers_that_no_computer_reckons_with_come_out_as_they_went_in() {
    let house = House::with_incident("db-1");
    let id = LogFolder(house.log_folder()).open_existing().unwrap().unwrap().incidents().unwrap().remove(0).incident;
    let bodies = [
        r#"{"cents":12345678901234567890123456789,"share":0.10000000000000000000001,"e":1e400}"#,
        r#"{"big":9007199254740993,"least":-9223372036854775809,"zero":-0.0}"#,
    ];
    for body in bodies {
        keep(&house, &id, "refund_promised", body);
        // The kind is known, what it says is not.
        keep(&house, &id, "note_taken", body);
    }
    let entries = house.entries(&[]);
    let exported: Value = serde_json::from_str(&house.run(&["export", "-f", "json"]).done()).unwrap();
    for said in [&entries, exported["entries"].as_array().unwrap()] {
        let unread = said.iter().filter(|entry| entry["fact"] != "incident_declared");
        let mut kept: Vec<&str> = unread.map(|entry| entry["body"].as_str().unwrap()).collect();
        kept.sort_unstable();
        assert_eq!(kept, [bodies[1], bodies[1], bodies[0], bodies[0]]);
    }
    let path = house.path("work/report.json");
    house.run(&["export", "-f", "json", "-o", path.to_str().unwrap()]).done();
    house.run(&["verify", path.to_str().unwrap()]).done();
}

#[test]
fn the_export_of_an_incident_whose_declaration_cannot_be_read_says_which_it_is_and_is_verified() {
    let house = House::new();
    let id: IncidentId = "2026-11-26-fire.k7mq3x9ab".parse().unwrap();
    keep(&house, &id, "incident_declared", r#"{"of":"a newer version"}"#);
    keep(&house, &id, "note_taken", r#"{"text":"the second diesel failed"}"#);
    assert_eq!(house.status()["incident"]["id"], id.as_str());
    let path = house.path("work/report.json");
    house.run(&["export", "-f", "json", "-o", path.to_str().unwrap()]).done();
    let report: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(report["incident"]["id"], id.as_str());
    let told = house.run(&["verify", path.to_str().unwrap()]).done();
    assert!(told.contains("2 entries"), "{told}");
}
