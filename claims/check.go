package claims

import (
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
	c := &Checker{opts: defaults()}
	for _, o := range opts {
		if err := o(&c.opts); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Check returns the report on src, with the default options.
func Check(src string) *Report {
	c := &Checker{opts: defaults()}
	return c.Check(text.New("", src))
}

// Check returns the report on doc. It never fails: odd text gives odd results.
func (c *Checker) Check(doc *text.Document) *Report {
	qs := quotes.Find(doc)
	as, entities := attribution.Analyze(doc, qs)
	return assemble(doc, qs, as, entities)
}
