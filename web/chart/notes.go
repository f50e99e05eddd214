package chart

import (
	"fmt"
	"unicode/utf8"

	"github.com/a-h/templ"

	"kronika/components"
	"kronika/web/view"
)

// textUnits returns the room that a small text takes up, with a gap. No text is
// measured; this is a little more than what most need.
func textUnits(text string) float64 { return 6.6*float64(utf8.RuneCountInString(text)) + 28 }

// eras draws the eras, and says in a row of its own how many more there are.
func (s *strip) eras() (views []components.EraView) {
	for _, era := range s.scene.Eras {
		views = append(views, components.EraView{
			Style: from(era.U0, era.U1), Name: noteRow(era.Place.Row), Label: view.Phrase(s.l, era.Label), Left: era.Place.Left,
		})
	}
	if n := s.scene.MoreEras; n > 0 {
		views = append(views, components.EraView{
			Style: "left:0;width:0;border:0", Name: noteRow(s.scene.EraRows - 1), Label: components.Phrase{Text: s.l.N("chart.more", int64(n))},
		})
	}
	return views
}

func noteRow(row int) templ.SafeCSS { return templ.SafeCSS(fmt.Sprintf("--note:%d", row)) }

// records draws the dates on record that differ from those stated, tied to them.
func (s *strip) records() (views []components.RecordView) {
	rows := s.scene.RecordRows
	for _, r := range s.scene.Records {
		views = append(views, components.RecordView{
			Event: s.labels[r.Event].ID,
			Style: at(r.U, s.color(s.labels[r.Event].Group), ";", string(noteRow(r.Place.Row))), Text: r.Text, Left: r.Place.Left,
			Tie: recordTie(r.U, r.Stated, r.Place.Row, rows),
		})
	}
	if n := s.scene.MoreRecords; n > 0 {
		views = append(views, components.RecordView{
			Style: "left:0;border-color:transparent;background:none;" + noteRow(rows-1), Text: s.l.N("chart.more", int64(n)),
		})
	}
	return views
}

// recordTie returns the curve from the mark of a record to the date stated: down from the
// mark, below all texts, and up to the axis. Its units are thousandths of the
// strip and tenths of a rem.
func recordTie(record, stated float64, row, rows int) string {
	mark := 10*(tickRem+float64(row)*recordRem) + 13
	depth := 10*(tickRem+float64(rows)*recordRem+tieRem) + 4
	x0, x1 := rounded(record*1000, 10), rounded(stated*1000, 10)
	return fmt.Sprintf("M%g %gC%g %g %g %g %g 4", x0, mark, x0, depth, x1, depth, x1)
}

// breaks marks the silences that the scale shortens, and says how long each is
// where there is room.
func (s *strip) breaks() (views []components.BreakView) {
	for _, b := range s.scene.Breaks {
		v := components.BreakView{Style: from(b.U0, b.U1), Title: s.l.T("chart.break", b.Text)}
		if (b.U1-b.U0)*s.room.Width >= textUnits(b.Text) {
			v.Text = b.Text
		}
		views = append(views, v)
	}
	return views
}
