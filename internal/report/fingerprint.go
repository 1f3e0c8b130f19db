package report

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"strconv"
	"strings"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

// Fingerprints returns, in the order of r.Findings, what tells each finding from
// others of its document and stays the same when the file is edited elsewhere:
// made of the rule, the words it is about, their sentence, and how many the same
// went before. White space does not count.
func Fingerprints(r *claims.Report) []string {
	out := make([]string, len(r.Findings))
	seen := make(map[string]int)
	for i := range r.Findings {
		f := &r.Findings[i]
		words := r.Document.Slice(f.Span)
		if !f.File.IsZero() {
			words = r.Document.File()[f.File.Start:f.File.End]
		}
		key := f.Rule + "\x00" + fold(words) + "\x00" + fold(sentenceAt(r.Document, f.Span))
		n := seen[key]
		seen[key]++
		sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(n)))
		out[i] = hex.EncodeToString(sum[:8])
	}
	return out
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// sentenceAt returns the sentence in which s starts, "" for none.
func sentenceAt(doc *text.Document, s text.Span) string {
	all := doc.Sentences()
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.End > s.Start })
	if i == len(all) || all[i].Span.Start > s.Start || s.IsZero() {
		return ""
	}
	return doc.Slice(all[i].Span)
}
