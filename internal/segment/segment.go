// Package segment splits text into paragraphs and sentences. Strings go in,
// byte offsets come out. Where a sentence ends is decided by
// github.com/jdkato/prose/v2, whose known faults are mended here.
//
// The work has four steps: lines become paragraphs (paragraph.go), paragraphs
// become words (word.go), prose says behind which words a sentence ends
// (prose.go), and rules correct it (mend.go). Where the rules leave prose no say,
// it is not asked.
package segment

import (
	"context"
	"slices"
	"sync"
)

// A Kind says what a paragraph is. The values are those of text.ParagraphKind.
type Kind uint8

const (
	Prose Kind = iota + 1
	Heading
	Item
	BlockQuote
	Byline
	Code
	Divider
)

// A Paragraph is a block of text without the white space around it. Body is
// where its running text starts, after a bullet, a number, a quote mark or a
// dateline.
type Paragraph struct {
	Start, Body, End int
	Kind             Kind
}

// hasSentences reports whether the paragraph is running text.
func (p Paragraph) hasSentences() bool {
	return p.Kind == Prose || p.Kind == Item || p.Kind == BlockQuote
}

// A Sentence is one sentence; Paragraph is an index into Result.Paragraphs.
type Sentence struct{ Start, End, Paragraph int }

// A Result holds the paragraphs and sentences of one text, in order. Sentences
// do not overlap and lie in the body of their paragraph. Between them is
// nothing but white space.
type Result struct {
	Paragraphs []Paragraph
	Sentences  []Sentence
}

// Split returns the paragraphs and sentences of src. Every string has a
// result, one that is not UTF-8 too.
func Split(src string) Result {
	ctx := context.Background()
	out, _ := Finish(ctx, Start(ctx, Input{Text: src}))
	return out[0]
}

// An Input is a text to split. Paragraphs are nil where they are to be found; of
// those that are given as prose, bylines and datelines are still told apart.
type Input struct {
	Text       string
	Paragraphs []Paragraph
}

// A Draft is a Result that may still lack the sentences of some paragraphs. It
// does not change.
type Draft struct {
	Result
	src  string
	open []run
}

// A run is the words of one paragraph, about which prose is to be asked.
type run struct {
	paragraph int
	words     []word
}

// Done reports whether d lacks nothing.
func (d *Draft) Done() bool { return len(d.open) == 0 }

// Start returns what there is to say of a text without prose. Of a hundred
// articles 98 are then done. It returns nil once ctx is done.
func Start(ctx context.Context, given Input) *Draft {
	d := &Draft{src: given.Text}
	var lead []span
	if given.Paragraphs == nil {
		d.Paragraphs, lead = paragraphs(ctx, d.src)
	} else {
		d.Paragraphs = recognize(d.src, given.Paragraphs)
	}
	if ctx.Err() != nil {
		return nil
	}
	d.Sentences = make([]Sentence, 0, len(d.src)/sentenceBytes+1)
	kept := buffers.Get().(*[]word)
	buf := *kept
	defer func() {
		if cap(buf) <= maxKept {
			*kept = buf
			buffers.Put(kept)
		}
	}()
	for n, p := range d.Paragraphs {
		if !p.hasSentences() {
			continue
		}
		if ctx.Err() != nil {
			return nil
		}
		for len(lead) > 0 && lead[0].start < p.Body {
			lead = lead[1:]
		}
		buf = words(buf[:0], d.src, p, lead)
		if len(buf) == 0 {
			continue
		}
		if before := len(d.Sentences); !d.split(ctx, d.src, run{n, buf}, false) {
			d.Sentences = d.Sentences[:before]
			d.open = append(d.open, run{n, slices.Clone(buf)})
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	return d
}

// sentenceBytes is how long a short sentence is.
const sentenceBytes = 80

// buffers hold the words of one paragraph after the other. One with room for more
// than maxKept words is not kept.
var buffers = sync.Pool{New: func() any { return new([]word) }}

const maxKept = 1 << 14

// Finish returns the results of drafts, in their order. It asks prose about
// what they lack; that is one call for all of them, which costs 10 ms however
// short the texts, unless there is very much to ask. It gives up once ctx is done
// and returns its error.
func Finish(ctx context.Context, drafts ...*Draft) ([]Result, error) {
	out := make([]Result, len(drafts))
	open := make([][]run, len(drafts))
	var qs []question
	for i, d := range drafts {
		out[i] = d.Result
		for _, r := range d.open {
			r.words = slices.Clone(r.words) // which prose's answers go into
			qs = ask(qs, d.src, r.words, maxQuestion)
			open[i] = append(open[i], r)
		}
	}
	if err := answer(ctx, qs); err != nil {
		return nil, err
	}
	for i, runs := range open {
		if len(runs) == 0 {
			continue
		}
		out[i].Sentences = slices.Clone(out[i].Sentences)
		for _, r := range runs {
			out[i].split(ctx, drafts[i].src, r, true)
		}
		slices.SortFunc(out[i].Sentences, func(a, b Sentence) int { return a.Start - b.Start })
	}
	return out, ctx.Err()
}

// split appends the sentences of a paragraph, or some of them once ctx is done.
// Unless prose was asked about it, it reports whether that would change nothing.
func (res *Result) split(ctx context.Context, src string, r run, asked bool) bool {
	m := mender{ctx: ctx, src: src, words: r.words, asked: asked}
	m.sentences(func(start, end int) {
		res.Sentences = append(res.Sentences, Sentence{start, end, r.paragraph})
	})
	return !m.doubt
}
