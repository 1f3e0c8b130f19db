// Package chunk cuts many small slices and strings out of few large ones.
package chunk

import "strings"

// An Of hands out memory for slices of T. Its zero value is ready for use, by one
// goroutine at a time. What it handed out stays as it is.
type Of[T any] struct{ free []T }

// size is how many values are got at a time.
const size = 64

// take returns n values.
func (c *Of[T]) take(n int) []T {
	if n > len(c.free) {
		if n > size/4 {
			return make([]T, n)
		}
		c.free = make([]T, size)
	}
	out := c.free[:n:n]
	c.free = c.free[n:]
	return out
}

// New returns a pointer to a zero value.
func (c *Of[T]) New() *T { return &c.take(1)[0] }

// Copy returns a copy of s, nil for an empty one.
func (c *Of[T]) Copy(s []T) []T {
	if len(s) == 0 {
		return nil
	}
	out := c.take(len(s))
	copy(out, s)
	return out
}

// Append appends x to s, which c handed out or which is empty.
func (c *Of[T]) Append(s []T, x T) []T {
	if len(s) == cap(s) {
		longer := c.take(2*len(s) + 1)
		s = longer[:copy(longer, s)]
	}
	return append(s, x)
}

// A Text hands out strings. Its zero value is ready for use, by one goroutine at a
// time.
type Text struct{ free strings.Builder }

// textSize is how many bytes are got at a time.
const textSize = 1 << 10

// Copy returns the string that b holds.
func (t *Text) Copy(b []byte) string {
	if len(b) > textSize/4 {
		return string(b)
	}
	if t.free.Cap()-t.free.Len() < len(b) {
		t.free.Reset()
		t.free.Grow(textSize)
	}
	from := t.free.Len()
	t.free.Write(b)
	return t.free.String()[from:]
}
