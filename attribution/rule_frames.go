package attribution

import (
	"slices"
	"strings"

	"github.com/bywhom/bywhom/text"
)

// settleFrames mends the attributions whose cue leaves no doubt about its
// source: "According to X," has X behind it, and the subject of an agentless
// passive ("is widely seen as", "are said to") is what is spoken of and not who
// speaks.
func (p *page) settleFrames(as []Attribution) {
	for i := range as {
		a := &as[i]
		cue := p.src[a.Cue.Start:a.Cue.End]
		switch {
		case strings.EqualFold(cue, "according to") && a.Source.Span.IsZero():
			p.sourceBehind(a)
		case !a.Source.Span.IsZero() && a.Source.Span.End <= a.Cue.Start && agentless(lowerWords(cue)):
			if !strings.EqualFold(p.src[a.Source.Span.Start:a.Source.Span.End], "it") {
				a.Content = append(a.Content, a.Source.Span)
				slices.SortFunc(a.Content, func(x, y text.Span) int { return x.Start - y.Start })
			}
			a.Source.Span = text.Span{}
		}
	}
}

// sourceBehind takes the source of "according to" out of the content that it
// was taken for: what stands between the cue and the next comma.
func (p *page) sourceBehind(a *Attribution) {
	for i, c := range a.Content {
		if c.Start < a.Cue.End || c.Start-a.Cue.End > 1 {
			continue
		}
		comma := strings.Index(p.src[c.Start:p.within(c.Start, agentBytes, c.End)], ", ")
		if comma < 0 {
			return
		}
		a.Source.Span = text.Span{Start: c.Start, End: c.Start + comma}
		a.Content[i] = p.trim(text.Span{Start: c.Start + comma + 1, End: c.End})
		return
	}
}

// passives are participles of saying and thinking that hide who does it when no
// agent follows.
var passives = set("seen", "viewed", "regarded", "considered", "believed", "thought", "said", "known", "described", "hailed",
	"feared", "deemed", "understood", "supposed", "rumored", "rumoured", "alleged", "reported", "estimated", "perceived", "touted",
	"billed", "credited", "held", "assumed", "hoped", "reputed", "claimed")

// agentless reports whether a cue is a passive without an agent: a form of "be",
// then a participle of passives, and nothing behind it but "as" or "to".
func agentless(cue []string) bool {
	n := len(cue)
	for n > 0 && (cue[n-1] == "as" || cue[n-1] == "to" || cue[n-1] == "that") {
		n--
	}
	if n < 2 || !passives[cue[n-1]] {
		return false
	}
	for _, w := range cue[:n-1] {
		switch w {
		case "is", "are", "was", "were", "be", "been", "being", "'s", "'re":
			return true
		}
	}
	return false
}
