package codec

import (
	"bytes"
	"io"
	"iter"
	"slices"

	"kronika/timeline"
)

// A tlReader reads a TimelineJS document. The groups of a story are known only
// by the slides that mention them: its head goes on growing while the events are
// ranged over, always before the event that needs it.
type tlReader struct {
	document documentReader
	scan     scanner
	mapper   *tlMapper
	head     *timeline.Timeline
	raw      rawObject // the members of the document, less its events
	faults   timeline.Invalid
	bad      timeline.Invalid // of the eras that were left out
	notes    Report
	anchors  *tlAnchors
	ids      namer
	place    Place
}

func decodeTimelineJS(r io.Reader, opts DecodeOptions) (*Stream, error) {
	in, err := newWindow(r)
	if err != nil {
		return nil, err
	}
	d := newTLReader(opts)
	d.place = Place{unitEvents, -1}
	d.document = documentReader{in: in, scan: &d.scan, member: d.headMember}
	if err := d.document.readHead(); err != nil {
		return nil, err
	}
	d.readDocument(opts)
	if !d.document.hasEvents {
		d.faults = append(d.faults, timeline.Fault{Path: unitEvents, Problem: "missing", Remedy: "write the slides as a list in this member"})
	}
	stream := &Stream{Head: d.head, Events: d.events(), Where: func() Place { return d.place }, Notes: &d.notes}
	if len(d.faults) > 0 {
		return stream, d.faults
	}
	return stream, nil
}

func newTLReader(opts DecodeOptions) *tlReader {
	return &tlReader{anchors: newTLAnchors(), ids: namer{}, head: headFrom(opts)}
}

// headMember keeps a member of the document.
func (d *tlReader) headMember(name string, value frame) error {
	switch name {
	case "errors", "warnings": // what TimelineJS met with when it wrote the document
		return nil
	}
	d.scan.reset(value.data, Place{})
	d.scan.skip()
	d.scan.end()
	if d.scan.broken != nil {
		return d.scan.inputError(value.line, value.column)
	}
	if d.raw.get(name) != nil {
		d.faults = append(d.faults, timeline.Fault{Path: name, Problem: "said twice", Remedy: "keep one of the two"})
		return nil
	}
	d.raw = append(d.raw, rawMember{name, bytes.Clone(value.data)})
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
			f, ok, err := d.document.nextEvent()
			if err != nil {
				yield(timeline.Event{}, err)
				return
			}
			if !ok {
				return
			}
			d.place.Number++
			e, faults := d.event(f)
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

// event reads one slide.
func (d *tlReader) event(f frame) (timeline.Event, error) {
	slide, raw := &tlSlide{}, rawObject{}
	d.scan.reset(f.data, d.place)
	ok := readForeign(&d.scan, tlSlideMembers, slide, func(m rawMember) { raw = append(raw, m) })
	d.scan.end()
	var e timeline.Event
	if ok && d.scan.broken == nil {
		e = d.slide(slide, raw)
	}
	if faults := slices.Clone(d.scan.faults); len(faults) > 0 {
		return timeline.Event{}, faults
	}
	return e, nil
}

// slide makes the event of a slide and of what else stands in it. One with faults
// is not to be used: what is wrong with it is said in the words of its format, and
// would only be said again in ours.
func (d *tlReader) slide(slide *tlSlide, raw rawObject) timeline.Event {
	headline := ""
	if slide.Words != nil {
		headline = slide.Words.Headline
	}
	anchor := d.anchors.anchor(slide.UniqueID, headline)
	e := d.mapper.event(slide)
	position, tookDate := -1, false
	if ours := raw.get(tlOursName); ours != nil {
		raw = raw.without(tlOursName)
		if tookDate = d.takeRemainder(&e, slide, ours); tookDate {
			raw = raw.without("display_date")
		}
	} else {
		e.ID, position = d.id(slide, &e), d.place.Number
		if anchor != "" {
			e.Aliases = []string{tlAnchorPrefix + anchor}
		}
		d.noteForeign(raw)
	}
	if len(d.scan.faults) > 0 {
		return e
	}
	if wrote, ok := d.mapper.slide(&e); ok {
		if tookDate {
			wrote.DisplayDate = "" // we wrote it, in whatever language
		}
		kept := keep(raw, d.mapper.object(wrote, position >= 0), position)
		if kept.isForeign() || !kept.isEmpty() {
			e.Extra = withExtra(e.Extra, tlExtra, kept.json())
		}
	}
	return e
}

// takeRemainder reads what we wrote beside a slide. It tells whether the date is
// from there.
func (d *tlReader) takeRemainder(e *timeline.Event, slide *tlSlide, ours []byte) (tookDate bool) {
	rest := timeline.Event{Importance: timeline.DefaultImportance}
	s := &scanner{data: ours}
	s.faultList = faultList{place: d.place, steps: []step{{name: tlOursName}}}
	readMembers(s, eventMembers, &rest)
	d.scan.faults = append(d.scan.faults, s.faults...)
	d.head.ExpandEvent(&rest)
	tookDate = d.mapper.adopt(e, slide, &rest)
	if e.ID == "" {
		e.ID = d.id(slide, e)
	} else {
		d.ids.claim(e.ID)
	}
	return tookDate
}

// id gives an event its permanent id: the slide's own where it can be one, else
// one made of the title.
func (d *tlReader) id(slide *tlSlide, e *timeline.Event) string {
	if isID(slide.UniqueID) && d.ids[slide.UniqueID] == 0 {
		d.ids.claim(slide.UniqueID)
		return slide.UniqueID
	}
	title, _ := e.Title.In("")
	return d.ids.name(title, "event")
}

// noteForeign notes the members of a slide that nothing here shows.
func (d *tlReader) noteForeign(raw rawObject) {
	for _, m := range raw {
		switch {
		case m.name == "type" || m.name == "scale":
		case slices.ContainsFunc(tlSlideMembers, func(t member[tlSlide]) bool { return t.name == m.name }):
		case string(m.value) != `""` && string(m.value) != "null":
			d.mapper.note(m.name, "the member "+m.name+" of slides is kept, but not shown")
		}
	}
}
