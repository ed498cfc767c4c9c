# What reaches a person who does not look at the screen.

summons-heading = { $drill ->
    [yes] EXERCISE { $title }
   *[no] { $title }
}
summons-called = You have been called in. Acknowledge with `crisis ack`, or A on the screen.
summons-assigned = You have the { $role ->
    [technical] technical role
   *[communication] communications role
}{ $duty }
summons-offered = { $by } offers you command. You are in command once you accept.
summons-declined = { $by } declined command. You are still in command, or offer command to somebody else.
summons-relieved = { $by } took command from you{ $why }
summons-second-name = { $by } has finished { $code } { $title }. It counts once you have checked and confirmed it.
summons-lapses = One minute left for { $code } { $title }.
summons-opens = { $code } { $title } can start now: its wait is over.

summons-assigned-duty = : { $duty }
