package web

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"kronika/web/page"
)

func TestPageTellsOtherSitesWhatItIs(t *testing.T) {
	s := newSite(t)
	doc := s.document("/sq/t/albania-israel")
	info, err := s.store.Timeline(t.Context(), "albania-israel")
	if err != nil {
		t.Fatal(err)
	}
	for property, want := range map[string]string{
		"og:title": "Shqipëria dhe Izraeli: nga streha e luftës te mbrojtja kibernetike", "og:type": "article",
		"og:url": s.url + "/sq/t/albania-israel", "og:site_name": "Kronika", "og:locale": "sq",
		"og:image": s.url + "/sq/t/albania-israel/card.png?r=" + strconv.FormatInt(info.Revision, 10), "og:image:width": "1200", "og:image:height": "630",
		"og:description": "Tetë pohime me datë nga një artikull i vetëm, secilido përballë asaj që dihet publikisht.",
	} {
		if got, _ := doc.Find(`meta[property="` + property + `"]`).Attr("content"); got != want {
			t.Errorf("%s is %q, want %q", property, got, want)
		}
	}
	if got, _ := doc.Find(`meta[name="twitter:card"]`).Attr("content"); got != "summary_large_image" {
		t.Errorf("twitter:card is %q", got)
	}
}

func TestPageTellsSearchEnginesItsEvents(t *testing.T) {
	s := newSite(t)
	var list page.ItemList
	if err := json.Unmarshal([]byte(s.document("/en/t/albania-israel").Find(`script[type="application/ld+json"]`).Text()), &list); err != nil {
		t.Fatal(err)
	}
	if list.Type != "ItemList" || list.Count != 8 || len(list.Elements) != 8 || list.Page.ID != s.url+"/en/t/albania-israel" {
		t.Errorf("the list is %+v", list)
	}
	war, visit := list.Elements[0].Item, list.Elements[7].Item
	if war.Type != "Event" || war.Name != "Albania leaves the war with more Jews than before" || war.Start != "1939" || war.End != "1945" {
		t.Errorf("the first event is %+v", war)
	}
	if visit.Start != "2022-10-23" || visit.End != "" || visit.URL != s.url+"/en/t/albania-israel?event=visit#chart" {
		t.Errorf("the last event is %+v", visit)
	}
	if len(list.Page.Citations) != 16 || list.Page.Citations[0].Publisher != "Gazeta Shqiptare" || list.Page.Citations[0].Date != "2022-10-23" {
		t.Errorf("the sources are %+v", list.Page.Citations)
	}
}

func TestWhatIsToldStaysInItsScript(t *testing.T) {
	s := newSite(t)
	s.load(`{"kronika": 1, "slug": "evil", "title": "</script><script>x()</script>", "events": [{"id": "e", "date": "1999", "title": "<!--<script>"}]}`)
	doc := s.document("/en/t/evil")
	block := doc.Find(`script[type="application/ld+json"]`).Text()
	if strings.Contains(block, "<") || !json.Valid([]byte(block)) {
		t.Errorf("the block is %s", block)
	}
	if n := doc.Find("script:not([src]):not([type])").Length(); n > 0 {
		t.Errorf("%d scripts were smuggled in", n)
	}
}
