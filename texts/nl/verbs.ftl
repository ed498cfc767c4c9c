# Wat opdrachten afdrukken.

## Weigeringen en opmerkingen

verbs-refusal = 
    fout: { $error }
    reden: { $because }
    advies: { $hint }
verbs-warning = let op: { $what }
verbs-note = ter info: { $what }
verbs-not-kept = niet opgeslagen: { $typed }
verbs-output-failed = de uitvoer kon niet geschreven worden
verbs-disk-full = controleer of de schijf vol is
verbs-answer-failed = het antwoord kon niet geschreven worden
verbs-kept-all-the-same = je wijziging is wel opgeslagen: controleer met `crisis log` voordat je die herhaalt
verbs-not-overwritten = { $path } is niet overschreven
verbs-changed-since = het bestand is gewijzigd sinds crisis het schreef
verbs-not-written-here = crisis heeft dit bestand niet met dit logboek geschreven
verbs-force-output = geef een ander bestand op met --output, of overschrijf dit met --force
verbs-belongs-to-log = het bestand hoort bij het logboek
verbs-is-read = het bestand is in gebruik als instellingen, contacten of draaiboek
verbs-is-protected = het bestand is alleen-lezen
verbs-is-a-disk = dit is een schijf: een verslag vernielt wat erop staat
verbs-nobody-reads-it = dit is een pipe en niemand leest eruit
verbs-redirect-elsewhere = stuur de uitvoer naar een ander bestand
verbs-link-astray = dit is een koppeling naar iets dat niet bestaat
verbs-exchanged = er is iets anders neergezet terwijl het bestand geopend werd
verbs-through-link = { $path } is een koppeling: het verslag staat in { $target }
verbs-pack-has-numbers = { $path } bevat alle nummers: alleen jij kunt het lezen, en dat moet zo blijven
verbs-not-remembered = om { $path } later te overschrijven is --force nodig: de lijst van exports naast het logboek is niet te schrijven
verbs-no-log-folder = er is geen map voor het logboek
verbs-no-home = HOME bevat geen absoluut pad, en dit account heeft geen thuismap
verbs-set-home = stel HOME in, of geef een map op met --dir of CRISIS_DIR
verbs-log-make-room = maak ruimte op die schijf en probeer het opnieuw, of zet het logboek elders met --dir; wat in het logboek staat, blijft leesbaar
verbs-log-elsewhere = zet het logboek elders met --dir, of herstel de rechten; wat in het logboek staat, blijft leesbaar
verbs-log-of-another = voer crisis uit als { $owner }, of gebruik een eigen logboek met --dir
verbs-log-try-again = probeer het opnieuw; blijft de fout, zoek dan met `fuser` welk programma het bestand open heeft
verbs-log-keep-a-copy = bewaar een kopie van het bestand zoals het is, en ga met --dir verder in een andere map
verbs-log-update = werk crisis op deze machine bij; wat in het logboek staat, blijft leesbaar
verbs-log-run-again = zet het logboek terug waar het was, of voer het commando opnieuw uit om verder te gaan met het logboek dat er nu staat
verbs-log-compare = bewaar een kopie van het bestand zoals het is; vergelijk met `crisis verify --head { $head }`; voer het commando opnieuw uit om verder te gaan met wat nu in het logboek staat
verbs-log-take-apart = om verder te gaan met het logboek dat er staat: verplaats log.sqlite-wal naar een andere map en bewaar dat bestand; zet anders het vorige logboek terug
verbs-log-planted = verplaats het, en zet het logboek in een map waarin alleen jij kunt schrijven (`chmod 700`)
verbs-log-look = controleer de map, of zet het logboek elders met --dir
verbs-log-elsewhere-dir = zet het logboek elders met --dir, of herstel de rechten
verbs-on-network = het logboek staat op een netwerkbestandssysteem ({ $name }), waar locks niet altijd werken: zet het op een lokale schijf van één host (--dir)
verbs-the-last = er is geen open incident: dit is het laatste, { $incident }
verbs-unvouched = de opgeslagen samenvatting van { $incident } is met de hand veranderd; de samenvatting is verwijderd, en elke regel is opnieuw gelezen
verbs-tampered = het logboek van { $incident } is gemanipuleerd: `crisis verify` zegt waar

## Bestanden

verbs-file-unreadable = { $path } kan niet gelezen worden
verbs-file-unwritable = { $path } kan niet geschreven worden
verbs-file-refused = { $file } is geweigerd
verbs-name-another-file = noem een ander bestand, of laat de optie weg
verbs-passed-over = { $path } wordt niet gebruikt: { $why }; geef het op met { $option } om het te gebruiken
verbs-runbook-passed-over = het bestand { $path } wordt niet gebruikt: { $why }; geef het op als ./{ $path } om het te gebruiken
verbs-name-output = noem een ander bestand met -o
verbs-name-file-or-runbook = noem een ander bestand, of de id van een draaiboek: `crisis declare technical-crisis`
verbs-name-ordinary-file = noem een gewoon bestand, of gebruik --evidence TEKST
verbs-more-mistakes = en nog { $more }: `crisis lint { $file }` toont ze
verbs-half-understood = het draaiboek bevat fouten
verbs-lint-shows = `crisis lint { $file }` toont elke fout
verbs-lint-shows-others = `crisis lint { $file }` toont elke fout; uitroepen met een ander draaiboek kan wel
verbs-no-evidence = { $path } is niet te gebruiken als bewijs
verbs-input-unreadable = de standaardinvoer kan niet gelezen worden
verbs-give-the-text = geef de tekst zelf, of stuur die via een pipe
verbs-no-format = er is geen formaat `{ $name }`
verbs-formats = kies markdown, json of csv

## Wat er getypt is

verbs-no-time = `{ $typed }` is geen tijd
verbs-takes-a-time = { $option } vraagt een tijd
verbs-write-time = schrijf { $forms }
verbs-zone-unknown = TZ is `{ $zone }`, geen tijdzone en geen POSIX-regel: tijden zijn in UTC
verbs-time-ahead = `{ $typed }` ligt in de toekomst: het is nu { $here }
verbs-knows-no-at = dit commando kent geen --at
verbs-tells-now = dit commando toont wat nu bekend is, niet wat om { $at } bekend was
verbs-leave-at-out = laat --at weg; `crisis log` toont wat wanneer gebeurde
verbs-entered-for = ingevoerd met tijd { $when } { $zone }, { $ago } geleden
verbs-no-verb = er is geen commando `{ $verb }`
verbs-not-run = `crisis { $verb }` is niet uitgevoerd
verbs-nothing-run = er is niets uitgevoerd
verbs-did-you-mean = bedoel je `{ $typed }`?
verbs-did-you-mean-of = bedoel je `{ $typed }`? Mogelijk zijn { $words }
verbs-no-such-option = het heeft geen optie { $option }
verbs-takes-no-more = `{ $typed }` hoort er niet bij
verbs-not-known-here = `{ $typed }` is hier onbekend
verbs-is-missing = { $count ->
    [one] { $what } ontbreekt
   *[other] { $what } ontbreken
    }
verbs-write-call = schrijf `{ $call }`
verbs-needs-a-value = { $option } vraagt een waarde
verbs-no-such-value = `{ $typed }` past niet bij { $option }
verbs-use-one-of = kies uit { $words }
verbs-no-percentage = `{ $typed }` is geen heel getal van 0 tot 100
verbs-given-twice = { $option } is twee keer opgegeven
verbs-give-once = geef { $option } één keer op
verbs-not-together = { $option } gaat niet samen met { $others }
verbs-leave-one-out = laat er een weg
verbs-help-of = zie `crisis { $verb } --help`
verbs-no-page = er is geen pagina afgedrukt
verbs-help-lists = `crisis --help` toont de commando's
verbs-changes-nothing = { $verb } verandert niets
verbs-only-shows = dit commando toont alleen iets
verbs-word-unknown = onbekend woord voor { $what }
verbs-no-such-word = dat woord is er niet
verbs-destroys = { $code } vernietigt iets: typ de volledige naam
verbs-afterwards-gone = daarna verdwenen: { $gone }
verbs-read-it-again = lees de stap nog eens, dan { $ask }
verbs-verdict-not-given = het oordeel over { $component } is niet gegeven
verbs-only-for-a-doubt = { $option } hoort alleen bij `stale`
verbs-say-what-it-rests-on = geef het bewijs: `crisis verdict { $component } { $verdict } --evidence "wat je zag"`
verbs-verdict-not-doubted = het oordeel over { $component } is niet vervallen
verbs-not-for-a-doubt = `stale` vraagt --why, niet { $option }
verbs-doubt-it = `crisis verdict { $component } stale --why "wat er gebeurd is"`
verbs-component-not-changed = { $component } is niet gewijzigd
verbs-not-beside-out = `{ $option }` gaat niet samen met `--out`, daar hoort alleen `--why` bij
verbs-not-beside-false-alarm = { $option } gaat niet samen met --false-alarm
verbs-false-alarm-says-why = geef de reden bij --false-alarm zelf: --false-alarm "een test van de monitoring"
verbs-out-and-why = laat het weg, of geef alleen `--out --why "waarom het niet getroffen is"`
verbs-no-component-id = `{ $typed }` is geen id van een onderdeel
verbs-no-service = `{ $word }` is geen dienststatus
verbs-service-words = kies uit { $words }
verbs-for-example-web = bijvoorbeeld `--component web=degraded`; laat de status weg als die nog onbekend is
verbs-for-example = bijvoorbeeld db-1
verbs-no-id = `{ $typed }` is geen id
verbs-contacts-lists-ids = `crisis contacts` toont de id's

## Wie vraagt, en wie te bellen

verbs-who-are-you = wie ben je?
verbs-nobody-named = het logboek legt vast wie wat deed, en er is geen naam opgegeven
verbs-add-as = geef --as ID op, of stel CRISIS_AS in; id's: { $ids }
verbs-nobody-known = `{ $named }` is onbekend in dit incident
verbs-did-you-mean-contact = geen contact heeft die id; bedoel je `{ $id }` ({ $name })?
verbs-no-contact = geen contact heeft die id; id's: { $ids }
verbs-add-to-contacts = gebruik de id van een contact, of zet de persoon in { $file }
verbs-use-an-id = gebruik een id die `crisis contacts` toont; zet je eigen mensen in contacts.toml
verbs-say-when-in-words = laat --expected weg, en zeg het met --said
verbs-nobody-was-called = niemand is gebeld
verbs-nobody-left-to-call = er is nu niemand te bellen: iedereen in de contacten is er, of is gebeld
verbs-say-that-you-dial = { $ask } meldt dat je belt, en toont het nummer
verbs-then-them = daarna: { $names }{ $more ->
    [0] {""}
   *[other] {" "}+{ $more } meer
 }
verbs-not-called = { $who } is niet gebeld
verbs-no-contact-no-number = geen contact heeft die id, dus er is geen nummer
verbs-contacts-lists = `crisis contacts` toont wie je kunt bellen
verbs-no-responder = { $who } is geen teamlid
verbs-only-call = `crisis call { $who }` toont het nummer en legt het gesprek vast
verbs-one-number-only = er is één nummer: laat --primary en --secondary weg
verbs-said-is-for-the-dial-list = --said is voor de bellijst, of hoort bij --expected
verbs-note-what-they-say = laat --said weg; leg met `crisis note` vast wat iemand zegt
verbs-dial-list = Bellijst:
verbs-dial = bel { $number } ({ $line })
verbs-dial-outsider = bel { $number }
verbs-no-number = de contacten hebben geen nummer van { $name }
verbs-away-until = afwezig tot en met { $until }{ $why }
verbs-then-call = leg dan de uitkomst vast: `crisis call { $who } { $answered }`, of { $others }
verbs-example-contacts = voorbeeldcontacten in gebruik: niemand daarvan bestaat; zet je eigen mensen in contacts.toml
verbs-example-contacts-short = verzonnen contacten: schrijf contacts.toml
verbs-these-are-examples = dit zijn voorbeeldcontacten: niemand daarvan bestaat; zet je eigen mensen in contacts.toml
verbs-invented-contacts = { $more ->
    [0] { $first } in { $file } is
   *[other] { $first } en nog { $more } in { $file } zijn
    } verzonnen: zet je eigen mensen erin
verbs-contact-unread = { $contact } kon niet gelezen worden: zie `crisis lint`
verbs-contact-unreadable = { $contact } kon niet uit de contacten gelezen worden: zie `crisis lint`
verbs-runbook-refused = { $file } is geweigerd: zie `crisis lint`
verbs-nobody-looked-up = in { $file } is niemand op te zoeken
verbs-the-file-is-refused = het bestand is geweigerd
verbs-nobody-called = er is geen contact `{ $who }`
verbs-no-id-or-name = geen contact heeft die id of naam
verbs-contacts-lists-all = `crisis contacts` toont ze allemaal
verbs-away = AFWEZIG tot en met { $until }{ $why }
verbs-time-there = daar { $clock }
verbs-oncall-span = { $from } tot { $until }
verbs-oncall-from = vanaf { $from }
verbs-oncall-until = tot { $until }
verbs-oncall-nobody = niemand heeft storingsdienst
verbs-oncall-no-contact = geen contact heeft deze id
verbs-oncall-next = daarna: { $id } ({ $name })
verbs-oncall-override = vervanging
verbs-oncall-holiday = feestdag: { $name }
verbs-oncall-numbers = `crisis contacts WHO` toont de nummers
verbs-calendar = kalender { $file }: { $what }
verbs-no-rotation = de contacten hebben geen rooster; `crisis new contacts -o -` toont hoe je er een schrijft
verbs-rotation-unread = rooster { $rotation } is niet te lezen: zie `crisis lint`

## Een incident uitroepen

verbs-declared = uitgeroepen: { $incident }
verbs-you-command = jij hebt de leiding. `crisis` opent het scherm; `crisis next` toont je eerste stap; `crisis call WIE` roept iemand op
verbs-taken-along = meegenomen uit de inbox: { $reports ->
        [one] { $reports } melding
       *[other] { $reports } meldingen
    }, { $alerts ->
        [one] { $alerts } alert
       *[other] { $alerts } alerts
    }
verbs-no-trigger-yet = er is nog geen aanleiding vastgelegd. Leg die zo vast: { $ask }
verbs-report-number = de melding heeft nummer { $number }. Zie je hetzelfde? { $ask }
verbs-trigger-met = dit is genoeg om een incident uit te roepen: { $because }. { $ask }
verbs-inbox-empty = de inbox is leeg
verbs-inbox = Inbox
verbs-came-in = Binnengekomen
verbs-inbox-report = { $number }  { $at }  { $what }
verbs-alerts-unread = de alerts van { $source } zijn niet opgenomen
verbs-alert-forms = stuur ze in de vorm die `[[alert]]` in de instellingen noemt, of in de eenvoudige vorm: `crisis man`
verbs-alert-left-out = alert { $place } is overgeslagen: { $why }
verbs-alerts-left-out = nog { $more } alerts zijn overgeslagen
verbs-alerts-truncated = { $source } liet zelf nog { $count } alerts weg
verbs-alerts-no-room = er is geen plaats voor nog { $count } alerts
verbs-alerts-received = { $count ->
        [one] { $count } alert ontvangen
       *[other] { $count } alerts ontvangen
    }, { $known } al bekend
verbs-two-months = melding { $report } en melding { $with } zijn van twee maanden
verbs-hear-again = leg de oudste melding opnieuw vast en voeg ze dan samen: { $ask }
verbs-nothing-declared = er is niets uitgeroepen
verbs-declared-from-runbook = een incident roep je uit met een draaiboek; er zijn: { $runbooks }
verbs-declare-with-title = `crisis declare technical-crisis --title "wat er gebeurd is"`
verbs-shipped-runbook = { $folder } heeft geen draaiboek `{ $runbook }`: het meegeleverde wordt gebruikt
verbs-no-runbook = er is geen draaiboek `{ $named }`
verbs-there-are = er zijn: { $names }
verbs-did-you-mean-runbook = bedoel je `{ $near }`? Een eigen bestand noem je met zijn pad: ./mijn-draaiboek.toml
verbs-name-a-runbook = noem er een van deze, of een eigen bestand met zijn pad: ./mijn-draaiboek.toml
verbs-nothing-shown = er is niets getoond
verbs-shows-a-runbook = dit commando toont een draaiboek; er zijn: { $runbooks }
verbs-show-for-example = bijvoorbeeld `crisis show technical-crisis`
verbs-show-file-or-runbook = noem een ander bestand, of de id van een draaiboek: `crisis show technical-crisis`
verbs-new-written = { $path } is geschreven
verbs-new-runbook-next = vul het in; dan `crisis lint { $file }`, en `crisis show { $file }` om te lezen hoe het zal verlopen
verbs-new-contacts-next = zet je eigen mensen erin; dan `crisis lint { $file }` en `crisis contacts`
verbs-new-settings-next = haal de `# ` weg voor de regels die je gebruikt; dan `crisis lint { $file }`
verbs-new-hides-shipped = dit is je eerste eigen draaiboek: het scherm toont nu alleen die van jou. `crisis declare` en `show` vinden de meegeleverde nog met hun id
verbs-new-not-written = { $path } is niet geschreven
verbs-new-is-there = er is al iets met die naam, en dat wordt nooit overschreven
verbs-new-name-another = noem een ander bestand met -o, of toon de tekst met `-o -`
verbs-new-no-place = er is geen map om in te schrijven
verbs-new-name-a-file = noem een bestand met -o, of toon de tekst met `-o -`
verbs-new-no-id = `{ $name }` kan geen id van een draaiboek zijn
verbs-new-for-example = bijvoorbeeld `crisis new runbook mail-down`

## Het bord, wat er nu te doen is, de overdracht

verbs-head = { $drill ->
    [yes] OEFENING  { $title }  SEV{ $severity }  { $status }  T+{ $since }  log: { $entries } opgeslagen  { $clock } { $zone }
   *[no] { $title }  SEV{ $severity }  { $status }  T+{ $since }  log: { $entries } opgeslagen  { $clock } { $zone }
    }
verbs-commander = { $incident }  incidentleider { $name }
verbs-alarm-late = ! TE LAAT { $what }  -  { $hint }
verbs-components = Onderdelen
verbs-people = Mensen
verbs-component = data { $verdict } dienst { $service }{ $percent }
verbs-locked = op slot
verbs-locked-because = op slot: { $short }
verbs-stale = VERVALLEN: { $why }
verbs-late = TE LAAT
verbs-override = SLOT GEFORCEERD: { $why }
verbs-done-while-locked = GEDAAN ONDANKS SLOT
verbs-post-commander = incidentleider
verbs-at-work = bij { $codes }
verbs-proposed = { $role }: voorgesteld, nog niet toegekend, want { $because }
verbs-next-for-you = Nu voor jou
verbs-nothing-free = er is nu geen stap voor jou
verbs-next-update = volgende update om { $at }
verbs-briefing = BRIEFING  { $incident }  { $at }
verbs-held = Nog stilgezet
verbs-logged = ingevoerd { $at }

## Zoeken naar wat veranderd is

verbs-nothing-to-verify = er valt niets te controleren
verbs-holds-no-log = in { $folder } staat geen logboek
verbs-name-a-log = noem de map van een logboek met --dir, of een JSON-export
verbs-cannot-verify = { $path } kan niet gecontroleerd worden
verbs-name-what-to-verify = noem een incident, een log.sqlite, of een bestand van `crisis export --format json`
verbs-incident-first = het incident wordt gecontroleerd, niet het bestand met die naam hier; gebruik ./{ $path } voor het bestand
verbs-name-by-path = bedoel je dit bestand, noem het dan ./{ $path }
verbs-found-foreign = { $path } stond in deze map: { $why }
verbs-log-of-other-name = het bestand hoort bij een logboek, maar heet niet log.sqlite
verbs-give-it-a-folder = zet een kopie met de naam log.sqlite in een eigen map, en noem die map
verbs-export-too-long = het bestand heeft { $bytes } bytes, en van een export worden er hoogstens { $longest } gelezen
verbs-verified = { $what }: { $entries }, { $flaws }, laatste hash { $head }
verbs-entries = { $count ->
    [one] 1 regel
   *[other] { $count } regels
    }
verbs-flaws = { $count ->
    [0] geen fouten
    [one] 1 fout
   *[other] { $count } fouten
    }
verbs-entries-unreadable = { $count ->
    [one] 1 regel is onleesbaar
   *[other] { $count } regels zijn onleesbaar
    }
verbs-first-unreadable = de eerste is { $place }
verbs-export-without = de sleutel `{ $key }` ontbreekt, en elke export heeft die
verbs-export-newer = het bestand heeft formaat { $schema }, van een nieuwere versie; deze versie kent formaat { $known }
verbs-csv-has-no-heads = een CSV bevat geen hashes: vergelijk met `--head` het eindpunt dat `crisis export` afdrukte
verbs-report-without-heads = het bestand noemt geen eindpunt van een logboek
verbs-only-heads = { $path }: alleen de eindpunten erin worden vergeleken, niet de tekst van het Markdown-verslag
verbs-export-was-flawed = het logboek had een fout toen dit geëxporteerd werd: { $flaw }
verbs-log-flawed = dit logboek heeft zelf { $count ->
    [one] 1 fout
   *[other] { $count } fouten
    }: `crisis verify` zegt welke
verbs-more-flaws = en nog { $count }; `--json` toont alles
verbs-not-all-compared = geen fouten, maar niet alles kon vergeleken worden
verbs-a-time = een tijd
verbs-words-differ = bij { $place } staat "{ $says }"; de regels zeggen "{ $made }"
verbs-words-missing = { $place } ontbreekt; de regels zeggen "{ $made }"
verbs-words-added = bij { $place } staat "{ $says }"; geen regel zegt dat
verbs-words-order = { $place } staat niet op de juiste plek in de tijd
verbs-row-made = gemaakt
verbs-row-chains = ketens
verbs-row-words = woorden
verbs-row-log = logboek
verbs-made-by = { $at } door crisis { $version }, volgens het bestand zelf
verbs-made-by-older = { $at } door een oudere crisis, volgens het bestand zelf
verbs-an-older-version = een oudere versie
verbs-bound = { $entries } in { $count ->
    [one] 1 keten
   *[other] { $count } ketens
    }, elk gekoppeld aan de vorige
verbs-unbound = { $entries }, niet gekoppeld zoals ze vastgelegd zijn
verbs-words-same = kloppen met de regels, op het bord en in de tijdlijn
verbs-words-not-same = kloppen niet met de regels
verbs-words-of-other-version = gemaakt door { $by }, dus niet helemaal vergeleken: eerste verschil bij { $place }
verbs-log-same = heeft deze regels en geen andere
verbs-log-longer = heeft deze regels en nog { $count }
verbs-log-mixed = heeft deze regels, en vóór de laatste ervan andere waar niets voor instaat
verbs-log-shorter = heeft niet al deze regels
verbs-log-forked = heeft andere regels onder dezelfde nummers
verbs-log-not-compared = sommige regels zijn onleesbaar, dus vergelijken kan niet
verbs-log-without = in { $folder } staat niets van { $incident }
verbs-log-mixes = { $count ->
    [one] in dit logboek staat ertussen een regel van bron { $origin }, die de export niet kent
   *[other] in dit logboek staan ertussen { $count } regels van bron { $origin }, die de export niet kent
}
verbs-log-lacks = in dit logboek ontbreken regels { $from } tot en met { $until } van bron { $origin }
verbs-log-forks = dit logboek heeft een andere regel { $from } van bron { $origin }
verbs-no-head = `{ $typed }` is geen eindpunt
verbs-write-head = kopieer het eindpunt uit een verslag, een briefing, `crisis status --json` of de uitvoer van `crisis export`
verbs-no-such-head = { $head } komt niet overeen
verbs-head-of-another = dit eindpunt hoort bij { $incident }
verbs-verify-that-one = noem dat incident, of geen
verbs-head-misnumbered = regel { $number } heeft die hash
verbs-head-same = { $incident } eindigt met deze regel
verbs-head-longer = { $incident } heeft deze regel en gaat door tot en met regel { $last }
verbs-head-joined = { $count ->
    [one] { $incident } heeft deze regel, en erna komt een regel van een andere bron
   *[other] { $incident } heeft deze regel, en erna komen { $count } regels van andere bronnen
}
verbs-head-mixed = { $count ->
    [one] { $incident } heeft deze regel, maar ervoor staat een regel van bron { $origin }, waarvan geen eindpunt bekend is
   *[other] { $incident } heeft deze regel, maar ervoor staan { $count } regels van bron { $origin }, waarvan geen eindpunt bekend is
}
verbs-head-shorter = { $incident } eindigt bij regel { $last }
verbs-head-forked = regel { $number } van { $incident } heeft een andere hash, { $hash }
verbs-head-no-chain = { $incident } heeft geen regels van die bron
verbs-head-unknown = geen incident hier heeft deze regel
verbs-log-ends-at = Het logboek eindigt bij { $heads }: vergelijk dat later met `crisis verify --head`.
verbs-export-ends-at = het logboek eindigt bij { $heads }; bewaar dat elders, en vergelijk het later met `crisis verify --head`

## Het scherm

verbs-no-screen = het scherm kan niet worden geopend
verbs-without-screen = gebruik commando's in plaats van het scherm: `crisis status`, `crisis --help`
verbs-output-no-terminal = de standaarduitvoer is geen terminal
verbs-input-no-terminal = de standaardinvoer is geen terminal
verbs-dumb-terminal = deze terminal (TERM=dumb) kan het scherm niet tonen
verbs-unwritten = niet opgeslagen: { $words }
verbs-goodbye = { $incident } is nog { $status }. Met `crisis` ga je terug
verbs-goodbye-reported = { $incident } is afgesloten. Het verslag: { $path }
verbs-goodbye-closed = { $incident } is afgesloten. Het verslag: `crisis export { $incident } --format markdown -o report.md`

# Wat commando's aannemen.
verbs-field-entry = De regel, met het nummer dat `crisis log` toont: 37
verbs-field-to = Wanneer het is gebeurd: de juiste tijd
verbs-field-new-text = De juiste tekst; `-` leest die van standaardinvoer
verbs-field-text = De tekst; `-` leest die van standaardinvoer
verbs-field-caller = Wie het zegt: een klant, een collega, wie dan ook
verbs-field-concerned = Het onderdeel waar de melding over gaat
verbs-field-report = De melding, met het nummer: `11-3` in de inbox, `37` in een incident
verbs-field-with = De andere melding
verbs-field-reproduced = Je zag zelf hetzelfde
verbs-field-callback = Wanneer je beloofd hebt terug te bellen
verbs-field-since = Sinds wanneer
verbs-field-awake = Sinds wanneer je wakker bent
verbs-field-source = De aanleiding van het incident (mag vaker)
verbs-field-step = De stap: D3, R1@db-1, verify-data@db-1
verbs-field-all = Voor elk onderdeel waarvoor de stap nog open is
verbs-field-priority = De prioriteit waar de stap bij hoort
verbs-field-path = De route, zoals het draaiboek die noemt
verbs-one-step-only = `{ $verb }` gaat over één stap
verbs-several-steps = { $typed } is meer dan één stap
verbs-once-for-each = voer het commando voor elke stap apart uit
verbs-field-component = Het onderdeel
verbs-field-who = De persoon
verbs-field-why = De reden, voor wie later het logboek leest
verbs-field-why-if-needed = De reden, als die nodig is
verbs-field-evidence = Bewijs, in woorden
verbs-field-evidence-file = Bestand als bewijs (de SHA-256 ervan wordt vastgelegd)
verbs-field-verdict = Het oordeel over de data; `stale` laat het huidige oordeel vervallen
verbs-field-verdict-of-step = Het oordeel over het onderdeel van de stap
verbs-field-extent = Hoeveel beschadigd of verloren is, of ontbreekt
verbs-field-as-of = De tijd van de back-up
verbs-field-service = De dienststatus vanaf nu
verbs-field-percent = Hoeveel er van een beperkte dienst beschikbaar is
verbs-field-title = De titel
verbs-field-severity = De ernst: 1 is het ergst
verbs-field-affected = Wat getroffen is, in woorden
verbs-field-not-affected = Wat niet getroffen is, in woorden
verbs-field-unknown = Wat nog niet bekend is, in woorden
verbs-field-needs = Onderdelen waarvan het afhankelijk is
verbs-field-stored-on = Een onderdeel waarop de data staat, of none
verbs-field-out = Haal het eruit: het is niet getroffen
verbs-field-step-or-component = De stap, of het onderdeel waarvan het oordeel is
verbs-field-outcome = De uitkomst van het telefoongesprek
verbs-field-expected = Wanneer wie opnam er is: `20m`, of een tijd zoals `15:20`
verbs-field-said = Wat ze zeiden: met --expected, of als ze op de bellijst staan
verbs-field-trusted = De juiste klok: `log` loopt door vanaf de nieuwste regel, `machine` is de klok van deze machine
verbs-clock-trusted = Deze machine zegt { $machine }. De klok van het logboek telt: { $log }.
verbs-field-role = De rol
verbs-field-duty = De taak in woorden: storage, telefoon
verbs-field-for = Wie het gezegd heeft, als die aan de telefoon is: een id of een naam
verbs-field-false-alarm = Waarom het vals alarm was: sluit af zonder oordelen, en telt niet mee in de cijfers
verbs-field-primary = Het eerste nummer
verbs-field-secondary = Het tweede nummer

## Doctor

verbs-doctor-log = Logboek
verbs-doctor-file-system = Bestandssysteem
verbs-doctor-clock = Klok
verbs-doctor-files = Bestanden
verbs-doctor-sound = in orde
verbs-doctor-remark = let op
verbs-doctor-wrong = FOUT
verbs-doctor-hint = advies: { $hint }
verbs-doctor-sum = { $count ->
    [0] er is niets mis
    [one] er is { $count } ding mis
   *[other] er zijn { $count } dingen mis
    }
verbs-doctor-log-sound = { $folder }: { $incidents ->
    [one] { $incidents } incident
   *[other] { $incidents } incidenten
    }, { $entries ->
    [one] { $entries } regel
   *[other] { $entries } regels
    }, geen fouten
verbs-doctor-flawed = { $incident }: { $count ->
    [one] { $count } fout
   *[other] { $count } fouten
    }, de eerste: { $flaw }
verbs-doctor-verify = bewaar een kopie van de map zoals die is; `crisis verify` toont elke fout
verbs-doctor-none-yet = er is nog geen logboek in { $folder }
verbs-doctor-declare = het eerste incident maakt het aan: `crisis declare technical-crisis`
verbs-doctor-none-possible = er is geen logboek in { $folder }, en in { $place } kan het niet worden aangemaakt
verbs-log-foreign = iemand anders kan het logboek in { $folder } vervangen: { $why }
verbs-doctor-own-folder = zet het logboek in een eigen map waarin alleen jij kunt schrijven (`chmod 700`)
verbs-doctor-no-file = { $path } is geen gewoon bestand: crisis leest of schrijft het niet
verbs-doctor-take-away = zoek uit wie het daar heeft gezet en verplaats het naar een andere map
verbs-doctor-read-only = { $folder } is alleen-lezen voor dit account: er kan niets worden vastgelegd
verbs-doctor-local = { $folder } staat op een lokale schijf ({ $name })
verbs-doctor-network = { $folder } staat op een netwerkbestandssysteem ({ $name }): locks werken daar niet altijd, en twee schrijvers kunnen het logboek vernielen
verbs-doctor-local-disk = verplaats het logboek naar een lokale schijf van één host, en laat iedereen op die host inloggen
verbs-doctor-memory = { $folder } staat in het geheugen ({ $name }): het logboek is weg als deze machine stopt
verbs-doctor-unasked = het bestandssysteem van { $folder } is onbekend: { $why }
verbs-doctor-room = { $megabytes } MB vrij
verbs-doctor-make-room = maak ruimte op die schijf
verbs-doctor-now = de klok van deze machine staat op { $now }
verbs-doctor-set-zone = zet TZ op een naam (Europe/Amsterdam), of haal TZ weg
verbs-doctor-newest = de nieuwste regel is van { $at }
verbs-doctor-made = dit programma is geïnstalleerd om { $at }
verbs-doctor-behind = { $what }, { $time } later dan de klok
verbs-doctor-not-behind = { $what }, { $time } geleden
verbs-doctor-set-clock = zet de klok goed; was het logboek fout: `crisis clock machine --why "reden"`
verbs-doctor-hardware = de hardwareklok staat op { $at }, { $time } verschil
verbs-doctor-no-hardware = er is geen hardwareklok om mee te vergelijken
verbs-doctor-kept = de klok wordt gesynchroniseerd
verbs-doctor-kept-to = de klok wordt gesynchroniseerd, tot op { $seconds } seconden
verbs-doctor-unkept = de klok wordt niet gesynchroniseerd en gaat afwijken
verbs-doctor-keeping-unknown = chronyc en timedatectl weten niet of de klok wordt gesynchroniseerd
verbs-doctor-keep = vergelijk de klok met een telefoon; synchroniseer die (chrony, systemd-timesyncd) zodra het netwerk er weer is
verbs-doctor-own-file = maak er een eigen bestand van waarin alleen jij kunt schrijven, of verplaats het
verbs-doctor-write-contacts = schrijf contacts.toml en controleer het met `crisis lint`
verbs-doctor-file = { $file } is in gebruik, geen fouten

## Wat via HTTP binnenkomt

verbs-intake-listens = luistert op { $url }: POST /alert/SOURCE en POST /heard; Ctrl-C stopt
verbs-intake-ended = de intake is gestopt; alles waarop 200 is geantwoord, staat in het logboek
verbs-intake-line = { $clock }  { $what }
verbs-intake-received = { $source }: { $count ->
        [one] { $count } alert ontvangen
       *[other] { $count } alerts ontvangen
    }, { $known } al bekend{ $left_out ->
        [0] {""}
       *[other] , { $left_out } overgeslagen
    }
verbs-intake-heard = er is een melding ontvangen
verbs-intake-sent-away = niet aangenomen: { $why }
verbs-intake-again = { $what } (sinds de vorige regel nog { $count } keer)
verbs-intake-no-start = de intake is niet gestart
verbs-intake-no-token = er is geen token, en zonder token kan iedereen alerts sturen
verbs-intake-make-token = `(umask 077; openssl rand -hex 32 > intake.token)`, daarna token_file = "intake.token" onder `[intake]` in de instellingen; of stel { $variable } in
verbs-intake-token-file = { $path }: { $why }
verbs-intake-token-short = het token is korter dan { $least } tekens
verbs-intake-token-odd = een token heeft hoogstens { $most } tekens, zonder spaties of accenten
verbs-intake-token-no-file = dit is geen gewoon bestand
verbs-intake-token-open = anderen kunnen het lezen of wijzigen (modus { $mode }): `chmod 600` sluit het af
verbs-intake-no-listener = de intake kan niet luisteren op { $address }
verbs-intake-other-address = noem een ander adres met --listen, of stop het programma dat dit adres gebruikt
verbs-intake-no-address = `{ $typed }` is geen adres
verbs-intake-address-is = een adres heeft een nummer en een poort
verbs-intake-say-address = schrijf --listen 127.0.0.1:9097, of alleen een poort: --listen 9097
verbs-intake-not-encrypted = { $address } is bereikbaar voor anderen en niets is versleuteld, ook het token niet: zet er een proxy met TLS voor
verbs-intake-unauthorised = het verzoek is niet aangenomen
verbs-intake-wrong-token = het token klopt niet
verbs-intake-no-token-sent = het verzoek heeft geen token
verbs-intake-send-token = stuur de header `Authorization: Bearer TOKEN` mee
verbs-intake-not-taken = hiervan is niets opgeslagen
verbs-intake-too-fast = dit adres stuurt te veel verzoeken tegelijk
verbs-intake-busy = er wacht te veel om opgeslagen te worden
verbs-intake-no-answer = het logboek geeft geen antwoord
verbs-intake-log-failed = het logboek werkt niet: { $error }
verbs-intake-come-again = stuur het over { $seconds } seconden nog eens; een alert die al opgeslagen is, wordt niet dubbel opgeslagen
verbs-intake-too-large = het is groter dan { $most } bytes
verbs-intake-too-slow = het duurde te lang voor alles er was
verbs-intake-cut-off = het hield op voordat alles er was
verbs-intake-send-less = stuur het nog eens, zo nodig in kleinere delen
verbs-intake-no-path = op dit pad is niets
verbs-intake-paths = er zijn /alert/SOURCE, /heard en /health; de naam van een bron heeft letters, cijfers, `-`, `_` en `.`
verbs-intake-use-path = gebruik POST op een van deze
verbs-intake-wrong-method = dit pad kent geen { $method }
verbs-intake-use-method = gebruik { $methods }
verbs-intake-report-form = stuur een JSON-object met who en what: `crisis man`
verbs-nothing-sent = er is niets verzonden
verbs-page-sent = { $name }: verzonden via { $channel }
verbs-page-later = { $name }: NIET VERZONDEN via { $channel }{ $why }; probeer het over 5 minuten opnieuw
verbs-page-failed = { $name }: NIET VERZONDEN via { $channel }{ $why }
verbs-page-uncertain = { $name }: ONZEKER via { $channel }{ $why }
verbs-page-not-begun = { $name }: niet gestart via { $channel }, er is niets verzonden
verbs-not-beside-arrived = { $option } heeft geen betekenis naast --arrived
verbs-settle-or-page = zeg met `--arrived yes|no` wat ervan kwam, of roep op zonder die optie
verbs-no-such-channel = er is geen kanaal { $channel }
verbs-no-channel-of-that-id = de instellingen hebben deze: { $ids }
verbs-configure-channels = noem er een van, of zet een `[[channel]]` in crisis.toml
verbs-field-page-text = Wat je nog wilt zeggen, naast wat er gebeurde en hoe je meedoet
verbs-field-channel = Via welke kanalen; anders die van `[page]` in crisis.toml
verbs-field-again = Roep op, ook al is een eerdere oproep misschien aangekomen
verbs-field-arrived = Of een oproep die mislukte of onzeker is, is aangekomen
verbs-pages-under-way = { $count ->
    [one] wacht op { $count } oproep die wordt verzonden; Ctrl-C breekt af, en laat de oproep onzeker
   *[other] wacht op { $count } oproepen die worden verzonden; Ctrl-C breekt af, en laat ze onzeker
}
verbs-doctor-channels = kanalen
verbs-doctor-channel = { $channel } antwoordt
verbs-doctor-channel-silent = { $channel } antwoordt niet: { $why }
verbs-doctor-mend-channel = verbeter de `[[channel]]` in crisis.toml, of gebruik de telefoon
verbs-doctor-no-channel = er is geen kanaal ingesteld: mensen zijn alleen per telefoon te bereiken
verbs-doctor-add-channel = zet een `[[channel]]` en `[page]` in crisis.toml, en controleer met `crisis lint`
verbs-doctor-contacts-open = andere accounts op deze machine kunnen { $file } lezen
verbs-doctor-close-contacts = haal dat weg: chmod 600 { $file }

## Van papier

verbs-line-taken = regel { $line }: { $told }
verbs-line-refused = regel { $line } `{ $typed }`: { $error }
verbs-transcribed = { $dry ->
        [yes] dit zou worden overgenomen:
       *[no] overgenomen:
    } { $taken ->
        [one] { $taken } regel
       *[other] { $taken } regels
    }, { $known } al in het logboek, { $refused } geweigerd
verbs-sheet-too-long = het blad is langer dan { $most } bytes
verbs-sheet-in-parts = voer het blad in delen in
