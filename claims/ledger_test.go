package claims

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/chunk"
	"github.com/bywhom/bywhom/seeds"
	"github.com/bywhom/bywhom/text"
)

// told makes an attribution of words of src; the content is everything in it.
func told(t *testing.T, src string, id int, kind attribution.SourceKind, source, cue string, content ...string) attribution.Attribution {
	t.Helper()
	find := func(s string) text.Span {
		i := strings.Index(src, s)
		require.GreaterOrEqual(t, i, 0, s)
		return text.Span{Start: i, End: i + len(s)}
	}
	a := attribution.Attribution{Form: attribution.Indirect, Stance: attribution.Neutral, Polarity: attribution.Affirmed, Cue: find(cue)}
	a.Source = attribution.Source{ID: id, Kind: kind, Span: find(source)}
	if kind == attribution.NamedPerson || kind == attribution.NamedOrganization {
		a.Source.Name = source
	}
	for _, c := range content {
		a.Content = append(a.Content, find(c))
	}
	return a
}

func entitiesOf(as []attribution.Attribution) []attribution.Entity {
	var out []attribution.Entity
	for _, a := range as {
		for len(out) < a.Source.ID {
			out = append(out, attribution.Entity{ID: len(out) + 1})
		}
		e := &out[a.Source.ID-1]
		e.Name = a.Source.Name
		e.Mentions = append(e.Mentions, a.Source.Span)
	}
	return out
}

func TestLedgerCountsSourcesAndTheBytesThatRestOnThem(t *testing.T) {
	const src = "The quay sank, an engineer said. It may sink more, the engineer added.\n\nAda Ruiz called that nonsense.\n\nThe sea is calm today."
	as := []attribution.Attribution{
		told(t, src, 1, attribution.UnnamedRole, "an engineer", "said", "The quay sank"),
		told(t, src, 1, attribution.UnnamedRole, "the engineer", "added", "It may sink more"),
		told(t, src, 2, attribution.NamedPerson, "Ada Ruiz", "called", "nonsense"),
	}
	r := assemble(t.Context(), new(room), text.New("", src), nil, as, entitiesOf(as))
	l := r.Ledger
	assert.Equal(t, Ledger{
		Sources: 2, Named: 1, Unnamed: 1, Bytes: 13 + 16 + 8 + 22, Unsourced: 22, LeadOnOne: 1,
		Kinds: []Share{{attribution.UnnamedRole, 1, 2, 29}, {attribution.NamedPerson, 1, 1, 8}},
	}, l)
	assert.Equal(t, 29, r.Sources[0].Bytes)
	assert.Equal(t, 8, r.Sources[1].Bytes)
}

func TestLedgerSaysWhenTheWholeStoryRestsOnOneUnnamedSource(t *testing.T) {
	const src = "The quay sank, an engineer said.\n\nIt may sink more, the engineer added."
	as := []attribution.Attribution{
		told(t, src, 1, attribution.UnnamedRole, "an engineer", "said", "The quay sank"),
		told(t, src, 1, attribution.UnnamedRole, "the engineer", "added", "It may sink more"),
	}
	assert.Equal(t, 1, assemble(t.Context(), new(room), text.New("", src), nil, as, entitiesOf(as)).Ledger.StoryOnOne)
	as[1].Source.ID = 2
	l := assemble(t.Context(), new(room), text.New("", src), nil, as, entitiesOf(as)).Ledger
	assert.Equal(t, 0, l.StoryOnOne, "two sources")
	assert.Equal(t, 1, l.LeadOnOne)
	as[0].Source.Kind = attribution.NamedPerson
	l = assemble(t.Context(), new(room), text.New("", src), nil, as, entitiesOf(as)).Ledger
	assert.Equal(t, 0, l.LeadOnOne, "a named one")
}

func TestLeadIsTheFirstParagraphThatIsNoTitle(t *testing.T) {
	const src = "Quay Sinks\n\nThe quay sank, an engineer said.\n\nAda Ruiz denied it."
	as := []attribution.Attribution{
		told(t, src, 1, attribution.UnnamedRole, "an engineer", "said", "The quay sank"),
		told(t, src, 2, attribution.NamedPerson, "Ada Ruiz", "denied", "it."),
	}
	assert.Equal(t, 1, assemble(t.Context(), new(room), text.New("", src), nil, as, entitiesOf(as)).Ledger.LeadOnOne)
	assert.Zero(t, assemble(t.Context(), new(room), text.New("", ""), nil, nil, nil).Ledger.LeadOnOne)
}

func TestDescriptionsTellWhereAnUnnamedSourceIsCalledSomethingElse(t *testing.T) {
	const src = "a senior official; the official; the source; she; the aide; an aide to the mayor; the engineer of the port"
	doc := text.New("", src)
	s := Source{Kind: attribution.UnnamedRole}
	for _, p := range strings.Split(src, "; ") {
		at := strings.Index(src, p)
		s.Mentions = append(s.Mentions, text.Span{Start: at, End: at + len(p)})
	}
	var got []string
	for _, m := range descriptions(doc, &s, new(chunk.Of[text.Span])) {
		got = append(got, doc.Slice(m))
	}
	assert.Equal(t, []string{"a senior official", "the aide", "the engineer of the port"}, got)
	s.Kind = attribution.NamedPerson
	assert.Empty(t, descriptions(doc, &s, new(chunk.Of[text.Span])), "a person with a name may be called anything")
}

func TestJoinedCountsNoByteTwice(t *testing.T) {
	assert.Equal(t, 9, joined([]text.Span{{Start: 5, End: 8}, {Start: 0, End: 3}, {Start: 2, End: 6}, {Start: 2, End: 3}, {Start: 20, End: 21}}))
	assert.Zero(t, joined(nil))
}

func TestSharesOfTheSamplesStayWithinTheWhole(t *testing.T) {
	for _, s := range seeds.All() {
		r := Check(s.Text)
		assert.LessOrEqual(t, r.Ledger.Unsourced, r.Ledger.Bytes, s.Name)
		for _, k := range r.Ledger.Kinds {
			assert.LessOrEqual(t, k.Bytes, r.Ledger.Bytes, s.Name)
			assert.Positive(t, k.Claims)
		}
		for _, e := range r.Sources {
			assert.LessOrEqual(t, e.Bytes, r.Ledger.Bytes, s.Name)
			assert.Equal(t, len(e.Claims) > 0, e.Bytes > 0, "%s: %s", s.Name, e.Label)
		}
	}
}
