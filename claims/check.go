package claims

import (
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
	o := options{workers: runtime.GOMAXPROCS(0), policy: policies[0]}
	for _, set := range opts {
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

// Check returns the report on doc. It never fails: odd text gives odd results.
func (c *Checker) Check(doc *text.Document) *Report {
	qs := quotes.Find(doc)
	as, entities := attribution.AnalyzeWith(doc, qs, c.opts.lexicon)
	r := assemble(doc, qs, as, entities)
	r.Findings = run(r, c.opts.rules, &c.opts.words)
	return r
}

// standard is the Checker without options.
var standard = sync.OnceValue(func() *Checker {
	c, err := New()
	if err != nil {
		panic(err) // a rule of the module is wrong; its tests come first
	}
	return c
})
