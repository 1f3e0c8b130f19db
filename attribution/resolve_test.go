package attribution

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// The shares of the mentions in testdata/resolve that must come out as an editor
// would have them: of all, and of those that are a source or a person met before,
// which are harder. They only go up.
const (
	resolvedFloor = 0.90
	backFloor     = 0.85
)

func TestMentionsAreResolvedAsAnEditorWould(t *testing.T) {
	var cases, right, all, backRight, back int
	for _, file := range []string{"cases.txt", "stories.txt"} {
		b, err := os.ReadFile("../testdata/resolve/" + file)
		require.NoError(t, err)
		for n, line := range strings.Split(string(b), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			cases++
			src, mentions, want := resolveCase(t, line)
			got := resolved(src, mentions)
			for i := range want {
				ok := want[i] == got[i].label || want[i] == got[i].name
				all++
				if want[i] != "new" {
					back++
				}
				if !ok {
					t.Logf("%s:%d: %s is %s (%s), want %s", file, n+1, src[mentions[i].Start:mentions[i].End], got[i].label, got[i].name, want[i])
					continue
				}
				right++
				if want[i] != "new" {
					backRight++
				}
			}
		}
	}
	share, backShare := float64(right)/float64(all), float64(backRight)/float64(back)
	t.Logf("%d cases: %d of %d mentions right, %.3f; of those that point back %d of %d, %.3f", cases, right, all, share, backRight, back, backShare)
	require.GreaterOrEqual(t, cases, 300)
	require.GreaterOrEqual(t, share, resolvedFloor)
	require.GreaterOrEqual(t, backShare, backFloor)
}

// resolveCase takes a case apart: its text, its mentions, and whom they mean.
func resolveCase(t *testing.T, line string) (src string, mentions []text.Span, want []string) {
	var b strings.Builder
	for rest := strings.ReplaceAll(line, "¶", "\n\n"); ; {
		before, after, more := strings.Cut(rest, "{{")
		b.WriteString(before)
		if !more {
			return b.String(), mentions, want
		}
		mention, behind, ok := strings.Cut(after, "}}")
		words, whom, ok2 := strings.Cut(mention, "|")
		require.True(t, ok && ok2, "not a mention: %s", after)
		mentions = append(mentions, text.Span{Start: b.Len(), End: b.Len() + len(words)})
		want = append(want, whom)
		b.WriteString(words)
		rest = behind
	}
}

type resolvedMention struct {
	label string // the words of its source's first mention, or "new"
	name  string
}

// resolved returns whom the mentions in src mean, as sources of attributions.
func resolved(src string, mentions []text.Span) []resolvedMention {
	doc := text.New("", src)
	as := make([]Attribution, len(mentions))
	for i, m := range mentions {
		behind := text.Span{Start: m.End, End: m.End}
		as[i] = Attribution{Content: []text.Span{behind}, Cue: behind, Source: Source{Span: m}}
	}
	newResolver(context.Background(), doc, quotes.Find(doc), nil).resolve(as)
	first := map[int]string{}
	out := make([]resolvedMention, len(as))
	for i, a := range as {
		out[i] = resolvedMention{"new", a.Source.Name}
		if label, ok := first[a.Source.ID]; ok {
			out[i].label = label
		} else {
			first[a.Source.ID] = doc.Slice(mentions[i])
		}
		if out[i].name == "" {
			out[i].name = fmt.Sprint("source ", a.Source.ID)
		}
	}
	return out
}

func TestANameInCapitalsKeepsItsFirstLetter(t *testing.T) {
	doc := text.New("", "ÉMILE DURAND said the dam broke.")
	as := Find(doc, quotes.Find(doc))
	require.Len(t, as, 1)
	require.Equal(t, "Émile Durand", as[0].Source.Name)
}
