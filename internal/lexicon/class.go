package lexicon

// A Class is what a list says of its entries.
type Class uint8

// The classes, one for each list; the head of a list says what belongs there.
const (
	Access Class = iota
	Adverbs
	Aides
	Analyses
	BasisBriefed
	BasisDirect
	BasisFirsthand
	BasisNone
	BasisOf
	Channel
	Partisans
	Conjunctions
	Counsel
	Countries
	Days
	Definite
	DefiniteBodies
	Determiners
	Documents
	DocumentsVague
	EmptyObjects
	Examples
	Experts
	Former
	GivenFemale
	GivenMale
	GroundRules
	Hedges
	Honorifics
	Inexact
	Issuers
	Journalism
	Masses
	Media
	MediaWords
	Members
	Mental
	Metonyms
	Months
	Nationalities
	Numbers
	Offices
	OrgNames
	Organizations
	Outlets
	Particles
	Parties
	PlaceWords
	Places
	Possessives
	Prepositions
	Pronouns
	ReasonBoilerplate
	ReasonInformative
	Relation
	Relatives
	Reporters
	Roles
	Say
	Sectors
	Seniority
	Speakers
	StockOfficial
	StockPerson
	Suffixes
	Times
	Titles
	Trailers
	Unpublished
	Vague
	Veils
	Witness

	ChannelNouns
	Partitives
	Approximators
	Inquirers
	Adjectives
	Capitals

	// What rules read, see Findings.
	Households
	Informants
	Judgements
	LoadedVerbs

	// What a sentence without a source is read for, see Needs.
	NeedCasualties
	NeedSuperlatives
	NeedMostHeads
	NeedMotives
	NeedPredictions
	NeedSchedules
	NeedBlame
	NeedEvaluation
	NeedPrivate
	NeedUnits
	NeedLabels
	NeedRecord
	NeedDefinition
	NeedArithmetic
	NeedScene
	NeedTerms
	NeedAuthor
	NeedDoubt
	numLists

	// Plural is the class of the plurals of nouns.
	Plural = numLists
)

var lists = [numLists]struct {
	name string // of its file
	noun bool   // singular nouns: plurals are made
}{
	Access:            {"access", false},
	Adverbs:           {"adverbs", false},
	Aides:             {"aides", true},
	Analyses:          {"analyses", true},
	BasisBriefed:      {"basis_briefed", false},
	BasisDirect:       {"basis_direct", false},
	BasisFirsthand:    {"basis_firsthand", false},
	BasisNone:         {"basis_none", false},
	BasisOf:           {"basis_of", false},
	Channel:           {"channel", false},
	Partisans:         {"partisans", true},
	Conjunctions:      {"conjunctions", false},
	Counsel:           {"counsel", true},
	Countries:         {"countries", false},
	Days:              {"days", false},
	Definite:          {"definite", false},
	DefiniteBodies:    {"definite_bodies", false},
	Determiners:       {"determiners", false},
	Documents:         {"documents", true},
	DocumentsVague:    {"documents_vague", true},
	EmptyObjects:      {"empty_objects", true},
	Examples:          {"examples", false},
	Experts:           {"experts", true},
	Former:            {"former", false},
	GivenFemale:       {"given_female", false},
	GivenMale:         {"given_male", false},
	GroundRules:       {"ground_rules", false},
	Hedges:            {"hedges", false},
	Honorifics:        {"honorifics", false},
	Households:        {"households", false},
	Inexact:           {"inexact", false},
	Informants:        {"informants", true},
	Judgements:        {"judgements", false},
	Issuers:           {"issuers", false},
	Journalism:        {"journalism", true},
	LoadedVerbs:       {"loaded_verbs", false},
	Masses:            {"masses", false},
	Media:             {"media", false},
	MediaWords:        {"media_words", false},
	Members:           {"members", true},
	Mental:            {"mental", false},
	Metonyms:          {"metonyms", false},
	Months:            {"months", false},
	Nationalities:     {"nationalities", true},
	Numbers:           {"numbers", false},
	Offices:           {"offices", true},
	OrgNames:          {"org_names", false},
	Organizations:     {"organizations", true},
	Outlets:           {"outlets", true},
	Particles:         {"particles", false},
	Parties:           {"parties", false},
	PlaceWords:        {"place_words", false},
	Places:            {"places", false},
	Possessives:       {"possessives", false},
	Prepositions:      {"prepositions", false},
	Pronouns:          {"pronouns", false},
	ReasonBoilerplate: {"reason_boilerplate", false},
	ReasonInformative: {"reason_informative", false},
	Relation:          {"relation", false},
	Relatives:         {"relatives", true},
	Reporters:         {"reporters", true},
	Roles:             {"roles", true},
	Say:               {"say", false},
	Sectors:           {"sectors", false},
	Seniority:         {"seniority", false},
	Speakers:          {"speakers", true},
	StockOfficial:     {"stock_official", true},
	StockPerson:       {"stock_person", true},
	Suffixes:          {"suffixes", false},
	Times:             {"times", false},
	Titles:            {"titles", false},
	Trailers:          {"trailers", false},
	Unpublished:       {"unpublished", false},
	Vague:             {"vague", false},
	Veils:             {"veils", false},
	Witness:           {"witness", false},
	ChannelNouns:      {"channel_nouns", true},
	Partitives:        {"partitives", false},
	Approximators:     {"approximators", false},
	Inquirers:         {"inquirers", false},
	Adjectives:        {"adjectives", false},
	Capitals:          {"capitals", false},
	NeedCasualties:    {"need_casualties", false},
	NeedSuperlatives:  {"need_superlatives", false},
	NeedMostHeads:     {"need_most_heads", false},
	NeedMotives:       {"need_motives", false},
	NeedPredictions:   {"need_predictions", false},
	NeedSchedules:     {"need_schedules", false},
	NeedBlame:         {"need_blame", false},
	NeedEvaluation:    {"need_evaluation", false},
	NeedPrivate:       {"need_private", false},
	NeedUnits:         {"need_units", false},
	NeedLabels:        {"need_labels", false},
	NeedRecord:        {"need_record", false},
	NeedDefinition:    {"need_definition", false},
	NeedArithmetic:    {"need_arithmetic", false},
	NeedScene:         {"need_scene", false},
	NeedTerms:         {"need_terms", false},
	NeedAuthor:        {"need_author", false},
	NeedDoubt:         {"need_doubt", false},
}

// excluding are the pairs of lists that may not share an entry.
var excluding = [][2]Class{
	{Roles, StockOfficial},
	{Roles, StockPerson},
	{StockOfficial, StockPerson},
	{Roles, Documents},
	{ReasonBoilerplate, ReasonInformative},
	{BasisFirsthand, BasisBriefed},
	{BasisFirsthand, BasisDirect},
	{BasisBriefed, BasisDirect},
	{BasisOf, BasisDirect},
	{Speakers, Counsel},
	{OrgNames, Media},
	{Countries, Places},
	{Say, Mental},
	{GroundRules, ReasonBoilerplate},
	{Documents, DocumentsVague},
	{StockPerson, Partisans},
	{StockOfficial, Partisans},
	{Days, Months},
	{Relation, BasisFirsthand},
}
