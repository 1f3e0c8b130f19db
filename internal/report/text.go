package report

import (
	"cmp"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

const (
	minWidth    = 40
	margin      = "      " // as wide as a score with its spaces
	vagueBelow  = 28       // a score under this is called vague, as in claims.Summary
	labelWidth  = 60       // of a source's words in the head
	sourceBytes = 400      // of a source's words, more than any line holds
)

// Disclaimer is the last line of every text report.
const Disclaimer = "A score says how much a reader is told about a source. Specificity is not truth: no claim is called true or false here, no source honest."

// totals count what the claims of one report rest on.
type totals struct {
	named, described, vague int // attributed claims, by what they rest on
	wanting, plain          int // claims without a source: those that likely need one, the others
	findings                [claims.Error + 1]int
}

func count(r *claims.Report) totals {
	var t totals
	for i := range r.Claims {
		c := &r.Claims[i]
		switch {
		case c.Attribution < 0 && c.Needs == claims.NeedLikely:
			t.wanting++
		case c.Attribution < 0:
			t.plain++
		case c.Score < vagueBelow:
			t.vague++
		case r.Attributions[c.Attribution].Source.Kind <= attribution.NamedOrganization:
			t.named++
		default:
			t.described++
		}
	}
	return t
}

// text writes r for people.
func (w *Writer) text(r *claims.Report) {
	if w.n > 0 {
		w.string("\n")
	}
	t := count(r)
	w.all.named += t.named
	w.all.described += t.described
	w.all.vague += t.vague
	w.all.wanting += t.wanting
	w.head(r, t)
	if w.opts.View {
		for i := range r.Findings {
			w.all.findings[r.Findings[i].Severity]++
		}
		w.view(r)
		return
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		switch {
		case !w.opts.Claims && !w.opts.All:
		case c.Attribution >= 0:
			w.claim(r, c)
		case c.Needs == claims.NeedLikely:
			w.unsourced(r, c, "no source, and likely needs one")
		case w.opts.All:
			w.unsourced(r, c, "no source, and needs none")
		}
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		w.all.findings[f.Severity]++
		again := i > 0 && f.Span == r.Findings[i-1].Span && f.File.IsZero() && r.Findings[i-1].File.IsZero()
		if !again {
			w.string("\n")
		}
		w.finding(r, f, again)
	}
}

// head writes what the whole article comes to.
func (w *Writer) head(r *claims.Report, t totals) {
	w.paint(bold, Name(r.Document))
	w.string("\n")
	if len(r.Claims) == 0 {
		w.string("no claims\n")
		return
	}
	parts := []string{
		fmt.Sprintf("%s, %d attributed, median score %d", Plural(len(r.Claims), "claim"), r.Summary.Attributed, r.Summary.MedianScore),
	}
	if r.Summary.Attributed > 0 {
		parts = append(parts, fmt.Sprintf("resting on sources that are named: %d, unnamed but described: %d, vague: %d", t.named, t.described, t.vague))
	}
	if t.wanting > 0 {
		parts = append(parts, fmt.Sprintf("without a source and likely in need of one: %d", t.wanting))
	}
	if t.plain > 0 {
		s := fmt.Sprintf("without a source and in no need of one: %d", t.plain)
		if w.opts.Claims && !w.opts.All {
			s += " (not listed)"
		}
		parts = append(parts, s)
	}
	parts = append(parts, ledger(r)...)
	for _, p := range parts {
		w.wrapped(p)
	}
}

// Name returns the name of doc as people read it.
func Name(doc *text.Document) string { return cmp.Or(Clean(doc.Name()), "(no name)") }

// ledger says what the article as a whole rests on: how many sources, which
// part of its content on which kind; then, where there is such a thing, what
// rests on one unnamed source and whose description changes.
func ledger(r *claims.Report) []string {
	l := &r.Ledger
	if l.Sources == 0 || l.Bytes == 0 {
		return nil
	}
	share := func(n int) string { return strconv.Itoa((100*n+l.Bytes/2)/l.Bytes) + "%" }
	s := fmt.Sprintf("%s, %d named; of the content", Plural(l.Sources, "source"), l.Named)
	for _, k := range l.Kinds {
		s += " " + share(k.Bytes) + " " + k.Kind.String() + ","
	}
	s += " " + share(l.Unsourced) + " without a source"
	out := []string{s}

	label := func(id int) string {
		for i := range r.Sources {
			if r.Sources[i].ID == id {
				return "“" + cut(Clean(r.Sources[i].Label), labelWidth) + "”"
			}
		}
		return "?"
	}
	var notes []string
	switch {
	case l.StoryOnOne != 0:
		notes = append(notes, "all that has a source rests on one unnamed source: "+label(l.StoryOnOne))
	case l.LeadOnOne != 0:
		notes = append(notes, "the first paragraph rests on one unnamed source: "+label(l.LeadOnOne))
	}
	for i := range r.Sources {
		if d := r.Sources[i].Descriptions; len(d) > 1 {
			notes = append(notes, "described in two ways: “"+cut(excerpt(r.Document, d[:1]), labelWidth)+"”, then “"+cut(excerpt(r.Document, d[1:2]), labelWidth)+"”")
		}
	}
	if len(notes) > 0 {
		out = append(out, strings.Join(notes, "; "))
	}
	return out
}

// claim writes one claim that has a source: who, by which words, what, why.
func (w *Writer) claim(r *claims.Report, c *claims.Claim) {
	a := &r.Attributions[c.Attribution]
	at := claimed(a, c)
	who := "nobody named"
	if !a.Source.Span.IsZero() {
		who = strings.TrimRight(excerpt(r.Document, []text.Span{a.Source.Span}), ",;: ")
		if n := Clean(a.Source.Name); !strings.Contains(who, n) {
			who += " → " + n
		}
	}
	cue := ""
	if !a.Cue.IsZero() {
		cue = " · “" + excerpt(r.Document, []text.Span{a.Cue}) + "”"
	}
	w.first(c.Score, who, cue, r.Document.Position(at[0].Start).Line)
	w.line(excerpt(r.Document, at))
	why := c.Band
	if a.Source.Kind != 0 {
		why = a.Source.Kind.String() + ", " + why
	}
	if len(c.Evidence) > 0 {
		why += ": " + Sum(c)
	}
	w.dim(why)
}

// unsourced writes one claim that the article makes itself.
func (w *Writer) unsourced(r *claims.Report, c *claims.Claim, why string) {
	w.first(c.Score, why, "", r.Document.Position(c.Span.Start).Line)
	w.line(excerpt(r.Document, []text.Span{c.Span}))
	if c.Reason != 0 && !c.Because.IsZero() {
		w.dim(c.Reason.String() + ": “" + cut(Clean(r.Document.Slice(c.Because)), labelWidth) + "”")
	}
}

// first writes a claim's first line: its score, who says it and by which
// words, cut to the width, and the line of the file at the right edge.
func (w *Writer) first(score int, who, cue string, line int) {
	w.string("\n")
	w.paint(colorOf(score), fmt.Sprintf("%4d", score))
	w.string("  ")
	place := "line " + strconv.Itoa(line)
	room := w.opts.Width - len(margin) - len(place) - 2
	cue = cut(cue, room/2)
	who = cut(who, room-utf8.RuneCountInString(cue))
	w.paint(bold, who)
	w.string(cue)
	w.string(strings.Repeat(" ", 2+max(0, room-utf8.RuneCountInString(who)-utf8.RuneCountInString(cue))))
	w.paint(faint, place)
	w.string("\n")
}

// line writes s on one line under a claim's first, cut to the width.
func (w *Writer) line(s string) {
	w.string(margin)
	w.string(cut(s, w.opts.Width-len(margin)))
	w.string("\n")
}

// dim writes s under a claim, less bright and wrapped to the width.
func (w *Writer) dim(s string) {
	for l := range lines(s, w.opts.Width-len(margin)) {
		w.string(margin)
		w.paint(faint, l)
		w.string("\n")
	}
}

// wrapped writes s from the left edge, wrapped to the width.
func (w *Writer) wrapped(s string) {
	for l := range lines(s, w.opts.Width) {
		w.string(l)
		w.string("\n")
	}
}

// finding writes one finding: a line that editors and CI logs make a link of,
// then the words that it is about in their line, unless the finding before showed
// them, and what to do.
func (w *Writer) finding(r *claims.Report, f *claims.Finding, again bool) {
	doc := r.Document
	w.string(Clean(doc.Name()))
	w.string(":")
	w.string(doc.FilePosition(f.Source(doc).Start).String())
	w.string(": ")
	w.paint(colorOfSeverity[f.Severity], f.Severity.String())
	w.string(": ")
	w.string(Clean(f.Message))
	w.paint(faint, " ("+f.Rule+")")
	w.string("\n")
	switch {
	case again:
	case f.File.IsZero():
		before, words, after := around(doc, f.Span, w.opts.Width-len(margin)-2)
		w.string(margin)
		w.string(before)
		w.paint(underlined, "["+words+"]")
		w.string(after)
		w.string("\n")
	default:
		w.line(Clean(doc.File()[f.File.Start:f.File.End]))
	}
	if f.Suggestion != "" {
		w.pays = w.pays || strings.Contains(f.Suggestion, ": +") || strings.HasSuffix(f.Suggestion, " or more")
		w.dim("→ " + Clean(f.Suggestion))
	}
}

// around returns the words of s, and what stands before and behind them in their
// paragraph, together at most width characters; "…" stands for what is left out.
func around(doc *text.Document, s text.Span, width int) (before, words, after string) {
	from, to := max(0, s.Start-sourceBytes), min(len(doc.Text()), s.End+sourceBytes)
	ps := doc.Paragraphs()
	if i := sort.Search(len(ps), func(i int) bool { return s.Start < ps[i].Span.End }); i < len(ps) && ps[i].Span.Start <= s.Start {
		from, to = max(from, ps[i].Span.Start), min(to, max(ps[i].Span.End, s.End))
	}
	for from < s.Start && !utf8.RuneStart(doc.Text()[from]) {
		from++
	}
	for to > s.End && to < len(doc.Text()) && !utf8.RuneStart(doc.Text()[to]) {
		to--
	}
	words = cut(excerpt(doc, []text.Span{s}), width)
	room := width - utf8.RuneCountInString(words)
	before, after = Clean(doc.Text()[from:s.Start]), Clean(doc.Text()[s.End:to])
	if before != "" && blankAt(doc.Text(), s.Start-1) {
		before += " "
	}
	if after != "" && blankAt(doc.Text(), s.End) {
		after = " " + after
	}
	if n := utf8.RuneCountInString(before); n > room/2 {
		keep := max(room/2, room-utf8.RuneCountInString(after))
		if n > keep {
			before = "…" + strings.TrimLeft(last(before, max(0, keep-1)), " ")
		}
	}
	return before, words, cut(after, max(1, room-utf8.RuneCountInString(before)))
}

// last returns the last n characters of s.
func last(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

func blankAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r')
}

// footer writes the sum over several articles and the disclaimer.
func (w *Writer) footer() {
	if w.n == 0 {
		return
	}
	w.string("\n")
	if f := w.all.findings; f[claims.Error]+f[claims.Warning]+f[claims.Info] > 0 {
		w.wrapped(fmt.Sprintf("%s, %s, %d for information; bywhom explain RULE says what one is about.", Plural(f[claims.Error], "error"), Plural(f[claims.Warning], "warning"), f[claims.Info]))
	}
	if w.pays {
		w.wrapped("Behind →, “+5 to +12” is what a score would gain, “28 or more” what it would be.")
	}
	if w.opts.Claims || w.opts.All {
		w.wrapped("Scores are of 100: " + bands() + ".")
	}
	if w.n > 1 {
		w.wrapped(fmt.Sprintf("%d articles. Claims resting on sources that are named: %d, unnamed but described: %d, vague: %d; without a source and likely in need of one: %d.",
			w.n, w.all.named, w.all.described, w.all.vague, w.all.wanting))
	}
	for l := range lines(Disclaimer, w.opts.Width) {
		w.paint(faint, l)
		w.string("\n")
	}
}

// bands lists the words for scores, each with the least score that has them.
func bands() string {
	var parts []string
	for score := 100; score >= 0; score-- {
		if score == 0 || claims.Band(score) != claims.Band(score-1) {
			parts = append(parts, fmt.Sprintf("%d %s", score, claims.Band(score)))
		}
	}
	return "from " + strings.Join(parts, ", ")
}

// claimed returns the part of a's content that stands in c.
func claimed(a *attribution.Attribution, c *claims.Claim) []text.Span {
	var out []text.Span
	for _, s := range a.Content {
		s = text.Span{Start: max(s.Start, c.Span.Start), End: min(s.End, c.Span.End)}
		if s.Start < s.End {
			out = append(out, s)
		}
	}
	if out == nil {
		return []text.Span{c.Span}
	}
	return out
}

// Sum returns the evidence as a sum: "base 22 + role 6 = 28". A ceiling shows
// as the last step.
func Sum(c *claims.Claim) string {
	var b strings.Builder
	total := 0
	for i, e := range c.Evidence {
		points := e.Points
		switch {
		case points == 0:
			continue // told, but worth nothing
		case i > 0 && points < 0:
			b.WriteString(" − ")
			points = -points
		case i > 0:
			b.WriteString(" + ")
		}
		fmt.Fprintf(&b, "%s %d", Clean(e.Name), points)
		total += e.Points
	}
	fmt.Fprintf(&b, " = %d", total)
	if total != c.Score {
		fmt.Fprintf(&b, ", limited to %d", c.Score)
	}
	return b.String()
}

// excerpt returns the text of spans on one line, "…" between them. It is long
// enough for any line and no longer than it must be.
func excerpt(doc *text.Document, spans []text.Span) string {
	if len(spans) == 1 && spans[0].Len() <= sourceBytes {
		return Clean(doc.Slice(spans[0]))
	}
	var b strings.Builder
	for i, s := range spans {
		if i > 0 {
			b.WriteString(" … ")
		}
		cutShort := s.Len() > sourceBytes
		if cutShort {
			s.End = s.Start + sourceBytes
			for s.End > s.Start && !utf8.RuneStart(doc.Text()[s.End]) {
				s.End--
			}
		}
		b.WriteString(Clean(doc.Slice(s)))
		if cutShort {
			b.WriteString(" …")
			break
		}
	}
	return b.String()
}

// Clean returns s on one line and fit for a terminal: white space folded, and
// control characters replaced, for an article, or the name of its file, may hold
// escape sequences.
func Clean(s string) string { return replaced(folded(s), unfit) }

// replaced returns s with U+FFFD for each character that is bad.
func replaced(s string, bad func(rune) bool) string {
	if !strings.ContainsFunc(s, bad) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if bad(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// folded returns s with one space for white space of any length, and none at its
// ends: s itself, where that is how it is written.
func folded(s string) string {
	for i, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// unfit reports whether r is no character, or may do to a terminal more than show.
func unfit(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' || r == 0x7F
	}
	return r == utf8.RuneError || unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r)
}

// OneLine returns s on one line, fit for a terminal and a page, of at most width
// characters and without commas at its ends.
func OneLine(s string, width int) string { return cut(strings.Trim(Clean(s), ",;: "), width) }

// cut returns s, or as much of it as goes into width with "…" behind.
func cut(s string, width int) string {
	if utf8.RuneCountInString(s) <= width {
		return s
	}
	n := 0
	for i := range s {
		if n++; n == width {
			s = s[:i]
			break
		}
	}
	return strings.TrimRight(s, " ") + "…"
}

// lines breaks s between words into lines of at most width; a longer word
// stands on a line of its own.
func lines(s string, width int) func(func(string) bool) {
	return func(yield func(string) bool) {
		s := folded(s)
		line, n := 0, 0 // where the line starts, and how wide it is so far
		for at, end := 0, 0; at < len(s); at = end + 1 {
			word, _, _ := strings.Cut(s[at:], " ")
			k := utf8.RuneCountInString(word)
			end = at + len(word)
			if n > 0 && n+1+k > width {
				if !yield(s[line : at-1]) {
					return
				}
				line, n = at, 0
			}
			if n > 0 {
				n++
			}
			n += k
		}
		if n > 0 {
			yield(s[line:])
		}
	}
}

// Plural returns n with the noun in the form that goes with it.
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
