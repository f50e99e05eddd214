package web

import (
	"image/png"
	"net/http"
	"testing"

	"kronika/timeline/draw"
)

func TestCardIsDrawnForEachLanguage(t *testing.T) {
	s := newSite(t)
	tags := map[string]bool{}
	for _, address := range []string{"/sq/t/albania-israel/card.png?r=1", "/en/t/albania-israel/card.png"} {
		resp, err := http.Get(s.url + address)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		card, err := png.Decode(resp.Body)
		if err != nil || resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "image/png" {
			t.Fatalf("%s: %d, %v", address, resp.StatusCode, err)
		}
		if size := card.Bounds().Size(); size.X != draw.CardWidth || size.Y != draw.CardHeight {
			t.Errorf("%s is %v", address, size)
		}
		tags[resp.Header.Get("ETag")] = true
		again, _ := http.NewRequest("GET", s.url+address, nil)
		again.Header.Set("If-None-Match", resp.Header.Get("ETag"))
		if resp, err := http.DefaultClient.Do(again); err != nil || resp.StatusCode != http.StatusNotModified {
			t.Errorf("%s again: %v, %v", address, resp, err)
		}
	}
	if len(tags) != 2 {
		t.Errorf("the cards of two languages have the tags %v", tags)
	}
	if resp, err := http.Get(s.url + "/en/t/nowhere/card.png"); err != nil || resp.StatusCode != http.StatusNotFound {
		t.Errorf("a timeline that is not there: %v, %v", resp, err)
	}
}
