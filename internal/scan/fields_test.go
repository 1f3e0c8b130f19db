package scan

import (
	"slices"
	"strings"
	"testing"
)

func FuzzFieldsAreThoseOfStrings(f *testing.F) {
	for _, s := range []string{"", " ", "a", " Ada  Ruiz\tsaid\n", "a\u00a0b\u2003c\u0085d", "\x85\xa0 \xe2\x80", "é ü", strings.Repeat("word ", 60)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.Fields(s)
		if got := Fields(s); !slices.Equal(got, want) {
			t.Errorf("Fields(%q) = %q, not %q", s, got, want)
		}
		if got := Count(s); got != len(want) {
			t.Errorf("Count(%q) = %d, not %d", s, got, len(want))
		}
		if got := Joined(s); got != strings.Join(want, " ") {
			t.Errorf("Joined(%q) = %q, not %q", s, got, strings.Join(want, " "))
		}
		if got := CountTo(s, 2); got != min(len(want), 2) {
			t.Errorf("CountTo(%q, 2) = %d, not %d", s, got, min(len(want), 2))
		}
	})
}
