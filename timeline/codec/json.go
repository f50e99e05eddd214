package codec

import (
	"fmt"
	"io"
	"iter"

	"kronika/timeline"
)

// The Kronika document: one JSON object, its events a list inside it.
//
// The canonical text is fixed to the byte, so that a document can live in
// version control: members in the order of the tables in jsontables.go; each
// member of the head and of an event on a line of its own, indented by two
// spaces a level; groups, eras and sources one a line; whatever lies deeper on
// that line, with one space after each comma and colon; texts in the order of
// the timeline's languages; absent, empty and default values left out; a line
// end after the last brace.
func jsonFormat() Format {
	return Format{
		Name: "json", Title: "Kronika JSON", MediaType: "application/json", Extension: "json",
		Detect: detectJSON, Decode: decodeJSON, Encode: encodeJSON,
	}
}

// jsonReader reads a document. Members of the head may stand before or behind
// the events: programs that sort members put title behind them. A decoder must
// know the head before it can hand out events, so it reads up to aheadLimit
// bytes of them ahead; in a longer document the events have to come last, as
// they do in ours.
type jsonReader struct {
	in     *window
	scan   scanner
	head   *timeline.Timeline
	object objectReader[timeline.Timeline]
	faults timeline.Invalid

	hasEvents bool
	ahead     []frame // events read ahead
	done      bool    // the list of events is behind us
}

func decodeJSON(r io.Reader, opts DecodeOptions) (*Stream, error) {
	in, err := newWindow(r)
	if err != nil {
		return nil, err
	}
	d := &jsonReader{in: in, head: &timeline.Timeline{}, object: objectReader[timeline.Timeline]{members: headMembers}}
	if err := d.readHead(); err != nil {
		return nil, err
	}
	finishHead(d.head, &d.faults, d.object, opts)
	place := Place{unitEvents, -1}
	stream := &Stream{Head: d.head, Events: d.events(&place), Where: func() Place { return place }}
	if len(d.faults) > 0 {
		return stream, d.faults
	}
	return stream, nil
}

// finishHead sees to what the members of a head leave to be done.
func finishHead(head *timeline.Timeline, faults *timeline.Invalid, object objectReader[timeline.Timeline], opts DecodeOptions) {
	if object.seen&1 == 0 {
		*faults = append(*faults, timeline.Fault{Path: headMembers[0].name, Problem: "missing", Remedy: `write "kronika": 1, the version of the format`})
	}
	if opts.Slug != "" {
		head.Slug = opts.Slug
	}
	head.Expand()
}

// readHead reads to the end of the document or to where the events are too
// many to read ahead.
func (d *jsonReader) readHead() error {
	if c, err := d.in.skipSpace(); err == io.EOF {
		return &InputError{Kind: ErrEmpty, Remedy: "choose the file to be read"}
	} else if err != nil {
		return err
	} else if c != '{' {
		return d.in.fault(ErrFormat, "a Kronika document is a JSON object and begins with {", "choose the file's own format")
	}
	d.in.take(1)
	for first := true; ; first = false {
		more, err := d.in.more(first, '}')
		if err != nil {
			return err
		}
		if !more {
			d.done = true
			return d.atEnd()
		}
		if complete, err := d.readMember(); err != nil || !complete {
			return err
		}
	}
}

// readMember reads one member of the document; false when the events in it go
// on beyond what is read ahead.
func (d *jsonReader) readMember() (complete bool, err error) {
	name, err := d.memberName()
	if err != nil {
		return false, err
	}
	c, err := d.in.skipSpace()
	if err != nil {
		return false, d.in.ended(err)
	}
	if name == "events" && c == '[' && !d.hasEvents {
		d.hasEvents = true
		d.object.seen |= 1 << d.object.find([]byte(name))
		d.in.take(1)
		return d.readAhead()
	}
	value, err := d.in.nextFrame()
	if err != nil {
		return false, err
	}
	return true, d.headMember(name, value)
}

func (d *jsonReader) memberName() (string, error) {
	if c, err := d.in.skipSpace(); err != nil {
		return "", d.in.ended(err)
	} else if c != '"' {
		return "", d.in.fault(ErrSyntax, "a member's name in double quotes is missing here", `write it as in "title": …`)
	}
	f, err := d.in.nextFrame()
	if err != nil {
		return "", err
	}
	d.scan.reset(f.data, Place{})
	name := string(d.scan.string())
	if d.scan.broken != nil {
		return "", d.scan.inputError(f.line, f.column)
	}
	return name, d.in.punctuation(':', "write one between name and value")
}

func (d *jsonReader) headMember(name string, value frame) error {
	d.scan.reset(value.data, Place{})
	d.object.read(&d.scan, []byte(name), d.head)
	d.scan.end()
	if d.scan.broken != nil {
		return d.scan.inputError(value.line, value.column)
	}
	d.faults = append(d.faults, d.scan.faults...)
	return nil
}

// readAhead keeps the events that follow, as many as fit; complete tells
// whether those were all.
func (d *jsonReader) readAhead() (complete bool, err error) {
	for size := 0; size < aheadLimit; {
		more, err := d.in.more(len(d.ahead) == 0, ']')
		if err != nil || !more {
			return err == nil, err
		}
		f, err := d.in.nextFrame()
		if err != nil {
			return false, err
		}
		d.ahead = append(d.ahead, f.copied())
		size += len(f.data)
	}
	return false, nil
}

// atEnd demands that nothing follows the document.
func (d *jsonReader) atEnd() error {
	switch c, err := d.in.skipSpace(); {
	case err == io.EOF:
		return nil
	case err != nil:
		return err
	case c == '{':
		return d.in.fault(ErrSyntax, "a second document follows the first", "if each event is on a line of its own, the format is ndjson")
	}
	return d.in.fault(ErrSyntax, "something follows the end of the document", "remove it")
}

// events yields the events read ahead and then those that follow.
func (d *jsonReader) events(place *Place) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for {
			f, ok, err := d.nextEvent()
			if err != nil {
				yield(timeline.Event{}, err)
				return
			}
			if !ok {
				return
			}
			place.Number++
			e, faults := readEvent(&d.scan, f.data, *place, d.head)
			if d.scan.broken != nil {
				yield(e, d.scan.inputError(f.line, f.column))
				return
			}
			if !yield(e, faults) {
				return
			}
		}
	}
}

// nextEvent returns the frame of the next event, false behind the last.
func (d *jsonReader) nextEvent() (frame, bool, error) {
	if len(d.ahead) > 0 {
		f := d.ahead[0]
		d.ahead[0].data = nil
		d.ahead = d.ahead[1:]
		return f, true, nil
	}
	if d.done {
		return frame{}, false, nil
	}
	more, err := d.in.more(false, ']')
	if err != nil {
		return frame{}, false, err
	}
	if !more {
		d.done = true
		return frame{}, false, d.tail()
	}
	f, err := d.in.nextFrame()
	return f, err == nil, err
}

// tail reads what stands behind the events of a long document: its end.
func (d *jsonReader) tail() error {
	more, err := d.in.more(false, '}')
	if err != nil {
		return err
	}
	if !more {
		return d.atEnd()
	}
	place := *d.in
	name, err := d.memberName()
	if err != nil {
		return err
	}
	return &InputError{Kind: ErrTooLarge, Line: place.line, Column: place.column, Value: name,
		Problem: fmt.Sprintf("stands behind more than %d MB of events", aheadLimit>>20),
		Remedy:  "put events last, so that the head is known before the first of them"}
}

// readEvent reads one event. Its error is nil or a timeline.Invalid, unless
// the scanner's syntax is broken.
func readEvent(s *scanner, data []byte, place Place, head *timeline.Timeline) (timeline.Event, error) {
	s.reset(data, place)
	e := timeline.Event{Importance: timeline.DefaultImportance}
	readMembers(s, eventMembers, &e)
	s.end()
	head.ExpandEvent(&e)
	if len(s.faults) > 0 {
		return e, s.faults
	}
	return e, nil
}
