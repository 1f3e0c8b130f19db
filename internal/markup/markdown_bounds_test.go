package markup

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMarkdownThatNestsTooDeepIsAnErrorWithItsLine(t *testing.T) {
	var list, quotes strings.Builder
	for i := range 300 {
		list.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	for i := range 200 {
		quotes.WriteString(strings.Repeat(">", i+1) + " a\n")
	}
	for _, src := range []string{
		strings.Repeat(">", 200_000) + " a", strings.Repeat("- ", 5000) + "a", strings.Repeat("1. ", 5000) + "a", strings.Repeat("[^a]: ", 5000),
		strings.Repeat("> - ", 5000) + "a", strings.Repeat("-\t", 200) + "a",
	} {
		_, err := Read("a.md", []byte("It rained.\n\n"+src))
		require.EqualError(t, err, "a.md:3: block quotes or lists nested more than 100 deep; take some of the marks away")
	}
	for _, src := range []string{list.String(), quotes.String()} {
		_, err := Read("a.md", []byte(src))
		require.ErrorContains(t, err, "a.md:101: block quotes or lists nested")
	}
	_, err := Read("a.md", []byte(strings.Repeat("- ", 90)+"a\n"+strings.Repeat("\n", 100_000)))
	require.ErrorContains(t, err, "too many lines in block quotes or lists of many levels", "each line costs memory for each level")
}

func TestMarksThatNestNothingAreRead(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("- ", 101),
		strings.Repeat("* ", 300),
		strings.Repeat("_ ", 300),
		"- item\n-" + strings.Repeat(" ", 210) + "\n",
		"```\n" + strings.Repeat(" ", 201) + "- x\n```\n",
		"~~~\n" + strings.Repeat("\t", 51) + "* x\n~~~\n",
		"```\n" + strings.Repeat("> ", 300) + "\n" + strings.Repeat("- ", 300) + "x\n```\n",
		strings.Repeat(" ", 201) + "> x\n",
		strings.Repeat("> ", 20) + "It rained.\n\n" + strings.Repeat(" ", 900) + "It rained.\n\n---\n- - -\n",
		strings.Repeat("- ", 99) + "x\n",
	} {
		d, err := Read("a.md", []byte("It rained.\n\n"+src+"\n\nIt snowed.\n"))
		require.NoError(t, err, "%.40q", src)
		require.True(t, strings.HasPrefix(d.Text(), "It rained."), "%.40q", src)
		require.Contains(t, d.Text(), "It snowed.", "%.40q", src)
	}
}

// What people write is far from the bounds.
func TestLongBlocksOfMarksAreRead(t *testing.T) {
	for name, src := range map[string]string{
		"addresses":       numbered(3000, "[%d]: https://example.org/changes/%[1]d 'T'\n"),
		"links in lines":  numbered(1000, "* Mended the sluice ([#%d](https://example.org/changes/%[1]d), **Ada Ruiz**)\n"),
		"one paragraph":   numbered(1000, "[Sluice %d](https://example.org/changes/%[1]d) was mended by **Ada Ruiz**.\n"),
		"bold links":      numbered(1000, "[**Sluice %d**](https://example.org/changes/%[1]d)\n"),
		"references":      numbered(1500, "[Sluice %d][a] `x`\n") + "\n[a]: https://example.org\n",
		"glossary":        numbered(1000, "**Sluice %d**: _a gate_.\n"),
		"code spans":      numbered(3000, "`sluice` and `%d`\n"),
		"footnotes":       numbered(900, "It rained.[^%d]\n\n") + numbered(900, "[^%d]: So Ada Ruiz.\n"),
		"a table":         "| a | b | c | d |\n|---|---|---|---|\n" + numbered(5000, "| %d | | | |\n"),
		"picture in text": "![a map](data:image/png;base64," + strings.Repeat("iVBO_R*w0", 100_000) + ")\n",
		"blanks to fill":  "Name: " + strings.Repeat("_", 400) + " " + strings.Repeat("*", 400) + "\n",
	} {
		d, err := Read("a.md", []byte("It rained.\n\n"+src+"\n\nIt snowed.\n"))
		require.NoError(t, err, name)
		require.Contains(t, d.Text(), "It snowed.", name)
	}
}

func TestMoreMarksThanAnybodyWritesAreAnErrorWithTheirLine(t *testing.T) {
	const marks = "a paragraph of too many marks: emphasis, brackets, backticks; put blank lines into it, or backslashes before them"
	var backticks strings.Builder
	for i := range 1000 {
		backticks.WriteString(strings.Repeat("`", i+1) + "a")
	}
	for src, want := range map[string]string{
		strings.Repeat("_*a\n", 10_000):     marks,
		strings.Repeat("[a](", 20_000):      marks,
		strings.Repeat("[a](<b", 20_000):    marks,
		strings.Repeat("[*a*](b) ", 10_000): marks,
		backticks.String():                  marks,
		strings.Repeat("[", 900) + strings.Repeat("x", 1<<20) + strings.Repeat("]", 900): marks,
		numbered(10_000, "[%d]: b\n"): "more than 4000 lines that start with a bracket in one paragraph; put blank lines between them",
		numbered(2000, "[^%d]: b\n"):  "more than 1000 footnotes; split the file",
		strings.Repeat("|a", 2000) + "\n" + strings.Repeat("|-", 2000) + strings.Repeat("\na", 2000): "a table of 2000 columns in which most cells are missing; give it fewer columns",
	} {
		_, err := Read("a.md", []byte("It rained.\n\n"+src))
		require.Error(t, err, "%.20q", src)
		require.Regexp(t, `^a\.md:\d+: `, err.Error())
		require.True(t, strings.HasSuffix(err.Error(), ": "+want), err.Error())
	}
	_, err := Read("a.md", []byte("It rained.\n\n"+numbered(10_000, "[%d]: b\n")))
	require.ErrorContains(t, err, "a.md:4003: ")
}

func TestAnAddressAtTheStartOfAFootnoteIsRead(t *testing.T) {
	d, err := Read("a.md", []byte("It rained.[^1]\n\n[^1]: <https://example.org/rain> says so.\n\nIt snowed.\n"))
	require.NoError(t, err)
	require.Contains(t, d.Text(), "https://example.org/rain says so.")
}

// numbered returns n lines, with their numbers.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}
