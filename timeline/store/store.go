package store

import (
	"context"
	"errors"
	"iter"
	"time"

	"kronika/timeline"
	"kronika/timeline/layout"
)

// ErrFull says that a change was not made because the disk has no room for it.
var ErrFull = errors.New("the disk is full")

// A Reader answers questions about timelines. What one call answers is of one
// moment.
type Reader interface {
	// Timelines reads a page of the list of timelines, the one updated last first.
	Timelines(ctx context.Context, q ListQuery) (List, error)
	// Search finds timelines by the words of their titles, summaries and events, the
	// one updated last first. It reads at most limit of them from an offset on.
	Search(ctx context.Context, words string, offset, limit int) (Found, error)
	// Timeline finds a timeline by slug.
	Timeline(ctx context.Context, slug string) (Info, error)
	// Brief is Timeline without Info.Groups, for answers that must be quick.
	Brief(ctx context.Context, slug string) (Info, error)
	// HasRanges reports whether a chart of the timeline needs lanes for ranges.
	HasRanges(ctx context.Context, info Info, p layout.Profile) (bool, error)
	// Event finds one event by id or alias.
	Event(ctx context.Context, slug, name string) (timeline.Event, error)
	// Events reads a page of a timeline's list. A cursor that the store did not
	// make is a timeline.Invalid with the path "after".
	Events(ctx context.Context, slug string, q Query) (Result, error)
	// Position returns how many events the query lists before the one with this
	// id or alias.
	Position(ctx context.Context, slug, name string, q Query) (int64, error)
	// Prominent reads at most limit of the events that the layout shows first, in
	// canonical order, out of those that the query chooses.
	Prominent(ctx context.Context, slug string, q Query, limit int) ([]timeline.Event, error)
	// Recent reads at most limit of the events written last, and when each was
	// written, by id, out of those that the query chooses.
	Recent(ctx context.Context, slug string, q Query, limit int) ([]timeline.Event, map[string]time.Time, error)
	// Related finds the labels of events by id; ids that do not exist are left out.
	Related(ctx context.Context, slug string, ids []string) (map[string]*Label, error)
	// Backlinks finds the links that lead to the events, by the id they lead to.
	Backlinks(ctx context.Context, slug string, ids []string) (map[string][]Backlink, error)
	// Tile reads a tile of the stored layout.
	Tile(ctx context.Context, info Info, p layout.Profile, a layout.Address) (Tile, error)
	// Items reads at most limit of the events that a query chooses, as the layout
	// sees them, in order of time; total is how many the query chooses.
	Items(ctx context.Context, slug string, q Query, limit int) (items []layout.Item, total int64, err error)
	// Labels finds labels by layout.Item.ID or layout.Row.ID.
	Labels(ctx context.Context, slug string, ids []int64) (map[int64]*Label, error)
	// Stream reads the events that a query chooses in canonical order and in constant
	// memory. Links to events that the query does not choose are left out, so that
	// what is read is a whole timeline. Of the query only Span, Groups and Search
	// count. The sequence can be ranged over once.
	Stream(ctx context.Context, slug string, q Query) (*timeline.Timeline, iter.Seq2[timeline.Event, error], error)
}

// A Check decides whether a change may be made to what is there now. It runs in
// the transaction that makes the change, so that nothing can come in between; its
// error is returned and nothing is changed. Current is the timeline as Brief
// returns it, with a nil Head where there is none; e is the event of the id that is about to be written
// or removed, nil where there is none or the change is to the whole timeline. A
// nil Check permits every change.
type Check func(current Info, e *timeline.Event) error

// Permit runs the check, if there is one.
func (c Check) Permit(current Info, e *timeline.Event) error {
	if c == nil {
		return nil
	}
	return c(current, e)
}

// PermitTimeline runs the check on a timeline as a lookup returned it. One that was
// not found is passed on as the zero Info.
func (c Check) PermitTimeline(current Info, err error) error {
	if errors.Is(err, timeline.ErrNotFound) {
		current, err = Info{}, nil
	}
	if err != nil {
		return err
	}
	return c.Permit(current, nil)
}

// A Writer changes timelines. Each call is one change: readers see all of it or
// nothing.
type Writer interface {
	// PutEvent adds an event or replaces the one with its id; created reports
	// which of the two it did.
	PutEvent(ctx context.Context, slug string, e timeline.Event, check Check) (created bool, err error)
	// DeleteEvent removes an event and the links that lead to it.
	DeleteEvent(ctx context.Context, slug, id string, check Check) error
	// DeleteTimeline removes a timeline.
	DeleteTimeline(ctx context.Context, slug string, check Check) error
	// Import stores a timeline in the place of the one that has its slug, if any.
	Import(ctx context.Context, head *timeline.Timeline, events iter.Seq2[timeline.Event, error], o ImportOptions) (ImportResult, error)
}

// A Keeper knows how the store itself is.
type Keeper interface {
	// Ready returns nil when timelines can be read and changed, and otherwise what
	// stands in the way: a disk that is full or cannot be written.
	Ready(ctx context.Context) error
}

// A Store is all of these.
type Store interface {
	Reader
	Writer
	Keeper
}
