package segment

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// check fails when r is no result for src: bounds, order, gaps of white space or
// lines with nothing but quote marks, borders between runes.
func check(t *testing.T, src string, r Result) {
	t.Helper()
	last := 0
	for _, p := range r.Paragraphs {
		require.True(t, last <= p.Start && p.Start <= p.Body && p.Body <= p.End && p.Start < p.End && p.End <= len(src), "%+v", p)
		require.Empty(t, strings.TrimFunc(src[last:p.Start], gap))
		last = p.End
	}
	require.Empty(t, strings.TrimFunc(src[last:], gap))
	last, paragraph := 0, 0
	for _, s := range r.Sentences {
		require.LessOrEqual(t, paragraph, s.Paragraph)
		paragraph = s.Paragraph
		p := r.Paragraphs[s.Paragraph]
		require.True(t, p.hasSentences())
		require.True(t, last <= s.Start && s.Start < s.End && p.Body <= s.Start && s.End <= p.End, "%+v in %+v", s, p)
		text := src[s.Start:s.End]
		require.Equal(t, strings.TrimFunc(text, blank), text)
		require.True(t, border(src, s.Start) && border(src, s.End))
		last = s.End
	}
}

func gap(r rune) bool { return blank(r) || r == '>' }

// border reports whether offset i of src does not cut a rune.
func border(src string, i int) bool {
	for k := max(0, i-3); k < i; k++ {
		if _, size := utf8.DecodeRuneInString(src[k:]); size > i-k && utf8.ValidString(src[k:k+size]) {
			return false
		}
	}
	return true
}

// addSeeds adds a few texts of many kinds: each run loads prose anew.
func addSeeds(f *testing.F) {
	kinds := slices.Sorted(maps.Keys(goldenKinds))
	for some := range slices.Chunk(kinds, 8) {
		var b strings.Builder
		for _, kind := range some {
			b.WriteString(goldenKinds[kind][0] + "\n")
		}
		f.Add(b.String())
	}
	for some := range slices.Chunk(hostile, 12) {
		f.Add(strings.Repeat(strings.Join(some, ""), 2))
	}
}

func FuzzSplit(f *testing.F) {
	addSeeds(f)
	f.Add(wrapped)
	f.Add("> one\n> two. Three\n>\n\n```\nx\n```\n")
	const front = "The council met on Monday, and nobody came to the hall.\n\n"
	f.Fuzz(func(t *testing.T, src string) {
		all := splitAll(t, src, "!", src+" He left.", front, src)
		for i, s := range []string{src, "!", src + " He left.", front, src} {
			check(t, s, all[i])
		}
		require.Equal(t, all[0], all[4], "the same text twice")
		require.Equal(t, Split(src), all[0], "alone and in a batch")
		require.Equal(t, []Sentence{{0, 1, 0}}, all[1].Sentences)
	})
}

// FuzzFront puts a paragraph in front of the text: what was found must move
// along and change in nothing else. Fences, indents and long lines speak for
// the whole text, so texts with them are passed over.
func FuzzFront(f *testing.F) {
	addSeeds(f)
	const front = "The council met on Monday, and nobody came to the hall.\n\n"
	f.Fuzz(func(t *testing.T, src string) {
		if strings.Contains(src, "```") || strings.Contains(src, "~~~") || strings.Contains(src, "   ") || strings.Contains(src, "\t") || strings.Contains(src, ":") || len(src) > longLine {
			t.Skip()
		}
		alone, behind := Split(front+src), Split(front+front+src)
		require.Len(t, behind.Paragraphs, len(alone.Paragraphs)+1)
		require.Len(t, behind.Sentences, len(alone.Sentences)+1)
		for i, s := range alone.Sentences {
			require.Equal(t, Sentence{s.Start + len(front), s.End + len(front), s.Paragraph + 1}, behind.Sentences[i+1])
		}
	})
}

func TestHostileShapesKeepOrderAndBounds(t *testing.T) {
	var srcs []string
	for _, s := range hostile {
		srcs = append(srcs, strings.Repeat(s, 400))
	}
	for i, r := range splitAll(t, srcs...) {
		check(t, srcs[i], r)
	}
}

func TestALongWordIsOneSentence(t *testing.T) {
	src := strings.Repeat("é", 100_000) + ". She left."
	require.Len(t, Split(src).Sentences, 2)
}

// Loading prose makes fuzzing slow; this tries many texts with two calls.
func TestRandomTextsKeepOrderBoundsAndIndependence(t *testing.T) {
	pieces := append([]string{"Ada ", "said ", "“", "” ", "\n", "\n\n", "\r\n", "\xe2\x80", "\xf0", "Mr. ", "p.m. ", "They ", "1", "> ", "    ", "\u2028", "word "}, hostile...)
	random := rand.New(rand.NewPCG(1, 2))
	srcs := make([]string, 3000)
	for i := range srcs {
		var b strings.Builder
		for range random.IntN(40) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		srcs[i] = b.String()
	}
	forward := splitAll(t, srcs...)
	slices.Reverse(srcs)
	backward := splitAll(t, srcs...)
	slices.Reverse(srcs)
	slices.Reverse(backward)
	for i, src := range srcs {
		check(t, src, forward[i])
		require.Equal(t, forward[i], backward[i], "%q", src)
	}
}

// splitAll splits plain texts.
func splitAll(t *testing.T, srcs ...string) []Result {
	drafts := make([]*Draft, len(srcs))
	for i, src := range srcs {
		drafts[i] = Start(t.Context(), Input{Text: src})
	}
	out, err := Finish(t.Context(), drafts...)
	require.NoError(t, err)
	return out
}

func TestALongParagraphIsAskedAboutInPiecesWithTheSameAnswers(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, words := range [][]string{
		strings.Fields("U.S. Inc. Corp. St. Ga. Ada Bo Center The worth Mr. 5. no. It left. go… … - 12 Ruiz"),
		strings.Fields("U.S. Inc. Corp. Ga. N.Y. p.m."),
	} {
		var long []string
		for range 8_000 {
			long = append(long, words[random.IntN(len(words))])
		}
		src := strings.Join(long, " ")
		pieces, whole := wordsOf(src), wordsOf(src)
		qs := ask(nil, src, pieces, maxQuestion)
		require.Greater(t, len(qs), 2)
		require.NoError(t, answer(t.Context(), qs))
		call([]*question{&ask(nil, src, whole, len(src))[0]})
		require.Equal(t, whole, pieces)
	}
}

func wordsOf(src string) []word { return words(nil, src, Paragraph{End: len(src)}, nil) }
