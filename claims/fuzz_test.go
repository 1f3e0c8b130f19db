package claims_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

func FuzzReportsAreSoundAndTheSameEachTime(f *testing.F) {
	for _, s := range []string{
		"", "Officials said that it rained.", "“No,” he said.\n\n“Why?”", "It cost $4 million. Who paid?", "A\xff said “b",
		"Q: a?\n\nA: b\n\nQ: c?", "> quoted words of a boat\n> said the captain", "It is believed to be the worst, reportedly.",
		"For many in Orla, the dam is seen as a threat. There are reports that it fell, a senior official said on Monday.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		r := everyRule(t).Check(text.New("", src))
		last := 0
		for _, c := range r.Claims {
			s := c.Span
			if s.Start < last || s.End < s.Start || s.End > len(src) {
				t.Fatalf("claim %v of %d bytes", s, len(src))
			}
			last = s.Start
			if c.Score < 0 || c.Score > 100 || c.Attribution >= len(r.Attributions) || (c.Attribution < 0) != (c.Needs != 0) {
				t.Fatalf("claim %+v", c)
			}
			sum := 0
			for _, e := range c.Evidence {
				sum += e.Points
				if e.Span.Start < 0 || e.Span.End > len(src) || e.Span.End < e.Span.Start {
					t.Fatalf("evidence %+v", e)
				}
			}
			if sum != c.Score {
				t.Fatalf("evidence adds up to %d, score is %d", sum, c.Score)
			}
		}
		for i, f := range r.Findings {
			if f.Span.Start < 0 || f.Span.End > len(src) || f.Span.End <= f.Span.Start || i > 0 && f.Span.Start < r.Findings[i-1].Span.Start {
				t.Fatalf("finding %+v of %d bytes", f, len(src))
			}
			if f.Rule == "" || f.Severity == 0 || f.Message == "" || strings.ContainsAny(f.Message+f.Suggestion, "\n") {
				t.Fatalf("finding %+v", f)
			}
		}
		again := everyRule(t).Check(text.New("", src))
		if d := cmp.Diff(r.Claims, again.Claims) + cmp.Diff(r.Sources, again.Sources) + cmp.Diff(r.Summary, again.Summary) + cmp.Diff(r.Findings, again.Findings); d != "" {
			t.Fatal(d)
		}
		// Several at once, behind others, and with the memory of others.
		docs := func(yield func(*text.Document, error) bool) {
			_ = yield(text.New("", src+" Sources said so."), nil) && yield(text.New("", src), nil) && yield(text.New("", src), nil)
		}
		n := 0
		for got, err := range everyRule(t).CheckAll(t.Context(), docs) {
			if n++; err != nil {
				t.Fatal(err)
			} else if n == 1 {
				continue
			}
			if d := cmp.Diff(r.Claims, got.Claims) + cmp.Diff(r.Findings, got.Findings) + cmp.Diff(r.Document.Sentences(), got.Document.Sentences()); d != "" {
				t.Fatal(d)
			}
		}
	})
}

// everyRule returns a checker that runs all rules, the optional ones too.
func everyRule(t *testing.T) *claims.Checker {
	var ids []string
	for _, r := range claims.Rules() {
		ids = append(ids, r.ID)
	}
	c, err := claims.New(claims.WithRules(ids...))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestTextBeforeAndAfterDoesNotChangeAScore holds for sources that are told in
// full where they stand.
func TestTextBeforeAndAfterDoesNotChangeAScore(t *testing.T) {
	const front, back = "The harbor was quiet on Monday.\n\n", "\n\nThe ferry left at nine.\n"
	for _, src := range []string{
		"Two senior port officials who attended the meeting said the ferry was late.",
		"The Ministry of Ports said in a statement that the ferry was late.",
		"Sources said the ferry was late.",
		"“It is late,” said Ada Ruiz, an economist at Alden Bank.",
	} {
		alone := claims.Check(src).Claims[0]
		for _, c := range claims.Check(front + src + back).Claims {
			if c.Span.Start == len(front) {
				if d := cmp.Diff(alone.Score, c.Score); d != "" {
					t.Errorf("%s: %s", src, d)
				}
				if moved := (text.Span{Start: c.Span.Start - len(front), End: c.Span.End - len(front)}); moved != alone.Span {
					t.Errorf("%s: span %v, alone %v", src, moved, alone.Span)
				}
			}
		}
	}
}
