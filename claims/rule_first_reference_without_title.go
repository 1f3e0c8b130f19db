package claims

import (
	"fmt"
	"strings"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
)

var firstReferenceWithoutTitle = &Rule{
	ID:       "first-reference-without-title",
	Summary:  "somebody who is quoted and never introduced",
	Why:      "A name alone does not tell a reader why to listen.",
	Standard: "Reuters: name and position; AFP; BBC: say what a contributor’s credentials are",
	Severity: Info,
	Optional: true,
	Bad: []string{
		`The ice came early, {{Tom Brandt}} said.`,
	},
	Good: []string{
		`The ice came early, said Tom Brandt, a fisher from Orla.`,
		`The ice came early, Tom Brandt said. Brandt, a fisher from Orla, lost two boats.`,
		`The ice came early, Captain Tom Brandt said.`,
	},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			s := &a.Source
			if s.Kind != attribution.NamedPerson || s.Anaphor || s.Name == "" || !fullName(s.Name) || p.notes.headline(p.notes.at[i]) || p.tells(a, attribution.Title, attribution.Role, attribution.AffiliationBody, attribution.AffiliationSector, attribution.AffiliationCountry, attribution.Relation, attribution.PartialName) {
				continue
			}
			if p.words.household(s.Name) || !letters(p.Document.Slice(a.Cue)) || p.introduced(s) {
				continue
			}
			p.Add(Finding{
				Span:       s.Span,
				Message:    fmt.Sprintf("%s is quoted, and nothing says who that is", s.Name),
				Suggestion: p.advise(i, "title"),
			})
		}
	},
}

// fullName reports whether name is a given name that the list has and a family
// name; what else looks like a name may be a body, or hold a title.
func fullName(name string) bool {
	given, rest, ok := strings.Cut(name, " ")
	for w := range strings.FieldsSeq(rest) {
		if lexicon.English().Lookup(lexicon.Fold(nil, w)).Classes.Any(titles) {
			return false
		}
	}
	return ok && lexicon.English().Lookup(lexicon.Fold(nil, given)).Classes.Any(lexicon.Of(lexicon.GivenFemale, lexicon.GivenMale))
}

// introduced reports whether the article tells anywhere, next to the family name,
// who somebody is: in an apposition, in brackets, or by what stands before it.
func (p *Pass) introduced(s *attribution.Source) bool {
	src := p.Document.Text()
	family := s.Name[strings.LastIndexByte(s.Name, ' ')+1:]
	for at, n := 0, 0; n < introMentions; n++ {
		i := strings.Index(src[at:], family)
		if i < 0 {
			break
		}
		start := at + i
		at = start + len(family)
		behind := src[at:min(len(src), at+introBytes)]
		for _, lead := range [...]string{", a ", ", an ", ", the ", ", who", ", one of ", ", former ", ", then ", ", his ", ", her ", ", whose ", ", of ", " (", " of the ", ", which ", ", its ", ", co", ", director", ", chair", ", president", ", R-", ", D-"} {
			if strings.HasPrefix(behind, lead) {
				return true
			}
		}
		// Back over the given names, to the word before them.
		before := src[max(0, start-introBytes):start]
		for w := lastWord(before); w != "" && strings.Contains(s.Name, strings.TrimRight(w, ".")); w = lastWord(before) {
			before = before[:len(before)-len(w)-1]
		}
		if w := lastWord(before); w != "" && (lexicon.English().Lookup(lexicon.Fold(nil, w)).Classes.Any(titles) || w[0] >= 'A' && w[0] <= 'Z' && len(before) > len(w)+1 && !sentenceEnd(before[:len(before)-len(w)-1])) {
			return true
		}
	}
	return false
}

// introMentions is how many mentions of a name are read for who it is.
const introMentions = 40

const introBytes = 32

// titles are the classes of words that introduce a name.
var titles = lexicon.Of(lexicon.Roles, lexicon.Aides, lexicon.Counsel, lexicon.Speakers, lexicon.Titles, lexicon.Relatives, lexicon.Partisans, lexicon.Journalism)

// lastWord returns the word that ends s, which ends with a space.
func lastWord(s string) string {
	if !strings.HasSuffix(s, " ") {
		return ""
	}
	s = s[:len(s)-1]
	s = strings.TrimRight(s, "”\"")
	return s[strings.LastIndexAny(s, " \n\t(“\"")+1:]
}

// sentenceEnd reports whether s ends a sentence or is empty.
func sentenceEnd(s string) bool {
	s = strings.TrimRight(s, " \n\t”’\"'")
	return s == "" || strings.IndexByte(".!?", s[len(s)-1]) >= 0
}
