package sqlite

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// Timeline finds a timeline by slug; timeline.ErrNotFound when there is none.
func (s *Store) Timeline(ctx context.Context, slug string) (info store.Info, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		if info, err = s.find(ctx, tx, slug); err != nil {
			return err
		}
		return s.complete(ctx, tx, &info)
	})
	return info, err
}

// Brief is Timeline without Groups, for answers that must be quick.
func (s *Store) Brief(ctx context.Context, slug string) (store.Info, error) {
	return s.find(ctx, s.readers, slug)
}

const infoColumns = "id, slug, revision, events, lo, hi, created, updated"

// scanInfo reads infoColumns. Of the head it knows only the slug.
func scanInfo(row interface{ Scan(...any) error }) (store.Info, error) {
	var info store.Info
	var created, updated int64
	info.Head = &timeline.Timeline{}
	err := row.Scan(&info.Key, &info.Head.Slug, &info.Revision, &info.Count, &info.Extent.Lo, &info.Extent.Hi,
		&created, &updated)
	info.Created, info.Updated = time.Unix(created, 0).UTC(), time.Unix(updated, 0).UTC()
	return info, err
}

// find reads the published timeline of a slug, all but Groups.
func (s *Store) find(ctx context.Context, q querier, slug string) (store.Info, error) {
	info, err := scanInfo(q.QueryRowContext(ctx,
		"SELECT "+infoColumns+" FROM timeline WHERE slug = ? AND state = 1", slug))
	if err != nil {
		return info, found(err, "timeline %q", slug)
	}
	info.Head, err = s.heads.get(ctx, q, info.Key, slug)
	return info, err
}

// complete adds what find leaves out.
func (s *Store) complete(ctx context.Context, q querier, info *store.Info) (err error) {
	if info.Head, err = s.heads.get(ctx, q, info.Key, info.Head.Slug); err != nil {
		return err
	}
	info.Groups = make(map[string]int64)
	return each(ctx, q, func(rows *sql.Rows) error {
		var grp int
		var n int64
		if err := rows.Scan(&grp, &n); err != nil {
			return err
		}
		info.Groups[groupID(info.Head, grp)] += n
		return nil
	}, "SELECT grp, n FROM tally WHERE timeline_id = ? AND n > 0", info.Key)
}

// HasRanges reports whether a chart of the timeline needs lanes for ranges.
func (s *Store) HasRanges(ctx context.Context, info store.Info, p layout.Profile) (has bool, err error) {
	// A range with an end has a class of its own in the layout, and one without is
	// of the longest there are.
	err = s.readers.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM layout WHERE timeline_id = ?1 AND profile = ?2 AND dl > 0) "+
		"OR EXISTS (SELECT 1 FROM span WHERE timeline_id = ?1 AND dl > 61)", info.Key, p.ID).Scan(&has)
	return has, err
}

// headCache keeps the heads that were read. A head belongs to an id for ever:
// only an import writes one, and it takes a new id.
type headCache struct {
	mu   sync.Mutex
	byID map[int64]*timeline.Timeline
}

// maxHeads bounds the cache; beyond it all are forgotten.
const maxHeads = 500

func (c *headCache) get(ctx context.Context, q querier, id int64, slug string) (*timeline.Timeline, error) {
	if head := c.known(id); head != nil {
		return head, nil
	}
	var text string
	if err := q.QueryRowContext(ctx, "SELECT head FROM timeline WHERE id = ?", id).Scan(&text); err != nil {
		return nil, found(err, "timeline %q", slug)
	}
	return c.decode(id, slug, text)
}

// known returns a head that was read before, or nil.
func (c *headCache) known(id int64) *timeline.Timeline {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.byID[id]
}

// decode reads the text of a head and keeps it.
func (c *headCache) decode(id int64, slug, text string) (*timeline.Timeline, error) {
	if head := c.known(id); head != nil {
		return head, nil
	}
	head, err := decodeHead(slug, text)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byID == nil || len(c.byID) >= maxHeads {
		c.byID = make(map[int64]*timeline.Timeline)
	}
	c.byID[id] = head
	return head, nil
}
