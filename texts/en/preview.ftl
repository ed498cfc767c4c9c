# A runbook as it will run, looked at before there is an incident.

## The runbook

preview-declare = Declare it with `crisis declare { $id }`.
preview-severity = Severity { $severity }; 1 is the worst.
preview-triggers = Triggers: { $triggers }.
preview-language = { $language ->
    [en] Written in English.
    [nl] Written in Dutch.
   *[other] Written in the language `{ $language }`.
}
preview-reviewed = Reviewed on { $day }.
preview-never-reviewed = Never reviewed.
preview-size = { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
    } for { $components ->
    [one] { $components } component
   *[other] { $components } components
    }: { $ticks ->
    [one] { $ticks } thing
   *[other] { $ticks } things
    } to tick off, if everything applies.
preview-paths = The commander chooses one path: { $paths }.
preview-falls-away = A step that falls away, or is not for a component, locks nothing there.

## Components

preview-components = Components: { $count }
preview-whole-platform = The runbook names no component, so the whole platform counts as one.
preview-depends-on = Depends on { $components }.
preview-no-data = Carries no data, so it needs no verdict.
preview-own-data = Its data is its own.
preview-stored-on = Its data is stored on { $components }.
preview-begins = Service at the start: { $service }.
preview-tags = Tags: { $tags }.
preview-steps-need = Its steps also need these skills: { $skills }.
preview-own-steps = Its own steps: { $codes }.

## Steps

preview-priority = { $number } { $priority }: { $count ->
    [one] { $count } step
   *[other] { $count } steps
    }
preview-repeats = { $count ->
    [one] For one component: { $codes }.
   *[other] For each of { $count } components: { $codes }.
    }
preview-repeats-for-none = For each component that it fits, and the runbook has none.
preview-for-role = For the { $role } role.
preview-for-commander = For the commander.
preview-skills = Skills: { $skills }{ $more ->
    [yes] , and those of its component
   *[no] {""}
    }.
preview-skills-of-component = Skills: those of its component.
preview-at-once = Can start at once.
preview-wait-verdict = { $each ->
    [yes] Appears only once the verdict on its component is one of: { $verdicts }.
   *[no] Appears only once the verdict on some component is one of: { $verdicts }.
    }
preview-wait-path = Locked until the commander chooses the path `{ $path }`.
preview-wait-data = { $each ->
    [yes] Locked until the data of its component is intact or recovered.
   *[no] Locked until the data of every component is intact or recovered.
    }
preview-wait-integrity = Locked until these integrity steps are done or n/a: { $codes }.
preview-wait-service = Locked until every component is up.
preview-wait-step = Comes after { $code } "{ $title }"{ $on ->
    [same] , on the same component
    [every] , on every component
   *[once] {""}
    }.
preview-wait-time = { $since ->
    [steps] Unlocks { $time } after the last of these steps.
    [choice] Unlocks { $time } after that.
   *[declaration] Unlocks { $time } after the declaration.
    }
preview-limit = Time limit: { $time } from its start.
preview-limit-owed = Time limit: { $time } from the moment it can start.
preview-to-finish = To finish it, give: { $wanted }.
preview-needs-words = the text that was sent (notice { $notice })
preview-needs-evidence = evidence
preview-needs-verdict = the data verdict
preview-needs-service = the service state (proposed: { $service })
preview-needs-second-person = a second person who confirms it
preview-holds = Puts something on hold; { $codes } resumes it.
preview-holds-for-good = Puts something on hold, and no step resumes it.
preview-releases = Resumes what { $codes } put on hold.
preview-run = Command to run by hand: `{ $command }`
preview-destroys = CANNOT BE UNDONE. Gone afterwards: { $gone }

## Roles and clocks

preview-roles = Roles
preview-role-steps = { $role }: { $count ->
    [one] { $count } step
   *[other] { $count } steps
    }, { $codes }.
preview-role-skills = { $role }, skills needed: { $skills }.
preview-clocks = Clocks
preview-limit-of = { $code } "{ $title }": time limit { $time }.
preview-wait-of = { $code } "{ $title }": unlocks after a wait of { $time }.
preview-clocks-call = Nobody answers a call: try the other number after { $time }.
preview-clocks-role = Somebody is here without a role: give one within { $time }.
preview-clocks-offer = Command is offered: accept within { $time }.
preview-clocks-command = Somebody is in command: hand over after { $time }.
preview-clocks-days = This takes days: no clock asks anybody to hand over command.

## Notices

preview-notices = Notices
preview-no-notices = The runbook has no notices.
preview-example = Filled in for an example that is sent on { $sent }.
preview-example-title = `incident.title` is the title of the runbook: { $value }
preview-example-affected = `affected` is every component: { $value }
preview-example-promise = `promise` is the time of the next update.
preview-stage-first = first notice
preview-stage-update = update
preview-stage-all-clear = all-clear
preview-stage-follow-up = follow-up
preview-audience = Audience: { $audience }.
preview-channels = Channels: { $channels }.
preview-sent-by = Sent in { $codes }.
preview-sent-by-none = No step sends it.
preview-promise = Next update within { $time }: in the example by { $by }.
preview-claims = Check before you send it that this is true: { $claims }.
preview-missing = No value for: { $names }.
preview-words = { $language ->
    [en] Text in English:
    [nl] Text in Dutch:
   *[other] Text in `{ $language }`:
}
