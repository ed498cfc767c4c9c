# Het scherm van een lopend incident, en het begin.

# Wat om elk scherm staat
board-you = jij: { $who }
board-you-are = je bent { $who }
board-log-kept = log { $entries } bewaard
board-log-damaged = LOG BESCHADIGD
board-log-network = LOG OP { $name }
board-log-put-back = logboek teruggezet of herschreven → `crisis verify --head { $head }`
board-tampered = logboek aangetast → `crisis verify` zegt waar
board-exercise = OEFENING
board-time-in-doubt = { $log } (hier { $machine })
board-resolved = OPGELOST
board-closed = AFGESLOTEN
board-false-alarm = VALS ALARM
board-alarm-late = TE LAAT
board-you-are-on-it = jij bent ermee bezig
board-is-on-it = { $name } is ermee bezig
board-nobody-is-on-it = niemand is ermee bezig
board-over = Het is voorbij. Notities en besluiten kunnen er nog bij.
board-calm = Er is niets te laat.
board-calm-until = Er is niets te laat. { $then }
board-more = +{ $more } meer
board-more-there = { $there } meer
board-writing = wordt opgeschreven
board-kept = bewaard
board-not-kept = NIET BEWAARD: { $what }
board-form-stays = Wat je typte blijft in het formulier: ⟨submit⟩ probeert het opnieuw.
board-do-it-again = Doe het opnieuw zodra het logboek geschreven kan worden.
board-moved = Zet het logboek terug zoals het was; of ⟨show-home⟩, en open wat er nu ligt.
board-moved-form = Zet het logboek terug en ⟨submit⟩; of ⟨cancel⟩ ⟨show-home⟩, en open wat er nu ligt: je woorden blijven.
board-put-back = Hier wordt niets meer geschreven. Bewaar een kopie van het logboek, stop, en start crisis opnieuw om verder te gaan met wat er nu in staat.
board-unreadable = HET LOGBOEK IS NIET TE LEZEN
board-may-be-old = Wat je ziet kan oud zijn.

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
board-the-log = logboek
board-only-yours = alleen wat voor jou is: { $key } toont alles
board-reads-on = ↓{ $more } ⟨choose⟩ leest verder
board-late = te laat
board-late-by = { $time } te laat
board-left = nog { $time }
board-next = NU
board-then = dan
board-does-it = doet het
board-opens-the-form = opent formulier
board-goes-there = gaat erheen
board-here = HIER
board-how = HOE
board-nothing-next = er wacht niets op je
board-holds = { $steps ->
    [one] houdt 1 stap tegen
   *[other] houdt { $steps } stappen tegen
}

# Stappen
board-all-settled = alles klaar
board-not-yours = { $steps } niet van jou
board-override = SLOT GEPASSEERD
board-while-locked = MET SLOT EROP
board-one-typist = ÉÉN TYPTE
board-na = n.v.t.
board-two-names = twee namen
board-waits-for-second-name = door één gedaan, wacht op een tweede naam
board-locked = op slot
board-locked-because = op slot: { $because } → { $hint }
board-done-by = { $state } door { $by } om { $at }

# Eén stap
board-step = stap
board-step-goes-on = stap  { $there } meer: ⟨page-up⟩, ⟨page-down⟩
board-step-locked = Op slot: { $because }
board-step-overridden = Slot gepasseerd: { $why }
board-step-while-locked = Er is aan gewerkt terwijl het op slot zat.
board-step-why = Waarom: { $why }
board-step-destroys = VERNIETIGT: { $what }
board-for-role = Voor de rol { $role }.
board-for-commander = Voor de incidentleider.
board-delegated-to = { $name } is gevraagd de stap te doen.
board-of-path = Op de route { $path }.
board-wants = Vraagt { $what }.
board-wants-evidence = bewijs
board-wants-verdict = een oordeel
board-wants-second-name = een tweede naam
board-wants-skills = Voor wie { $skills } kent.
board-takes-at-most = Duurt hoogstens { $time }.
board-waits-first = Wacht eerst { $time }.
board-shown-by = Bewijs
board-comes-after = Komt na { $steps }
board-holds-back = { $steps ->
    [one] Houdt 1 stap tegen: { $codes }
   *[other] Houdt { $steps } stappen tegen: { $codes }
}
board-so-far = Tot nu toe
board-deed-started = begonnen
board-deed-overridden = slot gepasseerd
board-deed-done = gedaan
board-deed-confirmed = bevestigd
board-deed-reopened = heropend

# Onderdelen, mensen, klokken
board-component = Deel
board-data = data
board-service = dienst
board-stale = VERLOPEN { $at }
board-no-data = geen data
board-none-carried = geen
board-up-in-part = { $percent }% werkt
board-component-is = { $component }: data { $data }, dienst { $service }
board-judged = beoordeeld door { $by } om { $at }
board-commander = leidt
board-took-command = nam over
board-released = naar huis
board-called = gebeld
board-no-role = geen rol
board-not-answered = gebeld om { $at }, { $ago } geleden, nog geen antwoord
board-last-call = laatste keer bellen, { $call }
board-duty = taak: { $duty }
board-proposed = voorstel: { $role }, want { $because } → a
board-clocks = Om     wat
board-clock-step = moet klaar
board-clock-call = moet antwoorden
board-clock-role = wil een rol
board-clock-offer = neemt over?
board-clock-command = moet overdragen

# Het begin
board-reading = het logboek wordt gelezen …
board-home-none = Er is niets open. Kies een draaiboek om een crisis uit te roepen.
board-home-some = { $count ->
    [one] Er is één incident open. ⟨choose⟩ opent het.
   *[other] Er zijn { $count } incidenten open. ⟨choose⟩ opent er een.
}
board-home-some-there = { $count ->
    [one] Er is één incident open: ⟨first⟩ gaat erheen.
   *[other] Er zijn { $count } incidenten open: ⟨first⟩ gaat erheen.
}
board-home-open = Lopend
board-home-runbooks = Roep een crisis uit met een draaiboek
board-home-over = Voorbij
board-home-false-alarm = vals alarm
board-home-reviewed = nagelezen
board-home-declared = uitgeroepen op { $day }
board-days-ago = { $days ->
    [0] vandaag
    [one] 1 dag geleden
   *[other] { $days } dagen geleden
}
board-never-reviewed = nooit
board-runbook-refused = geweigerd: { $file }
board-runbook-steps = { $steps } stappen
board-runbook-steps-for = { $steps } stappen voor { $parts }
board-runbook-declare = { $steps }. ⟨choose⟩ roept het uit.
board-runbook-reviewed = Nagelezen op { $day }, { $ago }.
board-runbook-never-reviewed = Niemand heeft het nog nagelezen.
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
