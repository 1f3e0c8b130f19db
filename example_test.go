package bywhom_test

import (
	"fmt"

	"github.com/bywhom/bywhom/claims"
)

// An article in, scored claims out: the program of the README.
func Example() {
	r := claims.Check(`“We sold the bridge twice,” said Ada Ruiz, a lawyer for the town. Critics say it was sold once. It cost $4 million.`)
	for _, c := range r.Claims {
		if c.Attribution < 0 { // -1: the article says it itself
			fmt.Printf("%d nobody: %s\n", c.Score, r.Document.Slice(c.Span))
			continue
		}
		a := r.Attributions[c.Attribution]
		fmt.Printf("%d %s: %s\n", c.Score, a.Source.Kind, r.Document.Slice(a.Source.Span))
	}
	// Output:
	// 82 named-person: Ada Ruiz, a lawyer for the town
	// 6 collective: Critics
	// 0 nobody: It cost $4 million.
}
