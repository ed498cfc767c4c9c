# What verbs print.

## Refusals and remarks

verbs-refusal = 
    error: { $error }
    because: { $because }
    hint: { $hint }
verbs-warning = warning: { $what }
verbs-note = note: { $what }
verbs-not-kept = not kept: { $typed }
verbs-output-failed = the output could not be written
verbs-disk-full = is the disk full?
verbs-answer-failed = the answer could not be written
verbs-kept-all-the-same = what you asked for is kept all the same: look with `crisis log` before you repeat it
verbs-not-overwritten = { $path } was not overwritten
verbs-changed-since = it was changed since crisis wrote it
verbs-not-written-here = crisis did not write it with this log
verbs-force-output = name another file with --output, or overwrite it with --force
verbs-belongs-to-log = it is a file of the log
verbs-is-read = crisis reads it: it is in use as settings, contacts or runbook
verbs-is-protected = it is read-only
verbs-is-a-disk = it is a disk: a report would destroy what is on it
verbs-nobody-reads-it = it is a pipe, and nobody reads from it
verbs-redirect-elsewhere = redirect the output to another file
verbs-link-astray = it is a link to something that is not there
verbs-exchanged = something else was put in its place while it was opened
verbs-through-link = { $path } is a link: the report is in { $target }
verbs-not-remembered = to overwrite { $path } later takes --force: the list of exports beside the log cannot be written
verbs-no-log-folder = there is no folder for the log
verbs-no-home = HOME is not set to an absolute path, and this account has no home folder
verbs-set-home = set HOME, or name a folder with --dir or CRISIS_DIR
verbs-log-make-room = make room on that disk and try again, or keep the log elsewhere with --dir; what the log has stays readable
verbs-log-elsewhere = keep the log elsewhere with --dir, or mend the permissions; what the log has stays readable
verbs-log-of-another = run crisis as { $owner }, or use a log of your own with --dir
verbs-log-try-again = try again; if it lasts, find what holds the file with `fuser`
verbs-log-keep-a-copy = keep a copy of the file as it is; go on with another folder: --dir
verbs-log-update = update crisis on this machine; what the log has stays readable
verbs-log-run-again = put the log back where it was, or run this again to go on with what lies there now
verbs-log-compare = keep a copy of the file as it is; `crisis verify --head { $head }` compares; run this again to go on with what it holds now
verbs-log-take-apart = to go on with the log that lies there, move log.sqlite-wal to another folder and keep it; else put the log before back
verbs-log-planted = move it away, and keep the log in a folder that only you can write to (`chmod 700`)
verbs-log-look = look at the folder, or keep the log elsewhere with --dir
verbs-log-elsewhere-dir = keep the log elsewhere with --dir, or mend the permissions
verbs-on-network = the log is on a network file system ({ $name }), where locks may not hold: keep it on a local disk of one host (--dir)
verbs-the-last = no incident is open: this is the last one, { $incident }
verbs-unvouched = the saved sum of { $incident } was changed by hand; it was removed, and every entry was read instead
verbs-tampered = the log of { $incident } was tampered with: `crisis verify` says where

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
verbs-half-understood = a runbook that is half understood is worse than none
verbs-lint-shows = `crisis lint { $file }` shows every mistake
verbs-lint-shows-others = `crisis lint { $file }` shows every mistake; others can be declared
verbs-no-evidence = { $path } cannot serve as evidence
verbs-input-unreadable = standard input cannot be read
verbs-give-the-text = give the text itself, or pipe it in
verbs-no-format = there is no format `{ $name }`
verbs-formats = a report is markdown, json or csv

## What was typed

verbs-no-time = `{ $typed }` is not a time
verbs-takes-a-time = { $option } takes one
verbs-write-time = write { $forms }
verbs-zone-unknown = TZ is `{ $zone }`, which is neither a time zone nor a POSIX rule: times are in UTC
verbs-time-ahead = `{ $typed }` has not come yet: it is { $here }
verbs-knows-no-at = this verb knows no --at
verbs-tells-now = it tells what is known now, not what was known at { $at }
verbs-leave-at-out = leave --at out; `crisis log` tells what happened when
verbs-entered-for = entered for { $when } { $zone }, { $ago } ago
verbs-no-verb = there is no verb `{ $verb }`
verbs-no-page = no page was printed
verbs-help-lists = `crisis --help` lists the verbs
verbs-changes-nothing = { $verb } changes nothing
verbs-only-shows = it only shows
verbs-word-unknown = this { $what } is unknown
verbs-no-such-word = no such word
verbs-destroys = { $code } destroys something and goes by its full name
verbs-afterwards-gone = afterwards is gone: { $gone }
verbs-read-it-again = read it again, then { $ask }
verbs-verdict-not-given = the verdict on { $component } was not given
verbs-only-for-a-doubt = { $option } says why a verdict is stale
verbs-say-what-it-rests-on = say what it rests on: `crisis verdict { $component } { $verdict } --evidence "what you saw"`
verbs-verdict-not-doubted = the verdict on { $component } was not doubted
verbs-not-for-a-doubt = { $option } belongs to a verdict, and a doubt has a reason alone
verbs-doubt-it = `crisis verdict { $component } stale --why "what touched it"`
verbs-component-not-changed = { $component } was not changed
verbs-not-beside-out = `{ $option }` says nothing here: taking out of scope is `--out` with `--why`
verbs-not-beside-false-alarm = { $option } has no place beside --false-alarm
verbs-false-alarm-says-why = say why with --false-alarm alone: --false-alarm "a test of the monitoring"
verbs-out-and-why = leave it out, or `--out --why "why it is not concerned"` alone
verbs-no-component-id = `{ $typed }` is no component's id
verbs-no-service = `{ $word }` is not what customers can have of a component
verbs-service-words = it is one of { $words }
verbs-for-example-web = for example `--component web=degraded`; leave it out where nobody knows yet
verbs-for-example = for example db-1
verbs-no-id = `{ $typed }` is no id
verbs-contacts-lists-ids = `crisis contacts` lists the ids

## Who asks, and whom to call

verbs-who-are-you = who are you?
verbs-nobody-named = the log keeps who did what, and nobody was named
verbs-add-as = add --as ID, or set CRISIS_AS; ids: { $ids }
verbs-nobody-known = `{ $named }` is nobody that this incident knows
verbs-did-you-mean-contact = no contact has that id; did you mean `{ $id }` ({ $name })?
verbs-no-contact = no contact has that id; ids: { $ids }
verbs-add-to-contacts = use a contact's id, or add them to { $file }
verbs-use-an-id = use an id that `crisis contacts` lists; your own people belong into contacts.toml
verbs-not-called = { $who } was not called
verbs-no-contact-no-number = no contact has that id, so there is no number
verbs-contacts-lists = `crisis contacts` lists whom you can call
verbs-no-responder = { $who } is no responder
verbs-only-call = `crisis call { $who }` shows the number and logs the call
verbs-one-number-only = there is one number: leave --primary or --secondary out
verbs-said-is-for-the-dial-list = --said is for the dial list, and this is a contact or a responder
verbs-note-what-they-say = leave --said out; `crisis note` keeps what they say
verbs-dial-list = Dial list:
verbs-dial = dial { $number } ({ $line })
verbs-dial-outsider = dial { $number }
verbs-no-number = the contacts have no number of { $name }
verbs-away-until = away until { $until }{ $why }
verbs-then-call = then: `crisis call { $who } { $answered }`, or { $others }
verbs-example-contacts = no contacts.toml was found: the example contacts are in use
verbs-example-contacts-short = no contacts.toml: the example contacts are in use
verbs-these-are-examples = no contacts.toml was found: these are the example contacts
verbs-invented-contacts = { $more ->
    [0] { $first } in { $file } is
   *[other] { $first } and { $more } more in { $file } are
    } invented: put your own people in
verbs-contact-unread = { $contact } could not be read: see `crisis lint`
verbs-contact-unreadable = { $contact } could not be read from the contacts: see `crisis lint`
verbs-runbook-refused = { $file } is refused: see `crisis lint`
verbs-nobody-looked-up = nobody can be looked up in { $file }
verbs-the-file-is-refused = the file is refused
verbs-nobody-called = nobody is called `{ $who }`
verbs-no-id-or-name = no contact has that id or name
verbs-contacts-lists-all = `crisis contacts` lists them all
verbs-away = AWAY until { $until }{ $why }
verbs-time-there = { $clock } there

## Declaring

verbs-declared = declared { $incident }
verbs-you-command = you command. `crisis` opens the screen; `crisis next` says what to do first; `crisis call WHO` calls somebody in
verbs-nothing-declared = nothing was declared
verbs-declared-from-runbook = a crisis is declared from a runbook; there are: { $runbooks }
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
    [yes] EXERCISE  { $title }  SEV{ $severity }  { $status }  T+{ $since }  log { $entries } kept  { $clock } { $zone }
   *[no] { $title }  SEV{ $severity }  { $status }  T+{ $since }  log { $entries } kept  { $clock } { $zone }
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
verbs-proposed = proposed: { $role }, { $because }
verbs-next-for-you = Next for you
verbs-nothing-free = nothing is free for you now
verbs-briefing = BRIEFING
verbs-situation = Situation
verbs-under-way = Under way
verbs-held = Still on hold
verbs-settled = { $priority }: { $settled } of { $of } settled
verbs-next-for-commander = Next for the commander
verbs-written-later = written down { $span } later

## Looking for what was changed

verbs-nothing-to-verify = there is nothing to verify
verbs-holds-no-log = { $folder } holds no log
verbs-name-a-log = name a log's folder with --dir, or a JSON export
verbs-cannot-verify = { $path } cannot be verified
verbs-name-what-to-verify = name an incident, a log.sqlite, or a file that `crisis export --format json` wrote
verbs-incident-first = the incident is verified, and not what lies here under that name; for that, name it as ./{ $path }
verbs-name-by-path = if it is meant, name it as ./{ $path }
verbs-found-foreign = { $path } was found in this folder: { $why }
verbs-log-of-other-name = it is a file of a log, and not the one called log.sqlite
verbs-give-it-a-folder = put a copy, called log.sqlite, into a folder of its own, and name that
verbs-export-too-long = it has { $bytes } bytes, and of an export at most { $longest } are read
verbs-verified = { $what }: { $entries }, { $flaws }, head { $head }
verbs-entries = { $count ->
    [one] 1 entry
   *[other] { $count } entries
    }
verbs-flaws = { $count ->
    [0] sound
    [one] 1 flaw
   *[other] { $count } flaws
    }
verbs-entries-unreadable = { $count } entries cannot be read as entries
verbs-first-unreadable = the first is { $place }
verbs-export-without = it has no `{ $key }`, which every export has
verbs-export-newer = it has shape { $schema }, made by a newer version; this one knows shape { $known }
verbs-csv-has-no-heads = a CSV holds neither hashes nor heads: compare the head that `crisis export` named with `--head`
verbs-report-without-heads = it holds no heads of a log
verbs-only-heads = { $path }: only the heads in it are compared; the words of a report in Markdown are not
verbs-export-was-flawed = the log had a flaw when this was exported: { $flaw }
verbs-log-flawed = this log has { $count ->
    [one] 1 flaw
   *[other] { $count } flaws
    } itself: `crisis verify` says which
verbs-more-flaws = and { $count } more; `--json` has all
verbs-not-all-compared = no flaws, but not everything could be compared
verbs-a-time = a time
verbs-words-differ = { $place } says "{ $says }"; its entries make it "{ $made }"
verbs-words-missing = { $place } is missing; its entries make it "{ $made }"
verbs-words-added = { $place } says "{ $says }"; no entry makes it
verbs-words-order = { $place } does not stand where it happened
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
    }, each bound to the one before
verbs-unbound = { $entries }, not bound as they were written
verbs-words-same = as its entries make them, on the board and in the timeline
verbs-words-not-same = not as its entries make them
verbs-words-of-other-version = made by { $by }, so not compared to the end: first other at { $place }
verbs-log-same = it holds these entries and no others
verbs-log-longer = it holds these entries and { $count } more
verbs-log-mixed = it holds these entries, and before the last of them others that nobody can vouch for
verbs-log-shorter = it does not hold all of these entries
verbs-log-forked = it holds other entries under the same numbers
verbs-log-not-compared = some entries cannot be read, so nobody can tell
verbs-log-without = { $folder } holds nothing of { $incident }
verbs-log-mixes = { $count ->
    [one] this log has an entry of origin { $origin } among them, which the export does not know
   *[other] this log has { $count } entries of origin { $origin } among them, which the export does not know
}
verbs-log-lacks = this log lacks entries { $from } to { $until } of origin { $origin }
verbs-log-forks = this log has another entry { $from } of origin { $origin }
verbs-no-head = `{ $typed }` is not a head
verbs-write-head = copy it from a report, a briefing, `crisis status --json` or what `crisis export` said
verbs-no-such-head = { $head } does not fit here
verbs-head-of-another = it is a head of { $incident }
verbs-verify-that-one = name that incident, or none
verbs-head-misnumbered = entry { $number } has that hash
verbs-head-same = { $incident } ends here
verbs-head-longer = { $incident } passes here and goes on to entry { $last }
verbs-head-joined = { $count ->
    [one] { $incident } passes here, and an entry of another origin comes after it
   *[other] { $incident } passes here, and { $count } entries of other origins come after it
}
verbs-head-mixed = { $count ->
    [one] { $incident } passes here, but an entry of origin { $origin } comes before it, which no head speaks for
   *[other] { $incident } passes here, but { $count } entries of origin { $origin } come before it, which no head speaks for
}
verbs-head-shorter = { $incident } ends at entry { $last }
verbs-head-forked = entry { $number } of { $incident } has another hash, { $hash }
verbs-head-no-chain = { $incident } has no entries of that origin
verbs-head-unknown = nothing here passes it
verbs-log-ends-at = The log ends at { $heads }: `crisis verify --head` compares this later.
verbs-export-ends-at = the log ends at { $heads }; keep that elsewhere: `crisis verify --head` compares it later

## The screen

verbs-no-screen = the screen cannot be opened
verbs-without-screen = without a screen there are verbs: `crisis status`, `crisis --help`
verbs-output-no-terminal = standard output is no terminal
verbs-input-no-terminal = standard input is no terminal
verbs-dumb-terminal = this terminal (TERM=dumb) cannot be drawn upon
verbs-unwritten = not written down: { $words }
verbs-goodbye = { $incident } is { $status }; it goes on. `crisis` opens it again
verbs-goodbye-closed = { $incident } is closed. Its report: `crisis export { $incident } --format markdown -o report.md`

# What verbs take.
verbs-field-entry = The entry, by the number that `crisis log` shows: 37
verbs-field-to = When it happened: the right time
verbs-field-new-text = The right words; `-` reads them from standard input
verbs-field-text = The text; `-` reads it from standard input
verbs-field-step = The step: D3, R1@db-1, verify-data@db-1
verbs-field-all = For every component for which the step is still open
verbs-field-priority = What the step serves: integrity, restore or communicate
verbs-field-path = The path, as the runbook names it
verbs-one-step-only = `{ $verb }` is about one step
verbs-several-steps = { $typed } is several steps
verbs-once-for-each = run it once for each of them
verbs-field-component = The component
verbs-field-who = Whom
verbs-field-why = Why, for those who read the log later
verbs-field-why-if-needed = Why, where a reason is needed
verbs-field-evidence = What shows it, in words
verbs-field-evidence-file = A file that shows it; the log keeps its digest
verbs-field-verdict = What is known of the data; `stale` doubts the verdict there is
verbs-field-verdict-of-step = The verdict on the step's component
verbs-field-extent = How much is damaged, lost or missing
verbs-field-as-of = How old data from a backup is
verbs-field-service = Its state from now on
verbs-field-percent = How much of a degraded service works
verbs-field-title = What it is called
verbs-field-severity = How bad it is: 1 is worst
verbs-field-affected = What is affected, in words
verbs-field-not-affected = What is not affected, in words
verbs-field-unknown = What nobody knows yet, in words
verbs-field-needs = What it stands on
verbs-field-stored-on = A component on which its data is stored, or none
verbs-field-out = It is not concerned: take it out of scope
verbs-field-step-or-component = The step, or the component whose verdict it is about
verbs-field-outcome = What came of the call
verbs-field-said = What they said, where they are on the dial list
verbs-field-trusted = Which clock is right: the log, which goes on from its newest entry, or this machine's
verbs-clock-trusted = This machine says { $machine }. The log is right: { $log }.
verbs-field-role = The role
verbs-field-duty = The duty in words: storage, phones
verbs-field-for = Whose word it is, for somebody who has only a phone: an id or a name
verbs-field-false-alarm = Why it was none: closes without verdicts, and outside the figures
verbs-field-primary = On the first number
verbs-field-secondary = On the second number

## Doctor

verbs-doctor-log = Log
verbs-doctor-file-system = File system
verbs-doctor-clock = Clock
verbs-doctor-files = Files
verbs-doctor-sound = sound
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
verbs-doctor-declare = the first incident makes it: `crisis declare technical-crisis`
verbs-doctor-none-possible = there is no log in { $folder }, and none can be made in { $place }
verbs-log-foreign = somebody else can replace the log in { $folder }: { $why }
verbs-doctor-own-folder = keep the log in a folder of your own, which only you can write to (`chmod 700`)
verbs-doctor-no-file = { $path } is not a regular file: crisis neither reads nor writes it
verbs-doctor-take-away = find out who put it there, then move it to another folder
verbs-doctor-read-only = { $folder } is read-only for this account: nothing can be logged
verbs-doctor-local = { $folder } is on a local disk ({ $name })
verbs-doctor-network = { $folder } is on a network file system ({ $name }): locks may not hold there, and two writers can destroy the log
verbs-doctor-local-disk = move the log to a local disk of one host, and let everybody log in to that host
verbs-doctor-memory = { $folder } is in memory ({ $name }): the log is lost when this machine stops
verbs-doctor-unasked = the file system of { $folder } is unknown: { $why }
verbs-doctor-room = { $megabytes } MB free
verbs-doctor-make-room = make room on that disk
verbs-doctor-now = the clock of this machine shows { $now }
verbs-doctor-set-zone = set TZ to a name (Europe/Amsterdam), or unset it
verbs-doctor-newest = the newest entry is of { $at }
verbs-doctor-made = this program was installed at { $at }
verbs-doctor-behind = { $what }, { $time } ahead of the clock
verbs-doctor-not-behind = { $what }, { $time } ago
verbs-doctor-set-clock = set the clock right; where the log was wrong: `crisis clock machine --why "reason"`
verbs-doctor-hardware = the hardware clock shows { $at }, { $time } apart
verbs-doctor-no-hardware = there is no hardware clock to compare with
verbs-doctor-kept = the clock is synchronised
verbs-doctor-kept-to = the clock is synchronised, to within { $seconds } seconds
verbs-doctor-unkept = the clock is not synchronised: it drifts
verbs-doctor-keeping-unknown = neither chronyc nor timedatectl knows whether the clock is synchronised
verbs-doctor-keep = compare it with a telephone; synchronise it (chrony, systemd-timesyncd) once the network is back
verbs-doctor-own-file = make it a file of your own, which only you can write to, or take it away
verbs-doctor-write-contacts = write contacts.toml, and check it with `crisis lint`
verbs-doctor-file = { $file } is in use, no mistakes
