package golden

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

const sample = "A comment.\n-- a/in --\none\ntwo\n-- a/want --\nTWO\n-- b/in --\nthree\n"

func TestParseKeepsEveryByteOfAnArchive(t *testing.T) {
	a := parse(sample)
	require.Equal(t, sample, a.String())
}

func TestCasesComeInOrderWithInputTrimmedOnce(t *testing.T) {
	a := parse(sample)
	names, cases := a.cases()
	require.Equal(t, []string{"a", "b"}, names)
	require.Equal(t, "one\ntwo", cases["a"].In)
	require.Equal(t, "TWO\n", cases["a"].Files["want"])
	require.NotContains(t, cases["b"].Files, "want")
}

func TestSetReplacesOrAddsBehindItsCase(t *testing.T) {
	a := parse(sample + "-- c/in --\nfour\n")
	a.set("a/want", "2\n")
	a.set("b/want", "3\n")
	require.Equal(t, "A comment.\n-- a/in --\none\ntwo\n-- a/want --\n2\n-- b/in --\nthree\n-- b/want --\n3\n-- c/in --\nfour\n", a.String())
}

func TestRunGivesEachCaseItsInput(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "x.txtar"), []byte("-- a/in --\none\n-- a/want --\none!\n-- b/in --\n-- b/want --\n!\n"), 0o644))
	var seen []string
	Run(t, filepath.Join(dir, "*.txtar"), func(t *testing.T, c Case) string {
		seen = append(seen, c.Name)
		return c.In + "!"
	})
	require.Equal(t, []string{"a", "b"}, seen)
}
