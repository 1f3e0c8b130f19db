package claims

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/text"
)

func needOf(s string) (Reason, string) {
	var r needReader
	why, at := r.need(s, text.Span{End: len(s)})
	return why, s[at.Start:at.End]
}

func TestNeedHasItsReasonAndTheWordsForIt(t *testing.T) {
	for _, c := range []struct {
		sentence string
		reason   Reason
		words    string
	}{
		{"The flood killed at least 19 people in Arvel.", Casualties, "killed at least 19"},
		{"Dozens were wounded when the wall came down.", Casualties, "Dozens were wounded"},
		{"The works cost the town $3.4 million last year.", Figure, "3.4 million"},
		{"Nearly 40 percent of the pans stand empty.", Figure, "40 percent"},
		{"Some 61% of them left the island.", Figure, "61"},
		{"The company runs 16,000 miles of track.", Figure, "16,000"},
		{"Millions of crabs died in the bay.", Casualties, "Millions of crabs died"},
		{"The mayor privately dismissed the plan as a dream.", PrivateTalk, "privately"},
		{"The harbor office covered up the leak for a year.", Blame, "covered up"},
		{"It is the largest salt works in the country.", Superlative, "largest"},
		{"Calder remains the most isolated port on the coast.", Superlative, "most isolated"},
		{"The council wants to keep its grip on the quay.", Motive, "wants to"},
		{"The minister resigned out of fear of an inquiry into her house.", Motive, "out of fear"},
		{"The harbor will never recover its trade.", Prediction, "will never"},
		{"Prices are likely to fall before the spring.", Prediction, "are likely to"},
		{"The party – ‘clearly’ – had a plan for the quay.", Evaluation, "clearly"},
		{"The plan was a disastrous answer to a small problem.", Evaluation, "disastrous"},
	} {
		reason, words := needOf(c.sentence)
		assert.Equal(t, c.reason.String(), reason.String(), c.sentence)
		assert.Equal(t, c.words, words, c.sentence)
		assert.Equal(t, NeedLikely, reason.Need(), c.sentence)
	}
}

func TestWhatIsOnRecordOrTheWritersOwnNeedsNoSource(t *testing.T) {
	for _, c := range []struct {
		sentence string
		reason   Reason
	}{
		{"The council will meet again on Thursday.", Record},
		{"The arguments will be heard on 12 January.", Record},
		{"The treaty was signed on 3 May 2014 by both ministers.", Record},
		{"Prosecutors charged the clerk with defrauding three families.", Record},
		{"Under state law, donors may give no more than $2,700.", Record},
		{"Arvel is the capital of the old salt country.", Definition},
		{"In other words, one family in five owed more than it earned.", Arithmetic},
		{"She sat on the quay with a shovel on her knees.", Scene},
		{"I paid $40 for a room without a window.", OwnVoice},
		{"Put $500 into your savings before you start.", OwnVoice},
		{"If convicted, he will pay a fine of $4,000.", Open},
		{"It is unclear whether the engineers lied to the town.", Open},
		{"A Harbour Without Boats", Fragment},
		{"Ruiz: The Harbour Won’t Be Rebuilt, Orme Was ‘Dreaming’", Fragment},
		{"This article has been changed to say that the works cost $3 million.", OwnVoice},
		{"Others were less sure.", Background},
		{"The storm of 1898 killed 212 people.", Background},
		{"The border post has been closed since the winter.", Background},
		{"Ada Ruiz, 43, lives at 1200 Harbour Road.", Background},
		{"The trip on Route 366 took two hours.", Background},
		{"Will Orme closed the shop and went home.", Background},
		{"They read the will aloud in the kitchen.", Background},
		{"Its biggest donors were asked to dinner.", Background},
		{"The country is one of the largest in the region.", Background},
	} {
		reason, words := needOf(c.sentence)
		assert.Equal(t, c.reason.String(), reason.String(), "%s (%s)", c.sentence, words)
		assert.Equal(t, NeedNo, reason.Need(), c.sentence)
	}
}

func TestReasonsHaveNamesAndANeed(t *testing.T) {
	seen := map[string]bool{}
	for r := Casualties; r <= Background; r++ {
		assert.NotEmpty(t, r.String())
		assert.False(t, seen[r.String()], r.String())
		seen[r.String()] = true
		assert.NotZero(t, r.Need())
	}
	assert.Equal(t, "Reason(99)", Reason(99).String())
	assert.Equal(t, "Need(9)", Need(9).String())
	assert.Zero(t, Reason(0).Need())
}

func FuzzNeedReadsAnyBytes(f *testing.F) {
	f.Add("The flood killed 19.")
	f.Add("’\xe2\x80")
	f.Add("$1.2million–“will” \xff")
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" {
			return
		}
		pad := "Before. "
		var r needReader
		reason, at := r.need(pad+s, text.Span{Start: len(pad), End: len(pad) + len(s)})
		require.NotZero(t, reason)
		if !at.IsZero() {
			require.GreaterOrEqual(t, at.Start, len(pad))
			require.LessOrEqual(t, at.End, len(pad)+len(s))
			require.Positive(t, at.Len())
		}
	})
}

func BenchmarkNeed(b *testing.B) {
	s := strings.Repeat("The harbour office closed the quay in the autumn and nobody has been told, ", 4) + "which cost $3 million."
	var r needReader
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		r.need(s, text.Span{End: len(s)})
	}
}
