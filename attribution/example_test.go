package attribution_test

import (
	"fmt"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

func ExampleFind() {
	doc := text.New("harbor.txt", "“The harbor is ours,” said Mirela Castane, the premier. She denied that a deadline had been set.")
	for _, a := range attribution.Find(doc, quotes.Find(doc)) {
		fmt.Printf("%s (%s), %s, %s: %s\n", doc.Slice(a.Source.Span), a.Source.Name, doc.Slice(a.Cue), a.Polarity, doc.Slice(a.Content[0]))
	}
	// Output:
	// Mirela Castane, the premier (Mirela Castane), said, affirmed: “The harbor is ours,”
	// She (Mirela Castane), denied, denied: that a deadline had been set
}

func ExampleDescribe() {
	const phrase = "two senior port officials who attended the meeting"
	d := attribution.Describe(phrase, text.Span{End: len(phrase)}, attribution.Context{})
	fmt.Println(d.Kind)
	for _, detail := range d.Details {
		fmt.Println(detail.Kind, phrase[detail.Span.Start:detail.Span.End])
	}
	// Output:
	// unnamed-role
	// number-exact two
	// seniority senior
	// affiliation-sector port
	// basis-firsthand who attended
}
