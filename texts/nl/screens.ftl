# De andere schermen: wie, begin, hulp, stap, logboek, overdracht.

screens-who = Wie ben je?
screens-who-free = ↑ ↓ en Enter kiezen, letters zoeken. Niet in de lijst? Typ je naam.
screens-who-strict = ↑ ↓ en Enter kiezen, letters zoeken.
screens-home-another = er is al een incident open, { $incident }: hiermee roep je er nog een uit
screens-home-refused = uit { $file } kan niets uitgeroepen worden: `crisis lint` toont elke fout
screens-home-no-runbook = dat is een incident: ga eerst naar een draaiboek
screens-home-not-shown = { $file } wordt geweigerd: `crisis lint` toont elke fout
screens-runbook = draaiboek
screens-runbook-goes-on = draaiboek  { $there }
screens-who-nobody = zo heet geen contact: wie je kunt zijn, staat in contacts.toml
screens-who-take = neem deze naam; het logboek zegt { $id }
screens-timeline = { $count ->
    [one] logboek, { $count } regel
   *[other] logboek, { $count } regels
 }
screens-newer-below = nog { $count }{ $more ->
    [yes] +
   *[no] {""}
 } nieuwere hieronder
screens-only = alleen: { $what }
screens-looking-for = zoekt { $words }
screens-reading = lezen …
screens-no-entry = Geen enkele regel is zo.
screens-no-older-hit = geen oudere regel bevat `{ $words }`
screens-no-newer-hit = geen nieuwere regel bevat `{ $words }`
screens-late = laat: { $happened ->
    [none] {""}
   *[other] { $happened },{" "}
 }opgeschreven om { $written }, { $later } later
screens-happened = Gebeurd { $when }, zegt { $who }
screens-written = Opgeschreven { $when }, { $later } later
screens-struck = Doorgehaald door { $who }, { $when }: { $why }
screens-corrected = Gecorrigeerd door { $who }, { $when }
screens-time-was = Voor de correctie gebeurd { $when }
screens-text-was = Voor de correctie: { $said }
screens-entry = regel { $number } van het logboek{ $below ->
    [0] {""}
   *[other] ; ↓ nog { $below }
 }
screens-monday = ma
screens-tuesday = di
screens-wednesday = wo
screens-thursday = do
screens-friday = vr
screens-saturday = za
screens-sunday = zo
screens-people = mensen: { $here } aanwezig{ $waiting ->
    [0] {""}
   *[other] , { $waiting } gebeld zonder antwoord
 }
screens-more = nog { $count }
screens-post-away = afwezig
screens-post-not-called = nog niet gebeld
screens-post-commander = leidt
screens-post-commander-and = leidt, { $role }
screens-post-released = naar huis
screens-post-called = gebeld
screens-post-proposed = is er; { $role }?
screens-post-no-role = is er, geen rol
screens-post-no-number = geen nummer
screens-dial-list = bellijst
screens-on-the-dial-list = bellijst
screens-not-on-the-list = Deze id staat niet op de bellijst van de contacten: zoek het nummer elders.
screens-dialled = gebeld { $time }: { $outcome }
screens-last-dialled = Gebeld door { $by } om { $time }, { $ago } geleden: { $outcome }.{ $times ->
    [1] {""}
   *[other] {" "}{ $times } keer gebeld.
 }
screens-they-said = Antwoord: { $said }
screens-left-to-answer = nog { $time } om te antwoorden
screens-phone = Bel { $number }
screens-phone-next = dan { $number }
screens-no-contact = Geen contact heeft deze id: zoek het nummer elders.
screens-time-there = { $time } daar ({ $place })
screens-away = AFWEZIG tot en met { $until }
screens-away-because = AFWEZIG tot en met { $until }: { $why }
screens-last-call = Laatst gebeld om { $time }, { $ago } geleden, { $line }: { $outcome }.
screens-here-since = Aanwezig sinds { $since }.
screens-here-since-and-sign = Aanwezig sinds { $since }, laatst iets gehoord om { $sign }.
screens-released-at = Naar huis om { $time }.
screens-at-work = Bezig met { $steps }.
screens-duty = Taak: { $duty }.
screens-proposed = Voorstel: { $role }, want { $why }.
screens-skills = Kan: { $skills }.
screens-languages = Spreekt: { $languages }.
screens-can-do = Kan: { $skills }. Spreekt: { $languages }.
screens-notices = wat klanten weten{ $below ->
    [0] {""}
   *[other] ; ↓ nog { $below }
 }
screens-notices-not-sent = Berichten aan klanten kun je hier nog niet schrijven of versturen. Verstuur ze zelf en rond dan de stap af met wat je gezegd hebt.
screens-notice-nothing = Geen enkele stap naar klanten is gedaan, { $ago } na het uitroepen.
screens-notice-since = sindsdien, { $time }: { $news }
screens-notice-last = Laatst: { $step }, door { $who } om { $time }, { $ago } geleden.
screens-notice-words = Bewijs: { $words }
screens-owed-late = TE LAAT: { $step }, had { $ago } geleden gemoeten.
screens-whole = alle lijsten{ $below ->
    [0] {""}
   *[other] ; ↓ nog { $below }
 }
screens-whole-alarms = Kan niet wachten
screens-whole-clocks = Deadlines
screens-briefing = overdracht{ $below ->
    [0] {""}
   *[other] ; ↓ nog { $below }
 }
screens-brief-alarms = Kan niet wachten
screens-brief-scope = Omvang
screens-brief-components = Onderdelen
screens-brief-under-way = Onder handen
screens-brief-failed = Mislukt
screens-brief-passed = Gedaan terwijl het op slot was
screens-brief-held = Nog stilgezet
screens-brief-people = Mensen
screens-brief-next = Hierna
screens-brief-log = Het logboek tot nu toe, om later te vergelijken
screens-brief-while-locked = aan gewerkt terwijl het op slot was
