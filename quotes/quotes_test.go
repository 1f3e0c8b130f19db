package quotes

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/internal/golden"
	"github.com/bywhom/bywhom/text"
)

// list writes quotations as the golden cases hold them: kind, mark, depth,
// flags, content.
func list(doc *text.Document) string {
	var b strings.Builder
	for _, q := range Find(doc) {
		fmt.Fprintf(&b, "%s %s %d", q.Kind, q.Mark, q.Depth)
		if q.Open {
			b.WriteString(" open")
		}
		if q.Continues {
			b.WriteString(" continues")
		}
		fmt.Fprintf(&b, ": %s\n", strings.ReplaceAll(doc.Slice(q.Content), "\n", "⏎"))
	}
	return b.String()
}

func TestGoldenQuotations(t *testing.T) {
	golden.Run(t, "../testdata/quotes/*.txtar", func(t *testing.T, c golden.Case) string {
		return list(text.New(c.Name, c.In))
	})
}

var straighten = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'")

func contents(src string) []string { return contentsOf(text.New("", src)) }

func contentsOf(doc *text.Document) []string {
	out := []string{}
	for _, q := range Find(doc) {
		out = append(out, straighten.Replace(doc.Slice(q.Content))+" / "+q.Kind.String())
	}
	return out
}

// TestStraightMarksGiveTheQuotationsOfCurlyOnes reads paragraphs between blank
// lines; a line "--" stands between two that belong together.
func TestStraightMarksGiveTheQuotationsOfCurlyOnes(t *testing.T) {
	data, err := os.ReadFile("testdata/curly.txt")
	require.NoError(t, err)
	cases := strings.Split(strings.TrimSpace(string(data)), "\n\n")
	require.GreaterOrEqual(t, len(cases), 60)
	var docs []*text.Document
	for _, src := range cases {
		src = strings.ReplaceAll(src, "\n--\n", "\n\n")
		docs = append(docs, text.New("curly", src), text.New("straight", straighten.Replace(src)))
	}
	text.Segment(docs...)
	for i := 0; i < len(docs); i += 2 {
		curly := contentsOf(docs[i])
		require.NotEmpty(t, curly, docs[i].Text())
		if diff := cmp.Diff(curly, contentsOf(docs[i+1])); diff != "" {
			t.Errorf("%s (-curly +straight):\n%s", docs[i].Text(), diff)
		}
	}
}

func TestOddMarkSpoilsNoOtherParagraph(t *testing.T) {
	const good = "“We are done,” Ada Ruiz said on Monday evening. “Go home.”"
	for _, bad := range []string{
		"“We will be back, Tom Okafor said to the crowd in the square.",
		"We will be back,” Tom Okafor said to the crowd in the square.",
		"\"We will be back, Tom Okafor said to the crowd in the square.",
		"He had 6\" of rope in the “boot of the car, Tom Okafor told the court.",
		"Tom Okafor said that 'twas “over and that was that for the day.",
	} {
		before := contents("It rained on the town for most of the week.\n\n" + good)
		after := contents(bad + "\n\nIt rained on the town for most of the week.\n\n" + good)
		require.GreaterOrEqual(t, len(after), 2, bad)
		require.Equal(t, before, after[len(after)-2:], bad)
	}
}

func TestNestingIsBounded(t *testing.T) {
	src := strings.Repeat("“‘«‹", 50) + "deep" + strings.Repeat("›»’”", 50)
	for _, q := range Find(text.New("", src)) {
		require.Less(t, q.Depth, maxDepth)
	}
}

func TestDocumentWithoutMarksHasNoQuotations(t *testing.T) {
	require.Empty(t, Find(text.New("", "")))
	require.Empty(t, Find(text.New("", "The council met on Monday.\n\nIt didn't decide. The dogs' home stays open.")))
}

func TestEndlessMarksGiveNoQuotations(t *testing.T) {
	for _, mark := range []string{`"`, "“", "”", "'", "‘", "’", "`", "«", "»", "„", "‹"} {
		require.Empty(t, Find(text.New("", strings.Repeat(mark, 1<<16))), mark)
	}
}

func TestEveryKindAndMarkHasAName(t *testing.T) {
	for k := Speech; k <= Block; k++ {
		require.NotContains(t, k.String(), "Kind(")
	}
	for m := NoMark; m <= Backtick; m++ {
		require.NotContains(t, m.String(), "Mark(")
	}
	require.Equal(t, "Kind(0)", Kind(0).String())
	require.Equal(t, "Mark(99)", Mark(99).String())
}

// check fails t if the quotations break a promise of Find.
func check(t *testing.T, src string, qs []Quotation) {
	t.Helper()
	var open []text.Span
	for i, q := range qs {
		if q.Span.Start < 0 || q.Span.Start >= q.Span.End || q.Span.End > len(src) {
			t.Fatalf("%+v is not in %q", q, src)
		}
		if !q.Span.Contains(q.Content) || q.Content.Start > q.Content.End {
			t.Fatalf("content is not in its span: %+v", q)
		}
		if i > 0 && q.Span.Start < qs[i-1].Span.Start {
			t.Fatalf("not sorted: %+v before %+v", qs[i-1], q)
		}
		for len(open) > 0 && open[len(open)-1].End <= q.Span.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && !open[len(open)-1].Contains(q.Span) {
			t.Fatalf("%+v crosses %v", q, open[len(open)-1])
		}
		if q.Depth != len(open) || q.Depth >= maxDepth {
			t.Fatalf("depth of %+v is not %d", q, len(open))
		}
		if q.Kind < Speech || q.Kind > Block || q.Mark < NoMark || q.Mark > Backtick {
			t.Fatalf("no kind or mark: %+v", q)
		}
		open = append(open, q.Span)
	}
}

func FuzzFind(f *testing.F) {
	data, err := os.ReadFile("testdata/curly.txt")
	require.NoError(f, err)
	for _, src := range strings.Split(string(data), "\n\n") {
		f.Add(src)
		f.Add(straighten.Replace(src))
	}
	for _, src := range []string{"", "\"", "“‘\xff’”", "`a' ``b'' `c`", "<a \"", "](\"", "„a“ »b« ›c‹ «d» ‹e›", "6'2\" 5' 11\" 12°34'56\"", "> \"a\"\n> b\n\n\"c\n\n\"d\""} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		qs := Find(text.New("", src))
		check(t, src, qs)
		if diff := cmp.Diff(qs, Find(text.New("", src))); diff != "" {
			t.Fatalf("the same bytes gave something else:\n%s", diff)
		}
	})
}

// FuzzStraightMarksFindWhatCurlyOnesDo is about quotations as people type them:
// words of letters between double marks, with a verb of saying and without.
func FuzzStraightMarksFindWhatCurlyOnesDo(f *testing.F) {
	f.Add("It rains", "he said", uint8(3))
	f.Add("We asked twice", "she added in March", uint8(29))
	f.Fuzz(func(t *testing.T, said, says string, how uint8) {
		letters := func(s string) string {
			words := strings.FieldsFunc(s, func(r rune) bool { return r >= 0x80 || !unicode.IsLetter(r) })
			return strings.Join(words[:min(len(words), 40)], " ")
		}
		said, says = letters(said), letters(says)
		if said == "" || says == "" {
			t.Skip()
		}
		end := [...]string{",", ".", "?", "!"}[how&3]
		src := "“" + said + end + "” " + says + "."
		if how&4 != 0 {
			src = "Then " + says + ", “" + said + end + "”"
		}
		if how&8 != 0 {
			src += " “" + said + ",” " + says + "."
		}
		if how&16 != 0 {
			src += "\n\n" + src
		}
		type quotation struct {
			content string
			kind    Kind
			depth   int
		}
		found := func(src string) (out []quotation) {
			for _, q := range Find(text.New("", src)) {
				out = append(out, quotation{src[q.Content.Start:q.Content.End], q.Kind, q.Depth})
			}
			return out
		}
		if diff := cmp.Diff(found(src), found(straighten.Replace(src)), cmp.AllowUnexported(quotation{})); diff != "" {
			t.Fatalf("curly and straight differ in %q:\n%s", src, diff)
		}
	})
}

// FuzzFindShifts is about prose; what a paragraph is can depend on the one in
// front of it, so both texts start with the same one.
func FuzzFindShifts(f *testing.F) {
	data, err := os.ReadFile("testdata/curly.txt")
	require.NoError(f, err)
	for _, src := range strings.Split(string(data), "\n\n") {
		f.Add(src)
	}
	const lead = "It rained on the town for most of the week, and nobody minded.\n\n"
	f.Fuzz(func(t *testing.T, src string) {
		one := Find(text.New("", lead+src))
		two := Find(text.New("", lead+lead+src))
		for i := range one {
			one[i].Span.Start += len(lead)
			one[i].Span.End += len(lead)
			one[i].Content.Start += len(lead)
			one[i].Content.End += len(lead)
		}
		if diff := cmp.Diff(one, two); diff != "" {
			t.Fatalf("a paragraph in front changed more than offsets:\n%s", diff)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	data, err := os.ReadFile("testdata/curly.txt")
	require.NoError(b, err)
	article := string(data)
	for _, bench := range []struct{ name, src string }{
		{"article", article},
		{"straight", straighten.Replace(article)},
		{"double-marks", strings.Repeat(`"`, 1<<20)},
		{"open-marks", strings.Repeat("“", 1<<20/3)},
		{"quoted-letters", strings.Repeat(`"a`, 1<<19)},
		{"quoted-words", strings.Repeat(`'a b' `, 1<<20/6)},
		{"possessives", "'" + strings.Repeat("s’ ", 1<<20/5)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			doc := text.New("", bench.src)
			doc.Paragraphs()
			b.SetBytes(int64(len(bench.src)))
			b.ReportAllocs()
			for b.Loop() {
				Find(doc)
			}
		})
	}
}
