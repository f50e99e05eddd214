package table

import (
	"io"
	"iter"

	"kronika/timeline"
	"kronika/timeline/source"
)

// Events yields the events of rows, each with its faults, until next returns io.EOF or
// another error. Where each stands is told to at before it is yielded.
func Events(next func() (Row, error), at func(source.Place)) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for {
			row, err := next()
			if err == io.EOF {
				return
			}
			at(row.Place)
			if err == nil {
				err = row.Faults.Err()
			}
			if !yield(row.Event, err) || err != nil && len(row.Faults) == 0 {
				return
			}
		}
	}
}

// Take takes the first of the rows that were read ahead; false when none is left.
func Take(ahead *[]Row) (Row, bool) {
	if len(*ahead) == 0 {
		return Row{}, false
	}
	row := (*ahead)[0]
	(*ahead)[0] = Row{}
	if *ahead = (*ahead)[1:]; len(*ahead) == 0 {
		*ahead = nil // gives the memory back
	}
	return row, true
}
