package source

import (
	"strings"
)

// Nearest returns the candidate that a person most likely meant when they wrote
// word, or "" when none is close: at most one edit for every three letters. An
// edit is a letter added, left out, replaced, or swapped with its neighbour
// (the optimal string alignment distance), letter case aside.
func Nearest(word string, candidates []string) string {
	word = strings.ToLower(word)
	if len(word) > 64 {
		return ""
	}
	best, least := "", 1+(len(word)+2)/3
	for _, candidate := range candidates {
		if d := edits(word, strings.ToLower(candidate)); d < least {
			best, least = candidate, d
		}
	}
	return best
}

// edits counts the edits between two short words, bytewise: names of members
// and columns are ASCII.
func edits(a, b string) int {
	before, above := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above = above, row
	}
	return above[len(b)]
}
