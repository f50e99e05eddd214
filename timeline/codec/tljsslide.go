package codec

import "kronika/timeline"

// A tlSlide is what a slide or an era of TimelineJS says in members that have a
// meaning for us. Texts are as they stand there: HTML for most, and "" where
// nothing stands.
type tlSlide struct {
	Start, End  *tlDate
	DisplayDate string
	Words       *tlWords
	Media       *tlMedia
	Group       string
	Place       *tlPlace
	UniqueID    string
	Scale       string
	Autolink    bool // what is written; it means nothing to us
}

// A tlDate is a date in parts, from the year down to the millisecond.
type tlDate struct {
	Parts [7]string // "" where none is given
	// Written is how many parts are written even where nothing stands in them.
	Written int
	// ZeroNumber tells that a part of the time is the number 0, which TimelineJS
	// takes for nothing.
	ZeroNumber bool
	Display    string
}

// The parts of a date.
const (
	tlYear = iota
	tlMonth
	tlDay
	tlHour
	tlMinute
	tlSecond
	tlMillisecond
)

var tlPartNames = [...]string{"year", "month", "day", "hour", "minute", "second", "millisecond"}

type tlWords struct{ Headline, Text string }

type tlMedia struct{ URL, Caption, Credit, Alt, Title string }

type tlPlace struct{ Name, Lat, Lon string }

// The tables of what we read and write of a slide. The order is that in which we
// write.

var tlSlideMembers = []member[tlSlide]{
	foreignObject("start_date", func(s *tlSlide) **tlDate { return &s.Start }, tlDateMembers),
	foreignObject("end_date", func(s *tlSlide) **tlDate { return &s.End }, tlDateMembers),
	foreignText("display_date", func(s *tlSlide) *string { return &s.DisplayDate }),
	foreignObject("text", func(s *tlSlide) **tlWords { return &s.Words }, tlWordsMembers),
	foreignObject("media", func(s *tlSlide) **tlMedia { return &s.Media }, tlMediaMembers),
	foreignText("group", func(s *tlSlide) *string { return &s.Group }),
	foreignObject("location", func(s *tlSlide) **tlPlace { return &s.Place }, tlPlaceMembers),
	foreignText("unique_id", func(s *tlSlide) *string { return &s.UniqueID }),
	foreignText("scale", func(s *tlSlide) *string { return &s.Scale }),
	{"autolink", func(s *scanner, _ *tlSlide) { s.skip() }, func(w *writer, name string, s *tlSlide) {
		if !s.Autolink {
			w.key(name)
			w.buf = append(w.buf, "false"...)
		}
	}},
}

var tlDateMembers = tlDateTable()

func tlDateTable() []member[tlDate] {
	var members []member[tlDate]
	for i, name := range tlPartNames {
		members = append(members, member[tlDate]{name,
			func(s *scanner, d *tlDate) {
				number := s.next() != '"'
				d.Parts[i] = foreign(s)
				d.ZeroNumber = d.ZeroNumber || number && i >= tlHour && d.Parts[i] == "0"
			},
			func(w *writer, name string, d *tlDate) {
				if d.Parts[i] != "" || i < d.Written {
					w.key(name)
					w.buf = appendString(w.buf, d.Parts[i])
				}
			}})
	}
	return append(members, foreignText("display_date", func(d *tlDate) *string { return &d.Display }))
}

var tlWordsMembers = []member[tlWords]{
	{"headline", func(s *scanner, v *tlWords) { v.Headline = foreign(s) }, func(w *writer, name string, v *tlWords) {
		w.key(name)
		w.buf = appendString(w.buf, v.Headline)
	}},
	foreignText("text", func(v *tlWords) *string { return &v.Text }),
}

var tlMediaMembers = []member[tlMedia]{
	foreignText("url", func(m *tlMedia) *string { return &m.URL }),
	foreignText("caption", func(m *tlMedia) *string { return &m.Caption }),
	foreignText("credit", func(m *tlMedia) *string { return &m.Credit }),
	foreignText("alt", func(m *tlMedia) *string { return &m.Alt }),
	foreignText("title", func(m *tlMedia) *string { return &m.Title }),
}

var tlPlaceMembers = []member[tlPlace]{
	foreignText("name", func(p *tlPlace) *string { return &p.Name }),
	foreignText("lat", func(p *tlPlace) *string { return &p.Lat }),
	foreignText("lon", func(p *tlPlace) *string { return &p.Lon }),
}

// foreign reads a text as a foreign format has it: a number does as well, and
// null is nothing.
func foreign(s *scanner) string {
	switch c := s.next(); {
	case c == '"':
		return s.text()
	case c == '-' || c >= '0' && c <= '9':
		return string(s.number())
	case c == 'n':
		s.word()
		return ""
	}
	s.wrong("not a text", "write it in double quotes")
	return ""
}

func foreignText[T any](name string, at func(*T) *string) member[T] {
	return member[T]{name,
		func(s *scanner, v *T) { *at(v) = foreign(s) },
		func(w *writer, name string, v *T) { w.stringMember(name, *at(v)) }}
}

// foreignObject is an object that may have members which are not in the table.
func foreignObject[T, E any](name string, at func(*T) **E, members []member[E]) member[T] {
	return member[T]{name,
		func(s *scanner, v *T) {
			if s.next() == 'n' {
				s.word()
				return
			}
			e := new(E)
			if readForeign(s, members, e, nil) {
				*at(v) = e
			}
		},
		func(w *writer, name string, v *T) {
			if e := *at(v); e != nil {
				w.key(name)
				writeObject(w, members, e)
			}
		}}
}

// readForeign reads an object by the table of the members that we know, and
// calls visit with the text of each member, known or not. False when there is no
// object.
func readForeign[T any](s *scanner, members []member[T], v *T, visit func(rawMember)) bool {
	if s.next() != '{' {
		s.wrong("not an object", "write it in braces, with members such as "+members[0].name)
		return false
	}
	o := objectReader[T]{members: members}
	s.object(func(name []byte) {
		raw := rawMember{name: string(name)}
		s.next()
		start := s.pos
		if o.find(name) < 0 {
			s.skip()
		} else {
			o.read(s, []byte(raw.name), v)
		}
		if raw.value = s.data[start:s.pos]; visit != nil && s.broken == nil {
			visit(raw)
		}
	})
	return s.broken == nil
}

// timelineText is a text of one language, or none.
func timelineText(lang, words string) timeline.Text {
	if words == "" {
		return nil
	}
	return timeline.Text{{Lang: lang, Text: words}}
}
