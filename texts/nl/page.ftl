# Wat een oproep zegt tegen wie wordt opgeroepen, in de eigen taal.

page-subject = SEV{ $severity } { $title }
page-happened = { $name } roept je op: { $title } (SEV{ $severity }), sinds { $since }.
page-affected = Getroffen: { $what }
page-join = Meedoen: { $join }
page-join-open = Meedoen: `crisis open { $incident }`
page-acknowledge = Meld je met `crisis ack --incident { $incident }`, of bel terug.
