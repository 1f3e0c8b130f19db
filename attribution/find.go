package attribution

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/internal/linker"
	"github.com/bywhom/bywhom/internal/tagger"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// Load loads the model and the word lists, which otherwise happens at first use
// and takes some milliseconds. A second call does nothing.
func Load() {
	models()
	lexicon.English()
	lexicon.Cues()
}

// Find returns the attributions of doc, sorted by the start of their content.
// qs are the quotations of doc, as quotes.Find returns them. Headings, bylines
// and code hold no attributions. An attribution inside another's content is
// not told apart. Every attribution has content; it may lack cue or source.
func Find(doc *text.Document, qs []quotes.Quotation) []Attribution {
	as, _ := Analyze(doc, qs)
	return as
}

// Analyze returns the attributions of doc, as Find does, and the sources that
// they credit, in the order of their IDs.
func Analyze(doc *text.Document, qs []quotes.Quotation) ([]Attribution, []Entity) {
	as, entities, _ := AnalyzeContext(context.Background(), doc, qs, nil)
	return as, entities
}

// Words are what the caller adds to the word lists; nil is nothing.
type Words struct {
	metonyms map[string]bool // in lower case, without "the"
	cues     map[string]bool // every form
}

// NewWords returns words to add: places that stand for a body ("the Castle"), and
// verbs of saying in their base form.
func NewWords(metonyms, cues []string) *Words {
	w := &Words{metonyms: map[string]bool{}, cues: map[string]bool{}}
	for _, m := range metonyms {
		w.metonyms[strings.TrimPrefix(lexicon.Lower(m), "the ")] = true
	}
	for _, c := range cues {
		for _, f := range lexicon.Forms(lexicon.Lower(c)) {
			w.cues[f] = true
		}
	}
	return w
}

// metonym reports whether phrase is one of w.
func (w *Words) metonym(phrase string) bool {
	return w != nil && w.metonyms[strings.TrimPrefix(lexicon.Lower(phrase), "the ")]
}

// cue reports whether verb is a form of one of w.
func (w *Words) cue(verb string) bool { return w != nil && w.cues[verb] }

// AnalyzeContext is Analyze with words of the caller's, nil for none. It gives up
// once ctx is done and returns its error.
func AnalyzeContext(ctx context.Context, doc *text.Document, qs []quotes.Quotation, words *Words) ([]Attribution, []Entity, error) {
	p := newPage(ctx, doc, qs)
	defer p.release()
	p.words = words
	for _, stage := range [...]func(){p.tag, p.settle} {
		if stage(); ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
	}
	as := p.join()
	sortByStart(as)
	for _, mend := range [...]func([]Attribution) []Attribution{p.creditAgents, p.creditTails, p.creditThat, p.settleFrames, p.dropAsides, p.creditViews} {
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		as = mend(as)
	}
	r := newResolver(ctx, doc, qs, words)
	defer r.release()
	people := r.names()
	p.creditSubjects(as, people)
	as = p.creditUncued(as, people)
	for i := range as {
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		a := &as[i]
		if a.Form == 0 {
			a.Form = p.form(a.Content)
		}
		a.Stance, a.Polarity = stanceOf(doc.Slice(a.Cue), doc.Slice(a.Content[0]))
	}
	entities := r.resolve(as)
	return as, entities, ctx.Err()
}

// sortByStart sorts as by the start of their content.
func sortByStart(as []Attribution) {
	i := 1
	for i < len(as) && as[i-1].start() <= as[i].start() {
		i++
	}
	if i >= len(as) {
		return // as mostly
	}
	slices.SortStableFunc(as, func(a, b Attribution) int { return a.start() - b.start() })
}

// start returns where a's content starts, or else its cue or source.
func (a *Attribution) start() int {
	switch {
	case len(a.Content) > 0:
		return a.Content[0].Start
	case !a.Cue.IsZero():
		return a.Cue.Start
	}
	return a.Source.Span.Start
}

// A page is a document on its way through the stages.
type page struct {
	ctx    context.Context // once it is done, what comes out does not matter
	doc    *text.Document
	src    string
	quotes []quotes.Quotation // outermost only
	marks  []mark             // sorted by start, none overlap
	fixed  []Attribution      // what rules have settled
	words  *Words

	tagged tagger.Input
	linked linker.Input
	owner  []int // of each quotation: index of its attribution, or -1
}

// A mark is a span with its role.
type mark struct {
	text.Span
	role role
}

type role uint8

const (
	roleSource role = iota
	roleCue
	roleContent
)

func newPage(ctx context.Context, doc *text.Document, qs []quotes.Quotation) *page {
	p := pages.Get().(*page)
	p.ctx, p.doc, p.src = ctx, doc, doc.Text()
	for _, q := range qs {
		if q.Depth == 0 {
			p.quotes = append(p.quotes, q)
		}
	}
	return p
}

// releasedBytes is how long the text of a page or resolver may be that is used
// again: what a longer one leaves is much to keep, and to clear.
const releasedBytes = 1 << 17

// pages are used again.
var pages = sync.Pool{New: func() any { return new(page) }}

// release ends the use of p.
func (p *page) release() {
	if len(p.src) > releasedBytes {
		return
	}
	p.ctx, p.doc, p.src, p.words = nil, nil, "", nil
	p.tagged.Text, p.linked.Text = "", ""
	clear(p.fixed)
	p.quotes, p.marks, p.fixed = p.quotes[:0], p.marks[:0], p.fixed[:0]
	pages.Put(p)
}

// join turns the marks into attributions, and adds those that rules have settled.
func (p *page) join() []Attribution {
	in := &p.linked
	in.Text, in.Paragraphs, in.Sentences = p.src, in.Paragraphs[:0], in.Sentences[:0]
	in.Sources, in.Cues, in.Contents = in.Sources[:0], in.Cues[:0], in.Contents[:0]
	for _, par := range p.doc.Paragraphs() {
		in.Paragraphs = append(in.Paragraphs, linker.Span(par.Span))
	}
	for _, s := range p.doc.Sentences() {
		in.Sentences = append(in.Sentences, linker.Span(s.Span))
	}
	for _, m := range p.marks {
		s := linker.Span(m.Span)
		switch m.role {
		case roleSource:
			in.Sources = append(in.Sources, s)
		case roleCue:
			in.Cues = append(in.Cues, s)
		case roleContent:
			in.Contents = append(in.Contents, s)
		}
	}
	links := models().linker.Link(p.ctx, in)
	out := make([]Attribution, 0, len(links)+len(p.fixed)+missedRoom)
	contents := make([]text.Span, 0, len(in.Contents))
	for _, l := range links {
		if len(l.Contents) == 0 {
			continue
		}
		a := Attribution{Cue: text.Span(in.Cues[l.Cue])}
		from := len(contents)
		for _, x := range l.Contents {
			contents = append(contents, text.Span(in.Contents[x]))
		}
		a.Content = contents[from:len(contents):len(contents)]
		if l.Source >= 0 {
			a.Source.Span = text.Span(in.Sources[l.Source])
		}
		out = append(out, a)
	}
	return append(out, p.fixed...)
}

// missedRoom is how many attributions rules may add to those of join before that
// takes more memory.
const missedRoom = 4

// form returns how much of content stands in quotation marks.
func (p *page) form(content []text.Span) Form {
	in, out := false, false
	for _, c := range content {
		at := c.Start
		for _, q := range p.quotesIn(c) {
			if words(p.src, at, q.Span.Start) {
				out = true
			}
			in = true
			at = q.Span.End
		}
		if words(p.src, at, c.End) {
			out = true
		}
	}
	switch {
	case !in:
		return Indirect
	case out:
		return Mixed
	}
	return Direct
}

// quotesIn returns the outermost quotations that overlap s.
func (p *page) quotesIn(s text.Span) []quotes.Quotation {
	i, _ := slices.BinarySearchFunc(p.quotes, s.Start, func(q quotes.Quotation, at int) int {
		if q.Span.End <= at {
			return -1
		}
		return 1
	})
	n := i
	for n < len(p.quotes) && p.quotes[n].Span.Start < s.End {
		n++
	}
	return p.quotes[i:n]
}

// words reports whether src[from:to] holds a letter or digit.
func words(src string, from, to int) bool {
	for i := from; i < to; i++ {
		c := src[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0xC3 && c != 0xE2 {
			return true
		}
	}
	return false
}
