package timelinejs

import (
	"bytes"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/table"
	"kronika/timeline/source"
)

// Sheet returns the format of its spreadsheets, as CSV: the columns of its template, one slide a row,
// among them the title slide and the eras. A Google Sheet published as CSV is
// read as it is; so are its older templates, other letter case, semicolons and
// tabs, names of months and ISO dates.
//
// A row becomes the slide that TimelineJS makes of it, and from there on all is
// as in its JSON. Columns of somebody's own are kept for the way back.
func Sheet() codec.Format {
	return codec.Format{
		Name: "timelinejs.csv", Title: "TimelineJS spreadsheet (CSV)", MediaType: "text/csv; charset=utf-8", Extension: "timelinejs.csv",
		Detect: detectTLSheet, Decode: decodeTLSheet, Encode: encodeTLSheet,
	}
}

// The columns of the template, in its order, and those that older templates
// have instead.
const (
	colYear          = "Year"
	colMonth         = "Month"
	colDay           = "Day"
	colTime          = "Time"
	colEndYear       = "End Year"
	colEndMonth      = "End Month"
	colEndDay        = "End Day"
	colEndTime       = "End Time"
	colDisplayDate   = "Display Date"
	colHeadline      = "Headline"
	colText          = "Text"
	colMedia         = "Media"
	colMediaCredit   = "Media Credit"
	colMediaCaption  = "Media Caption"
	colThumbnail     = "Media Thumbnail"
	colAlt           = "Alt Text"
	colType          = "Type"
	colGroup         = "Group"
	colBackground    = "Background"
	colTag           = "Tag"        // Group in the first template
	colFirstStart    = "Start Date" // of the first template
	colFirstEnd      = "End Date"
	tlSheetTitle     = "title" // what Type says
	tlSheetEra       = "era"
	tlForeignColumns = "_columns" // where columns of somebody's own are kept
)

var tlColumns = []string{colYear, colMonth, colDay, colTime, colEndYear, colEndMonth, colEndDay, colEndTime, colDisplayDate, colHeadline,
	colText, colMedia, colMediaCredit, colMediaCaption, colThumbnail, colAlt, colType, colGroup, colBackground}

// tlColumnNamed finds a column of any template, whatever the letter case.
func tlColumnNamed(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	for _, column := range append(tlColumns[:len(tlColumns):len(tlColumns)], colTag, colFirstStart, colFirstEnd) {
		if strings.EqualFold(column, name) {
			return column
		}
	}
	return ""
}

// detectTLSheet recognises a first row with the template's dates and headlines.
func detectTLSheet(prefix []byte) bool {
	t, err := table.Open(bytes.NewReader(prefix))
	if err != nil {
		return false
	}
	has := map[string]bool{}
	for _, name := range t.Header {
		has[tlColumnNamed(name)] = true
	}
	return (has[colYear] || has[colFirstStart]) && (has[colHeadline] || has[colMedia] && has[colText])
}

// readColumns finds out what each column holds.
func (d *tlSheetReader) readColumns() timeline.Invalid {
	var faults timeline.Invalid
	seen := map[string]bool{}
	for _, name := range d.table.Header {
		column := tlColumnNamed(name)
		if column == "" && name != "" {
			d.foreign = append(d.foreign, name)
		}
		if name != "" && seen[column] && column != "" {
			faults = append(faults, table.ColumnFault(name, "there twice", "keep one of the two"))
		}
		seen[column] = true
		d.isFirst = d.isFirst || column == colFirstStart
		d.columns = append(d.columns, column)
	}
	for _, need := range []string{colYear, colHeadline} {
		if !seen[need] && !(need == colYear && d.isFirst) {
			there := timeline.Excerpt(strings.Join(d.table.Header, ", "))
			remedy := "name one of the columns so; they are: " + there
			if near := source.Nearest(need, d.foreign); near != "" {
				remedy = "did you mean it with " + near + "?"
			}
			faults = append(faults, table.ColumnFault(need, "missing", remedy))
		}
	}
	return faults
}

// column names the column that holds what a path of a slide names.
func (d *tlSheetReader) column(member string) string {
	member = strings.TrimPrefix(member, "title.")
	if column, ok := tlColumnOf[member]; ok {
		member = column
	} else if side, _, isPart := strings.Cut(member, "."); isPart && (side == "start_date" || side == "end_date") {
		member = tlColumnOf[side+".hour"]
	}
	switch isStart := tlDateColumns[member]; {
	case d.isFirst && isStart == "start":
		return colFirstStart
	case d.isFirst && isStart == "end":
		return colFirstEnd
	}
	return member
}

var tlColumnOf = map[string]string{
	"start_date": colYear, "start_date.year": colYear, "start_date.month": colMonth, "start_date.day": colDay, "start_date.hour": colTime,
	"end_date": colEndYear, "end_date.year": colEndYear, "end_date.month": colEndMonth, "end_date.day": colEndDay, "end_date.hour": colEndTime,
	"display_date": colDisplayDate, "text": colHeadline, "text.headline": colHeadline, "text.text": colText, "group": colGroup,
	"media": colMedia, "media.url": colMedia, "media.caption": colMediaCaption, "background": colBackground,
}

// tlDateColumns tells which columns are of the start and which of the end.
var tlDateColumns = map[string]string{
	colYear: "start", colMonth: "start", colDay: "start", colTime: "start",
	colEndYear: "end", colEndMonth: "end", colEndDay: "end", colEndTime: "end",
}
