package main

import (
	"github.com/bywhom/bywhom/internal/tagger"
)

// averageFrom is the first epoch whose weights count in the mean.
const averageFrom = 2

// A trainer estimates models from articles.
type trainer struct {
	docs              []article
	words             []word
	counts            map[uint32]*[3]int // of a word: as a cue, in a source, at all
	samples           []*tagger.Sample
	epochs            int
	rate              float64
	decay             float64
	min               int
	drop              float64
	lean, leanContent float64
	dictionary        []tagger.Entry
}

// prepare counts the words of docs and makes samples of them.
func (t *trainer) prepare(docs []article, words []word) {
	t.docs, t.words, t.counts = docs, words, map[uint32]*[3]int{}
	plain := &tagger.Model{}
	own := make([]map[uint32]*[3]int, len(docs))
	var order []uint32
	for i := range docs {
		own[i] = map[uint32]*[3]int{}
		s := plain.NewSample(&docs[i].input, docs[i].gold)
		s.Words(func(h uint32, tag uint8) {
			if t.counts[h] == nil {
				t.counts[h] = &[3]int{}
				order = append(order, h)
			}
			if own[i][h] == nil {
				own[i][h] = &[3]int{}
			}
			for _, c := range []*[3]int{t.counts[h], own[i][h]} {
				c[2]++
				switch tag {
				case 3, 4:
					c[0]++
				case 1, 2:
					c[1]++
				}
			}
		})
	}
	t.dictionary = t.dict(order)
	for i := range docs {
		m := t.model()
		mine := own[i]
		m.Adjust = func(h uint32) (uint8, uint8) {
			c := t.counts[h]
			if c == nil {
				return 0, 0
			}
			n := *c
			if o := mine[h]; o != nil {
				n[0], n[1], n[2] = n[0]-o[0], n[1]-o[1], n[2]-o[2]
			}
			return buckets(n)
		}
		t.samples = append(t.samples, m.NewSample(&docs[i].input, docs[i].gold))
	}
}

// buckets turns counts into classes: 0 for unknown, then by share.
func buckets(n [3]int) (cue, source uint8) {
	if n[2] < 2 {
		return 0, 0
	}
	share := func(k int) uint8 {
		s := (float64(n[k]) + .05) / (float64(n[2]) + 1)
		for i, limit := range []float64{.005, .03, .1, .25, .5, .75} {
			if s < limit {
				return uint8(i + 1)
			}
		}
		return 7
	}
	return share(0), share(1)
}

// dict makes the dictionary: classes from the file, shares from the corpus.
func (t *trainer) dict(order []uint32) []tagger.Entry {
	var out []tagger.Entry
	known := map[uint32]bool{}
	suffix := map[uint32]map[uint8]int{}
	var suffixes []uint32
	for _, w := range t.words {
		h := tagger.Hash(w.word)
		if known[h] {
			continue
		}
		known[h] = true
		e := tagger.Entry{Hash: h, POS: w.pos, Noun: w.noun, Verb: w.verb, Cluster: w.cluster}
		if c := t.counts[h]; c != nil {
			e.Cue, e.Source = buckets(*c)
		}
		out = append(out, e)
		if w.pos > 0 && len(w.word) > 3 {
			s := tagger.SuffixHash(w.word)
			if suffix[s] == nil {
				suffix[s] = map[uint8]int{}
				suffixes = append(suffixes, s)
			}
			suffix[s][w.pos]++
		}
	}
	for _, h := range order {
		if c := t.counts[h]; !known[h] && c[2] > 1 {
			cue, source := buckets(*c)
			out = append(out, tagger.Entry{Hash: h, Cue: cue, Source: source})
		}
	}
	for _, s := range suffixes {
		best, most, all := uint8(0), 0, 0
		for p := range 256 {
			n := suffix[s][uint8(p)]
			all += n
			if n > most {
				best, most = uint8(p), n
			}
		}
		if all >= 3 {
			out = append(out, tagger.Entry{Hash: s, POS: best})
		}
	}
	return out
}

// model returns a model with the dictionary and no weights.
func (t *trainer) model() *tagger.Model {
	m := &tagger.Model{}
	m.SetDict(append([]tagger.Entry(nil), t.dictionary...))
	return m
}

// tagger estimates the tagger from the articles in. each, if not nil, is called
// with the learner after every epoch.
func (t *trainer) tagger(in []int, each func(epoch int, loss float64, l *tagger.Learner)) *tagger.Model {
	l := tagger.NewLearner(t.min)
	l.Rate, l.Decay, l.Drop = t.rate, t.decay, t.drop
	l.Lean[tagger.Source], l.Lean[tagger.Cue], l.Lean[tagger.Content] = t.lean, t.lean, t.leanContent
	features := make([][][]uint32, len(t.docs))
	for _, i := range in {
		features[i] = l.Features(t.samples[i])
		l.Count(features[i])
	}
	for e := range t.epochs {
		loss := 0.0
		for _, i := range in {
			loss += l.Step(t.samples[i], features[i])
		}
		if e >= averageFrom || e == t.epochs-1 {
			l.Average()
		}
		if each != nil {
			each(e, loss, l)
		}
	}
	m := t.model()
	l.Into(m)
	return m
}
