package attribution

import (
	"slices"
	"strings"

	"github.com/bywhom/bywhom/internal/lexicon"
)

// dropAsides takes out the terms on which somebody spoke, which look like an
// attribution, and gives them to the source: "said a clerk, who asked not to be
// named".
func (p *page) dropAsides(as []Attribution) []Attribution {
	for i := 0; i < len(as); i++ {
		a := &as[i]
		cue := lowerWords(p.src[a.Cue.Start:a.Cue.End])
		if !slices.ContainsFunc(cue, func(w string) bool { return asks[w] }) || !withholds(p.src[a.Content[0].Start:a.Content[0].End]) {
			continue
		}
		clause := a.Cue.Cover(a.Content[0])
		as = slices.Delete(as, i, i+1)
		for k := max(0, i-subjectsBack); k < min(len(as), i+subjectsBack); k++ {
			if s := &as[k].Source.Span; s.End+1 == clause.Start && strings.HasSuffix(p.src[s.Start:s.End], ", who") {
				s.End = clause.End
			}
		}
		i--
	}
	return as
}

// asks are the verbs of those who set terms.
var asks = set("ask", "asked", "asking", "asks", "declined", "declining", "insisted", "insisting", "preferred", "refused", "requested", "requesting", "wanted", "want", "wished", "wishing", "speaking", "spoke", "speaks", "talking")

// withholds reports whether s starts with a name that is to be kept back.
func withholds(s string) bool {
	s = strings.TrimPrefix(lexicon.Lower(s[:min(len(s), termBytes)]), "that ")
	for _, start := range [...]string{"not to be named", "not to be identified", "not to be quoted", "to be named", "to be identified", "to remain anonymous", "to stay anonymous", "anonymity", "for anonymity", "on anonymity", "on condition of anonymity", "on the condition", "anonymously"} {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	_, rest, ok := strings.Cut(s, "name ")
	return ok && (strings.HasPrefix(rest, "not be ") || strings.HasPrefix(rest, "be withheld"))
}

// termBytes is how much of a content is read for the terms of a talk.
const termBytes = 60
