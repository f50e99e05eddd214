package reply

import (
	"crypto/sha256"
	"crypto/subtle"
)

// SameSecret compares in a time that shows neither how much of a guess is right
// nor how long the secret is.
func SameSecret(given, secret string) bool {
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(secret))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1
}
