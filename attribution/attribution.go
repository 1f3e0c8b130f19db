package attribution

import (
	"fmt"

	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// An Attribution ties content to a source by a cue.
type Attribution struct {
	Content []text.Span // in text order; a quotation broken by its cue has two
	Cue     text.Span   // zero if there is none
	Source  Source
	Form    Form
	Stance  Stance
	Negated bool // the source denies the content, or doubts it
}

// Form says how much of the content stands in quotation marks.
type Form uint8

// The forms of an attribution.
const (
	Direct   Form = iota + 1 // all of the content is quoted
	Indirect                 // none of it is
	Mixed                    // some of it is
)

var forms = [...]string{Direct: "direct", Indirect: "indirect", Mixed: "mixed"}

// String returns the form's name, as in the report.
func (f Form) String() string {
	if f == 0 || int(f) >= len(forms) {
		return fmt.Sprintf("Form(%d)", uint8(f))
	}
	return forms[f]
}

// MarshalText returns the form's name.
func (f Form) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// Find returns the attributions of doc, sorted by the start of their content.
func Find(doc *text.Document, qs []quotes.Quotation) []Attribution { return nil }
