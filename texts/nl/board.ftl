# Het scherm van een lopend incident, en het begin.

# Wat om elk scherm staat
board-you = jij: { $who }
board-you-are = je bent { $who }
board-log-kept = log: { $entries } opgeslagen
board-log-damaged = LOG BESCHADIGD
board-log-network = LOG OP { $name }
board-log-put-back = logboek teruggezet of herschreven → `crisis verify --head { $head }`
board-tampered = logboek gemanipuleerd → `crisis verify` zegt waar
board-exercise = OEFENING
board-time-in-doubt = { $log } (hier { $machine })
board-resolved = OPGELOST
board-closed = AFGESLOTEN
board-false-alarm = VALS ALARM
board-alarm-late = TE LAAT
board-you-are-on-it = jij bent ermee bezig
board-you-were-asked = jou is gevraagd
board-is-on-it = { $name } is ermee bezig
board-nobody-is-on-it = niemand is ermee bezig
board-over = Afgesloten. Notities en besluiten toevoegen kan nog.
board-calm = Niets is te laat.
board-calm-until = Niets is te laat. { $then }
board-more = +{ $more } meer
board-more-there = { $there } meer
board-writing = wordt opgeslagen
board-kept = opgeslagen
board-not-kept = NIET OPGESLAGEN: { $what }
board-form-stays = Je tekst blijft in het formulier: druk op ⟨submit⟩ om het opnieuw te proberen.
board-do-it-again = Herhaal het zodra het logboek weer beschrijfbaar is.
board-moved = Zet het logboekbestand terug, of open met ⟨show-home⟩ het logboek dat er nu staat.
board-moved-form = Zet het logboekbestand terug en druk op ⟨submit⟩; of open met ⟨cancel⟩ ⟨show-home⟩ het logboek dat er nu staat: je tekst blijft.
board-put-back = Hier wordt niets meer opgeslagen. Bewaar een kopie van het logboek, verlaat het scherm en start crisis opnieuw om verder te gaan met wat er nu in staat.
board-unreadable = HET LOGBOEK IS NIET TE LEZEN
board-may-be-old = Dit scherm is mogelijk niet actueel.

# De tweede regel bovenaan, van de meeste woorden tot de minste
board-head-confirmed = 1 DATA { $confirmed }/{ $all } bevestigd
board-head-data = 1 DATA { $confirmed }/{ $all }
board-head-data-short = DATA { $confirmed }/{ $all }
board-head-locked = 2 DIENST { $up }/{ $all } online, { $locked } op slot
board-head-service = 2 DIENST { $up }/{ $all } online
board-head-service-short = DIENST { $up }/{ $all }
board-head-told = 3 KLANTEN gemeld { $at }, { $ago } geleden
board-head-told-at = 3 KLANTEN gemeld { $at }
board-head-told-short = GEMELD { $at }
board-head-told-nothing = 3 KLANTEN nog niets gemeld
board-head-told-nothing-short = GEMELD niets
board-head-since = ; sindsdien: { $news }
board-head-since-more = ; sindsdien: { $news } +{ $more }
board-head-outdated = , ACHTERHAALD

# Het bord
board-not-shown = niet getoond: { $what }
board-components-and-people = onderdelen, mensen
board-the-steps = stappen
board-the-log = tijdlijn
board-only-yours = alleen stappen voor jou: { $key } toont alles
board-reads-on = ↓{ $more } lees verder met ⟨choose⟩
board-late-by = { $time } te laat
board-due-now = moet nu
board-limit = (limiet { $time })
board-left = nog { $time }
board-so-far-for = al { $time }
board-next = NU
board-then = dan
board-does-it = doet het
board-opens-the-form = opent formulier
board-opens-the-briefing = opent de briefing
board-goes-there = gaat erheen
board-here = HIER
board-how = HOE
board-report-written = niets: het incident is afgesloten en het verslag staat in { $path }
board-nothing-next = er is nu geen stap voor jou
board-holds = { $steps ->
    [one] blokkeert 1 stap
   *[other] blokkeert { $steps } stappen
}

# Stappen
board-all-settled = alles afgehandeld
board-not-yours = { $steps } niet van jou
board-override = SLOT GEFORCEERD
board-while-locked = ONDANKS SLOT
board-one-typist = DOOR ÉÉN GETYPT
board-na = n.v.t.
board-asked = { $name } gevraagd
board-not-done = niet gedaan
board-not-finished = { $name } niet af
board-not-confirmed = niet bevestigd
board-next-update = volgende { $at }
board-next-update-late = volgende { $late }
board-next-update-in-full = Laatste bericht { $last }, { $ago } geleden. Volgens het draaiboek elke { $every } een update: de volgende moet er zijn om { $due }.
board-two-names = 2e persoon nodig
board-waits-for-second-name = gedaan, een tweede persoon moet nog bevestigen
board-locked = op slot
board-locked-because = op slot: { $because } → { $hint }
board-done-and-confirmed = gedaan door { $by }, bevestigd door { $second } om { $at }
board-done-by = { $state } door { $by } om { $at }
board-needs-second = tweede persoon nodig{ $confirm }

# Eén stap
board-step = stap
board-step-goes-on = stap  { $there } meer: ⟨page-up⟩, ⟨page-down⟩
board-step-locked = Op slot: { $because }
board-step-overridden = Slot geforceerd: { $why }
board-step-while-locked = Er is aan deze stap gewerkt terwijl de stap op slot zat.
board-step-why = Waarom: { $why }
board-step-destroys = VERNIETIGT: { $what }
board-for-role = Voor de rol { $role }.
board-for-commander = Voor de incidentleider.
board-delegated-to = Gedelegeerd aan { $name }.
board-of-path = Op de route { $path }.
board-wants = Vereist { $what }.
board-wants-evidence = bewijs
board-wants-verdict = een oordeel
board-wants-second-name = een tweede persoon
board-wants-skills = Vereist kennis van { $skills }.
board-takes-at-most = Tijdslimiet: { $time }.
board-waits-first = Kan pas na een wachttijd van { $time }.
board-shown-by = Bewijs
board-comes-after = Wacht op { $steps }
board-holds-back = { $steps ->
    [one] Blokkeert 1 stap: { $codes }
   *[other] Blokkeert { $steps } stappen: { $codes }
}
board-so-far = Tot nu toe
board-deed-started = gestart
board-deed-overridden = slot geforceerd
board-deed-done = gedaan
board-deed-confirmed = bevestigd
board-deed-reopened = heropend

# Onderdelen, mensen, klokken
board-component = Onderdeel
board-data = data
board-service = dienst
board-stale = VERVALLEN
board-stale-because = vervallen sinds { $at }: { $why }
board-no-data = geen data
board-none-carried = geen
board-up-in-part = beperkt { $percent }%
board-unconfirmed = { $service }, onbevestigd
board-component-is = { $component }: data { $data }, dienst { $service }
board-judged = oordeel van { $by } om { $at }
board-commander = leidt
board-took-command = nam leiding over
board-released = afgemeld
board-called = opgeroepen
board-no-role = geen rol
board-expected = verwacht { $at }
board-not-answered = opgeroepen om { $at }, { $ago } geleden, nog niet gemeld
board-last-call = laatst gebeld, { $call }
board-duty = taak: { $duty }
board-at-work = bij { $steps }
board-is-proposed = voorgesteld
board-proposed-only = voorgesteld, nog niet toegekend
board-proposed = { $role }: voorgesteld, nog niet toegekend, want { $because } → a
board-clocks = deadlines
board-people = mensen
board-clock-step = stap
board-clock-call = oproep
board-clock-expected = verwacht
board-clock-role = rol
board-clock-awake = wakker
board-clock-offer = aanbod
board-clock-command = overdracht
board-clock-hold = wachttijd
board-clock-promise = volgende
board-clock-callback = terugbellen

# Het begin
board-reading = het logboek wordt gelezen …
board-home-none = Geen lopende incidenten. Kies een draaiboek om er een uit te roepen.
board-home-some = { $count ->
    [one] Er is één incident open. ⟨choose⟩ opent het.
   *[other] Er zijn { $count } incidenten open. ⟨choose⟩ opent er een.
}
board-home-some-there = { $count ->
    [one] Er is één incident open: ⟨first⟩ gaat erheen.
   *[other] Er zijn { $count } incidenten open: ⟨first⟩ gaat erheen.
}
board-home-some-open = { $count ->
    [one] Er is één incident open.
   *[other] Er zijn { $count } incidenten open.
}
board-home-open = Lopend
board-home-runbooks = Roep een incident uit met een draaiboek
board-home-over = Afgesloten
board-home-came = Binnengekomen
board-home-came-more = en nog { $more }: `crisis inbox`
board-came-report = { $number } { $report }
board-came-in = { $more ->
    [0] kwam binnen { $at }: { $what }
   *[other] kwam binnen { $at }: { $what } +{ $more }
    }
board-component-came = { $more ->
    [0] kwam binnen { $at }: { $what }
   *[other] kwam binnen { $at }: { $what } +{ $more }
    }
board-home-false-alarm = vals alarm
board-home-reviewed = nagekeken
board-home-declared = uitgeroepen op { $day }
board-days-ago = { $days ->
    [0] vandaag
    [one] 1 dag geleden
   *[other] { $days } dagen geleden
}
board-never-reviewed = nooit
board-runbook-refused = geweigerd: { $file }
board-runbook-steps = { $steps ->
    [one] 1 stap
   *[other] { $steps } stappen
}
board-runbook-steps-for = { $steps ->
    [one] 1 stap voor { $parts }
   *[other] { $steps } stappen voor { $parts }
}
board-runbook-declare = { $steps }. ⟨choose⟩ roept hiermee een incident uit.
board-runbook-reviewed = Nagekeken op { $day }, { $ago }.
board-runbook-never-reviewed = Nog niet nagekeken.
board-weekday = { $weekday ->
    [1] ma
    [2] di
    [3] wo
    [4] do
    [5] vr
    [6] za
   *[7] zo
}
board-date = { $day } { $month ->
    [1] jan
    [2] feb
    [3] mrt
    [4] apr
    [5] mei
    [6] jun
    [7] jul
    [8] aug
    [9] sep
    [10] okt
    [11] nov
   *[12] dec
}
board-day = { $weekday ->
    [1] ma
    [2] di
    [3] wo
    [4] do
    [5] vr
    [6] za
   *[7] zo
} { $day } { $month ->
    [1] jan
    [2] feb
    [3] mrt
    [4] apr
    [5] mei
    [6] jun
    [7] jul
    [8] aug
    [9] sep
    [10] okt
    [11] nov
   *[12] dec
} { $year }
board-told-and-unchanged = gezegd { $at }, sindsdien niets veranderd: "{ $words }"
board-told-in-full = gezegd { $at }: "{ $words }"
