# The timeline: what happened, in a few words.

log-note = notitie: { $text }
log-transcribed = van papier, getypt door { $name }: { $line }
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
log-declared-on = aanleiding: { $sources }
log-reporter = gemeld door { $who }
log-began = begonnen op { $time }
log-affected = getroffen: { $what }
log-not-affected = niet getroffen: { $what }
log-not-known = onbekend: { $what }
log-scope = omvang: { $scope }
log-title = titel: { $title }
log-severity = ernst { $severity }
log-component = onderdeel { $component } toegevoegd
log-component-changed = { $component }: { $changed }
log-titled = titel { $title }
log-needs = is afhankelijk van { $components }
log-stored-on = staat op { $components }
log-nothing = niets
log-left-out = { $component } hoort niet meer bij dit incident: { $why }
log-verdict-confirmed = oordeel over { $component } bevestigd
log-verdict-overridden = SLOT GEFORCEERD: het oordeel over { $component } telt zonder tweede persoon: { $why }
log-started = gestart: { $step }
log-done = { $two ->
    [yes] gedaan: { $step } (tweede persoon nodig){ $shown }
   *[no] gedaan: { $step }{ $shown }
    }
log-confirmed = bevestigd: { $step }
log-skipped = overgeslagen: { $step }: { $why }
log-not-applicable = n.v.t.: { $step }: { $why }
log-failed = mislukt: { $step }: { $why }
log-reopened = heropend: { $step }: { $why }
log-override = SLOT GEFORCEERD: { $step }: { $why }
log-override-passes = SLOT GEFORCEERD: { $step }, en daarmee { $components }: { $why }
log-delegated = { $step } gedelegeerd aan { $who }
log-step-added = { $step } toegevoegd bij { $priority }{ $components }
log-added-for = voor { $components }
log-path-chosen = route { $path } gekozen: { $why }
log-verdict = { $two ->
    [yes] oordeel over { $component }: { $verdict }{ $age }{ $extent } (tweede persoon nodig){ $shown }
   *[no] oordeel over { $component }: { $verdict }{ $age }{ $extent }{ $shown }
    }
log-stale = oordeel over { $component } vervallen: { $why }
log-service = dienst { $component }: { $service }
log-service-percent = dienst { $component }: beperkt, { $percent }% beschikbaar
log-called = { $name } opgeroepen ({ $line })
log-called-and = { $name } gebeld ({ $line }): { $outcome }{ $said }{ $expected }
log-called-expected = , verwacht om { $at }
log-dialled = { $name } gebeld (bellijst){ $said }
log-dialled-and = { $name } gebeld (bellijst): { $outcome }{ $said }
log-page-claimed = { $name } opgeroepen via { $channel }: { $subject }
log-page-to = oproep aan { $name } via { $channel }
log-page-started = gestart: { $page }
log-page-sent = verzonden: { $page }{ $why }
log-page-failed = NIET VERZONDEN: { $page }{ $why }
log-page-uncertain = ONZEKER: { $page }{ $why }
log-page-arrived = aangekomen: { $page }
log-page-not-arrived = niet aangekomen: { $page }
log-here = { $name } heeft zich gemeld
log-here-oneself = heeft zich gemeld
log-awake = { $name } is wakker sinds { $since }
log-awake-oneself = is wakker sinds { $since }
log-role = { $name } kreeg de rol { $role }{ $duty }
log-released = { $name } afgemeld
log-offered = leiding aangeboden aan { $name }{ $why }
log-declined = { $name } heeft de leiding afgeslagen{ $why }
log-declined-oneself = heeft de leiding afgeslagen{ $why }
log-typed-by = { $told } (ingevoerd door { $name })
log-commands = { $name } heeft de leiding overgenomen
log-commands-oneself = heeft de leiding overgenomen
log-clock-doubted = klokken verschillen: deze machine zei { $machine }, het logboek { $log }
log-clock-settled = klok bepaald: { $clock } klopt (machine { $machine }, logboek { $log }): { $why }
log-clock-ahead = { $told } (de klok liep voor)
log-resolved = opgelost{ $why }
log-closed = afgesloten{ $why }
log-false-alarm = afgesloten als vals alarm{ $why }
log-unknown = een regel die deze versie niet kent ({ $kind }): { $body }
log-heard = melding van { $who }: { $what }
log-heard-of = over { $component }
log-heard-since = sinds { $since }
log-heard-reproduced = gereproduceerd door { $who }
log-heard-callback = terugbellen om { $callback }
log-reproduced = melding { $report } gereproduceerd
log-joined = melding { $report } hoort bij melding { $with }
log-dismissed = melding { $report } afgedaan: { $why }
log-report-named = { $number } (van { $who }: { $what })
log-alert-firing = alert van { $about }: { $summary }
log-alert-resolved = alert voorbij, { $about }: { $summary }
log-taken = meegenomen door { $incident }: { $reports ->
        [one] { $reports } melding
       *[other] { $reports } meldingen
    }, { $alerts ->
        [one] { $alerts } alert
       *[other] { $alerts } alerts
    }
