package quotes

import "github.com/bywhom/bywhom/text"

// Find returns the quotations of doc, sorted by start; of two that start at
// the same place the outer one comes first. A quotation lies in one paragraph:
// one that runs over several is one Quotation a paragraph, all but the first
// with Continues set. Two quotations overlap only if one lies in the other.
//
// A document without marks and block quotes has none, and so have code blocks.
// Text that is not UTF-8 is read byte by byte. Find takes time linear in the
// text and is safe for concurrent use.
func Find(doc *text.Document) []Quotation {
	r := &reader{src: doc.Text(), paragraphs: doc.Paragraphs(), pending: -1}
	for i, p := range r.paragraphs {
		first := len(r.out)
		r.paragraph(i)
		for j := first; j < len(r.out); j++ {
			if q := &r.out[j]; q.Kind == 0 {
				q.Kind = kindOf(doc, p, *q)
			}
		}
	}
	return r.out
}
