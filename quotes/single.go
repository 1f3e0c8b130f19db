package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Single marks come second, inside the regions that double marks leave: they
// are mostly apostrophes, so one of them never ends a double quotation.

// elided holds words that start with an apostrophe. Those with a true are words
// without one as well, and taken for elided only where no quotation can close.
var elided = map[string]bool{
	"tis": false, "twas": false, "twere": false, "twill": false, "twould": false, "tisn": false, "twasn": false,
	"em": false, "til": false, "cuz": false, "coz": false, "cos": false, "n": false, "nuff": false, "neath": false,
	"gainst": false, "twixt": false, "tween": false, "fraid": false, "spose": false, "hood": true, "ere": true,
	"cause": true, "round": true, "bout": true, "till": true, "er": true, "im": true, "er's": true, "way": true,
}

// clipped holds words that end in an apostrophe, beside those in -in'.
var clipped = map[string]bool{"o": true, "ol": true, "an": true, "th": true, "wi": true, "lil": true, "li'l": true, "y": true, "mo": true, "po": true, "yo": true, "fo": true}

// wordWindow is how many bytes of the word beside a mark are looked at.
const wordWindow = 24

// shortTerm is the number of words of the longest term that closes at a
// possessive although another mark follows: ‘hopeless’ case.
const shortTerm = 3

// shortBytes is as long as such a term can be.
const shortBytes = 96

// A single mark can do these things, as far as its surroundings go.
type use struct {
	opens, closes bool
	strong        bool // punctuation shows that it closes
	spoken        bool // it closes behind a comma or a full stop
	possessive    bool // it may end a word: dogs’, goin’, 5’
	soft          bool // it opens a word that may be elided: ’cause
}

// use returns what m may be. glued says that a closing double mark follows it.
func (s *scanner) use(m *mark, glued bool) use {
	var u use
	// ’ never opens: it is a word processor's apostrophe, as in ’tis.
	u.opens = m.bend != right && m.opens() || (m.bend == left || m.bend == low) && !m.closes() && m.after != space
	u.closes = m.closes() && m.bend != low || m.bend != low && m.bend != left && !m.opens() && m.before >= dash && m.before != opener
	if u.opens {
		next := s.wordAfter(m.end)
		lower := strings.ToLower(next)
		soft, ok := elided[lower]
		switch {
		case ok && !soft:
			u.opens = false
		case ok && next == lower:
			u.soft = true
		case len(lower) >= 2 && digit(lower[0]) && digit(lower[1]):
			if len(lower) == 3 && lower[2] == 's' {
				u.opens = false // '90s
			}
			u.soft = len(lower) == 2 // '08
		}
	}
	if u.closes {
		u.spoken = m.before == point || m.before == dash
		u.strong = u.spoken || m.after == point || m.after == dash || glued || m.end == s.end
		prev := strings.ToLower(s.wordEndingAt(m.start))
		u.possessive = strings.HasSuffix(prev, "s") || strings.HasSuffix(prev, "in") && len(prev) > 3 || clipped[prev] || m.afterDigit
		if prev == "n" {
			u.closes = false // rock 'n' roll
		}
	}
	return u
}

// wordAfter returns the letters and digits at i, wordWindow bytes of them at most.
func (s *scanner) wordAfter(i int) string {
	j := i
	for j < s.end && j-i < wordWindow {
		r, n := utf8.DecodeRuneInString(s.src[j:s.end])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		j += n
	}
	return s.src[i:j]
}

// wordEndingAt is wordAfter's other direction. An apostrophe counts as a letter.
func (s *scanner) wordEndingAt(i int) string {
	j := i
	for j > s.start && i-j < wordWindow {
		r, n := utf8.DecodeLastRuneInString(s.src[s.start:j])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' {
			break
		}
		j -= n
	}
	return s.src[j:i]
}

// A held is a quotation that is open while its paragraph is read.
type held struct {
	at     int // index of its opening mark
	double bool
	inner  bool // it has had a quotation in single marks inside: closes at a strong mark only
}

// ahead says what comes next in the same region behind a single mark.
type ahead struct{ strong, spoken bool }

// lookAhead returns, for every single mark, whether a mark that must close
// comes before the next one that may open. regions holds the region of each mark.
func (r *room) lookAhead(marks []mark, uses []use, regions []int, count int) []ahead {
	out, now := sized(&r.aheads, len(marks)), sized(&r.now, count)
	for i := len(marks) - 1; i >= 0; i-- {
		if marks[i].family != single {
			continue
		}
		k := regions[i]
		out[i] = now[k]
		switch {
		case uses[i].closes && uses[i].strong:
			now[k] = ahead{true, uses[i].spoken || now[k].spoken}
		case uses[i].opens && !uses[i].soft:
			now[k] = ahead{}
		}
	}
	return out
}
