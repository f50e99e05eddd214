package components

import "strconv"

// short writes a number with no more digits than a style needs.
func short(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
