package claims

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/chunk"
	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

// A Score is what a source's description is worth.
type Score struct {
	Kind     attribution.SourceKind
	Score    int
	Band     string
	Evidence []Evidence // the points add up to Score; spans are into the phrase
	Assumed  string     // what the score takes for granted and the phrase does not tell, "" for nothing
	Raise    []string   // what would raise it, the most first: "say how the source knows: +5 to +12"
}

// ScoreSource returns the score of a phrase that names or describes a source,
// such as "two senior officials of the Lands Office who attended the meeting".
// A cue and what goes with it may stand in the phrase: "told a hearing on
// Tuesday" adds what it tells. An empty phrase is unattributed, of the kind
// NoSource, and so is one in which no source can be recognized: "asdf qwer".
// It never fails.
func ScoreSource(phrase string) Score {
	source, cue, mental := split(phrase)
	whole := text.Span{End: len(phrase)}
	var d attribution.Description
	place := locus(phrase)
	if source.Len() == 0 || veiled(phrase) || cue.IsZero() && place.Len() > 0 && place.End == source.End {
		d.Kind = attribution.Impersonal
		if source.IsZero() && cue.IsZero() {
			d.Kind = attribution.NoSource
		}
		if place.Len() > 0 {
			d.Details = append(d.Details, attribution.Detail{Kind: attribution.Locus, Span: place})
		}
	} else {
		d = attribution.Describe(phrase, source, attribution.Context{Cue: cue, Sentence: whole})
		if unrecognized(&d, cue) {
			d = attribution.Description{Kind: attribution.NoSource}
		}
	}
	s := Score{Kind: d.Kind, Raise: []string{"say who says so"}}
	if d.Kind == attribution.NoSource {
		s.Band = Band(0)
		return s
	}
	s.Assumed = assumed(phrase, &d)
	if mental {
		d.Details = append(d.Details, attribution.Detail{Kind: attribution.NoSpeech, Span: cue})
	}
	if r := relay(phrase, cue.End); r.Len() > 0 && d.Kind != attribution.Impersonal {
		d.Details = append(d.Details, attribution.Detail{Kind: attribution.Relay, Span: r})
	}
	s.Score, s.Evidence = scoreOf(d.Kind, d.Details, new(chunk.Of[Evidence]))
	s.Band = Band(s.Score)
	s.Raise = raise(formOf(d.Kind, d.Details), s.Score, s.Evidence)
	return s
}

// unrecognized reports whether nothing in a phrase says that it is a source: a
// noun that no list has, without a verb of saying, and without what only records
// have.
func unrecognized(d *attribution.Description, cue text.Span) bool {
	if d.Kind == 0 || d.Kind == attribution.NoSource {
		return true
	}
	if d.Guess.IsZero() || !cue.IsZero() || d.Kind == attribution.NamedOrganization {
		return false
	}
	return !slices.ContainsFunc(d.Details, func(e attribution.Detail) bool {
		return e.Kind == attribution.RecordTitle || e.Kind == attribution.Access || e.Kind == attribution.Locator
	})
}

// assumed says what the kind of d takes for granted, "" for nothing.
func assumed(phrase string, d *attribution.Description) string {
	ws := words(phrase)
	told := func(ks ...attribution.DetailKind) bool {
		return slices.ContainsFunc(d.Details, func(e attribution.Detail) bool { return slices.Contains(ks, e.Kind) })
	}
	name := phrase[d.Name.Start:d.Name.End]
	switch {
	case d.Anaphor:
		return "the article says elsewhere who this is; these words alone are scored"
	case d.Kind == attribution.NamedPerson && !told(attribution.Title, attribution.PartialName):
		if !strings.Contains(name, " ") {
			return "a surname alone: a person whom the article names in full elsewhere"
		}
		if !slices.ContainsFunc(words(name), func(w word) bool {
			return w.Classes.Has(lexicon.GivenFemale) || w.Classes.Has(lexicon.GivenMale)
		}) {
			return fmt.Sprintf("“%s” is the name of a person, for its capitals", name)
		}
	case !d.Guess.IsZero():
		is := map[attribution.SourceKind]string{attribution.Document: "a record", attribution.Collective: "a class of people", attribution.NamedOrganization: "a body"}
		return fmt.Sprintf("“%s”, a word of no list, is %s", phrase[d.Guess.Start:d.Guess.End], is[d.Kind])
	case len(ws) > 1 && slices.Contains([]string{"his", "her", "its", "their"}, lexicon.Lower(phrase[ws[0].Start:ws[0].End])):
		return fmt.Sprintf("“%s” stands for somebody whom the article names", phrase[ws[0].Start:ws[0].End])
	}
	return ""
}

// A word is one word of a phrase.
type word struct {
	text.Span
	lexicon.Word
	capital, mark bool // mark: a comma or the like stands before it
}

// words returns the words of phrase. The first ones need no memory of the heap
// where the caller does not keep the slice.
func words(phrase string) []word { return appendWords(make([]word, 0, 32), phrase) }

func appendWords(out []word, phrase string) []word {
	var buf [64]byte
	l := lexicon.English()
	for from, to, mark := cut(phrase, 0); from < to; from, to, mark = cut(phrase, to) {
		w := word{Span: text.Span{Start: from, End: to}, mark: mark, capital: phrase[from] >= 'A' && phrase[from] <= 'Z'}
		if to-from <= len(buf) {
			w.Word = l.Lookup(lexicon.Fold(buf[:0], phrase[from:to]))
		}
		out = append(out, w)
	}
	return out
}

// cut returns where the next word of s at or behind i starts and ends, and whether
// a comma or the like stands before it. There is none where from == to.
func cut(s string, i int) (from, to int, mark bool) {
	for i < len(s) && between[s[i]] {
		mark = mark || s[i] > ' '
		i++
	}
	from = i
	for i < len(s) && !between[s[i]] {
		i++
	}
	return from, i, mark
}

// bare returns a word without the marks around it.
func bare(w string) string {
	if n := len(w); n > 0 && w[0] >= '0' && w[0] < utf8.RuneSelf && w[0] != '?' && w[n-1] >= '0' && w[n-1] < utf8.RuneSelf && w[n-1] != '?' {
		return w
	}
	return strings.Trim(w, "“”‘’'.!?—–")
}

// lower returns the words of s in lower case, without marks. It needs memory as
// words does.
func lower(s string) []string { return appendLower(make([]string, 0, 32), s) }

func appendLower(out []string, s string) []string {
	for from, to, _ := cut(s, 0); from < to; from, to, _ = cut(s, to) {
		if t := bare(s[from:to]); t != "" {
			out = append(out, lexicon.Lower(t))
		}
	}
	return out
}

// A lowerer reads words as lower returns them, one by one and without memory for
// them.
type lowerer struct {
	s   string
	at  int
	buf [40]byte
}

// next returns the next word, nil for none, until it is called again. Letters that
// are not ASCII stay as they are, and a word that is too long ends early: it is
// none that anybody asks for.
func (l *lowerer) next() []byte {
	for {
		from, to, _ := cut(l.s, l.at)
		if from == to {
			return nil
		}
		l.at = to
		w := bare(l.s[from:to])
		if w == "" {
			continue
		}
		n := copy(l.buf[:], w)
		for i, c := range l.buf[:n] {
			if c >= 'A' && c <= 'Z' {
				l.buf[i] = c + 'a' - 'A'
			}
		}
		return l.buf[:n]
	}
}

// between are the bytes that stand between words.
var between = func() (t [256]bool) {
	for c := range ' ' + 1 {
		t[c] = true
	}
	for _, c := range []byte(",;:()\"") {
		t[c] = true
	}
	return t
}()

// split returns the source and the cue of a phrase. A cue is the first verb of
// saying or of the mind that stands in no clause of the source's; a phrase that
// starts with a cue has its source behind it.
func split(phrase string) (source, cue text.Span, mental bool) {
	ws := words(phrase)
	if len(ws) == 0 {
		return
	}
	whole := text.Span{Start: ws[0].Start, End: ws[len(ws)-1].End}
	clause := false
	for i, w := range ws {
		if w.mark {
			clause = false
		}
		key := lexicon.Lower(phrase[w.Start:w.End])
		if key == "according" && i+1 < len(ws) && phrase[ws[i+1].Start:ws[i+1].End] == "to" {
			if i+2 < len(ws) {
				return text.Span{Start: ws[i+2].Start, End: whole.End}, text.Span{Start: w.Start, End: ws[i+1].End}, false
			}
			return
		}
		if i > 0 && (key == "who" || key == "which" || key == "that" || key == "whose") {
			clause = true
			continue
		}
		if i+1 < len(ws) && phrase[ws[i+1].Start:ws[i+1].End] == "by" && participle(key) && !(i+2 < len(ws) && ws[i+2].Classes.Has(lexicon.ChannelNouns)) {
			if i+2 < len(ws) && empty(phrase, ws[:i]) { // "as first reported by", "is believed by"
				return text.Span{Start: ws[i+2].Start, End: whole.End}, w.Span, w.Classes.Has(lexicon.Mental)
			}
			continue // "a video verified by"
		}
		verb, mind := w.Classes.Has(lexicon.Say), w.Classes.Has(lexicon.Mental)
		if !verb && !mind || clause || w.capital && i > 0 || i > 0 && participleBefore(phrase, ws, i) {
			continue
		}
		if i == 0 && len(ws) == 1 && !w.Classes.Any(lexicon.Of(lexicon.Documents, lexicon.DocumentsVague)) {
			return text.Span{}, w.Span, mind // "said"
		}
		if i == 0 {
			return text.Span{Start: ws[min(1, len(ws)-1)].Start, End: whole.End}, w.Span, mind
		}
		end := i
		for end > 0 && (auxiliary(lexicon.Lower(phrase[ws[end-1].Start:ws[end-1].End])) || ws[end-1].adverb(phrase)) {
			end--
		}
		if end == 0 {
			return text.Span{}, w.Span, mind
		}
		return text.Span{Start: whole.Start, End: ws[end-1].End}, w.Span, mind
	}
	return whole, text.Span{}, false
}

// participleBefore reports whether the word at i is part of a passive or of an
// infinitive, as in "is believed" or "not authorized to say".
func participleBefore(phrase string, ws []word, i int) bool {
	switch lexicon.Lower(phrase[ws[i-1].Start:ws[i-1].End]) {
	case "to", "is", "are", "was", "were", "be", "been", "widely", "the", "a", "an", "of", "for":
		return true
	}
	return false
}

// participle reports whether s may be the participle of a passive.
func participle(s string) bool {
	return strings.HasSuffix(s, "ed") || strings.HasSuffix(s, "id") || strings.HasSuffix(s, "n")
}

// empty reports whether ws name nobody: "as first", "it is".
func empty(phrase string, ws []word) bool {
	for _, w := range ws {
		switch s := lexicon.Lower(phrase[w.Start:w.End]); s {
		case "as", "it", "is", "was", "are", "were", "been", "being", "be", "what", "that":
		default:
			if !auxiliary(s) && !w.adverb(phrase) {
				return false
			}
		}
	}
	return true
}

// adverb reports whether w looks like an adverb and no list has it as a noun.
func (w word) adverb(phrase string) bool {
	return w.Len() > 4 && strings.HasSuffix(phrase[w.Start:w.End], "ly") && (w.Classes.IsZero() || w.Classes.Has(lexicon.Hedges))
}

// auxiliary reports whether s may stand between a source and its verb.
func auxiliary(s string) bool {
	switch s {
	case "first", "also", "later", "then", "has", "have", "had", "did", "does", "do", "would", "will", "himself", "herself", "themselves", "again", "once", "still", "not":
		return true
	}
	return false
}

// relay returns the words behind the cue that say that the source passes on
// what another told it: "had told him".
func relay(phrase string, from int) text.Span {
	if from == 0 {
		return text.Span{}
	}
	for _, s := range [...]string{" told him", " told her", " told them", " was told by", " were told by", " been told by"} {
		if i := strings.Index(phrase[from:], s); i >= 0 {
			return text.Span{Start: from + i + 1, End: from + i + len(s)}
		}
	}
	return text.Span{}
}

// veiled reports whether nobody does the saying: "it is widely believed".
// A by-phrase tells who.
func veiled(phrase string) bool {
	l := lexicon.English()
	ws := words(phrase)
	for i, w := range ws {
		n := l.Start(w.Word)
		for j := i + 1; n != 0 && j < len(ws) && !ws[j].mark; j++ {
			if n = l.Step(n, ws[j].Word); n != 0 && l.At(n).Has(lexicon.Veils) {
				return !strings.Contains(phrase[ws[j].End:], " by ")
			}
		}
	}
	return len(ws) == 1 && ws[0].Classes.Has(lexicon.Hedges)
}

// locus returns the place that a phrase without a speaker names: "inside the
// Lands Office".
func locus(phrase string) text.Span {
	ws := words(phrase)
	if len(ws) < 2 {
		return text.Span{}
	}
	switch lexicon.Lower(phrase[ws[0].Start:ws[0].End]) {
	case "inside", "within", "in", "at", "across", "around":
	default:
		return text.Span{}
	}
	end := 0
	for i := 1; i < min(len(ws), 8) && !ws[i].mark; i++ {
		if ws[i].capital {
			end = ws[i].End
		} else if end > 0 {
			break
		}
	}
	return text.Span{Start: ws[0].Start, End: max(end, ws[0].Start)}
}
