package sqlite

import (
	"fmt"

	"kronika/timeline"
	"kronika/timeline/layout"
)

// importIndex is what an import keeps in memory of each event until all are
// read: some hundred bytes, from which every index can then be written in its
// own order.
type importIndex struct {
	names  importNames
	events []indexedEvent // by number, from 1
	items  []layout.Item  // of those that lie on the axis
	links  []indexedLink
	extent layout.Extent
	tally  map[int]int64
}

// An indexedEvent is what the index by time needs.
type indexedEvent struct {
	t0, t1 int64
	t0n    int32
	name   int32 // its id, in names
	grp    int32
}

// An indexedLink leads from an event to a name.
type indexedLink struct {
	from int32 // number
	pos  int32 // which of its links
	to   string
	kind timeline.LinkKind
}

// claim gives an event a number and takes its names, or tells which of them is
// taken.
func (x *importIndex) claim(e *timeline.Event, place int) (int64, *clash) {
	if taken, _ := x.names.find(e.ID); taken != nil {
		return 0, &clash{-1, int(taken.place)}
	}
	for i, alias := range e.Aliases {
		if taken, _ := x.names.find(alias); taken != nil {
			x.names.reserve(e.ID, place)
			return 0, &clash{i, int(taken.place)}
		}
	}
	number := len(x.events) + 1
	x.names.put(e.ID, number, place, false)
	for _, alias := range e.Aliases {
		x.names.put(alias, number, place, true)
	}
	return int64(number), nil
}

// add takes what is needed of the row of an event that has claimed its names.
func (x *importIndex) add(row *eventRecord) {
	number := int32(row.id & maxNumber)
	x.events = append(x.events, indexedEvent{
		t0: row.t0, t1: row.t1, t0n: row.t0n, grp: int32(row.grp),
		name: int32(len(x.names.names) - 1 - len(row.aliases)),
	})
	if row.onAxis {
		x.items = append(x.items, row.item)
		x.extent.Add(row.item.T0, row.item.T1)
	}
	for i, link := range row.links {
		x.links = append(x.links, indexedLink{number, int32(i), link.To, link.Kind})
	}
	if x.tally == nil {
		x.tally = make(map[int]int64)
	}
	x.tally[row.grp]++
}

// key is the key of an event, by its place in events.
func (x *importIndex) key(i int32) key {
	e := &x.events[i]
	return key{e.t0, e.t0n, x.names.text(e.name)}
}

// checkLinks finds the links that lead nowhere and takes them out of the index.
func (im *importer) checkLinks() {
	x, faults := &im.index, &im.read.faults
	kept := x.links[:0]
	for _, link := range x.links {
		target, _ := x.names.find(link.to)
		leads := target != nil && !target.alias
		if leads && target.number != reserved {
			kept = append(kept, link)
			continue
		}
		im.loose = append(im.loose, link)
		if leads && !im.options.Partial {
			continue // to an event that has faults of its own
		}
		place := int(x.names.names[x.events[link.from-1].name].place)
		path := faults.pathOf(place, fmt.Sprintf("links[%d].to", link.pos))
		faults.add(place, timeline.Invalid{timeline.UnknownLink(path, link.to)})
	}
	x.links = kept
}
