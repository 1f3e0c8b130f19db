package attribution

import (
	"strings"
	"unicode"

	"github.com/bywhom/bywhom/internal/lexicon"
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
	words := scan.Fields(plainName(label))
	if lower := lexicon.Lower(label); len(lower) == len(label) && len(words) > 0 && len(r.byName[words[len(words)-1]]) == 0 {
		d := Describe(lower, text.Span{End: len(lower)}, Context{})
		switch d.Kind {
		case UnnamedRole, Representative:
			return shifted(d, s.Start)
		}
	}
	if title := plainName(label); title != label && len(title) == len(label) {
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
func plainName(name string) string {
	if len(name) < 3 || strings.ContainsFunc(name, func(r rune) bool { return unicode.ToUpper(r) != r }) {
		return name
	}
	words := scan.Fields(name)
	for i, w := range words {
		words[i] = w[:1] + lexicon.Lower(w[1:])
	}
	return strings.Join(words, " ")
}
