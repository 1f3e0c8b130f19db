package claims

import (
	"sync"

	"github.com/bywhom/bywhom/text"
)

// A room is memory that serves one check after the other. Nothing of it goes into
// a report.
type room struct {
	notes  notes
	reader needReader
	claims []Claim
	found  []found

	ints  pad[int]
	bools pad[bool]
	spans pad[text.Span]

	bySource, byKind []placed
	all              []text.Span
}

// rooms keep their memory for the next check.
var rooms = sync.Pool{New: func() any { return new(room) }}

// keptBytes is how long a text may be whose room is kept.
const keptBytes = 1 << 18

// leave gives m back, without what it knows of doc. The memory that a huge text took
// is not kept.
func (m *room) leave(doc *text.Document) {
	if len(doc.Text()) > keptBytes {
		return
	}
	m.notes.forget()
	m.reader.src = ""
	clear(m.claims)
	clear(m.found)
	m.ints.used, m.bools.used, m.spans.used = 0, 0, 0
	rooms.Put(m)
}

// A pad hands out memory until the room is left.
type pad[T any] struct {
	all  []T
	used int
}

// take returns n zero values.
func (p *pad[T]) take(n int) []T {
	if n > len(p.all)-p.used {
		p.all, p.used = make([]T, max(n, 2*len(p.all))), 0
	}
	out := p.all[p.used : p.used+n : p.used+n]
	p.used += n
	clear(out)
	return out
}
