package picture

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/edtf"
)

func TestReportSaysWhatADrawingLeavesOut(t *testing.T) {
	tl := &timeline.Timeline{Slug: "s", Languages: []string{"en"}, Title: codectest.Text("en", "T")}
	for i := range 5 {
		tl.Events = append(tl.Events, timeline.Event{ID: fmt.Sprint("e", i), Date: edtf.MustParse("1999"), Title: codectest.Text("en", "E"), Text: codectest.Text("en", "More"), Importance: 50})
	}
	for _, f := range []codec.Format{SVG(), PNG()} {
		for limit, want := range map[int]string{0: "", 3: "2 events beyond the weightiest 3"} {
			var b bytes.Buffer
			report, err := f.Encode(&b, codec.Of(tl), codec.EncodeOptions{Limit: limit})
			if err != nil || !strings.Contains(report.String(), "the texts of events") || strings.Contains(report.String(), "beyond") != (want != "") || !strings.Contains(report.String(), want) {
				t.Errorf("%s, at most %d: %v, %v", f.Name, limit, report, err)
			}
		}
	}
}

func TestLinksLeadToThePage(t *testing.T) {
	tl := &timeline.Timeline{Slug: "s", Languages: []string{"en"}, Title: codectest.Text("en", "T"), Events: []timeline.Event{
		{ID: "e", Date: edtf.MustParse("1999"), Title: codectest.Text("en", "E"), Record: &timeline.Record{Date: edtf.MustParse("2001")}}}}
	drawn, _ := codectest.Encoded(t, SVG(), tl, codec.EncodeOptions{BaseURL: "https://example.org", Language: "en", Words: codec.Words{Record: "Kept"}})
	for _, want := range []string{`href="https://example.org/en/t/s#e"`, ">Kept 2001<"} {
		if !strings.Contains(drawn, want) {
			t.Errorf("%s is missing:\n%s", want, drawn)
		}
	}
}
