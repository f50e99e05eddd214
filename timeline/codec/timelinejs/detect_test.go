package timelinejs_test

import (
	"strings"
	"testing"

	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
)

func TestColumnsOfSheetsAreFound(t *testing.T) {
	rows := []struct{ claim, document string }{
		{"as in the template", "Year,Headline,Type\n1999,A,\n,T,title\n"},
		{"in other letter case", "YEAR,headline,TYPE\n1999,A,\n,T,Title\n"},
		{"with a byte order mark", "\uFEFFYear,Headline,Type\n1999,A,\n,T,TITLE\n"},
		{"with semicolons", "Year;Headline;Type\n1999;A;\n;T;title\n"},
		{"with tabs", "Year\tHeadline\tType\n1999\tA\t\n\tT\ttitle\n"},
		{"with blanks around them", " Year , Headline ,Type\n 1999 , A ,\n,T, title \n"},
		{"with lines that end in many ways", "Year,Headline,Type\r\n1999,A,\r,T,title\n"},
		{"with blank rows", "Year,Headline,Type\n\n,,\n1999,A,\n , ,\n,T,title\n"},
		{"of the first template", "Start Date,End Date,Headline,Type\n1999,,A,\n,,T,title\n"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			f, ok := formats.Detect([]byte(row.document))
			if !ok || f.Name != "timelinejs.csv" {
				t.Fatalf("detected as %q", f.Name)
			}
			tl, err := codec.ReadAll(f, strings.NewReader(row.document), codec.DecodeOptions{Slug: "s"})
			if err != nil {
				t.Fatal(err)
			}
			title, _ := tl.Title.In("")
			if len(tl.Events) != 1 || tl.Events[0].Date.String() != "1999" || title != "T" {
				t.Errorf("title %q, events %+v", title, tl.Events)
			}
		})
	}
}
