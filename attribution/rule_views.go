package attribution

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bywhom/bywhom/text"
)

// creditViews adds the attributions of two frames that the model often misses,
// where none stands yet: a view for which somebody is named before it ("For many
// in the fishing towns, the dam is a threat") and one that nobody is named for
// ("the plan is being hailed as a triumph"). as must be sorted by start, and is
// returned so.
func (p *page) creditViews(as []Attribution) []Attribution {
	var found []Attribution
	taken := func(s text.Span) bool {
		// Attributions are sorted by start; a long content before s may reach it.
		n, _ := slices.BinarySearchFunc(as, s.End, func(a Attribution, at int) int { return a.start() - at })
		for k := max(0, n-subjectsBack); k < min(len(as), n+subjectsBack); k++ {
			if a := &as[k]; a.Cue.Overlaps(s) || a.Source.Span.Overlaps(s) || slices.ContainsFunc(a.Content, func(c text.Span) bool { return !a.Source.Span.IsZero() && c.Start <= s.End+1 && s.Start < c.End }) {
				return true
			}
		}
		return false
	}
	for _, s := range p.doc.Sentences() {
		if a, ok := p.viewFor(s.Span); ok && !taken(a.Cue.Cover(a.Source.Span)) {
			found = append(found, a)
		}
		// One in a sentence: what stands behind the first is part of it.
		if cue := p.hiddenView(s.Span.Start, s.Span.End); !cue.IsZero() && !taken(cue) && !p.inQuotes(cue.Start) {
			content := []text.Span{p.trim(text.Span{Start: cue.End, End: s.Span.End})}
			if subject := p.lastClause(text.Span{Start: s.Span.Start, End: cue.Start}); subject.Len() > 0 && !strings.EqualFold(p.src[subject.Start:subject.End], "it") {
				content = []text.Span{subject, content[0]}
			}
			if last := content[len(content)-1]; last.Len() > 0 && words(p.src, last.Start, last.End) {
				found = append(found, Attribution{Content: content, Cue: cue})
			}
		}
	}
	if len(found) == 0 {
		return as
	}
	as = append(as, found...)
	sortByStart(as)
	return as
}

// viewBytes is how long "For" and those who hold a view may be together.
const viewBytes = 80

// viewFor returns the attribution of a sentence that starts with "For" and an
// open group: "For some of them, …".
func (p *page) viewFor(s text.Span) (Attribution, bool) {
	t := p.src[s.Start:s.End]
	if !strings.HasPrefix(t, "For ") {
		return Attribution{}, false
	}
	comma := strings.IndexByte(t[:min(len(t), viewBytes)], ',')
	if comma < 0 {
		return Attribution{}, false
	}
	first, rest, _ := strings.Cut(t[len("For "):comma], " ")
	switch first {
	case "many", "most", "some", "others", "critics", "supporters", "opponents":
	default:
		return Attribution{}, false
	}
	// "For some time," and "For most of the day," measure.
	for w := range strings.FieldsSeq(first + " " + rest) {
		if timeNouns[strings.Trim(w, ",.")] {
			return Attribution{}, false
		}
	}
	content := p.trim(text.Span{Start: s.Start + comma + 1, End: s.End})
	if content.Len() == 0 {
		return Attribution{}, false
	}
	return Attribution{
		Cue:     text.Span{Start: s.Start, End: s.Start + len("For")},
		Source:  Source{Span: text.Span{Start: s.Start + len("For "), End: s.Start + comma}},
		Content: []text.Span{content},
	}, true
}

var timeNouns = set("time", "times", "day", "days", "night", "week", "weeks", "month", "months", "year", "years", "decade", "decades", "century", "centuries",
	"hour", "hours", "minutes", "season", "generations", "history", "part", "reason", "reasons", "purposes", "life", "lives", "instance", "game", "way", "career")

// hidden are the participles of passives that hide who holds a view.
var hidden = set("believed", "feared", "hailed", "perceived", "praised", "regarded", "rumored", "rumoured", "said", "seen", "thought", "touted", "understood", "viewed")

// hiddenView returns the next passive in src[at:end] that hides who holds a view
// and says of what: a form of "be", a participle, and "as", "to" or "that" behind
// it. It returns the zero Span when there is none.
func (p *page) hiddenView(at, end int) text.Span {
	src := p.src[:end]
	for ; at+1 < len(src); at++ {
		// Most words are seen to be no form of "be" by their first letter.
		if src[at] != ' ' || src[at+1] != 'i' && src[at+1] != 'a' && src[at+1] != 'w' {
			continue
		}
		from := at + 1
		be, rest, ok := strings.Cut(src[from:], " ")
		if !ok {
			return text.Span{}
		}
		switch be {
		case "is", "are", "was", "were":
		default:
			continue
		}
		to := from + len(be)
		for n := 0; n < 3; n++ {
			w, next, ok := strings.Cut(rest, " ")
			if !ok {
				break
			}
			to += 1 + len(w)
			behind, _, _ := strings.Cut(next, " ")
			switch {
			case hidden[w] && (behind == "as" || behind == "to"):
				return text.Span{Start: from, End: to + 1 + len(behind)}
			case hidden[w] && behind == "that":
				return text.Span{Start: from, End: to}
			}
			if w != "being" && w != "now" && w != "also" && w != "still" && w != "often" && !strings.HasSuffix(w, "ly") {
				break
			}
			rest = next
		}
	}
	return text.Span{}
}

// lastClause returns the words at the end of s, back to a comma.
func (p *page) lastClause(s text.Span) text.Span {
	for s.Len() > subjectBytes || s.Start < s.End && !utf8.RuneStart(p.src[s.Start]) {
		s.Start = max(s.Start+1, s.End-subjectBytes)
	}
	if i := strings.LastIndexAny(p.src[s.Start:s.End], ",;:"); i >= 0 {
		s.Start += i + 1
	}
	return p.trim(s)
}
