package claims

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/chunk"
	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// vagueBelow is the score below which a claim's source is called vague.
const vagueBelow = 28

// assemble makes the report on doc out of what the stages before found. Once ctx
// is done, the report is of no use.
func assemble(ctx context.Context, m *room, doc *text.Document, qs []quotes.Quotation, as []attribution.Attribution, entities []attribution.Entity) *Report {
	r := &Report{Document: doc, Quotations: qs, Attributions: as}
	sourced := attributed(ctx, m, doc, as)
	corroborate(ctx, m, doc, as, sourced)
	slices.SortStableFunc(sourced, func(a, b Claim) int { return inText(a.Span, b.Span) })
	r.Claims = withAsserted(ctx, m, doc, as, sourced)
	if ctx.Err() != nil {
		return r
	}
	r.Sources = ledger(r, entities)
	r.Summary = summarize(r)
	keepBooks(m, r)
	return r
}

// inText compares two spans by where they start, and then by where they end.
func inText(a, b text.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) }

// attributed returns the claims that have a source: for each attribution, one
// for every paragraph that its content stands in. What a source did not say,
// or only asked, is no claim.
func attributed(ctx context.Context, m *room, doc *text.Document, as []attribution.Attribution) []Claim {
	sentences := doc.Sentences()
	out := m.claims[:0]
	var memory chunk.Of[Evidence]
	member := members(m, doc, as)
	for i := range as {
		if ctx.Err() != nil {
			break
		}
		a := &as[i]
		if s := member[i]; !s.IsZero() {
			a.Source.Details = append(slices.Clip(a.Source.Details), attribution.Detail{Kind: attribution.Member, Span: s})
		}
		if a.Polarity == attribution.Open || own(doc, a) {
			continue
		}
		if s := relayIn(doc, a); !s.IsZero() {
			a.Source.Details = append(slices.Clip(a.Source.Details), attribution.Detail{Kind: attribution.Relay, Span: s})
		}
		kind := Reported
		if a.Form == attribution.Direct {
			kind = Quoted
		}
		score, evidence := score(a, &memory)
		first := len(out)
		for _, c := range a.Content {
			span, paragraph := c, -1
			if from, to := touched(sentences, c); from < to {
				span = sentences[from].Span.Cover(sentences[to-1].Span)
				paragraph = sentences[from].Paragraph
			}
			if n := len(out); n > first {
				if last := &out[n-1].Span; span.Overlaps(*last) || paragraph >= 0 && paragraph == paragraphOf(sentences, *last) {
					*last = last.Cover(span)
					continue
				}
			}
			out = append(out, Claim{Span: span, Kind: kind, Attribution: i, Score: score, Band: Band(score), Evidence: evidence})
		}
	}
	m.claims = out
	return out
}

// relayBytes is how far into its content a source may tell who told it.
const relayBytes = 80

// relayIn returns the words in which the source of a says that it passes on what
// another told it: "the general had told him that …".
func relayIn(doc *text.Document, a *attribution.Attribution) text.Span {
	if a.Form == attribution.Direct || len(a.Content) == 0 {
		return text.Span{}
	}
	c := a.Content[0]
	head := doc.Slice(text.Span{Start: c.Start, End: min(c.End, c.Start+relayBytes)})
	for _, s := range [...]string{" had told him", " had told her", " had told them", " was told by", " were told by", " been told by"} {
		if i := strings.Index(head, s); i >= 0 {
			return text.Span{Start: c.Start + i + 1, End: c.Start + i + len(s)}
		}
	}
	return text.Span{}
}

// own reports whether a is the article's own claim: that of its authors ("we
// believe"), or one that says what is due to happen without anybody who says so
// ("is expected to rise").
func own(doc *text.Document, a *attribution.Attribution) bool {
	if !a.Source.Span.IsZero() {
		return a.Source.Kind == attribution.NoSource
	}
	words := scan.Fields(doc.Slice(a.Cue))
	if n := len(words); n > 0 && words[n-1] == "to" {
		words = words[:n-1]
	}
	if len(words) < 2 {
		return false
	}
	switch words[len(words)-1] {
	case "expected", "due", "scheduled", "set", "slated", "planned", "supposed":
		return true
	}
	return false
}

// paragraphOf returns the paragraph of the sentence at the start of s, or -1.
func paragraphOf(sentences []text.Sentence, s text.Span) int {
	if from, to := touched(sentences, s); from < to {
		return sentences[from].Paragraph
	}
	return -1
}

// touched returns the range of the sentences that overlap s.
func touched(sentences []text.Sentence, s text.Span) (from, to int) {
	for to = len(sentences); from < to; {
		if i := int(uint(from+to) >> 1); sentences[i].Span.End <= s.Start {
			from = i + 1
		} else {
			to = i
		}
	}
	for to < len(sentences) && sentences[to].Span.Start < s.End {
		to++
	}
	return from, to
}

// withAsserted returns sourced, which are in text order, and between them the claims
// that the article makes itself: the sentences that no attribution touches. Questions
// claim nothing.
func withAsserted(ctx context.Context, m *room, doc *text.Document, as []attribution.Attribution, sourced []Claim) []Claim {
	sentences := doc.Sentences()
	has := m.bools.take(len(sentences))
	mark := func(s text.Span) {
		if s.IsZero() {
			return
		}
		from, to := touched(sentences, s)
		for i := from; i < to; i++ {
			has[i] = true
		}
	}
	for i := range as {
		if own(doc, &as[i]) {
			continue
		}
		for _, c := range as[i].Content {
			mark(c)
		}
		mark(as[i].Cue)
	}
	n := 0
	for _, h := range has {
		if !h {
			n++
		}
	}
	out := make([]Claim, 0, len(sourced)+n)
	for i, s := range sentences {
		if ctx.Err() != nil {
			break
		}
		if t := doc.Slice(s.Span); !has[i] && t[len(t)-1] != '?' {
			for len(sourced) > 0 && inText(sourced[0].Span, s.Span) <= 0 {
				out, sourced = append(out, sourced[0]), sourced[1:]
			}
			reason, because := m.reader.need(doc.Text(), text.Span{Start: s.Span.Start, End: min(s.Span.End, s.Span.Start+needBytes)})
			out = append(out, Claim{Span: s.Span, Kind: Asserted, Attribution: -1, Band: Band(0), Needs: reason.Need(), Reason: reason, Because: because})
		}
	}
	return append(out, sourced...)
}

// needBytes is how much of a sentence is read for what needs a source.
const needBytes = 1 << 14

// ledger returns the sources of r, in the order of their IDs, which count from 1.
func ledger(r *Report, entities []attribution.Entity) []Source {
	out := make([]Source, len(entities))
	var ints chunk.Of[int]
	for i := range entities {
		e := &entities[i]
		out[i] = Source{ID: e.ID, Label: e.Name, Mentions: e.Mentions}
	}
	for i := range r.Attributions {
		s := &r.Attributions[i].Source
		if s.ID == 0 {
			continue
		}
		e := &out[s.ID-1]
		if e.Kind == 0 || s.Kind < e.Kind {
			e.Kind = s.Kind
		}
		if t := r.Document.Slice(s.Span); entities[s.ID-1].Name == "" && !s.Anaphor && len(t) > len(e.Label) {
			e.Label = t
		}
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Attribution < 0 {
			continue
		}
		if id := r.Attributions[c.Attribution].Source.ID; id != 0 {
			s := &out[id-1]
			s.Claims = ints.Append(s.Claims, i)
			s.Score = max(s.Score, c.Score)
		}
	}
	for i := range out {
		if first := entities[i].First; out[i].Label == "" && !first.IsZero() {
			out[i].Label = r.Document.Slice(first)
		}
		if out[i].Label == "" && len(out[i].Mentions) > 0 {
			out[i].Label = r.Document.Slice(out[i].Mentions[0])
		}
		out[i].Label = strings.TrimRight(out[i].Label, ", ")
	}
	return out
}

// summarize counts what r holds.
func summarize(r *Report) Summary {
	s := Summary{Claims: len(r.Claims)}
	var with [101]int // how many claims have a score
	n := 0
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Attribution >= 0 {
			s.Attributed++
			if c.Score < vagueBelow {
				s.Vague++
			}
		}
		if c.Needs != NeedNo {
			with[c.Score]++
			n++
		}
	}
	if n > 0 {
		s.MedianScore = (nth(&with, (n-1)/2) + nth(&with, n/2)) / 2
	}
	for i := range r.Sources {
		switch k := r.Sources[i].Kind; {
		case k == attribution.NamedPerson || k == attribution.NamedOrganization:
			s.Named++
		case unnamedSource(k):
			s.Unnamed++
		}
	}
	return s
}

// nth returns the n-th lowest score, from 0, of as many as with says.
func nth(with *[101]int, n int) int {
	score := 0
	for ; n >= with[score]; score++ {
		n -= with[score]
	}
	return score
}
