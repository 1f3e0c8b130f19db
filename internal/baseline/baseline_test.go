package baseline

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAnEntryStandsForOneFinding(t *testing.T) {
	src := Format([]Entry{
		{"b.md", "vague-source", "ff", "source"},
		{"a.md", "hedged-claim", "aa", "hedge “reportedly” <&>"},
		{"a.md", "hedged-claim", "aa", "hedge"},
	})
	b, err := Parse("base.json", src)
	require.NoError(t, err)
	require.True(t, b.Known("a.md", "aa"))
	require.False(t, b.Known("a.md", "bb"))
	require.False(t, b.Known("b.md", "aa"))
	require.Equal(t, []string{"aa", "ff"}, []string{b.Unused()[0].Fingerprint, b.Unused()[1].Fingerprint})
	require.True(t, b.Known("a.md", "aa"))
	require.False(t, b.Known("a.md", "aa"), "there were two of them")
	require.Len(t, b.Unused(), 1)
}

func TestTheFileIsSortedWithALineForEach(t *testing.T) {
	require.Equal(t, "{\"version\":1,\"findings\":[\n"+
		"{\"file\":\"a.md\",\"rule\":\"x\",\"fingerprint\":\"1\",\"message\":\"\"},\n{\"file\":\"b.md\",\"rule\":\"x\",\"fingerprint\":\"1\",\"message\":\"\"}\n]}\n",
		string(Format([]Entry{{"b.md", "x", "1", ""}, {"a.md", "x", "1", ""}})))
	b, err := Parse("x", Format(nil))
	require.NoError(t, err)
	require.Empty(t, b.Unused())
}

func TestDamagedBaselinesNameTheirLine(t *testing.T) {
	for src, want := range map[string]string{
		"":                                   "b.json:1: no baseline: EOF",
		"{\"version\":1,\n\"findings\":[}":   "b.json:2: no baseline: invalid character",
		"{\"version\":1,\n\"finding\":[]}":   "b.json:2: no baseline: unknown field",
		"{\"version\":\n\"one\"}":            "b.json:2: no baseline: cannot unmarshal string",
		"{\"version\":2,\"findings\":[]}":    "b.json: a baseline of version 2",
		"{\"version\":1,\"findings\":[]} {}": "b.json:1: no baseline: something stands behind its end",
	} {
		_, err := Parse("b.json", []byte(src))
		require.ErrorContains(t, err, want)
		require.NotContains(t, err.Error(), "\n")
	}
	_, err := Load("gone.json")
	require.EqualError(t, err, "gone.json: no such file; --write-baseline writes one")
}

func FuzzParse(f *testing.F) {
	f.Add(`{"version":1,"findings":[{"file":"a","rule":"b","fingerprint":"c","message":"d"}]}`)
	f.Fuzz(func(t *testing.T, src string) {
		b, err := Parse("b", []byte(src))
		if err != nil {
			return
		}
		again, err := Parse("b", Format(b.entries))
		require.NoError(t, err)
		require.Len(t, again.entries, len(b.entries))
	})
}
