package claims

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bywhom/bywhom/internal/scan"
)

// headline reports whether sentence i is the first of the article and stands by
// itself, as a headline does that has no mark of one.
func (n *notes) headline(i int) bool {
	return i == 0 && len(n.sentences) > 1 && !n.sameParagraph(0, 1)
}

const (
	deckLines   = 3  // the most that a headline and what explains it take
	deckWords   = 14 // a longer sentence is part of the story
	storyWords  = 18 // a paragraph of the story has so many, soon behind the headline
	storyLeast  = 6  // paragraphs that an article must have for a plain sentence to be taken for its headline
	titledWords = 4  // of these, and those in capitals, all but small words start with a capital
)

// decks returns how many sentences at the start of the article are its headline
// and what explains it, where the draft has no mark of a heading: nobody expects
// all of a source there.
func (n *notes) decks() int {
	words := func(i int) int { return scan.CountTo(n.sentence(i), storyWords) }
	alone := func(i int) bool {
		return i+1 < len(n.sentences) && !n.sameParagraph(i, i+1) && (i == 0 || !n.sameParagraph(i-1, i)) && words(i) <= deckWords
	}
	last := len(n.sentences) - 1
	if last < 0 || !alone(0) {
		return 0
	}
	long := slices.ContainsFunc([]int{1, 2, 3}, func(i int) bool { return i <= last && words(i) >= storyWords })
	first := n.sentence(0)
	if !titled(first) && !strings.HasSuffix(first, ";") && !(long && n.sentences[last].Paragraph+1 >= storyLeast && words(0) < deckWords) {
		return 0
	}
	k := 1
	for k < deckLines && alone(k) && (strings.HasSuffix(n.sentence(k-1), ";") || titled(n.sentence(k)) || words(k+1) >= storyWords) {
		k++
	}
	return k
}

// titled reports whether s is written as English headlines are, each longer word
// with a capital.
func titled(s string) bool {
	long, capital := 0, 0
	for w := range strings.FieldsSeq(s) {
		w = strings.TrimLeft(w, "“\"‘'(")
		if utf8.RuneCountInString(w) < titledWords {
			continue
		}
		long++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) || unicode.IsDigit(r) {
			capital++
		}
	}
	return long >= 3 && capital == long
}
