# The other screens: who, home, help, step, timeline, briefing.

screens-who = Who are you?
screens-who-free = ↑ ↓ and Enter choose, letters search. Not in the list? Type your name.
screens-who-strict = ↑ ↓ and Enter choose, letters search.
screens-home-another = there is an open incident already, { $incident }: this declares another one beside it
screens-home-refused = { $file } cannot be declared from: `crisis lint` shows every mistake
screens-home-no-runbook = that is an incident: go to a runbook first
screens-home-not-shown = { $file } is refused: `crisis lint` shows every mistake
screens-runbook = runbook
screens-runbook-goes-on = runbook  { $there }
screens-who-nobody = no contact is called that: contacts.toml has all who can be chosen
screens-who-take = take this name; the log will say { $id }
screens-timeline = { $count ->
    [one] timeline, { $count } entry
   *[other] timeline, { $count } entries
 }
screens-newer-below = { $count }{ $more ->
    [yes] +
   *[no] {""}
 } newer below
screens-only = only: { $what }
screens-looking-for = / { $words }
screens-reading = reading …
screens-no-entry = No entry is like that.
screens-no-older-hit = no older entry holds `{ $words }`
screens-no-newer-hit = no newer entry holds `{ $words }`
screens-late = late: { $happened ->
    [none] {""}
   *[other] { $happened },{" "}
 }written down { $written }, { $later } later
screens-happened = Happened { $when }, says { $who }
screens-written = Written down { $when }, { $later } later
screens-struck = Struck by { $who }, { $when }: { $why }
screens-corrected = Corrected by { $who }, { $when }
screens-time-was = Before the correction it happened { $when }
screens-text-was = Before the correction: { $said }
screens-entry = entry { $number }{ $below ->
    [0] {""}
   *[other] ; ↓ { $below } more
 }
screens-monday = Mon
screens-tuesday = Tue
screens-wednesday = Wed
screens-thursday = Thu
screens-friday = Fri
screens-saturday = Sat
screens-sunday = Sun
screens-people = people: { $here } here{ $waiting ->
    [0] {""}
   *[other] , { $waiting } called and not answered
 }
screens-more = +{ $count } more
screens-post-away = away
screens-post-not-called = not called yet
screens-post-commander = commander
screens-post-commander-and = commander, { $role }
screens-post-released = released
screens-post-called = called
screens-post-proposed = here; { $role }?
screens-post-no-role = here, no role
screens-post-no-number = no number
screens-dial-list = dial list
screens-on-the-dial-list = dial list
screens-not-on-the-list = The dial list of the contacts does not have this id: find the number elsewhere.
screens-dialled = dialled { $time }: { $outcome }
screens-last-dialled = Dialled by { $by } at { $time }, { $ago } ago: { $outcome }.{ $times ->
    [1] {""}
   *[other] {" "}{ $times } calls.
 }
screens-they-said = They said: { $said }
screens-left-to-answer = { $time } left to answer
screens-phone = Phone { $number }
screens-phone-next = then  { $number }
screens-no-contact = No contact has this id: find the number elsewhere.
screens-time-there = { $time } there ({ $place })
screens-away = AWAY until { $until }
screens-away-because = AWAY until { $until }: { $why }
screens-last-call = Last call { $time }, { $ago } ago, { $line } number: { $outcome }.
screens-here-since = Here since { $since }.
screens-here-since-and-sign = Here since { $since }, last heard of at { $sign }.
screens-released-at = Released at { $time }.
screens-at-work = At work on { $steps }.
screens-duty = Duty: { $duty }.
screens-proposed = Proposed: { $role }, because { $why }.
screens-skills = Can do: { $skills }.
screens-languages = Speaks: { $languages }.
screens-can-do = Can do: { $skills }. Speaks: { $languages }.
screens-notices = what customers know{ $below ->
    [0] {""}
   *[other] ; ↓ { $below } more
 }
screens-notices-not-sent = Messages to customers cannot be written or sent from here yet. Send them by your own means, then tick the step off with what you said.
screens-notice-nothing = No step towards customers is done, { $ago } after the declaration.
screens-notice-since = since then, { $time }: { $news }
screens-notice-last = Last: { $step }, by { $who } at { $time }, { $ago } ago.
screens-notice-words = Shown by: { $words }
screens-owed-late = LATE: { $step }, due { $ago } ago.
screens-whole = all lists{ $below ->
    [0] {""}
   *[other] ; ↓ { $below } more
 }
screens-whole-alarms = Cannot wait
screens-whole-clocks = Deadlines
screens-briefing = briefing{ $below ->
    [0] {""}
   *[other] ; ↓ { $below } more
 }
screens-brief-alarms = Cannot wait
screens-brief-scope = Scope
screens-brief-components = Components
screens-brief-under-way = Under way
screens-brief-failed = Failed
screens-brief-passed = Passed although locked
screens-brief-held = Still on hold
screens-brief-people = People
screens-brief-next = Next
screens-brief-log = The log so far, to compare later
screens-brief-while-locked = worked on while locked
