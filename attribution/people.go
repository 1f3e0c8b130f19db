package attribution

import (
	"strings"

	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

// people finds the names of people in the text: runs of capitals that start
// with a known given name or a title.
func (r *resolver) people() {
	for _, p := range r.doc.Paragraphs() {
		if r.ctx.Err() != nil {
			return
		}
		if p.Kind == text.Code || p.Kind == text.Divider || p.Kind == text.Heading {
			continue
		}
		for at := p.Body.Start; at < p.Body.End; {
			from := len(r.capitals)
			r.capitals, at = capitals(r.src, at, p.Body.End, r.capitals)
			run := r.capitals[from:]
			switch {
			case len(run) == 0:
				continue
			case len(run) > 1:
				for _, s := range run {
					r.classes = append(r.classes, r.class(s))
				}
				if c := r.classes[len(r.classes)-len(run):]; len(run) == 2 && c[0].IsZero() && c[1].IsZero() {
					r.alone[r.src[run[1].Start:run[1].End]] = false
				}
			}
			r.runs = append(r.runs, len(r.capitals))
		}
	}
	from := 0
	for _, to := range r.runs {
		if len(r.alone) > 0 && to-from == 1 {
			w := r.src[r.capitals[from].Start:r.capitals[from].End]
			if known, ok := r.alone[w]; ok && !known {
				r.alone[w] = true
			}
		}
		from = to
	}
	from = 0
	classes := r.classes
	for _, to := range r.runs {
		if r.ctx.Err() != nil {
			return
		}
		run := r.capitals[from:to]
		if len(run) == 1 {
			if r.family(run[0]) && !r.class(run[0]).Any(noPersons) {
				r.name(run[0], run[0], anyGender)
			}
		} else {
			r.run(run, classes[:len(run)])
			classes = classes[len(run):]
		}
		from = to
	}
}

// class returns what the lists say of the word at s.
func (r *resolver) class(s text.Span) lexicon.Set {
	return lexicon.English().Find(r.src[s.Start:s.End]).Classes
}

var (
	titles    = lexicon.Of(lexicon.Titles, lexicon.Honorifics)
	noPersons = lexicon.Of(lexicon.Organizations, lexicon.OrgNames, lexicon.Countries, lexicon.MediaWords)
)

// run notes the person that a run of several capitalised words names, if it does.
func (r *resolver) run(run []text.Span, classes []lexicon.Set) {
	titled := false
	var gen gender
	whole := run[0].Cover(run[len(run)-1])
	for len(run) > 1 && classes[0].Any(titles) && !classes[0].Any(givenNames) {
		titled = true
		if g := genderOf([]string{lexicon.Lower(strings.TrimRight(r.src[run[0].Start:run[0].End], "."))}); g != anyGender {
			gen = g
		}
		run, classes = run[1:], classes[1:]
	}
	// "Chief Executive Ines Calloway": the name starts with the given name.
	for i := 1; i+1 < len(run) && !classes[0].Any(givenNames); i++ {
		if classes[i].Any(givenNames) {
			run, classes, titled = run[i:], classes[i:], true
			break
		}
	}
	// Two words that no list knows, the second of which comes back alone, are a
	// person's name more often than anything else.
	unlisted := len(run) == 2 && classes[0].IsZero() && classes[1].IsZero() && r.alone[r.src[run[1].Start:run[1].End]]
	for len(run) > 0 && !titled && !unlisted && !classes[0].Any(givenNames) && !r.family(run[0]) {
		run, classes = run[1:], classes[1:]
	}
	if len(run) == 0 || len(run) > 4 {
		return
	}
	for _, c := range classes {
		if c.Any(noPersons) {
			return
		}
	}
	if len(run) == 1 && !titled && !r.family(run[0]) {
		return
	}
	r.name(run[0].Cover(run[len(run)-1]), whole, gen)
}

// name notes that a person is named at s; whole is s with the titles before it.
func (r *resolver) name(s, whole text.Span, gen gender) {
	n := r.person(s)
	if n < 0 {
		return
	}
	if gen != anyGender {
		r.entities[n].gender = gen
	}
	r.named = append(r.named, namedMention{s, whole, n})
}

// appositionBytes is how long an apposition behind a name may be.
const appositionBytes = 120

// introduction returns s, a name with its titles, together with the apposition
// behind it: "Ada Ruiz, a baker in Arvel,".
func (r *resolver) introduction(s text.Span) text.Span {
	s.Start = r.titleBefore(s.Start)
	rest := r.src[s.End:min(len(r.src), s.End+appositionBytes)]
	for _, start := range []string{", a ", ", an ", ", the ", ", who ", ", its ", ", his ", ", her ", ", their ", ", then ", ", one of ", ", former "} {
		if !strings.HasPrefix(rest, start) {
			continue
		}
		if i := strings.IndexAny(rest[2:], ",.;:\n"); i > 0 {
			return text.Span{Start: s.Start, End: s.End + 2 + i}
		}
	}
	return s
}

// titleBytes is how long the words before a name that say who it is may be.
const titleBytes = 80

// titleBefore returns where the words before the name at offset at start that
// say who it is: "Secretary of State", "former union leader". They are words with
// a capital, "of" between them, and nouns of titles and roles.
func (r *resolver) titleBefore(at int) int {
	start := at
	for end := at; end > 0 && at-end < titleBytes && r.src[end-1] == ' '; {
		from := end - 1
		for from > 0 && (wordByte(r.src, from-1) || r.src[from-1] == '.' && from > 1 && letter(r.src[from-2])) {
			from--
		}
		if from == end-1 {
			break
		}
		c := r.src[from]
		switch {
		case r.is(from, end-1, lexicon.Titles, lexicon.Roles, lexicon.Aides, lexicon.Speakers, lexicon.Counsel, lexicon.Seniority, lexicon.Former):
			start = from
		case c >= 'A' && c <= 'Z' && !r.is(from, end-1, lexicon.Prepositions, lexicon.Determiners, lexicon.Conjunctions, lexicon.Pronouns):
		case r.src[from:end-1] == "of" || r.is(from, end-1, lexicon.Sectors):
		default:
			return start
		}
		end = from
	}
	return start
}

// family reports whether s is the family name of somebody named before.
func (r *resolver) family(s text.Span) bool {
	return len(r.byName[bareName(r.src[s.Start:s.End])]) > 0
}

// capitals appends the next run of words that start with a capital letter in
// src[at:end] to run, and returns where to go on. Only spaces, and full stops
// behind initials and titles, stand inside a run.
func capitals(src string, at, end int, run []text.Span) ([]text.Span, int) {
	at = firstCapital(src, at, end)
	for at < end {
		from := at
		for at < end && wordByte(src, at) {
			at++
		}
		if !capitalAt(src, from, end) {
			return run, at
		}
		word := text.Span{Start: from, End: at}
		switch {
		case strings.HasSuffix(src[from:at], "'s"):
			word.End -= 2
			return append(run, word), at
		case strings.HasSuffix(src[from:at], "’s"):
			word.End -= 4
			return append(run, word), at
		}
		run = append(run, word)
		for ; at < end && !wordByte(src, at); at++ {
			if src[at] != ' ' && !(src[at] == '.' && shortened(src[from:at]) && at+1 < end && src[at+1] == ' ') {
				return run, at
			}
		}
	}
	return run, end
}

// firstCapital returns where the first word of src[at:end] starts that starts with
// a capital letter, or end.
func firstCapital(src string, at, end int) int {
	for i := at; i < end; i++ {
		if capitalAt(src, i, end) && (i == at || !wordByte(src, i-1)) {
			return i
		}
	}
	return end
}

// capitalAt reports whether a capital letter starts at offset i of src[:end].
func capitalAt(src string, i, end int) bool {
	c := src[i]
	return c >= 'A' && c <= 'Z' || c == 0xC3 && i+1 < end && src[i+1] <= 0x9E
}

// shortened reports whether w takes a full stop inside of a name: an initial, a
// title, "Jr".
func shortened(w string) bool {
	return len(w) == 1 || abbreviations[w] || len(w) == 3 && w[1] == '.'
}

var abbreviations = set("Mr", "Mrs", "Ms", "Dr", "Sen", "Sens", "Rep", "Reps", "Gov", "Gen", "Col", "Lt", "Sgt", "Rev", "Prof", "Capt", "Jr", "Sr", "St", "Hon", "Adm", "Maj", "Cmdr", "Pres")

// knowPeople notes the people that the text names in full, by family name, for
// Describe.
func (r *resolver) knowPeople() {
	for _, e := range r.entities {
		if e.kind == NamedPerson && e.given != "" {
			r.known[e.family] = Person{Name: e.Name}
		}
	}
}
