package report

import (
	"strings"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

// rdjsonl writes the findings of r in the diagnostic format of reviewdog, one
// object a line. Columns count bytes, from 1.
func (w *Writer) rdjsonl(r *claims.Report) {
	doc := r.Document
	position := func(b []byte, key string, offset int) []byte {
		p := doc.FilePosition(offset)
		b = appendInt(append(b, key...), `{"line":`, p.Line)
		return append(appendInt(b, `,"column":`, p.Column), '}')
	}
	location := func(b []byte, s text.Span) []byte {
		b = appendKey(b, `{"path":`, doc.Name())
		b = position(b, `,"range":{"start":`, s.Start)
		return append(position(b, `,"end":`, s.End), `}}`...)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		b := appendKey(w.buf, `{"message":`, sentences(f))
		b = location(append(b, `,"location":`...), f.Source(doc))
		b = appendKey(b, `,"severity":`, strings.ToUpper(f.Severity.String()))
		b = appendKey(b, `,"source":{"name":`, "bywhom")
		b = appendKey(b, `},"code":{"value":`, f.Rule)
		b = append(b, '}')
		if len(f.Related) > 0 {
			b = append(b, `,"relatedLocations":`...)
			b = appendList(b, f.Related, func(b []byte, rel *claims.Related) []byte {
				b = appendKey(b, `{"message":`, rel.Message)
				return append(location(append(b, `,"location":`...), doc.Source(rel.Span)), '}')
			})
		}
		w.buf = append(b, "}\n"...)
	}
}
