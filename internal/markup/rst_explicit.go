package markup

import (
	"strings"
	"unicode/utf8"

	"github.com/bywhom/bywhom/text"
)

// What the bodies of directives are. Those of others are left out: code, tables,
// pictures, lists of contents.
var rstDirectives = map[string]text.ParagraphKind{
	"attention": text.Prose, "caution": text.Prose, "danger": text.Prose, "error": text.Prose, "hint": text.Prose,
	"important": text.Prose, "note": text.Prose, "seealso": text.Prose, "tip": text.Prose, "warning": text.Prose,
	"admonition": text.Heading, "topic": text.Heading, "sidebar": text.Heading, "rubric": text.Heading, "centered": text.Heading,
	"compound": text.Prose, "container": 0, "class": 0, "rst-class": 0, "only": 0,
	"epigraph": text.BlockQuote, "highlights": text.BlockQuote, "pull-quote": text.BlockQuote,
}

// explicit reads what starts with two dots: a target, a footnote, a directive
// or a comment.
func (r *rstReader) explicit(s string, indent, at int) {
	rest := strings.TrimLeft(s[2:], " \t")
	from := at + len(s) - len(rest)
	if name, args, ok := rstDirective(rest); ok {
		r.directive(name, from+len(rest)-len(args), indent)
		return
	}
	switch {
	case rest == "":
		if next, n, _ := r.line(r.n + 1); next == "" || n <= indent {
			r.n++ // a comment that says nothing; what follows is no part of it
			return
		}
	case rest[0] == '_', rest[0] == '|':
		r.skip(indent)
		return
	case rest[0] == '[':
		if i := strings.Index(rest, "] "); i > 0 { // a footnote
			r.body(indent, false)
			r.paragraph(text.Prose, from+i+2, indent+1)
			return
		}
	}
	r.skip(indent)
	end := r.n // behind the comment's last line that is not blank
	for s := ""; s == ""; {
		end--
		s, _, _ = r.line(end)
	}
	r.note(at, r.lines[end].End, r.src[from:r.lines[end].End])
}

// rstDirective returns the name of a directive and what stands behind it.
func rstDirective(s string) (name, args string, ok bool) {
	name, args, ok = strings.Cut(s, "::")
	if !ok || name == "" || strings.ContainsAny(name, " \t:[|`_") || args != "" && !blank(args[0]) {
		return "", "", false
	}
	return strings.ToLower(name), strings.TrimLeft(args, " \t"), true
}

// directive reads a directive whose arguments stand at from.
func (r *rstReader) directive(name string, from, indent int) {
	kind, ok := rstDirectives[name]
	if !ok {
		r.skip(indent)
		return
	}
	r.body(indent, kind == text.BlockQuote)
	if kind == 0 || from >= r.lines[r.n].End {
		r.n++
		return
	}
	if kind != text.Heading {
		r.paragraph(kind, from, indent+1)
		return
	}
	r.open(kind)
	r.inline(from, r.lines[r.n].End)
	r.close()
	r.n++
}

// body enters what belongs to the next line: lines that are indented more.
func (r *rstReader) body(indent int, quote bool) {
	for n := r.n + 1; n < len(r.lines) && n < r.n+bodyLines; n++ {
		if s, i, _ := r.line(n); s != "" {
			if i > indent {
				r.enter(i, quote)
			}
			return
		}
	}
}

// bodyLines is how far below its first line the body of a directive starts.
const bodyLines = 16

// targets notes where named links lead and what |names| stand for. Both may be
// said behind the words that need them.
func (r *rstReader) targets() {
	for n := range r.lines {
		s, _, _ := r.line(n)
		switch {
		case strings.HasPrefix(s, "__ "):
			r.anonymous = append(r.anonymous, strings.TrimSpace(s[3:]))
		case strings.HasPrefix(s, ".. __:"):
			r.anonymous = append(r.anonymous, strings.TrimSpace(s[6:]))
		case strings.HasPrefix(s, ".. _"):
			if name, url, ok := strings.Cut(s[4:], ": "); ok {
				r.names[rstName(strings.Trim(name, "`"))] = strings.TrimSpace(url)
			}
		case strings.HasPrefix(s, ".. |"):
			name, value, _ := strings.Cut(s[4:], "| ")
			value, ok := strings.CutPrefix(value, "replace:: ")
			switch value = strings.TrimSpace(value); {
			case !ok:
				r.words[rstName(name)] = "" // a picture
			case len(value) <= valueBytes && utf8.ValidString(value):
				r.words[rstName(name)] = value
			}
		}
	}
}

// rstName returns a name as links are compared: they differ in case and white
// space from where they lead.
func rstName(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
