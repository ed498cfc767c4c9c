# De andere schermen: wie, begin, hulp, stap, logboek, overdracht.

screens-who = Wie ben je?
screens-who-free = Kies met ↑ ↓ en Enter; letters zoeken. Niet in de lijst? Typ je naam.
screens-who-strict = Kies met ↑ ↓ en Enter; letters zoeken.
screens-home-another = { $incident } is nog open: dit formulier roept een tweede incident uit
screens-home-refused = { $file } bevat fouten en is niet te gebruiken: `crisis lint` toont ze
screens-home-enough = Genoeg om een incident uit te roepen: { $because }.
screens-home-no-runbook = dat is een incident: ga eerst naar een draaiboek
screens-home-not-shown = { $file } wordt geweigerd: `crisis lint` toont elke fout
screens-runbook = draaiboek
screens-runbook-goes-on = draaiboek  { $there }
screens-who-nobody = geen contact met die naam: kies iemand uit contacts.toml
screens-who-take = gebruik deze naam; in het logboek komt { $id }
screens-timeline = { $count ->
    [one] tijdlijn, { $count } regel
   *[other] tijdlijn, { $count } regels
 }
screens-newer-below = { $count }{ $more ->
    [yes] +
   *[no] {""}
} nieuwere hieronder
screens-only = alleen: { $what }
screens-looking-for = / { $words }
screens-reading = lezen …
screens-no-entry = Geen regels gevonden.
screens-no-older-hit = geen oudere regel bevat `{ $words }`
screens-no-newer-hit = geen nieuwere regel bevat `{ $words }`
screens-logged = { $happened ->
    [none] {""}
   *[other] { $happened },{" "}
 }ingevoerd { $at }
screens-happened = Gebeurd { $when }, volgens { $who }
screens-written = Ingevoerd { $when }, { $later } later
screens-struck = Doorgehaald door { $who }, { $when }: { $why }
screens-corrected = Gecorrigeerd door { $who }, { $when }
screens-time-was = Tijd vóór de correctie: { $when }
screens-text-was = Tekst vóór de correctie: { $said }
screens-entry = regel { $number }{ $below ->
    [0] {""}
   *[other] ; ↓ { $below } meer
 }
screens-people = mensen: { $here } aanwezig{ $waiting ->
    [0] {""}
   *[other] , { $waiting } opgeroepen, nog niet gemeld
 }
screens-more = +{ $count } meer
screens-post-away = afwezig
screens-post-not-called = nog niet gebeld
screens-post-commander = leidt
screens-post-commander-and = leidt, { $role }
screens-post-released = afgemeld
screens-post-called = opgeroepen
screens-post-proposed = is er; { $role }?
screens-post-no-role = is er, geen rol
screens-post-no-number = geen nummer
screens-dial-list = bellijst
screens-on-the-dial-list = bellijst
screens-not-on-the-list = Deze id staat niet op de bellijst: zoek het nummer elders.
screens-dialled = gebeld { $time }: { $outcome }
screens-last-dialled = Gebeld door { $by } om { $time }, { $ago } geleden: { $outcome }.{ $times ->
    [1] {""}
   *[other] {" "}{ $times } keer gebeld.
 }
screens-they-said = Zei: { $said }
screens-expected = verwacht { $at }, { $left }
screens-left-to-answer = { $time } om zich te melden
screens-dialling = { $who }, { $left }
screens-phone = Bel { $number }
screens-call-next = Bel nu: { $name }, { $line }{ $why }
screens-call-now = bel  { $number }  { $line }
screens-call-then = dan  { $number }  { $line }
screens-no-contact = Geen contact heeft deze id: zoek het nummer elders.
screens-time-there = { $time } daar ({ $place })
screens-on-call = storingsdienst: { $rotation }
screens-on-call-until = Heeft storingsdienst ({ $rotation }) tot { $until }.
screens-on-call-away = { $rotation }: { $who } heeft storingsdienst en is AFWEZIG tot en met { $until }
screens-on-call-away-next = { $rotation }: { $who } heeft storingsdienst en is AFWEZIG tot en met { $until }; daarna: { $next }
screens-on-call-nobody = { $rotation }: niemand heeft storingsdienst
screens-away = AFWEZIG tot en met { $until }
screens-away-because = AFWEZIG tot en met { $until }: { $why }
screens-last-call = Laatst gebeld om { $time }, { $ago } geleden, { $line }: { $outcome }.
screens-here-since = Aanwezig sinds { $since }.
screens-awake = wakker sinds { $since }, { $span } geleden
screens-here-since-and-sign = Aanwezig sinds { $since }, laatst actief om { $sign }.
screens-released-at = Afgemeld om { $time }.
screens-at-work = Nu bij { $steps }.
screens-duty = Taak: { $duty }.
screens-proposed = { $role }: voorgesteld, nog niet toegekend, want { $why }.
screens-skills = Kan: { $skills }.
screens-languages = Spreekt: { $languages }.
screens-can-do = Kan: { $skills }. Spreekt: { $languages }.
screens-notices = wat klanten weten{ $below ->
    [0] {""}
   *[other] ; ↓ { $below } meer
 }
screens-notices-not-sent = Je verstuurt de tekst zelf. Lees hem eerst na: die klopt misschien niet meer. Is de tekst weg, dan rondt ⟨finish-step⟩ de stap af met wat je verstuurd hebt.
screens-notice-nothing = Er is nog geen stap naar klanten gedaan, { $ago } na het uitroepen.
screens-notice-since = sindsdien, { $time }: { $news }
screens-notice-last = Laatst: { $step }, door { $who } om { $time }, { $ago } geleden.
screens-notice-words = "{ $words }"
screens-notice-before = { $time }: { $step }, door { $who }
screens-notice-prepared = in { $language ->
    [en] het Engels
    [nl] het Nederlands
   *[other] `{ $language }`
}, zoals het nu zou uitgaan:
screens-notice-missing = zelf invullen: { $names }
screens-whole = alle lijsten{ $below ->
    [0] {""}
   *[other] ; ↓ { $below } meer
 }
screens-whole-alarms = Kan niet wachten
screens-whole-came = Binnengekomen
screens-whole-clocks = Deadlines
screens-briefing = briefing{ $below ->
    [0] {""}
   *[other] ; ↓ { $below } meer
 }
screens-brief-components = Onderdelen
screens-brief-held = Nog stilgezet
screens-brief-people = Mensen
screens-brief-next = Nu
screens-brief-offered = De leiding wordt je aangeboden
screens-brief-accept = ⟨accept-command⟩ neemt over: vanaf dan heb jij de leiding. ⟨decline-command⟩ slaat af.
screens-brief-log = Waar het logboek eindigt, om later te vergelijken
screens-page = oproep via { $channel } { $time }: { $stage }{ $why }
