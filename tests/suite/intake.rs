use std::fmt::Write as _;

use chrono_tz::Tz;
use crisis::domain::alert::rules::{AlertRule, ruled};
use crisis::domain::alert::{Alert, AlertForm};
use crisis::domain::speech::Language;
use crisis::domain::zone::Zone;
use crisis::intake::alerts::{self as intake, MOST_BYTES, Read, Unread};
use proptest::prelude::*;
use serde_json::Value;

use crate::house::House;

fn taken(form: Option<AlertForm>, bytes: &[u8]) -> Result<Read, Unread> {
    intake::read("monitoring", form, bytes, Zone::Named(Tz::Europe__Amsterdam))
}

/// The alerts of a text in the form that it looks like.
fn alerts(text: &str) -> Vec<Alert> {
    taken(None, text.as_bytes()).unwrap().alerts
}

fn why(result: Result<Read, Unread>) -> String {
    Language::English.say(&result.unwrap_err().0)
}

/// An alert in a line, as a test reads it.
fn told(alert: &Alert) -> String {
    let at = |time: Option<chrono::DateTime<chrono::FixedOffset>>| time.map_or("-".to_owned(), |time| time.to_rfc3339());
    let Alert { key, state, severity, summary, started_at, ended_at, link, .. } = alert;
    let (severity, link) = (severity.as_deref().unwrap_or("-"), link.as_deref().unwrap_or("-"));
    format!("{key} | {state} | {severity} | {summary} | {} | {} | {link}", at(*started_at), at(*ended_at))
}

#[test]
fn each_monitoring_program_is_understood_in_the_form_in_which_it_writes() {
    let of = |text: &str| alerts(text).iter().map(told).collect::<Vec<_>>();
    assert_eq!(
        of(include_str!("intake/alertmanager.json")),
        [
            "f5c2a1d09e3b7c44 | firing | critical | Replication on db-1 is broken | 2026-11-21T13:38:12.417+00:00 | - | \
             https://prometheus.example.net/graph?g0.expr=mysql_slave_status",
            "0c9b4c7f2d5e8a11 | resolved | critical | Replication on db-2 is broken | 2026-11-21T13:30:00+00:00 | \
             2026-11-21T13:41:00+00:00 | -",
        ]
    );
    assert_eq!(
        of(include_str!("intake/grafana.json")),
        ["c6eadffa33fcdf37 | firing | - | This alert was triggered for zone us-1 | 2026-10-12T09:51:03.157076+02:00 | - | \
          https://play.grafana.org/d/dashboard?viewPanel=2"]
    );
    assert_eq!(
        of(include_str!("intake/zabbix.json")),
        [
            "4711 | firing | high | Free disk space is less than 5% on volume /srv | 2026-11-21T14:38:12+01:00 | - | \
             https://zabbix.example.net/tr_events.php?triggerid=13926&eventid=4711",
            "4700 | resolved | warning | Resolved: swap usage | 2026-11-21T14:00:00+01:00 | 2026-11-21T14:10:00+01:00 | -",
        ]
    );
    assert_eq!(
        of(include_str!("intake/icinga.txt")),
        [
            "web-1!http | firing | critical | web-1 http: connect to address 192.0.2.10 and port 80: Connection refused | \
             2026-11-21T14:38:12+01:00 | - | -",
            "web-2 | resolved | up | web-2: PING OK - Packet loss = 0% | - | 2026-11-21T14:40:00+01:00 | -",
        ]
    );
    assert_eq!(
        of(include_str!("intake/nagios.json")),
        ["db-1!MySQL | firing | critical | db-1 MySQL: Can't connect to MySQL server | 2026-11-20T13:38:12+00:00 | - | -"]
    );
    assert_eq!(
        of(include_str!("intake/kuma.json")),
        [
            "7 | firing | - | shop: Request failed with status code 503 | 2026-11-21T13:38:12.417+00:00 | - | https://shop.example.net"
        ]
    );
    assert_eq!(
        of(include_str!("intake/events.json")),
        ["samplekeyhere | firing | critical | Disk /srv at 97% on storage-1 | 2026-11-21T13:38:12+00:00 | - | \
          https://monitoring.example.net/disk"]
    );
}

#[test]
fn what_belongs_to_an_alert_beside_its_fields_is_kept_and_a_secret_is_not() {
    let read = taken(None, include_bytes!("intake/alertmanager.json")).unwrap();
    assert_eq!(read.truncated, 2, "what the sender left out is known");
    assert_eq!(read.alerts[0].label("service"), Some("db-1"));
    assert_eq!(alerts(include_str!("intake/zabbix.json"))[0].label("service"), Some("storage"));
    let event = &alerts(include_str!("intake/events.json"))[0];
    assert_eq!((event.component.as_deref(), event.label("load avg")), (Some("storage"), Some("0.75")));
    assert!(!format!("{event:?}").contains("0123456789abcdef"), "the routing key is a secret");
}

#[test]
fn a_list_takes_the_good_ones_and_says_of_the_others_why_not() {
    let read = taken(Some(AlertForm::Plain), include_bytes!("intake/plain.jsonl")).unwrap();
    let keys: Vec<(&str, &str)> = read.alerts.iter().map(|alert| (alert.source.as_str(), alert.key.as_str())).collect();
    assert_eq!(keys, [("cron", "backup"), ("monitoring", "not a component: without a key"), ("monitoring", "backup")]);
    assert_eq!(read.alerts[1].component, None);
    assert_eq!(read.alerts[1].label("component"), Some("not a component"), "what can be no id is a label");
    let left_out: Vec<(usize, String)> = read.left_out.iter().map(|(place, why)| (*place, Language::English.say(why))).collect();
    assert_eq!(left_out.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [3, 4]);
    assert!(left_out[0].1.contains("ends in the middle"), "{left_out:?}");
    let acknowledged = taken(None, include_bytes!("intake/icinga.txt")).unwrap();
    assert_eq!(acknowledged.left_out.len(), 1);
}

#[test]
fn what_is_cut_off_too_large_or_no_alert_at_all_is_refused_whole() {
    let whole = include_str!("intake/alertmanager.json");
    for end in [10, 200, whole.trim_end().len() - 1] {
        assert!(why(taken(None, &whole.as_bytes()[..end])).contains("ends in the middle"), "{end}");
    }
    assert!(why(taken(None, &vec![b'['; MOST_BYTES + 1])).contains("at most"));
    assert!(why(taken(None, b"  \n")).contains("nothing"));
    assert!(why(taken(None, b"hello")).contains("neither"));
    assert!(why(taken(None, "[".repeat(100_000).as_bytes())).contains("not JSON"), "nested without end");
    let many = format!("[{}]", vec![r#"{"summary":"x"}"#; intake::MOST_ALERTS + 1].join(","));
    assert!(why(taken(None, many.as_bytes())).contains("at most"));
}

#[test]
fn texts_are_cut_and_a_key_is_not_for_a_shorter_one_may_be_anothers() {
    let long = "é".repeat(5000);
    let read = taken(
        None,
        format!(r#"[{{"summary":"{long}","labels":{{"{long}":"{long}"}}}},{{"summary":"x","key":"{long}"}}]"#).as_bytes(),
    );
    let read = read.unwrap();
    assert!(
        read.alerts[0].summary.len() <= 1024
            && read.alerts[0].labels.iter().all(|(name, value)| name.len() + value.len() <= 1024)
    );
    assert_eq!((read.alerts.len(), read.left_out[0].0), (1, 2));
}

#[test]
fn the_first_rule_that_matches_says_component_and_trigger() {
    let rule = |label: &str, pattern: &str, component: &str, trigger| AlertRule {
        source: Some("monitoring".to_owned()),
        matches: vec![(label.to_owned(), pattern.to_owned())],
        component: component.parse().ok(),
        trigger,
        ..AlertRule::default()
    };
    let rules = [rule("service", "db-*", "database", true), rule("severity", "critical", "platform", false)];
    let read = alerts(include_str!("intake/alertmanager.json"));
    let first = ruled(&rules, read[0].clone());
    assert_eq!((first.component.as_deref(), first.trigger), (Some("database"), true));
    let elsewhere = ruled(&rules, Alert { source: "other".to_owned(), ..read[0].clone() });
    assert_eq!((elsewhere.component, elsewhere.trigger), (None, false));
}

proptest! {
    /// Whatever bytes come, there is an answer, and no alert is out of bounds.
    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..200), form in prop::sample::select(AlertForm::ALL)) {
        if let Ok(read) = taken(Some(form), &bytes) {
            prop_assert!(read.alerts.iter().all(|alert| !alert.key.is_empty() && alert.key.len() <= 2048));
        }
    }

    /// Whatever is cut off or exchanged in what a program sends, there is an answer.
    #[test]
    fn no_damage_breaks_it(at in 0_usize..900, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = include_bytes!("intake/zabbix.json").to_vec();
        let at = at.min(bytes.len() - 1);
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        drop(taken(None, &bytes));
    }
}

const SETTINGS: &str = r#"
[[alert]]
source = "prometheus"
form = "alertmanager"
match = { severity = "critical", service = "db-*" }
component = "database"
trigger = true
"#;

fn reports_and_alerts(house: &House) -> (u64, u64) {
    let status = house.run(&["--json", "status"]).json();
    (status["inbox"]["reports"].as_u64().unwrap(), status["inbox"]["alerts"].as_u64().unwrap())
}

#[test]
fn an_alert_that_the_settings_call_a_trigger_is_enough_and_what_is_declared_carries_it() {
    let house = House::new();
    house.write("crisis.toml", SETTINGS);
    assert_eq!(house.run(&["lint", "crisis.toml"]).code, 0);
    let payload = include_bytes!("intake/alertmanager.json");
    let received = house.run_with(&["--json", "alert", "--source", "prometheus"], payload);
    assert!(received.stderr.contains('2'), "what the sender left out is said: {received:?}");
    assert_eq!(received.json()["received"], 2);
    let again = house.run_with(&["--json", "alert", "-", "--source", "prometheus"], payload).json();
    assert_eq!((&again["received"], &again["known"]), (&Value::from(0), &Value::from(2)));
    let inbox = house.run(&["--json", "inbox"]).json();
    assert_eq!(inbox["trigger"]["rule"], "alert");
    assert_eq!(inbox["alerts"].as_array().unwrap().len(), 1, "the one that fires");
    assert_eq!((&inbox["alerts"][0]["component"], &inbox["alerts"][0]["times"]), (&Value::from("database"), &Value::from(1)));
    house.run(&["declare", "technical-crisis", "--component", "database"]).done();
    let log = house.run(&["log"]).done();
    assert!(log.contains("triggered by monitoring") && log.contains("alert from prometheus, database, critical"), "{log}");
    assert_eq!(reports_and_alerts(&house), (0, 1));
    // What it becomes later belongs to the incident.
    let resolved = String::from_utf8_lossy(payload).replace(r#""status": "firing""#, r#""status": "resolved""#);
    house.run_with(&["alert", "--source", "prometheus"], resolved.as_bytes()).done();
    assert_eq!(reports_and_alerts(&house), (0, 0));
    let components = house.run(&["--json", "status"]).json()["components"].to_string();
    assert!(components.contains(r#""verdict":"unknown""#), "an alert is no verdict: {components}");
}

#[test]
fn during_an_exercise_what_monitoring_sends_is_not_part_of_it() {
    let house = House::new();
    house.run(&["declare", "technical-crisis", "--drill"]).done();
    house.run_with(&["alert", "--source", "cron"], br#"{"summary":"the backup did not run"}"#).done();
    assert_eq!(reports_and_alerts(&house), (0, 0));
    assert_eq!(house.run(&["--json", "inbox"]).json()["alerts"].as_array().unwrap().len(), 1);
}

#[test]
fn ten_thousand_alerts_come_in_one_piece_and_are_a_line() {
    let house = House::new();
    let mut batch = String::new();
    for number in 0..10_000 {
        let _ = writeln!(batch, r#"{{"key":"k{number}","summary":"host {number} is down","component":"platform"}}"#);
    }
    house.run_with(&["alert", "--source", "flood"], batch.as_bytes()).done();
    let inbox = house.run(&["inbox"]).done();
    assert!(inbox.lines().count() < 5 && inbox.contains("10000") && inbox.contains("flood, platform"), "{inbox}");
    assert!(house.run(&["verify"]).done().contains("10000 entries"));
}

#[test]
fn what_cannot_be_taken_is_refused_with_its_reason_and_nothing_is_written() {
    let house = House::new();
    let payload = include_str!("intake/alertmanager.json");
    let refused = house.run_with(&["alert", "--source", "prometheus"], &payload.as_bytes()[..300]).refused(2);
    assert!(refused.contains("ends in the middle"), "{refused}");
    let large = vec![b' '; 50 * 1024 * 1024];
    house.run_with(&["alert", "--source", "prometheus"], &large).refused(2);
    house.run(&["alert", "no-such-file.json", "--source", "prometheus"]).refused(2);
    let kuma = br#"{"heartbeat":null,"monitor":null,"msg":"a test"}"#;
    assert!(house.run_with(&["alert", "--source", "kuma"], kuma).refused(2).contains("test"));
    assert!(house.run(&["inbox"]).done().contains("empty"));
}

#[test]
fn what_monitoring_writes_never_acts_on_a_terminal_or_a_spreadsheet() {
    let house = House::with_incident("web");
    let hostile = "{\"summary\":\"=cmd|' /C calc'!A0 \\u001b[31mred\\u001b]0;title\\u0007 \\u202eturned\\nnew line\",\
                   \"labels\":{\"\\u001b[2J\":\"\\u001b[2J\"}}";
    house.run_with(&["alert", "--source", "cron\u{1b}[31m"], hostile.as_bytes()).done();
    house.run(&["heard", "=1+1", "\u{1b}[31m\u{202e}turned"]).done();
    for args in [
        &["log"][..],
        &["inbox"],
        &["status"],
        &["--json", "inbox"],
        &["export", "--format", "csv"],
        &["export", "--format", "markdown"],
    ] {
        let out = house.run(args).done();
        assert!(!out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{args:?}: {out:?}");
    }
    let csv = house.run(&["export", "--format", "csv"]).done();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let is_formula = |cell: &str| cell.starts_with(['=', '+', '-', '@']);
    assert!(reader.records().all(|record| !record.unwrap().iter().any(is_formula)), "{csv}");
}

#[test]
fn what_is_wrong_with_a_rule_is_found_before_the_night() {
    let house = House::new();
    let settings = "[[alert]]\nsource = \"a\"\nform = \"alertmanger\"\n[[alert]]\nsource = \"a\"\ncomponent = \"no id\"\n\
                    [[alert]]\nsource = \"a\"\ntriger = true\n[[alert]]\nsource = \"b\"\ntrigger = true\n[[alert]]\nsource = \"b\"\ncomponent = \"web\"\n";
    house.write("crisis.toml", settings);
    let lint = house.run(&["lint", "crisis.toml"]);
    assert_eq!(lint.code, 2);
    let told = lint.stdout + &lint.stderr;
    for mistake in ["alertmanger", "no id", "triger", "no alert comes to", "says nothing"] {
        assert!(told.contains(mistake), "{mistake}: {told}");
    }
}
