# Het pakket: wat geprint wordt vóór de nacht zonder laptop.

pack-title = Crisispakket
pack-title-of = Crisispakket van { $organisation }
pack-made = Geprint { $at }.
pack-again = Hierin staat wie tot { $until } storingsdienst heeft. Print het vóór die dag opnieuw, en ook als contacten of draaiboeken veranderen.
pack-secret = Alle nummers staan erin. Bewaar het zoals je een sleutel bewaart, en vernietig het vorige.

## Werken op papier

pack-first = Eerst, op papier
pack-first-time = Schrijf de tijd en je naam op het logblad achteraan. Wie dat doet, is incidentleider totdat de leiding wordt overgedragen.
pack-first-commander = Doe zelf geen technische stap zodra er drie mensen zijn. Draag na drie uur de leiding over.
pack-first-call = Bel wie storingsdienst heeft, daarna de anderen naar wat ze kunnen. Geen antwoord binnen 5 minuten: het andere nummer, dan de volgende persoon. Iedereen krijgt een rol: techniek of communicatie.
pack-first-order = Houd deze volgorde aan: eerst data-integriteit, dan de dienst, onderdeel voor onderdeel. Communicatie begint in de eerste minuut en stopt nooit.
pack-first-verdict = Zet niets terug voordat iemand de data heeft gecontroleerd en het bewijs heeft opgeschreven. Een tweede persoon bevestigt data die beschadigd, verloren of teruggezet uit een back-up was.
pack-first-customers = Vertel klanten binnen 5 minuten iets, en wanneer de volgende update komt. Houd je aan die tijd, ook zonder nieuws.
pack-first-log = Schrijf één regel per gebeurtenis: tijd, wie, wat, stapcode, tekst. Vink stappen af met je naam en de tijd, en noem hun codes hardop: D3, R2, C4.
pack-first-afterwards = Bewaar de bladen. Typ de regels daarna over in een bestand, en voer ze in met `crisis transcribe BESTAND`.

## Tabellen

pack-on-call = Storingsdienst deze week
pack-people = Mensen
pack-dial = Bellijst
pack-incident = Het incident, met pen
pack-log = Logblad, met pen
pack-log-how = Eén regel per gebeurtenis. Ga verder op de achterkant.
pack-rotation = Rooster
pack-from = Van
pack-until = Tot
pack-who = Wie
pack-number = Nummer
pack-primary = Eerste nummer
pack-secondary = Tweede nummer
pack-email = E-mail
pack-knows = Vaardigheden, talen, tijdzone
pack-tell-them = Referentie, tijden, notitie
pack-nobody = niemand
pack-no-contact = { $who }, staat niet in de contacten
pack-away = AFWEZIG tot en met { $until }
pack-away-next = AFWEZIG tot en met { $until }, daarna is { $next } aan de beurt
pack-away-from = afwezig { $from } tot en met { $until }
pack-unread = De gegevens van { $id } zijn niet te lezen: zoek ze op voordat je print.
pack-rotation-unread = Het rooster { $rotation } is niet te lezen: zoek het op voordat je print.

## Draaiboeken

pack-runbook = Draaiboek: { $title } ({ $id })
pack-priority = { $number } { $priority }
pack-notices = Berichten
pack-notice = { $id }, aan { $audience }{ $codes }
pack-sent-with = , verstuurd met { $codes }
pack-component = Onderdeel
pack-components = Onderdelen
pack-needs = Afhankelijk van
pack-stored-on = Staat op
pack-no-data = bevat geen data
pack-skills = Vaardigheden

## In te vullen

pack-field = { $name }: { $blank }
pack-field-title = Titel
pack-field-runbook = Draaiboek, ernst
pack-field-began = Begonnen (datum, tijd)
pack-field-declared = Uitgeroepen (tijd, door)
pack-field-affected = Getroffen, niet getroffen
pack-field-commander = Incidentleider, sinds
pack-field-commander-next = Incidentleider daarna, sinds
pack-verdict = Oordeel over data
pack-evidence = Bewijs
pack-by-at = Door, tijd, 2e persoon
pack-service = Dienst
pack-called-in = Opgeroepen
pack-called-at = Gebeld (tijd)
pack-answered = Gemeld
pack-role-duty = Rol, taak
pack-told = Aan klanten verteld
pack-to-whom = Aan wie, waar
pack-words = Tekst
pack-next-by = Volgende vóór
pack-time = Tijd
pack-verb = Wat
pack-step = Stap
pack-text = Tekst, bewijs, reden
