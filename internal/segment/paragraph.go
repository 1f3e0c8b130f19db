package segment

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the shape of lines says about them. Lengths are in bytes.
const (
	minWrapped  = 45  // a shorter line is not wrapped at its end
	maxWrapped  = 110 // wrapped lines are not longer
	longLine    = 140 // a text of lines like this is not wrapped
	maxHeading  = 110
	headWords   = 16
	maxDateline = 80
	maxByline   = 120
	minIndent   = 4 // columns of indent that set a block apart
	codeLines   = 64
	blockLines  = 32 // how far a block's shape is looked at
)

// A line is a line of the text without white space at its ends.
type line struct {
	start, end int
	indent     int  // columns before start
	lead       int  // where the text behind a quote mark of Markdown starts
	quoted     bool // it has such a mark
	setApart   bool // a blank line is before it
	divider    bool // it is stars, dashes or the like
	item       bool // it starts with a list's marker
	starts     bool // it starts a list's item, a heading or a rule, or is blank
	ended      bool // it ends as a sentence does
}

func (l line) blank() bool { return l.lead == l.end }

// paragraphs returns the paragraphs of src, and the quote marks of Markdown at
// the start of lines inside them.
func paragraphs(ctx context.Context, src string) ([]Paragraph, []span) {
	lines, long := splitLines(src)
	var lead []span
	s := shaper{src: src, unwrapped: long*10 > len(lines)}
	cuts, blocks := 0, 1
	for i := 1; i < len(lines); i++ {
		if lines[i].setApart && !lines[i].blank() {
			blocks++
		}
		if l := lines[i-1]; l.blank() || lines[i].blank() || lines[i].starts {
			continue
		} else if l.ended {
			cuts--
		} else if l.end-l.start >= minWrapped {
			cuts++
		}
	}
	s.cut = cuts > 2
	out := make([]Paragraph, 0, blocks)
	noFence := [2]bool{}
	for i := 0; i < len(lines) && ctx.Err() == nil; {
		l := lines[i]
		if l.blank() {
			i++
			continue
		}
		if f := fence(src[l.start:l.end]); f >= 0 {
			j := len(lines)
			if !noFence[f] {
				for j = i + 1; j < len(lines) && !closes(src[lines[j].start:lines[j].end], f); j++ {
				}
			}
			if j < len(lines) {
				out = append(out, Paragraph{l.start, l.start, lines[j].end, Code})
				i = j + 1
			} else { // never closed: a stray mark must not swallow the article
				noFence[f] = true
				out = append(out, Paragraph{l.start, l.start, l.end, Divider})
				i++
			}
			continue
		}
		if n := s.codeBlock(lines, i); n > 0 {
			out = append(out, Paragraph{l.start, l.start, lines[i+n-1].end, Code})
			i += n
			continue
		}
		// A block is what stands between blank lines.
		j := i + 1
		for j < len(lines) && !lines[j].blank() && lines[j].quoted == l.quoted && !opensCode(src[lines[j].start:lines[j].end]) {
			j++
		}
		for i < j {
			n := s.wrapped(lines[i:j])
			for k := i + 1; k < i+n; k++ {
				if lines[k].quoted {
					lead = append(lead, span{lines[k].start, lines[k].lead})
				}
			}
			out = append(out, s.paragraph(lines[i:i+n]))
			i += n
		}
	}
	s.settle(out)
	return out, lead
}

// splitLines returns the lines of src and how many of them are long.
func splitLines(src string) (lines []line, long int) {
	lines = make([]line, 0, strings.Count(src, "\n")+1)
	setApart := true
	add := func(start, end int) {
		l := line{setApart: setApart}
		for start < end {
			r, size := rune(src[start]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(src[start:end])
			}
			if !blank(r) {
				break
			}
			if r == '\t' {
				l.indent += minIndent
			} else if !zeroWidth(r) {
				l.indent++
			}
			start += size
		}
		for end > start {
			r, size := rune(src[end-1]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeLastRuneInString(src[start:end])
			}
			if !blank(r) {
				break
			}
			end -= size
		}
		l.start, l.end, l.lead = start, end, start
		for l.lead < end && src[l.lead] == '>' {
			l.quoted = true
			l.lead++
			for l.lead < end && (src[l.lead] == ' ' || src[l.lead] == '\t') {
				l.lead++
			}
		}
		if end-start > longLine {
			long++
		}
		if setApart = l.blank(); !setApart {
			t := src[l.lead:end]
			l.divider, l.ended = divider(t), sentenceEnd(t) && !titleEnd(t)
			l.item = itemBody(t) > 0
			l.starts = l.item || l.divider || atxHeading(t) > 0
		} else {
			l.starts = true
		}
		lines = append(lines, l)
	}
	start := 0
	for i := 0; i < len(src); i++ {
		c, n := src[i], 0
		if !mayEndLine[c] {
			continue
		}
		switch {
		case c == '\r' && i+1 < len(src) && src[i+1] == '\n':
			n = 2
		case c == '\n' || c == '\r' || c == '\f' || c == '\v':
			n = 1
		case c == 0xc2 && i+1 < len(src) && src[i+1] == 0x85:
			n = 2
		case c == 0xe2 && i+2 < len(src) && src[i+1] == 0x80 && (src[i+2] == 0xa8 || src[i+2] == 0xa9):
			n = 3
		}
		if n > 0 {
			add(start, i)
			i += n - 1
			start = i + 1
		}
	}
	if start < len(src) {
		add(start, len(src))
	}
	return lines, long
}

// mayEndLine marks the bytes with which the end of a line starts.
var mayEndLine = [256]bool{'\n': true, '\r': true, '\f': true, '\v': true, 0xc2: true, 0xe2: true}

// fence returns which kind of code fence the line is, or -1.
func fence(s string) int {
	for i, mark := range []string{"```", "~~~"} {
		if strings.HasPrefix(s, mark) {
			if rest := strings.TrimLeft(s[3:], mark[:1]); len(rest) < 24 && !strings.ContainsAny(rest, " \"'`~") {
				return i
			}
		}
	}
	return -1
}

// opensCode reports whether a block of code may start with the line.
func opensCode(s string) bool { return s[len(s)-1] == '{' || fence(s) >= 0 }

func closes(s string, f int) bool {
	return len(s) >= 3 && strings.Trim(s, "`~"[f:f+1]) == ""
}

// codeBlock returns how many lines from line i on are a block between braces,
// as a style sheet or a script that was pasted along is. 0 is none.
func (s *shaper) codeBlock(lines []line, i int) int {
	l := lines[i]
	if s.src[l.end-1] != '{' || l.end-l.start > longLine || i < s.noCode {
		return 0
	}
	depth := 0
	for k := i; k < min(len(lines), i+codeLines); k++ {
		t := s.src[lines[k].start:lines[k].end]
		depth += strings.Count(t, "{") - strings.Count(t, "}")
		if depth <= 0 {
			return k + 1 - i
		}
	}
	s.noCode = i + codeLines // so that every line is looked at twice at most
	return 0
}

// A shaper tells paragraphs apart by their shape.
type shaper struct {
	src       string
	unwrapped bool // the text has one paragraph a line
	cut       bool // most of its lines that have a next one end in midst of a sentence
	noCode    int  // before this line no block of code starts
}

// wrapped returns how many of the block's lines, from the first, are one
// paragraph that was wrapped. Two lines were one where the first has no room
// for the next word, and the block's lines do not all end like sentences.
func (s *shaper) wrapped(block []line) int {
	if len(block) == 1 || block[0].divider || atxHeading(s.src[block[0].lead:block[0].end]) > 0 {
		return 1
	}
	first := s.src[block[0].lead:block[0].end]
	if m, label := speakerLabel(first); m > 0 && label && len(first) < minWrapped {
		return 1
	}
	// The block's width, seen up to the first line that starts something new.
	width, n := 0, 1
	for n < min(len(block), blockLines) && !s.startsNew(block, n) {
		n++
	}
	for _, l := range block[:n] {
		width = max(width, l.end-l.lead)
	}
	full, cut := 1, 0
	if !s.unwrapped && width >= minWrapped && width <= maxWrapped {
		for full < len(block) && (full < n || (cut*2 >= full-1 || s.cut) && !s.startsNew(block, full)) {
			l, next := block[full-1], block[full]
			if l.end-l.lead+1+s.firstWord(next) <= width*8/10 {
				break
			}
			ended := l.ended
			if ended && next.indent >= l.indent+2 && full > 1 {
				break // the first line of a paragraph is indented
			}
			if !ended {
				cut++
			}
			full++
		}
		if full > 1 && (cut*2 >= full-1 && cut > 0 || s.cut) {
			return full
		}
	}
	// A line that breaks off in the middle of a sentence goes on in the next.
	k := 1
	for k < n && n > 1 && !block[k-1].ended && s.lowerStart(block[k]) {
		k++
	}
	if k > 1 && block[k-1].ended {
		return k
	}
	return 1
}

// sentenceEnd reports whether t ends as a sentence does, or leads into one.
func sentenceEnd(t string) bool {
	t = strings.TrimRightFunc(t, closer)
	if t == "" {
		return false
	}
	c := t[len(t)-1]
	return isStop(c) || c == ':' || c == ';' || strings.HasSuffix(t, "…")
}

func (s *shaper) firstWord(l line) int {
	n := strings.IndexAny(s.src[l.lead:l.end], " \t")
	if n < 0 {
		return l.end - l.lead
	}
	return n
}

// startsNew reports whether line n of the block starts something new. In
// wrapped text a dash or a number may well come to stand first in a line.
func (s *shaper) startsNew(block []line, n int) bool {
	l := block[n]
	return l.starts && !(l.item && s.cut && !block[0].item && !block[n-1].ended)
}

func (s *shaper) lowerStart(l line) bool {
	r, _ := utf8.DecodeRuneInString(s.src[l.lead:l.end])
	return unicode.IsLower(r)
}

// atxHeading returns the number of "#" before a heading of Markdown, else 0.
func atxHeading(t string) int {
	n := 0
	for n < len(t) && t[n] == '#' {
		n++
	}
	if n > 6 || !blankAt(t, n) {
		return 0
	}
	return n
}

// divider reports whether the line t is stars, dashes or the like.
func divider(t string) bool {
	if t == "-30-" || t == "- 30 -" || t == "–30–" {
		return true
	}
	n := 0
	for i, r := range t {
		switch {
		case r == '.' && i > 0, r == ' ', r == '\t':
		case r < utf8.RuneSelf && strings.IndexByte("*-_=#~+|", byte(r)) >= 0, r >= utf8.RuneSelf && strings.ContainsRune("•·—–―⸻◆■●", r):
			n++
		case r >= utf8.RuneSelf && unicode.IsSpace(r):
		default:
			return false
		}
	}
	return n > 0
}

// titleEnd reports whether t ends with a title or an initial, behind which a
// name must follow: "Mr.", "George W."
func titleEnd(t string) bool {
	if t[len(t)-1] != '.' {
		return false
	}
	w := strings.TrimLeftFunc(t[strings.LastIndexAny(t, " \t")+1:len(t)-1], opener)
	return titles.has(w) && capital(w) || len(w) == 1 && w >= "A" && w <= "Z" || w == "U.S"
}

// paragraph returns the paragraph that the lines are.
func (s *shaper) paragraph(lines []line) Paragraph {
	l, end := lines[0], lines[len(lines)-1].end
	p := Paragraph{Start: l.start, Body: l.lead, End: end, Kind: Prose}
	t := s.src[l.lead:end]
	switch {
	case l.divider:
		p.Kind, p.Body = Divider, l.start
		return p
	case l.quoted:
		p.Kind = BlockQuote
		return p
	}
	if n := atxHeading(t); n > 0 {
		p.Kind = Heading
		p.Body += n + skipBlank(t[n:])
		return p
	}
	if n := itemBody(t); n > 0 {
		p.Kind = Item
		p.Body += n
		// The numbers of a list that runs on in one line belong to it.
		if first := words(nil, s.src, Paragraph{Body: p.Start, End: p.End}, nil); runIn(s.src, first) != nil {
			p.Body = p.Start
		}
		return p
	}
	if len(lines) == 1 && byline(t) {
		p.Kind = Byline
		return p
	}
	if n := dateline(t); n > 0 {
		p.Body += n
		return p
	}
	if l.indent >= minIndent && l.setApart {
		p.Kind = BlockQuote // until settle knows how the others stand
		if codeLike(t) {
			p.Kind = Code
		}
		return p
	}
	if len(lines) == 1 && heading(t) {
		p.Kind = Heading
	}
	return p
}

// recognize returns ps with the bylines and datelines among what is prose.
func recognize(src string, ps []Paragraph) []Paragraph {
	out := append([]Paragraph{}, ps...)
	for i := range out {
		p := &out[i]
		if p.Kind != Prose {
			continue
		}
		if t := src[p.Body:p.End]; byline(t) {
			p.Kind = Byline
		} else if n := dateline(t); n > 0 {
			p.Body += n
		}
	}
	return out
}

// settle decides what only the whole text can tell: where most paragraphs are
// indented, indent sets nothing apart; labels that recur are speakers; and a
// text of nothing but headings has something to say after all.
func (s *shaper) settle(ps []Paragraph) {
	indented, plain := 0, 0
	labels := 0
	for i := range ps {
		switch p := &ps[i]; p.Kind {
		case BlockQuote:
			if s.src[p.Start] != '>' {
				indented++
			} else {
				plain++
			}
		case Prose:
			plain++
		}
		if n, _ := speakerLabel(s.src[ps[i].Body:ps[i].End]); n > 0 {
			labels++
		}
	}
	for i := range ps {
		p := &ps[i]
		if p.Kind == BlockQuote && s.src[p.Start] != '>' && indented*3 > plain {
			p.Kind = Prose
			if heading(s.src[p.Body:p.End]) {
				p.Kind = Heading
			} else if n := dateline(s.src[p.Body:p.End]); n > 0 {
				p.Body += n
			}
		}
		if p.Kind == Heading && labels > 2 && s.src[p.Start] != '#' {
			if n, _ := speakerLabel(s.src[p.Body:p.End]); n > 0 {
				p.Kind = Prose
			}
		}
	}
	for _, p := range ps {
		if p.hasSentences() {
			return
		}
	}
	for i := range ps {
		if p := &ps[i]; p.Kind == Heading && s.src[p.Start] != '#' {
			p.Kind = Prose
		}
	}
}

func blankAt(s string, n int) bool {
	r, _ := utf8.DecodeRuneInString(s[n:])
	return n < len(s) && blank(r)
}

func skipBlank(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, blank))
}

// itemBody returns where the text of a list's item starts, 0 where t is none.
func itemBody(t string) int {
	end := min(len(t), 24)
	for i, r := range t[:end] {
		if blank(r) {
			end = i
			break
		}
	}
	head := t[:end]
	n := 0
	if head == "-" || head == "*" || head == "+" {
		n = 1
	} else if mk, size, ok := parseMarker(head); ok && (mk.style == 'b' || blankAt(t, size)) {
		n = size
	}
	if n == 0 {
		return 0
	}
	body := n + skipBlank(t[n:])
	if body >= len(t) {
		return 0
	}
	return body
}

// heading reports whether t, which stands alone on its line, is a heading:
// short, without a final mark, and no speech.
func heading(t string) bool {
	if len(t) > maxHeading || sentenceEnd(t) || strings.HasSuffix(t, ",") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(t, "*_"))
	if strings.ContainsRune("\"“'‘«‹„`—–-", r) && r != utf8.RuneError {
		return quotedWord(t)
	}
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return false
	}
	if n, sure := speakerLabel(t); n > 0 && sure {
		return false
	}
	return strings.Count(t, " ") < headWords
}

// quotedWord reports whether t starts with one or two quoted words and goes on
// as a heading does: ‘Harbour’ Paradox.
func quotedWord(t string) bool {
	_, size := utf8.DecodeRuneInString(t)
	n := strings.IndexAny(t[size:], "’”'\"»")
	if n <= 0 || strings.ContainsAny(t[size:size+n], ",.!?") || strings.Count(t[size:size+n], " ") > 2 {
		return false
	}
	_, close := utf8.DecodeRuneInString(t[size+n:])
	rest := strings.TrimLeft(t[size+n+close:], " ")
	return rest != "" && capital(rest) && strings.Count(rest, " ") < 6
}

// speakerLabel returns the length of a label such as "MODERATOR:" at t's start
// with text behind it. It is sure where the label is all capitals or one letter.
func speakerLabel(t string) (n int, sure bool) {
	n = strings.IndexByte(t[:min(len(t), 48)], ':')
	if n <= 0 || n+1 >= len(t) || !blankAt(t, n+1) {
		return 0, false
	}
	label := strings.Trim(t[:n], "*_ ")
	if label == "" || strings.Count(label, " ") > 4 || !capital(label) {
		return 0, false
	}
	for _, w := range strings.Fields(label) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) {
			return 0, false
		}
	}
	return n + 1, strings.ToUpper(label) == label
}

// byline reports whether t names its writers and says nothing else.
func byline(t string) bool {
	if len(t) > maxByline {
		return false
	}
	t = strings.Trim(t, "*_")
	if t == "" || strings.IndexByte("(RrAaEeWwPpSsBb", t[0]) < 0 {
		return false
	}
	low := strings.ToLower(t)
	for _, by := range []string{"(reporting by ", "reporting by ", "(additional reporting by ", "additional reporting by ", "(editing by ", "editing by ", "written by ", "posted by ", "story by ", "photographs by ", "photos by "} {
		if strings.HasPrefix(low, by) {
			return len(strings.Fields(t)) <= 16
		}
	}
	if !strings.HasPrefix(low, "by ") {
		return false
	}
	if strings.HasSuffix(t, "!") || strings.HasSuffix(t, "?") || strings.HasSuffix(t, ":") {
		return false
	}
	fields := strings.Fields(t[3:])
	if len(fields) < 2 || len(fields) > 14 {
		return false
	}
	for i, w := range fields {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r), w == "and", w == "&", w == "|", w == "–", w == "—", w == "-", w == "·", w == "•":
		case i > 1 && (w == "of" || w == "for" || w == "the" || w == "in" || w == "at" || unicode.IsDigit(r)):
		case w == "de" || w == "van" || w == "von" || w == "bin" || w == "al" || w == "la" || w == "der":
		default:
			return false
		}
		if i == 0 && strings.HasSuffix(w, ",") {
			return false // "By Monday, Ada Ruiz"
		}
	}
	last := fields[len(fields)-1]
	return !strings.HasSuffix(last, ".") || abbreviations.has(strings.TrimRight(last, ".")) || multiPeriod(strings.TrimRight(last, "."))
}

// dateline returns where the text behind a dateline starts, 0 where t has
// none: "OSLO — ", "OSLO, March 3 (Agency) - ", "(Agency) - ".
func dateline(t string) int {
	head := t[:min(len(t), maxDateline)]
	cut, size := -1, 0
	for i, n := 0, 1; i < len(head) && cut < 0; i += n {
		r := rune(head[i])
		if n = 1; r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(head[i:])
		} else if r != '-' && r != '.' {
			continue
		}
		switch {
		case i == 0:
		case r == '—' || r == '–' || r == '―':
			cut, size = i, n
		case r == '-' && blankBefore(head, i) && (blankAt(head, i+1) || strings.HasPrefix(head[i:], "-- ")):
			cut, size = i, 1
			if strings.HasPrefix(head[i:], "--") {
				size = 2
			}
		case r == '-' && strings.HasPrefix(head[i:], "-- "):
			cut, size = i, 2
		case r == '.' && blankAt(head, i+1) && i+2 < len(head) && !shortPlace(head[:i]):
			return 0
		}
	}
	if cut <= 0 {
		return 0
	}
	place := strings.TrimRightFunc(head[:cut], blank)
	agency := false
	if n := strings.LastIndexByte(place, '('); n >= 0 && strings.HasSuffix(place, ")") {
		agency = capital(place[n+1:]) && len(place)-n < 32
		if !agency {
			return 0
		}
		place = strings.TrimRightFunc(place[:n], blank)
	}
	if place != "" && !placeName(place, agency) || place == "" && !agency {
		return 0
	}
	body := cut + size
	body += skipBlank(t[body:])
	if body >= len(t) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(t[body:], opener))
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) && r != '$' && r != '€' && r != '£' {
		return 0
	}
	return body
}

func blankBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return blank(r)
}

// shortPlace reports whether s ends with an abbreviation of a place, a month
// or a saint.
func shortPlace(s string) bool {
	s = s[strings.LastIndexAny(s, " ,")+1:]
	return abbreviations.has(s) || titles.has(s) || multiPeriod(s)
}

// placeName reports whether s is what stands before the dash of a dateline:
// a city in capitals, or before an agency in small letters, then perhaps its
// state and a date.
func placeName(s string, agency bool) bool {
	city, rest, _ := strings.Cut(s, ",")
	if strings.Count(rest, " ") > 5 || strings.Count(city, " ") > 3 {
		return false
	}
	letters := 0
	for _, r := range city {
		switch {
		case unicode.IsUpper(r):
			letters++
		case unicode.IsLower(r):
			if !agency {
				return false
			}
		case strings.ContainsRune(" .'’-/&", r):
		default:
			return false
		}
	}
	for _, w := range strings.Fields(city) {
		if !capital(w) && w != "de" && w != "la" && w != "of" && w != "upon" {
			return false
		}
	}
	if letters < 3 && !agency || letters == 0 || !capital(city) {
		return false
	}
	for i, w := range strings.Fields(rest) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && (i == 0 || w != "of") {
			return false
		}
	}
	return true
}

// codeLike reports whether an indented block is a program's.
func codeLike(t string) bool {
	if strings.HasPrefix(t, "$ ") {
		return true
	}
	switch t[len(t)-1] {
	case ';', '{', '}':
		return true
	}
	return strings.Contains(t, "()") || strings.Contains(t, " := ") || strings.Contains(t, " == ") || strings.HasPrefix(t, "//")
}
