package names

// quick is from how many events on the rows of bands are given in proportion to
// their events, without trying.
const quick = 400

// inBands places events in bands. Each begins with one row; rows go, a few at a
// time, where they name most for their height, as long as there is room.
func (c *Chart) inBands(items []*Item, o Options) {
	bands := make([][]*Item, o.Bands)
	for _, it := range items {
		band := min(max(it.Band, 0), o.Bands-1)
		bands[band] = append(bands[band], it)
	}
	for i := range bands {
		bands[i] = itemsOf(bands[i], c.Width)
	}
	room := BandedHeight - c.Fixed
	rows := make([]int, o.Bands)
	for i := range rows {
		rows[i] = 1
		if len(items) > quick {
			rows[i] = max(1, (room-o.Bands*(bandPad+lane))/BandRowHeight*len(bands[i])/len(items))
		}
	}
	if len(items) <= quick {
		share(bands, rows, room, c.Width, o.Air)
	}
	for i, of := range bands {
		b := &Band{Items: of, Rows: rows[i]}
		b.Lane = besideBars(of, rows[i], c.Width, c.Width*o.Until, o.Air)
		b.Height = bandHeight(rows[i], b.Lane)
		c.Bands = append(c.Bands, b)
	}
}

func bandHeight(rows int, over bool) int {
	h := bandPad + rows*BandRowHeight
	if over {
		h += lane
	}
	return h
}

// A value is what a band is worth with some rows.
type value struct{ worth, height int }

// share gives the rows that room, in units, holds to the bands that gain most.
func share(bands [][]*Item, rows []int, room int, width float64, air int) {
	known := map[[2]int]value{}
	of := func(i, r int) value {
		v, ok := known[[2]int{i, r}]
		if !ok {
			over := besideBars(bands[i], r, width, width, air)
			v = value{worth(bands[i], width), bandHeight(r, over)}
			known[[2]int{i, r}] = v
		}
		return v
	}
	left := room
	for i := range bands {
		left -= of(i, 1).height
	}
	for left > 0 {
		best, add, most := -1, 0, 0.0
		for i := range bands {
			for d := 1; d <= 3; d++ {
				now, then := of(i, rows[i]), of(i, rows[i]+d)
				cost := then.height - now.height
				if cost > left {
					break
				}
				if gain := float64(then.worth-now.worth) / float64(max(1, cost)); gain > most {
					best, add, most = i, d, gain
				}
			}
		}
		if best < 0 {
			return
		}
		left -= of(best, rows[best]+add).height - of(best, rows[best]).height
		rows[best] += add
	}
}

// worth is what the names of a band are worth together.
func worth(items []*Item, width float64) (sum int) {
	for _, it := range items {
		if it.named(width) {
			sum += 100 + it.Weight
			if it.Name.Whole {
				sum += 50
			}
		}
	}
	return sum
}
