package attribution

import (
	"fmt"

	"github.com/bywhom/bywhom/text"
)

// An Attribution ties content to a source by a cue.
type Attribution struct {
	Content  []text.Span // in text order; a quotation broken by its cue has two
	Cue      text.Span   // zero if there is none
	Source   Source
	Form     Form
	Stance   Stance
	Polarity Polarity
}

// Polarity says whether the source stands by the content.
type Polarity uint8

// The polarities of an attribution.
const (
	Affirmed Polarity = iota + 1 // said that P
	Denied                       // denied that P: what is attributed is not-P
	Open                         // asked whether P, did not say that P: nothing is claimed
)

var polarities = [...]string{Affirmed: "affirmed", Denied: "denied", Open: "open"}

// String returns the polarity's name, as in the report.
func (p Polarity) String() string {
	if p == 0 || int(p) >= len(polarities) {
		return fmt.Sprintf("Polarity(%d)", uint8(p))
	}
	return polarities[p]
}

// MarshalText returns the polarity's name.
func (p Polarity) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

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
