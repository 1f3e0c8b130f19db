package lexicon

import (
	"strings"
	"sync"
)

// A Cue is an entry of the list of cues.
type Cue struct {
	Stance string // "neutral", "doubting" …
	Base   string // the entry: "deny"
	next   []follower
}

// A follower is an entry of several words behind its first one.
type follower struct {
	words []string
	cue   Cue
}

// Cues returns the list of cues, by every form of their first word, in lower
// case: "denies", "denied" and "denying" lead to "deny".
var Cues = sync.OnceValue(func() map[string]*Cue {
	out := make(map[string]*Cue, 2048)
	at := func(form string) *Cue {
		c := out[form]
		if c == nil {
			c = &Cue{}
			out[form] = c
		}
		return c
	}
	for _, line := range entries("en", "cues") {
		base, rest, _ := strings.Cut(line, " = ")
		stance, irregular, _ := strings.Cut(rest, " (")
		words := strings.Fields(base)
		for _, form := range append(Forms(words[0]), strings.Fields(strings.TrimSuffix(irregular, ")"))...) {
			c := at(form)
			if len(words) > 1 {
				c.next = append(c.next, follower{words[1:], Cue{Stance: stance, Base: base}})
			} else if c.Base == "" {
				c.Stance, c.Base = stance, base
			}
		}
	}
	return out
})

// Match returns the entry that words, in lower case, start with: the longest
// one. ok is false where there is none.
func Match(words []string) (stance, base string, ok bool) {
	if len(words) == 0 {
		return "", "", false
	}
	c := Cues()[words[0]]
	if c == nil {
		return "", "", false
	}
	best, n := c, 0
next:
	for i := range c.next {
		f := &c.next[i]
		if len(f.words) <= n || len(f.words) >= len(words) {
			continue
		}
		for k, w := range f.words {
			if words[k+1] != w {
				continue next
			}
		}
		best, n = &f.cue, len(f.words)
	}
	return best.Stance, best.Base, best.Base != ""
}

// Forms returns the regular forms of a verb, its base first.
func Forms(verb string) []string {
	vowel := func(i int) bool { return i >= 0 && strings.IndexByte("aeiou", verb[i]) >= 0 }
	n := len(verb) - 1
	switch {
	case n < 2:
		return []string{verb, verb + "s", verb + "ed", verb + "ing"}
	case verb[n] == 'e':
		return []string{verb, verb + "s", verb + "d", verb[:n] + "ing"}
	case verb[n] == 'y' && !vowel(n-1):
		return []string{verb, verb[:n] + "ies", verb[:n] + "ied", verb + "ing"}
	case verb[n] == 's' || verb[n] == 'x' || verb[n] == 'z' || strings.HasSuffix(verb, "ch") || strings.HasSuffix(verb, "sh"):
		return []string{verb, verb + "es", verb + "ed", verb + "ing"}
	case !vowel(n) && vowel(n-1) && !vowel(n-2) && verb[n] != 'w' && verb[n] != 'y':
		double := verb + verb[n:]
		return []string{verb, verb + "s", verb + "ed", verb + "ing", double + "ed", double + "ing"}
	}
	return []string{verb, verb + "s", verb + "ed", verb + "ing"}
}
