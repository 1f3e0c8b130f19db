package quotes_test

import (
	"fmt"

	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

func ExampleFind() {
	doc := text.New("harbour.txt", `The council’s “green” harbour opened on Monday.

“We waited years for this,” said Ada Ruiz, the mayor. “People told me, ‘It will never float.’”`)
	for _, q := range quotes.Find(doc) {
		fmt.Println(q.Kind, q.Depth, doc.Slice(q.Content))
	}
	// Output:
	// scare 0 green
	// speech 0 We waited years for this,
	// speech 0 People told me, ‘It will never float.’
	// speech 1 It will never float.
}
