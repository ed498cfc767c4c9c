# What a page says to whoever is paged, in their language.

page-subject = SEV{ $severity } { $title }
page-happened = { $name } calls you in: { $title } (SEV{ $severity }), since { $since }.
page-affected = Affected: { $what }
page-join = Join: { $join }
page-join-open = Join: `crisis open { $incident }`
page-acknowledge = Acknowledge: `crisis ack --incident { $incident }`, or call back.
