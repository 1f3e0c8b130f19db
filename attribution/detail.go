package attribution

import "fmt"

// DetailKind says what a Detail tells.
type DetailKind uint8

// The kinds of details. Grades of one dimension are kinds of their own, the
// best first. Those from Stock on tell nothing for a source: they are what the
// score needs to know besides.
const (
	Role               DetailKind = iota + 1 // "diplomat", "nurse"
	Title                                    // what a named person is: "Gov.", "an economist"
	Seniority                                // "senior", "top", "deputy"
	Former                                   // "former", "retired"
	AffiliationBody                          // "State Department"
	AffiliationSector                        // "intelligence"
	AffiliationCountry                       // a country, region, party or faction
	NumberExact                              // "three"
	NumberInexact                            // "several"
	BasisFirsthand                           // "who attended the meeting"
	BasisDirect                              // "with direct knowledge of"
	BasisBriefed                             // "briefed on the talks"
	BasisSpecific                            // "with knowledge of the meeting"
	BasisEmpty                               // "familiar with the matter"
	Relation                                 // "an ally of", "his"
	ReasonInformative                        // "for fear of retaliation"
	ReasonBoilerplate                        // "because he was not authorized to speak"
	GroundRule                               // "on condition of anonymity"
	Channel                                  // "in a statement", "told reporters"
	Time                                     // when or where it was said
	Place                                    // where a reporter was
	Method                                   // "saw", "counted"
	Data                                     // what a newsroom's own analysis rests on
	Issuer                                   // whose record it is
	RecordTitle                              // the title of a record
	RecordType                               // "indictment", "poll"
	Date                                     // of a record
	Locator                                  // a link, a docket or a page
	Access                                   // "reviewed by the newspaper"
	Unit                                     // a part of a body
	Principal                                // for whom a representative speaks: a proper body, a person with a title
	PrincipalPlain                           // the same, without a title or by another word: "the family"
	NamedGroup                               // "in the Venezuelan opposition"
	ExpertClass                              // a class that may know: "doctors", "residents"
	Exemplar                                 // "like Colombia"
	Member                                   // a named member of the class, quoted next to it
	Locus                                    // "inside the White House"
	Outlet                                   // type or country of an unnamed outlet
	OutletSourceNamed                        // "citing Ada Ruiz"
	OutletSourceTold                         // "citing two diplomats"

	Stock       // a stock noun for a person: "source", "people"
	Definite    // a body by a metonym or a common noun: "the Kremlin", "police"
	Analysis    // a newsroom's own count, not what its people saw
	PartialName // a first name, initials or a pseudonym
	Unpublished // a record that readers cannot get
	Unnamed     // an outlet without a name
	Hedge       // "reportedly", on top of a source
	NoSpeech    // a verb of the mind: no act of saying is told
	Relay       // the source passes on another's words
	Unresolved  // a pronoun that stands for nobody known
)

var detailKinds = [...]string{
	Role: "role", Title: "title", Seniority: "seniority", Former: "former",
	AffiliationBody: "affiliation-body", AffiliationSector: "affiliation-sector", AffiliationCountry: "affiliation-country",
	NumberExact: "number-exact", NumberInexact: "number-inexact",
	BasisFirsthand: "basis-firsthand", BasisDirect: "basis-direct", BasisBriefed: "basis-briefed", BasisSpecific: "basis-specific", BasisEmpty: "basis-empty",
	Relation: "relation", ReasonInformative: "reason-informative", ReasonBoilerplate: "reason-boilerplate", GroundRule: "ground-rule",
	Channel: "channel", Time: "time", Place: "place", Method: "method", Data: "data",
	Issuer: "issuer", RecordTitle: "record-title", RecordType: "record-type", Date: "date", Locator: "locator", Access: "access",
	Unit: "unit", Principal: "principal", PrincipalPlain: "principal-plain", NamedGroup: "named-group", ExpertClass: "expert-class", Exemplar: "exemplar", Member: "member",
	Locus: "locus", Outlet: "outlet", OutletSourceNamed: "outlet-source-named", OutletSourceTold: "outlet-source-told",
	Stock: "stock", Definite: "definite", Analysis: "analysis", PartialName: "partial-name", Unpublished: "unpublished", Unnamed: "unnamed",
	Hedge: "hedge", NoSpeech: "no-speech", Relay: "relay", Unresolved: "unresolved",
}

// NumDetailKinds is one more than the last kind of detail.
const NumDetailKinds = Unresolved + 1

// String returns the detail kind's name; a grade stands behind a hyphen.
func (k DetailKind) String() string {
	if k == 0 || int(k) >= len(detailKinds) {
		return fmt.Sprintf("DetailKind(%d)", uint8(k))
	}
	return detailKinds[k]
}

// MarshalText returns the detail kind's name.
func (k DetailKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }
