package codec

import (
	"fmt"
	"io"
)

// A documentReader reads a JSON object with one long list in it, "events": the
// members around the list whole, its elements one by one.
//
// Members may stand before or behind the events: programs that sort members put
// title behind them. But a decoder must know the head before it can hand out
// events, so up to aheadLimit bytes of them are read ahead; in a longer document
// the events have to come last, as they do in ours.
type documentReader struct {
	in   *window
	scan *scanner // for the names of members
	// member takes a member other than the list. The frame is good until it
	// returns.
	member func(name string, value frame) error

	hasEvents bool    // the list was met
	ahead     []frame // events read ahead
	done      bool    // the list is behind us
}

// readHead reads to the end of the document, or to where the events are too
// many to read ahead.
func (d *documentReader) readHead() error {
	if c, err := d.in.skipSpace(); err == io.EOF {
		return &InputError{Kind: ErrEmpty, Remedy: "choose the file to be read"}
	} else if err != nil {
		return err
	} else if c != '{' {
		return d.in.fault(ErrFormat, "the document is not a JSON object, which begins with {", "choose the file's own format")
	}
	d.in.take(1)
	for first := true; ; first = false {
		more, err := moreIn(d.in, first, '}')
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
func (d *documentReader) readMember() (complete bool, err error) {
	name, err := d.memberName()
	if err != nil {
		return false, err
	}
	c, err := d.in.skipSpace()
	if err != nil {
		return false, d.in.cutOff(err)
	}
	if name == "events" && c == '[' && !d.hasEvents {
		d.hasEvents = true
		d.in.take(1)
		return d.readAhead()
	}
	value, err := nextFrame(d.in)
	if err != nil {
		return false, err
	}
	return true, d.member(name, value)
}

func (d *documentReader) memberName() (string, error) {
	if c, err := d.in.skipSpace(); err != nil {
		return "", d.in.cutOff(err)
	} else if c != '"' {
		return "", d.in.fault(ErrSyntax, "a member's name in double quotes is missing here", `write it as in "title": …`)
	}
	f, err := nextFrame(d.in)
	if err != nil {
		return "", err
	}
	d.scan.reset(f.data, Place{})
	name := string(d.scan.string())
	if d.scan.broken != nil {
		return "", d.scan.inputError(f.line, f.column)
	}
	return name, punctuation(d.in, ':', "write one between name and value")
}

// readAhead keeps the events that follow, as many as fit; complete tells
// whether those were all.
func (d *documentReader) readAhead() (complete bool, err error) {
	for size := 0; size < aheadLimit; {
		more, err := moreIn(d.in, len(d.ahead) == 0, ']')
		if err != nil || !more {
			return err == nil, err
		}
		f, err := nextFrame(d.in)
		if err != nil {
			return false, err
		}
		d.ahead = append(d.ahead, f.copied())
		size += len(f.data)
	}
	return false, nil
}

// atEnd demands that nothing follows the document.
func (d *documentReader) atEnd() error {
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

// nextEvent returns the frame of the next event, false behind the last. It is
// good until the next call.
func (d *documentReader) nextEvent() (frame, bool, error) {
	if len(d.ahead) > 0 {
		f := d.ahead[0]
		d.ahead[0].data = nil
		d.ahead = d.ahead[1:]
		return f, true, nil
	}
	if d.done {
		return frame{}, false, nil
	}
	more, err := moreIn(d.in, false, ']')
	if err != nil {
		return frame{}, false, err
	}
	if !more {
		d.done = true
		return frame{}, false, d.tail()
	}
	f, err := nextFrame(d.in)
	return f, err == nil, err
}

// tail reads what stands behind the events of a long document: its end.
func (d *documentReader) tail() error {
	more, err := moreIn(d.in, false, '}')
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
