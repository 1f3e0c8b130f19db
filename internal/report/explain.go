package report

import (
	"fmt"
	"strings"

	"github.com/bywhom/bywhom/claims"
)

// Explain returns what a rule is about, for people at a terminal: its ID and
// severity, what it finds and why, the standard behind it, and its examples, with
// the words that it reports in [brackets]. width is that of a line; 0 is 80.
func Explain(r *claims.Rule, width int) string {
	if width <= 0 {
		width = 80
	}
	width = max(width, minWidth)
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s", r.ID, r.Severity)
	if r.Optional {
		b.WriteString(", off unless asked for")
	}
	b.WriteString(")\n\n")
	para := func(indent, s string) {
		for line := range lines(s, width-len(indent)) {
			b.WriteString(indent + line + "\n")
		}
	}
	para("", strings.ToUpper(r.Summary[:1])+r.Summary[1:]+". "+r.Why)
	if r.Standard != "" {
		b.WriteString("\n")
		para("", "Standard: "+r.Standard+".")
	}
	list := func(title string, examples []string) {
		if len(examples) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n%s:\n", title)
		for _, e := range examples {
			b.WriteString("\n")
			for part := range strings.SplitSeq(e, "\n\n") {
				para("    ", Marked.Replace(part))
			}
		}
	}
	list("Bad", r.Bad)
	list("Good", r.Good)
	fmt.Fprintf(&b, "\nIn a draft, allow it where it is right, with a reason:\n\n    <!-- bywhom:allow %s the reason -->\n", r.ID)
	return b.String()
}

// Marked puts the words of an example that a rule reports into brackets.
var Marked = strings.NewReplacer("{{", "[", "}}", "]")
