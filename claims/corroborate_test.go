package claims

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/seeds"
	"github.com/bywhom/bywhom/text"
)

// scoresOf returns the score of the first claim of each attribution.
func scoresOf(src string, as []attribution.Attribution) []int {
	r := assemble(context.Background(), new(room), text.New("", src), nil, as, entitiesOf(as))
	out := make([]int, len(as))
	for i := len(r.Claims) - 1; i >= 0; i-- {
		if n := r.Claims[i].Attribution; n >= 0 {
			out[n] = r.Claims[i].Score
		}
	}
	return out
}

func TestASecondIndependentSourceAddsEightOnce(t *testing.T) {
	const src = "The bridge will close, the Lands Office said and Ada Ruiz wrote. A diplomat confirmed the account."
	as := []attribution.Attribution{
		told(t, src, 1, attribution.NamedOrganization, "the Lands Office", "said", "The bridge will close"),
		told(t, src, 2, attribution.NamedPerson, "Ada Ruiz", "wrote", "The bridge will close"),
		told(t, src, 3, attribution.UnnamedRole, "A diplomat", "confirmed", "the account"),
	}
	assert.Equal(t, []int{56, 78, 22}, scoresOf(src, as), "the best of them, and once")
	assert.Equal(t, []int{64, 0, 22}, scoresOf(src, []attribution.Attribution{as[0], {Source: attribution.Source{ID: 2}, Polarity: attribution.Open}, as[2]}), "who confirms what was said")
}

func TestWhatIsNoSecondSourceAddsNothing(t *testing.T) {
	const src = "The bridge will close, a diplomat said and another diplomat told us. The mayor said that Ada Ruiz said that it rained."
	one := told(t, src, 1, attribution.UnnamedRole, "a diplomat", "said", "The bridge will close")
	two := told(t, src, 2, attribution.UnnamedRole, "another diplomat", "told", "The bridge will close")
	assert.Equal(t, []int{22, 22}, scoresOf(src, []attribution.Attribution{one, two}), "of the same trade, with no body")
	two.Source.ID = 1
	assert.Equal(t, []int{22, 22}, scoresOf(src, []attribution.Attribution{one, two}), "the same source again")
	two = told(t, src, 2, attribution.Collective, "another diplomat", "told", "The bridge will close")
	assert.Equal(t, []int{22, 6}, scoresOf(src, []attribution.Attribution{one, two}), "a class is nobody in particular")
	two = told(t, src, 2, attribution.NamedPerson, "Ada Ruiz", "told", "The bridge will close")
	two.Polarity = attribution.Denied
	assert.Equal(t, []int{22, 70}, scoresOf(src, []attribution.Attribution{one, two}), "who denies bears nothing out")

	outer := told(t, src, 1, attribution.UnnamedRole, "The mayor", "said", "that Ada Ruiz said that it rained")
	inner := told(t, src, 2, attribution.NamedPerson, "Ada Ruiz", "said that it", "that it rained")
	assert.Equal(t, []int{22, 70}, scoresOf(src, []attribution.Attribution{outer, inner}), "one passes on what the other says")
}

func TestUnnamedSourcesAloneStayBelowANamedOne(t *testing.T) {
	const src = "The bridge will close, two senior engineers said and three pilots told us."
	as := []attribution.Attribution{
		told(t, src, 1, attribution.UnnamedRole, "two senior engineers", "said", "The bridge will close"),
		told(t, src, 2, attribution.UnnamedRole, "three pilots", "told", "The bridge will close"),
	}
	for _, k := range []attribution.DetailKind{attribution.Role, attribution.AffiliationBody, attribution.Relation, attribution.BasisFirsthand, attribution.ReasonInformative, attribution.NumberExact, attribution.Seniority} {
		as[0].Source.Details = append(as[0].Source.Details, attribution.Detail{Kind: k, Span: as[0].Source.Span})
	}
	assert.Equal(t, unnamedMost, scoresOf(src, as)[0])
	as[1].Source.Kind = attribution.NamedOrganization
	as[1].Source.Name = "Pilots"
	assert.Equal(t, 73, scoresOf(src, as)[0], "with a named body the limit is off")
}

func TestAClassGainsByANamedMemberInTheNextTwoSentences(t *testing.T) {
	const near = "Economists doubted that the town could pay. “It has no money,” said Jonas Petrov, an economist at Alden Bank."
	first := func(src string) Claim {
		t.Helper()
		for _, c := range Check(src).Claims {
			if c.Attribution >= 0 {
				return c
			}
		}
		t.Fatal("no claim")
		return Claim{}
	}
	assert.Equal(t, 20, first(near).Score)
	assert.Equal(t, 8, first(strings.Replace(near, "an economist at", "a nurse at", 1)).Score, "no member of the class")
	assert.Equal(t, 8, first(strings.Replace(near, "pay. ", "pay. The snow lay deep. Nobody came. ", 1)).Score, "too far away")
}

func TestEvidenceOfEveryClaimAddsUpToItsScore(t *testing.T) {
	for _, s := range seeds.All() {
		for _, c := range Check(s.Text).Claims {
			sum := 0
			for _, e := range c.Evidence {
				sum += e.Points
			}
			require.Equal(t, c.Score, sum, "%s: %v", s.Name, c.Evidence)
			require.Equal(t, Band(c.Score), c.Band)
		}
	}
}

func TestOrderOfAttributionsAndSourcesDoesNotChangeTheScores(t *testing.T) {
	const src = "The bridge will close, the Lands Office said and Ada Ruiz wrote and two engineers told us. A diplomat confirmed the account. Critics groaned that it was late."
	as := []attribution.Attribution{
		told(t, src, 1, attribution.NamedOrganization, "the Lands Office", "said", "The bridge will close"),
		told(t, src, 2, attribution.NamedPerson, "Ada Ruiz", "wrote", "The bridge will close"),
		told(t, src, 3, attribution.UnnamedRole, "two engineers", "told", "The bridge will close"),
		told(t, src, 4, attribution.UnnamedRole, "A diplomat", "confirmed", "the account"),
		told(t, src, 5, attribution.Collective, "Critics", "groaned", "that it was late"),
	}
	byCue := func(as []attribution.Attribution) map[text.Span]int {
		out := map[text.Span]int{}
		for i, n := range scoresOf(src, as) {
			out[as[i].Cue] = n
		}
		return out
	}
	want := byCue(as)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		got := slices.Clone(as)
		rng.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		require.Empty(t, cmp.Diff(want, byCue(got)))
		ids := rng.Perm(len(got))
		for i := range got {
			got[i].Source.ID = ids[i] + 1
		}
		require.Empty(t, cmp.Diff(want, byCue(got)), "the numbers of the sources do not count")
	}
}

// A paragraph that names nobody and quotes nobody gives no other a score.
func TestParagraphsAroundAnArticleDoNotChangeItsScores(t *testing.T) {
	fill := []string{
		"The snow lay deep on the quay.", "Boats stood in the yard.", "It rained for three days.", "The road to the coast was closed at noon.",
		"Bread cost more than coal.", "The lamps were lit early.", "Salt is heavy.",
	}
	const article = "The quay sank in the night, two engineers of the Lands Office said.\n\nThe ministry said in a statement on Friday that it would rebuild it. “We were not asked,” said Ada Ruiz, an economist at Alden Bank."
	type scored struct {
		words string
		score int
	}
	scores := func(src string) (out []scored) {
		doc := text.New("", src)
		c, err := New()
		require.NoError(t, err)
		for _, c := range c.Check(doc).Claims {
			if c.Attribution >= 0 {
				out = append(out, scored{doc.Slice(c.Span), c.Score})
			}
		}
		return out
	}
	want := scores(article)
	require.Len(t, want, 3)
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfN(rapid.SampledFrom(fill), 0, 6)
		src := article
		if before := some.Draw(t, "before"); len(before) > 0 {
			src = strings.Join(before, " ") + "\n\n" + src
		}
		if after := some.Draw(t, "after"); len(after) > 0 {
			src += "\n\n" + strings.Join(after, " ")
		}
		if got := scores(src); !slices.Equal(want, got) {
			t.Fatalf("want %v\ngot %v", want, got)
		}
	})
}
