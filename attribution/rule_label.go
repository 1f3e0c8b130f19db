package attribution

import (
	"strings"

	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/text"
)

const (
	labelBytes = 48 // a speaker's label is no longer than this
	labelWords = 5
	labelsMin  = 2 // one label may be a phrase; two are a transcript
)

// settleLabels marks the turns of a transcript or an interview: a paragraph
// that starts with a speaker's label and a colon is what that speaker said.
func (p *page) settleLabels() {
	type turn struct{ label, body text.Span }
	var turns []turn
	seen := map[string]int{}
	repeated := false
	for _, par := range p.doc.Paragraphs() {
		if par.Kind != text.Prose && par.Kind != text.Item {
			continue
		}
		n := label(p.src[par.Body.Start:min(par.Body.End, par.Body.Start+labelBytes)])
		if n == 0 {
			continue
		}
		t := turn{text.Span{Start: par.Body.Start, End: par.Body.Start + n}, p.trim(text.Span{Start: par.Body.Start + n + 1, End: par.Body.End})}
		t.label = unstar(p.src, t.label)
		if t.body.Len() == 0 {
			continue
		}
		turns = append(turns, t)
		name := p.src[t.label.Start:t.label.End]
		seen[name]++
		repeated = repeated || seen[name] >= labelsMin
	}
	if len(turns) < labelsMin || !repeated {
		return
	}
	contents := make([]text.Span, len(turns))
	for i, t := range turns {
		contents[i] = t.body
		colon := t.label.End + strings.IndexByte(p.src[t.label.End:t.body.Start], ':')
		p.fix(Attribution{
			Content: contents[i : i+1 : i+1],
			Cue:     text.Span{Start: colon, End: colon + 1},
			Source:  Source{Span: t.label},
			Form:    Direct, // a transcript is one long quotation
		})
	}
}

// label returns the length of the speaker's label that s starts with, up to
// its colon, or 0: one to five words that all start with a capital letter, as
// in "Q:", "MAYOR RUIZ:" or "Ada Ruiz:".
func label(s string) int {
	colon := strings.IndexByte(s, ':')
	if colon <= 0 || colon+1 >= len(s) || s[colon+1] != ' ' && s[colon+1] != '*' && s[colon+1] != '\n' {
		return 0
	}
	words := scan.Fields(s[:colon])
	if len(words) == 0 || len(words) > labelWords {
		return 0
	}
	for _, w := range words {
		w = strings.Trim(w, "*_(")
		if w == "" || w[0] < 'A' || w[0] > 'Z' {
			return 0
		}
	}
	return colon
}

// unstar returns s without the stars of Markdown at its edges.
func unstar(src string, s text.Span) text.Span {
	for s.Start < s.End && (src[s.Start] == '*' || src[s.Start] == '_') {
		s.Start++
	}
	for s.Start < s.End && (src[s.End-1] == '*' || src[s.End-1] == '_') {
		s.End--
	}
	return s
}
