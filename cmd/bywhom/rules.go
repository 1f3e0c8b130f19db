package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/report"
)

type explainCmd struct {
	Rules []string `arg:"" name:"rule" help:"The IDs of rules, such as vague-source; bywhom rules lists them."`
}

// Run prints what each rule is about, with its examples.
func (c *explainCmd) Run(p *process) error {
	var parts []string
	for _, id := range c.Rules {
		i := slices.IndexFunc(claims.Rules(), func(r *claims.Rule) bool { return r.ID == id })
		if i < 0 {
			return fmt.Errorf("explain: %w", claims.UnknownRule(id, claims.Rules()))
		}
		parts = append(parts, report.Explain(claims.Rules()[i], width(p.stdout)))
	}
	_, err := fmt.Fprint(p.stdout, strings.Join(parts, "\n"))
	return err
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
