# What the rules of an incident say: refusals, locks, alarms, the board, the timeline.

rules-log-empty = the log is empty
