package tagger

import "unicode/utf8"

// A Token is a word or one mark of punctuation, in bytes of the text.
type Token struct{ Start, End int }

// Tokenize returns the tokens of text[start:end] in order. A word is a run of
// letters, digits and marks, with single apostrophes, points, hyphens and
// commas between two of them ("don’t", "U.S", "10,000"); a clitic ('s, ’re) is
// a token of its own. Any other character but white space is one token; so is
// a byte that is not UTF-8.
func Tokenize(text string, start, end int, to []Token) []Token {
	for i := start; i < end; {
		c := text[i]
		if class[c] == cSpace {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(text[i:end])
			if r == 0xA0 || r >= 0x2000 && r <= 0x200B || r == 0x3000 || r == 0xFEFF {
				i += n
				continue
			}
			if !wordRune(r) {
				to = append(to, Token{i, i + n})
				i += n
				continue
			}
		} else if class[c] != cWord {
			to = append(to, Token{i, i + 1})
			i++
			continue
		}
		from := i
		for i < end {
			c := text[i]
			if class[c] == cWord {
				i++
				continue
			}
			if c >= utf8.RuneSelf {
				r, n := utf8.DecodeRuneInString(text[i:end])
				if wordRune(r) {
					i += n
					continue
				}
				if r == '’' && i+n < end && wordAt(text, i+n, end) {
					if clitic(text, i+n, end) {
						break
					}
					i += n
					continue
				}
				break
			}
			if (c == '\'' || c == '.' || c == '-' || c == ',' && class[text[i-1]] == cWord && text[i-1] <= '9') && i+1 < end && wordAt(text, i+1, end) {
				if c == '\'' && clitic(text, i+1, end) {
					break
				}
				i++
				continue
			}
			break
		}
		to = append(to, Token{from, i})
		// The clitic goes with its apostrophe.
		if i < end {
			n := apostrophe(text, i, end)
			if n > 0 && clitic(text, i+n, end) && wordAt(text, i+n, end) {
				from = i
				i += n
				for i < end && class[text[i]] == cWord {
					i++
				}
				to = append(to, Token{from, i})
			}
		}
	}
	return to
}

// apostrophe returns the length of the apostrophe at i, or 0.
func apostrophe(text string, i, end int) int {
	if text[i] == '\'' {
		return 1
	}
	if text[i] == 0xE2 && i+2 < end && text[i+1] == 0x80 && text[i+2] == 0x99 {
		return 3
	}
	return 0
}

// clitic reports whether the letters at i are a clitic and no more: s, re, ve,
// ll, d, m.
func clitic(text string, i, end int) bool {
	n := i
	for n < end && class[text[n]] == cWord && n-i < 3 {
		n++
	}
	if n < end && text[n] >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRuneInString(text[n:end]); wordRune(r) {
			return false
		}
	}
	switch n - i {
	case 1:
		c := text[i] | 0x20
		return c == 's' || c == 'd' || c == 'm'
	case 2:
		a, b := text[i]|0x20, text[i+1]|0x20
		return a == 'r' && b == 'e' || a == 'v' && b == 'e' || a == 'l' && b == 'l'
	}
	return false
}

func wordAt(text string, i, end int) bool {
	if text[i] < utf8.RuneSelf {
		return class[text[i]] == cWord
	}
	r, _ := utf8.DecodeRuneInString(text[i:end])
	return wordRune(r)
}

// wordRune reports whether r, which is not ASCII, belongs in a word: letters,
// digits and combining marks are, for the scripts that Latin text mixes with.
func wordRune(r rune) bool {
	switch {
	case r == utf8.RuneError, r < 0xAA:
		return false
	case r < 0x100:
		return r == 0xAA || r == 0xB5 || r == 0xBA || r >= 0xC0 && r != 0xD7 && r != 0xF7
	case r < 0x2000:
		return true
	case r < 0x2C00:
		return r >= 0x2070 && r < 0x20A0 || r >= 0x2100 && r < 0x2190
	case r < 0x3000:
		return true
	}
	return r > 0x3004 && r != 0xFEFF && (r < 0xFE10 || r > 0xFE6F) && r < 0xFF00 || r >= 0xFF10 && r < 0x1F000
}

// Classes of ASCII bytes.
const (
	cOther = iota
	cSpace
	cWord
)

var class = func() (t [256]byte) {
	for c := range 256 {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
			t[c] = cWord
		case c <= ' ', c == 0x7F:
			t[c] = cSpace
		}
	}
	return t
}()
