# The timeline: what happened, beginning with a verb.

log-note = note: { $text }
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
log-declared-on = on { $sources }
log-reporter = reported by { $who }
log-began = began { $time }
log-affected = affected: { $what }
log-not-affected = not affected: { $what }
log-not-known = unknown: { $what }
log-scope = scope: { $scope }
log-title = titled { $title }
log-severity = severity { $severity }
log-component = brought { $component } into scope
log-component-changed = { $component }: { $changed }
log-titled = called { $title }
log-needs = needs { $components }
log-stored-on = stored on { $components }
log-nothing = nothing
log-left-out = took { $component } out of scope: { $why }
log-verdict-confirmed = confirmed the verdict on { $component }
log-verdict-overridden = OVERRIDE of the second name on the verdict of { $component }: { $why }
log-started = started { $step }
log-done = { $two ->
    [yes] done { $step } (two names){ $shown }
   *[no] done { $step }{ $shown }
    }
log-confirmed = confirmed { $step }
log-skipped = skipped { $step }: { $why }
log-not-applicable = not applicable { $step }: { $why }
log-failed = failed { $step }: { $why }
log-reopened = reopened { $step }: { $why }
log-override = OVERRIDE of the gate of { $step }: { $why }
log-override-passes = OVERRIDE of the gate of { $step }, and with it of { $components }: { $why }
log-delegated = delegated { $step } to { $who }
log-step-added = added { $step } under { $priority }{ $components }
log-added-for = for { $components }
log-path-chosen = chose the path { $path }: { $why }
log-verdict = { $two ->
    [yes] verdict { $component } { $verdict } (two names){ $age }{ $extent }{ $shown }
   *[no] verdict { $component } { $verdict }{ $age }{ $extent }{ $shown }
    }
log-stale = stale { $component }: { $why }
log-service = service { $component } { $service }
log-service-percent = service { $component } degraded, { $percent }% works
log-called = called { $name } ({ $line })
log-called-and = called { $name } ({ $line }): { $outcome }
log-dialled = dialled { $name }{ $said }
log-dialled-and = dialled { $name }: { $outcome }{ $said }
log-here = { $name } is here
log-role = gave { $name } the { $role } role{ $duty }
log-released = released { $name }
log-offered = offered the command to { $name }{ $why }
log-declined = { $name } declined command{ $why }
log-typed-by = { $told } (typed by { $name })
log-commands = { $name } commands
log-clock-doubted = clock in doubt: this machine said { $machine }, the log { $log }
log-clock-settled = clock settled: the { $clock } is right (machine { $machine }, log { $log }): { $why }
log-clock-ahead = { $told } (the clock was ahead)
log-resolved = resolved{ $why }
log-closed = closed{ $why }
log-false-alarm = closed as a false alarm{ $why }
log-unknown = something that this version does not know ({ $kind }): { $body }
