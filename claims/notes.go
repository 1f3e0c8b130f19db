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
	sources   []Source
	quotes    []quotes.Quotation // those in which people speak: outermost, no titles, no scare quotes
	at        []int              // the sentence of each attribution's cue, or else of its source or content
	claim     []int              // the first claim of each attribution, -1 for none
	told      []uint64           // the kinds of details of each source, over all mentions
	voiced    []bool             // sentences in which a source stands, or its words do
	speakers  lists              // of each sentence: the attributions to somebody whose cue or source stands there
	near      lists              // of each sentence: all attributions whose content or cue touch it
	asked     []uint32           // what was asked of each sentence before, by question; from bit asks on, what was answered with yes
	group     int8               // whether a reason is given for a group of sources: 0 for not asked, 1 for no, 2 for yes
	first     []int              // for each source: the attribution that mentions it first and makes a claim, -1 for none
	firsts    []int              // those that there are, in text order
	holding   [numPieces][]int   // the sentences in which pieces of each kind stand
	looked    bool               // for pieces
	words     []word             // of the sentence that was asked for last
}

// read takes notes of r. Their memory is that of m, or of the notes before.
func (n *notes) read(m *room, r *Report) {
	n.doc, n.sentences, n.sources, n.group, n.looked = r.Document, r.Document.Sentences(), r.Sources, 0, false
	n.quotes = n.quotes[:0]
	for _, q := range r.Quotations {
		if q.Depth == 0 && (q.Kind == quotes.Speech || q.Kind == quotes.Block) {
			n.quotes = append(n.quotes, q)
		}
	}
	n.at, n.claim = m.ints.take(len(r.Attributions)), m.ints.take(len(r.Attributions))
	n.told, n.asked = zeroed(n.told, len(r.Sources)), zeroed(n.asked, len(n.sentences))
	n.voiced = m.bools.take(len(n.sentences))
	n.speakers.links, n.near.links = n.speakers.links[:0], n.near.links[:0]
	for i := range r.Attributions {
		a := &r.Attributions[i]
		if a.Source.ID != 0 {
			n.told[a.Source.ID-1] |= toldBy(a.Source.Details)
		}
		n.claim[i] = -1
		spoken := !a.Source.Span.IsZero() && a.Source.Kind != attribution.Impersonal
		from, to := touched(n.sentences, a.Cue)
		n.at[i] = from
		for k := from; k < to; k++ {
			n.near.add(k, a)
		}
		for _, s := range a.Content {
			for k, to := touched(n.sentences, s); k < to; k++ {
				n.near.add(k, a)
				n.voiced[k] = n.voiced[k] || spoken
			}
		}
		if !a.Source.Span.IsZero() {
			from, to := touched(n.sentences, a.Source.Span)
			if a.Cue.IsZero() {
				n.at[i] = from
			}
			for k := from; spoken && k < to; k++ {
				n.voiced[k] = true
			}
		} else if a.Cue.IsZero() && len(a.Content) > 0 {
			n.at[i], _ = touched(n.sentences, a.Content[0])
		}
		if k := n.at[i]; spoken && k < len(n.sentences) {
			n.speakers.add(k, a)
		}
	}
	n.near.sort(len(n.sentences))
	n.speakers.sort(len(n.sentences))
	for i := len(r.Claims) - 1; i >= 0; i-- {
		if a := r.Claims[i].Attribution; a >= 0 {
			n.claim[a] = i
		}
	}
	n.first, n.firsts = m.ints.take(len(r.Sources)), m.ints.take(len(r.Sources))[:0]
	for i := range n.first {
		n.first[i] = -1
	}
	for i := range r.Attributions {
		a := &r.Attributions[i]
		if a.Source.ID == 0 || n.claim[i] < 0 || n.inQuote(a.Source.Span) {
			continue
		}
		first := &n.first[a.Source.ID-1]
		if *first < 0 {
			*first = i
			continue
		}
		// What somebody thinks is not where the article introduces them.
		b := &r.Attributions[*first]
		thinks, thought := a.Stance == attribution.Mental, b.Stance == attribution.Mental
		if thought && !thinks || thought == thinks && a.Source.Span.Start < b.Source.Span.Start {
			*first = i
		}
	}
	for _, i := range n.first {
		if i >= 0 {
			n.firsts = append(n.firsts, i)
		}
	}
	slices.SortFunc(n.firsts, func(a, b int) int {
		x, y := &r.Attributions[a].Source, &r.Attributions[b].Source
		return cmp.Or(x.Span.Start-y.Span.Start, x.ID-y.ID)
	})
}

// forget drops what the notes are about.
func (n *notes) forget() {
	n.doc, n.sentences, n.sources = nil, nil, nil
	n.speakers.forget()
	n.near.forget()
}

// zeroed returns n zero values in the memory of s, or in more.
func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// lists are lists of attributions by sentence.
type lists struct {
	links []link
	all   []*attribution.Attribution
	from  []int // of each sentence: where its list starts; the next one ends it
}

// A link puts an attribution on the list of a sentence.
type link struct {
	at int
	a  *attribution.Attribution
}

// add puts a on the list of a sentence. All of an attribution's links come in a row.
func (l *lists) add(at int, a *attribution.Attribution) { l.links = append(l.links, link{at, a}) }

// sort makes the lists of n sentences, each without repetitions, in the order in
// which they were added.
func (l *lists) sort(n int) {
	l.from, l.all = zeroed(l.from, n+1), zeroed(l.all, len(l.links))
	slices.SortStableFunc(l.links, func(x, y link) int { return x.at - y.at })
	l.all = l.all[:0]
	k := 0
	for i, x := range l.links {
		for ; k < x.at; k++ {
			l.from[k+1] = len(l.all)
		}
		if i == 0 || l.links[i-1] != x {
			l.all = append(l.all, x.a)
		}
	}
	for ; k < n; k++ {
		l.from[k+1] = len(l.all)
	}
}

// of returns the list of sentence i.
func (l *lists) of(i int) []*attribution.Attribution { return l.all[l.from[i]:l.from[i+1]] }

func (l *lists) forget() {
	clear(l.links)
	clear(l.all)
}

// sourceOf returns the entry of the ledger for the source of a, nil for none.
func (n *notes) sourceOf(a *attribution.Attribution) *Source {
	if a.Source.ID == 0 {
		return nil
	}
	return &n.sources[a.Source.ID-1]
}

// inQuote reports whether s lies in somebody's speech: people may speak as they
// like.
func (n *notes) inQuote(s text.Span) bool {
	i := n.quoteAt(s.Start)
	return i < len(n.quotes) && n.quotes[i].Span.Start <= s.Start && s.End <= n.quotes[i].Span.End
}

// quoteAt returns the first quotation of speech that ends behind at.
func (n *notes) quoteAt(at int) int {
	i, j := 0, len(n.quotes)
	for i < j {
		if k := int(uint(i+j) >> 1); n.quotes[k].Span.End <= at {
			i = k + 1
		} else {
			j = k
		}
	}
	return i
}

// A question is one that is asked of a sentence.
type question uint8

const (
	isReason question = iota
	isCourt
	isPoll
	isSpeaking
	isPlea
	isCondition
	isLaw
	isConfirmed
	isTurn

	asks = 16 // bits for as many questions
)

// answers tell the answer to each question.
var answers = [...]func(sentence string) bool{
	isReason: givesReason, isCourt: inCourt, isPoll: polled, isSpeaking: speaking, isPlea: pleaded,
	isCondition: conditional, isLaw: lettered, isConfirmed: confirmedIn, isTurn: turns,
}

// holds reports whether the answer for sentence i is yes, and asks once for each
// sentence: a long one may have a thousand attributions.
func (n *notes) holds(q question, i int) bool {
	if i < 0 || i >= len(n.sentences) {
		return false
	}
	known := &n.asked[i]
	if *known>>q&1 == 0 {
		*known |= 1 << q
		if answers[q](n.sentence(i)) {
			*known |= 1 << (asks + q)
		}
	}
	return *known>>(asks+q)&1 != 0
}

// sentence returns the text of sentence i, "" for none.
func (n *notes) sentence(i int) string {
	if i < 0 || i >= len(n.sentences) {
		return ""
	}
	return n.doc.Slice(n.sentences[i].Span)
}

// wordsOf returns the words of sentence i, until it is called again.
func (n *notes) wordsOf(i int) []word {
	n.words = appendWords(n.words[:0], n.sentence(i))
	return n.words
}

// sameParagraph reports whether the sentences i and j stand in one paragraph.
func (n *notes) sameParagraph(i, j int) bool {
	return i >= 0 && j >= 0 && i < len(n.sentences) && j < len(n.sentences) && n.sentences[i].Paragraph == n.sentences[j].Paragraph
}

// tells reports whether the article tells, at any of its mentions, a detail of
// one of the kinds about the source of a.
func (p *Pass) tells(a *attribution.Attribution, kinds ...attribution.DetailKind) bool {
	var told uint64
	if id := a.Source.ID; id != 0 {
		told = p.notes.told[id-1]
	} else {
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
	if s := p.notes.sourceOf(a); s != nil && s.Kind != 0 {
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
	var room [len(advice)]step
	for _, s := range appendSteps(room[:0], f, c.Score, c.Evidence) {
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
	s = strings.Trim(scan.Joined(s), ", ")
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

// listed reports whether a word of s is of class c.
func listed(s string, c lexicon.Class) bool {
	for _, w := range words(s) {
		if w.Classes.Has(c) {
			return true
		}
	}
	return false
}
