# What reaches a person who does not look at the screen.

summons-heading = { $drill ->
    [yes] OEFENING { $title }
   *[no] { $title }
}
summons-called = Je bent opgeroepen. Meld je met `crisis ack`, of met A op het scherm.
summons-assigned = Je hebt de rol { $role ->
    [technical] techniek
   *[communication] communicatie
}{ $duty }
summons-offered = { $by } biedt je de leiding aan. Je hebt de leiding zodra je overneemt.
summons-declined = { $by } slaat de leiding af. Je hebt nog steeds de leiding, of biedt de leiding een ander aan.
summons-relieved = { $by } heeft de leiding van je overgenomen{ $why }
summons-second-name = { $by } heeft { $code } { $title } afgerond. Het telt zodra jij het hebt gecontroleerd en bevestigd.
summons-lapses = Nog één minuut voor { $code } { $title }.
summons-opens = { $code } { $title } kan nu starten: de wachttijd is om.

summons-assigned-duty = : { $duty }
