// Package quotes finds quotations. It knows marks, not people.
package quotes

import "github.com/bywhom/bywhom/text"

// Find returns the quotations of doc, sorted by start.
func Find(doc *text.Document) []Quotation { return nil }
