package claims

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/chunk"
	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

// A Ledger says what an article as a whole rests on. Bytes are those of
// content: the words that a source is given, or the sentences that the article
// says by itself. Where one source's words stand within another's, both count
// them, so the shares of the kinds may add up to more than the whole.
type Ledger struct {
	Sources    int     // sources that some claim rests on
	Named      int     // those of them with a name: persons, bodies, outlets, titled records
	Unnamed    int     // those of them that are actual people without a name
	Bytes      int     // of all claims
	Unsourced  int     // bytes that no source is given for
	Kinds      []Share // by kind of source, the most bytes first
	LeadOnOne  int     // the ID of the one unnamed source on which the first paragraph rests, 0 for none
	StoryOnOne int     // the ID of the one unnamed source on which all attributed claims rest, 0 for none
}

// A Share is what rests on one kind of source.
type Share struct {
	Kind    attribution.SourceKind
	Sources int // with a claim
	Claims  int
	Bytes   int // of content
}

// keepBooks fills r.Ledger, and in r.Sources Bytes and Descriptions. It takes
// r.Claims and r.Sources as done.
func keepBooks(m *room, r *Report) {
	l := &r.Ledger
	*l = Ledger{}
	sentences := r.Document.Sentences()

	// Content by source and by kind; the spans of each are joined in the end.
	bySource, byKind, all := m.bySource[:0], m.byKind[:0], m.all[:0]
	claims := [attribution.NoSource + 1]int{}
	lead, story := sole{}, sole{}
	first := leadParagraph(r.Document)
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Attribution < 0 {
			all = append(all, c.Span)
			l.Unsourced += c.Span.Len()
			continue
		}
		a := &r.Attributions[c.Attribution]
		kind := a.Source.Kind
		if kind == 0 || kind > attribution.NoSource {
			kind = attribution.Impersonal
		}
		claims[kind]++
		for _, s := range a.Content {
			s = text.Span{Start: max(s.Start, c.Span.Start), End: min(s.End, c.Span.End)}
			if s.Start >= s.End {
				continue
			}
			all = append(all, s)
			byKind = append(byKind, placed{int(kind), s})
			if id := a.Source.ID; id != 0 {
				bySource = append(bySource, placed{id - 1, s})
			}
		}
		story.add(&a.Source)
		if first >= 0 && paragraphOf(sentences, c.Span) == first {
			lead.add(&a.Source)
		}
	}
	m.bySource, m.byKind, m.all = bySource, byKind, all
	l.Bytes = joined(all)
	l.LeadOnOne, l.StoryOnOne = lead.id, story.id

	bytes := m.ints.take(len(r.Sources))
	sums(bySource, bytes)
	sources := [attribution.NoSource + 1]int{}
	var spans chunk.Of[text.Span]
	for i := range r.Sources {
		s := &r.Sources[i]
		s.Bytes = bytes[i]
		s.Descriptions = descriptions(r.Document, s, &spans)
		if len(s.Claims) == 0 {
			continue
		}
		l.Sources++
		if s.Kind <= attribution.NoSource {
			sources[s.Kind]++
		}
		switch s.Kind {
		case attribution.NamedPerson, attribution.NamedOrganization:
			l.Named++
		case attribution.Media, attribution.Document:
			if s.Score >= namedFrom {
				l.Named++
			}
		case attribution.UnnamedRole, attribution.UnnamedGeneric:
			l.Unnamed++
		}
	}
	shares := [attribution.NoSource + 1]int{}
	sums(byKind, shares[:])
	kinds := 0
	for _, n := range claims {
		kinds += min(n, 1)
	}
	if kinds > 0 {
		l.Kinds = make([]Share, 0, kinds)
	}
	for k, n := range claims {
		if n > 0 {
			l.Kinds = append(l.Kinds, Share{Kind: attribution.SourceKind(k), Sources: sources[k], Claims: n, Bytes: shares[k]})
		}
	}
	slices.SortStableFunc(l.Kinds, func(a, b Share) int { return cmp.Compare(b.Bytes, a.Bytes) })
}

// A placed span counts for a source or a kind.
type placed struct {
	of   int
	span text.Span
}

// sums adds, for each source or kind, how many bytes its spans cover.
func sums(ps []placed, out []int) {
	slices.SortFunc(ps, func(a, b placed) int { return cmp.Or(a.of-b.of, inText(a.span, b.span)) })
	end := 0
	for i, p := range ps {
		if i == 0 || ps[i-1].of != p.of {
			end = 0
		}
		out[p.of] += max(0, p.span.End-max(end, p.span.Start))
		end = max(end, p.span.End)
	}
}

// namedFrom is the score from which a record or an outlet has a name: it is the
// base of a named outlet, and above the ceiling of any unnamed one.
const namedFrom = 40

// A sole finds out whether all claims have one source, and an unnamed one.
type sole struct {
	id   int
	some bool
}

func (s *sole) add(source *attribution.Source) {
	unnamed := source.Kind == attribution.UnnamedRole || source.Kind == attribution.UnnamedGeneric
	switch {
	case !s.some && unnamed:
		s.id = source.ID
	case !unnamed || source.ID != s.id:
		s.id = 0
	}
	s.some = true
}

// leadParagraph returns the index of the first paragraph of prose that ends as
// a sentence does, which a title does not; -1 if there is none.
func leadParagraph(doc *text.Document) int {
	if s := doc.Sentences(); len(s) > 0 {
		ps := doc.Paragraphs()
		for i := s[0].Paragraph; i < len(ps); i++ {
			if end := strings.TrimRight(doc.Slice(ps[i].Body), " \t\r\n\"'’”)"); ps[i].Kind == text.Prose && end != "" && strings.IndexByte(".!?", end[len(end)-1]) >= 0 {
				return i
			}
		}
	}
	return -1
}

// joined returns how many bytes spans cover. It sorts them.
func joined(spans []text.Span) int {
	slices.SortFunc(spans, inText)
	n, end := 0, 0
	for _, s := range spans {
		n += max(0, s.End-max(end, s.Start))
		end = max(end, s.End)
	}
	return n
}

// personNouns are the classes of nouns that say who somebody is; plainNouns say
// no more than that it is somebody.
var (
	personNouns = lexicon.Of(lexicon.Roles, lexicon.Aides, lexicon.Counsel, lexicon.Speakers, lexicon.Members, lexicon.StockOfficial, lexicon.StockPerson, lexicon.Partisans)
	plainNouns  = lexicon.Of(lexicon.StockOfficial, lexicon.StockPerson)
)

// descriptions returns the mentions that describe an unnamed source in another
// way than those before: "a senior official", then "the aide". The first mention
// with a noun is always there. A plainer noun ("the source") changes nothing, nor
// does a definite repetition. They get their room from memory.
func descriptions(doc *text.Document, s *Source, memory *chunk.Of[text.Span]) []text.Span {
	if s.Kind != attribution.UnnamedRole && s.Kind != attribution.UnnamedGeneric {
		return nil
	}
	var out []text.Span
	heads := make([]string, 0, 8)
	for _, m := range s.Mentions {
		head, plain := headNoun(doc.Slice(m))
		if head == "" || len(out) > 0 && plain || slices.Contains(heads, head) {
			continue
		}
		heads = append(heads, head)
		out = memory.Append(out, m)
	}
	return out
}

// headNoun returns the noun of a phrase that says who somebody is, without the
// ending of a plural, and whether it is a plain one; "" for a pronoun or a name.
func headNoun(phrase string) (head string, plain bool) {
	for i, w := range words(phrase) {
		if i > 0 && (w.mark || w.Classes.Has(lexicon.Prepositions) || clauseWord(phrase[w.Start:w.End])) {
			break
		}
		if w.Classes.Any(personNouns) {
			head = strings.TrimSuffix(lexicon.Lower(phrase[w.Start:w.End]), "s")
			plain = w.Classes.Any(plainNouns)
		}
	}
	return head, plain
}

func clauseWord(s string) bool {
	switch s {
	case "who", "which", "that", "whose", "whom":
		return true
	}
	return false
}
