package csv

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/table"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

// take makes an event of a row.
func (d *foreignReader) take(raw *rawRow) table.Row {
	row := &draft{event: timeline.Event{Importance: timeline.DefaultImportance}}
	row.Reset(raw.place)
	row.Faults = append(row.Faults, raw.faults...)
	when := map[string]string{}
	var kept document.RawObject
	for i, cell := range raw.cells {
		if cell == "" {
			continue
		}
		if i >= len(d.columns) {
			row.Push(fmt.Sprintf("column %d", i+1))
			row.Fault(cell, fmt.Sprintf("there are only %d columns", len(d.columns)), "put cells that hold the delimiter in quotes")
			row.Pop()
			continue
		}
		c := &d.columns[i]
		switch {
		case c.means == "":
			kept = append(kept, document.RawMember{Name: c.name, Value: document.AppendString(nil, cell)})
		case c.field == nil:
			when[c.means] = cell
		default:
			row.Push(c.name)
			if !d.cell(row, c, cell) {
				kept = append(kept, document.RawMember{Name: c.name, Value: document.AppendString(nil, cell)})
				d.notes.Add(raw.place.Path(c.name), "cells that are no "+what[c.means]+" are kept, but not shown")
			}
			row.Pop()
		}
	}
	switch read := d.dates.read(row, when); {
	case read.wording:
		row.event.Part = timeline.Part(read.part)
		if row.event.Wording == nil {
			row.event.Wording = timeline.Text{{Lang: d.head.FirstLanguage(), Text: read.words}}
		}
	case read.words != "":
		kept = append(kept, document.RawMember{Name: "date", Value: document.AppendString(nil, read.words)})
		d.notes.Add(raw.place.String(), "dates in another notation are kept as the file has them, but not shown")
	}
	if kept != nil {
		row.more.Extra = document.WithExtra(nil, foreignExtra, kept.AppendTo(nil))
	}
	d.finish(row, raw.place)
	return table.Row{Event: row.event, Faults: row.Faults, Place: raw.place}
}

// what a column wants where it does not take any words.
var what = map[string]string{"media_url": "address on the web", "lat": "coordinate", "lon": "coordinate", "id": "id", "importance": "number from 0 to 100", "status": "status of an event", "part": "part of a period"}

// cell reads a cell that is not a date. It returns false for one that the model has no
// place for.
func (d *foreignReader) cell(row *draft, c *foreignColumn, cell string) bool {
	switch c.means {
	case "text":
		cell = asMarkdown(cell)
	case "title":
		cell = strings.Join(strings.Fields(cell), " ")
	case "source_url":
		if !isAddress(cell) { // a source that is no address is the name of one
			row.source.Title = timeline.Text{{Lang: d.head.FirstLanguage(), Text: cell}}
			return true
		}
	case "media_url":
		if !isAddress(cell) {
			return false
		}
		row.media.Type = codec.MediaType(cell)
	case "lat", "lon":
		if codec.DegreesIn(strings.Replace(cell, ",", ".", 1), 180) == nil {
			return false
		}
	case "status":
		cell = strings.ToLower(cell)
		if cell != timeline.Confirmed && !slices.Contains(timeline.Statuses(), timeline.Status(cell)) {
			return false
		}
	case "part":
		if !slices.Contains(timeline.Parts(), timeline.Part(cell)) {
			return false
		}
	case "importance":
		return readLooseImportance(row, cell)
	case "id":
		if !codec.IsID(cell) {
			return false // one is made of the title
		}
	}
	c.field.read(row, cell, c.lang)
	return true
}

// titleLimit is about how long a title made of a text gets, in characters.
const titleLimit = 80

// finish puts the parts of a row together and gives it an id.
func (d *foreignReader) finish(row *draft, place source.Place) {
	if row.event.Title == nil && row.event.Text != nil {
		text, lang := row.event.Text.In("")
		row.event.Title = timeline.Text{{Lang: lang, Text: codec.FirstWords(strings.Join(strings.Fields(text), " "), titleLimit)}}
	}
	if row.place.Lat == nil || row.place.Lon == nil {
		row.place.Lat, row.place.Lon = nil, nil
	}
	d.refs.assemble(row)
	title, _ := row.event.Title.In("")
	if id := row.event.ID; id == "" || d.ids.Has(id) {
		if id != "" {
			d.notes.Add(place.String(), "ids that stand there twice were made different")
		}
		row.event.ID = d.ids.Name(cmp.Or(id, title), fmt.Sprintf("row-%d", place.Number))
	} else {
		d.ids.Claim(id)
	}
	d.head.ExpandEvent(&row.event)
}
