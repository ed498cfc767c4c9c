# What reaches a person who does not look at the screen.

summons-heading = { $drill ->
    [yes] OEFENING { $title }
   *[no] { $title }
}
summons-called = Je wordt gebeld. Zeg dat je er bent: `crisis ack`, of A op het scherm.
summons-assigned = Je hebt { $role ->
    [technical] de technische rol
   *[communication] de rol communicatie
}{ $duty }
summons-offered = { $by } biedt je de leiding aan. Het geldt zodra je die overneemt.
summons-declined = { $by } slaat de leiding af. Je leidt nog steeds, of biedt de leiding een ander aan.
summons-relieved = { $by } heeft de leiding van je overgenomen{ $why }
summons-second-name = { $by } heeft { $code } { $title } gedaan. Het telt zodra jij hebt gekeken en de tweede naam geeft.
summons-lapses = Nog één minuut voor { $code } { $title }.

summons-assigned-duty = : { $duty }
