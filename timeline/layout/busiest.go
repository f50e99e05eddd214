package layout

const (
	spareParts = 10 // the busiest stretch leaves out one event of so many
	tries      = 8  // how many stretches are compared, and one
	narrower   = 3  // how many levels closer than the whole it must be to open with
)

// Busiest is about the shortest stretch in which nine tenths of the events
// begin. start tells when the event at an index begins, in order of time; it is
// asked for a few.
func Busiest(count int64, start func(index int64) (int64, error)) (Extent, error) {
	var busiest Extent
	spare := count / spareParts
	for i := range int64(tries + 1) {
		first := spare * i / tries
		lo, err := start(first)
		if err != nil {
			return Extent{}, err
		}
		last, err := start(first + count - 1 - spare)
		if err != nil {
			return Extent{}, err
		}
		if e := (Extent{lo, last + 1}); busiest.Empty() || e.Hi-e.Lo < busiest.Hi-busiest.Lo {
			busiest = e
		}
		if spare == 0 {
			break
		}
	}
	return busiest, nil
}

// OpeningView is what a timeline opens with: the whole or, where that would heap
// nearly everything on one spot, its busiest stretch.
func OpeningView(e, busiest Extent) View {
	whole := WholeView(e)
	if busy := ViewOn(e, busiest); busy.Level <= whole.Level-narrower {
		return busy
	}
	return whole
}
