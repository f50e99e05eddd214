package wikidata

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec/items"
	"kronika/timeline/document"
)

// A decoder makes events of results.
type decoder struct {
	*items.Builder
	roles roles
}

// event makes the event of an entry.
func (d *decoder) event(e *entry) (timeline.Event, timeline.Invalid) {
	r := &d.roles
	address := e.first(r.item)
	it := items.Item{
		ID: strings.TrimPrefix(address, entity), Start: e.start, End: e.end, EDTF: true, Title: e.first(r.title), Text: e.first(r.text),
		Group: e.first(r.group), Image: e.first(r.image), Link: e.first(r.link), Kept: d.kept(e),
	}
	if it.Start == "" { // known to have ended then, not to have begun
		it.Start, it.End = "../"+it.End[strings.LastIndexByte(it.End, '/')+1:], ""
	}
	if number.MatchString(it.Title) {
		d.Notes.Add(e.place.Path(r.title), "items without a label in the language of the query have their number as the title")
	}
	start := r.start.value
	if e.start == "" {
		start = r.end.value
	}
	member := items.Own(map[string]string{"start": start, "end": r.end.value, "title": r.title, "image": cmp.Or(r.image, "image")})
	event, faults := d.Event(&it, e.place, member)
	d.citeItem(&event, address)
	d.putPlace(&event, e)
	return event, faults
}

// number is a label that is none: the number of the item.
var number = regexp.MustCompile(`^Q\d+$`)

// kept returns what has no place in an event: other variables, and values after the first.
func (d *decoder) kept(e *entry) document.RawObject {
	r := &d.roles
	shown := []string{r.item, r.title, r.text, r.group, r.image, r.link, r.place, r.coordinates}
	said := []string{r.start.value, r.end.value, r.start.precision, r.end.precision, r.start.calendar, r.end.calendar}
	var kept document.RawObject
	for _, name := range slices.Sorted(maps.Keys(e.values)) {
		values := e.values[name]
		switch {
		case slices.Contains(said, name):
			continue
		case slices.Contains(shown, name):
			values = values[1:]
		}
		if len(values) > 0 {
			kept = append(kept, document.RawMember{Name: name, Value: valuesJSON(values)})
		}
	}
	return kept
}

// citeItem cites Wikidata, at the item.
func (d *decoder) citeItem(e *timeline.Event, address string) {
	if !strings.HasPrefix(address, entity) {
		return
	}
	const id = "wikidata"
	if _, known := d.Head.Source(id); !known {
		d.Head.Sources = append(d.Head.Sources, timeline.Source{ID: id, Title: timeline.Plain("Wikidata"), URL: "https://www.wikidata.org/"})
		d.Head.Expand()
	}
	page := "https://www.wikidata.org/wiki/" + strings.TrimPrefix(address, entity)
	e.Citations = append(e.Citations, timeline.Citation{Source: id, URL: page})
}

// putPlace sets where it happened, by name and coordinates.
func (d *decoder) putPlace(e *timeline.Event, from *entry) {
	var p timeline.Place
	if name := from.first(d.roles.place); name != "" && !items.IsAddress(name) {
		p.Name = timeline.Text{{Lang: d.Head.FirstLanguage(), Text: name}}
	}
	if m := pointShape.FindStringSubmatch(from.first(d.roles.coordinates)); m != nil {
		lon, errLon := strconv.ParseFloat(m[1], 64)
		lat, errLat := strconv.ParseFloat(m[2], 64)
		if errLon == nil && errLat == nil && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180 {
			p.Lat, p.Lon = &lat, &lon
		}
	}
	if len(p.Name) > 0 || p.Lat != nil {
		e.Place = &p
	}
}
