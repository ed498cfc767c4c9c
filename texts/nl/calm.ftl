# Wat leidt en kalmeert: steun voor mensen onder druk.

## Wat iemand bereikt die niet naar het scherm kijkt.

calm-heading = { $drill ->
    [yes] OEFENING { $title }
   *[no] { $title }
}
calm-called = Je wordt gebeld. Zeg dat je er bent: `crisis ack`, of A op het scherm.
calm-assigned = Je hebt de rol { $role }{ $duty ->
    [""] .
   *[other] : { $duty }.
}
calm-offered = { $by } biedt je de leiding aan. Het geldt zodra je die overneemt.
calm-second-name = { $by } heeft { $code } { $title } gedaan. Het telt zodra jij hebt gekeken en de tweede naam geeft.
calm-lapses = Nog één minuut voor { $code } { $title }.
