// Naive runs prose/v2 as its README does, a document a text, over the texts of a
// folder: sentences, tokens with tags, entities; with "sentences" behind the
// folder only the first.
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/jdkato/prose/v2"
)

func main() {
	files, err := filepath.Glob(filepath.Join(os.Args[1], "*.txt"))
	if err != nil {
		log.Fatal(err)
	}
	var options []prose.DocOpt
	if len(os.Args) > 2 && os.Args[2] == "sentences" {
		options = []prose.DocOpt{prose.WithTokenization(false), prose.WithTagging(false), prose.WithExtraction(false)}
	}
	sentences, tokens, entities := 0, 0, 0
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			log.Fatal(err)
		}
		doc, err := prose.NewDocument(string(src), options...)
		if err != nil {
			log.Fatal(err)
		}
		sentences += len(doc.Sentences())
		tokens += len(doc.Tokens())
		entities += len(doc.Entities())
	}
	fmt.Println(sentences, tokens, entities)
}
