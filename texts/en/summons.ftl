# What reaches a person who does not look at the screen.

summons-heading = { $drill ->
    [yes] EXERCISE { $title }
   *[no] { $title }
}
summons-called = You are called. Say that you are there: `crisis ack`, or A on the screen.
summons-assigned = You have the { $role } role{ $duty }
summons-offered = { $by } offers you the command. It counts once you take it.
summons-declined = { $by } declined command. You still lead, or offer it to somebody else.
summons-relieved = { $by } took command from you{ $why }
summons-second-name = { $by } has done { $code } { $title }. It counts once you have looked and given the second name.
summons-lapses = One minute left for { $code } { $title }.

summons-assigned-duty = : { $duty }
