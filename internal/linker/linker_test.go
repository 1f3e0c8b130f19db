package linker

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// input returns an input from a text in which sources, cues and contents stand
// in brackets: {s:…}, {c:…}, {x:…}.
func input(marked string) Input {
	in := Input{}
	var b strings.Builder
	for marked != "" {
		i := strings.IndexByte(marked, '{')
		if i < 0 {
			b.WriteString(marked)
			break
		}
		b.WriteString(marked[:i])
		role := marked[i+1]
		words, rest, _ := strings.Cut(marked[i+3:], "}")
		s := Span{b.Len(), b.Len() + len(words)}
		b.WriteString(words)
		switch role {
		case 's':
			in.Sources = append(in.Sources, s)
		case 'c':
			in.Cues = append(in.Cues, s)
		case 'x':
			in.Contents = append(in.Contents, s)
		}
		marked = rest
	}
	in.Text = b.String()
	in.Paragraphs = []Span{{0, len(in.Text)}}
	at := 0
	for i := range in.Text {
		if in.Text[i] == '.' {
			in.Sentences = append(in.Sentences, Span{at, i + 1})
			at = i + 1
		}
	}
	return in
}

func trained() *Model {
	var examples []Example
	for _, n := range []string{"mayor", "clerk", "pilot", "nurse"} {
		two := fmt.Sprintf("{s:the %s} {c:said} {x:it rained}. {x:It poured}, {c:said} {s:a %s}.", n, n)
		examples = append(examples,
			Example{input(two), []int{0, 1}, []int{0, 1}},
			Example{input(fmt.Sprintf("{x:It rained}, {c:according to} {s:the %s}.", n)), []int{0}, []int{0}},
			Example{input("{c:It is believed} {x:that it rained}."), []int{0}, []int{-1}},
		)
	}
	return Train(examples, 20, 0.1, 0)
}

func TestEachCueGetsItsOwnSourceAndContent(t *testing.T) {
	in := input("{s:the baker} {c:said} {x:bread rose}. {x:It fell}, {c:said} {s:a cook}.")
	require.Empty(t, cmp.Diff([]Link{{0, 0, []int{0}}, {1, 1, []int{1}}}, trained().Link(t.Context(), &in)))
}

func TestACueWithoutASourceHasNone(t *testing.T) {
	in := input("{c:It is believed} {x:that bread rose}.")
	require.Empty(t, cmp.Diff([]Link{{0, -1, []int{0}}}, trained().Link(t.Context(), &in)))
}

func TestWithoutCuesThereIsNothingToLink(t *testing.T) {
	in := input("{s:the baker} and {x:bread rose}.")
	require.Empty(t, trained().Link(t.Context(), &in))
}

func TestTrainingIsDeterministic(t *testing.T) {
	require.True(t, string(trained().Encode()) == string(trained().Encode()))
}

func TestAStoredModelReadsBackTheSame(t *testing.T) {
	b := trained().Encode()
	m, err := Decode(b)
	require.NoError(t, err)
	require.True(t, string(b) == string(m.Encode()))
	_, err = Decode(b[1:])
	require.ErrorContains(t, err, "wrong size")
}
