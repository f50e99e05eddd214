package layout

import (
	"bufio"
	"encoding/binary"
	"io"
)

// A Scratch makes files for what a layout cannot keep in memory. No other code
// needs to find them, and they are gone when they are closed.
type Scratch func() (File, error)

// A File is written once, from its beginning to its end, and then read.
type File interface {
	io.Writer
	io.ReaderAt
	io.Closer
}

// A waiter is an item that waits for a place, or has one that bears on those
// that wait.
type waiter struct {
	t0, t1 int64
	prio   uint64
	item   int32 // its place in order of time
	floor  int8  // the finest level at which it may have a lane
}

const (
	waiterBytes = 29      // of a waiter in a file
	queueBlock  = 1 << 12 // as many are read from a file at once
)

// A queue is the waiters of one track in order of time. It is read from the
// beginning to the end, once for each level.
type queue struct {
	room   room
	n      int
	memory []waiter
	file   File // nil: all of it is in memory
	out    *bufio.Writer
}

// add appends a waiter.
func (q *queue) add(w waiter) error {
	if q.file == nil && q.room.scratch != nil && len(q.memory) == q.room.queue {
		if err := q.spill(); err != nil {
			return err
		}
	}
	q.n++
	if q.file == nil {
		q.memory = append(q.memory, w)
		return nil
	}
	return q.write(&w)
}

// spill moves what is in memory to a file.
func (q *queue) spill() (err error) {
	if q.file, err = q.room.scratch(); err != nil {
		return err
	}
	q.out = bufio.NewWriterSize(q.file, waiterBytes*queueBlock)
	for i := range q.memory {
		if err := q.write(&q.memory[i]); err != nil {
			return err
		}
	}
	q.memory = nil
	return nil
}

func (q *queue) write(w *waiter) error {
	b := q.out.AvailableBuffer()
	b = binary.LittleEndian.AppendUint64(b, uint64(w.t0))
	b = binary.LittleEndian.AppendUint64(b, uint64(w.t1))
	b = binary.LittleEndian.AppendUint64(b, w.prio)
	b = binary.LittleEndian.AppendUint32(b, uint32(w.item))
	b = append(b, byte(w.floor))
	_, err := q.out.Write(b)
	return err
}

// flush ends the writing.
func (q *queue) flush() error {
	if q.out == nil {
		return nil
	}
	err := q.out.Flush()
	q.out = nil
	return err
}

func (q *queue) close() {
	if q.file != nil {
		q.file.Close() // it has served its purpose
	}
	q.file, q.memory = nil, nil
}

// A cursor reads a queue.
type cursor struct {
	q     *queue
	next  int      // the first waiter behind block
	block []waiter // what has been read
	i     int      // the current one, in block
	raw   []byte
	into  []waiter
	err   error
}

func (q *queue) cursor() cursor { return cursor{q: q, i: -1} }

// advance goes to the next waiter; false at the end, or when reading failed.
func (c *cursor) advance() bool {
	if c.i++; c.i < len(c.block) {
		return true
	}
	c.i = 0
	return c.more()
}

// at is the current waiter.
func (c *cursor) at() *waiter { return &c.block[c.i] }

// more reads the next block.
func (c *cursor) more() bool {
	n := c.q.n - c.next
	if n == 0 || c.err != nil {
		c.block = nil
		return false
	}
	if c.q.file == nil {
		c.block, c.next = c.q.memory[c.next:], c.q.n
		return true
	}
	n = min(n, queueBlock)
	if c.raw == nil {
		c.raw, c.into = make([]byte, waiterBytes*n), make([]waiter, n)
	}
	if _, c.err = c.q.file.ReadAt(c.raw[:waiterBytes*n], int64(c.next)*waiterBytes); c.err != nil {
		c.block = nil
		return false
	}
	c.block = c.into[:n]
	for i := range c.block {
		b := c.raw[waiterBytes*i:][:waiterBytes]
		c.block[i] = waiter{
			t0: int64(binary.LittleEndian.Uint64(b)), t1: int64(binary.LittleEndian.Uint64(b[8:])),
			prio: binary.LittleEndian.Uint64(b[16:]), item: int32(binary.LittleEndian.Uint32(b[24:])), floor: int8(b[28]),
		}
	}
	c.next += n
	return true
}
