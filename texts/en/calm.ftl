# What guides and calms: the assistance for people under stress.

## What reaches a person who does not look at the screen.

calm-heading = { $drill ->
    [yes] EXERCISE { $title }
   *[no] { $title }
}
calm-called = You are called. Say that you are there: `crisis ack`, or A on the screen.
calm-assigned = You have the { $role } role{ $duty }
calm-offered = { $by } offers you the command. It counts once you take it.
calm-second-name = { $by } has done { $code } { $title }. It counts once you have looked and given the second name.
calm-lapses = One minute left for { $code } { $title }.

## The board in whole sentences, for whoever does not see columns.

calm-plain-head = { $drill ->
    [yes] This is an exercise. { $title }
   *[no] { $title }
}: severity { $severity }, { $status }, declared { $since } ago. { $commander } commands. The log has { $entries ->
    [one] one entry
   *[other] { $entries } entries
}, all kept. It is { $now } { $zone }.
calm-plain-alarms = { $count ->
    [0] Nothing is late and nothing presses.
    [one] One thing cannot wait:
   *[other] { $count } things cannot wait:
}
calm-plain-alarm = { $late ->
    [yes] Late: { $what }
   *[no] Pressing: { $what }
}. What to do: { $hint }
calm-plain-next = { $count ->
    [0] Nothing is free for you now.
    [one] Next for you, one thing:
   *[other] Next for you, { $count } things:
}
calm-plain-hinted = { $what }: { $hint }
calm-plain-priority = { $priority ->
    [integrity] Priority 1, data integrity
    [restore] Priority 2, restore service
   *[communicate] Priority 3, communicate
}: { $settled } of { $count } steps are settled.
calm-plain-step = { $code }{ $component }, { $title }: { $state }{ $marked }{ $unlocked ->
    [yes] , and worked on while it was locked
   *[no] { "" }
}
calm-plain-overridden = , its lock was passed: { $why }
calm-plain-open = open and free{ $time }
calm-plain-locked = locked: { $because }
calm-plain-started = started by { $by } at { $at }{ $time }
calm-plain-left = , { $time } left
calm-plain-late = , late by { $time }
calm-plain-one-name = done by { $by } at { $at }, and waits for a second name
calm-plain-done = done by { $by } at { $at }
calm-plain-failed = failed, says { $by } at { $at }: { $why }
calm-plain-skipped = left out by { $by } at { $at }: { $why }
calm-plain-not-applicable = does not apply, says { $by } at { $at }: { $why }
calm-plain-components = { $count ->
    [one] One component:
   *[other] { $count } components, the worst first:
}
calm-plain-component = { $id }: { $data }{ $grounds }. The service is { $service ->
    [down] down
    [restoring] being restored
    [degraded] degraded
   *[up] up
}{ $percent }.{ $locked }
calm-plain-judged = , says { $by } at { $at }
calm-plain-people = { $count ->
    [0] Nobody is here.
    [one] One person:
   *[other] { $count } people:
}
calm-plain-person = { $name }, { $id }: { $commands ->
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
}{ $duty }{ $work }{ $call }{ $proposed }
calm-plain-moment = less than a minute
calm-plain-minutes = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
calm-plain-hours = { $hours ->
    [one] one hour
   *[other] { $hours } hours
}
calm-plain-hours-minutes = { $hours ->
    [one] one hour
   *[other] { $hours } hours
} and { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
calm-plain-entry = { $at }, { $by }: { $told }{ $late }
calm-plain-step-component = {" "}on { $component }
calm-plain-component-grounds = {" "}({ $grounds })
calm-plain-component-percent = , { $percent } percent works
calm-plain-component-locked = {" "}Restoring is locked: { $locked }.
calm-plain-person-duty = , { $duty }
calm-plain-person-work = , at work on { $work }
calm-plain-person-call = , last call { $call }
calm-plain-entry-late = {" "}(written down { $late } later)
calm-plain-person-proposed = { $proposed ->
    [technical] , proposed for the technical role
   *[other] , proposed for the communication role
}
calm-plain-data = the data is { $verdict ->
    [unknown] not judged yet
    [intact] intact
    [damaged] damaged
    [lost] lost
   *[recovered] recovered from a backup
}{ $judged }
calm-plain-stale = the verdict is stale: { $why }
calm-assigned-duty = : { $duty }
