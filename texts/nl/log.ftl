# The timeline: what happened, beginning with a verb.

log-note = notitie: { $text }
log-decision = besloten: { $text }
log-is-struck = (doorgehaald) { $told }
log-is-corrected = { $told } (gecorrigeerd)
log-struck = regel { $entry } doorgehaald: { $why }
log-corrected = regel { $entry } gecorrigeerd: { $changed }
log-corrected-time = gebeurd om { $time }
log-declared = { $drill ->
    [yes] OEFENING: { $runbook } uitgeroepen: { $title }; onderdelen { $components }
   *[no] { $runbook } uitgeroepen: { $title }; onderdelen { $components }
    }
log-declared-on = op grond van { $sources }
log-reporter = gemeld door { $who }
log-began = begonnen { $time }
log-affected = getroffen: { $what }
log-not-affected = niet getroffen: { $what }
log-not-known = onbekend: { $what }
log-scope = omvang: { $scope }
log-title = genoemd: { $title }
log-severity = ernst { $severity }
log-component = { $component } erbij gehaald
log-component-changed = { $component }: { $changed }
log-titled = heet { $title }
log-needs = heeft { $components } nodig
log-stored-on = staat op { $components }
log-nothing = niets
log-left-out = { $component } hoort er niet meer bij: { $why }
log-verdict-confirmed = oordeel over { $component } bevestigd
log-verdict-overridden = SLOT GEPASSEERD: het oordeel over { $component } telt zonder tweede naam: { $why }
log-started = begonnen { $step }
log-done = { $two ->
    [yes] klaar { $step } (twee namen){ $shown }
   *[no] klaar { $step }{ $shown }
    }
log-confirmed = bevestigd { $step }
log-skipped = overgeslagen { $step }: { $why }
log-not-applicable = niet van toepassing { $step }: { $why }
log-failed = mislukt { $step }: { $why }
log-reopened = heropend { $step }: { $why }
log-override = SLOT GEPASSEERD bij { $step }: { $why }
log-override-passes = SLOT GEPASSEERD bij { $step }, en daarmee van { $components }: { $why }
log-delegated = { $step } gedelegeerd aan { $who }
log-step-added = { $step } toegevoegd bij { $priority }{ $components }
log-added-for = voor { $components }
log-path-chosen = route { $path } gekozen: { $why }
log-verdict = { $two ->
    [yes] oordeel { $component } { $verdict } (twee namen){ $age }{ $extent }{ $shown }
   *[no] oordeel { $component } { $verdict }{ $age }{ $extent }{ $shown }
    }
log-stale = oordeel verlopen { $component }: { $why }
log-service = dienst { $component } { $service }
log-service-percent = dienst { $component } beperkt, { $percent }% werkt
log-called = { $name } gebeld ({ $line })
log-called-and = { $name } gebeld ({ $line }): { $outcome }
log-dialled = { $name } gebeld (bellijst){ $said }
log-dialled-and = { $name } gebeld (bellijst): { $outcome }{ $said }
log-here = { $name } is er
log-role = { $name } kreeg de rol { $role }{ $duty }
log-released = { $name } mag naar huis
log-offered = leiding aangeboden aan { $name }{ $why }
log-declined = { $name } heeft de leiding afgeslagen{ $why }
log-typed-by = { $told } (ingevoerd door { $name })
log-commands = { $name } leidt
log-clock-doubted = klok onzeker: deze machine zei { $machine }, het logboek { $log }
log-clock-settled = klok bepaald: { $clock } klopt (machine { $machine }, logboek { $log }): { $why }
log-clock-ahead = { $told } (de klok liep voor)
log-resolved = opgelost{ $why }
log-closed = afgesloten{ $why }
log-false-alarm = afgesloten als vals alarm{ $why }
log-unknown = iets wat deze versie niet kent ({ $kind }): { $body }
