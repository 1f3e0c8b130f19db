package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/bywhom/bywhom/claims"
)

type sourceCmd struct {
	Phrase []string `arg:"" help:"How an article describes a source, such as \"a senior official\"."`
}

// Run prints the score of the phrase, item by item.
func (c *sourceCmd) Run(p *process) error {
	phrase := strings.Join(strings.Fields(strings.Join(c.Phrase, " ")), " ")
	if phrase == "" {
		return errors.New(`source: the phrase is empty; try bywhom source "a senior official"`)
	}
	s := claims.ScoreSource(phrase)
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d of 100, %s (%s)\n\n", phrase, s.Score, s.Band, s.Kind)
	total := 0
	for _, e := range s.Evidence {
		words := ""
		if !e.Span.IsZero() {
			words = "  " + phrase[e.Span.Start:e.Span.End]
		}
		fmt.Fprintf(&b, "%+5d  %-14s%s\n", e.Points, e.Name, words)
		total += e.Points
	}
	fmt.Fprintf(&b, "%5d", s.Score)
	if total != s.Score {
		fmt.Fprintf(&b, "  limited from %d", total)
	}
	b.WriteString("\n")
	if len(s.Raise) > 0 {
		b.WriteString("\nWhat would raise it:\n")
		for _, r := range s.Raise {
			fmt.Fprintf(&b, "  %s\n", r)
		}
	}
	b.WriteString("\nSpecificity is not truth.\n")
	_, err := fmt.Fprint(p.stdout, b.String())
	return err
}
