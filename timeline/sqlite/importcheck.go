package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"kronika/timeline"
)

// checkNames finds the names that two events claim, and the links that lead
// nowhere.
func (im *importer) check(ctx context.Context) error {
	lo, hi := idRange(im.id)
	var err error
	im.names, err = im.sortInto(ctx, "names", `SELECT name, number, pos, sound FROM (
		SELECT eid AS name, id & ? AS number, ? AS pos, 1 AS sound FROM event WHERE id BETWEEN ? AND ?
		UNION ALL SELECT name, number, pos, sound FROM temp.named) ORDER BY name`, maxNumber, ownID, lo, hi)
	if err == nil {
		err = im.checkNames(ctx)
	}
	if err == nil {
		err = im.checkLinks(ctx)
	}
	return err
}

// checkNames gives each contested name to the first event in the document that
// claims it; the others are at fault, and claim nothing then.
func (im *importer) checkNames(ctx context.Context) error {
	const twice = "SELECT a.name FROM temp.names a JOIN temp.names b ON b.rowid = a.rowid + 1 WHERE a.name = b.name"
	contest := nameContest{im: im, owner: make(map[string]int64)}
	err := each(ctx, im.db, contest.claim,
		"SELECT name, number, pos, sound FROM temp.names WHERE name IN ("+twice+") ORDER BY number, pos")
	contest.decide()
	if err != nil {
		return err
	}
	for _, c := range contest.clashes {
		if im.read.faults.full() {
			break
		}
		place, err := im.placeOf(ctx, c.number)
		if err != nil {
			return err
		}
		first, err := im.placeOf(ctx, c.first)
		if err != nil {
			return err
		}
		im.read.faults.add(place, im.read.faults.clash(place, first, c.importName))
	}
	if len(contest.clashes) == 0 || !im.options.Partial {
		return nil
	}
	return im.drop(ctx, contest.clashes)
}

// A nameContest goes through the claims to contested names in the order of the
// document.
type nameContest struct {
	im      *importer
	owner   map[string]int64 // number of the event that has a name
	claims  []importName     // those of one event
	clashes []nameClash
}

// A nameClash is the claim to a name that an earlier event has.
type nameClash struct {
	importName
	first int64 // number of that event
}

func (c *nameContest) claim(rows *sql.Rows) error {
	var n importName
	if err := rows.Scan(&n.name, &n.number, &n.pos, &n.sound); err != nil {
		return err
	}
	if len(c.claims) > 0 && c.claims[0].number != n.number {
		c.decide()
	}
	c.claims = append(c.claims, n)
	return nil
}

// decide lets an event have its names or none of them; but its id is not free
// for others in any case.
func (c *nameContest) decide() {
	claims := c.claims
	c.claims = c.claims[:0]
	for _, n := range claims {
		if first, taken := c.owner[n.name]; taken && n.sound {
			c.clashes = append(c.clashes, nameClash{n, first})
			claims = claims[:1]
			break
		}
	}
	for _, n := range claims {
		clashed := len(c.clashes) > 0 && c.clashes[len(c.clashes)-1].number == n.number
		if _, taken := c.owner[n.name]; !taken && (n.pos == ownID || !clashed) {
			c.owner[n.name] = n.number
		}
	}
}

// drop takes events out again that have been written.
func (im *importer) drop(ctx context.Context, clashes []nameClash) error {
	im.dropped = make(map[int64]bool, len(clashes))
	for from := 0; from < len(clashes); from += chunkSize {
		err := im.update(ctx, func(tx *sql.Tx) error {
			for _, c := range clashes[from:min(from+chunkSize, len(clashes))] {
				if err := im.dropOne(ctx, tx, c.number); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return run(ctx, im.db, nil,
		"UPDATE temp.names SET sound = 0 WHERE number IN (SELECT number FROM temp.dropped)",
		"DELETE FROM temp.leads WHERE number IN (SELECT number FROM temp.dropped)")
}

func (im *importer) dropOne(ctx context.Context, tx *sql.Tx, number int64) error {
	id := eventRow(im.id, number)
	_, e, err := scanEvent(tx.QueryRowContext(ctx, "SELECT "+eventColumns+" FROM event e WHERE e.id = ?", id), im.head)
	if err != nil {
		return err
	}
	im.dropped[number] = true
	im.read.tally[im.read.recorder.groups[e.Group]]--
	if err := run(ctx, tx, []any{id}, "DELETE FROM event WHERE id = ?"); err != nil {
		return err
	}
	return run(ctx, tx, []any{number}, "INSERT INTO temp.dropped (number) VALUES (?)")
}

// checkLinks finds the links that lead nowhere and takes them out of the spool.
func (im *importer) checkLinks(ctx context.Context) error {
	var links bool
	if err := im.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM temp.leads)").Scan(&links); err != nil || !links {
		return err
	}
	if err := run(ctx, im.db, nil, "CREATE INDEX temp.names_name ON names (name)"); err != nil {
		return err
	}
	// A link to an event that has faults of its own is not another fault.
	var faulty []importLink
	err := each(ctx, im.db, func(rows *sql.Rows) error {
		var row, known int64
		var l importLink
		if err := rows.Scan(&row, &l.target, &l.number, &l.pos, &known); err != nil {
			return err
		}
		im.loose = append(im.loose, looseLink{row, l.number, l.pos})
		if (known == 0 || im.options.Partial) && len(faulty) < maxFaults {
			faulty = append(faulty, l)
		}
		return nil
	}, `SELECT rowid, target, number, pos, EXISTS (SELECT 1 FROM temp.names n WHERE n.name = l.target AND n.pos = ?1)
		FROM temp.leads l WHERE NOT EXISTS (SELECT 1 FROM temp.names n WHERE n.name = l.target AND n.pos = ?1 AND n.sound)
		ORDER BY number, pos`, ownID)
	if err != nil {
		return err
	}
	for _, l := range faulty {
		place, err := im.placeOf(ctx, l.number)
		if err != nil {
			return err
		}
		path := im.read.faults.pathOf(place, fmt.Sprintf("links[%d].to", l.pos))
		im.read.faults.add(place, timeline.Invalid{timeline.UnknownLink(path, l.target)})
	}
	return nil
}
