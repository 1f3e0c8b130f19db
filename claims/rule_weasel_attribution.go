package claims

import (
	"slices"
	"strings"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/text"
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
		`{{Many residents}} say the dam is unsafe.`,
		"{{Critics}} say the plan will fail.\n\nBut Ada Ruiz, the mayor, said it would hold.",
		"The plan is sound, Mayor Ada Ruiz said. {{Critics}} say it will fail. “It is a good plan,” Ruiz said.",
	},
	Good: []string{
		`Critics say the plan will fail. “It is a dream,” said Ada Ruiz, one of the critics.`,
		"Critics say the plan will fail.\n\n“It is a dream,” said Tom Day, who runs the harbor school.",
		`Two residents said they heard the dam break.`,
		`The harbor board, whose lawyers argued that the plan was legal, lost.`,
		`Residents said they heard the dam break.`,
		`Neighbors such as Orla and Marrow fear the dam.`,
		`Four of the six critics we asked say the plan will fail.`,
	},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			if p.kindOf(a) != attribution.Collective || a.Source.Anaphor || a.Source.Span.IsZero() || p.tells(a, attribution.Member, attribution.Exemplar, attribution.NumberExact) || !p.holdsView(a) || p.namedNext(i) || p.pollCited(i) {
				continue
			}
			p.addFor(p.claimed(i), Finding{
				Span:       a.Source.Span,
				Message:    "“" + p.shown(a.Source.Span) + "” is an open group; no member of it is identified",
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
	if len(ws) == 0 || ws[0] == "the" || ws[0] == "a" && !slices.Contains(ws, "number") || ws[0] == "an" || ws[0] == "whose" || strings.HasSuffix(phrase, "s most") || p.possessed(a.Source.Span) {
		return false
	}
	if len(ws) == 1 && p.inside(a.Source.Span) && phrase[0] >= 'A' && phrase[0] <= 'Z' && !strings.HasSuffix(ws[0], "s") {
		return false // a name
	}
	cue := lower(p.Document.Slice(a.Cue))
	if slices.Contains(cue, "show") {
		return false // up, or off
	}
	for _, w := range ws {
		if telling(cue) && firsthand[strings.TrimSuffix(strings.TrimSuffix(w, "s"), "e")] {
			return false
		}
		switch w {
		case "half", "quarter", "third", "majority", "majorities", "everyone", "everybody", "anyone", "anybody", "nobody", "none", "neither", "generation", "no", "percent":
			return false
		}
		if w[0] >= '0' && w[0] <= '9' {
			return false
		}
	}
	return a.Stance != attribution.Written && said(p.Document.Slice(a.Cue)) && !suffered(cue) && p.predicates(a, cue) && !deed(p.Document.Text()[a.Cue.Start:], cue[0]) || p.Document.Slice(a.Cue) == "For"
}

// inside reports whether s does not start its sentence.
func (p *Pass) inside(s text.Span) bool {
	from, to := touched(p.notes.sentences, s)
	return from < to && p.notes.sentences[from].Span.Start < s.Start
}

// predicates reports whether cue is the finite verb of which the source of a is
// the subject: not "leaders asked to speak", "leaders, called to the harbor,", or
// "it had leaders wondering".
func (p *Pass) predicates(a *attribution.Attribution, cue []string) bool {
	if len(cue) == 0 || strings.HasSuffix(cue[0], "ing") {
		return false
	}
	between := a.Source.Span.End
	if between >= a.Cue.Start {
		return true
	}
	source := p.Document.Slice(a.Source.Span)
	for _, w := range lower(p.Document.Text()[between:a.Cue.Start]) {
		switch w {
		case "can", "could", "may", "might", "will", "should", "recently":
			return false // what has not been said, or "most recently"
		}
	}
	return !strings.HasSuffix(strings.TrimRight(p.Document.Text()[between:a.Cue.Start], " "), " to") && (!strings.HasSuffix(source, ",") || strings.Count(source, ",") > 1)
}

// pollCited reports whether a poll stands beside attribution i.
func (p *Pass) pollCited(i int) bool {
	n, at := p.notes, p.notes.at[i]
	return n.polled(at) || n.sameParagraph(at, at+1) && n.polled(at+1)
}

// suffered reports whether a cue is a passive: its subject says nothing.
func suffered(cue []string) bool {
	for i, w := range cue {
		switch w {
		case "is", "are", "was", "were", "been":
			for _, p := range cue[i+1 : min(len(cue), i+3)] {
				if strings.HasSuffix(p, "ed") && !feelings[p] {
					return true
				}
			}
		}
	}
	return false
}

// feelings are participles that tell what people think and not what is done to
// them.
var feelings = map[string]bool{"concerned": true, "worried": true, "convinced": true, "alarmed": true, "divided": true, "frustrated": true, "disappointed": true, "persuaded": true, "opposed": true, "scared": true, "surprised": true, "annoyed": true}

// namedNext reports whether one of the group that attribution i credits may
// speak in the sentences behind it: somebody with a name who was not spoken of
// before and who does not answer the group.
func (p *Pass) namedNext(i int) bool {
	n := p.notes
	for k := n.at[i] + 1; k <= n.at[i]+memberReach && k < len(n.sentences); k++ {
		if n.holds(isTurn, k) {
			break
		}
		for _, b := range n.speakers.of(k) {
			if b.Source.Kind == attribution.NamedPerson && b.Stance != attribution.Mental && b.Polarity == attribution.Affirmed && said(p.Document.Slice(b.Cue)) && p.newcomer(b, n.sentences[n.at[i]].Span.Start) {
				return true
			}
		}
	}
	return false
}

// newcomer reports whether the source of a is mentioned nowhere before at.
func (p *Pass) newcomer(a *attribution.Attribution, at int) bool {
	s := p.notes.sourceOf(a)
	return s == nil || len(s.Mentions) == 0 || s.Mentions[0].Start >= at
}

// turns reports whether a sentence turns against what stands before it.
func turns(sentence string) bool {
	first, _, _ := strings.Cut(sentence, " ")
	switch strings.TrimRight(first, ",") {
	case "But", "However", "Yet", "Still", "Nevertheless", "Meanwhile":
		return true
	}
	return false
}

// telling reports whether a cue is of one act of telling, rather than of what people
// say or think again and again.
func telling(cue []string) bool {
	return slices.ContainsFunc(cue, func(w string) bool {
		switch w {
		case "said", "told", "reported", "described", "recalled", "recounted", "saw", "heard", "according":
			return true
		}
		return false
	})
}

// firsthand are those who can tell what they saw: that they are not named does
// not make an opinion of it. Stems, without "-s" and "-es".
var firsthand = map[string]bool{"witness": true, "eyewitness": true, "bystander": true, "onlooker": true, "neighbor": true, "neighbour": true,
	"resident": true, "villager": true, "survivor": true, "volunteer": true, "passenger": true, "rescuer": true}
