package document

import (
	"fmt"
	"io"

	"kronika/timeline/source"
)

// A Reader reads a JSON object with one long list in it, "events": the
// members around the list whole, its elements one by one.
//
// Members may stand before or behind the events: programs that sort members put
// title behind them. But a decoder must know the head before it can hand out
// events, so up to source.MaxAhead bytes of them are read ahead; in a longer document
// the events have to come last, as they do in ours.
type Reader struct {
	In   *source.Window
	Scan *Scanner // for the names of members
	// Member takes a member other than the list. The frame is good until it
	// returns.
	Member func(name string, value Frame) error

	HasEvents bool    // the list was met
	ahead     []Frame // events read ahead
	done      bool    // the list is behind us
}

// ReadHead reads to the end of the document, or to where the events are too
// many to read ahead.
func (d *Reader) ReadHead() error {
	if c, err := d.In.SkipSpace(); err == io.EOF {
		return &source.InputError{Kind: source.ErrEmpty, Remedy: "choose the file to be read"}
	} else if err != nil {
		return err
	} else if c != '{' {
		return d.In.Fault(source.ErrFormat, "the document is not a JSON object, which begins with {", "choose the file's own format")
	}
	d.In.Take(1)
	for first := true; ; first = false {
		more, err := moreIn(d.In, first, '}')
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
func (d *Reader) readMember() (complete bool, err error) {
	name, err := d.memberName()
	if err != nil {
		return false, err
	}
	c, err := d.In.SkipSpace()
	if err != nil {
		return false, d.In.CutOff(err)
	}
	if name == "events" && c == '[' && !d.HasEvents {
		d.HasEvents = true
		d.In.Take(1)
		return d.readAhead()
	}
	value, err := nextFrame(d.In)
	if err != nil {
		return false, err
	}
	return true, d.Member(name, value)
}

func (d *Reader) memberName() (string, error) {
	if c, err := d.In.SkipSpace(); err != nil {
		return "", d.In.CutOff(err)
	} else if c != '"' {
		return "", d.In.Fault(source.ErrSyntax, "a member's name in double quotes is missing here", `write it as in "title": …`)
	}
	f, err := nextFrame(d.In)
	if err != nil {
		return "", err
	}
	d.Scan.Reset(f.Data, source.Place{})
	name := string(d.Scan.key())
	if d.Scan.Broken != nil {
		return "", d.Scan.InputError(f.Line, f.Column)
	}
	return name, punctuation(d.In, ':', "write one between name and value")
}

// readAhead keeps the events that follow, as many as fit; complete reports
// whether those were all.
func (d *Reader) readAhead() (complete bool, err error) {
	for size := 0; size < source.MaxAhead; {
		more, err := moreIn(d.In, len(d.ahead) == 0, ']')
		if err != nil || !more {
			return err == nil, err
		}
		f, err := nextFrame(d.In)
		if err != nil {
			return false, err
		}
		d.ahead = append(d.ahead, f.copied())
		size += len(f.Data)
	}
	return false, nil
}

// atEnd demands that nothing follows the document.
func (d *Reader) atEnd() error {
	switch c, err := d.In.SkipSpace(); {
	case err == io.EOF:
		return nil
	case err != nil:
		return err
	case c == '{':
		return d.In.Fault(source.ErrSyntax, "a second document follows the first", "if each event is on a line of its own, the format is ndjson")
	}
	return d.In.Fault(source.ErrSyntax, "something follows the end of the document", "remove it")
}

// NextEvent returns the frame of the next event, false behind the last. It is
// good until the next call.
func (d *Reader) NextEvent() (Frame, bool, error) {
	if len(d.ahead) > 0 {
		f := d.ahead[0]
		d.ahead[0].Data = nil
		d.ahead = d.ahead[1:]
		return f, true, nil
	}
	if d.done {
		return Frame{}, false, nil
	}
	more, err := moreIn(d.In, false, ']')
	if err != nil {
		return Frame{}, false, err
	}
	if !more {
		d.done = true
		return Frame{}, false, d.tail()
	}
	f, err := nextFrame(d.In)
	return f, err == nil, err
}

// tail reads what stands behind the events of a long document: its end.
func (d *Reader) tail() error {
	more, err := moreIn(d.In, false, '}')
	if err != nil {
		return err
	}
	if !more {
		return d.atEnd()
	}
	place := *d.In
	name, err := d.memberName()
	if err != nil {
		return err
	}
	return &source.InputError{Kind: source.ErrTooLarge, Line: place.Line, Column: place.Column, Value: name,
		Problem: fmt.Sprintf("stands behind more than %d MB of events", source.MaxAhead>>20),
		Remedy:  "put events last, so that the head is known before the first of them"}
}
