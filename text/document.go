package text

import (
	"fmt"
	"io"
	"sync"

	"github.com/bywhom/bywhom/internal/segment"
)

// A Document is one article. It is immutable and safe for concurrent use.
type Document struct {
	name, src string

	file string // as it came, where there is a view
	view *View

	lineOnce sync.Once
	lines    []int

	segmentOnce sync.Once
	paragraphs  []Paragraph
	sentences   []Sentence
}

// New returns the document with the given name and source. Every string is a
// valid document: one that is empty, or not UTF-8, too.
func New(name, src string) *Document { return &Document{name: name, src: src} }

// Read returns the document that r holds. Only r can fail; the error names the
// document and wraps r's.
func Read(name string, r io.Reader) (*Document, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return New(name, string(b)), nil
}

// Name returns the document's name, usually its path.
func (d *Document) Name() string { return d.name }

// Text returns the text that is read: the source, unchanged, or that of a View.
func (d *Document) Text() string { return d.src }

// Slice returns the text of s. It does not copy.
func (d *Document) Slice(s Span) string { return d.src[s.Start:s.End] }

// Sentences returns the sentences in text order. Headings, bylines, code and
// dividers have none. It is computed on first use, see Segment.
func (d *Document) Sentences() []Sentence {
	Segment(d)
	return d.sentences
}

// Paragraphs returns the paragraphs in text order. It is computed on first
// use, see Segment.
func (d *Document) Paragraphs() []Paragraph {
	Segment(d)
	return d.paragraphs
}

// Segment finds the paragraphs and sentences of many documents at once, which
// is much faster than one at a time: the sentence model is loaded once a call.
// Documents that were segmented before are left as they are.
func Segment(docs ...*Document) {
	if len(docs) == 1 {
		d := docs[0]
		d.segmentOnce.Do(func() { d.set(segment.SplitAll([]segment.Input{d.input()})[0]) })
		return
	}
	inputs := make([]segment.Input, len(docs))
	for i, d := range docs {
		inputs[i] = d.input()
	}
	results := segment.SplitAll(inputs)
	for i, d := range docs {
		d.segmentOnce.Do(func() { d.set(results[i]) })
	}
}

// input returns what there is to segment.
func (d *Document) input() segment.Input {
	in := segment.Input{Text: d.src}
	if d.view != nil && d.view.Paragraphs != nil {
		in.Paragraphs = make([]segment.Paragraph, len(d.view.Paragraphs))
		for i, p := range d.view.Paragraphs {
			in.Paragraphs[i] = segment.Paragraph{Start: p.Span.Start, Body: p.Body.Start, End: p.Span.End, Kind: segment.Kind(p.Kind)}
		}
	}
	return in
}

func (d *Document) set(r segment.Result) {
	d.paragraphs = make([]Paragraph, len(r.Paragraphs))
	for i, p := range r.Paragraphs {
		d.paragraphs[i] = Paragraph{Span: Span{p.Start, p.End}, Body: Span{p.Body, p.End}, Kind: ParagraphKind(p.Kind)}
	}
	d.sentences = make([]Sentence, len(r.Sentences))
	for i, s := range r.Sentences {
		d.sentences[i] = Sentence{Span: Span{s.Start, s.End}, Paragraph: s.Paragraph}
	}
}
