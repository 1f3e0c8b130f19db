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
	fmt.Fprintf(&b, "%s (%s", r.ID, clamp(r.Severity))
	if r.Optional {
		b.WriteString(", off unless asked for")
	}
	b.WriteString(")\n\n")
	para := func(indent, s string) {
		for line := range lines(s, width-len(indent)) {
			b.WriteString(indent + line + "\n")
		}
	}
	para("", sentence(r.Summary)+" "+r.Why)
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
				para("    ", strings.NewReplacer("{{", "[", "}}", "]").Replace(part))
			}
		}
	}
	list("Bad", r.Bad)
	list("Good", r.Good)
	fmt.Fprintf(&b, "\nIn a draft, allow it where it is right, with a reason:\n\n    <!-- bywhom:allow %s the reason -->\n", r.ID)
	return b.String()
}

// ExplainMarkdown returns what a rule is about, in Markdown, with the words that
// it reports in bold.
func ExplainMarkdown(r *claims.Rule) string {
	var b strings.Builder
	b.WriteString(sentence(r.Summary) + " " + r.Why + "\n")
	if r.Standard != "" {
		b.WriteString("\n*Standard:* " + r.Standard + ".\n")
	}
	for _, list := range []struct {
		title    string
		examples []string
	}{{"Reported", r.Bad}, {"Not reported", r.Good}} {
		if len(list.examples) > 0 {
			b.WriteString("\n" + list.title + ":\n\n")
		}
		for _, e := range list.examples {
			if strings.Contains(e, "<!--") { // a comment would not be seen
				e = "`" + strings.NewReplacer("{{", "", "}}", "", "\n", " ").Replace(e) + "`"
			}
			b.WriteString("* " + strings.NewReplacer("{{", "**", "}}", "**", "\n\n", " ¶ ").Replace(e) + "\n")
		}
	}
	return b.String()
}
