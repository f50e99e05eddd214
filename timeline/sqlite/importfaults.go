package sqlite

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kronika/timeline"
)

// maxFaults bounds how many faults an import lists.
const maxFaults = 1000

// importFaults collects what is wrong with a document, by place.
type importFaults struct {
	path   func(place int, member string) string // ImportOptions.Path
	head   timeline.Invalid
	places []placedFault
}

type placedFault struct {
	place int
	timeline.Fault
}

func (f *importFaults) any() bool  { return len(f.places) > 0 }
func (f *importFaults) full() bool { return len(f.places) >= maxFaults }

// add takes faults of the event at a place, whose paths are complete.
func (f *importFaults) add(place int, faults timeline.Invalid) {
	for _, fault := range faults {
		if f.full() {
			return
		}
		f.places = append(f.places, placedFault{place, fault})
	}
}

// list is all of them, in the order of the document.
func (f *importFaults) list() timeline.Invalid {
	slices.SortStableFunc(f.places, func(a, b placedFault) int { return cmp.Compare(a.place, b.place) })
	faults := slices.Clone(f.head)
	for _, fault := range f.places {
		faults = append(faults, fault.Fault)
	}
	return faults[:min(len(faults), maxFaults)]
}

// at completes the paths of faults, ".date", with the place of their event.
func (f *importFaults) at(place int, faults timeline.Invalid) timeline.Invalid {
	for i := range faults {
		faults[i].Path = f.pathOf(place, strings.TrimPrefix(faults[i].Path, "."))
	}
	return faults
}

func (f *importFaults) pathOf(place int, member string) string {
	switch {
	case f.path != nil:
		return f.path(place, member)
	case member == "":
		return fmt.Sprintf("events[%d]", place)
	}
	return fmt.Sprintf("events[%d].%s", place, member)
}

// clash is the fault of an event that claims a name which an earlier one has;
// place and first are theirs.
func (f *importFaults) clash(place, first int, n importName) timeline.Invalid {
	taken := f.pathOf(first, "")
	if n.pos == ownID {
		return f.at(place, timeline.Invalid{timeline.DuplicateID("", n.name, taken)})
	}
	return f.at(place, timeline.Invalid{{
		Path:  fmt.Sprintf(".aliases[%d]", n.pos),
		Value: timeline.Excerpt(n.name), Problem: "this name is taken by " + taken, Remedy: "remove it",
	}})
}

// notCovered are the faults whose paths, or paths within, have not been
// reported: a date that could not be read is not missing as well.
func notCovered(faults, reported timeline.Invalid) timeline.Invalid {
	return slices.DeleteFunc(faults, func(f timeline.Fault) bool {
		return slices.ContainsFunc(reported, func(r timeline.Fault) bool {
			rest, within := strings.CutPrefix(r.Path, f.Path)
			return within && (rest == "" || rest[0] == '.' || rest[0] == '[')
		})
	})
}
