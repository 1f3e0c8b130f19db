package segment

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestProseEndsASentenceBehindWhatIsCertain asks prose about all words of two
// and three letters, those of the lists, and the longer ones that it holds for
// abbreviations.
func TestProseEndsASentenceBehindWhatIsCertain(t *testing.T) {
	candidates := strings.Fields("prof tenn messrs reps mich corp sept bros minn ariz conn calif colo tues okla maj wash " +
		"harbour Ruiz Ruiz-Tamm mid-Oct ex-Sen co-op Yahoo")
	for _, s := range []set{titles, abbreviations, joining, numbered, starters, offices, speech, bangs} {
		candidates = append(candidates, slices.Sorted(maps.Keys(s))...)
	}
	for n := range 26 * 26 * 27 {
		c := []byte{'a' + byte(n%26), 'a' + byte(n/26%26), 'a' + byte(n/26/26)}
		if c[2] > 'z' {
			c = c[:2]
		}
		candidates = append(candidates, string(c))
	}
	var qs []question
	var asked [][]word
	var texts []string
	for _, c := range candidates {
		for _, behind := range []string{". Zoltan", ". zoltan", ". 12", ". -", "! Zoltan", "? zoltan"} {
			src := c + behind
			w := words(nil, src, Paragraph{End: len(src)}, nil)
			if w[0].certain(src) {
				qs = append(qs, ask(src, w))
				asked, texts = append(asked, w), append(texts, src)
			}
		}
	}
	if len(asked) < 50_000 {
		t.Fatalf("only %d of the cases are certain", len(asked))
	}
	answer(qs)
	for i, w := range asked {
		if !w[0].stop {
			t.Errorf("prose sees no end of a sentence in %q", texts[i])
		}
	}
}
