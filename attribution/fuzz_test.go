package attribution

import (
	"testing"
	"unicode/utf8"

	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

func FuzzFindKeepsSpansInTheText(f *testing.F) {
	for _, s := range []string{
		"", "“No,” he said.", "Q: a\n\nA: b\n\nQ: c", "“x y z w” ― A B", "From the chair:\n\n“Order, order, order, order.”",
		"The deal, reported by ,", "a\xff said that \xe2\x80", "It is believed that, officials said.", "According to ,", "MODERATOR: É\n\nMODERATOR: É",
		"who said who said", "Mr. É’s aide said.\r\n\r\n“He", "\ufeffHe said “x", "A. B. C. said that D.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		doc := text.New("", src)
		qs := quotes.Find(doc)
		as, entities := Analyze(doc, qs)
		ok := func(s text.Span, what string) {
			if s.Start < 0 || s.End < s.Start || s.End > len(src) {
				t.Fatalf("%s %v is outside of %q", what, s, src)
			}
			if utf8.ValidString(src) && (s.Start < len(src) && !utf8.RuneStart(src[s.Start]) || s.End < len(src) && !utf8.RuneStart(src[s.End])) {
				t.Fatalf("%s %v cuts a character of %q", what, s, src)
			}
		}
		last := 0
		for _, a := range as {
			if len(a.Content) == 0 {
				t.Fatalf("no content in %q", src)
			}
			if a.start() < last {
				t.Fatalf("out of order in %q", src)
			}
			last = a.start()
			ok(a.Cue, "cue")
			ok(a.Source.Span, "source")
			ok(a.Source.First, "first mention")
			for i, c := range a.Content {
				ok(c, "content")
				if i > 0 && c.Start < a.Content[i-1].Start {
					t.Fatalf("contents out of order in %q", src)
				}
			}
			for _, d := range a.Source.Details {
				ok(d.Span, "detail")
			}
			if a.Source.ID > len(entities) {
				t.Fatalf("source %d of %d in %q", a.Source.ID, len(entities), src)
			}
		}
		for i, e := range entities {
			if e.ID != i+1 {
				t.Fatalf("entity %d has ID %d", i, e.ID)
			}
			for _, m := range e.Mentions {
				ok(m, "mention")
			}
		}
	})
}
