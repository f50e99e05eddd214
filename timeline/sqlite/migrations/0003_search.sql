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
