package chart

import "kronika/timeline/edtf"

// An End is how well one end of a date is known.
type End uint8

const (
	Known   End = iota
	Vague       // only roughly
	Unknown     // it has an end that is not known
	Open        // it has no end
)

// Ends returns how well both ends of a date are known.
func Ends(date edtf.Date) (start, end End) {
	switch date.Kind {
	case edtf.Single:
		return endOf(date.Start), endOf(date.Start)
	case edtf.Interval:
		return endOf(date.Start), endOf(date.End)
	}
	return Known, Known
}

func endOf(e edtf.End) End {
	switch {
	case e.Kind == edtf.Open:
		return Open
	case e.Kind == edtf.Unknown:
		return Unknown
	case e.Point.Qual != [3]edtf.Qualifier{}:
		return Vague
	}
	return Known
}
