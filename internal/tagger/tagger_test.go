package tagger

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

func tokens(s string) []string {
	var out []string
	for _, t := range Tokenize(s, 0, len(s), nil) {
		out = append(out, s[t.Start:t.End])
	}
	return out
}

func TestWordsKeepInnerMarksAndGiveUpClitics(t *testing.T) {
	for src, want := range map[string]string{
		"The U.S. has 10,000 well-kept boats.": "The|U.S|.|has|10,000|well-kept|boats|.",
		"Ruiz’s boat isn’t here; we’re late":   "Ruiz|’s|boat|isn’t|here|;|we|’re|late",
		"O'Malley's \"dogs\" 'n' cats":         "O'Malley|'s|\"|dogs|\"|'|n|'|cats",
		"“Yes,” she said—twice…":               "“|Yes|,|”|she|said|—|twice|…",
		"Élodie Brûlé, 54 (née Ångström)":      "Élodie|Brûlé|,|54|(|née|Ångström|)",
		"a\u00a0b\u200bc\ufeff":                "a|b|c",
		"no\xffend":                            "no|\xff|end",
		"":                                     "",
		"x-":                                   "x|-",
		"1,2 a,b":                              "1,2|a|,|b",
	} {
		require.Equal(t, want, strings.Join(tokens(src), "|"), "%q", src)
	}
}

func FuzzTokensAreInOrderAndLeaveOnlySpaceBetween(f *testing.F) {
	for _, s := range []string{"", "a b", "“don’t”", "U.S.", "\xff\xc3", "10,000%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, k := range Tokenize(s, 0, len(s), nil) {
			if k.Start < at || k.End <= k.Start || k.End > len(s) {
				t.Fatalf("token %v after %d in %q", k, at, s)
			}
			for _, r := range s[at:k.Start] {
				if r > ' ' && r != 0x7F && r != 0xA0 && (r < 0x2000 || r > 0x200B) && r != 0x3000 && r != 0xFEFF {
					t.Fatalf("%q is in no token of %q", r, s)
				}
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[k.Start:k.End]) {
				t.Fatalf("token %q cuts a character", s[k.Start:k.End])
			}
			at = k.End
		}
	})
}

// learned returns a model that has seen one sentence pattern often.
func learned(t testing.TB) *Model {
	t.Helper()
	m := &Model{}
	m.SetDict([]Entry{{Hash: Hash("said"), POS: 30, Cue: 7}, {Hash: Hash("officials"), POS: 31, Source: 7}})
	l := NewLearner(1)
	l.Rate = 0.1
	var samples []*Sample
	for _, s := range []string{"officials said that it rained", "bakers said that bread rose", "officials said that boats sank"} {
		first, cue := strings.Index(s, " "), strings.Index(s, " that")
		in := &Input{Text: s, Blocks: []Block{{0, len(s)}}, Sentences: []Block{{0, len(s)}}}
		samples = append(samples, m.NewSample(in, []Span{{0, first, Source}, {first + 1, cue, Cue}, {cue + 1, len(s), Content}}))
	}
	features := make([][][]uint32, len(samples))
	for i, s := range samples {
		features[i] = l.Features(s)
		l.Count(features[i])
	}
	first, last := 0.0, 0.0
	for e := range 20 {
		last = 0
		for i, s := range samples {
			last += l.Step(s, features[i])
		}
		if e == 0 {
			first = last
		}
	}
	require.Less(t, last, first/4, "the loss falls")
	l.Into(m)
	return m
}

func TestALearnedModelMarksASentenceOfTheSamePattern(t *testing.T) {
	src := "officials said that nets tore"
	got := learned(t).Tag(t.Context(), &Input{Text: src, Blocks: []Block{{0, len(src)}}, Sentences: []Block{{0, len(src)}}})
	require.Equal(t, []Span{{0, 9, Source}, {10, 14, Cue}, {15, len(src), Content}}, got)
}

func TestAStoredModelReadsBackTheSame(t *testing.T) {
	m := learned(t)
	b := m.AppendTo(nil)
	got, rest, err := Decode(append(b, "rest"...))
	require.NoError(t, err)
	require.Equal(t, "rest", string(rest))
	require.Empty(t, cmp.Diff(b, got.AppendTo(nil)))
}

func TestDamagedModelsAreErrors(t *testing.T) {
	b := learned(t).AppendTo(nil)
	for _, n := range []int{0, 3, 4, 20, len(b) / 2, len(b) - 1} {
		_, _, err := Decode(b[:n])
		require.Error(t, err, "cut to %d bytes", n)
	}
	_, _, err := Decode([]byte{0xff, 0xff, 0xff, 0xff})
	require.ErrorContains(t, err, "words, more than")
}

func TestTextWithoutBlocksOrWordsHasNoSpans(t *testing.T) {
	m := learned(t)
	require.Empty(t, m.Tag(t.Context(), &Input{}))
	require.Empty(t, m.Tag(t.Context(), &Input{Text: "  ", Blocks: []Block{{0, 2}}}))
}

// TestTheSumsOfTheTaggerAreThoseOfItsFeatures adds up the rows of all features of
// each token one by one: the three sorts of templates leave none out, and no key
// of a group is too narrow.
func TestTheSumsOfTheTaggerAreThoseOfItsFeatures(t *testing.T) {
	seen := map[uint8]bool{}
	for _, lists := range [][][]uint8{alone[:], narrow[:], {wide[:]}} {
		for _, list := range lists {
			for _, n := range list {
				require.False(t, seen[n], n)
				seen[n] = true
			}
		}
	}
	require.Len(t, seen, templates)

	random := rand.New(rand.NewPCG(5, 6))
	m := &Model{rows: new([1 << RowBits]uint64)}
	for i := range m.rows {
		m.rows[i] = random.Uint64()>>8 | 0x80<<56
	}
	words := strings.Fields("Ada Ruiz said that the “pier , would ” . ( shut : U.S. it ; — 12 who told")
	var dict []Entry
	for i, w := range words {
		k := uint8(i)
		dict = append(dict, Entry{Hash: Hash(w), POS: 250 - k, Noun: k, Verb: k % 17, Cluster: k * 11, Cue: k % 8, Source: 7 - k%8})
	}
	m.SetDict(dict)
	var b strings.Builder
	in := &Input{}
	for range 40 {
		start := b.Len()
		for range 1 + random.IntN(30) {
			b.WriteString(words[random.IntN(len(words))] + " ")
		}
		in.Blocks = append(in.Blocks, Block{start, b.Len()})
		in.Sentences = append(in.Sentences, Block{start, (start + b.Len()) / 2}, Block{(start + b.Len()) / 2, b.Len()})
		in.Quotes = append(in.Quotes, Block{start + 2, start + 9})
	}
	in.Text = b.String()
	m.pack()
	v := m.view(in)
	v.cache = m.newCache()
	for k := range v.toks {
		v.toks[k].number = v.cache.find(&v.toks[k].form)
	}
	for k := range v.blocks {
		one := *v
		one.blocks = v.blocks[k : k+1]
		one.decode(t.Context())
		var f features
		for i := one.blocks[0].from; i < one.blocks[0].to; i++ {
			v.features(&one.blocks[0], i, &f)
			var want [Tags]int32
			for _, n := range f[:templates] {
				for y := range Tags {
					want[y] += int32(m.rows[n&rowMask]>>(8*y)&0xFF) - 128
				}
			}
			require.Equal(t, want, one.score[i-one.blocks[0].from], "block %d, token %d", k, i)
		}
	}
}
