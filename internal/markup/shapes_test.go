package markup

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/bywhom/bywhom/internal/golden"
)

// tokens are the marks and constructs of the formats, for shapes that repeat one
// of them, or two.
var tokens = map[string][]string{
	".md": {
		"a", " ", "\n", "*", "_", "~", "`", "[", "]", "(", ")", "<", ">", "!", "#", "|", "-", "+", "=", "\\", "&", ":", "\"", "1", ".", "\t", "\r\n", "é", "^", "@",
		"_*a", "[a](", "*a_ ", "[a](<b", "[a]: b\n", "![", "[[", "<a", "`a``", "- a\n", "1. a\n", "> a\n", "> ", "a\n\n", "# a\n", "a\n=\n", "***\n", "```\n", "    a\n",
		"|a|b|\n", "|-|-|\n", "[^a]", "[^a]: b\n", "[a](b) ", "[*a*](b) ", "[a](b \"", "[a][", "[]", "**a** ", "~~a~~ ", "<!--", "-->", "<?", "<![CDATA[", "<div>\n", "<a href=\"", "<b>", "</b>",
		"http://a.b/", "www.a.b ", "a@b.c ", "<http://a.b>", "&amp;", "&#", "- [ ] a\n", "---\n", "  - a\n",
	},
	".html": {
		"a", " ", "\n", "<", ">", "&", "\"", "'", "=", "/", "-", "!", "?", "<!--", "-->", "<!", "<?", "</", "<a", "<a href=\"", "<a href='b'>", "</a>", "<a b=", "<p>", "</p>", "<div>", "</div>",
		"<q>", "</q>", "<br>", "<li>", "<ul>", "<blockquote>", "</blockquote>", "<script>", "</script>", "<style>", "<textarea>", "<title>", "<table>", "</table>", "<pre>", "<svg>", "<![CDATA[", "]]>",
		"&amp;", "&#", "&a", "&notit;", "<h1>", "<!-- bywhom:allow x -->", "<plaintext>", "<noscript>", "<xmp>", "<a b c d ", "é",
	},
	".adoc": {
		"a", " ", "\n", "*", "_", "`", "#", "+", "^", "~", "[", "]", "(", ")", "<", ">", "{", "}", "\"", "'", ":", "|", "=", "-", ".", "/", "\\", "&", "1",
		"1. a\n", "* a\n", ". a\n", "a\n\n", "a:: b\n", "== a\n", "a\n=\n", "----\n", "====\n", "____\n", "|===\n", "--\n", "////\n", "// a\n", "[quote]\n", "[quote, A]\n", ":a: b\n", ":a: \\\n", "{a}", ".a\n", "+\n", "> a\n", "[[a]]", "[.a]#",
		"<<a,", ">>", "link:", "link:a[", "http://a", "http://a[b]", "footnote:[", "image:a[]", "image::a[]\n", "xref:a[", "mailto:a[", "\"`", "`\"", "((", "))", "(((", "***", "+++", "a:b", "include::a[]\n", "''\n", " a\n", "```\n", "<1> a\n", "é",
	},
	".rst": {
		"a", " ", "\n", "*", "`", "_", "|", ":", "[", "]", "<", ">", "\\", ".", "-", "=", "1", "(", ")", "\"", "::\n", "1. a\n", "* a\n", "- a\n", "a\n\n", "  a\n", "a\n b\n", "a::\n", "a\n=\n", "==\na\n==\n", "== ==\n", "==== ====\n", "+-+\n",
		"| a\n", ".. a\n", "..\n", ".. note::\n", ".. note:: a\n", ".. _a: b\n", ".. __: b\n", "__ a\n", ".. |a| replace:: b\n", "|a|", ".. [1] a\n", "[1]_", "a_ ", "a__ ", "`a`_", "`a <b>`_", "`a <", ":a:`", "_`", "``", "**", ">>> a\n", ":a: b\n", "-- a\n", "http://a", "\\*", "a:: b\n", "\t", "é", "----\n",
	},
	".txt": {"a", "\n", "<", "<!-- bywhom:", "-->", "a\n\n", " "},
}

// least returns the shortest of n readings. Too many marks are an error, and soon.
func least(n int, name, src string) time.Duration {
	return golden.Least(n, func() { _, _ = Read(name, []byte(src)) })
}

// TestTimeIsLinearInTheFile reads each mark, and mixtures of two, and four times as
// much of them: what is quadratic takes sixteen times as long. A shape that is over
// the bound is measured again before it is a fault.
func TestTimeIsLinearInTheFile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes ten seconds")
	}
	n := 16 << 10
	for ext, tokens := range tokens {
		for i, a := range tokens {
			for k := range 2 {
				b := ""
				if k > 0 { // with another one
					b = tokens[(i*k*7+k*11)%len(tokens)]
				}
				shape := func(n int) string { return strings.Repeat(a+b, n/len(a+b)+1) }
				linear(t, "a"+ext, fmt.Sprintf("%q", a+b), n, shape)
			}
		}
	}
}

// TestTimeIsLinearInWhatIsOpen does the same with what opens often and is closed,
// or looked through, behind one long stretch.
func TestTimeIsLinearInWhatIsOpen(t *testing.T) {
	if testing.Short() {
		t.Skip("measures")
	}
	for _, s := range []struct{ name, head, open, fill, close string }{
		{"a.html", "It", "<a href=b>", " ", "a</a>"},
		{"a.html", "", "<blockquote>", "a ", "</blockquote>"},
		{"a.adoc", "", "http://a", ")", ""},
		{"a.adoc", "", "footnote:[", "a ", "]"},
		{"a.adoc", "", "[", "a", "]"},
		{"a.rst", "", "http://a", ")", ""},
		{"a.rst", "", "`a <", "b ", ">`_"},
		{"a.md", "", "[", "a", "]"},
		{"a.md", "", "![", "a ", "](b)"},
		{"a.md", "", "*", "a ", "*"},
		{"a.md", "", "*a ", "", "a*"},
		{"a.md", "", "- ", "\n", "a"},
		{"a.md", "", "> ", "a\n", ""},
	} {
		linear(t, s.name, fmt.Sprintf("%q, %q, %q, %q", s.head, s.open, s.fill, s.close), 64<<10, func(n int) string {
			opens := n / 4 / len(s.open)
			return s.head + strings.Repeat(s.open, opens) + strings.Repeat(s.fill, n/2) + strings.Repeat(s.close, opens)
		})
	}
	// One that opens, and many that trim it.
	for _, name := range []string{"a.adoc", "a.rst"} {
		linear(t, name, "an address, and brackets", 64<<10, func(n int) string { return "http://a" + strings.Repeat(")", n) })
	}
}

// linear reports a shape of which four times as much takes more than nine times as long.
func linear(t *testing.T, name, shape string, n int, of func(int) string) {
	t.Helper()
	const floor = 2 * time.Millisecond
	var short, long time.Duration
	for tries := range 5 {
		if long = least(1+tries, name, of(4*n)); long < 9*floor {
			return
		}
		if short = max(floor, least(1+tries, name, of(n))); long < 9*short {
			return
		}
	}
	t.Errorf("%s of %s: %v for %d bytes, and %v for four times as much", name, shape, short, n, long)
}
