-- Not part of the log: what an incident's entries added up to when the program last looked, so that a long log opens quickly. heads names the
-- entries that it stands on, 48 bytes each: origin, number (eight bytes, most significant first), hash. state is the program's own. The next
-- entry vouches for it: its body ends in "vouches", SHA-256 over the SHA-256 of heads and then state.
-- May be emptied at any time (DELETE FROM checkpoint): nothing is lost, and it comes again with an entry.
CREATE TABLE IF NOT EXISTS checkpoint (
  incident INTEGER PRIMARY KEY,
  heads    BLOB NOT NULL,
  state    BLOB NOT NULL
) STRICT;
