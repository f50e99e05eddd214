package formats

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
)

// What was imported from a format and is exported to it again is the same to the
// byte. The first export may differ, by what the format cannot hold; those that
// hold all of the example give it as it was.
func TestASecondTripChangesNothing(t *testing.T) {
	holdAll := []string{"json", "ndjson", "csv", "mw", "timelinejs.json"}
	each(t, isReadAndWritten, func(t *testing.T, f codec.Format) {
		for name, tl := range corpus(t) {
			t.Run(name, func(t *testing.T) {
				options := codec.EncodeOptions{Language: tl.FirstLanguage()}
				again := func(document string) string {
					read, err := codec.ReadAll(f, strings.NewReader(document), optionsFor(tl))
					if err != nil {
						t.Fatal(err)
					}
					written, _ := codectest.Encoded(t, f, read, options)
					return written
				}
				first, _ := codectest.Encoded(t, f, tl, options)
				second := again(first)
				third := again(second)
				if diff := cmp.Diff(strings.Split(second, "\n"), strings.Split(third, "\n")); diff != "" {
					t.Errorf("(-second +third):\n%s", diff)
				}
				if diff := cmp.Diff(strings.Split(first, "\n"), strings.Split(second, "\n")); diff != "" && name == "the example" && slices.Contains(holdAll, f.Name) {
					t.Errorf("(-first +second):\n%s", diff)
				}
			})
		}
	})
}
