package segment

import (
	"context"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"github.com/bywhom/bywhom/internal/scan"
)

const (
	// maxWord is how much of a long word prose sees at each end: some of its
	// expressions take 50 ns a byte, and no word of a language is as long.
	maxWord = 64
	// maxRepeat is how often prose sees one word repeated in a row.
	maxRepeat = 8
)

// A question is what prose is asked about a paragraph, or a piece of a long one.
//
// The sentence part of prose looks only at words that hold one of the marks
// ".", "!" and "?" and at the word behind each; of the others it takes nothing
// but their length. So it is given just those, each followed by one space,
// which answers the same several times faster; and it is not asked about the
// last word of a paragraph. White space, in which prose is quadratic, and
// zero-width characters never get there, and since words are counted, offsets
// need no search.
type question struct {
	text  string
	words []*word // nil stands for the "!" at the end, or a word that comes again
	same  []*word // words that prose does not see for being repeated,
	as    []*word // and those that they repeat
}

// maxQuestion is the length from which on a paragraph is asked about in more than
// one question.
const maxQuestion = 8 << 10

// ask appends what to ask about the words of a paragraph, in questions of about
// limit bytes at most.
func ask(qs []question, src string, words []word, limit int) []question {
	var q question
	var text strings.Builder
	wanted := false
	same, last := 0, ""
	add := func(s string, w *word) {
		text.WriteString(s)
		text.WriteByte(' ')
		q.words = append(q.words, w)
	}
	end := func() { // keep the last word from being read with what follows
		if len(q.words) > 0 {
			text.WriteString("\n!\n")
			q.words = append(q.words, nil)
			q.text = text.String()
			qs = append(qs, q)
		}
		q, same, last = question{}, 0, ""
		text.Reset()
	}
	for i := range words {
		w := &words[i]
		if !wanted && (!w.mark || i == len(words)-1 || inside(src[w.end-1])) {
			continue
		}
		s := w.visible(src)
		if s == last {
			same++
		} else {
			same, last = 0, s
		}
		if same >= maxRepeat {
			wanted = w.mark
			q.same = append(q.same, w)
			q.as = append(q.as, q.words[len(q.words)-2])
			continue
		}
		if len(s) > 2*maxWord {
			s = ends(s)
		}
		if text.Len() > limit {
			if wanted {
				add(s, nil) // the word behind the last one, which begins the next question, too
			}
			end()
			last = s
		}
		wanted = w.mark
		add(s, w)
	}
	end()
	return qs
}

// take sets stop in the words of q.
func (q *question) take(stops []bool) {
	for i, w := range q.words {
		if w != nil {
			w.stop = stops[i]
		}
	}
	for i, w := range q.same {
		w.stop = q.as[i].stop
	}
}

// inside reports whether a word that ends with c has its marks inside, as
// "3.5" and "example.org" have.
func inside(c byte) bool {
	return c == ',' || c == ';' || c == ':' || isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// maxCall is how much prose is asked in one call, which then takes some 50 ms.
const maxCall = 16 << 10

// answer sets stop in the words of all questions, with one call of prose, or none
// where all were asked before: a draft is checked again and again. Where there is
// very much to ask it makes several calls, and gives up once ctx is done.
func answer(ctx context.Context, qs []question) error {
	var fresh []*question
	size := 0
	for i := range qs {
		q := &qs[i]
		if stops, ok := answers.get(q.text); ok {
			q.take(stops)
			continue
		}
		fresh, size = append(fresh, q), size+len(q.text)
		if size > maxCall {
			call(fresh)
			fresh, size = fresh[:0], 0
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if len(fresh) > 0 {
		call(fresh)
	}
	return nil
}

// call asks prose. Where it fails, the rules of mend.go decide alone.
func call(qs []*question) {
	var text strings.Builder
	n := 0
	for _, q := range qs {
		text.WriteString(q.text)
		n += len(q.words)
	}
	doc, err := prose.NewDocument(text.String(),
		prose.WithTokenization(false), prose.WithTagging(false), prose.WithExtraction(false))
	if err != nil {
		return
	}
	stops := make([]bool, n)
	at := 0
	for _, s := range doc.Sentences() {
		at += scan.Count(s.Text)
		if at > 0 && at <= n {
			stops[at-1] = true
		}
	}
	for _, q := range qs {
		n := len(q.words)
		q.take(stops[:n])
		answers.put(q.text, stops[:n])
		stops = stops[n:]
	}
}

// answers are those to questions asked before.
var answers memory

// memoryBytes bounds the questions that are remembered.
const memoryBytes = 1 << 20

type memory struct {
	sync.Mutex
	stops map[string][]bool
	bytes int
}

func (m *memory) get(question string) ([]bool, bool) {
	m.Lock()
	defer m.Unlock()
	stops, ok := m.stops[question]
	return stops, ok
}

// put remembers an answer, and forgets all others where they become too many.
func (m *memory) put(question string, stops []bool) {
	m.Lock()
	defer m.Unlock()
	if _, ok := m.stops[question]; ok {
		return
	}
	size := len(question) + len(stops) + 64
	if m.bytes += size; m.stops == nil || m.bytes > memoryBytes {
		m.stops, m.bytes = map[string][]bool{}, size
	}
	if size <= memoryBytes {
		m.stops[question] = slices.Clone(stops)
	}
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
