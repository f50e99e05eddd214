package sqlite

import (
	"context"

	"kronika/timeline"
)

// STUBS: the shapes that the other rooms build on.

// PutEvent adds an event or replaces the one with its id; created tells which.
// It appears in lists and search at once, on the strip as soon as the layout
// has caught up: at once up to Options.InlineLayout events, else within
// seconds.
func (s *Store) PutEvent(ctx context.Context, slug string, e timeline.Event) (created bool, err error) {
	panic("stub")
}

// DeleteEvent removes an event.
func (s *Store) DeleteEvent(ctx context.Context, slug, id string) error { panic("stub") }

// Rebuild computes a timeline's layout and densities anew.
func (s *Store) Rebuild(ctx context.Context, slug string) error { panic("stub") }

// Settle waits until every layout shows every edit.
func (s *Store) Settle(ctx context.Context) error { panic("stub") }
