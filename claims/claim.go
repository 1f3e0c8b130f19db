package claims

import (
	"fmt"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/text"
)

// A Claim is one checkable statement and how well it is sourced.
type Claim struct {
	Span        text.Span // whole sentences
	Kind        Kind
	Attribution int        // index into Report.Attributions; -1 for none: the article speaks for itself
	Score       int        // 0 (no source) to 100 (named, placed, checkable)
	Band        string     // the score in words
	Needs       Need       // for a claim without a source: whether it should have one
	Reason      Reason     // why Needs is what it is
	Because     text.Span  // the words that Reason rests on; zero for none, or for want of any
	Evidence    []Evidence // the points add up to Score, before its ceiling
}

// Kind says how a claim is put.
type Kind uint8

// The kinds of claims.
const (
	Quoted   Kind = iota + 1 // in somebody's words
	Reported                 // attributed, in the article's words
	Asserted                 // by the article itself
)

var kinds = [...]string{Quoted: "quoted", Reported: "reported", Asserted: "asserted"}

// String returns the kind's name.
func (k Kind) String() string {
	if k == 0 || int(k) >= len(kinds) {
		return fmt.Sprintf("Kind(%d)", uint8(k))
	}
	return kinds[k]
}

// MarshalText returns the kind's name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Evidence is one reason for a score.
type Evidence struct {
	Name   string    // "base", "affiliation", "reason"
	Points int       // what it adds, or takes away
	Span   text.Span // what in the text it rests on; zero for the base
}

// A Source is one entry of the ledger: a person, body, record or group that
// the article credits, with every mention.
type Source struct {
	ID       int
	Kind     attribution.SourceKind
	Label    string      // the fullest mention, or the name
	Mentions []text.Span // in text order
	Claims   []int       // indexes into Report.Claims
	Score    int         // the best of its claims'

	Bytes        int         // of the content that is given to it
	Descriptions []text.Span // of an unnamed source: the mentions that describe it anew; two or more say that the description changes
}
