package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/files"
	"github.com/bywhom/bywhom/internal/report"
)

type sourceCmd struct {
	Phrase []string `arg:"" help:"How an article describes a source, such as \"a senior official\"; - reads one from each line of standard input."`
}

// shownRunes is how much of a phrase a message quotes.
const shownRunes = 80

// Run prints the score of each phrase, item by item. A phrase without a source
// fails the run, but not the others.
func (c *sourceCmd) Run(p *process, code *int) error {
	in := io.Reader(strings.NewReader(strings.Join(c.Phrase, " ")))
	if len(c.Phrase) == 1 && c.Phrase[0] == "-" {
		in = p.stdin
	}
	line, n, scored := 0, 0, 0
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		line++
		phrase := report.Clean(lines.Text())
		if phrase == "" {
			continue
		}
		n++
		s := claims.ScoreSource(phrase)
		if s.Score == 0 { // of the kind NoSource
			*code = exitFailed
			p.say("source: no source is recognized in “%s”; write a name (Ada Ruiz), a body (the Lands Office), a record (a court filing) or who it is (a nurse at the clinic)", report.OneLine(phrase, shownRunes))
			continue
		}
		if scored++; scored > 1 {
			fmt.Fprintln(p.stdout)
		}
		if _, err := fmt.Fprint(p.stdout, breakdown(phrase, s)); err != nil {
			return err
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		where := "the phrase"
		if in == p.stdin {
			where = fmt.Sprintf("line %d", line+1)
		}
		return fmt.Errorf("source: %s is longer than %d bytes; give only the words that describe the source, bywhom check - reads an article", where, bufio.MaxScanTokenSize)
	case err != nil:
		return fmt.Errorf("source: %s", files.Reason(err))
	}
	if n == 0 {
		return errors.New(`source: the phrase is empty; try bywhom source "a senior official"`)
	}
	if scored == 0 {
		return nil
	}
	_, err := fmt.Fprint(p.stdout, "\nSpecificity is not truth.\n")
	return err
}

// breakdown writes the score of phrase, item by item.
func breakdown(phrase string, s claims.Score) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d of 100, %s (%s)\n", phrase, s.Score, s.Band, s.Kind)
	if s.Assumed != "" {
		fmt.Fprintf(&b, "assumed: %s\n", s.Assumed)
	}
	b.WriteString("\n")
	for _, e := range s.Evidence {
		words := ""
		if !e.Span.IsZero() {
			words = "  " + phrase[e.Span.Start:e.Span.End]
		}
		fmt.Fprintf(&b, "%+5d  %s\n", e.Points, strings.TrimRight(fmt.Sprintf("%-14s%s", e.Name, words), " "))
	}
	fmt.Fprintf(&b, "%5d\n", s.Score)
	if len(s.Raise) > 0 {
		b.WriteString("\nWhat would raise it:\n")
		for _, r := range s.Raise {
			fmt.Fprintf(&b, "  %s\n", r)
		}
	}
	return b.String()
}
