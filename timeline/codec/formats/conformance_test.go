package formats

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/codec/csv"
)

// The suite of every format. A new one is in it as soon as it is in Formats; all
// that is to be said about it here is what it keeps.

// keeps lists, for each format that is read and written, the members that come
// back as they were whatever the timeline; for all others it is enough that the
// report names them. "all" stands for every member of every corpus.
var keeps = map[string][]string{
	"json":            {"all"},
	"ndjson":          {"all"},
	"timelinejs.json": {"all"},
	"csv": {"events", "events.id", "events.date", "events.title", "events.text", "events.group", "events.importance", "events.place",
		"events.media", "events.citations", "events.record", "events.links", "events.aliases", "events.extra"},
	"xlsx": {"events", "events.id", "events.date", "events.group", "events.importance", "events.place",
		"events.media", "events.citations", "events.record", "events.links", "events.aliases", "events.extra"},
	"timelinejs.csv": {"events"},
	"ics":            {"events", "events.id", "events.date"},
	"mw": {"slug", "languages", "title", "summary", "authors", "license", "updated", "time_zone", "hemisphere", "deep_time", "groups", "eras", "sources", "extra", "events.id", "events.group",
		"events.importance", "events.place", "events.media", "events.citations", "events.record", "events.links", "events.aliases", "events.extra"},
}

// each runs a test for every format that the choice lets through.
func each(t *testing.T, choose func(codec.Format) bool, test func(*testing.T, codec.Format)) {
	for _, f := range All() {
		if choose(f) {
			t.Run(f.Name, func(t *testing.T) { test(t, f) })
		}
	}
}

func isRead(f codec.Format) bool           { return f.Decode != nil }
func isWritten(f codec.Format) bool        { return f.Encode != nil }
func isReadAndWritten(f codec.Format) bool { return isRead(f) && isWritten(f) }

// isText reports whether a document of the format is text, which an editor can change.
// Pictures and workbooks are not.
func isText(f codec.Format) bool {
	return !strings.HasPrefix(f.MediaType, "image/png") && f.Name != csv.Workbook().Name
}

func isTextReadAndWritten(f codec.Format) bool { return isReadAndWritten(f) && isText(f) }

// optionsFor are what a reader is told of a timeline that its format may not
// hold.
func optionsFor(tl *timeline.Timeline) codec.DecodeOptions {
	title, _ := tl.Title.In("")
	return codec.DecodeOptions{Slug: tl.Slug, Title: title, Languages: tl.Languages, TimeZone: tl.TimeZone}
}

func TestWhatComesBackIsTheSameOrOwnedUpTo(t *testing.T) {
	each(t, isReadAndWritten, func(t *testing.T, f codec.Format) {
		kept, known := keeps[f.Name]
		if !known {
			t.Fatalf("say in keeps what %s keeps", f.Name)
		}
		for name, tl := range corpus(t) {
			t.Run(name, func(t *testing.T) {
				want := *tl
				want.Sort()
				written, report := codectest.Encoded(t, f, tl, codec.EncodeOptions{})
				got, err := codec.ReadAll(f, strings.NewReader(written), optionsFor(tl))
				if err != nil {
					t.Fatalf("what was written cannot be read: %v", err)
				}
				lessAdded(got, &want)
				for member := range differing(&want, got, ownsUp(report, "languages")) {
					if name != beyondAxis && (slices.Contains(kept, member) || slices.Contains(kept, "all")) {
						t.Errorf("%s does not come back: %s", member, cmp.Diff(&want, got))
					} else if !ownsUp(report, member) {
						t.Errorf("%s does not come back, and the report does not say so:\n%v", member, report)
					}
				}
			})
		}
	})
}
