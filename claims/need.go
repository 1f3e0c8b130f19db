package claims

import (
	"fmt"
	"strings"

	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

// Need says whether a claim without a source should have one.
type Need uint8

// Whether a claim needs an attribution. The zero Need is that of a claim which
// has one.
const (
	NeedNo     Need = iota + 1 // the article may vouch for it
	NeedLikely                 // a figure, a motive, blame, a superlative …
)

var needs = [...]string{0: "", NeedNo: "no", NeedLikely: "likely"}

// String returns the need as in the report: "", "no" or "likely".
func (n Need) String() string {
	if int(n) >= len(needs) {
		return fmt.Sprintf("Need(%d)", uint8(n))
	}
	return needs[n]
}

// MarshalText returns the need as in the report.
func (n Need) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// Reason says why a claim without a source should have one, or need not.
type Reason uint8

// The reasons for NeedLikely, then those for NeedNo. The zero Reason is that of
// a claim which has a source.
const (
	Casualties  Reason = iota + 1 // how many were killed, hurt or lost
	Figure                        // money, a share, a large count
	PrivateTalk                   // what was said or done where no reporter was
	Blame                         // a charge of a wrong or a failing
	Motive                        // what somebody wants or feels
	Superlative                   // first among all
	Prediction                    // what is to come
	Evaluation                    // praise, scorn, weight

	Record     // a public act, or a date that is set
	Definition // what a thing is called or means
	Arithmetic // a sum of figures already given
	Scene      // what a reporter on the spot sees
	OwnVoice   // the writer's own experience, or advice to the reader
	Open       // put as a condition or as unknown: nothing is claimed
	Fragment   // a title or a label, no statement
	Background // nothing in it calls for a source
)

var reasonNames = [...]string{
	0: "", Casualties: "casualty", Figure: "figure", PrivateTalk: "private-conversation", Blame: "blame", Motive: "motive",
	Superlative: "superlative", Prediction: "prediction", Evaluation: "evaluation",
	Record: "public-record", Definition: "definition", Arithmetic: "arithmetic", Scene: "scene", OwnVoice: "own-voice",
	Open: "open", Fragment: "fragment", Background: "background",
}

// String returns the reason's name, as in the report; "" for none.
func (r Reason) String() string {
	if int(r) >= len(reasonNames) {
		return fmt.Sprintf("Reason(%d)", uint8(r))
	}
	return reasonNames[r]
}

// MarshalText returns the reason's name.
func (r Reason) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// Need returns what r is a reason for.
func (r Reason) Need() Need {
	switch {
	case r == 0:
		return 0
	case r < Record:
		return NeedLikely
	}
	return NeedNo
}

const (
	countFrom     = 100 // a number from here on is a figure, a smaller one a detail
	casualtyWords = 6   // a number this near to "killed" counts the killed
	fragmentWords = 3   // no more words than this are no statement
)

// needReader reads sentences without a source. It is used again from sentence
// to sentence for its memory only.
type needReader struct {
	src  string
	toks []needToken
	hits [hitClasses]needHit // the first of each list of lexicon.Needs
}

// hitClasses is how many lists lexicon.Needs has.
const hitClasses = lexicon.NeedDoubt - lexicon.NeedCasualties + 1

type needToken struct {
	text.Span
	need    lexicon.Word // in lexicon.Needs
	capital bool
	measure bool // what a number before it counts: percent, dollars, millions
	mark    bool // a mark or a line's end stands before it
}

// needHit is where an entry of a list stands: the tokens [from, to).
type needHit struct{ from, to int }

func (h needHit) ok() bool { return h.to > 0 }

// need returns why the sentence at s of src should have a source or need not,
// and the words that tell so; zero where it is for want of any.
func (r *needReader) need(src string, s text.Span) (Reason, text.Span) {
	r.src = src
	r.read(s)
	if r.fragment(s) {
		return Fragment, text.Span{}
	}
	r.find()
	if h := r.hit(lexicon.NeedAuthor); h.ok() {
		return OwnVoice, r.span(h)
	}
	if h := r.hit(lexicon.NeedArithmetic); h.ok() {
		return Arithmetic, r.span(h)
	}
	record, past := r.hit(lexicon.NeedRecord), r.past()
	type check struct {
		reason Reason
		hit    needHit
	}
	number, dated := r.figure()
	for _, c := range [...]check{
		{Casualties, r.casualties()},
		{PrivateTalk, r.hit(lexicon.NeedPrivate)},
		{Figure, number},
		{Blame, r.hit(lexicon.NeedBlame)},
		{Superlative, r.superlative()},
		{Motive, r.hit(lexicon.NeedMotives)},
		{Prediction, r.prediction()},
		{Evaluation, r.hit(lexicon.NeedEvaluation)},
	} {
		if !c.hit.ok() {
			continue
		}
		if h := r.hit(lexicon.NeedTerms); c.reason == Figure && h.ok() {
			return Record, r.span(h)
		}
		if d := r.hit(lexicon.NeedDoubt); d.ok() && d.from < c.hit.from && c.reason != Prediction {
			return Open, r.span(d)
		}
		switch c.reason {
		case Casualties, Figure, Superlative:
			if past { // long ago: what stands in the books
				return Background, text.Span{}
			}
			if c.reason == Figure && dated && record.ok() {
				return Record, r.span(record)
			}
		case Blame:
			if h := r.charged(); h.ok() {
				return Record, r.span(h)
			}
		case Prediction:
			if h := r.whether(c.hit.from); h.ok() {
				return Open, r.span(h)
			}
			if s := r.hit(lexicon.NeedSchedules); s.ok() {
				return Record, r.span(s)
			}
			if day := r.day(c.hit.from); day.ok() {
				return Record, r.span(day)
			}
		}
		return c.reason, r.span(c.hit)
	}
	for _, c := range [...]check{
		{Definition, r.hit(lexicon.NeedDefinition)},
		{Record, record},
		{Record, r.hit(lexicon.NeedSchedules)},
		{Scene, r.hit(lexicon.NeedScene)},
		{Open, r.hit(lexicon.NeedDoubt)},
	} {
		if c.hit.ok() {
			return c.reason, r.span(c.hit)
		}
	}
	return Background, text.Span{}
}

func (r *needReader) hit(c lexicon.Class) needHit { return r.hits[c-lexicon.NeedCasualties] }

func (r *needReader) span(h needHit) text.Span {
	return text.Span{Start: r.toks[h.from].Start, End: r.toks[h.to-1].End}
}

// word returns token i as it is written, "" outside of the sentence.
func (r *needReader) word(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.src[r.toks[i].Start:r.toks[i].End]
}

// is reports whether token i is one of words, whatever its case.
func (r *needReader) is(i int, words ...string) bool {
	w := r.word(i)
	for _, s := range words {
		if len(w) == len(s) && strings.EqualFold(w, s) {
			return true
		}
	}
	return false
}

func (r *needReader) has(i int, c lexicon.Class) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].need.Classes.Has(c)
}

// read cuts the sentence into tokens: words with their inner apostrophes,
// hyphens and full stops, and numbers with their commas.
func (r *needReader) read(s text.Span) {
	r.toks = r.toks[:0]
	var buf [64]byte
	needs := lexicon.Needs()
	mark := true
	for i := s.Start; i < s.End; {
		c := r.src[i]
		if !inner[c] {
			mark = mark || c != ' '
			if i++; c == 0xE2 { // a dash or a quotation mark: all of its bytes
				for i < s.End && r.src[i]&0xC0 == 0x80 {
					i++
				}
			}
			continue
		}
		from := i
		for n := 1; n > 0; n = r.joins(i, from, s.End) {
			for i += n; i < s.End && inner[r.src[i]]; i++ {
			}
		}
		t := needToken{Span: text.Span{Start: from, End: i}, mark: mark, capital: c >= 'A' && c <= 'Z'}
		mark = false
		if i-from <= len(buf)-1 {
			key := lexicon.Fold(buf[:0], r.src[from:i])
			t.need = needs.Lookup(key)
			switch string(key) {
			case "percent", "percentage", "per", "dollars", "euros", "cents", "million", "billion", "trillion":
				t.measure = true
			}
		}
		r.toks = append(r.toks, t)
	}
}

// inner are the bytes that stand in words wherever they are: those of letters and
// digits.
var inner = func() (t [256]bool) {
	for c := range len(t) {
		t[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80 && c != 0xE2
	}
	return t
}()

// joins returns how many bytes at i join what stands on both sides of them to one
// word, which starts at from; 0 for none.
func (r *needReader) joins(i, from, end int) int {
	if i >= end {
		return 0
	}
	letter := func(i int) bool { return i < end && inner[r.src[i]] }
	before := inner[r.src[i-1]]
	switch c := r.src[i]; {
	case c == 0xE2: // ’ and ‐ inside of a word; dashes and quotation marks are none
		if i+3 <= end && r.src[i+1] == 0x80 && (r.src[i+2] == 0x99 || r.src[i+2] == 0x90 || r.src[i+2] == 0x91) && before && letter(i+3) {
			return 3
		}
	case c == '\'' || c == '-':
		if before && letter(i+1) {
			return 1
		}
	case c == '.':
		if before && (letter(i+1) || i-2 >= from && r.src[i-2] == '.') {
			return 1
		}
	case c == ',':
		if digit(r.src[i-1]) && i+1 < end && digit(r.src[i+1]) {
			return 1
		}
	}
	return 0
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// english returns what the lists for sources say of token i.
func (r *needReader) english(i int) lexicon.Set {
	var buf [64]byte
	w := r.word(i)
	if len(w) >= len(buf) {
		return lexicon.Set{}
	}
	return lexicon.English().Lookup(lexicon.Fold(buf[:0], w)).Classes
}

// dated reports whether token i is the name of a day or a month.
func (r *needReader) dated(i int) bool {
	return r.toks[i].capital && r.english(i).Any(lexicon.Of(lexicon.Days, lexicon.Months))
}

// fragment reports whether the sentence is a title, a label or a piece of
// markup: too short to state anything, or with capitals throughout.
func (r *needReader) fragment(s text.Span) bool {
	if len(r.toks) <= fragmentWords {
		return true
	}
	switch r.src[s.Start] {
	case '<', '@', '#':
		return true
	}
	long, capitals := 0, 0
	for i := range r.toks {
		t := &r.toks[i]
		if c := r.src[t.Start]; t.Len() < 4 || c >= '0' && c <= '9' {
			continue
		}
		long++
		if t.capital {
			capitals++
		}
	}
	return long > 2 && capitals*10 >= long*9
}

// find notes the first entry of each list.
func (r *needReader) find() {
	r.hits = [hitClasses]needHit{}
	l := lexicon.Needs()
	for i := range r.toks {
		t := &r.toks[i]
		r.note(t.need.Classes, i, i+1)
		n := l.Start(t.need)
		for j := i + 1; n != 0 && j < len(r.toks) && !r.toks[j].mark; j++ {
			if n = l.Step(n, r.toks[j].need); n != 0 {
				r.note(l.At(n), i, j+1)
			}
		}
	}
}

func (r *needReader) note(classes lexicon.Set, from, to int) {
	if classes.IsZero() {
		return
	}
	for c := lexicon.NeedCasualties; c <= lexicon.NeedDoubt; c++ {
		if h := &r.hits[c-lexicon.NeedCasualties]; classes.Has(c) && !h.ok() && r.meant(c, from, to) {
			*h = needHit{from, to}
		}
	}
}

// meant reports whether an entry of a list is what it looks like.
func (r *needReader) meant(c lexicon.Class, from, to int) bool {
	switch c {
	case lexicon.NeedAuthor:
		switch w := r.word(from); {
		case to > from+1:
		case w == "US" || w == "i": // a country, a list's number
			return false
		case w == "I":
			return !r.is(from-1, "war", "part", "phase", "act", "chapter", "division", "section", "title", "type") && !r.is(from+1, "-")
		}
	case lexicon.NeedDoubt:
		return r.word(from) != "May" || from == 0 && !number(r.word(1))
	case lexicon.NeedScene, lexicon.NeedBlame, lexicon.NeedEvaluation:
		return to > from+1 || from == 0 || !r.toks[from].capital // part of a name
	}
	return true
}

// casualties returns a word for people killed or hurt, with a number next to it.
func (r *needReader) casualties() needHit {
	if !r.hit(lexicon.NeedCasualties).ok() {
		return needHit{}
	}
	at := -1 // the last number
	word := -1
	for i := range r.toks {
		if r.count(i) {
			if at = i; word >= 0 && i-word <= casualtyWords {
				return needHit{word, i + 1}
			}
		}
		if r.has(i, lexicon.NeedCasualties) {
			if word = i; at >= 0 && i-at <= casualtyWords {
				return needHit{at, i + 1}
			}
		}
	}
	return needHit{}
}

// count reports whether token i says how many: no year, age, date or measure.
func (r *needReader) count(i int) bool {
	if r.has(i+1, lexicon.NeedUnits) || r.has(i-1, lexicon.NeedLabels) {
		return false
	}
	w := r.word(i)
	if number(w) {
		return !year(w) && !r.dayOf(i)
	}
	return r.english(i).Has(lexicon.Numbers) && !r.is(i, "both", "pair", "half a dozen") || r.is(i, "dozens", "scores", "hundreds", "thousands", "millions")
}

// dayOf reports whether the number i is the day of a date, or an age: "43,".
func (r *needReader) dayOf(i int) bool {
	for _, j := range [...]int{i - 1, i + 1} {
		if j >= 0 && j < len(r.toks) && r.toks[j].capital && r.english(j).Has(lexicon.Months) {
			return true
		}
	}
	end := r.toks[i].End
	return i > 0 && r.toks[i].mark && r.toks[i-1].capital && end < len(r.src) && r.src[end] == ','
}

// figure returns the first figure: money, a share, or a count from countFrom
// on; and whether the sentence has a date.
func (r *needReader) figure() (found needHit, dated bool) {
	for i := range r.toks {
		w := r.word(i)
		t := &r.toks[i]
		if !dated && (r.dated(i) || year(w)) {
			dated = true
		}
		if found.ok() {
			continue
		}
		digits := w[0] >= '0' && w[0] <= '9'
		switch {
		case !digits && !(r.measured(i) && r.english(i).Has(lexicon.Numbers)):
			if r.is(i, "hundreds", "thousands", "millions", "billions") && r.is(i+1, "of") {
				found = needHit{i, i + 1}
			}
		case digits && r.money(i), r.is(i+1, "percent", "dollars", "euros", "cents"), r.is(i+1, "per") && r.is(i+2, "cent"), r.is(i+1, "percentage") && r.is(i+2, "points", "point"):
			found = needHit{i, min(i+2, len(r.toks))}
			if t.End < len(r.src) && r.src[t.End] == '%' || !r.is(i+1, "percent", "dollars", "euros", "cents", "per", "percentage", "million", "billion", "trillion") {
				found.to = i + 1
			}
		case digits && t.End < len(r.src) && r.src[t.End] == '%':
			found = needHit{i, i + 1}
		case (r.is(i+1, "million", "billion", "trillion") || strings.HasSuffix(w, "million") || strings.HasSuffix(w, "billion")) && !r.has(i+2, lexicon.NeedUnits):
			found = needHit{i, i + 2}
		case number(w) && !year(w) && value(w) >= countFrom && !r.dayOf(i) && !r.has(i-1, lexicon.NeedLabels) && (!r.has(i+1, lexicon.NeedUnits) || value(w) >= 10*countFrom) && !r.street(i):
			found = needHit{i, i + 1}
		}
		found.to = min(found.to, len(r.toks))
	}
	return found, dated
}

// measured reports whether token i may be a number word with a measure: "ten million",
// "half-million".
func (r *needReader) measured(i int) bool {
	w := r.word(i)
	return i+1 < len(r.toks) && r.toks[i+1].measure || strings.HasSuffix(w, "million") || strings.HasSuffix(w, "billion")
}

// money reports whether a sign of money stands before token i.
func (r *needReader) money(i int) bool {
	before := r.src[:r.toks[i].Start]
	return strings.HasSuffix(before, "$") || strings.HasSuffix(before, "€") || strings.HasSuffix(before, "£") || strings.HasSuffix(before, "¥")
}

// street reports whether the number i is that of a house or part of a name: a
// capital stands next to it.
func (r *needReader) street(i int) bool {
	if i > 1 && r.toks[i-1].capital && !r.toks[i].mark && !r.dated(i-1) {
		return true
	}
	return i+1 < len(r.toks) && r.toks[i+1].capital && !r.toks[i+1].mark && !r.english(i+1).Any(lexicon.Of(lexicon.Nationalities, lexicon.Countries, lexicon.Members))
}

// past reports whether the sentence is about a year before 2000.
func (r *needReader) past() bool {
	for i := range r.toks {
		if w := r.word(i); year(w) && w[0] == '1' || len(w) == 5 && w[4] == 's' && year(w[:4]) && w[0] == '1' {
			return true
		}
	}
	return false
}

// superlative returns the first rank above all others: "the largest", "the most
// corrupt". "One of the largest" leaves the first place open.
func (r *needReader) superlative() needHit {
	if !r.hit(lexicon.NeedSuperlatives).ok() && !r.hit(lexicon.NeedMostHeads).ok() {
		return needHit{}
	}
	for i := range r.toks {
		from := i
		switch {
		case r.has(i, lexicon.NeedSuperlatives):
		case r.has(i, lexicon.NeedMostHeads) && r.is(i-1, "most", "least"):
			from = i - 1
		default:
			continue
		}
		if w := r.word(from - 1); !r.is(from-1, "the", "its", "his", "her", "their") && !strings.HasSuffix(w, "'s") && !strings.HasSuffix(w, "’s") {
			continue
		}
		if r.is(from-2, "of", "among", "perhaps", "at") || r.is(from-3, "one", "among") {
			continue
		}
		if !r.ranks(from, i+1) {
			continue
		}
		return needHit{from, i + 1}
	}
	if h := r.hit(lexicon.NeedSuperlatives); h.ok() && h.to > h.from+1 { // "never before"
		return h
	}
	return needHit{}
}

// ranks reports whether the superlative [from, to) is what the sentence claims,
// and not part of a phrase about something else ("its biggest donors met"): a
// form of "be", "become" or "mark" stands before it, or behind it the field in
// which something comes first.
func (r *needReader) ranks(from, to int) bool {
	for i := max(from-4, 0); i < from-1; i++ {
		if r.is(i, "is", "are", "was", "were", "became", "become", "becomes", "remains", "remained", "been", "be", "being", "marks", "marked", "making", "made", "it's", "suffered", "posted", "saw", "seen", "recorded") {
			return true
		}
	}
	for i := to; i < min(to+6, len(r.toks)); i++ {
		if r.is(i, "ever", "history", "world", "decades", "generation", "nation", "country") || r.is(i, "since") {
			return true
		}
	}
	return false
}

// prediction returns the first word that says what is to come. "Will" is none
// where it is a noun or a name.
func (r *needReader) prediction() needHit {
	h := r.hit(lexicon.NeedPredictions)
	if !h.ok() || !r.is(h.from, "will") {
		return h
	}
	for i := h.from; i < len(r.toks); i++ {
		if r.is(i, "will") && !r.toks[i].capital && i > 0 && !r.is(i-1, "the", "a", "free", "good", "ill", "political", "own", "of", "at", "popular", "who", "which", "that", "his", "her", "their", "our", "its") {
			return needHit{i, min(i+2, len(r.toks))}
		}
	}
	return needHit{}
}

// charged returns the words that put a wrong as a charge before a court.
func (r *needReader) charged() needHit {
	for i := range r.toks {
		if r.is(i, "charged", "indicted", "convicted", "sentenced", "pleaded", "sued", "fined", "accused", "investigating", "investigated", "investigation", "allegations") {
			return needHit{i, i + 1}
		}
	}
	return needHit{}
}

// whether returns a word before token i that leaves open what comes.
func (r *needReader) whether(i int) needHit {
	for j := range i {
		if r.is(j, "whether") {
			return needHit{j, j + 1}
		}
	}
	return needHit{}
}

// day returns the first day or month behind token i.
func (r *needReader) day(i int) needHit {
	for ; i < len(r.toks); i++ {
		if r.dated(i) {
			return needHit{i, i + 1}
		}
	}
	return needHit{}
}

// number reports whether w is written in digits.
func number(w string) bool {
	for i := 0; i < len(w); i++ {
		if (w[i] < '0' || w[i] > '9') && w[i] != ',' && w[i] != '.' {
			return false
		}
	}
	return w != "" && w[0] >= '0' && w[0] <= '9'
}

// year reports whether w looks like a year.
func year(w string) bool {
	return len(w) == 4 && number(w) && w[1] != ',' && (w[0] == '1' || w[:2] == "20")
}

// value returns what the digits of w come to before its point, 1e9 at most.
func value(w string) int {
	n := 0
	for i := 0; i < len(w) && w[i] != '.' && n < 1e8; i++ {
		if w[i] != ',' {
			n = n*10 + int(w[i]-'0')
		}
	}
	return n
}
