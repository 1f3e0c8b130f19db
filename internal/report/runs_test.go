package report

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

// Marks may overlap in any way: the text of a paragraph stays what it is.
func TestTheRunsOfAParagraphAddUpToItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOfN(rapid.SampledFrom([]string{"“It is ", "late,”", " said ", "Ada Ruiz", ", a senior official", " and ", "critics ", "reportedly ", "told her ", "that ", "she had said “no.” ", ".", "\n\n", "> ", "- ", "é", "\x00", "\xff", "<", "&"}), 1, 30).Draw(t, "pieces")
		src := strings.Join(pieces, "")
		c, err := claims.New()
		if err != nil {
			t.Fatal(err)
		}
		r := c.Check(text.New("", src))
		ps := r.Document.Paragraphs()
		blocks := Blocks(r, "")
		if len(blocks) < len(ps) {
			t.Fatalf("%d blocks of %d paragraphs", len(blocks), len(ps))
		}
		for i, p := range ps {
			got := ""
			for _, x := range blocks[i].Runs {
				got += x.Text
			}
			body := p.Span
			if p.Kind == text.Item || p.Kind == text.BlockQuote {
				body.Start = p.Body.Start
			}
			if want := printable(r.Document.Slice(body)); p.Kind != text.Divider && got != want {
				t.Fatalf("%q is not %q", got, want)
			}
		}
	})
}
