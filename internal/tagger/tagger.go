// Package tagger marks the sources, cues and contents of a text.
//
// It is a linear-chain conditional random field (Lafferty, McCallum and
// Pereira 2001) over the tokens of a paragraph, with hashed features (Weinberger
// et al. 2009) and weights of one byte. A second field, whose features are the
// answers of the first, corrects it. Strings and offsets go in, offsets come
// out. Weights are estimated by internal/train.
package tagger

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
// safe for concurrent use.
func (m *Model) Tag(in *Input) []Span {
	var out []Span
	v := m.view(in)
	v.first()
	if m.rows[1] != nil {
		v.second()
	}
	for i := range v.blocks {
		b := &v.blocks[i]
		out = v.spans(b, v.tags[b.from:b.to], out)
	}
	return out
}

// spans appends the spans that tags stand for.
func (v *View) spans(b *block, tags []uint8, out []Span) []Span {
	for i := 0; i < len(tags); {
		t := tags[i]
		if t == tagOut {
			i++
			continue
		}
		r := Role(t+1) / 2
		n := i + 1
		for n < len(tags) && tags[n] == r.inside() {
			n++
		}
		from, to := b.from+i, b.from+n-1
		out = append(out, Span{v.toks[from].Start, v.toks[to].End, r})
		i = n
	}
	return out
}
