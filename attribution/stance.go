package attribution

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bywhom/bywhom/internal/lexicon"
)

// Stance is what the cue says about the content, in the manner of Soni et al.
// (2014): how far the writer vouches for it or keeps away from it.
type Stance uint8

// The stances of cues.
const (
	Neutral   Stance = iota + 1 // say, tell, add
	Assertive                   // argue, insist, predict
	Factive                     // confirm, reveal, show: the writer vouches for it
	Doubting                    // claim, allege, deny
	Loaded                      // boast, slam, quip: the verb colours the speech
	Mental                      // believe, fear: no act of saying is told
	Directive                   // ask, order, promise
	Gesture                     // nod, shrug, laugh
	Written                     // write, tweet, post
)

var stanceNames = [...]string{Neutral: "neutral", Assertive: "assertive", Factive: "factive", Doubting: "doubting", Loaded: "loaded", Mental: "mental", Directive: "directive", Gesture: "gesture", Written: "written"}

// String returns the stance's name, as in the report.
func (s Stance) String() string {
	if s == 0 || int(s) >= len(stanceNames) {
		return fmt.Sprintf("Stance(%d)", uint8(s))
	}
	return stanceNames[s]
}

// MarshalText returns the stance's name.
func (s Stance) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// stanceOf returns the stance of a cue, by its first word that a list knows;
// Neutral where there is none. Verbs of denying and words of negation give the
// polarity, see Polarity. content is the start of what is attributed.
func stanceOf(cue, content string) (Stance, Polarity) {
	words := lowerWords(cue)
	stance, polarity := Neutral, Affirmed
	verb := ""
	negated := false
	for i, w := range words {
		if negation(w) {
			negated = true
		}
		if verb == "" {
			if name, base, ok := lexicon.Match(words[i:]); ok {
				verb = base
				stance = stanceByName[name]
			}
		}
	}
	switch {
	case declines(verb), irreal(words):
		polarity = Open
	case denies(verb):
		polarity = Denied
		if negated {
			polarity = Open
		}
	case negated:
		polarity = Open
	case (inquires(verb) || cue == ":") && question(content):
		polarity = Open
	}
	return stance, polarity
}

var stanceByName = func() map[string]Stance {
	m := map[string]Stance{}
	for s, name := range stanceNames {
		m[name] = Stance(s)
	}
	return m
}()

// denies, declines and inquires tell what verbs do, in their base form.
func denies(verb string) bool {
	switch verb {
	case "deny", "denial", "dispute", "reject", "refute", "rebuff", "disavow", "dismiss", "doubt", "disagree", "rebut":
		return true
	}
	return false
}

func declines(verb string) bool { return verb == "decline" || verb == "refuse" || verb == "refusal" }

func inquires(verb string) bool {
	return verb == "ask" || verb == "question" || verb == "wonder" || verb == "doubt"
}

func negation(w string) bool {
	switch w {
	case "not", "never", "nor", "neither", "without", "no", "nothing", "cannot":
		return true
	}
	return strings.HasSuffix(w, "n't")
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// irreal reports whether a cue tells of speech that did not happen: "could
// say", "has yet to announce".
func irreal(words []string) bool {
	for i, w := range words {
		switch w {
		case "could", "might", "may", "if", "should":
			return i == 0
		case "yet":
			return i+1 < len(words) && words[i+1] == "to"
		}
	}
	return false
}

// question reports whether content starts as an indirect question or ends as a
// direct one.
func question(content string) bool {
	words := lowerWords(content[:min(len(content), 24)])
	if len(words) > 0 && (words[0] == "if" || words[0] == "whether" || words[0] == "why" || words[0] == "how" || words[0] == "what" || words[0] == "who" || words[0] == "when" || words[0] == "where") {
		return true
	}
	content = strings.TrimRight(content, " \"”’'.")
	return strings.HasSuffix(content, "?")
}

// lowerWords returns the words of s in lower case, with straight apostrophes. The
// first ones need no memory of the heap where the caller does not keep the slice.
func lowerWords(s string) []string { return appendLower(make([]string, 0, 12), s) }

func appendLower(out []string, s string) []string {
	capitals := false
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return appendWords(out, lower(s))
		}
		capitals = capitals || s[i] >= 'A' && s[i] <= 'Z'
	}
	out = appendWords(out, s)
	if capitals {
		for i, w := range out {
			out[i] = lexicon.Lower(w)
		}
	}
	return out
}

// lower returns s in lower case, with straight apostrophes.
func lower(s string) string { return strings.ReplaceAll(strings.ToLower(s), apostrophe, "'") }

// appendWords appends the words of s to out.
func appendWords(out []string, s string) []string {
	from := -1
	for i, r := range s {
		is := r < utf8.RuneSelf && wordChars[r] || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
		switch {
		case is && from < 0:
			from = i
		case !is && from >= 0:
			out = append(out, s[from:i])
			from = -1
		}
	}
	if from >= 0 {
		out = append(out, s[from:])
	}
	return out
}

// wordChars are the characters of ASCII that belong to a word.
var wordChars = func() (t [utf8.RuneSelf]bool) {
	for c := range byte(utf8.RuneSelf) {
		t[c] = letter(c) || c == '\'' || c == '-'
	}
	return t
}()
