package main

import (
	"fmt"
	"strings"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/report"
)

type explainCmd struct {
	Rule string `arg:"" help:"A rule's ID, such as vague-source; bywhom rules lists them."`
}

// Run prints what a rule is about, with its examples.
func (c *explainCmd) Run(p *process) error {
	for _, r := range claims.Rules() {
		if r.ID == c.Rule {
			_, err := fmt.Fprint(p.stdout, report.Explain(r, width(p.stdout)))
			return err
		}
	}
	return fmt.Errorf("explain: %w", claims.UnknownRule(c.Rule, claims.Rules()))
}

type rulesCmd struct {
	Policy string `default:"default" placeholder:"NAME" help:"How this policy has them: default, strict, encyclopedia or opinion."`
}

// Run lists the rules: severity, ID and summary, a line each.
func (c *rulesCmd) Run(p *process) error {
	checker, err := claims.New(claims.WithPolicy(c.Policy))
	if err != nil {
		return fmt.Errorf("--policy: %w", err)
	}
	severity := map[string]string{}
	for _, r := range checker.Rules() {
		severity[r.ID] = r.Severity.String()
	}
	var b strings.Builder
	for _, r := range claims.Rules() {
		s := severity[r.ID]
		if s == "" {
			s = "off"
		}
		fmt.Fprintf(&b, "%-8s %-31s %s\n", s, r.ID, r.Summary)
	}
	fmt.Fprintf(&b, "\nPolicies:\n")
	for _, q := range claims.Policies() {
		fmt.Fprintf(&b, "  %-13s %s\n", q.Name, q.Summary)
	}
	b.WriteString("\nbywhom explain RULE says more of one.\n")
	_, err = fmt.Fprint(p.stdout, b.String())
	return err
}
