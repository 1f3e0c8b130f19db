package attribution

import (
	"slices"
	"strings"
	"unicode"

	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/text"
)

const (
	tailBytes = 90 // a trailing attribution is no longer than this
	tailWords = 10
)

// tailVerb reports whether w ends a sentence behind its source and says nothing
// else there.
func tailVerb(w string) bool { return w == "said" || w == "say" || w == "says" }

// lastVerbs do so as the last word of a sentence: "…, critics argue."
var lastVerbs = set("acknowledge", "acknowledged", "acknowledges", "added", "adds", "allege", "alleged", "alleges", "announced", "argue", "argued", "argues",
	"believe", "believed", "believes", "claim", "claimed", "claims", "concede", "conceded", "concedes", "confirmed", "contend", "contended", "contends",
	"explained", "explains", "fear", "feared", "found", "insist", "insisted", "insists", "learned", "maintain", "maintained", "maintains", "note", "noted",
	"notes", "predict", "predicted", "recalled", "recalls", "reported", "reports", "showed", "shows", "suggest", "suggested", "suggests", "think", "thinks",
	"thought", "warn", "warned", "warns", "writes", "wrote")

// creditTails adds the attribution at the end of a sentence where the ones
// before missed it, and gives it all that stands before where they gave it less:
// "…, officials said." and "…, according to the mayor." as must be sorted by
// start, and is returned so.
func (p *page) creditTails(as []Attribution) []Attribution {
	next := 0
	var missed []Attribution
	pars := p.doc.Paragraphs()
	for _, s := range p.doc.Sentences() {
		if p.ctx.Err() != nil {
			return as
		}
		if k := pars[s.Paragraph].Kind; k != text.Prose && k != text.Item {
			continue
		}
		end := s.Span.End
		for end > s.Span.Start && strings.IndexByte(".!", p.src[end-1]) >= 0 {
			end--
		}
		from := max(s.Span.Start, end-tailBytes)
		comma := lastComma(p.src[from:end])
		if comma < 0 {
			continue
		}
		comma += from
		tail := p.src[comma+2 : end]
		fields := scan.Fields(tail)
		if len(fields) < 2 || len(fields) > tailWords || marked(tail, "\"“”‘:;()") {
			continue
		}
		verb := p.timedVerb(fields)
		content := text.Span{Start: s.Span.Start, End: comma}
		var cue, source text.Span
		switch {
		case tailVerb(fields[0]):
			cue = text.Span{Start: comma + 2 + wordOffset(tail, 0)}
			cue.End = cue.Start + len(fields[0])
			source = p.trim(text.Span{Start: cue.End, End: end})
			if c := p.src[source.Start]; !leadsIn[fields[1]] && (c < 'A' || c > 'Z') || scan.Count(p.src[content.Start:content.End]) < clauseWords {
				continue
			}
		case verb > 0:
			at := comma + 2 + wordOffset(tail, verb)
			cue = text.Span{Start: at, End: at + len(fields[verb])}
			source = p.trim(text.Span{Start: comma + 2, End: cue.Start})
			if !subjectLike(fields) || lastVerbs[fields[verb]] && (joins[fields[verb-1]] || !clauseLike(p.src[content.Start:content.End])) {
				continue
			}
		case strings.HasPrefix(tail, "according to ") && len(fields) > 2:
			cue = text.Span{Start: comma + 2, End: comma + 2 + len("according to")}
			source = text.Span{Start: cue.End + 1, End: end}
		default:
			continue
		}
		if len(p.quotesIn(s.Span)) > 0 {
			continue // marks say more about where the content ends
		}
		for next < len(as) && as[next].start() < s.Span.Start {
			next++
		}
		found := next
		for found < len(as) && as[found].start() < s.Span.End && !as[found].Cue.Overlaps(cue) && as[found].Source.Span.IsZero() {
			found++ // what has no source of its own is no rival
		}
		if found < len(as) && as[found].start() < s.Span.End {
			if a := &as[found]; a.Cue.Overlaps(cue) && len(a.Content) == 1 && a.Content[0].End <= comma+len(",") {
				a.Content[0].Start = s.Span.Start
				as = slices.Delete(as, next, found)
			}
			continue
		}
		n := next
		for n < len(as) && as[n].start() < s.Span.End {
			n++
		}
		as = slices.Delete(as, next, n)
		missed = append(missed, Attribution{Content: []text.Span{content}, Cue: cue, Source: Source{Span: source}})
	}
	as = append(as, missed...)
	sortByStart(as)
	return as
}

// clauseWords is the least for what an inverted attribution stands behind.
const clauseWords = 4

// marked reports whether s holds one of marks, which start with bytes of
// markBytes.
func marked(s, marks string) bool {
	for i := range len(s) {
		if markBytes[s[i]] {
			return strings.ContainsAny(s, marks)
		}
	}
	return false
}

var markBytes = [256]bool{',': true, ';': true, ':': true, '(': true, ')': true, '"': true, 0xE2: true}

// lastComma returns where the last ", said " or ", according to " of s starts, for
// a comma behind it belongs to the source; else the last comma before a space, or
// -1.
func lastComma(s string) int {
	last := -1
	for i := len(s) - 2; i >= 0; i-- {
		if s[i] != ',' || s[i+1] != ' ' {
			continue
		}
		last = max(last, i)
		for _, verb := range [...]string{"said ", "says ", "according to "} {
			if strings.HasPrefix(s[i+2:], verb) {
				return i
			}
		}
	}
	return last
}

// timedVerb returns the verb, see tailVerb, that ends a sentence's words but for
// when or where it was said; -1 for none: "officials said on Monday".
func (p *page) timedVerb(fields []string) int {
	for k := len(fields) - 1; k >= max(1, len(fields)-1-timeWords); k-- {
		if !tailVerb(fields[k]) && !p.words.cue(fields[k]) && !(k == len(fields)-1 && lastVerbs[fields[k]]) {
			continue
		}
		if k == len(fields)-1 {
			return k
		}
		switch next := fields[k+1]; next {
		case "on", "in", "at", "late", "early", "this", "last", "yesterday", "today":
			return k
		default:
			if strings.HasSuffix(next, "day") && next[0] >= 'A' && next[0] <= 'Z' {
				return k
			}
		}
		return -1
	}
	return -1
}

// clauseLike reports whether what stands before a comma can be a clause of its
// own, and does not only say when or where: "In the last few years, critics …".
func clauseLike(s string) bool {
	fields := scan.Fields(s)
	return len(fields) >= clauseWords && (!openers[lexicon.Lower(fields[0])] || strings.Contains(s, ", "))
}

// openers are words that a phrase of time, place or condition starts with.
var openers = set("in", "on", "at", "after", "before", "during", "by", "when", "whenever", "while", "as", "since", "until", "over", "for", "if", "because", "although",
	"though", "with", "without", "under", "like", "unlike", "despite", "from", "to", "once", "through", "throughout", "based", "given")

// joins are words behind which a verb has no subject of its own.
var joins = set("as", "to", "and", "or", "but", "not", "than")

// timeWords is the most that tells when or where behind such a verb.
const timeWords = 5

// wordOffset returns where the word with index n of scan.Fields(s) starts.
func wordOffset(s string, n int) int {
	at := 0
	for {
		at += len(s[at:]) - len(strings.TrimLeftFunc(s[at:], unicode.IsSpace))
		if n == 0 {
			return at
		}
		at += strings.IndexFunc(s[at:], unicode.IsSpace)
		n--
	}
}

// subjectLike reports whether the words before a verb at the end of a sentence
// can be its subject: no conjunction or relative pronoun leads in, as in "…,
// as he said" or "…, which is what they say".
func subjectLike(fields []string) bool {
	switch lexicon.Lower(fields[0]) {
	case "as", "and", "but", "or", "so", "what", "which", "who", "that", "when", "where", "if", "because", "than", "whatever", "like", "though", "although", "while":
		return false
	}
	return true
}
