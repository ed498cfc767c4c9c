# The other screens: who, home, help, step, timeline, briefing.

screens-who = Who are you?
screens-who-free = Choose with ↑ ↓ and Enter; letters search. Not listed? Type your name.
screens-who-strict = Choose with ↑ ↓ and Enter; letters search.
screens-home-another = { $incident } is still open: this form declares a second incident
screens-home-refused = { $file } has mistakes and cannot be used: `crisis lint` shows them
screens-home-enough = Enough to declare an incident: { $because }.
screens-home-no-runbook = that is an incident: go to a runbook first
screens-home-not-shown = { $file } is refused: `crisis lint` shows every mistake
screens-runbook = runbook
screens-runbook-goes-on = runbook  { $there }
screens-who-nobody = no such contact: choose somebody from contacts.toml
screens-who-take = use this name; the log will say { $id }
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
screens-no-entry = No matching entries.
screens-no-older-hit = no older entry contains `{ $words }`
screens-no-newer-hit = no newer entry contains `{ $words }`
screens-logged = { $happened ->
    [none] {""}
   *[other] { $happened },{" "}
 }logged { $at }
screens-happened = Happened { $when }, says { $who }
screens-written = Logged { $when }, { $later } later
screens-struck = Struck by { $who }, { $when }: { $why }
screens-corrected = Corrected by { $who }, { $when }
screens-time-was = Time before the correction: { $when }
screens-text-was = Text before the correction: { $said }
screens-entry = entry { $number }{ $below ->
    [0] {""}
   *[other] ; ↓ { $below } more
 }
screens-people = people: { $here } here{ $waiting ->
    [0] {""}
   *[other] , { $waiting } called in, not acknowledged
 }
screens-more = +{ $count } more
screens-post-away = away
screens-post-not-called = not called yet
screens-post-commander = commander
screens-post-commander-and = commander, { $role }
screens-post-released = released
screens-post-called = called in
screens-post-proposed = here; { $role }?
screens-post-no-role = here, no role
screens-post-no-number = no number
screens-dial-list = dial list
screens-on-the-dial-list = dial list
screens-not-on-the-list = This id is not on the dial list: find the number elsewhere.
screens-dialled = dialled { $time }: { $outcome }
screens-last-dialled = Dialled by { $by } at { $time }, { $ago } ago: { $outcome }.{ $times ->
    [1] {""}
   *[other] {" "}{ $times } calls.
 }
screens-they-said = They said: { $said }
screens-expected = expected { $at }, { $left }
screens-left-to-answer = { $time } to acknowledge
screens-dialling = { $who }, { $left }
screens-phone = Phone { $number }
screens-call-next = Call next: { $name }, { $line } number{ $why }
screens-call-now = call  { $number }  { $line }
screens-call-then = then  { $number }  { $line }
screens-no-contact = No contact has this id: find the number elsewhere.
screens-time-there = { $time } there ({ $place })
screens-on-call = on call: { $rotation }
screens-on-call-until = On call for { $rotation } until { $until }.
screens-on-call-away = { $rotation }: { $who } is on call and AWAY through { $until }
screens-on-call-away-next = { $rotation }: { $who } is on call and AWAY through { $until }; next: { $next }
screens-on-call-nobody = { $rotation }: nobody is on call
screens-away = AWAY through { $until }
screens-away-because = AWAY through { $until }: { $why }
screens-last-call = Last call { $time }, { $ago } ago, { $line } number: { $outcome }.
screens-here-since = Here since { $since }.
screens-awake = awake since { $since }, { $span } ago
screens-here-since-and-sign = Here since { $since }, last active at { $sign }.
screens-released-at = Released at { $time }.
screens-at-work = At { $steps } now.
screens-duty = Duty: { $duty }.
screens-proposed = { $role }: proposed, not assigned yet, because { $why }.
screens-skills = Can do: { $skills }.
screens-languages = Speaks: { $languages }.
screens-can-do = Can do: { $skills }. Speaks: { $languages }.
screens-notices = what customers know{ $below ->
    [0] {""}
   *[other] ; ↓ { $below } more
 }
screens-notices-not-sent = You send the words yourself. Read them first: they may not be true any more. Once they are out, ⟨finish-step⟩ finishes the step with the words you sent.
screens-notice-nothing = No step towards customers is done yet, { $ago } after declaring.
screens-notice-since = since then, { $time }: { $news }
screens-notice-last = Last: { $step }, by { $who } at { $time }, { $ago } ago.
screens-notice-words = "{ $words }"
screens-notice-before = { $time }: { $step }, by { $who }
screens-notice-prepared = in { $language ->
    [en] English
    [nl] Dutch
   *[other] `{ $language }`
}, as it would go out now:
screens-notice-missing = fill in yourself: { $names }
screens-whole = all lists{ $below ->
    [0] {""}
   *[other] ; ↓ { $below } more
 }
screens-whole-alarms = Cannot wait
screens-whole-came = Came in
screens-whole-clocks = Deadlines
screens-briefing = briefing{ $below ->
    [0] {""}
   *[other] ; ↓ { $below } more
 }
screens-brief-components = Components
screens-brief-held = Still on hold
screens-brief-people = People
screens-brief-next = Next
screens-brief-offered = Command is offered to you
screens-brief-accept = ⟨accept-command⟩ accepts: from then on you are in command. ⟨decline-command⟩ declines.
screens-brief-log = Where the log ends, to compare later
screens-page = page over { $channel } { $time }: { $stage }{ $why }
