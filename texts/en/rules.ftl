# What the rules of an incident say: refusals, locks, alarms, what is next.

## The words of the rules

rules-priority-integrity = Data integrity
rules-priority-restore = Restore service
rules-priority-communicate = Communicate
rules-role-technical = technical
rules-role-communication = communication
rules-trigger-monitoring = monitoring
rules-trigger-reports = reports
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
rules-step-not-applicable = not applicable
rules-step-failed = failed
rules-responder-called = called
rules-responder-acknowledged = acknowledged
rules-responder-assigned = assigned
rules-responder-released = released
rules-and = { $one } and { $more }

## Time

rules-seconds = { $n }s
rules-minutes = { $n }m
rules-hours = { $n }h
rules-hours-and-minutes = { $n }h{ $minutes }
rules-days = { $n }d
rules-days-and-hours = { $n }d { $hours }h
rules-time-forms = `14:05`, `14:05 UTC`, `2026-11-21 14:05`, `2026-11-21T14:05+01:00`, `10m ago` or `1h30m ago`
rules-time-skipped = clocks went forward over { $time } on { $day } ({ $zone })
rules-as-of = as of { $time }
rules-has-not-come = { $time } has not come yet
rules-at-takes = --at takes a time that is past: `14:05`, `10m ago`, `2026-11-21 14:05`
rules-data-ahead = data cannot be { $age }, which has not come yet
rules-as-of-takes = --as-of takes the time of the backup: `03:00`, `10m ago`, `2026-11-21 03:00`

## What is typed

rules-nothing-written = nothing was written down
rules-the-text = the text
rules-is-empty = { $option } is empty
rules-dots-stand = in { $option } the dots stand for your words
rules-too-long = { $option } has { $bytes } bytes, and an entry takes { $longest }
rules-keep-in-a-file = keep it in a file, and say where it lies; { $ask } keeps what identifies it
rules-say-in-a-few-words = say it in a few words: those who read the log later were not here
rules-id-empty = an id cannot be empty
rules-id-too-long = an id has at most { $longest } characters
rules-id-bad-character = an id is made of letters, digits, `-`, `_` and `.`, and begins with a letter or digit; not `{ $character }`

## Files and the log

rules-file-is-folder = it is a folder
rules-file-not-ordinary = it is no ordinary file
rules-file-missing = it does not exist
rules-file-forbidden = you may not read it
rules-log-empty = the log in { $folder } is empty
rules-belongs-to = { $place } belongs to { $owner }
rules-all-may-write = every account may write to { $place }
rules-log-full = no space is left for the log { $path }
rules-log-read-only = the log { $path } cannot be written to
rules-log-forbidden = the log { $path } cannot be read
rules-log-closed-to = { $place } belongs to { $owner }: { $account } may neither read nor write it
rules-log-only-read-by = { $place } belongs to { $owner }: { $account } may read it, but not write to it
rules-log-held = the log { $path } is held by another program
rules-log-damaged = the log { $path } is damaged
rules-log-too-new = the log { $path } was made by a newer version
rules-log-moved = the log { $path } was moved, replaced or deleted while it was open
rules-log-planted = the log was not opened, because of { $path }
rules-log-put-back = the log { $path } no longer holds what this program read from it
rules-log-head-gone = { $head } is gone: it was put back to an earlier state, or rewritten, while it was open
rules-log-mixed = the log { $path } was replaced, and what was written last belongs to the one before
rules-log-unreachable = the log { $path } cannot be opened
rules-log-failed = the log { $path } failed
rules-flaw-torn = log.sqlite-wal was damaged: entries kept in it cannot be read any more; it lies beside the log as log.sqlite-wal-damaged
rules-flaw-foreign = its file holds what this program did not make: { $names }
rules-flaw-timeless = entry { $number } of origin { $origin } bears a time at the end of all times; it was left out
rules-flaw-unvouched = its saved sum was changed by hand; it was removed, and every entry was read instead
rules-flaw-put-back = it was put back to an earlier state, or rewritten, while this program had it open: it no longer holds { $head } (`crisis verify --head { $head }` compares)
rules-flaw-emptied = all its entries are gone
rules-flaw-apart = entry { $number } of origin { $origin } was moved away from those before it in the file
rules-flaw-hidden = { $count ->
    [one] 1 entry or kept end belongs
   *[other] { $count } entries and kept ends belong
} to no incident that can be named, and would be read by nobody
rules-flaw-changed = entry { $number } of origin { $origin } was changed after it was written
rules-flaw-removed = entry { $number } of origin { $origin } was removed
rules-flaw-removed-many = entries { $from } to { $until } of origin { $origin } were removed
rules-flaw-moved = entry { $number } of origin { $origin } was moved out of its order
rules-flaw-added = entry { $number } of origin { $origin } was added behind the log's back: its head is entry { $kept }
rules-flaw-replaced = entry { $number } of origin { $origin } was replaced: it is not the one that the log's head names
rules-flaw-cut = the end was cut off: entries { $from } to { $until } of origin { $origin } were removed

# Heads that were kept elsewhere.
rules-head-unreadable = a head is written N:HASH, or ORIGIN:N:HASH: the number of an entry and how its hash begins
rules-head-no-number = the first entry has the number 1
rules-head-too-short = { $digits } digits of a hash say too little: give { $shortest } or more
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
rules-there-is-one-open = there is one, open: { $incident }
rules-there-is-one-closed = there is one, closed: { $incident }
rules-there-are = there are { $count }: { $incidents }
rules-and-more = { $first }, and { $more } more
rules-name-one = name one: --incident { $incident }; a new one is declared with { $ask }
rules-declare-one = { $ask } declares one, `crisis` opens the screen
rules-no-step = there is no step `{ $typed }` in this incident
rules-no-step-named = there is no step { $step } in this incident
rules-none-of-them = { $code } was left as it is
rules-nowhere-left = { $code } is left to do for no component
rules-no-path-chosen-yet = no path was chosen
rules-path-not-chosen = the path { $path } was not chosen
rules-no-such-path = the runbook has no path of that name
rules-choose-one-of = the paths are { $paths }: { $ask }
rules-runbook-without-paths = the runbook has no paths
rules-rule-out-what-does-not-apply = mark steps that do not apply as not applicable
rules-path-chosen-already = the path { $path } is chosen already
rules-no-path-chosen = no path is chosen yet: { $paths }
rules-choose-it = the commander chooses: { $ask }
rules-step-not-added = "{ $title }" was not added
rules-step-is-there = { $code } "{ $title }" is there already
rules-another-title = give the new step another title, or do { $code }
rules-none-of-that-name = the runbook has none of that name for the components in scope
rules-no-such-code = no step has that code or id
rules-did-you-mean-step = did you mean `{ $near }`? { $ask } lists all steps with their codes
rules-status-lists-steps = { $ask } lists all steps with their codes
rules-step-is-for = { $code } is done for { $components }
rules-step-is-for-none = { $code } is done once, for no component
rules-say-step = say `{ $code }`
rules-several-steps = `{ $typed }` is more than one step
rules-it-is-for = it is done for { $components }
rules-say-which = say which: `{ $code }`

## Locks

rules-stays-locked = { $step } stays locked
rules-verdict-is-stale = the verdict on { $component } ({ $verdict }) is stale: { $why }
rules-was-reopened = { $code } was reopened: { $why }
rules-went-down = { $component } went down again
rules-ground-in-doubt = { $component }, on which it is stored, is in doubt
rules-ground-judged = { $component }, on which it is stored, is { $verdict }
rules-ground-given-up = { $component }, on which it is stored, was given up
rules-path-changed = another path was chosen: { $path }
rules-moved-onto = it is stored on { $component } now, whose data is not confirmed
rules-ground-is-broken = stored on { $ground }, which is damaged, lost or given up
rules-second-name-overridden = without a second person, says { $who }: { $why }
rules-one-typist = { $who } typed the words of both persons
rules-verdict-wants-two-names = the verdict on { $component } ({ $verdict }) wants two names and has one ({ $first })
rules-data-not-confirmed = the data of { $component } is not confirmed: its verdict is unknown
rules-data-is = the data of { $component } is { $verdict }
rules-check-data = check its data, then { $ask }
rules-check-again = check its data again, then { $ask }
rules-check-again-recovered = check its data again, then { $ask }
rules-bring-it-back = bring it back from a backup, then { $ask }
rules-unfinished = { $more ->
    [0] { $code } "{ $title }" { $how }
   *[other] { $code } "{ $title }" { $how }, and { $more } more
    }
rules-is-not-done = is not done
rules-was-skipped = was skipped, which is not done
rules-has-failed = failed
rules-waits-for-second-name = waits for a second name
rules-holds = it waits { $span } and that is not over
rules-opens-in = it opens in { $span }
rules-first-opens-in = wait for { $code } "{ $title }", which opens in { $span }
rules-wants-two-names = it wants two names and has one ({ $first })
rules-ask-to-confirm = another responder confirms it: { $ask }
rules-finish-it = finish it with { $ask }
rules-first-comes = first comes { $code } "{ $title }": { $ask }
rules-reopen-or-rule-out = { $ask } and do it, or { $other } if it does not apply
rules-lock-data = data { $verdict }
rules-lock-stale = verdict stale
rules-lock-after = after { $code }
rules-lock-holding = holding
rules-lock-second-name = second name
rules-lock-not-up = not up
rules-lock-path = path open

## Clocks and alarms

rules-step-has-taken = { $code } "{ $title }" has taken { $taken } of { $of }
rules-step-is-due = { $code } "{ $title }" is due in { $ahead }
rules-step-was-due = { $code } "{ $title }" was due { $late } ago
rules-ask-whoever-is-at-it = ask { $name }; then { $ask }, or { $other }
rules-do-it-now = do it now; then { $ask }
rules-called-no-answer = { $name } was called { $ago } ago and has not answered
rules-call-secondary = the next number: { $ask }, or call somebody else
rules-call-primary = the next number: { $ask }, or call somebody else
rules-has-no-role = { $name } acknowledged { $ago } ago and has no role
rules-assign-or-release = { $ask } or `communication`, or { $other }
rules-offer-not-accepted = { $name } was offered the command { $ago } ago and has not accepted
rules-still-commands = { $name } still commands; { $who } accepts with { $ask }
rules-has-commanded = { $name } has commanded for { $span }
rules-hand-over-and-rest = hand over and rest: { $ask }
rules-alarm-offered = { $to } is offered the command by { $by }{ $why }
rules-alarm-takes = { $to } offers to take command{ $why }
rules-alarm-relieved = { $name } took command from you{ $why }
rules-ask-for-command-back = to lead again, ask { $name }: { $ask }
rules-alarm-serves = { $component } serves customers while its data is { $verdict }: they may be writing into it
rules-alarm-serves-unknown = { $component } serves customers while nobody has confirmed its data
rules-alarm-serves-unsure = customers use { $component }, and { $because }
rules-stop-it = stop it, then { $ask }
rules-alarm-failed = { $code } { $title } failed: { $why }
rules-alarm-done-while-locked = { $code } { $title } was done while locked
rules-alarm-begun-while-locked = { $code } { $title } was worked on while locked
rules-alarm-done-too-early = { $code } { $title } was done before its wait was over
rules-was-too-early = { $code }: that was { $span } before its wait was over, and stays marked
rules-reopened-beneath = done already, and resting on { $code }: { $steps }. What no longer holds is reopened too: { $ask }
rules-check-what-it-touched = check what it touched
rules-check-data-of = check the data of { $component }
rules-alarm-clock = this machine says { $machine }, log { $log }
rules-late-in-doubt = time in doubt: { $what }
rules-settle-clock = set this machine's clock, or say which is right: { $ask } or { $other }
rules-ask-about-clock = ask { $name }, who is in command, which is right: { $ask } or { $other }
rules-trusted-log = log
rules-trusted-machine = machine's clock
rules-clock-not-settled = nothing was said about the clocks
rules-clocks-agree = this machine's clock and the log agree
rules-clock-settled-already = already so: the { $clock } is right
rules-alarm-nobody-speaks = nobody speaks with customers
rules-alarm-circle = { $component } was also said to be stored on { $ground }, which is stored on { $component }: that was ignored
rules-alarm-not-understood = { $count ->
    [one] 1 entry is kept, not understood: it comes from a newer version, or is more than an incident can hold
   *[other] { $count } entries are kept, not understood: they come from a newer version, or are more than an incident can hold
    }
rules-update-crisis = update crisis on this machine

## What to do next

rules-next-accept = take the command that is offered to you
rules-next-second-name = the verdict on { $component } ({ $verdict }) wants a second name
rules-next-alone = nobody else is there to confirm the verdict on { $component } ({ $verdict })
rules-next-alone-step = nobody else is here to confirm { $code } { $title }
rules-next-delegate = delegate { $code } { $title }
rules-next-choose-path = choose a path: { $paths }
rules-next-assign = give { $name } the { $role } role: { $because }
rules-next-resolve = say that service is back
rules-next-close = close the incident
rules-call = { $line }: { $outcome }
rules-call-rings = { $line }: ringing
rules-dial-reference = Reference: { $reference }
rules-dial-hours = Hours: { $hours }
rules-dial-note = Note: { $note }
rules-on-the-dial-list = { $name } is on the dial list, and no responder
rules-propose-nobody-speaks = nobody speaks with customers yet, and no open technical step wants what they can
rules-propose-nobody-speaks-now = nobody speaks with customers yet, and no step that can start now needs their skills
rules-propose-nobody-speaks-yet = nobody speaks with customers yet
rules-propose-nobody-works = nobody works on { $code } yet
rules-propose-nobody-judges = the data of { $component } waits for a verdict, and nobody has the technical role
rules-propose-needed-least = nobody speaks with customers yet, and they are needed least elsewhere
rules-propose-settled = every technical step that wants what they can is settled
rules-propose-no-skill = the log knows no technical skill of theirs
rules-propose-not-wanted = no open technical step wants { $skills }
rules-propose-not-wanted-now = no step that can start now needs { $skills }
rules-propose-wanted = { $steps ->
    [one] { $codes } wants { $skills }
   *[other] { $codes } want { $skills }
    }

## The incident as a whole

rules-not-declared = { $runbook } was not declared
rules-began-later = it cannot have begun at { $time }, after it was declared
rules-since-takes = --since takes a time before the declaration: `13:40`, `10m ago`
rules-runbook-not-for = its runbook is not for { $odd }; it names { $known }
rules-leave-source-out = leave --source out, or take another runbook
rules-incident-is-closed = this incident is closed
rules-what-was-done-stands = what was done in it stands
rules-note-or-declare = { $ask } still adds to it; trouble that came back is a new incident: { $other }
rules-resolved-already = it is resolved already
rules-not-resolved = the incident is not resolved
rules-scope-not-changed = the scope was not changed
rules-nothing-said = nothing was said about it
rules-scope-already = the scope is as you say already
rules-called-already = the incident is titled { $title } already
rules-severity-already = the severity is { $severity } already
rules-data-of-several = the data of { $components } is not confirmed
rules-component-is = { $component } is { $service }
rules-up-once-it-is = { $ask } once it is
rules-not-closed = the incident is not closed
rules-no-false-alarm = this was not a false alarm
rules-data-was-said = the data of { $component } was said to be { $verdict }
rules-service-was-said-down = the service of { $component } was set to down
rules-told-of-false-alarm = customers were told ({ $codes }): give them the all-clear
rules-it-is-not-resolved = it is not resolved
rules-resolve-or-close = { $ask } first, or { $other }
rules-customers-not-heard = { $more ->
    [0] customers have not heard all: { $first } is open
   *[other] customers have not heard all: { $first } is open, and { $more } more
    }
rules-finish-or-close = finish them, mark what does not apply as n/a, or { $ask }
rules-closed-with-open = it is closed with this still open: { $open }
rules-component-left = { $component } { $service }
rules-steps-left = { $count } steps towards customers
rules-still-held = { $more ->
    [0] { $first } is still on hold
    [one] { $first } is still on hold, and 1 more
   *[other] { $first } is still on hold, and { $more } more
}
rules-held = { $code } { $title }: on hold since { $since }; { $release } resumes it
rules-held-for-good = { $code } { $title }: on hold since { $since }; no step of the runbook resumes it
rules-delegated-to = has { $who }
rules-release-or-close = resume it: { $release }, or { $ask }
rules-open-again = the incident is open again

## Components

rules-no-component = there is no component { $component } in this incident
rules-its-components = its components are { $components }
rules-bring-into-scope = one of those, or bring it into scope: { $ask }
rules-in-scope-already = { $component } is in scope already
rules-not-added = { $component } was not added
rules-needs-not-in-scope = { $missing } is not in scope
rules-ground-not-in-scope = { $component } is stored on { $ground }, which is not in scope: add it? { $ask }
rules-too-many-components = an incident holds at most { $most } components, and that would make { $count }
rules-too-many-steps = an incident holds at most { $most } steps, and that would make { $count }
rules-too-many-ticks = an incident holds at most { $most } things to tick off, and that would make { $count }
rules-name-groups = name fewer components: one for each group of what is restored together
rules-group-or-note = speak of it as part of a component that is in scope, or write down what happens there: { $ask }
rules-note-or-detail = do it as part of a step that is there, or write it down: { $ask }
rules-add-first = add { $missing } first: { $ask }
rules-not-called = { $component } was not called { $verdict }
rules-verdict-wants-evidence = a verdict that opens the lock says what it rests on
rules-backup-has-an-age = data from a backup has an age, and it was not said
rules-no-verdict-to-doubt = there is no verdict on { $component } to doubt
rules-service-not-changed = the service of { $component } was not changed
rules-percent-of-degraded = --percent says how much of a degraded service works, 0 to 100
rules-service-or = { $ask }, or { $other }
rules-service-already = { $component } is { $service } already
rules-not-retired = { $component } is not retired
rules-retired-wants-why = what is given up is given up with a reason
rules-not-changed = { $component } was not changed
rules-stored-in-a-circle = { $ground } is stored on { $component }
rules-say-where-stored = first say where that one is stored: { $ask }
rules-say-where-it-is-stored = say where it is stored: { $ask }
rules-not-in-scope = { $component } is not in scope
rules-not-left-out = { $component } stays in scope
rules-was-judged = its data was { $verdict } here
rules-is-stored-on-it = { $above } is stored on it
rules-the-only-one = it is the only component
rules-retire-it = give it up instead: { $ask }
rules-carries-no-data = { $component } carries no data
rules-nothing-to-judge = nothing waits for a verdict on it
rules-verdict-wants-role = it wants the { $wanted } role or the post of the commander, and { $who } has neither
rules-tell-them-or-take-role = tell them what you saw, or take the role: { $ask }
rules-say-there-then-role = say that you are there, { $ask }, then take the { $role } role
rules-ground-unsure = { $component } is stored on { $ground }, whose data is not confirmed
rules-stored-on-broken = { $component } is stored on { $ground }, which is damaged, lost or given up: that stays marked
rules-leave-verdict-to-one = you command { $people } people: leave the checks to one of them
rules-verdict-not-confirmed = the verdict on { $component } was not confirmed
rules-verdict-wants-no-second = it waits for no second name
rules-verdict-confirmed-already = the verdict on { $component } ({ $verdict }) counts already
rules-verdict-not-overridden = nothing was overridden for { $component }
rules-waits-for-no-second = its verdict waits for no second person
rules-nothing-to-override = nothing keeps it locked
rules-second-wants-role = the second person needs the { $wanted } role, and { $who } does not have it
rules-let-them-confirm-or-come = { $name } can confirm it; or say that you are there, { $ask }, and take the { $role } role
rules-let-them-confirm = { $name } can confirm it; or change roles: { $ask }
rules-alone-call-or-override = nobody else is here: { $ask }, or { $other }
rules-alone-call = nobody else is here: { $ask }
rules-first-or-resolve = { $first }, or the commander says why it is resolved all the same: { $other }
rules-service-while = { $component } is { $service } while { $lock }
rules-verdict-stale-now = its verdict ({ $verdict }) is stale now: check the data of { $component } again
rules-verdicts-stay-open = the verdict on each component stays open: { $ask }, or damaged, lost, recovered
rules-ground-first = first { $component }, on which it is stored: { $hint }
rules-verdict-waits-for-ground = the verdict on { $component } stays open: { $hint }
rules-verdict-stays-open = the verdict on { $component } stays open: { $ask }, or damaged, lost, recovered
rules-service-stays-open = set what customers have of { $component } from now on: { $ask }
rules-services-stay-open = set what customers have of each component from now on: { $ask }

## Steps

rules-not-yours = { $step } is not yours to do
rules-wants-role = it wants the { $wanted } role and { $who } has the { $held } one
rules-commander = commander
rules-is-the-commanders = it is the commander's own, and that is { $name }
rules-commander-delegates = { $name } can delegate it: { $ask }
rules-not-delegated = { $step } was not delegated
rules-delegated-already = { $name } has { $code } already
rules-leave-or-change-role = leave it to them, or change roles: { $ask }
rules-leave-to-one = you command { $people } people: leave { $code } to one of them if you can
rules-stands-on-down = { $component } stands on { $ground }, still down
rules-finished-and-waits = { $code } is finished and waits for a second name
rules-at-it-already = you are at { $code } already
rules-yours-now = { $name } was at it; it is yours now
rules-cannot-be-started = { $step } cannot be started
rules-cannot-be-done = { $step } cannot be done
rules-cannot-be-called = { $step } cannot be called { $state }
rules-it-is-already = it is { $state } already
rules-is-already = { $code } is { $state } already
rules-if-no-longer = if that no longer stands: { $ask }
rules-not-done-yet = { $step } is not done yet
rules-wants-evidence = it wants something that shows it
rules-done-with-evidence-or-file = { $ask }, or --evidence-file FILE
rules-wants-the-words = it is a notice, and needs the words that went out
rules-done-with-the-words = paste what went out: { $ask }
rules-counts-once-confirmed = it counts once a second person runs { $ask }
rules-not-finished = { $step } was not finished
rules-about-several = it is about several components and a verdict is about one
rules-finish-without-verdict = finish it without --verdict, then { $ask } for each
rules-finish-without-service = finish it without --service, then { $ask } for each
rules-finished-already = { $step } is finished already
rules-takes-from-the-first = { $name } finished it, and a finished step takes no more evidence and no verdict
rules-takes-no-more = a finished step takes no more evidence and no verdict
rules-confirm-or-judge = look for yourself: { $ask } if it was done right; { $other } puts your verdict on record
rules-judge-by-itself = give the verdict by itself: { $ask }
rules-confirm-and-note = look for yourself, then { $ask }; { $other } keeps what you saw
rules-note-or-reopen = { $ask } keeps what you saw; if the step no longer stands: { $other }
rules-not-confirmed = { $step } was not confirmed
rules-wants-one-name = it wants one name only
rules-nobody-finished-it = nobody has finished it yet
rules-done-then-confirm = first { $ask }, then another person confirms
rules-skipped-is-not-done = skipped is not done: what it protects stays locked
rules-gate-not-passed = the lock of { $step } was not passed
rules-gate-passed-already = the lock of { $code } is passed already
rules-passes-the-gates-of = this passes the locks of { $components }, and of no other component
rules-still-wants-second-name = { $code } destroys something: it still wants its second name

## People

rules-only-the-commander = only the commander may do this, and that is { $name }
rules-ask-or-take-command = ask { $name }, or take the command: { $ask }
rules-no-role-yet = { $who } has no role yet
rules-was-released = { $who } was released
rules-not-acknowledged = { $who } was called and has not acknowledged
rules-not-called-in = { $who } was not called into this incident
rules-say-you-are-there = say that you are there: { $ask }
rules-once-you-have-spoken = once you have spoken: { $ask }; or { $who } runs { $other }
rules-has-role-already = { $who } has the { $role } role already
rules-give-communication = nobody speaks with customers yet: give one the communication role
rules-not-released = { $who } was not released
rules-status-lists-people = { $ask } lists who is there
rules-commands = { $who } commands
rules-hand-over-first = hand over first: { $ask }
rules-released-already = { $who } is released already
rules-commands-already = { $who } commands already
rules-took-over = took command from { $from }{ $why }
rules-no-longer-offered = it is no longer offered to { $name }
rules-command-not-offered = the command was not offered to { $who }
rules-call-first = { $ask } first
rules-word-of = logged as the word of { $name }
rules-if-not-reached = if the commander cannot be reached: { $ask }
rules-commands-until = { $commander } commands until { $who } runs { $ask }
rules-you-command-already = you command already
rules-command-not-taken = you did not take the command
rules-command-not-declined = you did not decline command
rules-offered-to-another = it is offered to { $to }, not to { $by }
rules-they-accept = { $to } accepts, or the commander offers it to you
rules-only-they-decline = only { $to } can accept or decline it
rules-nobody-offers-it = nobody offers it
rules-nothing-to-decline = there is nothing to decline: { $ask } shows who leads
rules-commander-hands-over = the commander runs { $ask }

## What shows something, and what is to be asked for

rules-evidence-file = file { $name }, { $bytes } bytes, sha256 { $digest }

# What stands in the calls of hints.
rules-only-an-ask = { $ask }
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
rules-entries-have-numbers = an entry goes by its number, such as 37
rules-no-such-origin = no machine here has that prefix: { $names }
rules-several-origins = several machines wrote one of that number: { $names }
rules-last-entry-is = the last one is { $last }
rules-entry-not-there = the log has no entry { $entry }
rules-log-has-numbers = { $ask } shows every entry with its number
rules-struck-already = entry { $entry } is already struck, by { $by }
rules-entry-is-struck = it was struck by { $by }
rules-strike-the-strike = to let it stand again: { $ask }
rules-nothing-to-correct = neither new words nor a new time was given
rules-correct-words-or-time = { $ask } puts the words right, { $other } the time
rules-says-so-already = entry { $entry } already says so
rules-entry-has-no-words = an entry of this kind has no words of its own
rules-entry-names-a-file = its evidence is a file
rules-note-it-or-correct-time = { $ask } adds words; { $other } corrects the time
rules-began-with-it = the incident began with it
rules-command-passed-with-it = command passed with it
rules-somebody-stands-for-it = a confirmation cannot be struck
rules-it-was-said = customers were told, and no entry takes that back
rules-of-a-newer-version = a newer version wrote it, and this one does not know what it does
rules-strike-it-there = strike it with that version
rules-correct-instead = correct its time: { $ask }
rules-correct-or-reopen = { $ask } corrects its time; { $other } opens the step again
rules-open-again-instead = open the step again instead: { $ask }
rules-doubt-instead = mark the verdict as stale instead: { $ask }
rules-hand-over-instead = hand over command instead: { $ask }
rules-closed-stays-closed = what is closed stays closed
rules-time-was-reckoned-from-it = the times of later entries were reckoned from it
rules-settle-the-clock-anew = the commander says again which clock is right: { $ask }
rules-declare-anew = if it has come back, declare it: { $ask }
rules-would-command = { $name } would be in command
rules-would-raise = the data of { $component } would count as { $verdict }
rules-would-be-done = { $code } would count as done
rules-would-need-no-verdict = the data of { $component } would need no verdict
rules-would-unlock = { $code } would unlock
rules-needs-role-for = { $because }: only role { $wanted } or the commander may do that
rules-ask-role-or-commander = ask { $name }, who is in command, or somebody with role { $wanted }
rules-would-heal = { $first } wrote that the data of { $component } was harmed: a second person must strike it
rules-another-strikes = ask another responder to strike entry { $entry }, or check the data: { $ask }
