// Package scan cuts strings into words without taking memory for them.
package scan

import (
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
func Count(s string) int {
	n := 0
	for {
		from, to := next(s)
		if from == to {
			return n
		}
		n++
		s = s[to:]
	}
}

// next returns where the first field of s starts and ends.
func next(s string) (from, to int) {
	for from < len(s) {
		n := space(s, from)
		if n == 0 {
			break
		}
		from += n
	}
	to = from
	for to < len(s) {
		if space(s, to) > 0 {
			break
		}
		to++
		for to < len(s) && !utf8.RuneStart(s[to]) {
			to++
		}
	}
	return from, to
}

// space returns the length of the white space at i, 0 for none.
func space(s string, i int) int {
	switch c := s[i]; {
	case c == ' ' || c >= '\t' && c <= '\r':
		return 1
	case c < utf8.RuneSelf:
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
		return n
	}
	return 0
}
