# The board in whole sentences, for whoever does not see columns.

plain-head = { $drill ->
    [yes] This is an exercise. { $title }
   *[no] { $title }
}: severity { $severity }, { $status }, declared { $since } ago. { $commander } commands. The log has { $entries ->
    [one] one entry
   *[other] { $entries } entries
}, all kept. It is { $now } { $zone }.
plain-alarms = { $count ->
    [0] Nothing is late and nothing presses.
    [one] One thing cannot wait:
   *[other] { $count } things cannot wait:
}
plain-alarm = { $late ->
    [yes] Late: { $what }
   *[no] Pressing: { $what }
}. What to do: { $hint }
plain-next = { $count ->
    [0] Nothing is free for you now.
    [one] Next for you, one thing:
   *[other] Next for you, { $count } things:
}
plain-hinted = { $what }: { $hint }
plain-priority = { $priority ->
    [integrity] Priority 1, data integrity
    [restore] Priority 2, restore service
   *[communicate] Priority 3, communicate
}: { $settled } of { $count } steps are settled.
plain-step = { $code }{ $component }, { $title }: { $state }{ $marked }{ $unlocked ->
    [yes] , and worked on while it was locked
   *[no] { "" }
}
plain-overridden = , its lock was passed: { $why }
plain-one-typist = , { $who } typed the words of both persons
plain-open = open and free{ $time }
plain-locked = locked: { $because }
plain-started = started by { $by } at { $at }{ $time }
plain-left = , { $time } left
plain-late = , late by { $time }
plain-one-name = done by { $by } at { $at }, and waits for a second name
plain-done = done by { $by } at { $at }
plain-failed = failed, says { $by } at { $at }: { $why }
plain-skipped = left out by { $by } at { $at }: { $why }
plain-not-applicable = does not apply, says { $by } at { $at }: { $why }
plain-components = { $count ->
    [one] One component:
   *[other] { $count } components, the worst first:
}
plain-component = { $id }: { $data }{ $grounds }. The service is { $service ->
    [down] down
    [restoring] being restored
    [degraded] degraded
    [unknown] unknown
    [retired] given up
   *[up] up
}{ $percent }.{ $locked }
plain-no-data = it carries no data
plain-judged = , says { $by } at { $at }
plain-people = { $count ->
    [0] Nobody is here.
    [one] One person:
   *[other] { $count } people:
}
plain-person = { $name }, { $id }: { $commands ->
    [yes] commands
   *[no] { $role ->
        [technical] technical role
        [communication] communication role
       *[other] { $state ->
            [called] called, no answer yet
            [acknowledged] here, no role yet
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
plain-component-percent = , { $percent } percent works
plain-component-locked = {" "}Restoring is locked: { $locked }.
plain-person-duty = , { $duty }
plain-person-work = , at work on { $work }
plain-person-call = , last call { $call }
plain-entry-late = {" "}(written down { $late } later)
plain-person-proposed = { $proposed ->
    [technical] , proposed for the technical role
   *[other] , proposed for the communication role
}
plain-data = the data is { $verdict ->
    [unknown] not judged yet
    [intact] intact
    [damaged] damaged
    [lost] lost
   *[recovered] recovered from a backup
}{ $judged }
plain-stale = the verdict is stale: { $why }
