package sqlite

import "kronika/timeline/layout"

// importNames are the ids and aliases of an import, in one array of bytes: ten
// million strings would be ten million things for the collector to look at.
type importNames struct {
	bytes []byte
	names []importName
	slots []int32 // hash table: index in names plus one, 0 for free
}

// An importName is a name and what it leads to.
type importName struct {
	start  int64 // in bytes
	length int32
	number int32 // of the event; reserved when that is left out
	place  int32 // of the event in the document
	alias  bool
}

// reserved is the number of events that have faults.
const reserved = -1

// text is the i-th name.
func (t *importNames) text(i int32) string {
	n := &t.names[i]
	return string(t.bytes[n.start : n.start+int64(n.length)])
}

// raw is the i-th name, for comparing.
func (t *importNames) raw(i int32) []byte {
	n := &t.names[i]
	return t.bytes[n.start : n.start+int64(n.length)]
}

// find looks a name up; slot is where it is or belongs.
func (t *importNames) find(name string) (found *importName, slot int) {
	if len(t.slots) == 0 {
		t.slots = make([]int32, 1024)
	}
	mask := len(t.slots) - 1
	for slot = int(layout.HashKey(name)) & mask; t.slots[slot] != 0; slot = (slot + 1) & mask {
		if i := t.slots[slot] - 1; string(t.raw(i)) == name {
			return &t.names[i], slot
		}
	}
	return nil, slot
}

// put adds a name that is not there yet.
func (t *importNames) put(name string, number, place int, alias bool) {
	if 4*len(t.names) >= 3*len(t.slots) {
		t.grow()
	}
	_, slot := t.find(name)
	t.names = append(t.names, importName{int64(len(t.bytes)), int32(len(name)), int32(number), int32(place), alias})
	t.bytes = append(t.bytes, name...)
	t.slots[slot] = int32(len(t.names))
}

// reserve takes note of the id of an event that is left out: what links to it is
// not at fault for that.
func (t *importNames) reserve(id string, place int) {
	if taken, _ := t.find(id); taken == nil && id != "" {
		t.put(id, reserved, place, false)
	}
}

// grow doubles the hash table.
func (t *importNames) grow() {
	t.slots = make([]int32, max(1024, 2*len(t.slots)))
	mask := len(t.slots) - 1
	for i := range t.names {
		slot := int(layout.HashKey(t.text(int32(i)))) & mask
		for t.slots[slot] != 0 {
			slot = (slot + 1) & mask
		}
		t.slots[slot] = int32(i + 1)
	}
}
