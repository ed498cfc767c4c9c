# Een draaiboek zoals het zal verlopen, bekeken voordat er een incident is.

## Het draaiboek

preview-declare = Roep er een incident mee uit met `crisis declare { $id }`.
preview-severity = Ernst { $severity }; 1 is het ergst.
preview-triggers = Aanleiding: { $triggers }.
preview-language = { $language ->
    [en] Geschreven in het Engels.
    [nl] Geschreven in het Nederlands.
   *[other] Geschreven in de taal `{ $language }`.
}
preview-reviewed = Nagekeken op { $day }.
preview-never-reviewed = Nooit nagekeken.
preview-size = { $steps ->
    [one] { $steps } stap
   *[other] { $steps } stappen
    } voor { $components ->
    [one] { $components } onderdeel
   *[other] { $components } onderdelen
    }: { $ticks ->
    [one] { $ticks } ding
   *[other] { $ticks } dingen
    } om af te vinken, als alles van toepassing is.
preview-paths = De incidentleider kiest één route: { $paths }.
preview-falls-away = Een stap die vervalt, of niet voor een onderdeel is, zet daar niets op slot.

## Onderdelen

preview-components = Onderdelen: { $count }
preview-whole-platform = Het draaiboek noemt geen onderdeel. Het hele platform telt daarom als één.
preview-depends-on = Is afhankelijk van { $components }.
preview-no-data = Bevat geen data en heeft dus geen oordeel nodig.
preview-own-data = De data staat op het onderdeel zelf.
preview-stored-on = De data staat op { $components }.
preview-begins = Dienst aan het begin: { $service }.
preview-tags = Labels: { $tags }.
preview-steps-need = De stappen vragen ook deze vaardigheden: { $skills }.
preview-own-steps = Eigen stappen: { $codes }.

## Stappen

preview-priority = { $number } { $priority }: { $count ->
    [one] { $count } stap
   *[other] { $count } stappen
    }
preview-repeats = { $count ->
    [one] Voor één onderdeel: { $codes }.
   *[other] Voor elk van { $count } onderdelen: { $codes }.
    }
preview-repeats-for-none = Voor elk onderdeel waar de stap bij past, en het draaiboek heeft er geen.
preview-for-role = Voor de rol { $role }.
preview-for-commander = Voor de incidentleider.
preview-skills = Vaardigheden: { $skills }{ $more ->
    [yes] , en die van het onderdeel
   *[no] {""}
    }.
preview-skills-of-component = Vaardigheden: die van het onderdeel.
preview-at-once = Kan meteen starten.
preview-wait-verdict = { $each ->
    [yes] Verschijnt pas als het oordeel over het onderdeel een van deze is: { $verdicts }.
   *[no] Verschijnt pas als het oordeel over een onderdeel een van deze is: { $verdicts }.
    }
preview-wait-path = Op slot totdat de incidentleider de route `{ $path }` kiest.
preview-wait-data = { $each ->
    [yes] Op slot totdat de data van het onderdeel intact of teruggezet is.
   *[no] Op slot totdat de data van elk onderdeel intact of teruggezet is.
    }
preview-wait-integrity = Op slot totdat deze data-integriteitsstappen gedaan of n.v.t. zijn: { $codes }.
preview-wait-service = Op slot totdat elk onderdeel online is.
preview-wait-step = Komt na { $code } "{ $title }"{ $on ->
    [same] , van hetzelfde onderdeel
    [every] , van elk onderdeel
   *[once] {""}
    }.
preview-wait-time = { $since ->
    [steps] Gaat van het slot { $time } na de laatste van deze stappen.
    [choice] Gaat daarna van het slot, na { $time }.
   *[declaration] Gaat van het slot { $time } na het uitroepen.
    }
preview-limit = Tijdslimiet: { $time } vanaf de start.
preview-limit-owed = Tijdslimiet: { $time } vanaf het moment dat de stap kan starten.
preview-to-finish = Nodig om de stap af te ronden: { $wanted }.
preview-needs-words = de verstuurde tekst (bericht { $notice })
preview-needs-evidence = bewijs
preview-needs-verdict = het oordeel over de data
preview-needs-service = de dienststatus (voorstel: { $service })
preview-needs-second-person = een tweede persoon die bevestigt
preview-holds = Zet iets stil; { $codes } hervat het.
preview-holds-for-good = Zet iets stil, en geen stap hervat het.
preview-releases = Hervat wat { $codes } stilzette.
preview-run = Commando om zelf uit te voeren: `{ $command }`
preview-destroys = KAN NIET ONGEDAAN WORDEN GEMAAKT. Daarna weg: { $gone }

## Rollen en klokken

preview-roles = Rollen
preview-role-steps = { $role }: { $count ->
    [one] { $count } stap
   *[other] { $count } stappen
    }, { $codes }.
preview-role-skills = { $role }, nodige vaardigheden: { $skills }.
preview-clocks = Klokken
preview-limit-of = { $code } "{ $title }": tijdslimiet { $time }.
preview-wait-of = { $code } "{ $title }": gaat van het slot na een wachttijd van { $time }.
preview-clocks-call = Iemand neemt niet op: bel na { $time } het andere nummer.
preview-clocks-role = Iemand is er zonder rol: geef er een binnen { $time }.
preview-clocks-offer = De leiding is aangeboden: neem die over binnen { $time }.
preview-clocks-command = Iemand heeft de leiding: draag die over na { $time }.
preview-clocks-days = Dit duurt dagen: geen klok vraagt om de leiding over te dragen.

## Berichten

preview-notices = Berichten
preview-no-notices = Het draaiboek heeft geen berichten.
preview-example = Ingevuld voor een voorbeeld dat op { $sent } wordt verzonden.
preview-example-title = `incident.title` is de titel van het draaiboek: { $value }
preview-example-affected = `affected` is elk onderdeel: { $value }
preview-example-promise = `promise` is de tijd van de volgende update.
preview-stage-first = eerste bericht
preview-stage-update = vervolgbericht
preview-stage-all-clear = eindbericht
preview-stage-follow-up = nabericht
preview-audience = Doelgroep: { $audience }.
preview-channels = Kanalen: { $channels }.
preview-sent-by = Verzonden in { $codes }.
preview-sent-by-none = Geen stap verzendt het.
preview-promise = Volgende update binnen { $time }: in het voorbeeld uiterlijk { $by }.
preview-claims = Controleer voor het verzenden of dit waar is: { $claims }.
preview-missing = Geen waarde voor: { $names }.
preview-words = { $language ->
    [en] Tekst in het Engels:
    [nl] Tekst in het Nederlands:
   *[other] Tekst in `{ $language }`:
}
