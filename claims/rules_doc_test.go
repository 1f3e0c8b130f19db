package claims_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/golden"
	"github.com/bywhom/bywhom/internal/report"
)

// rulesDoc writes docs/rules.md: an overview, each rule, the policies.
func rulesDoc() string {
	var b strings.Builder
	b.WriteString("# Rules\n\n<!-- made from claims/rule_*.go and claims/policy.go; do not edit, run go test ./claims -run RulesDoc -update -->\n\n")
	b.WriteString("Each rule looks for one thing that an editor would ask about. `error`: most codes of practice forbid it. `warning`:\n")
	b.WriteString("codes ask for more. `info`: worth a look. Rules marked *opt-in* are useful for an editor and noisy for a machine; switch\n")
	b.WriteString("them on by name. No rule looks into what people say in quotation marks, nor into headings, bylines and code.\n\n")
	b.WriteString("| rule | severity | what it finds |\n|---|---|---|\n")
	for _, r := range claims.Rules() {
		s := r.Severity.String()
		if r.Optional {
			s += ", opt-in"
		}
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %s |\n", r.ID, r.ID, s, r.Summary)
	}
	for _, r := range claims.Rules() {
		fmt.Fprintf(&b, "\n## %s\n\n%s", r.ID, report.ExplainMarkdown(r))
	}
	b.WriteString("\n## Policies\n\nA policy is a set of rules and severities for one kind of writing. What it does not name is as above.\n")
	for _, p := range claims.Policies() {
		fmt.Fprintf(&b, "\n### %s\n\n%s.\n", p.Name, strings.ToUpper(p.Summary[:1])+p.Summary[1:])
		if len(p.Changes) > 0 {
			b.WriteString("\n| rule | becomes | why |\n|---|---|---|\n")
		}
		for _, c := range p.Changes {
			s := "off"
			if c.Severity != 0 {
				s = c.Severity.String()
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Rule, s, c.Reason)
		}
	}
	return b.String()
}

func TestRulesDocIsMadeOfTheRules(t *testing.T) {
	golden.File(t, "../docs/rules.md", rulesDoc())
}
