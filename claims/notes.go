package claims

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// notes are facts about a report that several rules ask for.
type notes struct {
	doc       *text.Document
	sentences []text.Sentence
	quotes    []quotes.Quotation // those in which people speak: outermost, no titles, no scare quotes
	at        []int              // the sentence of each attribution's cue, or else of its source or content
	claim     []int              // the first claim of each attribution, -1 for none
	source    map[int]*Source
	told      map[int]uint64               // the kinds of details of each source, over all mentions
	voiced    []bool                       // sentences in which a source stands, or its words do
	speakers  [][]*attribution.Attribution // of each sentence: the attributions to somebody whose cue or source stands there
	near      [][]*attribution.Attribution // of each sentence: all attributions whose content or cue touch it
	memo      map[string][]int8            // what was asked of each sentence before: 0 for not yet, 1 for no, 2 for yes
	group     int8                         // whether a reason is given for a group of sources: as in memo
	firsts    []int                        // for each source, in text order: the attribution that mentions it first and makes a claim
}

func newNotes(r *Report) *notes {
	n := &notes{doc: r.Document, sentences: r.Document.Sentences(), source: make(map[int]*Source, len(r.Sources)), told: make(map[int]uint64, len(r.Sources)), memo: map[string][]int8{}}
	for _, q := range r.Quotations {
		if q.Depth == 0 && (q.Kind == quotes.Speech || q.Kind == quotes.Block) {
			n.quotes = append(n.quotes, q)
		}
	}
	for i := range r.Sources {
		n.source[r.Sources[i].ID] = &r.Sources[i]
	}
	n.at, n.claim = make([]int, len(r.Attributions)), make([]int, len(r.Attributions))
	for i := range r.Attributions {
		a := &r.Attributions[i]
		s := a.Cue
		if s.IsZero() {
			s = a.Source.Span
		}
		if s.IsZero() && len(a.Content) > 0 {
			s = a.Content[0]
		}
		n.at[i], _ = touched(n.sentences, s)
		n.told[a.Source.ID] |= toldBy(a.Source.Details)
		n.claim[i] = -1
	}
	n.voiced, n.speakers = make([]bool, len(n.sentences)), make([][]*attribution.Attribution, len(n.sentences))
	n.near = make([][]*attribution.Attribution, len(n.sentences))
	near, speakers := make(chain, 0, 2*len(r.Attributions)), make(chain, 0, len(r.Attributions))
	for i := range r.Attributions {
		a := &r.Attributions[i]
		spoken := !a.Source.Span.IsZero() && a.Source.Kind != attribution.Impersonal
		for k, to := touched(n.sentences, a.Cue); k < to; k++ {
			near.add(k, a)
		}
		for _, s := range a.Content {
			for k, to := touched(n.sentences, s); k < to; k++ {
				near.add(k, a)
				n.voiced[k] = n.voiced[k] || spoken
			}
		}
		if !spoken {
			continue
		}
		for k, to := touched(n.sentences, a.Source.Span); k < to; k++ {
			n.voiced[k] = true
		}
		if k := n.at[i]; k < len(n.sentences) {
			speakers.add(k, a)
		}
	}
	near.list(n.near)
	speakers.list(n.speakers)
	for i := len(r.Claims) - 1; i >= 0; i-- {
		if a := r.Claims[i].Attribution; a >= 0 {
			n.claim[a] = i
		}
	}
	first := map[int]int{}
	for i := range r.Attributions {
		s := &r.Attributions[i].Source
		if s.ID == 0 || n.claim[i] < 0 || n.inQuote(s.Span) {
			continue
		}
		// What somebody thinks is not where the article introduces them.
		j, ok := first[s.ID]
		thinks := r.Attributions[i].Stance == attribution.Mental
		if thought := ok && r.Attributions[j].Stance == attribution.Mental; !ok || thought && !thinks || thought == thinks && s.Span.Start < r.Attributions[j].Source.Span.Start {
			first[s.ID] = i
		}
	}
	n.firsts = make([]int, 0, len(first))
	for _, i := range first {
		n.firsts = append(n.firsts, i)
	}
	slices.SortFunc(n.firsts, func(a, b int) int {
		x, y := r.Attributions[a].Source, r.Attributions[b].Source
		return cmp.Or(x.Span.Start-y.Span.Start, x.ID-y.ID)
	})
	return n
}

// A chain collects lists of attributions by sentence.
type chain []link

type link struct {
	at int
	a  *attribution.Attribution
}

func (c *chain) add(at int, a *attribution.Attribution) { *c = append(*c, link{at, a}) }

// list sets the lists of the sentences, each without repetitions, in the order in
// which they were added.
func (c chain) list(lists [][]*attribution.Attribution) {
	slices.SortStableFunc(c, func(x, y link) int { return x.at - y.at })
	all := make([]*attribution.Attribution, 0, len(c))
	for i, x := range c {
		if i == 0 || c[i-1] != x {
			all = append(all, x.a)
			n := len(lists[x.at]) + 1
			lists[x.at] = all[len(all)-n : len(all) : len(all)]
		}
	}
}

// inQuote reports whether s lies in somebody's speech: people may speak as they
// like.
func (n *notes) inQuote(s text.Span) bool {
	i, _ := slices.BinarySearchFunc(n.quotes, s.Start, func(q quotes.Quotation, at int) int {
		if q.Span.End <= at {
			return -1
		}
		return 1
	})
	return i < len(n.quotes) && n.quotes[i].Span.Start <= s.Start && s.End <= n.quotes[i].Span.End
}

// holds reports whether is holds for sentence i, and asks once for each sentence:
// a long one may have a thousand attributions. name tells the questions apart.
func (n *notes) holds(name string, i int, is func(string) bool) bool {
	if i < 0 || i >= len(n.sentences) {
		return false
	}
	known := n.memo[name]
	if known == nil {
		known = make([]int8, len(n.sentences))
		n.memo[name] = known
	}
	if known[i] == 0 {
		known[i] = 1
		if is(n.sentence(i)) {
			known[i] = 2
		}
	}
	return known[i] == 2
}

// sentence returns the text of sentence i, "" for none.
func (n *notes) sentence(i int) string {
	if i < 0 || i >= len(n.sentences) {
		return ""
	}
	return n.doc.Slice(n.sentences[i].Span)
}

// sameParagraph reports whether the sentences i and j stand in one paragraph.
func (n *notes) sameParagraph(i, j int) bool {
	return i >= 0 && j >= 0 && i < len(n.sentences) && j < len(n.sentences) && n.sentences[i].Paragraph == n.sentences[j].Paragraph
}

// tells reports whether the article tells, at any of its mentions, a detail of
// one of the kinds about the source of a.
func (p *Pass) tells(a *attribution.Attribution, kinds ...attribution.DetailKind) bool {
	told := p.notes.told[a.Source.ID]
	if a.Source.ID == 0 {
		told = toldBy(a.Source.Details)
	}
	for _, k := range kinds {
		if told&(1<<k) != 0 {
			return true
		}
	}
	return false
}

// toldBy returns the kinds of ds as bits.
func toldBy(ds []attribution.Detail) uint64 {
	var set uint64
	for _, d := range ds {
		set |= 1 << d.Kind
	}
	return set
}

// kindOf returns the best kind that any mention of the source of a has.
func (p *Pass) kindOf(a *attribution.Attribution) attribution.SourceKind {
	if s := p.notes.source[a.Source.ID]; s != nil && s.Kind != 0 {
		return s.Kind
	}
	return a.Source.Kind
}

// advise returns what would raise the score of the claim of attribution i by
// evidence of one of the given names, the most first; "" for nothing.
func (p *Pass) advise(i int, names ...string) string {
	a := &p.Attributions[i]
	f := formOf(a.Source.Kind, a.Source.Details)
	c := &p.Claims[p.notes.claim[i]]
	for _, s := range steps(f, c.Score, c.Evidence) {
		if slices.Contains(names, s.name) {
			return s.String()
		}
	}
	return ""
}

// shown returns the words of s on one line, short enough for a message.
func (p *Pass) shown(s text.Span) string { return short(p.Document.Slice(s)) }

// shownBytes is how much of a phrase a message shows.
const shownBytes = 60

func short(s string) string {
	s = strings.Trim(strings.Join(scan.Fields(s), " "), ", ")
	for _, dangling := range [...]string{" who", " and", " that", " which"} {
		s = strings.TrimRight(strings.TrimSuffix(s, dangling), ", ")
	}
	s = strings.TrimPrefix(s, "which ")
	if len(s) <= shownBytes {
		return s
	}
	cut := strings.LastIndexByte(s[:shownBytes], ' ')
	if cut < shownBytes/2 {
		cut = shownBytes
		for cut > 0 && s[cut]&0xC0 == 0x80 {
			cut--
		}
	}
	return strings.TrimRight(s[:cut], ", ") + " …"
}

// lower returns the words of s in lower case, without marks. It needs memory as
// words does.
func lower(s string) []string { return appendLower(make([]string, 0, 32), s) }

func appendLower(out []string, s string) []string {
	for _, w := range words(s) {
		if t := lexicon.Lower(strings.Trim(s[w.Start:w.End], "“”‘’'.!?—–")); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// listed reports whether a word of s is of class c.
func listed(s string, c lexicon.Class) bool {
	for _, w := range words(s) {
		if w.Classes.Has(c) {
			return true
		}
	}
	return false
}
