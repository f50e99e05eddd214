package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"kronika/timeline/store"
)

// A Verification says what Verify compared and what it found.
type Verification struct {
	Timelines, Events int64
	Tables            []string // compared with the events
	Differences       []Difference
	Notes             []string // what could be compared only in part
}

// A Difference is a table that does not say what the events of a timeline say.
type Difference struct {
	Timeline string // its slug; "" for the whole database
	Table    string
	Missing  int64  // rows or entries that the events demand
	Extra    int64  // rows or entries that belong to no event
	Problem  string // in the place of the counts
}

// String returns the difference in words.
func (d Difference) String() string {
	text := "table " + d.Table
	if d.Timeline != "" {
		text = fmt.Sprintf("timeline %s: table %s", d.Timeline, d.Table)
	}
	if d.Problem != "" {
		return text + ": " + d.Problem
	}
	return fmt.Sprintf("%s: missing entries: %d, entries too many: %d", text, d.Missing, d.Extra)
}

// derived are the tables that a query makes from the events: what a table has and
// what it should have. The parameters are the timeline, and its least and greatest
// id.
var derived = []struct{ table, has, should string }{
	{"name", "SELECT name, id, alias FROM name WHERE timeline_id = ?1",
		"SELECT eid, id, 0 FROM event WHERE id BETWEEN ?2 AND ?3 UNION ALL " +
			"SELECT j.value, e.id, 1 FROM event e, json_each(e.body, '$.aliases') j WHERE e.id BETWEEN ?2 AND ?3"},
	{"chrono", "SELECT t0, t0n, ord, eid, id, grp, len FROM chrono WHERE timeline_id = ?1", chronoOf},
	{"span", "SELECT dl, t0, id, t1 FROM span WHERE timeline_id = ?1", spansOf},
	{"stretch", "SELECT t0, t0n, ord, eid, n FROM stretch WHERE timeline_id = ?1", `
		WITH start AS (
			SELECT t0, t0n, ord, eid FROM stretch WHERE timeline_id = ?1 UNION SELECT -9223372036854775808, -1, 0, ''
		), both AS (
			SELECT t0, t0n, ord, eid, 1 AS starts FROM start UNION ALL SELECT t0, t0n, ord, eid, 0 FROM event WHERE id BETWEEN ?2 AND ?3
		), cut AS (
			SELECT *, sum(starts) OVER (ORDER BY t0, t0n, ord, eid, starts DESC) AS part FROM both
		) SELECT max(iif(starts, t0, NULL)), max(iif(starts, t0n, NULL)), max(iif(starts, ord, NULL)), max(iif(starts, eid, NULL)), count(*) - 1 FROM cut GROUP BY part`},
	{"tally", "SELECT grp, n FROM tally WHERE timeline_id = ?1 AND n <> 0", "SELECT grp, count(*) FROM event WHERE id BETWEEN ?2 AND ?3 GROUP BY grp"},
	{"link", "SELECT target, id, pos, kind FROM link WHERE timeline_id = ?1",
		"SELECT j.value->>'to', e.id, j.key, j.value->>'kind' FROM event e, json_each(e.body, '$.links') j WHERE e.id BETWEEN ?2 AND ?3"},
}

// Verify compares every table that is derived from the events with the events, all
// as it was at one moment. Imports under way are left out.
func (s *Store) Verify(ctx context.Context) (*Verification, error) {
	v := &Verification{}
	err := s.view(ctx, func(tx *sql.Tx) error {
		slugs, err := stringsOf(ctx, tx, "SELECT slug FROM timeline WHERE state = 1 ORDER BY slug")
		if err != nil {
			return err
		}
		if err := v.structure(ctx, tx); err != nil {
			return err
		}
		for _, slug := range slugs {
			if err := s.verifyTimeline(ctx, tx, slug, v); err != nil {
				return fmt.Errorf("verify timeline %q: %w", slug, err)
			}
		}
		return v.leftovers(ctx, tx)
	})
	v.Tables = []string{"timeline", "search", "layout", "density"}
	for _, d := range derived {
		v.Tables = append(v.Tables, d.table)
	}
	return v, err
}

// structure asks SQLite for damage of the file.
func (v *Verification) structure(ctx context.Context, tx *sql.Tx) error {
	problems, err := stringsOf(ctx, tx, "PRAGMA integrity_check")
	for _, problem := range problems {
		if problem != "ok" {
			v.Differences = append(v.Differences, Difference{Table: "(structure of the file)", Problem: problem})
		}
	}
	return err
}

// leftovers looks for rows of timelines that there are not.
func (v *Verification) leftovers(ctx context.Context, tx *sql.Tx) error {
	for table, id := range map[string]string{"event": "id >> 28", "search": "id >> 28", "name": "timeline_id", "chrono": "timeline_id", "span": "timeline_id",
		"stretch": "timeline_id", "tally": "timeline_id", "link": "timeline_id", "layout": "timeline_id", "density": "timeline_id"} {
		d := Difference{Table: table}
		err := tx.QueryRowContext(ctx, "SELECT count(*) FROM "+table+" WHERE "+id+" NOT IN (SELECT id FROM timeline)").Scan(&d.Extra)
		if err != nil {
			return err
		}
		v.note(d)
	}
	return nil
}

// note keeps a difference if it is one.
func (v *Verification) note(d Difference) {
	if d.Missing > 0 || d.Extra > 0 {
		v.Differences = append(v.Differences, d)
	}
}

func (s *Store) verifyTimeline(ctx context.Context, tx *sql.Tx, slug string, v *Verification) error {
	info, err := s.find(ctx, tx, slug)
	if err != nil {
		return err
	}
	v.Timelines++
	lo, hi := idRange(info.Key)
	var events int64
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM event WHERE id BETWEEN ? AND ?", lo, hi).Scan(&events); err != nil {
		return err
	}
	v.Events += events
	if events != info.Count {
		v.Differences = append(v.Differences, Difference{Timeline: slug, Table: "timeline", Problem: fmt.Sprintf("it counts %d events, but there are %d", info.Count, events)})
	}
	for _, table := range derived {
		d := Difference{Timeline: slug, Table: table.table}
		has, should := "SELECT * FROM ("+table.has+")", "SELECT * FROM ("+table.should+")"
		err := tx.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM ("+should+" EXCEPT "+has+")), (SELECT count(*) FROM ("+has+" EXCEPT "+should+"))",
			info.Key, lo, hi).Scan(&d.Missing, &d.Extra)
		if err != nil {
			return fmt.Errorf("table %s: %w", table.table, err)
		}
		v.note(d)
	}
	if err := s.verifySearch(ctx, tx, info, v); err != nil {
		return err
	}
	return s.verifyLayout(ctx, tx, info, v)
}

// verifyLayout lays the timeline out and compares. While the stored layout is
// behind the edits, as it may be, only the labels that it has are compared with
// their events.
func (s *Store) verifyLayout(ctx context.Context, tx *sql.Tx, info store.Info, v *Verification) error {
	labels, density := Difference{Timeline: info.Head.Slug, Table: "layout"}, Difference{Timeline: info.Head.Slug, Table: "density"}
	var behind int64
	err := tx.QueryRowContext(ctx, "SELECT edits - laid FROM timeline WHERE id = ?", info.Key).Scan(&behind)
	if err != nil {
		return err
	}
	if behind != 0 {
		v.Notes = append(v.Notes, fmt.Sprintf("timeline %s: the layout is behind the edits, as it may be for a while; density was not compared", info.Head.Slug))
		err = tx.QueryRowContext(ctx, "SELECT count(*) FROM layout l LEFT JOIN event e ON e.id = l.id AND coalesce(e.a0, e.t0) = l.t0 "+
			"WHERE l.timeline_id = ? AND e.id IS NULL", info.Key).Scan(&labels.Extra)
		v.note(labels)
		return err
	}
	r, err := s.relay(ctx, tx, info)
	if err != nil {
		return err
	}
	for _, p := range r.profiles {
		labels.Missing += int64(len(p.come))
		labels.Extra += int64(len(p.gone))
		density.Missing += int64(len(p.countsCome))
		density.Extra += int64(len(p.countsGone))
	}
	v.note(labels)
	v.note(density)
	if r.extent != info.Extent {
		v.Differences = append(v.Differences, Difference{Timeline: info.Head.Slug, Table: "timeline", Problem: fmt.Sprintf(
			"it says that the events lie between %d and %d seconds, but they lie between %d and %d", info.Extent.Lo, info.Extent.Hi, r.extent.Lo, r.extent.Hi)})
	}
	return nil
}
