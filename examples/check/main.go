// Check prints the claims of articles: their score, who says it, and by which
// words. It shows how to print a report in a form of one's own, with the public
// packages only. Without arguments it checks the embedded sample articles.
//
//	go run ./examples/check
//	go run ./examples/check examples/arvel.txt
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/seeds"
)

func main() {
	if len(os.Args) == 1 {
		for _, s := range seeds.All() {
			show(s.Title, claims.Check(s.Text))
		}
	}
	for _, path := range os.Args[1:] {
		src, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, "check:", err)
			os.Exit(2)
		}
		show(path, claims.Check(string(src)))
	}
	fmt.Println("A score says how much a reader is told about a source. Specificity is not truth.")
}

// show prints one article: a claim with a source takes two lines, and so does
// one that should have a source.
func show(title string, r *claims.Report) {
	fmt.Printf("%s\n%d claims, %d attributed, %d to vague sources; median score %d\n\n",
		title, r.Summary.Claims, r.Summary.Attributed, r.Summary.Vague, r.Summary.MedianScore)
	for _, c := range r.Claims {
		who := "no source, and likely needs one"
		if c.Attribution >= 0 {
			who = source(r, c)
		} else if c.Needs == claims.NeedNo {
			continue
		}
		fmt.Printf("%4d  %s\n      %s\n", c.Score, who, line(r.Document.Slice(c.Span), 74))
	}
	fmt.Println()
}

// source says who is behind c, what kind of source that is, and which words
// say so.
func source(r *claims.Report, c claims.Claim) string {
	a := r.Attributions[c.Attribution]
	who := strings.TrimRight(line(r.Document.Slice(a.Source.Span), 48), " ,")
	switch {
	case who == "":
		who = "nobody named"
	case !strings.Contains(who, a.Source.Name):
		who += " → " + a.Source.Name
	}
	return fmt.Sprintf("%s (%s) “%s”", who, a.Source.Kind, line(r.Document.Slice(a.Cue), 30))
}

// line returns s on one line, cut behind width characters.
func line(s string, width int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > width {
		s = string(r[:width-1]) + "…"
	}
	return s
}
