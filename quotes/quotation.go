package quotes

import (
	"fmt"

	"github.com/bywhom/bywhom/text"
)

// A Quotation is a stretch of quoted text.
type Quotation struct {
	Span    text.Span // with its marks
	Content text.Span // without them and without white space beside them
	Kind    Kind
	Mark    Mark
	Depth   int // 0 for an outermost quotation; a block quote counts as one
	// Open is true where the closing mark is missing: the quotation then ends
	// where the next one opens, or with its paragraph. It is false where the next
	// paragraph goes on with the quotation.
	Open bool
	// Continues is true where the quotation goes on from the last one of this
	// depth, over a paragraph's end. As a rule its opening mark is repeated; where
	// it is not, Span and Content start with the paragraph.
	Continues bool
}

// Kind says what a quotation is for.
type Kind uint8

// The kinds of quotations.
const (
	Speech Kind = iota + 1 // somebody's words
	Title                  // the title of a work
	Scare                  // a term, a nickname, or words held at a distance
	Block                  // a block quote: set apart by layout, not by marks
)

var kinds = [...]string{Speech: "speech", Title: "title", Scare: "scare", Block: "block"}

// String returns the kind's name, as in the report.
func (k Kind) String() string {
	if k == 0 || int(k) >= len(kinds) {
		return fmt.Sprintf("Kind(%d)", uint8(k))
	}
	return kinds[k]
}

// MarshalText returns the kind's name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Mark is a pair of quotation marks.
type Mark uint8

// The pairs of quotation marks.
const (
	NoMark   Mark = iota + 1 // a block quote
	Straight                 // "…"
	Single                   // '…'
	Curly                    // “…”
	CurlyOne                 // ‘…’
	Angle                    // «…» or »…«
	AngleOne                 // ‹…› or ›…‹
	Low                      // „…“ or „…”
	Backtick                 // ``…'' or `…'
)

var marks = [...]string{NoMark: "none", Straight: "straight", Single: "straight-single", Curly: "curly", CurlyOne: "curly-single", Angle: "angle", AngleOne: "angle-single", Low: "low", Backtick: "backtick"}

// String returns the mark's name.
func (m Mark) String() string {
	if m == 0 || int(m) >= len(marks) {
		return fmt.Sprintf("Mark(%d)", uint8(m))
	}
	return marks[m]
}

// MarshalText returns the mark's name.
func (m Mark) MarshalText() ([]byte, error) { return []byte(m.String()), nil }
