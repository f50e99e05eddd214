package chart

import (
	"fmt"
	"unicode/utf8"

	"github.com/a-h/templ"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/web/view"
)

// drawEras draws the eras that meet the strip and returns the rows of names.
func (s *strip) drawEras(v *components.StripView) (rows int) {
	var notes []layout.Note
	for _, era := range s.info.Head.Eras {
		t0, t1, ok := layout.FromSpan(era.Date.Bounds(s.calendar))
		whole := s.scale.Extent()
		if !ok || t1 <= whole.Lo || t0 >= whole.Hi {
			continue
		}
		label := view.Phrase(s.l, era.Label)
		notes = append(notes, layout.Note{U: s.scale.U(t0), Width: textUnits(label.Text)})
		v.Eras = append(v.Eras, components.EraView{Style: from(s.scale.U(t0), s.scale.U(t1)), Label: label})
	}
	for i, place := range layout.Notes(notes, s.room) {
		v.Eras[i].Name = templ.SafeCSS(fmt.Sprintf("--note:%d", place.Row))
		v.Eras[i].Left = place.Left
		rows = max(rows, place.Row+1)
	}
	return rows
}

// textUnits is the room that a small text takes up, with a gap. No text is
// measured; this is a little more than what most need.
func textUnits(text string) float64 { return 6.6*float64(utf8.RuneCountInString(text)) + 28 }

// drawRecords draws the dates on record that differ from those stated, tied to
// them, and returns their rows.
func (s *strip) drawRecords(v *components.StripView) (rows int) {
	var notes []layout.Note
	var stated []float64
	for i, it := range s.items {
		of := s.labels[it.ID]
		if s.verdict(of) != timeline.Differs {
			continue
		}
		t0, t1, ok := layout.FromSpan(of.Record.Bounds(s.calendar))
		if !ok {
			continue
		}
		text := s.l.T("chart.record", s.l.DateShort(of.Record))
		u := s.scale.U(t0 + (t1-t0)/2)
		stated = append(stated, s.flags[i].U)
		notes = append(notes, layout.Note{U: u, Width: textUnits(text), Left: u < s.flags[i].U})
		v.Records = append(v.Records, components.RecordView{Style: at(u, s.color(of.Group)), Text: text})
	}
	places := layout.Notes(notes, s.room)
	for _, place := range places {
		rows = max(rows, place.Row+1)
	}
	for i, place := range places {
		r := &v.Records[i]
		r.Style += templ.SafeCSS(fmt.Sprintf(";--note:%d", place.Row))
		r.Left = place.Left
		r.Tie = tie(notes[i].U, stated[i], place.Row, rows)
	}
	return rows
}

// tie is the curve from the mark of a record to the date stated: down from the
// mark, below all texts, and up to the axis. Its units are thousandths of the
// strip and tenths of a rem.
func tie(record, stated float64, row, rows int) string {
	mark := 10*(tickRem+float64(row)*recordRem) + 13
	depth := 10*(tickRem+float64(rows)*recordRem+tieRem) + 4
	x0, x1 := rounded(record*1000, 10), rounded(stated*1000, 10)
	return fmt.Sprintf("M%g %gC%g %g %g %g %g 4", x0, mark, x0, depth, x1, depth, x1)
}

// drawBreaks marks the silences that the scale compresses, and says how long
// each is where there is room.
func (s *strip) drawBreaks(v *components.StripView) {
	if s.scale.Even() {
		return
	}
	for _, b := range s.scale.Breaks(s.spans) {
		text := s.l.Duration(b.Seconds)
		view := components.BreakView{Style: from(b.U0, b.U1), Title: s.l.T("chart.break", text)}
		if (b.U1-b.U0)*s.room.Width >= textUnits(text) {
			view.Text = text
		}
		v.Breaks = append(v.Breaks, view)
	}
}
