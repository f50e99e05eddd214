package codec

import (
	"math"
	"strconv"
	"strings"
)

// DegreesIn reads a coordinate between -limit and limit; nil when it is none.
func DegreesIn(text string, limit float64) *float64 {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || !(math.Abs(n) <= limit) {
		return nil
	}
	return &n
}

// DegreesText writes a coordinate with the fewest digits that give it again.
func DegreesText(n *float64) string {
	if n == nil || math.IsNaN(*n) || math.IsInf(*n, 0) {
		return ""
	}
	return strconv.FormatFloat(*n, 'f', -1, 64)
}
