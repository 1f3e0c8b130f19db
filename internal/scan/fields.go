// Package scan cuts strings into words without taking memory for them.
package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fields returns what strings.Fields does. Its first words need no memory of
// the heap where the caller does not keep the slice.
func Fields(s string) []string { return appendFields(make([]string, 0, 24), s) }

// appendFields appends the fields of s to out.
func appendFields(out []string, s string) []string {
	for {
		from, to := next(s)
		if from == to {
			return out
		}
		out = append(out, s[from:to])
		s = s[to:]
	}
}

// Count returns the number of fields of s.
func Count(s string) int { return CountTo(s, len(s)) }

// CountTo returns the number of fields of s, at most limit. It reads no further.
func CountTo(s string, limit int) int {
	n := 0
	for n < limit {
		from, to := next(s)
		if from == to {
			break
		}
		n++
		s = s[to:]
	}
	return n
}

// Joined returns the fields of s with one space between them: s itself, where that is
// how it is written.
func Joined(s string) string {
	for i, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return strings.Join(Fields(s), " ")
		}
	}
	return s
}

// next returns where the first field of s starts and ends.
func next(s string) (from, to int) {
	for from < len(s) {
		n := 1
		if c := s[from]; c >= utf8.RuneSelf {
			n = space(s[from:])
		} else if !blank(c) {
			n = 0
		}
		if n == 0 {
			break
		}
		from += n
	}
	for to = from; to < len(s); to++ {
		if c := s[to]; blank(c) || c >= utf8.RuneSelf && utf8.RuneStart(c) && space(s[to:]) > 0 {
			break
		}
	}
	return from, to
}

// blank reports whether c is white space.
func blank(c byte) bool { return c == ' ' || c-'\t' <= '\r'-'\t' }

// space returns the length of the white space of more than one byte that s starts
// with, 0 for none.
func space(s string) int {
	if r, n := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		return n
	}
	return 0
}
