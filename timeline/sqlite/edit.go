package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"kronika/timeline"
	"kronika/timeline/store"
)

// PutEvent adds an event or replaces the one with its id; created tells which.
// It appears at once in lists, in search and on the strip.
//
// What is wrong with the event itself is a timeline.Invalid; an id or alias that
// another event has is a timeline.ErrConflict.
func (s *Store) PutEvent(ctx context.Context, slug string, e timeline.Event, check store.Check) (created bool, err error) {
	err = s.edit(ctx, slug, func(ed *editor) error {
		if err := ed.check(ctx, &e); err != nil {
			return err
		}
		old, err := ed.permitted(ctx, e.ID, check)
		if err != nil {
			return err
		}
		created = old == nil
		return ed.replace(ctx, old, &e)
	})
	if err != nil {
		return false, fmt.Errorf("put event %q: %w", e.ID, err)
	}
	return created, nil
}

// DeleteEvent removes an event, and with it the links of others that lead to it.
func (s *Store) DeleteEvent(ctx context.Context, slug, id string, check store.Check) error {
	err := s.edit(ctx, slug, func(ed *editor) error {
		old, err := ed.permitted(ctx, id, check)
		if err == nil && old == nil {
			err = timeline.ErrNotFound
		}
		if err != nil {
			return err
		}
		if err := ed.unlink(ctx, id); err != nil {
			return err
		}
		return ed.replace(ctx, old, nil)
	})
	if err != nil {
		return fmt.Errorf("delete event %q: %w", id, err)
	}
	return nil
}

// permitted reads the event that an edit is about, nil where there is none, and
// asks whether it may be changed.
func (ed *editor) permitted(ctx context.Context, id string, check store.Check) (*storedEvent, error) {
	old, err := ed.stored(ctx, id)
	if err != nil {
		return nil, err
	}
	if old == nil {
		return nil, check.Permit(ed.info, nil)
	}
	return old, check.Permit(ed.info, &old.event)
}

// An editor changes events of one timeline within one transaction.
type editor struct {
	tx       *sql.Tx
	info     store.Info
	recorder recorder
	next     int64 // number of the next new event
	moved    bool  // whether the layout is concerned
	outgrown bool  // whether there are levels now that the layout does not have
}

// edit runs do and then accounts for what it did.
func (s *Store) edit(ctx context.Context, slug string, do func(*editor) error) error {
	err := s.update(ctx, s.writer, func(tx *sql.Tx) error {
		info, err := s.find(ctx, tx, slug)
		if err != nil {
			return err
		}
		ed := &editor{tx: tx, info: info, recorder: newRecorder(info.Head)}
		if err := tx.QueryRowContext(ctx, "SELECT next FROM timeline WHERE id = ?", info.Key).Scan(&ed.next); err != nil {
			return err
		}
		if err := do(ed); err != nil {
			return err
		}
		if err := ed.account(ctx); err != nil || !ed.moved || ed.info.Count > s.options.InlineLayout {
			return err
		}
		return s.relayInline(ctx, tx, ed.info)
	})
	s.layouts.wake()
	return err
}

// account writes down that the timeline has changed.
func (ed *editor) account(ctx context.Context) error {
	_, err := ed.tx.ExecContext(ctx, "UPDATE timeline SET revision = ?, updated = ?, events = ?, lo = ?, hi = ?, next = ?, "+
		"edits = edits + ?, laid = iif(?, -1, laid) WHERE id = ?",
		nextRevision(ed.info.Revision), now(), ed.info.Count, ed.info.Extent.Lo, ed.info.Extent.Hi, ed.next, ed.moved, ed.outgrown, ed.info.Key)
	return err
}

// check finds what is wrong with an event, by itself and among the others.
func (ed *editor) check(ctx context.Context, e *timeline.Event) error {
	faults := ed.info.Head.CheckEvent("", e)
	for i := range faults {
		faults[i].Path = strings.TrimPrefix(faults[i].Path, ".")
	}
	for i, link := range e.Links {
		_, alias, err := ed.lookUp(ctx, link.To)
		if errors.Is(err, timeline.ErrNotFound) || alias {
			if link.To != e.ID { // which has been reported
				faults = append(faults, timeline.UnknownLink(fmt.Sprintf("links[%d].to", i), link.To))
			}
		} else if err != nil {
			return err
		}
	}
	if len(faults) > 0 {
		return faults
	}
	return ed.checkNames(ctx, e)
}

// checkNames finds out whether another event has one of the event's names.
func (ed *editor) checkNames(ctx context.Context, e *timeline.Event) error {
	own, alias, err := ed.lookUp(ctx, e.ID)
	if alias {
		return fmt.Errorf("the id %q is another name of a different event: %w", e.ID, timeline.ErrConflict)
	}
	if err != nil && !errors.Is(err, timeline.ErrNotFound) {
		return err
	}
	for _, name := range e.Aliases {
		id, _, err := ed.lookUp(ctx, name)
		if err == nil && id != own {
			return fmt.Errorf("the alias %q leads to another event: %w", name, timeline.ErrConflict)
		}
		if err != nil && !errors.Is(err, timeline.ErrNotFound) {
			return err
		}
	}
	return nil
}

// lookUp finds the row of a name; timeline.ErrNotFound when it leads nowhere.
func (ed *editor) lookUp(ctx context.Context, name string) (id int64, alias bool, err error) {
	err = ed.tx.QueryRowContext(ctx, "SELECT id, alias FROM name WHERE timeline_id = ? AND name = ?", ed.info.Key, name).Scan(&id, &alias)
	return id, alias, found(err, "event %q", name)
}

// unlink removes the links of other events to one.
func (ed *editor) unlink(ctx context.Context, to string) error {
	var from []string
	err := each(ctx, ed.tx, func(rows *sql.Rows) error {
		var eid string
		err := rows.Scan(&eid)
		from = append(from, eid)
		return err
	}, "SELECT DISTINCT e.eid FROM link l JOIN event e ON e.id = l.id WHERE l.timeline_id = ? AND l.target = ?", ed.info.Key, to)
	if err != nil {
		return err
	}
	for _, eid := range from {
		old, err := ed.stored(ctx, eid)
		if err != nil {
			return err
		}
		e := old.event
		e.Links = nil
		for _, link := range old.event.Links {
			if link.To != to {
				e.Links = append(e.Links, link)
			}
		}
		if err := ed.replace(ctx, old, &e); err != nil {
			return err
		}
	}
	return nil
}
