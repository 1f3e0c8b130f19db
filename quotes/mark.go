package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A family is a set of marks that pair with one another.
type family uint8

const (
	double   family = iota + 1 // " “ ” „ ‟ `` '' ‘‘ ’’
	angle                      // « »
	angleOne                   // ‹ ›
	single                     // ' ‘ ’ ‚ ‛ `
)

// A bend says which way the shape of a mark points.
type bend uint8

const (
	straight bend = iota
	left          // bends like an opening mark
	right         // bends like a closing mark
	low           // opens, never closes
)

// A side says what stands beside a mark.
type side uint8

const (
	space  side = iota // white space, or the end of the paragraph
	dash               // a dash, a slash, emphasis: can stand on either side of either mark
	opener             // an opening bracket
	point              // punctuation that ends something: . , ; : ! ? …
	word               // all the rest: letters, digits, symbols
)

// A mark is a character that may be a quotation mark.
type mark struct {
	start, end  int
	family      family
	bend        bend
	pair        Mark // what the quotation is called that it opens
	before      side // what stands before the run of marks that it is in
	after       side // what stands behind that run
	afterDigit  bool // it may be a prime
	lettersNext bool // a letter or digit follows at once
}

// opens reports whether the surroundings are those of an opening mark only.
func (m *mark) opens() bool {
	return m.before <= opener && m.after == word || m.before == space && m.after != space
}

// closes reports whether the surroundings are those of a closing mark only.
func (m *mark) closes() bool {
	return m.before != space && m.after == space || m.before >= point && (m.after == point || m.after == dash)
}

// A scanner reads the marks of one paragraph.
type scanner struct {
	src        string
	start, end int // of the paragraph
	marks      []mark

	nextTag, nextParen int  // caches: the next '>' and ')' at or behind the last place asked for
	nextTick           int  // the same for backticks
	typed              bool // double marks made of two single ones were seen
}

// find sets s to the marks of src[start:end] in order, and uses the memory of those
// before. Apostrophes inside words, primes, code between backticks, tags and link
// destinations are left out.
func (s *scanner) find(src string, start, end int) {
	*s = scanner{src: src, start: start, end: end, marks: s.marks[:0], nextTag: -1, nextParen: -1, nextTick: -1}
	for i := start; i < end; {
		for i < end && !signs[src[i]] {
			i++
		}
		if i < end {
			i = s.step(i)
		}
	}
	s.sides()
}

// signs are the bytes that step looks at.
var signs = [256]bool{'"': true, '\'': true, '`': true, '<': true, ']': true, 0xC2: true, 0xE2: true}

// step looks at the byte at i, one of signs, and returns where to go on.
func (s *scanner) step(i int) int {
	switch c := s.src[i]; c {
	case '"':
		s.double(i, i+1, straight, Straight)
		return i + 1
	case '\'':
		return s.apostrophes(i)
	case '`':
		return s.backticks(i)
	case '<':
		if i+1 < s.end && (s.src[i+1] == '/' || s.src[i+1] == '!' || asciiLetter(s.src[i+1])) {
			if j := s.next('>', i, &s.nextTag); j < s.end && strings.IndexByte(s.src[i+1:j], '<') < 0 {
				return j + 1
			}
		}
		return i + 1
	case ']':
		if i+1 < s.end && s.src[i+1] == '(' {
			if j := s.next(')', i, &s.nextParen); j < s.end && !strings.Contains(s.src[i+1:j], "](") {
				return j + 1
			}
		}
		return i + 1
	case 0xC2:
		if i+1 < s.end {
			switch s.src[i+1] {
			case 0xAB:
				s.add(mark{start: i, end: i + 2, family: angle, bend: left, pair: Angle})
				return i + 2
			case 0xBB:
				s.add(mark{start: i, end: i + 2, family: angle, bend: right, pair: Angle})
				return i + 2
			}
		}
		return i + 1
	case 0xE2:
		if i+2 < s.end && s.src[i+1] == 0x80 {
			return s.curly(i)
		}
		return i + 1
	}
	return i + 1
}

// curly handles the marks of the block General Punctuation.
func (s *scanner) curly(i int) int {
	end := i + 3
	switch s.src[i+2] {
	case 0x98, 0x9B: // ‘ ‛
		if end+3 <= s.end && s.src[end:end+3] == "‘" && (end+6 > s.end || s.src[end+3:end+6] != "‘") {
			s.double(i, end+3, left, Curly) // ‘‘ typed for “
			return end + 3
		}
		s.single(i, end, left, CurlyOne)
	case 0x99: // ’
		if end+3 <= s.end && s.src[end:end+3] == "’" && (end+6 > s.end || s.src[end+3:end+6] != "’") {
			s.double(i, end+3, right, Curly)
			return end + 3
		}
		s.single(i, end, right, CurlyOne)
	case 0x9A: // ‚
		s.single(i, end, low, CurlyOne)
	case 0x9C, 0x9F: // “ ‟
		s.double(i, end, left, Curly)
	case 0x9D: // ”
		s.double(i, end, right, Curly)
	case 0x9E: // „
		s.double(i, end, low, Low)
	case 0xB9: // ‹
		s.add(mark{start: i, end: end, family: angleOne, bend: left, pair: AngleOne})
	case 0xBA: // ›
		s.add(mark{start: i, end: end, family: angleOne, bend: right, pair: AngleOne})
	}
	return end
}

// apostrophes handles a run of straight single marks. Two of them are a double
// mark in the habit of TeX and of typewriters; more are markup of a wiki,
// unless “…” was used before them.
func (s *scanner) apostrophes(i int) int {
	j := i
	for j < s.end && s.src[j] == '\'' {
		j++
	}
	switch n := j - i; {
	case n == 1:
		s.single(i, j, straight, Single)
	case n == 2:
		s.typed = true
		s.double(i, j, straight, Straight)
	case n == 3 && s.typed && s.sideBefore(i) == space:
		s.double(i, i+2, straight, Straight)
		s.single(i+2, j, straight, Single)
	case n == 3 && s.typed:
		s.single(i, i+1, straight, Single)
		s.double(i+1, j, straight, Straight)
	}
	return j
}

// backticks handles a run of backticks: code, or an opening mark.
func (s *scanner) backticks(i int) int {
	j := i
	for j < s.end && s.src[j] == '`' {
		j++
	}
	n := j - i
	if k := s.next('`', j, &s.nextTick); k < s.end && k > j {
		stop := k
		for stop < s.end && s.src[stop] == '`' {
			stop++
		}
		// `mark` ends where a word does, "`Go,' he said. `Now.'" does not.
		if stop-k == n && (n > 2 || s.sideBefore(k) != space && !s.wordAt(stop)) {
			s.nextTick = -1
			return stop
		}
	}
	switch {
	case n == 1:
		s.single(i, j, low, Backtick)
	case n == 2:
		s.typed = true
		s.double(i, j, low, Backtick)
	}
	return j
}

// next returns the offset of the next c at or behind i, or the paragraph's
// end. It searches every byte once, however often it is asked.
func (s *scanner) next(c byte, i int, cache *int) int {
	if *cache < i {
		*cache = s.end
		if n := strings.IndexByte(s.src[i:s.end], c); n >= 0 {
			*cache = i + n
		}
	}
	return *cache
}

func (s *scanner) add(m mark) { s.marks = append(s.marks, m) }

func (s *scanner) double(i, end int, b bend, pair Mark) {
	m := mark{start: i, end: end, family: double, bend: b, pair: pair, afterDigit: s.digitBefore(i)}
	if m.afterDigit && end-i != 6 && s.inches(i) {
		return
	}
	s.add(m)
}

func (s *scanner) single(i, end int, b bend, pair Mark) {
	if s.wordBefore(i) && s.wordAt(end) {
		return // don't, O'Malley, 6'2
	}
	m := mark{start: i, end: end, family: single, bend: b, pair: pair, afterDigit: s.digitBefore(i)}
	if m.afterDigit && b != low && s.feet(i, end) {
		return
	}
	s.add(m)
}

// measureWindow is how far a measure is followed: 5' 11 1/2" has nine bytes
// between its marks.
const measureWindow = 12

// feet reports whether the mark at [i, end), behind a digit, is a prime: one
// with inches behind it, or one that follows degrees.
func (s *scanner) feet(i, end int) bool {
	j := end
	if j < s.end && s.src[j] == ' ' {
		j++
	}
	k := j
	for k < s.end && k-j < measureWindow && measure(s.src[k]) {
		k++
	}
	if k > j && k < s.end {
		rest := s.src[k:s.end]
		if rest[0] == '"' || strings.HasPrefix(rest, "”") || strings.HasPrefix(rest, "″") || strings.HasPrefix(rest, "''") {
			return true
		}
	}
	k = i
	for k > s.start && i-k < measureWindow && (digit(s.src[k-1]) || s.src[k-1] == '.' || s.src[k-1] == ' ') {
		k--
	}
	return strings.HasSuffix(s.src[s.start:k], "°")
}

// inches reports whether the mark at i, behind a digit, follows feet or
// minutes.
func (s *scanner) inches(i int) bool {
	k := i
	for k > s.start && i-k < measureWindow && measure(s.src[k-1]) {
		k--
	}
	for k > s.start && s.src[k-1] == ' ' {
		k--
		break
	}
	head := s.src[s.start:k]
	for _, prime := range [...]string{"'", "’", "′", "‘"} {
		if cut, ok := strings.CutSuffix(head, prime); ok && cut != "" && digit(cut[len(cut)-1]) {
			return true
		}
	}
	return false
}

// measure reports whether c is part of a number such as 11, 11.5 or 11 1/2
// or of the UTF-8 form of ½.
func measure(c byte) bool {
	return digit(c) || c == '.' || c == '/' || c == 0xC2 || c >= 0xBC && c <= 0xBE
}

func digit(c byte) bool       { return c >= '0' && c <= '9' }
func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func (s *scanner) digitBefore(i int) bool {
	if i == s.start {
		return false
	}
	c := s.src[i-1]
	return digit(c) || c >= 0xBC && c <= 0xBE && i-2 >= s.start && s.src[i-2] == 0xC2
}

func (s *scanner) wordBefore(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s.src[s.start:i])
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func (s *scanner) wordAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.src[i:s.end])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// sides fills in what stands around each run of adjacent marks: in "'No,' he
// said." the first mark is followed by a word as much as the second.
func (s *scanner) sides() {
	for i := 0; i < len(s.marks); {
		j := i + 1
		for j < len(s.marks) && s.adjacent(s.marks[j-1].end, s.marks[j].start) {
			j++
		}
		before, after := s.sideBefore(s.marks[i].start), s.sideAfter(s.marks[j-1].end)
		for k := i; k < j; k++ {
			s.marks[k].before, s.marks[k].after = before, after
			s.marks[k].lettersNext = s.wordAt(s.marks[k].end)
		}
		i = j
	}
}

// adjacent reports whether nothing but a thin space lies between two marks:
// typesetters put one between ’ and ”.
func (s *scanner) adjacent(a, b int) bool {
	gap := s.src[a:b]
	return gap == "" || gap == "\u200a" || gap == "\u2009" || gap == "\u202f"
}

func (s *scanner) sideBefore(i int) side {
	if i == s.start {
		return space
	}
	r, _ := utf8.DecodeLastRuneInString(s.src[s.start:i])
	return sideOf(r)
}

func (s *scanner) sideAfter(i int) side {
	if i == s.end {
		return space
	}
	r, _ := utf8.DecodeRuneInString(s.src[i:s.end])
	switch side := sideOf(r); {
	case side == opener:
		return word // "[It] is over"
	case r == ')' || r == ']' || r == '}':
		return point
	default:
		return side
	}
}

func sideOf(r rune) side {
	switch r {
	case '.', ',', ';', ':', '!', '?', '…', '。', '、':
		return point
	case '(', '[', '{':
		return opener
	case '-', '–', '—', '―', '/', '|', '*', '_', '~', '>', '<', '=', '\\', '‑':
		return dash
	}
	if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
		return space
	}
	return word
}
