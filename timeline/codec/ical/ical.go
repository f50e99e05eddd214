// Package ical is the format of calendar programs.
//
// iCalendar (RFC 5545), for calendar programs, in one language.
//
// A calendar knows days and times; a timeline knows years, doubts and open
// ends. So an event is shown on the days it may have taken place, its date is
// written as it is in a line X-EDTF, and that is read back. A calendar also
// begins with the year 1 and ends with 9999: an event outside is a VJOURNAL,
// the one entry that needs no date, so that nothing is left out and no program
// shows it on a day it was not.
//
// What is read: events and journal entries, with series as an event for each
// occurrence, up to a bound. What a calendar says that the model has no word for
// is kept in Extra and written again. Time zones are those of the IANA database,
// or as a VTIMEZONE describes them.
//
// The category of an entry is its group, URL and LINK (RFC 9253) are its
// sources, ATTACH its media, PRIORITY its importance.
package ical

import (
	"bytes"
	"io"
	"net/url"
	"strings"

	"kronika/timeline/codec"
	"kronika/timeline/source"
)

// Format returns the format.
func Format() codec.Format {
	return codec.Format{
		Name: formatName, Title: "iCalendar", MediaType: "text/calendar; charset=utf-8", Extension: "ics",
		Detect: detect, Decode: decode, Encode: encode,
	}
}

// icalName names the format, and its member in Extra.
const formatName = "ics"

func detect(prefix []byte) bool {
	prefix = bytes.TrimLeft(bytes.TrimPrefix(prefix, []byte("\uFEFF")), " \t\r\n")
	const begin = "BEGIN:VCALENDAR"
	return len(prefix) >= len(begin) && strings.EqualFold(string(prefix[:len(begin)]), begin)
}

func encode(out io.Writer, s *codec.Stream, opts codec.EncodeOptions) (source.Report, error) {
	ed := &calendarEdition{Edition: codec.NewEdition(s.Head, opts), host: slugHost(s.Head.Slug, opts.BaseURL), calendar: s.Head.Calendar()}
	ed.begin()
	i := 0
	for e, err := range s.Events {
		if err != nil {
			return ed.Report, err
		}
		ed.event(i, &e)
		i++
		if len(ed.buf) >= codec.FlushSize {
			if _, err := out.Write(ed.buf); err != nil {
				return ed.Report, err
			}
			ed.buf = ed.buf[:0]
		}
	}
	ed.line("END", "VCALENDAR")
	_, err := out.Write(ed.buf)
	return ed.Report, err
}

// slugHost is what stands behind the @ of a UID.
func slugHost(slug, base string) string {
	if u, err := url.Parse(base); err == nil && u.Hostname() != "" {
		return slug + "." + strings.ToLower(u.Hostname())
	}
	return slug + ".kronika"
}
