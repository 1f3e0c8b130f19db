package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/report"
)

type explainCmd struct {
	Rules []string `arg:"" name:"rule" help:"IDs of rules, such as vague-source; bywhom rules lists them."`
}

// Run prints what the rules are about, with their examples.
func (c *explainCmd) Run(p *process) error {
	for i, id := range c.Rules {
		n := slices.IndexFunc(claims.Rules(), func(r *claims.Rule) bool { return r.ID == id })
		if n < 0 {
			return fmt.Errorf("explain: %w", claims.UnknownRule(id, claims.Rules()))
		}
		s := report.Explain(claims.Rules()[n], width(p.stdout))
		if i > 0 {
			s = "\n" + s
		}
		if _, err := io.WriteString(p.stdout, s); err != nil {
			return err
		}
	}
	return nil
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
