package sqlite

import (
	"context"
	"slices"
)

// A selection is what a query chooses, in canonical order: parts that follow
// each other in time. It belongs to one revision of its timeline, so its totals
// are counted once.
type selection struct {
	parts []part
	total int64
}

// A part is either a list in memory or a walk over the index.
type part struct {
	list  []ref // when walk is nil
	walk  *walk
	count int64
}

func listPart(refs []ref) part { return part{list: refs, count: int64(len(refs))} }

// found returns the set of the events that a search found, nil when the selection is a
// list or leaves some of them out for when they are. Those of other groups are in
// the set as well.
func (s *selection) found() *numberSet {
	if len(s.parts) != 1 || s.parts[0].walk == nil {
		return nil
	}
	if w := s.parts[0].walk; w.from == firstKey && w.to == lastKey {
		return w.only
	}
	return nil
}

// measure counts the parts that are not counted yet.
func (s *selection) measure(ctx context.Context, q querier) (err error) {
	s.total = 0
	for i := range s.parts {
		p := &s.parts[i]
		if p.walk != nil && p.count < 0 {
			if p.count, err = p.walk.count(ctx, q); err != nil {
				return err
			}
		}
		s.total += p.count
	}
	return nil
}

// at lists n events from an index on.
func (s *selection) at(ctx context.Context, q querier, index int64, n int) ([]ref, error) {
	var refs []ref
	for _, p := range s.parts {
		if index >= p.count {
			index -= p.count
			continue
		}
		if len(refs) == n {
			break
		}
		wanted := n - len(refs)
		if p.walk == nil {
			refs = append(refs, p.list[index:min(int(index)+wanted, len(p.list))]...)
		} else {
			more, err := p.walk.at(ctx, q, index, wanted)
			if err != nil {
				return nil, err
			}
			refs = append(refs, more...)
		}
		index = 0
	}
	return refs, nil
}

// after lists the n events behind a key.
func (s *selection) after(ctx context.Context, q querier, k key, n int) ([]ref, error) {
	var refs []ref
	next := k.next()
	for _, p := range s.parts {
		wanted := n - len(refs)
		if wanted == 0 {
			break
		}
		if p.walk == nil {
			i := p.find(next)
			refs = append(refs, p.list[i:min(i+wanted, len(p.list))]...)
			continue
		}
		more, err := p.walk.between(next, lastKey).first(ctx, q, 0, wanted, false)
		if err != nil {
			return nil, err
		}
		refs = append(refs, more...)
	}
	return refs, nil
}

// before lists the n events before a key, in canonical order.
func (s *selection) before(ctx context.Context, q querier, k key, n int) ([]ref, error) {
	var refs []ref
	for _, p := range slices.Backward(s.parts) {
		wanted := n - len(refs)
		if wanted == 0 {
			break
		}
		if p.walk == nil {
			i := p.find(k)
			refs = append(slices.Clone(p.list[max(0, i-wanted):i]), refs...)
			continue
		}
		more, err := p.walk.between(firstKey, k).first(ctx, q, 0, wanted, true)
		if err != nil {
			return nil, err
		}
		refs = append(more, refs...)
	}
	return refs, nil
}

// rank returns how many events of the selection come before a key.
func (s *selection) rank(ctx context.Context, q querier, k key) (n int64, err error) {
	for _, p := range s.parts {
		if p.walk == nil {
			n += int64(p.find(k))
			continue
		}
		before, err := p.walk.between(firstKey, k).count(ctx, q)
		if err != nil {
			return 0, err
		}
		n += before
	}
	return n, nil
}

// has reports whether an event is in the selection.
func (s *selection) has(ctx context.Context, q querier, r ref) (bool, error) {
	for _, p := range s.parts {
		if p.walk == nil {
			if i := p.find(r.key); i < len(p.list) && p.list[i].id == r.id {
				return true, nil
			}
			continue
		}
		found, err := p.walk.between(r.key, r.next()).first(ctx, q, 0, 1, false)
		if err != nil || len(found) > 0 {
			return err == nil, err
		}
	}
	return false, nil
}

// find is the index in the list of the first event not before k.
func (p part) find(k key) int {
	i, _ := slices.BinarySearchFunc(p.list, k, func(r ref, k key) int { return r.compare(k) })
	return i
}
