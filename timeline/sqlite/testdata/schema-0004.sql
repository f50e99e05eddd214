-- A database as the migrations up to 0004 left it, with one timeline in it.
-- Never to be changed: it stands for those that people have.

-- Timelines, their events, and everything that is derived from them.
--
-- What is recorded stands in timeline and event. Every other table is an index
-- that SQLite could not keep by itself, kept by hand so that an import can
-- write each of them once, in its own order, instead of touching random pages
-- of all of them for every event.

PRAGMA application_id = 1263685454; -- "KRON": whose file this is

-- A timeline is written under an id that nobody sees and becomes visible when
-- its state does. Ids are never used again (AUTOINCREMENT).
CREATE TABLE timeline (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  slug     TEXT    NOT NULL,
  state    INTEGER NOT NULL,           -- 0 being written, 1 published, 2 to be cleared away
  head     TEXT    NOT NULL,           -- JSON: all of the timeline but its events
  revision INTEGER NOT NULL DEFAULT 0, -- increases with every change a reader can see
  events   INTEGER NOT NULL DEFAULT 0,
  lo       INTEGER NOT NULL DEFAULT 0, -- extent on the axis, [lo, hi) in seconds;
  hi       INTEGER NOT NULL DEFAULT 0, --   empty when they are equal
  next     INTEGER NOT NULL DEFAULT 1, -- number of the next new event
  edits    INTEGER NOT NULL DEFAULT 0, -- changes that concern the layout ...
  laid     INTEGER NOT NULL DEFAULT 0, -- ... and how many of them it shows
  created  INTEGER NOT NULL,           -- Unix seconds
  imported INTEGER NOT NULL,           -- Unix seconds
  updated  INTEGER NOT NULL,           -- Unix seconds
  alive    INTEGER NOT NULL            -- Unix seconds: last sign of life of an import
) STRICT;
CREATE UNIQUE INDEX timeline_slug ON timeline(slug) WHERE state = 1;

-- The last revision of a timeline that was deleted: one that takes its slug
-- goes on counting, for tiles are cached for ever under slug and revision.
CREATE TABLE past (
  slug     TEXT    PRIMARY KEY,
  revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- id is timeline.id << 28 | number, so each timeline's events are neighbours
-- in the file and can be cleared away as one range.
CREATE TABLE event (
  id         INTEGER PRIMARY KEY,
  eid        TEXT    NOT NULL,         -- the id in the document
  edtf       TEXT    NOT NULL,         -- the date; all times below are derived from it
  t0         INTEGER NOT NULL,         -- earliest second; the least integer when unbounded
  t0n        INTEGER NOT NULL,         -- its nanoseconds
  t1         INTEGER NOT NULL,         -- first second that is not before the latest end; the greatest when unbounded
  a0         INTEGER,                  -- where the event lies on the axis, when
  a1         INTEGER,                  --   that is not [t0, t1)
  is_range   INTEGER NOT NULL,
  importance INTEGER NOT NULL,         -- 0 to 100
  weight     INTEGER NOT NULL,         -- the layout's
  grp        INTEGER NOT NULL,         -- place of the group in the head, from 1; 0 for none
  title      TEXT    NOT NULL,         -- plain in the first language, else a JSON object by language
  body       TEXT,                     -- JSON: all other members; NULL when there are none
  recorded   INTEGER                   -- Unix seconds: when it was written, if not by the import
) STRICT;
CREATE INDEX event_moved ON event(id >> 28, a0) WHERE a0 IS NOT NULL;
CREATE INDEX event_recorded ON event(id >> 28, recorded) WHERE recorded IS NOT NULL;

-- Ids and aliases: whatever an event can be called leads to one event.
CREATE TABLE name (
  timeline_id INTEGER NOT NULL,
  name        TEXT    NOT NULL,
  id          INTEGER NOT NULL,
  alias       INTEGER NOT NULL,
  PRIMARY KEY (timeline_id, name)
) STRICT, WITHOUT ROWID;

-- Canonical order: lists, exports, counts.
CREATE TABLE chrono (
  timeline_id INTEGER NOT NULL,
  t0          INTEGER NOT NULL,
  t0n         INTEGER NOT NULL,
  eid         TEXT    NOT NULL,
  id          INTEGER NOT NULL,
  grp         INTEGER NOT NULL,
  len         INTEGER,                 -- t1 - t0 when below 2^17 seconds; else the event stands in span
  PRIMARY KEY (timeline_id, t0, t0n, eid)
) STRICT, WITHOUT ROWID;

-- Long events by the number of bits in their length: which of them reach into
-- a range that begins after they do.
CREATE TABLE span (
  timeline_id INTEGER NOT NULL,
  dl          INTEGER NOT NULL,
  t0          INTEGER NOT NULL,
  id          INTEGER NOT NULL,
  t1          INTEGER NOT NULL,
  PRIMARY KEY (timeline_id, dl, t0, id)
) STRICT, WITHOUT ROWID;

-- chrono cut into stretches: the page at any offset, and the number of events
-- in any range, without counting millions.
CREATE TABLE stretch (
  timeline_id INTEGER NOT NULL,
  t0          INTEGER NOT NULL,
  t0n         INTEGER NOT NULL,
  eid         TEXT    NOT NULL,
  n           INTEGER NOT NULL,        -- events from this key up to the next row's
  PRIMARY KEY (timeline_id, t0, t0n, eid)
) STRICT, WITHOUT ROWID;

-- Events of each group.
CREATE TABLE tally (
  timeline_id INTEGER NOT NULL,
  grp         INTEGER NOT NULL,
  n           INTEGER NOT NULL,
  PRIMARY KEY (timeline_id, grp)
) STRICT, WITHOUT ROWID;

-- Links by target: which events link to this one.
CREATE TABLE link (
  timeline_id INTEGER NOT NULL,
  target      TEXT    NOT NULL,        -- eid of the event linked to
  id          INTEGER NOT NULL,        -- the event that links
  pos         INTEGER NOT NULL,        -- which of its links, from 0
  kind        TEXT    NOT NULL,
  PRIMARY KEY (timeline_id, target, id, pos)
) STRICT, WITHOUT ROWID;

-- The pyramid: events that have a label, by the coarsest level that shows it.
CREATE TABLE layout (
  timeline_id INTEGER NOT NULL,
  profile     INTEGER NOT NULL,
  lvl         INTEGER NOT NULL,
  t0          INTEGER NOT NULL,        -- on the axis
  id          INTEGER NOT NULL,
  lane        INTEGER NOT NULL,
  dl          INTEGER,                 -- bits in the length of a range that has an end; NULL for others
  PRIMARY KEY (timeline_id, profile, lvl, t0, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX layout_long ON layout(timeline_id, profile, dl, t0) WHERE dl IS NOT NULL;

-- Events without a label at a level, by tile, where they are many.
CREATE TABLE density (
  timeline_id INTEGER NOT NULL,
  profile     INTEGER NOT NULL,
  lvl         INTEGER NOT NULL,
  x           INTEGER NOT NULL,
  h           BLOB    NOT NULL,        -- counts by cell
  PRIMARY KEY (timeline_id, profile, lvl, x)
) STRICT, WITHOUT ROWID;

-- Each timeline has a full-text table of its own, search_<id>, made with it and
-- dropped with it. They store no words, only where each occurs; to forget an
-- event, FTS4 asks its content table for the words, and they are put here for
-- that moment. The table is empty at the end of every transaction; so PRAGMA
-- integrity_check, which compares the two, says "malformed inverted index" of
-- every search table, and that is how it should be.
CREATE TABLE unsearch (
  id    INTEGER PRIMARY KEY,
  words TEXT NOT NULL
) STRICT;

PRAGMA user_version = 1;

-- The column dl of layout tells of every row how far it may reach, so that a
-- tile need not read the event to know. It is still the bits in the length of a
-- range that has an end, but of everything else the same below 0.

DROP INDEX layout_long;

UPDATE layout SET dl = -(
  SELECT 4 * length(hex) - CASE WHEN hex < '2' THEN 3 WHEN hex < '4' THEN 2 WHEN hex < '8' THEN 1 ELSE 0 END
  FROM (SELECT printf('%x', coalesce(a1, t1) - layout.t0) AS hex FROM event WHERE event.id = layout.id)
)
WHERE dl IS NULL;

CREATE INDEX layout_long ON layout(timeline_id, profile, dl, t0) WHERE dl > 0;

PRAGMA user_version = 2;

-- One index for the search of all timelines. Its words are made in Go, see
-- store.Words. It takes the place of a full-text table for each timeline.

CREATE TABLE search (
  word TEXT    NOT NULL,
  id   INTEGER NOT NULL,               -- of an event; number 0 stands for the title and summary of the timeline
  more BLOB    NOT NULL,               -- ids after it, up to the next row's: differences, as varints
  PRIMARY KEY (word, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_timeline ON search(id >> 28, word); -- for beginnings of words in one timeline, and clearing it away

-- The list of timelines.
CREATE INDEX timeline_updated ON timeline(updated DESC, id DESC, revision) WHERE state = 1;

DROP TABLE unsearch;

PRAGMA user_version = 3;

-- Events that begin together keep their author's order, and t0 is where an event
-- stands in the order of the list: at the part of its date that is meant, at the
-- known end of what has no known beginning, and on the clocks of the timeline's
-- zone. The index by time is made anew for it, after the times have been computed.

ALTER TABLE event ADD COLUMN ord INTEGER NOT NULL DEFAULT 0; -- the author's order among events that begin together

-- Events that stand elsewhere in the order than on the axis.
CREATE INDEX event_reordered ON event(id >> 28, t0) WHERE a0 <> t0;

DROP TABLE chrono;
DROP TABLE stretch;

-- Canonical order: lists, exports, counts.
CREATE TABLE chrono (
  timeline_id INTEGER NOT NULL,
  t0          INTEGER NOT NULL,
  t0n         INTEGER NOT NULL,
  ord         INTEGER NOT NULL,
  eid         TEXT    NOT NULL,
  id          INTEGER NOT NULL,
  grp         INTEGER NOT NULL,
  len         INTEGER,                 -- t1 - t0 when below 2^17 seconds; else the event stands in span
  PRIMARY KEY (timeline_id, t0, t0n, ord, eid)
) STRICT, WITHOUT ROWID;

-- chrono cut into stretches: the page at any offset, and the number of events
-- in any range, without counting millions.
CREATE TABLE stretch (
  timeline_id INTEGER NOT NULL,
  t0          INTEGER NOT NULL,
  t0n         INTEGER NOT NULL,
  ord         INTEGER NOT NULL,
  eid         TEXT    NOT NULL,
  n           INTEGER NOT NULL,        -- events from this key up to the next row's
  PRIMARY KEY (timeline_id, t0, t0n, ord, eid)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 4;

INSERT INTO timeline (id, slug, state, head, revision, events, lo, hi, next, edits, laid, created, imported, updated, alive) VALUES (1, 'archived', 1, '{"languages":["en"],"title":"Mixed","groups":[{"id":"war","label":"War"},{"id":"peace","label":"Peace","band":true}]}', 1, 3, -55855785600, 1574812800, 4, 0, 0, 1795584876, 1795584876, 1795584876, 1795584875);
INSERT INTO past (slug, revision) VALUES ('gone', 1);
INSERT INTO event (id, eid, edtf, t0, t0n, t1, a0, a1, is_range, importance, weight, grp, title, body, recorded, ord) VALUES (268435457, 'quake', '2019-11-26', 1574726400, 0, 1574812800, NULL, NULL, 0, 0, 0, 1, 'Tërmet', '{"links":[{"to":"treaty","kind":"responds-to"}],"aliases":["event-quake"]}', NULL, 0);
INSERT INTO event (id, eid, edtf, t0, t0n, t1, a0, a1, is_range, importance, weight, grp, title, body, recorded, ord) VALUES (268435458, 'treaty', '1991/1992', 662688000, 0, 725846400, NULL, NULL, 1, 0, 0, 2, 'Treaty', '{"text":"Signed, with *ceremony*."}', NULL, 0);
INSERT INTO event (id, eid, edtf, t0, t0n, t1, a0, a1, is_range, importance, weight, grp, title, body, recorded, ord) VALUES (268435459, 'reign', '0200/..', -55855785600, 0, 9223372036854775807, -55855785600, 440000000000000000, 1, 0, 0, 0, 'Reign', NULL, NULL, 0);
INSERT INTO name (timeline_id, name, id, alias) VALUES (1, 'event-quake', 268435457, 1);
INSERT INTO name (timeline_id, name, id, alias) VALUES (1, 'quake', 268435457, 0);
INSERT INTO name (timeline_id, name, id, alias) VALUES (1, 'reign', 268435459, 0);
INSERT INTO name (timeline_id, name, id, alias) VALUES (1, 'treaty', 268435458, 0);
INSERT INTO chrono (timeline_id, t0, t0n, ord, eid, id, grp, len) VALUES (1, -55855785600, 0, 0, 'reign', 268435459, 0, NULL);
INSERT INTO chrono (timeline_id, t0, t0n, ord, eid, id, grp, len) VALUES (1, 662688000, 0, 0, 'treaty', 268435458, 2, NULL);
INSERT INTO chrono (timeline_id, t0, t0n, ord, eid, id, grp, len) VALUES (1, 1574726400, 0, 0, 'quake', 268435457, 1, 86400);
INSERT INTO span (timeline_id, dl, t0, id, t1) VALUES (1, 26, 662688000, 268435458, 725846400);
INSERT INTO span (timeline_id, dl, t0, id, t1) VALUES (1, 64, -55855785600, 268435459, 9223372036854775807);
INSERT INTO stretch (timeline_id, t0, t0n, ord, eid, n) VALUES (1, -9223372036854775808, -1, 0, '', 3);
INSERT INTO tally (timeline_id, grp, n) VALUES (1, 0, 1);
INSERT INTO tally (timeline_id, grp, n) VALUES (1, 1, 1);
INSERT INTO tally (timeline_id, grp, n) VALUES (1, 2, 1);
INSERT INTO link (timeline_id, target, id, pos, kind) VALUES (1, 'treaty', 268435457, 0, 'responds-to');
INSERT INTO layout (timeline_id, profile, lvl, t0, id, lane, dl) VALUES (1, 1, 37, -55855785600, 268435459, 4, -59);
INSERT INTO layout (timeline_id, profile, lvl, t0, id, lane, dl) VALUES (1, 1, 37, 662688000, 268435458, 10, 26);
INSERT INTO layout (timeline_id, profile, lvl, t0, id, lane, dl) VALUES (1, 1, 37, 1574726400, 268435457, 0, -17);
INSERT INTO layout (timeline_id, profile, lvl, t0, id, lane, dl) VALUES (1, 2, 37, -55855785600, 268435459, 2, -59);
INSERT INTO layout (timeline_id, profile, lvl, t0, id, lane, dl) VALUES (1, 2, 37, 662688000, 268435458, 5, 26);
INSERT INTO layout (timeline_id, profile, lvl, t0, id, lane, dl) VALUES (1, 2, 37, 1574726400, 268435457, 0, -17);
INSERT INTO search (word, id, more) VALUES ('ceremony', 268435458, x'');
INSERT INTO search (word, id, more) VALUES ('mixed', 268435456, x'');
INSERT INTO search (word, id, more) VALUES ('reign', 268435459, x'');
INSERT INTO search (word, id, more) VALUES ('signed', 268435458, x'');
INSERT INTO search (word, id, more) VALUES ('termet', 268435457, x'');
INSERT INTO search (word, id, more) VALUES ('treaty', 268435458, x'');
INSERT INTO search (word, id, more) VALUES ('with', 268435458, x'');
