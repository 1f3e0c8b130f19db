package attribution

import (
	"slices"
	"strings"
	"sync"

	"github.com/bywhom/bywhom/internal/chunk"
	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

// A Context is what stands round a source.
type Context struct {
	Cue      text.Span   // zero if there is none
	Sentence text.Span   // where channel, time and reasons are looked for; zero for nowhere
	Skip     []text.Span // what they are not looked for in: contents, quotations; sorted
	Known    Known
}

// Known holds the persons that an article names in full, by surname.
type Known map[string]Person

// A Person is somebody whom an article names in full.
type Person struct {
	Name    string   // given and family name, without titles
	Details []Detail // titles and affiliations from all mentions
}

// A Description is what a phrase and its sentence tell about a source.
type Description struct {
	Kind    SourceKind
	Anaphor bool      // a pronoun, or a definite noun of persons; Kind is then a guess
	Name    text.Span // the name of a person or body, without titles; zero if there is none
	Plural  bool
	Guess   text.Span // the head noun where neither a list nor its form tells what it is; Kind is then a guess
	Details []Detail  // sorted by start
}

// Describe returns the kind of the source that stands at source in src, and
// what its words and its sentence tell about it. It decides by the head noun of
// the phrase, what stands before and behind it, and lists of words: there is
// no parser. A zero source with a cue is Impersonal, without one NoSource.
// Who an anaphor stands for is for the caller to find out; a pronoun carries
// the detail Unresolved until then.
func Describe(src string, source text.Span, c Context) Description {
	w := desks.Get().(*desk)
	defer desks.Put(w)
	w.reader.src, w.reader.lex, w.reader.toks = src, lexicon.English(), nil
	w.describer = describer{reader: &w.reader, known: c.Known, memory: &w.details}
	d := &w.describer
	d.read(source)
	d.decide(0, len(d.toks))
	if d.noName() {
		d.out = Description{Kind: Impersonal}
	}
	if len(d.toks) == 0 {
		d.out.Kind = NoSource
		if !c.Cue.IsZero() {
			d.out.Kind = Impersonal
		}
	}
	d.phrases(0, len(d.toks), false)
	d.settle()
	if !c.Sentence.IsZero() {
		d.around(source, c)
	}
	d.finish()
	out := d.out
	w.reader.src = ""
	w.describer = describer{}
	return out
}

// noName reports whether the one word that was taken for a person's name is an
// abstract noun or an adverb, with its capital from the start of a sentence:
// "Questions remain", "Talks included".
func (d *describer) noName() bool {
	if d.out.Kind != NamedPerson || len(d.toks) != 1 || d.toks[0].any(givenNames) {
		return false
	}
	w := d.bare(0)
	if _, ok := d.known[w]; ok {
		return false
	}
	for _, ending := range [...]string{"tions", "sions", "ments", "nesses", "ities", "ally", "edly", "ings", "ances", "ences", "tion", "sion", "ness", "ment"} {
		if len(w) > len(ending)+2 && strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// A desk is the room that one call of Describe needs; it is used again.
type desk struct {
	reader    reader
	describer describer
	details   chunk.Of[Detail] // for the results
}

var desks = sync.Pool{New: func() any { return new(desk) }}

// A describer is at work on one source.
type describer struct {
	*reader
	known     Known
	out       Description
	weak      struct{ seniority, sector, party, country, former, number, basis bool }
	strong    bool
	classNoun bool // a plural that is a class unless something tells who
	room2     [16]Detail
	memory    *chunk.Of[Detail]
	started   bool
}

// add notes a detail on the tokens [from, to).
func (d *describer) add(k DetailKind, from, to int) { d.addSpan(k, d.span(from, to)) }

func (d *describer) addSpan(k DetailKind, s text.Span) {
	if !d.started {
		d.out.Details, d.started = d.room2[:0], true
	}
	for _, e := range d.out.Details {
		if e.Kind == k && (e.Span.Overlaps(s) || k >= Stock) {
			return
		}
	}
	d.out.Details = append(d.out.Details, Detail{k, s})
}

// told reports whether a detail of kind k was noted.
func (d *describer) told(k DetailKind) bool {
	for _, e := range d.out.Details {
		if e.Kind == k {
			return true
		}
	}
	return false
}

// drop takes the details of kind k back.
func (d *describer) drop(k DetailKind) {
	d.out.Details = slices.DeleteFunc(d.out.Details, func(e Detail) bool { return e.Kind == k })
}

// finish sorts the details and gives them memory of their own.
func (d *describer) finish() {
	slices.SortStableFunc(d.out.Details, func(a, b Detail) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return int(a.Kind) - int(b.Kind)
	})
	d.out.Details = d.memory.Copy(d.out.Details)
}

// around looks for channel, time and reason in the sentence, outside of the
// source and of what is to be skipped.
func (d *describer) around(source text.Span, c Context) {
	at := c.Sentence.Start
	end := min(c.Sentence.End, len(d.src))
	piece := func(s text.Span) {
		if s.Start < s.End {
			from := 0
			d.toks = d.room[:0]
			d.read(s)
			d.phrases(from, len(d.toks), true)
		}
	}
	for at < end {
		next, to := end, end
		if source.Start >= at && source.Start < next && source.Len() > 0 {
			next, to = source.Start, source.End
		}
		for _, s := range c.Skip {
			if s.End > at && s.Start < next && s.Len() > 0 {
				next, to = max(s.Start, at), s.End
				break
			}
			if s.Start >= next {
				break
			}
		}
		piece(text.Span{Start: at, End: next})
		at = max(to, next)
	}
}

// gapWords is how many adverbs, articles and auxiliaries an entry of the lists
// may have between its words.
const gapWords = 3

// entry returns the longest entry of several words at token i: its classes and
// the token behind it; 0 if there is none.
func (d *describer) entry(i, to int) (classes lexicon.Set, end int) {
	if d.toks[i].word.Starts() {
		classes, end = d.longest(i, to)
	}
	return classes, end
}

// longest is entry for a token that starts one, or may do so.
func (d *describer) longest(i, to int) (lexicon.Set, int) {
	n := d.lex.Start(d.toks[i].word)
	var found lexicon.Set
	end, gap := 0, 0
	for j := i + 1; n != 0 && j < to; j++ {
		t := &d.toks[j]
		if next := d.lex.Step(n, t.word); next != 0 {
			n = next
			if c := d.lex.At(n); !c.IsZero() {
				found, end = c, j+1
			}
			continue
		}
		if gap++; gap > gapWords || t.sep != 0 && t.sep != ',' || !t.has(lexicon.Adverbs) && !adverb(d.bare(j)) && !perfect(d.bare(j)) {
			break
		}
	}
	return found, end
}

// perfect reports whether s makes a perfect tense of what follows it.
func perfect(s string) bool { return s == "had" || s == "has" || s == "have" }

func adverb(s string) bool { return len(s) > 4 && s[len(s)-2:] == "ly" }

// basisAt returns the token behind a basis of the kind k at i, or 0.
func (d *describer) basisAt(i, to int, k DetailKind) int {
	c, end := d.entry(i, to)
	if end == 0 {
		return 0
	}
	if got := d.basis(c, end, to); got != k {
		return 0
	}
	return end
}

// basis grades an entry that ends before the token end.
func (d *describer) basis(c lexicon.Set, end, to int) DetailKind {
	switch {
	case c.Has(lexicon.BasisFirsthand):
		return BasisFirsthand
	case c.Has(lexicon.BasisDirect):
		return BasisDirect
	case c.Has(lexicon.BasisBriefed):
		return BasisBriefed
	case c.Has(lexicon.BasisOf):
		return d.basisOf(end, to)
	case c.Has(lexicon.Relation):
		return Relation
	}
	return 0
}

// basisOf grades knowledge of what the tokens from i name: an event, a record
// or a person is specific, "the matter" is empty, somebody near is a relation.
func (d *describer) basisOf(i, to int) DetailKind {
	near := d.toks[i-1].Start < d.toks[i-1].End && d.bare(i-1) == "to" // "close to"
	head, named, owned := -1, false, false
	start := i
	for ; i < to; i++ {
		t := &d.toks[i]
		if i > start && t.sep != 0 || t.has(lexicon.Prepositions) && !t.is(capital) || t.has(lexicon.Conjunctions) {
			break
		}
		head = i
		named = named || t.is(capital)
		owned = owned || t.is(possessive) && t.is(capital)
	}
	switch {
	case head < 0:
		return BasisEmpty
	case near && named && d.toks[head].is(capital):
		return Relation
	case d.toks[head].has(lexicon.EmptyObjects) && !owned && !(named && near):
		return BasisEmpty
	}
	return BasisSpecific
}

// phrases notes the entries of the lists in [from, to), which stand in the
// source or, if outside is set, round it.
func (d *describer) phrases(from, to int, outside bool) {
	speaking := outside
	for i := from; i < to; {
		t := &d.toks[i]
		next := i + 1
		if !outside && !speaking {
			switch d.bare(i) {
			case "speaking", "testifying", "writing", "told", "talking":
				speaking = true
			}
		}
		if c, end := d.entry(i, to); end > 0 {
			next = end
			switch k := d.basis(c, end, to); {
			case k != 0 && !outside:
				d.add(k, i, end)
				if k == BasisEmpty {
					d.weak.basis = true
				} else {
					d.strong = true
				}
			case c.Has(lexicon.ReasonInformative):
				d.add(ReasonInformative, i, end)
			case c.Has(lexicon.ReasonBoilerplate):
				d.add(ReasonBoilerplate, i, end)
			case c.Has(lexicon.GroundRules):
				d.add(GroundRule, i, end)
				if d.out.Kind == NamedPerson && !outside && d.out.Name.Len() > 0 && d.toks[i].Start > d.out.Name.End {
					d.add(PartialName, i, end)
				}
			case c.Has(lexicon.Access) && !outside:
				d.add(Access, i, end)
			case c.Has(lexicon.Channel) && (speaking || !outside && d.out.Kind != Document):
				d.add(Channel, i, end)
			case c.Has(lexicon.PlaceWords), c.Has(lexicon.Times):
				if speaking {
					d.add(Time, i, end)
				} else if d.out.Kind == Reporter {
					d.add(Place, i, end)
				}
			case c.Has(lexicon.Examples) && !outside && d.out.Kind == Collective:
				if end < to && d.toks[end].is(capital) {
					d.add(Exemplar, end, min(to, end+1))
				}
			default:
				next = i + 1
			}
			if next > i+1 {
				i = next
				continue
			}
		}
		w := t.word.Classes
		switch {
		case w.Has(lexicon.GroundRules):
			d.add(GroundRule, i, i+1)
		case w.Has(lexicon.ReasonInformative):
			d.add(ReasonInformative, i, i+1)
		case w.Has(lexicon.ReasonBoilerplate):
			d.add(ReasonBoilerplate, i, i+1)
		case w.Has(lexicon.Channel) && speaking && !t.is(capital):
			d.add(Channel, i, i+1)
		case w.Has(lexicon.Hedges):
			if outside || i > from {
				d.add(Hedge, i, i+1)
			}
		case !outside && w.Has(lexicon.Examples) && d.out.Kind == Collective && i+1 < to && i > from:
			j := i + 1
			for j < to && !d.toks[j].is(capital) && j < i+4 {
				j++
			}
			if j < to && d.toks[j].is(capital) {
				k := j + 1
				for k < to && d.toks[k].sep == 0 && d.toks[k].is(capital) {
					k++
				}
				d.add(Exemplar, j, k)
			}
		case (w.Has(lexicon.Days) && (t.is(capital) || len(d.bare(i)) > 5) || w.Has(lexicon.Months) && t.is(capital) && i > from || w.Has(lexicon.Times)) && (speaking || d.out.Kind == Reporter):
			if speaking {
				d.add(Time, i, i+1)
			} else {
				d.add(Place, i, i+1)
			}
		case d.bare(i) == "told" && i+1 < to && speaking && !d.toks[i+1].has(lexicon.Pronouns):
			if n := d.told3(i, to); n > 0 {
				d.add(Channel, i, n)
				next = n
			}
		case speaking && d.channelPreposition(i):
			if n := d.channelNoun(i, to); n > 0 {
				d.add(Channel, i, n)
				next = n
			} else if s := d.bare(i); s != "by" && s != "on" {
				if from, end, k := d.object(i, to); (k == placeName || k == countryName || k == metonymName) && s != "during" && end > from {
					d.add(Time, i, end)
					next = end
				}
			}
		case d.out.Kind == Reporter && t.has(lexicon.Prepositions) && i+1 < to && (d.bare(i) == "at" || d.bare(i) == "in" || d.bare(i) == "on" || d.bare(i) == "near"):
			d.add(Place, i, min(i+3, to))
		case d.out.Kind == Reporter && w.Has(lexicon.Witness):
			d.add(Method, i, i+1)
		}
		i = next
	}
}

func (d *describer) channelPreposition(i int) bool {
	switch d.bare(i) {
	case "in", "In", "at", "At", "on", "On", "by", "during", "During", "via", "through", "from":
		return true
	}
	return false
}

// channelNoun returns the token behind the channel that the preposition at i
// governs, or 0.
func (d *describer) channelNoun(i, to int) int {
	end := 0
	for j := i + 1; j < min(to, i+7); j++ {
		t := &d.toks[j]
		if j == i+1 && participle(d.bare(j)) && d.bare(i) == "by" {
			break // "by condemning the remarks"
		}
		if t.sep != 0 && t.sep != '"' || t.word.Classes.Has(lexicon.Prepositions) && !participle(d.bare(j)) && d.bare(j) != "written" {
			break
		}
		if t.word.Classes.Has(lexicon.ChannelNouns) || t.has(lexicon.Media) && t.is(capital) {
			end = j + 1
		} else if c, n := d.entry(j, to); n > 0 && c.Has(lexicon.ChannelNouns) {
			end = n
		}
	}
	return end
}

// told3 returns the token behind those whom "told" at i names as hearers, or 0.
func (d *describer) told3(i, to int) int {
	j := i + 1
	for j < to && j < i+7 && d.toks[j].sep == 0 && !d.toks[j].has(lexicon.Prepositions) && !d.toks[j].has(lexicon.Days) {
		j++
	}
	if j == i+1 {
		return 0
	}
	return j
}

// settle draws the line between the unnamed: a strong descriptor, or a sector
// or party with something else, makes a role of a stock noun.
func (d *describer) settle() {
	switch d.out.Kind {
	case UnnamedGeneric:
		if d.out.Anaphor && d.told(Unresolved) {
			return
		}
		others := 0
		for _, b := range [...]bool{d.weak.seniority, d.weak.country, d.weak.former, d.weak.number, d.weak.basis} {
			if b {
				others++
			}
		}
		if d.weak.sector && d.weak.party {
			others++
		}
		if d.strong || (d.weak.sector || d.weak.party) && others > 0 {
			d.out.Kind = UnnamedRole
		}
	case Collective:
		if !d.classNoun {
			return
		}
		for _, k := range [...]DetailKind{BasisFirsthand, BasisDirect, BasisBriefed, BasisSpecific} {
			if d.told(k) {
				d.out.Kind = UnnamedRole
				return
			}
		}
	}
}
