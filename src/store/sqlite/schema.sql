-- The log of crisis: one file that anybody can read with the sqlite3 shell alone (`SELECT * FROM entry`), long after the tool is gone.
-- Numbers of 64 bits without sign (origin, number) lie in SQLite's signed ones, bit for bit. Times are milliseconds since 1970 in UTC.

-- Incidents in the order in which they came into this file.
CREATE TABLE incident (
  key    INTEGER PRIMARY KEY,
  id     TEXT    NOT NULL UNIQUE,
  sorted INTEGER NOT NULL DEFAULT 1 -- 0 once entries came in from elsewhere that belong before some that were here
) STRICT;

-- The names under which this file numbers entries, each bound to the place where it lay then: a copy takes a name of its own.
CREATE TABLE origin (
  number INTEGER PRIMARY KEY,
  place  TEXT    NOT NULL UNIQUE
) STRICT;

-- seq is the incident's key in the upper bits, then forty bits that count arrivals: each incident's entries lie together, in that order.
-- hash is SHA-256 over the hash of the entry before (32 zero bytes before the first); then origin, number, wall, tick, at, recorded_at as
-- eight bytes each, most significant first; then the incident's id, by, kind, body, each after its length in bytes as eight such bytes.
CREATE TABLE event (
  seq         INTEGER PRIMARY KEY,
  incident    INTEGER NOT NULL,
  origin      INTEGER NOT NULL,
  number      INTEGER NOT NULL, -- counts from 1 within incident and origin
  wall        INTEGER NOT NULL, -- the hybrid logical clock: the one order of all machines is
  tick        INTEGER NOT NULL, -- wall, tick, origin (without sign), number
  at          INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  hash        BLOB    NOT NULL,
  by          TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  body        TEXT    NOT NULL  -- JSON
) STRICT;
CREATE UNIQUE INDEX event_identity ON event (incident, origin, number);
CREATE INDEX event_closed ON event (incident) WHERE kind = 'incident_closed';

-- The end of each chain, and the furthest clock reading seen in it. What stands here and not in event was cut off.
CREATE TABLE head (
  incident INTEGER NOT NULL,
  origin   INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  hash     BLOB    NOT NULL,
  wall     INTEGER NOT NULL,
  tick     INTEGER NOT NULL,
  PRIMARY KEY (incident, origin)
) STRICT, WITHOUT ROWID;

-- For people.
CREATE VIEW entry AS
SELECT incident.id AS incident,
       strftime('%Y-%m-%dT%H:%M:%fZ', event.at / 1000.0, 'unixepoch') AS at,
       strftime('%Y-%m-%dT%H:%M:%fZ', event.recorded_at / 1000.0, 'unixepoch') AS recorded_at,
       event.by, event.kind, event.body,
       format('%016x', event.origin) AS origin, event.number, event.wall, event.tick,
       lower(hex(event.hash)) AS hash
FROM event JOIN incident ON incident.key = event.incident
ORDER BY event.seq;

PRAGMA application_id = 1129466195; -- "CRIS"
PRAGMA user_version = 1;
