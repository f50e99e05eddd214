package timelinejs

import (
	"regexp"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec/table"
	"kronika/timeline/document"
	"kronika/timeline/edtf"
	"kronika/timeline/source"
)

// A tlRow is one row of a sheet.
type tlRow struct {
	place   source.Place
	cells   map[string]string  // by column; those with something in them
	foreign document.RawObject // of columns of somebody's own
	faults  timeline.Invalid
	date    edtf.Date // when the row says it as EDTF
}

func (r *tlRow) fault(column, value, problem, remedy string) {
	r.faults = append(r.faults, timeline.Fault{Path: r.place.Path(column), Value: timeline.Excerpt(value), Problem: problem, Remedy: remedy})
}

func (r *tlRow) kind() string { return strings.ToLower(r.cells[colType]) }

// take makes of a row what it stands for. False when that is no event and has no
// fault.
func (d *tlSheetReader) take(row *tlRow) (table.Row, bool) {
	d.place = row.place
	if row.kind() == tlSheetTitle && (d.titleRow == 0 || d.titleRow == row.place.Number) {
		if d.titleRow == 0 {
			d.takeTitle(row)
		}
		return table.Row{Faults: row.faults, Place: row.place}, len(row.faults) > 0
	}
	raw, slide := d.slideOf(row)
	d.scan.Reset(nil, row.place)
	if row.kind() == tlSheetEra {
		if era, ok := d.mapper.era(slide); ok && len(d.scan.Faults) == 0 && len(row.faults) == 0 {
			d.head.Eras = append(d.head.Eras, era)
			d.eras = append(d.eras, raw)
		}
		d.takeFaults(row)
		return table.Row{Faults: row.faults, Place: row.place}, len(row.faults) > 0
	}
	e := d.event(row, slide, raw)
	if d.takeFaults(row); len(row.faults) > 0 {
		e = timeline.Event{}
	}
	return table.Row{Event: e, Faults: row.faults, Place: row.place}, true
}

// event makes the event of a row. What the row says of dates that is no date of
// TimelineJS stands beside the slide.
func (d *tlSheetReader) event(row *tlRow, slide *tlSlide, raw document.RawObject) timeline.Event {
	e := d.slide(slide, raw)
	if !row.date.IsZero() {
		e.Date = row.date
	}
	return e
}

// takeFaults moves what was found wrong with the slide to the columns of its row,
// less what the row itself has said of the same cell.
func (d *tlSheetReader) takeFaults(row *tlRow) {
	before := len(row.faults)
	for _, f := range d.scan.Faults {
		member := strings.TrimPrefix(f.Path, row.place.Path("")+": ")
		f.Path = row.place.Path(d.column(member))
		if !source.Covers(row.faults[:before], f.Path) {
			row.faults = append(row.faults, f)
		}
	}
}

// takeTitle makes the head of the title's row.
func (d *tlSheetReader) takeTitle(row *tlRow) {
	d.titleRow = row.place.Number
	raw, slide := d.slideOf(row)
	d.raw = document.RawObject{{Name: "title", Value: raw.AppendTo(nil)}}
	d.anchors.anchor("", slide.Words.Headline)
	d.scan.Reset(nil, row.place)
	d.title(slide, nil)
	d.takeFaults(row)
}

// finish keeps, when all rows are known, what was said of the timeline that has
// no place in its head.
func (d *tlSheetReader) finish() {
	story := d.raw
	if len(d.eras) > 0 {
		list := []byte{'['}
		for i, era := range d.eras {
			if i > 0 {
				list = append(list, ',')
			}
			list = era.AppendTo(list)
		}
		story = story.With("eras", append(list, ']'))
	}
	if len(d.foreign) > 0 {
		names := &document.Writer{Layout: document.InLine, First: true}
		names.StringsMember("", d.foreign)
		story = story.With(tlForeignColumns, names.Buf[len(`"":`):])
	}
	kept := keep(story, d.mapper.document(d.head, true), 0)
	d.head.Extra = document.WithExtra(d.head.Extra, tlExtra, kept.json())
}

// slideOf makes the slide of a row, as TimelineJS does.
func (d *tlSheetReader) slideOf(row *tlRow) (document.RawObject, *tlSlide) {
	c := row.cells
	slide := &tlSlide{
		DisplayDate: c[colDisplayDate], Words: &tlWords{Headline: c[colHeadline], Text: c[colText]}, Group: c[colGroup],
		Start: row.readDate(colYear, colMonth, colDay, colTime), End: row.readDate(colEndYear, colEndMonth, colEndDay, colEndTime),
	}
	if slide.Group == "" {
		slide.Group = c[colTag]
	}
	if start, end := c[colFirstStart], c[colFirstEnd]; start != "" || end != "" {
		slide.Start, slide.End = row.readFirstDate(colFirstStart), row.readFirstDate(colFirstEnd)
	}
	row.readExactDate(d.mapper, slide)
	media := tlMedia{URL: c[colMedia], Caption: c[colMediaCaption], Credit: c[colMediaCredit], Alt: c[colAlt]}
	if media != (tlMedia{}) || c[colThumbnail] != "" {
		slide.Media = &media
	}
	raw := d.mapper.object(slide, true)
	if thumbnail := c[colThumbnail]; thumbnail != "" {
		with := document.ParseRawObject(raw.Get("media")).With("thumbnail", document.AppendString(nil, thumbnail))
		raw = raw.With("media", with.AppendTo(nil))
	}
	if background := c[colBackground]; background != "" {
		raw = raw.With("background", backgroundJSON(background))
	}
	if kind := row.kind(); kind != "" && kind != tlSheetTitle && kind != tlSheetEra {
		raw = raw.With("type", document.AppendString(nil, c[colType]))
	}
	if len(row.foreign) > 0 {
		raw = raw.With(tlForeignColumns, row.foreign.AppendTo(nil))
	}
	return raw, slide
}

var addressFirst = regexp.MustCompile(`^(https?:)?//?`)

// backgroundJSON is an address where it looks like one, else a colour.
func backgroundJSON(cell string) []byte {
	name := "color"
	if addressFirst.MatchString(cell) {
		name = "url"
	}
	return document.RawObject{{Name: name, Value: document.AppendString(nil, cell)}}.AppendTo(nil)
}
