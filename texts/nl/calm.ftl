# Wat leidt en kalmeert: steun voor mensen onder druk.

## Wat iemand bereikt die niet naar het scherm kijkt.

calm-heading = { $drill ->
    [yes] OEFENING { $title }
   *[no] { $title }
}
calm-called = Je wordt gebeld. Zeg dat je er bent: `crisis ack`, of A op het scherm.
calm-assigned = Je hebt { $role ->
    [technical] de technische rol
   *[communication] de rol communicatie
}{ $duty }
calm-offered = { $by } biedt je de leiding aan. Het geldt zodra je die overneemt.
calm-second-name = { $by } heeft { $code } { $title } gedaan. Het telt zodra jij hebt gekeken en de tweede naam geeft.
calm-lapses = Nog één minuut voor { $code } { $title }.

## Het bord in hele zinnen, voor wie geen kolommen ziet.

calm-plain-head = { $drill ->
    [yes] Dit is een OEFENING. { $title }
   *[no] { $title }
}: ernst { $severity }, { $status ->
    [open] open
    [resolved] opgelost
   *[closed] afgesloten
}, { $since } geleden uitgeroepen. { $commander } leidt. Het logboek heeft { $entries ->
    [one] één regel
   *[other] { $entries } regels
}, alles is bewaard. Het is { $now } { $zone }.
calm-plain-alarms = { $count ->
    [0] Niets is te laat en niets dringt.
    [one] Eén ding kan niet wachten:
   *[other] { $count } dingen kunnen niet wachten:
}
calm-plain-alarm = { $late ->
    [yes] Te laat: { $what }
   *[no] Dringt: { $what }
}. Wat te doen: { $hint }
calm-plain-next = { $count ->
    [0] Er is nu niets vrij voor jou.
    [one] Nu voor jou, één ding:
   *[other] Nu voor jou, { $count } dingen:
}
calm-plain-hinted = { $what }: { $hint }
calm-plain-priority = { $priority ->
    [integrity] Prioriteit 1, data-integriteit
    [restore] Prioriteit 2, herstellen
   *[communicate] Prioriteit 3, communicatie
}: { $settled } van { $count } stappen zijn klaar.
calm-plain-step = { $code }{ $component }, { $title }: { $state }{ $marked }{ $unlocked ->
    [yes] , en aan gewerkt terwijl hij op slot zat
   *[no] { "" }
}
calm-plain-overridden = , het slot is gepasseerd: { $why }
calm-plain-open = open en vrij{ $time }
calm-plain-locked = op slot: { $because }
calm-plain-started = begonnen door { $by } om { $at }{ $time }
calm-plain-left = , nog { $time }
calm-plain-late = , { $time } te laat
calm-plain-one-name = gedaan door { $by } om { $at }, en wacht op een tweede naam
calm-plain-done = gedaan door { $by } om { $at }
calm-plain-failed = mislukt, zegt { $by } om { $at }: { $why }
calm-plain-skipped = overgeslagen door { $by } om { $at }: { $why }
calm-plain-not-applicable = niet van toepassing, zegt { $by } om { $at }: { $why }
calm-plain-components = { $count ->
    [one] Eén onderdeel:
   *[other] { $count } onderdelen, het ergste eerst:
}
calm-plain-component = { $id }: { $data }{ $grounds }. De dienst is { $service ->
    [down] uit de lucht
    [restoring] in herstel
    [degraded] beperkt
   *[up] in de lucht
}{ $percent }.{ $locked }
calm-plain-judged = , zegt { $by } om { $at }
calm-plain-people = { $count ->
    [0] Er is niemand.
    [one] Eén persoon:
   *[other] { $count } mensen:
}
calm-plain-person = { $name }, { $id }: { $commands ->
    [yes] leidt
   *[no] { $role ->
        [technical] technische rol
        [communication] rol communicatie
       *[other] { $state ->
            [called] gebeld, nog geen antwoord
            [acknowledged] is er, nog geen rol
           *[other] naar huis
        }
    }
}{ $duty }{ $work }{ $call }{ $proposed }
calm-plain-moment = minder dan een minuut
calm-plain-minutes = { $minutes ->
    [one] één minuut
   *[other] { $minutes } minuten
}
calm-plain-hours = { $hours ->
    [one] één uur
   *[other] { $hours } uur
}
calm-plain-hours-minutes = { $hours ->
    [one] één uur
   *[other] { $hours } uur
} en { $minutes ->
    [one] één minuut
   *[other] { $minutes } minuten
}
calm-plain-entry = { $at }, { $by }: { $told }{ $late }
calm-plain-step-component = {" "}op { $component }
calm-plain-component-grounds = {" "}({ $grounds })
calm-plain-component-percent = , { $percent } procent werkt
calm-plain-component-locked = {" "}Herstellen zit op slot: { $locked }.
calm-plain-person-duty = , { $duty }
calm-plain-person-work = , bezig met { $work }
calm-plain-person-call = , laatste oproep { $call }
calm-plain-entry-late = {" "}({ $late } later opgeschreven)
calm-plain-person-proposed = { $proposed ->
    [technical] , voorgesteld voor de technische rol
   *[other] , voorgesteld voor de rol communicatie
}
calm-plain-data = de data is { $verdict ->
    [unknown] nog niet beoordeeld
    [intact] intact
    [damaged] beschadigd
    [lost] verloren
   *[recovered] hersteld uit een back-up
}{ $judged }
calm-plain-stale = het oordeel is verlopen: { $why }
calm-assigned-duty = : { $duty }
