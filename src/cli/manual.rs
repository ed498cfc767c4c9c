//! `completions` and `man`: made from the table of verbs, so
//! that they cannot say anything else than the program does.

use std::io::Write;

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::domain::speech::say;

use super::arguments::table;
use super::failure::{Failure, wrong};

/// Prints completions for a shell.
///
/// # Errors
/// When the output cannot be written.
pub fn completions(shell: Shell, out: &mut dyn Write) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut table(), "crisis", &mut script);
    Ok(out.write_all(&script)?)
}

/// Prints the man page of the program, or of one verb.
///
/// # Errors
/// When there is no such verb, or the output cannot be written.
pub fn man(verb: Option<&str>, out: &mut dyn Write) -> Result<(), Failure> {
    let mut command = table();
    command.build();
    let Some(verb) = verb else {
        let mut page = Vec::new();
        Man::new(command.clone()).render(&mut page)?;
        sections().to_writer(&mut page)?;
        return Ok(out.write_all(&page)?);
    };
    let known: Vec<&Command> = command.get_subcommands().collect();
    let Some(found) = known.iter().find(|known| known.get_name() == verb) else {
        return Err(wrong(say!("verbs-no-verb", verb = verb), say!("verbs-no-page"), say!("verbs-help-lists")));
    };
    let named = (*found).clone().name(format!("crisis-{verb}")).bin_name(format!("crisis {verb}"));
    let mut page = Vec::new();
    Man::new(named).render(&mut page)?;
    Ok(out.write_all(&page)?)
}

/// What no table of arguments says: files, environment, exit
/// codes, and the shapes that are printed for programs.
const SECTIONS: &[(&str, &[&str])] = &[
    (
        "FILES",
        &[
            "crisis.toml: --config, else ./crisis.toml, else the XDG configuration folder (~/.config/crisis).",
            "contacts.toml: --contacts, else ./contacts.toml, else the XDG configuration folder; else the example contacts.",
            "runbooks/: --runbooks, else ./runbooks, else the XDG configuration folder; else the shipped ones.",
            "Of these three, what lies in a folder and was not named is used only where this account or root owns it, its folder and \
             the link to it, and nobody outside their groups may write to them (to the folder all may, where it is sticky as /tmp is). \
             Else it is passed over, which is said; the option names it if it is meant.",
            "`crisis new contacts`, `crisis new runbook` and `crisis new settings` write to these places, a folder in use first, and never over a file that is there.",
            "log.sqlite: in --dir, else $CRISIS_DIR, else the XDG state folder (~/.local/state/crisis). Readable by its owner only.",
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            "CRISIS_AS, CRISIS_INCIDENT, CRISIS_DIR: as --as, --incident and --dir.",
            "A command of a channel gets the words of a page on its standard input, and CRISIS_TO_NAME, CRISIS_TO_EMAIL, CRISIS_TO_PHONE and CRISIS_SUBJECT; it sees no \
             other variable that begins with CRISIS_, and none that holds a secret. It ends with 0 where the words were sent, with 75 where they may be sent \
             later, with anything else where they were not. After one minute it is ended.",
            "LC_ALL, LC_CTYPE, LANG, TERM: where they name no UTF-8, and on linux and vt100 to vt525, a terminal gets ASCII, as with --ascii.",
            "DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR: the desktop that is told. SSH_CONNECTION, SSH_TTY, TMUX, STY: told through the terminal instead.",
            "NO_COLOR: no colours. TZ: the local time zone, by name (Europe/Amsterdam) or as a POSIX rule (CET-1CEST,M3.5.0,M10.5.0/3).",
            "LC_ALL, LC_MESSAGES, LANG: Dutch where the first that is set begins with nl, else English. `language = \"nl\"` in crisis.toml goes \
             before them. --json, exports, lint and this page are English in every language.",
        ],
    ),
    (
        "EXIT CODES",
        &[
            "0 done. 1 refused by a rule, or verify had nothing to compare with. 2 wrong arguments or files. 3 the log failed, or verify found \
             a flaw. 4 a channel failed.",
        ],
    ),
    (
        "JSON",
        &[
            "These shapes only grow: passing over keys and words that one does not know is safe. Times are RFC 3339 with offset. What is not \
             known, or does not apply, is null.",
            "Ids of incidents are given in full, as 2026-11-21-ams1-power-loss.k3f2. The four characters behind the \
             dot come from the log in which the incident was declared. People read and type ids without them, \
             unless another incident in the log has the same id up to the dot.",
            "status --json: incident {id, title, severity, affected, not_affected, unknown, status, drill, false_alarm, declared_at, began_at, commander}; priorities[] {id, title, settled, total, steps[] \
             {code, id, title, component, state, role, by, at, why, evidence, delegated_to, due, overridden, while_locked, one_typist, locked: null or {because, hint}, next_update: only for the last update {last, every_s, due}}}; \
             components[] {id, title, verdict, stale, stale_because, judged_by, judged_at, grounds, wants_second_name, service, percent, locked, data, needs[], stored_on[]}; responders[] {id, name, \
             role, duty, state, commander, at_work[], call, said, expected, dialling: null or {by, lapses}, took_over, here_since, awake_since, proposed: null or {role, because}}; clocks[] {kind, due, overdue, about, text}; alarms[] {kind, what, since, who, text, hint, late}; next[] \
             {step, what, why, on, who, command, holds_back, text, hint}; told: null or {text, step, title, at, by, channels[], outdated_by[] {at, component, text}}; proposals[] {who, role, because[]}; held[] {step, component, since, by, released_by}; path: null or the path that was chosen; inbox {reports, alerts}: how many reports of the incident stand, and how many alerts fire; log {entries, head, heads[] as verify --head takes them}. Only once somebody of the dial list was dialled: dialled[] {id, name, at, by, outcome, said, times, dialling}. Only once a call found a wrong number: wrong_numbers[] {who, name, line: null for the dial list, by, at}. Only once somebody was paged: pages[] {to, name, channel, state: claimed, lapsed, started, sent, failed, uncertain, arrived or not_arrived, since, why}. Only while the clock of this machine and the log disagree: clock {machine, log, differ_s, \
             trusted}, in seconds by which the machine is ahead; trusted is null, log or machine.",
            "alert takes the form that `form` of `[[alert]]` in crisis.toml names for the source, else the one that it looks like: alertmanager, grafana, zabbix, icinga, nagios (the environment \
             of a notification, as an object or as lines), uptime-kuma, events-v2, plain. The plain form: an object, a list of them, or one on each line, of source, key, state (firing or resolved), severity, \
             summary, component, started_at, ended_at, link, labels {}; without key it is made from component and summary. At most 16 MiB and 20000 alerts at once. alert --json: received, known, left_out[] {place, why}, truncated, no_room.",
            "intake: POST /alert/SOURCE takes what alert takes and answers 200 with what alert --json prints, once it is in the log. POST /heard takes {who, what, component, since, callback, reproduced, by} \
             and answers 200 with {received, number}; by is whoever entered it. Both need the header Authorization: Bearer TOKEN. GET /health needs no token. 400, 413 and 422: it is not as it should be. 401: \
             the token. 408: too slow. 503: not saved, send it again after Retry-After. 507: there is no room for it in this month's inbox. A refusal is {error, because, hint}. intake --json prints {listening} first.",
            "inbox --json: reports[] {number, who, what, component, since, reproduced, by: whoever reproduced it, callback, heard_at, heard_by}; alerts[] {source, key, state, severity, component, \
             summary, started_at, times, link, labels, trigger, changes[] {state, at}}, those that fire and belong to no incident; trigger: null or {rule, because}. Rule alert, component, joined.",
            "transcribe takes lines of a time, who, a command, what it is about or `-`, and words: `14:05 ana done D3 row counts equal`, `14:33 bram verdict db-1 intact fsck clean`, \
             `14:40 ana note - smoke in row C`, `14:45 ana heard mail Jansen: no mail`. A day alone is that of the line below; a time is else the one nearest to the line before. Lines that begin with # say nothing. \
             transcribe --json: an object on each line {line, typed, state: taken, known or refused, kept: false in a dry run, told[], remarks[], error, because, hint}.",
            "call --json without anybody: next, null or {id, name, line: primary or secondary, because, away_until, primary_phone, secondary_phone, email}; then[], as next.",
            "Words: status open, resolved, closed. Priority id integrity, restore, communicate. Step state open, started, done, skipped, \
             not_applicable, failed. verdict unknown, intact, damaged, lost, recovered. service unknown, down, restoring, degraded, up, retired. role technical, \
             communication; of a step also commander. Responder state called, acknowledged, assigned, released. Clock kind time_box, acknowledge, expected, stale_acknowledgement, handover, \
             command, hold, promise, callback, awake.",
            "Only while the log lies on a network file system: log {network}, which is its name.",
            "next --json: a list of {step, text, hint}.",
            "brief --json: the keys of status --json, decisions[] {at, by, text}, the newest first, and parts[] {title, lines[]}: the briefing in English.",
            "log --json: one object on each line {origin, number, at, recorded_at, late_seconds, by, name, fact, text, incident, stamp {wall, tick}, \
             body, hash}, and where somebody put it right struck {by, at, why} and corrected {by, at, text, at_was}: text its words, at_was \
             the time that it had. fact is the kind, text the sentence that the timeline shows, body what the log keeps. \
             said_by is there where somebody else than by only had a phone, and it is their word.",
            "export --format json: the keys of status --json, entries[] as log --json, and report {schema, version, made_at, zone, flaws[], chains[] \
             {origin, number, hash}}; while a clock is in doubt also slack_ms. What the report says of itself (version, made_at, zone, clock) is its own word.",
            "verify --json: one object for each incident {incident, entries, head, sound, flaws[]}. For an export also words: same, differ, or unknown where another \
             version made it; differs_at: the first place that is not as its entries make it; version, made_at; log: same, longer, shorter, forked or unknown, which is how this \
             log stands to it; chains[] {origin, export, log, how}, the last numbers in both. For each --head a further object {head, incident, log, text}.",
            "doctor --json: {sound, checks[] {about: log, file_system, clock, files or channels, state: sound, remark, wrong or failed, text, hint}}; \
             sound is false where anything is wrong or failed. Exit code 3 where a log failed or has a flaw, 2 where anything else is wrong.",
            "lint --json: one object on each line {file, line, column, weight: error, warning or remark, what, expected, help}; nothing where there is no \
             mistake.",
            "contacts --json: a list of {id, name, email, primary_phone {typed, e164, extension}, secondary_phone, skills, languages, timezone, away_until}; \
             behind them the dial list, each row with the same keys, its number as primary_phone, and dial {reference, hours, note}.",
            "oncall --json: a list of {rotation, contact, name, from, until, by: turn, calendar or override, away: null or {from, until, why}, next: who takes \
             over after them and is there, holidays[], timezone}. contact is null where nobody is on call; from and until are null where there is no \
             beginning or end.",
            "show --json: id, title, summary, severity, language, reviewed, sources[], ticks, paths[], whole_platform; components[] {id, title, needs[], \
             stored_on[], data, tags[], skills[], service}; priorities[] {id, title, steps[] {code, id, title, detail, role, components: null where it is done \
             once, skills[], skills_of[] {component, skills[]}, waits[] {kind: verdict, path, data, integrity, service, step or time, of[], on: null, same or \
             every, text}, time_limit_s, wait_s, path, evidence, second_person, verdict, service, notice, holds, released_by[], releases[], run[], destroys}}; \
             roles[] {role, steps[], skills[]}; clocks {call_out_s, acknowledgement_s, handover_s, command_s}; example {sent, incident.title, affected}; notices[] \
             {id, audience, stage, channels[], promise_s, promise, claims[], sent_by[], texts[] {language, subject, body}, missing[]}.",
            "page --json: told[], remarks[], pages[] {to, channel, outcome: sent, failed, uncertain or not_begun, why, later: whether the other side asks to try \
             again later}. Exit code 4 where one was not sent.",
            "Verbs that change something: {told[], remarks[]}; declare: {incident}; new: {file}.",
        ],
    ),
];

fn sections() -> Roff {
    let mut roff = Roff::default();
    for (title, paragraphs) in SECTIONS {
        roff.control("SH", [*title]);
        for paragraph in *paragraphs {
            roff.control("PP", []);
            roff.text([roman(*paragraph)]);
        }
    }
    roff
}
