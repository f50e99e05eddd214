package sqlite

import (
	"context"
	"iter"
	"time"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
)

// STUBS: the shapes that the other rooms build on. The store's author moves each
// to the file of its noun and verb and gives it a body; names and meanings stay.

type searchCache struct{}

func (s *Store) caretake(ctx context.Context) { <-ctx.Done() }

// Info is what is known of a timeline without reading its events.
type Info struct {
	Head     *timeline.Timeline // without events; shared between callers, so for reading only
	Revision int64              // increases with every change that a reader can see
	Count    int64              // of events
	Groups   map[string]int64   // events by group id; "" for those without one
	Extent   layout.Extent      // empty when nothing lies on the axis
	Created  time.Time
	Updated  time.Time
	Fresh    bool // whether the stored layout shows every edit
}

// Timelines lists all timelines, the one updated last first.
func (s *Store) Timelines(ctx context.Context) ([]Info, error) { panic("stub") }

// Timeline finds a timeline by slug; timeline.ErrNotFound when there is none.
func (s *Store) Timeline(ctx context.Context, slug string) (Info, error) { panic("stub") }

// Stream reads a whole timeline in canonical order, in constant memory and in
// one consistent state, however long it takes. The sequence can be ranged over
// once.
func (s *Store) Stream(ctx context.Context, slug string) (*timeline.Timeline, iter.Seq2[timeline.Event, error], error) {
	panic("stub")
}

// A Query chooses events of a timeline. Its zero value is all of them.
type Query struct {
	Span   layout.Extent // those that overlap it; all when empty
	Groups []string      // those of any of these groups; all when empty
	Search string        // those in which all these words occur, the last as a beginning
	Newest bool          // the order of the list: latest first
	After  string        // Next or Prev of an earlier Result; wins over Offset
	Offset int64
	Limit  int // of the list; 0 is 50, at most 1,000
}

// A Result is one page of the events that a query chooses.
type Result struct {
	Events []timeline.Event
	Total  int64  // how many the query chooses in all
	Offset int64  // how many of them come before this page
	Next   string // cursor of the page after this one; "" at the end
	Prev   string // cursor of the page before this one; "" at the start
}

// Events reads a page of a timeline's list. A cursor that it did not make is a
// timeline.Invalid with the path "after".
func (s *Store) Events(ctx context.Context, slug string, q Query) (Result, error) { panic("stub") }

// Position tells how many events the query lists before the one with this id or
// alias; timeline.ErrNotFound when it is not among them.
func (s *Store) Position(ctx context.Context, slug, name string, q Query) (int64, error) {
	panic("stub")
}

// Event finds one event by id or alias. The event's own ID tells which it was.
func (s *Store) Event(ctx context.Context, slug, name string) (timeline.Event, error) { panic("stub") }

// A Label is what is shown of an event that is not there in full.
type Label struct {
	ID    string // the event's
	Date  edtf.Date
	Title timeline.Text
	Group string
	// Record is the date on record, zero when there is none.
	Record edtf.Date
}

// Related finds the labels of events by id, for links to them; ids that are not
// there are left out.
func (s *Store) Related(ctx context.Context, slug string, ids []string) (map[string]Label, error) {
	panic("stub")
}

// A Backlink is a link that leads to an event.
type Backlink struct {
	From Label
	Kind timeline.LinkKind
}

// Backlinks finds the links that lead to the events, by the id they lead to.
func (s *Store) Backlinks(ctx context.Context, slug string, ids []string) (map[string][]Backlink, error) {
	panic("stub")
}

// Items reads the events that a query chooses as the layout sees them, in order
// of time, but at most limit; total says how many there are. Item.ID is what
// Labels takes.
func (s *Store) Items(ctx context.Context, slug string, q Query, limit int) (items []layout.Item, total int64, err error) {
	panic("stub")
}

// Labels finds labels by Item.ID or layout.Row.ID.
func (s *Store) Labels(ctx context.Context, slug string, ids []int64) (map[int64]Label, error) {
	panic("stub")
}

// A Tile is a tile of the stored layout with the labels of all rows in it.
type Tile struct {
	layout.Tile
	Labels map[int64]Label // by layout.Row.ID, of Tile.Labels and Tile.Context
}

// Tile reads a tile of a profile. The address must be valid for the timeline's
// extent; timeline.ErrNotFound when it is not.
func (s *Store) Tile(ctx context.Context, info Info, p layout.Profile, a layout.Address) (Tile, error) {
	panic("stub")
}

// Prominent reads the events that the layout shows first, coarsest levels
// first, at most limit, and returns them in canonical order.
func (s *Store) Prominent(ctx context.Context, slug string, limit int) ([]timeline.Event, error) {
	panic("stub")
}

// ImportOptions say how an import goes.
type ImportOptions struct {
	Partial  bool              // store the sound events even when others have faults
	Progress func(done int64)  // called now and then with the number of events read
	Stage    func(name string) // called when work begins that has no count: "index", "layout"
}

// An ImportResult says what an import did.
type ImportResult struct {
	Events   int64
	Revision int64
	Replaced bool             // a timeline of that slug was there before
	Faults   timeline.Invalid // of the events left out; only with Partial
}

// Import stores a timeline, in the place of the one that has its slug, if any.
// Readers see the old one until all of the new one is there, layout included.
// Without Partial any fault means that nothing is stored; the error is then a
// timeline.Invalid with every fault (the first thousand).
func (s *Store) Import(ctx context.Context, head *timeline.Timeline, events iter.Seq2[timeline.Event, error], o ImportOptions) (ImportResult, error) {
	panic("stub")
}

// PutEvent adds an event or replaces the one with its id; created tells which.
// It appears in lists and search at once, on the strip as soon as the layout
// has caught up: at once up to Options.InlineLayout events, else within
// seconds.
func (s *Store) PutEvent(ctx context.Context, slug string, e timeline.Event) (created bool, err error) {
	panic("stub")
}

// DeleteEvent removes an event.
func (s *Store) DeleteEvent(ctx context.Context, slug, id string) error { panic("stub") }

// DeleteTimeline removes a timeline.
func (s *Store) DeleteTimeline(ctx context.Context, slug string) error { panic("stub") }

// Rebuild computes a timeline's layout and densities anew.
func (s *Store) Rebuild(ctx context.Context, slug string) error { panic("stub") }

// Settle waits until every layout shows every edit.
func (s *Store) Settle(ctx context.Context) error { panic("stub") }

// Backup writes a consistent copy of the database to a new file.
func (s *Store) Backup(ctx context.Context, path string) error { panic("stub") }
