package claims_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/golden"
	"github.com/bywhom/bywhom/internal/markup"
)

// only returns what one rule finds in src.
func only(t *testing.T, id, src string) (*claims.Report, []claims.Finding) {
	t.Helper()
	rules := []string{id}
	if id == "allowance" {
		rules = append(rules, "vague-source")
	}
	c, err := claims.New(claims.WithRules(rules...))
	require.NoError(t, err)
	doc, err := markup.Read("draft.txt", []byte(src))
	require.NoError(t, err)
	r := c.Check(doc)
	var found []claims.Finding
	for _, f := range r.Findings {
		if f.Rule == id {
			found = append(found, f)
		}
	}
	return r, found
}

func TestEachBadExampleIsFoundAtItsBraces(t *testing.T) {
	for _, rule := range claims.Rules() {
		require.NotEmpty(t, rule.Bad, rule.ID)
		for _, bad := range rule.Bad {
			t.Run(rule.ID, func(t *testing.T) {
				before, rest, ok := strings.Cut(bad, "{{")
				marked, after, ok2 := strings.Cut(rest, "}}")
				require.True(t, ok && ok2, "no braces in %q", bad)
				r, found := only(t, rule.ID, before+marked+after)
				require.Len(t, found, 1, bad)
				s := found[0].Source(r.Document)
				require.Equal(t, marked, r.Document.File()[s.Start:s.End], bad)
				require.Equal(t, rule.ID, found[0].Rule)
				require.NotEmpty(t, found[0].Message)
				require.NotContains(t, found[0].Message+found[0].Suggestion, "\n")
				require.NotZero(t, found[0].Severity)
			})
		}
	}
}

func TestNoGoodExampleIsFound(t *testing.T) {
	for _, rule := range claims.Rules() {
		require.NotEmpty(t, rule.Good, rule.ID)
		for _, good := range rule.Good {
			t.Run(rule.ID, func(t *testing.T) {
				r, found := only(t, rule.ID, good)
				for _, f := range found {
					t.Errorf("%s: found %q: %s", good, r.Document.Slice(f.Span), f.Message)
				}
			})
		}
	}
}

func TestEveryRuleIsListedOnceWithAllItsFields(t *testing.T) {
	var ids []string
	for _, r := range claims.Rules() {
		ids = append(ids, r.ID)
		require.NotEmpty(t, r.Summary, r.ID)
		require.NotEmpty(t, r.Why, r.ID)
		require.NotEmpty(t, r.Standard, r.ID)
		require.NotZero(t, r.Severity, r.ID)
		require.NotNil(t, r.Run, r.ID)
		require.False(t, strings.HasSuffix(r.Summary, "."), "%s: the summary is a line, not a sentence", r.ID)
	}
	require.True(t, slices.IsSorted(ids))
	require.Len(t, slices.Compact(slices.Clone(ids)), len(ids))
	files, err := filepath.Glob("rule_*.go")
	require.NoError(t, err)
	var named []string
	for _, f := range files {
		named = append(named, strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(f, "rule_"), ".go"), "_", "-"))
		src, err := os.ReadFile(f)
		require.NoError(t, err)
		require.Contains(t, string(src), `"`+named[len(named)-1]+`"`)
	}
	require.ElementsMatch(t, ids, named, "a rule is a file, and a file a rule")
}

// TestGoldenRules runs the further cases of each rule: an archive is named for
// its rule, and a line of "want" is a finding.
func TestGoldenRules(t *testing.T) {
	for _, rule := range claims.Rules() {
		path := "../testdata/rules/" + rule.ID + ".txtar"
		if _, err := os.Stat(path); err != nil {
			require.True(t, rule.Optional || rule.ID == "allowance", "%s has no further cases", rule.ID)
			continue
		}
		golden.Run(t, path, func(t *testing.T, c golden.Case) string {
			var b strings.Builder
			r, found := only(t, rule.ID, c.In)
			for _, f := range found {
				fmt.Fprintf(&b, "%s [%s] %s\n", f.Severity, r.Document.Slice(f.Span), f.Message)
			}
			return b.String()
		})
	}
}
