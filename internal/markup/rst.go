package markup

import (
	"strings"
	"unicode/utf8"

	"github.com/bywhom/bywhom/text"
)

// rst reads reStructuredText. What is no prose is left out: literal and code
// blocks, tables, fields, options, most directives. Comments that start with
// "bywhom:" are noted.
func rst(src string) text.View {
	r := &rstReader{builder: newBuilder(src), lines: lines(src), names: map[string]string{}, words: map[string]string{}}
	r.targets()
	for r.n < len(r.lines) {
		r.block()
	}
	return r.done()
}

type rstReader struct {
	*builder
	lines  []text.Span
	n      int       // the next line
	nest   []rstNest // what it stands in
	quotes int       // of nest that are block quotes

	names     map[string]string // where links lead that are named elsewhere
	anonymous []string          // and those without a name, in order
	words     map[string]string // what |name| stands for

	noBorder bool // no table of the simple kind ends any more
}

// An rstNest is an item, a quotation or a directive: its lines are indented.
type rstNest struct {
	indent int
	quote  bool
}

// line returns a line without white space at both sides, its column and where
// it starts.
func (r *rstReader) line(n int) (s string, indent, at int) {
	if n >= len(r.lines) {
		return "", 0, len(r.src)
	}
	at = r.lines[n].Start
	for ; at < r.lines[n].End; at++ {
		switch r.src[at] {
		case ' ':
			indent++
			continue
		case '\t':
			indent += 8 - indent%8
			continue
		}
		break
	}
	return strings.TrimRight(r.src[at:r.lines[n].End], " \t\r"), indent, at
}

// block reads the next line, or the block that starts with it.
func (r *rstReader) block() {
	s, indent, at := r.line(r.n)
	if s == "" {
		r.n++
		return
	}
	r.settle(indent)
	under, underIndent, _ := r.line(r.n + 1)
	switch {
	case s == "::":
		r.n++
		r.literal(indent)
	case s == ".." || strings.HasPrefix(s, ".. "):
		r.explicit(s, indent, at)
	case r.overlined(s):
		r.n++
		r.oneLine(text.Heading)
		r.n++
	case rstRule(s) && len(s) >= 4: // a line between paragraphs
		r.n++
	case rstUnderline(s, under) && indent == underIndent:
		r.oneLine(text.Heading)
		r.n++
	case strings.HasPrefix(s, ">>> "), strings.HasPrefix(s, "+-") && strings.Trim(s, "+-=") == "":
		for ; s != ""; r.n++ { // a session of Python, a table
			s, _, _ = r.line(r.n + 1)
		}
	case rstBorder(s):
		r.table()
	case strings.HasPrefix(s, "__ "):
		r.skip(indent)
	case strings.HasPrefix(s, "| "):
		r.lineBlock()
	case rstField(s):
		r.skip(indent)
	case rstMarker(s) > 0 && !r.oddMarker(s, indent):
		n := rstMarker(s)
		r.enter(indent+n, false)
		r.paragraph(text.Item, at+n, indent+n)
	case underIndent > indent && under != "" && !strings.HasSuffix(s, "::"): // a term, and what it is
		r.oneLine(text.Item)
		r.enter(underIndent, false)
	case r.quotes > 0 && (strings.HasPrefix(s, "--") || strings.HasPrefix(s, "—")): // who is quoted
		r.paragraph(text.Prose, at, indent)
	case r.quotes > 0:
		r.paragraph(text.BlockQuote, at, indent)
	default:
		r.paragraph(text.Prose, at, indent)
	}
}

// settle ends what a line of that indent does not stand in any more. A line
// that is indented without a reason starts a block quote.
func (r *rstReader) settle(indent int) {
	for n := len(r.nest); n > 0 && r.nest[n-1].indent > indent; n = len(r.nest) {
		if r.nest[n-1].quote {
			r.quotes--
		}
		r.nest = r.nest[:n-1]
	}
	n := len(r.nest)
	if n == 0 && indent > 0 || n > 0 && indent > r.nest[n-1].indent {
		r.enter(indent, true)
	}
}

func (r *rstReader) enter(indent int, quote bool) {
	r.nest = append(r.nest, rstNest{indent, quote})
	if quote {
		r.quotes++
	}
}

// oneLine reads the next line as a block.
func (r *rstReader) oneLine(kind text.ParagraphKind) {
	s, _, at := r.line(r.n)
	r.open(kind)
	r.inline(at, at+len(s))
	r.close()
	r.n++
}

// paragraph reads lines from the byte from on as a block, up to one that is
// indented less. If it ends in two colons, a literal block follows.
func (r *rstReader) paragraph(kind text.ParagraphKind, from, indent int) {
	to := r.lines[r.n].End
	for r.n++; ; r.n++ {
		s, n, _ := r.line(r.n)
		if s == "" || n < indent {
			break
		}
		if to > from && strings.HasSuffix(r.src[from:to], "::") { // its literal block, without the blank line
			break
		}
		to = r.lines[r.n].End
	}
	body := strings.TrimRight(r.src[from:max(from, to)], " \t\r\n")
	to = from + len(body)
	literal := strings.HasSuffix(body, "::")
	if literal {
		if to--; len(body) > 2 && blank(body[len(body)-3]) {
			to--
		}
	}
	r.open(kind)
	r.inline(from, to)
	r.close()
	if literal {
		if n := len(r.nest); n > 0 {
			indent = r.nest[n-1].indent
		}
		r.literal(indent)
	}
}

// skip leaves out the next line and all that is indented more.
func (r *rstReader) skip(indent int) {
	r.n++
	r.literalLines(indent)
}

// literal leaves out a literal block: lines that are indented more than indent,
// or lines that all start with the same mark.
func (r *rstReader) literal(indent int) {
	if r.literalLines(indent) {
		return
	}
	first, _, _ := r.line(r.n)
	if first == "" || !punct(first[0]) {
		return
	}
	for s := first; s != "" && s[0] == first[0]; {
		r.n++
		s, _, _ = r.line(r.n)
	}
}

// literalLines leaves out lines that are blank or indented more than indent.
func (r *rstReader) literalLines(indent int) bool {
	any := false
	for ; r.n < len(r.lines); r.n++ {
		s, n, _ := r.line(r.n)
		if s != "" && n <= indent {
			break
		}
		any = any || s != ""
	}
	return any
}

// lineBlock reads lines that start with a bar.
func (r *rstReader) lineBlock() {
	r.open(text.Prose)
	if r.quotes > 0 {
		r.open(text.BlockQuote)
	}
	for ; ; r.n++ {
		s, _, at := r.line(r.n)
		if s == "" || s[0] != '|' {
			break
		}
		r.inline(at+1, at+len(s))
		r.hold(at+len(s), r.lines[r.n].End)
		if at = r.lines[r.n].End; at < len(r.src) {
			r.hold(at, at+1)
		}
	}
	r.close()
}

// table leaves out a table whose borders are rows of "=": up to its third one,
// or to one that a blank line follows.
func (r *rstReader) table() {
	borders := 1
	for n := r.n + 1; n < len(r.lines) && !r.noBorder; n++ {
		if s, _, _ := r.line(n); !rstBorder(s) {
			continue
		}
		borders++
		if s, _, _ := r.line(n + 1); s == "" || borders == 3 {
			r.n = n + 1
			return
		}
	}
	r.noBorder = true
	for s := "-"; s != ""; {
		r.n++
		s, _, _ = r.line(r.n)
	}
}

// overlined reports whether s is the line above a title.
func (r *rstReader) overlined(s string) bool {
	if !rstRule(s) {
		return false
	}
	under, _, _ := r.line(r.n + 2)
	title, _, _ := r.line(r.n + 1)
	return under == s && title != "" && !rstRule(title)
}

// oddMarker reports whether what looks like an item's number is a word of a
// paragraph: the next line is not indented.
func (r *rstReader) oddMarker(s string, indent int) bool {
	if !digits(s[:1]) && s[0] != '(' && !('a' <= s[0] && s[0] <= 'z') {
		return false
	}
	next, n, _ := r.line(r.n + 1)
	return next != "" && n <= indent && rstMarker(next) == 0
}

func punct(c byte) bool {
	return c > ' ' && c < 0x7f && !(c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z')
}

// rstRule reports whether s is a row of one mark.
func rstRule(s string) bool {
	return len(s) >= 2 && punct(s[0]) && sameByte(s) && s != "::" && s != ".."
}

func rstUnderline(title, under string) bool {
	return rstRule(under) && (len(under) >= 4 || len(under) >= utf8.RuneCountInString(title))
}

// rstBorder reports whether s is the border of a simple table.
func rstBorder(s string) bool {
	return len(s) > 2 && s[0] == '=' && strings.IndexByte(s, ' ') > 0 && strings.Trim(s, "= ") == ""
}

// rstField reports whether s starts with a field, as in ":Author: Ada Ruiz".
func rstField(s string) bool {
	if s[0] != ':' {
		return false
	}
	name, value, ok := strings.Cut(s[1:], ":")
	return ok && name != "" && !blank(name[0]) && (value == "" || blank(value[0]))
}

// rstMarker returns the length of an item's bullet or number with the space
// behind it, or 0. A capital letter is none: it is somebody's initial.
func rstMarker(s string) int {
	m, _, _ := strings.Cut(s, " ")
	end := len(m) + 1
	if end > len(s) {
		return 0
	}
	switch m {
	case "*", "-", "+", "•", "‣", "⁃":
		return end
	}
	number := strings.TrimPrefix(m, "(")
	if number == "" {
		return 0
	}
	last := number[len(number)-1]
	number = number[:len(number)-1]
	if last != ')' && (last != '.' || m[0] == '(') {
		return 0
	}
	if number == "#" || digits(number) || len(number) == 1 && number[0] >= 'a' && number[0] <= 'z' || number != "" && strings.Trim(number, "ivx") == "" {
		return end
	}
	return 0
}
