package timelinejs

import (
	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/richtext"
	"kronika/timeline/source"
)

// readDocument makes a head of what stands around the slides.
func (d *tlReader) readDocument(opts codec.DecodeOptions) {
	ours := d.ours()
	lang := ""
	if ours != nil {
		d.head, lang = ours.Timeline, ours.Language
		if opts.Slug != "" {
			d.head.Slug = opts.Slug
		}
	}
	d.scan.Reset(nil, source.Place{})
	d.head.Expand()
	d.mapper = newTLMapper(&d.scan.FaultList, d.head, lang)
	d.mapper.notes, d.mapper.groupNames = &d.notes, codec.Namer{}
	for _, g := range d.head.Groups {
		d.mapper.groupNames.Claim(g.ID)
	}
	title := d.titleSlide()
	d.title(title, ours)
	d.anchors.anchor(title.UniqueID, title.Words.Headline)
	d.faults = append(d.faults, d.scan.Faults...)
	d.eras()
	position := -1
	if ours == nil {
		position = 0
	}
	kept := keep(d.raw.Without(tlOursName), d.mapper.document(d.head, ours == nil), position)
	if kept.isForeign() || !kept.isEmpty() {
		d.head.Extra = document.WithExtra(d.head.Extra, tlExtra, kept.json())
	}
}

// A tlOurs is what our own documents say of a timeline that TimelineJS has no
// word for.
type tlOurs struct {
	Language string // of the slides
	Timeline *timeline.Timeline
}

var tlOursMembers = []document.Member[tlOurs]{
	document.StringMember("language", func(o *tlOurs) *string { return &o.Language }),
	document.ObjectMember("timeline", func(o *tlOurs) **timeline.Timeline { return &o.Timeline }, document.HeadMembers),
}

// ours reads our own member of the document, if it is there.
func (d *tlReader) ours() *tlOurs {
	raw := d.raw.Get(tlOursName)
	if raw == nil {
		return nil
	}
	d.scan.Reset(raw, source.Place{})
	d.scan.Push(tlOursName)
	ours := &tlOurs{}
	document.ReadMembers(&d.scan, tlOursMembers, ours)
	d.faults = append(d.faults, d.scan.Faults...)
	if ours.Timeline == nil {
		return nil
	}
	return ours
}

// titleSlide reads the title slide, which may be absent.
func (d *tlReader) titleSlide() *tlSlide {
	slide := &tlSlide{}
	if raw := d.raw.Get("title"); raw != nil {
		d.over(raw, "title", func(s *document.Scanner) { readForeign(s, tlSlideMembers, slide, nil) })
	}
	if slide.Words == nil {
		slide.Words = &tlWords{}
	}
	return slide
}

// title takes title and summary from the title slide, unless it says what we
// wrote for those that are there already.
func (d *tlReader) title(slide *tlSlide, ours *tlOurs) {
	if ours != nil && *d.mapper.title(d.head).Words == *slide.Words {
		return
	}
	if headline := plainWords(slide.Words.Headline); headline != "" {
		d.head.Title = timelineText(d.mapper.lang, headline)
		if d.head.Slug == "" {
			d.head.Slug = codec.SlugFrom(headline)
		}
	}
	d.head.Summary = timelineText(d.mapper.lang, richtext.FromHTML(slide.Words.Text))
	if slide.Media != nil && slide.Media.URL != "" {
		d.mapper.note("title.media", "the media of the title slide is kept, but not shown")
	}
}

// over walks over a value that was kept, at a path of its own.
func (d *tlReader) over(raw []byte, name string, read func(*document.Scanner)) {
	faults := d.scan.Faults
	d.scan.Reset(raw, source.Place{})
	d.scan.Faults = faults
	d.scan.Push(name)
	read(&d.scan)
	d.scan.Pop()
}

// eras reads the eras, unless they say what we wrote for those that we have. The
// faults of an era are no faults of the head: the story is good without it.
func (d *tlReader) eras() {
	raw := d.raw.Get("eras")
	if document.SameJSON(raw, d.mapper.eras(d.head)) {
		return
	}
	if d.head.Eras = nil; raw == nil {
		return
	}
	d.scan.Faults = nil
	defer func() { d.bad = d.scan.Faults }()
	d.over(raw, "eras", func(s *document.Scanner) {
		if s.Next() == 'n' {
			s.Skip()
			return
		}
		s.List(func() {
			var slide tlSlide
			if readForeign(s, tlSlideMembers, &slide, nil) {
				d.era(&slide)
			}
		})
	})
}

// era adds an era. One with a fault is left out.
func (d *tlReader) era(slide *tlSlide) {
	before := len(d.scan.Faults)
	era, ok := d.mapper.era(slide)
	if ok && len(d.scan.Faults) == before {
		d.head.Eras = append(d.head.Eras, era)
	}
}
