// Package bywhom is the root of a module that finds out, for every claim in an
// article, by whom it is made and how specifically that source is described.
// There is nothing to call here; start with package claims.
//
//   - [github.com/bywhom/bywhom/claims]: article in, scored claims and findings out
//   - [github.com/bywhom/bywhom/attribution]: who said what, and the words that say so
//   - [github.com/bywhom/bywhom/quotes]: quotations
//   - [github.com/bywhom/bywhom/report]: a report as a page
//   - [github.com/bywhom/bywhom/text]: documents, sentences, spans
//   - [github.com/bywhom/bywhom/seeds]: sample articles
//
// A score from 0 to 100 says how much a reader is told about a source.
// Specificity is not truth: no claim is called true or false, no source honest.
package bywhom
