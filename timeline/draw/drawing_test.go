package draw

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"io"
	"regexp"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/chart"
	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/codec/kronika"
	"kronika/timeline/edtf"
	"kronika/timeline/example"
	"kronika/timeline/layout"
)

func drawnExample(t testing.TB) *timeline.Timeline {
	t.Helper()
	tl, err := codec.ReadAll(kronika.JSON(), bytes.NewReader(example.Document()), codec.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

// svgNode is an element of a drawing.
type svgNode struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []svgNode  `xml:",any"`
}

func (n *svgNode) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// each calls visit for every element.
func (n *svgNode) each(visit func(*svgNode)) {
	visit(n)
	for i := range n.Children {
		n.Children[i].each(visit)
	}
}

func drawSVG(t *testing.T, tl *timeline.Timeline, opts Options) (string, *svgNode) {
	t.Helper()
	var b bytes.Buffer
	if _, err := SVG(&b, tl, codec.Of(tl).Events, opts); err != nil {
		t.Fatal(err)
	}
	root := &svgNode{}
	if err := xml.Unmarshal(b.Bytes(), root); err != nil {
		t.Fatalf("not XML: %v\n%s", err, &b)
	}
	return b.String(), root
}

func TestSVGNamesAndLinksEveryEvent(t *testing.T) {
	tl := drawnExample(t)
	_, root := drawSVG(t, tl, Options{Language: "en", Address: func(id string) string { return "https://example.org/en/t/albania-israel#" + id }})
	links := map[string]string{}
	var words strings.Builder
	root.each(func(n *svgNode) {
		if n.XMLName.Local == "a" {
			links[n.attr("href")] = n.Children[0].Text
		}
		if n.XMLName.Local == "text" {
			words.WriteString(n.Text + "\n")
		}
	})
	for _, e := range tl.Events {
		title, _ := e.Title.In("en")
		if got := links["https://example.org/en/t/albania-israel#"+e.ID]; !strings.HasSuffix(got, ": "+title) {
			t.Errorf("the link to %s is named %q", e.ID, got)
		}
	}
	for _, want := range []string{"Albania and Israel", "8 events", "Second World War", "On record 2019-11-26", "On record 2022-07-15", "1939/1945", "2000"} {
		if !strings.Contains(words.String(), want) {
			t.Errorf("%q is not among the words:\n%s", want, &words)
		}
	}
}

// TestDoubtfulEndsFade looks at how opaque the bar of an event is at its ends.
func TestDoubtfulEndsFade(t *testing.T) {
	rows := []struct {
		date       string
		start, end bool // whether they fade
	}{
		{"1850", false, false}, {"1850~", true, true}, {"1850~/1860", true, false}, {"1850/1860?", false, true},
		{"1850%/1860~", true, true}, {"../1860", true, false}, {"1850/", false, true}, {"1850/..", false, true},
	}
	for _, row := range rows {
		tl := &timeline.Timeline{Slug: "x", Title: timeline.Plain("X"), Events: []timeline.Event{
			{ID: "a", Date: edtf.MustParse(row.date), Title: timeline.Plain("A")}, {ID: "b", Date: edtf.MustParse("1900"), Title: timeline.Plain("B")}}}
		_, root := drawSVG(t, tl, Options{})
		var slices []svgNode
		root.each(func(n *svgNode) {
			if n.attr("shape-rendering") != "" {
				slices = n.Children
			}
		})
		faint := func(at int) bool { return slices[at].attr("fill-opacity") != "" }
		switch {
		case len(slices) == 0 && (row.start || row.end), len(slices) > 0 && !row.start && !row.end:
			t.Errorf("%s has %d slices", row.date, len(slices))
		case len(slices) > 0 && (faint(0) != row.start || faint(len(slices)-1) != row.end):
			t.Errorf("%s: start fades %v, end fades %v", row.date, faint(0), faint(len(slices)-1))
		}
	}
}

func TestRecordsThatDifferAreTied(t *testing.T) {
	if text, _ := drawSVG(t, drawnExample(t), Options{}); strings.Count(text, "stroke-dasharray") != 2 || strings.Count(text, "<circle") != 2 {
		t.Errorf("the example has two dates that differ from the record:\n%s", text)
	}
}

// TestSVGNeedsNothing: no script, nothing from elsewhere, no name that could
// meet one of the page it stands in.
func TestSVGNeedsNothing(t *testing.T) {
	text, root := drawSVG(t, drawnExample(t), Options{Address: func(id string) string { return "https://example.org/#" + id }})
	if bad := regexp.MustCompile(`(?i)<script|\sid=|url\(|\son\w+=|javascript:|@import|<image|<foreignObject`).FindString(text); bad != "" {
		t.Errorf("found %q", bad)
	}
	root.each(func(n *svgNode) {
		if n.attr("id") != "" {
			t.Errorf("id %q", n.attr("id"))
		}
		for _, class := range strings.Fields(n.attr("class")) {
			if class != "kr" && !strings.HasPrefix(class, "kr-") {
				t.Errorf("class %q", class)
			}
		}
	})
	for _, rule := range regexp.MustCompile(`[^{}]+\{`).FindAllString(root.Children[2].Text, -1) {
		if !strings.HasPrefix(rule, ".kr") && !strings.HasPrefix(rule, "@media") {
			t.Errorf("the rule %q is not of the drawing alone", rule)
		}
	}
}

func TestPastedSVGHasNoStyle(t *testing.T) {
	text, root := drawSVG(t, drawnExample(t), Options{Pasted: true})
	if !strings.HasPrefix(text, "<svg") || root.attr("width") != "100%" || root.attr("height") != "" {
		t.Errorf("it begins with %.200s", text)
	}
	if bad := regexp.MustCompile(`<style|\s(style|class|id)=`).FindString(text); bad != "" {
		t.Errorf("found %q", bad)
	}
}

func TestDrawingsOfHostileTimelines(t *testing.T) {
	hostile := []string{`</title><script>alert(1)</script>`, "]]>", `"'&<>`, "\x00\x1b\uFFFE", "\u202Eright to left", strings.Repeat("x", 10_000), strings.Repeat("word ", 2000), "עברית العربية 中文 🙂", "", " "}
	for _, words := range hostile {
		plain := chart.PlainWords()
		plain.Record = func(string) string { return words }
		tl := &timeline.Timeline{Slug: "x", Languages: []string{"en"}, Title: timeline.Text{{Lang: "en", Text: words}},
			Groups: []timeline.Group{{ID: "g", Label: timeline.Plain(words), Color: "#fff}*{display:none"}},
			Eras:   []timeline.Era{{Date: edtf.MustParse("1990/1999"), Label: timeline.Plain(words)}}}
		for i, date := range []string{"1999", "1999-04", "2022-09-07", "Y-138E8", "Y1E20", "2008/.."} {
			tl.Events = append(tl.Events, timeline.Event{ID: fmt.Sprint("e", i), Date: edtf.MustParse(date), Title: timeline.Text{{Lang: "en", Text: words}}, Group: "g",
				Record: &timeline.Record{Date: edtf.MustParse("1970")}})
		}
		text, _ := drawSVG(t, tl, Options{Facts: words, Site: words, Words: plain})
		if strings.Contains(text, "<script") || strings.Contains(text, "\u202E") || strings.Contains(text, "display:none") {
			t.Errorf("%q was not disarmed", words[:min(len(words), 30)])
		}
		for name, encode := range map[string]func(io.Writer, *timeline.Timeline, Events, Options) error{
			"png": func(w io.Writer, head *timeline.Timeline, events Events, o Options) error {
				_, err := PNG(w, head, events, o)
				return err
			}, "card": Card,
		} {
			var b bytes.Buffer
			if err := encode(&b, tl, codec.Of(tl).Events, Options{Facts: words, Site: words}); err != nil {
				t.Fatalf("%s of %q: %v", name, words, err)
			}
			if _, err := png.Decode(&b); err != nil {
				t.Errorf("%s of %q: %v", name, words, err)
			}
		}
	}
}

func TestDrawingsOfAnySize(t *testing.T) {
	for _, n := range []int{0, 1, 30, 300, 3000} {
		tl := &timeline.Timeline{Slug: "x", Title: timeline.Plain("X"), Groups: []timeline.Group{{ID: "g", Label: timeline.Plain("G"), Color: "#b0303f"}}}
		for i := range n {
			e := timeline.Event{ID: fmt.Sprint("e", i), Date: edtf.MustParse(fmt.Sprintf("%04d-0%d", 1000+i*i%1000, 1+i%9)), Title: timeline.Plain("Event"), Importance: i % 100}
			if i%3 > 0 {
				e.Group = "g"
			}
			tl.Events = append(tl.Events, e)
		}
		var svg, picture, card bytes.Buffer
		left, err := SVG(&svg, tl, codec.Of(tl).Events, Options{Total: 5000})
		if err != nil {
			t.Fatal(err)
		}
		if left != max(n-2000, 0) {
			t.Errorf("%d events: %d are left out", n, left)
		}
		if !strings.Contains(svg.String(), "5000 events") {
			t.Errorf("%d events: the drawing does not say how many there are in all", n)
		}
		if _, err := PNG(&picture, tl, codec.Of(tl).Events, Options{Width: 800, Scale: "linear"}); err != nil {
			t.Fatal(err)
		}
		if err := Card(&card, tl, codec.Of(tl).Events, Options{}); err != nil {
			t.Fatal(err)
		}
		got, err := png.DecodeConfig(&card)
		if err != nil || got.Width != CardWidth || got.Height != CardHeight {
			t.Errorf("%d events: a card of %d × %d, %v", n, got.Width, got.Height, err)
		}
		if got, err := png.DecodeConfig(&picture); err != nil || got.Width != pngScale*800 {
			t.Errorf("%d events: a picture %d wide, %v", n, got.Width, err)
		}
	}
}

func TestDrawingOfAHeapIsElastic(t *testing.T) {
	tl := &timeline.Timeline{Slug: "x", Title: timeline.Plain("X"), Events: []timeline.Event{{ID: "bang", Date: edtf.MustParse("Y-138E8"), Title: timeline.Plain("Bang")}}}
	for i := range 300 {
		tl.Events = append(tl.Events, timeline.Event{ID: fmt.Sprint("e", i), Date: edtf.MustParse(fmt.Sprint(1700 + i)), Title: timeline.Plain("Event")})
	}
	for scale, even := range map[layout.ScaleKind]bool{"": false, "elastic": false, "linear": true} {
		d, err := newDrawing(tl, codec.Of(tl).Events, Options{Scale: scale})
		if err != nil || d.scene.Scale.Even() != even {
			t.Errorf("%q: even %v, %v", scale, d.scene.Scale.Even(), err)
		}
	}
}

func TestSameTimelineSameBytes(t *testing.T) {
	for name, encode := range map[string]func(io.Writer, *timeline.Timeline, Events, Options) (int, error){"svg": SVG, "png": PNG} {
		var first, second bytes.Buffer
		for _, b := range []*bytes.Buffer{&first, &second} {
			if _, err := encode(b, drawnExample(t), codec.Of(drawnExample(t)).Events, Options{}); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s differs from itself", name)
		}
	}
}

func TestCardIsNeverTitledWithBoxes(t *testing.T) {
	const hebrew, arabic = "ציר זמן בעברית", "خط زمني"
	for _, row := range []struct {
		title timeline.Text
		want  string
	}{
		{timeline.Plain("To the Moon"), "To the Moon"},
		{timeline.Plain("Tirana (תל אביב)"), "Tirana (תל אביב)"},
		{timeline.Text{{Lang: "he", Text: hebrew}}, "slug"},
		{timeline.Text{{Lang: "he", Text: hebrew}, {Lang: "ar", Text: arabic}, {Lang: "sq", Text: "Kronologji"}}, "Kronologji"},
	} {
		tl := &timeline.Timeline{Slug: "slug", Languages: []string{"he"}, Title: row.title}
		d, err := newDrawing(tl, codec.Of(tl).Events, Options{Language: "he"})
		if err != nil {
			t.Fatal(err)
		}
		if got := (&card{drawing: d, about: -1}).title(); got != row.want {
			t.Errorf("%v: got %q, want %q", row.title, got, row.want)
		}
	}
}

// TestCardShowsTheTimeline looks for the colours of the groups at the axis and
// for ink where the words are.
func TestCardShowsTheTimeline(t *testing.T) {
	var b bytes.Buffer
	if err := Card(&b, drawnExample(t), codec.Of(drawnExample(t)).Events, Options{Site: "Kronika"}); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	count := func(hex string, within image.Rectangle) (n int) {
		want := colorOf(hex)
		for y := within.Min.Y; y < within.Max.Y; y++ {
			for x := within.Min.X; x < within.Max.X; x++ {
				if r, g, b, _ := img.At(x, y).RGBA(); uint8(r>>8) == want.R && uint8(g>>8) == want.G && uint8(b>>8) == want.B {
					n++
				}
			}
		}
		return n
	}
	shape, words := image.Rect(0, 420, CardWidth, 545), image.Rect(cardMargin, 110, CardWidth-cardMargin, 400)
	for _, g := range drawnExample(t).Groups {
		if n := count(g.Color, shape); n < 300 {
			t.Errorf("%s has %d pixels at the axis", g.ID, n)
		}
	}
	if n := count(chart.Ink.Light, words); n < 4000 {
		t.Errorf("the title has %d pixels of ink", n)
	}
	if n := count(chart.Ink.Light, image.Rect(CardWidth-cardMargin+1, 20, CardWidth, 400)); n > 0 {
		t.Errorf("the title runs %d pixels into the margin", n)
	}
}

func TestWrapKeepsWithinItsWidth(t *testing.T) {
	for _, text := range []string{"", "one", "Albania leaves the war with more Jews than before", strings.Repeat("x", 300), strings.Repeat("ë ", 300), "a " + strings.Repeat("Ç", 60) + " b"} {
		for most := 1; most <= 3; most++ {
			lines := wrap(text, body, 160, most)
			if len(lines) > most {
				t.Errorf("%d lines of %d", len(lines), most)
			}
			for _, line := range lines {
				if textWidth(line, body) > 160 {
					t.Errorf("%q is %g wide", line, textWidth(line, body))
				}
			}
			whole := strings.ReplaceAll(strings.Join(lines, ""), " ", "")
			if !strings.HasSuffix(whole, "…") && whole != strings.ReplaceAll(text, " ", "") {
				t.Errorf("%q became %q", text, lines)
			}
		}
	}
}

func BenchmarkDrawings(b *testing.B) {
	tl := drawnExample(b)
	for name, encode := range map[string]func(io.Writer, *timeline.Timeline, Events, Options) error{
		"svg": func(w io.Writer, head *timeline.Timeline, events Events, o Options) error {
			_, err := SVG(w, head, events, o)
			return err
		},
		"png": func(w io.Writer, head *timeline.Timeline, events Events, o Options) error {
			_, err := PNG(w, head, events, o)
			return err
		},
		"card": Card,
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := encode(io.Discard, tl, codec.Of(tl).Events, Options{Site: "Kronika"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The palette holds the colours of what is drawn: a timeline may have very many
// groups, and finding the colours of one takes time that grows with their number.
func TestAPaletteHoldsOnlyTheGroupsThatAreDrawn(t *testing.T) {
	tl := &timeline.Timeline{Slug: "s", Languages: []string{"en"}, Title: codectest.Text("en", "T")}
	for i := range 20_000 {
		tl.Groups = append(tl.Groups, timeline.Group{ID: fmt.Sprint("g", i), Label: codectest.Text("en", "G"), Color: "#b0303f"})
	}
	for i := range 3 {
		tl.Events = append(tl.Events, timeline.Event{ID: fmt.Sprint("e", i), Date: edtf.MustParse(fmt.Sprint(1900 + i)), Title: codectest.Text("en", "E"), Group: fmt.Sprint("g", 7000*i), Importance: 50})
	}
	var asked []int
	d, err := newDrawing(tl, codec.Of(tl).Events, Options{Color: func(group int) (string, string) {
		asked = append(asked, group)
		return "#b0303f", "#b0303f"
	}})
	if err != nil || len(d.palette) != 4 || len(asked) != 3 {
		t.Errorf("%d colours, %d groups asked for, %v; want 4 and 3", len(d.palette), len(asked), err)
	}
	for i, e := range d.events {
		if e.group != i+1 {
			t.Errorf("event %d has colour %d", i, e.group)
		}
	}
}

func TestOfManyErasTheRestIsCounted(t *testing.T) {
	tl := &timeline.Timeline{Slug: "s", Languages: []string{"en"}, Title: codectest.Text("en", "T")}
	for i := range 1000 {
		tl.Eras = append(tl.Eras, timeline.Era{Date: edtf.MustParse("1900/1999"), Label: codectest.Text("en", fmt.Sprintf("Era %d", i))})
	}
	for i := range 10 {
		tl.Events = append(tl.Events, timeline.Event{ID: fmt.Sprint("e", i), Date: edtf.MustParse(fmt.Sprint(1900 + 10*i)), Title: codectest.Text("en", "E"), Importance: 50})
	}
	var b strings.Builder
	words := chart.PlainWords()
	words.More = func(n int64) string { return fmt.Sprintf("and %d further", n) }
	if _, err := SVG(&b, tl, codec.Of(tl).Events, Options{Words: words}); err != nil {
		t.Fatal(err)
	}
	drawn := strings.Count(b.String(), ">Era ")
	if drawn < 10 || drawn > chart.MaxNoteRows*20 || !strings.Contains(b.String(), fmt.Sprintf(">and %d further<", 1000-drawn)) {
		t.Errorf("%d eras are drawn, and of the rest it says nothing", drawn)
	}
}
