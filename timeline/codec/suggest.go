package codec

// Nearest returns the candidate that a person most likely meant when they wrote
// word, or "" when none is close enough to ask about.
func Nearest(word string, candidates []string) string { return nearest(word, candidates) }
