package source

import (
	"fmt"
	"strconv"
	"strings"
)

// A Loss is one kind of thing that a format could not hold.
type Loss struct {
	Path  string // of the first: events[3].links
	What  string // what is lost, and what became of it where something did
	Count int    // how many times
}

// String writes the loss as one line.
func (l Loss) String() string {
	if l.Count == 1 {
		return fmt.Sprintf("%s: %s", l.Path, l.What)
	}
	return fmt.Sprintf("%s and %d more: %s", l.Path, l.Count-1, l.What)
}

// A Report says what a format could not hold, in the order in which it was
// met. It has one entry for a kind of loss however often it happens, so ten
// million events cost no more than eight.
type Report []Loss

// reportLimit bounds the kinds of loss a report tells apart. No format comes
// near it; it is there so that a mistake in one cannot fill the memory.
const reportLimit = 100

// Add counts a loss at a path.
func (r *Report) Add(path, what string) {
	r.Count(what, func() string { return path })
}

// AddEvent counts a loss in the member of the i-th event (from 0). The path is
// only written out for the first of its kind.
func (r *Report) AddEvent(i int, member, what string) {
	r.Count(what, func() string {
		path := "events[" + strconv.Itoa(i) + "]"
		if member != "" {
			path += "." + member
		}
		return path
	})
}

// Count counts a loss whose path is only written out for the first of its kind.
func (r *Report) Count(what string, path func() string) {
	for i := range *r {
		if (*r)[i].What == what {
			(*r)[i].Count++
			return
		}
	}
	if len(*r) >= reportLimit {
		(*r)[reportLimit-1].Count++
		return
	}
	if len(*r) == reportLimit-1 {
		what = "and other things"
	}
	*r = append(*r, Loss{Path: path(), What: what, Count: 1})
}

// String lists the losses, one a line; it is empty when nothing was lost.
func (r Report) String() string {
	lines := make([]string, len(r))
	for i, l := range r {
		lines[i] = l.String()
	}
	return strings.Join(lines, "\n")
}
