package attribution

import (
	"slices"
	"strings"

	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

// settleFrames mends the attributions whose cue leaves no doubt about its
// source: "According to X," has X behind it, and the subject of an agentless
// passive ("is widely seen as", "are said to") is what is spoken of and not who
// speaks. It returns as.
func (p *page) settleFrames(as []Attribution) []Attribution {
	for i := range as {
		a := &as[i]
		cue := p.src[a.Cue.Start:a.Cue.End]
		switch {
		case a.Source.Span.End+1 == a.Cue.Start && genitive(p.src[a.Source.Span.Start:a.Source.Span.End]) && tailVerb(cue[strings.LastIndexByte(cue, ' ')+1:]):
			// "A person familiar with Day's thinking said": a noun stands between.
			a.Cue.Start += strings.LastIndexByte(cue, ' ') + 1
			a.Source.Span.End = max(a.Source.Span.End, a.Cue.Start-1)
		case a.Source.Span.IsZero() && strings.EqualFold(cue, "according to"):
			p.sourceBehind(a)
		case a.Source.Span.IsZero() && strings.HasSuffix(cue, "ed by"):
			if p.sourceBehind(a); !a.Source.Span.IsZero() {
				// What stands behind the agent goes on with the sentence.
				if s, ok := p.clause(a.Cue.Start); ok {
					if subject := p.subject(text.Span{Start: s.Start, End: a.Cue.Start}); subject.Len() > 0 {
						a.Content = []text.Span{subject}
					}
				}
			}
		case !a.Source.Span.IsZero() && a.Source.Span.End <= a.Cue.Start && agentless(lowerWords(cue)):
			if !strings.EqualFold(p.src[a.Source.Span.Start:a.Source.Span.End], "it") {
				a.Content = append(a.Content, a.Source.Span)
				slices.SortFunc(a.Content, func(x, y text.Span) int { return x.Start - y.Start })
			}
			a.Source.Span = text.Span{}
		}
	}
	return as
}

// genitive reports whether s ends in the genitive.
func genitive(s string) bool { return strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "’s") }

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

// creditSubjects gives an active verb of saying without a source the subject
// that its sentence has: the source of the verb before it ("said …, and added
// …"), or the one person named before it ("Holm stood up and said …"). people
// are the names of people in the text, sorted by start; as must be sorted by
// start.
func (p *page) creditSubjects(as []Attribution, people []text.Span) {
	for i := range as {
		a := &as[i]
		if !a.Source.Span.IsZero() || a.Cue.IsZero() || !active(p.src[a.Cue.Start:a.Cue.End]) {
			continue
		}
		s, ok := p.clause(a.Cue.Start)
		if !ok {
			continue
		}
		var best text.Span
		for k := max(0, i-subjectsBack); k < min(len(as), i+subjectsBack); k++ {
			if c := as[k].Cue; k != i && c.Start >= s.Start && c.End <= a.Cue.Start && as[k].Source.Span.Start >= s.Start && as[k].Source.Span.Start > best.Start {
				best = as[k].Source.Span
			}
		}
		if inverted := p.inverted(a, s.End); inverted.Len() > 0 {
			a.Source.Span = inverted
			continue
		}
		if best.IsZero() {
			best = p.onePerson(people, text.Span{Start: s.Start, End: a.Cue.Start})
		}
		if !slices.ContainsFunc(a.Content, best.Overlaps) {
			a.Source.Span = best
		}
	}
}

// inverted returns the subject behind the cue of a whose content ends right
// before it: “…,” said Hollis Grange, a teacher. It is taken out of a content
// that was thought to go on there. end is that of the sentence.
func (p *page) inverted(a *Attribution, end int) text.Span {
	from := a.Cue.End + 1
	if a.Content[0].End > a.Cue.Start || words(p.src, a.Content[0].End, a.Cue.Start) || from >= end || p.src[from-1] != ' ' {
		return text.Span{}
	}
	s := p.agent(text.Span{Start: from, End: p.within(from, agentBytes, end)})
	first, _, _ := strings.Cut(p.src[s.Start:s.End], " ")
	if s.Len() == 0 || (first[0] < 'A' || first[0] > 'Z') && !leadsIn[first] {
		return text.Span{}
	}
	for i := 1; i < len(a.Content); i++ {
		if c := a.Content[i]; c.Overlaps(s) {
			if c.Start < s.Start || c.End < s.End {
				return text.Span{}
			}
			if rest := p.trim(text.Span{Start: min(s.End+1, c.End), End: c.End}); words(p.src, rest.Start, rest.End) {
				a.Content[i] = rest
			} else {
				a.Content = slices.Delete(a.Content, i, i+1)
			}
			break
		}
	}
	return s
}

// leadsIn are words in lower case that a source starts with.
var leadsIn = set("a", "an", "the", "one", "two", "three", "four", "five", "several", "some", "many", "his", "her", "its", "their", "another", "officials", "people", "sources", "he", "she", "they")

// subjectsBack is how many attributions around are looked at for a subject.
const subjectsBack = 4

// onePerson returns the name of the only person that s names outside of
// quotations, or the zero span.
func (p *page) onePerson(people []text.Span, s text.Span) (name text.Span) {
	n, _ := slices.BinarySearchFunc(people, s.Start, func(x text.Span, at int) int { return x.Start - at })
	for ; n < len(people) && people[n].End <= s.End; n++ {
		if p.inQuotes(people[n].Start) {
			continue
		}
		if !name.IsZero() && p.src[people[n].Start:people[n].End] != p.src[name.Start:name.End] {
			return text.Span{}
		}
		if name.IsZero() {
			name = people[n]
		}
	}
	return name
}

// active reports whether a cue starts with a verb of saying in an active form
// that has a subject: "said", "ordered", "shows".
func active(cue string) bool {
	words := lowerWords(cue)
	if len(words) == 0 || agentless(words) {
		return false
	}
	_, base, ok := lexicon.Match(words)
	return ok && words[0] != base && (strings.HasSuffix(words[0], "ed") || strings.HasSuffix(words[0], "s") || irregularPast[words[0]])
}

var irregularPast = set("said", "told", "wrote", "spoke", "thought", "felt", "found", "knew", "saw", "swore")
