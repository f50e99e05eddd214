package sqlite

import (
	"encoding/base64"
	"encoding/binary"
	"hash/fnv"

	"kronika/timeline"
)

// A cursor is a place between two events of a list. It names the event beside
// it, not a number, so whatever is added or removed elsewhere the list goes on
// where it was left. It also remembers how many events came before, for as long
// as the list stays what it was.
type cursor struct {
	key
	back   bool // the page before key, not the one behind it
	offset int64
	list   uint64 // whose list, at which revision
}

// cursorVersion is the first byte of every cursor.
const cursorVersion = 2

// String writes the cursor so that it can stand in an address as it is.
func (c cursor) String() string {
	b := []byte{cursorVersion, 0}
	if c.back {
		b[1] = 1
	}
	b = binary.AppendVarint(b, c.t0)
	b = binary.AppendVarint(b, int64(c.t0n))
	b = binary.AppendVarint(b, c.ord)
	b = binary.AppendVarint(b, c.offset)
	b = binary.BigEndian.AppendUint64(b, c.list)
	b = append(b, c.eid...)
	b = binary.BigEndian.AppendUint16(b, checksum(b))
	return base64.RawURLEncoding.EncodeToString(b)
}

func checksum(b []byte) uint16 {
	h := fnv.New32a()
	h.Write(b)
	return uint16(h.Sum32())
}

// parseCursor reads a cursor.
func parseCursor(text string) (cursor, error) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(b) < 4 || b[0] != cursorVersion || b[1] > 1 ||
		binary.BigEndian.Uint16(b[len(b)-2:]) != checksum(b[:len(b)-2]) {
		return cursor{}, badCursor(text)
	}
	c := cursor{back: b[1] == 1}
	b = b[2 : len(b)-2]
	var numbers [4]int64
	for i := range numbers {
		v, n := binary.Varint(b)
		if n <= 0 {
			return cursor{}, badCursor(text)
		}
		numbers[i], b = v, b[n:]
	}
	if len(b) < 8 {
		return cursor{}, badCursor(text)
	}
	c.t0, c.t0n, c.ord, c.offset = numbers[0], int32(numbers[1]), numbers[2], numbers[3]
	c.list, c.eid = binary.BigEndian.Uint64(b), string(b[8:])
	if c.String() != text { // the same in other letters: base64 overlooks line ends
		return cursor{}, badCursor(text)
	}
	return c, nil
}

func badCursor(text string) error {
	return timeline.Invalid{{Path: "after", Value: timeline.Excerpt(text), Problem: "not a place in a list",
		Remedy: "follow the links to the next and previous page, or leave it out"}}
}
