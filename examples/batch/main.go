// Batch checks a folder of articles on all processors and ranks them, the
// vaguest sourcing first. It shows CheckAll: documents stream in, reports
// stream out in the same order, and an article that cannot be read spoils none
// of the others. Without a folder it checks the embedded sample articles.
//
//	go run ./examples/batch
//	go run ./examples/batch seeds/articles
package main

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/seeds"
	"github.com/bywhom/bywhom/text"
)

func main() {
	docs := samples
	if len(os.Args) > 1 {
		docs = articles(os.Args[1])
	}
	checker, err := claims.New()
	if err != nil {
		fmt.Fprintln(os.Stderr, "batch:", err)
		os.Exit(2)
	}
	var reports []*claims.Report
	for r, err := range checker.CheckAll(context.Background(), docs) {
		if err != nil {
			fmt.Fprintln(os.Stderr, "batch:", err)
			continue
		}
		reports = append(reports, r)
	}
	if len(reports) == 0 {
		fmt.Fprintln(os.Stderr, "batch: no .txt file that can be read in", os.Args[1])
		os.Exit(2)
	}
	slices.SortStableFunc(reports, func(a, b *claims.Report) int { return cmp.Compare(vague(b), vague(a)) })
	fmt.Println("vague  median  claims  article")
	for _, r := range reports {
		fmt.Printf("%4.0f%%  %6d  %6d  %s\n", 100*vague(r), r.Summary.MedianScore, r.Summary.Claims, r.Document.Name())
	}
}

// vague returns the share of r's attributed claims that rest on a vague source.
func vague(r *claims.Report) float64 {
	return float64(r.Summary.Vague) / float64(max(1, r.Summary.Attributed))
}

// samples yields the embedded sample articles.
func samples(yield func(*text.Document, error) bool) {
	for _, s := range seeds.All() {
		if !yield(text.New(s.Name, s.Text), nil) {
			return
		}
	}
}

// articles returns the text files of a folder, read one by one.
func articles(dir string) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		paths, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
		for _, path := range paths {
			src, err := os.ReadFile(path)
			if !yield(text.New(path, string(src)), err) {
				return
			}
		}
	}
}
