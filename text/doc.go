// Package text holds what the other packages share: a document, the spans of
// its text, and its paragraphs and sentences.
//
// All offsets are bytes into the text as it came, half-open: [Start, End). A
// document never changes, so an offset stays valid for as long as the document
// does. Which words are a quotation or a source is for the other packages to
// say.
//
//	doc := text.New("talks.txt", src)
//	for _, s := range doc.Sentences() {
//		fmt.Println(doc.Position(s.Span.Start), doc.Slice(s.Span))
//	}
package text
