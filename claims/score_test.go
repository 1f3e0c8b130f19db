package claims

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/attribution"
)

// anchors are phrases of the shapes that docs/rubric.md sets, from the best;
// their order must hold.
var anchors = []struct {
	phrase string
	kind   attribution.SourceKind
	terms  []int // base and points
}{
	{"A Reuters reporter at the crossing on Tuesday saw lorries turn back", attribution.Reporter, []int{90, 4, 4}},
	{"Secretary of State Ilse Brandt told a Senate hearing on Tuesday", attribution.NamedPerson, []int{70, 12, 6, 4, 4}},
	{"Marta Ruiz, an economist at Banco Sur, said", attribution.NamedPerson, []int{70, 12, 6}},
	{"an indictment unsealed Monday in federal court in Manhattan", attribution.Document, []int{52, 12, 8, 4}},
	{"John Weller said", attribution.NamedPerson, []int{70}},
	{"the Treasury Department said in a statement on Friday", attribution.NamedOrganization, []int{56, 6, 4}},
	{"a Treasury spokeswoman said by email", attribution.Representative, []int{52, 6, 2}},
	{"two senior State Department officials who attended the meeting, speaking anonymously for fear of retaliation", attribution.UnnamedRole, []int{22, 5, 4, 8, 12, 6}},
	{"the Treasury said", attribution.NamedOrganization, []int{56}},
	{"his lawyer said", attribution.Representative, []int{52}},
	{"the Kremlin said", attribution.NamedOrganization, []int{50}},
	{"a cabinet minister with direct knowledge of the negotiations", attribution.UnnamedRole, []int{22, 6, 4, 4, 10}},
	{"The New York Times first reported", attribution.Media, []int{44}},
	{"a person briefed on the talks, who requested anonymity because disclosing them is illegal", attribution.UnnamedRole, []int{22, 8, 6}},
	{"a senior State Department official", attribution.UnnamedRole, []int{22, 4, 8}},
	{"three people with knowledge of the meeting", attribution.UnnamedRole, []int{22, 5, 6}},
	{"a senior intelligence official", attribution.UnnamedRole, []int{22, 4, 4}},
	{"one regional analyst", attribution.UnnamedRole, []int{22, 6}},
	{"three U.S. officials", attribution.UnnamedGeneric, []int{14, 4, 5}},
	{"documents show", attribution.Document, []int{20}},
	{"U.S. officials", attribution.UnnamedGeneric, []int{14, 4}},
	{"people familiar with the matter", attribution.UnnamedGeneric, []int{10, 5}},
	{"officials said", attribution.UnnamedGeneric, []int{14}},
	{"many in the Venezuelan opposition say", attribution.Collective, []int{6, 5}},
	{"sources said", attribution.UnnamedGeneric, []int{10}},
	{"analysts say", attribution.Collective, []int{6, 2}},
	{"critics say", attribution.Collective, []int{6}},
	{"inside the White House it is being hailed as a triumph", attribution.Impersonal, []int{3, 2}},
	{"it is widely believed", attribution.Impersonal, []int{3}},
	{"", attribution.NoSource, nil},
}

func TestAnchorsHaveTheirScores(t *testing.T) {
	for _, a := range anchors {
		t.Run(a.phrase, func(t *testing.T) {
			want := 0
			for _, n := range a.terms {
				want += n
			}
			s := ScoreSource(a.phrase)
			assert.Equal(t, a.kind.String(), s.Kind.String())
			assert.Equal(t, want, s.Score, explain(s, a.phrase))
			var got []int
			for _, e := range s.Evidence {
				got = append(got, e.Points)
			}
			assert.ElementsMatch(t, a.terms, got, explain(s, a.phrase))
		})
	}
	assert.Equal(t, 3, ScoreSource("reportedly").Score)
}

// explain writes the evidence of s.
func explain(s Score, phrase string) string {
	out := fmt.Sprintf("%s %d (%s):", s.Kind, s.Score, s.Band)
	for _, e := range s.Evidence {
		out += fmt.Sprintf(" %s %+d %q", e.Name, e.Points, phrase[e.Span.Start:e.Span.End])
	}
	return out
}

// The three exceptions are the rubric's own: what is next to them in the list
// differs in kind, not in rank.
func TestAnchorsBelowEachKindOfPersonKeepTheirOrder(t *testing.T) {
	rank := []string{
		"Secretary of State Ilse Brandt told a Senate hearing on Tuesday", "Marta Ruiz, an economist at Banco Sur, said", "John Weller said",
		"a Treasury spokeswoman said by email", "the Kremlin said", "a cabinet minister with direct knowledge of the negotiations", "a senior State Department official",
		"a senior intelligence official", "one regional analyst", "three U.S. officials", "U.S. officials", "officials said", "sources said", "analysts say", "critics say", "reportedly",
	}
	last := 101
	for _, phrase := range rank {
		s := ScoreSource(phrase)
		assert.Less(t, s.Score, last, phrase)
		last = s.Score
	}
}

func TestEvidenceAddsUpToTheScore(t *testing.T) {
	for _, phrase := range []string{
		"three senior U.S. officials familiar with the matter, speaking on condition of anonymity because they were not authorized to speak",
		"two former senior Interior Ministry officials who attended the meeting, allies of Mr. Dane, speaking for fear of arrest",
		"officials believed", "Ada believes", "a leaked Treasury memo dated May 3 on page 7, obtained by the newspaper",
	} {
		s := ScoreSource(phrase)
		sum := 0
		for _, e := range s.Evidence {
			sum += e.Points
		}
		assert.Equal(t, s.Score, sum, explain(s, phrase))
	}
}

func TestBandsStartWhereTheRubricSays(t *testing.T) {
	for from, want := range map[int]string{
		100: "fully identified", 85: "fully identified", 84: "identified", 65: "identified", 64: "accountable or well described",
		45: "accountable or well described", 44: "thinly described", 28: "thinly described", 27: "vague", 10: "vague",
		9: "no real source", 1: "no real source", 0: "unattributed",
	} {
		assert.Equal(t, want, Band(from), "%d", from)
	}
}

func TestWeightsAreSound(t *testing.T) {
	kinds := map[attribution.SourceKind]bool{}
	for _, b := range bases {
		kinds[b.kind] = true
		assert.Less(t, b.base, b.ceiling, "%d", b.form)
		assert.LessOrEqual(t, b.ceiling, 100)
	}
	assert.Len(t, kinds, int(attribution.Impersonal), "every kind but none has a base")
	type key struct {
		f form
		d attribution.DetailKind
	}
	seen := map[key]bool{}
	for _, w := range weights {
		for _, b := range bases {
			if w.forms&b.form != 0 {
				require.False(t, seen[key{b.form, w.detail}], "%v twice for form %d", w.detail, b.form)
				seen[key{b.form, w.detail}] = true
			}
		}
		if w.detail != attribution.PrincipalPlain { // shown, but worth nothing
			assert.Positive(t, w.points)
		}
	}
}

func TestVerbsOfTheMindCostWhatNoVerbOfSayingDoes(t *testing.T) {
	assert.Equal(t, ScoreSource("the ministry said").Score, ScoreSource("the ministry insisted").Score)
	assert.Equal(t, ScoreSource("the ministry said").Score+notSaid, ScoreSource("the ministry believes").Score)
	assert.Equal(t, leastSource, ScoreSource("critics believe").Score, "a source that is somebody stays above nobody")
}

func TestRaiseSaysWhatIsMissing(t *testing.T) {
	assert.Contains(t, ScoreSource("a senior State Department official").Raise, "say how the source knows: +5 to +12")
	assert.Contains(t, ScoreSource("three U.S. officials").Raise, "say how the source knows: +5")
	assert.Empty(t, ScoreSource("Secretary of State Ilse Brandt, who attended the talks, told a Senate hearing on Tuesday").Raise)
	assert.Equal(t, []string{"say who says so"}, ScoreSource("").Raise)
}

func TestRelayedSpeechCostsPoints(t *testing.T) {
	points := func(src string) int {
		r := Check(src)
		require.NotEmpty(t, r.Claims)
		return r.Claims[0].Score
	}
	direct := points("A senior Lands Office official said that the dam would be pulled down.")
	relay := points("A senior Lands Office official said that the general had told him that the dam would be pulled down.")
	require.Equal(t, direct+relayed, relay)
}
