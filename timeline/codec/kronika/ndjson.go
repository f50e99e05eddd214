package kronika

import (
	"bytes"
	"errors"
	"io"
	"iter"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

// NDJSON returns the format of lines: a header line, which is the document without its events, and
// then one event a line. It is the format for large timelines: nothing but the
// line at hand is ever in memory, every line can be read by itself, and a fault
// has a line number.
//
// Lines end with LF; CRLF, empty lines and a byte order mark are read too.
func NDJSON() codec.Format {
	return codec.Format{
		Name: "ndjson", Title: "Kronika NDJSON", MediaType: "application/x-ndjson", Extension: "ndjson", Empty: true,
		Detect: detectNDJSON, Decode: decodeNDJSON, Encode: encodeNDJSON,
	}
}

type ndjsonReader struct {
	in   *source.Window
	scan document.Scanner
	head *timeline.Timeline
	line int // of the line read last
	last bool
}

func decodeNDJSON(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	in, err := source.NewWindow(r)
	if err != nil {
		return nil, err
	}
	d := &ndjsonReader{in: in, head: &timeline.Timeline{}}
	faults, err := d.readHeader(opts)
	if err != nil {
		return nil, err
	}
	stream := &codec.Stream{Head: d.head, Events: d.events(), Where: d.place}
	if len(faults) > 0 {
		return stream, faults
	}
	return stream, nil
}

func (d *ndjsonReader) place() source.Place {
	return source.Place{Unit: source.UnitLine, Number: d.line}
}

// readHeader reads the first line.
func (d *ndjsonReader) readHeader(opts codec.DecodeOptions) (timeline.Invalid, error) {
	line, err := d.nextLine()
	if err == io.EOF {
		return nil, &source.InputError{Kind: source.ErrEmpty, Remedy: "choose the file to be read"}
	}
	if err != nil {
		return nil, err
	}
	if bytes.TrimLeft(line, " \t")[0] != '{' {
		return nil, &source.InputError{Kind: source.ErrFormat, Line: d.line, Value: source.Near(line),
			Problem: `Kronika NDJSON begins with a line {"kronika":1, …}`, Remedy: "choose the file's own format"}
	}
	d.scan.Reset(line, d.place())
	object := document.ObjectReader[timeline.Timeline]{Members: document.HeadMembers}
	d.scan.Object(func(name []byte) { object.Read(&d.scan, name, d.head) })
	d.scan.End()
	if d.scan.Broken != nil {
		err := d.scan.InputError(d.line, 1)
		if errors.Is(err, source.ErrTruncated) && !d.last {
			err.Kind, err.Problem = source.ErrFormat, "the header has to be on one line"
			err.Remedy = "if the document spans several lines, the format is json"
		}
		return nil, err
	}
	faults := d.scan.Faults
	finishHead(d.head, &faults, object, opts)
	return faults, nil
}

func (d *ndjsonReader) events() iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for {
			line, err := d.nextLine()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(timeline.Event{}, err)
				return
			}
			e, err := d.event(line)
			if !yield(e, err) || err != nil && errors.Is(err, source.ErrTruncated) {
				return
			}
		}
	}
}

// event reads the event of one line. Broken syntax spoils this line only,
// unless it is that the last line is cut off.
func (d *ndjsonReader) event(line []byte) (timeline.Event, error) {
	e, err := document.DecodeEvent(&d.scan, line, d.place(), d.head)
	if d.scan.Broken == nil {
		return e, err
	}
	broken := d.scan.InputError(d.line, 1)
	if errors.Is(broken, source.ErrTruncated) && d.last {
		return e, broken
	}
	return timeline.Event{}, append(d.scan.Faults, broken.Fault())
}

// nextLine returns the next line that is not blank, without its end; io.EOF
// behind the last. It is good until the next call.
func (d *ndjsonReader) nextLine() ([]byte, error) {
	for {
		d.line = d.in.Line
		line, err := d.in.TakeLine()
		if err != nil {
			return nil, err
		}
		d.last = len(line) == 0 || line[len(line)-1] != '\n'
		line = bytes.TrimRight(line, " \t\r\n")
		if len(line) > 0 {
			return line, nil
		}
	}
}

func encodeNDJSON(out io.Writer, s *codec.Stream, _ codec.EncodeOptions) (source.Report, error) {
	return document.EncodeLines(out, s.Head, s.Events)
}
