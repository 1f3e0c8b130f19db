package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A span is a range of bytes, end exclusive.
type span struct{ start, end int }

// A word is a run of bytes without white space. Its offsets are into the text.
type word struct {
	start, end int
	mark       bool // it holds a mark that may end a sentence
	odd        bool // it holds a zero-width character or a bad byte
	stop       bool // prose ends a sentence behind it
}

// words appends the words of p's body to out. It leaves out the quote marks of
// Markdown at the start of p's lines, with which lead starts.
func words(out []word, src string, p Paragraph, lead []span) []word {
	for i := p.Body; i < p.End; {
		for len(lead) > 0 && lead[0].end <= i {
			lead = lead[1:]
		}
		if len(lead) > 0 && i == lead[0].start && lead[0].end <= p.End {
			i = lead[0].end
			continue
		}
		w := word{start: i}
		next := -1
	scan:
		for i < p.End {
			c := src[i]
			if plain[c] {
				i++
				continue
			}
			if c < utf8.RuneSelf {
				if space[c] {
					next = i + 1
					break
				}
				w.mark = true
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(src[i:p.End])
			switch {
			case unicode.IsSpace(r):
				next = i + size
				break scan
			case r == '…' || r == '‽' || r == '．' || r == '。':
				w.mark = true
			case zeroWidth(r) || r == utf8.RuneError:
				w.odd = true
			}
			i += size
		}
		w.end = i
		if w.odd {
			w.start, w.end = trimZeroWidth(src, w.start, w.end)
		}
		if w.start < w.end {
			out = append(out, w)
		}
		if next >= 0 {
			i = next
		}
	}
	return out
}

// certain reports whether prose ends a sentence behind w, whatever stands around
// it: w has one mark, at its end, and is no abbreviation to prose, no number, no
// initial and not the name "Yahoo!".
func (w word) certain(src string) bool {
	s := src[w.start:w.end]
	n := len(s) - 1
	if n < 2 || w.odd || !isStop(s[n]) {
		return false
	}
	letter, part, foreign := false, 0, false
	for i := range n {
		switch c := s[i]; {
		case isStop(c):
			return false
		case c == '-':
			part = i + 1 // prose also looks at what is behind the last hyphen
		case c >= utf8.RuneSelf:
			foreign = true
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			letter = true
		}
	}
	switch {
	case !letter || foreign && part > 0: // prose counts the bytes of such a word wrongly
		return false
	case s[n] != '.':
		return !strings.Contains(s, "Yahoo")
	}
	return !shortened.has(s[:n]) && !shortened.has(s[part:n])
}

// quiet reports whether w has none of the marks at which prose looks.
func (w word) quiet(src string) bool {
	return !strings.ContainsAny(src[w.start:w.end], ".!?")
}

// space marks the white space among the ASCII bytes.
var space = [utf8.RuneSelf]bool{' ': true, '\t': true, '\n': true, '\v': true, '\f': true, '\r': true}

// plain marks the ASCII bytes that are neither white space nor a mark.
var plain = func() (out [256]bool) {
	for c := range utf8.RuneSelf {
		out[c] = !space[c] && !isStop(byte(c))
	}
	return out
}()

// zeroWidth reports whether r takes no room and ends no word: joiners, the
// soft hyphen, marks of direction, a byte order mark.
func zeroWidth(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u180e', r == '\ufeff':
		return true
	case r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u2064':
		return true
	}
	return false
}

// blank reports whether r is white space or zero-width.
func blank(r rune) bool { return unicode.IsSpace(r) || zeroWidth(r) }

func trimZeroWidth(src string, start, end int) (int, int) {
	s := strings.TrimLeftFunc(src[start:end], zeroWidth)
	start = end - len(s)
	return start, start + len(strings.TrimRightFunc(s, zeroWidth))
}

// visible returns w's text without zero-width characters and with a stand-in
// for bad bytes.
func (w word) visible(src string) string {
	s := src[w.start:w.end]
	if !w.odd {
		return s
	}
	return strings.Map(func(r rune) rune {
		if zeroWidth(r) {
			return -1
		}
		return r
	}, s)
}
