package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/bywhom/bywhom/internal/tagger"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

type span struct{ Start, End int }

type attribution struct{ Source, Cue, Content []span }

// An article is one text of a corpus with its marks.
type article struct {
	ID, Text     string
	Attributions []attribution
	Discard      []span

	doc   *text.Document
	input tagger.Input
	gold  []tagger.Span
}

// read returns the articles of the given files.
func read(paths []string) ([]article, error) {
	var out []article
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		var r io.Reader = f
		if strings.HasSuffix(path, ".gz") {
			if r, err = gzip.NewReader(f); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
		}
		in := bufio.NewReader(r)
		for n := 1; ; n++ {
			line, err := in.ReadBytes('\n')
			if len(bytes.TrimSpace(line)) > 0 {
				var a article
				if err := json.Unmarshal(line, &a); err != nil {
					return nil, fmt.Errorf("%s:%d: %w", path, n, err)
				}
				out = append(out, a)
			}
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
		}
	}
	docs := make([]*text.Document, len(out))
	for i := range out {
		out[i].doc = text.New(out[i].ID, out[i].Text)
		docs[i] = out[i].doc
	}
	text.Segment(docs...)
	for i := range out {
		out[i].prepare()
	}
	return out, nil
}

// prepare makes the tagger's input of a, as package attribution does, and its
// marks as a flat list.
func (a *article) prepare() {
	a.input = tagger.Input{Text: a.Text}
	for _, p := range a.doc.Paragraphs() {
		switch p.Kind {
		case text.Prose, text.Item, text.BlockQuote:
			a.input.Blocks = append(a.input.Blocks, tagger.Block(p.Body))
		}
	}
	for _, s := range a.doc.Sentences() {
		a.input.Sentences = append(a.input.Sentences, tagger.Block(s.Span))
	}
	for _, q := range quotes.Find(a.doc) {
		if q.Depth == 0 {
			a.input.Quotes = append(a.input.Quotes, tagger.Block(q.Span))
		}
	}
	for _, x := range a.Attributions {
		for r, spans := range [][]span{x.Source, x.Cue, x.Content} {
			for _, s := range spans {
				a.gold = append(a.gold, tagger.Span{Start: s.Start, End: s.End, Role: tagger.Role(r + 1)})
			}
		}
	}
	slices.SortStableFunc(a.gold, func(x, y tagger.Span) int { return x.Start - y.Start })
	out := a.gold[:0]
	for _, s := range a.gold {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			continue
		}
		out = append(out, s)
	}
	a.gold = out
}

// A word is one line of the file of word classes.
type word struct {
	word                     string
	pos, noun, verb, cluster uint8
}

func readClasses(path string) ([]word, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []word
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			return nil, fmt.Errorf("%s:%d: %d columns in place of 5", path, n+1, len(f))
		}
		var c [4]uint8
		for i := range c {
			x, err := strconv.ParseUint(f[i+1], 10, 8)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, n+1, err)
			}
			c[i] = uint8(x)
		}
		out = append(out, word{f[0], c[0], c[1], c[2], c[3]})
	}
	return out, nil
}
