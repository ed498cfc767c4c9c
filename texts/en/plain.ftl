# The board in whole sentences, for whoever does not see columns.

plain-head = { $drill ->
    [yes] This is an EXERCISE. { $title }
   *[no] { $title }
}: severity { $severity }, { $status }, declared { $since } ago. { $commander } is in command. The log has { $entries ->
    [one] one entry
   *[other] { $entries } entries
}, all saved. The time is { $now } { $zone }.
plain-alarms = { $count ->
    [0] Nothing is late or urgent.
    [one] One thing cannot wait:
   *[other] { $count } things cannot wait:
}
plain-alarm = { $late ->
    [yes] Late: { $what }
   *[no] Urgent: { $what }
}. What to do: { $hint }
plain-next = { $count ->
    [0] There is no step for you right now.
    [one] Next for you, one thing:
   *[other] Next for you, { $count } things:
}
plain-hinted = { $what }: { $hint }
plain-priority = { $priority ->
    [integrity] Priority 1, data integrity
    [restore] Priority 2, restore service
   *[communicate] Priority 3, communicate
}: { $settled } of { $count } steps are handled.
plain-step = { $code }{ $component }, { $title }: { $state }{ $marked }{ $unlocked ->
    [yes] , and worked on while locked
   *[no] { "" }
}
plain-overridden = , lock overridden: { $why }
plain-one-typist = , { $who } typed the entries of both people
plain-open = open, not locked{ $time }
plain-locked = locked: { $because }
plain-started = started by { $by } at { $at }{ $time }
plain-left = , { $time } left
plain-late = , { $time } late
plain-one-name = done by { $by } at { $at }, needs a second person to confirm
plain-done = done by { $by } at { $at }{ $next }
plain-next-update = , the next update is due at { $at }
plain-data-unconfirmed = , needs a second person to confirm
plain-failed = failed, says { $by } at { $at }: { $why }
plain-skipped = skipped by { $by } at { $at }: { $why }
plain-not-applicable = does not apply, says { $by } at { $at }: { $why }
plain-components = { $count ->
    [one] One component:
   *[other] { $count } components, worst first:
}
plain-component = { $id }: { $data }{ $grounds }. The service is { $service ->
    [down] down
    [restoring] restoring
    [degraded] degraded
    [unknown] unknown
    [retired] retired
   *[up] up
}{ $percent }.{ $locked }
plain-no-data = the component holds no data
plain-judged = , says { $by } at { $at }
plain-people = { $count ->
    [0] Nobody is here.
    [one] One person:
   *[other] { $count } people:
}
plain-person = { $name }, { $id }: { $commands ->
    [yes] in command
   *[no] { $role ->
        [technical] technical role
        [communication] communications role
       *[other] { $state ->
            [called] called in, has not acknowledged
            [acknowledged] acknowledged, no role yet
           *[other] released
        }
    }
}{ $duty }{ $work }{ $taken }{ $call }{ $proposed }
plain-moment = less than a minute
plain-minutes = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
plain-hours = { $hours ->
    [one] one hour
   *[other] { $hours } hours
}
plain-hours-minutes = { $hours ->
    [one] one hour
   *[other] { $hours } hours
} and { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
plain-entry = Entry { $entry }, { $at }, { $by }: { $told }{ $late }
plain-step-component = {" "}on { $component }
plain-component-grounds = {" "}({ $grounds })
plain-component-percent = , { $percent } percent available
plain-component-locked = {" "}Restoring is locked: { $locked }.
plain-person-duty = , duty { $duty }
plain-person-work = , working on { $work }
plain-person-call = , last call { $call }
plain-entry-late = {" "}(logged { $late } later)
plain-person-proposed = { $proposed ->
    [technical] , proposed for the technical role
   *[other] , proposed for the communications role
}
plain-data = the data is { $verdict ->
    [unknown] unknown
    [intact] intact
    [damaged] damaged
    [lost] lost
   *[recovered] recovered from a backup
}{ $judged }{ $second }
plain-stale = the verdict is stale: { $why }
