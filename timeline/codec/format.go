package codec

import (
	"cmp"
	"io"
	"iter"
	"slices"
	"strings"
	"time"
	"unicode"

	"kronika/timeline"
	"kronika/timeline/chart"
	"kronika/timeline/edtf"
	"kronika/timeline/source"
)

// A Stream is a timeline on its way through: the head at once, the events one
// by one.
type Stream struct {
	// Head is the timeline without its events. Every text in it names its
	// language. Formats that mention groups and sources only where an event has
	// them (CSV) may add to it while the events are ranged over, always before the
	// event that needs the addition: read it again after the last event.
	Head *timeline.Timeline
	// Events yields each event in the order of the document, each text with its
	// language. An error of the type timeline.Invalid concerns one event (the
	// event beside it is as far as it could be read) and the iteration goes on;
	// any other error ends it. A decoder's sequence reads from its input and can
	// be ranged over once.
	Events iter.Seq2[timeline.Event, error]
	// Where names the place of the event yielded last, for faults that are found
	// later. Nil for a stream that comes from no document.
	Where func() source.Place
	// Notes says what of a document is kept but has no place in the model, or is
	// read otherwise than it stands there. It is complete after the last event. Nil
	// for formats of which there is nothing to say.
	Notes *source.Report
	// Sheets are the names of the sheets of a workbook; nil for other formats.
	Sheets []string
	// Columns says what the columns of a table were taken for, by its first rows. Nil for
	// formats without columns of any name.
	Columns []Column
}

// A Column is a column of somebody's table.
type Column struct {
	Name    string   // as in its first row
	Means   string   // the name of ours that it was taken for; empty: it is kept, not shown
	Filled  int      // of the rows looked at, those that have something in it
	Rows    int      // how many rows were looked at
	Samples []string // its first different cells
}

// A Format is one way to write a timeline down.
type Format struct {
	Name      string // what people call it: json, csv, feed.json
	Title     string // what the export menu says: "Kronika JSON"
	MediaType string // as in Content-Type, with its charset where it has one
	Extension string // of file names and export addresses, without the leading dot
	Shows     Shows  // which events a document has
	Empty     bool   // a document without any event is a whole one

	// Detect tells from the first bytes (PrefixSize of them, fewer when the
	// input is shorter) whether input is in this format. Nil where Decode is.
	Detect func(prefix []byte) bool
	// Decode reads a document. It returns as soon as the head is known; the
	// events are read while they are ranged over. A head with faults comes back
	// as a timeline.Invalid beside a Stream that can still be ranged over to
	// find the faults of the events. Nil where the format is only written.
	Decode func(io.Reader, DecodeOptions) (*Stream, error)
	// Encode writes a document and reports what it could not hold. It ranges
	// over the events once, in the order given, and ends with the first error
	// among them. Nil where the format is only read.
	Encode func(io.Writer, *Stream, EncodeOptions) (source.Report, error)
}

// Table reports whether a document of the format is a table of text that spreadsheet
// programs open.
func (f Format) Table() bool {
	return strings.HasPrefix(f.MediaType, "text/csv") || strings.HasPrefix(f.MediaType, "text/tab-separated-values")
}

// Shows says which events of a timeline a document of a format has. Who encodes
// a large timeline need not read more of it than that.
type Shows uint8

const (
	ShowsAll    Shows = iota
	ShowsNewest       // the EncodeOptions.Limit recorded last: feeds
	ShowsFew          // the EncodeOptions.Limit most prominent: drawings
)

// DecodeOptions say what the input itself may not.
type DecodeOptions struct {
	// Slug names the timeline, whatever the document says. Formats that hold no
	// slug need it; without, they make one from the title.
	Slug string
	// Title is the title for formats that hold none.
	Title string
	// FileName is the name of the file that is read, without its folder. It gives title and
	// slug to a document that has none, where Title and Slug do not.
	FileName string
	// Languages are the languages for formats that hold none; the first is the
	// one in which plain texts are. None means undetermined.
	Languages []string
	// TimeZone is the IANA zone for formats that hold none.
	TimeZone string
	// Columns says what the columns of a table are, by name: "Start" is "date".
	Columns map[string]string
	// Order says what comes first where a day is written in numbers: "day" or "month";
	// empty: as other rows of the column tell.
	Order string
	// Dashes says what 1903-11 is in a table: "years", a range of them, or "month"; empty:
	// as other rows of the column tell.
	Dashes string
	// Serial reads numbers such as 36526 as the days that spreadsheets mean with them.
	Serial bool
	// Sheet is the name of the sheet of a workbook to read; empty: the first that is not
	// hidden.
	Sheet string
	// Encoding is the encoding of a table by its name in the WHATWG standard, such as
	// windows-1250; empty: UTF-8, UTF-16 or Windows-1252, as its bytes tell.
	Encoding string
	// Loose reads dates in words also in Kronika's own table.
	Loose bool
	// Expand bounds how many events one recurring entry may become; 0 is the
	// format's own bound.
	Expand int
}

// EncodeOptions say what a timeline does not know about where it is published
// and how it is to be shown.
type EncodeOptions struct {
	// BaseURL is where the server is reached, such as https://example.org, with
	// no slash at its end. Empty: addresses are left out, and ids are made from
	// the slug alone.
	BaseURL string
	// Language is the one that formats with room for a single language write;
	// empty is the timeline's first.
	Language string
	// Filter are the parameters, such as "from=1991&group=war", that choose the events
	// of the document on the timeline's page; empty where the document has all events.
	// Documents that name their own address name it with these.
	Filter string
	// Updated is when the timeline last changed. Documents that must carry a
	// time carry this one, so that the same timeline gives the same bytes.
	Updated time.Time
	// Recorded tells when an event was last written to the store; the feeds
	// order by it. Nil: nobody knows, and they order by the events' own dates.
	Recorded func(eventID string) time.Time
	// Date writes a date for readers, in Language; nil writes EDTF.
	Date func(edtf.Date) string
	// HTML turns a text in Markdown into safe HTML; nil leaves it Markdown, which
	// the feeds then carry as plain text.
	HTML func(markdown string) string
	// Words are the few that documents for readers need, in Language.
	Words Words
	// Limit bounds how many events the feeds and drawings show; 0 is the
	// format's own bound. Formats that hold data ignore it.
	Limit int
	// Scale is the scale of drawings, "elastic" or "linear"; empty is the one that
	// serves the events best, as on the page.
	Scale string
	// Width is the width of drawings in CSS pixels; 0 is the format's own.
	Width int
	// Pasted makes a drawing part of a page: no declaration, no style sheet.
	Pasted bool
	// Total is how many events the timeline has, where the stream holds only those
	// that a drawing shows; 0 is as many as the stream holds.
	Total int64
	// Chart are the words of a drawing, except that the document says what is on
	// record; the zero value is chart.PlainWords.
	Chart chart.Words
	// Color returns the colour of the i-th group on light and on dark paper, as
	// #rrggbb; nil is the group's own on both.
	Color func(i int) (light, dark string)
}

// Words are what a document for readers says of its own; an empty one is
// written in English.
type Words struct {
	Record  string // before what is on record: "On record"
	Sources string // before the sources: "Sources"
	Facts   string // under the title of a drawing: "8 events · 1939 – 2022"
	Site    string // who publishes, on the social card: "Kronika"
}

// FlushSize is how much an encoder gathers before it writes.
const FlushSize = 32 << 10

// referenceLimit bounds the groups and sources that rows may bring up. A table
// with more has something else in that column.
const MaxReferences = 10_000

// TitleOf makes a title of the name of a file: "rail_ways.csv" is "rail ways".
func TitleOf(fileName string) string {
	name, _, _ := strings.Cut(fileName, ".")
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '_' || unicode.IsSpace(r) }), " ")
}

// HeadFrom makes the head of a format that has none.
func HeadFrom(opts DecodeOptions) *timeline.Timeline {
	title := cmp.Or(opts.Title, TitleOf(opts.FileName), opts.Slug)
	slug := opts.Slug
	if slug == "" {
		slug = SlugFrom(title)
	}
	return &timeline.Timeline{Slug: slug, Languages: slices.Clone(opts.Languages), Title: timeline.Plain(title), TimeZone: opts.TimeZone}
}
