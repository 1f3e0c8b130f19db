package claims

import (
	"strings"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/text"
)

var loadedVerb = &Rule{
	ID:       "loaded-verb",
	Summary:  "a verb of saying that takes a side",
	Why:      "To “admit” one must be guilty, to “claim” one is doubted: the verb judges before the reader can.",
	Standard: "Wikipedia, WP:SAID; Bender et al.; Caldas-Coulthard 1994; Mongabay: “said” is neutral",
	Severity: Info,
	Bad: []string{
		`The minister {{admitted}} that the figures were low.`,
	},
	Good: []string{
		`The driver claimed self-defense, and the campaign blasted out a letter that said the figures were low.`,
		`The minister said that the figures were low.`,
		`The mayor confirmed that the figures were low.`,
		`The man admitted the theft in a plea agreement, the court said.`,
	},
	Run: func(p *Pass) {
		type key struct {
			source int
			verb   string
		}
		seen := map[key]bool{}
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if p.notes.claim[i] < 0 || a.Cue.IsZero() || a.Source.Span.IsZero() || p.notes.inQuote(a.Cue) {
				continue
			}
			verb, said := loaded(p.Document.Slice(a.Cue))
			k := key{a.Source.ID, verb}
			if verb == "" || seen[k] || a.Source.Kind == attribution.Document || nounCue(p.Document.Text(), a.Cue) || p.possessed(a.Source.Span) || p.notes.holds(isPlea, p.notes.at[i]) || deed(p.Document.Text()[a.Cue.Start:], said) {
				continue
			}
			seen[k] = true
			p.Add(Finding{
				Span:       a.Cue,
				Message:    "“" + said + "” takes a side",
				Suggestion: "“said” leaves the judgement to the reader",
			})
		}
	},
}

// loaded returns the loaded verb of a cue, its base form and as it stands
// there; "" for none.
func loaded(cue string) (verb, said string) {
	switch cue {
	case "said", "says", "say", "told", "according to": // most are
		return "", ""
	}
	ws := lower(cue)
	for i := range ws {
		if _, base, ok := lexicon.Match(ws[i:]); ok {
			if lexicon.Findings().Entry(base).Has(lexicon.LoadedVerbs) {
				return base, ws[i]
			}
			return "", ""
		}
	}
	return "", ""
}

// nounCue reports whether a cue is a noun: "the claims about", "his boast".
func nounCue(src string, cue text.Span) bool {
	before := scan.Fields(src[max(0, cue.Start-deedBytes):cue.Start])
	if len(before) == 0 {
		return false
	}
	switch w := lexicon.Lower(before[len(before)-1]); w {
	case "the", "his", "her", "its", "their", "these", "those", "such", "false", "of", "a", "an", "any", "this", "that":
		return w != "that" || strings.HasSuffix(src[cue.Start:cue.End], "claim")
	default:
		return false
	}
}

// deed reports whether s, which starts with a cue, tells with its verb what
// somebody does: to claim victory, to blast out a letter.
func deed(s, verb string) bool {
	i := indexFold(s[:min(len(s), deedBytes)], verb)
	if i < 0 {
		return false
	}
	fields := scan.Fields(s[i+len(verb) : min(len(s), i+len(verb)+deedBytes)])
	if len(fields) == 0 {
		return false
	}
	switch strings.Trim(fields[0], ".,;") {
	case "out", "off", "responsibility", "victory", "credit", "asylum", "benefits", "self-defense", "self-defence", "ownership", "lives", "descent":
		return true
	}
	return false
}

// deedBytes is how much of a cue, and of what stands behind its verb, is read.
const deedBytes = 60

// possessed reports whether s is a possessive: what follows it is a noun.
func (p *Pass) possessed(s text.Span) bool {
	t := p.Document.Slice(s)
	return strings.HasSuffix(t, "'s") || strings.HasSuffix(t, "’s") || strings.HasSuffix(t, "s'") || strings.HasSuffix(t, "s’")
}

// pleaded reports whether a sentence speaks of a court, where to admit is an
// act of its own.
func pleaded(sentence string) bool {
	l := lowerer{s: sentence}
	for w := l.next(); w != nil; w = l.next() {
		switch string(w) {
		case "plea", "pleaded", "guilty", "court", "testified", "testimony":
			return true
		}
	}
	return false
}
