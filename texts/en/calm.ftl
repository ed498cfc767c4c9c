# What guides and calms: the assistance for people under stress.

## What reaches a person who does not look at the screen.

calm-heading = { $drill ->
    [yes] EXERCISE { $title }
   *[no] { $title }
}
calm-called = You are called. Say that you are there: `crisis ack`, or A on the screen.
calm-assigned = You have the { $role } role{ $duty ->
    [""] .
   *[other] : { $duty }.
}
calm-offered = { $by } offers you the command. It counts once you take it.
calm-second-name = { $by } has done { $code } { $title }. It counts once you have looked and given the second name.
calm-lapses = One minute left for { $code } { $title }.
