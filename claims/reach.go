package claims

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// What stands how near to what: the questions that rules ask about the
// neighbourhood of an attribution.

// claimed returns the first claim of attribution i.
func (p *Pass) claimed(i int) text.Span { return p.Claims[p.notes.claim[i]].Span }

// described returns where the source of a is described: an anaphor is not.
func described(a *attribution.Attribution) text.Span {
	if a.Source.Anaphor && !a.Source.First.IsZero() {
		return a.Source.First
	}
	return a.Source.Span
}

// withheld reports whether the source of a is a person whose name the article
// has and does not give, rather than one whose name does not matter to it: "a
// senior official", not "a judge".
func (p *Pass) withheld(a *attribution.Attribution) bool {
	switch p.kindOf(a) {
	case attribution.UnnamedGeneric:
		return !p.tells(a, attribution.Unresolved)
	case attribution.UnnamedRole:
		return p.informant(a) || p.tells(a, attribution.GroundRule)
	}
	return false
}

// informant reports whether the source of a is an unnamed person with a
// description, of those who know from the inside.
func (p *Pass) informant(a *attribution.Attribution) bool {
	phrase := p.Document.Slice(described(a))
	if p.kindOf(a) != attribution.UnnamedRole || p.tells(a, attribution.Unresolved) || strings.Contains(phrase, "representative for ") || strings.Contains(phrase, "representative of ") {
		return false
	}
	inside := false
	for i, w := range words(phrase) {
		if i > 0 && (w.mark || w.Classes.Has(lexicon.Prepositions) || clauseWord(phrase[w.Start:w.End])) {
			break
		}
		var buf [40]byte
		if w.Len() <= len(buf) && (w.Classes.Any(personNouns) || !w.Known()) {
			inside = lexicon.Findings().Lookup(lexicon.Fold(buf[:0], phrase[w.Start:w.End])).Classes.Has(lexicon.Informants)
		}
	}
	return inside || p.knows(a)
}

// knows reports whether the source of a is told by a side and by how they know, as
// "a Democrat familiar with the talks": who is asked for that has a name.
func (p *Pass) knows(a *attribution.Attribution) bool {
	return p.tells(a, attribution.BasisFirsthand, attribution.BasisDirect, attribution.BasisBriefed, attribution.BasisSpecific, attribution.BasisEmpty) &&
		p.tells(a, attribution.AffiliationCountry, attribution.Seniority)
}

const (
	reasonReach = 2 // a reason for anonymity may stand so many sentences away
	spokenReach = 2 // so may the words that tell what somebody thinks
)

// reasonFor reports whether a reason for the anonymity of attribution i's source
// stands in a sentence nearby, or is given for a group of them elsewhere.
func (p *Pass) reasonFor(i int) bool {
	n := p.notes
	for k := n.at[i] - reasonReach; k <= n.at[i]+reasonReach; k++ {
		if n.holds(isReason, k) {
			return true
		}
	}
	if n.group == 0 {
		n.group = 1
		for _, k := range n.with(reasonPieces) {
			if n.holds(isReason, k) && slices.ContainsFunc(lower(n.sentence(k)), several) {
				n.group = 2 // "like others in this article"
				break
			}
		}
	}
	return n.group == 2
}

// givesReason reports whether a sentence says why somebody has no name.
func givesReason(s string) bool {
	return listedEntry(s, lexicon.ReasonInformative) && (listedEntry(s, lexicon.GroundRules) || listed(s, lexicon.StockOfficial) || listed(s, lexicon.StockPerson))
}

// several reports whether word, in lower case, stands for more than one.
func several(word string) bool {
	return word == "others" || word == "both" || word == "all" || word == "they"
}

// listedEntry reports whether an entry of class c, of one word or several,
// stands in s.
func listedEntry(s string, c lexicon.Class) bool {
	l := lexicon.English()
	ws := words(s)
	for i, w := range ws {
		if w.Classes.Has(c) {
			return true
		}
		n := l.Start(w.Word)
		for j := i + 1; n != 0 && j < len(ws); j++ {
			if n = l.Step(n, ws[j].Word); n != 0 && l.At(n).Has(c) {
				return true
			}
		}
	}
	return false
}

// quotesIn returns the outermost quotations of speech that overlap s.
func (n *notes) quotesIn(s text.Span) []quotes.Quotation {
	i := n.quoteAt(s.Start)
	j := i
	for j < len(n.quotes) && n.quotes[j].Span.Start < s.End {
		j++
	}
	return n.quotes[i:j]
}

// unspoken reports whether no source is given in the sentences [from, to), nor in
// their neighbours: those of the paragraphs up to paragraphs away, or for 0 the
// sentence before and the one behind.
func (n *notes) unspoken(from, to, paragraphs int) bool {
	first, last := n.sentences[from].Paragraph, n.sentences[to-1].Paragraph
	for i := from; i >= 0 && first-n.sentences[i].Paragraph <= paragraphs; i-- {
		if n.voiced[i] {
			return false
		}
		if paragraphs == 0 && i < from {
			break
		}
	}
	for i := to - 1; i < len(n.sentences) && n.sentences[i].Paragraph-last <= paragraphs; i++ {
		if n.voiced[i] {
			return false
		}
		if paragraphs == 0 && i >= to {
			break
		}
	}
	return true
}

// peopled reports whether a person is named, or a pronoun stands for one, in the
// paragraphs of the sentences [from, to) or in those up to paragraphs away.
func (n *notes) peopled(from, to, paragraphs int) bool {
	first, last := n.sentences[from].Paragraph, n.sentences[to-1].Paragraph
	for from > 0 && first-n.sentences[from-1].Paragraph <= paragraphs {
		from--
	}
	for to < len(n.sentences) && n.sentences[to].Paragraph-last <= paragraphs {
		to++
	}
	for i := from; i < to; i++ {
		s := n.sentence(i)
		for _, w := range words(s) {
			if w.capital && w.Classes.Any(givenNames) && !n.inQuote(shift(w.Span, n.sentences[i].Span.Start)) {
				return true
			}
			switch s[w.Start:w.End] {
			case "he", "He", "she", "She":
				if !n.inQuote(shift(w.Span, n.sentences[i].Span.Start)) {
					return true
				}
			}
		}
	}
	return false
}

var givenNames = lexicon.Of(lexicon.GivenFemale, lexicon.GivenMale)

// mentioned reports whether sentence i mentions the source of a.
func (n *notes) mentioned(a *attribution.Attribution, i int) bool {
	s := n.sourceOf(a)
	if s == nil {
		return false
	}
	for _, m := range s.Mentions {
		if n.sentences[i].Span.Contains(m) {
			return true
		}
	}
	name := a.Source.Name[strings.LastIndexByte(a.Source.Name, ' ')+1:]
	return name != "" && strings.Contains(n.sentence(i), name)
}

// governed reports whether attribution i stands in what a source says or is
// credited by another attribution of its sentence: by whom is told then.
func (n *notes) governed(i int, as []attribution.Attribution) bool {
	return n.covered(i, as[i].Cue, as)
}

// near is how many attributions around one are looked at for one that covers it.
const near = 8

// covered reports whether s, which stands next to attribution i, lies in the
// content of another attribution with a source.
func (n *notes) covered(i int, s text.Span, as []attribution.Attribution) bool {
	for j := max(0, i-near); j < min(len(as), i+near+1); j++ {
		a := &as[j]
		if j == i || a.Source.Span.IsZero() || a.Source.Kind == attribution.Impersonal {
			continue
		}
		for _, c := range a.Content {
			if c.Contains(s) && !a.Cue.Overlaps(s) {
				return true
			}
		}
	}
	return false
}

// vouched reports whether the hedge at s in sentence i stands beside a source
// that is named for it: one whose words these are, or a record of a court.
func (n *notes) vouched(i int, s text.Span) bool {
	for _, a := range n.speakers.of(i) {
		if a.Cue.Contains(s) || a.Source.Span.Contains(s) {
			continue
		}
		for _, c := range a.Content {
			if c.Overlaps(n.sentences[i].Span) && (c.Contains(s) || a.Stance != attribution.Mental && c.Start <= s.End) {
				return true
			}
		}
	}
	for j := i; j >= 0 && j > i-courtReach && n.sameParagraph(i, j); j-- {
		if n.holds(isCourt, j) {
			return true
		}
	}
	return false
}

// courtReach is how many sentences back in a paragraph a court is looked for.
const courtReach = 8

// inCourt reports whether a sentence tells of a charge, which has its source in
// the record of a court.
func inCourt(sentence string) bool {
	l := lowerer{s: sentence}
	for w := l.next(); w != nil; w = l.next() {
		switch string(w) {
		case "indictment", "indicted", "complaint", "lawsuit", "suit", "charged", "charges", "prosecutors", "affidavit", "police", "court":
			return true
		}
	}
	return false
}

// spoken reports whether words of the source of attribution i stand nearby, or
// another source tells of its mind, or a poll does.
func (p *Pass) spoken(i int) bool {
	n := p.notes
	a := &p.Attributions[i]
	if n.governed(i, p.Attributions) || a.Form == attribution.Mixed && p.quotedAtLength(a) {
		return true
	}
	if n.polled(n.at[i]) {
		return true
	}
	for j := max(0, n.at[i]-spokenReach); j <= n.at[i]+spokenReach && j < len(n.sentences); j++ {
		for _, b := range n.speakers.of(j) {
			if b.Stance == attribution.Mental || b.Cue.IsZero() {
				continue
			}
			name := b.Source.Name[strings.LastIndexByte(b.Source.Name, ' ')+1:]
			title := lower(p.Document.Slice(a.Source.Span))
			if len(title) > 0 && b.Source.Kind == attribution.NamedPerson && slices.Contains(lower(p.Document.Slice(b.Source.Span)), title[len(title)-1]) {
				return true // "the mayor", and then "Mayor Ada Ruiz said"
			}
			if b.Source.ID == a.Source.ID || name != "" && strings.Contains(p.Document.Slice(a.Source.Span), name) {
				return true
			}
		}
	}
	return false
}

// quotedAtLength reports whether the content of a holds words of its source, and
// not only a term in quotation marks.
func (p *Pass) quotedAtLength(a *attribution.Attribution) bool {
	for _, c := range a.Content {
		for _, q := range p.notes.quotesIn(c) {
			if scan.CountTo(p.Document.Slice(q.Content), scareWords+1) > scareWords {
				return true
			}
		}
	}
	return false
}

// polled reports whether sentence i tells of a poll.
func (n *notes) polled(i int) bool { return n.holds(isPoll, i) }

func polled(sentence string) bool {
	share := false // "60 percent of voters"
	l := lowerer{s: sentence}
	for w := l.next(); w != nil; w = l.next() {
		switch string(w) {
		case "poll", "polls", "polling", "polled", "survey", "surveys", "surveyed", "pollsters", "respondents":
			return true
		case "of":
			if share {
				return true
			}
		}
		share = string(w) == "percent" || bytes.IndexByte(w, '%') > 0
	}
	return false
}

// indefinite reports whether a phrase does not point back at something that was
// told before, as "the report" does.
func (n *notes) indefinite(s text.Span) bool {
	ws := lower(n.doc.Slice(s))
	if len(ws) == 0 {
		return false
	}
	switch ws[0] {
	case "the", "this", "that", "these", "those", "its", "his", "her", "their", "it":
		return false
	}
	return true
}

// bySource returns the attributions with a source, in the order of the sources.
func (p *Pass) bySource() []int {
	as := p.Attributions
	out := p.room.ints.take(len(as))[:0]
	for i := range as {
		if !as[i].Source.Span.IsZero() {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return as[a].Source.Span.Start - as[b].Source.Span.Start })
	return out
}

// sourcedNear reports whether some sentence of the paragraph of c has a source.
func (p *Pass) sourcedNear(c *Claim) bool {
	n := p.notes
	at, _ := touched(n.sentences, c.Span)
	for d := -1; d <= 1; d += 2 {
		for i := at; n.sameParagraph(at, i); i += d {
			if n.voiced[i] {
				return true
			}
		}
	}
	return false
}

// shift returns s moved by n.
func shift(s text.Span, n int) text.Span { return text.Span{Start: s.Start + n, End: s.End + n} }

// passive reports whether a cue without a source is a frame that hides who
// believes, reports or praises: "is widely believed", "there are reports". behind
// is the text behind the cue: who "is reported to" flee is not "reported". That
// somebody was charged or sentenced is a fact of law, and no such frame.
func passive(cue, behind string) bool {
	if listedEntry(cue, lexicon.Veils) {
		return true
	}
	be, wide := false, false
	for _, w := range lower(cue) {
		switch w {
		case "could", "would", "should", "may", "might", "can", "must", "will", "to":
			return false // nobody has done so yet
		case "widely", "generally", "commonly", "it", "it's":
			be, wide = true, true
		case "reported":
			if wide || be && toReport(behind) {
				return true
			}
		case "is", "are", "was", "were", "been", "being", "be", "there":
			be = true
		case "believed", "thought", "said", "understood", "feared", "alleged", "claimed", "rumored", "rumoured", "considered", "regarded",
			"seen", "viewed", "hailed", "touted", "billed", "perceived", "deemed", "assumed", "suspected", "speculation", "rumors", "rumours":
			if be && !doing(behind) && !agent(behind) {
				return true
			}
		}
	}
	return false
}

// agent reports whether behind tells, in its clause, by whom: "by many engineers",
// "under the law".
func agent(behind string) bool {
	behind = behind[:min(len(behind), agentReach)]
	if i := strings.IndexAny(behind, ".;\n"); i >= 0 {
		behind = behind[:i]
	}
	_, who, ok := strings.Cut(behind, " by ")
	if !ok {
		_, who, ok = strings.Cut(behind, " under ")
		return ok && strings.Contains(who, "law")
	}
	return ok && who != "" && !strings.HasPrefix(who, "his ") && !strings.HasPrefix(who, "her ") && !strings.HasPrefix(who, "its ")
}

// agentReach is how far behind a passive its agent is looked for.
const agentReach = 70

// doing reports whether behind goes on with what somebody can be watched at: one
// who "is seen speaking" was seen by a camera, and not in a way of seeing things.
func doing(behind string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(behind, " "), " ")
	return strings.HasSuffix(first, "ing")
}

// toReport reports whether behind goes on with what is reported.
func toReport(behind string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(behind, " "), " ")
	return first == "to" || first == "that" || first == "as"
}

// veil reports whether a newsroom only says that it knows: "has learned".
func veil(a *attribution.Attribution, source, cue string) bool {
	return source != "" && a.Source.Kind == attribution.Impersonal && (strings.HasSuffix(strings.TrimRight(cue, "."), "learned") || cue == "understands")
}

// contact reports whether a tells of somebody the newsroom spoke to: an
// informant who says something, and who was not told of before.
func (p *Pass) contact(a *attribution.Attribution) bool {
	phrase := p.Document.Slice(described(a))
	ws := words(phrase)
	switch {
	case len(ws) == 0 || a.Stance == attribution.Mental || !said(p.Document.Slice(a.Cue)):
		return false
	case p.tells(a, attribution.GroundRule):
		return true
	case p.possessed(described(a)), startsWith(phrase, "that "), startsWith(phrase, "this "):
		return false
	}
	head, _ := headNoun(phrase)
	inside := false
	for _, w := range ws {
		var buf [40]byte
		t := strings.TrimRight(phrase[w.Start:w.End], ".,")
		if len(t) > len(buf) {
			continue
		}
		c := lexicon.Findings().Lookup(lexicon.Fold(buf[:0], t)).Classes
		inside = inside || c.Has(lexicon.Informants)
		if strings.EqualFold(singular(t), head) {
			break
		}
	}
	if !inside && !p.knows(a) && !listed(phrase, lexicon.StockOfficial) && !listed(phrase, lexicon.Members) {
		return false
	}
	// "The director" and "the mayor's adviser" have names somewhere; "the
	// official" and "the mayor's advisers" have none.
	if !a.Source.Plural && owned(phrase) {
		return false
	}
	return !strings.EqualFold(phrase[ws[0].Start:ws[0].End], "the") || listed(phrase, lexicon.StockOfficial) || listed(phrase, lexicon.StockPerson)
}

// startsWith reports whether s starts with start, whatever its case.
func startsWith(s, start string) bool {
	return len(s) >= len(start) && strings.EqualFold(s[:len(start)], start)
}

// indexFold returns where sub starts in s, whatever its case; -1 if it does not.
func indexFold(s, sub string) int {
	for i := range len(s) - len(sub) + 1 {
		if strings.EqualFold(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}

// owned reports whether a phrase starts with whom its head belongs to.
func owned(phrase string) bool {
	for i, w := range words(phrase) {
		t := phrase[w.Start:w.End]
		if i > 0 && w.Classes.Has(lexicon.Prepositions) {
			return false // "a person close to the mayor's office"
		}
		if i == 0 && w.Classes.Has(lexicon.Possessives) || strings.HasSuffix(t, "'s") || strings.HasSuffix(t, "’s") {
			return true
		}
		if i > 3 {
			break
		}
	}
	return false
}

// said reports whether a cue is one that the list of cues has, other than an
// order, a gesture or a plan.
func said(cue string) bool {
	ws := lower(cue)
	for i := range ws {
		if stance, base, ok := lexicon.Match(ws[i:]); ok {
			return stance != "directive" && stance != "gesture" && !planned[base]
		}
	}
	return false
}

// planned are cues that tell what somebody does or wants rather than says.
var planned = map[string]bool{"support": true, "oppose": true, "plan": true, "intend": true, "seek": true, "favor": true, "favour": true, "prefer": true, "agree": true, "find": true, "refuse": true, "continue": true, "back": true, "file": true, "disclose": true, "sign": true, "try": true, "reject": true, "call off": true, "shift": true, "charge": true, "face": true, "take issue": true, "sponsor": true, "learn": true, "know": true}

// speaks reports whether a word of saying stands in one of the sentences
// [from, to): whoever speaks there may have been missed.
func (n *notes) speaks(from, to int) bool {
	for i := max(0, from); i < min(to, len(n.sentences)); i++ {
		if n.holds(isSpeaking, i) {
			return true
		}
	}
	return false
}

// speaking reports whether s holds a word of saying.
func speaking(s string) bool {
	if listed(s, lexicon.Say) {
		return true
	}
	l := lowerer{s: s}
	for w := l.next(); w != nil; w = l.next() {
		switch string(w) {
		case "according", "per", "saying", "citing", "quoting", "statement", "statements", "read", "reads", "sang", "sings":
			return true
		}
	}
	return false
}

// speaksIn is speaks for the sentences that s touches.
func (n *notes) speaksIn(s text.Span) bool {
	from, to := touched(n.sentences, s)
	return n.speaks(from, to)
}

// frame returns where sentence i has a frame in which nobody speaks and that no
// attribution has for a cue: "there are reports", "questions remain".
func (n *notes) frame(i int, as []attribution.Attribution) text.Span {
	l := lexicon.English()
	s := n.sentence(i)
	ws := n.wordsOf(i)
	for k, w := range ws {
		node := l.Start(w.Word)
		for j := k + 1; node != 0 && j < len(ws) && !ws[j].mark; j++ {
			if node = l.Step(node, ws[j].Word); node == 0 || !l.At(node).Has(lexicon.Veils) {
				continue
			}
			at := shift(w.Span.Cover(ws[j].Span), n.sentences[i].Span.Start)
			if learned := strings.HasSuffix(s[w.Start:ws[j].End], "learned"); learned || n.inQuote(at) || strings.HasPrefix(s[ws[j].End:], " by ") || n.attributed(i, at) {
				return text.Span{}
			}
			return at
		}
	}
	return text.Span{}
}

// The kinds of pieces of words: of every entry that a rule looks for a sentence
// has one, and most sentences have none.
const (
	veilPieces   = iota // of the list of veils
	hedgePieces         // of hedges
	reasonPieces        // of a sentence that gives a reason for many
	numPieces
)

var allPieces = sync.OnceValue(func() *pieces {
	return newPieces(
		[]string{"t is ", "t was ", "said to", "elieved", "seen as", "viewed as", "described as", "ly known", "ly seen", "hailed", "onsidered", "egarded", "ing called", "hought to", "umor", "umour", "eculation", "uestions", "inking goes", "here are", "here is", "ord is", "onventional"},
		[]string{"edly", "umor", "umour"},
		[]string{"nonym", " named", "dentified"},
	)
})

// with returns the sentences in which a piece of the kind stands, in order. It is a
// short way round the others: a look at every word costs more.
func (n *notes) with(kind int) []int {
	if n.looked {
		return n.holding[kind]
	}
	n.looked = true
	for i := range n.holding {
		n.holding[i] = n.holding[i][:0]
	}
	k := 0
	allPieces().each(n.doc.Text(), func(start, end int, kinds uint8) {
		for k < len(n.sentences) && n.sentences[k].Span.End < end {
			k++
		}
		if k == len(n.sentences) || n.sentences[k].Span.Start > start {
			return
		}
		for kind := range n.holding {
			if h := &n.holding[kind]; kinds>>kind&1 != 0 && (len(*h) == 0 || (*h)[len(*h)-1] < k) {
				*h = append(*h, k)
			}
		}
	})
	return n.holding[kind]
}

// attributed reports whether s in sentence i is part of an attribution: of its
// cue, or of what a source says.
func (n *notes) attributed(i int, s text.Span) bool {
	for _, a := range n.near.of(i) {
		if a.Source.Span.IsZero() || a.Source.Kind == attribution.Impersonal {
			if a.Cue.Overlaps(s) && passive(n.doc.Slice(a.Cue), n.doc.Text()[a.Cue.End:]) {
				return true
			}
			continue
		}
		if a.Cue.Overlaps(s) || a.Source.Span.Overlaps(s) {
			return true
		}
		for _, c := range a.Content {
			if c.Contains(s) {
				return true
			}
		}
	}
	return false
}
