// Package seeds holds sample articles of the kinds that newsrooms and their
// neighbours produce. They were written for this project; every person, place
// and body in them is invented.
//
//	for _, s := range seeds.All() {
//		fmt.Println(s.Name, s.Title)
//	}
package seeds

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed articles
var files embed.FS

// A Seed is one sample article.
type Seed struct {
	Name       string // of its file: "court-marrow-county.txt"
	Title      string
	Kind       string // "court story", "interview" …
	Provenance string // who wrote it, and the licence
	Text       string // the article without this head
}

// All returns the seeds, sorted by name. The slice is the caller's own.
func All() []Seed { return append([]Seed(nil), all()...) }

// Open returns the seed of the given name. An unknown name is an error that
// lists the known ones.
func Open(name string) (Seed, error) {
	var names []string
	for _, s := range all() {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	return Seed{}, fmt.Errorf("seeds: no article %q; there are %s", name, strings.Join(names, ", "))
}

var all = sync.OnceValue(func() []Seed {
	entries, err := files.ReadDir("articles")
	if err != nil {
		panic(err) // embedded: a test has read them
	}
	var out []Seed
	for _, e := range entries { // sorted by name
		b, err := files.ReadFile("articles/" + e.Name())
		if err != nil {
			panic(err)
		}
		out = append(out, parse(e.Name(), string(b)))
	}
	return out
})

// parse takes the head off an article: lines "Key: value" up to a line "---".
func parse(name, src string) Seed {
	s := Seed{Name: name}
	head, body, _ := strings.Cut(src, "\n---\n")
	s.Text = body
	for _, line := range strings.Split(head, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "Title":
			s.Title = value
		case "Kind":
			s.Kind = value
		case "Provenance":
			s.Provenance = value
		}
	}
	return s
}
