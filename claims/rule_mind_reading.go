package claims

import (
	"fmt"
	"slices"

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
		`A poll of 900 voters found that half of them fear the dam.`,
	},
	Run: func(p *Pass) {
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if p.notes.claim[i] < 0 || !minds(p.Document.Slice(a.Cue)) || a.Form == attribution.Direct || a.Source.Span.IsZero() || p.notes.inQuote(a.Cue) || supposed(lower(p.Document.Slice(a.Source.Span)), lower(p.notes.sentence(p.notes.at[i]))) {
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
				Message:    fmt.Sprintf("how is it known what “%s” %s?", p.shown(a.Source.Span), short(p.Document.Slice(a.Cue))),
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
	return speaking(p.Document.Slice(text.Span{Start: p.notes.sentences[k].Span.Start, End: cue.Start}))
}

// supposed reports whether a sentence does not say what its subject thinks: it
// speaks to the reader, or sets a condition.
func supposed(subject, sentence []string) bool {
	if len(subject) == 0 || subject[0] == "you" || subject[0] == "i" || subject[0] == "we" {
		return true
	}
	return slices.Contains(sentence, "unless") || slices.Contains(sentence, "if") || slices.Contains(sentence, "whether")
}

// minds reports whether a cue is a verb of the mind, and nothing that can be
// seen from outside, as support or a plan can.
func minds(cue string) bool {
	ws := lower(cue)
	for i, w := range ws {
		switch w {
		case "believe", "believes", "believed", "think", "thinks", "thought", "feel", "feels", "felt", "fears", "feared", "worry", "worries",
			"hope", "hopes", "hoped", "wanted", "wish", "wishes", "wished", "suspect", "suspects", "suspected", "doubt", "doubts", "doubted", "resents", "resented":
			return i == 0 || ws[i-1] != "is" && ws[i-1] != "are" && ws[i-1] != "was" && ws[i-1] != "were"
		case "convinced", "afraid", "worried", "confident":
			if i > 0 {
				return true
			}
		}
	}
	return false
}
