// Custom-rule shows a rule from outside the module: a newsroom that wants to
// know which articles rest on the police alone.
//
//	go run ./examples/custom-rule
package main

import (
	"fmt"
	"os"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

// policeOnly reports a claim of the police that nobody else in the article bears
// out. All that a rule needs to know is in the Pass.
var policeOnly = &claims.Rule{
	ID:       "police-only",
	Summary:  "an article in which only the police speak",
	Why:      "The police are one side of what happened.",
	Severity: claims.Warning,
	Run: func(p *claims.Pass) {
		var first *attribution.Attribution
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if a.Source.Kind != attribution.NamedOrganization || p.Document.Slice(a.Source.Span) != "police" {
				return
			}
			if first == nil {
				first = a
			}
		}
		if first != nil {
			p.Reportf(first.Source.Span, "only the police speak in this article")
		}
	},
}

const article = `Two men broke into the harbor office on Monday and took a safe, police said. ` +
	`They left in a blue van, police said.`

func main() {
	checker, err := claims.New(claims.WithExtraRules(policeOnly))
	if err != nil {
		fmt.Fprintln(os.Stderr, "custom-rule:", err)
		os.Exit(2)
	}
	r := checker.Check(text.New("break-in", article))
	for _, f := range r.Findings {
		fmt.Printf("%s:%s: %s: %s (%s)\n", r.Document.Name(), r.Document.Position(f.Span.Start), f.Severity, f.Message, f.Rule)
	}
}
