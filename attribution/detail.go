package attribution

import "fmt"

// DetailKind says what a Detail tells.
type DetailKind uint8

// The kinds of details.
const (
	Role        DetailKind = iota + 1 // "diplomat", "nurse"
	Seniority                         // "senior", "top", "deputy"
	Affiliation                       // a body, sector, country or party
)

var detailKinds = [...]string{Role: "role", Seniority: "seniority", Affiliation: "affiliation"}

// String returns the detail kind's name, as in the report's evidence.
func (k DetailKind) String() string {
	if k == 0 || int(k) >= len(detailKinds) {
		return fmt.Sprintf("DetailKind(%d)", uint8(k))
	}
	return detailKinds[k]
}

// MarshalText returns the detail kind's name.
func (k DetailKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }
