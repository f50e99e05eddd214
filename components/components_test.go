package components

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/a-h/templ"

	"kronika/timeline/locale"
	"kronika/timeline/richtext"
)

func render(t *testing.T, c templ.Component) *goquery.Document {
	t.Helper()
	var b bytes.Buffer
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// A look is what a selector must find.
type look struct {
	selector string
	count    int
	text     string // of the first, with single blanks; empty: not looked at
}

func check(t *testing.T, doc *goquery.Document, looks []look) {
	t.Helper()
	for _, l := range looks {
		found := doc.Find(l.selector)
		if found.Length() != l.count {
			t.Errorf("%s: found %d, want %d", l.selector, found.Length(), l.count)
		}
		if got := strings.Join(strings.Fields(found.First().Text()), " "); l.text != "" && got != l.text {
			t.Errorf("%s: %q, want %q", l.selector, got, l.text)
		}
	}
}

func english() *locale.Locale { return locale.For("en") }

func layout() LayoutView {
	return LayoutView{
		DocumentView: DocumentView{L: english(), Title: "To the Moon", Style: "css/kronika.css", Scripts: []string{"js/page.js"}},
		Home:         "/en/", Developers: "/en/developers",
		Languages: []LanguageLink{{Tag: "en", Name: "English", Href: "/en/", Current: true}, {Tag: "sq", Name: "Shqip", Href: "/sq/"}},
	}
}

func TestLayout(t *testing.T) {
	v := layout()
	v.AtHome, v.NoIndex, v.Canonical, v.Theme = true, true, "https://example.org/en/", "dark"
	v.Metas = []Meta{{Property: "og:title", Content: "a"}, {Name: "author", Content: "b"}}
	v.JSONLD = map[string]string{"name": "</script>"}
	check(t, render(t, Layout(v)), []look{
		{"html[lang=en][dir=ltr][data-theme=dark]", 1, ""},
		{"title", 1, "To the Moon"},
		{"meta[name=robots][content=noindex]", 1, ""},
		{"meta[property='og:title'][content=a], meta[name=author][content=b]", 2, ""},
		{"link[rel=canonical][href='https://example.org/en/']", 1, ""},
		{"script[type=module][src^='/static/']", 1, ""},
		{"script[type='application/ld+json']", 1, ""},
		{"main#page\\/main", 1, ""},
		{"a.skip[href='#page/main']", 1, ""},
		{"nav:not(.languages) a[aria-current=page]", 1, ""},
		{"nav.languages a[hreflang]", 2, "English"},
		{"nav.languages a[aria-current=true][lang=en]", 1, ""},
		{"nav[aria-label]", 2, ""},
	})
	check(t, render(t, Layout(layout())), []look{
		{"[data-theme], meta[name=robots], link[rel=canonical], [aria-current=page], script[type='application/ld+json']", 0, ""},
	})
}

func TestEventOfManyParts(t *testing.T) {
	v := EventView{
		ID: "landing", Aliases: []string{"old"}, Gap: "8 years", Mark: "span vague",
		Date: DateView{Text: "20 July 1969", Attr: "1969-07-20"}, Title: Phrase{Text: "Hëna", Lang: "sq"}, Permalink: "#landing",
		Text: RichText{HTML: "<p>A <em>small</em> step.</p>", Lang: "sq"}, Group: &GroupView{Label: Phrase{Text: "Apollo"}},
		Place:     Phrase{Text: "Moon"},
		Media:     []MediaView{{Href: "https://example.org/a.jpg", Kind: "Picture", Label: Phrase{Text: "A print"}, Credit: "NASA"}},
		MoreMedia: &Link{Text: "3 more", Href: "/all"},
		Stated: &StatementView{Date: DateView{Text: "1969"}, Citations: []CitationView{
			{Href: "#source", Title: Phrase{Text: "A paper"}, Words: Phrase{Text: "one small step", Lang: "en"}}}},
		Recorded: &StatementView{Date: DateView{Text: "20 July"}, More: &Link{Text: "2 more", Href: "/more"}},
		Verdict:  "refined", Related: []RelatedView{{Kind: "Led to", Title: Phrase{Text: "Apollo 12"}, Date: "1969", Href: "#apollo-12"}},
	}
	check(t, render(t, Event(english(), v)), []look{
		{"li.gap", 1, "8 years"},
		{"li#landing.span.vague", 1, ""},
		{"time[datetime='1969-07-20']", 1, "20 July 1969"},
		{"h3 a[href='#landing'] [lang=sq]", 1, "Hëna"},
		{"div[lang=sq] p em", 1, "small"},
		{"a#old", 1, ""},
		{".place", 1, "Moon"},
		{".media li", 2, ""},
		{".media a[rel~=nofollow][href='https://example.org/a.jpg']", 1, "A print"},
		{".media small", 1, "NASA"},
		{".media img", 0, ""}, // nothing is loaded from elsewhere
		{".ties[aria-label] li", 1, "Led to Apollo 12 1969"},
		{"dl.pair.refined dt", 2, english().T("page.stated")},
		{"dl dt em", 1, english().T("verdict.refined")},
		{"cite q[lang=en]", 1, "one small step"},
		{"cite a[href='/more']", 1, "2 more"},
	})
}

func TestEventOfFewParts(t *testing.T) {
	check(t, render(t, Event(english(), EventView{ID: "a", Date: DateView{Text: "date unknown"}, Title: Phrase{Text: "A"}})), []look{
		{"li", 1, ""}, {"h3", 1, "A"}, {"time", 1, "date unknown"}, {"time[datetime]", 0, ""},
		{".gap, .place, .media, .ties, .pair, li[class], [lang]", 0, ""},
	})
}

func TestErrorSaysWhatToDo(t *testing.T) {
	v := ErrorView{
		LayoutView: layout(), Status: "400", Title: "That date cannot be read", Text: "Write a year.", Search: true, Words: "moon",
		Faults: []FaultView{{Field: "from", Value: "19x", Problem: "not a date"}}, Retry: &Link{Text: "Without it", Href: "/en/t/moon"},
	}
	check(t, render(t, Error(v)), []look{
		{"h1", 1, "That date cannot be read"}, {".status", 1, "400"}, {"dt code", 1, "from"}, {"dt q", 1, "19x"}, {"dd", 1, "not a date"},
		{"main form[role=search] input[type=search][value=moon]", 1, ""}, {"main a[href='/en/t/moon']", 1, "Without it"},
		{"main p a[href='/en/']", 1, ""},
	})
	check(t, render(t, Error(ErrorView{LayoutView: layout(), Status: "500", Title: "Sorry"})), []look{{"main form, main dl", 0, ""}, {"main a", 1, ""}})
}

func TestChartIsLinksBeforeItIsMoved(t *testing.T) {
	v := ChartView{
		L: english(), Above: 10, Below: 2, Said: "All of it", ScriptURL: "/static/js/chart.js",
		Scales: []Link{{Text: "Elastic", Href: "?scale=elastic", Current: true}, {Text: "Linear", Href: "?scale=linear"}},
		Strip: &StripView{
			Rows: 1, Labels: []LabelView{{Event: "a", Href: "#a", Date: "1969", Title: Phrase{Text: "Hëna", Lang: "sq"}}},
			Eras: []EraView{{Label: Phrase{Text: "Cold War"}, Left: true}}, Bars: []BarView{{Class: "recorded"}},
			Breaks: []BreakView{{Title: "40 years"}}, Records: []RecordView{{Text: "on record", Tie: "M0 0"}},
		},
		Ticks: []TickView{{Text: "1970", Major: true}, {Text: "1975"}}, Contexts: []TickView{{Text: "20th century"}},
	}
	check(t, render(t, Chart(v)), []look{
		{"section.chart[aria-label][data-chart]", 1, ""}, {"[role=status]", 1, "All of it"}, {"nav[aria-label] a[aria-current=true]", 1, "Elastic"},
		{"ol.chart-labels a[href='#a'][data-event=a] b", 1, "1969"}, {"ol.chart-labels [lang=sq]", 1, "Hëna"}, {".chart-eras .left", 1, "Cold War"}, {".chart-bars i.recorded", 1, ""},
		{".chart-axis .major", 1, "1970"}, {".chart-axis b", 1, "20th century"}, {".chart-records path", 1, ""},
		{".chart-breaks span", 0, ""}, {"script[type='application/json']", 1, ""},
	})
	v.Strip, v.ScriptURL = nil, ""
	v.Tiles = &TilesView{Within: []Link{{Text: "Cold War", Href: "#cold"}}, More: "and 2 more", Later: "?z=2"}
	check(t, render(t, Chart(v)), []look{
		{"section.tiled", 1, ""}, {"nav.chart-moves a", 5, ""}, {"nav.chart-moves a[aria-disabled]:not([href])", 4, ""},
		{"nav.chart-moves a[data-move=later][href='?z=2']", 1, ""}, {".chart-within a", 1, "Cold War"}, {"script, [data-chart]", 0, ""},
	})
	if html := render(t, Chart(ChartView{L: english()})).Find("body").Children().Length(); html != 0 {
		t.Errorf("a chart of nothing has %d elements", html)
	}
}

const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>javascript:alert(1)`

// fill puts the text into every string of a view, one deep into each list.
func fill(v reflect.Value, text string, depth int) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), text, depth)
		}
	case reflect.Pointer:
		if v.Type() == reflect.TypeFor[*locale.Locale]() {
			v.Set(reflect.ValueOf(english()))
		} else if depth > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), text, depth-1)
		}
	case reflect.Slice:
		if depth > 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			fill(v.Index(0), text, depth-1)
		}
	case reflect.Bool:
		v.SetBool(true)
	case reflect.String: // trusted types hold markup that only our packages make
		if v.Type() != reflect.TypeFor[templ.SafeCSS]() && v.Type() != reflect.TypeFor[richtext.HTML]() {
			v.SetString(text)
		}
	}
}

// Whatever a view holds, the page has no script, handler or address of it.
func TestHostileTextStaysText(t *testing.T) {
	document := func(v *DocumentView) { v.Style, v.Scripts = "css/kronika.css", []string{"js/page.js"} }
	var (
		home   HomeView
		page   TimelineView
		fault  ErrorView
		widget WidgetView
		event  EventView
		chart  ChartView
	)
	for _, v := range []any{&home, &page, &fault, &widget, &event, &chart} {
		fill(reflect.ValueOf(v).Elem(), hostile, 6)
	}
	document(&home.DocumentView)
	document(&page.DocumentView)
	document(&fault.DocumentView)
	document(&widget.DocumentView)
	for name, c := range map[string]templ.Component{
		"home": Home(home), "timeline": Timeline(page), "error": Error(fault), "widget": Widget(widget),
		"event": Event(english(), event), "chart": Chart(chart),
	} {
		t.Run(name, func(t *testing.T) {
			doc := render(t, c)
			seen := 0
			doc.Find("*").Each(func(_ int, e *goquery.Selection) {
				seen++
				for _, a := range e.Nodes[0].Attr {
					run := strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:")
					if strings.HasPrefix(a.Key, "on") || run || a.Key == "style" && strings.Contains(a.Val, "alert") {
						t.Errorf("<%s %s=%q>", goquery.NodeName(e), a.Key, a.Val)
					}
				}
			})
			if scripts := doc.Find("script:not([type='application/json']):not([type='application/ld+json']):not([src^='/static/']), img"); scripts.Length() > 0 {
				html, _ := goquery.OuterHtml(scripts.First())
				t.Errorf("a text became %s", html)
			}
			if seen < 20 || !strings.Contains(doc.Text(), "<script>alert(1)</script>") {
				t.Errorf("looked at %d elements; the text is not among them", seen)
			}
		})
	}
}
