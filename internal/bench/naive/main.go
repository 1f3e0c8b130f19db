// Naive runs prose/v2 as its README does, over the texts of a folder: sentences,
// tokens with tags, entities.
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
	sentences, tokens, entities := 0, 0, 0
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			log.Fatal(err)
		}
		doc, err := prose.NewDocument(string(src))
		if err != nil {
			log.Fatal(err)
		}
		sentences += len(doc.Sentences())
		tokens += len(doc.Tokens())
		entities += len(doc.Entities())
	}
	fmt.Println(sentences, tokens, entities)
}
