# The board in whole sentences, for whoever does not see columns.

plain-head = { $drill ->
    [yes] Dit is een OEFENING. { $title }
   *[no] { $title }
}: ernst { $severity }, { $status ->
    [open] open
    [resolved] opgelost
   *[closed] afgesloten
}, { $since } geleden uitgeroepen. { $commander } heeft de leiding. Het logboek heeft { $entries ->
    [one] één regel
   *[other] { $entries } regels
}, alles is opgeslagen. Het is { $now } { $zone }.
plain-alarms = { $count ->
    [0] Niets is te laat of dringend.
    [one] Eén ding kan niet wachten:
   *[other] { $count } dingen kunnen niet wachten:
}
plain-alarm = { $late ->
    [yes] Te laat: { $what }
   *[no] Dringend: { $what }
}. Wat te doen: { $hint }
plain-next = { $count ->
    [0] Er is nu geen stap voor jou.
    [one] Nu voor jou, één ding:
   *[other] Nu voor jou, { $count } dingen:
}
plain-hinted = { $what }: { $hint }
plain-priority = { $priority ->
    [integrity] Prioriteit 1, data-integriteit
    [restore] Prioriteit 2, dienst herstellen
   *[communicate] Prioriteit 3, communicatie
}: { $settled } van { $count } stappen zijn afgehandeld.
plain-step = { $code }{ $component }, { $title }: { $state }{ $marked }{ $unlocked ->
    [yes] , en aan gewerkt ondanks slot
   *[no] { "" }
}
plain-overridden = , slot geforceerd: { $why }
plain-one-typist = , { $who } voerde de regels van beide personen in
plain-open = open, niet op slot{ $time }
plain-locked = op slot: { $because }
plain-started = gestart door { $by } om { $at }{ $time }
plain-left = , nog { $time }
plain-late = , { $time } te laat
plain-one-name = gedaan door { $by } om { $at }, een tweede persoon moet nog bevestigen
plain-done = gedaan door { $by } om { $at }{ $next }
plain-next-update = , de volgende update moet er zijn om { $at }
plain-data-unconfirmed = , een tweede persoon moet nog bevestigen
plain-failed = mislukt, zegt { $by } om { $at }: { $why }
plain-skipped = overgeslagen door { $by } om { $at }: { $why }
plain-not-applicable = niet van toepassing, zegt { $by } om { $at }: { $why }
plain-components = { $count ->
    [one] Eén onderdeel:
   *[other] { $count } onderdelen, het ergste eerst:
}
plain-component = { $id }: { $data }{ $grounds }. De dienst is { $service ->
    [down] offline
    [restoring] in herstel
    [degraded] beperkt
    [unknown] onbekend
    [retired] opgeheven
   *[up] online
}{ $percent }.{ $locked }
plain-no-data = het onderdeel bevat geen data
plain-judged = , zegt { $by } om { $at }
plain-people = { $count ->
    [0] Er is niemand.
    [one] Eén persoon:
   *[other] { $count } mensen:
}
plain-person = { $name }, { $id }: { $commands ->
    [yes] heeft de leiding
   *[no] { $role ->
        [technical] rol techniek
        [communication] rol communicatie
       *[other] { $state ->
            [called] opgeroepen, nog niet gemeld
            [acknowledged] gemeld, nog geen rol
           *[other] afgemeld
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
plain-component-percent = , { $percent } procent beschikbaar
plain-component-locked = {" "}Herstellen is op slot: { $locked }.
plain-person-duty = , taak { $duty }
plain-person-work = , bezig met { $work }
plain-person-call = , laatste oproep { $call }
plain-entry-late = {" "}({ $late } later ingevoerd)
plain-person-proposed = { $proposed ->
    [technical] , voorgesteld voor de rol techniek
   *[other] , voorgesteld voor de rol communicatie
}
plain-data = de data is { $verdict ->
    [unknown] onbekend
    [intact] intact
    [damaged] beschadigd
    [lost] verloren
   *[recovered] teruggezet uit een back-up
}{ $judged }{ $second }
plain-stale = het oordeel is vervallen: { $why }
