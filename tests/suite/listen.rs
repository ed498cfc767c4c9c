use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::house::{self, House, PATIENCE, finish, hostile_in};

const TOKEN: &str = "3f9ac0de3f9ac0de3f9ac0de3f9ac0de";

/// `crisis intake`, at work.
struct Intake {
    command: Command,
    child: Child,
    address: SocketAddr,
    stderr: Receiver<String>,
}

impl Intake {
    fn start(house: &House) -> Self {
        let mut command = house.command(&["intake", "--listen", "0"]);
        command.env("CRISIS_INTAKE_TOKEN", TOKEN);
        Self::start_with(command)
    }

    fn start_with(mut command: Command) -> Self {
        command.env_remove("CRISIS_AS").stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).unwrap_or_else(|| panic!("{line}")).split([':', ' ', '\n']).take(2);
        let address = address.collect::<Vec<_>>().join(":").parse().unwrap();
        let (tell, stderr) = channel();
        let mut pipe = child.stderr.take().unwrap();
        thread::spawn(move || {
            let mut text = String::new();
            let _ = pipe.read_to_string(&mut text);
            let _ = tell.send(text);
        });
        Self { command, child, address, stderr }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    fn post(&self, path: &str, body: &[u8]) -> Answer {
        self.ask("POST", path, &[&format!("Authorization: Bearer {TOKEN}")], body)
    }

    fn ask(&self, method: &str, path: &str, headers: &[&str], body: &[u8]) -> Answer {
        let mut stream = self.connect();
        let mut sending = stream.try_clone().unwrap();
        let more = headers.iter().fold(String::new(), |all, header| all + header + "\r\n");
        let head =
            format!("{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n{more}\r\n", body.len());
        let whole = [head.as_bytes(), body].concat();
        // Whoever is refused early may be cut off while sending.
        let sender = thread::spawn(move || drop(sending.write_all(&whole)));
        let answer = answer(&mut stream);
        sender.join().unwrap();
        answer
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// Ends it, as systemd does, and hands back what it said on standard error.
    fn end(mut self) -> String {
        self.signal("-TERM");
        assert_eq!(house::wait(&mut self.child, &self.command), 0);
        self.stderr.recv_timeout(PATIENCE).unwrap()
    }
}

impl Drop for Intake {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer, taken apart.
#[derive(Debug)]
struct Answer {
    code: u16,
    head: String,
    body: String,
}

impl Answer {
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{self:?}"))
    }

    /// Refused with that code, in three parts.
    #[track_caller]
    fn refused(&self, code: u16) -> String {
        assert_eq!(self.code, code, "{self:?}");
        let json = self.json();
        assert!(
            ["error", "because", "hint"].iter().all(|part| json[part].as_str().is_some_and(|text| !text.is_empty())),
            "{self:?}"
        );
        json["because"].as_str().unwrap().to_owned()
    }
}

/// Reads an answer to the end of the connection; code 0 where none came.
fn answer(stream: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let code = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
    Answer { code, head: head.to_lowercase(), body: body.to_owned() }
}

fn inbox(house: &House) -> Value {
    house.run(&["--json", "inbox"]).json()
}

fn alerts(house: &House) -> usize {
    inbox(house)["alerts"].as_array().unwrap().len()
}

#[test]
fn each_monitoring_program_is_taken_over_http_as_by_the_command() {
    let (house, other) = (House::new(), House::new());
    let intake = Intake::start(&house);
    let sent: [(&str, &[u8]); 7] = [
        ("prometheus", include_bytes!("intake/alertmanager.json")),
        ("grafana", include_bytes!("intake/grafana.json")),
        ("zabbix", include_bytes!("intake/zabbix.json")),
        ("icinga", include_bytes!("intake/icinga.txt")),
        ("nagios", include_bytes!("intake/nagios.json")),
        ("kuma", include_bytes!("intake/kuma.json")),
        ("pager", include_bytes!("intake/events.json")),
    ];
    for (source, payload) in sent {
        let answer = intake.post(&format!("/alert/{source}"), payload);
        assert_eq!(answer.code, 200, "{source}: {answer:?}");
        let told = other.run_with(&["--json", "alert", "--source", source], payload).json();
        assert_eq!(answer.json(), told, "{source}");
        let again = intake.post(&format!("/alert/{source}"), payload);
        assert_eq!((again.code, &again.json()["received"]), (200, &Value::from(0)), "{source}: {again:?}");
    }
    let of = |house: &House| {
        let inbox = inbox(house);
        let alerts = inbox["alerts"].as_array().unwrap().iter();
        alerts.map(|alert| (alert["source"].clone(), alert["key"].clone(), alert["summary"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(of(&house), of(&other));
    let said = intake.end();
    assert!(said.contains("prometheus: 2 alerts received") && !said.contains("Replication"), "no label or text is told: {said}");
    assert!(house.run(&["verify"]).done().contains("no flaws"), "{}", house.run(&["verify"]).stdout);
}

#[test]
fn a_real_client_in_another_language_is_understood() {
    let house = House::new();
    let intake = Intake::start(&house);
    let script = "import json, sys, urllib.request\n\
        body = json.dumps([{'summary': 'caf\\u00e9 is down', 'component': 'web', 'key': k} for k in 'abc']).encode()\n\
        request = urllib.request.Request(sys.argv[1] + '/alert/python', body, {'Authorization': 'Bearer ' + sys.argv[2]})\n\
        print(urllib.request.urlopen(request).read().decode())\n";
    let mut python = Command::new("python3");
    python.args(["-c", script, &format!("http://{}", intake.address), TOKEN]);
    assert_eq!(finish(python, b"").json()["received"], 3);
    assert_eq!(alerts(&house), 3);
}

#[test]
fn duplicates_are_known_and_what_comes_out_of_order_ends_as_it_happened() {
    let house = House::new();
    let intake = Intake::start(&house);
    let alert = |state: &str, at: &str| {
        let time = if state == "firing" { "started_at" } else { "ended_at" };
        let text = format!(r#"{{"key":"k","summary":"disk","state":"{state}","{time}":"2026-11-21T{at}:00Z"}}"#);
        intake.post("/alert/cron", text.as_bytes()).json()["received"].as_u64().unwrap()
    };
    assert_eq!(alert("resolved", "14:10"), 1);
    alert("firing", "14:00");
    assert_eq!(alerts(&house), 0, "it fired before it was resolved");
    assert_eq!(alert("firing", "14:20"), 1);
    assert_eq!(alert("firing", "14:20"), 0);
    assert_eq!(alerts(&house), 1);
}

#[test]
fn what_cannot_be_taken_is_refused_with_its_reason_and_nothing_is_written() {
    let house = House::new();
    let intake = Intake::start(&house);
    let payload = include_bytes!("intake/alertmanager.json");
    assert!(intake.post("/alert/prometheus", &payload[..300]).refused(400).contains("ends in the middle"));
    assert!(intake.post("/alert/prometheus", b"").refused(400).contains("nothing"));
    assert!(intake.post("/alert/prometheus", b"\xff\xfe\x00").refused(400).contains("neither"));
    let large = vec![b' '; 50 * 1024 * 1024];
    assert!(intake.post("/alert/prometheus", &large).refused(413).contains("larger"));
    let mut stream = intake.connect();
    let head =
        format!("POST /alert/x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\nTransfer-Encoding: chunked\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let chunk = [b"100000\r\n".as_slice(), &vec![b' '; 0x0010_0000], b"\r\n"].concat();
    let mut sending = stream.try_clone().unwrap();
    thread::spawn(move || while sending.write_all(&chunk).is_ok() {});
    assert!(answer(&mut stream).refused(413).contains("larger"), "one that does not say how much it is");
    assert_eq!(intake.post("/alert/x", br#"{"summary":"still here"}"#).code, 200);
    assert_eq!(alerts(&house), 1);
}

#[test]
fn hostile_words_are_kept_as_words_and_none_is_told() {
    let house = House::new();
    let intake = Intake::start(&house);
    let hostile = "{\"summary\":\"\\u001b[31mred\\u001b]0;title\\u0007 \\u202eturned\\nnew line\",\"labels\":{\"\\u001b[2J\":\"\\u001b[2J\"},\
                   \"key\":\"<script>\"}";
    assert_eq!(intake.post("/alert/cron", hostile.as_bytes()).code, 200);
    let heard = "{\"who\":\"\\u001b[31mA\",\"what\":\"\\u202eno mail\"}";
    assert_eq!(intake.post("/heard", heard.as_bytes()).code, 200);
    for path in ["/alert/%1b%5b31m", "/alert/a/b", "/alert/", "/alert/..%2f", "/alert/\u{1b}"] {
        let code = intake.post(path, hostile.as_bytes()).code;
        assert!([400, 404].contains(&code), "{path}: {code}");
    }
    for args in [&["inbox"][..], &["--json", "inbox"]] {
        let out = house.run(args).done();
        assert_eq!(hostile_in(&out), "", "{args:?}: {out:?}");
    }
    let said = intake.end();
    assert!(hostile_in(&said).is_empty() && !said.contains("title") && !said.contains("no mail"), "{said:?}");
}

#[test]
fn without_the_token_nobody_gets_further_and_health_tells_no_more_than_that_it_runs() {
    let house = House::new();
    let intake = Intake::start(&house);
    let body = br#"{"summary":"x"}"#;
    let wrong = format!("Authorization: Bearer {}x", &TOKEN[1..]);
    for headers in [&[][..], &["Authorization: Basic YTpi"], &["Authorization: Bearer "], &[&wrong]] {
        for path in ["/alert/cron", "/heard", "/nothing"] {
            let answer = intake.ask("POST", path, headers, body);
            assert!(answer.refused(401).contains("token") && answer.head.contains("\r\nwww-authenticate: bearer"), "{answer:?}");
        }
    }
    let health = intake.ask("GET", "/health", &[], b"");
    assert_eq!((health.code, health.body.trim()), (200, r#"{"status":"ok"}"#));
    let token = format!("Authorization: Bearer {TOKEN}");
    let answer = intake.ask("GET", "/alert/cron", &[&token], b"");
    assert!(answer.refused(405).contains("GET") && answer.head.contains("\r\nallow: post"), "{answer:?}");
    intake.ask("DELETE", "/health", &[], b"").refused(405);
    intake.post("/nothing", body).refused(404);
    assert_eq!(inbox(&house)["alerts"], Value::Array(Vec::new()));
    let said = intake.end();
    assert!(said.contains("the token is not the right one") && !said.contains(&TOKEN[1..]), "{said}");
    assert!(said.lines().count() < 10, "the same trouble is told once a minute: {said}");
}

#[test]
fn it_does_not_start_without_a_token_that_is_secret_and_says_how_to_make_one() {
    let house = House::new();
    let start_at = |token: Option<&str>, address: &str| {
        let mut command = house.command(&["intake", "--listen", address]);
        token.map(|token| command.env("CRISIS_INTAKE_TOKEN", token));
        finish(command, b"").refused(2)
    };
    let start = |token| start_at(token, "0");
    let said = start(None);
    assert!(said.contains("there is no token") && said.contains("openssl rand -hex 32") && said.contains("token_file"), "{said}");
    assert!(start(Some("secret")).contains("shorter than 16"));
    assert!(start(Some("0123456789 abcdef 0")).contains("without spaces"));
    assert!(start_at(Some(TOKEN), "example.net:80").contains("is not an address"));
    house.write("crisis.toml", "[intake]\ntoken_file = \"intake.token\"\n");
    assert!(start(None).contains("intake.token"));
    let file = house.write("intake.token", format!("{TOKEN}\n"));
    for mode in [0o644, 0o640, 0o620] {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        let said = start(None);
        assert!(said.contains("others can read or change it") && !said.contains(TOKEN), "{said}");
    }
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    let taken = Intake::start(&house);
    assert!(start_at(Some(TOKEN), &taken.address.to_string()).contains("cannot listen"));
    fs::remove_file(&file).unwrap();
    assert!(Command::new("mkfifo").arg(&file).status().unwrap().success());
    assert!(start(None).contains("not a regular file"), "a pipe is not waited for");
}

#[test]
fn the_settings_name_address_and_token_and_lint_knows_them() {
    let house = House::new();
    let file = house.write("intake.token", TOKEN);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    house.write("crisis.toml", "[intake]\nlisten = \"127.0.0.1:0\"\ntoken_file = \"intake.token\"\n");
    assert_eq!(house.run(&["lint", "crisis.toml"]).code, 0);
    let intake = Intake::start_with(house.command(&["intake"]));
    assert_eq!(intake.post("/alert/cron", br#"{"summary":"x"}"#).code, 200);
    house.write("crisis.toml", "[intake]\nlisten = \"somewhere\"\ntoken-file = \"x\"\n");
    let lint = house.run(&["lint", "crisis.toml"]);
    assert!(
        lint.code == 2 && lint.stdout.contains("such as `127.0.0.1:9097`") && lint.stdout.contains("`token_file`"),
        "{lint:?}"
    );
    house.write("crisis.toml", "[intake]\ntoken_file = \"intake.token\"\n");
    let open = Intake::start_with(house.command(&["intake", "--listen", "0.0.0.0:0"]));
    assert!(open.end().contains("nothing is encrypted"));
}

#[test]
fn a_slow_sender_is_cut_off_and_holds_up_nobody() {
    let house = House::new();
    let intake = Intake::start(&house);
    let mut head = intake.connect();
    let mut body = intake.connect();
    let start = format!("POST /alert/x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\nContent-Length: 900\r\n\r\n");
    body.write_all(start.as_bytes()).unwrap();
    let (mut slow_head, mut slow_body) = (head.try_clone().unwrap(), body.try_clone().unwrap());
    // A byte a second, for as long as somebody listens: far longer than it may take.
    thread::spawn(move || {
        let bytes = b"POST /alert/x HTTP/1.1\r\nX-Slow: ".iter().chain(&[b'x'; 90]);
        for byte in bytes {
            let (one, other) = (slow_head.write_all(&[*byte]), slow_body.write_all(b" "));
            if one.is_err() && other.is_err() {
                return;
            }
            thread::sleep(Duration::from_secs(1));
        }
    });
    let reading = thread::spawn(move || answer(&mut head));
    let mut served = 0;
    while !reading.is_finished() {
        assert_eq!(intake.post("/alert/cron", format!(r#"{{"summary":"{served}"}}"#).as_bytes()).code, 200);
        served += 1;
        thread::sleep(Duration::from_millis(100));
    }
    assert!([0, 408].contains(&reading.join().unwrap().code));
    assert!(answer(&mut body).refused(408).contains("too long"));
    assert_eq!(alerts(&house), served);
}

/// Connects a thousand times at once and sends an alert on each; those that are sent away come again.
const THOUSAND: &str = r#"
import asyncio, resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
host, port, token = sys.argv[1], int(sys.argv[2]), sys.argv[3]
sent_away = 0
async def send(key):
    global sent_away
    body = ('{"summary":"x","key":"%s"}' % key).encode()
    head = f'POST /alert/many HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n'
    while True:
        try:
            reader, writer = await asyncio.open_connection(host, port)
            await barrier()
            writer.write(head.encode() + body)
            answer = await reader.read()
            writer.close()
            if answer.startswith(b'HTTP/1.1 200'):
                return
            assert answer == b'' or answer.startswith(b'HTTP/1.1 503'), answer
        except OSError:
            pass
        sent_away += 1
        await asyncio.sleep(0.2)
waiting, all_there = 1000, asyncio.Event()
async def barrier():
    global waiting
    waiting -= 1
    if waiting <= 0:
        all_there.set()
    await all_there.wait()
async def main():
    idle = [await asyncio.open_connection(host, port) for _ in range(1000)]
    await send_one_beside_them()
    for _, writer in idle:
        writer.close()
    await asyncio.gather(*(send(key) for key in range(1000)))
async def send_one_beside_them():
    global waiting
    waiting, kept = 0, waiting
    await send('beside')
    waiting = kept
    all_there.clear()
asyncio.run(main())
print('all taken')
"#;

#[test]
fn a_thousand_connections_at_once_keep_out_nobody_and_nothing_is_lost() {
    let house = House::new();
    let intake = Intake::start(&house);
    let mut python = Command::new("python3");
    let (host, port) = (intake.address.ip().to_string(), intake.address.port().to_string());
    python.args(["-c", THOUSAND, &host, &port, TOKEN]);
    assert_eq!(finish(python, b"").done(), "all taken\n");
    assert_eq!(alerts(&house), 1001);
    let said = intake.end();
    assert!(said.contains("ended"), "{said}");
}

#[test]
fn what_was_answered_is_on_disk_whatever_happens_next() {
    let house = House::new();
    let mut intake = Intake::start(&house);
    for number in 0..20 {
        assert_eq!(intake.post("/alert/cron", format!(r#"{{"summary":"{number}"}}"#).as_bytes()).code, 200);
    }
    intake.signal("-KILL");
    assert_eq!(house::wait(&mut intake.child, &intake.command), -9);
    assert_eq!(alerts(&house), 20);
    assert!(house.run(&["verify"]).done().contains("20 entries"));
}

#[test]
fn asked_to_end_it_finishes_what_it_has_begun() {
    let house = House::new();
    let intake = Intake::start(&house);
    let mut stream = intake.connect();
    let body = br#"{"summary":"x"}"#;
    let head = format!(
        "POST /alert/x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\nExpect: 100-continue\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).unwrap();
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    intake.signal("-TERM");
    while TcpStream::connect(intake.address).is_ok() {
        thread::sleep(Duration::from_millis(5));
    }
    stream.write_all(body).unwrap();
    assert_eq!(answer(&mut stream).code, 200);
    assert!(intake.end().contains("everything that was answered"));
    assert_eq!(alerts(&house), 1);
}

#[test]
fn a_log_that_cannot_be_written_is_answered_with_come_again() {
    let house = House::new();
    let intake = Intake::start(&house);
    assert_eq!(intake.post("/alert/cron", br#"{"summary":"first"}"#).code, 200);
    let lock = rusqlite::Connection::open(house.log_folder().join("log.sqlite")).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answer = intake.post("/alert/cron", br#"{"summary":"second"}"#);
    assert!(answer.refused(503).contains("the log failed") && answer.head.contains("\r\nretry-after: "), "{answer:?}");
    lock.execute_batch("ROLLBACK").unwrap();
    assert_eq!(intake.post("/alert/cron", br#"{"summary":"second"}"#).json()["received"], 1);
    assert_eq!(alerts(&house), 2);
}

#[test]
fn reports_and_triggers_come_in_too_and_an_open_incident_has_them() {
    let house = House::new();
    house.write("crisis.toml", "[[alert]]\nsource = \"prometheus\"\ncomponent = \"database\"\ntrigger = true\n");
    let intake = Intake::start(&house);
    assert_eq!(intake.post("/alert/prometheus", br#"{"summary":"replication is broken"}"#).code, 200);
    assert_eq!(inbox(&house)["trigger"]["rule"], "alert");
    let report =
        br#"{"who":"Bakkerij Jansen","what":"cannot order","component":"web","since":"2026-11-21T14:05:00+01:00","by":"emma"}"#;
    let heard = intake.post("/heard", report);
    assert_eq!((heard.code, &heard.json()["received"]), (200, &Value::from(1)), "{heard:?}");
    let inbox = inbox(&house);
    assert_eq!((&inbox["reports"][0]["who"], &inbox["reports"][0]["heard_by"]), (&"Bakkerij Jansen".into(), &"emma".into()));
    assert!(intake.post("/heard", br#"{"who":"A"}"#).refused(400).contains("what"));
    let ahead = br#"{"who":"A","what":"x","since":"2999-01-01T00:00:00Z"}"#;
    intake.post("/heard", ahead).refused(422);
    house.run(&["declare", "technical-crisis", "--component", "database"]).done();
    assert_eq!(house.status()["inbox"]["alerts"], 1);
    intake.post("/alert/prometheus", br#"{"summary":"replication is broken","state":"resolved"}"#);
    intake.post("/heard", br#"{"who":"B","what":"cannot order either"}"#);
    let status = house.status();
    assert_eq!((&status["inbox"]["reports"], &status["inbox"]["alerts"]), (&Value::from(2), &Value::from(0)));
}
