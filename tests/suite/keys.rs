//! What keys do, in three parts: the board before, the keys, the
//! board after and what was asked. And the table of keys itself.

use crisis::domain::ask::table::{
    ASKS, AmendCommand, Command, DataCommand, LifecycleCommand, PeopleCommand, SHOWS, StepsCommand,
};
use crisis::domain::board::StepRow;
use crisis::domain::field::FieldName;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crisis::domain::id::StepRef;
use crisis::domain::record::Evidence;
use crisis::domain::runbook::Role;
use crisis::domain::speech::{Ask, Language};
use crisis::domain::stamp::Moment;
use crisis::domain::verb::Verb;
use crisis::domain::vocabulary::{CallOutcome, Line, Service};
use crisis::store::{LogError, Trouble};
use crisis::tui::action::{Action, Screen as Place};
use crisis::tui::form::{About, Choice, Field, Form, Purpose};
use crisis::tui::keymap;
use crisis::tui::keys::Keys;
use crisis::tui::spot::{Focus, Spot, Whom};

use crate::screen::{Screen, given, person, pressed_by};

/// For every action a test that presses its key on a board, and looks at the board afterwards.
const TESTED: &[(Action, fn())] = &[
    (Action::Ask(Verb::Done), space_finishes_a_step),
    (Action::Ask(Verb::Start), s_starts_a_step),
    (Action::Ask(Verb::Confirm), t_is_the_second_name_and_never_ones_own),
    (Action::Ask(Verb::Skip), x_capital_f_and_i_set_a_step_aside_with_a_reason_and_o_opens_it_again),
    (Action::Ask(Verb::Fail), x_capital_f_and_i_set_a_step_aside_with_a_reason_and_o_opens_it_again),
    (Action::Ask(Verb::Na), x_capital_f_and_i_set_a_step_aside_with_a_reason_and_o_opens_it_again),
    (Action::Ask(Verb::Reopen), x_capital_f_and_i_set_a_step_aside_with_a_reason_and_o_opens_it_again),
    (Action::UndoLast, crate::undo::u_takes_back_a_step_that_was_finished_by_mistake),
    (Action::QuoteSomebody, crate::quoted::capital_w_finishes_or_confirms_as_the_word_of_somebody_on_the_phone),
    (Action::Ask(Verb::Override), a_commander_passes_a_lock_with_a_reason_and_nobody_else_does),
    (Action::Ask(Verb::Delegate), crate::course::w_delegates_the_step_under_the_cursor),
    (Action::Ask(Verb::Verdict), v_judges_the_component_of_the_step_under_the_cursor),
    (Action::Ask(Verb::Service), e_sets_the_service_of_the_component_under_the_cursor),
    (Action::Ask(Verb::Component), plus_brings_a_component_into_scope),
    (Action::Ask(Verb::Assign), a_gives_the_role_that_is_proposed),
    (Action::Ask(Verb::Call), c_shows_the_number_and_writes_the_call_down),
    (Action::LogDialling, crate::callout::one_digit_says_that_one_dials_and_what_came_of_it),
    (Action::LogAnswered, crate::callout::one_digit_says_that_one_dials_and_what_came_of_it),
    (Action::LogVoicemail, crate::callout::one_digit_says_that_one_dials_and_what_came_of_it),
    (Action::LogNoAnswer, crate::callout::one_digit_says_that_one_dials_and_what_came_of_it),
    (Action::LogBusy, crate::callout::one_digit_says_that_one_dials_and_what_came_of_it),
    (Action::LogWrongNumber, crate::callout::one_digit_says_that_one_dials_and_what_came_of_it),
    (Action::Ask(Verb::Page), crate::page::capital_p_pages_whoever_the_cursor_stands_on_once_the_words_were_read),
    (Action::Ask(Verb::Ack), somebody_who_comes_of_their_own_accord_says_so),
    (Action::Ask(Verb::Awake), capital_z_says_since_when_one_is_awake),
    (Action::Ask(Verb::Release), z_lets_somebody_rest_and_h_hands_over_and_capital_h_accepts),
    (Action::Ask(Verb::Handover), z_lets_somebody_rest_and_h_hands_over_and_capital_h_accepts),
    (Action::Ask(Verb::Accept), z_lets_somebody_rest_and_h_hands_over_and_capital_h_accepts),
    (Action::Ask(Verb::Decline), crate::takeover::capital_n_declines_command),
    (Action::Ask(Verb::Note), n_notes_and_capital_d_decides),
    (Action::Ask(Verb::Decide), n_notes_and_capital_d_decides),
    (Action::Ask(Verb::Heard), capital_m_has_a_report_logged),
    (Action::Ask(Verb::Resolve), r_resolves_and_capital_c_closes_with_a_reason_where_something_is_open),
    (Action::Ask(Verb::Close), r_resolves_and_capital_c_closes_with_a_reason_where_something_is_open),
    (Action::DoNext, the_dot_does_what_is_next_wherever_the_cursor_stands),
    (Action::GoToIntegrity, one_two_and_three_go_to_the_first_open_step_of_a_priority),
    (Action::GoToRestore, one_two_and_three_go_to_the_first_open_step_of_a_priority),
    (Action::GoToCommunicate, one_two_and_three_go_to_the_first_open_step_of_a_priority),
    (Action::ToggleOwn, f_shows_only_ones_own_steps_and_all_again),
    (Action::Choose, enter_looks_closer_and_escape_comes_back),
    (Action::Up, the_cursor_moves_over_steps_components_and_people),
    (Action::Down, the_cursor_moves_over_steps_components_and_people),
    (Action::PageUp, the_cursor_moves_over_steps_components_and_people),
    (Action::PageDown, the_cursor_moves_over_steps_components_and_people),
    (Action::First, the_cursor_moves_over_steps_components_and_people),
    (Action::Last, the_cursor_moves_over_steps_components_and_people),
    (Action::NextPane, the_cursor_moves_over_steps_components_and_people),
    (Action::PreviousPane, the_cursor_moves_over_steps_components_and_people),
    (Action::ShowTimeline, the_timeline_scrolls_back_and_forth),
    (Action::Ask(Verb::Correct), c_corrects_the_entry_under_the_cursor_and_x_strikes_it),
    (Action::Ask(Verb::Strike), c_corrects_the_entry_under_the_cursor_and_x_strikes_it),
    (Action::FilterTimeline, f_filters_by_person_component_and_kind_and_capital_f_shows_all),
    (Action::ClearFilter, f_filters_by_person_component_and_kind_and_capital_f_shows_all),
    (Action::SearchTimeline, a_slash_looks_for_words_and_enter_goes_from_hit_to_hit),
    (Action::OlderHit, a_slash_looks_for_words_and_enter_goes_from_hit_to_hit),
    (Action::NewerHit, a_slash_looks_for_words_and_enter_goes_from_hit_to_hit),
    (Action::ShowPeople, p_shows_everybody_and_from_there_one_calls_assigns_releases_and_hands_over),
    (Action::ShowNotices, m_shows_what_customers_were_told_and_what_is_late),
    (Action::CopyWords, crate::papers::the_cursor_chooses_whose_words_are_copied_and_what_is_there_is_seen),
    (Action::WriteReport, crate::papers::capital_r_has_the_report_written_of_the_incident_that_is_open),
    (Action::ShowBriefing, b_shows_the_briefing_and_escape_comes_back),
    (Action::ShowWhole, a_star_shows_every_cut_list_whole),
    (Action::GoToCause, capital_j_goes_to_what_the_step_or_component_waits_for),
    (Action::ShowHelp, help_says_why_something_cannot_be_done_now),
    (Action::ShowPalette, crate::palette::the_palette_does_what_the_key_would_do),
    (Action::ShowRunbook, crate::preview::s_at_home_shows_the_whole_runbook_and_escape_comes_back),
    (Action::ShowHome, going_home_puts_the_incident_away_and_enter_opens_it_again),
    (Action::Back, enter_looks_closer_and_escape_comes_back),
    (Action::Leave, q_leaves_and_the_incident_goes_on),
    (Action::Interrupt, q_leaves_and_the_incident_goes_on),
    (Action::Suspend, ctrl_z_sleeps_and_ctrl_l_draws_anew_and_nothing_else_changes),
    (Action::Redraw, ctrl_z_sleeps_and_ctrl_l_draws_anew_and_nothing_else_changes),
    (Action::NoteBurst, crate::bursts::n_makes_a_note_of_what_came_at_once_and_escape_drops_it),
    (Action::DropDraft, crate::forms::control_g_throws_a_draft_away),
    (Action::DropBurst, crate::bursts::n_makes_a_note_of_what_came_at_once_and_escape_drops_it),
    (Action::Submit, escape_keeps_a_draft_for_each_form),
    (Action::Cancel, escape_keeps_a_draft_for_each_form),
    (Action::NextField, recovered_data_has_an_age_and_a_nonsense_age_is_refused_with_everything_kept),
    (Action::PreviousField, a_refusal_takes_the_cursor_to_what_is_missing),
    (Action::PreviousOption, a_verdict_can_be_doubted),
    (Action::NextOption, e_sets_the_service_of_the_component_under_the_cursor),
    (Action::NewLine, a_step_that_wants_evidence_asks_for_it),
    (Action::UndoTyping, a_text_is_taken_back_and_typed_again_and_gone_through_by_words),
    (Action::RedoTyping, a_text_is_taken_back_and_typed_again_and_gone_through_by_words),
];

// ---- The table ----

#[test]
fn every_action_has_a_name_a_sentence_and_a_key_or_asks_what_the_palette_has() {
    for action in Action::all() {
        let rows: Vec<_> = keymap::rows().filter(|row| row.action == action).collect();
        assert!(!rows.is_empty(), "{action:?} has no row");
        for row in rows {
            let asks = matches!(action, Action::Ask(_));
            assert!((asks || !row.keys.is_empty()) && !row.screens.is_empty(), "{action:?} has no key, or no screen");
            for language in Language::ALL {
                let (name, sentence) = (language.say(&row.name()), language.say(&row.sentence()));
                assert!(sentence.split(' ').count() >= 2 && !sentence.starts_with("keys-"), "{action:?}: {sentence}");
                assert!(!name.is_empty() && !name.starts_with("keys-"), "{action:?}: {name}");
            }
        }
    }
}

#[test]
fn every_action_with_a_key_has_a_test_that_presses_it() {
    for action in keymap::TABLE.iter().map(|row| row.action) {
        assert!(TESTED.iter().any(|(tested, _)| *tested == action), "{action:?} has no test");
    }
    let mut run: Vec<(fn(), BTreeSet<Action>)> = Vec::new();
    for (action, test) in TESTED {
        let at = run.iter().position(|(other, _)| std::ptr::fn_addr_eq(*other, *test)).unwrap_or_else(|| {
            run.push((*test, pressed_by(*test)));
            run.len() - 1
        });
        assert!(run[at].1.contains(action), "the test of {action:?} does not press it");
    }
}

#[test]
fn capital_m_has_a_report_logged() {
    let mut screen = Screen::declared();
    screen.press("M").press("Jansen<Tab>cannot order<Enter>");
    assert!(screen.said().contains("report from Jansen: cannot order"), "{}", screen.said());
    let inbox = &screen.model.open.as_ref().unwrap().published.incident.inbox;
    assert_eq!(inbox.reports.len(), 1);
    assert_eq!(inbox.reports[0].reproduced_by, None, "nobody said that they saw it");
}

#[test]
fn no_key_means_two_things_on_one_screen() {
    let keys = Keys::default();
    for place in Place::ALL {
        let mut seen = Vec::new();
        for bound in keys.on(*place) {
            for key in &bound.keys {
                assert!(!seen.contains(key), "{} means two things on {}", key.name(), place.title());
                assert!(bound.row.can_have(*key), "{} is needed for texts on {}", key.name(), place.title());
                seen.push(*key);
            }
        }
    }
}

/// Only what reads keys from the terminal, the table of them and their
/// notation know which key is which: everything else asks `Keys`.
#[test]
fn nothing_but_the_table_and_the_settings_decides_what_a_key_does() {
    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() { sources(&path, found) } else { found.push(path) }
        }
    }
    let tui = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui");
    let mut found = Vec::new();
    sources(&tui, &mut found);
    for path in found {
        let name = path.strip_prefix(&tui).unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let knows = ["Code::", "Key::char", "Key::ctrl", "Key::alt", "Key::new"].iter().any(|word| text.contains(word));
        assert!(
            !knows || ["decoder.rs", "input.rs", "keymap.rs", "notation.rs"].contains(&name.as_str()),
            "{name} knows keys by itself"
        );
        assert!(
            !text.replace("ENABLE_TABLES", "").contains("TABLE") || ["keymap.rs", "keys.rs"].contains(&name.as_str()),
            "{name} reads the table past the settings"
        );
    }
}

#[test]
fn every_verb_that_asks_something_of_an_incident_has_a_key() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_crisis")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let verbs: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(verbs.contains(&"done"), "{help}");
    assert_eq!(verbs.iter().filter(|verb| **verb != "help").count(), ASKS.len() + SHOWS.len(), "{help}");
    for verb in ASKS.iter().map(|row| row.verb) {
        assert!(Keys::default().of_verb(verb).is_some(), "`crisis {verb}` has no key");
    }
    for verb in ASKS.iter().map(|row| row.verb).chain(SHOWS.iter().copied()) {
        assert!(verbs.contains(&verb.word()), "{help}");
    }
}

// ---- The way in ----

#[test]
fn a_stranger_declares_with_enter_a_title_and_enter() {
    let mut screen = Screen::of("ana");
    screen.press("<Enter>AMS1 power loss<Enter>");
    let board = &screen.model.open.as_ref().unwrap().board;
    assert_eq!((board.title.as_str(), board.commanding, board.components.len()), ("AMS1 power loss", true, 5));
    assert!(screen.said().starts_with("incident declared and saved"), "{}", screen.said());
}

#[test]
fn a_declaration_says_its_components_what_is_affected_and_that_it_is_an_exercise() {
    let mut screen = Screen::of("ana");
    screen.press("<Enter>Fire<Tab>db-1, db-2<Tab><Right><Tab>no mail<Tab><Right><Enter>");
    let incident = &screen.model.open.as_ref().unwrap().published.incident;
    let fact = &incident.lifecycle.declared.as_ref().unwrap().fact;
    assert_eq!(fact.components.iter().map(|component| component.id.as_str()).collect::<Vec<_>>(), ["db-1", "db-2"]);
    assert_eq!(fact.affected.as_deref(), Some("no mail"));
    assert_eq!(fact.sources.len(), 1);
    assert!(fact.drill && screen.shows("EXERCISE"));
}

#[test]
fn a_name_that_cannot_be_a_component_is_refused_and_the_form_stays() {
    let mut screen = Screen::of("ana");
    screen.press("<Enter><Tab>db/1<Enter>");
    assert!(screen.said().contains("`db/1` is not a component id"), "{}", screen.said());
    assert!(screen.model.form.is_some() && screen.model.open.is_none());
}

#[test]
fn who_one_is_is_asked_once_and_searched_by_letters() {
    let mut screen = Screen::with(given(), None);
    screen.press("bra<Enter>");
    assert_eq!(screen.model.me.as_ref().unwrap().id.as_str(), "bram");
    assert_eq!(screen.model.screen(), Place::Home);
    let mut screen = Screen::with(given(), None);
    screen.press("<Down><Down><Up><Enter>");
    assert_eq!(screen.model.me.as_ref().unwrap().id.as_str(), "bram");
}

#[test]
fn a_free_name_is_taken_only_where_the_contacts_are_the_example_ones() {
    let mut screen = Screen::with(given(), None);
    screen.press("Kim Li<BS>o<Enter>");
    assert_eq!(screen.model.me.as_ref().map(|me| (me.id.as_str(), me.name.as_str())), Some(("kim-lo", "Kim Lo")));
    let mut strict = given();
    strict.directory.file = Some("contacts.toml".into());
    let mut screen = Screen::with(strict, None);
    screen.press("Kim Li<Enter>");
    assert!(screen.model.me.is_none() && screen.said().contains("no such contact"), "{}", screen.said());
    screen.press("<Esc>");
    assert!(screen.left);
}

#[test]
fn going_home_puts_the_incident_away_and_enter_opens_it_again() {
    let mut screen = Screen::declared();
    screen.press("<Esc>");
    assert_eq!(screen.model.screen(), Place::Board, "Esc is pressed without looking");
    screen.press("I");
    assert_eq!(screen.model.screen(), Place::Home);
    assert!(screen.shows("One incident is open"));
    screen.press("<Enter>");
    assert_eq!(screen.model.screen(), Place::Board);
}

#[test]
fn home_says_on_which_day_an_incident_was_declared_and_every_warning_once() {
    let mut given = given();
    given.warnings = ["the example contacts are in use", "x.toml is refused"].map(str::to_owned).into();
    let mut screen = Screen::with(given, Some(person("ana")));
    screen.press("<Enter><Enter>I");
    assert!(screen.shows("declared on Sat 21 Nov 2026"), "{}", screen.drawn(80, 24));
    assert_eq!(screen.drawn(80, 24).matches("example contacts").count(), 1, "{}", screen.drawn(80, 24));
    assert!(screen.shows("x.toml is refused"));
}

#[test]
fn the_board_says_who_sits_here_where_there_is_room() {
    let mut screen = Screen::declared();
    assert!(screen.shows("you: Ana log: 1 saved"), "{}", screen.drawn(80, 24));
    assert!(screen.drawn(120, 40).contains("you: Ana   log: 1 saved"));
    screen.sits("bram");
    assert!(screen.shows("you: Bram log"));
}

#[test]
fn at_home_the_cursor_goes_up_and_down() {
    let mut screen = Screen::of("ana");
    screen.press("j<Down>k<Up>G");
    assert_eq!(screen.model.home_at, 5);
    screen.press("g<End><Home><PgDn><PgUp>");
    assert_eq!(screen.model.home_at, 0);
}

// ---- Steps ----

#[test]
fn space_finishes_a_step() {
    let mut screen = Screen::declared();
    screen.on("D1").press(" ");
    assert_eq!(screen.state_of("D1"), "done");
    assert!(screen.asked[0].starts_with("FinishStep"), "{:?}", screen.asked);
    assert!(screen.said().contains("done D1") && screen.said().ends_with("u undoes it"), "{}", screen.said());
}

#[test]
fn a_step_that_wants_evidence_asks_for_it() {
    let mut screen = Screen::declared();
    screen.on("D2").press(" ");
    assert_eq!((screen.state_of("D2"), screen.asked.len()), ("open", 0));
    screen.press("<Enter>");
    assert!(screen.said().contains("`evidence` is empty"), "{}", screen.said());
    screen.press("frozen<A-Enter>in the panel<Enter>");
    assert_eq!(screen.state_of("D2"), "done");
    assert!(screen.asked[0].contains("frozen\\nin the panel"), "{:?}", screen.asked);
    assert!(screen.model.form.is_none());
}

#[test]
fn s_starts_a_step() {
    let mut screen = Screen::declared();
    screen.on("D1").press("s");
    assert_eq!(screen.state_of("D1"), "started");
    assert!(screen.asked[0].starts_with("StartStep"));
}

#[test]
fn a_locked_step_is_refused_before_anything_is_asked_and_says_which_key_opens_it() {
    let mut screen = Screen::declared();
    screen.on("R1@db-1").press("s");
    assert!(screen.asked.is_empty());
    assert!(screen.said().contains("v (verdict db-1 intact)"), "{}", screen.said());
    screen.press(" ");
    assert!(screen.model.form.is_none() && screen.asked.is_empty());
}

#[test]
fn x_capital_f_and_i_set_a_step_aside_with_a_reason_and_o_opens_it_again() {
    for (key, state, command) in
        [("x", "skipped", "SkipStep"), ("F", "failed", "FailStep"), ("i", "not_applicable", "RuleOutStep")]
    {
        let mut screen = Screen::declared();
        screen.on("C1").press(key).press("no phones<Enter>");
        assert_eq!(screen.state_of("C1"), state);
        assert!(screen.asked[0].starts_with(command) && screen.asked[0].contains("no phones"), "{:?}", screen.asked);
        screen.on("C1").press("othey work again<Enter>");
        assert_eq!(screen.state_of("C1"), "open");
        assert!(screen.asked[1].starts_with("ReopenStep"));
    }
}

/// Three components, each of which a second pair of eyes looks at.
pub const SECOND_EYES: &str = r#"
schema = 1
id = "own"
title = "Own"
[[component]]
id = "db-1"
[[component]]
id = "db-2"
[[component]]
id = "web"
[[step]]
id = "look"
priority = "integrity"
title = "Look"
[[step]]
id = "second-eyes"
priority = "integrity"
per = "component"
title = "Get a second pair of eyes"
skills = ["storage"]
confirm = "two"
[[step]]
id = "bring-back"
priority = "restore"
per = "component"
title = "Bring it back"
"#;

/// A step of two names that the commander has finished.
pub fn with_one_name() -> Screen {
    let mut screen = Screen::following(SECOND_EYES);
    screen.on("D2@web").press(" ");
    screen.asked.clear();
    screen
}

#[test]
fn t_is_the_second_name_and_never_ones_own() {
    let mut screen = with_one_name();
    assert_eq!(screen.state_of("D2@web"), "started");
    screen.on("D2@web").press("t");
    assert!(screen.said().contains("a second person must confirm it: so far only"), "{}", screen.said());
    assert!(screen.asked.is_empty());
    screen.sits("bram").press("t");
    assert!(screen.shows("Ana finished D2@web") && screen.asked.is_empty(), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert_eq!(screen.state_of("D2@web"), "done");
    assert!(screen.asked[0].starts_with("ConfirmStep"));
}

#[test]
fn finishing_a_step_with_a_verdict_gives_the_verdict_too() {
    let mut screen = Screen::declared();
    screen.on("D1").press(" ");
    for code in ["D2", "D4@db-1", "D4@db-2", "D4@web", "D5@web"] {
        screen.on(code).press(" seen<Enter>");
        assert_eq!(screen.state_of(code), "done", "{}", screen.said());
    }
    screen.on("D6@web").press(" int<Enter>counts equal<Enter>");
    assert_eq!(screen.state_of("D6@web"), "done");
    let web = screen.model.open.as_ref().unwrap().board.components.iter().find(|row| *row.id == *"web").unwrap().clone();
    assert_eq!(web.verdict.word(), "intact");
    assert_eq!(web.grounds.map(|grounds| screen.model.say(&grounds)).as_deref(), Some("counts equal"));
}

#[test]
fn what_destroys_something_asks_for_its_name() {
    let mut screen = Screen::declared();
    screen.on("R5").press("Othe provider says so<Enter>s");
    assert!(screen.shows("DESTROYS"), "{}", screen.drawn(80, 24));
    screen.press("yes<Enter>");
    assert!(screen.said().contains("you typed `yes`"), "{}", screen.said());
    assert_eq!(screen.state_of("R5"), "open");
    screen.press("<BS><BS><BS>resume-deletes<Enter>");
    assert_eq!(screen.state_of("R5"), "started");
}

#[test]
fn a_name_is_asked_for_only_where_there_is_a_field_for_it() {
    let mut screen = Screen::of("ana");
    screen.press(":region<Enter>Region<Tab>db-1<Enter>");
    let steps: Vec<String> = screen.model.open.as_ref().unwrap().board.steps().map(StepRow::code).collect();
    let code = steps.iter().rfind(|code| {
        screen.on(code).press("O");
        if screen.model.form.is_some() {
            screen.press("the provider says so<Enter>");
        }
        screen.press("s");
        let destroys = screen.shows("Type `db-1` to confirm");
        screen.press(if destroys { "db-1<Enter>" } else { "<Esc>" });
        destroys
    });
    screen.on(code.unwrap()).press(" ");
    assert!(screen.shows("DESTROYS") && !screen.shows("Type `db-1`"), "{}", screen.drawn(80, 24));
    screen.press("the disks are blank<Enter>");
    assert!(screen.asked.last().unwrap().contains("the disks are blank"), "{:?}", screen.asked);
}

#[test]
fn a_commander_passes_a_lock_with_a_reason_and_nobody_else_does() {
    let mut screen = Screen::declared();
    screen.on("R1@db-1").press("Ono other way<Enter>");
    assert!(screen.asked[0].starts_with("OverrideGate"));
    assert!(screen.shows("OVERRIDE"));
    screen.sits("bram").on("R1@db-2").press("O");
    assert!(screen.said().contains("only the commander"), "{}", screen.said());
    assert!(screen.model.form.is_none());
}

// ---- Components ----

#[test]
fn v_judges_the_component_of_the_step_under_the_cursor() {
    let mut screen = Screen::declared();
    screen.on("D4@db-2").press("v<Down><Down><Down><Tab>three tables are short<Enter>");
    assert!(screen.asked[0].contains("db-2") && screen.asked[0].contains("Damaged"), "{:?}", screen.asked);
    assert!(screen.shows("DAMAGED"));
}

#[test]
fn recovered_data_has_an_age_and_a_nonsense_age_is_refused_with_everything_kept() {
    let mut screen = Screen::declared();
    screen.on("D4@db-2").press("vrec<Enter>breakfast<Tab>one hour is missing<Tab>read back<Enter>");
    assert!(screen.said().contains("`breakfast` is not a time"), "{}", screen.said());
    screen.press("<c-w>03:00<Enter>");
    assert!(screen.model.form.is_none(), "{}", screen.said());
    let row = screen.model.open.as_ref().unwrap().board.components.iter().find(|row| *row.id == *"db-2").unwrap().clone();
    assert_eq!((row.verdict.word(), row.locked.is_none()), ("recovered", true));
    assert!(screen.model.say(&row.grounds.unwrap()).contains("one hour is missing"));
}

#[test]
fn a_verdict_can_be_doubted() {
    let mut screen = Screen::declared();
    screen.on("D4@db-2").press("vint<Tab>counts equal<Enter>v<Left><Tab>a disk failed<Enter>");
    assert!(screen.asked[1].starts_with("DoubtVerdict"), "{:?}", screen.asked);
    assert!(screen.shows("STALE"));
}

#[test]
fn where_the_cursor_names_no_component_the_form_asks_for_it() {
    let mut screen = Screen::declared();
    screen.on("D1").press("e<Enter>");
    assert!(screen.said().contains("`component` is empty"), "{}", screen.said());
    screen.press("2<Enter>restoring<Enter><Tab><S-Tab><Enter>");
    assert!(screen.asked[0].contains("db-2") && screen.asked[0].contains("Restoring"), "{:?}", screen.asked);
}

#[test]
fn e_sets_the_service_of_the_component_under_the_cursor() {
    let mut screen = Screen::declared();
    screen.press("<Tab>je<Right><Right><Tab>60%<Enter>");
    assert!(
        screen.asked[0].contains("db-2") && screen.asked[0].contains("Degraded") && screen.asked[0].contains("60"),
        "{:?}",
        screen.asked
    );
    screen.press("e<Tab><BS>x<Enter>");
    assert_eq!(screen.asked.len(), 1);
}

#[test]
fn the_service_form_begins_with_the_state_of_the_component_that_is_chosen_in_it() {
    let mut screen = Screen::declared();
    screen.on("D1").press("e2<Enter>restoring<Enter><Tab><S-Tab><Enter>");
    assert!(screen.asked[0].contains("db-2") && screen.asked[0].contains("Restoring"), "{:?}", screen.asked);
    screen.on("D1").press("e2<Enter>");
    let service = screen.model.form.as_ref().unwrap().filled(FieldName::Service);
    assert_eq!(service.as_deref(), Some("restoring"), "{}", screen.drawn(80, 24));
}

#[test]
fn letters_typed_on_a_choice_by_mistake_write_nothing_down() {
    let mut screen = Screen::declared();
    screen.on("D4@db-2").press("vlost+found is empty, fsck clean");
    assert!(screen.said().contains("no match for `lost+found is empty, fsck clean`"), "{}", screen.said());
    let chosen = |screen: &Screen| screen.model.form.as_ref().unwrap().filled(FieldName::Verdict);
    assert_eq!(chosen(&screen), None);
    screen.press("<Enter>");
    assert!(screen.asked.is_empty() && screen.said().contains("no match for"), "{}", screen.said());
    screen.press("<Esc>");
    assert!(screen.model.form.is_some());
    screen.press("rx<BS>");
    assert_eq!(chosen(&screen), None, "what letters find is only shown");
    screen.press("<Enter>");
    assert_eq!(chosen(&screen).as_deref(), Some("recovered"));
    assert!(screen.asked.is_empty() && screen.said().is_empty(), "the Enter that takes a choice sends nothing");
    screen.press("<S-Tab>mark as<Tab><S-Tab>");
    assert_eq!(chosen(&screen).as_deref(), Some("stale"));
    screen.press("xyz<Tab><S-Tab>");
    assert_eq!(chosen(&screen).as_deref(), Some("stale"), "letters that find nothing change nothing");
    screen.press("L<Enter><Esc>");
    assert!(screen.model.form.is_none() && screen.asked.is_empty());
}

#[test]
fn no_verdict_is_written_down_that_nobody_chose() {
    let mut screen = Screen::declared();
    screen.on("D4@db-2").press("v<Enter>");
    assert!(screen.said().contains("`verdict` is empty"), "{}", screen.said());
    screen.press("<Tab>counts equal<Enter>");
    assert!(screen.said().contains("`verdict` is empty") && screen.asked.is_empty(), "{}", screen.said());
    assert!(screen.shows("intact all correct; unlocks. Needs evidence"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_choice_is_searched_by_letters_and_gone_through_with_arrows() {
    let mut screen = Screen::declared();
    let chosen = |screen: &Screen| screen.model.form.as_ref().unwrap().filled(FieldName::Verdict);
    screen.on("D4@db-2").press("v<Up>");
    assert_eq!(chosen(&screen).as_deref(), Some("stale"));
    screen.press("<Down><Up>");
    assert_eq!(chosen(&screen).as_deref(), Some("recovered"));
    screen.press("d<Down>");
    assert!(screen.shows("d▏ 2 of 6"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>");
    assert_eq!(chosen(&screen).as_deref(), Some("recovered"), "Esc drops the letters");
    screen.press("<Left><Right><Right>");
    assert_eq!(chosen(&screen).as_deref(), Some("stale"));
}

#[test]
fn somebody_is_found_by_the_letters_of_any_of_their_names_or_their_id() {
    for typed in ["koe", "devo", "KOEN D", "kdv"] {
        let mut screen = Screen::declared();
        screen.press("c").press(typed).press("<Enter>");
        let form = screen.model.form.as_ref().unwrap();
        assert_eq!(form.filled(FieldName::Who).as_deref(), Some("devos"), "{typed}");
        assert!(screen.shows("number of Koen Devos") && screen.asked.is_empty());
    }
    let mut screen = with_bram();
    screen.press("aana<Enter>");
    let form = screen.model.form.as_ref().unwrap();
    assert_eq!(
        (form.filled(FieldName::Who).as_deref(), form.filled(FieldName::Role).as_deref()),
        (Some("ana"), Some("communication"))
    );
}

#[test]
fn a_refusal_takes_the_cursor_to_what_is_missing() {
    let mut screen = Screen::declared();
    screen.on("D4@db-2").press("vintact<Enter><Enter>");
    assert!(screen.said().contains("`evidence` is empty"), "{}", screen.said());
    screen.press("counts equal<S-Tab>recov<Enter><Enter>");
    assert!(screen.said().contains("`data as of` is empty"), "{}", screen.said());
    assert!(screen.shows("14:05, 2026-11-21 03:00, 10m ago"), "{}", screen.drawn(80, 24));
    screen.press("03:00<Enter>");
    assert!(screen.asked[0].contains("Recovered") && screen.asked[0].contains("counts equal"), "{:?}", screen.asked);
}

#[test]
fn a_call_that_is_written_down_at_once_rings() {
    let mut screen = Screen::declared();
    screen.press("ckoe<Enter><Enter>ckoe<Enter><Enter>");
    assert!(screen.asked.iter().all(|asked| asked.contains("outcome: None")), "{:?}", screen.asked);
}

#[test]
fn no_component_moves_away_under_the_cursor() {
    let mut screen = Screen::declared();
    let order = |screen: &Screen| {
        let rows = &screen.model.open.as_ref().unwrap().board.components;
        rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>().join(" ")
    };
    screen.press("<Tab>");
    assert_eq!(order(&screen), "db-1 db-2 web");
    screen.press("vcounts equal<Enter>");
    assert!(screen.asked.is_empty(), "letters are no evidence on a choice");
    screen.press("<Esc>intact<Enter>counts equal<Enter>+aaa<Enter>");
    assert_eq!(order(&screen), "db-1 db-2 web aaa");
    screen.press("jv");
    assert!(
        screen.shows("Data verdict on db-2") && screen.shows("Now: data unknown; service unknown"),
        "{}",
        screen.drawn(80, 24)
    );
    screen.press("<Esc>e");
    assert!(screen.shows("Service state of db-2"));
    screen.press("<Esc><Tab>");
    assert_eq!(order(&screen), "db-2 web aaa db-1");
    screen.press("<S-Tab>e");
    assert!(screen.shows("Service state of db-2"));
}

#[test]
fn where_the_component_is_chosen_in_the_form_its_title_names_it() {
    let mut screen = Screen::declared();
    screen.on("D1").press("vweb<Enter>");
    assert!(screen.shows("Data verdict on a component: web") && screen.shows("Now: data unknown"), "{}", screen.drawn(80, 24));
}

#[test]
fn plus_brings_a_component_into_scope() {
    let mut screen = Screen::declared();
    screen.press("+mail<Enter>");
    assert!(screen.asked[0].starts_with("AddComponent"));
    assert_eq!(screen.model.open.as_ref().unwrap().board.components.len(), 4);
}

#[test]
fn a_form_that_is_refused_because_of_another_component_does_not_name_its_own_key_for_that_one() {
    let mut screen = Screen::declared();
    screen.press("+edge<Tab><Tab><Tab>cellar<Enter>");
    assert!(
        screen.said().contains("cellar is not in scope") && screen.said().contains("press Esc then + (add cellar)"),
        "{}",
        screen.said()
    );
    screen.press("<Esc>");
    assert_eq!(screen.model.open.as_ref().unwrap().board.components.len(), 3);
}

// ---- People ----

fn with_bram() -> Screen {
    let mut screen = Screen::declared();
    let who = person("bram");
    screen.meanwhile(
        "ana",
        &Command::People(PeopleCommand::CallResponder { who, line: Line::Primary, outcome: Some(CallOutcome::Answered) }),
    );
    screen
}

#[test]
fn c_shows_the_number_and_writes_the_call_down() {
    let mut screen = Screen::declared();
    screen.press("c");
    assert!(screen.shows("Dial +44 20 7946 0831"), "{}", screen.drawn(80, 24));
    screen.press("<Tab><Right>");
    assert!(screen.shows("Dial +44 20 7946 0832"));
    screen.press("<Tab>voice<Enter><Enter>");
    assert!(screen.asked[0].contains("Secondary") && screen.asked[0].contains("Voicemail"), "{:?}", screen.asked);
    assert_eq!(screen.model.open.as_ref().unwrap().board.responders.len(), 2);
}

#[test]
fn the_number_above_is_that_of_whoever_the_letters_find() {
    let mut screen = Screen::declared();
    screen.press("cpeet");
    assert!(screen.shows("Dial +1 212 555 0143") && !screen.shows("+44"), "{}", screen.drawn(80, 24));
    screen.press("xx");
    assert!(!screen.shows("Dial"), "{}", screen.drawn(80, 24));
}

#[test]
fn whoever_is_to_speak_with_customers_is_the_first_to_get_a_role() {
    let mut screen = Screen::declared();
    for who in ["bram", "emma"] {
        let (who, line) = (person(who), Line::Primary);
        screen
            .meanwhile("ana", &Command::People(PeopleCommand::CallResponder { who, line, outcome: Some(CallOutcome::Answered) }));
    }
    assert!(screen.shows("give Emma the communications role"), "{}", screen.drawn(80, 24));
    screen.press("a<Enter>");
    assert!(screen.asked[0].contains("emma") && screen.asked[0].contains("Communication"), "{:?}", screen.asked);
}

#[test]
fn a_gives_the_role_that_is_proposed() {
    let mut screen = with_bram();
    screen.press("a<Enter>");
    assert!(screen.asked[0].contains("bram") && screen.asked[0].contains("Technical"), "{:?}", screen.asked);
    screen.press("<Tab><Tab>ja<Left><Tab>phones<Enter>");
    assert!(screen.asked[1].contains("Communication") && screen.asked[1].contains("phones"), "{:?}", screen.asked);
}

#[test]
fn choosing_somebody_else_chooses_the_role_proposed_for_them() {
    let mut screen = with_bram();
    screen.press("a<Right>");
    let form = screen.model.form.as_ref().unwrap();
    assert_eq!(
        (form.filled(FieldName::Who).as_deref(), form.filled(FieldName::Role).as_deref()),
        (Some("ana"), Some("communication"))
    );
}

#[test]
fn somebody_who_comes_of_their_own_accord_says_so() {
    let mut screen = Screen::declared();
    screen.sits("devos").press("A");
    assert_eq!(screen.asked, ["Acknowledge"]);
    assert!(screen.shows("Devos"));
}

#[test]
fn z_lets_somebody_rest_and_h_hands_over_and_capital_h_accepts() {
    let mut screen = with_bram();
    screen.press("h<Enter>");
    assert!(screen.asked[0].starts_with("OfferCommand"), "{:?}", screen.asked);
    screen.press("H");
    assert!(screen.said().contains("you are already in command"), "{}", screen.said());
    screen.sits("bram");
    assert!(screen.shows("NEXT  read the briefing, then accept or decline"), "{}", screen.drawn(80, 24));
    screen.press("H");
    assert_eq!(screen.model.open.as_ref().unwrap().board.commander.as_deref(), Some("ana"), "it is read first");
    assert_eq!(screen.model.screen(), Place::Briefing);
    screen.press("H");
    assert_eq!(screen.model.open.as_ref().unwrap().board.commander.as_deref(), Some("bram"));
    assert_eq!(screen.model.screen(), Place::Board);
    screen.press("z<Enter>");
    assert!(screen.asked.last().unwrap().starts_with("ReleaseResponder"), "{:?}", screen.asked);
    assert!(screen.shows("released"));
}

#[test]
fn capital_z_says_since_when_one_is_awake() {
    let mut screen = Screen::declared();
    screen.press("Z06:30<Enter>");
    assert!(screen.shows("is awake since"), "{}", screen.drawn(80, 24));
    screen.press("p");
    assert!(screen.shows("awake since 06:30"), "{}", screen.drawn(80, 24));
}

// ---- Telling and ending ----

#[test]
fn n_notes_and_capital_d_decides() {
    let mut screen = Screen::declared();
    screen.press("nthe second diesel did not start<Enter>Drestore db-1 first<Enter>");
    assert_eq!(screen.asked.len(), 2);
    assert!(screen.shows("decided: restore db-1 first") && screen.shows("the second diesel did not start"));
}

#[test]
fn r_resolves_and_capital_c_closes_with_a_reason_where_something_is_open() {
    let mut screen = Screen::declared();
    screen.press("r");
    assert!(screen.shows("Still open: the data of db-1, db-2, web is not confirmed; db-1 unknown"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert!(screen.asked.is_empty());
    screen.press("the provider says so<Enter>");
    assert!(screen.shows("RESOLVED"));
    screen.press("Cnothing to add<Enter>");
    assert!(screen.shows("CLOSED") && screen.shows("Closed. You can still add notes"));
    screen.press("s");
    assert!(screen.said().contains("this incident is closed"), "{}", screen.said());
}

// ---- Moving ----

#[test]
fn the_cursor_moves_over_steps_components_and_people() {
    let mut screen = with_bram();
    let here = |screen: &Screen| {
        let open = screen.model.open.as_ref().unwrap();
        match open.focus {
            Focus::Steps => open.step_here().unwrap().code(),
            Focus::Components => open.component_here().unwrap().id.to_string(),
            Focus::People => open.responder_here().unwrap().id.to_string(),
        }
    };
    assert_eq!(here(&screen), "D1");
    for (keys, code) in
        [("j", "D2"), ("<Down>", "D3"), ("k<Up>", "D1"), ("G", "C11"), ("g", "D1"), ("<End>", "C11"), ("<Home>", "D1")]
    {
        screen.press(keys);
        assert_eq!(here(&screen), code, "after {keys}");
    }
    screen.press("<PgDn>");
    assert_ne!(here(&screen), "D1");
    screen.press("<PgUp>");
    assert_eq!(here(&screen), "D1");
    for (keys, id) in [
        ("<Tab>", "db-1"),
        ("j", "db-2"),
        ("<Tab>", "ana"),
        ("j", "bram"),
        ("<Tab>", "D1"),
        ("<S-Tab>", "bram"),
        ("<S-Tab>", "db-2"),
    ] {
        screen.press(keys);
        assert_eq!(here(&screen), id, "after {keys}");
    }
}

#[test]
fn the_dot_does_what_is_next_wherever_the_cursor_stands() {
    let mut screen = Screen::declared();
    screen.press("G.");
    assert_eq!(screen.model.open.as_ref().unwrap().step_here().unwrap().code(), "D1");
    assert_eq!(screen.state_of("D1"), "started");
    // It is under way, and to be finished.
    screen.press("<Tab>.");
    assert_eq!(screen.model.open.as_ref().unwrap().focus, Focus::Steps);
    screen.press("db-1 is dark<Enter>");
    assert_eq!(screen.state_of("D1"), "done");
}

#[test]
fn a_star_shows_every_cut_list_whole() {
    let mut screen = Screen::declared();
    screen.press("*");
    assert_eq!(screen.model.screen(), Place::Whole);
    let open = screen.model.open.as_ref().unwrap();
    let said: Vec<String> = open.board.next.iter().map(|next| screen.model.said(&next.in_full())).collect();
    let frame = screen.drawn(200, 80);
    assert!(said.len() > 3 && said.iter().all(|said| frame.contains(said)), "{frame}");
    assert!(open.board.components.iter().all(|row| frame.contains(row.id.as_str())), "{frame}");
    screen.press("<Esc>");
    assert_eq!(screen.model.screen(), Place::Board);
}

#[test]
fn capital_j_goes_to_what_the_step_or_component_waits_for() {
    let mut screen = Screen::declared();
    screen.on("D3").press("J");
    assert_eq!(screen.model.open.as_ref().unwrap().step_here().unwrap().code(), "D1");
    screen.on("R1@web").press("J");
    let open = screen.model.open.as_ref().unwrap();
    assert_eq!((open.focus, open.component_here().unwrap().id.as_str()), (Focus::Components, "web"));
    screen.press("1J");
    assert!(screen.said().contains("waits for nothing"), "{}", screen.said());
}

#[test]
fn the_dot_opens_the_form_of_what_the_board_names_as_next() {
    let mut screen = Screen::declared();
    for who in ["bram", "devos", "emma"] {
        let (who, line) = (person(who), Line::Primary);
        screen
            .meanwhile("ana", &Command::People(PeopleCommand::CallResponder { who, line, outcome: Some(CallOutcome::Answered) }));
        screen.press("a<Enter>");
    }
    // D1 comes first, whatever the cursor stands on.
    screen.on("D2");
    assert!(screen.shows("NEXT  delegate D1") && screen.shows("HERE  D2"), "{}", screen.drawn(80, 24));
    screen.press(".");
    assert_eq!(screen.model.open.as_ref().unwrap().step_here().unwrap().code(), "D1");
    assert!(screen.shows("Delegate") && screen.shows("│ D1 State what is affected"), "{}", screen.drawn(80, 24));
}

#[test]
fn one_two_and_three_go_to_the_first_open_step_of_a_priority() {
    let mut screen = Screen::declared();
    for (keys, code) in [("2", "R1@db-1"), ("3", "C1"), ("1", "D1"), (" 1", "D2"), ("<Tab>3", "C1")] {
        screen.press(keys);
        let open = screen.model.open.as_ref().unwrap();
        assert_eq!((open.step_here().unwrap().code().as_str(), open.focus), (code, Focus::Steps), "after {keys}");
    }
    screen.press("<Enter>2");
    assert!(screen.model.screen() == Place::Step && screen.shows("R1@db-1"), "{}", screen.drawn(80, 24));
}

#[test]
fn f_shows_only_ones_own_steps_and_all_again() {
    let mut screen = Screen::declared();
    screen.press("f");
    assert!(screen.model.own_only && screen.said().contains("only steps for you"), "{}", screen.said());
    screen.press("f");
    assert!(!screen.model.own_only && screen.said().contains("all steps"), "{}", screen.said());
}

#[test]
fn b_shows_the_briefing_and_escape_comes_back() {
    let mut screen = Screen::declared();
    screen.press("b");
    assert!(screen.model.screen() == Place::Briefing && screen.shows("Components"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>");
    assert_eq!(screen.model.screen(), Place::Board);
}

#[test]
fn ctrl_z_sleeps_and_ctrl_l_draws_anew_and_nothing_else_changes() {
    let mut screen = Screen::declared();
    screen.model.reply = None;
    let before = screen.drawn(80, 24);
    screen.press("<c-z><c-l>");
    assert_eq!((screen.slept, screen.redrawn, screen.asked.len()), (1, 1, 0));
    screen.press("n<c-z>half<c-l> a word<Esc>");
    assert_eq!((screen.slept, screen.redrawn, screen.model.drafts.len()), (2, 2, 1));
    (screen.model.reply, screen.model.drafts) = (None, Vec::new());
    assert_eq!(screen.drawn(80, 24), before);
}

#[test]
fn enter_looks_closer_and_escape_comes_back() {
    let mut screen = with_bram();
    screen.on("D2").press("<Enter>");
    assert_eq!(screen.model.screen(), Place::Step);
    screen.press("s");
    assert_eq!(screen.state_of("D2"), "started");
    screen.press("<Esc>");
    assert_eq!(screen.model.screen(), Place::Board);
    screen.press("<Tab><Enter>");
    assert!(screen.shows("Data verdict on db-1"));
    screen.press("<Esc><Tab>j<Enter>");
    assert_eq!(screen.model.screen(), Place::People);
    assert!(screen.shows("Bram Bakker (bram)"), "{}", screen.drawn(80, 24));
}

#[test]
fn the_timeline_scrolls_back_and_forth() {
    let mut screen = Screen::declared();
    for count in 0..40 {
        screen.press(&format!("nnote {count}<Enter>"));
    }
    screen.press("l");
    assert!(screen.shows("note 39"));
    screen.press("<PgUp>k");
    assert!(!screen.shows("note 39"));
    screen.press("G");
    assert!(screen.shows("note 39"));
    screen.press("g");
    assert!(screen.shows("declared"));
    screen.press("<Esc>");
    assert_eq!(screen.model.screen(), Place::Board);
}

/// A screen whose log has so many notes, and words of four people.
fn talkative(notes: usize) -> Screen {
    let mut screen = with_bram();
    for count in 0..notes {
        screen.after(1).meanwhile("ana", &Command::Lifecycle(LifecycleCommand::TakeNote { text: format!("note {count}") }));
    }
    screen
}

#[test]
fn c_corrects_the_entry_under_the_cursor_and_x_strikes_it() {
    let mut screen = Screen::declared();
    screen.press("nthe disel is out<Enter>").after(60).press("nwrong room<Enter>").after(60).press("lkc");
    assert!(screen.shows("Correct entry 2") && screen.shows("14:05 Ana: note: the disel is out"), "{}", screen.drawn(80, 24));
    assert_eq!(screen.model.form.as_ref().unwrap().filled(FieldName::Text).as_deref(), Some("the disel is out"));
    screen.press("<c-u>the diesel is out<Tab>14:00<Enter>");
    assert!(screen.shows("note: the diesel is out (corrected)") && screen.shows("corrected entry 2"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert!(
        screen.shows("Happened Sat 21 Nov 2026 14:00 CET") && screen.shows("Text before the correction: note: the disel is out")
    );
    screen.press("<Esc>jx");
    assert!(screen.shows("Strike entry 3") && screen.shows("counts as never logged"), "{}", screen.drawn(80, 24));
    screen.press("another incident<Enter>");
    assert!(
        screen.shows("(struck) note: wrong room") && screen.shows("struck entry 3: another incident"),
        "{}",
        screen.drawn(80, 24)
    );
    screen.press("<Enter>");
    assert!(screen.shows("Struck by Ana"), "{}", screen.drawn(80, 24));
    // The old words are found too.
    screen.press("<Esc>G/disel<Enter><Enter><Esc>");
    let here = screen.model.open.as_ref().unwrap().timeline.row_here().unwrap();
    assert!([2, 4].contains(&here.number), "{here:?}");
    // Elsewhere the entry is named by its number.
    screen.press("<Esc>:strike<Enter>");
    assert!(screen.shows("entry"), "{}", screen.drawn(80, 24));
    screen.press("5<Tab>it was right<Enter><Esc>l");
    assert!(screen.shows("note: wrong room") && !screen.shows("(struck) note: wrong room"), "{}", screen.drawn(80, 24));
}

#[test]
fn what_a_hint_says_of_an_entry_is_a_key_only_where_the_cursor_stands_on_it() {
    let mut screen = Screen::declared();
    screen.on("D4@db-2").press("vdam<Tab>two tables<Enter>").after(1).press("lxwrong host<Enter>");
    assert!(screen.said().contains("a second person must strike the entry"), "{}", screen.said());
    assert!(screen.said().contains("ask another responder to strike entry 2"), "{}", screen.said());
    screen.press("<Esc>nlater<Enter>");
    let ask = Ask::to(Verb::Strike).with("2");
    assert_eq!(screen.model.route(&ask), None);
    screen.press("k");
    assert!(screen.model.route(&ask).is_some());
    screen.press("<Esc>");
    assert_eq!(screen.model.route(&ask), None, "on the board x means something else");
}

#[test]
fn what_another_terminal_strikes_is_seen_on_the_rows_at_hand() {
    let mut screen = talkative(3);
    screen.press("lk");
    let row = screen.model.open.as_ref().unwrap().timeline.row_here().unwrap();
    assert!(screen.shows("note: note 1") && row.number == 4, "{}", screen.drawn(80, 24));
    let entry = row.written.entry();
    screen.meanwhile("bram", &Command::Amend(AmendCommand::StrikeEntry { entry, why: "twice".to_owned() }));
    assert!(screen.shows("(struck) note: note 1"), "{}", screen.drawn(80, 24));
}

#[test]
fn the_whole_log_is_read_back_and_what_is_new_is_counted_below() {
    let mut screen = talkative(750);
    screen.press("l");
    assert!(screen.shows("timeline, 752 entries") && screen.shows("note 749"), "{}", screen.drawn(80, 24));
    assert!(!screen.shows("newer below"));
    screen.press("g");
    assert!(
        screen.shows("Sat 21 Nov 2026") && screen.shows("declared") && screen.shows("751 newer below"),
        "{}",
        screen.drawn(80, 24)
    );
    screen.press("<PgDn><PgDn><PgDn>");
    assert!(screen.shows("note 26") && !screen.shows("declared"), "{}", screen.drawn(80, 24));
    let before = screen.drawn(80, 24);
    screen.meanwhile("bram", &Command::Lifecycle(LifecycleCommand::TakeNote { text: "meanwhile".to_owned() }));
    assert!(screen.shows("newer below") && !screen.shows("meanwhile"));
    assert_eq!(before.lines().nth(12), screen.drawn(80, 24).lines().nth(12), "what is read stays");
    for _ in 0..90 {
        screen.press("<PgDn>");
        assert!(screen.model.open.as_ref().unwrap().timeline.rows.len() <= 600, "the log is never held whole");
    }
    assert!(screen.shows("meanwhile") && !screen.shows("newer below"), "{}", screen.drawn(80, 24));
    for _ in 0..90 {
        screen.press("<PgUp>");
    }
    assert!(screen.shows("declared"));
    screen.press("G").meanwhile("bram", &Command::Lifecycle(LifecycleCommand::TakeNote { text: "one more".to_owned() }));
    assert!(screen.shows("one more"), "the newest is followed");
}

#[test]
fn f_filters_by_person_component_and_kind_and_capital_f_shows_all() {
    let mut screen = talkative(300);
    screen.on("D1").press("s").on("D4@db-2").press("vdam<Enter>three tables<Enter>");
    screen.meanwhile("bram", &Command::Lifecycle(LifecycleCommand::TakeNote { text: "hello".to_owned() }));
    screen.press("lf");
    assert!(screen.shows("Filter the timeline") && screen.shows("everybody"), "{}", screen.drawn(80, 24));
    screen.press("bram<Enter><Enter>");
    assert!(screen.shows("only: Bram") && screen.shows("hello") && screen.shows("called Bram"));
    assert!(!screen.shows("note 299"), "{}", screen.drawn(80, 24));
    screen.press("f<Tab><Tab>notes<Enter><Enter>");
    assert!(screen.shows("only: Bram, notes and decisions") && !screen.shows("called Bram"), "{}", screen.drawn(80, 24));
    screen.press("F");
    assert!(!screen.shows("only:") && screen.shows("note 299"));
    screen.press("f<Tab>db2<Enter><Enter>");
    assert!(
        screen.shows("only: db-2") && screen.shows("verdict on db-2: damaged") && !screen.shows("note 299"),
        "{}",
        screen.drawn(80, 24)
    );
    screen.press("f<Tab>all<Enter>passed<Enter><Enter>");
    assert!(screen.shows("No matching entries."), "{}", screen.drawn(80, 24));
    screen.press("f<Esc>");
    assert!(screen.model.drafts.is_empty() && !screen.shows("draft"), "a filter is no draft");
    assert_eq!(screen.asked.len(), 2, "nothing was asked of the incident");
}

#[test]
fn a_slash_looks_for_words_and_enter_goes_from_hit_to_hit() {
    let mut screen = talkative(300);
    let here = |screen: &Screen| screen.model.say(&screen.model.open.as_ref().unwrap().timeline.row_here().unwrap().text);
    screen.press("l/NOTE 7q<BS><Enter>");
    assert_eq!(screen.model.screen(), Place::Search);
    assert_eq!(here(&screen), "note: note 79");
    screen.press("<Enter>");
    assert_eq!(here(&screen), "note: note 78");
    screen.press("<Down>");
    assert_eq!(here(&screen), "note: note 79");
    screen.press("<Down>");
    assert!(screen.said().contains("no newer entry contains `NOTE 7`"), "{}", screen.said());
    screen.slow = true;
    screen.press("<Enter><Enter><Enter>");
    screen.slow = false;
    screen.answer_all();
    assert_eq!(here(&screen), "note: note 76", "no Enter is lost while the log is read");
    screen.press("<Esc>/called<Up>");
    assert_eq!(here(&screen), "called Bram (primary): answered");
    screen.press("<Enter><Enter>");
    assert!(screen.said().contains("no older entry contains `called`"), "{}", screen.said());
    screen.press("<Esc>");
    assert_eq!(screen.model.screen(), Place::Timeline);
    screen.press("n");
    assert!(screen.shows("Note"), "letters are keys again");
}

#[test]
fn enter_reads_an_entry_whole() {
    let mut screen = Screen::declared();
    let text = (0..60).map(|line| format!("line {line}")).collect::<Vec<_>>().join("\n");
    screen.meanwhile("ana", &Command::Lifecycle(LifecycleCommand::TakeNote { text }));
    screen.press("l");
    assert!(screen.shows("line 2") && !screen.shows("line 40"));
    screen.press("<Enter>");
    assert!(screen.shows("Happened Sat 21 Nov 2026 14:05 CET, says Ana"), "{}", screen.drawn(80, 24));
    screen.press("G");
    assert!(screen.shows("line 59"));
    screen.press("<Esc>");
    assert_eq!(screen.model.screen(), Place::Timeline);
    screen.press("<Esc>");
    assert_eq!(screen.model.screen(), Place::Board);
}

#[test]
fn p_shows_everybody_and_from_there_one_calls_assigns_releases_and_hands_over() {
    let mut screen = with_bram();
    screen.meanwhile(
        "ana",
        &Command::People(PeopleCommand::CallResponder { who: person("devos"), line: Line::Primary, outcome: None }),
    );
    screen.press("p");
    assert_eq!(screen.model.screen(), Place::People);
    assert!(
        screen.shows("people: 2 here, 1 called in, not acknowledged") && screen.shows("not called yet"),
        "{}",
        screen.drawn(80, 24)
    );
    assert!(screen.shows("Koen Devos (devos) · called in") && screen.shows("+44 20 7946"), "who has not answered stands first");
    screen.press("c<Tab>ans<Enter><Enter>");
    assert!(screen.asked[0].contains("devos") && screen.asked[0].contains("Answered"), "{:?}", screen.asked);
    screen.press("g<Down><Enter>");
    assert!(screen.shows("A role for Bram"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>h");
    assert!(screen.shows("Once Bram accepts, Bram is in command instead of Ana"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>z<Enter>");
    assert!(screen.asked[1].starts_with("AssignRole") && screen.asked[2].starts_with("OfferCommand"), "{:?}", screen.asked);
    assert!(screen.asked[3].starts_with("ReleaseResponder"), "{:?}", screen.asked);
    assert!(screen.shows("Bram Bakker (bram) · released"), "the cursor stays on whom it stood on");
    screen.press("<Esc>");
    assert_eq!(screen.model.screen(), Place::Board);
}

#[test]
fn m_shows_what_customers_were_told_and_what_is_late() {
    let mut screen = Screen::declared();
    screen.press("m");
    assert_eq!(screen.model.screen(), Place::Notices);
    assert!(screen.shows("No step towards customers is done") && screen.shows("You send the words yourself"));
    screen.press("<Esc>").on("C1").press(" mail to all: we know, next word at 14:25<Enter>");
    screen.press("m");
    assert!(screen.shows("Last: C1") && screen.shows("next word at 14:25"), "{}", screen.drawn(80, 24));
    screen.after(4000);
    assert!(screen.shows("C2 Call people in; phone the site") && screen.shows("m late"), "{}", screen.drawn(80, 24));
}

#[test]
fn b_shows_the_briefing_at_any_time() {
    let mut screen = Screen::declared();
    screen.press("b");
    assert_eq!(screen.model.screen(), Place::Briefing);
    screen.press("lpmb<Esc>");
    assert_eq!(screen.model.screen(), Place::Board);
}

#[test]
fn a_text_is_taken_back_and_typed_again_and_gone_through_by_words() {
    let mut screen = Screen::declared();
    let typed = |screen: &Screen| screen.model.form.as_ref().unwrap().filled(FieldName::Text).unwrap_or_default();
    screen.press("none two<c-w>three");
    assert_eq!(typed(&screen), "one three");
    screen.press("<c-_><c-_><c-_><c-_><c-_><c-_>");
    assert_eq!(typed(&screen), "one two");
    screen.press("<c-r>");
    assert_eq!(typed(&screen), "one");
    screen.press("<c-_><C-Left>and <C-Left><C-Right>!<c-u>");
    assert_eq!(typed(&screen), "two");
}

#[test]
fn a_form_left_with_a_choice_changed_is_a_draft_and_the_board_says_so() {
    let mut screen = Screen::declared();
    screen.press("c<Esc>");
    assert!(screen.model.drafts.is_empty(), "nothing was touched");
    screen.on("D4@db-2").press("vlost<Enter><Esc>j");
    assert!(screen.shows("one draft is not saved yet: Data verdict on db-2"), "{}", screen.drawn(80, 24));
    screen.press("kv");
    assert_eq!(screen.model.form.as_ref().unwrap().filled(FieldName::Verdict).as_deref(), Some("lost"));
    screen.press("tables gone<Enter>");
    assert!(!screen.shows("a draft waits") && screen.asked[0].contains("Lost"));
}

/// The key that the foot names leads back to the steps, in both languages.
#[test]
fn where_no_step_is_meant_the_key_that_is_named_leads_to_one() {
    for language in Language::ALL {
        for (there, named, key) in [("<Tab>", "⇧Tab", "<S-Tab>"), ("<Tab><Tab>", "Tab", "<Tab>")] {
            let mut screen = Screen::with(crisis::tui::model::Given { language: *language, ..given() }, Some(person("ana")));
            screen.press("<Enter>AMS1 power loss<Tab>db-1, db-2<Enter>").press(there).press("x");
            let hint = screen.said().split_once(" → ").unwrap().1.to_owned();
            assert!(hint.contains(&format!(" {named} ")), "{hint}");
            screen.press(key);
            assert_eq!(screen.model.open.as_ref().unwrap().focus, Focus::Steps, "{named}");
        }
    }
}

#[test]
fn no_key_is_about_a_step_that_the_cursor_is_not_in_the_list_of() {
    let mut screen = Screen::declared();
    let asks = |screen: &Screen| screen.drawn(80, 24).contains("done…");
    screen.on("D2");
    assert!(asks(&screen), "{}", screen.drawn(80, 24));
    for keys in ["<Tab>", "<Tab>"] {
        screen.press(keys);
        assert!(!asks(&screen), "{}", screen.drawn(80, 24));
        let model = &screen.model;
        let about = crisis::tui::model::target::about(model, model.open.as_ref().unwrap(), Verb::Done);
        assert_eq!(about, None);
    }
}

#[test]
fn what_cannot_be_taken_back_says_what_it_will_do() {
    let mut screen = Screen::declared();
    screen.press("C");
    assert!(
        screen.shows("Closes “AMS1 power loss” for good: steps, verdicts and roles can no longer"),
        "{}",
        screen.drawn(80, 24)
    );
    assert!(screen.shows("You can still add notes and decisions."));
}

#[test]
fn the_evidence_of_the_data_steps_stands_beside_the_verdict() {
    let mut screen = Screen::declared();
    screen.on("D2").press(" frozen in the panel<Enter>").on("D4@db-2").press("v");
    assert!(screen.shows("D2") && screen.shows("frozen in the panel"), "{}", screen.drawn(80, 24));
    assert!(screen.drawn(200, 50).contains("Evidence from the data steps of db-2"), "{}", screen.drawn(200, 50));
}

#[test]
fn the_evidence_stands_beside_a_step_that_judges_the_only_component() {
    for (components, stands) in [("db-1", true), ("db-1, db-2", false)] {
        let mut screen = Screen::of("ana");
        screen.press("<Enter>AMS1 power loss<Tab>").press(components).press("<Enter>");
        let verdict = Field::choice(FieldName::Verdict, "data".to_owned(), vec![Choice::new("intact", "intact")], 0);
        let about = About::Step("freeze-deletes".parse().unwrap());
        screen.model.form = Some(Form::new(Purpose::Ask(Verb::Done, about), "Finish D2", Vec::new(), vec![verdict]));
        let drawn = screen.drawn(200, 50);
        assert_eq!(drawn.contains("Evidence from the data steps of db-1"), stands, "{drawn}");
    }
}

#[test]
fn every_form_and_screen_speaks_dutch() {
    let mut given = given();
    given.language = crisis::domain::speech::Language::Dutch;
    let mut screen = Screen::with(given, Some(person("ana")));
    screen.press("<Enter>");
    assert!(screen.shows("Uitroepen:") && screen.shows("Jij hebt de leiding totdat je die"), "{}", screen.drawn(80, 24));
    screen.press("Brand<Tab>db-1, db-2<Enter>").on("D4@db-2").press("v");
    assert!(screen.shows("beschadigd deels fout of weg; op slot"), "{}", screen.drawn(80, 24));
    screen.press("besch<Enter>alles<Enter>l");
    assert!(screen.asked.last().unwrap().contains("Damaged") && screen.shows("tijdlijn, 2 regels"), "{}", screen.drawn(80, 24));
    screen.press("p");
    assert!(screen.shows("mensen: 1 aanwezig") && screen.shows("nog niet gebeld"), "{}", screen.drawn(80, 24));
    screen.press("m");
    assert!(screen.shows("wat klanten weten"));
    screen.press("b");
    assert!(screen.shows("briefing"));
}

#[test]
fn help_says_why_something_cannot_be_done_now() {
    let mut screen = Screen::declared();
    screen.on("R1@db-1").press("?");
    assert!(screen.shows("not now: the data of db-1 is"), "{}", screen.drawn(80, 24));
    screen.press("q");
    assert!(!screen.left && screen.model.screen() == Place::Board);
}

#[test]
fn q_leaves_and_the_incident_goes_on() {
    let mut screen = Screen::declared();
    screen.press("q");
    assert!(screen.left && screen.asked.is_empty());
    let mut screen = Screen::declared();
    screen.press("n<c-c>");
    assert!(screen.left);
}

#[test]
fn leaving_with_a_draft_says_so_once() {
    let mut screen = Screen::declared();
    screen.press("nhalf a thought<Esc>q");
    assert!(!screen.left && screen.said().contains("leaving discards a draft (Note)"), "{}", screen.said());
    screen.press("jq");
    assert!(!screen.left);
    screen.press("q");
    assert!(screen.left);
}

#[test]
fn control_c_in_a_form_names_the_draft_and_leaves_the_second_time() {
    let mut screen = Screen::declared();
    screen.press("nhalf a thought<c-c>");
    assert!(!screen.left && screen.said().contains("leaving discards a draft (Note)"), "{}", screen.said());
    assert_eq!(screen.model.unwritten(), ["Note: half a thought"]);
    screen.press("<c-c>");
    assert!(screen.left);
}

#[test]
fn a_key_that_means_nothing_here_says_so() {
    let mut screen = Screen::declared();
    screen.press("Q");
    assert!(screen.said().contains("Q does nothing here"), "{}", screen.said());
    assert!(screen.asked.is_empty());
}

// ---- Laws ----

#[test]
fn nothing_is_shown_before_it_is_kept() {
    let mut screen = Screen::declared();
    screen.slow = true;
    screen.on("D1").press("s");
    assert_eq!(screen.state_of("D1"), "open");
    assert_eq!(screen.said(), "…");
    screen.answer_all();
    assert_eq!(screen.state_of("D1"), "started");
}

#[test]
fn keys_typed_ahead_of_a_form_that_waits_are_neither_lost_nor_misread() {
    let mut screen = Screen::declared();
    screen.slow = true;
    screen.press("nfirst<Enter>nsecond<Enter>");
    assert_eq!(screen.asked.len(), 1);
    screen.slow = false;
    screen.answer_all();
    assert_eq!(screen.asked.len(), 2, "{:?}", screen.asked);
    assert!(screen.asked[0].contains("\"first\"") && screen.asked[1].contains("\"second\""), "{:?}", screen.asked);
}

#[test]
fn keys_typed_ahead_of_the_timeline_mean_what_they_mean_once_it_is_read() {
    let here = |screen: &Screen| screen.model.say(&screen.model.open.as_ref().unwrap().timeline.row_here().unwrap().text);
    for (keys, after) in [
        ("lk", "note: note 298"),
        ("lnword<Enter><Enter>", "note: word"),
        ("lgj", "called Bram (primary): answered"),
        ("lfbram<Enter><Enter><Enter>", "called Bram (primary): answered"),
        ("l/note 7<Enter><Enter><Esc><Enter>", "note: note 78"),
        ("lknword<Enter><Enter>/nowhere<Enter>", "note: note 298"),
        ("lgjnword<Enter><Enter>", "called Bram (primary): answered"),
    ] {
        let (mut slow, mut quick) = (talkative(300), talkative(300));
        slow.slow = true;
        slow.press(keys).answer_all();
        quick.press(keys);
        assert_eq!(slow.drawn(80, 24), quick.drawn(80, 24), "{keys}");
        assert_eq!(here(&slow), after, "{keys}");
    }
}

#[test]
fn what_is_read_ahead_of_the_cursor_holds_no_key_up() {
    let mut screen = talkative(300);
    screen.press("l").press(&"k".repeat(140));
    screen.slow = true;
    screen.press(&"k".repeat(40));
    let before = screen.drawn(80, 24);
    screen.press("k");
    assert!(!screen.waiting.is_empty() && screen.model.held.is_empty());
    assert_ne!(screen.drawn(80, 24), before);
    screen.press("gj");
    assert_eq!(screen.model.held.len(), 1, "where the cursor will stand is not known yet");
    screen.answer_all();
    assert!(screen.model.held.is_empty() && screen.shows("declared"), "{}", screen.drawn(80, 24));
}

#[test]
fn escape_and_a_letter_that_a_slow_line_brings_at_once_mean_both() {
    for (before, letter) in
        [("", "q"), ("", "n"), ("?", "q"), ("<Enter>", "j"), ("<Enter>", "n"), ("l", "."), ("l<Enter>", "k"), ("p", "I")]
    {
        let (mut at_once, mut slowly) = (Screen::declared(), Screen::declared());
        at_once.press(&format!("{before}<A-{letter}>"));
        slowly.press(&format!("{before}<Esc>{letter}"));
        assert_eq!(at_once.drawn(80, 24), slowly.drawn(80, 24), "{before} {letter}");
        assert_eq!(at_once.left, slowly.left, "{before} {letter}");
    }
}

#[test]
fn escape_and_a_key_that_writes_at_once_mean_both_too_wherever_one_is() {
    for before in ["", "n", "nhalf", ":", ":half", "c", "p", "l", "l/", "l/half", "?", "<Enter>"] {
        for letter in ["s", " ", "t", "A", "H", "q", "n", "v", "[", "O", "."] {
            let (mut at_once, mut slowly) = (Screen::declared(), Screen::declared());
            at_once.on("D1").press(&format!("{before}<A-{letter}>"));
            slowly.on("D1").press(&format!("{before}<Esc>{letter}"));
            assert_eq!(at_once.drawn(80, 24), slowly.drawn(80, 24), "{before} {letter}");
            assert_eq!((&at_once.asked, at_once.left), (&slowly.asked, slowly.left), "{before} {letter}");
            assert_eq!(at_once.model.unwritten(), slowly.model.unwritten(), "{before} {letter}");
        }
    }
}

#[test]
fn a_key_with_alt_of_ones_own_means_what_it_was_given() {
    let mut screen = Screen::declared();
    screen.model.given.keys = crate::own_keys::keys("[keys]\nsubmit = [\"enter\", \"alt-s\"]\n").0;
    screen.press("na thought<A-s>");
    assert!(screen.model.form.is_none() && screen.asked[0].contains("a thought"), "{:?}", screen.asked);
}

#[test]
fn leaving_waits_for_what_was_asked() {
    let mut screen = Screen::declared();
    screen.slow = true;
    screen.on("D1").press("sq");
    assert!(!screen.left);
    screen.answer_all();
    assert!(screen.left);
    assert_eq!(screen.state_of("D1"), "started");
}

#[test]
fn a_log_that_cannot_be_written_loses_nothing_that_was_typed() {
    let mut screen = Screen::declared();
    screen.broken =
        Some(LogError { trouble: Trouble::Full, path: "log.sqlite".into(), said: "disk full".to_owned(), owner: None });
    screen.press("na long sentence<Enter>");
    assert!(screen.shows("NOT SAVED: Note: a long sentence"), "{}", screen.drawn(80, 24));
    assert!(!screen.shows("log: 2 saved"));
    screen.press("<Esc>");
    assert!(screen.shows("NOT SAVED"));
    screen.broken = None;
    screen.press("n<Enter>");
    assert!(!screen.shows("NOT SAVED") && screen.shows("a long sentence") && screen.shows("log: 2 saved"));
}

#[test]
fn a_key_whose_fact_was_not_kept_is_named() {
    let mut screen = Screen::declared();
    screen.broken = Some(LogError { trouble: Trouble::ReadOnly, path: "log.sqlite".into(), said: String::new(), owner: None });
    screen.on("D1").press(" ");
    assert!(screen.shows("NOT SAVED: done D1 State what is"), "{}", screen.drawn(80, 24));
    assert_eq!(screen.state_of("D1"), "open");
}

#[test]
fn escape_keeps_a_draft_for_each_form() {
    let mut screen = Screen::declared();
    screen.press("nhalf a thought<Esc>Dsomething else<Esc>n");
    assert!(screen.shows("half a thought") && !screen.shows("something else"));
    screen.press(", whole<Enter>");
    assert!(screen.asked[0].contains("half a thought, whole"), "{:?}", screen.asked);
}

#[test]
fn a_draft_says_what_is_true_when_it_is_opened_again() {
    let mut screen = Screen::of("ana");
    screen.press("<Enter>AMS1 power loss<Tab>db-1<Enter>");
    screen.press("r");
    assert!(screen.shows("Still open:") && screen.shows("To continue anyway, give a reason"), "{}", screen.drawn(80, 24));
    screen.press("the mains are back<Esc>");
    let service = |service| DataCommand::SetService { component: "db-1".parse().unwrap(), service, percent: None, why: None };
    screen.meanwhile("devos", &service(Service::Up).into());
    screen.press("r");
    let drawn = screen.drawn(80, 24);
    assert!(screen.shows("the mains are back") && !drawn.contains("is down."), "{drawn}");
    screen.press("<Esc>").meanwhile("devos", &service(Service::Down).into());
    screen.press("r");
    assert!(screen.shows("is down.") && screen.shows("the mains are back"), "{}", screen.drawn(80, 24));
}

#[test]
fn what_nobody_changed_in_a_draft_is_as_it_would_be_now() {
    let mut screen = Screen::declared();
    let called =
        |who| PeopleCommand::CallResponder { who: person(who), line: Line::Primary, outcome: Some(CallOutcome::Answered) };
    screen.meanwhile("ana", &called("bram").into()).meanwhile("ana", &called("emma").into());
    screen.press("<Tab><Tab>").model.stand(&Spot::Person("emma".parse().unwrap()));
    screen.press("a");
    let filled = |screen: &Screen, name| screen.model.form.as_ref().unwrap().filled(name);
    assert_eq!(filled(&screen, FieldName::Role).as_deref(), Some("communication"));
    screen.press("<Tab>the phones<Esc>");
    let role = PeopleCommand::AssignRole { who: "emma".parse().unwrap(), role: Role::Technical, duty: None };
    screen.meanwhile("ana", &role.into());
    screen.press("a");
    assert_eq!(filled(&screen, FieldName::Role).as_deref(), Some("technical"));
    assert_eq!(filled(&screen, FieldName::Duty).as_deref(), Some("the phones"));
}

#[test]
fn words_that_nothing_asks_for_any_more_are_offered_as_a_note() {
    let mut screen = Screen::declared();
    screen.on("D2").press(" frozen in the panel<Esc>");
    let evidence = Some(Evidence::Text("seen".to_owned()));
    let finish = StepsCommand::FinishStep {
        step: "freeze-deletes".parse().unwrap(),
        evidence,
        verdict: None,
        service: None,
        percent: None,
    };
    screen.meanwhile("devos", &finish.into());
    screen.on("D2").press(" ");
    assert!(screen.said().contains("now a draft note"), "{} {}", screen.said(), screen.drawn(80, 24));
    assert!(screen.shows("frozen in the panel"), "{}", screen.drawn(80, 24));
}

#[test]
fn pasted_text_never_becomes_commands() {
    let mut screen = Screen::declared();
    screen.paste("q s x\nC");
    assert!(!screen.left && screen.asked.is_empty() && screen.model.form.is_none());
    screen.press("n");
    screen.paste("one\r\ntwo \u{1b}]0;title\u{7}\nthree");
    screen.press("<Enter>");
    assert!(screen.asked[0].contains("one\\ntwo \\\\u{1b}]0;title"), "{:?}", screen.asked);
}

#[test]
fn text_from_elsewhere_cannot_act_on_the_terminal_or_shift_a_column() {
    let mut screen = Screen::declared();
    for text in
        ["\u{1b}[2J\u{1b}]0;owned\u{7}", "\u{202e}gnp.exe", "漢字かな交じり文の長い長い名前です", "a\u{200b}b\tc\nd", "👩‍🚒👩‍🚒👩‍🚒"]
    {
        screen.meanwhile("ana", &Command::Lifecycle(LifecycleCommand::TakeNote { text: text.to_owned() }));
        screen.meanwhile("bram", &Command::People(PeopleCommand::Acknowledge {}));
        let ways = ["", "l", "<Enter>", "<Esc>/u", "<Esc>p", "m", "b", "<Esc>"];
        for (keys, (columns, rows)) in ways.into_iter().flat_map(|keys| [(80, 24), (120, 40), (40, 10)].map(|size| (keys, size)))
        {
            if columns == 80 {
                screen.press(keys);
            }
            let drawn = screen.drawn(columns, rows);
            assert!(!drawn.contains(|c: char| c != '\n' && crisis::domain::text::is_hostile(c) && c != '\u{200d}'), "{drawn:?}");
        }
    }
}

#[test]
fn every_screen_is_drawn_in_every_size_without_a_panic() {
    let mut screen = with_bram();
    let sizes = || (1..=130).step_by(7).flat_map(|columns| (1..=45).step_by(4).map(move |rows| (columns, rows)));
    let ways = [
        "",
        "<Tab>",
        "<Tab>",
        "?",
        "?l",
        "/da",
        "<Esc>f",
        "bra",
        "<Esc><Esc><Enter>",
        "<Esc><Esc>p",
        "jjj",
        "m",
        "b",
        "<Esc><Enter>",
        "n",
        "<Esc>c",
        "<Esc>v",
        "int",
        "<Esc><Esc><Esc>",
    ];
    for keys in ways {
        screen.press(keys);
        for (columns, rows) in sizes() {
            screen.drawn(columns, rows);
        }
    }
}

#[test]
fn what_is_late_rings_once() {
    let mut screen = Screen::declared();
    screen.meanwhile(
        "ana",
        &Command::People(PeopleCommand::CallResponder { who: person("bram"), line: Line::Primary, outcome: None }),
    );
    screen.after(299);
    assert_eq!(screen.rang, 0);
    screen.after(1).after(1).after(60);
    assert_eq!(screen.rang, 1);
    assert!(screen.shows("LATE"));
}

#[test]
fn what_a_colleague_does_is_seen_and_the_cursor_stays() {
    let mut screen = with_bram();
    screen.meanwhile(
        "ana",
        &Command::People(PeopleCommand::AssignRole { who: "bram".parse().unwrap(), role: Role::Technical, duty: None }),
    );
    screen.on("D3").meanwhile(
        "bram",
        &Command::Steps(StepsCommand::FinishStep {
            step: "say-scope".parse().unwrap(),
            evidence: None,
            verdict: None,
            service: None,
            percent: None,
        }),
    );
    assert_eq!(screen.state_of("D1"), "done");
    assert_eq!(screen.model.open.as_ref().unwrap().step_here().unwrap().code(), "D3");
}

#[test]
fn what_somebody_else_declares_meanwhile_is_what_enter_opens_at_home() {
    let mut screen = Screen::of("ana");
    screen.press("<Enter>AMS1 power loss<Enter>I").press("j");
    assert!(screen.shows("Technical crisis"));
    screen.press("<Enter>");
    assert!(screen.shows("2026-11-21-ams1-power-loss is still open"), "{}", screen.drawn(80, 24));
}

#[test]
fn only_the_commander_closes() {
    let mut screen = Screen::declared();
    screen.sits("bram").press("C");
    assert!(screen.model.form.is_none() && screen.said().contains("only the commander, "), "{}", screen.said());
}

#[test]
fn what_was_typed_for_a_step_that_somebody_else_finished_is_offered_as_a_note() {
    let mut screen = Screen::declared();
    screen.on("D2").press(" counts equal to 13:55");
    let step = "freeze-deletes".parse().unwrap();
    let evidence = Some(Evidence::Text("prune is stopped".to_owned()));
    screen.meanwhile(
        "bram",
        &Command::Steps(StepsCommand::FinishStep { step, evidence, verdict: None, service: None, percent: None }),
    );
    screen.press("<Enter>");
    assert!(
        screen.shows("what you typed is now a draft note") && screen.shows("Finish D2: counts equal to 13:55"),
        "{}",
        screen.drawn(80, 24)
    );
    screen.press("<Enter>");
    assert!(screen.asked.last().unwrap().contains("counts equal to 13:55"), "{:?}", screen.asked);
}

#[test]
fn a_verdict_for_a_step_that_somebody_else_finished_stays_in_its_form() {
    let mut screen = Screen::of("ana");
    screen.press("<Enter>AMS1 power loss<Tab>db-1<Enter>");
    let step: StepRef = "freeze-deletes".parse().unwrap();
    let verdict = Field::choice(FieldName::Verdict, "data".to_owned(), vec![Choice::new("damaged", "damaged")], 0);
    let evidence = Some(Evidence::Text("prune is stopped".to_owned()));
    screen.model.form = Some(Form::new(Purpose::Ask(Verb::Done, About::Step(step.clone())), "D2", Vec::new(), vec![verdict]));
    screen.meanwhile(
        "bram",
        &Command::Steps(StepsCommand::FinishStep { step, evidence, verdict: None, service: None, percent: None }),
    );
    screen.press("<Enter>");
    let form = screen.model.form.as_ref().unwrap();
    assert_eq!(form.filled(FieldName::Verdict).as_deref(), Some("damaged"));
    assert!(screen.said().contains("give the verdict separately"), "{}", screen.said());
}

#[test]
fn whoever_has_finished_a_step_stays_with_its_component() {
    let mut screen = Screen::declared();
    screen.on("D1").press(" ");
    for code in ["D2", "D4@db-1", "D4@web", "D4@db-2"] {
        screen.after(1).on(code).press(" stopped<Enter>");
    }
    assert_eq!(screen.model.open.as_ref().unwrap().step_here().unwrap().code(), "D5@db-2");
    assert!(screen.shows("NEXT  start D5@db-2 Take a snapshot"), "{}", screen.drawn(80, 24));
}

#[test]
fn u_takes_back_a_note_where_that_was_done_last() {
    let mut screen = Screen::declared();
    screen.on("D1").press(" ").after(60).press("nthe pump is off<Enter>").after(30).press("u");
    assert!(screen.model.form.is_some() && screen.shows("the pump is off"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert!(screen.asked.last().unwrap().starts_with("StrikeEntry"), "{:?}", screen.asked);
    // What was taken back is not taken back again: what comes now is the step.
    screen.after(10).press("u");
    assert!(screen.shows("D1 State what is affected"), "{}", screen.drawn(80, 24));
}

#[test]
fn the_palette_finds_by_the_words_that_people_try() {
    for (typed, name) in [("mistake", "undo"), ("undo", "undo"), ("ago", "correct"), ("earlier", "note"), ("oops", "undo")] {
        let mut screen = Screen::declared();
        screen.press(":").press(typed);
        let found = crisis::tui::model::palette::found(&screen.model);
        assert!(found.iter().any(|entry| entry.name == name), "{typed}: {found:?}");
    }
}

/// Ana commands, and all three others have a role.
fn all_in_a_role() -> Screen {
    let mut screen = Screen::declared();
    for (who, role) in [("bram", Role::Technical), ("devos", Role::Technical), ("emma", Role::Communication)] {
        let called = Command::People(PeopleCommand::CallResponder {
            who: person(who),
            line: Line::Primary,
            outcome: Some(CallOutcome::Answered),
        });
        screen.meanwhile("ana", &called);
        screen.meanwhile("ana", &Command::People(PeopleCommand::AssignRole { who: who.parse().unwrap(), role, duty: None }));
    }
    screen
}

#[test]
fn a_commander_with_people_enough_gives_the_step_under_the_cursor_as_a_duty() {
    let mut screen = all_in_a_role();
    screen.on("D2").press("a").press("dev<Enter><Enter>");
    assert!(screen.asked.last().unwrap().contains("duty: Some(\"D2\")"), "{:?}", screen.asked);
    screen.sits("devos");
    assert!(screen.shows("NEXT  start D2"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_duty_that_somebody_has_is_not_replaced_by_a_step() {
    let mut screen = all_in_a_role();
    let duty = Some("storage box 7".to_owned());
    let role = PeopleCommand::AssignRole { who: "bram".parse().unwrap(), role: Role::Technical, duty };
    screen.meanwhile("ana", &role.into()).on("D2");
    let duty = |screen: &Screen| screen.model.form.as_ref().unwrap().filled(FieldName::Duty);
    screen.press("abram<Enter>");
    assert_eq!(duty(&screen).as_deref(), Some("storage box 7"));
    screen.press("<S-Tab>devos<Enter>");
    assert_eq!(duty(&screen).as_deref(), Some("D2"), "the duty of somebody else is theirs");
    screen.press("<Right>");
    assert_eq!(duty(&screen), None, "a step for technical people is no duty for others");
    screen.press("<S-Tab>bram<Enter><Esc>").model.drafts.clear();
    screen.press("p");
    for (who, has) in [("bram", Some("storage box 7")), ("devos", None)] {
        screen.model.open.as_mut().unwrap().whom = Some(Whom::Person(who.parse().unwrap()));
        screen.press("a");
        assert_eq!(duty(&screen).as_deref(), has, "{who}: no step is in sight");
        screen.press("<Esc>");
        assert!(screen.model.drafts.is_empty(), "nothing was touched");
    }
}

#[test]
fn on_the_smallest_screen_tab_shows_what_the_cursor_goes_to() {
    let mut screen = Screen::declared();
    assert!(screen.drawn(40, 10).contains("D1  State what"));
    screen.press("<Tab>");
    let drawn = screen.drawn(40, 10);
    assert!(drawn.contains("›db-1") && drawn.contains("not shown: steps, timeline"), "{drawn}");
}

#[test]
fn the_timeline_names_the_zone_where_clocks_are_changed_within_a_day() {
    let mut screen = Screen::declared();
    // Clocks go forward at 01:00 UTC.
    let before = Moment::from_millis(1_806_193_800_000);
    let wait = before.seconds_since(screen.model.now);
    screen.after(wait).press("nbefore the change<Enter>").after(3600).press("nafter the change<Enter>l");
    let drawn = screen.drawn(120, 40);
    let places =
        ["Sun 28 Mar 2027", "before the change", "Sun 28 Mar 2027 CEST", "after the change"].map(|words| drawn.find(words));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{drawn}");
}

#[test]
fn the_timeline_finds_words_whatever_their_accents_and_case() {
    let mut screen = Screen::declared();
    screen.press("nCaf\u{e9} closed<Enter>nall quiet<Enter>l/CAFE\u{301}<Enter>");
    assert!(screen.drawn(80, 24).contains("\u{203a}"), "{}", screen.drawn(80, 24));
    let here = screen.drawn(80, 24).lines().find(|line| line.starts_with('\u{203a}')).map(str::to_owned);
    assert!(here.as_deref().is_some_and(|line| line.contains("Caf\u{e9} closed")), "{}", screen.drawn(80, 24));
}
