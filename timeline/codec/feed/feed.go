// Package feed is what feed readers read: Atom and JSON Feed, with the events that
// were recorded last. Both are written only.
package feed

import (
	"cmp"
	"crypto/sha1"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/edtf"
)

// feedLimit is how many events a feed shows when nobody says.
const feedLimit = 100

// A feed is an edition that shows what was recorded last.
type feed struct{ *codec.Edition }

// An entry is an event on its way into a feed.
type entry struct {
	timeline.Event
	recorded time.Time // zero when nobody knows
	start    edtf.Instant
}

// newest returns the events that a feed shows: those recorded last, and of
// those recorded together, or at times unknown, the latest first. It never
// holds more than twice as many as it returns.
func (ed feed) newest(s *codec.Stream) ([]entry, error) {
	limit := ed.Limit
	if limit <= 0 {
		limit = feedLimit
	}
	calendar := ed.Head.Calendar()
	var entries []entry
	count := 0
	for e, err := range s.Events {
		if err != nil {
			return nil, err
		}
		ed.ReportEvent(count, &e)
		count++
		next := entry{Event: e, start: e.Date.Bounds(calendar).StartLo}
		if ed.Recorded != nil {
			next.recorded = ed.Recorded(e.ID)
		}
		if entries = append(entries, next); len(entries) >= 2*limit {
			entries = first(entries, limit)
		}
	}
	if count > limit {
		ed.Report.Add("events", fmt.Sprintf("%d events beyond the newest %d", count-limit, limit))
	}
	return first(entries, limit), nil
}

func first(entries []entry, limit int) []entry {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(b.recorded.Compare(a.recorded), cmp.Compare(b.start.Sec, a.start.Sec),
			cmp.Compare(b.start.Nsec, a.start.Nsec), cmp.Compare(a.ID, b.ID))
	})
	return entries[:min(limit, len(entries))]
}

// updated is when an entry was written, as well as can be told: feeds demand a
// time, and one that changes only when the entry does.
func (ed feed) updated(e *entry) time.Time {
	switch {
	case !e.recorded.IsZero():
		return e.recorded.UTC()
	case !ed.Updated.IsZero():
		return ed.Updated.UTC()
	}
	return time.Unix(0, 0).UTC()
}

// feedUpdated is when the feed as a whole last changed.
func (ed feed) feedUpdated(entries []entry) time.Time {
	latest := time.Unix(0, 0).UTC()
	if ed.Updated.After(latest) {
		latest = ed.Updated.UTC()
	}
	for i := range entries {
		if t := ed.updated(&entries[i]); t.After(latest) {
			latest = t
		}
	}
	return latest
}

// feedID names the timeline, the choice of its events that the feed shows, or an
// event of it, for all time: a tag URI (RFC
// 4151) in the name of the host where there is one, else a UUID made of slug
// and id (RFC 9562, version 5).
func (ed feed) feedID(event string) string {
	host := ""
	if u, err := url.Parse(ed.BaseURL); err == nil {
		host = strings.ToLower(u.Hostname())
	}
	path := url.PathEscape(ed.Head.Slug)
	switch {
	case event != "":
		path += "/" + url.PathEscape(event)
	case ed.Filter != "":
		path += "?" + ed.Filter
	}
	if host != "" && !strings.Contains(host, ":") {
		return "tag:" + host + ",2026:kronika/" + path
	}
	sum := sha1.Sum([]byte("kronika/" + path))
	sum[6], sum[8] = sum[6]&0x0F|0x50, sum[8]&0x3F|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// content writes what an entry says below its title, as HTML where a renderer
// is given, else as Markdown to be shown as it is.
func (ed feed) content(e *entry) (text string, html bool) {
	var b strings.Builder
	codec.Paragraph(&b, "**"+codec.MarkdownLine(ed.DateText(e.Date))+"**")
	ed.MarkdownBody(&b, &e.Event)
	text = strings.TrimSpace(b.String())
	if ed.HTML == nil {
		return text, false
	}
	return ed.HTML(text), true
}
