package ical

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/edtf"
)

// An icalEdition writes a timeline as a calendar.
type calendarEdition struct {
	*codec.Edition
	writer
	host     string // behind the @ of UIDs
	calendar edtf.Calendar
}

const product = "-//Kronika//Kronika//EN"

// refreshInterval is how long programs that subscribe to a calendar wait before they
// read it again: twelve hours.
const refreshInterval = "PT12H"

// begin writes the calendar's own lines, each under the name that RFC 7986 gave
// it and under the one that programs knew before.
func (ed *calendarEdition) begin() {
	title, summary := ed.Text(ed.Head.Title), ed.Text(ed.Head.Summary)
	ed.line("BEGIN", "VCALENDAR")
	ed.line("VERSION", "2.0")
	ed.line("PRODID", product)
	ed.line("CALSCALE", "GREGORIAN")
	ed.words("NAME", title)
	ed.textLine("X-WR-CALNAME", title)
	ed.words("DESCRIPTION", summary)
	ed.textLine("X-WR-CALDESC", summary)
	ed.textLine("X-WR-TIMEZONE", ed.Head.TimeZone)
	ed.textLine("X-EDTF-HEMISPHERE", ed.Head.Hemisphere) // the seasons of X-EDTF are told by it
	ed.line("REFRESH-INTERVAL;VALUE=DURATION", refreshInterval)
	ed.line("X-PUBLISHED-TTL", refreshInterval)
	if page := ed.Address(""); page != "" {
		ed.line("URL", page)
		ed.line("SOURCE;VALUE=URI", ed.Self("ics"))
	}
	ed.Report.Add("slug", "the slug of the timeline; give it when importing")
	for i, g := range ed.Head.Groups {
		ed.lost(g.Color != "" || g.Band, fmt.Sprintf("groups[%d]", i), "the colours and bands of groups")
		ed.lost(g.ID != codec.IDFrom(ed.Text(g.Label)), fmt.Sprintf("groups[%d].id", i), "the ids of groups; they are made of the labels")
	}
	ed.lost(len(ed.Head.Eras) > 0, "eras", "the eras")
	ed.lost(len(ed.Head.Authors) > 0, "authors", "the authors")
	ed.lost(ed.Head.License != "", "license", "the licence")
	ed.lost(!ed.Head.Updated.IsZero(), "updated", "when it was updated")
	ed.lost(ed.Head.DeepTime != "", "deep_time", "how ages are told")
	ed.lost(len(ed.Head.Extra) > 0, "extra", "foreign members of the timeline")
	ed.lost(len(ed.Head.Sources) > 0, "sources", "of sources all but title and address")
}

func (ed *calendarEdition) lost(is bool, path, what string) {
	if is {
		ed.Report.Add(path, what)
	}
}

// words writes a text with its language.
func (ed *calendarEdition) words(name, text string) {
	lang := ed.Language
	if lang == timeline.Undetermined {
		lang = ""
	}
	ed.textLine(withParam(name, "LANGUAGE", lang), text)
}

// texts writes a text of an event, and owns up to what a calendar cannot hold.
func (ed *calendarEdition) texts(i int, member, name string, t timeline.Text) {
	text := ed.Text(t)
	ed.words(name, text)
	if unescapeText(escapeText(text)) != text {
		ed.Report.AddEvent(i, member, "control characters in a "+member)
	}
}

// event writes one event.
func (ed *calendarEdition) event(i int, e *timeline.Event) {
	span, dated := codec.CalendarSpanOf(e.Date, ed.calendar)
	component := "VEVENT"
	if !dated {
		component = "VJOURNAL"
		ed.Report.AddEvent(i, "date", "dates outside the years 1 to 9999; such events are undated journal entries with X-EDTF")
	}
	kept := ed.keptLines(i, e)
	ed.line("BEGIN", component)
	if uid := lineNamed(kept, "UID"); uid != "" {
		ed.line("UID", uid)
	} else {
		ed.textLine("UID", ed.uid(e.ID))
	}
	ed.line("DTSTAMP", ed.stamp(ed.Updated))
	if ed.Recorded != nil {
		if t := ed.Recorded(e.ID); !t.IsZero() {
			ed.line("LAST-MODIFIED", ed.stamp(t))
		}
	}
	if dated {
		spanLines(span, &ed.writer)
		ed.place(i, e)
	} else if e.Place != nil {
		ed.Report.AddEvent(i, "place", "the places of journal entries")
	}
	ed.line("X-EDTF", e.Date.String())
	ed.texts(i, "title", "SUMMARY", e.Title)
	ed.texts(i, "text", "DESCRIPTION", e.Text)
	ed.words("CATEGORIES", ed.GroupLabel(e))
	ed.importance(i, e)
	ed.status(i, e)
	ed.references(i, e)
	if lineNamed(kept, "TRANSP") == "" {
		ed.line("TRANSP", "TRANSPARENT") // history keeps nobody busy
	}
	for _, line := range kept {
		if name, parts, ok := cutName(line); ok && name != "UID" {
			ed.line(parts[0], parts[1])
		}
	}
	ed.line("END", component)
}

// uid names an event for all time.
func (ed *calendarEdition) uid(id string) string { return id + "@" + ed.host }

// stamp writes a time; one that nobody knows is that of the first second.
func (ed *calendarEdition) stamp(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format("20060102T150405Z")
}

func (ed *calendarEdition) place(i int, e *timeline.Event) {
	if e.Place == nil {
		return
	}
	ed.texts(i, "place", "LOCATION", e.Place.Name)
	if len(e.Place.Name) > 1 {
		ed.Report.AddEvent(i, "place", "the names of places in other languages")
	}
	if e.Place.Lat != nil && e.Place.Lon != nil {
		ed.line("GEO", strconv.FormatFloat(*e.Place.Lat, 'f', -1, 64)+";"+strconv.FormatFloat(*e.Place.Lon, 'f', -1, 64))
	}
}

// importance writes what is not the usual as PRIORITY, which has nine steps.
func (ed *calendarEdition) importance(i int, e *timeline.Event) {
	if e.Importance == timeline.DefaultImportance {
		return
	}
	priority := min(max((105-e.Importance)/10, 1), 9)
	ed.line("PRIORITY", strconv.Itoa(priority))
	if e.Importance != 100-10*priority {
		ed.Report.AddEvent(i, "importance", "importance between the tens")
	}
}

// status writes the status. A calendar has no word for what is postponed but that it
// does not take place.
func (ed *calendarEdition) status(i int, e *timeline.Event) {
	switch e.Status {
	case timeline.Postponed:
		ed.line("STATUS", "CANCELLED")
		ed.Report.AddEvent(i, "status", "that an event is postponed; it is cancelled in a calendar")
	case timeline.Tentative, timeline.Cancelled:
		ed.line("STATUS", strings.ToUpper(string(e.Status)))
	}
	if e.Part != "" {
		ed.Report.AddEvent(i, "part", "which part of a period is meant")
	}
	if len(e.Wording) > 0 {
		ed.Report.AddEvent(i, "wording", "the wording of dates")
	}
}

// references writes what an event leads to: its page, media, sources and the
// events it is tied to. What is on record is written for readers.
func (ed *calendarEdition) references(i int, e *timeline.Event) {
	if page := ed.Address(e.ID); page != "" {
		ed.line("URL", page)
	}
	for j := range e.Media {
		m := &e.Media[j]
		if address := ed.Link(m.URL); address != "" {
			ed.line(withParam("ATTACH", "FMTTYPE", m.Type), address)
		} else {
			ed.Report.AddEvent(i, "media", "media whose address is on this site; tell where that is reached")
		}
		if len(m.Alt)+len(m.Caption) > 0 || m.Credit != "" {
			ed.Report.AddEvent(i, "media", "what is said of media")
		}
	}
	for _, c := range e.Citations {
		ed.citation(i, c)
	}
	for _, link := range e.Links {
		ed.textLine(withParam("RELATED-TO", "RELTYPE", "X-"+strings.ToUpper(string(link.Kind))), ed.uid(link.To))
	}
	if e.Record != nil {
		ed.words("COMMENT", strings.TrimSpace(ed.Words.Record+": "+ed.DateText(e.Record.Date)+"\n\n"+ed.Text(e.Record.Note)))
		ed.Report.AddEvent(i, "record", "what is on record, but for a comment")
	}
	if len(e.Aliases) > 0 {
		ed.Report.AddEvent(i, "aliases", "other ids of events")
	}
}

// citation writes the source of a citation as a LINK.
func (ed *calendarEdition) citation(i int, c timeline.Citation) {
	source, _ := ed.Head.Source(c.Source)
	address := ed.Link(cmp.Or(c.URL, source.URL))
	if c.Quote != nil {
		ed.Report.AddEvent(i, "citations", "quoted words")
	}
	if address == "" {
		ed.Report.AddEvent(i, "citations", "sources without an address")
		return
	}
	ed.line(withParam("LINK;LINKREL=via;VALUE=URI", "LABEL", ed.Text(source.Title)), address)
}

// keptLines are the lines of a calendar that the event was once read from and
// that the model has no place for.
func (ed *calendarEdition) keptLines(i int, e *timeline.Event) []string {
	var extra map[string]json.RawMessage
	if len(e.Extra) == 0 || json.Unmarshal(e.Extra, &extra) != nil {
		return nil
	}
	var lines []string
	kept, ok := extra[formatName]
	if ok {
		ok = json.Unmarshal(kept, &lines) == nil
	}
	if !ok || len(extra) > 1 {
		ed.Report.AddEvent(i, "extra", "foreign members")
	}
	return slices.DeleteFunc(lines, func(line string) bool { _, _, ok := cutName(line); return !ok })
}

// cutName takes a line apart that is to be written as it is; false for one that
// is no line.
func cutName(line string) (name string, parts [2]string, ok bool) {
	if strings.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7F || r == 0xFFFD }) {
		return "", parts, false
	}
	l, err := parseContentLine([]byte(line), 0)
	if err != nil || l.name == "BEGIN" || l.name == "END" {
		return "", parts, false
	}
	head := line[:len(line)-len(l.value)-1]
	return l.name, [2]string{head, l.value}, true
}

// lineNamed is the value of the kept line with a name.
func lineNamed(lines []string, name string) string {
	for _, line := range lines {
		if found, parts, ok := cutName(line); ok && found == name {
			return parts[1]
		}
	}
	return ""
}
