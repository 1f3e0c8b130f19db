package segment

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How far the rules look around a gap between two words. Constants keep the
// time linear.
const (
	maxName   = 6  // words of a name before its verb of saying
	maxTitle  = 12 // words of a quoted title
	maxDots   = 6  // words of a spaced ellipsis
	maxParity = 40 // words looked at for an open quotation mark
)

// A mender decides between which words of a paragraph a sentence ends. The rules
// here correct what prose thinks.
type mender struct {
	ctx   context.Context
	src   string
	words []word

	start int  // the word that the current sentence starts with
	cut   int  // offset of the last end of a sentence inside a word
	asked bool // prose has said what it thinks
	doubt bool // it has not, and what it would say matters
}

// sentences calls emit with the bounds of every sentence, in order.
func (m *mender) sentences(emit func(start, end int)) {
	items := runIn(m.src, m.words)
	from := m.words[0].start
	for i := range m.words {
		if i%1024 == 1023 && m.ctx.Err() != nil {
			return
		}
		w := &m.words[i]
		if w.mark {
			m.innerEnds(w, func(end int) {
				emit(from, end)
				from, m.cut, m.start = end, end, i
			})
		}
		switch {
		case i == len(m.words)-1:
		case len(items) > 0 && items[0] <= i:
			items = items[1:]
			if len(items) == 0 || items[0] != i+1 {
				continue // a list's number ends no sentence
			}
		case len(items) > 0 && items[0] == i+1:
		case !m.ends(i):
			continue
		}
		emit(from, w.end)
		if i+1 < len(m.words) {
			from, m.start = m.words[i+1].start, i+1
		}
	}
}

// text returns word i without what belongs to an earlier sentence.
func (m *mender) text(i int) string {
	w := m.words[i]
	if m.cut > w.start && m.cut < w.end {
		w.start = m.cut
	}
	return w.visible(m.src)
}

// An ending is how a word ends that may be a sentence's last.
type ending struct {
	mark  byte   // '.', '!', '?', 'e' for an ellipsis, 0 for none
	base  string // the word without the mark and the marks around it
	dots  int    // length of the ellipsis
	solid bool   // three of its dots or more stand in one word
	quote bool   // a quotation mark closes behind the mark
	paren bool   // a bracket closes behind the mark
}

func (m *mender) ending(i int) ending {
	s := m.text(i)
	whole := s
	var e ending
	// A note's number: "done.[3]".
	if n := strings.LastIndexByte(s, '['); n > 0 && s[len(s)-1] == ']' && len(s)-n <= 6 && isStop(s[n-1]) && s[n+1] != '.' {
		s = s[:n]
	}
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		switch {
		case r == '"' || r == '\'' || r == '”' || r == '’' || r == '»' || r == '›' || r == '“' || r == '‘' || r == '`':
			e.quote = true
		case r == ')' || r == ']' || r == '}':
			e.paren = true
		case r == '*' || r == '_' || r >= '¹' && r <= '³' || r == '¹' || r >= '⁴' && r <= '⁹':
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		s = s[:len(s)-size]
	}
	if s == "" {
		return ending{}
	}
	switch c := s[len(s)-1]; {
	case c == '!' || c == '?':
		e.mark = c
		s = strings.TrimRight(s, "!?.")
	case c == '.':
		n := len(s)
		s = strings.TrimRight(s, ".")
		e.dots = n - len(s)
		e.solid = e.dots >= 3
		if s == "" || e.dots > 1 || strings.HasSuffix(s, "…") {
			if s == "" {
				for k := i - 1; k >= 0 && k > i-maxDots && m.words[k].mark; k-- {
					t := m.words[k].visible(m.src)
					rest := strings.TrimRight(t, ".")
					e.dots += len(t) - len(rest)
					if rest != "" {
						break
					}
				}
			}
			e.mark = 'e'
			if n := len(s); n > 0 && (s[n-1] == '!' || s[n-1] == '?') {
				e.mark = s[n-1]
			}
		} else {
			e.mark = '.'
		}
	case strings.HasSuffix(s, "…"):
		e.mark, e.dots = 'e', 3
		s = strings.TrimSuffix(s, "…")
	case strings.HasSuffix(s, "‽"):
		e.mark = '?'
	case strings.HasSuffix(s, "。") || strings.HasSuffix(s, "．"):
		e.mark = '.'
		s = s[:len(s)-3]
	default:
		return ending{}
	}
	if e.mark == 'e' && e.paren && (whole[0] == '[' || whole[0] == '(') && strings.Trim(s, "[(") == "" {
		return ending{} // "[...]" stands for words
	}
	e.base = strings.TrimRight(strings.TrimLeftFunc(s, opener), ")]}\"'*_")
	if n := strings.LastIndexAny(e.base, "\"“”‘>(["); n >= 0 { // glued to what is before
		_, size := utf8.DecodeRuneInString(e.base[n:])
		e.base = e.base[n+size:]
	}
	return e
}

func isStop(c byte) bool { return c == '.' || c == '!' || c == '?' }

func opener(r rune) bool {
	return strings.ContainsRune("\"'“‘«‹„‚([{*_`¿¡", r)
}

func closer(r rune) bool {
	return strings.ContainsRune("\"'”’»›)]}*_`", r)
}

// A class says what a word starts with.
type class uint8

const (
	other class = iota
	lower
	upper
	digit
	dash
)

// A following is the start of what stands behind a gap.
type following struct {
	class class
	word  string // its first word, without the marks around it
	raw   string // the same with the marks behind it
	quote bool   // a quotation mark opens before it
}

func (m *mender) following(i int) following {
	var f following
	for ; i < len(m.words); i++ {
		s := m.words[i].visible(m.src)
		t := strings.TrimLeftFunc(s, opener)
		if len(t) < len(s) && s[0] != '(' && s[0] != '[' {
			f.quote = true
		}
		if t != "" {
			f.raw = t
			break
		}
		if f.class == dash { // only one lone mark is passed over
			return f
		}
		f.class = dash
	}
	f.class = other
	if f.raw == "" {
		return f
	}
	r, size := utf8.DecodeRuneInString(f.raw)
	switch {
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		f.class = upper
	case unicode.IsLower(r):
		f.class = lower
		// Names such as iLamp and eShop start as names do.
		if r2, _ := utf8.DecodeRuneInString(f.raw[size:]); unicode.IsUpper(r2) {
			f.class = upper
		}
	case unicode.IsDigit(r) || r == '$' || r == '€' || r == '£' || r == '#' || r == '§':
		f.class = digit
	case r == '—' || r == '–' || r == '-' || r == '―':
		f.class = dash
	}
	f.word = strings.TrimRightFunc(f.raw, func(r rune) bool {
		return closer(r) || strings.ContainsRune(".,;:!?…", r)
	})
	return f
}

// starter reports whether the word opens a sentence and no name.
func (f following) starter() bool {
	if f.class != upper {
		return false
	}
	if len(f.word) == 1 && f.word != "I" && strings.HasPrefix(f.raw[1:], ".") {
		return false // an initial
	}
	return starters.has(f.word)
}

// ends reports whether a sentence ends between word i and the next.
func (m *mender) ends(i int) bool {
	w := m.words[i]
	if m.asked || !w.mark || w.quiet(m.src) {
		return m.endsAfter(i, w.stop)
	}
	end := m.endsAfter(i, true)
	if end && !m.doubt && !w.certain(m.src) {
		m.doubt = !m.endsAfter(i, false)
	}
	return end
}

// endsAfter is ends, where stop is what prose thinks.
func (m *mender) endsAfter(i int, stop bool) bool {
	w := m.words[i]
	at := i
	if !w.mark {
		// A closing mark that a space keeps from its sentence.
		if i == m.start || !m.words[i-1].mark || !m.loneCloser(i) {
			return false
		}
		at, stop = i-1, true
	}
	e := m.ending(at)
	if e.mark == 0 {
		return false
	}
	if at < i {
		e.quote = true
	} else if m.loneCloser(i+1) || m.onlyStops(i+1) {
		return false
	}
	f := m.following(i + 1)
	if f.raw == "" {
		return false // only marks are left
	}
	if listNumber(m.text(at)) && (at == m.start || at == m.start+1 && bullet(m.text(m.start))) {
		return false
	}
	switch e.mark {
	case 'e':
		return m.afterEllipsis(i, e, f, stop)
	case '.':
		if e.dots == 2 {
			return f.class != lower
		}
		return m.afterPeriod(i, e, f, stop)
	}
	return m.afterShout(i, e, f, stop)
}

// afterShout decides behind "!" and "?".
func (m *mender) afterShout(i int, e ending, f following, stop bool) bool {
	switch f.class {
	case lower:
		if e.quote || e.paren || e.mark == '!' {
			return false
		}
		return stop && m.casual()
	case dash:
		return stop && !e.quote
	case other:
		return stop
	}
	if e.mark == '!' && !e.quote && bangs.has(e.base) && capital(e.base) {
		return f.starter()
	}
	if e.quote && (m.saidBy(i+1, false) || m.quotedTitle(i, f)) {
		return false
	}
	return true
}

func (m *mender) afterEllipsis(i int, e ending, f following, stop bool) bool {
	switch f.class {
	case upper:
		if e.quote {
			return !m.saidBy(i+1, true)
		}
		if e.dots == 4 {
			return true
		}
		if f.word == "I" || strings.HasPrefix(f.word, "I'") || strings.HasPrefix(f.word, "I’") {
			return false
		}
		return stop || e.solid || f.quote || f.starter()
	case digit:
		return stop
	}
	return false
}

// afterPeriod decides behind a period, where abbreviations are.
func (m *mender) afterPeriod(i int, e ending, f following, stop bool) bool {
	base := e.base
	title := base[strings.LastIndexByte(base, '-')+1:] // of "then-Sen.", too
	short := joining.has(base) || titles.has(title) || multiPeriod(title) || len(base) == 1 && !isDigit(base[0])
	switch f.class {
	case lower:
		return stop && !e.quote && !e.paren && !short && !abbreviations.has(base)
	case dash:
		return stop && !e.quote && !e.paren && !short && !shortened.has(base)
	case digit:
		if numbered.has(base) && !e.quote && !e.paren {
			// "no" is a word, and the last of a sentence, too.
			return (base == "no" || base == "in") && f.raw[0] != '#' && !onlyDigits(f.word)
		}
		return stop
	case other:
		return (stop || e.quote) && !short && !shortened.has(base)
	}
	starter := f.starter()
	if e.paren && !e.quote && (short || abbreviations.has(base)) {
		return starter || stop && !m.parenInside(i)
	}
	if e.quote {
		if short || abbreviations.has(base) && capital(base) {
			return starter || f.quote
		}
		return !m.saidBy(i+1, true)
	}
	switch {
	case joining.has(base):
		return false
	case titles.has(title):
		return starter && !capital(title)
	case len(base) == 1 && !isDigit(base[0]):
		return m.afterInitial(i, base, starter, stop)
	case clock(base):
		return m.afterClock(i, f)
	case multiPeriod(base):
		if starter {
			return true
		}
		if offices.has(f.word) || titles.has(f.word) {
			return false
		}
		// Behind "Orla, N.Y." a sentence that went on would have a comma.
		if state(base) && i > m.start && strings.HasSuffix(m.text(i-1), ",") {
			return true
		}
		return stop && country(base) && m.placed(i)
	case strings.EqualFold(base, "no"): // a number would follow
		return true
	case abbreviations.has(base):
		if starter || !capital(base) {
			return stop || starter
		}
		// A saint or a fort goes with its name.
		return stop && base != "St" && base != "Ft" && !offices.has(f.word) && !titles.has(f.word)
	}
	return stop || starter || plainWord(base) || e.paren && len(base) > 3
}

// afterInitial decides behind a single letter: "Ada B. Ruiz" goes on, "you
// and I. Did" and "Plan B. The" do not.
func (m *mender) afterInitial(i int, base string, starter, stop bool) bool {
	if i == m.start {
		return false // "Q. Did you see it?"
	}
	if base[0] >= 'a' && base[0] <= 'z' {
		return stop || starter
	}
	if base == "I" && (i == m.start || !capital(m.text(i-1))) {
		return true
	}
	return starter
}

// clock reports whether base is "a.m" or "p.m".
func clock(base string) bool {
	return len(base) >= 3 && (base[len(base)-1]|0x20) == 'm' && base[len(base)-2] == '.' &&
		((base[len(base)-3]|0x20) == 'a' || (base[len(base)-3]|0x20) == 'p')
}

// afterClock decides behind a time of day. A day, a month or a zone goes with
// it; so does what follows a time at the start: "At 5 a.m. Mrs. Ruiz left."
func (m *mender) afterClock(i int, f following) bool {
	switch f.word {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri", "Sat", "Sun",
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
		"Eastern", "Central", "Mountain", "Pacific", "Greenwich",
		"E.T", "E.S.T", "E.D.T", "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "GMT", "UTC", "BST", "CET":
		return false
	}
	if i-m.start <= 2 && !f.starter() {
		switch m.words[m.start].visible(m.src) {
		case "At", "By", "Around", "About", "Before", "After", "Until", "Since", "From":
			return false
		}
	}
	return true
}

// state reports whether base is a state or province that stands behind a city.
func state(base string) bool {
	switch base {
	case "B.C", "D.C", "N.B", "N.C", "N.D", "N.H", "N.J", "N.M", "N.S", "N.S.W", "N.Y", "R.I", "S.C", "S.D":
		return true
	}
	return false
}

// country reports whether base is a country or a city, or one of the bodies that
// stand for them.
func country(base string) bool {
	switch base {
	case "U.S", "U.S.A", "U.K", "U.A.E", "U.N", "E.U", "L.A", "D.R.C":
		return true
	}
	return state(base)
}

// placed reports whether word i closes a phrase of place, as in "left for U.S.",
// behind which a sentence may well end. With an article it rather goes with what is
// behind it: "of the U.S. Senate".
func (m *mender) placed(i int) bool {
	if i-m.start < 2 {
		return false
	}
	switch m.text(i - 1) {
	case "in", "to", "from", "into", "for", "across", "outside", "inside", "within", "by", "with", "of":
		return true
	}
	return false
}

// parenInside reports whether the bracket that closes at word i opened inside
// the sentence, as in "Ada Ruiz (D-Calif.) Smith".
func (m *mender) parenInside(i int) bool {
	for k := i; k > m.start && k > i-maxName; k-- {
		if s := m.text(k); strings.HasPrefix(s, "(") || strings.HasPrefix(s, "[") {
			return !m.words[k-1].mark
		}
	}
	return false
}

// saidBy reports whether a name and a verb of saying start at word i and say
// no more: “Go!” Ada Ruiz said. Where a clause follows the verb, a new sentence
// has begun: “Will it hold?” Ruiz said it would.
//
// Behind a period, which closes a quotation and its sentence in most styles,
// exact is set: then the verb must be the last word.
func (m *mender) saidBy(i int, exact bool) bool {
	for k := i; k < len(m.words) && k < i+maxName; k++ {
		s := m.words[k].visible(m.src)
		t := strings.TrimRight(s, ".,;:")
		if k > i && speech.has(t) && !capital(t) {
			if len(t) < len(s) {
				return s[len(t)] == '.' || s[len(t)] == ',' && !exact
			}
			if exact {
				return false
			}
			switch t {
			case "told", "tells":
				return true
			case "asked", "asks":
				return m.noClause(k + 1)
			}
			if k+1 == len(m.words) {
				return true
			}
			switch next := m.words[k+1].visible(m.src); strings.TrimRight(next, ".,") {
			case "in", "at", "on", "after", "during", "as", "when", "while", "before", "about", "of", "to", "via",
				"with", "without", "from", "over", "under", "into", "through", "again", "reporters", "later", "then", "back", "aloud",
				"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "last", "this", "yesterday":
				return true
			default:
				return strings.HasSuffix(strings.TrimRight(next, ".,"), "ly") || strings.HasPrefix(next, "—")
			}
		}
		switch {
		case k == i && s == "I":
		case k == i && (starters.has(t) || !capital(s)):
			return false
		case strings.HasSuffix(s, ".") && !titles.has(t) && len(t) > 1 && !abbreviations.has(t):
			return false
		case strings.HasSuffix(s, ",") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, ";"):
			return false
		case capital(s):
		default:
			switch s {
			case "de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "bin", "al", "el", "of", "y", "dos", "ter":
			default:
				return false
			}
		}
	}
	return false
}

// lowerShort returns s in lower case, where it is short enough to matter.
func lowerShort(s string) string {
	if len(s) > 8 {
		return s
	}
	return strings.ToLower(s)
}

// noClause reports whether the sentence ends without a clause or an object
// that tells what was asked: “Why?” Ada Ruiz asked the clerk.
func (m *mender) noClause(i int) bool {
	for k := i; k < len(m.words) && k < i+maxName; k++ {
		switch s := m.words[k].visible(m.src); s {
		case "if", "whether", "for", "to", "that", "why", "what", "who", "when", "where", "how", "which":
			return false
		default:
			if m.words[k].mark || strings.HasSuffix(s, ",") || k+1 == len(m.words) {
				return true
			}
		}
	}
	return false
}

// quotedTitle reports whether the quotation that closes at word i is a name in
// the midst of a sentence: the “Who’s There?” Tour.
func (m *mender) quotedTitle(i int, f following) bool {
	if f.starter() || f.quote || f.class != upper {
		return false
	}
	for k := i; k > m.start && k > i-maxTitle; k-- {
		s := m.text(k)
		if t := strings.TrimLeftFunc(s, opener); len(t) == len(s) || s[0] == '(' || s[0] == '[' {
			continue
		}
		switch lowerShort(m.text(k - 1)) {
		case "the", "a", "an", "of", "his", "her", "its", "their", "our", "called", "titled", "this", "that", "and":
			return true
		}
		return false
	}
	return false
}

// loneCloser reports whether word i is nothing but closing marks.
func (m *mender) loneCloser(i int) bool {
	w := m.words[i]
	if w.end-w.start > 12 {
		return false
	}
	s := w.visible(m.src)
	for _, r := range s {
		if !closer(r) || r == '*' || r == '_' {
			return false
		}
	}
	if s != `"` && s != "'" {
		return true
	}
	// A straight mark closes when those before it leave one open.
	n := 0
	for k := i - 1; k >= 0 && k > i-maxParity; k-- {
		n += strings.Count(m.words[k].visible(m.src), s)
	}
	return n%2 == 1
}

// onlyStops reports whether word i is nothing but marks such as ". . ." or "!".
func (m *mender) onlyStops(i int) bool {
	w := m.words[i]
	if !w.mark {
		return false
	}
	s := m.src[w.start:min(w.end, w.start+maxWord)]
	if !isStop(s[0]) && !strings.HasPrefix(s, "…") {
		return false
	}
	for _, r := range s {
		if r != '.' && r != '!' && r != '?' && r != '…' && !closer(r) {
			return false
		}
	}
	return true
}

// casual reports whether the paragraph starts in lower case, as in chats.
func (m *mender) casual() bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(m.words[0].visible(m.src), opener))
	return unicode.IsLower(r)
}

// listNumber reports whether s is a number or a letter with a mark behind it,
// as at the start of a list's item.
func listNumber(s string) bool {
	s = strings.TrimLeft(s, "(")
	t := strings.TrimRight(s, ".)")
	return t != "" && len(t) < len(s) && (len(t) <= 3 && onlyDigits(t))
}

// bullet reports whether s is a bullet.
func bullet(s string) bool {
	mk, size, ok := parseMarker(s)
	return ok && mk.kind == 'b' && size == len(s)
}

func onlyDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// capital reports whether s starts with a capital letter.
func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// multiPeriod reports whether s is like "U.S" or "Ph.D": pieces of one or two
// letters between periods.
func multiPeriod(s string) bool {
	if len(s) > 16 {
		return false
	}
	n, dots := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '.':
			if n == 0 {
				return false
			}
			n = 0
			dots++
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			if n++; n > 2 {
				return false
			}
		default:
			return false
		}
	}
	return dots > 0 && n > 0
}

// plainWord reports whether s is no abbreviation by its shape: four small
// letters or more, digits, or the name of a site or a file.
func plainWord(s string) bool {
	if s == "" {
		return false
	}
	if c := s[len(s)-1]; isDigit(c) || c == '%' {
		return true
	}
	if strings.IndexByte(s, '.') >= 3 {
		return true
	}
	n := 0
	for i := range len(s) {
		if c := s[i]; c < 'a' || c > 'z' {
			return false
		}
		n++
	}
	return n >= 4
}

// innerEnds calls end with every offset inside w at which a sentence ends for
// want of a space: "He said it.She agreed."
func (m *mender) innerEnds(w *word, end func(int)) {
	s := m.src[w.start:w.end]
	if len(s) < 5 || !joined(s) || address(s) {
		return
	}
	piece := 0 // where the piece before the mark starts
	for j := 1; j+2 < len(s); j++ {
		if !isStop(s[j]) {
			continue
		}
		k := j + 1
		for k < len(s) && isStop(s[k]) {
			k++
		}
		left := strings.TrimLeftFunc(s[piece:j], opener)
		dots := k - j
		piece = k
		for k < len(s) { // closing marks go with what is before
			r, size := utf8.DecodeRuneInString(s[k:])
			if r != '"' && r != '”' && r != '’' && r != '\'' && r != ')' && r != '»' {
				break
			}
			k += size
		}
		if s[j] == '.' && dots > 1 && dots != 4 {
			j = piece - 1
			continue
		}
		if endable(left) && startable(strings.TrimLeftFunc(s[k:], opener), k > piece) {
			end(w.start + k)
			piece = k
		}
		j = max(piece, k) - 1
	}
}

// joined reports whether a capital stands somewhere behind a mark of s, which
// most words with a mark fail at once.
func joined(s string) bool {
	n := strings.IndexAny(s, ".!?")
	if n < 0 {
		return false
	}
	for _, c := range []byte(s[n:]) {
		if c >= 'A' && c <= 'Z' {
			return true
		}
	}
	return false
}

// address reports whether s is an address, a path or code.
func address(s string) bool {
	return strings.ContainsAny(s, "@/\\_=<>{}#") || strings.HasPrefix(s, "www.")
}

// endable reports whether a sentence can end with s before a mark.
func endable(s string) bool {
	s = strings.TrimRightFunc(s, closer)
	if len(s) < 2 || titles.has(s) || joining.has(s) || abbreviations.has(s) && capital(s) || numbered.has(s) {
		return false
	}
	if n := strings.LastIndexByte(s, '-'); n >= 0 && len(s)-n > 2 {
		s = s[n+1:]
	}
	c := s[len(s)-1]
	if isDigit(c) || c == '%' {
		return len(s) >= 2
	}
	r, size := utf8.DecodeLastRuneInString(s)
	r2, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
	return unicode.IsLower(r) && (unicode.IsLetter(r2) || r2 == '\'' || r2 == '’')
}

// startable reports whether a sentence can start with s.
func startable(s string, closed bool) bool {
	r, size := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) {
		return false
	}
	n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 0 {
		n = len(s)
	}
	switch s[:n] {
	case "I", "A":
		return n == len(s) || s[n] != '.'
	case "Com", "Org", "Net", "Gov", "Edu", "Io", "Js", "Co", "Uk", "Tv", "Info", "Biz", "Mil", "Exe", "Pdf", "Txt", "Html":
		return closed
	}
	r2, _ := utf8.DecodeRuneInString(s[size:])
	return unicode.IsLower(r2)
}
