package markup

import (
	"strings"
	"unicode/utf8"

	"github.com/bywhom/bywhom/text"
)

// asciidoc reads AsciiDoc. What is no prose is left out: code, literal and
// passthrough blocks, tables, attributes, macros of blocks. Comments that start
// with "bywhom:" are noted.
func asciidoc(src string) text.View {
	r := &adoc{builder: newBuilder(src), lines: lines(src), attrs: map[string]string{}}
	r.frontMatter()
	for r.n < len(r.lines) {
		r.block()
	}
	return r.done()
}

type adoc struct {
	*builder
	lines  []text.Span
	n      int // the next line
	inside []adocBlock
	quotes int               // of inside that are block quotes
	style  string            // of the next block, from the line in brackets above it
	credit string            // who is quoted in it
	attrs  map[string]string // what {name} stands for
}

// An adocBlock is a delimited block whose content is read like any other.
type adocBlock struct {
	delimiter string
	quote     bool
	credit    string
}

// line returns a line without white space at its end.
func (r *adoc) line(n int) string {
	return strings.TrimRight(r.src[r.lines[n].Start:r.lines[n].End], " \t\r")
}

// block reads the next line, or the block that starts with it.
func (r *adoc) block() {
	s := r.line(r.n)
	if s == "" {
		r.n++
		return
	}
	if r.comments(s) || r.attribute(s) {
		return
	}
	if s[0] == '[' && adocBrackets(s) {
		if !strings.HasPrefix(s, "[[") {
			r.style, r.credit = adocStyle(s), adocCredit(s)
		}
		r.n++
		return
	}
	if len(s) > 1 && s[0] == '.' && s[1] != '.' && !blank(s[1]) { // a block's title
		r.oneLine(text.Heading, r.lines[r.n].Start+1, r.lines[r.n].Start+len(s))
		return
	}
	style, credit := r.style, r.credit
	r.style, r.credit = "", ""
	at := r.lines[r.n].Start
	switch {
	case strings.HasPrefix(s, "```") && adocVerbatim(s):
		r.skipTo("```") // the end names no language
	case adocVerbatim(s):
		r.skipTo(s)
	case adocContainer(s):
		r.contain(s, style, credit)
	case adocMacro(s), s == "+", s == "<<<", adocBreak(s):
		r.n++
	case adocHeading(s) > 0:
		r.heading(s)
	case adocSkipped(style):
		r.paragraph(0, at)
	case adocMarker(s) > 0:
		r.paragraph(text.Item, at+adocMarker(s))
	case adocTerm(s):
		r.paragraph(text.Item, at)
	case blank(s[0]): // a literal paragraph
		r.paragraph(0, at)
	case strings.HasPrefix(s, "> "):
		r.markdownQuote()
	case r.underlined(s):
		r.oneLine(text.Heading, at, at+len(s))
		r.n++
	case style == "quote", style == "verse":
		r.paragraph(text.BlockQuote, at)
		end := r.lines[r.n-1].End
		r.credited(credit, end, end)
	default:
		r.paragraph(text.Prose, at)
	}
}

// frontMatter skips what site generators keep before the text.
func (r *adoc) frontMatter() {
	if len(r.lines) > 0 && r.line(0) == "---" {
		r.skipTo("---")
	}
}

// comments skips a comment of one line or a block of them.
func (r *adoc) comments(s string) bool {
	first := r.lines[r.n]
	switch {
	case adocComment(s):
		r.n++
		r.note(first.Start, first.Start+len(s), s[2:])
		return true
	case len(s) >= 4 && s[0] == '/' && sameByte(s):
		last := r.skipTo(s)
		r.note(first.Start, last.End, strings.Trim(r.src[first.End:last.End], "/ \t\r\n"))
		return true
	}
	return false
}

// skipTo skips the line n and all up to the next line that says s, and returns
// that line, or the last one.
func (r *adoc) skipTo(s string) text.Span {
	for r.n++; r.n < len(r.lines); r.n++ {
		if r.line(r.n) == s {
			r.n++
			break
		}
	}
	return r.lines[r.n-1]
}

// valueBytes is the longest value of an attribute that is put into the text:
// more is no name or number any more, and would make much text out of a few bytes.
const valueBytes = 200

// attribute skips a line such as ":town: Mira".
func (r *adoc) attribute(s string) bool {
	if s[0] != ':' {
		return false
	}
	name, value, ok := strings.Cut(s[1:], ":")
	if !ok || strings.Trim(name, "!") == "" || strings.ContainsAny(name, " \t[") || value != "" && value[0] != ' ' {
		return false
	}
	for strings.HasSuffix(r.line(r.n), ` \`) && r.n+1 < len(r.lines) {
		r.n++
	}
	r.n++
	if value = strings.TrimSpace(value); len(value) <= valueBytes && utf8.ValidString(value) {
		r.attrs[strings.ToLower(name)] = value
	}
	return true
}

// contain opens or closes a block whose content is read.
func (r *adoc) contain(s, style, credit string) {
	at := r.lines[r.n].Start
	r.n++
	if n := len(r.inside); n > 0 && r.inside[n-1].delimiter == s {
		if r.inside[n-1].quote {
			r.quotes--
			r.credited(r.inside[n-1].credit, at, at+len(s))
		}
		r.inside = r.inside[:n-1]
		return
	}
	if adocSkipped(style) {
		r.n--
		r.skipTo(s)
		return
	}
	quote := s[0] == '_' || style == "quote" || style == "verse"
	if quote {
		r.quotes++
	}
	r.inside = append(r.inside, adocBlock{s, quote, credit})
}

// credited reads who is quoted in the block above. It is said above the quotation
// but shown below it; the view does not go back in the file, so it stands for
// src[from:to], the quotation's end.
func (r *adoc) credited(credit string, from, to int) {
	if credit == "" {
		return
	}
	r.open(text.Prose)
	r.replace(from, to, "-- "+credit)
	r.close()
}

// heading reads a section's title, and behind the document's own the lines of
// its authors and its revision.
func (r *adoc) heading(s string) {
	level := adocHeading(s)
	at := r.lines[r.n].Start
	title := len(s)
	if mark := s[:level]; strings.HasSuffix(s, " "+mark) {
		title -= level
	}
	first := level == 1 && r.out.Len() == 0
	r.oneLine(text.Heading, at+level, at+title)
	for line := 0; first && r.n < len(r.lines) && r.line(r.n) != ""; {
		s := r.line(r.n)
		if r.comments(s) || r.attribute(s) {
			continue
		}
		if line++; line > 1 { // the revision
			r.n++
			continue
		}
		author, _, _ := strings.Cut(s, "<")
		r.oneLine(text.Byline, r.lines[r.n].Start, r.lines[r.n].Start+len(author))
	}
}

// oneLine reads src[from:to] as a block and goes on to the next line.
func (r *adoc) oneLine(kind text.ParagraphKind, from, to int) {
	r.open(kind)
	r.inline(from, to)
	r.close()
	r.n++
}

// paragraph reads lines from the byte from on as a block; one of kind 0 is skipped.
func (r *adoc) paragraph(kind text.ParagraphKind, from int) {
	item := kind == text.Item
	if kind != 0 {
		if r.quotes > 0 {
			kind = text.BlockQuote
		}
		r.open(kind)
	}
	to := r.lines[r.n].End
	read := func() {
		if kind != 0 {
			r.inline(from, to)
		}
	}
	for r.n++; r.n < len(r.lines); {
		s := r.line(r.n)
		if s == "" || item && (s == "+" || adocMarker(s) > 0 || adocTerm(s)) || s[0] == '[' && adocBrackets(s) || adocVerbatim(s) || adocContainer(s) {
			break
		}
		end := r.lines[r.n].End
		if adocComment(s) || adocPreprocessor(s) {
			read()
			from, to = end, end
			if !r.comments(s) {
				r.n++
			}
			continue
		}
		to = end
		r.n++
	}
	read()
	r.close()
}

// markdownQuote reads lines that start with ">".
func (r *adoc) markdownQuote() {
	r.open(text.BlockQuote)
	for ; r.n < len(r.lines) && strings.HasPrefix(r.line(r.n), ">"); r.n++ {
		at := r.lines[r.n].Start
		if s := r.line(r.n); s == ">" {
			r.open(text.BlockQuote)
		} else {
			r.inline(at+1, at+len(s))
		}
		r.hold(r.lines[r.n].End, r.lines[r.n].End)
	}
	r.close()
}

// underlined reports whether s is a title with a line under it that is as long.
func (r *adoc) underlined(s string) bool {
	if r.n+1 >= len(r.lines) {
		return false
	}
	under := r.line(r.n + 1)
	if len(under) < 2 || strings.IndexByte("=-~^+", under[0]) < 0 || !sameByte(under) {
		return false
	}
	off := utf8.RuneCountInString(s) - len(under)
	return off >= -1 && off <= 1
}

// adocHeading returns the level of a section's title, or 0.
func adocHeading(s string) int {
	n := 0
	for n < len(s) && s[n] == s[0] {
		n++
	}
	if s[0] != '=' && s[0] != '#' || n > 6 || n == len(s) || !blank(s[n]) {
		return 0
	}
	return n
}

func adocComment(s string) bool {
	return strings.HasPrefix(s, "//") && !strings.HasPrefix(s, "///")
}

// adocVerbatim reports whether s delimits a block that is not read: code,
// literal text, passthrough or a table.
func adocVerbatim(s string) bool {
	if strings.HasPrefix(s, "```") {
		return strings.Count(s, "`") == 3
	}
	if len(s) < 4 || strings.IndexByte("-.+|,:!", s[0]) < 0 {
		return false
	}
	return strings.IndexByte("-.+", s[0]) >= 0 && sameByte(s) || s[1:] == "==="
}

// adocContainer reports whether s delimits a block whose content is read.
func adocContainer(s string) bool {
	return s == "--" || len(s) >= 4 && strings.IndexByte("=*_", s[0]) >= 0 && sameByte(s)
}

func adocBreak(s string) bool {
	switch s {
	case "'''", "---", "***", "- - -", "* * *":
		return true
	}
	return false
}

// adocBrackets reports whether all of s, which starts with a bracket, is the
// attributes of the next block.
func adocBrackets(s string) bool {
	return len(s) > 1 && s[len(s)-1] == ']' && !blank(s[1])
}

// adocStyle returns the style that a block's attributes name.
func adocStyle(s string) string {
	s = strings.Trim(s, "[]")
	if i := strings.IndexAny(s, ",.#%"); i >= 0 {
		s = s[:i]
	}
	return strings.ToLower(strings.TrimSpace(s))
}

// adocCredit returns who is quoted: what stands behind the style, as in
// "[quote, Ada Ruiz, mayor of Mira]".
func adocCredit(s string) string {
	_, s, _ = strings.Cut(strings.Trim(s, "[]"), ",")
	var parts []string
	for _, part := range strings.Split(s, ",") {
		if part = strings.Trim(part, " \t\"'"); part != "" && strings.IndexByte(part, '=') < 0 {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// adocSkipped reports whether blocks of that style are not read.
func adocSkipped(style string) bool {
	switch style {
	case "source", "listing", "literal", "pass", "stem", "latexmath", "asciimath", "comment", "ditaa", "plantuml":
		return true
	}
	return false
}

func adocPreprocessor(s string) bool {
	for _, p := range []string{"include::", "ifdef::", "ifndef::", "ifeval::", "endif::"} {
		if strings.HasPrefix(s, p) {
			return s[len(s)-1] == ']'
		}
	}
	return false
}

// adocMacro reports whether s is a macro that stands for a block, as in
// "image::mill.png[]". A definition has a space behind its colons.
func adocMacro(s string) bool {
	n := 0
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || s[n] == '_') {
		n++
	}
	if n == 0 || !strings.HasPrefix(s[n:], "::") || s[len(s)-1] != ']' {
		return false
	}
	target := s[n+2:]
	return !blank(target[0]) && !strings.ContainsAny(target[:strings.IndexByte(target+"[", '[')], " \t")
}

// adocMarker returns the length of the bullet, the number or the callout of a
// list's item, with the white space around it, or 0.
func adocMarker(s string) int {
	lead := len(s) - len(strings.TrimLeft(s, " \t"))
	m, _, ok := strings.Cut(s[lead:], " ")
	if !ok || m == "" {
		return 0
	}
	last := m[len(m)-1]
	switch {
	case m == "-", (m[0] == '*' || m[0] == '.') && sameByte(m) && len(m) <= 5:
	case last == '.' && (digits(m[:len(m)-1]) || len(m) == 2 && m[0] >= 'a' && m[0] <= 'z'):
	case last == ')' && strings.Trim(m[:len(m)-1], "ivxIVX") == "" && len(m) > 1:
	case last == '>' && m[0] == '<' && (m == "<.>" || digits(m[1:len(m)-1])):
	default:
		return 0
	}
	n := lead + len(m) + 1
	for _, box := range []string{"[ ] ", "[x] ", "[*] "} {
		if strings.HasPrefix(s[n:], box) {
			return n + len(box)
		}
	}
	return n
}

// adocTerm reports whether s starts with a term, as in "Mira:: a town".
func adocTerm(s string) bool {
	return strings.HasSuffix(s, "::") || strings.Contains(s, ":: ")
}

// digits reports whether s is a number of a list.
func digits(s string) bool {
	return s != "" && len(s) < 10 && strings.Trim(s, "0123456789") == ""
}
