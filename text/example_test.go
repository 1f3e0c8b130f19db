package text_test

import (
	"fmt"

	"github.com/bywhom/bywhom/text"
)

func ExampleDocument() {
	doc := text.New("ferry.txt", "ORLA — “No!” said Mrs. King. “It runs in May.”\n\nA New Ferry\n\nNobody else spoke.\n")
	for _, s := range doc.Sentences() {
		fmt.Println(doc.Position(s.Span.Start), doc.Slice(s.Span))
	}
	// Output:
	// 1:10 “No!” said Mrs. King.
	// 1:36 “It runs in May.”
	// 5:1 Nobody else spoke.
}

func ExampleSegment() {
	docs := []*text.Document{
		text.New("one.txt", "She left at 9 p.m. He stayed."),
		text.New("two.txt", "By Ada Ruiz\n\nIt rained."),
	}
	text.Segment(docs...) // one load of the sentence model for both
	for _, doc := range docs {
		fmt.Println(doc.Name(), len(doc.Sentences()), doc.Paragraphs()[0].Kind)
	}
	// Output:
	// one.txt 2 prose
	// two.txt 1 byline
}
