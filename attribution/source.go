package attribution

import (
	"fmt"

	"github.com/bywhom/bywhom/text"
)

// A Source is whoever an article credits.
type Source struct {
	Span    text.Span  // as written: "she", "the minister"; zero if nobody is named
	Kind    SourceKind // for an anaphor, the kind of what it stands for
	Anaphor bool       // a pronoun, or a definite noun of a person: "she", "the official"
	Plural  bool       // more than one: "two officials", "they" for them
	Name    string     // the full name, "" where none is known
	First   text.Span  // where the article first names or describes this source
	ID      int        // the same for all mentions of one source, from 1; 0 for none
	Rival   text.Span  // for "he" or "she": another person just named whom the pronoun fits as well; mostly zero
	Details []Detail   // what the article tells about the source, sorted by start
}

// SourceKind is one of the kinds of sources that the rubric tells apart.
type SourceKind uint8

// The kinds of sources, in the order in which they are decided.
const (
	NamedPerson       SourceKind = iota + 1 // a human being with a personal name
	Representative                          // speaks for an identified person or body
	Reporter                                // the outlet's own witness, count or analysis
	Media                                   // another news organization
	Document                                // a record that can be checked
	NamedOrganization                       // an identified body, a metonym included
	UnnamedRole                             // unnamed, with a useful description
	UnnamedGeneric                          // unnamed, with a stock noun only
	Collective                              // an open class to which a view is imputed
	Impersonal                              // "it is believed": nobody does the saying
	NoSource                                // no attribution at all
)

var sourceKinds = [...]string{
	NamedPerson: "named-person", Representative: "representative", Reporter: "reporter", Media: "media",
	Document: "document", NamedOrganization: "named-organization", UnnamedRole: "unnamed-role",
	UnnamedGeneric: "unnamed-generic", Collective: "collective", Impersonal: "impersonal", NoSource: "none",
}

// String returns the kind's name, as in the report.
func (k SourceKind) String() string {
	if k == 0 || int(k) >= len(sourceKinds) {
		return fmt.Sprintf("SourceKind(%d)", uint8(k))
	}
	return sourceKinds[k]
}

// MarshalText returns the kind's name.
func (k SourceKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// A Detail is one thing that the article tells about a source, and the words
// that tell it.
type Detail struct {
	Kind DetailKind
	Span text.Span
}
