# Wat de regels van een incident zeggen: weigeringen, sloten, meldingen, wat er nu te doen is.

## De woorden van de regels

rules-priority-integrity = Data-integriteit
rules-priority-restore = Dienst herstellen
rules-priority-communicate = Communicatie
rules-role-technical = techniek
rules-role-communication = communicatie
rules-trigger-monitoring = monitoring
rules-trigger-reports = meldingen
rules-verdict-unknown = onbekend
rules-verdict-intact = intact
rules-verdict-damaged = beschadigd
rules-verdict-lost = verloren
rules-verdict-recovered = hersteld
rules-service-down = offline
rules-service-restoring = in herstel
rules-service-degraded = beperkt
rules-service-up = online
rules-service-unknown = onbekend
rules-service-retired = opgegeven
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
rules-step-done = klaar
rules-step-skipped = overgeslagen
rules-step-not-applicable = niet van toepassing
rules-step-failed = mislukt
rules-responder-called = gebeld
rules-responder-acknowledged = aanwezig
rules-responder-assigned = ingezet
rules-responder-released = naar huis
rules-and = { $one } en { $more }

## Tijd

rules-seconds = { $n }s
rules-minutes = { $n }m
rules-hours = { $n }u
rules-hours-and-minutes = { $n }u{ $minutes }
rules-days = { $n }d
rules-days-and-hours = { $n }d { $hours }u
rules-time-forms = `14:05`, `14:05 UTC`, `2026-11-21 14:05`, `2026-11-21T14:05+01:00`, `10m ago` of `1h30m ago`
rules-time-skipped = de klok sloeg { $time } over op { $day } ({ $zone })
rules-as-of = stand van { $time }
rules-has-not-come = { $time } moet nog komen
rules-at-takes = --at vraagt een tijd in het verleden: `14:05`, `10m ago`, `2026-11-21 14:05`
rules-data-ahead = de { $age } kan niet: die tijd moet nog komen
rules-as-of-takes = --as-of vraagt de tijd van de back-up: `03:00`, `10m ago`, `2026-11-21 03:00`

## Wat iemand typt

rules-nothing-written = er is niets opgeschreven
rules-the-text = de tekst
rules-is-empty = { $option } is leeg
rules-dots-stand = bij { $option } staan de puntjes voor je eigen woorden
rules-too-long = { $option } heeft { $bytes } bytes, en een regel in het logboek heeft plaats voor { $longest }
rules-keep-in-a-file = bewaar het in een bestand en schrijf op waar het staat; { $ask } legt vast welk bestand het is
rules-say-in-a-few-words = zeg het in een paar woorden: wie het logboek later leest, was er niet bij
rules-id-empty = een id kan niet leeg zijn
rules-id-too-long = een id heeft hoogstens { $longest } tekens
rules-id-bad-character = een id bestaat uit letters, cijfers, `-`, `_` en `.`, en begint met een letter of cijfer; `{ $character }` kan niet

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
rules-log-held = een ander programma houdt het logboek { $path } bezet
rules-log-damaged = het logboek { $path } is beschadigd
rules-log-too-new = het logboek { $path } is van een nieuwere versie
rules-log-moved = het logboek { $path } is verplaatst, vervangen of gewist terwijl het open was
rules-log-planted = het logboek is niet geopend, vanwege { $path }
rules-log-put-back = in het logboek { $path } staat niet meer wat dit programma erin gelezen heeft
rules-log-head-gone = { $head } is weg: het is teruggezet naar een eerdere toestand, of herschreven, terwijl het open was
rules-log-mixed = het logboek { $path } is vervangen, en wat het laatst geschreven is hoort bij het vorige
rules-log-unreachable = het logboek { $path } kan niet worden geopend
rules-log-failed = het logboek { $path } doet het niet
rules-flaw-torn = log.sqlite-wal was beschadigd: regels die erin stonden zijn niet meer te lezen; het ligt naast het logboek als log.sqlite-wal-damaged
rules-flaw-foreign = in het bestand staat wat dit programma niet heeft gemaakt: { $names }
rules-flaw-timeless = regel { $number } van bron { $origin } draagt een tijd aan het einde van alle tijden; die telt niet mee
rules-flaw-unvouched = de bewaarde optelsom is met de hand veranderd; die is verwijderd, en elke regel is opnieuw gelezen
rules-flaw-put-back = het is teruggezet naar een eerdere toestand, of herschreven, terwijl dit programma het open had: { $head } staat er niet meer in (`crisis verify --head { $head }` vergelijkt)
rules-flaw-emptied = al zijn regels zijn weg
rules-flaw-apart = regel { $number } van bron { $origin } is in het bestand weggezet van de regels ervoor
rules-flaw-hidden = { $count ->
    [one] 1 regel of bewaard einde hoort
   *[other] { $count } regels en bewaarde einden horen
} bij geen incident met een leesbare naam, en niemand zou ze lezen
rules-flaw-changed = regel { $number } van bron { $origin } is achteraf veranderd
rules-flaw-removed = regel { $number } van bron { $origin } is verwijderd
rules-flaw-removed-many = regels { $from } tot en met { $until } van bron { $origin } zijn verwijderd
rules-flaw-moved = regel { $number } van bron { $origin } staat niet meer op zijn plaats
rules-flaw-added = regel { $number } van bron { $origin } is buiten het logboek om toegevoegd: het eindigt bij regel { $kept }
rules-flaw-replaced = regel { $number } van bron { $origin } is vervangen: het is niet de regel waarmee het logboek eindigde
rules-flaw-cut = het einde is eraf: regels { $from } tot en met { $until } van bron { $origin } zijn verwijderd

# Eindpunten die elders bewaard zijn.
rules-head-unreadable = een eindpunt is NUMMER:HASH, of BRON:NUMMER:HASH: het nummer van een regel en het begin van de hash
rules-head-no-number = de eerste regel heeft nummer 1
rules-head-too-short = { $digits } tekens van een hash zeggen te weinig: geef er { $shortest } of meer
rules-log-is-same = gelijk
rules-log-is-longer = langer
rules-log-is-shorter = korter
rules-log-is-mixed = gemengd
rules-log-is-forked = afgesplitst
rules-log-is-unknown = onbekend

## Een incident of stap vinden

rules-none-open = er is geen incident open
rules-several-open = er is meer dan één incident open
rules-name-incident = noem er een met --incident, of zet CRISIS_INCIDENT
rules-none-with-id = geen incident heeft `{ $typed }` in zijn id
rules-several-with-id = meer dan één incident heeft `{ $typed }` in zijn id
rules-type-more = typ meer van de id
rules-there-is-one-open = er is er één, open: { $incident }
rules-there-is-one-closed = er is er één, afgesloten: { $incident }
rules-there-are = er zijn er { $count }: { $incidents }
rules-and-more = { $first }, en nog { $more }
rules-name-one = noem er een: --incident { $incident }; een nieuw incident roep je uit met { $ask }
rules-declare-one = { $ask } roept er een uit, `crisis` opent het scherm
rules-no-step = dit incident heeft geen stap `{ $typed }`
rules-no-step-named = dit incident heeft geen stap { $step }
rules-none-of-them = { $code } bleef zoals het was
rules-nowhere-left = { $code } is voor geen enkel onderdeel nog te doen
rules-no-path-chosen-yet = er is geen route gekozen
rules-path-not-chosen = de route { $path } is niet gekozen
rules-no-such-path = het draaiboek heeft geen route met die naam
rules-choose-one-of = de routes zijn { $paths }: { $ask }
rules-runbook-without-paths = het draaiboek heeft geen routes
rules-rule-out-what-does-not-apply = markeer stappen die niet van toepassing zijn als n.v.t.
rules-path-chosen-already = de route { $path } is al gekozen
rules-no-path-chosen = er is nog geen route gekozen: { $paths }
rules-choose-it = de incidentleider kiest: { $ask }
rules-step-not-added = "{ $title }" is niet toegevoegd
rules-step-is-there = { $code } "{ $title }" is er al
rules-another-title = geef de nieuwe stap een andere titel, of doe { $code }
rules-none-of-that-name = het draaiboek heeft er geen met die naam voor de onderdelen van dit incident
rules-no-such-code = geen stap heeft die code of id
rules-did-you-mean-step = bedoel je `{ $near }`? { $ask } toont alle stappen met hun code
rules-status-lists-steps = { $ask } toont alle stappen met hun code
rules-step-is-for = { $code } is er voor { $components }
rules-step-is-for-none = { $code } doe je één keer, niet per onderdeel
rules-say-step = zeg `{ $code }`
rules-several-steps = `{ $typed }` is meer dan één stap
rules-it-is-for = die is er voor { $components }
rules-say-which = zeg welke: `{ $code }`

## Sloten

rules-stays-locked = { $step } blijft op slot
rules-verdict-is-stale = het oordeel over { $component } ({ $verdict }) is verlopen: { $why }
rules-was-reopened = { $code } is heropend: { $why }
rules-went-down = { $component } ging weer offline
rules-ground-in-doubt = { $component }, waar de data op staat, is in twijfel
rules-ground-judged = { $component }, waar de data op staat, is { $verdict }
rules-ground-given-up = { $component }, waar de data op staat, is opgegeven
rules-path-changed = er is een ander pad gekozen: { $path }
rules-moved-onto = de data staat nu op { $component }, en die data is niet bevestigd
rules-ground-is-broken = staat op { $ground }: beschadigd, verloren of opgegeven
rules-second-name-overridden = zonder tweede persoon, zegt { $who }: { $why }
rules-one-typist = { $who } typte het woord van beide personen
rules-verdict-wants-two-names = het oordeel over { $component } ({ $verdict }) vraagt twee namen en heeft er één ({ $first })
rules-data-not-confirmed = de data van { $component } is niet bevestigd: er is nog geen oordeel
rules-data-is = de data van { $component } is { $verdict }
rules-check-data = controleer de data, dan { $ask }
rules-check-again = controleer de data opnieuw, dan { $ask }
rules-check-again-recovered = controleer de data opnieuw, dan { $ask }
rules-bring-it-back = zet een back-up terug, dan { $ask }
rules-unfinished = { $more ->
    [0] { $code } "{ $title }" { $how }
   *[other] { $code } "{ $title }" { $how }, en nog { $more }
    }
rules-is-not-done = is niet klaar
rules-was-skipped = is overgeslagen, en dat is niet klaar
rules-has-failed = is mislukt
rules-waits-for-second-name = wacht op een tweede naam
rules-holds = er is een wachttijd van { $span } en die is nog niet om
rules-opens-in = het slot gaat over { $span } open
rules-first-opens-in = wacht op { $code } "{ $title }": het slot daarvan gaat over { $span } open
rules-wants-two-names = hier zijn twee namen nodig en er is er één ({ $first })
rules-ask-to-confirm = laat iemand anders { $ask } doen
rules-finish-it = rond de stap af met { $ask }
rules-first-comes = eerst { $code } "{ $title }": { $ask }
rules-reopen-or-rule-out = { $ask } en doe de stap alsnog, of { $other } als die niet van toepassing is
rules-lock-data = data { $verdict }
rules-lock-stale = oordeel verlopen
rules-lock-after = na { $code }
rules-lock-holding = wachttijd
rules-lock-second-name = tweede naam
rules-lock-not-up = niet online
rules-lock-path = route open

## Klokken en meldingen

rules-step-has-taken = { $code } "{ $title }" duurt al { $taken } van { $of }
rules-step-is-due = { $code } "{ $title }" moet over { $ahead } klaar zijn
rules-step-was-due = { $code } "{ $title }" is { $late } te laat
rules-ask-whoever-is-at-it = vraag { $name }; dan { $ask }, of { $other }
rules-do-it-now = doe het nu; dan { $ask }
rules-called-no-answer = { $name } is { $ago } geleden gebeld en heeft niet gereageerd
rules-call-secondary = het volgende nummer: { $ask }, of bel iemand anders
rules-call-primary = het volgende nummer: { $ask }, of bel iemand anders
rules-has-no-role = { $name } meldde zich { $ago } geleden en heeft geen rol
rules-assign-or-release = { $ask } of `communication`, of { $other }
rules-offer-not-accepted = { $name } kreeg { $ago } geleden de leiding aangeboden en heeft die nog niet overgenomen
rules-still-commands = { $name } leidt nog steeds; { $who } neemt over met { $ask }
rules-has-commanded = { $name } leidt al { $span }
rules-hand-over-and-rest = draag over en rust uit: { $ask }
rules-alarm-offered = { $by } biedt { $to } de leiding aan{ $why }
rules-alarm-takes = { $to } biedt aan de leiding over te nemen{ $why }
rules-alarm-relieved = { $name } heeft de leiding van je overgenomen{ $why }
rules-ask-for-command-back = om weer te leiden, vraag { $name }: { $ask }
rules-alarm-serves = klanten gebruiken { $component } terwijl de data { $verdict } is: ze schrijven er misschien in
rules-alarm-serves-unknown = klanten gebruiken { $component } terwijl niemand de data bevestigd heeft
rules-alarm-serves-unsure = klanten gebruiken { $component }, en { $because }
rules-stop-it = zet het onderdeel stil, dan { $ask }
rules-alarm-failed = { $code } { $title } is mislukt: { $why }
rules-alarm-done-while-locked = { $code } { $title } is gedaan terwijl de stap op slot was
rules-alarm-begun-while-locked = aan { $code } { $title } is gewerkt terwijl de stap op slot was
rules-alarm-done-too-early = { $code } { $title } is gedaan voordat de wachttijd om was
rules-was-too-early = { $code }: dat was { $span } voordat de wachttijd om was, en blijft gemarkeerd
rules-reopened-beneath = al gedaan, en gebaseerd op { $code }: { $steps }. Wat niet meer klopt gaat ook weer open: { $ask }
rules-check-what-it-touched = kijk na wat er geraakt is
rules-check-data-of = controleer de data van { $component }
rules-alarm-clock = deze machine zegt { $machine }, logboek { $log }
rules-late-in-doubt = tijd onzeker: { $what }
rules-settle-clock = zet de klok van deze machine goed, of zeg welke klopt: { $ask } of { $other }
rules-ask-about-clock = vraag { $name }, die de leiding heeft, welke klopt: { $ask } of { $other }
rules-trusted-log = logboek
rules-trusted-machine = klok van de machine
rules-clock-not-settled = over de klokken is niets vastgelegd
rules-clocks-agree = de klok van deze machine en het logboek zijn het eens
rules-clock-settled-already = dat is al zo: { $clock } klopt
rules-alarm-nobody-speaks = niemand praat met de klanten
rules-alarm-circle = { $component } zou ook op { $ground } staan, dat zelf op { $component } staat: dat is genegeerd
rules-alarm-not-understood = { $count ->
    [one] 1 regel is wel bewaard, niet begrepen: hij komt van een nieuwere versie, of is meer dan in een incident past
   *[other] { $count } regels zijn wel bewaard, niet begrepen: ze komen van een nieuwere versie, of zijn meer dan in een incident past
    }
rules-update-crisis = werk crisis op deze machine bij

## Wat er nu te doen is

rules-next-accept = neem de leiding die je aangeboden krijgt
rules-next-second-name = het oordeel over { $component } ({ $verdict }) vraagt een tweede naam
rules-next-alone = er is niemand anders om het oordeel over { $component } ({ $verdict }) te bevestigen
rules-next-alone-step = er is niemand anders om { $code } { $title } te bevestigen
rules-next-delegate = delegeer { $code } { $title }
rules-next-choose-path = kies een route: { $paths }
rules-next-assign = geef { $name } de rol { $role }: { $because }
rules-next-resolve = meld dat de dienst terug is
rules-next-close = sluit het incident af
rules-call = { $line }: { $outcome }
rules-call-rings = { $line }: gaat over
rules-dial-reference = Referentie: { $reference }
rules-dial-hours = Bereikbaar: { $hours }
rules-dial-note = Let op: { $note }
rules-on-the-dial-list = { $name } staat op de bellijst en is geen teamlid
rules-propose-nobody-speaks = niemand praat nog met de klanten, en geen open technische stap vraagt deze kennis
rules-propose-nobody-speaks-now = nog niemand spreekt met klanten, en geen stap die nu kan beginnen vraagt hun kennis
rules-propose-nobody-speaks-yet = nog niemand spreekt met klanten
rules-propose-nobody-works = nog niemand werkt aan { $code }
rules-propose-nobody-judges = de data van { $component } wacht op een oordeel, en niemand heeft de rol techniek
rules-propose-needed-least = niemand praat nog met de klanten, en elders wordt deze persoon het minst gemist
rules-propose-settled = alle technische stappen die deze kennis vragen, zijn afgehandeld
rules-propose-no-skill = het logboek noemt geen technische vaardigheid
rules-propose-not-wanted = geen open technische stap vraagt om { $skills }
rules-propose-not-wanted-now = geen stap die nu kan beginnen vraagt om { $skills }
rules-propose-wanted = { $steps ->
    [one] { $codes } vraagt om { $skills }
   *[other] { $codes } vragen om { $skills }
    }

## Het incident als geheel

rules-not-declared = { $runbook } is niet uitgeroepen
rules-began-later = het kan niet om { $time } begonnen zijn, na het uitroepen
rules-since-takes = --since is een tijd vóór het uitroepen: `13:40`, `10m ago`
rules-runbook-not-for = het draaiboek is niet voor { $odd }; het noemt { $known }
rules-leave-source-out = laat --source weg, of neem een ander draaiboek
rules-incident-is-closed = dit incident is afgesloten
rules-what-was-done-stands = wat erin gedaan is, staat vast
rules-note-or-declare = { $ask } kan nog; komt de storing terug, dan is dat een nieuw incident: { $other }
rules-resolved-already = het is al opgelost
rules-not-resolved = het incident is niet opgelost
rules-scope-not-changed = de omvang is niet gewijzigd
rules-nothing-said = er is niets over gezegd
rules-scope-already = de omvang is al zoals je zegt
rules-called-already = het incident heet al { $title }
rules-severity-already = de ernst is al { $severity }
rules-data-of-several = de data van { $components } is niet bevestigd
rules-component-is = { $component } is { $service }
rules-up-once-it-is = { $ask } zodra het zo is
rules-not-closed = het incident is niet afgesloten
rules-no-false-alarm = dit was geen vals alarm
rules-data-was-said = over de data van { $component } is gezegd: { $verdict }
rules-service-was-said-down = de dienst van { $component } is op offline gezet
rules-told-of-false-alarm = klanten hebben bericht gehad ({ $codes }): stuur ze het eindbericht
rules-it-is-not-resolved = het is niet opgelost
rules-resolve-or-close = eerst { $ask }, of { $other }
rules-customers-not-heard = { $more ->
    [0] klanten weten nog niet alles: { $first } staat open
   *[other] klanten weten nog niet alles: { $first } staat open, en nog { $more }
    }
rules-finish-or-close = rond ze af, markeer wat niet van toepassing is als n.v.t., of { $ask }
rules-closed-with-open = afgesloten, en dit staat nog open: { $open }
rules-component-left = { $component } { $service }
rules-steps-left = { $count ->
    [one] { $count } stap richting klanten
   *[other] { $count } stappen richting klanten
    }
rules-still-held = { $more ->
    [0] { $first } staat nog stil
    [one] { $first } staat nog stil, en nog 1
   *[other] { $first } staat nog stil, en nog { $more }
}
rules-held = { $code } { $title }: stilgezet sinds { $since }; { $release } hervat
rules-held-for-good = { $code } { $title }: stilgezet sinds { $since }; geen stap van het draaiboek hervat
rules-delegated-to = is aan { $who }
rules-release-or-close = hervat: { $release }, of { $ask }
rules-open-again = het incident is weer open

## Onderdelen

rules-no-component = dit incident heeft geen onderdeel { $component }
rules-its-components = de onderdelen zijn { $components }
rules-bring-into-scope = een van die, of haal het erbij: { $ask }
rules-in-scope-already = { $component } hoort er al bij
rules-not-added = { $component } is niet toegevoegd
rules-needs-not-in-scope = { $missing } hoort er niet bij
rules-ground-not-in-scope = de data van { $component } staat op { $ground }, en dat hoort er niet bij. Toevoegen? { $ask }
rules-too-many-components = in een incident passen hoogstens { $most } componenten, en het zouden er { $count } worden
rules-too-many-steps = in een incident passen hoogstens { $most } stappen, en het zouden er { $count } worden
rules-too-many-ticks = in een incident passen hoogstens { $most } dingen om af te vinken, en het zouden er { $count } worden
rules-name-groups = noem minder componenten: één voor elke groep die samen hersteld wordt
rules-group-or-note = reken het bij een component dat er al bij hoort, of schrijf op wat daar gebeurt: { $ask }
rules-note-or-detail = doe het als deel van een stap die er al is, of schrijf het op: { $ask }
rules-add-first = voeg eerst { $missing } toe: { $ask }
rules-not-called = { $component } is niet { $verdict } genoemd
rules-verdict-wants-evidence = een oordeel dat het slot opent, heeft bewijs nodig
rules-backup-has-an-age = data uit een back-up is van een bepaalde tijd, en die ontbreekt
rules-no-verdict-to-doubt = er is geen oordeel over { $component } om aan te twijfelen
rules-service-not-changed = de dienst van { $component } is niet veranderd
rules-percent-of-degraded = --percent zegt hoeveel van een beperkte dienst werkt, 0 tot 100
rules-service-or = { $ask }, of { $other }
rules-service-already = { $component } is al { $service }
rules-not-retired = { $component } is niet opgegeven
rules-retired-wants-why = opgeven kan alleen met een reden
rules-not-changed = { $component } is niet gewijzigd
rules-stored-in-a-circle = de data van { $ground } staat op { $component }
rules-say-where-stored = zeg eerst waar die op staat: { $ask }
rules-say-where-it-is-stored = zeg waar het op staat: { $ask }
rules-not-in-scope = { $component } hoort er niet bij
rules-not-left-out = { $component } hoort er nog bij
rules-was-judged = de data ervan was hier { $verdict }
rules-is-stored-on-it = de data van { $above } staat erop
rules-the-only-one = het is het enige onderdeel
rules-retire-it = geef het onderdeel op: { $ask }
rules-carries-no-data = { $component } bevat geen data
rules-nothing-to-judge = er wacht niets op een oordeel erover
rules-verdict-wants-role = hiervoor is de rol { $wanted } nodig, of de leiding, en { $who } heeft geen van beide
rules-tell-them-or-take-role = vertel hun wat je zag, of neem de rol: { $ask }
rules-say-there-then-role = meld dat je er bent, { $ask }, en neem dan de rol { $role }
rules-ground-unsure = de data van { $component } staat op { $ground }, en die is niet bevestigd
rules-stored-on-broken = de data van { $component } staat op { $ground }: beschadigd, verloren of opgegeven. Dat blijft zichtbaar
rules-leave-verdict-to-one = je leidt { $people } mensen: laat het controleren aan een van hen
rules-verdict-not-confirmed = het oordeel over { $component } is niet bevestigd
rules-verdict-wants-no-second = er is geen tweede naam nodig
rules-verdict-confirmed-already = het oordeel over { $component } ({ $verdict }) telt al
rules-verdict-not-overridden = voor { $component } is niets opzijgezet
rules-waits-for-no-second = het oordeel wacht niet op een tweede persoon
rules-nothing-to-override = er staat niets op slot
rules-second-wants-role = de tweede persoon heeft de rol { $wanted } nodig, en { $who } heeft die niet
rules-let-them-confirm-or-come = { $name } kan bevestigen; of meld dat je er bent, { $ask }, en neem de rol { $role }
rules-let-them-confirm = { $name } kan bevestigen; of wissel van rol: { $ask }
rules-alone-call-or-override = er is niemand anders: { $ask }, of { $other }
rules-alone-call = er is niemand anders: { $ask }
rules-first-or-resolve = { $first }, of de leiding zegt waarom het toch opgelost is: { $other }
rules-service-while = { $component } is { $service }, maar { $lock }
rules-verdict-stale-now = het oordeel ({ $verdict }) is nu verlopen: controleer de data van { $component } opnieuw
rules-verdicts-stay-open = het oordeel over elk onderdeel blijft open: { $ask }, of damaged, lost, recovered
rules-ground-first = eerst { $component }, waar de data op staat: { $hint }
rules-verdict-waits-for-ground = het oordeel over { $component } blijft open: { $hint }
rules-verdict-stays-open = het oordeel over { $component } blijft open: { $ask }, of damaged, lost, recovered
rules-service-stays-open = stel in wat klanten nu van { $component } hebben: { $ask }
rules-services-stay-open = stel in wat klanten nu van elk onderdeel hebben: { $ask }

## Stappen

rules-not-yours = { $step } is niet aan jou
rules-wants-role = de stap vraagt de rol { $wanted } en { $who } heeft { $held }
rules-commander = incidentleider
rules-is-the-commanders = de stap is van de incidentleider zelf, en dat is { $name }
rules-commander-delegates = { $name } kan de stap delegeren: { $ask }
rules-not-delegated = { $step } is niet gedelegeerd
rules-delegated-already = { $name } heeft { $code } al
rules-leave-or-change-role = laat de stap aan iemand met die rol, of wissel van rol: { $ask }
rules-leave-to-one = je leidt { $people } mensen: laat { $code } aan een van hen als het kan
rules-stands-on-down = { $component } steunt op { $ground }, nog offline
rules-finished-and-waits = { $code } is gedaan en wacht op een tweede naam
rules-at-it-already = je bent al bezig met { $code }
rules-yours-now = { $name } was ermee bezig; nu doe jij het
rules-cannot-be-started = { $step } kan niet opnieuw beginnen
rules-cannot-be-done = { $step } kan niet klaargemeld worden
rules-cannot-be-called = { $step } kan niet { $state } genoemd worden
rules-it-is-already = de stap is al { $state }
rules-is-already = { $code } is al { $state }
rules-if-no-longer = als dat niet meer klopt: { $ask }
rules-not-done-yet = { $step } is nog niet klaar
rules-wants-evidence = er is bewijs bij nodig
rules-done-with-evidence-or-file = { $ask }, of --evidence-file BESTAND
rules-wants-the-words = de stap is een bericht en vraagt de woorden die verstuurd zijn
rules-done-with-the-words = plak wat er verstuurd is: { $ask }
rules-counts-once-confirmed = telt pas als een tweede persoon { $ask } doet
rules-not-finished = { $step } is niet klaargemeld
rules-about-several = de stap gaat over meer onderdelen, en een oordeel over één
rules-finish-without-verdict = rond de stap af zonder --verdict, dan { $ask } voor elk onderdeel
rules-finish-without-service = rond de stap af zonder --service, dan { $ask } voor elk onderdeel
rules-finished-already = { $step } is al afgerond
rules-takes-from-the-first = { $name } heeft de stap afgerond, en bij een afgeronde stap komt geen bewijs of oordeel meer
rules-takes-no-more = bij een afgeronde stap komt geen bewijs of oordeel meer
rules-confirm-or-judge = kijk zelf: { $ask } als het goed is gedaan; je oordeel leg je vast met { $other }
rules-judge-by-itself = geef het oordeel los van de stap: { $ask }
rules-confirm-and-note = kijk zelf, dan { $ask }; { $other } bewaart wat je zag
rules-note-or-reopen = { $ask } bewaart wat je zag; klopt de stap niet meer: { $other }
rules-not-confirmed = { $step } is niet bevestigd
rules-wants-one-name = één naam is genoeg
rules-nobody-finished-it = nog niemand heeft de stap klaargemeld
rules-done-then-confirm = eerst { $ask }, dan bevestigt iemand anders
rules-skipped-is-not-done = overgeslagen is niet klaar: wat de stap beschermt, blijft op slot
rules-gate-not-passed = het slot van { $step } is niet gepasseerd
rules-gate-passed-already = het slot van { $code } is al gepasseerd
rules-passes-the-gates-of = dit passeert de sloten van { $components }, en van geen ander onderdeel
rules-still-wants-second-name = { $code } vernietigt iets: er blijft een tweede naam nodig

## Mensen

rules-only-the-commander = dat mag alleen wie leidt, en dat is { $name }
rules-ask-or-take-command = vraag { $name }, of neem de leiding over: { $ask }
rules-no-role-yet = { $who } heeft nog geen rol
rules-was-released = { $who } is naar huis
rules-not-acknowledged = { $who } is gebeld en heeft zich nog niet gemeld
rules-not-called-in = { $who } is niet voor dit incident opgeroepen
rules-say-you-are-there = meld dat je er bent: { $ask }
rules-once-you-have-spoken = zodra je elkaar gesproken hebt: { $ask }; of { $who } doet { $other }
rules-has-role-already = { $who } heeft de rol { $role } al
rules-give-communication = niemand praat nog met de klanten: geef iemand de rol communicatie
rules-not-released = { $who } is niet naar huis gestuurd
rules-status-lists-people = { $ask } toont wie er is
rules-commands = { $who } leidt
rules-hand-over-first = draag eerst over: { $ask }
rules-released-already = { $who } is al naar huis
rules-commands-already = { $who } leidt al
rules-took-over = nam de leiding over van { $from }{ $why }
rules-no-longer-offered = het aanbod aan { $name } is ingetrokken
rules-command-not-offered = de leiding is niet aan { $who } aangeboden
rules-call-first = eerst { $ask }
rules-word-of = ingevoerd als het woord van { $name }
rules-if-not-reached = als de leiding onbereikbaar is: { $ask }
rules-commands-until = { $commander } leidt tot { $who } { $ask } doet
rules-you-command-already = je leidt al
rules-command-not-taken = je hebt de leiding niet overgenomen
rules-command-not-declined = je hebt de leiding niet afgeslagen
rules-offered-to-another = die is aan { $to } aangeboden, niet aan { $by }
rules-they-accept = { $to } kan die overnemen, of de leiding biedt die jou aan
rules-only-they-decline = alleen { $to } kan die overnemen of afslaan
rules-nobody-offers-it = niemand biedt die aan
rules-nothing-to-decline = er valt niets af te slaan: { $ask } toont wie leidt
rules-commander-hands-over = wie leidt doet { $ask }

## What shows something, and what is to be asked for

rules-evidence-file = bestand { $name }, { $bytes } bytes, sha256 { $digest }

# Wat in de aanroepen van hints staat.
rules-only-an-ask = { $ask }
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
rules-no-such-origin = geen machine hier heeft dat voorvoegsel: { $names }
rules-several-origins = meer machines hebben er een met dat nummer: { $names }
rules-last-entry-is = de laatste is { $last }
rules-entry-not-there = het logboek heeft geen regel { $entry }
rules-log-has-numbers = { $ask } toont elke regel met zijn nummer
rules-struck-already = regel { $entry } is al doorgehaald, door { $by }
rules-entry-is-struck = de regel is doorgehaald door { $by }
rules-strike-the-strike = om de regel weer te laten gelden: { $ask }
rules-nothing-to-correct = er zijn geen nieuwe woorden en er is geen nieuwe tijd gegeven
rules-correct-words-or-time = { $ask } corrigeert de woorden, { $other } de tijd
rules-says-so-already = regel { $entry } zegt dat al
rules-entry-has-no-words = een regel van deze soort heeft geen eigen woorden
rules-entry-names-a-file = het bewijs is een bestand
rules-note-it-or-correct-time = { $ask } voegt woorden toe; { $other } corrigeert de tijd
rules-began-with-it = het incident is ermee begonnen
rules-command-passed-with-it = de leiding is ermee overgegaan
rules-somebody-stands-for-it = een bevestiging kan niet worden doorgehaald
rules-it-was-said = klanten hebben het gehoord, en geen regel neemt dat terug
rules-of-a-newer-version = een nieuwere versie schreef deze regel, en deze versie weet niet wat die doet
rules-strike-it-there = haal de regel door met die versie
rules-correct-instead = corrigeer de tijd: { $ask }
rules-correct-or-reopen = { $ask } corrigeert de tijd; { $other } heropent de stap
rules-open-again-instead = heropen in plaats daarvan de stap: { $ask }
rules-doubt-instead = laat in plaats daarvan het oordeel vervallen: { $ask }
rules-hand-over-instead = draag in plaats daarvan de leiding over: { $ask }
rules-closed-stays-closed = wat gesloten is blijft gesloten
rules-time-was-reckoned-from-it = de tijden van latere regels zijn ermee berekend
rules-settle-the-clock-anew = de incidentleider zegt opnieuw welke klok klopt: { $ask }
rules-declare-anew = is het terug, roep het dan uit: { $ask }
rules-would-command = { $name } zou de leiding hebben
rules-would-raise = de data van { $component } zou gelden als { $verdict }
rules-would-be-done = { $code } zou als gedaan tellen
rules-would-need-no-verdict = de data van { $component } zou geen oordeel nodig hebben
rules-would-unlock = { $code } zou van het slot gaan
rules-needs-role-for = { $because }: dat mag alleen wie rol { $wanted } heeft of de leiding heeft
rules-ask-role-or-commander = vraag { $name }, die de leiding heeft, of iemand met rol { $wanted }
rules-would-heal = { $first } schreef dat de data van { $component } schade heeft: een tweede persoon moet dat doorhalen
rules-another-strikes = vraag een ander teamlid om regel { $entry } door te halen, of controleer de data: { $ask }
