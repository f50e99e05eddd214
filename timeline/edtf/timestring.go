package edtf

// appendTime writes a time of day with what it is counted from.
func (pt *Point) appendTime(b []byte) []byte {
	b = appendPart(append(b, 'T'), pt.Hour, 0)
	b = appendPart(append(b, ':'), pt.Minute, 0)
	if pt.HasSecond {
		b = appendPart(append(b, ':'), pt.Second, 0)
	}
	if pt.FractionLen > 0 {
		b = append(b, '.')
		unit := int64(100_000_000)
		for range pt.FractionLen {
			b = appendDigit(b, int64(pt.Nanosecond)/unit%10, false)
			unit /= 10
		}
	}
	switch {
	case pt.Zone == UTC:
		return append(b, 'Z')
	case pt.Zone == Local:
		return b
	}
	offset, sign := pt.OffsetMinutes, byte('+')
	if offset < 0 {
		offset, sign = -offset, '-'
	}
	b = appendPart(append(b, sign), uint8(offset/60), 0)
	return appendPart(append(b, ':'), uint8(offset%60), 0)
}
