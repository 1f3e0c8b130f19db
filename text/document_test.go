package text

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

const talks = "ORLA (Agency) — “It rained,” said Ada Ruiz. She left.\n\nA Harbour Without Boats\n\n- Nobody came."

func slices(d *Document) []string {
	var out []string
	for _, s := range d.Sentences() {
		out = append(out, d.Slice(s.Span))
	}
	return out
}

func TestSentencesAreSlicesOfTheirParagraphs(t *testing.T) {
	d := New("talks.txt", talks)
	require.Equal(t, []string{"“It rained,” said Ada Ruiz.", "She left.", "Nobody came."}, slices(d))
	ps := d.Paragraphs()
	require.Equal(t, []ParagraphKind{Prose, Heading, Item}, []ParagraphKind{ps[0].Kind, ps[1].Kind, ps[2].Kind})
	require.Equal(t, "Nobody came.", d.Slice(ps[2].Body))
	require.Equal(t, "- Nobody came.", d.Slice(ps[2].Span))
	for _, s := range d.Sentences() {
		require.True(t, ps[s.Paragraph].Body.Contains(s.Span))
	}
}

func TestReadReturnsTheErrorOfItsReaderWithTheName(t *testing.T) {
	broken := errors.New("disk gone")
	_, err := Read("talks.txt", iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
	require.ErrorContains(t, err, "talks.txt: ")
}

func TestReadKeepsTheTextUnchanged(t *testing.T) {
	src := "\ufeffOne.\r\n\xff\x00Two. "
	d, err := Read("odd.txt", strings.NewReader(src))
	require.NoError(t, err)
	require.Equal(t, src, d.Text())
	require.Equal(t, "odd.txt", d.Name())
}

func TestSegmentOfManyGivesWhatEachGivesAlone(t *testing.T) {
	srcs := []string{talks, "", "!", "Mr. King left. “No!” he said.", "\xff. One. Two."}
	var docs []*Document
	for _, src := range srcs {
		docs = append(docs, New("", src))
	}
	Segment(docs...)
	for i, src := range srcs {
		alone := New("", src)
		require.Empty(t, cmp.Diff(alone.Sentences(), docs[i].Sentences()), src)
		require.Empty(t, cmp.Diff(alone.Paragraphs(), docs[i].Paragraphs()), src)
	}
	Segment()
}

func TestConcurrentUseGivesOneResult(t *testing.T) {
	docs := []*Document{New("a", talks), New("b", "One. Two.\nThree.")}
	want := slices(New("a", talks))
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if i%2 == 0 {
				Segment(docs...)
			}
			require.Equal(t, want, slices(docs[0]))
			require.Len(t, docs[1].Sentences(), 3)
			require.Equal(t, 3, docs[1].Position(10).Column+docs[1].Position(10).Line)
		})
	}
	wg.Wait()
}

func TestParagraphKindsHaveNames(t *testing.T) {
	for kind, want := range map[ParagraphKind]string{Prose: "prose", Heading: "heading", Item: "item", BlockQuote: "block-quote",
		Byline: "byline", Code: "code", Divider: "divider", 0: "ParagraphKind(0)", 99: "ParagraphKind(99)"} {
		b, err := kind.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(b))
	}
}
