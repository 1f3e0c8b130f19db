package main

import (
	"slices"

	"github.com/bywhom/bywhom/internal/linker"
	"github.com/bywhom/bywhom/internal/tagger"
)

const (
	linkEpochs = 6
	linkRate   = 0.1
	linkDecay  = 0.0002
)

// linker estimates the linker from the marks of the articles in.
func (t *trainer) linker(in []int) *linker.Model {
	var examples []linker.Example
	for _, i := range in {
		examples = append(examples, t.docs[i].example())
	}
	return linker.Train(examples, linkEpochs, linkRate, linkDecay)
}

// example returns a's marks and how people joined them.
func (a *article) example() linker.Example {
	e := linker.Example{Input: linker.Input{Text: a.Text}}
	for _, p := range a.doc.Paragraphs() {
		e.Paragraphs = append(e.Paragraphs, linker.Span(p.Span))
	}
	for _, s := range a.doc.Sentences() {
		e.Sentences = append(e.Sentences, linker.Span(s.Span))
	}
	for _, g := range a.gold {
		s := linker.Span{Start: g.Start, End: g.End}
		switch g.Role {
		case tagger.Source:
			e.Sources = append(e.Sources, s)
		case tagger.Cue:
			e.Cues = append(e.Cues, s)
		case tagger.Content:
			e.Contents = append(e.Contents, s)
		}
	}
	e.CueOf, e.SourceOf = none(len(e.Contents)), none(len(e.Cues))
	for _, x := range a.Attributions {
		if len(x.Cue) == 0 {
			continue
		}
		c := slices.Index(e.Cues, linker.Span(x.Cue[0]))
		if c < 0 {
			continue
		}
		if len(x.Source) > 0 {
			e.SourceOf[c] = slices.Index(e.Sources, linker.Span(x.Source[0]))
		}
		for _, s := range x.Content {
			if n := slices.Index(e.Contents, linker.Span(s)); n >= 0 {
				e.CueOf[n] = c
			}
		}
	}
	return e
}

// none returns n times -1.
func none(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}
