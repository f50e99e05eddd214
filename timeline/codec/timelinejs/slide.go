package timelinejs

import (
	"kronika/timeline"
	"kronika/timeline/document"
)

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

var tlSlideMembers = []document.Member[tlSlide]{
	foreignObject("start_date", func(s *tlSlide) **tlDate { return &s.Start }, tlDateMembers),
	foreignObject("end_date", func(s *tlSlide) **tlDate { return &s.End }, tlDateMembers),
	foreignText("display_date", func(s *tlSlide) *string { return &s.DisplayDate }),
	foreignObject("text", func(s *tlSlide) **tlWords { return &s.Words }, tlWordsMembers),
	foreignObject("media", func(s *tlSlide) **tlMedia { return &s.Media }, tlMediaMembers),
	foreignText("group", func(s *tlSlide) *string { return &s.Group }),
	foreignObject("location", func(s *tlSlide) **tlPlace { return &s.Place }, tlPlaceMembers),
	foreignText("unique_id", func(s *tlSlide) *string { return &s.UniqueID }),
	foreignText("scale", func(s *tlSlide) *string { return &s.Scale }),
	{Name: "autolink", Read: func(s *document.Scanner, _ *tlSlide) { s.Skip() }, Write: func(w *document.Writer, name string, s *tlSlide) {
		if !s.Autolink {
			w.Key(name)
			w.Buf = append(w.Buf, "false"...)
		}
	}},
}

var tlDateMembers = tlDateTable()

func tlDateTable() []document.Member[tlDate] {
	var members []document.Member[tlDate]
	for i, name := range tlPartNames {
		members = append(members, document.Member[tlDate]{Name: name,
			Read: func(s *document.Scanner, d *tlDate) {
				number := s.Next() != '"'
				d.Parts[i] = foreign(s)
				d.ZeroNumber = d.ZeroNumber || number && i >= tlHour && d.Parts[i] == "0"
			},
			Write: func(w *document.Writer, name string, d *tlDate) {
				if d.Parts[i] != "" || i < d.Written {
					w.Key(name)
					w.Buf = document.AppendString(w.Buf, d.Parts[i])
				}
			}})
	}
	return append(members, foreignText("display_date", func(d *tlDate) *string { return &d.Display }))
}

var tlWordsMembers = []document.Member[tlWords]{
	{Name: "headline", Read: func(s *document.Scanner, v *tlWords) { v.Headline = foreign(s) }, Write: func(w *document.Writer, name string, v *tlWords) {
		w.Key(name)
		w.Buf = document.AppendString(w.Buf, v.Headline)
	}},
	foreignText("text", func(v *tlWords) *string { return &v.Text }),
}

var tlMediaMembers = []document.Member[tlMedia]{
	foreignText("url", func(m *tlMedia) *string { return &m.URL }),
	foreignText("caption", func(m *tlMedia) *string { return &m.Caption }),
	foreignText("credit", func(m *tlMedia) *string { return &m.Credit }),
	foreignText("alt", func(m *tlMedia) *string { return &m.Alt }),
	foreignText("title", func(m *tlMedia) *string { return &m.Title }),
}

var tlPlaceMembers = []document.Member[tlPlace]{
	foreignText("name", func(p *tlPlace) *string { return &p.Name }),
	foreignText("lat", func(p *tlPlace) *string { return &p.Lat }),
	foreignText("lon", func(p *tlPlace) *string { return &p.Lon }),
}

// foreign reads a text as a foreign format has it: a number does as well, and
// null is nothing.
func foreign(s *document.Scanner) string {
	switch s.Next() {
	case '"':
		return s.Text()
	case '0':
		return string(s.Skip())
	case 'n':
		s.Skip()
		return ""
	}
	s.Wrong("not a text", "write it in double quotes")
	return ""
}

func foreignText[T any](name string, at func(*T) *string) document.Member[T] {
	return document.Member[T]{Name: name,
		Read:  func(s *document.Scanner, v *T) { *at(v) = foreign(s) },
		Write: func(w *document.Writer, name string, v *T) { w.StringMember(name, *at(v)) }}
}

// foreignObject is an object that may have members which are not in the table.
func foreignObject[T, E any](name string, at func(*T) **E, members []document.Member[E]) document.Member[T] {
	return document.Member[T]{Name: name,
		Read: func(s *document.Scanner, v *T) {
			if s.Next() == 'n' {
				s.Skip()
				return
			}
			e := new(E)
			if readForeign(s, members, e, nil) {
				*at(v) = e
			}
		},
		Write: func(w *document.Writer, name string, v *T) {
			if e := *at(v); e != nil {
				w.Key(name)
				document.WriteObject(w, members, e)
			}
		}}
}

// readForeign reads an object by the table of the members that we know, and
// calls visit with the text of each member, known or not. False when there is no
// object.
func readForeign[T any](s *document.Scanner, members []document.Member[T], v *T, visit func(document.RawMember)) bool {
	if s.Next() != '{' {
		s.Wrong("not an object", "write it in braces, with members such as "+members[0].Name)
		return false
	}
	o := document.ObjectReader[T]{Members: members}
	s.Object(func(name []byte) {
		raw := document.RawMember{Name: string(name)}
		raw.Value = s.Taken(func() {
			if o.Find(name) < 0 {
				s.Skip()
			} else {
				o.Read(s, []byte(raw.Name), v)
			}
		})
		if visit != nil && s.Broken == nil {
			visit(raw)
		}
	})
	return s.Broken == nil
}

// timelineText is a text of one language, or none.
func timelineText(lang, words string) timeline.Text {
	if words == "" {
		return nil
	}
	return timeline.Text{{Lang: lang, Text: words}}
}
