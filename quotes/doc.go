// Package quotes finds quotations: where they start and end, how they nest,
// which marks they have, and whether they are somebody's words, a title or a
// term. It knows marks and layout, not people: who spoke is for package
// attribution to say, and a quotation broken by its cue is two quotations here.
//
//	for _, q := range quotes.Find(doc) {
//		fmt.Println(q.Kind, doc.Slice(q.Content))
//	}
//
// Straight and curly marks go through the same decisions: which way a curly
// mark bends is one more hint, which a wrong guess of a word processor cannot
// turn into a wrong quotation.
package quotes
