package config

import (
	"strings"
	"unicode"

	"github.com/goccy/go-yaml/ast"
)

// maxWordBytes is the most for a word or a name.
const maxWordBytes = 80

// functionWords are in every sentence and never say who said something: as cues
// they would make an attribution of each.
var functionWords = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`
		a an the this that these those
		i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
		we us our ours ourselves they them their theirs themselves one
		who whom whose which what when where why how
		some any no none all both each every either neither another other such much many more most few less least several
		and or but nor so yet if because although though unless while whereas whether than as
		of in on at by for with from to into onto about above across after against along amid among around before behind
		below beneath beside besides between beyond despite during except inside near off out outside over since through
		throughout toward towards under until up upon via within without down
		am is are was were be been being have has had having do does did done
		can could may might must shall should will would cannot
		not never also too very just only then there here now again ever even still already yes
	`) {
		out[w] = true
	}
	return out
}()

// words reads the words of a newsroom.
func (r *reader) words(n ast.Node) {
	w := &r.config.Words
	names := map[string]string{} // the list of a name: it is a person, an outlet or a place
	cues := map[string]string{}
	texts := func(v ast.Node, what string, seen map[string]string) []string {
		var out []string
		r.list(v, what, func(item ast.Node) {
			if s := r.word(item, what, seen); s != "" {
				out = append(out, s)
			}
		})
		return out
	}
	r.mapping(n, "words", func(key ast.Node, name string, v ast.Node) {
		switch name {
		case "household":
			w.Household = texts(v, name, names)
		case "outlet":
			w.Outlet = r.word(v, name, names)
		case "metonyms":
			w.Metonyms = texts(v, name, names)
		case "cues":
			w.Cues = texts(v, name, cues)
		default:
			r.unknown(key, name, wordKeys)
		}
	})
}

// word returns the word or name at n, less blanks around it; "" for one that is
// none. seen has the lists of those before.
func (r *reader) word(n ast.Node, list string, seen map[string]string) string {
	s, ok := r.text(n, list)
	if !ok {
		return ""
	}
	s = strings.TrimSpace(s)
	words := strings.Fields(strings.ToLower(s))
	key := strings.TrimPrefix(strings.Join(words, " "), "the ")
	switch before := seen[key]; {
	case s == "":
		r.errorf(n, "%s: an empty word", list)
	case strings.ContainsFunc(s, unicode.IsControl):
		r.errorf(n, "%s: %s has a control character", list, quoted(s))
	case len(s) > maxWordBytes:
		r.errorf(n, "%s: %s has more than %d bytes", list, quoted(s), maxWordBytes)
	case list == "cues" && len(words) > 1:
		r.errorf(n, "cues: %s is more than one word; name the verb alone", quoted(s))
	case list == "cues" && functionWords[key]:
		r.errorf(n, "cues: %s is no verb of saying", quoted(s))
	case before == list:
		r.errorf(n, "%s: %s is listed twice", list, quoted(s))
	case before != "":
		r.errorf(n, "%s: %s is in %s, too; it can be in only one of them", list, quoted(s), before)
	default:
		seen[key] = list
		return s
	}
	return ""
}
