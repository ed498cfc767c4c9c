# The screen of an open incident, and home.

# What frames every screen
board-you = you: { $who }
board-you-are = you are { $who }
board-log-kept = log: { $entries } saved
board-log-damaged = LOG DAMAGED
board-log-network = LOG ON { $name }
board-log-put-back = log put back or rewritten → `crisis verify --head { $head }`
board-tampered = log tampered with → `crisis verify` says where
board-exercise = EXERCISE
board-time-in-doubt = { $log } (machine { $machine })
board-resolved = RESOLVED
board-closed = CLOSED
board-false-alarm = FALSE ALARM
board-alarm-late = LATE
board-you-are-on-it = you are on it
board-you-were-asked = you were asked
board-is-on-it = { $name } is on it
board-nobody-is-on-it = nobody is on it
board-over = Closed. You can still add notes and decisions.
board-calm = Nothing is late.
board-calm-until = Nothing is late. { $then }
board-more = +{ $more } more
board-more-there = { $there } more
board-writing = saving
board-kept = saved
board-not-kept = NOT SAVED: { $what }
board-form-stays = Your text stays in the form: press ⟨submit⟩ to try again.
board-do-it-again = Repeat it once the log is writable again.
board-moved = Put the log file back, or press ⟨show-home⟩ and open the log that is there now.
board-moved-form = Put the log file back and press ⟨submit⟩; or press ⟨cancel⟩ ⟨show-home⟩ and open the log that is there now: your text stays.
board-put-back = Nothing more is saved here. Keep a copy of the log, leave, and start crisis again to continue with what the log holds now.
board-unreadable = THE LOG CANNOT BE READ
board-may-be-old = This screen may be out of date.

# The second line of the head, from the most words to the fewest
board-head-confirmed = 1 DATA { $confirmed }/{ $all } confirmed
board-head-data = 1 DATA { $confirmed }/{ $all }
board-head-data-short = DATA { $confirmed }/{ $all }
board-head-locked = 2 SERVICE { $up }/{ $all } up, { $locked } locked
board-head-service = 2 SERVICE { $up }/{ $all } up
board-head-service-short = SERVICE { $up }/{ $all }
board-head-told = 3 CUSTOMERS told { $at }, { $ago } ago
board-head-told-at = 3 CUSTOMERS told { $at }
board-head-told-short = TOLD { $at }
board-head-told-nothing = 3 CUSTOMERS told nothing yet
board-head-told-nothing-short = TOLD nothing
board-head-since = ; since: { $news }
board-head-since-more = ; since: { $news } +{ $more }
board-head-outdated = , OUTDATED

# The board
board-not-shown = not shown: { $what }
board-components-and-people = components, people
board-the-steps = steps
board-the-log = timeline
board-only-yours = only steps for you: { $key } shows all
board-reads-on = ↓{ $more } press ⟨choose⟩ to read on
board-late-by = { $time } late
board-due-now = due now
board-limit = (limit { $time })
board-left = { $time } left
board-so-far-for = { $time } so far
board-next = NEXT
board-then = then
board-does-it = does it
board-opens-the-form = opens a form
board-opens-the-briefing = opens the briefing
board-goes-there = goes there
board-here = HERE
board-how = HOW
board-report-written = nothing: the incident is closed and its report is in { $path }
board-nothing-next = no step for you right now
board-holds = { $steps ->
    [one] blocks 1 step
   *[other] blocks { $steps } steps
}

# Steps
board-all-settled = all handled
board-not-yours = { $steps } not yours
board-override = OVERRIDE
board-while-locked = WHILE LOCKED
board-one-typist = TYPED BY ONE
board-na = n/a
board-asked = asked { $name }
board-not-done = not done
board-not-finished = { $name } not finished
board-not-confirmed = not confirmed
board-next-update = next { $at }
board-next-update-late = next { $late }
board-next-update-in-full = Last notice { $last }, { $ago } ago. The runbook says an update every { $every }: the next one is due at { $due }.
board-two-names = needs 2nd person
board-waits-for-second-name = done, needs a second person to confirm
board-locked = locked
board-locked-because = locked: { $because } → { $hint }
board-done-and-confirmed = done by { $by }, confirmed by { $second } at { $at }
board-done-by = { $state } by { $by } at { $at }
board-needs-second = needs a second person{ $confirm }

# One step
board-step = step
board-step-goes-on = step  { $there } more: ⟨page-up⟩, ⟨page-down⟩
board-step-locked = Locked: { $because }
board-step-overridden = Lock overridden: { $why }
board-step-while-locked = Somebody worked on this step while it was locked.
board-step-why = Why: { $why }
board-step-destroys = DESTROYS: { $what }
board-for-role = For the { $role } role.
board-for-commander = For the commander.
board-delegated-to = Delegated to { $name }.
board-of-path = On the path { $path }.
board-wants = Needs { $what }.
board-wants-evidence = evidence
board-wants-verdict = a verdict
board-wants-second-name = a second person
board-wants-skills = Needs somebody who knows { $skills }.
board-takes-at-most = Time limit: { $time }.
board-waits-first = Unlocks after a wait of { $time }.
board-shown-by = Evidence
board-comes-after = Needs { $steps }
board-holds-back = { $steps ->
    [one] Blocks 1 step: { $codes }
   *[other] Blocks { $steps } steps: { $codes }
}
board-so-far = So far
board-deed-started = started
board-deed-overridden = lock overridden
board-deed-done = done
board-deed-confirmed = confirmed
board-deed-reopened = reopened

# Components, people, clocks
board-component = Component
board-data = data
board-service = service
board-stale = STALE
board-stale-because = stale since { $at }: { $why }
board-no-data = no data
board-none-carried = none
board-up-in-part = degraded { $percent }%
board-unconfirmed = { $service }, unconfirmed
board-component-is = { $component }: data { $data }, service { $service }
board-judged = verdict by { $by } at { $at }
board-commander = commander
board-took-command = took over
board-released = released
board-called = called in
board-no-role = no role
board-expected = expected { $at }
board-not-answered = called in at { $at }, { $ago } ago, not acknowledged yet
board-last-call = last call, { $call }
board-duty = duty: { $duty }
board-at-work = at { $steps }
board-is-proposed = proposed
board-proposed-only = proposed, not assigned yet
board-proposed = { $role }: proposed, not assigned yet, because { $because } → a
board-clocks = deadlines
board-people = people
board-clock-step = step
board-clock-call = call-out
board-clock-expected = expected
board-clock-role = role
board-clock-awake = awake
board-clock-offer = offer
board-clock-command = handover
board-clock-hold = wait
board-clock-promise = next
board-clock-callback = call back

# Home
board-reading = reading the log …
board-home-none = No open incidents. Choose a runbook to declare one.
board-home-some = { $count ->
    [one] One incident is open. ⟨choose⟩ opens it.
   *[other] { $count } incidents are open. ⟨choose⟩ opens one.
}
board-home-some-there = { $count ->
    [one] One incident is open: ⟨first⟩ goes to it.
   *[other] { $count } incidents are open: ⟨first⟩ goes to them.
}
board-home-some-open = { $count ->
    [one] One incident is open.
   *[other] { $count } incidents are open.
}
board-home-open = Open
board-home-runbooks = Declare an incident from a runbook
board-home-over = Closed
board-home-came = Came in
board-home-came-more = and { $more } more: `crisis inbox`
board-came-report = { $number } { $report }
board-came-in = { $more ->
    [0] came in { $at }: { $what }
   *[other] came in { $at }: { $what } +{ $more } more
    }
board-component-came = { $more ->
    [0] came in { $at }: { $what }
   *[other] came in { $at }: { $what } +{ $more } more
    }
board-home-false-alarm = false alarm
board-home-reviewed = reviewed
board-home-declared = declared on { $day }
board-days-ago = { $days ->
    [0] today
    [one] 1 day ago
   *[other] { $days } days ago
}
board-never-reviewed = never
board-runbook-refused = refused: { $file }
board-runbook-steps = { $steps ->
    [one] 1 step
   *[other] { $steps } steps
}
board-runbook-steps-for = { $steps ->
    [one] 1 step for { $parts }
   *[other] { $steps } steps for { $parts }
}
board-runbook-declare = { $steps }. Press ⟨choose⟩ to declare an incident from it.
board-runbook-reviewed = Reviewed on { $day }, { $ago }.
board-runbook-never-reviewed = Not reviewed yet.
board-weekday = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
board-date = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
board-day = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
} { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
board-told-and-unchanged = told { $at }, no change since: "{ $words }"
board-told-in-full = told { $at }: "{ $words }"
