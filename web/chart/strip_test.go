package chart

import (
	"strings"
	"testing"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/chart"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/store"
	"kronika/web/query"
)

func TestStripSaysHowManyMoreErasAndRecordsThereAre(t *testing.T) {
	s := &strip{chartDrawer: &chartDrawer{l: locale.For("en")}, room: layout.PageStrip(), scene: &chart.Scene{EraRows: 25, MoreEras: 976, RecordRows: 25, MoreRecords: 12}}
	eras, records := s.eras(), s.records()
	if len(eras) != 1 || eras[0].Label.Text != "976 more" || eras[0].Name != "--note:24" {
		t.Errorf("of eras it says %+v", eras)
	}
	if len(records) != 1 || records[0].Text != "12 more" || !strings.HasSuffix(string(records[0].Style), "--note:24") {
		t.Errorf("of records it says %+v", records)
	}
}

// A strip is a function of data: what it draws is in the places of the scene.
func TestStripDrawsTheScene(t *testing.T) {
	head := &timeline.Timeline{Slug: "s", Title: timeline.Plain("T"), Groups: []timeline.Group{{ID: "g", Label: timeline.Plain("G")}},
		Eras: []timeline.Era{{Date: edtf.MustParse("1900/1950"), Label: timeline.Plain("Early")}}}
	l := locale.For("en")
	s := &strip{chartDrawer: newChartDrawer(nil, l, store.Info{Head: head, Count: 3}, query.View{}, layout.PageProfile()), room: layout.PageStrip()}
	for i, row := range []struct{ date, record, group string }{{"1900~", "", "g"}, {"1920/1930", "1922/1923", ""}, {"1960", "1980", "g"}} {
		e := timeline.Event{ID: row.date, Date: edtf.MustParse(row.date), Title: timeline.Plain("E"), Importance: 50}
		of := &store.Label{ID: row.date, Date: e.Date, Title: e.Title, Group: row.group}
		if row.record != "" {
			of.Record = edtf.MustParse(row.record)
		}
		item, _ := layout.ItemOf(int64(i), &e, edtf.Calendar{}, 0)
		s.labels = append(s.labels, of)
		s.events = append(s.events, chart.Event{Item: item, Date: e.Date, Record: of.Record, Verdict: s.verdict(of)})
	}
	s.place(layout.LinearKind, head.Eras)
	var c components.ChartView
	s.draw(&c)
	var classes []string
	for _, b := range c.Strip.Bars {
		classes = append(classes, b.Class)
	}
	if got := strings.Join(classes, "|"); got != "vague-start vague-end|range|recorded|" {
		t.Errorf("the bars are %s", got)
	}
	if len(c.Strip.Labels) != 3 || !strings.HasSuffix(string(c.Strip.Labels[0].Style), ";--c:var(--g0)") || strings.Contains(string(c.Strip.Labels[1].Style), "--c") {
		t.Errorf("the labels are %+v", c.Strip.Labels)
	}
	if len(c.Strip.Records) != 1 || c.Strip.Records[0].Text != "On record: 1980" || !strings.HasPrefix(c.Strip.Records[0].Tie, "M") {
		t.Errorf("the records are %+v", c.Strip.Records)
	}
	if len(c.Strip.Eras) != 1 || c.Strip.Eras[0].Label.Text != "Early" || c.Strip.Eras[0].Name != "--note:0" {
		t.Errorf("the eras are %+v", c.Strip.Eras)
	}
	if want := eraRem + float64(s.scene.Lanes)*flagRem + poleRem + float64(s.scene.BarRows)*barRem; c.Above != want || len(c.Ticks) < 3 || c.Said != "" {
		t.Errorf("it is %g high, want %g, has %d ticks and says %q", c.Above, want, len(c.Ticks), c.Said)
	}
}
