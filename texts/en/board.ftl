# The screen of an open incident, and home.

# What frames every screen
board-you = you: { $who }
board-you-are = you are { $who }
board-log-kept = log { $entries } kept
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
board-is-on-it = { $name } is on it
board-nobody-is-on-it = nobody is on it
board-over = It is over. Notes and decisions can still be added.
board-calm = Nothing is late.
board-calm-until = Nothing is late. { $then }
board-more = +{ $more } more
board-more-there = { $there } more
board-writing = writing it down
board-kept = kept
board-not-kept = NOT KEPT: { $what }
board-form-stays = What you typed stays in the form: ⟨submit⟩ tries again.
board-do-it-again = Do it again once the log can be written.
board-moved = Put the log back as it was; or ⟨show-home⟩, and open what lies there now.
board-moved-form = Put the log back and ⟨submit⟩; or ⟨cancel⟩ ⟨show-home⟩, and open what lies there now: your words stay.
board-put-back = Nothing more is written here. Keep a copy of the log, leave, and start crisis again to go on with what it holds now.
board-unreadable = THE LOG CANNOT BE READ
board-may-be-old = What you see may be old.

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
board-head-since = ; since then: { $news }
board-head-since-more = ; since then: { $news } +{ $more }
board-head-outdated = , OUTDATED

# The board
board-not-shown = not shown: { $what }
board-components-and-people = components, people
board-the-steps = steps
board-the-log = log
board-only-yours = only what is for you: { $key } shows all
board-reads-on = ↓{ $more } ⟨choose⟩ reads on
board-late = late
board-late-by = late { $time }
board-left = { $time } left
board-next = NEXT
board-then = then
board-does-it = does it
board-opens-the-form = opens a form
board-goes-there = goes there
board-here = HERE
board-how = HOW
board-nothing-next = nothing waits for you
board-holds = { $steps ->
    [one] holds 1 step back
   *[other] holds { $steps } steps back
}

# Steps
board-all-settled = all settled
board-not-yours = { $steps } not yours
board-override = OVERRIDE
board-while-locked = WHILE LOCKED
board-one-typist = ONE TYPIST
board-na = n/a
board-two-names = two names
board-waits-for-second-name = done by one, waits for a second name
board-locked = locked
board-locked-because = locked: { $because } → { $hint }
board-done-by = { $state } by { $by } at { $at }

# One step
board-step = step
board-step-goes-on = step  { $there } more: ⟨page-up⟩, ⟨page-down⟩
board-step-locked = Locked: { $because }
board-step-overridden = Lock passed: { $why }
board-step-while-locked = Work was done on it while it was locked.
board-step-why = Why: { $why }
board-step-destroys = DESTROYS: { $what }
board-for-role = For the { $role } role.
board-for-commander = For the commander.
board-delegated-to = { $name } was asked to do it.
board-of-path = On the path { $path }.
board-wants = Wants { $what }.
board-wants-evidence = evidence
board-wants-verdict = a verdict
board-wants-second-name = a second name
board-wants-skills = For who knows { $skills }.
board-takes-at-most = Takes at most { $time }.
board-waits-first = Waits { $time } first.
board-shown-by = Shown by
board-comes-after = Comes after { $steps }
board-holds-back = { $steps ->
    [one] Holds 1 step back: { $codes }
   *[other] Holds { $steps } steps back: { $codes }
}
board-so-far = So far
board-deed-started = started
board-deed-overridden = lock passed
board-deed-done = done
board-deed-confirmed = confirmed
board-deed-reopened = opened again

# Components, people, clocks
board-component = Component
board-data = data
board-service = service
board-stale = STALE { $at }
board-no-data = no data
board-none-carried = none
board-up-in-part = up { $percent }%
board-component-is = { $component }: data { $data }, service { $service }
board-judged = judged by { $by } at { $at }
board-commander = commander
board-took-command = took over
board-released = released
board-called = called
board-no-role = no role
board-not-answered = called at { $at }, { $ago } ago, no answer yet
board-last-call = last call, { $call }
board-duty = duty: { $duty }
board-proposed = proposed: { $role }, because { $because } → a
board-clocks = Due    what
board-clock-step = to be done
board-clock-call = to answer
board-clock-role = wants a role
board-clock-offer = to take command
board-clock-command = to hand over

# Home
board-reading = reading the log …
board-home-none = Nothing is open. Choose a runbook to declare a crisis.
board-home-some = { $count ->
    [one] One incident is open. ⟨choose⟩ opens it.
   *[other] { $count } incidents are open. ⟨choose⟩ opens one.
}
board-home-some-there = { $count ->
    [one] One incident is open: ⟨first⟩ goes to it.
   *[other] { $count } incidents are open: ⟨first⟩ goes to them.
}
board-home-open = Open
board-home-runbooks = Declare a crisis from a runbook
board-home-over = Over
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
board-runbook-steps = { $steps } steps
board-runbook-steps-for = { $steps } steps for { $parts }
board-runbook-declare = { $steps }. ⟨choose⟩ declares it.
board-runbook-reviewed = Reviewed on { $day }, { $ago }.
board-runbook-never-reviewed = Nobody has reviewed it yet.
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
