package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/text"
)

// speaker describes the label of a turn in a transcript: "Q", "MODERATOR",
// "SEN. RUIZ", "Ada Ruiz". Capitals tell nothing there: a label of nouns is an
// office, any other one is read as a name.
func (r *resolver) speaker(s text.Span) Description {
	label := r.src[s.Start:s.End]
	switch label {
	case "Q":
		return Description{Kind: Reporter} // the outlet's own question
	case "A":
		return Description{Kind: UnnamedGeneric}
	}
	title := r.plainName(label)
	words := scan.Fields(title)
	if lower := r.memory.text.Copy(appendToLower(make([]byte, 0, labelBytes), label)); len(lower) == len(label) && len(words) > 0 && len(r.byName[words[len(words)-1]]) == 0 {
		d := Describe(lower, text.Span{End: len(lower)}, Context{})
		switch d.Kind {
		case UnnamedRole, Representative:
			return shifted(d, s.Start)
		}
	}
	if title != label && len(title) == len(label) {
		return shifted(Describe(title, text.Span{End: len(title)}, Context{Known: r.known}), s.Start)
	}
	return Describe(r.src, s, Context{Known: r.known})
}

// shifted returns d with its spans moved by n.
func shifted(d Description, n int) Description {
	for i := range d.Details {
		d.Details[i].Span.Start += n
		d.Details[i].Span.End += n
	}
	if !d.Name.IsZero() {
		d.Name.Start += n
		d.Name.End += n
	}
	return d
}

// plainName returns a name as it stands outside of labels: "RUIZ" is "Ruiz".
func (r *resolver) plainName(name string) string {
	if len(name) < 3 || strings.ContainsFunc(name, func(r rune) bool { return unicode.ToUpper(r) != r }) {
		return name
	}
	out := make([]byte, 0, labelBytes)
	for i, w := range scan.Fields(name) {
		if i > 0 {
			out = append(out, ' ')
		}
		_, first := utf8.DecodeRuneInString(w)
		out = appendToLower(append(out, w[:first]...), w[first:])
	}
	return r.memory.text.Copy(out)
}

// appendToLower appends strings.ToLower(s) to out.
func appendToLower(out []byte, s string) []byte {
	n := len(out)
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return append(out[:n], strings.ToLower(s)...)
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		}
		out = append(out, c)
	}
	return out
}
