package edtf

// Level returns the least level of the standard that admits d.
func (d Date) Level() Level {
	switch d.Kind {
	case Single:
		return d.Start.Point.level()
	case Interval:
		return max(d.Start.level(), d.End.level())
	case OneOf, AllOf:
		return Level2
	}
	return Level0
}

// level is the level of an interval with this end.
func (e *End) level() Level {
	pt := &e.Point
	switch {
	case e.Kind != Dated:
		return Level1
	case e.Side != At || pt.YearMask|pt.MonthMask|pt.DayMask != 0:
		return Level2
	}
	return pt.level()
}

func (pt *Point) level() Level {
	switch {
	case pt.HasTime && (!pt.HasSecond || pt.FractionLen > 0):
		return LevelExt
	case pt.ByPart || pt.Digits > 0 || pt.Exponent > 0 || pt.Month >= firstNorthern:
		return Level2
	case pt.YearMask|pt.MonthMask|pt.DayMask != 0 && !pt.isPlainlyMasked():
		return Level2
	case pt.YearMask|pt.MonthMask|pt.DayMask != 0:
		return Level1
	case pt.Minus || pt.Long || pt.Month >= firstPart || pt.Qual[0] != 0:
		return Level1
	}
	return Level0
}

// isPlainlyMasked reports whether a mask is one of level 1: 199X, 19XX, 1999-XX,
// 1999-XX-XX, 1999-06-XX.
func (pt *Point) isPlainlyMasked() bool {
	switch pt.YearMask {
	case 0b01, 0b11:
		return pt.Month == 0 && pt.MonthMask == 0
	case 0:
	default:
		return false
	}
	hasDay := pt.Day != 0 || pt.DayMask != 0
	if pt.MonthMask == 0 {
		return pt.DayMask == 0b11
	}
	return pt.MonthMask == 0b11 && (!hasDay || pt.DayMask == 0b11)
}
