package quotes

import (
	"context"
	"sync"

	"github.com/bywhom/bywhom/text"
)

// Find returns the quotations of doc, sorted by start; of two that start at
// the same place the outer one comes first. A quotation lies in one paragraph:
// one that runs over several is one Quotation a paragraph, all but the first
// with Continues set. Two quotations overlap only if one lies in the other.
//
// A document without marks and block quotes has none, and so have code blocks.
// Text that is not UTF-8 is read byte by byte. Find takes time linear in the
// text and is safe for concurrent use.
func Find(doc *text.Document) []Quotation {
	qs, _ := FindContext(context.Background(), doc)
	return qs
}

// FindContext is Find, but gives up once ctx is done and returns its error.
func FindContext(ctx context.Context, doc *text.Document) ([]Quotation, error) {
	r := readers.Get().(*reader)
	defer func() { // what it read is not kept, nor the memory that a huge text took
		if len(r.src) > keptBytes {
			return
		}
		r.ctx, r.src, r.paragraphs, r.scanner.src, r.ahead.src = nil, "", nil, "", ""
		readers.Put(r)
	}()
	r.ctx, r.src, r.paragraphs, r.out = ctx, doc.Text(), doc.Paragraphs(), r.out[:0]
	r.pending, r.handed = -1, [2]family{}
	for i, p := range r.paragraphs {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		first := len(r.out)
		r.paragraph(i)
		for j := first; j < len(r.out); j++ {
			if j%chunk == chunk-1 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if q := &r.out[j]; q.Kind == 0 {
				q.Kind = kindOf(doc, p, *q)
			}
		}
	}
	return append([]Quotation(nil), r.out...), ctx.Err()
}

// keptBytes is how long a text may be whose reader is kept.
const keptBytes = 1 << 18

// readers keep their memory for the next document.
var readers = sync.Pool{New: func() any { return new(reader) }}
