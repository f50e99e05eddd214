package timelinejs

import (
	"bytes"
	"io"
	"iter"
	"slices"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

// A tlReader reads a TimelineJS document. The groups of a story are known only
// by the slides that mention them: its head goes on growing while the events are
// ranged over, always before the event that needs it.
type tlReader struct {
	document document.Reader
	scan     document.Scanner
	mapper   *tlMapper
	head     *timeline.Timeline
	raw      document.RawObject // the members of the document, less its events
	faults   timeline.Invalid
	bad      timeline.Invalid // of the eras that were left out
	notes    source.Report
	anchors  *tlAnchors
	ids      codec.Namer
	place    source.Place
}

func decodeTimelineJS(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	in, err := source.NewWindow(r)
	if err != nil {
		return nil, err
	}
	d := newTLReader(opts)
	d.place = source.Place{Unit: source.UnitEvents, Number: -1}
	d.document = document.Reader{In: in, Scan: &d.scan, Member: d.headMember}
	if err := d.document.ReadHead(); err != nil {
		return nil, err
	}
	d.readDocument(opts)
	if !d.document.HasEvents {
		d.faults = append(d.faults, timeline.Fault{Path: source.UnitEvents, Problem: "missing", Remedy: "write the slides as a list in this member"})
	}
	stream := &codec.Stream{Head: d.head, Events: d.events(), Where: func() source.Place { return d.place }, Notes: &d.notes}
	if len(d.faults) > 0 {
		return stream, d.faults
	}
	return stream, nil
}

func newTLReader(opts codec.DecodeOptions) *tlReader {
	return &tlReader{anchors: newTLAnchors(), ids: codec.Namer{}, head: codec.HeadFrom(opts)}
}

// headMember keeps a member of the document.
func (d *tlReader) headMember(name string, value document.Frame) error {
	switch name {
	case "errors", "warnings": // what TimelineJS met with when it wrote the document
		return nil
	}
	d.scan.Reset(value.Data, source.Place{})
	d.scan.Skip()
	d.scan.End()
	if d.scan.Broken != nil {
		return d.scan.InputError(value.Line, value.Column)
	}
	if d.raw.Get(name) != nil {
		d.faults = append(d.faults, timeline.Fault{Path: name, Problem: "said twice", Remedy: "keep one of the two"})
		return nil
	}
	d.raw = append(d.raw, document.RawMember{Name: name, Value: bytes.Clone(value.Data)})
	return nil
}

// events yields the event of each slide, and before them what is wrong with the
// eras.
func (d *tlReader) events() iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		if len(d.bad) > 0 && !yield(timeline.Event{}, d.bad) {
			return
		}
		for {
			f, ok, err := d.document.NextEvent()
			if err != nil {
				yield(timeline.Event{}, err)
				return
			}
			if !ok {
				return
			}
			d.place.Number++
			e, faults := d.event(f)
			if d.scan.Broken != nil {
				yield(e, d.scan.InputError(f.Line, f.Column))
				return
			}
			if !yield(e, faults) {
				return
			}
		}
	}
}

// event reads one slide.
func (d *tlReader) event(f document.Frame) (timeline.Event, error) {
	slide, raw := &tlSlide{}, document.RawObject{}
	d.scan.Reset(f.Data, d.place)
	ok := readForeign(&d.scan, tlSlideMembers, slide, func(m document.RawMember) { raw = append(raw, m) })
	d.scan.End()
	var e timeline.Event
	if ok && d.scan.Broken == nil {
		e = d.slide(slide, raw)
	}
	if faults := slices.Clone(d.scan.Faults); len(faults) > 0 {
		return timeline.Event{}, faults
	}
	return e, nil
}

// slide makes the event of a slide and of what else stands in it. One with faults
// is not to be used: what is wrong with it is said in the words of its format, and
// would only be said again in ours.
func (d *tlReader) slide(slide *tlSlide, raw document.RawObject) timeline.Event {
	headline := ""
	if slide.Words != nil {
		headline = slide.Words.Headline
	}
	anchor := d.anchors.anchor(slide.UniqueID, headline)
	e := d.mapper.event(slide)
	position, tookDate := -1, false
	if ours := raw.Get(tlOursName); ours != nil {
		raw = raw.Without(tlOursName)
		if tookDate = d.takeRemainder(&e, slide, ours); tookDate {
			raw = raw.Without("display_date")
		}
	} else {
		e.ID, position = d.id(slide, &e), d.place.Number
		if anchor != "" {
			e.Aliases = []string{tlAnchorPrefix + anchor}
		}
		d.noteForeign(raw)
	}
	if len(d.scan.Faults) > 0 {
		return e
	}
	if wrote, ok := d.mapper.slide(&e); ok {
		if tookDate {
			wrote.DisplayDate = "" // we wrote it, in whatever language
		}
		kept := keep(raw, d.mapper.object(wrote, position >= 0), position)
		if kept.isForeign() || !kept.isEmpty() {
			e.Extra = document.WithExtra(e.Extra, tlExtra, kept.json())
		}
	}
	return e
}

// takeRemainder reads what we wrote beside a slide. It reports whether the date is
// from there.
func (d *tlReader) takeRemainder(e *timeline.Event, slide *tlSlide, ours []byte) (tookDate bool) {
	rest := timeline.Event{Importance: timeline.DefaultImportance}
	s := document.NewScanner(ours)
	s.FaultList = document.FaultList{Place: d.place, Steps: []document.Step{{Name: tlOursName}}}
	document.ReadMembers(s, document.EventMembers, &rest)
	d.scan.Faults = append(d.scan.Faults, s.Faults...)
	d.head.ExpandEvent(&rest)
	tookDate = d.mapper.adopt(e, slide, &rest)
	if e.ID == "" {
		e.ID = d.id(slide, e)
	} else {
		d.ids.Claim(e.ID)
	}
	return tookDate
}

// id gives an event its permanent id: the slide's own where it can be one, else
// one made of the title.
func (d *tlReader) id(slide *tlSlide, e *timeline.Event) string {
	if codec.IsID(slide.UniqueID) && !d.ids.Has(slide.UniqueID) {
		d.ids.Claim(slide.UniqueID)
		return slide.UniqueID
	}
	title, _ := e.Title.In("")
	return d.ids.Name(title, "event")
}

// noteForeign notes the members of a slide that nothing here shows.
func (d *tlReader) noteForeign(raw document.RawObject) {
	for _, m := range raw {
		switch {
		case m.Name == "type" || m.Name == "scale":
		case slices.ContainsFunc(tlSlideMembers, func(t document.Member[tlSlide]) bool { return t.Name == m.Name }):
		case string(m.Value) != `""` && string(m.Value) != "null":
			d.mapper.note(m.Name, "the member "+m.Name+" of slides is kept, but not shown")
		}
	}
}
