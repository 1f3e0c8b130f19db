package attribution

import (
	"context"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/bywhom/bywhom/internal/chunk"
	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

const (
	mentionsBack   = 40 // a pronoun's antecedent is looked for among so many mentions
	paragraphsBack = 3  // and so many paragraphs
)

// resolve finds out for whom each source stands: it fills ID, Kind, Anaphor,
// Name, First and Details of the sources of as, and returns the entities that
// are sources, in the order of their IDs. Candidates for a pronoun are ranked
// in the manner of centering theory (Grosz, Joshi and Weinstein 1995): the
// source of the attribution before comes first, then the nearest person named
// outside of quotations, if gender and number fit.
func (r *resolver) resolve(as []Attribution) []Entity {
	r.as = as
	for i := range as {
		if !as[i].Source.Span.IsZero() {
			r.order = append(r.order, i)
		}
	}
	slices.SortStableFunc(r.order, func(a, b int) int { return as[a].Source.Span.Start - as[b].Source.Span.Start })
	r.knowPeople()
	next := 0
	for _, i := range r.order {
		if r.ctx.Err() != nil {
			return nil
		}
		a := &as[i]
		for next < len(r.named) && r.named[next].span.Start < a.Source.Span.Start {
			r.recent = append(r.recent, mention{r.named[next].entity, r.named[next].span.Start, r.named[next].span.End, r.paragraph(r.named[next].span.Start), false})
			next++
		}
		r.source(a)
	}
	for i := range as {
		if a := &as[i]; a.Source.Span.IsZero() {
			d := Describe(r.src, a.Source.Span, r.context(a))
			a.Source.Kind, a.Source.Details = d.Kind, d.Details
		}
	}
	return r.finish()
}

// newResolver returns a resolver that knows the people whom doc names.
func newResolver(ctx context.Context, doc *text.Document, qs []quotes.Quotation, words *Words) *resolver {
	r := resolvers.Get().(*resolver)
	r.ctx, r.doc, r.src, r.quotes, r.words = ctx, doc, doc.Text(), qs, words
	r.people()
	return r
}

// resolvers are used again.
var resolvers = sync.Pool{New: func() any {
	return &resolver{byName: map[string][]int{}, byGiven: map[string]int{}, byPhrase: map[string]int{}, known: Known{}, alone: map[string]bool{}}
}}

// release ends the use of r.
func (r *resolver) release() {
	if len(r.src) > releasedBytes {
		return
	}
	r.ctx, r.doc, r.src, r.quotes, r.words, r.as = nil, nil, "", nil, nil, nil
	clear(r.byName)
	clear(r.byGiven)
	clear(r.byPhrase)
	clear(r.known)
	clear(r.alone)
	clear(r.entities)
	clear(r.sources)
	r.entities, r.sources, r.named, r.recent = r.entities[:0], r.sources[:0], r.named[:0], r.recent[:0]
	r.capitals, r.runs, r.classes, r.spans, r.order = r.capitals[:0], r.runs[:0], r.classes[:0], r.spans[:0], r.order[:0]
	r.memory.entities, r.memory.words = chunk.Of[entity]{}, chunk.Of[string]{} // which hold pieces of src
	resolvers.Put(r)
}

// names returns where people are named, in text order.
func (r *resolver) names() []text.Span {
	for _, n := range r.named {
		r.spans = append(r.spans, n.span)
	}
	return r.spans
}

// A resolver is at work on one document.
type resolver struct {
	ctx      context.Context // once it is done, what comes out does not matter
	doc      *text.Document
	src      string
	quotes   []quotes.Quotation
	as       []Attribution
	order    []int // of those that have a source, by its start
	entities []*entity
	sources  []*entity      // by ID
	named    []namedMention // people's names in the text, in order
	spans    []text.Span    // of them
	recent   []mention
	byName   map[string][]int // family name, or a body's name: entities
	byGiven  map[string]int   // given name: the last entity with it
	byPhrase map[string]int   // other phrases in lower case
	known    Known
	words    *Words

	capitals []text.Span     // words that start with a capital
	runs     []int           // where each run of them ends
	classes  []lexicon.Set   // of those in runs of several
	alone    map[string]bool // words that no list knows behind another: whether they stand alone, too

	memory struct { // for many small things
		entities chunk.Of[entity]
		ints     chunk.Of[int]
		spans    chunk.Of[text.Span]
		words    chunk.Of[string]
		details  chunk.Of[Detail]
		text     chunk.Text
	}
}

type entity struct {
	Entity
	kind    SourceKind
	gender  gender
	plural  bool
	heads   []string // nouns that it was called by
	details []Detail
	given   string
	family  string
	count   int // how often it was named
	read    int // how often its name was read for a title
}

type gender uint8

const (
	anyGender gender = iota
	female
	male
	neuter
)

// A mention is a place where an entity is mentioned.
type mention struct {
	entity, at, end, paragraph int
	source                     bool
}

type namedMention struct {
	span   text.Span
	whole  text.Span // with the titles before it
	entity int
}

// context returns what stands round a's source.
func (r *resolver) context(a *Attribution) Context {
	at := a.Source.Span
	if at.IsZero() {
		at = a.Cue
	}
	c := Context{Cue: a.Cue, Known: r.known}
	sentences := r.doc.Sentences()
	if i := sentenceAt(sentences, at.Start); i < len(sentences) && sentences[i].Span.Start <= at.Start {
		c.Sentence = sentences[i].Span
	}
	c.Skip = a.Content
	return c
}

// sentenceAt returns the index of the first sentence that ends behind at.
func sentenceAt(sentences []text.Sentence, at int) int {
	i, _ := slices.BinarySearchFunc(sentences, at, func(s text.Sentence, at int) int {
		if s.Span.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// paragraph returns the index of the paragraph at offset at.
func (r *resolver) paragraph(at int) int {
	pars := r.doc.Paragraphs()
	i, _ := slices.BinarySearchFunc(pars, at, func(p text.Paragraph, at int) int {
		if p.Span.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// source resolves the source of a.
func (r *resolver) source(a *Attribution) {
	s := &a.Source
	c := r.context(a)
	var d Description
	switch {
	case r.words.metonym(r.src[s.Span.Start:s.Span.End]):
		d = Description{Kind: NamedOrganization, Details: []Detail{{Definite, s.Span}}}
	case r.src[a.Cue.Start:a.Cue.End] == ":":
		d = r.speaker(s.Span)
	default:
		d = Describe(r.src, s.Span, c)
	}
	s.Kind, s.Anaphor, s.Plural, s.Details = d.Kind, d.Anaphor, d.Plural, d.Details
	phrase := r.lower(r.src[s.Span.Start:s.Span.End])
	words := appendWords(make([]string, 0, 12), phrase)
	key := r.spaced(words, phrase)
	n := -1
	if e := r.same(s.Span); e != nil { // one source of two cues
		s.ID, s.Name, s.First = e.ID, e.Name, e.First
		s.Plural = s.Plural || e.plural
		if s.Anaphor {
			s.Kind, s.Details = e.kind, r.merge(e.details, d.Details, anyDetail)
		}
		return
	}
	switch {
	case len(words) == 1 && (words[0] == "who" || words[0] == "whom" || words[0] == "which" || words[0] == "that"):
		s.Anaphor = true
		if n = r.relative(s.Span.Start); n >= 0 {
			e := r.entities[n]
			s.Kind, s.Details = e.kind, r.merge(e.details, d.Details, anyDetail)
		} else if d, phrase, ok := r.before(s.Span.Start, c); ok && d.Kind == UnnamedRole && r.apposed(phrase.Start) >= 0 {
			n = r.apposed(phrase.Start)
			s.Kind, s.Details = NamedPerson, r.merge(r.entities[n].details, d.Details, identity)
		} else if ok {
			s.Kind, s.Details = d.Kind, d.Details
			n = r.add(entity{Entity: Entity{First: phrase}, kind: d.Kind, plural: d.Plural, details: d.Details})
		}
	case d.Kind == UnnamedRole && r.apposed(s.Span.Start) >= 0:
		n = r.apposed(s.Span.Start)
		s.Kind, s.Anaphor, s.Details = NamedPerson, true, r.merge(r.entities[n].details, d.Details, identity)
	case d.Anaphor:
		if ownVoice(words) && !r.quoted(s.Span.Start) {
			s.Kind, s.Details = NoSource, nil // the article speaks for itself
			if r.witnessed(a.Cue) {
				s.Kind = Reporter
			}
			break
		}
		n = r.antecedent(words, s.Span.Start)
		if n >= 0 {
			e := r.entities[n]
			if g, _, ok := pronounOf(words[0]); ok && e.gender == anyGender && g != neuter && len(words) == 1 {
				e.gender = g // what a pronoun tells once holds for the next one
			}
			s.Rival = r.rival(n, words, s.Span.Start)
			if e.kind == UnnamedGeneric && d.Kind == UnnamedRole {
				e.kind, e.details = d.Kind, r.merge(d.Details, e.details, anyDetail) // "the officials, two engineers who …"
			}
			s.Kind = e.kind
			s.Details = r.merge(e.details, d.Details, anyDetail)
		}
	case d.Kind == NamedPerson && slices.Contains(words, "and"):
		// two people are a source of their own
	case d.Kind == NamedPerson && !d.Name.IsZero():
		n = r.person(d.Name)
	case (d.Kind == NamedOrganization || d.Kind == Media || d.Kind == Document || d.Kind == Representative) && len(words) > 0:
		n = r.body(words, key, d)
	case d.Kind == UnnamedRole && len(words) > 0 && words[0] == "the":
		n = r.antecedent(words, s.Span.Start)
	case d.Kind == UnnamedGeneric || d.Kind == Collective || d.Kind == Reporter || r.src[a.Cue.Start:a.Cue.End] == ":":
		if e, ok := r.byPhrase[key]; ok {
			n = e
		}
	}
	if n < 0 {
		n = r.add(entity{kind: d.Kind, plural: d.Plural || plural(words), gender: genderOf(words)})
		r.byPhrase[key] = n
		if d.Kind == NamedOrganization || d.Kind == Media || d.Kind == Representative || d.Kind == Document {
			if d.Kind != Representative || !personal(words) {
				r.entities[n].gender = neuter
			}
			if !d.Name.IsZero() && r.src[d.Name.Start] >= 'a' && r.src[d.Name.Start] <= 'z' {
				// "the ministry" is no name
			} else if !d.Name.IsZero() && d.Kind != Representative {
				r.entities[n].Name = r.src[d.Name.Start:d.Name.End]
			} else if d.Kind != Representative && d.Kind != Document && len(words) > 0 && words[0] != "the" {
				r.entities[n].Name = r.src[s.Span.Start:s.Span.End]
			}
			r.call(n, bodyKey(words, key))
			if short := r.alias(r.src[s.Span.Start:s.Span.End]); short != "" && d.Kind != Representative {
				r.call(n, short)
			}
		}
	}
	if s.Kind == Media && r.veiled(a.Cue) {
		s.Kind, s.Details = Impersonal, nil // "The Ledger has learned": from whom?
	}
	e := r.entities[n]
	if e.ID == 0 {
		r.sources = append(r.sources, e)
		e.ID = len(r.sources)
	}
	if !s.Anaphor {
		if e.kind == 0 || d.Kind < e.kind {
			e.kind = d.Kind
		}
		e.details = r.merge(d.Details, e.details, anyDetail)
		for _, w := range heads(make([]string, 0, 8), words) {
			if !slices.Contains(e.heads, w) {
				e.heads = r.memory.words.Append(e.heads, w)
			}
		}
		if e.First.IsZero() || d.Kind != NamedPerson && s.Span.Len() > e.First.Len() && e.Name == "" {
			e.First = s.Span
		}
	}
	e.Mentions = r.memory.spans.Append(e.Mentions, s.Span)
	s.Plural = s.Plural || s.Anaphor && e.plural
	s.ID, s.Name, s.First = e.ID, e.Name, e.First
	r.recent = append(r.recent, mention{n, s.Span.Start, s.Span.End, r.paragraph(s.Span.Start), true})
}

// same returns the entity of the source before that stands at s, too; nil where
// there is none. Sources come in order.
func (r *resolver) same(s text.Span) *entity {
	for i := len(r.recent) - 1; i >= 0 && r.recent[i].source && r.recent[i].at == s.Start; i-- {
		if r.recent[i].end == s.End {
			return r.entities[r.recent[i].entity]
		}
	}
	return nil
}

func (r *resolver) add(e entity) int {
	kept := r.memory.entities.New()
	*kept = e
	r.entities = append(r.entities, kept)
	return len(r.entities) - 1
}

// call notes that entity n has a name.
func (r *resolver) call(n int, name string) {
	r.byName[name] = r.memory.ints.Append(r.byName[name], n)
}

// person returns the entity of the person named at s.
func (r *resolver) person(s text.Span) int {
	name := r.plainName(r.src[s.Start:s.End])
	words := scan.Fields(name)
	if len(words) == 0 {
		return -1
	}
	family := familyName(words)
	given := ""
	if len(words) > 1 {
		given = words[0]
	}
	best := -1
	for _, n := range r.byName[family] {
		e := r.entities[n]
		// A family name alone is that of whom the article speaks of most:
		// relatives are given their full names.
		if (given == "" || e.given == "" || e.given == given) && (best < 0 || e.count > r.entities[best].count) {
			best = n
		}
	}
	if best < 0 && given == "" {
		// A given name alone, of somebody named in full before.
		if n, ok := r.byGiven[family]; ok {
			best = n
		}
	}
	if best < 0 {
		best = r.add(entity{Entity: Entity{Name: r.spaced(words, name), First: s}, kind: NamedPerson, given: given, family: family, gender: givenGender(words)})
		r.call(best, family)
		if given != "" {
			r.byGiven[given] = best
		}
		return best
	}
	r.entities[best].count++
	if e := r.entities[best]; e.given == "" && given != "" {
		e.given, e.family, e.Name = given, family, r.spaced(words, name)
		if e.gender == anyGender {
			e.gender = givenGender(words)
		}
	}
	return best
}

// spaced returns words with a space between, which is s where it has them so.
func (r *resolver) spaced(words []string, s string) string {
	n := len(words) - 1
	for _, w := range words {
		n += len(w)
	}
	if n == len(s) && strings.Count(s, " ") == len(words)-1 {
		return s
	}
	buf := make([]byte, 0, 80)
	for i, w := range words {
		if i > 0 {
			buf = append(buf, ' ')
		}
		buf = append(buf, w...)
	}
	return r.memory.text.Copy(buf)
}

// veiled reports whether an outlet only says that it knows: "has learned",
// "understands".
func (r *resolver) veiled(cue text.Span) bool {
	words := lowerWords(r.src[cue.Start:cue.End])
	n := len(words)
	return n == 1 && words[0] == "understands" || n > 1 && words[n-1] == "learned" && (words[n-2] == "has" || words[n-2] == "have")
}

// ownVoice reports whether a pronoun is that of the article's own authors.
func ownVoice(words []string) bool {
	return len(words) == 1 && (words[0] == "we" || words[0] == "i" || words[0] == "us")
}

// witnessed reports whether a cue tells of what somebody saw or counted.
func (r *resolver) witnessed(cue text.Span) bool {
	for at := cue.Start; at < cue.End; {
		from := at
		for at < cue.End && wordByte(r.src, at) {
			at++
		}
		if r.is(from, at, lexicon.Witness) {
			return true
		}
		at++
	}
	return false
}

// relativeGap is how far a relative pronoun stands behind its antecedent: a
// comma, a space, a preposition.
const relativeGap = 6

// relative returns the entity whose mention ends right before the relative
// pronoun at offset at, or -1.
func (r *resolver) relative(at int) int {
	for i := len(r.recent) - 1; i >= max(0, len(r.recent)-mentionsBack); i-- {
		m := r.recent[i]
		if m.end <= at && at-m.end <= relativeGap {
			return m.entity
		}
	}
	return -1
}

// apposed returns the person whose name, with a comma, stands right before a
// description at offset at: "Ada Ruiz, a baker who". It returns -1 if there is
// none.
func (r *resolver) apposed(at int) int {
	for i := len(r.recent) - 1; i >= max(0, len(r.recent)-mentionsBack); i-- {
		if m := r.recent[i]; m.end <= at {
			if r.src[m.end:at] == ", " && r.entities[m.entity].kind == NamedPerson {
				return m.entity
			}
			return -1
		}
	}
	return -1
}

// nounBytes is how long the noun phrase before a relative pronoun may be.
const nounBytes = 60

// before describes the noun phrase that ends right before the relative pronoun
// at offset at: back to its article, or to the start of a run of capitals.
func (r *resolver) before(at int, c Context) (Description, text.Span, bool) {
	end := at
	for end > c.Sentence.Start && (r.src[end-1] == ' ' || r.src[end-1] == ',') {
		end--
	}
	start := end
	for start > max(c.Sentence.Start, end-nounBytes) {
		i := start
		for i > c.Sentence.Start && r.src[i-1] == ' ' {
			i--
		}
		k := i
		for k > c.Sentence.Start && wordByte(r.src, k-1) {
			k--
		}
		if k == i {
			break // punctuation
		}
		start = k
		if !r.is(k, i, lexicon.Determiners, lexicon.Numbers, lexicon.Vague, lexicon.Inexact) {
			continue
		}
		// "a doctor at the hospital": the noun stands before the preposition.
		for i = k; i > c.Sentence.Start && r.src[i-1] == ' '; i-- {
		}
		for k = i; k > c.Sentence.Start && wordByte(r.src, k-1); k-- {
		}
		if !r.is(k, i, lexicon.Prepositions) {
			break
		}
	}
	phrase := text.Span{Start: start, End: end}
	if start == end || r.preposition(phrase) {
		return Description{}, phrase, false // "a dispute over who had paid": a question
	}
	d := Describe(r.src, phrase, c)
	return d, phrase, !d.Anaphor
}

// preposition reports whether the last word of s is one.
func (r *resolver) preposition(s text.Span) bool {
	from := s.End
	for from > s.Start && wordByte(r.src, from-1) {
		from--
	}
	return r.is(from, s.End, lexicon.Prepositions)
}

// is reports whether the word src[from:to] is of one of the classes cs.
func (r *resolver) is(from, to int, cs ...lexicon.Class) bool {
	return from < to && r.class(text.Span{Start: from, End: to}).Any(lexicon.Of(cs...))
}

// body returns the entity of a body, record or outlet that was met before.
func (r *resolver) body(words []string, key string, d Description) int {
	if list := r.byName[bodyKey(words, key)]; len(list) > 0 {
		return list[len(list)-1]
	}
	if words[0] != "the" || len(words) > 3 {
		return -1
	}
	head := words[len(words)-1]
	stock := bodyNouns[head]
	fallback := -1
	for i := len(r.recent) - 1; i >= max(0, len(r.recent)-mentionsBack); i-- {
		e := r.entities[r.recent[i].entity]
		switch {
		case e.gender != neuter:
		case slices.Contains(e.heads, head):
			return r.recent[i].entity
		case fallback < 0 && stock != 0 && e.kind == stock && e.Name != "":
			fallback = r.recent[i].entity
		}
	}
	return fallback
}

// bodyNouns may stand for a body or an outlet whose name does not hold them.
var bodyNouns = map[string]SourceKind{
	"company": NamedOrganization, "firm": NamedOrganization, "group": NamedOrganization, "organization": NamedOrganization,
	"organisation": NamedOrganization, "agency": NamedOrganization, "business": NamedOrganization, "charity": NamedOrganization,
	"newspaper": Media, "paper": Media, "outlet": Media, "network": Media, "broadcaster": Media, "magazine": Media, "website": Media,
}

// alias returns the initials of a name of several words: "apa" for "Aveline Port
// Authority"; "" for others.
func (r *resolver) alias(name string) string {
	initials := make([]byte, 0, 16)
	for _, w := range scan.Fields(name) {
		if c := w[0]; c >= 'A' && c <= 'Z' && w != "The" {
			initials = append(initials, c+'a'-'A')
		}
	}
	if len(initials) < 2 {
		return ""
	}
	return r.memory.text.Copy(initials)
}

// antecedent returns the entity that an anaphor at offset at stands for, or -1.
func (r *resolver) antecedent(words []string, at int) int {
	if len(words) == 0 {
		return -1
	}
	want, many, pronoun := pronounOf(words[0])
	if len(words) == 2 && words[0] == "the" && words[1] == "two" {
		many, pronoun = true, true
	} else if len(words) > 1 && words[0] != "both" {
		pronoun = false
	}
	if !pronoun {
		want = genderOf(words)
	}
	paragraph := r.paragraph(at)
	best, top := -1, 0
	ranked := make([]int, 0, mentionsBack) // entities met so far, the nearest first
	for i := len(r.recent) - 1; i >= max(0, len(r.recent)-mentionsBack); i-- {
		m := r.recent[i]
		if paragraph-m.paragraph > paragraphsBack && pronoun {
			break
		}
		e := r.entities[m.entity]
		if many != e.plural && pronoun && !(many && (e.gender == neuter || e.kind == Collective)) {
			continue
		}
		switch {
		case want == neuter && e.gender != neuter:
			continue
		case (want == male || want == female) && e.gender != want && e.gender != anyGender:
			continue
		}
		if !pronoun {
			if !called(e, words) {
				continue
			}
		} else if want != neuter && !many && e.gender == neuter {
			continue
		}
		rank := slices.Index(ranked, m.entity)
		if rank < 0 {
			rank = len(ranked)
			ranked = append(ranked, m.entity)
		}
		score := 100 - 8*rank - 6*(paragraph-m.paragraph)
		if m.source {
			score += 14
		}
		if e.gender == want && want != anyGender {
			score += 25
		}
		if many && e.kind == Document {
			score -= 20
		}
		if r.quoted(m.at) {
			score -= 20
		}
		if best < 0 || score > top {
			best, top = m.entity, score
		}
	}
	return best
}

// rival returns where somebody other than the entity n is named whom the pronoun
// at offset at fits as well. It starts its sentence, the sentence before names
// two people of its gender, neither of whom speaks there, and nobody else is
// named in its own. It returns the zero Span where it is clear who is meant.
func (r *resolver) rival(n int, words []string, at int) text.Span {
	want, many, ok := pronounOf(words[0])
	if !ok || many || len(words) != 1 || want != male && want != female || r.entities[n].kind != NamedPerson {
		return text.Span{}
	}
	sentences := r.doc.Sentences()
	here := sentenceAt(sentences, at)
	if here == 0 || here >= len(sentences) || sentences[here].Span.Start != at || sentences[here-1].Paragraph != sentences[here].Paragraph {
		return text.Span{}
	}
	var rival text.Span
	met := false
	for i := len(r.recent) - 1; i >= max(0, len(r.recent)-mentionsBack) && r.recent[i].at >= sentences[here-1].Span.Start; i-- {
		m := r.recent[i]
		e := r.entities[m.entity]
		if m.source {
			return text.Span{} // whoever spoke last goes on
		}
		if e.kind != NamedPerson || e.gender != want || e.given == "" || r.quoted(m.at) || strings.HasPrefix(r.src[m.end:], "'s") || strings.HasPrefix(r.src[m.end:], "’s") {
			continue
		}
		if m.entity == n {
			met = true
		} else if rival.IsZero() && familyName(scan.Fields(e.Name)) != familyName(scan.Fields(r.entities[n].Name)) {
			rival = text.Span{Start: m.at, End: m.end}
		}
	}
	if !met {
		return text.Span{}
	}
	return rival
}

// called reports whether e may be meant by the definite phrase words.
func called(e *entity, words []string) bool {
	for _, h := range heads(make([]string, 0, 8), words) {
		if slices.Contains(e.heads, h) {
			return true
		}
	}
	head := words[len(words)-1]
	switch head {
	case "people", "persons":
		return (e.kind == UnnamedRole || e.kind == UnnamedGeneric) && e.plural
	case "official", "source", "person", "man", "woman", "officials", "sources":
		return (e.kind == UnnamedRole || e.kind == UnnamedGeneric) && e.plural == strings.HasSuffix(head, "s")
	}
	return false
}

// quoted reports whether offset at stands in a quotation.
func (r *resolver) quoted(at int) bool {
	i, _ := slices.BinarySearchFunc(r.quotes, at, func(q quotes.Quotation, at int) int {
		if q.Span.End <= at {
			return -1
		}
		return 1
	})
	return i < len(r.quotes) && r.quotes[i].Span.Start <= at
}

// finish returns the entities that are sources.
func (r *resolver) finish() []Entity {
	for _, n := range r.named {
		if e := r.entities[n.entity]; e.ID > 0 {
			e.Mentions = r.memory.spans.Append(e.Mentions, n.span)
		}
	}
	out := make([]Entity, len(r.sources))
	for i, e := range r.sources {
		e.Mentions = apart(e.Mentions)
		out[i] = e.Entity
	}
	r.introduce()
	// Whoever is named or introduced later was the same person before.
	for i := range r.as {
		if s := &r.as[i].Source; s.ID > 0 {
			e := r.sources[s.ID-1]
			s.Name, s.First = e.Name, e.First
			if e.kind == NamedPerson {
				s.Details = r.merge(s.Details, e.details, identity)
			}
		}
	}
	return out
}

// apart returns mentions sorted, and of those that overlap the longest.
func apart(mentions []text.Span) []text.Span {
	slices.SortFunc(mentions, func(a, b text.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	out := mentions[:0]
	for _, m := range mentions {
		if n := len(out); n > 0 && m.Overlaps(out[n-1]) {
			if m.Len() > out[n-1].Len() {
				out[n-1] = m
			}
			continue
		}
		out = append(out, m)
	}
	return out
}

// introductions is how many mentions of a person are read for a title.
const introductions = 4

// introduce collects titles and affiliations of people who are sources from
// where the text names them without quoting them.
func (r *resolver) introduce() {
	for _, n := range r.named {
		e := r.entities[n.entity]
		if e.ID == 0 || e.kind != NamedPerson || e.read >= introductions {
			continue
		}
		e.read++
		s := r.introduction(n.whole)
		if s.Len() == n.span.Len() {
			continue
		}
		if d := Describe(r.src, s, Context{Known: r.known}); d.Kind == NamedPerson {
			e.details = r.merge(e.details, d.Details, identity)
		}
	}
}

// identity reports whether a detail of kind k tells who somebody is, wherever it
// stands.
func identity(k DetailKind) bool {
	return k == Title || k == Role || k == AffiliationBody || k == Former
}

func anyDetail(DetailKind) bool { return true }

// merge returns the details of a, and those of b whose kind a does not have and
// which is one of kinds.
func (r *resolver) merge(a, b []Detail, kinds func(DetailKind) bool) []Detail {
	adds := func(d Detail) bool {
		return d.Kind != Unresolved && kinds(d.Kind) && !slices.ContainsFunc(a, func(x Detail) bool { return x.Kind == d.Kind })
	}
	if !slices.ContainsFunc(b, adds) {
		return slices.Clip(a)
	}
	out := append(make([]Detail, 0, 24), a...)
	for _, d := range b {
		if adds(d) {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(x, y Detail) int { return x.Span.Start - y.Span.Start })
	return r.memory.details.Copy(out)
}

// pronounOf returns the gender and number of a pronoun.
func pronounOf(w string) (g gender, many, ok bool) {
	switch w {
	case "he", "him", "his", "himself":
		return male, false, true
	case "she", "her", "hers", "herself":
		return female, false, true
	case "it", "its":
		return neuter, false, true
	case "they", "them", "their", "both", "these", "those":
		return anyGender, true, true
	case "who", "i", "we", "one":
		return anyGender, false, true
	}
	return anyGender, false, false
}

// genderOf returns the gender that nouns of a phrase tell.
func genderOf(words []string) gender {
	for _, w := range words {
		switch w {
		case "mr", "sir", "king", "prince", "spokesman", "congressman", "chairman", "father", "brother", "son", "husband", "man", "men", "businessman", "boy", "his", "pope":
			if w != "his" {
				return male
			}
		case "mrs", "ms", "miss", "queen", "princess", "spokeswoman", "congresswoman", "chairwoman", "mother", "sister", "daughter", "wife", "widow", "woman", "women", "girl", "dame":
			return female
		}
	}
	return anyGender
}

// givenGender returns the gender that a name's first word tells.
func givenGender(words []string) gender {
	if len(words) < 2 {
		return anyGender
	}
	w := lexicon.English().Find(words[0]).Classes
	f, m := w.Has(lexicon.GivenFemale), w.Has(lexicon.GivenMale)
	switch {
	case f && !m:
		return female
	case m && !f:
		return male
	}
	return anyGender
}

// familyName returns the last word of a name that is no suffix.
func familyName(words []string) string {
	n := len(words) - 1
	for n > 0 {
		switch strings.TrimRight(words[n], ".,") {
		case "Jr", "Sr", "II", "III", "IV":
			n--
			continue
		}
		break
	}
	return bareName(words[n])
}

// bareName returns the word of a name without a possessive and marks behind it.
func bareName(w string) string {
	if c := w[len(w)-1]; c < utf8.RuneSelf && letter(c) && c != 's' {
		return w
	}
	return strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"), ".,'’")
}

// plural reports whether a phrase is plural, as far as its words tell.
func plural(words []string) bool {
	for _, w := range words {
		switch w {
		case "and", "two", "three", "four", "five", "six", "seven", "several", "many", "some", "both", "few":
			return true
		case "of", "who", "at", "in", "for", "from", "with":
			return false
		}
	}
	if len(words) == 0 {
		return false
	}
	w := words[len(words)-1]
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")
}

// heads appends to out the nouns that a later "the …" may take up: those before
// what only tells more about them.
func heads(out, words []string) []string {
	for i, w := range words {
		switch w {
		case "of", "by", "from", "on", "in", "at", "for", "who", "that", "which", "with", "about":
			if i > 0 {
				return out
			}
		}
		if long := fullTitle(w); long != "" {
			w = long
		}
		if len(w) > 3 {
			out = append(out, w)
		}
	}
	return out
}

// fullTitle returns the full form of an abbreviated title, "" for other words.
func fullTitle(w string) string {
	switch w {
	case "sen":
		return "senator"
	case "sens":
		return "senators"
	case "gov":
		return "governor"
	case "rep":
		return "congressman"
	case "gen":
		return "general"
	case "dr":
		return "doctor"
	case "prof":
		return "professor"
	case "pres":
		return "president"
	case "rev":
		return "reverend"
	case "col":
		return "colonel"
	case "capt":
		return "captain"
	case "lt":
		return "lieutenant"
	case "sgt":
		return "sergeant"
	case "adm":
		return "admiral"
	}
	return ""
}

// personal reports whether the head of a phrase is a person: "a spokeswoman for
// the port", not "the senator's office".
func personal(words []string) bool {
	for _, w := range heads(make([]string, 0, 8), words) {
		if strings.HasPrefix(w, "spokes") || strings.HasSuffix(w, "lawyer") || strings.HasSuffix(w, "attorney") || w == "lawyers" || w == "attorneys" || w == "agent" || w == "publicist" || w == "representative" {
			return true
		}
	}
	return false
}

// bodyKey is the key of a body's name: its words, which key has with a space
// between, less the article; an acronym less its full stops.
func bodyKey(words []string, key string) string {
	if len(words) > 1 && words[0] == "the" {
		words, key = words[1:], key[len("the "):]
	}
	if len(words) == 2 && len(words[0]) == 1 && len(words[1]) == 1 { // "U.N."
		return words[0] + words[1]
	}
	return key
}

// lower is lower with memory of r's.
func (r *resolver) lower(s string) string {
	same := true
	buf := make([]byte, 0, 80)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			same = false
			buf = append(buf, c+'a'-'A')
		case c < utf8.RuneSelf:
			buf = append(buf, c)
		case strings.HasPrefix(s[i:], apostrophe):
			same = false
			buf = append(buf, '\'')
			i += len(apostrophe) - 1
		default:
			return lower(s)
		}
	}
	if same {
		return s
	}
	return r.memory.text.Copy(buf)
}
