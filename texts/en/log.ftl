# The timeline: what happened, in a few words.

log-note = note: { $text }
log-transcribed = from paper, typed by { $name }: { $line }
log-decision = decided: { $text }
log-is-struck = (struck) { $told }
log-is-corrected = { $told } (corrected)
log-struck = struck entry { $entry }: { $why }
log-corrected = corrected entry { $entry }: { $changed }
log-corrected-time = happened at { $time }
log-declared = { $drill ->
    [yes] EXERCISE: declared { $runbook }: { $title }; components { $components }
   *[no] declared { $runbook }: { $title }; components { $components }
    }
log-declared-on = triggered by { $sources }
log-reporter = reported by { $who }
log-began = began { $time }
log-affected = affected: { $what }
log-not-affected = not affected: { $what }
log-not-known = unknown: { $what }
log-scope = scope: { $scope }
log-title = title: { $title }
log-severity = severity { $severity }
log-component = added component { $component }
log-component-changed = { $component }: { $changed }
log-titled = title { $title }
log-needs = depends on { $components }
log-stored-on = stored on { $components }
log-nothing = nothing
log-left-out = took { $component } out of scope: { $why }
log-verdict-confirmed = confirmed the verdict on { $component }
log-verdict-overridden = OVERRIDE, no second person for the verdict on { $component }: { $why }
log-started = started { $step }
log-done = { $two ->
    [yes] done { $step } (needs a second person){ $shown }
   *[no] done { $step }{ $shown }
    }
log-confirmed = confirmed { $step }
log-skipped = skipped { $step }: { $why }
log-not-applicable = n/a { $step }: { $why }
log-failed = failed { $step }: { $why }
log-reopened = reopened { $step }: { $why }
log-override = OVERRIDE, lock on { $step }: { $why }
log-override-passes = OVERRIDE, lock on { $step }, and with it on { $components }: { $why }
log-delegated = delegated { $step } to { $who }
log-step-added = added { $step } under { $priority }{ $components }
log-added-for = for { $components }
log-path-chosen = chose the path { $path }: { $why }
log-verdict = { $two ->
    [yes] verdict on { $component }: { $verdict }{ $age }{ $extent } (needs a second person){ $shown }
   *[no] verdict on { $component }: { $verdict }{ $age }{ $extent }{ $shown }
    }
log-stale = verdict on { $component } marked as stale: { $why }
log-service = service { $component }: { $service }
log-service-percent = service { $component }: degraded, { $percent }% available
log-called = called in { $name } ({ $line })
log-called-and = called { $name } ({ $line }): { $outcome }{ $said }{ $expected }
log-called-expected = , expected at { $at }
log-dialled = dialled { $name }{ $said }
log-dialled-and = dialled { $name }: { $outcome }{ $said }
log-page-claimed = paged { $name } over { $channel }: { $subject }
log-page-to = page to { $name } over { $channel }
log-page-started = started: { $page }
log-page-sent = sent: { $page }{ $why }
log-page-failed = NOT SENT: { $page }{ $why }
log-page-uncertain = UNCERTAIN: { $page }{ $why }
log-page-arrived = arrived: { $page }
log-page-not-arrived = did not arrive: { $page }
log-here = { $name } acknowledged
log-here-oneself = acknowledged
log-awake = { $name } is awake since { $since }
log-awake-oneself = is awake since { $since }
log-role = gave { $name } the { $role } role{ $duty }
log-released = released { $name }
log-offered = offered command to { $name }{ $why }
log-declined = { $name } declined command{ $why }
log-declined-oneself = declined command{ $why }
log-typed-by = { $told } (typed by { $name })
log-commands = { $name } took command
log-commands-oneself = took command
log-clock-doubted = clocks disagree: this machine said { $machine }, the log { $log }
log-clock-settled = clock settled: the { $clock } is right (machine { $machine }, log { $log }): { $why }
log-clock-ahead = { $told } (the clock was ahead)
log-resolved = resolved{ $why }
log-closed = closed{ $why }
log-false-alarm = closed as a false alarm{ $why }
log-unknown = an entry that this version does not know ({ $kind }): { $body }
 
log-heard = report from { $who }: { $what }
log-heard-of = about { $component }
log-heard-since = since { $since }
log-heard-reproduced = reproduced by { $who }
log-heard-callback = call back at { $callback }
log-reproduced = reproduced report { $report }
log-joined = joined report { $report } and report { $with }
log-dismissed = dismissed report { $report }: { $why }
log-report-named = { $number } ({ $who }: { $what })
log-alert-firing = alert from { $about }: { $summary }
log-alert-resolved = alert resolved, { $about }: { $summary }
log-taken = taken along by { $incident }: { $reports ->
        [one] { $reports } report
       *[other] { $reports } reports
    }, { $alerts ->
        [one] { $alerts } alert
       *[other] { $alerts } alerts
    }
