package segment

import (
	"strings"
	"unicode/utf8"
)

// A marker is what starts an item of a list.
type marker struct {
	style byte // what stands around the number; 'b' for a bullet
	kind  byte // '0' number, 'a' letter, 'b' bullet
	value int
}

// bullets are the signs that are never anything else.
const bullets = "•◦▪‣⁃·●■□◆➢✓"

// parseMarker returns the marker that the word s is or, for a bullet, starts
// with; size is its length in bytes.
func parseMarker(s string) (mk marker, size int, ok bool) {
	if s == "" {
		return
	}
	if r, n := utf8.DecodeRuneInString(s); r >= utf8.RuneSelf && strings.ContainsRune(bullets, r) {
		return marker{style: 'b', kind: 'b', value: int(r)}, n, true
	}
	i := 0
	open := s[0] == '('
	if open {
		i++
	}
	start := i
	for i < len(s) && i < start+3 && isDigit(s[i]) {
		mk.value = mk.value*10 + int(s[i]-'0')
		i++
	}
	mk.kind = '0'
	if i == start {
		if i >= len(s) || s[i] < 'a' || s[i] > 'z' {
			return
		}
		mk.kind, mk.value = 'a', int(s[i]-'a')+1
		i++
	}
	rest := s[i:]
	switch {
	case open && rest == ")":
		mk.style = '('
	case !open && rest == ")":
		mk.style = ')'
	case !open && rest == ".":
		mk.style = '.'
	case !open && rest == ".)":
		mk.style = ','
	default:
		return
	}
	return mk, len(s), true
}

// runIn returns the words with which the items of a list start that runs on
// in one line: "1. Bring water 2. Bring bread". The first word must be a
// marker and the others count on from it. It returns nil for fewer than two.
func runIn(src string, words []word) []int {
	if words[0].end-words[0].start > 16 {
		return nil
	}
	want, _, ok := parseMarker(words[0].visible(src))
	if !ok || want.kind == 'a' && want.value != 1 {
		return nil
	}
	items := []int{0}
	for i := 2; i < len(words); i++ {
		if words[i].end-words[i].start > 16 {
			continue
		}
		mk, _, ok := parseMarker(words[i].visible(src))
		if !ok || mk.kind != want.kind || mk.style != want.style {
			continue
		}
		if want.kind != 'b' {
			if mk.value != want.value+1 {
				continue
			}
			want.value++
		} else if mk.value != want.value {
			continue
		}
		items = append(items, i)
	}
	if len(items) < 2 {
		return nil
	}
	return items
}
