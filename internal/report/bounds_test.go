package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/golden"
	"github.com/bywhom/bywhom/internal/report"
	"github.com/bywhom/bywhom/text"
)

// oneLine returns a report on n sentences in one line, or on one sentence as long,
// with a finding for each that speaks of the first, too.
func oneLine(n int, stop string) *claims.Report {
	part := "He reportedly left the café" + stop + " "
	doc := text.New("a.txt", strings.Repeat(part, n))
	r := &claims.Report{Document: doc}
	for i := range n {
		at := i*len(part) + len("He ")
		r.Findings = append(r.Findings, claims.Finding{Rule: "hedged-claim", Severity: claims.Info, Message: "late",
			Span: text.Span{Start: at, End: at + len("reportedly")}, Related: []claims.Related{{Span: text.Span{Start: 3, End: 13}, Message: "and here"}}})
	}
	doc.Sentences()
	return r
}

// TestTimeIsLinearInTheFindings has four times the findings in a line that is four
// times as long. What is quadratic takes sixteen times as long.
func TestTimeIsLinearInTheFindings(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, stop := range []string{".", " and"} {
		few, many := oneLine(1500, stop), oneLine(6000, stop)
		for _, f := range []report.Format{report.SARIF, report.GitHub, report.JSON, report.Text, report.JUnit, report.Checkstyle, report.RDJSONL} {
			spent := func(r *claims.Report) time.Duration {
				return max(golden.Least(3, func() { formatted(t, f, r) }), time.Millisecond)
			}
			var times float64
			for range 4 {
				if times = float64(spent(many)) / float64(spent(few)); times < 9 {
					break
				}
			}
			require.Less(t, times, 9.0, "%s, %q", f, stop)
		}
	}
}

func TestColumnsAreThoseOfTheLineWhereverItStarts(t *testing.T) {
	src := strings.Repeat("é𝄞 a\xff\n", 700) + strings.Repeat("𝄞é\xff", 700)
	r := &claims.Report{Document: text.New("a.txt", src)}
	at := strings.LastIndexByte(src, '\n') + 1
	for _, s := range []text.Span{{Start: len(src) - 7, End: len(src)}, {Start: at, End: at + 7}, {Start: at - 4, End: at - 3}, {Start: 0, End: 2}} {
		r.Findings = append(r.Findings, claims.Finding{Rule: "x", Severity: claims.Info, Span: s})
	}
	github := formatted(t, report.GitHub, r)
	require.Contains(t, github, "line=701,endLine=701,col=2098,endColumn=2101,")
	require.Contains(t, github, "line=701,endLine=701,col=1,endColumn=4,")
	require.Contains(t, github, "line=700,endLine=700,col=3,endColumn=4,")
	require.Contains(t, github, "line=1,endLine=1,col=1,endColumn=2,")
	require.Contains(t, strings.Join(strings.Fields(formatted(t, report.SARIF, r)), " "), `"startColumn": 2797, "endLine": 701, "endColumn": 2801`)
}
