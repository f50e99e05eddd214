package web

import (
	"regexp"
	"strings"
	"testing"

	"kronika/static"
	"kronika/web/address"
	"kronika/web/query"
)

const widgetPath = "/en/embed/albania-israel"

func TestWidgetShowsWhatItsAddressSays(t *testing.T) {
	s := newSite(t)
	for _, row := range []struct {
		claim, path string
		has         []string // selectors
		lacks       []string
	}{
		{"a list of rows, folded", widgetPath, []string{".rows details:not([open]) summary time", "header h1 a", "footer a[href='/en/t/albania-israel']", ".small .lanes path"}, []string{"details[open]", ".panel", "dl.pair"}},
		{"in Albanian", "/sq/embed/albania-israel", []string{"article[lang=sq]", "footer a[href='/sq/t/albania-israel']"}, nil},
		{"one event open", widgetPath + "?event=ihra", []string{"[data-event=ihra] details[open]"}, []string{"[data-event=visit] details[open]"}},
		{"one event at a time", widgetPath + "?view=one", []string{".panel[data-event=wartime-shelter]", "a[rel=next][href*='event=relations']"}, []string{"a[rel=prev]", ".rows"}},
		{"the one named", widgetPath + "?view=one&event=ihra", []string{".panel[data-event=ihra]", "a[rel=prev][href*='event=earthquake']", "a[rel=next][href*='event=cyberattack']"}, nil},
		{"the last one", widgetPath + "?view=one&event=visit", []string{".panel[data-event=visit]", "a[rel=prev]"}, []string{"a[rel=next]"}},
		{"everything in full", widgetPath + "?size=full", []string{".events .rail #visit dl.pair", ".chart-labels a[data-event=visit]"}, []string{"details"}},
		{"one in full", widgetPath + "?size=full&view=one", []string{".panel dl.pair"}, nil},
		{"without its title", widgetPath + "?header=off", []string{"h1.hidden"}, []string{"article > header"}},
		{"dark", widgetPath + "?theme=dark", []string{"html[data-theme=dark]", "article.dark"}, nil},
		{"light", widgetPath + "?theme=light", []string{"html[data-theme=light]", "article.light"}, nil},
		{"as the reader has it", widgetPath + "?theme=auto", nil, []string{"html[data-theme]"}},
		{"a colour, made readable", widgetPath + "?accent=ffff00", []string{"article[style^='--accent:light-dark(#']"}, []string{"article[style*='(#ffff00']"}},
		{"a colour with its mark", widgetPath + "?accent=%23275d9b", []string{"article[style*='(#275d9b']"}, nil},
		{"a range", widgetPath + "?from=2020&to=2020", []string{"[data-event=ihra]"}, []string{"[data-event=visit]", "[data-event=relations]"}},
		{"a group", widgetPath + "?group=cyber", []string{"[data-event=cyberattack]"}, []string{"[data-event=visit]"}},
		{"two groups", widgetPath + "?group=cyber&group=shelter", []string{"[data-event=cyberattack]", "[data-event=earthquake]"}, []string{"[data-event=visit]"}},
		{"what others append is ignored", widgetPath + "?utm_source=x&fbclid=y", []string{".rows"}, nil},
	} {
		t.Run(row.claim, func(t *testing.T) {
			s.t = t
			doc := s.document(row.path)
			for _, selector := range row.has {
				if doc.Find(selector).Length() == 0 {
					t.Errorf("has no %s", selector)
				}
			}
			for _, selector := range row.lacks {
				if doc.Find(selector).Length() > 0 {
					t.Errorf("has %s", selector)
				}
			}
		})
	}
}

func TestWidgetRefusesWhatIsNoChoice(t *testing.T) {
	s := newSite(t)
	for _, row := range []struct{ query, says string }{
		{"view=grid", "view"}, {"size=huge", "size"}, {"theme=blue", "theme"}, {"header=maybe", "header"}, {"accent=red", "accent"},
		{"accent=%23fff", "accent"}, {"accent=%22%3E%3Cscript%3E", "accent"}, {"scale=log", "scale"}, {"from=yesterday", "from"},
		{"from=2000&to=1990", "from"}, {"group=nobody", "group"}, {"event=nothing", "event"}, {"group=cyber&event=visit", "event"}, {"colour=red", "colour"},
	} {
		for _, path := range []string{widgetPath, "/en/t/albania-israel/embed"} {
			a := s.get(path + "?" + row.query)
			if a.StatusCode != 400 || !strings.Contains(a.String(), "<code>"+row.says+"</code>") {
				t.Errorf("%s?%s: status %d, does not speak of %s", path, row.query, a.StatusCode, row.says)
			}
			if strings.Contains(a.String(), "<script>") {
				t.Errorf("%s?%s: says it with a script", path, row.query)
			}
		}
	}
	for _, path := range []string{"/en/embed/nothing", "/xx/embed/albania-israel", "/en/t/nothing/embed"} {
		if a := s.get(path); a.StatusCode != 404 {
			t.Errorf("%s: status %d", path, a.StatusCode)
		}
	}
	if a := s.get("/en/t/albania-israel/embed?lang=fr"); a.StatusCode != 400 {
		t.Errorf("a language that is not spoken: status %d", a.StatusCode)
	}
}

// A faulty widget has to be readable in its frame, or nobody sees what is wrong.
func TestWidgetIsFramedByWhomTheOperatorLets(t *testing.T) {
	anyone := newSite(t)
	listed := newSite(t, func(c *Config) { c.FrameAncestors = []string{"'self'", "https://news.example"} })
	for _, row := range []struct {
		s          *site
		path, want string
	}{
		{anyone, widgetPath, "frame-ancestors *"},
		{anyone, widgetPath + "?view=grid", "frame-ancestors *"},
		{anyone, "/embed/albania-israel", "frame-ancestors *"},
		{listed, widgetPath, "frame-ancestors 'self' https://news.example"},
		{anyone, "/en/t/albania-israel", "frame-ancestors 'none'"},
		{anyone, "/en/t/albania-israel/embed", "frame-ancestors 'none'"},
		{anyone, "/en/developers", "frame-ancestors 'none'"},
		{anyone, "/en/", "frame-ancestors 'none'"},
	} {
		h := row.s.get(row.path).Header
		if policy := h.Get("Content-Security-Policy"); !strings.HasSuffix(policy, row.want) {
			t.Errorf("%s: the policy is %q, want %q", row.path, policy, row.want)
		}
		if h.Get("X-Frame-Options") != "" || h.Get("Set-Cookie") != "" || h.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s: headers that nobody asked for: %v", row.path, h)
		}
	}
	if h := anyone.get(widgetPath).Header; h.Get("Access-Control-Allow-Origin") != "*" || h.Get("Cross-Origin-Resource-Policy") != "cross-origin" {
		t.Errorf("scripts of other sites may not read the widget: %v", h)
	}
}

func TestWidgetWithoutLanguageLeadsToTheReaders(t *testing.T) {
	s := newSite(t)
	for accept, want := range map[string]string{"sq-AL,en;q=0.5": "/sq/embed/albania-israel?event=ihra&view=one", "fr": "/en/embed/albania-israel?event=ihra&view=one"} {
		a := s.get("/embed/albania-israel?view=one&event=ihra", "Accept-Language: "+accept)
		if a.StatusCode != 302 || a.Header.Get("Location") != want || !strings.Contains(a.Header.Get("Vary"), "Accept-Language") {
			t.Errorf("%s: %d %s, want %s", accept, a.StatusCode, a.Header.Get("Location"), want)
		}
	}
}

// The widget with all that it loads is to weigh no more than 20 kB.
func TestWidgetIsLight(t *testing.T) {
	s := newSite(t)
	for _, choices := range []string{"", "?size=full", "?view=one"} {
		a := s.get(widgetPath+choices, "Accept-Encoding: br")
		sum, requests := a.sent, 1
		for _, part := range regexp.MustCompile(`(?:src|href)="(/static/[^"]+\.(?:js|css))"`).FindAllStringSubmatch(a.String(), -1) {
			sum += s.get(part[1], "Accept-Encoding: br").sent
			requests++
		}
		t.Logf("%s: %d bytes in %d requests", widgetPath+choices, sum, requests)
		if sum > 20_000 || requests > 3 {
			t.Errorf("%s weighs %d bytes in %d requests", widgetPath+choices, sum, requests)
		}
	}
	if n := s.get(static.Path("js/frame.js")).sent; n > 1000 {
		t.Errorf("the script that follows the height weighs %d bytes", n)
	}
	if a := s.get(address.ElementScript); a.StatusCode != 302 || a.Header.Get("Access-Control-Allow-Origin") != "*" || a.Header.Get("Location") != static.Path("js/embed.js") {
		t.Errorf("the script of the element: %d %v", a.StatusCode, a.Header)
	}
}

func TestWidgetIsKeptByRevision(t *testing.T) {
	s := newSite(t)
	first := s.get(widgetPath)
	if a := s.get(widgetPath, "If-None-Match: "+first.Header.Get("ETag")); a.StatusCode != 304 {
		t.Errorf("the same again: status %d", a.StatusCode)
	}
	if a := s.get(widgetPath+"?accent=275d9b", "If-None-Match: "+first.Header.Get("ETag")); a.StatusCode != 200 {
		t.Errorf("with other choices: status %d", a.StatusCode)
	}
	s.do("PUT", "/api/v1/timelines/albania-israel/events/later", `{"date": "2023", "title": "Later"}`, asOperator)
	if a := s.get(widgetPath, "If-None-Match: "+first.Header.Get("ETag")); a.StatusCode != 200 || !strings.Contains(a.String(), "Later") {
		t.Errorf("after a change: status %d", a.StatusCode)
	}
}

func TestWidgetPagesThroughManyEvents(t *testing.T) {
	s := newSite(t)
	s.load(manyEvents(2500))
	doc := s.document("/en/embed/many?event=e0000050")
	if n := doc.Find(".rows > li").Length(); n != query.WidgetRows {
		t.Errorf("%d events are listed", n)
	}
	if doc.Find("[data-event=e0000050] details[open]").Length() == 0 || doc.Find(".small .sketch").Length() == 0 {
		t.Error("the event named is not listed, or nothing is drawn")
	}
	next, _ := doc.Find(".pages a[rel=next]").Attr("href")
	if doc := s.document(next); doc.Find("[data-event=e0000060]").Length() == 0 {
		t.Errorf("%s is not the next page", next)
	}
	step := s.document("/en/embed/many?view=one&event=e0002499")
	if step.Find(".panel[data-event=e0002499]").Length() == 0 || step.Find("a[rel=prev][href*=e0002498]").Length() == 0 {
		t.Error("the last event has no way back")
	}
}

// What an editor copies is markup that every site lets in: no style, no script
// of its own, nothing that is not escaped.
func TestEmbeddingPageHandsOutMarkup(t *testing.T) {
	s := newSite(t, func(c *Config) { c.BaseURL = "https://timelines.example" })
	doc := s.document("/sq/t/albania-israel/embed?view=one&group=cyber&lang=en&accent=b0303f&header=off")
	code := func(name string) string { return doc.Find(`[data-code="` + name + `"] textarea`).Text() }
	const src = "https://timelines.example/en/embed/albania-israel?accent=b0303f&amp;group=cyber&amp;header=off&amp;view=one"
	for _, row := range []struct{ way, has string }{
		{"frame", `<iframe src="` + src + `" title="Albania and Israel: from wartime shelter to cyber defence" width="100%" height="506" frameborder="0" loading="lazy"></iframe>`},
		{"follow", `<script async src="https://timelines.example/embed/frame.js"></script>`},
		{"element", `<kronika-timeline src="` + src + `">`},
		{"element", `<script type="module" src="https://timelines.example/embed/timeline.js"></script>`},
		{"paste", "Albania cuts its ties with Iran"},
		{"address", "https://timelines.example/en/t/albania-israel?"},
	} {
		if !strings.Contains(code(row.way), row.has) {
			t.Errorf("%s lacks %s:\n%s", row.way, row.has, code(row.way))
		}
	}
	for _, way := range []string{"frame", "follow", "element", "paste"} {
		if regexp.MustCompile(`(?i)\sstyle=|<style|javascript:|\son[a-z]+=`).MatchString(code(way)) {
			t.Errorf("%s has what strict sites refuse:\n%s", way, code(way))
		}
	}
	if strings.Contains(code("paste"), " id=") || strings.Contains(code("paste"), "<script") || strings.Contains(code("paste"), "Edi Rama arrives") {
		t.Errorf("pasted is what should not be:\n%s", code("paste"))
	}
	for _, selector := range []string{
		"select[name=view] option[value=one][selected]", "select[name=lang] option[value=en][selected]", "input[name=group][value=cyber][checked]",
		"input[name=accent][value=b0303f]", "iframe[src^='/en/embed/albania-israel?']",
	} {
		if doc.Find(selector).Length() != 1 {
			t.Errorf("the form does not show %s", selector)
		}
	}
}
