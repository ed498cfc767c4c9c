# The pack: what is printed before the night without a laptop.

pack-title = Crisis pack
pack-title-of = Crisis pack of { $organisation }
pack-made = Printed { $at }.
pack-again = It says who is on call until { $until }. Print it again before that day, and when contacts or runbooks change.
pack-secret = It has everybody's numbers. Keep it as you keep a key, and destroy the one before.

## Working on paper

pack-first = First, on paper
pack-first-time = Write down the time and your name on the log sheet at the end. Whoever does this is the incident commander until they hand over.
pack-first-commander = Take no technical step yourself once three people are here. After three hours, hand over command.
pack-first-call = Call whoever is on call, then the others by what they know. No answer within 5 minutes: the other number, then the next person. Everybody gets a role: technical or communications.
pack-first-order = Keep this order: data integrity first, then service, component by component. Communication starts in the first minute and never stops.
pack-first-verdict = Bring nothing back before somebody has checked its data and written down the evidence. A second person confirms data that was damaged, lost or recovered from a backup.
pack-first-customers = Tell customers something within 5 minutes, and when the next update comes. Keep to that time, even with nothing new.
pack-first-log = Log one line for each thing: time, who, what, step code, words. Tick steps with your name and the time, and say their codes aloud: D3, R2, C4.
pack-first-afterwards = Afterwards, keep the sheets. Type the lines into a file as they are, and enter them with `crisis transcribe FILE`.

## Tables

pack-on-call = On call this week
pack-people = People
pack-dial = Dial list
pack-incident = The incident, by pen
pack-log = Log sheet, by pen
pack-log-how = One line for each thing that happens. Continue on the back.
pack-rotation = Rotation
pack-from = From
pack-until = Until
pack-who = Who
pack-number = Number
pack-primary = Primary number
pack-secondary = Secondary number
pack-email = Email
pack-knows = Skills, languages, time zone
pack-tell-them = Reference, hours, note
pack-nobody = nobody
pack-no-contact = { $who }, who is not in the contacts
pack-away = AWAY through { $until }
pack-away-next = AWAY through { $until }, next is { $next }
pack-away-from = away { $from } through { $until }
pack-unread = The entry of { $id } cannot be read: look it up before you print.
pack-rotation-unread = The rotation { $rotation } cannot be read: look it up before you print.

## Runbooks

pack-runbook = Runbook: { $title } ({ $id })
pack-priority = { $number } { $priority }
pack-notices = Notices
pack-notice = { $id }, to { $audience }{ $codes }
pack-sent-with = , sent with { $codes }
pack-component = Component
pack-components = Components
pack-needs = Depends on
pack-stored-on = Stored on
pack-no-data = carries no data
pack-skills = Skills

## Blanks

pack-field = { $name }: { $blank }
pack-field-title = Title
pack-field-runbook = Runbook, severity
pack-field-began = Began (date, time)
pack-field-declared = Declared (time, by)
pack-field-affected = Affected, not affected
pack-field-commander = Commander, since
pack-field-commander-next = Commander after that, since
pack-verdict = Data verdict
pack-evidence = Evidence
pack-by-at = By, time, 2nd person
pack-service = Service
pack-called-in = Called in
pack-called-at = Called (time)
pack-answered = Acknowledged
pack-role-duty = Role, duty
pack-told = Told to customers
pack-to-whom = To whom, where
pack-words = Words
pack-next-by = Next by
pack-time = Time
pack-verb = What
pack-step = Step
pack-text = Words, evidence, reason
