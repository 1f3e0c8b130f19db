package attribution

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

// byVerbs are the cues whose passive names a source with "by", whatever stands
// before it: what is confirmed or reported by somebody has that source.
var byVerbs = set("confirm", "report", "announce", "disclose", "reveal", "verify", "corroborate")

// agentBytes is how far a source is looked for behind "by".
const agentBytes = 120

// creditAgents adds the attributions that "confirmed by X" and "first reported
// by X" make, which the model misses where they stand in apposition: "The visit,
// confirmed by senior officials and first reported by The Ledger, marks …". The
// agent of such a phrase says nothing else in its sentence.
// as must be sorted by start, and is returned so.
func (p *page) creditAgents(as []Attribution) []Attribution {
	var found []Attribution
	var drop []bool
	for at := 0; ; {
		i := strings.Index(p.src[at:], " by ")
		if i < 0 {
			break
		}
		by := at + i
		at = by + len(" by ")
		verb := by
		for verb > 0 && letter(p.src[verb-1]) && p.src[verb-1] < 0x80 {
			verb--
		}
		if !strings.HasSuffix(p.src[verb:by], "ed") {
			continue
		}
		_, base, ok := lexicon.Match([]string{lexicon.Lower(p.src[verb:by])})
		if !ok || !byVerbs[base] || p.inQuotes(verb) {
			continue
		}
		s, ok := p.clause(verb)
		if !ok {
			continue
		}
		s.Start = max(s.Start, verb-subjectBytes)
		cue := text.Span{Start: verb, End: by + len(" by")}
		for _, adverb := range []string{"first ", "also ", "later ", "independently "} {
			if strings.HasSuffix(p.src[s.Start:cue.Start], adverb) {
				cue.Start -= len(adverb)
			}
		}
		source := p.agent(text.Span{Start: at, End: p.within(at, agentBytes, s.End)})
		content := p.subject(text.Span{Start: s.Start, End: cue.Start})
		if source.Len() == 0 || content.Len() == 0 {
			continue
		}
		whole := cue.Cover(source)
		first, _ := slices.BinarySearchFunc(as, s.Start, func(a Attribution, at int) int { return a.start() - at })
		seen := false
		last := first
		for ; last < len(as) && as[last].start() < whole.End; last++ {
			a := &as[last]
			// The model has seen it, or it is part of somebody's words.
			seen = seen || a.Cue.Overlaps(cue) || slices.ContainsFunc(a.Content, func(c text.Span) bool { return c.Contains(whole) })
		}
		if seen {
			continue
		}
		if drop == nil {
			drop = make([]bool, len(as))
		}
		for k := first; k < min(len(as), last+subjectsBack); k++ {
			drop[k] = drop[k] || as[k].Source.Span.Overlaps(source)
		}
		found = append(found, Attribution{Content: []text.Span{content}, Cue: cue, Source: Source{Span: source}})
	}
	if len(found) == 0 {
		return as
	}
	kept := as[:0]
	for i, a := range as {
		if !drop[i] {
			kept = append(kept, a)
		}
	}
	as = append(kept, found...)
	sortByStart(as)
	return as
}

// subjectBytes is how far what a participle says something of is looked for
// before it.
const subjectBytes = 300

// within returns the offset n bytes behind at, but not behind end, before at, or
// inside of a character.
func (p *page) within(at, n, end int) int {
	to := max(at, min(at+n, end))
	for to > at && to < len(p.src) && !utf8.RuneStart(p.src[to]) {
		to--
	}
	return to
}

// clause returns the sentence at offset at.
func (p *page) clause(at int) (text.Span, bool) {
	sentences := p.doc.Sentences()
	i := sentenceAt(sentences, at)
	if i == len(sentences) || sentences[i].Span.Start > at {
		return text.Span{}, false
	}
	return sentences[i].Span, true
}

// inQuotes reports whether offset at stands in a quotation.
func (p *page) inQuotes(at int) bool {
	return len(p.quotesIn(text.Span{Start: at, End: at + 1})) > 0
}

// agent returns the noun phrase at the start of s: up to a comma, a stop, or
// another participle with its "by".
func (p *page) agent(s text.Span) text.Span {
	t := p.src[s.Start:s.End]
	end := len(t)
	if i := strings.IndexAny(t, ",;:.()\n"); i >= 0 {
		for i > 0 && t[i] == '.' && i+1 < len(t) && t[i+1] != ' ' || i >= 3 && t[i] == '.' && abbreviated(t[:i]) {
			n := strings.IndexAny(t[i+1:], ",;:.()\n")
			if n < 0 {
				i = len(t)
				break
			}
			i += 1 + n
		}
		end = i
	}
	for _, stop := range []string{" and first ", " and later ", " and confirmed ", " and reported ", " that ", " in a ", " on ", " after ", " before ", " as ", " but ", " was ", " is ", " has ", " had "} {
		if i := strings.Index(t[:end], stop); i >= 0 {
			end = i
		}
	}
	return p.trim(text.Span{Start: s.Start, End: s.Start + end})
}

// abbreviated reports whether a full stop behind t belongs to an abbreviation
// such as "U.S".
func abbreviated(t string) bool {
	n := len(t)
	return n >= 2 && t[n-2] == '.' || n == 1 || n >= 2 && t[n-2] == ' '
}

// subject returns what a participle at the end of s says something of: the
// words before it, back to the start of the clause.
func (p *page) subject(s text.Span) text.Span {
	for s.Len() > subjectBytes || s.Start < s.End && !utf8.RuneStart(p.src[s.Start]) {
		s.Start = max(s.Start+1, s.End-subjectBytes)
	}
	t := p.src[s.Start:s.End]
	if i := strings.LastIndex(t, " by "); i >= 0 {
		t = t[:i] // a participle before this one: the same subject
	}
	if i := strings.LastIndexAny(t, ",;:"); i > 0 {
		t = t[:i]
		if k := strings.LastIndexAny(t, ",;:"); k >= 0 && strings.HasPrefix(strings.TrimSpace(t[k+1:]), "and ") {
			t = t[:k]
		}
	}
	for _, w := range []string{" was", " were", " is", " are", " has been", " have been", " had been", " first", " and"} {
		t = strings.TrimSuffix(strings.TrimRight(t, " "), w)
	}
	return p.trim(text.Span{Start: s.Start, End: s.Start + len(t)})
}
