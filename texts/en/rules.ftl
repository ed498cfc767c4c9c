# What the rules of an incident say: refusals, locks, alarms, what is next.

## The words of the rules

rules-priority-integrity = Data integrity
rules-priority-restore = Restore service
rules-priority-communicate = Communicate
rules-role-technical = technical
rules-role-communication = communications
rules-trigger-monitoring = monitoring
rules-trigger-reports = reports
rules-alert-firing = firing
rules-alert-resolved = resolved
rules-trigger-alert = "{ $summary }" from { $source } is a trigger in the settings
rules-trigger-component = { $people } people report { $component }, and one report was reproduced
rules-trigger-joined = { $people } people report one thing, and one report was reproduced: { $what }
rules-came-report = { $reproduced ->
    [yes] { $who }: { $what } (reproduced)
   *[no] { $who }: { $what }
    }
rules-came-alerts = { $count ->
    [one] { $about }: alert, { $summary }
   *[other] { $about }: { $count } alerts, { $summary }
    }
rules-came-resolved = { $count ->
    [one] { $about }: alert resolved, { $summary }
   *[other] { $about }: { $count } alerts resolved, { $summary }
    }
rules-intake-too-large = { $bytes } bytes are too many: at most { $most }
rules-intake-too-many = there are too many alerts at once: at most { $most }
rules-intake-empty = there is nothing in it
rules-intake-truncated = it ends in the middle: line { $line }, column { $column }
rules-intake-no-json = it is not JSON: line { $line }, column { $column }
rules-intake-no-form = it is neither JSON nor lines of NAME=value
rules-intake-no-lines = no line of it is NAME=value
rules-intake-no-object = it is not an object
rules-intake-no-alerts = it has no list `alerts`
rules-intake-no-state = nothing says whether it fires or is resolved
rules-intake-no-summary = it has neither a summary nor a key
rules-intake-no-host = it names no host
rules-intake-no-report = it is not a report: { $why }
rules-intake-no-problem = a notification { $kind } is no news of a problem
rules-intake-long-key = its key is too long: { $bytes } bytes, at most { $most }
rules-intake-test = it has no heartbeat: this is a test message
rules-intake-neither = the monitor is neither down nor up
rules-not-reproduced = the report is not marked as reproduced
rules-reproduced-already = the report is already reproduced by { $who }
rules-not-joined = the reports are not joined
rules-joined-already = the reports are already joined
rules-not-dismissed = the report is not dismissed
rules-no-report = entry { $number } is not a report
rules-report-dismissed = report { $number } was dismissed by { $by }: { $why }
rules-report-taken = report { $number } belongs to { $incident }
rules-inbox-lists-reports = { $ask } lists the reports with their numbers
rules-too-many-reports = there are already { $most } reports
rules-nothing-new = nothing new
rules-note-instead = log it as a note: { $ask }
rules-verdict-unknown = unknown
rules-verdict-intact = intact
rules-verdict-damaged = damaged
rules-verdict-lost = lost
rules-verdict-recovered = recovered
rules-service-down = down
rules-service-restoring = restoring
rules-service-degraded = degraded
rules-service-up = up
rules-service-unknown = unknown
rules-service-retired = retired
rules-line-primary = primary
rules-line-secondary = secondary
rules-outcome-answered = answered
rules-outcome-voicemail = voicemail
rules-outcome-no-answer = no answer
rules-outcome-wrong-number = wrong number
rules-outcome-busy = busy
rules-status-open = open
rules-status-resolved = resolved
rules-status-closed = closed
rules-step-open = open
rules-step-started = started
rules-step-done = done
rules-step-skipped = skipped
rules-step-not-applicable = n/a
rules-step-failed = failed
rules-responder-called = called in
rules-responder-acknowledged = acknowledged
rules-responder-assigned = assigned
rules-responder-released = released
rules-and = { $one } and { $more }

## Time

rules-seconds = { $n }s
rules-minutes = { $n }m
rules-hours = { $n }h
rules-hours-and-minutes = { $n }h { $minutes }m
rules-days = { $n }d
rules-days-and-hours = { $n }d { $hours }h
rules-time-forms = `14:05`, `14:05 UTC`, `2026-11-21 14:05`, `2026-11-21T14:05+01:00`, `10m ago` or `1h30m ago`
rules-time-skipped = the clocks skipped { $time } on { $day } ({ $zone })
rules-as-of = as of { $time }
rules-has-not-come = { $time } is in the future
rules-at-takes = --at takes a time in the past: `14:05`, `10m ago`, `2026-11-21 14:05`
rules-data-ahead = data cannot be { $age }: that time is in the future
rules-as-of-takes = --as-of takes the time of the backup: `03:00`, `10m ago`, `2026-11-21 03:00`

## What is typed

rules-nothing-written = nothing was logged
rules-the-text = the text
rules-is-empty = { $option } is empty
rules-dots-stand = replace the dots in { $option } with your own text
rules-too-long = { $option } is too long: { $bytes } bytes, at most { $longest }
rules-keep-in-a-file = save the text as a file and log where the file is; { $ask } records its checksum
rules-say-in-a-few-words = use a few words that help those who read the log later
rules-id-empty = an id cannot be empty
rules-id-too-long = an id has at most { $longest } characters
rules-id-bad-character = an id has letters, digits, `-`, `_` and `.`, and starts with a letter or digit; found `{ $character }`

## Files and the log

rules-file-is-folder = it is a folder
rules-file-not-ordinary = it is not an ordinary file
rules-file-missing = it does not exist
rules-file-forbidden = you are not allowed to read it
rules-log-empty = the log in { $folder } is empty
rules-belongs-to = { $place } belongs to { $owner }
rules-all-may-write = every account may write to { $place }
rules-log-full = no space is left for the log { $path }
rules-log-read-only = the log { $path } cannot be written to
rules-log-forbidden = the log { $path } cannot be read
rules-log-closed-to = { $place } belongs to { $owner }: { $account } may neither read nor write it
rules-log-only-read-by = { $place } belongs to { $owner }: { $account } may read it, but not write to it
rules-log-held = the log { $path } is in use by another program
rules-log-damaged = the log { $path } is damaged
rules-log-too-new = the log { $path } was made by a newer version of crisis
rules-log-moved = the log { $path } was moved, replaced or deleted while it was open
rules-log-planted = the log was not opened, because of { $path }
rules-log-put-back = the log { $path } no longer has the entries that were read from it
rules-log-head-gone = the last hash { $head } is missing: the log was put back to an earlier state, or rewritten, while it was open
rules-log-mixed = the log { $path } was replaced; the latest entries belong to the previous log
rules-log-unreachable = the log { $path } cannot be opened
rules-log-failed = the log { $path } failed
rules-flaw-torn = log.sqlite-wal was damaged: entries in it are unreadable; the damaged file is beside the log: log.sqlite-wal-damaged
rules-flaw-foreign = the log file contains what crisis did not create: { $names }
rules-flaw-timeless = entry { $number } of origin { $origin } has an impossible time, far in the future; it was left out
rules-flaw-unvouched = the saved summary of the log was changed by hand; it was removed, and every entry was read instead
rules-flaw-put-back = the log was put back to an earlier state, or rewritten, while crisis had it open: the last hash { $head } is missing (compare with `crisis verify --head { $head }`)
rules-flaw-emptied = all its entries are missing
rules-flaw-apart = entry { $number } of origin { $origin } was moved in the file, away from the entries before it
rules-flaw-hidden = { $count ->
    [one] 1 entry or saved last hash belongs
   *[other] { $count } entries and saved last hashes belong
} to no known incident, and would be shown nowhere
rules-flaw-changed = entry { $number } of origin { $origin } was changed after it was written
rules-flaw-removed = entry { $number } of origin { $origin } was removed
rules-flaw-removed-many = entries { $from } to { $until } of origin { $origin } were removed
rules-flaw-moved = entry { $number } of origin { $origin } was moved out of order
rules-flaw-added = entry { $number } of origin { $origin } was added from outside: the log should end at entry { $kept }
rules-flaw-replaced = entry { $number } of origin { $origin } was replaced: its hash is not the last hash that the log recorded
rules-flaw-cut = the end was cut off: entries { $from } to { $until } of origin { $origin } were removed

# Heads that were kept elsewhere.
rules-head-unreadable = a head is written N:HASH, or ORIGIN:N:HASH: the number of an entry and the start of its hash
rules-head-no-number = the first entry has the number 1
rules-head-too-short = { $digits } digits of a hash are too few: give { $shortest } or more
rules-log-is-same = same
rules-log-is-longer = longer
rules-log-is-shorter = shorter
rules-log-is-mixed = mixed
rules-log-is-forked = forked
rules-log-is-unknown = unknown

## Finding an incident or a step

rules-none-open = no incident is open
rules-several-open = more than one incident is open
rules-name-incident = name one with --incident, or set CRISIS_INCIDENT
rules-none-with-id = no incident has `{ $typed }` in its id
rules-several-with-id = more than one incident has `{ $typed }` in its id
rules-type-more = type more of the id
rules-there-is-one-open = the only incident is open: { $incident }
rules-there-is-one-closed = the only incident is closed: { $incident }
rules-there-are = there are { $count } incidents: { $incidents }
rules-and-more = { $first }, and { $more } more
rules-name-one = name one with --incident { $incident }, or declare a new one: { $ask }
rules-declare-one = declare one with { $ask }, or open the screen with `crisis`
rules-no-step = there is no step `{ $typed }` in this incident
rules-no-step-named = there is no step { $step } in this incident
rules-none-of-them = { $code } was not changed
rules-nowhere-left = no component needs this for { $code } now
rules-no-path-chosen-yet = no path was chosen
rules-path-not-chosen = the path { $path } was not chosen
rules-no-such-path = the runbook has no path of that name
rules-choose-one-of = choose one of { $paths }: { $ask }
rules-runbook-without-paths = the runbook has no paths
rules-rule-out-what-does-not-apply = mark steps that do not apply as n/a
rules-path-chosen-already = the path { $path } is already chosen
rules-no-path-chosen = no path is chosen yet: { $paths }
rules-choose-it = the commander chooses: { $ask }
rules-step-not-added = "{ $title }" was not added
rules-step-is-there = there is already a step { $code } "{ $title }"
rules-another-title = give the new step another title, or do { $code }
rules-none-of-that-name = the runbook has no step of that name for the components in scope
rules-no-such-code = no step has that code or id
rules-did-you-mean-step = did you mean `{ $near }`? All steps and their codes: { $ask }
rules-status-lists-steps = look up the steps and their codes: { $ask }
rules-step-is-for = { $code } is done for { $components }
rules-step-is-for-none = { $code } is done once, not per component
rules-say-step = type `{ $code }`
rules-several-steps = `{ $typed }` means more than one step
rules-it-is-for = the step is done for { $components }
rules-say-which = name one of them, such as `{ $code }`

## Locks

rules-stays-locked = { $step } is locked
rules-verdict-is-stale = the verdict on { $component } ({ $verdict }) is stale: { $why }
rules-was-reopened = { $code } was reopened ("{ $why }")
rules-went-down = { $component } went down after that
rules-ground-in-doubt = its data is stored on { $component }, whose verdict is stale
rules-ground-judged = its data is stored on { $component }, which is { $verdict }
rules-ground-given-up = its data is stored on { $component }, which was retired
rules-path-changed = another path was chosen: { $path }
rules-moved-onto = its data is now stored on { $component }, whose data is not confirmed
rules-ground-is-broken = stored on { $ground }, which is damaged, lost or retired
rules-second-name-overridden = without a second person, overridden by { $who }: { $why }
rules-one-typist = { $who } typed the entries of both people
rules-verdict-wants-two-names = a second person must confirm the verdict on { $component } ({ $verdict }): so far only { $first }
rules-data-not-confirmed = the data of { $component } is not confirmed: no verdict yet
rules-data-is = the data of { $component } is { $verdict }
rules-check-data = check the data, then { $ask }
rules-check-again = check the data again, then { $ask }
rules-check-again-recovered = check the data again, then { $ask }
rules-bring-it-back = recover the data from a backup, then { $ask }
rules-unfinished = { $more ->
    [0] { $code } "{ $title }" { $how }
   *[other] { $code } "{ $title }" { $how }, and { $more } more
    }
rules-is-not-done = is not done
rules-was-skipped = was skipped and does not count as done
rules-has-failed = failed
rules-waits-for-second-name = needs a second person to confirm
rules-holds = its wait of { $span } is not over yet
rules-opens-in = wait: the lock opens in { $span }
rules-first-opens-in = wait for { $code } "{ $title }", which unlocks in { $span }
rules-wants-two-names = a second person must confirm it: so far only { $first }
rules-given-anew = { $by } has given another verdict since you read it: { $verdict }
rules-finished-anew = { $by } has finished it again since you read it
rules-read-it-first = read what is there now, then { $ask }
rules-ask-to-confirm = ask another responder to confirm: { $ask }
rules-finish-it = finish it: { $ask }
rules-first-comes = first finish { $code } "{ $title }": { $ask }
rules-reopen-or-rule-out = { $ask } and do the step, or { $other } if it does not apply
rules-lock-data = data { $verdict }
rules-lock-stale = verdict stale
rules-lock-after = needs { $code }
rules-lock-holding = opens in { $span }
rules-lock-second-name = needs 2nd person
rules-lock-not-up = not up
rules-lock-path = no path chosen

## Clocks and alarms

rules-step-is-due = { $code } "{ $title }" is due in { $ahead }
rules-step-was-due = { $code } "{ $title }" is { $late } late
rules-update-is-due = the next update to customers is due in { $ahead }
rules-update-is-due-now = the next update to customers is due now
rules-update-was-due = the next update to customers is { $late } late
rules-start-the-next = to send the next update: { $ask }
rules-callback-is-due = call { $who } back within { $ahead }
rules-callback-is-due-now = call { $who } back now
rules-callback-was-due = { $who } was promised a call, { $late } late
rules-call-back = call them, then log what they say: { $ask }
rules-reopen-for-the-next = reopen it and send the next: { $ask }
rules-step-is-due-now = { $code } "{ $title }" is due now
rules-late-by = : { $late } late
rules-opens-later = { $step } opens in { $left }
rules-ask-whoever-is-at-it = ask { $name }; then { $ask }, or { $other }
rules-do-it-now = do it now; then { $ask }
rules-called-no-answer = { $name } was called in { $ago } ago and has not acknowledged{ $late }
rules-you-were-called = you were called in { $ago } ago and have not acknowledged{ $late }
rules-call-secondary = call the secondary number: { $ask }, or call in somebody else
rules-call-next-person = call the next person: { $ask }, or the primary number again: { $other }
rules-did-nothing-since = { $name } acknowledged { $ago } ago, has no role and has done nothing since{ $late }
rules-has-no-role = { $name } is here and has no role, last heard of { $ago } ago{ $late }
rules-assign-yourself = { $ask } (or `communication`)
rules-assign-or-call = { $ask } (or `communication`), or { $other }
rules-offer-not-accepted = { $name } was offered command { $ago } ago and has not accepted{ $late }
rules-still-commands = { $name } is still in command; { $who } accepts with { $ask }
rules-call-or-withdraw = call { $name }: { $ask }, or withdraw the offer: { $other }
rules-has-commanded = { $name } has been in command for { $span }{ $late }
rules-hand-over-and-rest = hand over command and rest: { $ask }
rules-has-been-awake = { $name } has been awake for { $span }{ $late }
rules-release-to-rest = let them rest: { $ask }
rules-say-awake = say since when you are awake: { $ask }
rules-alarm-offered = { $to } is offered command by { $by }{ $why }
rules-alarm-takes = { $to } offers to take command{ $why }
rules-alarm-relieved = { $name } took command from you{ $why }
rules-ask-for-command-back = to be in command again, ask { $name }: { $ask }
rules-alarm-serves = { $component } serves customers while its data is { $verdict }: they may be writing into it
rules-alarm-serves-unknown = { $component } serves customers while nobody has confirmed its data
rules-alarm-serves-unsure = customers use { $component }, and { $because }
rules-stop-it = stop the service, then { $ask }
rules-alarm-failed = { $step } failed: { $why }
rules-alarm-page-failed = page to { $name } over { $channel } was NOT SENT{ $why }
rules-alarm-page-uncertain = page to { $name } over { $channel } is UNCERTAIN: it may have arrived
rules-page-again-or-phone = page again with { $ask }, or phone them
rules-settle-page = ask them, then { $ask } (or `no`); to page again: { $other }
rules-alarm-done-while-locked = { $step } was done while locked
rules-alarm-begun-while-locked = { $step } was worked on while locked
rules-alarm-done-too-early = { $step } was done before its wait was over
rules-was-too-early = { $code }: that was { $span } before its wait was over; this stays marked
rules-reopened-beneath = done steps that depend on { $code }: { $steps }. Reopen what no longer holds: { $ask }
rules-check-what-it-touched = check what this step changed
rules-check-data-of = check the data of { $component }
rules-alarm-clock = this machine says { $machine }, log { $log }
rules-late-in-doubt = time uncertain: { $what }
rules-settle-clock = set this machine's clock, or say which is right: { $ask } or { $other }
rules-ask-about-clock = ask { $name }, who is in command, which is right: { $ask } or { $other }
rules-trusted-log = log
rules-trusted-machine = machine's clock
rules-clock-not-settled = nothing was logged about the clocks
rules-clocks-agree = this machine's clock and the log agree
rules-clock-settled-already = already logged: the { $clock } is right
rules-alarm-nobody-speaks = nobody is informing customers
rules-alarm-no-all-clear = customers have not had the all-clear: { $step }
rules-opens-by-itself = wait until the step unlocks
rules-resume = resume it: { $ask }
rules-nothing-resumes = no step of the runbook resumes it: do it, and note it
rules-alarm-circle = { $component } was also said to be stored on { $ground }, which is stored on { $component }: that was ignored
rules-alarm-not-understood = { $count ->
    [one] 1 entry is kept, not understood: it comes from a newer version, or is more than an incident can hold
   *[other] { $count } entries are kept, not understood: they come from a newer version, or are more than an incident can hold
    }
rules-update-crisis = update crisis on this machine

## What to do next

rules-verdict-in-question = { $verdict }?
rules-verdict-unconfirmed = { $verdict }, needs a second person
rules-news-data = { $component } data { $verdict }
rules-news-stale = { $component } verdict stale
rules-news-service = { $component } { $service }
rules-news-resolved = service is back
rules-next-start = start { $step }
rules-next-finish = finish { $step }
rules-next-confirm = confirm { $step }
rules-next-confirm-verdict = confirm the verdict on { $component }
rules-next-alone = let { $step } count without a second person
rules-next-alone-verdict = let the verdict on { $component } count without a second person
rules-next-reopen = reopen { $step }
rules-next-delegate = delegate { $step }
rules-next-assign = give { $name } the { $role } role
rules-next-assign-some-role = give { $name } a role
rules-next-assign-somebody = give somebody the communications role
rules-next-call = call { $name }
rules-next-call-secondary = call { $name } on the second number
rules-next-call-somebody = call somebody in
rules-next-ack = acknowledge: you are here
rules-next-accept = read the briefing, then accept or decline
rules-next-handover = hand over command
rules-next-verdict = give the verdict on { $component }
rules-next-service = set the service of { $component }: { $service }
rules-next-service-up = say whether { $component } is up
rules-next-clock = say which clock is right
rules-next-clocks-disagree = this machine's clock and the log disagree
rules-next-choose-path = choose a path: { $paths }
rules-next-resolve = resolve the incident: service is back
rules-next-close = close the incident
rules-next-report = write the report for the post-mortem
rules-next-you-were-called = you were called in: acknowledge
rules-next-offered = { $name } offers you command
rules-next-one-name = { $name } says { $verdict }; it needs a second person
rules-next-nobody-else = { $verdict }, and nobody else is here to confirm it
rules-next-nobody-else-confirms = nobody else is here to confirm it
rules-next-done-by-one = { $name } did it; it needs a second person
rules-next-second-for = { $code } destroys something and needs a second person
rules-next-checks-are-done = all its checks are done
rules-next-restored = all its restore steps are done
rules-next-locked = { $code } is locked: { $because }
rules-next-update-late = customers wait for it
rules-next-call-back = a call was promised
rules-next-failed = it failed: { $why }
rules-next-late = it is late
rules-next-wait-is-over = its wait is over
rules-next-not-reached = { $name } was not reached
rules-next-no-answer = no answer yet
rules-next-no-role = here for 15 minutes without a role
rules-next-long-command = in command for more than 3 hours
rules-next-offer-open = the offer is not accepted yet
rules-call = { $line }: { $outcome }
rules-call-rings = { $line }: no outcome logged
rules-is-dialling = { $by } is dialling
rules-both-dial = { $by } and { $other } are both dialling
rules-dials = { $by } dials
rules-two-dial = two dial
rules-is-expected = { $name } is expected within { $ahead }
rules-is-expected-now = { $name } is expected now
rules-was-expected = { $name } was expected and has not acknowledged: { $late } late
rules-call-again = call again: { $ask }
rules-next-not-come = expected by now, and not here
rules-not-expected = { $name } was not logged as expected
rules-is-here-already = { $name } is here already
rules-leave-expected-out = leave `--expected` out, or log `answered`
rules-nobody-said-when = only somebody who answered says when they come
rules-expected-takes = say how long it takes, as in `20m`, or a time, as in `15:20`
rules-expected-has-passed = { $at } has passed
rules-callout-on-call = on call: { $rotation }
rules-callout-skill = { $skill }: { $codes }
rules-callout-away = AWAY through { $until }
rules-callout-unreached = { $outcome } ({ $line })
rules-callout-silent = called { $ago } ago, not acknowledged
rules-wrong-number = { $name }: the { $line } number is wrong
rules-wrong-number-dial = { $name }: the number on the dial list is wrong
rules-not-dialled = { $name } was not dialled
rules-dialled-by = { $by } is already dialling, { $left } left
rules-call-another = { $ask } meanwhile, or wait for the outcome
rules-dial-reference = Reference: { $reference }
rules-dial-hours = Hours: { $hours }
rules-dial-note = Note: { $note }
rules-on-the-dial-list = { $name } is on the dial list and is not a responder
rules-propose-nobody-speaks = nobody is informing customers yet, and no open technical step needs their skills
rules-propose-nobody-speaks-now = nobody is informing customers yet, and no step that can start now needs their skills
rules-propose-nobody-speaks-yet = nobody is informing customers yet
rules-propose-nobody-works = nobody is working on { $code } yet
rules-propose-nobody-judges = the data of { $component } needs a verdict, and nobody has the technical role
rules-propose-needed-least = nobody is informing customers yet, and they are needed least elsewhere
rules-propose-settled = every technical step that needs their skills is handled
rules-propose-only-they = only they know { $skill }, which { $code } needs now
rules-propose-speaks-but-starves = nobody is informing customers yet; { $code } then waits for somebody with { $skill }
rules-starves = { $code } now waits: only { $name } knows { $skill }
rules-propose-no-skill = no technical skills are listed for them
rules-propose-not-wanted = no open technical step needs { $skills }
rules-propose-not-wanted-now = no step that can start now needs { $skills }
rules-propose-wanted = { $steps ->
    [one] { $codes } needs { $skills }
   *[other] { $codes } need { $skills }
    }

## The incident as a whole

rules-not-declared = { $runbook } was not declared
rules-began-later = it cannot have begun at { $time }: that is after the declaration
rules-since-takes = --since takes a time before the declaration: `13:40`, `10m ago`
rules-runbook-not-for = the runbook has no trigger { $odd }, only { $known }
rules-leave-source-out = leave --source out, or use another runbook
rules-incident-is-closed = this incident is closed
rules-what-was-done-stands = it only takes notes, decisions and corrections
rules-note-or-declare = add a note: { $ask }; if the problem is back, declare a new incident: { $other }
rules-resolved-already = the incident is already resolved
rules-not-resolved = the incident is not resolved
rules-scope-not-changed = the scope was not changed
rules-nothing-said = nothing was given for the scope
rules-scope-already = the scope is already like that
rules-called-already = the title is already { $title }
rules-severity-already = the severity is already { $severity }
rules-data-of-several = the data of { $components } is not confirmed
rules-component-is = { $component } is { $service }
rules-up-once-it-is = once it is up: { $ask }
rules-not-closed = the incident is not closed
rules-no-false-alarm = this was not a false alarm
rules-data-was-said = the verdict on { $component } was { $verdict }
rules-service-was-said-down = the service of { $component } was set to down
rules-told-of-false-alarm = customers got notices ({ $codes }): send them the all-clear
rules-it-is-not-resolved = the incident is not resolved
rules-resolve-or-close = { $ask } first, or { $other }
rules-customers-not-heard = customers have not been told everything: { $steps }
rules-customers-do-not-know = customers do not know yet: { $news }
rules-write-the-report = its report: { $ask }
rules-finish-or-close = finish them, mark what does not apply as n/a, or { $ask }
rules-resolved-with-open = resolved with this still open: { $open }
rules-closed-with-open = closed with this still open: { $open }
rules-component-left = { $component } { $service }
rules-steps-left = for customers { $steps }
rules-still-held = still on hold: { $steps }
rules-steps-not-confirmed = not confirmed by a second person: { $steps }
rules-steps-not-finished = started, not finished: { $steps }
rules-steps-failed = failed: { $steps }
rules-steps-not-done = not done: { $steps }
rules-held = { $code } { $title }: on hold since { $since }; { $release } resumes it
rules-held-for-good = { $code } { $title }: on hold since { $since }; no step of the runbook resumes it
rules-delegated-to = delegated to { $who }
rules-release-or-close = resume it: { $release }, or { $ask }
rules-open-again = the incident is open again

## Components

rules-no-component = there is no component { $component } in this incident
rules-its-components = the components are { $components }
rules-bring-into-scope = name one of them, or add it: { $ask }
rules-in-scope-already = { $component } is already in scope
rules-not-added = { $component } was not added
rules-needs-not-in-scope = { $missing } is not in scope
rules-ground-not-in-scope = { $component } is stored on { $ground }, which is not in scope. Add it? { $ask }
rules-too-many-components = an incident holds at most { $most } components, and this would make { $count }
rules-too-many-steps = an incident holds at most { $most } steps, and this would make { $count }
rules-too-many-ticks = an incident holds at most { $most } steps, counted once for each component, and this would make { $count }
rules-name-groups = name fewer components: one for each group that is restored together
rules-group-or-note = treat it as part of a component in scope, or log what happens there: { $ask }
rules-note-or-detail = do it as part of an existing step, or log it: { $ask }
rules-add-first = add { $missing } first: { $ask }
rules-not-called = the verdict on { $component } was not set to { $verdict }
rules-verdict-wants-evidence = a verdict that unlocks needs evidence
rules-backup-has-an-age = recovered data needs the time of its backup
rules-no-verdict-to-doubt = there is no verdict on { $component } to mark as stale
rules-service-not-changed = the service of { $component } was not changed
rules-percent-of-degraded = --percent says how much of a degraded service is available, 0 to 100
rules-service-or = { $ask }, or { $other }
rules-service-already = { $component } is already { $service }
rules-not-retired = { $component } was not retired
rules-retired-wants-why = retiring a component needs a reason
rules-not-changed = { $component } was not changed
rules-stored-in-a-circle = { $ground } is itself stored on { $component }
rules-say-where-stored = first change where the other component is stored: { $ask }
rules-say-where-it-is-stored = set where it is stored: { $ask }
rules-not-in-scope = { $component } is not in scope
rules-not-left-out = { $component } stays in scope
rules-was-judged = its data had the verdict { $verdict } in this incident
rules-is-stored-on-it = { $above } is stored on it
rules-the-only-one = it is the only component
rules-retire-it = retire it instead: { $ask }
rules-carries-no-data = { $component } holds no data
rules-nothing-to-judge = leave the verdict out: it needs none
rules-verdict-wants-role = this verdict needs the { $wanted } role or the commander, and { $who } is neither
rules-tell-them-or-take-role = tell somebody with that role what you saw, or take the role: { $ask }
rules-say-there-then-role = acknowledge with { $ask }, then take the { $role } role
rules-ground-unsure = { $component } is stored on { $ground }, whose data is not confirmed
rules-stored-on-broken = { $component } is stored on { $ground }, which is damaged, lost or retired: this stays marked
rules-leave-verdict-to-one = you are in command: leave the checks to somebody else ({ $names })
rules-verdict-not-confirmed = the verdict on { $component } was not confirmed
rules-verdict-wants-no-second = it does not need a second person
rules-no-verdict-to-confirm = no verdict was given yet
rules-verdict-confirmed-already = the verdict on { $component } ({ $verdict }) already counts
rules-verdict-not-overridden = nothing was overridden for { $component }
rules-waits-for-no-second = its verdict does not need a second person
rules-nothing-to-override = nothing locks it
rules-second-wants-role = the second person needs the { $wanted } role, and { $who } does not have it
rules-let-them-confirm-or-come = ask { $name } to confirm; or acknowledge with { $ask } and take the { $role } role
rules-let-them-confirm = ask { $name } to confirm, or change roles: { $ask }
rules-alone-call-or-override = nobody else is here: { $ask }, or { $other }
rules-alone-call = nobody else is here: { $ask }
rules-first-or-resolve = { $first }; or, as the commander, resolve it with a reason: { $other }
rules-service-while = { $component } is { $service }, but { $lock }
rules-service-only-logged = this only logs the state: nothing is switched on or off
rules-verdict-stale-now = its verdict ({ $verdict }) is now stale: check the data of { $component } again
rules-verdicts-stay-open = each component still needs a verdict: { $ask }, or `damaged`, `lost`, `recovered`
rules-ground-first = first { $component }, on which it is stored: { $hint }
rules-verdict-waits-for-ground = { $component } still needs a verdict: { $hint }
rules-verdict-stays-open = { $component } still needs a verdict: { $ask }, or `damaged`, `lost`, `recovered`
rules-service-stays-open = set the service state of { $component } now: { $ask }
rules-services-stay-open = set the service state of each component now: { $ask }

## Steps

rules-not-yours = { $step } is not yours to do
rules-wants-role = it needs the { $wanted } role, and { $who } has the { $held } role
rules-commander = commander
rules-is-the-commanders = it is a step for the commander, { $name }
rules-commander-delegates = ask { $name } to delegate it: { $ask }
rules-not-delegated = { $step } was not delegated
rules-delegated-already = { $code } is already delegated to { $name }
rules-leave-or-change-role = leave it to somebody with that role, or change roles: { $ask }
rules-leave-to-one = you are in command: leave { $code } to somebody else if you can ({ $names })
rules-stands-on-down = { $component } depends on { $ground }, still down
rules-finished-and-waits = { $code } is finished and needs a second person to confirm
rules-at-it-already = you are already working on { $code }
rules-yours-now = { $name } was working on it; it is yours now
rules-cannot-be-started = { $step } was not started
rules-cannot-be-done = { $step } was not finished
rules-cannot-be-called = { $step } was not set to { $state }
rules-it-is-already = it is already { $state }
rules-is-already = { $code } is already { $state }
rules-if-no-longer = if that no longer holds: { $ask }
rules-not-done-yet = { $step } is not done yet
rules-wants-evidence = it needs evidence
rules-done-with-evidence-or-file = { $ask }, or --evidence-file FILE
rules-wants-the-words = it is a notice, and needs the text that was sent
rules-done-with-the-words = paste what you sent: { $ask }
rules-counts-once-confirmed = it counts once somebody else has confirmed it
rules-not-finished = { $step } was not finished
rules-about-several = it covers several components; a verdict or service state is for one
rules-finish-without-verdict = finish it without --verdict, then { $ask } for each
rules-finish-without-service = finish it without --service, then { $ask } for each
rules-finished-already = { $step } is already finished
rules-takes-from-the-first = { $name } finished it, and a finished step takes no more evidence or verdict
rules-takes-no-more = a finished step takes no more evidence or verdict
rules-confirm-or-judge = check it yourself: { $ask } if it was done right; { $other } gives your own verdict
rules-judge-by-itself = give the verdict separately: { $ask }
rules-confirm-and-note = check it yourself, then { $ask }; log what you saw with { $other }
rules-note-or-reopen = log what you saw with { $ask }; if the step no longer holds: { $other }
rules-not-confirmed = { $step } was not confirmed
rules-wants-one-name = it does not need a second person
rules-wants-one-name-and-waits = it does not need a second person, and it cannot be done yet either: { $because }
rules-nobody-finished-it = nobody has finished it yet
rules-done-then-confirm = first { $ask }, then another person confirms
rules-skipped-is-not-done = skipped does not count as done: what this step protects stays locked
rules-gate-not-passed = the lock on { $step } was not overridden
rules-not-overridden = no lock was overridden: { $step }
rules-is-not-locked = { $code } is not locked
rules-start-it = start it: { $ask }
rules-gate-passed-already = the lock on { $code } is already overridden
rules-passes-the-gates-of = this overrides the lock for { $components }, and for no other component
rules-still-wants-second-name = { $code } destroys something: it still needs a second person

## People

rules-only-the-commander = only the commander, { $name }, may do this
rules-ask-or-take-command = ask { $name }, or take command: { $ask }
rules-no-role-yet = { $who } has no role yet
rules-was-released = { $who } was released
rules-not-acknowledged = { $who } was called in and has not acknowledged
rules-not-called-in = { $who } was not called in for this incident
rules-say-you-are-there = acknowledge: { $ask }
rules-once-you-have-spoken = once you have spoken with them: { $ask }; or { $who } runs { $other }
rules-has-role-already = { $who } already has the { $role } role
rules-give-communication = nobody is informing customers yet: give somebody the communications role
rules-not-released = { $who } was not released
rules-status-lists-people = look up who is there: { $ask }
rules-commands = { $who } is in command
rules-hand-over-first = hand over command first: { $ask }
rules-released-already = { $who } is already released
rules-awake-already = that { $who } is awake since then is logged already
rules-commands-already = { $who } is already in command
rules-took-over = took command from { $from }{ $why }
rules-no-longer-offered = the offer to { $name } was withdrawn
rules-command-not-offered = command was not offered to { $who }
rules-call-first = { $ask } first
rules-word-of = logged as said by { $name }
rules-if-not-reached = if the commander cannot be reached: { $ask }
rules-commands-until = { $commander } stays in command until { $who } runs { $ask }
rules-you-command-already = you are already in command
rules-command-not-taken = you did not take command
rules-command-not-declined = you did not decline command
rules-offered-to-another = command is offered to { $to }, not to { $by }
rules-they-accept = ask { $to } to accept, or the commander to offer command to you
rules-only-they-decline = only { $to } can accept or decline it
rules-nobody-offers-it = command is not offered to anybody
rules-nothing-to-decline = nothing to decline: { $commander } is in command
rules-commander-hands-over = ask the commander to run { $ask }

## What shows something, and what is to be asked for

rules-evidence-file = file { $name }, { $bytes } bytes, sha256 { $digest }

# What stands in the calls of hints.
rules-only-an-ask = { $ask }
rules-only-somebody = { $who }
rules-only-a-step = { $step }
rules-what-you-saw = what you saw
rules-what-happened = what happened
rules-no-answer-for-long = no answer for 10 minutes
rules-blank-who = WHO
rules-blank-step = STEP
rules-blank-component = COMPONENT
rules-blank-file = FILE
rules-blank-time = TIME
rules-blank-reason = reason

# Entries that are corrected or struck.

rules-not-struck = entry { $entry } was not struck
rules-not-corrected = entry { $entry } was not corrected
rules-no-entry = `{ $typed }` is not an entry of this log
rules-entries-have-numbers = an entry is named by its number, such as 37
rules-no-such-origin = no machine has that prefix; there are { $names }
rules-several-origins = several machines have an entry with that number: { $names }
rules-last-entry-is = the last entry is { $last }
rules-entry-not-there = the log has no entry { $entry }
rules-log-has-numbers = look up the entry and its number: { $ask }
rules-struck-already = entry { $entry } is already struck, by { $by }
rules-entry-is-struck = it was struck by { $by }
rules-strike-the-strike = to undo the strike: { $ask }
rules-nothing-to-correct = neither a new text nor a new time was given
rules-correct-words-or-time = correct the text with { $ask }, the time with { $other }
rules-says-so-already = entry { $entry } already says so
rules-entry-has-no-words = an entry of this kind has no text of its own
rules-entry-names-a-file = its evidence is a file
rules-note-it-or-correct-time = add a note with { $ask }, or correct the time with { $other }
rules-began-with-it = the incident began with this entry
rules-command-passed-with-it = command was handed over with this entry
rules-somebody-stands-for-it = a confirmation cannot be struck
rules-it-was-said = customers were told, and striking the entry cannot undo that
rules-of-a-newer-version = a newer version of crisis wrote it, and this version does not understand it
rules-strike-it-there = strike it with that version
rules-correct-instead = correct its time: { $ask }
rules-correct-or-reopen = correct its time with { $ask }, or reopen the step with { $other }
rules-open-again-instead = reopen the step instead: { $ask }
rules-doubt-instead = mark the verdict as stale instead: { $ask }
rules-hand-over-instead = hand over command instead: { $ask }
rules-closed-stays-closed = a closed incident cannot be reopened
rules-time-was-reckoned-from-it = the times of later entries were calculated from it
rules-settle-the-clock-anew = as the commander, say again which clock is right: { $ask }
rules-declare-anew = if the problem is back, declare a new incident: { $ask }
rules-would-command = { $name } would be in command
rules-would-raise = the data of { $component } would count as { $verdict }
rules-would-be-done = { $code } would count as done
rules-would-need-no-verdict = the data of { $component } would need no verdict
rules-would-unlock = { $code } would unlock
rules-needs-role-for = { $because }: only the { $wanted } role or the commander may do that
rules-ask-role-or-commander = ask { $name }, who is in command, or somebody with the { $wanted } role
rules-would-heal = { $first } logged that the data of { $component } was harmed: a second person must strike the entry
rules-another-strikes = ask another responder to strike entry { $entry }, or check the data: { $ask }

## Calendars and who is on call

rules-calendar-none = there is no calendar in it
rules-calendar-too-much = it has more in it than is read: the rest is left out
rules-calendar-cut-short = it ends in the middle: the events before that are used
rules-calendar-zone = { $events ->
    [one] an event is
   *[other] { $events } events are
    } in the unknown time zone { $zone }, and left out
rules-calendar-odd = { $events ->
    [one] an event has no beginning, or a rule that cannot be followed, and is
   *[other] { $events } events have no beginning, or a rule that cannot be followed, and are
    } left out
rules-calendar-unreadable = it cannot be read: { $why }
rules-calendar-unmatched = { $shifts ->
    [one] the shift "{ $title }" on { $first } names
   *[other] { $shifts } shifts "{ $title }", the first on { $first }, name
    } no contact
rules-calendar-ambiguous = { $shifts ->
    [one] the shift "{ $title }" on { $first } names
   *[other] { $shifts } shifts "{ $title }", the first on { $first }, name
    } more than one contact
rules-calendar-more = { $more ->
    [one] one more finding is
   *[other] { $more } more findings are
    } not shown
rules-rota-gap = nobody is on call in { $rotation } from { $from } to { $until }
rules-rota-away = { $who } is on call in { $rotation } while away, { $since } through { $through }

## The briefing

rules-brief-situation = Situation
rules-brief-head = { $drill ->
    [yes] EXERCISE: { $title }, SEV{ $severity }, { $status }
   *[no] { $title }, SEV{ $severity }, { $status }
}{ $false_alarm ->
    [yes] , a false alarm
   *[no] {""}
}
rules-brief-began = began { $at }{ $ago }; declared { $declared }
rules-brief-ago = , { $ago } ago
rules-brief-command = { $who } is in command since { $since }{ $length }{ $offered }
rules-brief-for = , for { $length }
rules-brief-offered = ; command is offered to { $to }
rules-brief-ended = { $status } { $at } by { $who }{ $why }
rules-brief-alarm = { $late ->
    [yes] LATE: { $what }
   *[no] ! { $what }
}
rules-brief-components = Components
rules-brief-component = { $id }: data { $data }, service { $service }{ $percent }{ $locked ->
    [yes] , locked
   *[no] {""}
}
rules-brief-well = { $count } more, all of them intact and up
rules-brief-stale = STALE since { $at }: { $why }
rules-brief-judged = verdict by { $who } { $at }
rules-brief-objectives = Objectives, in this order
rules-brief-objective = { $number } { $priority }: { $settled } of { $of } handled
rules-brief-at-it = { $code } ({ $who })
rules-brief-under-way = under way { $steps }
rules-brief-half-done = to be confirmed { $steps }
rules-brief-free = next { $steps }
rules-brief-count-locked = { $count } locked
rules-brief-done = Done last
rules-brief-entry = { $at } { $who }: { $what }
rules-brief-wrong = Failed, skipped, overridden
rules-brief-ended-so = { $state }{ $why }
rules-brief-overridden = lock overridden: { $why }
rules-brief-while-locked = worked on while locked
rules-brief-of-step = { $step }: { $what }
rules-brief-locked = Locked
rules-brief-held = Still on hold
rules-brief-decisions = Decisions
rules-brief-people = People
rules-brief-person = { $who }: { $what }
rules-brief-commander = commander
rules-brief-no-role = no role yet
rules-brief-at-work = at { $steps }
rules-brief-duty = duty: { $duty }
rules-brief-here = here for { $length }
rules-brief-expected = expected at { $at }
rules-brief-awake = awake for { $length }
rules-brief-called = called in { $at }, { $ago } ago, not acknowledged
rules-brief-contacts = Contacts to put right
rules-brief-released = released: { $names }
rules-brief-customers = Customers
rules-brief-told = told { $at } by { $who } ({ $code }): "{ $words }"
rules-brief-told-nothing = they were told nothing yet
rules-brief-since-then = since then, and not told: { $news }
rules-brief-news = { $what } ({ $at })
rules-brief-next-update = next update by { $at }{ $late }
rules-brief-came = { $reports ->
    [one] { $reports } report
   *[other] { $reports } reports
}, { $alerts ->
    [one] { $alerts } alert firing
   *[other] { $alerts } alerts firing
}
rules-brief-deadlines = Deadlines
rules-brief-deadline = { $at }: { $what }
rules-brief-next = Next
rules-brief-more = +{ $more } more
rules-not-paged = { $who } was not paged
rules-nothing-leaves-a-drill = this is a drill: nothing leaves it
rules-phone-instead = phone them
rules-page-not-earlier = a page goes out now, at no earlier time
rules-page-goes-now = leave `--at` out; log an earlier call with `crisis note`
rules-no-channel = no channel is configured for pages
rules-phone-or-configure = phone them; channels go into crisis.toml, under `[page]`
rules-page-in-hand = { $by } is paging them over { $channel } now
rules-wait-for-the-page = wait for its outcome, or phone them
rules-page-uncertain = the last page to { $name } over { $channel } may have arrived
rules-page-not-settled = nothing was changed
rules-no-page-in-doubt = no page to { $name } failed or is uncertain
rules-page-first = to page them: { $ask }
rules-words-left-with-it = something may have been sent with it
rules-sending-claimed = about to be sent
rules-sending-lapsed = never started
rules-sending-started = being sent
rules-sending-sent = sent
rules-sending-failed = NOT SENT
rules-sending-uncertain = UNCERTAIN
rules-sending-arrived = arrived
rules-sending-not-arrived = did not arrive

## A log sheet that was written by pen

rules-line-not-taken = the line was not taken
rules-line-too-long = it has { $bytes } bytes, and a line takes { $longest } at most
rules-line-cut-it = split it into several lines with the same time
rules-line-no-time = `{ $word }` is not a time
rules-line-time-form = begin the line with 14:05, 14:05Z or 2026-11-21 14:05
rules-line-too-short = a line needs a time, who, and a command
rules-line-form = write it as `14:05 ana done D3 row counts equal`
rules-line-no-verb = `{ $word }` is not a command
rules-line-not-on-paper = `{ $verb }` cannot be entered from paper
rules-line-verbs = use one of: { $verbs }
rules-line-about-nothing = `{ $verb }` needs { $step ->
        [yes] the code of a step
       *[no] a word that says whom or what it is about
    } behind it
rules-line-lacks-word = `{ $verb }` needs one of these words: { $words }
rules-line-no-word = `{ $word }` is not one of these words: { $words }
rules-line-nobody-says-so = the line does not say who reports it
rules-line-heard-form = write it as `14:05 ana heard mail Jansen: no mail since two`
rules-line-no-room = `{ $verb }` takes no such words: { $words }
rules-line-make-a-note = put the words in a line of their own: `14:05 ana note …`
rules-line-known = taken before
rules-lines-full = { $most } lines were taken from paper, which is as many as an incident remembers
rules-line-type-it = enter it yourself, with `--at 14:05 --as ID`
