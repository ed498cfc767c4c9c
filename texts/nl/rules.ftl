# Wat de regels van een incident zeggen: weigeringen, sloten, meldingen, wat er nu te doen is.

## De woorden van de regels

rules-priority-integrity = Data-integriteit
rules-priority-restore = Dienst herstellen
rules-priority-communicate = Communicatie
rules-role-technical = techniek
rules-role-communication = communicatie
rules-trigger-monitoring = monitoring
rules-trigger-reports = meldingen
rules-alert-firing = actief
rules-alert-resolved = voorbij
rules-trigger-alert = "{ $summary }" van { $source } is volgens de instellingen een aanleiding
rules-trigger-component = { $people } mensen melden { $component }, en één melding is gereproduceerd
rules-trigger-joined = { $people } mensen melden hetzelfde, en één melding is gereproduceerd: { $what }
rules-came-report = { $reproduced ->
    [yes] { $who }: { $what } (gereproduceerd)
   *[no] { $who }: { $what }
    }
rules-came-alerts = { $count ->
    [one] { $about }: alert, { $summary }
   *[other] { $about }: { $count } alerts, { $summary }
    }
rules-came-resolved = { $count ->
    [one] { $about }: alert voorbij, { $summary }
   *[other] { $about }: { $count } alerts voorbij, { $summary }
    }
rules-intake-too-large = { $bytes } bytes is te veel: hoogstens { $most }
rules-intake-too-many = te veel alerts in één keer: hoogstens { $most }
rules-intake-empty = er staat niets in
rules-intake-truncated = het houdt halverwege op: regel { $line }, kolom { $column }
rules-intake-no-json = het is geen JSON: regel { $line }, kolom { $column }
rules-intake-no-form = het is geen JSON en het zijn geen regels NAAM=waarde
rules-intake-no-lines = geen enkele regel is NAAM=waarde
rules-intake-no-object = het is geen object
rules-intake-no-alerts = er is geen lijst `alerts`
rules-intake-no-state = nergens staat of het actief of voorbij is
rules-intake-no-summary = er is geen samenvatting en geen sleutel
rules-intake-no-host = er staat geen host bij
rules-intake-no-report = het is geen melding: { $why }
rules-intake-no-problem = een melding { $kind } is geen nieuws over een probleem
rules-intake-long-key = de sleutel is te lang: { $bytes } bytes, hoogstens { $most }
rules-intake-test = er is geen heartbeat: dit is een testbericht
rules-intake-neither = de monitor is niet offline en niet online
rules-not-reproduced = de melding is niet als gereproduceerd vastgelegd
rules-reproduced-already = de melding is al gereproduceerd door { $who }
rules-not-joined = de meldingen zijn niet samengevoegd
rules-joined-already = de meldingen zijn al samengevoegd
rules-not-dismissed = de melding is niet afgedaan
rules-no-report = regel { $number } is geen melding
rules-report-dismissed = melding { $number } is afgedaan door { $by }: { $why }
rules-report-taken = melding { $number } hoort bij { $incident }
rules-inbox-lists-reports = { $ask } toont de meldingen met hun nummers
rules-too-many-reports = er zijn al { $most } meldingen
rules-nothing-new = niets nieuws
rules-note-instead = leg het vast als notitie: { $ask }
rules-verdict-unknown = onbekend
rules-verdict-intact = intact
rules-verdict-damaged = beschadigd
rules-verdict-lost = verloren
rules-verdict-recovered = teruggezet
rules-service-down = offline
rules-service-restoring = in herstel
rules-service-degraded = beperkt
rules-service-up = online
rules-service-unknown = onbekend
rules-service-retired = opgeheven
rules-line-primary = 1e nummer
rules-line-secondary = 2e nummer
rules-outcome-answered = opgenomen
rules-outcome-voicemail = voicemail
rules-outcome-no-answer = geen gehoor
rules-outcome-wrong-number = verkeerd nummer
rules-outcome-busy = in gesprek
rules-status-open = open
rules-status-resolved = opgelost
rules-status-closed = afgesloten
rules-step-open = open
rules-step-started = bezig
rules-step-done = gedaan
rules-step-skipped = overgeslagen
rules-step-not-applicable = n.v.t.
rules-step-failed = mislukt
rules-responder-called = opgeroepen
rules-responder-acknowledged = gemeld
rules-responder-assigned = ingezet
rules-responder-released = afgemeld
rules-and = { $one } en { $more }

## Tijd

rules-seconds = { $n }s
rules-minutes = { $n }m
rules-hours = { $n }u
rules-hours-and-minutes = { $n }u { $minutes }m
rules-days = { $n }d
rules-days-and-hours = { $n }d { $hours }u
rules-time-forms = `14:05`, `14:05 UTC`, `2026-11-21 14:05`, `2026-11-21T14:05+01:00`, `10m ago` of `1h30m ago`
rules-time-skipped = de klok sloeg { $time } over op { $day } ({ $zone })
rules-as-of = stand van { $time }
rules-has-not-come = { $time } ligt in de toekomst
rules-at-takes = --at verwacht een tijd in het verleden: `14:05`, `10m ago`, `2026-11-21 14:05`
rules-data-ahead = { $age } kan niet: die tijd ligt in de toekomst
rules-as-of-takes = --as-of verwacht de tijd van de back-up: `03:00`, `10m ago`, `2026-11-21 03:00`

## Wat iemand typt

rules-nothing-written = er is niets vastgelegd
rules-the-text = de tekst
rules-is-empty = { $option } is leeg
rules-dots-stand = vervang de puntjes bij { $option } door je eigen tekst
rules-too-long = { $option } is te lang: { $bytes } bytes, hoogstens { $longest }
rules-keep-in-a-file = sla de tekst op als bestand en leg vast waar het bestand staat; { $ask } legt de checksum vast
rules-say-in-a-few-words = gebruik een paar woorden waar wie later het logboek leest iets aan heeft
rules-id-empty = een id kan niet leeg zijn
rules-id-too-long = een id heeft hoogstens { $longest } tekens
rules-id-bad-character = een id bestaat uit letters, cijfers, `-`, `_` en `.`, en begint met een letter of cijfer; gevonden: `{ $character }`

## Bestanden en het logboek

rules-file-is-folder = het is een map
rules-file-not-ordinary = het is geen gewoon bestand
rules-file-missing = het bestaat niet
rules-file-forbidden = je mag het niet lezen
rules-log-empty = het logboek in { $folder } is leeg
rules-belongs-to = { $place } is van { $owner }
rules-all-may-write = elk account kan naar { $place } schrijven
rules-log-full = er is geen ruimte meer voor het logboek { $path }
rules-log-read-only = in het logboek { $path } kan niet geschreven worden
rules-log-forbidden = het logboek { $path } is niet te lezen
rules-log-closed-to = { $place } is van { $owner }: { $account } mag er niet in lezen of schrijven
rules-log-only-read-by = { $place } is van { $owner }: { $account } mag er wel in lezen, maar niet in schrijven
rules-log-held = het logboek { $path } is in gebruik bij een ander programma
rules-log-damaged = het logboek { $path } is beschadigd
rules-log-too-new = het logboek { $path } is van een nieuwere versie van crisis
rules-log-moved = het logboek { $path } is verplaatst, vervangen of verwijderd terwijl het open was
rules-log-planted = het logboek is niet geopend, vanwege { $path }
rules-log-put-back = het logboek { $path } bevat niet meer de regels die eruit gelezen zijn
rules-log-head-gone = de laatste hash { $head } ontbreekt: het logboek is teruggezet naar een eerdere toestand, of herschreven, terwijl het open was
rules-log-mixed = het logboek { $path } is vervangen; de laatste regels horen bij het vorige logboek
rules-log-unreachable = het logboek { $path } kan niet worden geopend
rules-log-failed = het logboek { $path } werkt niet
rules-flaw-torn = log.sqlite-wal was beschadigd: de regels erin zijn onleesbaar; het beschadigde bestand staat naast het logboek: log.sqlite-wal-damaged
rules-flaw-foreign = in het logboekbestand staat wat crisis niet heeft gemaakt: { $names }
rules-flaw-timeless = regel { $number } van bron { $origin } heeft een onmogelijke tijd, ver in de toekomst; de regel telt niet mee
rules-flaw-unvouched = de opgeslagen samenvatting van het logboek is met de hand veranderd; de samenvatting is verwijderd, en elke regel is opnieuw gelezen
rules-flaw-put-back = het logboek is teruggezet naar een eerdere toestand, of herschreven, terwijl crisis het open had: de laatste hash { $head } ontbreekt (vergelijk met `crisis verify --head { $head }`)
rules-flaw-emptied = alle regels ontbreken
rules-flaw-apart = regel { $number } van bron { $origin } is in het bestand verplaatst, weg van de regels ervoor
rules-flaw-hidden = { $count ->
    [one] 1 regel of opgeslagen laatste hash hoort
   *[other] { $count } regels en opgeslagen laatste hashes horen
} bij geen bekend incident en zou nergens te zien zijn
rules-flaw-changed = regel { $number } van bron { $origin } is achteraf veranderd
rules-flaw-removed = regel { $number } van bron { $origin } is verwijderd
rules-flaw-removed-many = regels { $from } tot en met { $until } van bron { $origin } zijn verwijderd
rules-flaw-moved = regel { $number } van bron { $origin } staat niet meer op zijn plaats
rules-flaw-added = regel { $number } van bron { $origin } is van buitenaf toegevoegd: het logboek hoort te eindigen bij regel { $kept }
rules-flaw-replaced = regel { $number } van bron { $origin } is vervangen: de hash is niet de laatste hash die het logboek vastlegde
rules-flaw-cut = het einde is afgekapt: regels { $from } tot en met { $until } van bron { $origin } zijn verwijderd

# Eindpunten die elders bewaard zijn.
rules-head-unreadable = een eindpunt is NUMMER:HASH, of BRON:NUMMER:HASH: het nummer van een regel en het begin van de hash
rules-head-no-number = de eerste regel heeft nummer 1
rules-head-too-short = { $digits } tekens van een hash zijn te weinig: geef er { $shortest } of meer
rules-log-is-same = gelijk
rules-log-is-longer = langer
rules-log-is-shorter = korter
rules-log-is-mixed = gemengd
rules-log-is-forked = afgesplitst
rules-log-is-unknown = onbekend

## Een incident of stap vinden

rules-none-open = er is geen incident open
rules-several-open = er is meer dan één incident open
rules-name-incident = kies er een met --incident, of stel CRISIS_INCIDENT in
rules-none-with-id = geen incident heeft `{ $typed }` in zijn id
rules-several-with-id = meer dan één incident heeft `{ $typed }` in zijn id
rules-type-more = typ meer van de id
rules-there-is-one-open = het enige incident is open: { $incident }
rules-there-is-one-closed = het enige incident is afgesloten: { $incident }
rules-there-are = er zijn { $count } incidenten: { $incidents }
rules-and-more = { $first }, en nog { $more }
rules-name-one = kies er een met --incident { $incident }, of roep een nieuw incident uit: { $ask }
rules-declare-one = roep er een uit met { $ask }, of open het scherm met `crisis`
rules-no-step = dit incident heeft geen stap `{ $typed }`
rules-no-step-named = dit incident heeft geen stap { $step }
rules-none-of-them = { $code } is niet gewijzigd
rules-nowhere-left = voor geen enkel onderdeel is dit bij { $code } nu nodig
rules-no-path-chosen-yet = er is geen route gekozen
rules-path-not-chosen = de route { $path } is niet gekozen
rules-no-such-path = het draaiboek heeft geen route met die naam
rules-choose-one-of = kies uit { $paths }: { $ask }
rules-runbook-without-paths = het draaiboek heeft geen routes
rules-rule-out-what-does-not-apply = markeer stappen die niet van toepassing zijn als n.v.t.
rules-path-chosen-already = de route { $path } is al gekozen
rules-no-path-chosen = er is nog geen route gekozen: { $paths }
rules-choose-it = de incidentleider kiest: { $ask }
rules-step-not-added = "{ $title }" is niet toegevoegd
rules-step-is-there = er is al een stap { $code } "{ $title }"
rules-another-title = geef de nieuwe stap een andere titel, of doe { $code }
rules-none-of-that-name = het draaiboek heeft geen stap met die naam voor de onderdelen van dit incident
rules-no-such-code = geen stap heeft die code of id
rules-did-you-mean-step = bedoel je `{ $near }`? Alle stappen met hun code: { $ask }
rules-status-lists-steps = zoek de stap met zijn code op: { $ask }
rules-step-is-for = { $code } is er voor { $components }
rules-step-is-for-none = { $code } doe je één keer, niet per onderdeel
rules-say-step = typ `{ $code }`
rules-several-steps = met `{ $typed }` kan meer dan één stap bedoeld zijn
rules-it-is-for = de stap is er voor { $components }
rules-say-which = kies er een, zoals `{ $code }`

## Sloten

rules-stays-locked = { $step } is op slot
rules-verdict-is-stale = het oordeel over { $component } ({ $verdict }) is vervallen: { $why }
rules-was-reopened = { $code } is heropend ("{ $why }")
rules-went-down = { $component } ging daarna onderuit
rules-ground-in-doubt = de data staat op { $component }, en dat oordeel is vervallen
rules-ground-judged = de data staat op { $component }, en daarvan is de data { $verdict }
rules-ground-given-up = de data staat op { $component }, en dat onderdeel is opgeheven
rules-path-changed = er is een andere route gekozen: { $path }
rules-moved-onto = de data staat nu op { $component }, en de data daarvan is niet bevestigd
rules-ground-is-broken = staat op { $ground }: beschadigd, verloren of opgeheven
rules-second-name-overridden = zonder tweede persoon, geforceerd door { $who }: { $why }
rules-one-typist = { $who } voerde de regels van beide personen in
rules-verdict-wants-two-names = een tweede persoon moet het oordeel over { $component } ({ $verdict }) bevestigen; nu alleen { $first }
rules-data-not-confirmed = de data van { $component } is niet bevestigd: er is nog geen oordeel
rules-data-is = de data van { $component } is { $verdict }
rules-check-data = controleer de data, dan { $ask }
rules-check-again = controleer de data opnieuw, dan { $ask }
rules-check-again-recovered = controleer de data opnieuw, dan { $ask }
rules-bring-it-back = zet de data terug uit een back-up, dan { $ask }
rules-unfinished = { $more ->
    [0] { $code } "{ $title }" { $how }
   *[other] { $code } "{ $title }" { $how }, en nog { $more }
    }
rules-is-not-done = is niet gedaan
rules-was-skipped = is overgeslagen en telt niet als gedaan
rules-has-failed = is mislukt
rules-waits-for-second-name = moet door een tweede persoon bevestigd worden
rules-holds = de wachttijd van { $span } is nog niet om
rules-opens-in = wacht: het slot gaat over { $span } open
rules-first-opens-in = wacht op { $code } "{ $title }", die over { $span } van het slot gaat
rules-wants-two-names = een tweede persoon moet bevestigen; nu alleen { $first }
rules-given-anew = { $by } heeft sinds je het las een ander oordeel gegeven: { $verdict }
rules-finished-anew = { $by } heeft de stap sinds je het las opnieuw afgerond
rules-read-it-first = lees wat er nu staat, en daarna { $ask }
rules-ask-to-confirm = vraag een ander teamlid om te bevestigen: { $ask }
rules-finish-it = rond de stap af: { $ask }
rules-first-comes = rond eerst { $code } "{ $title }" af: { $ask }
rules-reopen-or-rule-out = { $ask } en doe de stap alsnog, of { $other } als de stap niet van toepassing is
rules-lock-data = data { $verdict }
rules-lock-stale = oordeel vervallen
rules-lock-after = eerst { $code }
rules-lock-holding = over { $span } open
rules-lock-second-name = 2e persoon nodig
rules-lock-not-up = niet online
rules-lock-path = geen route gekozen

## Klokken en meldingen

rules-step-is-due = { $code } "{ $title }" moet over { $ahead } gedaan zijn
rules-step-was-due = { $code } "{ $title }" is { $late } te laat
rules-update-is-due = de volgende update aan klanten moet over { $ahead } weg zijn
rules-update-is-due-now = de volgende update aan klanten moet nu weg
rules-update-was-due = de volgende update aan klanten is { $late } te laat
rules-start-the-next = om de volgende update te versturen: { $ask }
rules-callback-is-due = bel { $who } terug binnen { $ahead }
rules-callback-is-due-now = bel { $who } nu terug
rules-callback-was-due = { $who } zou teruggebeld worden, { $late } te laat
rules-call-back = bel ze, en leg vast wat ze zeggen: { $ask }
rules-reopen-for-the-next = heropen de stap en stuur de volgende: { $ask }
rules-step-is-due-now = { $code } "{ $title }" moet nu gedaan zijn
rules-late-by = : { $late } te laat
rules-opens-later = { $step } gaat over { $left } van het slot
rules-ask-whoever-is-at-it = vraag { $name }; dan { $ask }, of { $other }
rules-do-it-now = doe het nu; dan { $ask }
rules-called-no-answer = { $name } is { $ago } geleden opgeroepen, nog niet gemeld{ $late }
rules-you-were-called = je bent { $ago } geleden opgeroepen en hebt je nog niet gemeld{ $late }
rules-call-secondary = bel het 2e nummer: { $ask }, of roep iemand anders op
rules-call-next-person = bel de volgende: { $ask }, of nog eens het 1e nummer: { $other }
rules-did-nothing-since = { $name } heeft zich { $ago } geleden gemeld, heeft geen rol en deed sindsdien niets{ $late }
rules-has-no-role = { $name } is er en heeft nog geen rol, laatste teken { $ago } geleden{ $late }
rules-assign-yourself = { $ask } (of `communication`)
rules-assign-or-call = { $ask } (of `communication`), of { $other }
rules-offer-not-accepted = { $name } kreeg { $ago } geleden de leiding aangeboden en heeft de leiding nog niet overgenomen{ $late }
rules-still-commands = { $name } heeft nog de leiding; { $who } neemt over met { $ask }
rules-call-or-withdraw = bel { $name }: { $ask }, of trek het aanbod in: { $other }
rules-has-commanded = { $name } heeft al { $span } de leiding{ $late }
rules-hand-over-and-rest = draag de leiding over en rust uit: { $ask }
rules-has-been-awake = { $name } is al { $span } wakker{ $late }
rules-release-to-rest = laat dit teamlid rusten: { $ask }
rules-say-awake = zeg sinds wanneer je wakker bent: { $ask }
rules-alarm-offered = { $by } biedt { $to } de leiding aan{ $why }
rules-alarm-takes = { $to } biedt aan de leiding over te nemen{ $why }
rules-alarm-relieved = { $name } heeft de leiding van je overgenomen{ $why }
rules-ask-for-command-back = om de leiding terug te krijgen, vraag { $name }: { $ask }
rules-alarm-serves = klanten gebruiken { $component } terwijl de data { $verdict } is: ze schrijven er misschien in
rules-alarm-serves-unknown = klanten gebruiken { $component } terwijl niemand de data bevestigd heeft
rules-alarm-serves-unsure = klanten gebruiken { $component }, en { $because }
rules-stop-it = stop de dienst, dan { $ask }
rules-alarm-failed = { $step } is mislukt: { $why }
rules-alarm-page-failed = oproep aan { $name } via { $channel } is NIET VERZONDEN{ $why }
rules-alarm-page-uncertain = oproep aan { $name } via { $channel } is ONZEKER: misschien aangekomen
rules-page-again-or-phone = roep opnieuw op met { $ask }, of bel deze persoon
rules-settle-page = vraag het na, dan { $ask } (of `no`); opnieuw oproepen: { $other }
rules-alarm-done-while-locked = { $step } is gedaan terwijl de stap op slot was
rules-alarm-begun-while-locked = aan { $step } is gewerkt terwijl de stap op slot was
rules-alarm-done-too-early = { $step } is gedaan voordat de wachttijd om was
rules-was-too-early = { $code }: dat was { $span } voordat de wachttijd om was; dit blijft gemarkeerd
rules-reopened-beneath = gedane stappen die van { $code } afhangen: { $steps }. Heropen wat niet meer klopt: { $ask }
rules-check-what-it-touched = controleer wat deze stap veranderd heeft
rules-check-data-of = controleer de data van { $component }
rules-alarm-clock = deze machine zegt { $machine }, logboek { $log }
rules-late-in-doubt = tijd onzeker: { $what }
rules-settle-clock = zet de klok van deze machine goed, of kies welke klopt: { $ask } of { $other }
rules-ask-about-clock = vraag { $name }, die de leiding heeft, welke klok klopt: { $ask } of { $other }
rules-trusted-log = het logboek
rules-trusted-machine = de klok van de machine
rules-clock-not-settled = over de klokken is niets vastgelegd
rules-clocks-agree = de klok van deze machine en het logboek komen overeen
rules-clock-settled-already = dat is al vastgelegd: { $clock } klopt
rules-alarm-nobody-speaks = niemand informeert de klanten
rules-alarm-no-all-clear = klanten weten nog niet dat het voorbij is: { $step }
rules-opens-by-itself = wacht tot de stap van het slot gaat
rules-resume = hervat het: { $ask }
rules-nothing-resumes = geen stap van het draaiboek hervat dit: doe het zelf en noteer het
rules-alarm-circle = { $component } zou ook op { $ground } staan, dat zelf op { $component } staat: dat is genegeerd
rules-alarm-not-understood = { $count ->
    [one] 1 regel is wel opgeslagen, niet begrepen: de regel is van een nieuwere versie, of past niet meer in een incident
   *[other] { $count } regels zijn wel opgeslagen, niet begrepen: ze zijn van een nieuwere versie, of passen niet meer in een incident
}
rules-update-crisis = werk crisis op deze machine bij

## Wat nu te doen

rules-verdict-in-question = { $verdict }?
rules-verdict-unconfirmed = { $verdict }, een tweede persoon moet nog bevestigen
rules-news-data = data van { $component }: { $verdict }
rules-news-stale = oordeel over { $component } vervallen
rules-news-service = { $component } nu { $service }
rules-news-resolved = de dienst werkt weer
rules-next-start = start { $step }
rules-next-finish = rond af: { $step }
rules-next-confirm = bevestig { $step }
rules-next-confirm-verdict = bevestig het oordeel over { $component }
rules-next-alone = laat { $step } tellen zonder tweede persoon
rules-next-alone-verdict = laat het oordeel over { $component } tellen zonder tweede persoon
rules-next-reopen = heropen { $step }
rules-next-delegate = delegeer { $step }
rules-next-assign = geef { $name } de rol { $role }
rules-next-assign-some-role = geef { $name } een rol
rules-next-assign-somebody = geef iemand de rol communicatie
rules-next-call = bel { $name }
rules-next-call-secondary = bel { $name } op het tweede nummer
rules-next-call-somebody = roep iemand op
rules-next-ack = meld je: je bent er
rules-next-accept = lees de briefing, en neem dan over of sla af
rules-next-handover = draag de leiding over
rules-next-verdict = geef het oordeel over { $component }
rules-next-service = zet de dienst van { $component } op { $service }
rules-next-service-up = zeg of { $component } online is
rules-next-clock = zeg welke klok klopt
rules-next-clocks-disagree = de klok van deze machine en het logboek verschillen
rules-next-choose-path = kies een route: { $paths }
rules-next-resolve = meld het incident als opgelost: de dienst werkt weer
rules-next-close = sluit het incident af
rules-next-report = schrijf het verslag voor de post-mortem
rules-next-you-were-called = je bent opgeroepen: meld je
rules-next-offered = { $name } biedt je de leiding aan
rules-next-one-name = { $name } zegt { $verdict }; een tweede persoon moet bevestigen
rules-next-nobody-else = { $verdict }, en er is niemand anders om het te bevestigen
rules-next-nobody-else-confirms = er is niemand anders om het te bevestigen
rules-next-done-by-one = gedaan door { $name }; een tweede persoon moet bevestigen
rules-next-second-for = { $code } vernietigt iets en heeft een tweede persoon nodig
rules-next-checks-are-done = alle controles zijn gedaan
rules-next-restored = alle herstelstappen zijn gedaan
rules-next-locked = { $code } is op slot: { $because }
rules-next-update-late = klanten wachten erop
rules-next-call-back = er is een telefoontje beloofd
rules-next-failed = mislukt: { $why }
rules-next-late = het is te laat
rules-next-wait-is-over = de wachttijd is om
rules-next-not-reached = { $name } is niet bereikt
rules-next-no-answer = nog niet gemeld
rules-next-no-role = al 15 minuten aanwezig zonder rol
rules-next-long-command = langer dan 3 uur de leiding
rules-next-offer-open = de leiding is nog niet overgenomen
rules-call = { $line }: { $outcome }
rules-call-rings = { $line }: uitkomst niet vastgelegd
rules-is-dialling = { $by } belt nu
rules-both-dial = { $by } en { $other } bellen allebei
rules-dials = { $by } belt
rules-two-dial = twee bellen
rules-is-expected = { $name } wordt binnen { $ahead } verwacht
rules-is-expected-now = { $name } wordt nu verwacht
rules-was-expected = { $name } werd verwacht en heeft zich niet gemeld: { $late } te laat
rules-call-again = bel nog eens: { $ask }
rules-next-not-come = had er moeten zijn
rules-not-expected = niet vastgelegd wanneer { $name } komt
rules-is-here-already = { $name } is er al
rules-leave-expected-out = laat `--expected` weg, of leg `answered` vast
rules-nobody-said-when = alleen wie opnam zegt wanneer die komt
rules-expected-takes = zeg hoelang het duurt, zoals `20m`, of een tijd, zoals `15:20`
rules-expected-has-passed = { $at } is voorbij
rules-callout-on-call = storingsdienst: { $rotation }
rules-callout-skill = { $skill }: { $codes }
rules-callout-away = AFWEZIG tot en met { $until }
rules-callout-unreached = { $outcome } ({ $line })
rules-callout-silent = { $ago } geleden gebeld, niet gemeld
rules-wrong-number = { $name }: het { $line } klopt niet
rules-wrong-number-dial = { $name }: het nummer op de bellijst klopt niet
rules-not-dialled = { $name } is niet gebeld
rules-dialled-by = { $by } belt al, nog { $left }
rules-call-another = { $ask } intussen, of wacht op de uitkomst
rules-dial-reference = Referentie: { $reference }
rules-dial-hours = Bereikbaar: { $hours }
rules-dial-note = Let op: { $note }
rules-on-the-dial-list = { $name } staat op de bellijst en is geen teamlid
rules-propose-nobody-speaks = nog niemand informeert de klanten, en geen open technische stap vraagt deze kennis
rules-propose-nobody-speaks-now = nog niemand informeert de klanten, en geen stap die nu kan starten vraagt deze kennis
rules-propose-nobody-speaks-yet = nog niemand informeert de klanten
rules-propose-nobody-works = nog niemand werkt aan { $code }
rules-propose-nobody-judges = de data van { $component } heeft een oordeel nodig, en niemand heeft de rol techniek
rules-propose-needed-least = nog niemand informeert de klanten, en elders wordt deze persoon het minst gemist
rules-propose-settled = alle technische stappen die deze kennis vragen, zijn afgehandeld
rules-propose-only-they = alleen deze persoon heeft de kennis { $skill } die { $code } nu vraagt
rules-propose-speaks-but-starves = nog niemand informeert de klanten; { $code } wacht dan op iemand met kennis van { $skill }
rules-starves = { $code } moet nu wachten: alleen { $name } heeft kennis van { $skill }
rules-propose-no-skill = voor deze persoon is geen technische kennis opgegeven
rules-propose-not-wanted = geen open technische stap vereist { $skills }
rules-propose-not-wanted-now = geen stap die nu kan starten vereist { $skills }
rules-propose-wanted = { $steps ->
    [one] { $codes } vereist { $skills }
   *[other] { $codes } vereisen { $skills }
    }

## Het incident als geheel

rules-not-declared = { $runbook } is niet uitgeroepen
rules-began-later = het kan niet om { $time } begonnen zijn: dat is na het uitroepen
rules-since-takes = --since verwacht een tijd vóór het uitroepen: `13:40`, `10m ago`
rules-runbook-not-for = het draaiboek kent geen aanleiding { $odd }, alleen { $known }
rules-leave-source-out = laat --source weg, of kies een ander draaiboek
rules-incident-is-closed = dit incident is afgesloten
rules-what-was-done-stands = alleen notities, besluiten en correcties kunnen er nog bij
rules-note-or-declare = voeg een notitie toe: { $ask }; is het probleem terug, roep dan een nieuw incident uit: { $other }
rules-resolved-already = het incident is al opgelost
rules-not-resolved = het incident is niet opgelost
rules-scope-not-changed = de omvang is niet gewijzigd
rules-nothing-said = er is niets voor de omvang opgegeven
rules-scope-already = de omvang is al zo
rules-called-already = de titel is al { $title }
rules-severity-already = de ernst is al { $severity }
rules-data-of-several = de data van { $components } is niet bevestigd
rules-component-is = { $component } is { $service }
rules-up-once-it-is = zodra het online is: { $ask }
rules-not-closed = het incident is niet afgesloten
rules-no-false-alarm = dit was geen vals alarm
rules-data-was-said = het oordeel over { $component } was { $verdict }
rules-service-was-said-down = de dienst van { $component } is op offline gezet
rules-told-of-false-alarm = klanten hebben bericht gehad ({ $codes }): stuur ze het eindbericht
rules-it-is-not-resolved = het incident is niet opgelost
rules-resolve-or-close = eerst { $ask }, of { $other }
rules-customers-not-heard = klanten weten nog niet alles: { $steps }
rules-customers-do-not-know = klanten weten nog niet: { $news }
rules-write-the-report = het verslag: { $ask }
rules-finish-or-close = rond ze af, markeer wat niet van toepassing is als n.v.t., of { $ask }
rules-resolved-with-open = als opgelost gemeld terwijl dit nog open is: { $open }
rules-closed-with-open = afgesloten terwijl dit nog open is: { $open }
rules-component-left = { $component } { $service }
rules-steps-left = voor klanten { $steps }
rules-still-held = nog stilgezet: { $steps }
rules-steps-not-confirmed = niet bevestigd door een tweede persoon: { $steps }
rules-steps-not-finished = gestart, niet gedaan: { $steps }
rules-steps-failed = mislukt: { $steps }
rules-steps-not-done = niet gedaan: { $steps }
rules-held = { $code } { $title }: stilgezet sinds { $since }; te hervatten met { $release }
rules-held-for-good = { $code } { $title }: stilgezet sinds { $since }; het draaiboek heeft geen stap om te hervatten
rules-delegated-to = gedelegeerd aan { $who }
rules-release-or-close = hervat: { $release }, of { $ask }
rules-open-again = het incident is weer open

## Onderdelen

rules-no-component = dit incident heeft geen onderdeel { $component }
rules-its-components = de onderdelen zijn { $components }
rules-bring-into-scope = kies er een van, of voeg het toe: { $ask }
rules-in-scope-already = { $component } hoort al bij dit incident
rules-not-added = { $component } is niet toegevoegd
rules-needs-not-in-scope = { $missing } hoort niet bij dit incident
rules-ground-not-in-scope = de data van { $component } staat op { $ground }, en dat hoort niet bij dit incident. Toevoegen? { $ask }
rules-too-many-components = in een incident passen hoogstens { $most } onderdelen, en dit zouden er { $count } worden
rules-too-many-steps = in een incident passen hoogstens { $most } stappen, en dit zouden er { $count } worden
rules-too-many-ticks = in een incident passen hoogstens { $most } stappen, per onderdeel geteld, en dit zouden er { $count } worden
rules-name-groups = kies minder onderdelen: één voor elke groep die samen hersteld wordt
rules-group-or-note = reken het tot een onderdeel dat er al bij hoort, of leg vast wat daar gebeurt: { $ask }
rules-note-or-detail = doe het als deel van een stap die er al is, of leg het vast: { $ask }
rules-add-first = voeg eerst { $missing } toe: { $ask }
rules-not-called = het oordeel { $verdict } over { $component } is niet vastgelegd
rules-verdict-wants-evidence = voor een oordeel dat van het slot haalt, is bewijs nodig
rules-backup-has-an-age = bij teruggezette data hoort de tijd van de back-up
rules-no-verdict-to-doubt = er is geen oordeel over { $component } dat kan vervallen
rules-service-not-changed = de dienst van { $component } is niet gewijzigd
rules-percent-of-degraded = --percent zegt hoeveel van een beperkte dienst beschikbaar is, 0 tot 100
rules-service-or = { $ask }, of { $other }
rules-service-already = { $component } is al { $service }
rules-not-retired = { $component } is niet opgeheven
rules-retired-wants-why = opheffen kan alleen met een reden
rules-not-changed = { $component } is niet gewijzigd
rules-stored-in-a-circle = de data van { $ground } staat zelf op { $component }
rules-say-where-stored = wijzig eerst waar dat andere onderdeel op staat: { $ask }
rules-say-where-it-is-stored = stel in waar het op staat: { $ask }
rules-not-in-scope = { $component } hoort niet bij dit incident
rules-not-left-out = { $component } blijft bij dit incident
rules-was-judged = de data ervan had in dit incident het oordeel { $verdict }
rules-is-stored-on-it = de data van { $above } staat erop
rules-the-only-one = het is het enige onderdeel
rules-retire-it = hef het onderdeel op: { $ask }
rules-carries-no-data = { $component } bevat geen data
rules-nothing-to-judge = laat het oordeel weg: er is geen nodig
rules-verdict-wants-role = voor dit oordeel is de rol { $wanted } nodig, of de leiding, en { $who } heeft geen van beide
rules-tell-them-or-take-role = vertel iemand met die rol wat je zag, of neem de rol: { $ask }
rules-say-there-then-role = meld je met { $ask }, en neem dan de rol { $role }
rules-ground-unsure = de data van { $component } staat op { $ground }, en de data daarvan is niet bevestigd
rules-stored-on-broken = de data van { $component } staat op { $ground }: beschadigd, verloren of opgeheven. Dit blijft gemarkeerd
rules-leave-verdict-to-one = jij hebt de leiding: laat het controleren aan iemand anders over ({ $names })
rules-verdict-not-confirmed = het oordeel over { $component } is niet bevestigd
rules-verdict-wants-no-second = er is geen tweede persoon nodig
rules-no-verdict-to-confirm = er is nog geen oordeel gegeven
rules-verdict-confirmed-already = het oordeel over { $component } ({ $verdict }) telt al
rules-verdict-not-overridden = voor { $component } is niets geforceerd
rules-waits-for-no-second = het oordeel heeft geen tweede persoon nodig
rules-nothing-to-override = er zit niets op slot
rules-second-wants-role = de tweede persoon heeft de rol { $wanted } nodig, en { $who } heeft die rol niet
rules-let-them-confirm-or-come = vraag { $name } om te bevestigen; of meld je met { $ask } en neem de rol { $role }
rules-let-them-confirm = vraag { $name } om te bevestigen, of wissel van rol: { $ask }
rules-alone-call-or-override = er is niemand anders: { $ask }, of { $other }
rules-alone-call = er is niemand anders: { $ask }
rules-first-or-resolve = { $first }; of meld het, als incidentleider, met een reden als opgelost: { $other }
rules-service-while = { $component } is { $service }, maar { $lock }
rules-service-only-logged = dit legt de toestand alleen vast: er wordt niets in- of uitgeschakeld
rules-verdict-stale-now = het oordeel ({ $verdict }) is nu vervallen: controleer de data van { $component } opnieuw
rules-verdicts-stay-open = elk onderdeel heeft nog een oordeel nodig: { $ask }, of `damaged`, `lost`, `recovered`
rules-ground-first = eerst { $component }, waar de data op staat: { $hint }
rules-verdict-waits-for-ground = { $component } heeft nog een oordeel nodig: { $hint }
rules-verdict-stays-open = { $component } heeft nog een oordeel nodig: { $ask }, of `damaged`, `lost`, `recovered`
rules-service-stays-open = stel nu de dienststatus van { $component } in: { $ask }
rules-services-stay-open = stel nu de dienststatus van elk onderdeel in: { $ask }

## Stappen

rules-not-yours = { $step } is niet voor jou
rules-wants-role = voor de stap is de rol { $wanted } nodig, en { $who } heeft de rol { $held }
rules-commander = incidentleider
rules-is-the-commanders = de stap is voor de incidentleider, { $name }
rules-commander-delegates = vraag { $name } om de stap te delegeren: { $ask }
rules-not-delegated = { $step } is niet gedelegeerd
rules-delegated-already = { $code } is al gedelegeerd aan { $name }
rules-leave-or-change-role = laat de stap over aan iemand met die rol, of wissel van rol: { $ask }
rules-leave-to-one = jij hebt de leiding: laat { $code } als het kan aan iemand anders over ({ $names })
rules-stands-on-down = { $component } is afhankelijk van { $ground }, nog offline
rules-finished-and-waits = { $code } is afgerond en moet door een tweede persoon bevestigd worden
rules-at-it-already = je bent al bezig met { $code }
rules-yours-now = { $name } was ermee bezig; de stap is nu van jou
rules-cannot-be-started = { $step } is niet gestart
rules-cannot-be-done = { $step } is niet afgerond
rules-cannot-be-called = { $step } is niet op { $state } gezet
rules-it-is-already = de stap is al { $state }
rules-is-already = { $code } is al { $state }
rules-if-no-longer = als dat niet meer klopt: { $ask }
rules-not-done-yet = { $step } is nog niet gedaan
rules-wants-evidence = er is bewijs bij nodig
rules-done-with-evidence-or-file = { $ask }, of --evidence-file BESTAND
rules-wants-the-words = de stap is een bericht, en daarbij hoort de tekst die verstuurd is
rules-done-with-the-words = plak wat je verstuurd hebt: { $ask }
rules-counts-once-confirmed = het telt zodra iemand anders het heeft bevestigd
rules-not-finished = { $step } is niet afgerond
rules-about-several = de stap gaat over meer onderdelen; een oordeel of dienststatus geldt voor één
rules-finish-without-verdict = rond de stap af zonder --verdict, dan { $ask } voor elk onderdeel
rules-finish-without-service = rond de stap af zonder --service, dan { $ask } voor elk onderdeel
rules-finished-already = { $step } is al afgerond
rules-takes-from-the-first = { $name } heeft de stap afgerond, en bij een afgeronde stap kan geen bewijs of oordeel meer
rules-takes-no-more = bij een afgeronde stap kan geen bewijs of oordeel meer
rules-confirm-or-judge = controleer het zelf: { $ask } als het goed gedaan is; { $other } legt je eigen oordeel vast
rules-judge-by-itself = geef het oordeel los van de stap: { $ask }
rules-confirm-and-note = controleer het zelf, dan { $ask }; leg vast wat je zag met { $other }
rules-note-or-reopen = leg vast wat je zag met { $ask }; klopt de stap niet meer: { $other }
rules-not-confirmed = { $step } is niet bevestigd
rules-wants-one-name = deze stap heeft geen tweede persoon nodig
rules-wants-one-name-and-waits = deze stap heeft geen tweede persoon nodig, en kan ook nog niet gedaan worden: { $because }
rules-nobody-finished-it = nog niemand heeft de stap afgerond
rules-done-then-confirm = eerst { $ask }, dan bevestigt iemand anders
rules-skipped-is-not-done = overgeslagen telt niet als gedaan: wat deze stap beschermt, blijft op slot
rules-gate-not-passed = het slot van { $step } is niet geforceerd
rules-not-overridden = er is geen slot geforceerd: { $step }
rules-is-not-locked = { $code } is niet op slot
rules-start-it = start de stap: { $ask }
rules-gate-passed-already = het slot van { $code } is al geforceerd
rules-passes-the-gates-of = dit forceert het slot voor { $components }, en voor geen ander onderdeel
rules-still-wants-second-name = { $code } vernietigt iets: er blijft een tweede persoon nodig

## Mensen

rules-only-the-commander = dat mag alleen de incidentleider, { $name }
rules-ask-or-take-command = vraag { $name }, of neem de leiding over: { $ask }
rules-no-role-yet = { $who } heeft nog geen rol
rules-was-released = { $who } is afgemeld
rules-not-acknowledged = { $who } is opgeroepen en heeft zich nog niet gemeld
rules-not-called-in = { $who } is niet voor dit incident opgeroepen
rules-say-you-are-there = meld je: { $ask }
rules-once-you-have-spoken = zodra jullie elkaar gesproken hebben: { $ask }; of { $who } doet { $other }
rules-has-role-already = { $who } heeft de rol { $role } al
rules-give-communication = nog niemand informeert de klanten: geef iemand de rol communicatie
rules-not-released = { $who } is niet afgemeld
rules-status-lists-people = zoek op wie er is: { $ask }
rules-commands = { $who } heeft de leiding
rules-hand-over-first = draag eerst de leiding over: { $ask }
rules-released-already = { $who } is al afgemeld
rules-awake-already = dat { $who } sinds dan wakker is, is al vastgelegd
rules-commands-already = { $who } heeft de leiding al
rules-took-over = nam de leiding over van { $from }{ $why }
rules-no-longer-offered = het aanbod aan { $name } is ingetrokken
rules-command-not-offered = de leiding is niet aan { $who } aangeboden
rules-call-first = eerst { $ask }
rules-word-of = vastgelegd als gezegd door { $name }
rules-if-not-reached = als de incidentleider onbereikbaar is: { $ask }
rules-commands-until = { $commander } houdt de leiding totdat { $who } { $ask } uitvoert
rules-you-command-already = je hebt de leiding al
rules-command-not-taken = je hebt de leiding niet overgenomen
rules-command-not-declined = je hebt de leiding niet afgeslagen
rules-offered-to-another = de leiding is aan { $to } aangeboden, niet aan { $by }
rules-they-accept = vraag { $to } om over te nemen, of de incidentleider om jou de leiding aan te bieden
rules-only-they-decline = alleen { $to } kan de leiding overnemen of afslaan
rules-nobody-offers-it = niemand biedt de leiding aan
rules-nothing-to-decline = niets om af te slaan: { $commander } heeft de leiding
rules-commander-hands-over = vraag de incidentleider om { $ask } uit te voeren

## What shows something, and what is to be asked for

rules-evidence-file = bestand { $name }, { $bytes } bytes, sha256 { $digest }

# Wat in de aanroepen van hints staat.
rules-only-an-ask = { $ask }
rules-only-somebody = { $who }
rules-only-a-step = { $step }
rules-what-you-saw = wat je zag
rules-what-happened = wat er gebeurde
rules-no-answer-for-long = 10 minuten geen gehoor
rules-blank-who = WIE
rules-blank-step = STAP
rules-blank-component = ONDERDEEL
rules-blank-file = BESTAND
rules-blank-time = TIJD
rules-blank-reason = reden

# Regels die worden gecorrigeerd of doorgehaald.

rules-not-struck = regel { $entry } is niet doorgehaald
rules-not-corrected = regel { $entry } is niet gecorrigeerd
rules-no-entry = `{ $typed }` is geen regel van dit logboek
rules-entries-have-numbers = een regel heeft een nummer, zoals 37
rules-no-such-origin = geen machine heeft dat voorvoegsel; er zijn { $names }
rules-several-origins = meer machines hebben een regel met dat nummer: { $names }
rules-last-entry-is = de laatste regel is { $last }
rules-entry-not-there = het logboek heeft geen regel { $entry }
rules-log-has-numbers = zoek de regel met zijn nummer op: { $ask }
rules-struck-already = regel { $entry } is al doorgehaald, door { $by }
rules-entry-is-struck = de regel is doorgehaald door { $by }
rules-strike-the-strike = om het doorhalen ongedaan te maken: { $ask }
rules-nothing-to-correct = er is geen nieuwe tekst en geen nieuwe tijd gegeven
rules-correct-words-or-time = corrigeer de tekst met { $ask }, de tijd met { $other }
rules-says-so-already = regel { $entry } zegt dat al
rules-entry-has-no-words = een regel van deze soort heeft geen eigen tekst
rules-entry-names-a-file = het bewijs is een bestand
rules-note-it-or-correct-time = voeg een notitie toe met { $ask }, of corrigeer de tijd met { $other }
rules-began-with-it = het incident is met deze regel begonnen
rules-command-passed-with-it = de leiding is met deze regel overgedragen
rules-somebody-stands-for-it = een bevestiging kan niet worden doorgehaald
rules-it-was-said = klanten hebben het gehoord, en doorhalen maakt dat niet ongedaan
rules-of-a-newer-version = een nieuwere versie van crisis schreef deze regel, en deze versie begrijpt de regel niet
rules-strike-it-there = haal de regel door met die versie
rules-correct-instead = corrigeer de tijd: { $ask }
rules-correct-or-reopen = corrigeer de tijd met { $ask }, of heropen de stap met { $other }
rules-open-again-instead = heropen in plaats daarvan de stap: { $ask }
rules-doubt-instead = laat in plaats daarvan het oordeel vervallen: { $ask }
rules-hand-over-instead = draag in plaats daarvan de leiding over: { $ask }
rules-closed-stays-closed = een afgesloten incident kan niet heropend worden
rules-time-was-reckoned-from-it = de tijden van latere regels zijn ermee berekend
rules-settle-the-clock-anew = kies, als incidentleider, opnieuw welke klok klopt: { $ask }
rules-declare-anew = is het probleem terug, roep dan een nieuw incident uit: { $ask }
rules-would-command = { $name } zou de leiding hebben
rules-would-raise = de data van { $component } zou gelden als { $verdict }
rules-would-be-done = { $code } zou als gedaan tellen
rules-would-need-no-verdict = de data van { $component } zou geen oordeel nodig hebben
rules-would-unlock = { $code } zou van het slot gaan
rules-needs-role-for = { $because }: dat mag alleen iemand met de rol { $wanted }, of de incidentleider
rules-ask-role-or-commander = vraag { $name }, die de leiding heeft, of iemand met de rol { $wanted }
rules-would-heal = { $first } legde vast dat de data van { $component } schade heeft: een tweede persoon moet de regel doorhalen
rules-another-strikes = vraag een ander teamlid om regel { $entry } door te halen, of controleer de data: { $ask }

## Kalenders en wie storingsdienst heeft

rules-calendar-none = er staat geen kalender in
rules-calendar-too-much = er staat meer in dan gelezen wordt: de rest telt niet mee
rules-calendar-cut-short = het bestand houdt halverwege op: wat ervoor staat, telt mee
rules-calendar-zone = { $events ->
    [one] een gebeurtenis met de onbekende tijdzone { $zone } telt
   *[other] { $events } gebeurtenissen met de onbekende tijdzone { $zone } tellen
    } niet mee
rules-calendar-odd = { $events ->
    [one] een gebeurtenis zonder begin, of met een regel die niet te volgen is, telt
   *[other] { $events } gebeurtenissen zonder begin, of met een regel die niet te volgen is, tellen
    } niet mee
rules-calendar-unreadable = het bestand is niet te lezen: { $why }
rules-calendar-unmatched = { $shifts ->
    [one] de dienst "{ $title }" op { $first } noemt
   *[other] { $shifts } diensten "{ $title }", de eerste op { $first }, noemen
    } geen contact
rules-calendar-ambiguous = { $shifts ->
    [one] de dienst "{ $title }" op { $first } noemt
   *[other] { $shifts } diensten "{ $title }", de eerste op { $first }, noemen
    } meer dan één contact
rules-calendar-more = { $more ->
    [one] nog één bevinding staat
   *[other] nog { $more } bevindingen staan
    } hier niet
rules-rota-gap = niemand heeft storingsdienst in { $rotation } van { $from } tot { $until }
rules-rota-away = { $who } heeft storingsdienst in { $rotation } en is afwezig, { $since } tot en met { $through }

## De briefing

rules-brief-situation = Situatie
rules-brief-head = { $drill ->
    [yes] OEFENING: { $title }, SEV{ $severity }, { $status }
   *[no] { $title }, SEV{ $severity }, { $status }
}{ $false_alarm ->
    [yes] , loos alarm
   *[no] {""}
}
rules-brief-began = begonnen { $at }{ $ago }; uitgeroepen { $declared }
rules-brief-ago = , { $ago } geleden
rules-brief-command = { $who } heeft de leiding sinds { $since }{ $length }{ $offered }
rules-brief-for = , al { $length }
rules-brief-offered = ; de leiding is aangeboden aan { $to }
rules-brief-ended = { $status } { $at } door { $who }{ $why }
rules-brief-alarm = { $late ->
    [yes] TE LAAT: { $what }
   *[no] ! { $what }
}
rules-brief-components = Onderdelen
rules-brief-component = { $id }: data { $data }, dienst { $service }{ $percent }{ $locked ->
    [yes] , op slot
   *[no] {""}
}
rules-brief-well = nog { $count }, allemaal intact en online
rules-brief-stale = VERVALLEN sinds { $at }: { $why }
rules-brief-judged = oordeel van { $who } { $at }
rules-brief-objectives = Doelen, in deze volgorde
rules-brief-objective = { $number } { $priority }: { $settled } van { $of } afgehandeld
rules-brief-at-it = { $code } ({ $who })
rules-brief-under-way = bezig { $steps }
rules-brief-half-done = nog te bevestigen { $steps }
rules-brief-free = hierna { $steps }
rules-brief-count-locked = { $count } op slot
rules-brief-done = Laatst gedaan
rules-brief-entry = { $at } { $who }: { $what }
rules-brief-wrong = Mislukt, overgeslagen, geforceerd
rules-brief-ended-so = { $state }{ $why }
rules-brief-overridden = slot geforceerd: { $why }
rules-brief-while-locked = aan gewerkt ondanks slot
rules-brief-of-step = { $step }: { $what }
rules-brief-locked = Op slot
rules-brief-held = Nog stilgezet
rules-brief-decisions = Besluiten
rules-brief-people = Mensen
rules-brief-person = { $who }: { $what }
rules-brief-commander = incidentleider
rules-brief-no-role = nog geen rol
rules-brief-at-work = bij { $steps }
rules-brief-duty = taak: { $duty }
rules-brief-here = hier al { $length }
rules-brief-expected = verwacht om { $at }
rules-brief-awake = al { $length } wakker
rules-brief-called = opgeroepen { $at }, { $ago } geleden, nog niet gemeld
rules-brief-contacts = Contacten die niet kloppen
rules-brief-released = afgemeld: { $names }
rules-brief-customers = Klanten
rules-brief-told = ingelicht { $at } door { $who } ({ $code }): "{ $words }"
rules-brief-told-nothing = ze hebben nog geen bericht gekregen
rules-brief-since-then = sindsdien, en niet gemeld: { $news }
rules-brief-news = { $what } ({ $at })
rules-brief-next-update = volgende update uiterlijk { $at }{ $late }
rules-brief-came = { $reports ->
    [one] { $reports } melding
   *[other] { $reports } meldingen
}, { $alerts ->
    [one] { $alerts } alert actief
   *[other] { $alerts } alerts actief
}
rules-brief-deadlines = Deadlines
rules-brief-deadline = { $at }: { $what }
rules-brief-next = Hierna
rules-brief-more = nog { $more }
rules-not-paged = { $who } is niet opgeroepen
rules-nothing-leaves-a-drill = dit is een oefening: er gaat niets de deur uit
rules-phone-instead = bel deze persoon
rules-page-not-earlier = een oproep gaat nu uit, niet op een eerder tijdstip
rules-page-goes-now = laat `--at` weg; leg een eerdere oproep vast met `crisis note`
rules-no-channel = er is geen kanaal ingesteld voor oproepen
rules-phone-or-configure = bel deze persoon; kanalen staan in crisis.toml, onder `[page]`
rules-page-in-hand = { $by } roept deze persoon nu op via { $channel }
rules-wait-for-the-page = wacht op de uitkomst, of bel deze persoon
rules-page-uncertain = de laatste oproep aan { $name } via { $channel } is misschien aangekomen
rules-page-not-settled = er is niets veranderd
rules-no-page-in-doubt = geen oproep aan { $name } is mislukt of onzeker
rules-page-first = oproepen: { $ask }
rules-words-left-with-it = er is hiermee misschien iets verzonden
rules-sending-claimed = wordt zo verzonden
rules-sending-lapsed = nooit gestart
rules-sending-started = wordt verzonden
rules-sending-sent = verzonden
rules-sending-failed = NIET VERZONDEN
rules-sending-uncertain = ONZEKER
rules-sending-arrived = aangekomen
rules-sending-not-arrived = niet aangekomen

## Een logblad dat met pen is ingevuld

rules-line-not-taken = de regel is niet overgenomen
rules-line-too-long = de regel heeft { $bytes } bytes, en dat mogen er hooguit { $longest } zijn
rules-line-cut-it = verdeel de tekst over meer regels met dezelfde tijd
rules-line-no-time = `{ $word }` is geen tijd
rules-line-time-form = begin de regel met 14:05, 14:05Z of 2026-11-21 14:05
rules-line-too-short = een regel heeft een tijd, een naam en een commando nodig
rules-line-form = schrijf de regel zo: `14:05 ana done D3 aantal rijen gelijk`
rules-line-no-verb = `{ $word }` is geen commando
rules-line-not-on-paper = `{ $verb }` kan niet van papier worden overgenomen
rules-line-verbs = gebruik een van deze: { $verbs }
rules-line-about-nothing = achter `{ $verb }` hoort { $step ->
        [yes] de code van een stap
       *[no] een woord dat zegt over wie of wat het gaat
    }
rules-line-lacks-word = `{ $verb }` heeft een van deze woorden nodig: { $words }
rules-line-no-word = `{ $word }` is geen van deze woorden: { $words }
rules-line-nobody-says-so = de regel zegt niet van wie de melding komt
rules-line-heard-form = schrijf de regel zo: `14:05 ana heard mail Jansen: geen mail sinds twee uur`
rules-line-no-room = bij `{ $verb }` kan deze tekst niet: { $words }
rules-line-make-a-note = zet de tekst in een eigen regel: `14:05 ana note …`
rules-line-known = al eerder overgenomen
rules-lines-full = er zijn { $most } regels van papier overgenomen; meer onthoudt een incident er niet
rules-line-type-it = voer de regel zelf in, met `--at 14:05 --as ID`
