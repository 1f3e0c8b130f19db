package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/golden"
	"github.com/bywhom/bywhom/internal/markup"
	"github.com/bywhom/bywhom/internal/report"
	"github.com/bywhom/bywhom/text"
)

const draft = `---
title: The dam
---
# The dam

The 𝄞 dam will *reportedly* fall, **sources** said & nobody knew.
Critics say: “<too late>, 100%.”

<!-- bywhom:allow x -->
`

// drafts returns a checked draft with all that makes formats stumble, and one
// without a finding.
func drafts(t *testing.T) []*claims.Report {
	t.Helper()
	doc, err := markup.Read("drafts/a dam, 100%.md", []byte(draft))
	require.NoError(t, err)
	find := func(words string) text.Span {
		at := strings.Index(doc.Text(), words)
		require.GreaterOrEqual(t, at, 0, words)
		return text.Span{Start: at, End: at + len(words)}
	}
	comment := doc.Comments()[0]
	r := &claims.Report{Document: doc, Findings: []claims.Finding{
		{Rule: "hedged-claim", Severity: claims.Warning, Span: find("reportedly"), Message: "“reportedly” stands in for a source", Suggestion: "say who"},
		{Rule: "vague-source", Severity: claims.Error, Span: find("sources"), Message: "a, b: 100%\nnew line", Related: []claims.Related{{Span: find("Critics"), Message: "and here"}}},
		{Rule: "weasel-attribution", Severity: claims.Info, Span: find("fall, sources said & nobody knew. Critics"), Message: "two lines"},
		{Rule: "allowance", Severity: claims.Warning, Span: text.Span{Start: comment.At, End: comment.At}, File: comment.Source, Message: "<&\"' \x01 \xff"},
	}}
	return []*claims.Report{r, {Document: text.New("b.txt", "He left.")}}
}

// formatted returns reports in a format, as the command writes them.
func formatted(t *testing.T, f report.Format, reports ...*claims.Report) string {
	t.Helper()
	var b strings.Builder
	w := report.NewWriter(&b, report.Options{Format: f, Rules: claims.Rules()[:3], Array: true})
	for _, r := range reports {
		require.NoError(t, w.Write(r))
	}
	require.NoError(t, w.Close())
	return b.String()
}

func TestFormatsAreAsTheirGoldenFilesHaveThem(t *testing.T) {
	for _, f := range []report.Format{report.SARIF, report.GitHub, report.JUnit, report.Checkstyle, report.RDJSONL, report.Text} {
		got := formatted(t, f, drafts(t)...)
		path := filepath.Join("..", "..", "testdata", "report", "findings."+string(f))
		golden.File(t, path, got)
	}
}

func TestSARIFIsValidAgainstItsSchema(t *testing.T) {
	src, err := os.Open("testdata/sarif-2.1.0.schema.json")
	require.NoError(t, err)
	defer src.Close()
	schema, err := jsonschema.UnmarshalJSON(src)
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("sarif.json", schema))
	sarif, err := c.Compile("sarif.json")
	require.NoError(t, err)
	for _, reports := range [][]*claims.Report{drafts(t), nil, drafts(t)[1:]} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(formatted(t, report.SARIF, reports...)))
		require.NoError(t, err)
		require.NoError(t, sarif.Validate(v))
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(`{"version":"2.1.0","runs":[{}]}`))
	require.NoError(t, err)
	require.Error(t, sarif.Validate(v), "a schema that takes anything proves nothing")
}

func TestSARIFColumnsAreUTF16UnitsOfTheFile(t *testing.T) {
	var log struct {
		Runs []struct {
			ColumnKind string
			Results    []struct {
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
					}
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(formatted(t, report.SARIF, drafts(t)...)), &log))
	require.Equal(t, "utf16CodeUnits", log.Runs[0].ColumnKind)
	p := log.Runs[0].Results[0].Locations[0].PhysicalLocation
	require.Equal(t, "drafts/a%20dam,%20100%25.md", p.ArtifactLocation.URI)
	require.Equal(t, 6, p.Region.StartLine)
	require.Equal(t, len("The xx dam will *")+1, p.Region.StartColumn, "the clef is two units, and four bytes")
	require.Equal(t, p.Region.StartColumn+len("reportedly"), p.Region.EndColumn)
}

// parsed reads XML to its end.
func parsed(t require.TestingT, s string) int {
	d := xml.NewDecoder(strings.NewReader(s))
	n := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return n
		}
		require.NoError(t, err)
		if _, ok := tok.(xml.StartElement); ok {
			n++
		}
	}
}

func TestNoArticlesAreStillADocument(t *testing.T) {
	require.Equal(t, 1, parsed(t, formatted(t, report.JUnit)))
	require.Equal(t, 1, parsed(t, formatted(t, report.Checkstyle)))
	require.Empty(t, formatted(t, report.GitHub)+formatted(t, report.RDJSONL))
}

func FuzzFormatsParseWhateverTheTextHolds(f *testing.F) {
	f.Add("a.md", "He \x00 left\xff, sources said.\r\n\u2028", "a message")
	f.Add("a\nb::c,d%", "“𝄞”", "::error::]]>\r\n<!--")
	f.Fuzz(func(t *testing.T, name, src, message string) {
		if src == "" {
			return
		}
		r := &claims.Report{Document: text.New(name, src), Findings: []claims.Finding{
			{Rule: "vague-source", Severity: claims.Error, Span: text.Span{Start: len(src) / 2, End: len(src)}, Message: message, Suggestion: message, Related: []claims.Related{{Span: text.Span{End: 1}, Message: message}}},
		}}
		for _, format := range []report.Format{report.JSON, report.SARIF} {
			require.True(t, json.Valid([]byte(formatted(t, format, r))), format)
		}
		require.True(t, json.Valid(bytes.TrimSpace([]byte(formatted(t, report.RDJSONL, r)))))
		require.Equal(t, 4, parsed(t, formatted(t, report.JUnit, r)))
		require.Equal(t, 3, parsed(t, formatted(t, report.Checkstyle, r)))
		github := formatted(t, report.GitHub, r)
		require.Equal(t, 1, strings.Count(github, "\n"), "one command a finding: %q", github)
		require.Equal(t, 1, strings.Count(formatted(t, report.RDJSONL, r), "\n"))
	})
}

func TestFingerprintsSurviveEditsElsewhere(t *testing.T) {
	check := func(src string) (*claims.Report, []string) {
		r := claims.Check(src)
		return r, report.Fingerprints(r)
	}
	const src = "He reportedly left.\n\nSources said it rained. Critics say it snowed.\n"
	r, before := check(src)
	require.Len(t, before, 3)
	require.NotEqual(t, before[0], before[1])
	_, after := check("The mayor came on Monday.\n\n" + strings.ReplaceAll(src, "rained. Critics", "rained.\n  Critics"))
	require.Equal(t, before, after, "%v", r.Findings)
	_, twice := check(src + "\n" + src)
	require.Len(t, twice, len(before)+1, "the hedge again; a source is reported once")
	require.NotEqual(t, twice[0], twice[len(twice)-1], "the same words in the same sentence again")
	_, edited := check(strings.ReplaceAll(src, "He reportedly", "She reportedly"))
	require.NotEqual(t, before[0], edited[0], "its own sentence has changed")
}

// A rule from outside may get its places wrong; no format minds.
func TestAFindingAtAPlaceThatThereIsNotIsWritten(t *testing.T) {
	rule := &claims.Rule{ID: "harbor", Severity: claims.Info, Run: func(p *claims.Pass) {
		for _, s := range []text.Span{{Start: 4, End: 900}, {Start: 800, End: 900}, {Start: 9, End: 4}, {Start: -3, End: -1}} {
			p.Add(claims.Finding{Span: s, Message: "late", Related: []claims.Related{{Span: s}}})
		}
	}}
	c, err := claims.New(claims.WithRules("harbor"), claims.WithExtraRules(rule))
	require.NoError(t, err)
	r := c.Check(text.New("a.txt", "The ferry was late."))
	require.Len(t, r.Findings, 4)
	for _, f := range []report.Format{report.Text, report.JSON, report.JSONL, report.SARIF, report.GitHub, report.JUnit, report.Checkstyle, report.RDJSONL} {
		require.Contains(t, formatted(t, f, r), "a mistake in rule harbor", f)
	}
}

func TestCommandsOfGitHubHoldNothingThatATerminalObeys(t *testing.T) {
	r := &claims.Report{Document: text.New("a\x1b\u009b\u202e\xff\n,:%.txt", "He left."), Findings: []claims.Finding{
		{Rule: "har\x1bbor", Severity: claims.Info, Message: "it\x1b[2J is\u202e late"},
	}}
	require.Equal(t, "::notice file=a����%0A%2C%3A%25.txt,line=1,endLine=1,col=1,endColumn=1,title=har�bor::it�[2J is� late\n", formatted(t, report.GitHub, r))
}

func TestAnOddSeverityIsTakenForTheNearest(t *testing.T) {
	r := &claims.Report{Document: text.New("a.txt", "The ferry was late."), Findings: []claims.Finding{{Rule: "harbor", Severity: 77, Span: text.Span{End: 3}, Message: "late"}}}
	rules := []*claims.Rule{{ID: "harbor", Severity: 77}}
	for _, f := range []report.Format{report.Text, report.JSON, report.JSONL, report.SARIF, report.GitHub, report.JUnit, report.Checkstyle, report.RDJSONL} {
		var b strings.Builder
		w := report.NewWriter(&b, report.Options{Format: f, Rules: rules, Color: true})
		require.NoError(t, w.Write(r))
		require.NoError(t, w.Close())
		require.Contains(t, strings.ToLower(b.String()), "error", f)
		require.NotContains(t, b.String(), "Severity(", f)
	}
	require.Equal(t, 1, report.NewRow(r).Errors)
	require.Equal(t, claims.Severity(77), r.Findings[0].Severity, "the report stays as it is")
}
