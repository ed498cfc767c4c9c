# What verbs print.

## Refusals and remarks

verbs-refusal = 
    error: { $error }
    because: { $because }
    hint: { $hint }
verbs-warning = warning: { $what }
verbs-note = note: { $what }
verbs-not-kept = not saved: { $typed }
verbs-output-failed = the output could not be written
verbs-disk-full = check whether the disk is full
verbs-answer-failed = the answer could not be written
verbs-kept-all-the-same = your change was saved: check with `crisis log` before you repeat it
verbs-not-overwritten = { $path } was not overwritten
verbs-changed-since = the file was changed since crisis wrote it
verbs-not-written-here = crisis did not write this file with this log
verbs-force-output = name another file with --output, or overwrite it with --force
verbs-belongs-to-log = the file is part of the log
verbs-is-read = the file is in use as settings, contacts or runbook
verbs-is-protected = the file is read-only
verbs-is-a-disk = this is a disk: a report would destroy what is on it
verbs-nobody-reads-it = this is a pipe, and nobody reads from it
verbs-redirect-elsewhere = redirect the output to another file
verbs-link-astray = this is a link to something that does not exist
verbs-exchanged = something else was put in its place while the file was being opened
verbs-through-link = { $path } is a link: the report is in { $target }
verbs-pack-has-numbers = { $path } has everybody's numbers: only you can read it, and so it should stay
verbs-not-remembered = overwriting { $path } later needs --force: the list of exports beside the log cannot be written
verbs-no-log-folder = there is no folder for the log
verbs-no-home = HOME is not set to an absolute path, and this account has no home folder
verbs-set-home = set HOME, or name a folder with --dir or CRISIS_DIR
verbs-log-make-room = free some space on that disk and try again, or keep the log elsewhere with --dir; what is in the log stays readable
verbs-log-elsewhere = keep the log elsewhere with --dir, or fix the permissions; what is in the log stays readable
verbs-log-of-another = run crisis as { $owner }, or use a log of your own with --dir
verbs-log-try-again = try again; if the error stays, find with `fuser` which program has the file open
verbs-log-keep-a-copy = keep a copy of the file as it is, and continue in another folder with --dir
verbs-log-update = update crisis on this machine; what is in the log stays readable
verbs-log-run-again = put the log back where it was, or run the command again to continue with the log that is there now
verbs-log-compare = keep a copy of the file as it is; compare with `crisis verify --head { $head }`; run the command again to continue with what is in the log now
verbs-log-take-apart = to continue with the log that is there, move log.sqlite-wal to another folder, and keep that file; otherwise put the previous log back
verbs-log-planted = move it away, and keep the log in a folder that only you can write to (`chmod 700`)
verbs-log-look = check the folder, or keep the log elsewhere with --dir
verbs-log-elsewhere-dir = keep the log elsewhere with --dir, or fix the permissions
verbs-on-network = the log is on a network file system ({ $name }), where locks may not hold: keep it on a local disk of one host (--dir)
verbs-the-last = no incident is open: this is the last one, { $incident }
verbs-unvouched = the saved summary of { $incident } was changed by hand; it was removed, and every entry was read again
verbs-tampered = the log of { $incident } was tampered with: `crisis verify` shows where

## Files

verbs-file-unreadable = { $path } cannot be read
verbs-file-unwritable = { $path } cannot be written
verbs-file-refused = { $file } is refused
verbs-name-another-file = name another file, or leave the option out
verbs-passed-over = { $path } is not used: { $why }; to use it, name it with { $option }
verbs-runbook-passed-over = the file { $path } is not used: { $why }; to use it, name it as ./{ $path }
verbs-name-output = name another file with -o
verbs-name-file-or-runbook = name another file, or a runbook's id: `crisis declare technical-crisis`
verbs-name-ordinary-file = name an ordinary file, or use --evidence TEXT
verbs-more-mistakes = and { $more } more: `crisis lint { $file }` shows them
verbs-half-understood = the runbook has mistakes
verbs-lint-shows = `crisis lint { $file }` shows every mistake
verbs-lint-shows-others = `crisis lint { $file }` shows every mistake; you can still declare from other runbooks
verbs-no-evidence = { $path } cannot be used as evidence
verbs-input-unreadable = standard input cannot be read
verbs-give-the-text = give the text itself, or pipe it in
verbs-no-format = there is no format `{ $name }`
verbs-formats = choose markdown, json or csv

## What was typed

verbs-no-time = `{ $typed }` is not a time
verbs-takes-a-time = { $option } needs a time
verbs-write-time = write { $forms }
verbs-zone-unknown = TZ is `{ $zone }`, which is neither a time zone nor a POSIX rule: times are in UTC
verbs-time-ahead = `{ $typed }` is in the future: it is now { $here }
verbs-knows-no-at = this command takes no --at
verbs-tells-now = this command shows what is known now, not what was known at { $at }
verbs-leave-at-out = leave out --at; `crisis log` shows what happened when
verbs-entered-for = logged with time { $when } { $zone }, { $ago } ago
verbs-no-verb = there is no command `{ $verb }`
verbs-not-run = `crisis { $verb }` was not run
verbs-nothing-run = nothing was run
verbs-did-you-mean = did you mean `{ $typed }`?
verbs-did-you-mean-of = did you mean `{ $typed }`? It takes { $words }
verbs-no-such-option = it has no option { $option }
verbs-takes-no-more = it does not take `{ $typed }`
verbs-not-known-here = `{ $typed }` is unknown here
verbs-is-missing = { $count ->
    [one] { $what } is missing
   *[other] { $what } are missing
    }
verbs-write-call = write `{ $call }`
verbs-needs-a-value = { $option } needs a value
verbs-no-such-value = `{ $typed }` does not fit { $option }
verbs-use-one-of = use one of { $words }
verbs-no-percentage = `{ $typed }` is not a whole number from 0 to 100
verbs-given-twice = { $option } was given twice
verbs-give-once = give { $option } once
verbs-not-together = { $option } does not go with { $others }
verbs-leave-one-out = leave one of them out
verbs-help-of = see `crisis { $verb } --help`
verbs-no-page = no page was printed
verbs-help-lists = `crisis --help` lists the commands
verbs-changes-nothing = { $verb } changes nothing
verbs-only-shows = this command only shows something
verbs-word-unknown = this { $what } is unknown
verbs-no-such-word = no such word
verbs-destroys = { $code } destroys something: type its full name
verbs-afterwards-gone = gone afterwards: { $gone }
verbs-read-it-again = read the step again, then { $ask }
verbs-verdict-not-given = the verdict on { $component } was not given
verbs-only-for-a-doubt = { $option } is only for `stale`
verbs-say-what-it-rests-on = give the evidence: `crisis verdict { $component } { $verdict } --evidence "what you saw"`
verbs-verdict-not-doubted = the verdict on { $component } was not marked as stale
verbs-not-for-a-doubt = `stale` takes --why, not { $option }
verbs-doubt-it = `crisis verdict { $component } stale --why "what touched it"`
verbs-component-not-changed = { $component } was not changed
verbs-not-beside-out = `{ $option }` does not go with `--out`, which takes `--why` only
verbs-not-beside-false-alarm = { $option } does not go with --false-alarm
verbs-false-alarm-says-why = give the reason with --false-alarm itself: --false-alarm "a test of the monitoring"
verbs-out-and-why = leave it out, or use only `--out --why "why it is not affected"`
verbs-no-component-id = `{ $typed }` is not a component id
verbs-no-service = `{ $word }` is not a service state
verbs-service-words = choose one of { $words }
verbs-for-example-web = for example `--component web=degraded`; leave the state out if it is not known yet
verbs-for-example = for example db-1
verbs-no-id = `{ $typed }` is not an id
verbs-contacts-lists-ids = `crisis contacts` lists the ids

## Who asks, and whom to call

verbs-who-are-you = who are you?
verbs-nobody-named = the log records who did what, and no name was given
verbs-add-as = add --as ID, or set CRISIS_AS; ids: { $ids }
verbs-nobody-known = `{ $named }` is not known in this incident
verbs-did-you-mean-contact = no contact has that id; did you mean `{ $id }` ({ $name })?
verbs-no-contact = no contact has that id; ids: { $ids }
verbs-add-to-contacts = use a contact's id, or add them to { $file }
verbs-use-an-id = use an id that `crisis contacts` lists; add your own people to contacts.toml
verbs-say-when-in-words = leave out --expected, and say it with --said
verbs-nobody-was-called = nobody was called
verbs-nobody-left-to-call = there is nobody to call now: everybody in the contacts is here, or was called
verbs-say-that-you-dial = { $ask } says that you dial, and shows the number
verbs-then-them = then: { $names }{ $more ->
    [0] {""}
   *[other] {" "}+{ $more } more
 }
verbs-not-called = { $who } was not called
verbs-no-contact-no-number = no contact has that id, so there is no number
verbs-contacts-lists = `crisis contacts` lists whom you can call
verbs-no-responder = { $who } is not a responder
verbs-only-call = `crisis call { $who }` shows the number and logs the call
verbs-one-number-only = there is one number: leave out --primary and --secondary
verbs-said-is-for-the-dial-list = --said is for the dial list, or goes with --expected
verbs-note-what-they-say = leave out --said; log what they say with `crisis note`
verbs-dial-list = Dial list:
verbs-dial = dial { $number } ({ $line })
verbs-dial-outsider = dial { $number }
verbs-no-number = the contacts have no number of { $name }
verbs-away-until = away through { $until }{ $why }
verbs-then-call = then log the outcome: `crisis call { $who } { $answered }`, or { $others }
verbs-example-contacts = example contacts in use: none of these people exist; put your own in contacts.toml
verbs-example-contacts-short = made-up contacts: write contacts.toml
verbs-these-are-examples = these are example contacts: none of these people exist; put your own in contacts.toml
verbs-invented-contacts = { $more ->
    [0] { $first } in { $file } is
   *[other] { $first } and { $more } more in { $file } are
    } invented: put your own people in
verbs-contact-unread = { $contact } could not be read: see `crisis lint`
verbs-contact-unreadable = { $contact } could not be read from the contacts: see `crisis lint`
verbs-runbook-refused = { $file } is refused: see `crisis lint`
verbs-nobody-looked-up = nobody can be looked up in { $file }
verbs-the-file-is-refused = the file is refused
verbs-nobody-called = there is no contact `{ $who }`
verbs-no-id-or-name = no contact has that id or name
verbs-contacts-lists-all = `crisis contacts` lists them all
verbs-away = AWAY through { $until }{ $why }
verbs-time-there = { $clock } there
verbs-oncall-span = { $from } to { $until }
verbs-oncall-from = from { $from }
verbs-oncall-until = until { $until }
verbs-oncall-nobody = nobody is on call
verbs-oncall-no-contact = no contact has this id
verbs-oncall-next = next: { $id } ({ $name })
verbs-oncall-override = override
verbs-oncall-holiday = public holiday: { $name }
verbs-oncall-numbers = `crisis contacts WHO` shows the numbers
verbs-calendar = calendar { $file }: { $what }
verbs-no-rotation = the contacts have no rotation; `crisis new contacts -o -` shows how to write one
verbs-rotation-unread = rotation { $rotation } could not be read: see `crisis lint`

## Declaring

verbs-declared = declared { $incident }
verbs-you-command = you are in command. `crisis` opens the screen; `crisis next` shows your first step; `crisis call WHO` calls somebody in
verbs-taken-along = taken along from the inbox: { $reports ->
        [one] { $reports } report
       *[other] { $reports } reports
    }, { $alerts ->
        [one] { $alerts } alert
       *[other] { $alerts } alerts
    }
verbs-no-trigger-yet = no trigger is logged yet. Say what it was: { $ask }
verbs-report-number = the report is number { $number }. Did you see the same? { $ask }
verbs-trigger-met = this is enough to declare an incident: { $because }. { $ask }
verbs-inbox-empty = the inbox is empty
verbs-inbox = Inbox
verbs-came-in = Came in
verbs-inbox-report = { $number }  { $at }  { $what }
verbs-alerts-unread = the alerts of { $source } were not taken
verbs-alert-forms = send it in the form that `[[alert]]` of the settings names, or in the plain one: `crisis man`
verbs-alert-left-out = alert { $place } was left out: { $why }
verbs-alerts-left-out = { $more } more alerts were left out
verbs-alerts-truncated = { $source } itself left out { $count } more alerts
verbs-alerts-no-room = there is no room for { $count } more alerts
verbs-alerts-received = { $count ->
        [one] { $count } alert received
       *[other] { $count } alerts received
    }, { $known } known already
verbs-two-months = report { $report } and report { $with } are of two months
verbs-hear-again = log the older report again, then join the two: { $ask }
verbs-nothing-declared = nothing was declared
verbs-declared-from-runbook = an incident is declared from a runbook; there are: { $runbooks }
verbs-declare-with-title = `crisis declare technical-crisis --title "what happened"`
verbs-shipped-runbook = { $folder } has no runbook `{ $runbook }`: the shipped one is used
verbs-no-runbook = there is no runbook `{ $named }`
verbs-there-are = there are: { $names }
verbs-did-you-mean-runbook = did you mean `{ $near }`? A file of your own is named by its path: ./my-runbook.toml
verbs-name-a-runbook = name one of these, or a file of your own by its path: ./my-runbook.toml
verbs-nothing-shown = nothing was shown
verbs-shows-a-runbook = it shows a runbook; there are: { $runbooks }
verbs-show-for-example = for example `crisis show technical-crisis`
verbs-show-file-or-runbook = name another file, or a runbook's id: `crisis show technical-crisis`
verbs-new-written = wrote { $path }
verbs-new-runbook-next = fill it in; then `crisis lint { $file }`, and `crisis show { $file }` to read it as it will run
verbs-new-contacts-next = put your own people in; then `crisis lint { $file }` and `crisis contacts`
verbs-new-settings-next = take the `# ` away from the lines that you use; then `crisis lint { $file }`
verbs-new-hides-shipped = it is the first runbook of your own: the screen now lists yours only. `crisis declare` and `show` still find the shipped ones by id
verbs-new-not-written = { $path } was not written
verbs-new-is-there = there is something of that name already, and it is never overwritten
verbs-new-name-another = name another file with -o, or print the text with `-o -`
verbs-new-no-place = there is no folder to write to
verbs-new-name-a-file = name a file with -o, or print the text with `-o -`
verbs-new-no-id = `{ $name }` cannot be the id of a runbook
verbs-new-for-example = for example `crisis new runbook mail-down`

## The board, what is next, the briefing

verbs-head = { $drill ->
    [yes] EXERCISE  { $title }  SEV{ $severity }  { $status }  T+{ $since }  log: { $entries } saved  { $clock } { $zone }
   *[no] { $title }  SEV{ $severity }  { $status }  T+{ $since }  log: { $entries } saved  { $clock } { $zone }
    }
verbs-commander = { $incident }  commander { $name }
verbs-alarm-late = ! LATE { $what }  -  { $hint }
verbs-components = Components
verbs-people = People
verbs-component = data { $verdict } service { $service }{ $percent }
verbs-locked = locked
verbs-locked-because = locked: { $short }
verbs-stale = STALE: { $why }
verbs-late = LATE
verbs-override = OVERRIDE: { $why }
verbs-done-while-locked = DONE WHILE LOCKED
verbs-post-commander = commander
verbs-at-work = at { $codes }
verbs-proposed = { $role }: proposed, not assigned yet, because { $because }
verbs-next-for-you = Next for you
verbs-nothing-free = there is no step for you right now
verbs-next-update = next update due { $at }
verbs-briefing = BRIEFING  { $incident }  { $at }
verbs-held = Still on hold
verbs-logged = logged { $at }

## Looking for what was changed

verbs-nothing-to-verify = there is nothing to verify
verbs-holds-no-log = there is no log in { $folder }
verbs-name-a-log = name a log's folder with --dir, or a JSON export
verbs-cannot-verify = { $path } cannot be verified
verbs-name-what-to-verify = name an incident, a log.sqlite, or a file that `crisis export --format json` wrote
verbs-incident-first = the incident is verified, not the file of that name here; for the file, use ./{ $path }
verbs-name-by-path = if you mean this file, name it as ./{ $path }
verbs-found-foreign = { $path } was found in this folder: { $why }
verbs-log-of-other-name = the file is part of a log, but is not called log.sqlite
verbs-give-it-a-folder = put a copy called log.sqlite in a folder of its own, and name that folder
verbs-export-too-long = the file has { $bytes } bytes, and at most { $longest } of an export are read
verbs-verified = { $what }: { $entries }, { $flaws }, last hash { $head }
verbs-entries = { $count ->
    [one] 1 entry
   *[other] { $count } entries
    }
verbs-flaws = { $count ->
    [0] no flaws
    [one] 1 flaw
   *[other] { $count } flaws
    }
verbs-entries-unreadable = { $count ->
    [one] 1 entry is unreadable
   *[other] { $count } entries are unreadable
    }
verbs-first-unreadable = the first is { $place }
verbs-export-without = the key `{ $key }` is missing, and every export has it
verbs-export-newer = the file has format { $schema }, from a newer version; this version knows format { $known }
verbs-csv-has-no-heads = a CSV has no hashes: compare the head that `crisis export` printed with `--head`
verbs-report-without-heads = the file names no head of a log
verbs-only-heads = { $path }: only the heads in it are compared, not the text of the Markdown report
verbs-export-was-flawed = the log had a flaw when this was exported: { $flaw }
verbs-log-flawed = this log has { $count ->
    [one] 1 flaw
   *[other] { $count } flaws
    } itself: `crisis verify` says which
verbs-more-flaws = and { $count } more; `--json` shows all
verbs-not-all-compared = no flaws, but not everything could be compared
verbs-a-time = a time
verbs-words-differ = { $place } says "{ $says }"; the entries say "{ $made }"
verbs-words-missing = { $place } is missing; the entries say "{ $made }"
verbs-words-added = { $place } says "{ $says }"; no entry says so
verbs-words-order = { $place } is not where it happened in time
verbs-row-made = made
verbs-row-chains = chains
verbs-row-words = words
verbs-row-log = this log
verbs-made-by = { $at } by crisis { $version }, as the file itself says
verbs-made-by-older = { $at } by an older crisis, as the file itself says
verbs-an-older-version = an older version
verbs-bound = { $entries } in { $count ->
    [one] 1 chain
   *[other] { $count } chains
    }, each linked to the one before
verbs-unbound = { $entries }, not linked as they were logged
verbs-words-same = match the entries, on the board and in the timeline
verbs-words-not-same = do not match the entries
verbs-words-of-other-version = made by { $by }, so not compared to the end: first difference at { $place }
verbs-log-same = has these entries and no others
verbs-log-longer = has these entries and { $count } more
verbs-log-mixed = has these entries, and before the last of them others that nothing vouches for
verbs-log-shorter = does not have all of these entries
verbs-log-forked = has other entries under the same numbers
verbs-log-not-compared = some entries are unreadable, so this cannot be compared
verbs-log-without = { $folder } has nothing of { $incident }
verbs-log-mixes = { $count ->
    [one] this log has an entry of origin { $origin } among them, which the export does not know
   *[other] this log has { $count } entries of origin { $origin } among them, which the export does not know
}
verbs-log-lacks = this log lacks entries { $from } to { $until } of origin { $origin }
verbs-log-forks = this log has another entry { $from } of origin { $origin }
verbs-no-head = `{ $typed }` is not a head
verbs-write-head = copy the head from a report, a briefing, `crisis status --json` or the output of `crisis export`
verbs-no-such-head = { $head } does not match
verbs-head-of-another = this head belongs to { $incident }
verbs-verify-that-one = name that incident, or none
verbs-head-misnumbered = entry { $number } has that hash
verbs-head-same = { $incident } ends with this entry
verbs-head-longer = { $incident } has this entry and goes on to entry { $last }
verbs-head-joined = { $count ->
    [one] { $incident } has this entry, and an entry of another origin comes after it
   *[other] { $incident } has this entry, and { $count } entries of other origins come after it
}
verbs-head-mixed = { $count ->
    [one] { $incident } has this entry, but an entry of origin { $origin } comes before it, which no head vouches for
   *[other] { $incident } has this entry, but { $count } entries of origin { $origin } come before it, which no head vouches for
}
verbs-head-shorter = { $incident } ends at entry { $last }
verbs-head-forked = entry { $number } of { $incident } has another hash, { $hash }
verbs-head-no-chain = { $incident } has no entries of that origin
verbs-head-unknown = no incident here has this entry
verbs-log-ends-at = The log ends at { $heads }: compare this later with `crisis verify --head`.
verbs-export-ends-at = the log ends at { $heads }; keep that elsewhere, and compare it later with `crisis verify --head`

## The screen

verbs-no-screen = the screen cannot be opened
verbs-without-screen = use commands instead of the screen: `crisis status`, `crisis --help`
verbs-output-no-terminal = standard output is not a terminal
verbs-input-no-terminal = standard input is not a terminal
verbs-dumb-terminal = this terminal (TERM=dumb) cannot show the screen
verbs-unwritten = not saved: { $words }
verbs-goodbye = { $incident } is still { $status }. Run `crisis` to go back
verbs-goodbye-reported = { $incident } is closed. Its report: { $path }
verbs-goodbye-closed = { $incident } is closed. Its report: `crisis export { $incident } --format markdown -o report.md`

# What verbs take.
verbs-field-entry = The entry, by the number that `crisis log` shows: 37
verbs-field-to = When it happened: the right time
verbs-field-new-text = The right text; `-` reads it from standard input
verbs-field-text = The text; `-` reads it from standard input
verbs-field-caller = Who says so: a customer, a colleague, anybody
verbs-field-concerned = The component that the report is about
verbs-field-report = The report, by its number: `11-3` in the inbox, `37` in an incident
verbs-field-with = The other report
verbs-field-reproduced = You saw the same
verbs-field-callback = When you promised to call back
verbs-field-since = Since when
verbs-field-awake = Since when you are awake
verbs-field-source = What triggered the incident (repeatable)
verbs-field-step = The step: D3, R1@db-1, verify-data@db-1
verbs-field-all = For every component for which the step is still open
verbs-field-priority = The priority that the step belongs to
verbs-field-path = The path, as the runbook names it
verbs-one-step-only = `{ $verb }` takes one step
verbs-several-steps = { $typed } means several steps
verbs-once-for-each = run the command once for each of them
verbs-field-component = The component
verbs-field-who = The person
verbs-field-why = The reason, for those who read the log later
verbs-field-why-if-needed = The reason, where one is needed
verbs-field-evidence = Evidence, in words
verbs-field-evidence-file = Evidence file (its SHA-256 is logged)
verbs-field-verdict = The verdict on the data; `stale` withdraws the current verdict
verbs-field-verdict-of-step = The verdict on the step's component
verbs-field-extent = How much is damaged, lost or missing
verbs-field-as-of = The time of the backup
verbs-field-service = The service state from now on
verbs-field-percent = How much of a degraded service is available
verbs-field-title = The title
verbs-field-severity = The severity: 1 is the worst
verbs-field-affected = What is affected, in words
verbs-field-not-affected = What is not affected, in words
verbs-field-unknown = What is not known yet, in words
verbs-field-needs = Components it depends on
verbs-field-stored-on = A component on which its data is stored, or none
verbs-field-out = Take it out of scope: it is not affected
verbs-field-step-or-component = The step, or the component whose verdict it is about
verbs-field-outcome = The outcome of the call
verbs-field-expected = When whoever answered will be here: `20m`, or a time as in `15:20`
verbs-field-said = What they said: with --expected, or if they are on the dial list
verbs-field-trusted = The right clock: `log` continues from its newest entry, `machine` is the clock of this machine
verbs-clock-trusted = This machine says { $machine }. The log is right: { $log }.
verbs-field-role = The role
verbs-field-duty = The duty in words: storage, phones
verbs-field-for = Who said it, if they are on the phone: an id or a name
verbs-field-false-alarm = Why it was a false alarm: closes without verdicts, and does not count in the figures
verbs-field-primary = The first number
verbs-field-secondary = The second number

## Doctor

verbs-doctor-log = Log
verbs-doctor-file-system = File system
verbs-doctor-clock = Clock
verbs-doctor-files = Files
verbs-doctor-sound = ok
verbs-doctor-remark = remark
verbs-doctor-wrong = WRONG
verbs-doctor-hint = hint: { $hint }
verbs-doctor-sum = { $count ->
    [0] nothing is wrong
    [one] { $count } thing is wrong
   *[other] { $count } things are wrong
    }
verbs-doctor-log-sound = { $folder }: { $incidents ->
    [one] { $incidents } incident
   *[other] { $incidents } incidents
    }, { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
    }, no flaws
verbs-doctor-flawed = { $incident }: { $count ->
    [one] { $count } flaw
   *[other] { $count } flaws
    }, the first: { $flaw }
verbs-doctor-verify = keep a copy of the folder as it is; `crisis verify` shows every flaw
verbs-doctor-none-yet = there is no log in { $folder } yet
verbs-doctor-declare = the first incident creates it: `crisis declare technical-crisis`
verbs-doctor-none-possible = there is no log in { $folder }, and none can be created in { $place }
verbs-log-foreign = somebody else can replace the log in { $folder }: { $why }
verbs-doctor-own-folder = keep the log in a folder of your own, which only you can write to (`chmod 700`)
verbs-doctor-no-file = { $path } is not a regular file: crisis neither reads nor writes the file
verbs-doctor-take-away = find out who put it there, then move it to another folder
verbs-doctor-read-only = { $folder } is read-only for this account: nothing can be logged
verbs-doctor-local = { $folder } is on a local disk ({ $name })
verbs-doctor-network = { $folder } is on a network file system ({ $name }): locks may not hold there, and two writers can destroy the log
verbs-doctor-local-disk = move the log to a local disk of one host, and let everybody log in to that host
verbs-doctor-memory = { $folder } is in memory ({ $name }): the log is lost when this machine stops
verbs-doctor-unasked = the file system of { $folder } is unknown: { $why }
verbs-doctor-room = { $megabytes } MB free
verbs-doctor-make-room = free some space on that disk
verbs-doctor-now = the clock of this machine shows { $now }
verbs-doctor-set-zone = set TZ to a name (Europe/Amsterdam), or unset it
verbs-doctor-newest = the newest entry is of { $at }
verbs-doctor-made = this program was installed at { $at }
verbs-doctor-behind = { $what }, { $time } ahead of the clock
verbs-doctor-not-behind = { $what }, { $time } ago
verbs-doctor-set-clock = correct the clock; if the log was wrong: `crisis clock machine --why "reason"`
verbs-doctor-hardware = the hardware clock shows { $at }, { $time } apart
verbs-doctor-no-hardware = there is no hardware clock to compare with
verbs-doctor-kept = the clock is synchronised
verbs-doctor-kept-to = the clock is synchronised, to within { $seconds } seconds
verbs-doctor-unkept = the clock is not synchronised: it drifts
verbs-doctor-keeping-unknown = neither chronyc nor timedatectl knows whether the clock is synchronised
verbs-doctor-keep = compare the clock with a telephone; synchronise it (chrony, systemd-timesyncd) once the network is back
verbs-doctor-own-file = make it a file of your own, which only you can write to, or move it away
verbs-doctor-write-contacts = write contacts.toml, and check it with `crisis lint`
verbs-doctor-file = { $file } is in use, no mistakes

## What comes in over HTTP

verbs-intake-listens = listening on { $url }: POST /alert/SOURCE and POST /heard; Ctrl-C ends it
verbs-intake-ended = the intake has ended; everything that was answered with 200 is in the log
verbs-intake-line = { $clock }  { $what }
verbs-intake-received = { $source }: { $count ->
        [one] { $count } alert received
       *[other] { $count } alerts received
    }, { $known } known already{ $left_out ->
        [0] {""}
       *[other] , { $left_out } left out
    }
verbs-intake-heard = a report was received
verbs-intake-sent-away = not taken: { $why }
verbs-intake-again = { $what } ({ $count } times more since the last line)
verbs-intake-no-start = the intake was not started
verbs-intake-no-token = there is no token, and without one anybody could send alerts
verbs-intake-make-token = `(umask 077; openssl rand -hex 32 > intake.token)`, then token_file = "intake.token" under `[intake]` of the settings; or set { $variable }
verbs-intake-token-file = { $path }: { $why }
verbs-intake-token-short = the token is shorter than { $least } characters
verbs-intake-token-odd = a token is at most { $most } characters without spaces or accents
verbs-intake-token-no-file = this is not a regular file
verbs-intake-token-open = others can read or change it (mode { $mode }): `chmod 600` closes it
verbs-intake-no-listener = the intake cannot listen on { $address }
verbs-intake-other-address = name another address with --listen, or end the program that uses this one
verbs-intake-no-address = `{ $typed }` is not an address
verbs-intake-address-is = an address has a number and a port
verbs-intake-say-address = write --listen 127.0.0.1:9097, or a port alone: --listen 9097
verbs-intake-not-encrypted = { $address } can be reached by others, and nothing is encrypted, the token neither: put a proxy with TLS before it
verbs-intake-unauthorised = the request was not taken
verbs-intake-wrong-token = the token is not the right one
verbs-intake-no-token-sent = the request has no token
verbs-intake-send-token = send the header `Authorization: Bearer TOKEN`
verbs-intake-not-taken = nothing of it was saved
verbs-intake-too-fast = this address sends too many requests at once
verbs-intake-busy = too much is waiting to be saved
verbs-intake-no-answer = the log gives no answer
verbs-intake-log-failed = the log failed: { $error }
verbs-intake-come-again = send it again in { $seconds } seconds; an alert that was saved already is not saved twice
verbs-intake-too-large = it is larger than { $most } bytes
verbs-intake-too-slow = it took too long to arrive
verbs-intake-cut-off = it ended before it was complete
verbs-intake-send-less = send it again, in smaller parts if need be
verbs-intake-no-path = there is nothing at this path
verbs-intake-paths = there are /alert/SOURCE, /heard and /health; the name of a source has letters, digits, `-`, `_` and `.`
verbs-intake-use-path = POST to one of these
verbs-intake-wrong-method = this path does not take { $method }
verbs-intake-use-method = use { $methods }
verbs-intake-report-form = send a JSON object with who and what: `crisis man`
verbs-nothing-sent = nothing was sent
verbs-page-sent = { $name }: sent over { $channel }
verbs-page-later = { $name }: NOT SENT over { $channel }{ $why }; try again in 5 minutes
verbs-page-failed = { $name }: NOT SENT over { $channel }{ $why }
verbs-page-uncertain = { $name }: UNCERTAIN over { $channel }{ $why }
verbs-page-not-begun = { $name }: not started over { $channel }, nothing was sent
verbs-not-beside-arrived = { $option } has no meaning beside --arrived
verbs-settle-or-page = say with `--arrived yes|no` what came of it, or page without it
verbs-no-such-channel = there is no channel { $channel }
verbs-no-channel-of-that-id = the settings have these: { $ids }
verbs-configure-channels = name one of them, or add a `[[channel]]` to crisis.toml
verbs-field-page-text = What else to say, on top of what happened and how to join
verbs-field-channel = Over which channels, by id; otherwise those of `[page]` in crisis.toml
verbs-field-again = Page them although an earlier page may have arrived
verbs-field-arrived = Whether a page that failed or is uncertain arrived
verbs-pages-under-way = { $count ->
    [one] waiting for { $count } page that is being sent; Ctrl-C ends it, and leaves it uncertain
   *[other] waiting for { $count } pages that are being sent; Ctrl-C ends them, and leaves them uncertain
}
verbs-doctor-channels = channels
verbs-doctor-channel = { $channel } answers
verbs-doctor-channel-silent = { $channel } does not answer: { $why }
verbs-doctor-mend-channel = correct its `[[channel]]` in crisis.toml, or use the phone
verbs-doctor-no-channel = no channel is configured: people are reached by phone alone
verbs-doctor-add-channel = add a `[[channel]]` and `[page]` to crisis.toml, and check it with `crisis lint`
verbs-doctor-contacts-open = other accounts of this machine may read { $file }
verbs-doctor-close-contacts = take that away: chmod 600 { $file }

## From paper

verbs-line-taken = line { $line }: { $told }
verbs-line-refused = line { $line } `{ $typed }`: { $error }
verbs-transcribed = { $dry ->
        [yes] would be taken:
       *[no] taken:
    } { $taken ->
        [one] { $taken } line
       *[other] { $taken } lines
    }, { $known } already in the log, { $refused } refused
verbs-sheet-too-long = it is longer than { $most } bytes
verbs-sheet-in-parts = feed it in parts
