package timelinejs

import (
	"cmp"
	"slices"

	"kronika/timeline/source"
)

// A tlOrder puts the slides of an imported story back to the places that they
// had in their file: TimelineJS shows those of one moment in that order. They are
// held until all are known, or until they are too many to hold.
type tlOrder struct {
	write  func(slide []byte)
	slides []tlHeld
	size   int // bytes of slides
	gaveUp bool
}

// A tlHeld is a slide that waits for its place.
type tlHeld struct {
	position int
	slide    []byte
}

// add takes the next slide. One without a position goes behind the one before
// it.
func (o *tlOrder) add(position int, slide []byte) {
	switch {
	case o.gaveUp || position < 0 && len(o.slides) == 0:
		o.write(slide)
		return
	case position < 0:
		position = o.slides[len(o.slides)-1].position
	}
	o.slides = append(o.slides, tlHeld{position, slide})
	if o.size += len(slide); o.size > source.MaxAhead {
		o.gaveUp = true
		o.release()
	}
}

// release writes the slides that were held, in their order.
func (o *tlOrder) release() {
	slices.SortStableFunc(o.slides, func(a, b tlHeld) int { return cmp.Compare(a.position, b.position) })
	for _, held := range o.slides {
		o.write(held.slide)
	}
	o.slides = nil
}

func (o *tlOrder) reportTo(r *source.Report) {
	if o.gaveUp {
		r.Add("events", "the order of the slides in the imported file")
	}
}
