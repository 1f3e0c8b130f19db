package markup

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/bywhom/bywhom/text"
)

// outline shows a view as a table test compares it: each block, link and
// comment with its place in the file.
func outline(src string, v text.View) string {
	d := text.NewView("", src, v)
	var out strings.Builder
	for _, p := range v.Paragraphs {
		fmt.Fprintf(&out, "%v %v: %s\n", d.Position(p.Span.Start), p.Kind, v.Text[p.Span.Start:p.Span.End])
	}
	for _, l := range v.Links {
		fmt.Fprintf(&out, "%v link: %s -> %s\n", d.Position(l.Span.Start), v.Text[l.Span.Start:l.Span.End], l.URL)
	}
	for _, c := range v.Comments {
		fmt.Fprintf(&out, "%v comment: %s\n", d.FilePosition(c.Source.Start), c.Text)
	}
	return strings.TrimSpace(out.String())
}

type construct struct{ name, src, want string }

func testConstructs(t *testing.T, read func(string) text.View, cases []construct) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			v := read(c.src)
			requireSound(t, c.src, v)
			require.Equal(t, strings.TrimSpace(c.want), outline(c.src, v))
		})
	}
}

// requireSound fails if the view is not one of src: if its stretches do not
// cover its text in order, or what stands for the same bytes is not the same.
func requireSound(t interface {
	require.TestingT
	Helper()
}, src string, v text.View) {
	t.Helper()
	if v.Text != "" {
		require.NotEmpty(t, v.Stretches)
		require.Zero(t, v.Stretches[0].At)
	}
	for i, s := range v.Stretches {
		next := len(v.Text)
		if i+1 < len(v.Stretches) {
			next = v.Stretches[i+1].At
		}
		if s.At >= next || i > 0 && s.Source.Start < v.Stretches[i-1].Source.Start || s.Source.Start < 0 || s.Source.Start > s.Source.End || s.Source.End > len(src) {
			require.Fail(t, "a stretch out of order or outside of the file", "%+v", s)
		}
		if next-s.At == s.Source.Len() && utf8.RuneCountInString(v.Text[s.At:next]) > 1 && spaces(v.Text[s.At:next]) != spaces(src[s.Source.Start:s.Source.End]) {
			require.Equal(t, src[s.Source.Start:s.Source.End], v.Text[s.At:next])
		}
	}
	at := 0
	for _, p := range v.Paragraphs {
		if p.Span.Start < at || p.Body.Start < p.Span.Start || p.Body.End != p.Span.End || p.Span.Len() <= 0 || p.Span.End > len(v.Text) {
			require.Fail(t, "a paragraph out of order", "%+v", p)
		}
		at = p.Span.End
	}
	at = 0
	for _, l := range v.Links {
		if l.Span.Start < at || l.Span.Len() <= 0 || l.Span.End > len(v.Text) {
			require.Fail(t, "a link out of order", "%+v", l)
		}
		at = l.Span.End
	}
	at = 0
	for _, c := range v.Comments {
		if c.At < at || c.At > len(v.Text) || c.Source.Start < 0 || c.Source.Start > c.Source.End || c.Source.End > len(src) {
			require.Fail(t, "a comment out of order", "%+v", c)
		}
		at = c.At
	}
}

// spaces returns s with a space for each white space.
func spaces(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
}

// requireSameWords fails if a span of the text covers other words in the file.
func requireSameWords(t interface {
	require.TestingT
	Helper()
}, src string, v text.View, s text.Span) {
	t.Helper()
	at := text.NewView("", src, v).Source(s)
	covered := src[at.Start:at.End]
	for i, st := range v.Stretches {
		next := len(v.Text)
		if i+1 < len(v.Stretches) {
			next = v.Stretches[i+1].At
		}
		from, to := max(s.Start, st.At), min(s.End, next)
		if from >= to || next-st.At != st.Source.Len() || utf8.RuneCountInString(v.Text[st.At:next]) == 1 {
			continue // outside, or a character in the place of its name
		}
		for _, word := range strings.Fields(v.Text[from:to]) {
			n := strings.Index(covered, word)
			require.GreaterOrEqual(t, n, 0, "%q is not in %q", word, src[at.Start:at.End])
			covered = covered[n+len(word):]
		}
	}
}

// testSameWords reads documents made of pieces in any order, and looks where
// spans of them stand.
func testSameWords(t *testing.T, read func(string) text.View, pieces []string) {
	t.Helper()
	rapid.Check(t, func(t *rapid.T) {
		src := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 30).Draw(t, "pieces"), "")
		v := read(src)
		requireSound(t, src, v)
		if v.Text == "" {
			return
		}
		start := rapid.IntRange(0, len(v.Text)-1).Draw(t, "start")
		end := rapid.IntRange(start+1, len(v.Text)).Draw(t, "end")
		requireSameWords(t, src, v, text.Span{Start: start, End: end})
	})
}

// hostile are shapes that make readers slow or deep which look too far ahead.
var hostile = []string{
	"*", "**a", "*a ", "_a ", "`", "`a ", "a`b ", "``a ", "+", "++a", "=", "= ", "..\n", ".. a::\n", "....\n", "--\n", "____\n", "====\n",
	"[", "]", "[[a", "https://a[", "link:a[", "link:", "footnote:[", "<<", "<<a,", "((", "(((a", "{", "{nbsp}", "^a", "~a ", "\\", "&", "&amp;",
	"|", "|a ", "|a| ", "::\n", "a::\n", " a\n", "- a\n", "1. a\n", "a_ ", "a__ ", ":a:`", ":a:", "[1]_", "<", "`<a ", "\"`a ", "`'", ">>> a\n", "> a\n",
	"== ==\n", "== ==\n\n", "+-+\n", "a\n=\n", "==\na\n", ":a: b\n", "[a]\n", "//\n", "////\n", "// bywhom:a\n", ".. bywhom:a\n", "\t", "\r\n", "\x00", "\xff", "é",
}

func testHostile(t *testing.T, read func(string) text.View) {
	t.Helper()
	for _, s := range hostile {
		src := strings.Repeat(s, max(100_000/len(s), 20_000))
		read(src)
		src += " x]>>*_`)))\n\n== ==\n" // what each of them has waited for
		requireSound(t, src, read(src))
	}
	for _, indent := range []string{" ", "*", "=", "_"} { // each line deeper than the one before it
		var deep strings.Builder
		for n := range 1000 {
			deep.WriteString(strings.Repeat(indent, n) + " a\n\n")
		}
		requireSound(t, deep.String(), read(deep.String()))
	}
}

func fuzzReader(f *testing.F, read func(string) text.View, pieces []string) {
	f.Add("")
	f.Add(strings.Join(pieces, ""))
	for _, s := range append(pieces, hostile...) {
		f.Add(s + s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		v := read(src)
		requireSound(t, src, v)
		if n := len(v.Text); n > 0 {
			requireSameWords(t, src, v, text.Span{Start: n / 3, End: n})
			requireSameWords(t, src, v, text.Span{Start: 0, End: (n + 1) / 2})
		}
	})
}
