package chart

import (
	"strings"
	"testing"

	"kronika/timeline/chart"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
)

func TestStripSaysHowManyMoreErasAndRecordsThereAre(t *testing.T) {
	s := &strip{chartDrawer: &chartDrawer{l: locale.For("en")}, room: layout.PageStrip(), scene: &chart.Scene{EraRows: 25, MoreEras: 976, RecordRows: 25, MoreRecords: 12}}
	eras, records := s.eras(), s.records()
	if len(eras) != 1 || eras[0].Label.Text != "+976 more" || eras[0].Name != "--note:24" {
		t.Errorf("of eras it says %+v", eras)
	}
	if len(records) != 1 || records[0].Text != "+12 more" || !strings.HasSuffix(string(records[0].Style), "--note:24") {
		t.Errorf("of records it says %+v", records)
	}
}
