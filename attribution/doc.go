// Package attribution finds who said what: the source, the cue that says so,
// and the content.
//
// Seven of ten attributions in news have no quotation marks, so words in
// quotation marks are only the start. A sequence model marks the tokens of
// sources, cues and contents; two rankers join the marks into attributions;
// rules have the last word where the text leaves no doubt; and a resolver finds
// out for whom "she" and "the official" stand. What an attribution is worth is
// for package claims to say.
//
//	doc := text.New("talks.txt", src)
//	for _, a := range attribution.Find(doc, quotes.Find(doc)) {
//		fmt.Println(doc.Slice(a.Source.Span), doc.Slice(a.Cue), a.Content)
//	}
package attribution
