package claims

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/bywhom/bywhom/attribution"
)

func ExampleScoreSource() {
	s := ScoreSource("a senior State Department official")
	fmt.Println(s.Kind, s.Score, s.Band)
	for _, e := range s.Evidence {
		fmt.Println(e.Name, e.Points)
	}
	fmt.Println(s.Raise[1])
	// Output:
	// unnamed-role 34 thinly described
	// base 22
	// seniority 4
	// affiliation 8
	// say how the source knows: +5 to +12
}

// description draws the parts of an unnamed source: each is there or not.
type description struct {
	count, rank, body, head, basis, relation, reason, verb, channel, time string
}

func (d description) String() string {
	s := d.head
	if d.count == "" || d.count == "a" {
		s = "an unlisted " + strings.TrimSuffix(s, "s")
	}
	parts := []string{d.rank, d.body, d.head}
	if d.count != "" {
		parts = append([]string{d.count}, parts...)
	}
	s = strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	for _, p := range []string{d.basis, d.relation} {
		if p != "" {
			s += " " + p
		}
	}
	if d.reason != "" {
		s += ", speaking " + d.reason + ","
	}
	s += " " + d.verb
	for _, p := range []string{d.channel, d.time} {
		if p != "" {
			s += " " + p
		}
	}
	return s
}

var (
	counts    = []string{"several", "two", "five"}
	ranks     = []string{"senior", "top", "high-ranking", "former", "junior"}
	bodyNames = []string{"U.S.", "intelligence", "State Department", "Pentagon", "Lands Office", "Venezuelan"}
	heads     = []string{"officials", "sources", "people", "diplomats", "analysts", "nurses", "aides", "insiders", "engineers", "advisers"}
	basisOf   = []string{"familiar with the matter", "with knowledge of the meeting", "briefed on the talks", "with direct knowledge of the negotiations", "who attended the dinner", "aware of the plans"}
	relations = []string{"loyal to Mr. Brandt", "who opposed the merger", "critical of the ministry"}
	reasons   = []string{"on condition of anonymity", "anonymously because they were not authorized to speak", "for fear of retaliation", "anonymously because of a nondisclosure agreement"}
	verbs     = []string{"said", "told reporters", "insisted", "claimed", "confirmed", "warned"}
	channels  = []string{"in a statement", "by email", "in an interview", "at a news conference"}
	times     = []string{"on Tuesday", "last week", "in March", "hours later"}
)

// TestAddingADetailNeverLowersAScore is the principle that telling more about
// a source is never punished.
func TestAddingADetailNeverLowersAScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		maybe := func(from []string, label string) string {
			return rapid.SampledFrom(append([]string{""}, from...)).Draw(t, label)
		}
		d := description{
			count: maybe(counts, "count"), rank: maybe(ranks, "rank"), body: maybe(bodyNames, "body"), head: rapid.SampledFrom(heads).Draw(t, "head"),
			basis: maybe(basisOf, "basis"), relation: maybe(relations, "relation"), reason: maybe(reasons, "reason"),
			verb: "said", channel: maybe(channels, "channel"), time: maybe(times, "time"),
		}
		more := d
		add := func(p *string, from []string) {
			if *p == "" {
				*p = rapid.SampledFrom(from).Draw(t, "added")
			}
		}
		switch rapid.IntRange(0, 7).Draw(t, "which") {
		case 0:
			add(&more.count, counts)
		case 1:
			add(&more.rank, ranks)
		case 2:
			add(&more.body, bodyNames)
		case 3:
			add(&more.basis, basisOf)
		case 4:
			add(&more.relation, relations)
		case 5:
			add(&more.reason, reasons)
		case 6:
			add(&more.channel, channels)
		case 7:
			add(&more.time, times)
		}
		a, b := ScoreSource(d.String()), ScoreSource(more.String())
		if b.Score < a.Score {
			t.Fatalf("less for more:\n%s\n  %s\n%s\n  %s", d, explain(a, d.String()), more, explain(b, more.String()))
		}
	})
}

func TestVerbsOfSayingDoNotMoveTheScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		subject := rapid.SampledFrom([]string{"Ada Ruiz", "the ministry", "Reuters", "a police spokesman", "two officials", "critics", "a nurse", "the Treasury", "Ada Ruiz, a nurse at Weston Hospital,"}).Draw(t, "subject")
		a := ScoreSource(subject + " said")
		verb := rapid.SampledFrom(verbs).Draw(t, "verb")
		if verb == "told reporters" {
			verb = "noted"
		}
		if b := ScoreSource(subject + " " + verb); a.Score != b.Score || a.Kind != b.Kind {
			t.Fatalf("%s %s: %v, said: %v", subject, verb, b, a)
		}
	})
}

// TestTellingMoreOfANamedPersonOrABodyNeverLowersAScore does the same for
// sources that have a name.
func TestTellingMoreOfANamedPersonOrABodyNeverLowersAScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		subject := rapid.SampledFrom([]string{"Ada Ruiz", "Sen. Ada Ruiz", "the Treasury Department", "the ministry", "the Kremlin", "a spokesman for the port", "his lawyer", "police"}).Draw(t, "subject")
		plain := subject + " said"
		more := plain
		for _, from := range [][]string{channels, times} {
			more += " " + rapid.SampledFrom(from).Draw(t, "more")
			a, b := ScoreSource(plain), ScoreSource(more)
			if b.Score < a.Score || a.Kind != b.Kind {
				t.Fatalf("%s: %d, %s: %d", plain, a.Score, more, b.Score)
			}
		}
	})
}

func TestPhrasesWithoutASpeakerAreImpersonal(t *testing.T) {
	for _, s := range []string{"it is widely believed", "reportedly", "the Gazette has learned", "it is said", "rumors swirled", "inside the Lands Office it is being hailed as bold"} {
		assert.Equal(t, attribution.Impersonal, ScoreSource(s).Kind, s)
	}
	assert.Equal(t, attribution.NoSource, ScoreSource("  ").Kind)
	assert.Equal(t, attribution.UnnamedGeneric, ScoreSource("according to officials").Kind)
	assert.Equal(t, attribution.UnnamedRole, ScoreSource("said one regional analyst").Kind)
}

func TestAPhraseWithoutASourceIsUnattributed(t *testing.T) {
	for _, s := range []string{"asdf qwer", "hello", "the blue sky", "the Arvel bridge", "the mayor's hat", "bananas", "tomorrow", "The ferry will stop in March", "???", "-", "42"} {
		got := ScoreSource(s)
		assert.Equal(t, attribution.NoSource.String(), got.Kind.String(), s)
		assert.Equal(t, 0, got.Score, s)
		assert.Equal(t, "unattributed", got.Band, s)
		assert.Empty(t, got.Evidence, s)
	}
	for phrase, want := range map[string]attribution.SourceKind{
		"said": attribution.Impersonal, "in Weston": attribution.Impersonal, "a report": attribution.Document,
		"the plaque says": attribution.Document, "the mayor's ledger": attribution.Document, "a wisewife who lives nearby": attribution.UnnamedRole, "a passerby": attribution.UnnamedRole,
	} {
		assert.Equal(t, want.String(), ScoreSource(phrase).Kind.String(), phrase)
	}
}

func TestWhatIsTakenForGrantedIsSaid(t *testing.T) {
	for phrase, want := range map[string]string{
		"Delgado":         "a surname alone",
		"Delgado said":    "a surname alone",
		"she":             "elsewhere",
		"the official":    "elsewhere",
		"his lawyer":      "“his” stands for",
		"Blorp Zork said": "“Blorp Zork” is the name of a person",
		"the plaque says": "“plaque”, a word of no list, is a record",
		"my cousin Vinny": "", "Ada Ruiz": "", "Mayor Delgado": "", "a senior official": "", "the Lands Office": "", "reportedly": "", "": "",
	} {
		got := ScoreSource(phrase).Assumed
		if want == "" {
			assert.Empty(t, got, phrase)
		}
		assert.Contains(t, got, want, phrase)
	}
}

func TestAFirstNameAloneIsHalfAName(t *testing.T) {
	assert.Equal(t, 51, ScoreSource("my cousin Vinny").Score)
	assert.Equal(t, 82, ScoreSource("my cousin Vinny Weller").Score)
}

func TestWhoWasThereHasABasis(t *testing.T) {
	for _, clause := range []string{
		"who watched from her porch", "who was watching", "who saw the fire", "who heard the shots", "who was at the meeting", "who was at the hearing",
		"who attended", "who reviewed the document", "who worked on the dam", "who listened to the call", "who filmed the fire",
	} {
		assert.Equal(t, 40, ScoreSource("a neighbor "+clause).Score, clause)
	}
	for _, clause := range []string{"who moved away", "who lives on Hill Street"} {
		assert.Equal(t, 28, ScoreSource("a neighbor "+clause).Score, clause)
	}
}

func TestHowARecordWasObtainedCounts(t *testing.T) {
	for _, s := range []string{"obtained through a public records request", "released under the freedom of information act"} {
		assert.Equal(t, 28, ScoreSource("documents "+s).Score, s)
	}
}

func TestForWhomARepresentativeSpeaksIsShown(t *testing.T) {
	for phrase, want := range map[string]string{
		"a lawyer for Ada Ruiz": "Ada Ruiz", "Ada Ruiz's lawyer": "Ada Ruiz's", "a spokesman for the port in Weston said": "the port", "a lawyer for Mayor Ada Ruiz": "Mayor Ada Ruiz", "lawyers representing Mayor Ada Ruiz": "Mayor Ada Ruiz", "lawyers representing the family": "the family",
	} {
		s := ScoreSource(phrase)
		e := s.Evidence[len(s.Evidence)-1]
		assert.Equal(t, "principal", e.Name, phrase)
		assert.Equal(t, want, phrase[e.Span.Start:e.Span.End])
	}
	assert.Contains(t, ScoreSource("a lawyer for Ada Ruiz").Raise, "give the title of the person, or the name of the body, that the source speaks for: +2")
}

// Below the best band there is always something that would raise a score.
func TestEveryScoreBelowTheBestHasAdvice(t *testing.T) {
	phrases := []string{
		"emails obtained through a public records request", "a spokesman for the port said in a statement on Friday", "the Treasury Department's legal office said in a statement on Friday",
		"Reuters, citing Ada Ruiz", "local media", "a leaked Treasury memo dated May 3 on page 7, obtained by the newspaper", "she", "it", "Linda, a nurse who asked that her surname not be used",
		"an indictment unsealed Monday in federal court in Manhattan, seen by the newspaper, page 7", "critics believe", "Ada Ruiz believes",
	}
	for _, a := range anchors {
		phrases = append(phrases, a.phrase)
	}
	for _, p := range phrases {
		if s := ScoreSource(p); s.Score < bands[0].from {
			assert.NotEmpty(t, s.Raise, explain(s, p))
		}
	}
	assert.Contains(t, ScoreSource("court emails obtained by the newspaper").Raise, "say whose record it is, or give its title or date: 56 or more")
	assert.Equal(t, []string{"write who it is in place of the pronoun"}, ScoreSource("she").Raise)
	assert.Contains(t, ScoreSource("Ada Ruiz believes").Raise, "say what the source said, not what it thinks: +6")
}

func TestUnnamedSourcesNeverReachANamedPerson(t *testing.T) {
	s := ScoreSource("two senior State Department officials who attended the meeting, allies of Mr. Brandt, speaking for fear of arrest, told a Senate hearing on Tuesday")
	assert.Equal(t, attribution.UnnamedRole, s.Kind)
	assert.Equal(t, 65, s.Score, "its ceiling")
	assert.Less(t, s.Score, ScoreSource("John Weller said").Score)
}

func FuzzScoreSource(f *testing.F) {
	for _, a := range anchors {
		f.Add(a.phrase)
	}
	f.Fuzz(func(t *testing.T, phrase string) {
		s := ScoreSource(phrase)
		sum := 0
		for _, e := range s.Evidence {
			sum += e.Points
			if e.Span.Start < 0 || e.Span.End > len(phrase) {
				t.Fatalf("%v outside of the phrase", e)
			}
		}
		if s.Score < 0 || s.Score > 100 || sum != s.Score || s.Band == "" {
			t.Fatalf("%d is not the sum of %v", s.Score, s.Evidence)
		}
	})
}
