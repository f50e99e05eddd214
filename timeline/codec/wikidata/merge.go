package wikidata

import (
	"encoding/json"

	"kronika/timeline/source"
)

// An entry is what becomes one event: an item with its dates, and all values of each
// variable, each once, in the order of the results.
type entry struct {
	place      source.Place
	start, end string // EDTF, or what stands there
	values     map[string][]term
	met        map[[2]string]bool // the variables and values that are among them
}

// first returns the first value of a variable.
func (e *entry) first(name string) string {
	if all := e.values[name]; len(all) > 0 {
		return all[0].value
	}
	return ""
}

// merged makes entries of rows: those of the same item with the same dates are one.
func (d *decoder) merged(rows []row) []*entry {
	var all []*entry
	byKey := map[[3]string]*entry{}
	for _, r := range rows {
		start, end := d.date(r, d.roles.start), d.date(r, d.roles.end)
		if start == "" && end == "" {
			d.Notes.Add(r.place.Path(d.roles.start.value), "results without a date are left out")
			continue
		}
		key := [3]string{r.values[d.roles.item].value, start, end}
		e := byKey[key]
		if e == nil || key[0] == "" {
			e = &entry{place: r.place, start: start, end: end, values: map[string][]term{}, met: map[[2]string]bool{}}
			byKey[key] = e
			all = append(all, e)
		} else {
			d.Notes.Add(r.place.String(), "results of the same item with the same dates are one event, with all their values")
		}
		for name, t := range r.values {
			if pair := [2]string{name, t.value}; t.value != "" && !e.met[pair] {
				e.met[pair] = true
				e.values[name] = append(e.values[name], t)
			}
		}
	}
	return all
}

// date returns a date of a row, "" where there is none, with notes about how it is read.
func (d *decoder) date(r row, v dateVariables) string {
	t := r.values[v.value]
	if t.value == "" {
		return ""
	}
	if t.blank {
		d.Notes.Add(r.place.Path(v.value), "dates that Wikidata says are unknown are left out")
		return ""
	}
	text, guessed := dateText(t, r.values[v.precision].value)
	if guessed {
		d.Notes.Add(r.place.Path(v.value), "dates without their precision: the first of January is read as the year, any other as the day; ask for wikibase:timePrecision to have it exact")
	}
	if r.values[v.calendar].value == entity+"Q1985786" {
		d.Notes.Add(r.place.Path(v.value), "dates of the Julian calendar stand as the query service gives them, in the Gregorian")
	}
	return text
}

// valuesJSON writes the values of a variable, one as a text and several as a list.
func valuesJSON(all []term) json.RawMessage {
	texts := make([]string, len(all))
	for i, t := range all {
		texts[i] = t.value
	}
	var raw []byte
	if len(texts) == 1 {
		raw, _ = json.Marshal(texts[0])
	} else {
		raw, _ = json.Marshal(texts)
	}
	return raw
}
