package ical

import (
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/edtf"
	"kronika/timeline/richtext"
)

// icalRefs are the ids given out, and the groups and sources that entries have
// mentioned. The latter are entered in the head.
type references struct {
	head    *timeline.Timeline
	owners  map[string]string // id → the UID it was made of
	titled  codec.Namer       // ids of entries without a UID
	groups  map[string]string // label → id
	sources map[string]string // address → id
	names   codec.Namer       // of groups and sources
	own     bool              // the calendar was written here
}

func newReferences(head *timeline.Timeline) references {
	return references{head: head, owners: map[string]string{}, titled: codec.Namer{}, groups: map[string]string{}, sources: map[string]string{}, names: codec.Namer{}}
}

// id makes the id of an entry from its UID: what stands before the @ when that
// can be an id. It depends on the UID alone, so a calendar that is read again
// gives the same ids; only where two UIDs differ behind the @ does the second
// get a part that tells them apart.
//
// Again reports that an entry before has the very same UID; the id is made different
// from its.
func (r *references) id(c *component) (id string, again bool) {
	uid := unescapeText(c.value("UID"))
	if uid != "" && r.owners[uidLocal(uid)] == uid && !r.own {
		return r.titled.Name(uidLocal(uid), ""), true
	}
	return r.plainID(c), false
}

// plainID is id for a part of a series, which has the UID of the series.
func (r *references) plainID(c *component) string {
	uid := unescapeText(c.value("UID"))
	if uid == "" {
		return r.titled.Name(unescapeText(c.value("SUMMARY")), fmt.Sprintf("line-%d", c.line))
	}
	id := uidLocal(uid)
	if owner, taken := r.owners[id]; taken && owner != uid {
		sum := sha1.Sum([]byte(uid))
		id += fmt.Sprintf("-%x", sum[:4])
	}
	if len(r.owners) < codec.NamesLimit {
		r.owners[id] = uid
		r.titled.Claim(id)
	}
	return id
}

// uidLocal is the id that a UID stands for.
func uidLocal(uid string) string {
	local := uid
	if at := strings.LastIndexByte(uid, '@'); at > 0 {
		local = uid[:at]
	}
	if id := codec.IDLike(local); codec.IsID(id) {
		return id
	}
	sum := sha1.Sum([]byte(uid))
	return fmt.Sprintf("event-%x", sum[:8])
}

// event reads all of an entry but its date.
func (d *reader) event(c *component, id string, date edtf.Date) (timeline.Event, timeline.Invalid) {
	e := timeline.Event{ID: id, Date: date, Importance: timeline.DefaultImportance}
	faults := slices.Clone(c.faults)
	var kept []string
	for i := range c.lines {
		l := &c.lines[i]
		keep, fault := d.entryLine(c, &e, l)
		if keep {
			kept = append(kept, l.raw)
		}
		if fault.Problem != "" {
			fault.Path, fault.Value = l.path(), timeline.Excerpt(l.value)
			faults = append(faults, fault)
		}
	}
	if e.Title == nil {
		faults = append(faults, timeline.Fault{Path: d.place.Path("title"), Problem: "missing", Remedy: "add a line SUMMARY:… to the " + c.name})
	}
	if len(kept) > 0 {
		e.Extra, _ = json.Marshal(map[string][]string{formatName: kept}) // strings always marshal
	}
	d.head.ExpandEvent(&e)
	return e, faults
}

// entryLine enters a line in the event. It reports whether the model has no
// place for the line, which is then kept for when the calendar is written again.
func (d *reader) entryLine(c *component, e *timeline.Event, l *contentLine) (keep bool, fault timeline.Fault) {
	switch l.name {
	case "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "X-EDTF": // see date
	case "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE": // the calendar's own book-keeping
	case "COMMENT": // ours is what is on record
		return !d.refs.own, fault
	case "TRANSP":
		return l.value != "TRANSPARENT", fault
	case "UID":
		return !d.refs.own && !c.recurs() && c.first("RECURRENCE-ID") == nil && l.value != e.ID, fault
	case "SUMMARY":
		d.addText(&e.Title, l, " ")
	case "DESCRIPTION":
		d.describe(c, &e.Text, l)
	case "X-ALT-DESC": // the description again, as HTML
		if !strings.EqualFold(l.param("FMTTYPE"), "text/html") {
			return true, fault
		}
	case "LOCATION":
		d.addText(&placeOf(e).Name, l, ", ")
	case "GEO":
		return false, readGeo(e, l)
	case "CATEGORIES":
		return d.category(e, l), fault
	case "PRIORITY":
		return false, readPriority(e, l)
	case "ATTACH":
		return false, attach(e, l)
	case "URL":
		if !strings.HasSuffix(l.value, "#"+url.PathEscape(e.ID)) { // else its own page
			e.Citations = append(e.Citations, timeline.Citation{Source: d.source(l)})
		}
	case "LINK":
		if l.param("LINKREL") != "via" {
			return true, fault
		}
		e.Citations = append(e.Citations, timeline.Citation{Source: d.source(l)})
	case "STATUS":
		return !readStatus(e, l), fault
	case "RELATED-TO":
		kind := timeline.LinkKind(strings.ToLower(strings.TrimPrefix(strings.ToUpper(l.param("RELTYPE")), "X-")))
		if !slices.Contains(timeline.LinkKinds(), kind) {
			return true, fault
		}
		e.Links = append(e.Links, timeline.Link{To: uidLocal(unescapeText(l.value)), Kind: kind})
	default:
		return true, fault
	}
	return false, fault
}

// describe enters a description: ours is Markdown, that of other programs HTML or plain
// text. Where an entry has it as HTML too, that counts.
func (d *reader) describe(c *component, text *timeline.Text, l *contentLine) {
	words := unescapeText(l.value)
	if alt := c.first("X-ALT-DESC"); alt != nil && strings.EqualFold(alt.param("FMTTYPE"), "text/html") {
		words = unescapeText(alt.value)
	}
	switch {
	case d.refs.own:
	case richtext.IsHTML(words):
		words = richtext.FromHTML(words)
	default:
		words = richtext.FromPlain(words)
	}
	d.addWords(text, l, words, "\n\n")
}

// addText enters a wording. Two in one language become one.
func (d *reader) addText(text *timeline.Text, l *contentLine, between string) {
	d.addWords(text, l, unescapeText(l.value), between)
}

func (d *reader) addWords(text *timeline.Text, l *contentLine, words, between string) {
	lang := l.param("LANGUAGE")
	if !isLanguage(lang) || len(d.head.Languages) == 0 {
		lang = d.head.FirstLanguage()
	} else if !slices.Contains(d.head.Languages, lang) {
		d.head.Languages = append(d.head.Languages, lang)
	}
	if strings.TrimSpace(words) == "" {
		return
	}
	for i := range *text {
		if (*text)[i].Lang == lang {
			(*text)[i].Text += between + words
			return
		}
	}
	*text = append(*text, timeline.Translation{Lang: lang, Text: words})
}

func placeOf(e *timeline.Event) *timeline.Place {
	if e.Place == nil {
		e.Place = &timeline.Place{}
	}
	return e.Place
}

func readGeo(e *timeline.Event, l *contentLine) timeline.Fault {
	first, second, _ := strings.Cut(l.value, ";")
	lat, err := strconv.ParseFloat(strings.TrimSpace(first), 64)
	lon, err2 := strconv.ParseFloat(strings.TrimSpace(second), 64)
	if err != nil || err2 != nil || !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180) {
		return timeline.Fault{Problem: "not a position", Remedy: "write latitude;longitude in degrees, such as 41.32;19.45"}
	}
	place := placeOf(e)
	place.Lat, place.Lon = &lat, &lon
	return timeline.Fault{}
}

// readPriority reads 1 (highest) to 9 as 90 to 10, and 0, which says nothing, as
// nothing.
func readPriority(e *timeline.Event, l *contentLine) timeline.Fault {
	n, err := strconv.Atoi(strings.TrimSpace(l.value))
	switch {
	case err != nil || n < 0 || n > 9:
		return timeline.Fault{Problem: "not a priority", Remedy: "write a whole number from 1, the highest, to 9"}
	case n > 0:
		e.Importance = 100 - 10*n
	}
	return timeline.Fault{}
}

// readStatus reads a status that the model has. Confirmed is what an event is that
// says nothing.
func readStatus(e *timeline.Event, l *contentLine) bool {
	status := timeline.Status(strings.ToLower(strings.TrimSpace(l.value)))
	if !slices.Contains(timeline.Statuses(), status) {
		return false
	}
	e.Status = status
	return true
}

func attach(e *timeline.Event, l *contentLine) timeline.Fault {
	if l.param("VALUE") == "BINARY" || l.param("ENCODING") != "" {
		return timeline.Fault{Problem: "a file inside the calendar", Remedy: "put the file on the web and write its address, or remove the line"}
	}
	e.Media = append(e.Media, timeline.Media{URL: strings.TrimSpace(l.value), Type: l.param("FMTTYPE")})
	return timeline.Fault{}
}

// category makes the first category the event's group; a group that is not
// known is entered in the head. It reports whether there are more.
func (d *reader) category(e *timeline.Event, l *contentLine) (more bool) {
	labels := splitTexts(l.value)
	if e.Group != "" || len(labels) == 0 {
		return len(labels) > 0
	}
	id, known := d.refs.groups[labels[0]]
	if !known && len(d.refs.groups) < codec.MaxReferences {
		id = d.refs.names.Name(labels[0], "group")
		d.refs.groups[labels[0]] = id
		group := timeline.Group{ID: id, Label: timeline.Plain(labels[0])}
		group.Label.Expand(d.head.FirstLanguage())
		d.head.Groups = append(d.head.Groups, group)
	}
	e.Group = id
	return len(labels) > 1
}

// source is the id of the source with an address; one that is not known is
// entered in the head.
func (d *reader) source(l *contentLine) string {
	address := strings.TrimSpace(l.value)
	id, known := d.refs.sources[address]
	if known || len(d.refs.sources) >= codec.MaxReferences {
		return id
	}
	title := l.param("LABEL")
	if title == "" {
		title = address
		if u, err := url.Parse(address); err == nil && u.Host != "" {
			title = u.Host + strings.TrimSuffix(u.Path, "/")
		}
	}
	id = d.refs.names.Name(title, "source")
	d.refs.sources[address] = id
	source := timeline.Source{ID: id, Title: timeline.Plain(title), URL: address}
	source.Title.Expand(d.head.FirstLanguage())
	d.head.Sources = append(d.head.Sources, source)
	return id
}
