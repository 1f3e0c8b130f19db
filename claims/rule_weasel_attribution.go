package claims

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bywhom/bywhom/attribution"
)

var weaselAttribution = &Rule{
	ID:       "weasel-attribution",
	Summary:  "a view that is credited to an open group",
	Why:      "Who the critics are, how many, and whether they were asked at all is what a reader cannot find out.",
	Standard: "Wikipedia, WP:WEASEL; Bloomberg: not all analysts are equal; Reuters",
	Severity: Warning,
	Bad: []string{
		`{{Critics}} say the plan will fail.`,
		`{{Some in the fishing towns}} believe the dam is unsafe.`,
	},
	Good: []string{
		`Critics say the plan will fail. “It is a dream,” said Ada Ruiz, one of the critics.`,
		`Neighbors such as Orla and Marrow fear the dam.`,
		`Four of the six critics we asked say the plan will fail.`,
	},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			if p.kindOf(a) != attribution.Collective || a.Source.Anaphor || a.Source.Span.IsZero() || p.tells(a, attribution.Member, attribution.Exemplar, attribution.NumberExact) || !p.holdsView(a) || p.namedNext(i) || p.notes.polled(p.notes.at[i]) {
				continue
			}
			p.addFor(p.claimed(i), Finding{
				Span:       a.Source.Span,
				Message:    fmt.Sprintf("“%s” is an open group; no member of it is identified", p.shown(a.Source.Span)),
				Suggestion: whole(group),
			})
		}
	},
}

// holdsView reports whether a is a view that an open group is said to hold: the
// cue is one of saying or thinking, and the group is no count of a poll and no
// body of a few.
func (p *Pass) holdsView(a *attribution.Attribution) bool {
	phrase := p.Document.Slice(a.Source.Span)
	ws := lower(phrase)
	if len(ws) == 0 || ws[0] == "the" || ws[0] == "a" && !slices.Contains(ws, "number") || ws[0] == "an" || p.possessed(a.Source.Span) {
		return false
	}
	for _, w := range ws {
		if firsthand[strings.TrimSuffix(strings.TrimSuffix(w, "s"), "e")] {
			return false
		}
		switch w {
		case "half", "quarter", "third", "majority", "majorities", "everyone", "everybody", "anyone", "anybody", "nobody":
			return false
		}
		if w[0] >= '0' && w[0] <= '9' {
			return false
		}
	}
	return said(p.Document.Slice(a.Cue)) && !suffered(lower(p.Document.Slice(a.Cue))) || p.Document.Slice(a.Cue) == "For"
}

// suffered reports whether a cue is a passive: its subject says nothing.
func suffered(cue []string) bool {
	for i, w := range cue {
		switch w {
		case "is", "are", "was", "were", "been":
			for _, p := range cue[i+1 : min(len(cue), i+3)] {
				if strings.HasSuffix(p, "ed") {
					return true
				}
			}
		}
	}
	return false
}

// namedNext reports whether a named person speaks in the sentences behind
// attribution i: what is said of the group is shown by one of it.
func (p *Pass) namedNext(i int) bool {
	n := p.notes
	for k := n.at[i] + 1; k <= n.at[i]+memberReach && k < len(n.sentences); k++ {
		if k > n.at[i]+1 && !n.sameParagraph(n.at[i], k) {
			break
		}
		for _, b := range n.speakers[k] {
			if b.Source.Kind == attribution.NamedPerson && b.Stance != attribution.Mental {
				return true
			}
		}
	}
	return false
}

// firsthand are those who tell what they saw: that they are not named does not
// make an opinion of it. Stems, without "-s" and "-es".
var firsthand = map[string]bool{"witness": true, "eyewitness": true, "bystander": true, "onlooker": true, "neighbor": true, "neighbour": true,
	"resident": true, "villager": true, "survivor": true, "volunteer": true, "passenger": true, "rescuer": true}
