# The board in whole sentences, for whoever does not see columns.

plain-head = { $drill ->
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
plain-alarms = { $count ->
    [0] Niets is te laat en niets dringt.
    [one] Eén ding kan niet wachten:
   *[other] { $count } dingen kunnen niet wachten:
}
plain-alarm = { $late ->
    [yes] Te laat: { $what }
   *[no] Dringt: { $what }
}. Wat te doen: { $hint }
plain-next = { $count ->
    [0] Er is nu niets vrij voor jou.
    [one] Nu voor jou, één ding:
   *[other] Nu voor jou, { $count } dingen:
}
plain-hinted = { $what }: { $hint }
plain-priority = { $priority ->
    [integrity] Prioriteit 1, data-integriteit
    [restore] Prioriteit 2, herstellen
   *[communicate] Prioriteit 3, communicatie
}: { $settled } van { $count } stappen zijn klaar.
plain-step = { $code }{ $component }, { $title }: { $state }{ $marked }{ $unlocked ->
    [yes] , en aan gewerkt terwijl hij op slot zat
   *[no] { "" }
}
plain-overridden = , het slot is gepasseerd: { $why }
plain-one-typist = , { $who } typte het woord van beide personen
plain-open = open en vrij{ $time }
plain-locked = op slot: { $because }
plain-started = begonnen door { $by } om { $at }{ $time }
plain-left = , nog { $time }
plain-late = , { $time } te laat
plain-one-name = gedaan door { $by } om { $at }, en wacht op een tweede naam
plain-done = gedaan door { $by } om { $at }
plain-failed = mislukt, zegt { $by } om { $at }: { $why }
plain-skipped = overgeslagen door { $by } om { $at }: { $why }
plain-not-applicable = niet van toepassing, zegt { $by } om { $at }: { $why }
plain-components = { $count ->
    [one] Eén onderdeel:
   *[other] { $count } onderdelen, het ergste eerst:
}
plain-component = { $id }: { $data }{ $grounds }. De dienst is { $service ->
    [down] uit de lucht
    [restoring] in herstel
    [degraded] beperkt
    [unknown] onbekend
    [retired] opgegeven
   *[up] in de lucht
}{ $percent }.{ $locked }
plain-no-data = het bevat geen data
plain-judged = , zegt { $by } om { $at }
plain-people = { $count ->
    [0] Er is niemand.
    [one] Eén persoon:
   *[other] { $count } mensen:
}
plain-person = { $name }, { $id }: { $commands ->
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
}{ $duty }{ $work }{ $taken }{ $call }{ $proposed }
plain-moment = minder dan een minuut
plain-minutes = { $minutes ->
    [one] één minuut
   *[other] { $minutes } minuten
}
plain-hours = { $hours ->
    [one] één uur
   *[other] { $hours } uur
}
plain-hours-minutes = { $hours ->
    [one] één uur
   *[other] { $hours } uur
} en { $minutes ->
    [one] één minuut
   *[other] { $minutes } minuten
}
plain-entry = Regel { $entry }, { $at }, { $by }: { $told }{ $late }
plain-step-component = {" "}op { $component }
plain-component-grounds = {" "}({ $grounds })
plain-component-percent = , { $percent } procent werkt
plain-component-locked = {" "}Herstellen zit op slot: { $locked }.
plain-person-duty = , { $duty }
plain-person-work = , bezig met { $work }
plain-person-call = , laatste oproep { $call }
plain-entry-late = {" "}({ $late } later opgeschreven)
plain-person-proposed = { $proposed ->
    [technical] , voorgesteld voor de technische rol
   *[other] , voorgesteld voor de rol communicatie
}
plain-data = de data is { $verdict ->
    [unknown] nog niet beoordeeld
    [intact] intact
    [damaged] beschadigd
    [lost] verloren
   *[recovered] hersteld uit een back-up
}{ $judged }
plain-stale = het oordeel is verlopen: { $why }
