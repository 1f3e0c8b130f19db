package claims_test

import (
	"context"
	"fmt"
	"math"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/golden"
	"github.com/bywhom/bywhom/seeds"
	"github.com/bywhom/bywhom/text"
)

// shapes are those that are quadratic somewhere in many a reader of text: each
// returns about n bytes.
var shapes = func() map[string]func(n int) string {
	out := map[string]func(int) string{}
	for _, s := range []string{
		"a", "A", "1", ".", "!", "?", "…", "\"", "'", "“", "”", "‘", "’", "«", "»", "„", "(", ")", "[", "]", "{", "}", "-", "–", "—",
		"*", "#", "_", "`", "~", ">", "<", "|", ":", ";", ",", "/", "\\", "@", "=", "&",
		" ", "\t", "\n", "\r\n", "\x00", "\xff", "\xe2\x80", "\u00a0", "\u2009", "\u200b", "\ufeff", "\u00ad",
		"said ", "Ruiz said ", "said, ", "he said. ", "who said ", "that ", "according to ", "told ", "officials ", "the ", "of the ", "and ", "Ada ", "Ada Ruiz ", "Ada Ruiz, ", "Mr. ", "U.S. ", "Inc. Ada ",
		"“Go,” ", "“Go,” she said. ", "\"Go,\" he said. ", "'Go' ", "“a ", "‘a ", "a” ", "“‘", "\" ", "' ", "(a ", ", a", "; a", ": a", "— a ", "- a\n", "> a\n", "1. a\n", "a\n\n", "A: b\n", "By ",
		"She said it. ", "They said that they said ", "a spokesman for a spokesman for ", "“It is,” a senior official said. ", "killed 9 ", "may have ", "allegedly ", "sources close to ", "last week ", "on Monday ",
	} {
		out[fmt.Sprintf("repeated %.20q", s)] = func(n int) string { return strings.Repeat(s, n/len(s)+1) }
	}
	out["one long word"] = func(n int) string { return "It " + strings.Repeat("harbour", n/7) + " said." }
	out["one long sentence"] = func(n int) string {
		return "Ada Ruiz said " + strings.Repeat("the ferry of the harbour office would leave the pier at noon and ", n/65) + "stay."
	}
	out["short paragraphs"] = func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "The %dth pier is shut, Ada Ruiz said.\n\n", i)
		}
		return b.String()
	}
	out["nested quotations"] = func(n int) string {
		return "He said, " + strings.Repeat("“he said, ‘", n/22) + "no" + strings.Repeat("’”", n/22) + "."
	}
	out["many sources"] = func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			name := fmt.Sprintf("%c%s%c%s", 'A'+i%26, "da", 'a'+i/26%26, strings.Repeat("o", 1+i/676))
			fmt.Fprintf(&b, "The pier is shut, said %s Tamm%s, a clerk. ", name, name)
		}
		return b.String()
	}
	out["many names in a sentence"] = func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "Ada R%s, ", strings.Repeat("u", 1+i%9))
		}
		return b.String() + "said it."
	}
	out["one source, many claims"] = func(n int) string {
		return "Ada Ruiz, the mayor, spoke. " + strings.Repeat("She said the pier was shut. ", n/28)
	}
	out["distinct words"] = func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "w%dx said ", i)
		}
		return b.String()
	}
	return out
}()

// spent returns the least processor time of three checks of src, and the bytes of
// memory that one of them took, with nothing kept from the one before.
func spent(c *claims.Checker, src string) (time.Duration, uint64) {
	least := time.Duration(math.MaxInt64)
	var bytes uint64
	for range 3 {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.GC() // the second one empties the pools
		runtime.ReadMemStats(&before)
		least = min(least, golden.Least(1, func() { c.Check(text.New("", src)) }))
		runtime.ReadMemStats(&after)
		bytes = after.TotalAlloc - before.TotalAlloc
	}
	return least, bytes
}

// TestTimeAndMemoryAreLinearInTheText doubles each shape twice. What is quadratic
// takes sixteen times as long; the bound leaves room for a busy machine. With LONG
// set, texts are long, and a doubling may take 2.3 times as long. A shape that is
// over the bound is measured again before it is a fault.
func TestTimeAndMemoryAreLinearInTheText(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	c := checker(t, 1)
	c.Check(text.New("", shapes["many sources"](1000)))
	n, bound := 24<<10, 9.0
	if os.Getenv("LONG") != "" {
		n, bound = 256<<10, 2.3*2.3
	}
	var most, mostMemory float64
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			least, leastMemory := math.Inf(1), math.Inf(1)
			for range 6 {
				t1, m1 := spent(c, shape(n))
				t4, m4 := spent(c, shape(4*n))
				least = min(least, float64(t4)/float64(max(t1, 1_000_000)))
				leastMemory = min(leastMemory, float64(m4)/float64(max(m1, 2<<20)))
				if least < bound && leastMemory < bound {
					break
				}
			}
			if least >= bound || leastMemory >= bound {
				t.Errorf("four times the text took %.1f times as long and %.1f times the memory", least, leastMemory)
			}
			most, mostMemory = max(most, least), max(mostMemory, leastMemory)
		})
	}
	t.Logf("%d shapes: a doubling took at most %.2f times as long and %.2f times the memory", len(shapes), math.Sqrt(most), math.Sqrt(mostMemory))
}

// A patience is a context that is done when it was asked often enough. It notes
// the longest time between two questions.
type patience struct {
	context.Context
	left, asked int
	last        time.Time
	longest     time.Duration
}

func (p *patience) Err() error {
	now := time.Now()
	if p.asked++; p.asked > 1 {
		p.longest = max(p.longest, now.Sub(p.last))
	}
	if p.last = now; p.asked > p.left {
		return context.Canceled
	}
	return nil
}

func TestACheckEndsWheneverItsContextIsDone(t *testing.T) {
	c := checker(t, 1)
	for _, src := range []string{seeds.All()[0].Text, "A: Go.\nB: “No,” Ada Ruiz said.\n", shapes["one long sentence"](20_000)} {
		all := &patience{Context: t.Context(), left: math.MaxInt}
		_, err := c.CheckContext(all, text.New("", src))
		require.NoError(t, err)
		for n := range all.asked {
			r, err := c.CheckContext(&patience{Context: t.Context(), left: n}, text.New("", src))
			require.ErrorIs(t, err, context.Canceled, "%d of %d", n, all.asked)
			require.Nil(t, r)
		}
	}
}

// longest are the shapes that keep some stage busy the longest in one paragraph.
var longest = []string{
	"one long sentence", "nested quotations", "many sources", "short paragraphs", "one long word", "distinct words", "many names in a sentence",
	"repeated \"Inc. Ada \"", "repeated \"U.S. \"", "repeated \"“a \"", "repeated \"“Go,” she said. \"", "repeated \"She said it. \"",
	"repeated \"Ruiz said \"", "repeated \"according to \"", "repeated \"Ada \"", "repeated \"a spokesman for a sp\"", "repeated \" \"", "repeated \", a\"",
}

func TestAContextIsAskedAllAlongALongParagraph(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	c := checker(t, 1)
	for _, name := range longest {
		require.NotNil(t, shapes[name], name)
		var asked [2]int
		for i, n := range []int{64 << 10, 256 << 10} {
			p := &patience{Context: t.Context(), left: math.MaxInt}
			_, err := c.CheckContext(p, text.New("", shapes[name](n)))
			require.NoError(t, err)
			asked[i] = p.asked
		}
		if name != "one long word" && name != "repeated \" \"" {
			require.Greater(t, asked[1], asked[0]+asked[0]/2, name)
		}
	}
}

// BenchmarkCancel tells how long a check of a megabyte goes on without asking its
// context, at worst.
func BenchmarkCancel(b *testing.B) {
	c, err := claims.New()
	require.NoError(b, err)
	for _, name := range longest {
		b.Run(name, func(b *testing.B) {
			src := shapes[name](1 << 20)
			worst := time.Duration(0)
			for b.Loop() {
				p := &patience{Context: b.Context(), left: math.MaxInt}
				_, err := c.CheckContext(p, text.New("", src))
				require.NoError(b, err)
				worst = max(worst, p.longest)
			}
			b.ReportMetric(float64(worst.Microseconds())/1000, "ms-worst")
		})
	}
}

func TestATextAboveTheLimitIsAnErrorThatSaysSo(t *testing.T) {
	c, err := claims.New(claims.WithMaxBytes(20))
	require.NoError(t, err)
	long := text.New("long.txt", "The pier is shut, Ada Ruiz said.")
	_, err = c.CheckContext(context.Background(), long)
	require.ErrorIs(t, err, claims.ErrTooLarge)
	require.EqualError(t, err, "long.txt: too large: 32 bytes of text, and the limit is 20; split it, or raise the limit (WithMaxBytes)")
	_, err = c.CheckContext(context.Background(), text.New("", "The pier is shut."))
	require.NoError(t, err)

	var errs []string
	docs := func(yield func(*text.Document, error) bool) {
		_ = yield(text.New("a", "It rains."), nil) && yield(long, nil) && yield(text.New("b", "It rains."), nil)
	}
	for r, err := range c.CheckAll(context.Background(), docs) {
		if err != nil {
			errs = append(errs, err.Error())
		} else {
			errs = append(errs, r.Document.Name())
		}
	}
	require.Len(t, errs, 3)
	require.Equal(t, "a", errs[0])
	require.Contains(t, errs[1], "long.txt: too large")
	require.Equal(t, "b", errs[2])

	_, err = claims.New(claims.WithMaxBytes(0))
	require.EqualError(t, err, "maximum of bytes: 0 is not 1 or more")
}

// TestManyDocumentsTakeNoMoreMemoryThanFew checks 2,000 documents, or 100,000
// with LONG set, and compares the memory in use at the start and at the end.
func TestManyDocumentsTakeNoMoreMemoryThanFew(t *testing.T) {
	n := 2000
	if os.Getenv("LONG") != "" {
		n = 100_000
	}
	if testing.Short() {
		t.Skip("takes seconds")
	}
	c := checker(t, 2)
	inUse := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	var early uint64
	i := 0
	for _, err := range c.CheckAll(context.Background(), articles(n)) {
		require.NoError(t, err)
		if i++; i == n/4 {
			early = inUse()
		}
	}
	late := inUse()
	t.Logf("%d documents: %d bytes in use after a quarter, %d at the end", n, early, late)
	require.Less(t, late, early+4<<20)
}
