package attribution

import (
	"strings"
	"unicode/utf8"

	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// signatureBytes is how long a signature below a quotation may be.
const signatureBytes = 80

// settleDashes marks the signature of a quotation: a dash and a name behind
// it, in the same paragraph or as the next one.
func (p *page) settleDashes() {
	pars := p.doc.Paragraphs()
	next := 0
	for _, q := range p.quotes {
		if q.Kind != quotes.Speech && q.Kind != quotes.Block {
			continue
		}
		for next < len(pars) && pars[next].Span.End < q.Span.End {
			next++
		}
		if next == len(pars) {
			return
		}
		s := text.Span{Start: q.Span.End, End: pars[next].Span.End}
		if p.trim(s).Len() == 0 && next+1 < len(pars) {
			s = pars[next+1].Span
		}
		dash, name, ok := p.signature(p.trim(s))
		if !ok {
			continue
		}
		from, to := p.overlapping(name)
		for _, m := range p.marks[from:to] {
			ok = ok && (m.role != roleCue) // "— Ruiz said" has a cue of its own
		}
		if ok {
			p.fix(Attribution{Content: []text.Span{speech(q)}, Cue: dash, Source: Source{Span: name}})
		}
	}
}

// signature reports whether s holds just a dash and a name.
func (p *page) signature(s text.Span) (dash, name text.Span, ok bool) {
	if s.Len() == 0 || s.Len() > signatureBytes {
		return dash, name, false
	}
	t := p.src[s.Start:s.End]
	r, n := utf8.DecodeRuneInString(t)
	if !strings.ContainsRune("—–―-~", r) {
		return dash, name, false
	}
	if strings.HasPrefix(t, "--") {
		n = 2
	}
	dash = text.Span{Start: s.Start, End: s.Start + n}
	name = p.trim(text.Span{Start: dash.End, End: s.End})
	for name.Len() > 0 && strings.IndexByte(".*_", p.src[name.End-1]) >= 0 {
		name.End--
	}
	name = unstar(p.src, name)
	if name.Len() == 0 {
		return dash, name, false
	}
	first, _ := utf8.DecodeRuneInString(p.src[name.Start:])
	return dash, name, first >= 'A' && first <= 'Z' || first >= 0xC0
}
