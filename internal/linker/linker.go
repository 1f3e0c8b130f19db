// Package linker joins the sources, cues and contents that a tagger marked
// into attributions.
//
// Every cue makes one attribution. Two log-linear rankers decide, with hashed
// features of what stands between two spans: one chooses a cue (or none) for
// each content, the other a source (or none) for each cue. Both are trained
// by gradient ascent on the likelihood of the choices that people made, see
// Trainer. Strings and offsets go in, indexes come out; nothing here knows of
// files.
package linker

import (
	"context"
	"math"
	"sync"
)

// A Span is a half-open range of byte offsets.
type Span struct{ Start, End int }

// An Input is one text with its marked spans. Each list is sorted by start,
// and no two of Sources, Cues and Contents overlap.
type Input struct {
	Text                    string
	Paragraphs, Sentences   []Span
	Sources, Cues, Contents []Span
}

// A Link is one attribution: indexes into the lists of an Input.
type Link struct {
	Cue      int
	Source   int   // -1 for none
	Contents []int // in text order; empty where the cue has none
}

// Link returns one Link for each cue of in, in their order. A content that
// belongs to no cue is in none of them. A content that follows a source and a cue
// of its own is not given to a cue before these that has its content already. Once
// ctx is done it gives up: the links are then of no use.
func (m *Model) Link(ctx context.Context, in *Input) []Link {
	links := make([]Link, len(in.Cues))
	if len(links) == 0 {
		return links
	}
	v := views.Get().(*view)
	defer v.release()
	for i := range links {
		links[i] = Link{Cue: i, Source: -1}
	}
	if ctx.Err() != nil {
		return links
	}
	v.read(in)
	v.links = links
	last := -1
	for x := range in.Contents {
		if ctx.Err() != nil {
			return links
		}
		v.cueCandidates(x, last)
		c := m.best(v.candidates)
		if c < 0 {
			continue
		}
		if near := v.rightBefore(v.contents[x].at, cueRole); near > c && len(links[c].Contents) > 0 && v.rightBefore(v.cues[near].at, sourceRole) >= 0 {
			c = near
		}
		links[c].Contents = v.ints.Append(links[c].Contents, x)
		last = c
	}
	for c := range in.Cues {
		if ctx.Err() != nil {
			return links
		}
		v.sourceCandidates(c)
		links[c].Source = m.best(v.candidates)
	}
	return links
}

// views are used again.
var views = sync.Pool{New: func() any { return new(view) }}

// releasedSpans is how many spans a view may have that is used again.
const releasedSpans = 1 << 12

// release ends the use of v.
func (v *view) release() {
	if len(v.order) > releasedSpans {
		return
	}
	v.in, v.links = nil, nil
	views.Put(v)
}

// best returns the index that the candidate has with the highest score, the first of
// equals. There is always one: none.
func (m *Model) best(candidates []candidate) int {
	best, top := 0, int32(math.MinInt32)
	for i := range candidates {
		if s := m.score(&candidates[i]); s > top {
			best, top = i, s
		}
	}
	return candidates[best].index
}

// A candidate is one choice, with its hashed features. index is -1 for none.
type candidate struct {
	index    int
	features [maxFeatures]uint16
	n        int
}

const maxFeatures = 40

func (c *candidate) add(h uint32) {
	if c.n < maxFeatures {
		c.features[c.n] = uint16(h>>7) & (tableSize - 1)
		c.n++
	}
}
