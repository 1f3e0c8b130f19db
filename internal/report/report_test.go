package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/report"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

const article = "“The talks are over,” one diplomat said.\n\nShe left at dawn. About 40,000 tons were lost.\n"

// span returns where s first stands in article.
func span(s string) text.Span {
	i := strings.Index(article, s)
	return text.Span{Start: i, End: i + len(s)}
}

// sample returns a report on article with something in every field.
func sample() *claims.Report {
	return &claims.Report{
		Document:   text.New("drafts/talks.md", article),
		Quotations: []quotes.Quotation{{Span: span("“The talks are over,”"), Content: span("The talks are over,"), Kind: quotes.Speech, Mark: quotes.Curly}},
		Attributions: []attribution.Attribution{
			{
				Content: []text.Span{span("“The talks are over,”")}, Cue: span("said"), Form: attribution.Direct, Stance: attribution.Neutral,
				Source: attribution.Source{Span: span("one diplomat"), Kind: attribution.UnnamedRole, ID: 1},
			},
			{Content: []text.Span{span("left at dawn")}, Form: attribution.Indirect, Stance: attribution.Mental},
		},
		Claims: []claims.Claim{
			{
				Span: span("“The talks are over,” one diplomat said."), Kind: claims.Quoted, Attribution: 0, Score: 28, Band: "thinly described",
				Evidence: []claims.Evidence{{Name: "base", Points: 22}, {Name: "role", Points: 6, Span: span("diplomat")}},
			},
			{Span: span("She left at dawn."), Kind: claims.Asserted, Attribution: -1, Band: "unattributed", Needs: claims.NeedNo},
			{Span: span("About 40,000 tons were lost."), Kind: claims.Asserted, Attribution: -1, Band: "unattributed", Needs: claims.NeedLikely, Reason: claims.Figure, Because: span("40,000")},
		},
		Sources: []claims.Source{{ID: 1, Kind: attribution.UnnamedRole, Label: "one diplomat", Mentions: []text.Span{span("one diplomat")}, Claims: []int{0}, Score: 28,
			Bytes: 25, Descriptions: []text.Span{span("one diplomat")}}},
		Ledger: claims.Ledger{Sources: 1, Unnamed: 1, Bytes: 70, Unsourced: 45, Kinds: []claims.Share{{Kind: attribution.UnnamedRole, Sources: 1, Claims: 1, Bytes: 25}}, LeadOnOne: 1},
		Findings: []claims.Finding{
			{Rule: "anonymous-no-reason", Severity: claims.Warning, Span: span("one diplomat"), Message: "No reason given.", Suggestion: "Say why."},
			{Rule: "anonymous-no-reason", Severity: claims.Warning, Span: span("one diplomat"), Message: "No reason given."},
		},
		Summary: claims.Summary{Claims: 3, Attributed: 1, MedianScore: 14, Unnamed: 1},
	}
}

func write(t *testing.T, format report.Format, reports ...*claims.Report) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, report.Write(&b, format, reports...))
	return b.String()
}

func TestJSONHasEveryFieldInItsOrder(t *testing.T) {
	want := strings.ReplaceAll(`{"schema":1,"name":"drafts/talks.md",
"sentences":[{"start":0,"end":44,"paragraph":0},{"start":46,"end":63,"paragraph":1},{"start":64,"end":92,"paragraph":1}],
"quotes":[{"start":0,"end":25,"content":{"start":3,"end":22},"kind":"speech","depth":0,"open":false}],
"attributions":[
{"content":[{"start":0,"end":25}],"cue":{"start":39,"end":43},
"source":{"start":26,"end":38,"text":"one diplomat","kind":"unnamed-role","anaphor":false,"name":"","id":1},
"form":"direct","stance":"neutral","score":28},
{"content":[{"start":50,"end":62}],"cue":null,"source":null,"form":"indirect","stance":"mental","score":0}],
"claims":[
{"start":0,"end":44,"attribution":0,"score":28,"band":"thinly described","needsAttribution":"",
"evidence":[{"name":"base","points":22},{"name":"role","points":6,"start":30,"end":38}]},
{"start":46,"end":63,"attribution":null,"score":0,"band":"unattributed","needsAttribution":"no","evidence":[]},
{"start":64,"end":92,"attribution":null,"score":0,"band":"unattributed","needsAttribution":"likely",
"needsReason":"figure","needsWords":{"start":70,"end":76},"evidence":[]}],
"sources":[{"id":1,"kind":"unnamed-role","label":"one diplomat","mentions":[{"start":26,"end":38}],"claims":[0],"score":28,
"bytes":25,"descriptions":[{"start":26,"end":38}]}],
"findings":[
{"rule":"anonymous-no-reason","severity":"warning","start":26,"end":38,"line":1,"column":27,"endLine":1,"endColumn":39,
"message":"No reason given.","suggestion":"Say why.","fingerprint":"FIRST"},
{"rule":"anonymous-no-reason","severity":"warning","start":26,"end":38,"line":1,"column":27,"endLine":1,"endColumn":39,
"message":"No reason given.","suggestion":"","fingerprint":"SECOND"}],
"summary":{"claims":3,"attributed":1,"vague":0,"medianScore":14,"sources":{"named":0,"unnamed":1}},
"ledger":{"sources":1,"named":0,"unnamed":1,"bytes":70,"unsourced":45,
"kinds":[{"kind":"unnamed-role","sources":1,"claims":1,"bytes":25}],"leadOnOneUnnamed":1,"storyOnOneUnnamed":null}}
`, "\n", "") + "\n"

	got := write(t, report.JSON, sample())
	var parsed struct {
		Findings []struct{ Fingerprint string }
	}
	require.NoError(t, json.Unmarshal([]byte(got), &parsed))
	first, second := parsed.Findings[0].Fingerprint, parsed.Findings[1].Fingerprint
	require.NotEqual(t, first, second, "two findings of one article share a fingerprint")
	want = strings.NewReplacer("FIRST", first, "SECOND", second).Replace(want)
	require.Equal(t, want, got)
	require.Equal(t, want, write(t, report.JSONL, sample()))
}

func TestFingerprintStaysWhenLinesMove(t *testing.T) {
	moved := sample()
	moved.Document = text.New("other.md", "A line.\n\n"+article)
	moved.Findings = moved.Findings[:1]
	moved.Findings[0].Span.Start += 9
	moved.Findings[0].Span.End += 9
	_, a, _ := strings.Cut(write(t, report.JSON, sample()), `"fingerprint":"`)
	_, b, _ := strings.Cut(write(t, report.JSON, moved), `"fingerprint":"`)
	require.Equal(t, a[:16], b[:16])
}

func TestJSONIsAnObjectForOneAndAnArrayForSeveral(t *testing.T) {
	one := strings.TrimSuffix(write(t, report.JSON, sample()), "\n")
	require.Equal(t, "["+one+",\n"+one+"]\n", write(t, report.JSON, sample(), sample()))
	require.Equal(t, "[]\n", write(t, report.JSON))
	require.Equal(t, one+"\n"+one+"\n", write(t, report.JSONL, sample(), sample()))
	require.Empty(t, write(t, report.JSONL))
}

func FuzzJSONHoldsAnyText(f *testing.F) {
	f.Add("plain", "said")
	f.Add("<b> & \u2028 \" \\ / \x00 \x1b \x7f \t\r\n", "\xff\xfe\xed\xa0\x80 é")
	f.Fuzz(func(t *testing.T, name, src string) {
		r := &claims.Report{
			Document:     text.New(name, src),
			Attributions: []attribution.Attribution{{Source: attribution.Source{Span: text.Span{Start: 0, End: len(src)}, Name: src}}},
		}
		var b bytes.Buffer
		if err := report.Write(&b, report.JSON, r); err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(b.Bytes()) || bytes.Count(b.Bytes(), []byte("\n")) != 1 {
			t.Fatalf("not one line of UTF-8: %q", b.String())
		}
		var got struct {
			Name         string
			Attributions []struct{ Source *struct{ Text, Name string } }
		}
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatalf("%v in %q", err, b.String())
		}
		valid := func(s string) string { return string([]rune(s)) } // each odd byte is U+FFFD
		if got.Name != valid(name) {
			t.Fatalf("name %q, want %q", got.Name, valid(name))
		}
		if s := got.Attributions[0].Source; s != nil && (s.Text != valid(src) || s.Name != valid(src)) {
			t.Fatalf("source %q, want %q", s.Text, valid(src))
		}
	})
}

func TestTextListsClaimsWithSourceAndSum(t *testing.T) {
	require.Equal(t, `drafts/talks.md
3 claims, 1 attributed, median score 14
resting on sources that are named: 0, unnamed but described: 1, vague: 0
without a source and likely in need of one: 1
without a source and in no need of one: 1 (not listed)
1 source, 0 named; of the content 36% unnamed-role, 64% without a source
the first paragraph rests on one unnamed source: “one diplomat”

  28  one diplomat · “said”                                               line 1
      “The talks are over,”
      unnamed-role, thinly described: base 22 + role 6 = 28

   0  no source, and likely needs one                                     line 3
      About 40,000 tons were lost.
      figure: “40,000”

drafts/talks.md:1:27: warning: No reason given. (anonymous-no-reason)
      “The talks are over,” [one diplomat] said.
      → Say why.
drafts/talks.md:1:27: warning: No reason given. (anonymous-no-reason)

0 errors, 2 warnings, 0 for information; bywhom explain RULE says what one is
about.
Scores are of 100: from 85 fully identified, 65 identified, 45 accountable or
well described, 28 thinly described, 10 vague, 1 no real source, 0 unattributed.
A score says how much a reader is told about a source. Specificity is not truth:
no claim is called true or false here, no source honest.
`, listed(t, sample()))
}

// listed returns the text of a report, with its claims.
func listed(t *testing.T, r *claims.Report) string {
	t.Helper()
	var b strings.Builder
	w := report.NewWriter(&b, report.Options{Claims: true})
	require.NoError(t, w.Write(r))
	require.NoError(t, w.Close())
	return b.String()
}

func TestTextLeavesClaimsOutUnlessAskedFor(t *testing.T) {
	got := write(t, report.Text, sample())
	require.NotContains(t, got, "thinly described")
	require.Contains(t, got, "anonymous-no-reason")
}

func TestAFindingShowsItsWordsInTheirParagraphCutToTheWidth(t *testing.T) {
	r := sample()
	r.Document = text.New("a.md", strings.Repeat("Boats came and went. ", 20)+"\n\nHe "+strings.Repeat("long ", 9)+"said it is over and out and over again, for all the boats that came.")
	at := strings.Index(r.Document.Text(), "is over")
	r.Findings = []claims.Finding{{Rule: "x", Severity: claims.Info, Span: text.Span{Start: at, End: at + len("is over")}, Message: "m"}}
	r.Claims, r.Attributions, r.Sources = nil, nil, nil
	var b strings.Builder
	require.NoError(t, report.NewWriter(&b, report.Options{Width: 60}).Write(r))
	require.Contains(t, b.String(), "\n      …ng long long said it [is over] and out and over agai…\n")
}

func TestTextListsClaimsThatNeedNoSourceOnlyOnRequest(t *testing.T) {
	var b strings.Builder
	w := report.NewWriter(&b, report.Options{All: true})
	require.NoError(t, w.Write(sample()))
	require.Contains(t, b.String(), "She left at dawn.")
	require.NotContains(t, b.String(), "not listed")
}

func TestTextResolvesNamesAndShowsTheCeiling(t *testing.T) {
	r := sample()
	r.Attributions[0].Source.Name = "Ada Ruiz"
	r.Claims[0].Score = 20
	r.Claims[0].Evidence = append(r.Claims[0].Evidence, claims.Evidence{Name: "hedge", Points: -4})
	var b strings.Builder
	require.NoError(t, report.NewWriter(&b, report.Options{Width: 100, Claims: true}).Write(r))
	require.Contains(t, b.String(), "one diplomat → Ada Ruiz")
	require.Contains(t, b.String(), "base 22 + role 6 − hedge 4 = 24, limited to 20")
}

func TestTextFitsTheWidthAndColoursNothingUnasked(t *testing.T) {
	for _, width := range []int{40, 61, 100} {
		var b strings.Builder
		w := report.NewWriter(&b, report.Options{Width: width, All: true})
		r := sample()
		r.Findings = nil // made for CI logs: never wrapped
		require.NoError(t, w.Write(r))
		require.NoError(t, w.Close())
		for line := range strings.Lines(b.String()) {
			require.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), width, line)
		}
		require.NotContains(t, b.String(), "\x1b")
	}
}

func TestTextSaysWhereOneSourceIsDescribedInTwoWays(t *testing.T) {
	r := sample()
	r.Ledger.LeadOnOne, r.Ledger.StoryOnOne = 0, 1
	r.Sources[0].Descriptions = append(r.Sources[0].Descriptions, r.Document.Sentences()[1].Span)
	require.Contains(t, strings.ReplaceAll(write(t, report.Text, r), "\n", " "),
		"all that has a source rests on one unnamed source: “one diplomat”; described in two ways: “one diplomat”, then “She left at dawn.”")
	require.NotContains(t, write(t, report.Text, r), "first paragraph")
}

func TestColourFollowsTheBandOfTheScore(t *testing.T) {
	for score, code := range map[int]string{100: "32", 65: "32", 64: "36", 45: "36", 44: "33", 28: "33", 27: "31", 1: "31"} {
		var b strings.Builder
		r := sample()
		r.Claims[0].Score = score
		require.NoError(t, report.NewWriter(&b, report.Options{Color: true, Claims: true}).Write(r))
		require.Regexp(t, `\x1b\[`+code+`m +\d+\x1b\[0m  \x1b\[1mone diplomat`, b.String())
	}
}

func TestTextPassesNoEscapeSequencesOn(t *testing.T) {
	r := sample()
	r.Document = text.New("a\x1b[31m.md", strings.ReplaceAll(article, "talks", "\x1b[2J\x07"))
	require.NotContains(t, write(t, report.Text, r), "\x1b")
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteReportsErrors(t *testing.T) {
	for _, f := range []report.Format{report.Text, report.JSON, report.JSONL} {
		require.True(t, errors.Is(report.Write(full{}, f, sample()), io.ErrShortWrite), f)
	}
	require.ErrorContains(t, report.Write(io.Discard, "xml", sample()), `"xml"`)
}

func BenchmarkWrite(b *testing.B) {
	r := sample()
	for range 6 { // about as much as a long article gives
		r.Attributions = append(r.Attributions, r.Attributions...)
		r.Claims = append(r.Claims, r.Claims...)
	}
	for _, f := range []report.Format{report.Text, report.JSON} {
		b.Run(string(f), func(b *testing.B) {
			var size bytes.Buffer
			if err := report.Write(&size, f, r); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(size.Len()))
			b.ReportAllocs()
			for b.Loop() {
				if err := report.Write(io.Discard, f, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestTheReadingViewHasMarksAndTheFindingsBesideThem(t *testing.T) {
	c, err := claims.New()
	require.NoError(t, err)
	r := c.Check(text.New("quay.txt", "The quay will close in May, officials said.\n\n* “A long, long word,” said Ada Ruiz."))
	draw := func(width int, color bool) string {
		var b bytes.Buffer
		w := report.NewWriter(&b, report.Options{View: true, Width: width, Color: color})
		require.NoError(t, w.Write(r))
		require.NoError(t, w.Close())
		return b.String()
	}
	wide := draw(80, false)
	require.Contains(t, wide, "The quay will close in May {14}, [officials]¹ │ 1 warning: source described\n")
	require.Contains(t, wide, "• “A long, long word,” {70} said [Ada Ruiz].\n")
	for _, width := range []int{40, 60, 80, 120} {
		for line := range strings.Lines(draw(width, false)) {
			require.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), width, line)
		}
	}
	require.NotContains(t, draw(60, false), "│", "a narrow line has them below")
	require.Equal(t, draw(80, false), regexp.MustCompile("\x1b\\[[0-9]*m").ReplaceAllString(draw(80, true), ""), "colours change nothing else")
}
