// Command classes prints how often the tagger of prose/v2 gave each word of a
// corpus each part-of-speech tag: a line "word TAB {"TAG":count,…}" a word, in
// lower case, sorted. classes.py makes the file of word classes out of it. It
// is slow (minutes for 5 MB), and only needed for another corpus.
//
//	go run ./internal/train/classes CORPUS > tags.tsv
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/jdkato/prose/v2"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("classes: ")
	if len(os.Args) != 2 {
		log.Fatal("give one corpus, gzipped JSON lines with a text each")
	}
	if err := run(os.Args[1], os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(path string, w io.Writer) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	straight := strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "‘", "'")
	counts := map[string]map[string]int{}
	in := json.NewDecoder(bufio.NewReader(z))
	for {
		var article struct{ Text string }
		if err := in.Decode(&article); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		doc, err := prose.NewDocument(straight.Replace(article.Text), prose.WithExtraction(false), prose.WithSegmentation(false))
		if err != nil {
			return err
		}
		for _, t := range doc.Tokens() {
			word := strings.ToLower(t.Text)
			if counts[word] == nil {
				counts[word] = map[string]int{}
			}
			counts[word][t.Tag]++
		}
	}
	words := make([]string, 0, len(counts))
	for word := range counts {
		words = append(words, word)
	}
	slices.Sort(words)
	for _, word := range words {
		tags, err := json.Marshal(counts[word]) // keys come out sorted
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s\t%s\n", word, tags); err != nil {
			return err
		}
	}
	return nil
}
