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
