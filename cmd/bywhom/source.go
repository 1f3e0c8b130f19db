package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bywhom/bywhom/claims"
)

type sourceCmd struct {
	Phrase []string `arg:"" help:"How an article describes a source, such as \"a senior official\"; - reads one from each line of standard input."`
}

// Run prints the scores of the phrases, item by item.
func (c *sourceCmd) Run(p *process) error {
	phrase := strings.Join(strings.Fields(strings.Join(c.Phrase, " ")), " ")
	switch phrase {
	case "":
		return errors.New(`source: the phrase is empty; try bywhom source "a senior official"`)
	case "-":
		return c.lines(p)
	}
	var b strings.Builder
	scoreCard(&b, phrase)
	b.WriteString("\nSpecificity is not truth.\n")
	_, err := fmt.Fprint(p.stdout, b.String())
	return err
}

// lines prints the score of each line of standard input that is not blank.
func (c *sourceCmd) lines(p *process) error {
	in := bufio.NewScanner(p.stdin)
	n := 0
	for in.Scan() {
		phrase := strings.Join(strings.Fields(in.Text()), " ")
		if phrase == "" {
			continue
		}
		var b strings.Builder
		if n > 0 {
			b.WriteString("\n")
		}
		scoreCard(&b, phrase)
		if _, err := fmt.Fprint(p.stdout, b.String()); err != nil {
			return err
		}
		n++
	}
	switch {
	case in.Err() != nil:
		return fmt.Errorf("source: standard input, line %d: %w", n+1, in.Err())
	case n == 0:
		return errors.New("source: standard input is empty; write one phrase on each line")
	}
	_, err := io.WriteString(p.stdout, "\nSpecificity is not truth.\n")
	return err
}

// scoreCard writes the sum of a phrase's score and what would raise it.
func scoreCard(b *strings.Builder, phrase string) {
	s := claims.ScoreSource(phrase)
	fmt.Fprintf(b, "%s: %d of 100, %s (%s)\n", phrase, s.Score, s.Band, s.Kind)
	if s.Assumed != "" {
		fmt.Fprintf(b, "(%s)\n", s.Assumed)
	}
	b.WriteString("\n")
	total := 0
	for _, e := range s.Evidence {
		words := ""
		if !e.Span.IsZero() {
			words = "  " + phrase[e.Span.Start:e.Span.End]
		}
		fmt.Fprintf(b, "%+5d  %-14s%s\n", e.Points, e.Name, words)
		total += e.Points
	}
	fmt.Fprintf(b, "%5d", s.Score)
	if total != s.Score {
		fmt.Fprintf(b, "  limited from %d", total)
	}
	b.WriteString("\n")
	if len(s.Raise) > 0 {
		b.WriteString("\nWhat would raise it, and by how many points:\n")
		for _, r := range s.Raise {
			fmt.Fprintf(b, "  %s\n", r)
		}
	}
}
