package main

import (
	"fmt"
	"unicode"

	"github.com/bywhom/bywhom/internal/tagger"
)

// evaluate returns the figures of m on articles: for each role the F1 of whole
// spans, and for contents that of their characters' letters.
func evaluate(docs []article, samples []*tagger.Sample, m *tagger.Model) string {
	var hit, got, want [4]int
	var over, og, ow int
	for i := range docs {
		d := &docs[i]
		key := func(s tagger.Span) tagger.Span {
			t := []byte(d.Text)
			for s.Start < s.End && !letter(t[s.Start]) {
				s.Start++
			}
			for s.Start < s.End && !letter(t[s.End-1]) {
				s.End--
			}
			return s
		}
		gold := map[tagger.Span]bool{}
		cover := make([]bool, len(d.Text)+1)
		for _, s := range d.gold {
			gold[key(s)] = true
			if s.Role == tagger.Content {
				for k := s.Start; k < s.End; k++ {
					cover[k] = true
				}
				ow += s.End - s.Start
			}
		}
		for s := range gold {
			want[s.Role]++
		}
	spans:
		for _, s := range samples[i].Decoded(m) {
			for _, x := range d.Discard {
				if s.Start < x.End && x.Start < s.End {
					continue spans
				}
			}
			got[s.Role]++
			if gold[key(s)] {
				hit[s.Role]++
			}
			if s.Role == tagger.Content {
				og += s.End - s.Start
				for k := s.Start; k < s.End; k++ {
					if cover[k] {
						over++
					}
				}
			}
		}
	}
	f := func(h, a, b int) float64 { return 2 * float64(h) / float64(max(1, a+b)) }
	out := ""
	for r, n := range []string{"", "source", "cue", "content"} {
		if r > 0 {
			out += fmt.Sprintf("%s %.4f (p %.3f r %.3f)  ", n, f(hit[r], got[r], want[r]), float64(hit[r])/float64(max(1, got[r])), float64(hit[r])/float64(max(1, want[r])))
		}
	}
	return out + fmt.Sprintf("overlap %.4f", f(over, og, ow))
}

func letter(b byte) bool {
	return b >= 0xC3 && b != 0xE2 || b < 0x80 && (unicode.IsLetter(rune(b)) || unicode.IsDigit(rune(b)))
}
