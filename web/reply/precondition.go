package reply

import (
	"net/http"
	"strings"
)

// CheckPreconditions reports whether a change may be made to what has this tag; ""
// means that it is not there. If-Match keeps a client from overwriting what it
// has not seen, If-None-Match: * from overwriting anything. RFC 9110, section
// 13.1.
func CheckPreconditions(h http.Header, tag string) error {
	for _, given := range h.Values("If-Match") {
		if !matchesStrongly(given, tag) {
			return errPrecondition
		}
	}
	for _, given := range h.Values("If-None-Match") {
		if tag != "" && Matches(given, tag) {
			return errPrecondition
		}
	}
	return nil
}

// matchesStrongly is matches without the weak tags, which promise too little
// for a change.
func matchesStrongly(ifMatch, tag string) bool {
	if tag == "" {
		return false
	}
	var strong []string
	for candidate := range strings.SplitSeq(ifMatch, ",") {
		if candidate = strings.TrimSpace(candidate); !strings.HasPrefix(candidate, "W/") {
			strong = append(strong, candidate)
		}
	}
	return Matches(strings.Join(strong, ","), tag)
}
