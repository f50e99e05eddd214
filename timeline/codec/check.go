package codec

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"

	"kronika/timeline"
	"kronika/timeline/source"
)

// faultLimit bounds how many faults Check lists; it counts the rest.
const faultLimit = 1000

// Check reads a document to its end and returns everything that is wrong with
// it, of form and of meaning, in the order of the document: what a decoder
// reports, what timeline.CheckHead and CheckEvent find, ids given twice and
// links that lead nowhere. Of a document with very many faults it lists the
// first thousand and says how many follow.
//
// The error is that of the reader, when it breaks, or of the context, when it
// ends; a document that cannot be read to its end is a fault.
func Check(ctx context.Context, f Format, r io.Reader, opts DecodeOptions) (timeline.Invalid, error) {
	s, err := f.Decode(r, opts)
	return CheckDecoded(ctx, s, err, nil)
}

// CheckDecoded is Check for a document whose head has been decoded already: s
// and err are what Decode returned. seen, unless it is nil, is called for each event and
// told whether it is sound; a link that leads nowhere does not make an event unsound, for
// it can be left out alone.
func CheckDecoded(ctx context.Context, s *Stream, err error, seen func(e *timeline.Event, sound bool)) (timeline.Invalid, error) {
	c := &checker{seed: maphash.MakeSeed(), ids: make(map[uint64]int)}
	if err := c.take(err); err != nil || s == nil {
		return c.list(), err
	}
	s.DropControls()
	c.where, c.head = s.where(), s.Head
	c.add(source.Without(s.Head.CheckHead(), c.faults))
	for e, err := range s.Events {
		if ctx.Err() != nil {
			return c.list(), context.Cause(ctx)
		}
		invalid, _ := errors.AsType[timeline.Invalid](err)
		if err != nil && invalid == nil {
			err := c.take(err)
			return c.list(), err
		}
		sound := c.event(&e, invalid)
		if seen != nil {
			seen(&e, sound)
		}
	}
	c.linksLead()
	return c.list(), nil
}

// A checker remembers of each event no more than it must: a hash of its id and
// of the ids it links to.
type checker struct {
	head    *timeline.Timeline
	where   func() source.Place
	seed    maphash.Seed
	faults  timeline.Invalid
	more    int            // faults beyond those listed
	ids     map[uint64]int // hash of the id → number of the place
	pending []pendingLink
}

// A pendingLink leads to an event that has not been seen yet.
type pendingLink struct {
	to    uint64
	text  string // shortened
	place source.Place
	index int
}

// take adds what err says of the document, or returns it when it is not about
// the document.
func (c *checker) take(err error) error {
	faults, ok := source.Faults(err)
	if err != nil && !ok {
		return err
	}
	c.add(faults)
	return nil
}

func (c *checker) add(faults timeline.Invalid) {
	room := min(len(faults), faultLimit-len(c.faults))
	c.faults = append(c.faults, faults[:room]...)
	c.more += len(faults) - room
}

func (c *checker) list() timeline.Invalid {
	if c.more == 0 {
		return c.faults
	}
	return append(c.faults, timeline.Fault{Problem: fmt.Sprintf("and %d faults more", c.more)})
}

// event checks one event, of which the decoder has reported some faults, and returns
// whether it has none.
func (c *checker) event(e *timeline.Event, reported timeline.Invalid) (sound bool) {
	place := c.where()
	if c.add(reported); len(reported) > 0 && e.ID == "" && e.Title == nil && e.Date.IsZero() {
		return false // nothing could be read of it, and that is said
	}
	found := place.At(c.head.CheckEvent("", e))
	if e.ID != "" {
		hash := maphash.String(c.seed, e.ID)
		if first, taken := c.ids[hash]; taken {
			twice := timeline.DuplicateID("", e.ID, source.Place{Unit: place.Unit, Number: first}.String())
			found = append(found, place.At(timeline.Invalid{twice})...)
		} else {
			c.ids[hash] = place.Number
		}
	}
	c.add(source.Without(found, reported))
	for i, link := range e.Links {
		hash := maphash.String(c.seed, link.To)
		if _, known := c.ids[hash]; !known {
			c.pending = append(c.pending, pendingLink{hash, timeline.Excerpt(link.To), place, i})
		}
	}
	return len(reported) == 0 && len(found) == 0
}

// linksLead reports the links whose events never came.
func (c *checker) linksLead() {
	for _, link := range c.pending {
		if _, known := c.ids[link.to]; !known {
			path := link.place.Path(fmt.Sprintf("links[%d].to", link.index))
			c.add(timeline.Invalid{timeline.UnknownLink(path, link.text)})
		}
	}
}

// where returns s.Where, or for a stream without one a stand-in that knows only
// that there are events.
func (s *Stream) where() func() source.Place {
	if s.Where != nil {
		return s.Where
	}
	return func() source.Place { return source.Place{} }
}
