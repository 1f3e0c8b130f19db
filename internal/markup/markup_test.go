package markup

import (
	stdhtml "html"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/bywhom/bywhom/text"
)

// blocksOf returns the paragraphs of a draft: kind, and text.
func blocksOf(t *testing.T, name, src string) (*text.Document, []string) {
	t.Helper()
	d, v := viewed(t, name, src)
	sound(t, d, v)
	var out []string
	for _, p := range d.Paragraphs() {
		out = append(out, p.Kind.String()+": "+d.Slice(p.Span))
	}
	return d, out
}

// sound checks that the stretches of a view cover its text, and that what each
// of them stands for in the file, once decoded, is its piece of the text; that
// links, comments and paragraphs are in order and lie inside.
func sound(t require.TestingT, d *text.Document, v text.View) {
	file := d.File()
	if v.Text != "" {
		require.NotEmpty(t, v.Stretches)
		require.Zero(t, v.Stretches[0].At)
	}
	for i, st := range v.Stretches {
		end := len(v.Text)
		if i+1 < len(v.Stretches) {
			end = v.Stretches[i+1].At
		}
		require.True(t, st.At <= end && st.Source.Start >= 0 && st.Source.Start <= st.Source.End && st.Source.End <= len(file), "%+v", st)
		piece, raw := v.Text[st.At:end], file[st.Source.Start:st.Source.End]
		switch {
		case sameBytes(piece, raw):
		case strings.TrimSpace(piece) == "": // for white space and the marks in it
		case strings.HasPrefix(raw, "<"):
			require.Contains(t, []string{"“", "”"}, piece)
		case strings.HasPrefix(raw, "\\"):
			require.Equal(t, raw[1:], piece)
		default:
			require.Equal(t, stdhtml.UnescapeString(raw), piece, "an entity")
		}
	}
	for _, l := range v.Links {
		require.True(t, l.Span.Start < l.Span.End && l.Span.End <= len(v.Text))
	}
	require.True(t, slices.IsSortedFunc(v.Comments, func(a, b text.Comment) int { return a.At - b.At }))
	for _, c := range v.Comments {
		require.True(t, c.At <= len(v.Text) && c.Source.End <= len(file) && c.Source.Start < c.Source.End)
	}
	last := 0
	for _, p := range v.Paragraphs {
		require.True(t, p.Span.Start >= last && p.Span.Start <= p.Body.Start && p.Body.Start <= p.Span.End && p.Span.End <= len(v.Text), "%+v of %d", p, len(v.Text))
		last = p.Span.End
	}
}

// sameBytes reports whether a piece of the text is that of the file; white space
// may stand for a line's end and what marks it.
func sameBytes(piece, raw string) bool {
	if len(piece) != len(raw) {
		return false
	}
	for i := range len(piece) {
		if piece[i] != raw[i] && !blank(piece[i]) {
			return false
		}
	}
	return true
}

// viewed reads src as the format of name.
func viewed(t require.TestingT, name, src string) (*text.Document, text.View) {
	d, err := Read(name, []byte(src))
	require.NoError(t, err)
	switch Of(name) {
	case Markdown:
		v, err := markdown(name, src)
		require.NoError(t, err)
		return d, v
	case HTML:
		return d, htmlView(src)
	}
	return d, plain(src)
}

func TestMarkdownIsReadBlockByBlock(t *testing.T) {
	d, got := blocksOf(t, "a.md", "---\ntitle: The dam\ntags: [dam]\n---\n# The *dam*\n\nBy Ada Ruiz\n\nARVEL — The dam **broke** on `Monday`, Ada\nRuiz [said](https://example.org/ruiz \"t\"). ![a map](map.png)\n\n"+
		"* One\n* Two\n  lines\n\n> “It broke,” he\n> said.\n\n```go\ncode(\"x\")\n```\n\n    indented code\n\n| a | b |\n|---|---|\n| c | d |\n\nCaf&eacute; \\*not\\* emphasis &amp; more[^1].\n\n<!-- bywhom:allow vague-source it is fine -->\n\n[^1]: The *note*.\n")
	require.Equal(t, []string{
		"heading: The dam", "byline: By Ada Ruiz", "prose: ARVEL — The dam broke on Monday, Ada Ruiz said.",
		"item: One", "item: Two lines", "block-quote: “It broke,” he said.", "prose: Café *not* emphasis & more.", "prose: The note.",
	}, got)
	require.Equal(t, "The dam broke", d.Slice(d.Paragraphs()[2].Body)[:13], "the dateline leads in")
	require.Len(t, d.Links(), 1)
	require.Equal(t, "said", d.Slice(d.Links()[0].Span))
	require.Equal(t, "https://example.org/ruiz", d.Links()[0].URL)
	require.Len(t, d.Comments(), 1)
	require.Equal(t, "bywhom:allow vague-source it is fine", d.Comments()[0].Text)
	require.Equal(t, 31, d.FilePosition(d.Comments()[0].Source.Start).Line)
	at := strings.Index(d.Text(), "broke")
	require.Equal(t, text.Position{Offset: d.Source(text.Span{Start: at, End: at + 5}).Start, Line: 9, Column: 21}, d.Position(at))
}

func TestHTMLIsReadBlockByBlock(t *testing.T) {
	d, got := blocksOf(t, "a.html", "<!DOCTYPE html><html><head><title>The dam</title><style>p{}</style><script>var a = '<p>no</p>'</script></head>\n<body><nav>Home</nav><h1>The <em>dam</em></h1>\n"+
		"<p>The dam &mdash; it <b>broke</b> on<br>Monday, <a href=\"https://example.org/?a=1&amp;b=2\">Ada Ruiz</a> said: <q>It is gone.</q></p>\n<!-- bywhom:allow vague-source fine -->\n"+
		"<ul><li>One<li>Two</ul><blockquote><p>It broke.</p></blockquote><pre>code</pre><table><tr><td>cell</td></tr></table>Loose words.</body></html>")
	require.Equal(t, []string{
		"heading: The dam", "prose: The dam — it broke on Monday, Ada Ruiz said: “It is gone.”", "item: One", "item: Two",
		"block-quote: It broke.", "prose: Loose words.",
	}, got)
	require.Equal(t, []text.Link{{Span: d.Links()[0].Span, URL: "https://example.org/?a=1&b=2"}}, d.Links())
	require.Equal(t, "Ada Ruiz", d.Slice(d.Links()[0].Span))
	require.Equal(t, "bywhom:allow vague-source fine", d.Comments()[0].Text)
}

func TestPlainTextIsReadAsItIsButForItsComments(t *testing.T) {
	d, got := blocksOf(t, "a.txt", "The dam *broke*.\n\n<!-- bywhom:allow vague-source fine -->\nHe left &amp; came.\n")
	require.Equal(t, []string{"prose: The dam *broke*.", "prose: He left &amp; came."}, got)
	require.Equal(t, "bywhom:allow vague-source fine", d.Comments()[0].Text)
	require.Equal(t, 3, d.FilePosition(d.Comments()[0].Source.Start).Line)
	require.Equal(t, 4, d.Position(strings.Index(d.Text(), "He left")).Line)
}

func TestPositionsHoldBehindWhatUsuallyMovesThem(t *testing.T) {
	for name, src := range map[string]string{
		"front matter":   "---\na: b\n---\n\nThe dam broke.",
		"toml":           "+++\na = 1\n+++\nThe dam broke.",
		"byte order":     "\ufeffOne line.\n\nThe dam broke.",
		"code span":      "A `b``c` and ``d ` e``: the dam broke.",
		"nested fence":   "````\n```\nx\n```\n````\n\nThe dam broke.",
		"nested quote":   "> > One.\n> > Two.\n>\n> The dam broke.",
		"leading spaces": "   The dam\n   broke.",
		"tabs":           "*\tOne\n\n\tThe dam broke.",
		"crlf":           "One\r\ntwo.\r\n\r\nThe dam\r\nbroke.\r\n",
		"letters":        "Ünïcödé — “ё”.\n\nThe dam broke.",
		"link":           "See [a [b] c](https://x.example/(a)_b \"the dam\") <https://dam.example> www.dam.example: the dam broke.",
		"hard break":     "One  \ntwo\\\nthree: the dam broke.",
		"html":           "<div class=\"a > b\">\nOne <b>two</b>\n</div>\n\nThe dam broke.",
		"reference":      "[One][a] two.\n\n[a]: https://x.example 'T'\n\nThe dam broke.",
		"underlined":     "The dam\n=======\n\nThe dam broke.",
		"not closed":     "**The dam broke.",
	} {
		d, _ := blocksOf(t, "a.md", src)
		at := strings.LastIndex(d.Text(), "broke")
		require.GreaterOrEqual(t, at, 0, name)
		s := d.Source(text.Span{Start: at, End: at + len("broke")})
		require.Equal(t, strings.LastIndex(src, "broke"), s.Start, name)
		require.Equal(t, "broke", src[s.Start:s.End], name)
	}
}

var pieces = []string{
	"The dam ", "broke. ", "\n", "\n\n", "*", "**", "_", "`", "```", "> ", "* ", "1. ", "# ", "[a](b) ", "[", "](", ")", "![x](y)", "<b>", "</b>", "<p>", "</p>", "<q>", "</q>",
	"<!-- bywhom:allow x -->", "<!--", "&amp;", "&eacute;", "&#39;", "&", "\\*", "\\", "\t", "    ", "é", "“", "”", "\r\n", "---\n", "|a|b|\n|-|-|\n|c|d|\n", "<script>", "</script>", "<li>", "<blockquote>", "</blockquote>",
	"<br>", "[^1]", "\n[^1]: note\n", "https://x.example ", "<https://x.example>", "~~", "\x00", "\xff", "<a href='x'>", "</a>",
}

// Whatever the markup, what a span covers in the file, once decoded, is the text
// that is read.
func TestAnyMarkupKeepsItsPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "src"), "")
		for _, name := range []string{"a.md", "a.html", "a.txt"} {
			if _, err := Read(name, []byte(src)); err != nil {
				continue // too many marks
			}
			d, v := viewed(t, name, src)
			sound(t, d, v)
		}
	})
}

func FuzzMarkdownAndHTML(f *testing.F) {
	for _, p := range pieces {
		f.Add("The dam " + p + " broke " + p)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, name := range []string{"a.md", "a.html", "a.txt"} {
			if _, err := Read(name, []byte(src)); err != nil {
				continue // too many marks
			}
			d, v := viewed(t, name, src)
			sound(t, d, v)
		}
	})
}
