package csv

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"kronika/timeline"
	"kronika/timeline/document"
	"kronika/timeline/edtf"
)

// A draft is what one row says: an event, and of the things it refers to the
// one that has columns of its own.
type draft struct {
	document.FaultList
	event    timeline.Event
	group    timeline.Group
	place    timeline.Place
	media    timeline.Media
	source   timeline.Source
	citation timeline.Citation
	quote    timeline.Quote
	record   timeline.Record
	more     more
}

// csvMore is what the other columns have no room for: everything of which an
// event has more than one. It stands as JSON in the column "more", so that a
// spreadsheet loses nothing of an event and its columns stay few.
type more struct {
	Media           []timeline.Media
	Citations       []timeline.Citation
	RecordCitations []timeline.Citation
	Sources         []timeline.Source // those that the citations above refer to
	Aliases         []string
	Order           int
	Extra           json.RawMessage
}

var moreMembers = []document.Member[more]{
	document.ListMember("media", func(m *more) *[]timeline.Media { return &m.Media }, document.MediaMembers),
	document.ListMember("citations", func(m *more) *[]timeline.Citation { return &m.Citations }, document.CitationMembers),
	document.ListMember("record_citations", func(m *more) *[]timeline.Citation { return &m.RecordCitations }, document.CitationMembers),
	document.ListMember("sources", func(m *more) *[]timeline.Source { return &m.Sources }, document.SourceMembers),
	document.StringsMember("aliases", func(m *more) *[]string { return &m.Aliases }),
	document.NumberMember("order", func(m *more) *int { return &m.Order }),
	document.ExtraMember(func(m *more) *json.RawMessage { return &m.Extra }),
}

// A csvField is a column of our own: its name, what part of the model it needs
// to be of use (so that a timeline without sources gets no columns for them),
// and how its cell is read and written. Text columns come once for each
// language: title:sq, title:en.
type field struct {
	name  string
	part  part
	texts bool // the cell is a wording of a text
	read  func(d *draft, cell, lang string)
	write func(d *draft, lang string) string
}

// csvPart is what a field belongs to.
type part int

const (
	partEvent part = iota
	partGroup
	partSource
)

var fields = []field{
	cellField("id", partEvent, func(d *draft) *string { return &d.event.ID }),
	dateField("date", partEvent, func(d *draft) *edtf.Date { return &d.event.Date }),
	cellField("part", partEvent, func(d *draft) *string { return (*string)(&d.event.Part) }),
	textField("wording", partEvent, func(d *draft) *timeline.Text { return &d.event.Wording }),
	textField("title", partEvent, func(d *draft) *timeline.Text { return &d.event.Title }),
	textField("text", partEvent, func(d *draft) *timeline.Text { return &d.event.Text }),
	cellField("group", partGroup, func(d *draft) *string { return &d.event.Group }),
	textField("group_label", partGroup, func(d *draft) *timeline.Text { return &d.group.Label }),
	cellField("group_color", partGroup, func(d *draft) *string { return &d.group.Color }),
	{"importance", partEvent, false, readImportanceCell, writeImportanceCell},
	{"status", partEvent, false, readStatusCell, func(d *draft, _ string) string { return string(d.event.Status) }},
	textField("place", partEvent, func(d *draft) *timeline.Text { return &d.place.Name }),
	degreesField("lat", func(d *draft) **float64 { return &d.place.Lat }),
	degreesField("lon", func(d *draft) **float64 { return &d.place.Lon }),
	cellField("media_url", partEvent, func(d *draft) *string { return &d.media.URL }),
	cellField("media_type", partEvent, func(d *draft) *string { return &d.media.Type }),
	textField("media_alt", partEvent, func(d *draft) *timeline.Text { return &d.media.Alt }),
	textField("media_caption", partEvent, func(d *draft) *timeline.Text { return &d.media.Caption }),
	cellField("media_credit", partEvent, func(d *draft) *string { return &d.media.Credit }),
	cellField("source", partSource, func(d *draft) *string { return &d.citation.Source }),
	textField("source_title", partSource, func(d *draft) *timeline.Text { return &d.source.Title }),
	cellField("source_publisher", partSource, func(d *draft) *string { return &d.source.Publisher }),
	dateField("source_date", partSource, func(d *draft) *edtf.Date { return &d.source.Date }),
	cellField("source_url", partSource, func(d *draft) *string { return &d.source.URL }),
	cellField("source_language", partSource, func(d *draft) *string { return &d.source.Language }),
	cellField("quote", partSource, func(d *draft) *string { return &d.quote.Exact }),
	cellField("quote_prefix", partSource, func(d *draft) *string { return &d.quote.Prefix }),
	cellField("quote_suffix", partSource, func(d *draft) *string { return &d.quote.Suffix }),
	cellField("citation_url", partSource, func(d *draft) *string { return &d.citation.URL }),
	dateField("record_date", partEvent, func(d *draft) *edtf.Date { return &d.record.Date }),
	textField("record_note", partEvent, func(d *draft) *timeline.Text { return &d.record.Note }),
	{"links", partEvent, false, readLinksCell, writeLinksCell},
	{"more", partEvent, false, readMoreCell, nil}, // written by the encoder, which knows the sources
}

func cellField(name string, part part, at func(*draft) *string) field {
	return field{name, part, false,
		func(d *draft, cell, _ string) { *at(d) = cell },
		func(d *draft, _ string) string { return *at(d) }}
}

func textField(name string, part part, at func(*draft) *timeline.Text) field {
	return field{name, part, true,
		func(d *draft, cell, lang string) {
			*at(d) = append(*at(d), timeline.Translation{Lang: lang, Text: cell})
		},
		func(d *draft, lang string) string {
			for _, tr := range *at(d) {
				if tr.Lang == lang {
					return tr.Text
				}
			}
			return ""
		}}
}

func dateField(name string, part part, at func(*draft) *edtf.Date) field {
	return field{name, part, false,
		func(d *draft, cell, _ string) { *at(d) = d.ParseDate(strings.TrimSpace(cell)) },
		func(d *draft, _ string) string {
			if at(d).IsZero() {
				return ""
			}
			return at(d).String()
		}}
}

// degreesField is a coordinate. Spreadsheets of half of Europe write a decimal
// comma; both are read.
func degreesField(name string, at func(*draft) **float64) field {
	return field{name, partEvent, false,
		func(d *draft, cell, _ string) {
			n, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(cell), ",", ".", 1), 64)
			if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
				d.Fault(cell, "not a number", "write decimal degrees, such as 41.32")
				return
			}
			*at(d) = &n
		},
		func(d *draft, _ string) string {
			if *at(d) == nil {
				return ""
			}
			return strconv.FormatFloat(**at(d), 'f', -1, 64)
		}}
}

func readImportanceCell(d *draft, cell, _ string) {
	n, err := strconv.Atoi(strings.TrimSpace(cell))
	if err != nil {
		d.Fault(cell, "not a whole number", "write one from 0 to 100")
		return
	}
	d.event.Importance = n
}

func writeImportanceCell(d *draft, _ string) string {
	if d.event.Importance == timeline.DefaultImportance {
		return ""
	}
	return strconv.Itoa(d.event.Importance)
}

// readStatusCell reads "confirmed" as the status of an event that has none.
func readStatusCell(d *draft, cell, _ string) {
	if cell != timeline.Confirmed {
		d.event.Status = timeline.Status(cell)
	}
}

// readLinksCell reads "led-to:visit part-of:war". Ids have no blanks.
func readLinksCell(d *draft, cell, _ string) {
	for _, word := range strings.Fields(cell) {
		kind, to, ok := strings.Cut(word, ":")
		if !ok {
			d.Fault(word, "not a link", "write kind:id, such as led-to:visit, with blanks between")
			continue
		}
		d.event.Links = append(d.event.Links, timeline.Link{To: to, Kind: timeline.LinkKind(kind)})
	}
}

func writeLinksCell(d *draft, _ string) string {
	words := make([]string, len(d.event.Links))
	for i, link := range d.event.Links {
		words[i] = string(link.Kind) + ":" + link.To
	}
	return strings.Join(words, " ")
}

func readMoreCell(d *draft, cell, _ string) {
	s := document.NewScanner([]byte(cell))
	s.Place = d.FaultList.Place
	s.Push("more")
	document.ReadMembers(s, moreMembers, &d.more)
	s.End()
	d.Faults = append(d.Faults, s.Faults...)
	if s.Broken != nil {
		d.Fault(cell, "not JSON: "+s.Broken.Problem, "leave the cell as it was exported, or empty it")
	}
}
