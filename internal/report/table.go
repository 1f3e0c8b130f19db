package report

import (
	"fmt"
	"strings"

	"github.com/bywhom/bywhom/claims"
)

// A Row is one article in a table of several.
type Row struct {
	Name                              string
	Claims, Attributed, Vague, Median int
	Errors, Warnings, Infos           int
}

// NewRow returns the row of r.
func NewRow(r *claims.Report) Row {
	r = Clamped(r)
	row := Row{Name: r.Document.Name(), Claims: r.Summary.Claims, Attributed: r.Summary.Attributed, Vague: r.Summary.Vague, Median: r.Summary.MedianScore}
	for i := range r.Findings {
		switch r.Findings[i].Severity {
		case claims.Error:
			row.Errors++
		case claims.Warning:
			row.Warnings++
		case claims.Info:
			row.Infos++
		}
	}
	return row
}

// Table returns the rows as a table in Markdown, for the summary of a CI run.
func Table(rows []Row) []byte {
	var b strings.Builder
	b.WriteString("### Sourcing\n\n| article | claims | with a source | on vague sources | median score | errors | warnings | infos |\n|---|--:|--:|--:|--:|--:|--:|--:|\n")
	escape := strings.NewReplacer("|", "\\|", "<", "&lt;", "&", "&amp;", "`", "\\`", "*", "\\*", "_", "\\_", "[", "\\[")
	for _, r := range rows {
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d | %d | %d | %d |\n", escape.Replace(Clean(r.Name)), r.Claims, r.Attributed, r.Vague, r.Median, r.Errors, r.Warnings, r.Infos)
	}
	b.WriteString("\n" + Disclaimer + "\n")
	return []byte(b.String())
}
