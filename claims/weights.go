package claims

import "github.com/bywhom/bywhom/attribution"

// A form is a kind of source, told apart where the score needs it.
type form uint16

const (
	witness form = 1 << iota
	analysis
	person
	partial
	record
	vagueRecord
	body
	definiteBody
	spokesperson
	outlet
	unnamedOutlet
	role
	official
	stock
	group
	impersonal

	unnamed = official | stock | role
	bodies  = body | definiteBody
)

// bases are the points that a form starts with, and the most that it can get.
// Together with weights they are the whole of the score.
var bases = [...]struct {
	form          form
	base, ceiling int
	kind          attribution.SourceKind
}{
	{witness, 90, 98, attribution.Reporter},               // the newsroom saw it: the best source for an event
	{analysis, 75, 85, attribution.Reporter},              // the newsroom counted or computed it
	{person, 70, 100, attribution.NamedPerson},            // accountable by name
	{partial, 45, 65, attribution.NamedPerson},            // a first name, initials or a pseudonym
	{record, 52, 88, attribution.Document},                // a reader could ask to see it
	{vagueRecord, 20, 32, attribution.Document},           // "documents show": a class of things to check
	{body, 56, 80, attribution.NamedOrganization},         // a body by its own name
	{definiteBody, 50, 74, attribution.NamedOrganization}, // "the Kremlin", "the ministry"
	{spokesperson, 52, 70, attribution.Representative},    // the principal answers for it
	{outlet, 44, 66, attribution.Media},                   // checkable, but second hand
	{unnamedOutlet, 16, 20, attribution.Media},            // "local media"
	{role, 22, 65, attribution.UnnamedRole},               // stays below any named person
	{official, 14, 28, attribution.UnnamedGeneric},        // still says that somebody holds an office
	{stock, 10, 28, attribution.UnnamedGeneric},           // somebody told us
	{group, 6, 34, attribution.Collective},                // a view imputed to a class
	{impersonal, 3, 8, attribution.Impersonal},            // nobody
}

// unpublishedCeiling is the most for a record that readers cannot get.
const unpublishedCeiling = 70

// Deductions, and what they leave.
const (
	relayed     = -8 // the source only passes on another's words
	notSaid     = -6 // a verb of the mind: no act of saying is told
	hedged      = -4 // "reportedly", on top of a source
	unresolved  = 20 // the most for a pronoun that stands for nobody known
	leastClaim  = 1  // no deduction takes an attributed claim below this
	leastSource = 4  // nor a source that is somebody
)

// A weight is what a detail adds to the score of some forms. Of the details of
// one name only the best counts; where one that counts and another both have
// also, the other adds that.
type weight struct {
	forms  form
	detail attribution.DetailKind
	name   string // in the evidence
	points int
	also   int
}

var weights = [...]weight{
	// who a named person is: position first, then for whom
	{person, attribution.Title, "title", 12, 0},
	{person, attribution.Role, "title", 12, 0},
	{person, attribution.AffiliationBody, "affiliation", 6, 0},
	{person, attribution.AffiliationCountry, "affiliation", 6, 0},
	{person, attribution.AffiliationSector, "affiliation", 6, 0},
	{partial, attribution.Title, "role", 6, 0},
	{partial, attribution.Role, "role", 6, 0},
	{partial, attribution.AffiliationBody, "affiliation", 4, 0},
	{partial, attribution.AffiliationCountry, "affiliation", 4, 0},
	{partial, attribution.AffiliationSector, "affiliation", 4, 0},

	// who an unnamed source is
	{role, attribution.Role, "role", 6, 0},                      // an occupation tells why they would know
	{role, attribution.Title, "role", 6, 0},                     // the same, of a source with half a name
	{unnamed, attribution.Seniority, "seniority", 4, 0},         // any rank, low ones too: the reader is told
	{role, attribution.Former, "seniority", 2, 0},               // less: the office is over
	{role, attribution.AffiliationBody, "affiliation", 8, 0},    // a named agency is the mark of a good description
	{role, attribution.AffiliationSector, "affiliation", 4, 2},  // the field only
	{role, attribution.AffiliationCountry, "affiliation", 4, 2}, // the country or side only; with the field 6
	{official | stock, attribution.AffiliationSector, "affiliation", 4, 0},
	{official | stock, attribution.AffiliationCountry, "affiliation", 4, 0},
	{unnamed, attribution.NumberExact, "number", 5, 0}, // two sources are better than one
	{unnamed, attribution.NumberInexact, "number", 2, 0},
	{role, attribution.Relation, "relation", 6, 0}, // a stake, a side, a bond

	// how they know
	{role, attribution.BasisFirsthand, "basis", 12, 0}, // was there, took part, saw the record
	{role, attribution.BasisDirect, "basis", 10, 0},    // claims direct knowledge
	{role, attribution.BasisBriefed, "basis", 8, 0},    // was told by those who know
	{role, attribution.BasisSpecific, "basis", 6, 0},   // knows of a named event, record or person
	{unnamed, attribution.BasisEmpty, "basis", 5, 0},   // "the matter" is empty, but a claim to know
	{person, attribution.BasisFirsthand, "basis", 4, 0},
	{person, attribution.BasisDirect, "basis", 4, 0},
	{person, attribution.BasisBriefed, "basis", 4, 0},
	{person, attribution.BasisSpecific, "basis", 4, 0},
	{partial, attribution.BasisFirsthand, "basis", 6, 0},
	{partial, attribution.BasisDirect, "basis", 6, 0},
	{partial, attribution.BasisBriefed, "basis", 6, 0},
	{partial, attribution.BasisSpecific, "basis", 6, 0},

	// why they have no name
	{unnamed, attribution.ReasonInformative, "reason", 6, 0}, // what is at stake for them
	{unnamed, attribution.ReasonBoilerplate, "reason", 2, 0}, // weak, but never punished: that is a finding
	{partial, attribution.ReasonInformative, "reason", 4, 0},
	{partial, attribution.ReasonBoilerplate, "reason", 4, 0},

	// how, when and where it was said: a reader can check
	{unnamed, attribution.Channel, "channel", 2, 0},
	{role, attribution.Time, "time", 1, 0},
	{person, attribution.Channel, "channel", 4, 0},
	{person, attribution.Time, "time", 4, 0},
	{partial, attribution.Channel, "channel", 2, 0},
	{bodies | spokesperson, attribution.Channel, "channel", 6, 0}, // a statement can be looked up
	{bodies | spokesperson, attribution.Time, "time", 4, 0},
	{bodies, attribution.Unit, "unit", 4, 0},                 // which part of it spoke
	{spokesperson, attribution.Principal, "principal", 2, 0}, // a proper body, or a person with a title
	{spokesperson, attribution.PrincipalPlain, "principal", 0, 0},

	// what a newsroom did itself
	{witness, attribution.Place, "time", 4, 0}, // where and when the reporter was
	{witness, attribution.Time, "time", 4, 0},
	{witness | analysis, attribution.Method, "method", 4, 0}, // saw, counted
	{analysis, attribution.Data, "data", 6, 0},

	// which record it is
	{record, attribution.Issuer, "issuer", 12, 0},
	{record, attribution.RecordTitle, "type", 8, 0},
	{record, attribution.RecordType, "type", 8, 0},
	{record, attribution.Date, "date", 4, 0},
	{record, attribution.Locator, "locator", 4, 0},
	{record, attribution.Access, "access", 4, 0}, // how the newsroom got at it
	{vagueRecord, attribution.Access, "access", 8, 0},
	{vagueRecord, attribution.RecordType, "type", 4, 0},

	// from whom another outlet has it
	{outlet, attribution.OutletSourceNamed, "outlet's source", 10, 0},
	{outlet, attribution.OutletSourceTold, "outlet's source", 6, 0},
	{unnamedOutlet, attribution.Outlet, "outlet", 2, 0}, // its country or type

	// which class a view is imputed to
	{group, attribution.ExpertClass, "class", 2, 0}, // by trade or presence they could know
	{group, attribution.NamedGroup, "group", 5, 0},
	{group, attribution.Exemplar, "exemplar", 5, 0},
	{group, attribution.Member, "member", 12, 0}, // one of them is named and quoted close by

	{impersonal, attribution.Locus, "locus", 2, 0}, // a place, no speaker
}

// deductions are what takes points away, by detail, and what undoes it.
var deductions = [...]struct {
	detail    attribution.DetailKind
	name, say string
	points    int
}{
	{attribution.Relay, "relay", "ask the one who said it first", relayed},
	{attribution.NoSpeech, "no act of saying", "say what the source said, not what it thinks", notSaid},
	{attribution.Hedge, "hedge", "leave out the hedge, where the source did say it", hedged},
}

// advice says what would raise the evidence of a name.
var advice = [...]struct{ name, say string }{
	{"basis", "say how the source knows"},
	{"title", "say who the source is"},
	{"issuer", "say whose record it is"},
	{"outlet's source", "say from whom the outlet has it"},
	{"affiliation", "say for whom the source works"},
	{"type", "say what kind of record it is"},
	{"access", "say how the record was obtained"},
	{"role", "say what the source does"},
	{"relation", "say what stake or side the source has"},
	{"reason", "say why the source is not named"},
	{"data", "name the data"},
	{"channel", "say by what way it was said"},
	{"number", "say how many they are"},
	{"exemplar", "name one of them as an example"},
	{"group", "name the group"},
	{"seniority", "give the source's rank"},
	{"principal", "give the title of the person, or the name of the body, that the source speaks for"},
	{"date", "give the record's date"},
	{"locator", "say where the record is"},
	{"unit", "say which part of the body"},
	{"method", "say what the reporter did"},
	{"time", "say when or where it was said"},
	{"outlet", "say what kind of outlet"},
}
