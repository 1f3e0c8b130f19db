// Package tagger marks the sources, cues and contents of a text.
//
// It is a linear-chain conditional random field (Lafferty, McCallum and
// Pereira 2001) over the tokens of a paragraph, with hashed features (Weinberger
// et al. 2009) and weights of one byte. Strings and offsets go in, offsets come
// out. Weights are estimated by internal/train.
package tagger

import (
	"context"
	"slices"
)

// A Role is what a span is in an attribution.
type Role uint8

// The roles.
const (
	Source Role = iota + 1
	Cue
	Content
)

// A Span is a marked stretch of text, in bytes.
type Span struct {
	Start, End int
	Role       Role
}

// A Block is a half-open range of bytes.
type Block struct{ Start, End int }

// An Input is a text with its structure. Every list is sorted by start and
// without overlaps; sentences and quotations lie in one block each.
type Input struct {
	Text      string
	Blocks    []Block // paragraphs: tags do not run from one to the next
	Sentences []Block
	Quotes    []Block // outermost quotations, with their marks
}

// Tags: outside, and begin and inside of each role.
const (
	tagOut = iota
	tagSource
	tagInSource
	tagCue
	tagInCue
	tagContent
	tagInContent
	Tags // their number
)

// inside returns the inside tag of a role, begin its begin tag.
func (r Role) begin() uint8  { return uint8(r)*2 - 1 }
func (r Role) inside() uint8 { return uint8(r) * 2 }

// allowed reports whether tag b may follow tag a: an inside tag goes on from
// its own role only.
func allowed(a, b int) bool {
	return b == 0 || b&1 == 1 || a == b || a == b-1
}

// Tag returns the spans of in, sorted by start, none of which overlap. It is
// safe for concurrent use. Once ctx is done it gives up: the spans are then of no
// use.
func (m *Model) Tag(ctx context.Context, in *Input) []Span {
	v, _ := m.views.Get().(*View)
	if v == nil {
		v = &View{m: m, cache: m.newCache()}
	}
	v.in, v.sentence, v.quote = in, 0, 0
	out := v.out[:0]
	for _, b := range in.Blocks {
		if ctx.Err() != nil {
			break
		}
		v.cache.reset()
		v.toks, v.blocks, v.sents = v.toks[:0], v.blocks[:0], v.sents[:0]
		v.add(ctx, b)
		if n := len(v.toks); cap(v.tags) < n {
			v.tags = make([]uint8, n)
		} else {
			v.tags = v.tags[:n]
		}
		v.decode(ctx)
		out = v.spans(out)
	}
	v.in, v.out = nil, out
	out = slices.Clone(out)
	// What it knows of words may hold for this article only, and the memory that a
	// huge paragraph took is not kept.
	if m.Adjust == nil && cap(v.toks) <= maxKept {
		m.views.Put(v)
	}
	return out
}

// maxKept is how many tokens a View that is used again has room for.
const maxKept = 1 << 15

// each is after how many tokens the context is asked.
const each = 1 << 12

// spans appends the spans that the tags stand for.
func (v *View) spans(out []Span) []Span {
	for _, b := range v.blocks {
		for i := b.from; i < b.to; {
			t := v.tags[i]
			if t == tagOut {
				i++
				continue
			}
			r := Role(t+1) / 2
			n := i + 1
			for n < b.to && v.tags[n] == r.inside() {
				n++
			}
			out = append(out, Span{v.toks[i].Start, v.toks[n-1].End, r})
			i = n
		}
	}
	return out
}
