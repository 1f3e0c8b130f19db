package attribution

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bywhom/bywhom/internal/golden"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// TestGolden compares the attributions of small texts with what an editor wants
// of them: a line each, with source, cue, content, form, stance and polarity,
// the source's kind, and the name where it is known.
func TestGolden(t *testing.T) {
	golden.Run(t, "../testdata/attribution/*.txtar", func(t *testing.T, c golden.Case) string {
		doc := text.New("", c.In)
		var b strings.Builder
		for _, a := range Find(doc, quotes.Find(doc)) {
			slice := func(s text.Span) string {
				if s.IsZero() {
					return "-"
				}
				return doc.Slice(s)
			}
			var content []string
			for _, s := range a.Content {
				content = append(content, slice(s))
			}
			fmt.Fprintf(&b, "%s | %s | %s\n    %s %s %s, %s", slice(a.Source.Span), slice(a.Cue), strings.Join(content, " … "), a.Form, a.Stance, a.Polarity, a.Source.Kind)
			if a.Source.Name != "" {
				fmt.Fprintf(&b, ", %s", a.Source.Name)
			}
			b.WriteString("\n")
		}
		return b.String()
	})
}
