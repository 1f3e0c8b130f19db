package quotes

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bywhom/bywhom/text"
)

// What a quotation is for shows in its own words first, then in the few words
// before and after it.

const (
	// contextBytes and contextWords bound what is looked at on each side.
	contextBytes = 120
	contextWords = 7
	// contentWords is how many words of a quotation are looked at: a title has
	// seldom more.
	contentWords = 14
	// contentBytes bounds them in bytes: a word can be a megabyte of anything.
	contentBytes = 400
	// termWords is the number of words of the longest term or scare quote that
	// is taken for one without a hint.
	termWords = 3
)

// set makes a set of the words in a string.
func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

var (
	// saying holds verbs that take somebody's words as their object. Verbs of
	// judging ("decried", "hailed") are not among them: what they put in marks
	// are terms as often as words.
	saying = set(`say says said saying tell tells told telling ask asks asked asking add adds added adding
		state states stated stating explain explains explained explaining write writes wrote writing
		argue argues argued arguing warn warns warned warning insist insists insisted insisting reply replies replied replying
		respond responds responded answer answered answers declare declares declared declaring announce announced
		announces announcing shout shouts shouted shouting whisper whispered mutter muttered yell yelled cry cried
		remark remarks remarked note notes noted noting observe observed observes comment commented comments
		concede conceded concedes admit admits admitted acknowledge acknowledged confess confessed recall recalls recalled
		quip quipped joke joked jokes tweet tweeted tweets post posted posts texted continue continued continues
		claim claims claimed claiming contend contends contended assert asserts asserted maintain maintained maintains
		call calls called calling describe describes described describing characterize characterized characterise
		characterised brand branded brands label labeled labelled labels deem deemed dismiss dismissed dismisses
		denounce denounced denounces condemn condemned condemns praise praised criticized criticised
		vow vowed vows pledge pledged promise promised promises predict predicted predicts conclude concluded concludes
		testify testified exclaim exclaimed proclaim proclaimed chant chanted read reads sings sang quoted quoting
		suggest suggested suggests according agreed agrees stressed emphasized emphasised reiterated urged demanded
		accused thundered gasped murmured laughed sighed smiled goes went like began begins put puts`)
	// loose holds those that are seldom about words unless the quotation follows
	// at once: "continues to decry", "put it in", "is like".
	loose = set(`continue continues continued like goes went began begins put puts laughed sighed smiled agreed agrees
		post posts posted note notes state states label labels read reads accused cried recall recalls answer sings sang`)
	// notAfter holds those that stand behind a short quotation too, where
	// "read" or "put" would be a verb of its own.
	notAfter = set(`according read reads goes went like began begins put puts post posts note notes call calls called state states label labels
		described describe branded promise comment comments claim claims answer condemn condemned dismissed promises`)
	// naming holds what stands right before a term.
	naming = set(`so-called dubbed nicknamed termed codenamed code-named labeled labelled alias aka word words term terms
		phrase phrases slogan label nickname notion concept expression moniker acronym hashtag`)
	// dubbing holds those that have somebody or something between them and it:
	// "dubbed the plan the".
	dubbing = set(`dubbed nicknamed codenamed code-named christened`)
	// works holds kinds of works, and what says that a title follows or precedes.
	works = set(`book books novel novels film films movie movies song songs album albums single show shows series sitcom
		play plays musical opera poem poems essay article story paper painting documentary program programme podcast
		game episode chapter column report study memoir biography anthology comedy drama thriller track tune hymn ballad
		sequel trilogy bestseller magazine sculpture exhibition exhibit ballet symphony soundtrack lecture speech
		titled entitled headlined starring starred directed co-wrote author authors`)
	// minor holds the words that a title may write small.
	minor = set(`a an and as at but by for from in into is nor of off on or over so than the to up upon vs with de la le el du des der die das von und et y`)
	// exclaimed holds answers and calls that are speech in one word.
	exclaimed = set(`yes no yeah nope ok okay hello hi goodbye bye thanks sorry never maybe absolutely exactly why what how who
		wow oh ah hey please stop help enough amen hallelujah bravo sure certainly right true false nothing nobody everything`)
	// being holds forms of "to be": "is called" names, "called it" says.
	being = set(`is are was were be been being what also often commonly usually sometimes widely popularly locally 's`)
	// articles may stand between a naming verb and the name.
	articles = set(`a an the`)
)

// kindOf says what q is for. q is not a block quote.
func kindOf(doc *text.Document, p text.Paragraph, q Quotation) Kind {
	src := doc.Text()
	content := src[q.Content.Start:q.Content.End]
	words := wordsOf(make([]string, 0, contentWords), head(content, contentBytes), contentWords)
	n := len(words)
	before := lastWords(make([]string, 0, contextWords), src, p.Body.Start, q.Span.Start)
	after, glued := nextWords(make([]string, 0, contextWords), src, q.Span.End, p.Span.End)

	if q.Continues {
		return Speech
	}
	named := namedBefore(before)
	title := titleCase(words)
	work := title && (near(before, works, 3) || nearStart(after, works, 2))
	end := lastByte(content)
	ended := end == '!' || end == '?' || end == '.' || end == ',' || end == '-' || strings.HasSuffix(content, "…") || strings.HasSuffix(content, "—")
	cueAfter := saidAfter(after, ended || glued)
	cueBefore := saidBefore(before)
	first := p.Kind != text.Heading && startsSentence(src, p.Body.Start, q.Span.Start)
	capital := n > 0 && upperFirst(words[0])

	switch {
	case n == 0:
		return Scare
	case work && (!cueAfter || !ended || n > 1 && near(before, works, 1)):
		return Title
	case named && n <= contentWords/2 && !(ended && cueAfter):
		if title && n > 1 && near(before, works, 3) {
			return Title
		}
		return Scare
	case title && n >= 2 && !cueAfter && !(ended && first && end != ',') && !(capital && introduced(src, p.Body.Start, q.Span.Start) && cueBefore):
		if nickname(src, p, q) {
			return Scare
		}
		return Title
	case p.Kind == text.Heading && n <= termWords:
		return Scare
	case n > termWords:
		return Speech
	case cueAfter && (ended || glued || !first):
		return Speech
	case nickname(src, p, q):
		return Scare
	case cueBefore:
		return Speech
	case end == '!' || end == '?':
		return Speech
	case n == 1 && exclaimed[strings.ToLower(strings.Trim(words[0], ".,!?…"))] && (capital || ended):
		return Speech
	case capital && (ended || glued) && (first || introduced(src, p.Body.Start, q.Span.Start)):
		return Speech
	}
	return Scare
}

// namedBefore reports whether the words before a quotation say that a name or a
// term follows: so-called, known as, dubbed the.
func namedBefore(before []string) bool {
	i := len(before) - 1
	direct := true
	for i >= 0 && articles[before[i]] {
		i, direct = i-1, false
	}
	if i < 0 {
		return false
	}
	if near(before, dubbing, 4) {
		return true
	}
	switch w := before[i]; {
	case naming[w]:
		return true
	case w == "as":
		return i > 0 && (before[i-1] == "known" || before[i-1] == "to" && i > 1 && before[i-2] == "referred")
	case w == "called":
		return !direct && before[i+1] == "the" || i == 0 || being[before[i-1]] || i > 1 && being[before[i-2]] && strings.HasSuffix(before[i-1], "ly") ||
			!direct && i > 0 && works[before[i-1]]
	}
	return false
}

// saidBefore reports whether a verb of saying stands among the words before.
func saidBefore(before []string) bool {
	for i := len(before) - 1; i >= 0; i-- {
		if !saying[before[i]] {
			continue
		}
		if i+1 < len(before) && before[i+1] == "to" && i > 0 && being[before[i-1]] {
			continue // "is said to be"
		}
		if loose[before[i]] && (i != len(before)-1 || i > 0 && articles[before[i-1]]) {
			continue
		}
		return true
	}
	return false
}

// saidAfter reports whether a verb of saying follows: "he said" or "said Ada
// Ruiz", behind a quotation that ends as speech does.
func saidAfter(after []string, ended bool) bool {
	if !ended {
		return false
	}
	for i, w := range after {
		if i == 5 {
			return false
		}
		if saying[w] && !notAfter[w] {
			return true
		}
	}
	return false
}

// near reports whether one of the last n words is in set.
func near(words []string, set map[string]bool, n int) bool {
	for i := len(words) - 1; i >= 0 && i >= len(words)-n; i-- {
		if set[words[i]] {
			return true
		}
	}
	return false
}

// nearStart reports whether one of the first n words is in set.
func nearStart(words []string, set map[string]bool, n int) bool {
	for i := 0; i < len(words) && i < n; i++ {
		if set[words[i]] {
			return true
		}
	}
	return false
}

// titleCase reports whether the words are written like a title: the first and
// all but the minor ones with a capital.
func titleCase(words []string) bool {
	if len(words) == 0 || !upperFirst(words[0]) && !digit(words[0][0]) || len(words) >= contentWords {
		return false
	}
	big := 0
	for _, w := range words {
		switch {
		case upperFirst(w):
			big++
		case minor[strings.ToLower(strings.Trim(w, ".,!?:;…"))] || digit(w[0]) || w[0] == '&':
		default:
			return false
		}
	}
	// "I am in" is not a title for all its small words.
	return big > 0 && (len(words) == 1 || 2*big >= len(words)) && !(len(words) > 1 && (words[0] == "I" || strings.HasPrefix(words[0], "I'") || strings.HasPrefix(words[0], "I’")))
}

// nickname reports whether q stands between a name's parts: William "Bill" Ruiz.
func nickname(src string, p text.Paragraph, q Quotation) bool {
	a, b := src[p.Body.Start:q.Span.Start], src[q.Span.End:p.Span.End]
	if !strings.HasSuffix(a, " ") || !strings.HasPrefix(b, " ") || len(b) < 2 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(b[1:])
	a = a[:len(a)-1]
	i := len(a)
	for i > 0 && len(a)-i < wordWindow && a[i-1] != ' ' && a[i-1] != '\n' {
		i--
	}
	prev, _ := utf8.DecodeRuneInString(a[i:])
	return unicode.IsUpper(next) && unicode.IsUpper(prev) && unicode.IsLetter(rune(a[len(a)-1])) && i > 0 || unicode.IsUpper(next) && unicode.IsUpper(prev) && i == 0 && len(a) > 3
}

// startsSentence reports whether nothing or the end of a sentence stands before at.
func startsSentence(src string, start, at int) bool {
	s := strings.TrimRight(src[max(start, at-contextBytes):at], " \t\r\n\u00a0\"'“‘«*_([")
	if s == "" {
		return true
	}
	s = strings.TrimRight(s, "\"'”’»)")
	return s != "" && strings.IndexByte(".!?", s[len(s)-1]) >= 0
}

// introduced reports whether a comma or a colon stands before at.
func introduced(src string, start, at int) bool {
	s := strings.TrimRight(src[max(start, at-contextBytes):at], " \t\r\n\u00a0*_")
	return s != "" && (s[len(s)-1] == ',' || s[len(s)-1] == ':')
}

// lastWords returns the words of the sentence before at, lower case, at most
// contextWords. words is their room.
func lastWords(words []string, src string, start, at int) []string {
	from := max(start, at-contextBytes)
	s := src[from:at]
	for len(words) < contextWords {
		s = strings.TrimRight(s, " \t\r\n\u00a0")
		if s == "" {
			break
		}
		i := strings.LastIndexAny(s, " \t\r\n")
		if i < 0 && from > start {
			break // it may be half a word
		}
		w := s[i+1:]
		t := strings.TrimRight(w, "\"'”’»)")
		if t != "" && strings.IndexByte(".!?;", t[len(t)-1]) >= 0 && !shortForm(t) {
			break
		}
		words = append(words, w)
		s = s[:i+1]
	}
	slices.Reverse(words)
	return lowered(words)
}

// shortForm reports whether w, with its full stop, looks like an abbreviation.
func shortForm(w string) bool {
	return len(w) <= 4 && unicode.IsUpper(rune(w[0])) && w[len(w)-1] == '.' || strings.Count(w, ".") > 1
}

// nextWords returns the words behind at up to the sentence's end, and whether a
// comma or a dash stands between at and them. room is theirs.
func nextWords(room []string, src string, at, end int) (words []string, comma bool) {
	s := head(src[at:end], contextBytes)
	for _, sign := range [...]string{",", "—", "–", " —", " –", " --"} {
		comma = comma || strings.HasPrefix(s, sign)
	}
	s = strings.TrimPrefix(s, ",")
	words = room
	for w := range strings.FieldsSeq(s) {
		words = append(words, w)
		t := strings.TrimRight(w, "\"'”’»)")
		if len(words) == contextWords || t == "" || strings.IndexByte(".!?;:", t[len(t)-1]) >= 0 && !shortForm(t) {
			break
		}
	}
	return lowered(words), comma
}

// lowered trims the words to their letters and makes them lower case. It uses
// their room.
func lowered(words []string) []string {
	out, shared := words[:0], true
	for _, w := range words {
		if w = strings.Trim(w, " \"'“”‘’«»„‹›`.,;:!?()[]{}—–-*_…"); w != "" {
			if !strings.Contains(w, "—") && !strings.Contains(w, "–") {
				out = append(out, strings.ToLower(w))
				continue
			}
			// "visit—called" is two words without a space between them
			if shared {
				out, shared = slices.Clone(out), false
			}
			for _, part := range strings.FieldsFunc(w, func(r rune) bool { return r == '—' || r == '–' }) {
				out = append(out, strings.ToLower(part))
			}
		}
	}
	return out
}

// wordsOf returns up to n words of s that hold a letter or a digit,
// without the marks around them, behind those of out, which has none.
func wordsOf(out []string, s string, n int) []string {
	for w := range strings.FieldsSeq(s) {
		w = strings.Trim(w, "\"'“”‘’«»„‹›`()[]*_")
		if strings.IndexFunc(w, alnum) < 0 {
			continue
		}
		if out = append(out, w); len(out) == n {
			break
		}
	}
	return out
}

// countWords returns the number of words in s, at most limit.
func countWords(s string, limit int) int {
	return len(wordsOf(make([]string, 0, contentWords), s, limit))
}

// worded reports whether s holds anything but marks and white space.
func worded(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && !strings.ContainsRune("\"'“”‘’«»„‟‚‛‹›`", r) {
			return true
		}
	}
	return false
}

// head returns the first n bytes of s, or fewer: it splits no character.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func upper(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }

func upperFirst(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

func lastByte(s string) byte {
	s = strings.TrimRight(s, " \"'”’»")
	if s == "" {
		return 0
	}
	return s[len(s)-1]
}
