package segment

import (
	"strings"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
)

const (
	// maxWord is how much of a long word prose sees at each end: some of its
	// expressions take 50 ns a byte, and no word of a language is as long.
	maxWord = 64
	// maxRepeat is how often prose sees one word repeated in a row.
	maxRepeat = 8
)

// An input collects words for one call of prose.
//
// The sentence part of prose looks only at words that hold one of the marks
// ".", "!" and "?" and at the word behind each; of the others it takes nothing
// but their length. So it is given just those, each followed by one space,
// which answers the same several times faster; and it is not asked about the
// last word of a paragraph. White space, in which prose is quadratic, and
// zero-width characters never get there, and since words are counted, offsets
// need no search.
type input struct {
	text  strings.Builder
	words []*word // nil stands for the "!" between two paragraphs
	same  []*word // words that prose did not see for being repeated,
	as    []*word // and those that they repeat
}

func (in *input) add(src string, words []word) {
	wanted := false
	same, last := 0, ""
	for i := range words {
		w := &words[i]
		if !wanted && (!w.mark || i == len(words)-1 || inside(src[w.end-1])) {
			continue
		}
		wanted = w.mark
		s := w.visible(src)
		if s == last {
			same++
		} else {
			same, last = 0, s
		}
		if same >= maxRepeat {
			in.same = append(in.same, w)
			in.as = append(in.as, in.words[len(in.words)-2])
			continue
		}
		if len(s) > 2*maxWord {
			s = ends(s)
		}
		in.text.WriteString(s)
		in.text.WriteByte(' ')
		in.words = append(in.words, w)
	}
	if wanted { // keep the last word from being read with the next paragraph
		in.text.WriteString("\n!\n")
		in.words = append(in.words, nil)
	}
}

// inside reports whether a word that ends with c has its marks inside, as
// "3.5" and "example.org" have.
func inside(c byte) bool {
	return c == ',' || c == ';' || c == ':' || isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// segment sets stop in the words that were added.
func (in *input) segment() {
	if len(in.words) == 0 {
		return
	}
	doc, err := prose.NewDocument(in.text.String(),
		prose.WithTokenization(false), prose.WithTagging(false), prose.WithExtraction(false))
	if err != nil {
		return // the rules of mend.go then decide alone
	}
	n := 0
	for _, s := range doc.Sentences() {
		n += countWords(s.Text)
		if n > 0 && n <= len(in.words) && in.words[n-1] != nil {
			in.words[n-1].stop = true
		}
	}
	for i, w := range in.same {
		w.stop = in.as[i].stop
	}
}

// countWords returns the number of words in a sentence of prose, whose white
// space is single spaces and the lines between paragraphs.
func countWords(s string) int {
	n, in := 0, false
	for i := range len(s) {
		sp := s[i] == ' ' || s[i] == '\n'
		if !sp && !in {
			n++
		}
		in = !sp
	}
	return n
}

// ends returns the first and the last maxWord bytes of s, cut between runes.
func ends(s string) string {
	a, b := maxWord, len(s)-maxWord
	for a > 0 && !utf8.RuneStart(s[a]) {
		a--
	}
	for b < len(s) && !utf8.RuneStart(s[b]) {
		b++
	}
	return s[:a] + s[b:]
}
