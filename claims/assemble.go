package claims

import (
	"context"
	"slices"
	"sort"
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
func assemble(ctx context.Context, doc *text.Document, qs []quotes.Quotation, as []attribution.Attribution, entities []attribution.Entity) *Report {
	r := &Report{Document: doc, Quotations: qs, Attributions: as}
	r.Claims = attributed(ctx, doc, as)
	corroborate(ctx, doc, as, r.Claims)
	r.Claims = append(r.Claims, asserted(ctx, doc, as)...)
	sort.SliceStable(r.Claims, func(i, j int) bool {
		a, b := r.Claims[i].Span, r.Claims[j].Span
		return a.Start < b.Start || a.Start == b.Start && a.End < b.End
	})
	if ctx.Err() != nil {
		return r
	}
	r.Sources = ledger(r, entities)
	r.Summary = summarize(r)
	keepBooks(r)
	return r
}

// attributed returns the claims that have a source: for each attribution, one
// for every paragraph that its content stands in. What a source did not say,
// or only asked, is no claim.
func attributed(ctx context.Context, doc *text.Document, as []attribution.Attribution) []Claim {
	sentences := doc.Sentences()
	out := make([]Claim, 0, len(as)+len(as)/4)
	var memory chunk.Of[Evidence]
	member := members(doc, as)
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
	from, _ = slices.BinarySearchFunc(sentences, s.Start, func(t text.Sentence, at int) int {
		if t.Span.End <= at {
			return -1
		}
		return 1
	})
	to = from
	for to < len(sentences) && sentences[to].Span.Start < s.End {
		to++
	}
	return from, to
}

// asserted returns the claims that the article makes itself: the sentences
// that no attribution touches. Questions claim nothing.
func asserted(ctx context.Context, doc *text.Document, as []attribution.Attribution) []Claim {
	sentences := doc.Sentences()
	has := make([]bool, len(sentences))
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
	out := make([]Claim, 0, n)
	var reader needReader
	for i, s := range sentences {
		if ctx.Err() != nil {
			break
		}
		if t := doc.Slice(s.Span); !has[i] && t[len(t)-1] != '?' {
			reason, because := reader.need(doc.Text(), s.Span)
			out = append(out, Claim{Span: s.Span, Kind: Asserted, Attribution: -1, Band: Band(0), Needs: reason.Need(), Reason: reason, Because: because})
		}
	}
	return out
}

// ledger returns the sources of r, in the order of their IDs.
func ledger(r *Report, entities []attribution.Entity) []Source {
	out := make([]Source, len(entities))
	var ints chunk.Of[int]
	index := make(map[int]int, len(entities))
	for i, e := range entities {
		out[i] = Source{ID: e.ID, Label: e.Name, Mentions: e.Mentions}
		index[e.ID] = i
	}
	for i := range r.Attributions {
		s := &r.Attributions[i].Source
		n, ok := index[s.ID]
		if !ok {
			continue
		}
		e := &out[n]
		if e.Kind == 0 || s.Kind < e.Kind {
			e.Kind = s.Kind
		}
		if t := r.Document.Slice(s.Span); entities[n].Name == "" && !s.Anaphor && len(t) > len(e.Label) {
			e.Label = t
		}
	}
	for i, c := range r.Claims {
		if c.Attribution < 0 {
			continue
		}
		if n, ok := index[r.Attributions[c.Attribution].Source.ID]; ok {
			out[n].Claims = ints.Append(out[n].Claims, i)
			out[n].Score = max(out[n].Score, c.Score)
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
	var scores []int
	for _, c := range r.Claims {
		if c.Attribution >= 0 {
			s.Attributed++
			if c.Score < vagueBelow {
				s.Vague++
			}
		}
		if c.Needs != NeedNo {
			scores = append(scores, c.Score)
		}
	}
	if len(scores) > 0 {
		slices.Sort(scores)
		s.MedianScore = scores[len(scores)/2]
		if len(scores)%2 == 0 {
			s.MedianScore = (scores[len(scores)/2-1] + scores[len(scores)/2]) / 2
		}
	}
	for _, e := range r.Sources {
		if e.Kind == attribution.NamedPerson || e.Kind == attribution.NamedOrganization {
			s.Named++
		} else if e.Kind == attribution.UnnamedRole || e.Kind == attribution.UnnamedGeneric || e.Kind == attribution.Collective {
			s.Unnamed++
		}
	}
	return s
}
