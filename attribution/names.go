package attribution

import (
	"bytes"
	"strings"

	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

// phraseTokens is how many words of a source phrase or of its surroundings are
// looked at; longer ones are described by their start.
const phraseTokens = 80

// A token is a word of a phrase.
type token struct {
	text.Span
	bare  int // where it ends without a possessive
	word  lexicon.Word
	multi lexicon.Set // classes of the longest entry of several words that ends here
	from  int         // where that entry starts; the token's own index otherwise
	sep   byte        // the mark before the word, 0 if there is none: , ; : ( ) " -
	flags tokenFlags
}

// acronymLetters is how many letters an acronym has at most.
const acronymLetters = 5

type tokenFlags uint8

const (
	capital    tokenFlags = 1 << iota // starts with a capital letter
	acronym                           // two or more letters, all of them capital
	possessive                        // ends in 's
	digit                             // starts with a digit
	initial                           // one capital letter, or some with full stops
	joined                            // inside of an entry of several words, not its end
	handle                            // starts with @
)

func (t *token) is(f tokenFlags) bool { return t.flags&f != 0 }

// has reports whether t, alone or as the end of an entry, is of class c.
func (t *token) has(c lexicon.Class) bool { return t.word.Classes.Has(c) || t.multi.Has(c) }

// any reports whether t, alone or as the end of an entry, is of one of cs.
func (t *token) any(cs lexicon.Set) bool { return t.word.Classes.Any(cs) || t.multi.Any(cs) }

// A reader takes a phrase apart. It is as large as a phrase may be, so that
// reading needs no memory of its own.
type reader struct {
	src  string
	lex  *lexicon.Lexicon
	toks []token
	room [phraseTokens]token
}

// read appends the tokens of s, up to the room that is left.
func (r *reader) read(s text.Span) {
	if r.toks == nil {
		r.toks = r.room[:0]
	}
	src := r.src[:min(s.End, len(r.src))]
	var sep byte
	first := len(r.toks)
	for i := s.Start; i < len(src) && len(r.toks) < cap(r.toks); {
		c := src[i]
		if c == ' ' {
			i++
			continue
		}
		if !wordByte(src, i) {
			switch {
			case c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '"' || c == '[' || c == ']':
				sep = c
			case c == '-' && i > s.Start && src[i-1] <= ' ' || c == '-' && i+1 < len(src) && src[i+1] == '-':
				sep = '-'
			case strings.HasPrefix(src[i:], "“") || strings.HasPrefix(src[i:], "”"):
				sep = '"'
			case strings.HasPrefix(src[i:], "—") || strings.HasPrefix(src[i:], "–"):
				sep = '-'
			}
			i++
			continue
		}
		from := i
		for i < len(src) && wordByte(src, i) {
			i++
		}
		r.toks = append(r.toks, r.token(from, i, sep))
		sep = 0
		if i < len(src) && src[i] == '.' { // of an abbreviation, or the end: no part of a word
			i++
		}
	}
	r.join(first)
}

// wordByte reports whether src[i] belongs to a word: a letter or digit, and
// what stands between two of them in "O'Hara", "U.S.", "AT&T", "co-chair".
func wordByte(src string, i int) bool {
	k := wordBytes[src[i]]
	return k == always || k == sometimes && wordMark(src, i)
}

const (
	never = iota
	always
	sometimes
)

// wordBytes says when a byte belongs to a word, see wordByte.
var wordBytes = func() (t [256]byte) {
	for i := range t {
		switch c := byte(i); {
		case c < 0x80 && letter(c), c == '@', c == '$', c == '%', c >= 0xC3:
			t[i] = always
		case c >= 0x80 && c < 0xC0, c == '\'', c == '-', c == '.', c == '&', c == '/':
			t[i] = sometimes
		}
	}
	t[0xE2] = sometimes
	return t
}()

// wordMark is wordByte for a byte that sometimes belongs to one.
func wordMark(src string, i int) bool {
	switch c := src[i]; {
	case c == 0xE2:
		if i+2 < len(src) && src[i+1] == 0x80 {
			switch src[i+2] {
			case 0x99, 0x90, 0x91: // apostrophe, hyphens
				return i > 0 && letter(src[i-1])
			}
			return false
		}
		return true
	case c >= 0x80: // inside of a rune: as its first byte
		for n := 1; n <= 3 && i-n >= 0; n++ {
			if b := src[i-n]; b >= 0xC0 {
				return wordByte(src, i-n)
			}
		}
		return false
	case i == 0 || !letter(src[i-1]):
		return false
	case i+1 < len(src) && letter(src[i+1]):
		return c != '.' || i < 2 || !letter(src[i-2]) || i+2 >= len(src) || !letter(src[i+2]) || src[i+1] >= 'a'
	}
	return false
}

func letter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// token returns the token src[from:to].
func (r *reader) token(from, to int, sep byte) token {
	t := token{Span: text.Span{Start: from, End: to}, bare: to, sep: sep, from: len(r.toks)}
	s := r.src[from:to]
	switch s[len(s)-1] {
	case 's':
		switch {
		case strings.HasSuffix(s, "'s"):
			s, t.flags = s[:len(s)-2], possessive
		case strings.HasSuffix(s, "’s"):
			s, t.flags = s[:len(s)-4], possessive
		case to < len(r.src) && (r.src[to] == '\'' || strings.HasPrefix(r.src[to:], "’")):
			t.flags = possessive
		}
	case apostrophe[2]:
		if strings.HasSuffix(s, apostrophe) {
			s, t.flags = s[:len(s)-len(apostrophe)], possessive
		}
	}
	if t.flags == possessive {
		t.bare = from + len(unpossessed(r.src[from:to]))
	}
	if s == "" {
		return t
	}
	upper, lower, dots := 0, false, 0
	for i := 0; i < len(s) && !lower; i++ {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			upper++
		case c >= 'a' && c <= 'z' || c >= 0x80:
			lower = true
		case c == '.':
			dots++
		}
	}
	switch c := s[0]; {
	case c >= 'A' && c <= 'Z' || c == 0xC3 && len(s) > 1 && s[1] <= 0x9E || c == 0xC4 || c == 0xC5:
		t.flags |= capital
	case c >= '0' && c <= '9' || c == '$':
		t.flags |= digit
	case c == '@':
		t.flags |= handle | capital
	case (strings.HasPrefix(s, "al-") || strings.HasPrefix(s, "el-")) && strings.ContainsAny(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
		t.flags |= capital
	}
	if upper > 0 && !lower {
		if upper == 1 || dots > 0 {
			t.flags |= initial
		}
		if upper > 1 && upper <= acronymLetters { // longer ones are shouted
			t.flags |= acronym
		}
	}
	switch s {
	case "US", "UK", "EU", "UN": // not "us"
		t.word = r.lex.Find(s[:1] + "." + s[1:])
	default:
		t.word = r.lex.Find(s)
	}
	var buf [40]byte
	if !t.word.Known() && t.flags&capital == 0 && len(s) <= len(buf) {
		key := lexicon.Fold(buf[:0], s)
		if i := bytes.LastIndexByte(key, '-'); i > 0 && i+1 < len(key) {
			w := r.lex.Lookup(key[i+1:]) // "ex-minister", "co-chairman"
			if w.Classes.Any(personNouns) || w.Classes.Has(lexicon.Organizations) {
				t.word = w
			}
		}
	}
	return t
}

// join finds the entries of several words.
func (r *reader) join(first int) {
	for i := first; i < len(r.toks); i++ {
		n := r.lex.Start(r.toks[i].word)
		end, classes := 0, lexicon.Set{}
		for j := i + 1; n != 0 && j < len(r.toks); j++ {
			if r.toks[j].sep != 0 || r.toks[j-1].is(possessive) {
				break
			}
			n = r.lex.Step(n, r.toks[j].word)
			if c := r.lex.At(n); n != 0 && c.Any(nounEntries) {
				end, classes = j, c
			}
		}
		if end == 0 || r.toks[end].from < end {
			continue
		}
		r.toks[end].multi, r.toks[end].from = classes, i
		for j := i; j < end; j++ {
			r.toks[j].flags |= joined
		}
	}
}

// string returns the words of the tokens [from, to).
func (r *reader) string(from, to int) string {
	if from >= to {
		return ""
	}
	return r.src[r.toks[from].Start:r.toks[to-1].End]
}

// span returns the span of the tokens [from, to).
func (r *reader) span(from, to int) text.Span {
	if from >= to {
		return text.Span{}
	}
	return text.Span{Start: r.toks[from].Start, End: r.toks[to-1].End}
}

// Classes of nouns, by what they head.
var (
	personNouns = lexicon.Of(lexicon.Roles, lexicon.Aides, lexicon.StockOfficial, lexicon.StockPerson, lexicon.Partisans,
		lexicon.Members, lexicon.Relatives, lexicon.Speakers, lexicon.Counsel, lexicon.Reporters)
	thingNouns = lexicon.Of(lexicon.Offices, lexicon.Organizations, lexicon.DefiniteBodies, lexicon.Outlets, lexicon.Journalism,
		lexicon.Analyses, lexicon.Documents, lexicon.DocumentsVague, lexicon.Masses)
	nounEntries = lexicon.Of(lexicon.Roles, lexicon.Aides, lexicon.StockOfficial, lexicon.StockPerson, lexicon.Partisans,
		lexicon.Members, lexicon.Relatives, lexicon.Speakers, lexicon.Counsel, lexicon.Reporters, lexicon.Offices,
		lexicon.Organizations, lexicon.DefiniteBodies, lexicon.Outlets, lexicon.Journalism, lexicon.Analyses, lexicon.Documents,
		lexicon.DocumentsVague, lexicon.Masses, lexicon.Titles, lexicon.OrgNames, lexicon.Metonyms, lexicon.Countries,
		lexicon.Places, lexicon.Nationalities, lexicon.Parties, lexicon.Sectors, lexicon.Media, lexicon.MediaWords, lexicon.Examples)
	bodyNames  = lexicon.Of(lexicon.OrgNames, lexicon.Metonyms, lexicon.Organizations, lexicon.DefiniteBodies)
	titleNouns = lexicon.Of(lexicon.Titles, lexicon.Roles, lexicon.Aides, lexicon.Members, lexicon.Speakers, lexicon.Counsel,
		lexicon.Partisans, lexicon.StockOfficial, lexicon.Relatives, lexicon.Reporters)

	// Classes of words before a head.
	countryWords   = lexicon.Of(lexicon.Capitals, lexicon.Countries, lexicon.Nationalities, lexicon.Places)
	noBodyWords    = lexicon.Of(lexicon.Capitals, lexicon.Countries, lexicon.Places, lexicon.Nationalities, lexicon.Parties, lexicon.Seniority, lexicon.Former, lexicon.Members)
	dateWords      = lexicon.Of(lexicon.Days, lexicon.Months)
	quantifiers    = lexicon.Of(lexicon.Determiners, lexicon.Numbers, lexicon.Vague, lexicon.Inexact)
	memberWords    = lexicon.Of(lexicon.Members, lexicon.Nationalities)
	placedNames    = lexicon.Of(lexicon.Metonyms, lexicon.Countries, lexicon.OrgNames, lexicon.Places)
	nameModifiers  = lexicon.Of(lexicon.Nationalities, lexicon.Parties, lexicon.Seniority, lexicon.Former)
	bodyWords      = lexicon.Of(lexicon.Organizations, lexicon.MediaWords)
	placeNames     = lexicon.Of(lexicon.Places, lexicon.Countries)
	counters       = lexicon.Of(lexicon.Pronouns, lexicon.Numbers)
	modifierWords  = lexicon.Of(lexicon.Sectors, lexicon.Seniority, lexicon.Former, lexicon.Nationalities, lexicon.Parties, lexicon.Numbers, lexicon.Inexact, lexicon.Places, lexicon.Countries)
	noIssuers      = lexicon.Of(lexicon.Seniority, lexicon.Days, lexicon.Months)
	adjectiveWords = lexicon.Of(lexicon.Seniority, lexicon.Former, lexicon.Sectors, lexicon.Parties, lexicon.Nationalities)
	plainModifiers = lexicon.Of(lexicon.Seniority, lexicon.Sectors)
	principalWords = lexicon.Of(lexicon.Titles, lexicon.Organizations, lexicon.OrgNames, lexicon.Metonyms)
	bodyHeads      = lexicon.Of(lexicon.Organizations, lexicon.Offices)
	mediaNames     = lexicon.Of(lexicon.Media, lexicon.MediaWords)
	givenNames     = lexicon.Of(lexicon.GivenFemale, lexicon.GivenMale)
)

// A nameKind says what a run of words with capitals is.
type nameKind uint8

const (
	noName nameKind = iota
	personName
	bodyName
	metonymName
	placeName
	countryName
	mediaName
)

// nameRun returns where the run of capitals that ends before to starts, not
// before from. Particles ("de", "bin") and initials belong to it.
func (r *reader) nameRun(from, to int) int {
	i := to
	for i > from {
		t := &r.toks[i-1]
		if i < to && (r.toks[i].sep != 0 || t.is(possessive)) {
			break
		}
		switch {
		case t.is(capital), t.is(digit) && i < to && i-1 > from && !t.has(lexicon.Numbers):
		case i < to && i-1 > from && t.has(lexicon.Particles) && r.toks[i-2].is(capital) && !r.toks[i-2].is(joined):
		case i < to && i-1 > from && r.src[t.Start:t.End] == "&":
		case i < to && t.is(joined):
		default:
			return i
		}
		i--
	}
	return i
}

// name says what the run of capitals [from, to) is, and where the name starts
// behind titles and modifiers. the says that an article stands before it.
func (r *reader) name(from, to int, the bool, known Known) (nameKind, int) {
	if from >= to {
		return noName, from
	}
	last := &r.toks[to-1]
	if last.from <= from || last.from == from+1 && r.toks[from].has(lexicon.Determiners) {
		if k := placed(last.multi); k != noName && last.from < to-1 {
			return k, from
		}
	}
	if to-from == 1 {
		return r.oneName(last, the, known), from
	}
	// A title or an occupation: what follows is its holder's name.
	start, titled := from, false
	for i := to - 2; i >= from; i-- {
		t := &r.toks[i]
		if t.is(joined) || t.is(initial) && i > from {
			continue
		}
		if t.any(titleNouns) && !t.is(possessive) && (i == from || !r.toks[i].any(givenNames) || t.has(lexicon.Titles)) {
			if i > from && r.toks[from].any(givenNames) && !r.toks[from].any(titleNouns) && !t.word.Classes.Has(lexicon.Titles) {
				continue // "Ada Baker Ruiz"
			}
			start, titled = i+1, true
			break
		}
	}
	shouted := true // all capitals: "ADA RUIZ", the label of a transcript
	for i := start; i < to; i++ {
		shouted = shouted && (r.toks[i].is(acronym) || r.toks[i].Len() > acronymLetters && r.src[r.toks[i].Start+1] <= 'Z')
	}
	bodyAt, mediaAt := -1, -1
	for i := start; i < to; i++ {
		t := &r.toks[i]
		switch {
		case t.has(lexicon.Organizations) || t.multi.Has(lexicon.OrgNames) || t.is(acronym) && !t.is(initial) && !t.has(lexicon.Suffixes) && to-start > 1:
			if !shouted || !t.is(acronym) || t.has(lexicon.Organizations) || t.has(lexicon.OrgNames) {
				bodyAt = i
			}
		case i == to-1 && (t.has(lexicon.MediaWords) || t.multi.Has(lexicon.Media)):
			mediaAt = i
		}
	}
	if to-start > 2 && r.toks[start].any(givenNames) && r.toks[start+1].is(initial) && !the {
		return personName, start // "Ada H. Church"
	}
	if titled && to-start == 1 && r.toks[start-1].has(lexicon.Titles) && !r.toks[start-1].has(lexicon.Roles) {
		return personName, start // "Mr. Church", "Sen. House"
	}
	if titled && bodyAt < 0 {
		if to-start > 3 && !r.toks[start].any(givenNames) && !r.particled(start, to) {
			return bodyName, start
		}
		return personName, start
	}
	// A given name starts a person's name, unless a word of a body ends it.
	if r.toks[start].any(givenNames) && to-start > 1 && bodyAt != to-1 && (mediaAt < 0 || to-start == 2 && !the && !r.toks[start].any(placeNames)) && !the {
		if bodyAt < 0 || to-start <= 3 {
			return personName, start
		}
	}
	if k, ok := known[r.bare(to-1)]; ok && bodyAt < 0 && mediaAt < 0 && (!the || strings.Contains(k.Name, r.string(start, to-1))) {
		return personName, start
	}
	switch {
	case mediaAt >= 0 && bodyAt != mediaAt:
		return mediaName, start
	case bodyAt >= 0:
		return bodyName, start
	case last.has(lexicon.Suffixes) && !the, r.particled(start, to) && !the:
		return personName, start
	}
	for i := start; i < to; i++ {
		if i > start && r.toks[i].is(initial) && !the && i < to-1 {
			return personName, start
		}
	}
	if last.any(placeNames) && r.toks[last.from].Start <= r.toks[start].Start {
		return placed(last.multi), start
	}
	for j := start; j < to-1 && !the; j++ {
		if r.toks[j].any(givenNames) && !r.toks[j].any(placeNames) {
			return personName, j
		}
	}
	if the || to-start > 3 {
		return bodyName, start
	}
	// Modifiers before a name: "Republican Ada Ruiz", "Florida's Ruiz".
	i := start
	for i < to-1 && (r.toks[i].any(nameModifiers) || r.toks[i].is(possessive)) {
		i++
	}
	for j := i; j < to; j++ {
		if r.toks[j].any(englishInNames) && !r.toks[j].any(givenNames) {
			return bodyName, start
		}
	}
	if r.toks[start].any(placeNames) && !r.toks[start].any(givenNames) {
		return bodyName, start
	}
	return personName, i
}

// englishInNames are classes of words that names of bodies hold and names of
// persons do not.
var englishInNames = lexicon.Of(lexicon.Nationalities, lexicon.Sectors, lexicon.Parties, lexicon.Documents, lexicon.DocumentsVague,
	lexicon.Partisans, lexicon.StockPerson, lexicon.Masses, lexicon.Prepositions, lexicon.Numbers)

// particled reports whether a particle stands inside [from, to).
func (r *reader) particled(from, to int) bool {
	for i := from + 1; i < to-1; i++ {
		if t := &r.toks[i]; t.has(lexicon.Particles) && !t.is(capital) {
			return true
		}
	}
	return false
}

// placed says what an entry of the lists names.
func placed(c lexicon.Set) nameKind {
	switch {
	case c.Has(lexicon.Media):
		return mediaName
	case c.Has(lexicon.OrgNames), c.Has(lexicon.Organizations), c.Has(lexicon.DefiniteBodies):
		return bodyName
	case c.Has(lexicon.Metonyms):
		return metonymName
	case c.Has(lexicon.Countries):
		return countryName
	case c.Has(lexicon.Places):
		return placeName
	}
	return noName
}

// oneName says what a single word with a capital is.
func (r *reader) oneName(t *token, the bool, known Known) nameKind {
	c := t.word.Classes
	if _, ok := known[r.src[t.Start:t.bare]]; ok && !the {
		return personName
	}
	switch {
	case t.is(handle):
		return personName
	case c.Has(lexicon.Media) && (the || !c.Any(commonMedia)):
		return mediaName
	case the && c.Has(lexicon.MediaWords):
		return mediaName
	case c.Any(givenNames) && !the && !c.Any(placedNames):
		return personName
	case placed(c) != noName:
		return placed(c)
	case t.is(acronym), the, t.is(initial) && t.Len() > 1:
		return bodyName
	}
	return personName
}

// commonMedia are the classes of words that are an outlet only behind "the".
var commonMedia = lexicon.Of(lexicon.MediaWords, lexicon.Times)

const apostrophe = "’"

// unpossessed returns s without a possessive.
func unpossessed(s string) string {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	return strings.TrimSuffix(strings.TrimSuffix(s, "'"), apostrophe)
}

// bare returns the word of token i without a possessive.
func (r *reader) bare(i int) string { return r.src[r.toks[i].Start:r.toks[i].bare] }

// isAnaphor reports whether phrase points back to somebody named before: a
// pronoun, or a definite noun of persons that says no more than that, as in
// "she", "the official", "both men", "one".
func isAnaphor(phrase string) bool {
	return Describe(phrase, text.Span{End: len(phrase)}, Context{}).Anaphor
}
