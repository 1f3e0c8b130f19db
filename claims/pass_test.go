package claims_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

// The author of a rule sees the mistake in the report, whatever its form.
func TestASpanThatIsNotInTheTextIsSaidToBeAMistakeOfTheRule(t *testing.T) {
	const src = "The ferry was late."
	for given, want := range map[text.Span]text.Span{
		{Start: 4, End: 9}:     {Start: 4, End: 9},
		{Start: 19, End: 19}:   {Start: 19, End: 19},
		{Start: 4, End: 900}:   {Start: 4, End: 19},
		{Start: 800, End: 900}: {Start: 19, End: 19},
		{Start: 9, End: 4}:     {Start: 9, End: 9},
		{Start: -3, End: 4}:    {Start: 0, End: 4},
		{Start: -3, End: -1}:   {Start: 0, End: 0},
	} {
		rule := &claims.Rule{ID: "harbor", Severity: claims.Info, Run: func(p *claims.Pass) {
			p.Reportf(given, "text")
			p.Add(claims.Finding{Message: "file", File: given})
			p.Add(claims.Finding{Message: "related", Related: []claims.Related{{Span: given}}})
		}}
		c, err := claims.New(claims.WithRules("harbor"), claims.WithExtraRules(rule))
		require.NoError(t, err)
		r := c.Check(text.New("", src))
		require.Len(t, r.Findings, 3, "%v", given)
		for _, f := range r.Findings {
			got, message := f.Span, f.Message
			switch {
			case strings.HasPrefix(f.Message, "file"):
				got = f.File
			case f.Message == "related":
				got, message = f.Related[0].Span, f.Related[0].Message
			}
			require.Equal(t, want, got, "%v", given)
			require.Equal(t, given != want, strings.Contains(message, "(a mistake in rule harbor: the span "), "%v: %s", given, message)
		}
	}
}
