package segment

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestProseEndsASentenceBehindWhatIsCertain asks prose about all words of two
// and three letters, those of the lists, with and without something around them,
// and words with signs.
func TestProseEndsASentenceBehindWhatIsCertain(t *testing.T) {
	candidates := strings.Fields("prof tenn messrs reps mich corp sept bros minn ariz conn calif colo tues okla maj wash " +
		"harbour Ruiz Ruiz-Tamm mid-Oct ex-Sen co-op Yahoo O’Tamm O'Tamm’s Gül Gül-st st’s-st é-s 11th 1990s B52 52B @ruiz #tamm " +
		"and/or a/c R&D x_y $5m 5% 5-st 12-a no.5 (st [st st) st] “st st” mid–Oct İst ſt ﬁ")
	for _, s := range []set{titles, abbreviations, joining, numbered, starters, offices, speech, bangs} {
		candidates = append(candidates, slices.Sorted(maps.Keys(s))...)
	}
	for _, w := range slices.Sorted(maps.Keys(shortened)) {
		candidates = append(candidates, w, "mid-"+w, "Ü"+w, "9"+w, "#"+w, w+"’s", w+"9x")
	}
	listed := len(candidates)
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
	behinds := []string{". Zoltan", ". 12", "! Zoltan", "? zoltan", ". zoltan", ". -", ". According", ". center", ". Worth"}
	for i, c := range candidates {
		if i == listed {
			behinds = behinds[:3]
		}
		for _, behind := range behinds {
			src := c + behind
			w := words(nil, src, Paragraph{End: len(src)}, nil)
			if w[0].certain(src) {
				qs = ask(qs, src, w, maxQuestion)
				asked, texts = append(asked, w), append(texts, src)
			}
		}
	}
	if len(asked) < 50_000 {
		t.Fatalf("only %d of the cases are certain", len(asked))
	}
	all := make([]*question, len(qs))
	for i := range qs {
		all[i] = &qs[i]
	}
	call(all)
	for i, w := range asked {
		if !w[0].stop {
			t.Errorf("prose sees no end of a sentence in %q", texts[i])
		}
	}
}
