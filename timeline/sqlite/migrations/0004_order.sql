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
