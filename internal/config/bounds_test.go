package config

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// many returns a file of what f says for 0, 1, …, just within maxBytes.
func many(f func(i int) string) string {
	var b strings.Builder
	for i := 0; ; i++ {
		s := f(i)
		if b.Len()+len(s) > maxBytes {
			return b.String()
		}
		b.WriteString(s)
	}
}

func TestAConfigurationOfTooMuchIsOneErrorSoon(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{strings.Repeat("-\n", 500_000), "c.yaml: larger than 64 KB; that is no configuration"},
		{strings.Repeat("#", maxBytes+1), "c.yaml: larger than 64 KB; that is no configuration"},
		{many(func(i int) string { return fmt.Sprintf("k%d:\n", i) }), "c.yaml:2001: more than 2000 keys; that is no configuration"},
		{many(func(i int) string { return fmt.Sprintf("? k%d\n: \n", i) }), "c.yaml:4002: more than 2000 keys; that is no configuration"},
		{"rules:\n" + many(func(i int) string { return fmt.Sprintf(" r%d: on\n", i) })[:60_000], "c.yaml:2001: more than 2000 keys; that is no configuration"},
		{strings.Repeat("---\na: b\n", 7000), "c.yaml:21: more than 10 documents; that is no configuration"},
		{strings.Repeat("-\n", 30_000), "c.yaml:1:1: the configuration: keys with values are expected here, not a list"},
		{many(func(i int) string { return fmt.Sprintf("- &a%d b\n", i) }), "c.yaml:1:1: the configuration: keys with values are expected here, not a list"},
	} {
		_, err := Parse("c.yaml", []byte(c.src))
		require.EqualError(t, err, c.want)
	}
}

func TestADeviceIsReadUpToTheBound(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("NOT CHECKED: no devices on this system")
	}
	_, err := Load("/dev/zero")
	require.EqualError(t, err, "/dev/zero: larger than 64 KB; that is no configuration")
	c, err := Load("/dev/null")
	require.NoError(t, err)
	require.Equal(t, "/dev", c.Dir)
}

func TestErrorsAreBoundedInNumberAndLength(t *testing.T) {
	_, err := Parse("c.yaml", []byte(strings.Repeat("a: b\n", 1)+many(func(i int) string { return fmt.Sprintf("k%d: b\n", i) })[:2000]))
	require.Error(t, err)
	lines := strings.Split(err.Error(), "\n")
	require.Len(t, lines, 21)
	for _, l := range lines {
		require.True(t, strings.HasPrefix(l, "c.yaml:"), l)
	}
	require.Regexp(t, `^c\.yaml: and \d+ more mistakes$`, lines[20])
	_, err = Parse("c.yaml", []byte(many(func(i int) string { return fmt.Sprintf("k%d: b\n", i) })[:len("k0: b\n")*10+len("k10: b\n")*11]))
	require.ErrorContains(t, err, "\nc.yaml: and 1 more mistake")

	long := strings.Repeat("é", 500)
	shown := `"` + strings.Repeat("é", 20) + `…"`
	for _, src := range []string{
		long + ": b\n", "rules:\n  " + long + ": off\n", "rules:\n  vague-source: " + long + "\n", "policy: " + long + "\n", "min-score: " + long + "\n", "rules: " + long + "\n",
		"ignore: [\"" + long[:900] + "[\"]\n", "ignore: [\"" + long[:800] + strings.Repeat("{a,b}", 10) + "\"]\n",
	} {
		_, err := Parse("c.yaml", []byte(src))
		require.ErrorContains(t, err, shown, src)
		require.Less(t, len(err.Error()), 300)
	}
	_, err = Parse("c.yaml", []byte("a: *"+long+"\nb: %"+long+"\n"+long+"\n"))
	require.Error(t, err)
	require.Less(t, len(err.Error()), 300)
}

func TestAnOverrideWithFilesIsNotToldThatItHasNone(t *testing.T) {
	_, err := Parse("c.yaml", []byte("overrides:\n"+strings.Repeat("- files: [a]\n", 1900)))
	require.EqualError(t, err, "c.yaml:1002:11: files: more than 1000 globs in the file; what stands in braces is counted")
	for src, want := range map[string]string{
		"overrides:\n- policy: strict\n":              "c.yaml:2:3: overrides: an override without files",
		"overrides:\n- files:\n":                      "c.yaml:2:3: overrides: an override without files",
		"overrides:\n- files: []\n  policy: strict\n": "c.yaml:2:3: overrides: an override without files",
		"overrides:\n- files: a\n":                    "c.yaml:2:10: files: a list is expected here",
		"overrides:\n- files: [3]\n":                  "c.yaml:2:11: files: words are expected here",
	} {
		_, err := Parse("c.yaml", []byte(src))
		require.ErrorContains(t, err, want)
		require.NotContains(t, err.Error(), "\n")
	}
}

func TestEncodings(t *testing.T) {
	c, err := Parse("c.yaml", []byte("\ufeffpolicy: strict\n"))
	require.NoError(t, err)
	require.Equal(t, "strict", c.Policy)
	for src, want := range map[string]string{
		"\xff\xfep\x00o\x00":  "c.yaml: UTF-16; save it as UTF-8",
		"\xfe\xff\x00p\x00o":  "c.yaml: UTF-16; save it as UTF-8",
		"words: # caf\xe9\n":  "c.yaml: not UTF-8; save it as UTF-8",
		"\ufeffpolcy: strict": `c.yaml:1:1: no such key: "polcy"; did you mean policy?`,
	} {
		_, err := Parse("c.yaml", []byte(src))
		require.EqualError(t, err, want)
	}
}

func TestNumbersArePlainDigits(t *testing.T) {
	for _, s := range []string{"010", "00", "0x10", "0o10", "0b1", "1_0", "+5", "-0", "-1", "5.0", "1e1", "101", "99999999999999999999", "\"5\""} {
		_, err := Parse("c.yaml", []byte("min-score: "+s+"\n"))
		require.ErrorContains(t, err, "c.yaml:1:12: min-score: a number from 0 to 100 is expected here, not ", s)
	}
	c, err := Parse("c.yaml", []byte("min-score: 100\nmax-vague: 0\n"))
	require.NoError(t, err)
	require.Equal(t, 100, c.MinScore)
	require.Zero(t, c.MaxVague)
}

func TestControlCharactersInMessagesAreEscaped(t *testing.T) {
	for _, src := range []string{
		"\"a\\e[31mb\": c\n", "\"a\\nb\": c\n", "policy: \"\\e[31m\"\n", "rules: {\"\\e[31m\": off}\n", "rules: {vague-source: \"\\a\"}\n", "ignore: [\"\\e[\"]\n", "a: *\x1b[31m\n", "a\x1b[31m: {", "a: \u202eb\n\u202ea: c\n", "\x1b[31m: a\n\x1b[31m: a\n",
	} {
		_, err := Parse("c\x1b.yaml", []byte(src))
		require.Error(t, err, src)
		require.True(t, strings.HasPrefix(err.Error(), `c\x1b.yaml:`), err)
		for _, c := range err.Error() {
			require.False(t, c < ' ' && c != '\n' || c == 0x7f || c == '\u202e', "%q", err.Error())
		}
	}
	_, err := Load(filepath.Join(t.TempDir(), "a\x1b.yaml"))
	require.ErrorContains(t, err, `a\x1b.yaml: no such file`)
}
