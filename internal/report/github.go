package report

import (
	"fmt"
	"strings"

	"github.com/bywhom/bywhom/claims"
)

var githubCommands = [...]string{claims.Info: "notice", claims.Warning: "warning", claims.Error: "error"}

// github writes the findings of r as workflow commands, which GitHub shows at
// their lines. Columns count characters.
func (w *Writer) github(r *claims.Report) {
	doc := r.Document
	columns := &columns{doc: doc, units: func(rune) int { return 1 }}
	for i := range r.Findings {
		f := &r.Findings[i]
		at := f.Source(doc)
		start, end := doc.FilePosition(at.Start), doc.FilePosition(at.End)
		w.string(fmt.Sprintf("::%s file=%s,line=%d,endLine=%d", githubCommands[f.Severity], githubProperty(doc.Name()), start.Line, end.Line))
		if start.Line == end.Line { // GitHub takes columns on one line only
			w.string(fmt.Sprintf(",col=%d,endColumn=%d", columns.of(start), columns.of(end)))
		}
		w.string(",title=" + githubProperty(f.Rule) + "::" + githubData(sentences(f)) + "\n")
	}
}

// githubData escapes the message of a command.
func githubData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(replaced(s, func(r rune) bool {
		return r != '\r' && r != '\n' && r != '\t' && unfit(r) // a log is read at terminals, too
	}))
}

// githubProperty escapes a property of a command.
func githubProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData(s))
}
