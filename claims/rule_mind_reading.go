package claims

import (
	"slices"
	"strings"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/text"
)

var mindReading = &Rule{
	ID:       "mind-reading",
	Summary:  "the inner state of somebody, without a word of theirs",
	Why:      "What people think is known by what they say. An article that reads minds is guessing, or keeps back who told it.",
	Standard: "Bender et al., Writing and Reporting for the Media: report what is said, not what is thought; Wikipedia, WP:WEASEL",
	Severity: Warning,
	Bad: []string{
		`The Lands Office {{fears}} that the dam will break.`,
		`The administration {{believes}} it has won.`,
	},
	Good: []string{
		`Ada Ruiz said she feared that the dam would break.`,
		`“I am tired,” said Ada Ruiz, the mayor. She hopes to leave in May.`,
		`They built the wall in the hope that it would hold.`,
		`A poll of 900 voters found that half of them fear the dam.`,
	},
	Run: func(p *Pass) {
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if p.notes.claim[i] < 0 || !minds(p.Document.Slice(a.Cue)) || strings.HasSuffix(p.Document.Text()[:a.Cue.Start], " the ") || a.Form == attribution.Direct || a.Source.Span.IsZero() || p.notes.inQuote(a.Cue) || p.notes.holds(isCondition, p.notes.at[i]) || addressed(lower(p.Document.Slice(a.Source.Span))) {
				continue
			}
			switch a.Source.Kind {
			case attribution.NamedPerson, attribution.NamedOrganization, attribution.UnnamedRole, attribution.UnnamedGeneric, attribution.Representative:
			default: // of an open group weasel-attribution speaks
				continue
			}
			if p.spoken(i) || p.notes.headline(p.notes.at[i]) || p.spokenBefore(i) {
				continue
			}
			p.addFor(a.Source.Span.Cover(a.Cue), Finding{
				Span:       a.Cue,
				Message:    "how is it known what “" + p.shown(a.Source.Span) + "” " + p.shown(a.Cue) + "?",
				Suggestion: "report what was said or done, and by whom",
			})
		}
	},
}

// spokenBefore reports whether a word of saying stands before the cue of
// attribution i in its sentence: "She says that it is a plan which she hoped …".
func (p *Pass) spokenBefore(i int) bool {
	k, cue := p.notes.at[i], p.Attributions[i].Cue
	if k >= len(p.notes.sentences) || cue.Start < p.notes.sentences[k].Span.Start {
		return false
	}
	return speaking(p.Document.Slice(text.Span{Start: max(p.notes.sentences[k].Span.Start, cue.Start-beforeBytes), End: cue.Start}))
}

// beforeBytes is how far before a cue a word of saying is looked for.
const beforeBytes = 200

// addressed reports whether a subject is the reader or the writer, or nobody, or
// those whom somebody counted.
func addressed(subject []string) bool {
	if len(subject) == 0 || len(subject) == 1 && subject[0] == "the" {
		return true
	}
	if slices.ContainsFunc(subject, func(w string) bool { return w[0] >= '0' && w[0] <= '9' }) {
		return true // "nine of 10 voters": they were asked
	}
	switch subject[0] {
	case "you", "i", "we", "one", "that", "which", "what", "who": // "a side that believes": no side is told
		return true
	}
	return false
}

// conditional reports whether a sentence sets a condition or asks, and so does not
// say what anybody thinks.
func conditional(sentence string) bool {
	if strings.HasSuffix(sentence, "?") {
		return true
	}
	l := lowerer{s: sentence}
	for w := l.next(); w != nil; w = l.next() {
		switch string(w) {
		case "unless", "if", "whether":
			return true
		}
	}
	return false
}

// minds reports whether a cue is a verb of the mind, and nothing that can be
// seen from outside, as support or a plan can.
func minds(cue string) bool {
	ws := lower(cue)
	if slices.ContainsFunc(ws, func(w string) bool { return w == "compelled" || w == "obliged" || w == "forced" || w == "pinned" }) {
		return false // by what happened
	}
	for i, w := range ws {
		switch w {
		case "believe", "believes", "believed", "think", "thinks", "thought", "feel", "feels", "felt", "fears", "feared", "worry", "worries",
			"hope", "hopes", "hoped", "wanted", "wish", "wishes", "wished", "suspect", "suspects", "suspected", "doubt", "doubts", "doubted", "resents", "resented":
			return i == 0 || ws[i-1] != "the" && ws[i-1] != "is" && ws[i-1] != "are" && ws[i-1] != "was" && ws[i-1] != "were"
		case "convinced", "afraid", "worried", "confident":
			if i > 0 {
				return true
			}
		}
	}
	return false
}
