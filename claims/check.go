package claims

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// A Checker checks documents. It is safe for concurrent use.
type Checker struct {
	opts options
}

// New returns a Checker with the given options. An option that makes no sense
// is an error here, not later.
func New(opts ...Option) (*Checker, error) {
	o := options{workers: runtime.GOMAXPROCS(0), maxBytes: defaultMaxBytes, policy: policies[0]}
	for i, set := range opts {
		if set == nil {
			return nil, fmt.Errorf("option %d: nil", i+1)
		}
		if err := set(&o); err != nil {
			return nil, err
		}
	}
	if err := o.choose(); err != nil {
		return nil, err
	}
	return &Checker{opts: o}, nil
}

// Check returns the report on src, with the default options.
func Check(src string) *Report {
	return standard().Check(text.New("", src))
}

// Check returns the report on doc, however large it is. It never fails: odd text
// gives odd results.
func (c *Checker) Check(doc *text.Document) *Report {
	r, _ := c.check(context.Background(), doc)
	return r
}

// CheckContext returns the report on doc. It gives up soon once ctx is done,
// and returns its error. A document with more bytes of text
// than WithMaxBytes allows is an error that wraps ErrTooLarge.
func (c *Checker) CheckContext(ctx context.Context, doc *text.Document) (*Report, error) {
	if err := c.allowed(doc); err != nil {
		return nil, err
	}
	return c.check(ctx, doc)
}

// allowed returns an error for a document that is too large.
func (c *Checker) allowed(doc *text.Document) error {
	if n := len(doc.Text()); n > c.opts.maxBytes {
		return fmt.Errorf("%s: %w: %d bytes of text, and the limit is %d; split it, or raise the limit (WithMaxBytes)",
			cmp.Or(doc.Name(), "text"), ErrTooLarge, n, c.opts.maxBytes)
	}
	return nil
}

// ErrTooLarge is what CheckContext and CheckAll say of a document that is larger
// than WithMaxBytes allows.
var ErrTooLarge = errors.New("too large")

func (c *Checker) check(ctx context.Context, doc *text.Document) (*Report, error) {
	if err := text.SegmentContext(ctx, doc); err != nil {
		return nil, err
	}
	qs, err := quotes.FindContext(ctx, doc)
	if err != nil {
		return nil, err
	}
	as, entities, err := attribution.AnalyzeContext(ctx, doc, qs, c.opts.lexicon)
	if err != nil {
		return nil, err
	}
	m := rooms.Get().(*room)
	defer m.leave(doc)
	r := assemble(ctx, m, doc, qs, as, entities)
	if ctx.Err() == nil {
		r.Findings = run(ctx, m, r, c.opts.rules, &c.opts.words)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r, nil
}

// standard is the Checker without options.
var standard = sync.OnceValue(func() *Checker {
	c, err := New()
	if err != nil {
		panic(err) // a rule of the module is wrong; its tests come first
	}
	return c
})
