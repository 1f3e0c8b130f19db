package attribution

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/bywhom/bywhom/text"
)

// kindCases are phrases by kind; those under "anaphor" point back.
var kindCases = map[string]string{
	"named-person": `
Ada Ruiz
Ruiz
Mr. Ruiz
Mrs. Brandt
Ms. Okafor
Dr. Ilse Brandt
Gen. Tomas Weller
Sen. Ada Ruiz (D-Ohio)
Sen. Ada Ruiz, Democrat of Ohio,
Rep. J.T. Weller
President Brandt
former President Ilse Brandt
Prime Minister Ilse Brandt
British Prime Minister Ada Weller
the Rev. Peter Okafor
the Rev. Peter Okafor, of Hill Street Church,
Secretary of State Ilse Brandt
Attorney General Ada Ruiz
Chief Justice Weller
Lands Office spokeswoman Ada Ruiz
White House press secretary Tom Weller
Interim Harbour Board Chairwoman Ada Ruiz
presidential nominee Ada Ruiz
the Democratic candidate Ada Ruiz
Republican Tom Weller
Tom Weller, a spokesman for the port,
Tom Weller of the Crisis Watch Institute
Ada Ruiz, an economist at the University of Weston
A lawyer for the union, Ada Ruiz,
a senior adviser, Tom Weller,
Her chief policy aide, Tom Weller,
Ada Ruiz and Tom Weller
Mr. Ruiz and Ms. Okafor
Ludwig van Dalen
Omar bin Said
Maria de la Cruz
Juan Carlos Okafor Ruiz
Tom Weller Jr.
George H. Church
CNN's Ada Ruiz
Weston Gazette reporter Ada Ruiz
his wife, Ada Ruiz,
Linda, a retired nurse who asked that her surname not be used,
Manhattan Supreme Court Justice Frank Okafor
Michael O’Hara
@adaruiz
ADA RUIZ
Mr. Church
Baker
Cook`,
	"representative": `
a spokesman for the port
a spokeswoman for Ada Ruiz
a Pentagon spokeswoman
a police spokesman
a company spokeswoman
the campaign's press secretary
a White House spokesman
his lawyer
Her attorneys
their lawyers
Ruiz's lawyer
Ada Ruiz’s attorneys
attorneys for the family
lawyers for the company
an attorney for the widow
a lawyer representing the tenants
Ruiz's campaign
the Ruiz campaign
his campaign
the senator's office
the governor’s press office
his team
Brandt's transition team
the embassy's spokesman
an agent for the singer
the publicist for the band`,
	"named-organization": `
the Treasury Department
the Treasury
Amnesty International
Chevron
the White House
The Kremlin
Moscow
Downing Street
Brussels
the administration
the Brandt administration
the ministry
the company
the court
police
Tulsa police's
prosecutors
federal prosecutors
the army
the Venezuelan government
OPEC
the IMF's
Human Rights Watch
the United Nations
the Security Council
the Supreme Court
the federal government
the city
the University of Weston
the Weston Port Authority
China
Brazil, the region's largest economy,
the House and Senate
the International Lake Agency
the Consumer Harbour Bureau
the committee
the union
Parliament
Goldman Sachs
the budget office`,
	"document": `
an indictment unsealed on Monday in Manhattan
a Gallup poll of 1,016 adults in May
the company's 10-K
flight-tracking data from SkyTrack
documents
documents show
studies
a memo reviewed by the newspaper
a post on Truth Social
the ruling
court filings
the law
leaked documents from his tax return
exit polls
other polls
a University of Weston poll
a Lands Office memo
research conducted by the Center for Lake Affairs
the data
federal statistics
an affidavit
Ruiz's brief
the statement
a letter from the ministry
the club's rules`,
	"media": `
The New York Times
Reuters
Axios
CNN
the Weston Gazette
The Harbour Herald
the Lake County Tribune
state television
local media
media reports
a Times article
a New York Times report
the newspaper
a German newspaper
The Associated Press
news reports
an article in the Weston Gazette`,
	"reporter": `
a Reuters reporter
an Associated Press journalist
a Times reporter at the scene
a Washington Post analysis of 3,000 records
a Weston Gazette tally
this reporter`,
	"unnamed-role": `
a senior State Department official
a State Department official
State Department officials
a senior intelligence official
senior administration officials
one regional analyst
three people with knowledge of the meeting
a person briefed on the talks who requested anonymity because disclosing them is illegal
two Western diplomats
a cabinet minister with direct knowledge of the negotiations
an aide to Mr. Ruiz
a Ruiz aide
Ruiz aides
his advisers
Her aides
Ruiz’s aides
advisers to Ms. Brandt
one of Mr. Ruiz's climate advisers
a Brandt ally
a federal judge
a Weston judge
Weston's tax commissioner
Ada Ruiz's son
Tom Weller's wife
his brother
a student group at Lake University
a Washington-based company
a lawyer
a spokesman
a nurse
a doctor
a resident
one voter
four of the six economists
two prosecutors
three analysts
five Republican lawmakers
an executive at a rival bank
a person close to Ms. Brandt
a party source in the room
officials who attended the meeting
people briefed on the talks
a White House official
a former intelligence official
two intelligence officials
one Lake County sheriff's deputy
a retired general
a teacher in the town
a union leader
a critic of the plan
his operatives`,
	"unnamed-generic": `
sources
a source
another source
officials
U.S. officials
three U.S. officials
a senior U.S. official
a U.S. official familiar with the matter
administration officials
Administration officials
police officials
Police officials
city officials
federal and state officials
some state officials
one Tulsa official
people familiar with the matter
a person close to the situation
an insider
show insiders
informed sources
a well-placed source
those in the know
those close to the process
intelligence sources
authorities
the authorities in the capital
someone
a man
a woman
three people
a person
a Democratic source
investigators
other officials
law enforcement officials`,
	"collective": `
critics
analysts
many Republicans
voters
many in the Venezuelan opposition
neighbours like Colombia
experts
observers
residents
the international community
most Americans
some
many
others
most people
few people
some people
the public
the opposition
the American people
Wall Street
Democrats
House Democrats
fellow Republicans
world leaders
World leaders and diplomats
European leaders
foreign policy analysts
several experts
many lawmakers
diplomats
voting rights advocates
labor-policy experts
environmentalists
opponents
presidential contenders of both parties
companies and individuals
Companies and individuals
corporations looking to cut their debts
nations
Tehran residents
54 percent of voters
six in 10 voters
a chorus of prominent Republicans
a growing number of economists
regulators and environmental groups
supporters of the bill
Ruiz supporters
the media`,
	"impersonal": `
inside the White House
within the agency
reports
multiple reports`,
	"anaphor": `
he
She
they
it
who
which
we
the official
the senator
the mayor
the president
the two men
both men
the two
the former
the latter
one
another
one of them
both
the woman
the source
the leaders
the New York businessman
the South Carolina senator
the former first lady and U.S. senator
the three officials
the Republican nominee
the spokesman
she herself`,
}

func describe(phrase string) Description {
	return Describe(phrase, text.Span{End: len(phrase)}, Context{})
}

func TestKindsOfSourcesAreDecidedByTheirWords(t *testing.T) {
	n := 0
	for want, phrases := range kindCases {
		for phrase := range strings.Lines(strings.TrimSpace(phrases)) {
			phrase = strings.TrimSpace(phrase)
			n++
			d := describe(phrase)
			got := d.Kind.String()
			if d.Anaphor {
				got = "anaphor"
			}
			assert.Equal(t, want, got, "%q", phrase)
		}
	}
	assert.Greater(t, n, 200)
}

// The cases that editors would argue about, as the rubric settles them.
func TestDisputedKindsAreSettled(t *testing.T) {
	for phrase, want := range map[string]SourceKind{
		"U.S. officials":                    UnnamedGeneric,
		"senior intelligence official":      UnnamedRole,
		"one regional analyst":              UnnamedRole,
		"many in the Venezuelan opposition": Collective,
		"the administration":                NamedOrganization,
		"people familiar with the matter":   UnnamedGeneric,
		"a spokesman for the port":          Representative,
		"his lawyer":                        Representative,
		"a person briefed on the talks who requested anonymity because of the law": UnnamedRole,
		"The New York Times":                    Media,
		"neighbours like Colombia":              Collective,
		"inside the White House":                Impersonal,
		"Ruiz's campaign":                       Representative,
		"the senator's office":                  Representative,
		"his team":                              Representative,
		"a student group at Lake University":    UnnamedRole,
		"a Washington-based company":            UnnamedRole,
		"a federal judge":                       UnnamedRole,
		"Weston's tax commissioner":             UnnamedRole,
		"Ada Ruiz's son":                        UnnamedRole,
		"others":                                Collective,
		"a person close to his legal team":      UnnamedRole,
		"the Brandt administration":             NamedOrganization,
		"a Rubio-era appointee of the ministry": UnnamedRole,
		"diplomats":                             Collective,
	} {
		assert.Equal(t, want.String(), describe(phrase).Kind.String(), phrase)
	}
}

func TestStraightAndCurlyApostrophesAreTheSame(t *testing.T) {
	for _, phrases := range kindCases {
		for phrase := range strings.Lines(strings.TrimSpace(phrases)) {
			phrase = strings.TrimSpace(phrase)
			curly := describe(strings.ReplaceAll(phrase, "'", "’"))
			straight := describe(strings.ReplaceAll(phrase, "’", "'"))
			assert.Equal(t, straight.Kind.String(), curly.Kind.String(), phrase)
			assert.Equal(t, straight.Anaphor, curly.Anaphor, phrase)
			assert.Len(t, curly.Details, len(straight.Details), phrase)
		}
	}
}

func TestNoSourceIsImpersonalOnlyWithACue(t *testing.T) {
	src := "It was said."
	assert.Equal(t, NoSource, Describe(src, text.Span{}, Context{}).Kind)
	assert.Equal(t, Impersonal, Describe(src, text.Span{}, Context{Cue: text.Span{Start: 3, End: 11}}).Kind)
}

func TestAnaphorsAreRecognised(t *testing.T) {
	for _, s := range []string{"he", "the official", "both men", "one", "the senator"} {
		assert.True(t, isAnaphor(s), s)
	}
	for _, s := range []string{"Ada Ruiz", "an official", "the company", "the senator's aides", "the public", "US", ""} {
		assert.False(t, isAnaphor(s), s)
	}
}
