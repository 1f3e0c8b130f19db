package report

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

// A Block is one paragraph of the article.
type Block struct {
	Key   string // of the article's ids
	Tag   string // see tagOf
	Lead  string // what leads in an item: its bullet
	Line  int
	Runs  []Run
	Notes []Note
}

// A Run is some text of a paragraph of which all has the same marks. Runs do not
// nest, so marks may overlap as they like.
type Run struct {
	Text   string
	Class  string // "" for plain text
	Claim  int    // number of the claim whose content it is, from 1; 0 for none
	Source int    // ID of the source that is mentioned; 0 for none
	Score  string // behind the last run of a claim's content
	Badge  string // the class of that score's band
	Said   string // for readers of the screen: "score 35"
	URL    string
	Notes  []int // numbers of the findings whose words end here
}

// A Note is a finding in the margin.
type Note struct {
	N          int
	Severity   string
	Rule       string
	Message    string
	Suggestion string
}

// A mark is a span of the text that looks other than the rest.
type mark struct {
	text.Span
	class  string
	claim  int
	source int
	url    string
}

// Blocks returns the paragraphs of an article with its marks, in order. key stands
// before the ids of a page. A finding in an article without text has a block of
// its own.
func Blocks(r *claims.Report, key string) []Block { return newMarker(r, key).blocks() }

// A marker cuts an article into runs.
type marker struct {
	r     *claims.Report
	key   string
	marks []mark         // sorted by start
	ends  map[int][]int  // where a claim's content ends: its numbers
	notes map[int][]int  // where a finding's words end: their numbers
	at    map[int][]Note // by paragraph
}

func newMarker(r *claims.Report, key string) *marker {
	m := &marker{r: r, key: key, ends: map[int][]int{}, notes: map[int][]int{}, at: map[int][]Note{}}
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Attribution < 0 {
			if c.Needs == claims.NeedLikely {
				m.marks = append(m.marks, mark{Span: c.Span, class: "c b0", claim: i + 1})
				m.ends[c.Span.End] = append(m.ends[c.Span.End], i+1)
			}
			continue
		}
		end := 0
		for _, s := range r.Attributions[c.Attribution].Content {
			s = text.Span{Start: max(s.Start, c.Span.Start), End: min(s.End, c.Span.End)}
			if s.Start < s.End {
				m.marks = append(m.marks, mark{Span: s, class: "c " + BandClass(c.Score), claim: i + 1})
				end = max(end, s.End)
			}
		}
		if end > 0 {
			m.ends[end] = append(m.ends[end], i+1)
		}
	}
	for i := range r.Attributions {
		if a := &r.Attributions[i]; !a.Cue.IsZero() {
			m.marks = append(m.marks, mark{Span: a.Cue, class: "cue"})
		}
	}
	for i := range r.Sources {
		s := &r.Sources[i]
		for _, at := range s.Mentions {
			m.marks = append(m.marks, mark{Span: at, class: "s " + GroupOf(s.Kind).Class(), source: s.ID})
		}
	}
	for _, l := range r.Document.Links() {
		m.marks = append(m.marks, mark{Span: l.Span, url: safe(l.URL)})
	}
	ps := r.Document.Paragraphs()
	for i := range r.Findings {
		f := &r.Findings[i]
		k, _ := slices.BinarySearchFunc(ps, f.Span.Start, func(p text.Paragraph, at int) int {
			if p.Span.End <= at {
				return -1
			}
			return 1
		})
		k = min(k, len(ps)-1)
		m.at[k] = append(m.at[k], Note{i + 1, f.Severity.String(), f.Rule, Clean(f.Message), Clean(f.Suggestion)})
		if f.File.IsZero() && f.Span.Len() > 0 {
			m.marks = append(m.marks, mark{Span: f.Span, class: "f f-" + f.Severity.String() + " n" + strconv.Itoa(i+1)})
			m.notes[f.Span.End] = append(m.notes[f.Span.End], i+1)
		}
	}
	slices.SortStableFunc(m.marks, func(a, b mark) int { return a.Start - b.Start })
	return m
}

func (m *marker) blocks() []Block {
	doc := m.r.Document
	var out []Block
	next := 0
	var open []mark // that may reach into the paragraph
	for i, p := range doc.Paragraphs() {
		b := Block{Key: m.key, Tag: tagOf(p.Kind), Line: doc.Position(p.Span.Start).Line, Notes: m.at[i]}
		span := p.Span
		switch p.Kind {
		case text.Divider:
			span.Start = span.End
		case text.Item, text.BlockQuote:
			b.Lead, span = strings.TrimSpace(doc.Text()[p.Span.Start:p.Body.Start]), text.Span{Start: p.Body.Start, End: p.Span.End}
			if p.Kind == text.BlockQuote || strings.Trim(b.Lead, "*-+•·–— ") == "" {
				b.Lead = ""
			}
		}
		open = slices.DeleteFunc(open, func(k mark) bool { return k.End <= span.Start })
		for next < len(m.marks) && m.marks[next].Start < span.End {
			open = append(open, m.marks[next])
			next++
		}
		b.Runs = m.runs(span, open)
		out = append(out, b)
	}
	if notes := m.at[-1]; len(notes) > 0 {
		out = append(out, Block{Key: m.key, Tag: "p", Line: 1, Notes: notes})
	}
	return out
}

// runs cuts span at the edges of marks. What covers a place counts in the order
// of marks; of two claims or sources the one that starts later does.
func (m *marker) runs(span text.Span, marks []mark) []Run {
	if span.Len() <= 0 {
		return nil
	}
	cuts := []int{span.Start, span.End}
	for _, k := range marks {
		for _, at := range [...]int{k.Start, k.End} {
			if at > span.Start && at < span.End {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	src := m.r.Document.Text()
	var out []Run
	first := 0 // marks before it have ended
	for i := 0; i+1 < len(cuts); i++ {
		from, to := cuts[i], cuts[i+1]
		x := Run{Text: printable(src[from:to])}
		var classes []string
		for first < len(marks) && marks[first].End <= from {
			first++
		}
		for _, k := range marks[first:] {
			if k.Start >= to {
				break
			}
			if k.End <= from {
				continue
			}
			if k.url != "" {
				x.URL = k.url
			}
			if k.claim != 0 {
				x.Claim = k.claim
				classes = slices.DeleteFunc(classes, func(c string) bool { return strings.HasPrefix(c, "c ") })
			}
			if k.source != 0 {
				x.Source = k.source
				classes = slices.DeleteFunc(classes, func(c string) bool { return strings.HasPrefix(c, "s ") })
			}
			if k.class != "" {
				classes = append(classes, k.class)
			}
		}
		for _, n := range m.ends[to] {
			if x.Claim == n {
				x.Score = strconv.Itoa(m.r.Claims[n-1].Score)
				x.Badge = BandClass(m.r.Claims[n-1].Score)
				x.Said = "score " + x.Score + ", " + m.r.Claims[n-1].Band
			}
		}
		x.Notes = m.notes[to]
		x.Class = strings.Join(classes, " ")
		out = append(out, x)
	}
	return out
}

// printable returns s with a mark for each character that cannot stand in a page.
func printable(s string) string {
	return replaced(s, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' || r == 0x7F || r == utf8.RuneError
	})
}

// safe returns url if it is one that a page may lead to, else "".
func safe(url string) string {
	l := strings.ToLower(url)
	if strings.HasPrefix(l, "https://") || strings.HasPrefix(l, "http://") || strings.HasPrefix(l, "mailto:") {
		return url
	}
	return ""
}

func tagOf(k text.ParagraphKind) string {
	switch k {
	case text.Heading:
		return "h3"
	case text.Item:
		return "li"
	case text.BlockQuote:
		return "blockquote"
	case text.Code:
		return "pre"
	case text.Divider:
		return "hr"
	case text.Byline:
		return "byline"
	}
	return "p"
}
