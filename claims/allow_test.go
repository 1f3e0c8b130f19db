package claims_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/markup"
)

// judged returns the findings of a Markdown draft: "rule: message" of those on
// comments, the rule of others; and the rules that were allowed.
func judged(t *testing.T, src string) (found, allowed []string) {
	t.Helper()
	c, err := claims.New(claims.WithRules("allowance", "vague-source", "hedged-claim"))
	require.NoError(t, err)
	doc, err := markup.Read("a.md", []byte(src))
	require.NoError(t, err)
	r := c.Check(doc)
	for _, f := range r.Findings {
		if f.Rule == "allowance" {
			found = append(found, f.Message)
		} else {
			found = append(found, f.Rule)
		}
	}
	for _, f := range r.Allowed {
		allowed = append(allowed, f.Rule)
	}
	return found, allowed
}

func TestAnAllowanceHoldsForItsParagraphOrTheNext(t *testing.T) {
	found, allowed := judged(t, "<!-- bywhom:allow vague-source the harbor asked for it -->\n\nSources said it rained.\n\nHe reportedly left.\n")
	require.Equal(t, []string{"hedged-claim"}, found)
	require.Equal(t, []string{"vague-source"}, allowed)
	found, allowed = judged(t, "Sources said it rained. <!-- bywhom:allow vague-source, hedged-claim we know them --> He reportedly left.\n\nHe reportedly came back.\n")
	require.Equal(t, []string{"hedged-claim"}, found)
	require.Equal(t, []string{"vague-source", "hedged-claim"}, allowed)
}

func TestARegionHoldsToItsEnd(t *testing.T) {
	found, allowed := judged(t, "<!-- bywhom:allow-begin hedged-claim a satire -->\n\nHe reportedly left.\n\nHe reportedly came.\n\n<!-- bywhom:allow-end -->\n\nHe reportedly left again.\n")
	require.Equal(t, []string{"hedged-claim"}, found)
	require.Len(t, allowed, 2)
}

func TestAllowancesThatMakeNoSenseAreFindings(t *testing.T) {
	for src, want := range map[string]string{
		"<!-- bywhom:allow vague-source -->\n\nSources said it rained.\n":                                "no reason is given for allowing vague-source",
		"<!-- bywhom:allow -->\n\nSources said it rained.\n":                                             "which rule is allowed? name it, and say why",
		"<!-- bywhom:allow vague-sorce why -->\n\nSources said it rained.\n":                             "no such rule: “vague-sorce”",
		"<!-- bywhom:alow vague-source why -->\n\nSources said it rained.\n":                             "no such word: “bywhom:alow”; there are allow, allow-begin and allow-end",
		"<!-- bywhom:allow-end -->\n\nSources said it rained.\n":                                         "nothing was begun that ends here",
		"Sources said it rained.\n\n<!-- bywhom:allow-begin hedged-claim why -->\n\nHe reportedly left.": "this region is never ended; put <!-- bywhom:allow-end --> behind it",
	} {
		found, _ := judged(t, src)
		require.ElementsMatch(t, []string{"vague-source", want}, found, src)
	}
	found, _ := judged(t, "<!-- bywhom:allow vague-source why -->\n\nIt rained.\n")
	require.Equal(t, []string{"nothing is found here that needs vague-source allowed; take the comment out"}, found)
	found, _ = judged(t, "<!-- bywhom:allow mind-reading why -->\n\nIt rained.\n\n<!-- a comment -->\n")
	require.Empty(t, found, "a rule that does not run here needs nothing")
}
