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
	at, sentence := text.Span{}, "" // of the finding before
	for i := range r.Findings {
		f := &r.Findings[i]
		words := r.Document.Slice(f.Span)
		if !f.File.IsZero() {
			words = r.Document.File()[f.File.Start:f.File.End]
		}
		if s := sentenceAt(r.Document, f.Span); i == 0 || s != at {
			at, sentence = s, digest(fold(r.Document.Slice(s)))
		}
		key := f.Rule + "\x00" + fold(words) + "\x00" + sentence
		n := seen[key]
		seen[key]++
		sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(n)))
		out[i] = hex.EncodeToString(sum[:8])
	}
	return out
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// maxSentence is how long a sentence may be to stand in a key as it is: one that
// goes on for pages may have a finding in each line.
const maxSentence = 4 << 10

// digest returns s, or what stands for it where it is too long.
func digest(s string) string {
	if len(s) <= maxSentence {
		return s
	}
	sum := sha256.Sum256([]byte(s))
	return string(sum[:])
}

// sentenceAt returns the sentence in which s starts, the zero Span for none.
func sentenceAt(doc *text.Document, s text.Span) text.Span {
	all := doc.Sentences()
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.End > s.Start })
	if i == len(all) || all[i].Span.Start > s.Start || s.IsZero() {
		return text.Span{}
	}
	return all[i].Span
}
