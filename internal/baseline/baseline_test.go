package baseline

import (
	"strings"
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
		"":                                   "b.json:1: no baseline: it is empty; write it anew with --write-baseline",
		"{\"version\":1,\n\"findings\":[}":   "b.json:2: no baseline: invalid character",
		"{\"version\":1,\n\"finding\":[]}":   "b.json:2: no baseline: unknown field",
		"{\"version\":\n\"one\"}":            "b.json:2: no baseline: version: a string, where a whole number is expected; write it anew",
		"{\"version\":2,\"findings\":[]}":    "b.json: a baseline of version 2",
		"{\"version\":1,\"findings\":[]} {}": "b.json:1: no baseline: something stands behind its end",

		"{\"version\":1,\n":       "b.json:2: no baseline: it ends too soon",
		"{\"findings\":[]}":       "b.json: no baseline: it has no version; write it anew with --write-baseline",
		"null":                    "b.json: no baseline: it has no version",
		"[1]":                     "b.json:1: no baseline: a list, where an object is expected",
		"\ufeff{\"version\":1.5}": "b.json:1: no baseline: version: 1.5, where a whole number is expected",
		"{\"version\":1,\"findings\":[\n{\"file\":true}]}": "b.json:2: no baseline: findings.file: true or false, where a string is expected",
		"{\"version\":" + strings.Repeat("9", 999) + "}":   "no baseline: version: " + strings.Repeat("9", maxQuoted) + "…, where",
		"{\"" + strings.Repeat("é", 999) + "\":1}":         "no baseline: unknown field \"" + strings.Repeat("é", 19) + "…; write",
		"{\"version\":1,\"findings\":[]}\n\ufeff":          "b.json:2: no baseline: something stands behind its end",
	} {
		_, err := Parse("b.json", []byte(src))
		require.ErrorContains(t, err, want)
		require.NotRegexp(t, "\n|Go |baseline\\.|unmarshal", err.Error())
		require.Less(t, len(err.Error()), 200)
	}
}

func TestAByteOrderMarkIsNoPartOfABaseline(t *testing.T) {
	b, err := Parse("base.json", append([]byte("\ufeff"), Format([]Entry{{"a.md", "x", "1", ""}})...))
	require.NoError(t, err)
	require.True(t, b.Known("a.md", "1"))
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
