package attribution

import (
	"strings"

	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

// A core is the head part of a noun phrase: what stands before the first
// preposition, clause or comma.
type core struct {
	from, to int // tokens, determiners and owner left out
	det      int // the determiner's token, -1 for none
	owner    [2]int
	exact    int // the exact number's token, -1 for none
	inexact  int
	vague    bool // "some", "many", "most"
	one      bool // "one", "a single", "another"
	indef    bool // "a", "an"
	def      bool // "the", "this", "both"
	poss     bool // "his", "the senator's"
	pronoun  bool // the owner is a pronoun
}

// crowdDigits is how many digits the number of a crowd has: more than anybody
// speaks with.
const crowdDigits = 4

// decide finds the kind of the source that the tokens [from, to) name.
func (d *describer) decide(from, to int) {
	if from >= to {
		return
	}
	if d.pronoun(from, to) {
		return
	}
	t := &d.toks[from]
	if (t.word.Classes.Has(lexicon.Prepositions) || t.has(lexicon.Hedges)) && to-from > 1 && !t.has(lexicon.Partitives) {
		if s := d.bare(from); strings.EqualFold(s, "inside") || strings.EqualFold(s, "within") {
			d.out.Kind = Impersonal
			d.add(Locus, from, to)
			return
		}
		from++ // "not all voters", "by police"
		if d.pronoun(from, to) {
			return
		}
	}
	from = d.about(from, to)
	if d.share(from, to) {
		return
	}
	c := d.core(from, to)
	d.classify(&c, to)
	d.conjuncts(&c, to)
	d.apposition(&c, to)
}

// about returns the token of the number that "at least", "more than" or
// "nearly" at from stands before, or from.
func (d *describer) about(from, to int) int {
	for j := from; j < min(to, from+3); j++ {
		t := &d.toks[j]
		if j > from && t.sep != 0 {
			break
		}
		if t.is(digit) || t.has(lexicon.Numbers) {
			return j
		}
		if !t.has(lexicon.Prepositions) && !t.has(lexicon.Vague) && !t.has(lexicon.Approximators) {
			break
		}
	}
	return from
}

// share reports whether [from, to) is a share of a class: "54 percent of
// voters", "six in 10 residents".
func (d *describer) share(from, to int) bool {
	if from+1 >= to {
		return false
	}
	t, u := &d.toks[from], &d.toks[from+1]
	number := t.is(digit) || t.has(lexicon.Numbers) || t.has(lexicon.Determiners)
	is := strings.HasSuffix(d.bare(from), "%")
	for j := from; j < min(to, from+4) && d.toks[j].sep == 0; j++ {
		is = is || strings.EqualFold(d.bare(j), "percent") || strings.EqualFold(d.bare(j), "percentage")
	}
	if from+2 < to && number && (u.has(lexicon.Prepositions)) {
		w := &d.toks[from+2]
		if d.bare(from+1) == "out" && from+3 < to {
			w = &d.toks[from+3]
		}
		s := d.bare(from + 1)
		is = is || (s == "in" || s == "out") && (w.is(digit) || w.has(lexicon.Numbers))
	}
	if is {
		d.out.Kind, d.out.Plural = Collective, true
	}
	return is
}

// pronoun reports whether [from, to) is an anaphor without a noun.
func (d *describer) pronoun(from, to int) bool {
	t := &d.toks[from]
	n := to - from
	next := func(c lexicon.Class) bool { return n > 1 && d.toks[from+1].word.Classes.Has(c) }
	is := false
	switch {
	case t.is(acronym) || t.is(possessive) && t.is(capital) && !t.has(lexicon.Pronouns):
	case t.has(lexicon.Pronouns) && (n == 1 || d.toks[from+1].sep != 0 && d.toks[from+1].sep != '"' || next(lexicon.Trailers) && n == 2 || next(lexicon.Pronouns) && n == 2):
		is = true // "he", "she herself"
	case n > 1 && t.has(lexicon.Pronouns) && !t.has(lexicon.Determiners) && !t.has(lexicon.Prepositions) && (next(lexicon.Prepositions) || next(lexicon.Say)):
		is = true // "she, who", "he in turn"
	case (t.has(lexicon.Numbers) || strings.EqualFold(d.bare(from), "one") || strings.EqualFold(d.bare(from), "another")) && n == 1:
		is = true
	case t.has(lexicon.Definite) && n == 2 && (next(lexicon.Numbers) || next(lexicon.Pronouns) || strings.EqualFold(d.bare(from+1), "other")):
		is = true // "the two", "the latter", "the other"
	case n >= 2 && t.any(counters) && strings.EqualFold(d.bare(from+1), "of") && n == 3 && d.toks[from+2].has(lexicon.Pronouns):
		is = true // "one of them", "both of us"
	}
	if is {
		d.out.Anaphor, d.out.Kind = true, UnnamedGeneric
		s := d.bare(from)
		switch {
		case strings.EqualFold(s, "he"), strings.EqualFold(s, "she"), strings.EqualFold(s, "his"), strings.EqualFold(s, "her"), strings.EqualFold(s, "him"):
			d.out.Kind = NamedPerson
		case strings.EqualFold(s, "it"), strings.EqualFold(s, "its"):
			d.out.Kind = NamedOrganization
		}
		d.add(Unresolved, from, from+1)
	}
	return is
}

// core returns the head part of the noun phrase at from.
func (d *describer) core(from, to int) core {
	c := core{det: -1, exact: -1, inexact: -1, owner: [2]int{-1, -1}}
	i := from
	for ; i < to; i++ {
		t := &d.toks[i]
		if i > from && t.sep != 0 {
			break
		}
		w := t.word.Classes
		s := d.bare(i)
		switch {
		case t.is(possessive) && !w.Has(lexicon.Pronouns), t.is(joined):
		case t.is(digit) && i+1 < to && s != "1":
			if t.Len() >= crowdDigits && !strings.HasPrefix(s, "20") {
				c.inexact, c.vague = i, true // nobody spoke with 2,300 voters
			} else if !(t.Len() == 4 && strings.HasPrefix(s, "20")) {
				c.exact = i // not a year
			}
			continue
		case w.Has(lexicon.Possessives):
			c.poss, c.pronoun, c.owner = true, true, [2]int{i, i + 1}
			c.det = i
			continue
		case w.Has(lexicon.Determiners), w.Has(lexicon.Numbers), w.Has(lexicon.Inexact), w.Has(lexicon.Vague):
			if t.is(capital) && i > from && !w.Has(lexicon.Numbers) {
				break
			}
			if i+1 == to || d.toks[i+1].sep != 0 {
				break // "many" alone is the head
			}
			switch {
			case w.Has(lexicon.Numbers):
				c.exact = i
				c.def = c.def || strings.EqualFold(s, "both")
			case w.Has(lexicon.Inexact):
				c.inexact = i
				c.vague = true
			case strings.EqualFold(s, "one"), strings.EqualFold(s, "another"):
				c.one = true
			case strings.EqualFold(s, "a"), strings.EqualFold(s, "an"):
				c.indef = true
			case w.Has(lexicon.Definite):
				c.def = true
			case w.Has(lexicon.Vague):
				c.vague = true
			}
			if c.det < 0 {
				c.det = i
			}
			continue
		}
		break
	}
	c.from = i
	noun := -1
	for ; i < to; i++ {
		t := &d.toks[i]
		if i > c.from && t.sep != 0 && t.sep != '"' {
			if t.sep == ',' && noun < 0 && i == c.from+1 && !d.toks[i-1].is(capital) && (c.indef || c.def) && !t.has(lexicon.Prepositions) {
				continue // "a tall, thin man"
			}
			break
		}
		w := t.word.Classes
		if t.is(joined) {
			continue
		}
		if t.multi.Has(lexicon.Examples) && noun >= 0 {
			i = t.from // "neighbors such as Brannock"
			break
		}
		if w.Has(lexicon.Prepositions) && t.multi.IsZero() && !(t.is(capital) && i > c.from) {
			if j := d.longName(i, c.from, to); j > 0 {
				i = j - 1
				noun = i
				continue
			}
			break
		}
		if w.Has(lexicon.Conjunctions) && d.src[t.Start] != '&' {
			if !d.joins(i, c.from, to) {
				break
			}
			continue
		}
		if w.Has(lexicon.Determiners) && i > c.from && !t.is(capital) {
			break
		}
		if w.Has(lexicon.Days) && noun >= 0 {
			break
		}
		if w.Has(lexicon.Say) && i > c.from && !t.is(capital) && noun >= 0 {
			break
		}
		if noun >= 0 && !t.is(capital) && t.multi.IsZero() && !t.any(personNouns) && !t.any(thingNouns) && participle(d.bare(i)) {
			break
		}
		if t.is(possessive) && i+1 < to && d.toks[i+1].sep == 0 && !d.toks[i+1].has(lexicon.Prepositions) && !d.toks[i+1].has(lexicon.Conjunctions) {
			start := c.from
			if c.det >= 0 {
				start = c.det
			}
			if c.owner[0] < 0 || c.pronoun {
				c.owner = [2]int{start, i + 1}
			} else {
				c.owner[1] = i + 1
			}
			c.poss, c.pronoun, c.from, noun = true, false, i+1, -1
			c.def, c.indef = false, false
			continue
		}
		if t.any(personNouns) || t.any(thingNouns) || t.is(capital) && i > c.from {
			noun = i
		}
	}
	c.to = i
	for c.to > c.from+1 {
		t := &d.toks[c.to-1]
		if t.has(lexicon.Trailers) && !t.is(capital) || noun >= 0 && noun < c.to-1 && strings.HasSuffix(d.bare(c.to-1), "ly") && !t.any(personNouns) && !t.any(thingNouns) {
			c.to--
			continue
		}
		break
	}
	return c
}

// longName returns the token behind the name of a body that goes on with the
// preposition at i, if a noun follows that the name modifies: "a Bank of
// Weston official". It returns 0 if there is none.
func (d *describer) longName(i, from, to int) int {
	if i == from || !d.toks[i-1].is(capital) || !d.toks[i-1].has(lexicon.Organizations) && !d.toks[i-1].has(lexicon.Partitives) {
		return 0
	}
	for j := i + 1; j < min(to, i+8) && d.toks[j].sep == 0; j++ {
		t := &d.toks[j]
		if t.is(capital) || t.has(lexicon.Conjunctions) || d.bare(j) == "of" || d.bare(j) == "at" || d.bare(j) == "the" {
			continue
		}
		if j > i+1 && d.toks[j-1].is(capital) && !t.has(lexicon.Prepositions) && (t.any(personNouns) || t.any(thingNouns)) {
			return j
		}
		return 0
	}
	return 0
}

// participle reports whether s looks like the verb of a clause behind a noun.
func participle(s string) bool {
	return len(s) > 4 && (strings.HasSuffix(s, "ing") || strings.HasSuffix(s, "ed"))
}

// joins reports whether the conjunction at i joins modifiers ("federal and
// state officials") or parts of a name ("Iraq and Afghanistan Veterans"), so
// that the head is still to come.
func (d *describer) joins(i, from, to int) bool {
	if i == from || i+1 >= to {
		return false
	}
	prev, next := &d.toks[i-1], &d.toks[i+1]
	if prev.any(personNouns) || prev.is(possessive) {
		return false
	}
	modifier := modifierWords
	if prev.any(modifier) && !prev.has(lexicon.Plural) {
		if !prev.is(capital) || prev.any(adjectiveWords) {
			return next.any(modifier) || i+2 < to && d.toks[i+2].sep == 0 && (d.toks[i+2].any(personNouns) || d.toks[i+2].any(thingNouns))
		}
		// "Iraq and Afghanistan Veterans"
		return i+2 < to && next.is(capital) && d.toks[i+2].sep == 0 && (d.toks[i+2].any(personNouns) || d.toks[i+2].has(lexicon.Organizations))
	}
	return false
}

// classify decides the kind by the core's head, notes what its modifiers tell,
// and what the phrase behind it adds.
func (d *describer) classify(c *core, to int) {
	if c.from >= c.to {
		d.quantifier(c, to)
		return
	}
	h := c.to - 1
	t := &d.toks[h]
	// A quotation in front of a name is a modifier: its “chief worrier” Ada Ruiz.
	run := d.nameRun(c.from, c.to)
	if run < c.to && !d.headNoun(t, run, c) {
		the := c.def && run == c.from || c.indef && run == c.from
		k, start := d.name(run, c.to, the, d.known)
		switch k {
		case personName:
			if c.indef && run == c.from && start == run && c.to-run == 1 {
				break // "a Trump": no such person
			}
			d.person(c, start, to)
			return
		case mediaName:
			d.out.Kind = Media
			d.out.Name = d.span(run, c.to)
			d.citing(c.to, to)
			return
		case bodyName, metonymName, placeName, countryName:
			d.out.Kind = NamedOrganization
			d.out.Name = d.span(start, c.to)
			if k != bodyName {
				d.add(Definite, start, c.to)
			}
			if c.poss && !c.pronoun {
				d.add(Unit, run, c.to)
			}
			return
		}
	}
	d.modifiers(c, h)
	d.noun(c, h, to)
}

// headNoun reports whether the word with a capital at the end of the core is a
// common noun: the first word of a sentence, "House Republicans", "the
// President".
func (d *describer) headNoun(t *token, run int, c *core) bool {
	if !t.is(capital) {
		return true
	}
	alone := c.to-run == 1
	if t.multi.Any(mediaNames) && t.from <= run && c.def {
		return false // "The New Yorker"
	}
	if alone && t.Start == d.toks[0].Start && t.has(lexicon.Plural) && (t.any(personNouns) || t.any(thingNouns)) && !t.has(lexicon.OrgNames) {
		return true
	}
	if t.has(lexicon.Plural) && t.any(personNouns) && !t.has(lexicon.OrgNames) {
		return t.any(memberWords) || !d.toks[run].any(givenNames) || alone
	}
	if t.has(lexicon.Nationalities) && t.has(lexicon.Plural) && !t.has(lexicon.OrgNames) {
		return true
	}
	if alone && t.any(personNouns) && (c.def || c.poss || c.indef || c.one || t.Start == d.toks[0].Start && t.has(lexicon.StockPerson)) && !t.word.Classes.Any(givenNames) {
		return true
	}
	if alone && (t.has(lexicon.Masses) || t.has(lexicon.Documents) && t.Start == d.toks[0].Start || t.has(lexicon.DocumentsVague)) && !t.any(bodyNames) {
		return true
	}
	if t.multi.Has(lexicon.Organizations) && t.from <= run && !d.toks[t.from].is(capital) {
		return true // "a super PAC"
	}
	if alone && t.Start == d.toks[0].Start && !t.word.Known() && strings.HasSuffix(d.bare(c.to-1), "ists") {
		return true
	}
	if t.multi.Has(lexicon.Masses) && t.from <= run && !t.multi.Any(bodyNames) {
		return true // "Wall Street"
	}
	if t.multi.Any(personNouns) && t.from <= run {
		return true // "the Prime Minister"
	}
	if t.any(personNouns) && !d.toks[run].any(givenNames) && (c.def || c.indef || c.one || c.poss) && !alone && !t.word.Classes.Any(givenNames) {
		return true // "the Senate Majority Leader"
	}
	if t.has(lexicon.Offices) && !t.has(lexicon.Organizations) && (alone || !d.toks[run].is(acronym)) {
		return true // "the Ruiz Campaign"
	}
	if t.has(lexicon.Documents) && !t.any(bodyWords) && (c.def || c.indef || c.poss) && !d.toks[run].any(givenNames) {
		return true
	}
	return false
}

// person settles on a named person whose name starts at start.
func (d *describer) person(c *core, start, to int) {
	d.out.Kind, d.out.Guess = NamedPerson, text.Span{}
	end := c.to
	d.out.Name = text.Span{Start: d.toks[start].Start, End: d.toks[end-1].bare}
	if d.src[d.toks[start].Start] == '@' {
		d.add(PartialName, start, end)
	}
	for i := c.from; i < start; i++ {
		t := &d.toks[i]
		if t.is(joined) {
			continue
		}
		switch {
		case t.any(titleNouns) && !t.has(lexicon.Honorifics) && (!t.is(possessive) || t.from < i):
			if t.word.Classes.Has(lexicon.Seniority) && i+1 < start && d.toks[i+1].any(titleNouns) {
				continue
			}
			d.add(Title, t.from, i+1)
			if t.from < i && d.toks[i].is(capital) && strings.Contains(d.string(t.from, i+1), " of ") {
				d.add(AffiliationBody, i, i+1) // "Secretary of State"
			}
		case d.modifierBody(i, c.from, start):
			first := t.from
			for first > c.from && d.toks[first-1].is(capital) && !d.toks[first-1].any(titleNouns) && !d.toks[first-1].is(possessive) && d.toks[first].sep == 0 {
				first--
			}
			d.add(AffiliationBody, first, i+1)
		}
	}
	if c.poss && !c.pronoun && c.owner[0] >= 0 {
		d.add(AffiliationBody, c.owner[0], c.owner[1])
	}
	if !d.told(Title) && end-start == 1 {
		p, ok := d.known[d.bare(start)]
		switch {
		case ok:
			d.out.Details = append(d.out.Details, p.Details...)
			d.started = true
		case d.known == nil && d.toks[start].any(givenNames) && start == c.from:
			d.add(PartialName, start, end)
		}
	} else if d.known == nil && end-start == 1 && start > c.from && d.toks[start-1].has(lexicon.Relatives) {
		d.add(PartialName, start, end) // "my cousin Vinny"
	} else if p, ok := d.known[d.bare(end-1)]; ok {
		if !d.started {
			d.out.Details, d.started = d.room2[:0], true
		}
		d.out.Details = append(d.out.Details, p.Details...)
	}
	d.behind(c.to, to)
}

// modifierBody reports whether the token before a head names a body: "White
// House", "DNC", "Treasury".
func (d *describer) modifierBody(i, from, end int) bool {
	t := &d.toks[i]
	if !t.is(capital) {
		return false
	}
	if t.any(noBodyWords) && !t.multi.Any(bodyNames) {
		return false
	}
	if t.Start == d.toks[0].Start && t.has(lexicon.Sectors) && !t.has(lexicon.OrgNames) && t.multi.IsZero() {
		return false // a capital only since it starts the sentence
	}
	if t.any(bodyNames) || t.multi.Has(lexicon.Media) || t.has(lexicon.Media) && i > from {
		return true
	}
	return t.is(acronym) && !t.is(initial)
}

// behind reads what follows a name or a head: "of" and "at" with a body, a
// party in parentheses, appositions.
func (d *describer) behind(from, to int) {
	for i := from; i < to; i++ {
		t := &d.toks[i]
		if t.is(joined) && !t.has(lexicon.Prepositions) {
			continue
		}
		switch {
		case t.sep == '(' && t.is(capital):
			d.add(AffiliationBody, i, i+1)
		case (t.sep != 0 || i > from && d.toks[i-1].has(lexicon.Conjunctions) || i > from && d.toks[i-1].has(lexicon.Determiners)) && !t.has(lexicon.Prepositions) || i == from:
			// an apposition: its head, up to the next preposition or mark
			head, last := -1, i
			for j := i; j < to; last, j = j, j+1 {
				u := &d.toks[j]
				if j > i && (u.sep != 0 || u.has(lexicon.Prepositions) && !u.is(joined) && u.multi.IsZero()) {
					break
				}
				if d.modifierBody(j, i-1, to) && j+1 < to && d.toks[j+1].sep == 0 && !d.toks[j+1].has(lexicon.Prepositions) && !u.is(joined) {
					d.add(AffiliationBody, u.from, j+1)
				}
				if u.any(titleNouns) && !u.is(joined) && !u.is(possessive) {
					head = j
				}
			}
			// A noun that no list knows still tells what she is: "the goatherd".
			if u := &d.toks[last]; head < 0 && last > i && t.sep == ',' && article(d.bare(i)) && !u.is(capital) && !u.any(plainWords) && letter(d.bare(last)[0]) {
				head = last
			}
			if head >= 0 {
				d.add(Title, d.toks[head].from, head+1)
			}
		}
		if t.has(lexicon.Prepositions) && i+1 < to {
			if from, to, k := d.object(i, to); k == bodyName || k == metonymName || k == mediaName || k == personName && !d.toks[from].any(givenNames) && !d.toks[from].any(titleNouns) && d.bare(i) != "to" {
				d.add(AffiliationBody, from, to)
			} else if k == countryName || k == placeName {
				if s := d.bare(i); s == "of" || s == "from" {
					d.add(AffiliationCountry, from, to)
				}
			}
		}
	}
}

// plainWords tell nothing of what somebody is.
var plainWords = lexicon.Of(lexicon.StockPerson, lexicon.StockOfficial, lexicon.Times, lexicon.Days, lexicon.Adverbs)

func article(s string) bool { return s == "a" || s == "an" || s == "the" }

// object returns the run of capitals that the preposition at i governs, and
// what it names.
func (d *describer) object(i, to int) (from, end int, k nameKind) {
	j := i + 1
	the := false
	for j < to && d.toks[j].sep == 0 && !d.toks[j].is(capital) && j < i+4 {
		if d.toks[j].has(lexicon.Prepositions) {
			return 0, 0, noName
		}
		the = the || d.toks[j].has(lexicon.Definite) || d.toks[j].has(lexicon.Determiners)
		j++
	}
	if j < to && d.toks[j].sep == 0 && d.toks[j].has(lexicon.Determiners) {
		the = true
		j++
	}
	from = j
	for j < to && (j == from || d.toks[j].sep == 0) && (d.toks[j].is(capital) || d.toks[j].is(joined) || j > from && d.src[d.toks[j].Start] == '&') {
		j++
		if d.toks[j-1].is(possessive) {
			break
		}
	}
	if from == j || d.toks[from].sep != 0 || d.toks[from].any(dateWords) {
		return 0, 0, noName
	}
	k, _ = d.name(from, j, the, d.known)
	if k == personName && !d.toks[from].any(givenNames) && !d.toks[from].any(titleNouns) {
		switch d.bare(i) {
		case "at", "with", "from", "inside":
			k = bodyName // one works at a body, whatever its name looks like
		case "in":
			k = placeName
		}
	}
	if k == metonymName && d.toks[j-1].has(lexicon.Capitals) {
		k = placeName // behind a preposition a capital is a place
	}
	return from, j, k
}

// modifiers notes what stands before the head h.
func (d *describer) modifiers(c *core, h int) {
	if c.exact >= 0 {
		d.weak.number = true
	}
	end := d.toks[h].from
	for i := c.from; i < end; i++ {
		t := &d.toks[i]
		if t.is(joined) {
			continue
		}
		switch {
		case t.has(lexicon.Former):
			if s := d.bare(i); s != "current" && s != "Current" {
				d.add(Former, i, i+1)
				d.weak.former = true
			}
		case t.any(countryWords):
			d.add(AffiliationCountry, t.from, i+1)
			d.weak.country = true
		case t.has(lexicon.Parties):
			d.add(AffiliationCountry, t.from, i+1)
			d.weak.party = true
		case t.has(lexicon.Members) && t.is(capital):
			d.add(AffiliationCountry, t.from, i+1)
			d.weak.party = true
		case t.is(capital) && !t.has(lexicon.Seniority):
			i = d.modifierName(i, c.from, h)
			continue
		}
		if t.has(lexicon.Seniority) {
			d.add(Seniority, t.from, i+1)
			d.weak.seniority = true
		}
		if t.has(lexicon.Sectors) && !d.modifierBody(i, c.from, h) {
			d.add(AffiliationSector, t.from, i+1)
			d.weak.sector = true
		}
	}
	if strings.HasPrefix(d.bare(h), "ex-") || strings.HasPrefix(d.bare(h), "Ex-") {
		d.add(Former, h, h+1)
		d.weak.former = true
	}
	if c.poss {
		d.strong = true
	}
}

// modifierName notes what the run of capitals at i says of the head behind it:
// "a State Department official", "a Ruiz aide". It returns the last token that
// it took.
func (d *describer) modifierName(i, from, h int) int {
	end := i + 1
	stop := d.toks[h].from
	for end < stop && d.toks[end].is(capital) && d.toks[end].sep == 0 && !(d.toks[end].any(titleNouns) && !d.toks[end].has(lexicon.Organizations)) {
		end++
	}
	for j := i; j < end; j++ {
		if d.modifierBody(j, from, h) {
			d.add(AffiliationBody, d.toks[i].from, end)
			d.strong = true
			return end - 1
		}
	}
	t := &d.toks[i]
	first := t.Start == d.toks[0].Start
	if first && t.has(lexicon.Adjectives) {
		return i
	}
	if end-i == 1 {
		s := d.bare(i)
		if t.has(lexicon.Sectors) || first && (!t.word.Classes.IsZero() && !t.any(givenNames) || participle(s) || adverb(s) || strings.IndexByte(s, '-') >= 0) {
			if t.has(lexicon.Sectors) {
				d.add(AffiliationSector, i, i+1)
				d.weak.sector = true
			}
			return i // a capital only since it starts the sentence
		}
	}
	switch k, s := d.name(i, end, false, d.known); k {
	case personName:
		if end < stop && d.toks[end].any(bodyHeads) {
			d.add(AffiliationBody, i, end+1) // "a Ruiz administration official"
			d.strong = true
			return end
		}
		d.add(Relation, s, end)
	case placeName, countryName:
		d.add(AffiliationCountry, i, end)
		d.weak.country = true
		return end - 1
	default:
		d.add(AffiliationBody, i, end)
	}
	d.strong = true
	return end - 1
}

// quantifier decides phrases whose head is a quantifier: "many in the
// opposition", "four of the six economists", "those close to the talks".
func (d *describer) quantifier(c *core, to int) {
	i := c.from
	if i > 0 && i < to && d.toks[i-1].any(quantifiers) || i > 0 && c.exact == i-1 {
		if i+1 < to && strings.EqualFold(d.bare(i), "of") {
			d.partitive(c, i, to)
			return
		}
		s := d.bare(i - 1)
		switch {
		case strings.EqualFold(s, "those"):
			d.out.Kind, d.out.Plural = Collective, true
			if i < to && !d.toks[i].has(lexicon.Pronouns) && (d.knowing(i, to) || d.bare(i) == "in" && strings.HasSuffix(d.string(i, to), "the know")) { // "those close to", "those in the know"; not "those who"
				d.out.Kind = UnnamedGeneric
				d.add(Stock, i-1, i)
			}
		case c.exact >= 0, strings.EqualFold(s, "one"), strings.EqualFold(s, "another"), strings.EqualFold(s, "both"):
			d.out.Kind, d.out.Plural = UnnamedGeneric, c.exact >= 0
			d.add(Stock, i-1, i)
		default:
			d.out.Kind, d.out.Plural = Collective, true
			d.namedGroup(i, to)
		}
		if c.exact >= 0 {
			d.add(NumberExact, c.exact, c.exact+1)
		}
		return
	}
	d.out.Kind, d.out.Plural = Collective, true
	d.namedGroup(i, to)
}

// namedGroup notes the named group that the preposition at i governs: "in the
// Venezuelan opposition".
func (d *describer) namedGroup(i, to int) {
	if i >= to || !d.toks[i].has(lexicon.Prepositions) {
		return
	}
	for j := i + 1; j < to && d.toks[j].sep == 0 && !d.toks[j].has(lexicon.Prepositions); j++ {
		if t := &d.toks[j]; t.is(capital) && !t.has(lexicon.Determiners) {
			d.add(NamedGroup, j, j+1)
			return
		}
	}
}

// partitive decides "N of X": what X is, counted.
func (d *describer) partitive(c *core, of, to int) {
	s := d.bare(of - 1)
	one := strings.EqualFold(s, "one") || strings.EqualFold(s, "another") || strings.EqualFold(s, "each")
	exact := c.exact
	in := d.core(of+1, to)
	if in.from >= in.to || in.from < to && d.toks[in.from].has(lexicon.Pronouns) && in.to-in.from == 1 {
		d.out.Kind, d.out.Plural = Collective, true
		if one || exact >= 0 {
			d.out.Kind, d.out.Anaphor = UnnamedGeneric, true
		}
		return
	}
	in.def, in.indef = false, false
	if one {
		in.one = true
	}
	if exact >= 0 {
		in.exact = exact
	}
	in.vague = in.vague || !one && exact < 0
	h := in.to - 1
	d.modifiers(&in, h)
	if d.toks[h].any(personNouns) || !d.toks[h].is(capital) {
		d.noun(&in, h, to)
	} else {
		d.out.Kind, d.out.Plural = Collective, true
	}
	if in.vague && !d.toks[h].word.Known() || in.vague && (d.out.Kind == UnnamedGeneric || d.out.Kind == NamedOrganization) {
		d.out.Kind = Collective
	}
	if one && (d.out.Kind == Collective || d.out.Kind == NamedOrganization) {
		d.out.Kind = UnnamedRole
	}
	d.out.Plural = d.out.Plural && !one
	c.to = in.to
}

// noun decides the kind by the common noun at h.
func (d *describer) noun(c *core, h, to int) {
	t := &d.toks[h]
	all := t.multi
	if !all.Any(personNouns) && !all.Any(thingNouns) {
		all = t.word.Classes
	}
	has := func(k lexicon.Class) bool { return all.Has(k) }
	plural := all.Has(lexicon.Plural)
	if !t.word.Known() {
		s := d.bare(h)
		plural = strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us") || strings.HasSuffix(s, "men") || strings.HasSuffix(s, "folk")
	}
	d.out.Plural = plural
	counted := c.exact >= 0
	single := c.indef || c.one
	bare := plural && !counted && !c.poss
	if counted {
		d.add(NumberExact, c.exact, c.exact+1)
	} else if c.inexact >= 0 && plural {
		d.add(NumberInexact, c.inexact, c.inexact+1)
	}
	end := h+1 >= to || d.toks[h+1].sep != 0 || d.toks[h+1].has(lexicon.Conjunctions)
	next := ""
	if !end {
		next = d.bare(h + 1)
	}
	// What stands behind the head, up to a clause.
	body := false
	if !end || h+1 < to {
		for i := h + 1; i < to && i < h+12; i++ {
			u := &d.toks[i]
			if u.has(lexicon.Pronouns) && u.has(lexicon.Prepositions) && !u.is(capital) {
				break // "who", "which"
			}
			if !u.has(lexicon.Prepositions) {
				continue
			}
			from, until, k := d.object(i, to)
			switch k {
			case bodyName, metonymName, mediaName:
				body = true
				d.add(AffiliationBody, from, until)
			case noName:
				if s := d.bare(i); s == "in" || s == "at" || s == "from" || s == "with" {
					if n := d.ownedBody(i+1, to); n > 0 {
						body = true
						d.add(AffiliationBody, i+1, n)
					}
				}
			case countryName, placeName:
				if s := d.bare(i); s == "of" || s == "from" || s == "in" {
					d.add(AffiliationCountry, from, until)
				}
			case personName:
				if s := d.bare(i); i == h+1 && (s == "of" || s == "to" || s == "for") {
					d.strong = true
					d.add(Relation, from, until)
				}
			}
		}
	}

	anaphor := c.def && !c.poss && end
	mods := h > c.from && d.toks[h].from > c.from
	owner := func() {
		if c.poss {
			d.add(Relation, c.owner[0], c.owner[1])
		}
	}

	switch {
	case d.partitiveHead(t, next) && h+2 < to:
		e := *c
		if counted || c.one {
			e.exact = c.exact
		}
		d.strong = false
		d.partitive(&e, h+1, to)
		return
	case strings.EqualFold(d.bare(h), "percent") || strings.HasSuffix(d.bare(h), "%"):
		d.out.Kind = Collective
		d.drop(NumberExact)
		return
	case has(lexicon.Speakers):
		principal := c.poss || body || d.told(AffiliationBody) || d.told(AffiliationSector) || d.told(Relation) || d.told(AffiliationCountry) && !d.weak.party || d.thingBefore(c, h)
		if next == "for" || next == "of" || next == "at" || next == "with" || next == "from" {
			principal = true
		}
		if principal {
			d.representative(c, h, to)
			return
		}
		d.out.Kind = UnnamedRole
		d.add(Role, t.from, h+1)
		d.out.Anaphor = anaphor
		return
	case has(lexicon.Counsel) && (c.poss || next == "for" || next == "representing" || next == "to" || d.told(Relation)):
		d.representative(c, h, to)
		return
	case has(lexicon.Offices) && has(lexicon.Organizations) && !c.poss && mods && !d.told(Relation) && t.multi.IsZero() && !c.indef:
		d.body(c, h) // "the budget office"
		return
	case has(lexicon.Offices) && !(t.is(capital) && mods && !c.poss && has(lexicon.Organizations)):
		switch {
		case c.indef || c.one || c.vague || plural && !d.strong:
			d.out.Kind = UnnamedRole
			if plural && !counted {
				d.out.Kind = Collective
			}
		case has(lexicon.Organizations) && !has(lexicon.Roles) && !c.poss && (d.bare(h) == "team" || d.told(AffiliationBody)) && !d.told(Relation):
			d.out.Kind = NamedOrganization
			d.add(Definite, h, h+1)
		default:
			d.representative(c, h, to)
		}
		return
	case has(lexicon.Counsel):
		d.role(c, h, bare && !body && !d.told(AffiliationBody), anaphor)
		return
	}

	media := d.mediaBefore(c, h)
	switch {
	case has(lexicon.Reporters) && media:
		d.out.Kind = Reporter
		return
	case has(lexicon.Reporters) && strings.EqualFold(d.bare(max(0, h-1)), "this"):
		d.out.Kind = Reporter
		return
	case has(lexicon.Analyses) && media:
		d.out.Kind = Reporter
		d.add(Analysis, h, h+1)
		if next == "of" && h+2 < to {
			d.add(Data, h+2, min(to, h+5))
		}
		return
	case has(lexicon.Outlets) && !(has(lexicon.Masses) && !mods):
		d.out.Kind = Media
		d.add(Unnamed, h, h+1)
		if mods || all != t.word.Classes {
			d.add(Outlet, c.from, c.to)
		}
		d.citing(c.to, to)
		return
	case has(lexicon.Journalism) && (media || next == "in" && d.mediaAfter(h+1, to) || next == "by" && d.mediaAfter(h+1, to) || next == "from" && d.mediaAfter(h+1, to) || h > 0 && d.toks[h-1].has(lexicon.Outlets)):
		d.out.Kind = Media
		if !media && !d.mediaAfter(h+1, to) {
			d.add(Unnamed, h, h+1)
		}
		return
	case has(lexicon.Journalism) && t.multi.Has(lexicon.Journalism):
		d.out.Kind = Media
		d.add(Unnamed, h, h+1)
		return
	case has(lexicon.StockPerson) && has(lexicon.DocumentsVague) && (single || counted || mods && (d.weak.party || d.weak.seniority || d.weak.country)):
		// "a party figure", not "the figures"
	case has(lexicon.DocumentsVague), has(lexicon.Documents), has(lexicon.Journalism), has(lexicon.Analyses):
		if has(lexicon.Roles) && c.def {
			break
		}
		if plural && bare && !c.def && !mods && end && h == c.from && strings.EqualFold(d.bare(h), "reports") {
			d.out.Kind = Impersonal
			return
		}
		d.document(c, h, to, has(lexicon.Documents) || has(lexicon.Analyses) && media)
		return
	}

	switch {
	case has(lexicon.Masses):
		d.out.Kind = Collective
		if d.told(AffiliationBody) || d.told(AffiliationCountry) {
			d.add(NamedGroup, h, h+1)
		}
		return
	case has(lexicon.DefiniteBodies) && !counted && !c.indef && !c.one && !(plural && c.vague):
		d.body(c, h)
		return
	case has(lexicon.Organizations):
		switch {
		case c.indef, c.one, counted:
			d.out.Kind = UnnamedRole
			d.add(Role, t.from, h+1)
			for i := c.from; i < h; i++ {
				if strings.HasSuffix(d.bare(i), "-based") {
					d.add(AffiliationCountry, i, i+1)
				}
			}
		case plural && !c.def && !c.poss, c.vague:
			d.out.Kind = Collective
			if d.told(AffiliationBody) || d.told(AffiliationCountry) {
				d.add(NamedGroup, c.from, h+1)
			}
		case plural:
			d.out.Kind = Collective
		default:
			d.body(c, h)
		}
		return
	case has(lexicon.Relatives) && (c.poss || next == "of" || !has(lexicon.Partisans)):
		d.role(c, h, bare, anaphor)
		owner()
		if next == "of" {
			d.add(Relation, h, h+1)
		}
		if c.poss || next == "of" {
			d.out.Kind = UnnamedRole
		}
		return
	case has(lexicon.Members) && !has(lexicon.Roles), has(lexicon.Nationalities) && !has(lexicon.Roles):
		d.group(c, h, plural, counted, single, body, anaphor && !plural)
		return
	case has(lexicon.Partisans) && !has(lexicon.Roles):
		d.group(c, h, plural, counted, single, body, anaphor)
		return
	case has(lexicon.Aides):
		any := mods || c.poss || !end || counted
		d.role(c, h, plural && !any, anaphor)
		owner()
		return
	case has(lexicon.StockOfficial) && !plural && (c.def || c.poss) && strings.EqualFold(d.bare(h), "authority"):
		d.body(c, h) // "the harbor authority", not "one authority on whales"
		return
	case has(lexicon.StockOfficial):
		d.out.Kind = UnnamedGeneric
		d.strong = d.strong || body
		d.out.Anaphor = anaphor && !(plural && has(lexicon.Plural) && strings.HasPrefix(lexicon.Lower(d.bare(h)), "author"))
		return
	case has(lexicon.StockPerson):
		d.out.Kind = UnnamedGeneric
		d.add(Stock, h, h+1)
		d.strong = d.strong || body
		owner()
		d.out.Anaphor = anaphor
		contact := d.contact(h)
		if plural && c.def && strings.EqualFold(d.bare(h), "people") && !mods && end {
			d.out.Kind, d.out.Anaphor = Collective, false // "the people"
			return
		}
		if plural && !counted && !contact && (end || !d.knowing(h+1, to)) {
			d.out.Kind = Collective
			if c.def && end {
				d.out.Kind = UnnamedGeneric
			}
			if d.told(AffiliationCountry) && c.def && mods {
				d.out.Kind, d.out.Anaphor = Collective, false // "the American people"
			}
			d.classNoun = true
		}
		return
	case has(lexicon.Roles) || all.Any(personNouns) || has(lexicon.Titles):
		d.role(c, h, bare && !body && !d.told(AffiliationBody) && !d.told(Relation) && !c.def, anaphor)
		if c.poss && !c.pronoun {
			d.add(AffiliationBody, c.owner[0], c.owner[1])
		} else {
			owner()
		}
		return
	}
	// A noun that no list has: by its ending or its clause a person's, or a thing.
	s := lexicon.Lower(d.bare(h))
	if plural {
		s = strings.TrimSuffix(s, "s")
	}
	guess := d.span(h, h+1)
	switch {
	case t.is(capital) && !plural && h > c.from:
		d.body(c, h)
		d.out.Guess = guess
	case next == "who" && !t.is(capital), personEnding(s) && (plural || single):
		if single || counted || c.poss || c.def {
			d.role(c, h, false, anaphor)
			owner()
			return
		}
		d.out.Kind = Collective
	case personEnding(s) && c.def:
		d.role(c, h, false, anaphor)
	case personEnding(s) && c.poss:
		d.role(c, h, false, false)
		owner()
	case t.is(capital):
		d.body(c, h)
		d.out.Guess = guess
	case plural && bare && !c.def:
		d.out.Kind = Collective
		d.out.Guess = guess
	default:
		d.document(c, h, to, false)
		d.out.Guess = guess
	}
}

// ownedBody returns the token behind a body that [i, to) starts with and that
// an owner tells apart: "the prime minister's office". It returns 0 for none.
func (d *describer) ownedBody(i, to int) int {
	owned := false
	for j := i; j < min(to, i+7); j++ {
		t := &d.toks[j]
		if j > i && t.sep != 0 || t.has(lexicon.Prepositions) {
			return 0
		}
		if owned && t.any(bodyHeads) {
			return j + 1
		}
		owned = owned || t.is(possessive)
	}
	return 0
}

// personEnding reports whether the singular s looks like a noun for persons.
func personEnding(s string) bool {
	for _, e := range [...]string{"er", "or", "ist", "ian", "eer", "crat", "ee", "man", "woman", "ant", "yst", "ician", "naut", "leader", "ssman", "ite", "alum", "ard"} {
		if len(s) > len(e)+2 && strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// contact reports whether the stock noun at h implies that somebody spoke with
// the reporter: "source", "insider".
func (d *describer) contact(h int) bool {
	s := lexicon.Lower(d.bare(h))
	for _, p := range [...]string{"source", "insider", "informant", "leaker", "tipster", "contact", "associate"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// knowing reports whether the words behind a stock noun say how it knows:
// "people familiar with", "people briefed on".
func (d *describer) knowing(from, to int) bool {
	if from >= to {
		return false
	}
	for i := from; i < min(to, from+6); i++ {
		for _, k := range [...]DetailKind{BasisFirsthand, BasisDirect, BasisBriefed, BasisSpecific, BasisEmpty, Relation} {
			if n := d.basisAt(i, to, k); n > 0 {
				return true
			}
		}
	}
	return false
}

func (d *describer) partitiveHead(t *token, next string) bool {
	return next == "of" && t.has(lexicon.Partitives) && !t.is(capital)
}

// role settles on an occupation, or on its class.
func (d *describer) role(c *core, h int, class, anaphor bool) {
	d.out.Kind = UnnamedRole
	if class && d.toks[h].has(lexicon.Inquirers) {
		d.out.Kind = UnnamedGeneric // "investigators"
		return
	}
	if class {
		d.out.Kind = Collective
		if d.toks[h].has(lexicon.Experts) {
			d.add(ExpertClass, h, h+1)
		}
	}
	d.classNoun = class
	d.add(Role, d.toks[h].from, h+1)
	d.out.Anaphor = anaphor
}

// group settles on members of a party or a side.
func (d *describer) group(c *core, h int, plural, counted, single, body, anaphor bool) {
	switch {
	case plural && !counted:
		d.out.Kind = Collective
		if body || d.told(AffiliationBody) || d.told(Relation) || d.told(AffiliationCountry) && !d.toks[h].has(lexicon.Nationalities) {
			d.add(NamedGroup, h, h+1)
		}
		if d.toks[h].has(lexicon.Experts) {
			d.add(ExpertClass, h, h+1)
		}
		d.classNoun = true
	case d.toks[h].any(memberWords) && !d.toks[h].has(lexicon.Partisans):
		d.out.Kind = UnnamedGeneric
		d.weak.party = true
		d.add(AffiliationCountry, h, h+1)
		if counted || body {
			d.out.Kind = UnnamedRole
		}
	default:
		d.out.Kind = UnnamedRole
		d.add(Role, h, h+1)
		if c.poss {
			d.add(Relation, c.owner[0], c.owner[1])
		}
	}
	d.out.Anaphor = anaphor
}

// body settles on one body that a common noun names.
func (d *describer) body(c *core, h int) {
	d.out.Kind = NamedOrganization
	d.out.Name = d.span(c.from, c.to)
	if d.toks[h].is(capital) && !d.toks[h].has(lexicon.DefiniteBodies) && h > c.from {
		return
	}
	d.add(Definite, h, h+1)
	if c.poss && !c.pronoun {
		d.add(Unit, h, h+1)
	}
}

// representative settles on somebody who speaks for a principal.
func (d *describer) representative(c *core, h, to int) {
	d.out.Kind = Representative
	// A proper body, or a person with a title, is worth more than "the family".
	for _, e := range d.out.Details {
		if e.Kind == AffiliationBody {
			d.addSpan(Principal, e.Span)
			return
		}
	}
	if c.poss && !c.pronoun {
		for i := c.owner[0]; i < c.owner[1]; i++ {
			if t := &d.toks[i]; t.is(capital) && t.any(principalWords) && !t.has(lexicon.Honorifics) {
				d.add(Principal, c.owner[0], c.owner[1])
				return
			}
		}
		d.add(PrincipalPlain, c.owner[0], c.owner[1])
		return
	}
	if h+2 >= to {
		return
	}
	if t := &d.toks[h+2]; t.is(capital) && t.has(lexicon.Titles) && !t.has(lexicon.Honorifics) {
		d.add(Principal, h+2, to)
		return
	}
	if t := &d.toks[h+1]; t.sep != 0 || !t.has(lexicon.Prepositions) && d.bare(h+1) != "representing" {
		return
	}
	end := h + 2
	for end < to && d.toks[end].sep == 0 && (end == h+2 || !d.toks[end].has(lexicon.Prepositions) && !d.toks[end].has(lexicon.Say)) {
		end++
	}
	d.add(PrincipalPlain, h+2, end)
}

// thingBefore reports whether a noun of a body stands before h.
func (d *describer) thingBefore(c *core, h int) bool {
	for i := c.from; i < d.toks[h].from; i++ {
		if d.toks[i].any(thingNouns) {
			return true
		}
	}
	return false
}

// mediaBefore reports whether an outlet's name stands before h, or owns it.
func (d *describer) mediaBefore(c *core, h int) bool {
	from := c.from
	if c.owner[0] >= 0 {
		from = c.owner[0]
	}
	for i := from; i < d.toks[h].from; i++ {
		t := &d.toks[i]
		if !t.is(capital) || t.is(joined) {
			continue
		}
		if t.multi.Has(lexicon.Media) || t.has(lexicon.Media) && !t.has(lexicon.Seniority) || t.has(lexicon.MediaWords) && i > 0 {
			return true
		}
	}
	return false
}

// mediaAfter reports whether the preposition at i governs an outlet's name.
func (d *describer) mediaAfter(i, to int) bool {
	if i >= to {
		return false
	}
	from, end, k := d.object(i, to)
	return k == mediaName || k == bodyName && end > from && d.toks[end-1].has(lexicon.MediaWords)
}

// citing notes the source that an outlet gives for its report.
func (d *describer) citing(from, to int) {
	for i := from; i+1 < to; i++ {
		if s := d.bare(i); s != "citing" && s != "quoting" {
			continue
		}
		in := describer{reader: d.reader, known: d.known}
		in.decide(i+1, to)
		in.phrases(i+1, to, false)
		in.settle()
		switch in.out.Kind {
		case NamedPerson, NamedOrganization, Representative, Document:
			d.add(OutletSourceNamed, i+1, to)
		case UnnamedRole:
			d.add(OutletSourceTold, i+1, to)
		}
		return
	}
}

// document settles on a record.
func (d *describer) document(c *core, h, to int, typed bool) {
	d.out.Kind = Document
	kept := d.out.Details[:0]
	for _, e := range d.out.Details {
		if e.Kind == AffiliationBody || e.Kind == Relation {
			if e.Span.Start > d.toks[h].Start {
				continue // what stands behind is read below
			}
			e.Kind = Issuer
		}
		kept = append(kept, e)
	}
	d.out.Details = kept
	if typed {
		d.add(RecordType, d.toks[h].from, h+1)
	}
	if c.poss && !c.pronoun {
		d.add(Issuer, c.owner[0], c.owner[1])
	}
	for i := c.from; i < to; i++ {
		t := &d.toks[i]
		if t.is(joined) {
			continue
		}
		switch {
		case i < h && t.has(lexicon.Unpublished):
			d.add(Unpublished, i, i+1)
		case i < h && t.is(capital) && i > 0 && !t.any(noIssuers):
			d.add(Issuer, t.from, i+1)
		case i > h && t.has(lexicon.Prepositions) && i+1 < to:
			s := d.bare(i)
			if from, end, k := d.object(i, to); k != noName && (s == "by" && !d.accessed(i) || s == "from" || s == "of" && k != placeName && k != countryName || s == "on" && d.toks[end-1].is(possessive)) && !d.toks[from].any(dateWords) {
				d.add(Issuer, from, end)
			} else if (s == "in" || s == "from" || s == "by") && k == noName {
				for j := i + 1; j < min(to, i+4) && d.toks[j].sep == 0 && !d.toks[j].has(lexicon.Prepositions); j++ {
					if d.toks[j].has(lexicon.Organizations) {
						d.add(Issuer, i+1, j+1)
					}
				}
			}
		}
		if t.any(dateWords) && (t.is(capital) || t.has(lexicon.Days)) && (i == 0 || d.src[t.Start:t.End] != "may") || t.is(digit) && t.Len() == 4 && (d.src[t.Start] == '1' || d.src[t.Start] == '2') && d.src[t.End-1] <= '9' && d.src[t.Start+2] >= '0' {
			d.add(Date, i, i+1)
		}
		if s := d.src[t.Start:t.End]; strings.HasPrefix(s, "http") || strings.HasPrefix(s, "www.") || i > h && (s == "page" || s == "No" || s == "docket") && i+1 < to && d.toks[i+1].is(digit) {
			d.add(Locator, i, i+1)
		}
		if (t.sep == '"' && i > h || i > 0 && i > h && (d.bare(i-1) == "titled" || d.bare(i-1) == "called" || d.bare(i-1) == "entitled")) && t.is(capital) {
			d.add(RecordTitle, i, i+1)
		}
	}
}

// accessed reports whether "by" at i says who got at a record, not whose it
// is: "reviewed by".
func (d *describer) accessed(i int) bool {
	c, end := d.entry(i-1, i+1)
	return end > 0 && c.Has(lexicon.Access) && d.bare(i-1) != "posted" && d.bare(i-1) != "published"
}

// conjuncts looks at what is joined to the first noun phrase: the best of a
// stacked subject counts.
func (d *describer) conjuncts(c *core, to int) {
	i := c.to
	for n := 0; n < 3 && i < to; n++ {
		t := &d.toks[i]
		comma := t.sep == ','
		and := t.has(lexicon.Conjunctions)
		if !and && !comma {
			return
		}
		if and {
			i++
			for i < to && (d.toks[i].has(lexicon.Approximators) || adverb(d.bare(i))) {
				i++
			}
		} else if d.out.Kind == NamedPerson || d.out.Anaphor || !d.listed(i, to) {
			return
		}
		if i >= to || d.toks[i].has(lexicon.Prepositions) {
			return
		}
		in := describer{reader: d.reader, known: d.known}
		k := in.core(i, to)
		if k.from >= k.to && !(k.det >= 0) {
			return
		}
		if !in.pronoun(i, to) {
			in.classify(&k, to)
		}
		in.settle()
		if h := &d.toks[max(k.to-1, 0)]; !h.is(capital) && !h.any(personNouns) && !h.any(thingNouns) {
			i = max(k.to, i+1)
			continue // a noun that no list has is no better than the first
		}
		if in.out.Kind != 0 && !in.out.Anaphor && (in.out.Kind < d.out.Kind || d.out.Anaphor && in.out.Kind == NamedPerson) {
			in.out.Plural = true
			details := in.out.Details
			d.out = in.out
			d.out.Details = append(d.room2[:0], details...)
			d.strong, d.weak, d.started = in.strong, in.weak, true
		}
		d.out.Plural = true
		i = max(k.to, i+1)
	}
}

// listed reports whether an "and" or "or" closes the list that the comma at i
// is part of, with no clause between.
func (d *describer) listed(i, to int) bool {
	for j := i; j < min(to, i+8); j++ {
		t := &d.toks[j]
		if t.has(lexicon.Conjunctions) {
			return j > i && !d.toks[i].has(lexicon.Determiners)
		}
		if t.has(lexicon.Prepositions) || t.has(lexicon.Say) {
			return false
		}
	}
	return false
}

// apposition looks for a personal name behind a description: "a lawyer for
// the union, Ada Ruiz,".
func (d *describer) apposition(c *core, to int) {
	switch d.out.Kind {
	case UnnamedRole, UnnamedGeneric, Representative, Collective:
	default:
		return
	}
	if d.out.Kind == Collective && d.out.Plural {
		return
	}
	for i := c.to; i < to; i++ {
		t := &d.toks[i]
		if s := d.bare(i); s == "who" || s == "which" || s == "whose" || s == "whom" {
			return // a clause
		}
		if t.sep != ',' && t.sep != '-' || t.has(lexicon.Prepositions) {
			continue
		}
		in := d.core(i, to)
		if in.from >= in.to || in.indef || in.exact >= 0 {
			continue
		}
		j := in.to
		run := d.nameRun(in.from, j)
		if run >= j {
			continue
		}
		k, start := d.name(run, j, false, d.known)
		if k != personName || j-start < 2 && start == in.from {
			continue
		}
		details := d.out.Details
		d.out.Details = nil
		d.started = false
		role, affiliation := text.Span{}, text.Span{}
		for _, e := range details {
			switch e.Kind {
			case Role, Title:
				role = e.Span
			case AffiliationBody, Principal:
				affiliation = e.Span
			}
		}
		if role.IsZero() {
			role = d.span(c.from, c.to)
		}
		d.out.Anaphor, d.out.Plural = false, false
		d.person(&in, start, to)
		d.addSpan(Title, role)
		if !affiliation.IsZero() {
			d.addSpan(AffiliationBody, affiliation)
		}
		return
	}
}
