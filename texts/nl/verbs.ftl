# Wat opdrachten afdrukken.

## Weigeringen en opmerkingen

verbs-refusal = 
    fout: { $error }
    reden: { $because }
    advies: { $hint }
verbs-warning = let op: { $what }
verbs-note = ter info: { $what }
verbs-not-kept = niet bewaard: { $typed }
verbs-output-failed = de uitvoer kon niet geschreven worden
verbs-disk-full = is de schijf vol?
verbs-answer-failed = het antwoord kon niet geschreven worden
verbs-kept-all-the-same = wat je vroeg is wel bewaard: kijk met `crisis log` voor je het herhaalt
verbs-not-overwritten = { $path } is niet overschreven
verbs-changed-since = het bestand is gewijzigd sinds crisis het schreef
verbs-not-written-here = crisis heeft dit bestand niet geschreven, niet met dit logboek
verbs-force-output = geef een ander bestand op met --output, of overschrijf dit met --force
verbs-belongs-to-log = het is een bestand van het logboek
verbs-is-read = crisis leest het: het is in gebruik als instellingen, contacten of draaiboek
verbs-is-protected = het is alleen-lezen
verbs-is-a-disk = het is een schijf: een verslag vernielt wat erop staat
verbs-nobody-reads-it = het is een pipe en niemand leest die
verbs-redirect-elsewhere = stuur de uitvoer naar een ander bestand
verbs-link-astray = het is een koppeling naar iets dat er niet is
verbs-exchanged = er is iets anders voor in de plaats gezet terwijl het geopend werd
verbs-through-link = { $path } is een koppeling: het verslag staat in { $target }
verbs-not-remembered = om { $path } later te overschrijven is --force nodig: de lijst van exports naast het logboek kan niet geschreven worden
verbs-no-log-folder = er is geen map voor het logboek
verbs-no-home = HOME bevat geen absoluut pad, en dit account heeft geen thuismap
verbs-set-home = stel HOME in, of geef een map op met --dir of CRISIS_DIR
verbs-log-make-room = maak ruimte op die schijf en probeer het opnieuw, of zet het logboek elders met --dir; wat erin staat blijft leesbaar
verbs-log-elsewhere = zet het logboek elders met --dir, of herstel de rechten; wat erin staat blijft leesbaar
verbs-log-of-another = voer crisis uit als { $owner }, of gebruik een eigen logboek met --dir
verbs-log-try-again = probeer het opnieuw; blijft het zo, zoek dan met `fuser` wat het bestand bezet houdt
verbs-log-keep-a-copy = bewaar een kopie van het bestand zoals het is; ga verder met een andere map: --dir
verbs-log-update = werk crisis op deze machine bij; wat in het logboek staat blijft leesbaar
verbs-log-run-again = zet het logboek terug waar het was, of voer dit opnieuw uit om verder te gaan met wat er nu ligt
verbs-log-compare = bewaar een kopie van het bestand zoals het is; `crisis verify --head { $head }` vergelijkt; voer dit opnieuw uit om verder te gaan met wat er nu in staat
verbs-log-take-apart = om verder te gaan met het logboek dat er ligt: verplaats log.sqlite-wal naar een andere map en bewaar het; zet anders het vorige logboek terug
verbs-log-planted = zet het ergens anders neer, en bewaar het logboek in een map waarin alleen jij kunt schrijven (`chmod 700`)
verbs-log-look = kijk naar de map, of zet het logboek elders met --dir
verbs-log-elsewhere-dir = zet het logboek elders met --dir, of herstel de rechten
verbs-on-network = het logboek staat op een netwerkbestandssysteem ({ $name }), waar locks niet altijd werken: zet het op een lokale schijf van één host (--dir)
verbs-the-last = er is geen open incident: dit is het laatste, { $incident }
verbs-unvouched = de bewaarde optelsom van { $incident } is met de hand veranderd; die is verwijderd, en elke regel is opnieuw gelezen
verbs-tampered = er is met het logboek van { $incident } geknoeid: `crisis verify` zegt waar

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
verbs-half-understood = een half begrepen draaiboek is erger dan geen
verbs-lint-shows = `crisis lint { $file }` toont elke fout
verbs-lint-shows-others = `crisis lint { $file }` toont elke fout; andere draaiboeken werken wel
verbs-no-evidence = { $path } kan geen bewijs zijn
verbs-input-unreadable = de standaardinvoer kan niet gelezen worden
verbs-give-the-text = geef de tekst zelf, of stuur die via een pipe
verbs-no-format = er is geen formaat `{ $name }`
verbs-formats = een verslag is markdown, json of csv

## Wat er getypt is

verbs-no-time = `{ $typed }` is geen tijd
verbs-takes-a-time = { $option } vraagt een tijd
verbs-write-time = schrijf { $forms }
verbs-zone-unknown = TZ is `{ $zone }`, geen tijdzone en geen POSIX-regel: tijden zijn in UTC
verbs-time-ahead = `{ $typed }` moet nog komen: het is { $here }
verbs-knows-no-at = deze opdracht kent geen --at
verbs-tells-now = die zegt wat nu bekend is, niet wat om { $at } bekend was
verbs-leave-at-out = laat --at weg; `crisis log` zegt wat wanneer gebeurde
verbs-entered-for = opgeschreven voor { $when } { $zone }, { $ago } geleden
verbs-no-verb = er is geen opdracht `{ $verb }`
verbs-no-page = er is geen pagina afgedrukt
verbs-help-lists = `crisis --help` toont de opdrachten
verbs-changes-nothing = { $verb } verandert niets
verbs-only-shows = het toont alleen iets
verbs-word-unknown = onbekend woord voor { $what }
verbs-no-such-word = dat woord is er niet
verbs-destroys = { $code } vernietigt iets: noem de stap bij zijn volledige naam
verbs-afterwards-gone = daarna is weg: { $gone }
verbs-read-it-again = lees de stap nog eens, dan { $ask }
verbs-verdict-not-given = het oordeel over { $component } is niet gegeven
verbs-only-for-a-doubt = { $option } zegt waarom een oordeel verlopen is
verbs-say-what-it-rests-on = zeg waar het op rust: `crisis verdict { $component } { $verdict } --evidence "wat je zag"`
verbs-verdict-not-doubted = het oordeel over { $component } is niet in twijfel getrokken
verbs-not-for-a-doubt = { $option } hoort bij een oordeel, en bij twijfel alleen een reden
verbs-doubt-it = `crisis verdict { $component } stale --why "wat er gebeurd is"`
verbs-component-not-changed = { $component } is niet gewijzigd
verbs-not-beside-out = `{ $option }` zegt hier niets: iets eruit halen is `--out` met `--why`
verbs-not-beside-false-alarm = { $option } hoort niet naast --false-alarm
verbs-false-alarm-says-why = zeg met --false-alarm alleen waarom: --false-alarm "een test van de monitoring"
verbs-out-and-why = laat het weg, of geef alleen `--out --why "waarom het er niet bij hoort"`
verbs-no-component-id = `{ $typed }` is geen id van een onderdeel
verbs-no-service = `{ $word }` is geen toestand van een onderdeel
verbs-service-words = kies uit { $words }
verbs-for-example-web = bijvoorbeeld `--component web=degraded`; laat het weg als niemand het nog weet
verbs-for-example = bijvoorbeeld db-1
verbs-no-id = `{ $typed }` is geen id
verbs-contacts-lists-ids = `crisis contacts` toont de id's

## Wie vraagt, en wie te bellen

verbs-who-are-you = wie ben je?
verbs-nobody-named = het logboek bewaart wie wat deed, en er is niemand genoemd
verbs-add-as = zet er --as ID bij, of zet CRISIS_AS; id's: { $ids }
verbs-nobody-known = `{ $named }` is niemand die dit incident kent
verbs-did-you-mean-contact = geen contact heeft die id; bedoel je `{ $id }` ({ $name })?
verbs-no-contact = geen contact heeft die id; id's: { $ids }
verbs-add-to-contacts = gebruik de id van een contact, of zet de persoon in { $file }
verbs-use-an-id = gebruik een id die `crisis contacts` toont; je eigen mensen horen in contacts.toml
verbs-not-called = { $who } is niet gebeld
verbs-no-contact-no-number = geen contact heeft die id, dus er is geen nummer
verbs-contacts-lists = `crisis contacts` toont wie je kunt bellen
verbs-no-responder = { $who } is geen teamlid
verbs-only-call = `crisis call { $who }` toont het nummer en legt het gesprek vast
verbs-one-number-only = er is één nummer: laat --primary of --secondary weg
verbs-said-is-for-the-dial-list = --said is voor de bellijst, en dit is een contact of een teamlid
verbs-note-what-they-say = laat --said weg; `crisis note` legt vast wat iemand zegt
verbs-dial-list = Bellijst:
verbs-dial = bel { $number } ({ $line })
verbs-dial-outsider = bel { $number }
verbs-no-number = de contacten hebben geen nummer van { $name }
verbs-away-until = afwezig tot { $until }{ $why }
verbs-then-call = dan: `crisis call { $who } { $answered }`, of { $others }
verbs-example-contacts = er is geen contacts.toml: de voorbeeldcontacten zijn in gebruik
verbs-example-contacts-short = geen contacts.toml: de voorbeeldcontacten zijn in gebruik
verbs-these-are-examples = er is geen contacts.toml: dit zijn de voorbeeldcontacten
verbs-invented-contacts = { $more ->
    [0] { $first } in { $file } is
   *[other] { $first } en nog { $more } in { $file } zijn
    } verzonnen: zet je eigen mensen erin
verbs-contact-unread = { $contact } kon niet gelezen worden: zie `crisis lint`
verbs-contact-unreadable = { $contact } kon niet uit de contacten gelezen worden: zie `crisis lint`
verbs-runbook-refused = { $file } is geweigerd: zie `crisis lint`
verbs-nobody-looked-up = in { $file } is niemand op te zoeken
verbs-the-file-is-refused = het bestand is geweigerd
verbs-nobody-called = niemand heet `{ $who }`
verbs-no-id-or-name = geen contact heeft die id of naam
verbs-contacts-lists-all = `crisis contacts` toont ze allemaal
verbs-away = AFWEZIG tot { $until }{ $why }
verbs-time-there = daar { $clock }

## Een incident uitroepen

verbs-declared = uitgeroepen: { $incident }
verbs-you-command = jij leidt. `crisis` opent het scherm; `crisis next` zegt wat eerst moet; `crisis call WIE` haalt iemand erbij
verbs-nothing-declared = er is niets uitgeroepen
verbs-declared-from-runbook = een crisis roep je uit met een draaiboek; er zijn: { $runbooks }
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
    [yes] OEFENING  { $title }  SEV{ $severity }  { $status }  T+{ $since }  logboek { $entries } bewaard  { $clock } { $zone }
   *[no] { $title }  SEV{ $severity }  { $status }  T+{ $since }  logboek { $entries } bewaard  { $clock } { $zone }
    }
verbs-commander = { $incident }  leiding { $name }
verbs-alarm-late = ! TE LAAT { $what }  -  { $hint }
verbs-components = Onderdelen
verbs-people = Mensen
verbs-component = data { $verdict } dienst { $service }{ $percent }
verbs-locked = op slot
verbs-locked-because = op slot: { $short }
verbs-stale = VERLOPEN: { $why }
verbs-late = TE LAAT
verbs-override = SLOT GEPASSEERD: { $why }
verbs-done-while-locked = GEDAAN TERWIJL OP SLOT
verbs-post-commander = leiding
verbs-at-work = bezig met { $codes }
verbs-proposed = voorstel: { $role }, { $because }
verbs-next-for-you = Nu voor jou
verbs-nothing-free = er is nu niets vrij voor jou
verbs-briefing = OVERDRACHT
verbs-situation = Situatie
verbs-under-way = Bezig
verbs-held = Nog stilgezet
verbs-settled = { $priority }: { $settled } van { $of } afgehandeld
verbs-next-for-commander = Nu voor de leiding
verbs-written-later = { $span } later opgeschreven

## Zoeken naar wat veranderd is

verbs-nothing-to-verify = er is niets te controleren
verbs-holds-no-log = in { $folder } staat geen logboek
verbs-name-a-log = noem de map van een logboek met --dir, of een JSON-export
verbs-cannot-verify = { $path } kan niet gecontroleerd worden
verbs-name-what-to-verify = noem een incident, een log.sqlite, of een bestand van `crisis export --format json`
verbs-incident-first = het incident wordt gecontroleerd, en niet wat hier onder die naam staat; bedoel je dat, noem het dan ./{ $path }
verbs-name-by-path = is het bedoeld, noem het dan ./{ $path }
verbs-found-foreign = { $path } stond in deze map: { $why }
verbs-log-of-other-name = het is een bestand van een logboek, en niet dat wat log.sqlite heet
verbs-give-it-a-folder = zet een kopie, met de naam log.sqlite, in een eigen map, en noem die
verbs-export-too-long = het heeft { $bytes } bytes, en van een export worden er hoogstens { $longest } gelezen
verbs-verified = { $what }: { $entries }, { $flaws }, eindigt in { $head }
verbs-entries = { $count ->
    [one] 1 regel
   *[other] { $count } regels
    }
verbs-flaws = { $count ->
    [0] in orde
    [one] 1 fout
   *[other] { $count } fouten
    }
verbs-entries-unreadable = { $count ->
    [one] 1 regel is niet als regel te lezen
   *[other] { $count } regels zijn niet als regel te lezen
    }
verbs-first-unreadable = de eerste is { $place }
verbs-export-without = er staat geen `{ $key }` in, en elke export heeft dat
verbs-export-newer = het heeft vorm { $schema }, van een nieuwere versie; deze versie kent vorm { $known }
verbs-csv-has-no-heads = in een CSV staan geen hashes: vergelijk het eindpunt dat `crisis export` noemde met `--head`
verbs-report-without-heads = er staan geen eindpunten van een logboek in
verbs-only-heads = { $path }: alleen de eindpunten erin worden vergeleken; de tekst van een verslag in Markdown niet
verbs-export-was-flawed = het logboek had een fout toen dit geëxporteerd werd: { $flaw }
verbs-log-flawed = dit logboek heeft zelf { $count ->
    [one] 1 fout
   *[other] { $count } fouten
    }: `crisis verify` zegt welke
verbs-more-flaws = en nog { $count }; met `--json` zie je alles
verbs-not-all-compared = geen fouten, maar niet alles kon vergeleken worden
verbs-a-time = een tijd
verbs-words-differ = bij { $place } staat "{ $says }"; volgens de regels is het "{ $made }"
verbs-words-missing = { $place } ontbreekt; volgens de regels is het "{ $made }"
verbs-words-added = bij { $place } staat "{ $says }"; geen regel zegt dat
verbs-words-order = { $place } staat niet waar het gebeurde
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
    }, elk gebonden aan de vorige
verbs-unbound = { $entries }, niet gebonden zoals ze geschreven zijn
verbs-words-same = zoals de regels zeggen, op het bord en in de tijdlijn
verbs-words-not-same = niet zoals de regels zeggen
verbs-words-of-other-version = gemaakt door { $by }, dus niet helemaal vergeleken: eerste verschil bij { $place }
verbs-log-same = het heeft deze regels en geen andere
verbs-log-longer = het heeft deze regels en nog { $count }
verbs-log-mixed = het heeft deze regels, en vóór de laatste ervan andere, waar niemand voor instaat
verbs-log-shorter = het heeft niet al deze regels
verbs-log-forked = het heeft andere regels onder dezelfde nummers
verbs-log-not-compared = niet alle regels zijn te lezen, dus is het niet te zeggen
verbs-log-without = in { $folder } staat niets van { $incident }
verbs-log-mixes = { $count ->
    [one] in dit logboek staat ertussen een regel van bron { $origin }, die de export niet kent
   *[other] in dit logboek staan ertussen { $count } regels van bron { $origin }, die de export niet kent
}
verbs-log-lacks = in dit logboek ontbreken regels { $from } tot en met { $until } van bron { $origin }
verbs-log-forks = dit logboek heeft een andere regel { $from } van bron { $origin }
verbs-no-head = `{ $typed }` is geen eindpunt
verbs-write-head = kopieer het uit een verslag, een overdracht, `crisis status --json` of wat `crisis export` zei
verbs-no-such-head = { $head } past hier niet
verbs-head-of-another = het is een eindpunt van { $incident }
verbs-verify-that-one = noem dat incident, of geen
verbs-head-misnumbered = regel { $number } heeft die hash
verbs-head-same = { $incident } eindigt hier
verbs-head-longer = { $incident } komt hier langs en gaat door tot regel { $last }
verbs-head-joined = { $count ->
    [one] { $incident } komt hier langs, en erna komt een regel van een andere bron
   *[other] { $incident } komt hier langs, en erna komen { $count } regels van andere bronnen
}
verbs-head-mixed = { $count ->
    [one] { $incident } komt hier langs, maar ervoor staat een regel van bron { $origin }, waarvan geen eindpunt bekend is
   *[other] { $incident } komt hier langs, maar ervoor staan { $count } regels van bron { $origin }, waarvan geen eindpunt bekend is
}
verbs-head-shorter = { $incident } eindigt bij regel { $last }
verbs-head-forked = regel { $number } van { $incident } heeft een andere hash, { $hash }
verbs-head-no-chain = { $incident } heeft geen regels van die bron
verbs-head-unknown = niets hier komt er langs
verbs-log-ends-at = Het logboek eindigt bij { $heads }: `crisis verify --head` vergelijkt dat later.
verbs-export-ends-at = het logboek eindigt bij { $heads }; bewaar dat elders: `crisis verify --head` vergelijkt het later

## Het scherm

verbs-no-screen = het scherm kan niet open
verbs-without-screen = zonder scherm zijn er opdrachten: `crisis status`, `crisis --help`
verbs-output-no-terminal = de standaarduitvoer is geen terminal
verbs-input-no-terminal = de standaardinvoer is geen terminal
verbs-dumb-terminal = op deze terminal (TERM=dumb) kan niet getekend worden
verbs-unwritten = niet opgeschreven: { $words }
verbs-goodbye = { $incident } is { $status } en gaat door. `crisis` opent het weer
verbs-goodbye-closed = { $incident } is afgesloten. Het verslag: `crisis export { $incident } --format markdown -o report.md`

# Wat commando's aannemen.
verbs-field-entry = De regel, met het nummer dat `crisis log` toont: 37
verbs-field-to = Wanneer het is gebeurd: de juiste tijd
verbs-field-new-text = De juiste woorden; `-` leest die van standaardinvoer
verbs-field-text = De tekst; `-` leest die van standaardinvoer
verbs-field-step = De stap: D3, R1@db-1, verify-data@db-1
verbs-field-all = Voor elk onderdeel waarvoor de stap nog open is
verbs-field-priority = Waar de stap voor is: integrity, restore of communicate
verbs-field-path = De route, zoals het draaiboek die noemt
verbs-one-step-only = `{ $verb }` gaat over één stap
verbs-several-steps = { $typed } is meer dan één stap
verbs-once-for-each = voer het voor elke stap apart uit
verbs-field-component = Het onderdeel
verbs-field-who = Wie
verbs-field-why = Waarom, voor wie later het logboek leest
verbs-field-why-if-needed = Waarom, als een reden nodig is
verbs-field-evidence = Het bewijs, in woorden
verbs-field-evidence-file = Een bestand als bewijs; het logboek legt vast welk bestand het is
verbs-field-verdict = Wat bekend is over de data; `stale` laat het oordeel vervallen
verbs-field-verdict-of-step = Het oordeel over het onderdeel van de stap
verbs-field-extent = Hoeveel beschadigd of verloren is, of ontbreekt
verbs-field-as-of = Van wanneer de data uit een back-up is
verbs-field-service = De status vanaf nu
verbs-field-percent = Hoeveel er beschikbaar is als het onderdeel beperkt werkt
verbs-field-title = Hoe het heet
verbs-field-severity = Hoe erg het is: 1 is het ergst
verbs-field-affected = Wat getroffen is, in woorden
verbs-field-not-affected = Wat niet getroffen is, in woorden
verbs-field-unknown = Wat nog niemand weet, in woorden
verbs-field-needs = Waarvan het afhankelijk is
verbs-field-stored-on = Een onderdeel waar de data op staat, of none
verbs-field-out = Het is niet getroffen: haal het eruit
verbs-field-step-or-component = De stap, of het onderdeel waarvan het oordeel is
verbs-field-outcome = De uitkomst van het gesprek
verbs-field-said = Wat er gezegd is, bij iemand van de bellijst
verbs-field-trusted = Welke klok klopt: het logboek, dat doorloopt vanaf de nieuwste regel, of deze machine
verbs-clock-trusted = Deze machine zegt { $machine }. Het logboek klopt: { $log }.
verbs-field-role = De rol
verbs-field-duty = De taak in woorden: storage, telefoon
verbs-field-for = Van wie het woord is, voor wie alleen een telefoon heeft: een id of een naam
verbs-field-false-alarm = Waarom het er geen was: sluit af zonder oordelen, en buiten de cijfers
verbs-field-primary = Op het eerste nummer
verbs-field-secondary = Op het tweede nummer

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
verbs-doctor-set-clock = zet de klok goed; had het logboek het mis: `crisis clock machine --why "reden"`
verbs-doctor-hardware = de hardwareklok staat op { $at }, { $time } verschil
verbs-doctor-no-hardware = er is geen hardwareklok om mee te vergelijken
verbs-doctor-kept = de klok wordt gesynchroniseerd
verbs-doctor-kept-to = de klok wordt gesynchroniseerd, tot op { $seconds } seconden
verbs-doctor-unkept = de klok wordt niet gesynchroniseerd en gaat afwijken
verbs-doctor-keeping-unknown = chronyc en timedatectl weten niet of de klok wordt gesynchroniseerd
verbs-doctor-keep = vergelijk de klok met een telefoon; synchroniseer die (chrony, systemd-timesyncd) zodra het netwerk er weer is
verbs-doctor-own-file = maak er een eigen bestand van waarin alleen jij kunt schrijven, of haal het weg
verbs-doctor-write-contacts = schrijf contacts.toml en controleer het met `crisis lint`
verbs-doctor-file = { $file } is in gebruik, geen fouten
