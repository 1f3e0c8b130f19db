package text

import (
	"context"
	"fmt"
	"io"
	"sync"
	"sync/atomic"

	"github.com/bywhom/bywhom/internal/segment"
)

// A Document is one article. It is immutable and safe for concurrent use.
type Document struct {
	name, src string

	file string // as it came, where there is a view
	view *View

	lineOnce sync.Once
	lines    []int

	segmenting sync.Mutex
	segmented  atomic.Bool
	draft      *segment.Draft // where the sentence model is needed
	paragraphs []Paragraph
	sentences  []Sentence
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
	if !d.segmented.Load() {
		Segment(d)
	}
	return d.sentences
}

// Paragraphs returns the paragraphs in text order. It is computed on first
// use, see Segment.
func (d *Document) Paragraphs() []Paragraph {
	if !d.segmented.Load() {
		Segment(d)
	}
	return d.paragraphs
}

// Segment finds the paragraphs and sentences of many documents at once, which
// is faster than one at a time: the sentence model is loaded once a call, if
// any of them needs it at all. Documents that were segmented before are left as
// they are.
func Segment(docs ...*Document) { _ = SegmentContext(context.Background(), docs...) }

// SegmentContext is Segment, but gives up once ctx is done and returns its error.
// Documents are then as they were, or segmented.
func SegmentContext(ctx context.Context, docs ...*Document) error {
	var open []*Document
	var drafts []*segment.Draft
	for _, d := range docs {
		draft, err := d.start(ctx)
		if err != nil {
			return err
		}
		if draft != nil {
			open, drafts = append(open, d), append(drafts, draft)
		}
	}
	if len(open) == 0 {
		return nil
	}
	results, err := segment.Finish(ctx, drafts...)
	if err != nil {
		return err
	}
	for i, r := range results {
		open[i].finish(r)
	}
	return nil
}

// TrySegment finds the paragraphs and sentences of d if it can do so without
// the sentence model, as it can for most articles, and reports whether it did or
// they were found before. Once ctx is done it gives up and returns its error; d
// is then as it was.
func (d *Document) TrySegment(ctx context.Context) (bool, error) {
	draft, err := d.start(ctx)
	return draft == nil && err == nil, err
}

// start returns what the sentence model is to finish, nil where there is nothing.
func (d *Document) start(ctx context.Context) (*segment.Draft, error) {
	if d.segmented.Load() {
		return nil, nil
	}
	d.segmenting.Lock()
	defer d.segmenting.Unlock()
	if d.draft == nil && !d.segmented.Load() {
		draft := segment.Start(ctx, d.input())
		if draft == nil {
			return nil, ctx.Err()
		}
		if d.draft = draft; draft.Done() {
			d.set(draft.Result)
		}
	}
	return d.draft, nil
}

// finish takes over r, unless another did before.
func (d *Document) finish(r segment.Result) {
	d.segmenting.Lock()
	defer d.segmenting.Unlock()
	if !d.segmented.Load() {
		d.set(r)
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
	d.draft = nil
	d.segmented.Store(true)
}
