package claims_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

func TestPoliciesNameRulesOnceInOrderAndWithAReason(t *testing.T) {
	for _, p := range claims.Policies() {
		require.NotEmpty(t, p.Summary)
		var ids []string
		for _, c := range p.Changes {
			ids = append(ids, c.Rule)
			require.NotEmpty(t, c.Reason, c.Rule)
			i := slices.IndexFunc(claims.Rules(), func(r *claims.Rule) bool { return r.ID == c.Rule })
			require.GreaterOrEqual(t, i, 0, "%s: no rule %s", p.Name, c.Rule)
			r := claims.Rules()[i]
			require.False(t, !r.Optional && c.Severity == r.Severity, "%s: %s is what it is without the policy", p.Name, c.Rule)
		}
		require.True(t, slices.IsSorted(ids), p.Name)
		require.Len(t, slices.Compact(slices.Clone(ids)), len(ids), p.Name)
	}
}

// ids returns the rules that a checker with opts runs, with their severities.
func ids(t *testing.T, opts ...claims.Option) []string {
	t.Helper()
	c, err := claims.New(opts...)
	require.NoError(t, err)
	var out []string
	for _, r := range c.Rules() {
		out = append(out, r.ID+" "+r.Severity.String())
	}
	return out
}

func TestOptionsSayWhichRulesRun(t *testing.T) {
	all := ids(t)
	require.Contains(t, all, "vague-source warning")
	require.NotContains(t, all, "scare-quotes info", "optional")
	require.Contains(t, ids(t, claims.WithOptionalRules("scare-quotes")), "scare-quotes info")
	require.Equal(t, []string{"hedged-claim warning", "scare-quotes info"}, ids(t, claims.WithRules("scare-quotes", "hedged-claim")))
	require.Len(t, ids(t, claims.WithoutRules("vague-source")), len(all)-1)
	require.Contains(t, ids(t, claims.WithSeverity("vague-source", claims.Error)), "vague-source error")
	require.Contains(t, ids(t, claims.WithPolicy("encyclopedia")), "weasel-attribution error")
	require.NotContains(t, strings.Join(ids(t, claims.WithPolicy("encyclopedia")), " "), "anonymous-no-reason")
	require.Contains(t, ids(t, claims.WithPolicy("encyclopedia"), claims.WithSeverity("weasel-attribution", claims.Info)), "weasel-attribution info")
	require.Contains(t, ids(t, claims.WithSeverity("weasel-attribution", claims.Info), claims.WithPolicy("encyclopedia")), "weasel-attribution info", "the order of options does not matter")
}

func TestOptionsThatMakeNoSenseAreErrorsThatHelp(t *testing.T) {
	extra := &claims.Rule{ID: "mine", Run: func(*claims.Pass) {}}
	for want, opt := range map[string]claims.Option{
		`no such rule: "vague-sorce"; did you mean vague-source?`:                  claims.WithRules("vague-sorce"),
		`no such rule: "headline"; bywhom rules lists them`:                        claims.WithoutRules("headline"),
		`no such rule: "xyz"; bywhom rules lists them`:                             claims.WithSeverity("xyz", claims.Info),
		`no such policy: "news"; there are default, strict, encyclopedia, opinion`: claims.WithPolicy("news"),
		`there are two rules mine`:                                                 claims.WithExtraRules(extra, extra),
		`there are two rules vague-source`:                                         claims.WithExtraRules(&claims.Rule{ID: "vague-source", Run: extra.Run}),
		`a rule from outside has no ID`:                                            claims.WithExtraRules(&claims.Rule{Run: extra.Run}),
		`rule mine has no function to run`:                                         claims.WithExtraRules(&claims.Rule{ID: "mine"}),
		`rule vague-source: no such severity: 9`:                                   claims.WithSeverity("vague-source", 9),
	} {
		_, err := claims.New(opt)
		require.EqualError(t, err, want)
	}
}

func TestARuleFromOutsideRunsLikeTheOthers(t *testing.T) {
	rule := &claims.Rule{ID: "shouting", Severity: claims.Error, Run: func(p *claims.Pass) {
		for i, s := range p.Document.Sentences() {
			if strings.HasSuffix(p.Document.Slice(s.Span), "!") {
				p.Reportf(s.Span, "sentence %d shouts", i+1)
			}
		}
	}}
	c, err := claims.New(claims.WithExtraRules(rule), claims.WithSeverity("shouting", claims.Info))
	require.NoError(t, err)
	r := c.Check(text.New("", "The dam broke. It broke again!"))
	require.Equal(t, []claims.Finding{{Rule: "shouting", Severity: claims.Info, Span: text.Span{Start: 15, End: 30}, Message: "sentence 2 shouts"}}, r.Findings)
}

func TestOneFindingOfAFamilyForAClaim(t *testing.T) {
	r := claims.Check("The mayor is reportedly believed to be in Orla.")
	var got []string
	for _, f := range r.Findings {
		got = append(got, f.Rule)
	}
	require.Equal(t, []string{"impersonal-attribution"}, got)
}

func TestASeverityThatTheUserSetsHoldsForAllFindings(t *testing.T) {
	const src = "One official, who was not authorized to speak publicly, said the raid was approved in May."
	_, found := only(t, "anonymous-no-reason", src)
	require.Equal(t, claims.Info, found[0].Severity)
	c, err := claims.New(claims.WithRules("anonymous-no-reason"), claims.WithSeverity("anonymous-no-reason", claims.Error))
	require.NoError(t, err)
	require.Equal(t, claims.Error, c.Check(text.New("", src)).Findings[0].Severity)
}

// What people say, and what is no running text, is not for the rules.
func TestNothingIsFoundInSpeechHeadingsAndDatelines(t *testing.T) {
	c, err := claims.New(claims.WithOptionalRules("scare-quotes", "unattributed-number", "unattributed-superlative", "unattributed-motive", "ambiguous-pronoun-source", "first-reference-without-title"))
	require.NoError(t, err)
	for _, src := range []string{
		"“Sources say it is widely believed that he reportedly fled,” Ada Ruiz, the mayor of Orla, said.",
		"# Sources say the mayor reportedly fled\n\nThe mayor left on Monday.",
		"Critics say the largest dam will fail\n\nBy Ada Ruiz\n\nORLA (Agency) — The mayor left on Monday.",
		"```\nSources said it is widely believed.\n```\n",
	} {
		r := c.Check(text.New("", src))
		for _, f := range r.Findings {
			t.Errorf("%s: found %s at %q", src, f.Rule, r.Document.Slice(f.Span))
		}
	}
}

func TestWordsOfANewsroomCount(t *testing.T) {
	const src = "The grey house denied on Monday that the dam was weak. The dam is old, Tom Brandt yodels. The Coast Ledger reported that it fell. “We wait,” Tom Brandt said."
	c, err := claims.New(claims.WithRules("second-hand-report", "first-reference-without-title"), claims.WithWords(claims.Words{
		Metonyms: []string{"the Grey House"}, Cues: []string{"yodel"}, Outlet: "The Coast Ledger", Household: []string{"Tom Brandt"},
	}))
	require.NoError(t, err)
	r := c.Check(text.New("", src))
	require.Empty(t, r.Findings)
	kinds := map[string]string{}
	for _, a := range r.Attributions {
		kinds[r.Document.Slice(a.Source.Span)] += a.Source.Kind.String() + " " + r.Document.Slice(a.Cue) + ";"
	}
	require.Contains(t, kinds["The grey house"], "named-organization")
	require.Contains(t, kinds["Tom Brandt"], "yodels")
}
