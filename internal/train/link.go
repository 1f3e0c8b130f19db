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

// linker estimates the linker from the marks that people made and, where they
// are given, from those that the tagger made of articles it had not seen: these
// have marks too many and too few, as there will be at run time.
func (t *trainer) linker(in []int, marked [][]tagger.Span) *linker.Model {
	var examples []linker.Example
	for _, i := range in {
		e := t.docs[i].example()
		examples = append(examples, e)
		if marked != nil {
			examples = append(examples, t.docs[i].matched(e, marked[i]))
		}
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
		mark(&e.Input, g)
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

// mark adds a span to the list of its role.
func mark(in *linker.Input, s tagger.Span) {
	list := [...]*[]linker.Span{tagger.Source: &in.Sources, tagger.Cue: &in.Cues, tagger.Content: &in.Contents}[s.Role]
	*list = append(*list, linker.Span{Start: s.Start, End: s.End})
}

// matched returns marks as an example, joined as people joined the marks that
// they overlap most.
func (a *article) matched(gold linker.Example, marks []tagger.Span) linker.Example {
	e := linker.Example{Input: linker.Input{Text: a.Text, Paragraphs: gold.Paragraphs, Sentences: gold.Sentences}}
	for _, m := range marks {
		mark(&e.Input, m)
	}
	e.CueOf, e.SourceOf = none(len(e.Contents)), none(len(e.Cues))
	cues := match(gold.Cues, e.Cues) // of each gold cue its mark
	sources := match(gold.Sources, e.Sources)
	for x, g := range match(e.Contents, gold.Contents) {
		if g >= 0 && gold.CueOf[g] >= 0 {
			e.CueOf[x] = cues[gold.CueOf[g]]
		}
	}
	for c, g := range match(e.Cues, gold.Cues) {
		if g >= 0 && gold.SourceOf[g] >= 0 {
			e.SourceOf[c] = sources[gold.SourceOf[g]]
		}
	}
	return e
}

// match returns for each span of a the span of b that it overlaps most, or -1.
func match(a, b []linker.Span) []int {
	out := none(len(a))
	n := 0
	for i, s := range a {
		for n < len(b) && b[n].End <= s.Start {
			n++
		}
		most := 0
		for k := n; k < len(b) && b[k].Start < s.End; k++ {
			if o := min(s.End, b[k].End) - max(s.Start, b[k].Start); o > most {
				most, out[i] = o, k
			}
		}
	}
	return out
}

// none returns n times -1.
func none(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}
