package claims_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/golden"
	"github.com/bywhom/bywhom/seeds"
	"github.com/bywhom/bywhom/text"
)

// TestGoldenSeeds compares the claims of the sample articles with what was read
// and corrected by hand against docs/rubric.md.
func TestGoldenSeeds(t *testing.T) {
	golden.Run(t, "../testdata/claims/*.txtar", func(t *testing.T, c golden.Case) string {
		seed, err := seeds.Open(c.In)
		require.NoError(t, err)
		r := claims.Check(seed.Text)
		var b strings.Builder
		for _, c := range r.Claims {
			if c.Attribution < 0 {
				fmt.Fprintf(&b, "%3d %s: %s\n", c.Score, c.Needs, ends(r.Document, c.Span))
				continue
			}
			a := r.Attributions[c.Attribution]
			source := "-"
			if !a.Source.Span.IsZero() {
				source = strings.Join(strings.Fields(r.Document.Slice(a.Source.Span)), " ")
			}
			if a.Source.Name != "" && !strings.Contains(source, a.Source.Name) {
				source += " = " + a.Source.Name
			}
			fmt.Fprintf(&b, "%3d %s, %s | %s |", c.Score, a.Source.Kind, source, strings.Join(strings.Fields(r.Document.Slice(a.Cue)), " "))
			for _, s := range a.Content {
				b.WriteString(" " + ends(r.Document, s))
			}
			b.WriteString("\n")
		}
		for _, s := range r.Sources {
			fmt.Fprintf(&b, "source %d %s %s, %d mentions, %d claims, %d\n", s.ID, s.Kind, strings.Join(strings.Fields(s.Label), " "), len(s.Mentions), len(s.Claims), s.Score)
		}
		for _, f := range r.Findings {
			fmt.Fprintf(&b, "%s %s %s\n", f.Severity, f.Rule, ends(r.Document, f.Span))
		}
		return corrected(t, b.String(), c.Files["wrong"])
	})
}

// corrected returns out with the known mistakes of a case put right: wrong holds
// pairs of lines, "- what comes out" and "+ what should". A pair whose first line
// no longer comes out is out of date, and fails the test.
func corrected(t *testing.T, out, wrong string) string {
	lines := strings.Split(strings.TrimRight(wrong, "\n"), "\n")
	for i := 0; i+1 < len(lines); i += 2 {
		is, ok := strings.CutPrefix(lines[i], "- ")
		should, ok2 := strings.CutPrefix(lines[i+1], "+ ")
		require.True(t, ok && ok2, "wrong: lines %d and %d are no pair", i+1, i+2)
		require.Contains(t, out, is+"\n", "a known mistake does not come out any more: take it out of the file")
		out = strings.Replace(out, is+"\n", should+"\n", 1)
	}
	return out
}

// ends returns the first and the last words of s.
func ends(doc *text.Document, s text.Span) string {
	words := strings.Fields(doc.Slice(s))
	if len(words) > 6 {
		words = append(append(words[:3:3], "…"), words[len(words)-3:]...)
	}
	return "[" + strings.Join(words, " ") + "]"
}
