package report

import "github.com/bywhom/bywhom/attribution"

// A Group is what the kinds of sources come to at a glance.
type Group int

const (
	GroupNamed Group = iota
	GroupBody
	GroupRecord
	GroupUnnamed
	GroupVague
	GroupNobody
	Groups
)

var groupNames = [...]string{"named people", "institutions", "records and media", "unnamed, described", "vague", "nobody"}

// String returns what people call g.
func (g Group) String() string { return groupNames[g] }

// Class returns the name of g in styles.
func (g Group) Class() string {
	return [...]string{"k-named", "k-body", "k-record", "k-unnamed", "k-vague", "k-nobody"}[g]
}

// GroupOf returns the group of a kind.
func GroupOf(k attribution.SourceKind) Group {
	switch k {
	case attribution.NamedPerson:
		return GroupNamed
	case attribution.Representative, attribution.NamedOrganization:
		return GroupBody
	case attribution.Document, attribution.Media, attribution.Reporter:
		return GroupRecord
	case attribution.UnnamedRole:
		return GroupUnnamed
	case attribution.NoSource:
		return GroupNobody
	}
	return GroupVague
}

// BandClass returns the class of a score's band: b5 for the best, b0 for none.
func BandClass(score int) string {
	switch {
	case score >= 85:
		return "b6"
	case score >= 65:
		return "b5"
	case score >= 45:
		return "b4"
	case score >= 28:
		return "b3"
	case score >= 10:
		return "b2"
	case score >= 1:
		return "b1"
	}
	return "b0"
}
