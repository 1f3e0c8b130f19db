package bywhom_test

import (
	"fmt"

	"github.com/bywhom/bywhom/claims"
)

const article = `The ferry will stop in March, officials said.

“Nobody told us,” said Ada Ruiz, an economist at Alden Bank.

The repairs cost $4 million.`

// An article in, scored claims out.
func Example() {
	report := claims.Check(article)
	for _, claim := range report.Claims {
		source := "nobody"
		if claim.Attribution >= 0 {
			source = report.Document.Slice(report.Attributions[claim.Attribution].Source.Span)
		}
		fmt.Printf("%3d  %s: %s\n", claim.Score, source, report.Document.Slice(claim.Span))
	}
	// Output:
	//  14  officials: The ferry will stop in March, officials said.
	//  88  Ada Ruiz, an economist at Alden Bank: “Nobody told us,” said Ada Ruiz, an economist at Alden Bank.
	//   0  nobody: The repairs cost $4 million.
}
