package report

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

func check(t testing.TB, name, src string) *claims.Report {
	t.Helper()
	c, err := claims.New()
	require.NoError(t, err)
	return c.Check(text.New(name, src))
}

func drawn(t testing.TB, rs ...*claims.Report) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, HTML(&b, rs...))
	return b.String()
}

const harbor = "A Long Quay\n\nThe quay at Orla will close in May, a senior Lands Office official said on Monday.\n\nCritics say it is ten years too late.\n\n" +
	"“We told them in March,” said Ada Ruiz, who runs the ferry. “Nobody came.”\n\n* She reportedly sold a boat.\n\n> The tide was high.\n"

func TestAPageShowsTheArticleTheFindingsTheLedgerAndTheSums(t *testing.T) {
	html := drawn(t, check(t, "quay.txt", harbor))
	for _, want := range []string{
		"<title>quay.txt – bywhom</title>",
		`<h2 class="para" dir="auto">A Long Quay</h2>`,
		`<p class="para item" dir="auto"><span class="bullet">•</span>`,
		`<blockquote class="para" dir="auto">`,
		"no reason is given for the anonymity of", "“reportedly” stands in for a source",
		"<td>named-person</td>", "base 22", "the lead rests on one unnamed source", "Specificity is not truth",
		"<title>claim 1: 35</title>", "aria-label=\"What the content rests on:",
	} {
		require.True(t, strings.Contains(html, want), want)
	}
	require.Less(t, len(html), 40000)
}

func TestThePolicyAllowsWhatStandsInThePageAndNothingElse(t *testing.T) {
	html := drawn(t, check(t, "quay.txt", harbor))
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(html)[1]
	policy = strings.NewReplacer("&#39;", "'", "&#43;", "+").Replace(policy)
	inside := func(tag string) string {
		_, s, _ := strings.Cut(html, "<"+tag+">")
		s, _, _ = strings.Cut(s, "</"+tag+">")
		return s
	}
	require.Equal(t, fmt.Sprintf("default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'", hashOf(inside("style")), hashOf(inside("script"))), policy)
	require.NotRegexp(t, `\sstyle=|\son[a-z]+=`, html, "attributes that the policy would forbid")
	require.NotRegexp(t, `(src|href)="(http|//)`, html)
}

func TestWhateverStandsInADraftIsText(t *testing.T) {
	const evil = `</script><script>x</script> "<img src=x onerror=y>" said <b>Ada Ruiz</b>. {{.Title}} Critics say <!-- so.`
	html := drawn(t, check(t, `"><script>n</script>`, evil))
	require.Equal(t, 1, strings.Count(html, "<script>"))
	require.NotContains(t, html, "<img")
	require.NotContains(t, html, "<b>Ada")
	require.Contains(t, html, "{{.Title}}")

	view := text.View{Text: "Ada Ruiz said so.", Stretches: []text.Stretch{{Source: text.Span{End: 17}}}, Links: []text.Link{
		{Span: text.Span{Start: 0, End: 3}, URL: "JavaScript:x"}, {Span: text.Span{Start: 4, End: 8}, URL: "https://example.org/?a=\"b"}, {Span: text.Span{Start: 9, End: 13}, URL: "data:text/html,x"}}}
	c, err := claims.New()
	require.NoError(t, err)
	html = drawn(t, c.Check(text.NewView("a.md", view.Text, view)))
	require.Equal(t, []string{`href="https://example.org/?a=%22b"`}, regexp.MustCompile(`href="[^#][^"]*"`).FindAllString(html, -1))
}

func TestSeveralArticlesShareAPageAndNoneIsOne(t *testing.T) {
	html := drawn(t, check(t, "a.txt", harbor), check(t, "b.txt", harbor))
	ids := regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(html, -1)
	seen := map[string]bool{}
	for _, id := range ids {
		require.False(t, seen[id[1]], "id %s twice", id[1])
		seen[id[1]] = true
	}
	for _, ref := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(html, -1) {
		require.True(t, seen[ref[1]], "no %s", ref[1])
	}
	require.Contains(t, drawn(t), "</html>")
	require.Contains(t, drawn(t, check(t, "", "")), "No claims were found.")
}

func TestTheSameReportGivesTheSamePage(t *testing.T) {
	require.Equal(t, drawn(t, check(t, "a", harbor)), drawn(t, check(t, "a", harbor)))
}

func TestAnIndexLeadsToThePagesAndShowsTheTrend(t *testing.T) {
	e := NewEntry(check(t, "drafts/quay.txt", harbor), "quay.html")
	require.Equal(t, 1, e.Errors)
	e.Known, e.Before = true, e.Median+5
	fresh := NewEntry(check(t, "<new>", ""), "new.html")
	var b bytes.Buffer
	require.NoError(t, Index(&b, true, []Entry{e, fresh}))
	require.Contains(t, b.String(), `<a href="quay.html">drafts/quay.txt</a>`)
	require.Contains(t, b.String(), "▼ −5")
	require.Contains(t, b.String(), "&lt;new&gt;")
	b.Reset()
	require.NoError(t, Index(&b, false, []Entry{e}))
	require.NotContains(t, b.String(), "trend")
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestTheErrorIsThatOfTheWriter(t *testing.T) {
	require.ErrorContains(t, HTML(full{}, check(t, "", harbor)), "disk full")
	require.ErrorContains(t, Index(full{}, false, nil), "disk full")
}

func TestAnOddSeverityIsTakenForTheNearest(t *testing.T) {
	r := check(t, "quay.txt", harbor)
	for i := range r.Findings {
		r.Findings[i].Severity = claims.Severity(200 * (i % 2))
	}
	html := drawn(t, r)
	require.Contains(t, html, `data-severity="info"`)
	require.Contains(t, html, `data-severity="error"`)
	require.NotContains(t, html, "Severity(")
	require.Equal(t, len(r.Findings)/2, NewEntry(r, "x").Errors)
}
