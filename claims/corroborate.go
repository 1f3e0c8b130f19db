package claims

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

const (
	corroborated  = 8   // a second, independent source for the same claim; once
	unnamedMost   = 69  // for unnamed sources alone, corroborated or not: below any full name
	overlapBack   = 8   // so many attributions before are looked at for the same content
	memberReach   = 2   // a member of a class is looked for in so many sentences behind
	memberLetters = 5   // a shorter word does not tell a class
	personBytes   = 120 // a longer source phrase tells of more than its person
	referBytes    = 40  // content longer than this refers to nothing said before
)

// corroborate adds to the score of each claim that a second, independent source
// is given for. Of the claims of the same content the best one gets the points,
// once. It takes claims with those of one attribution in a row.
func corroborate(ctx context.Context, m *room, doc *text.Document, as []attribution.Attribution, claims []Claim) {
	best := m.ints.take(len(as)) // the first claim of each attribution, or -1
	for i := range best {
		best[i] = -1
	}
	for i := len(claims) - 1; i >= 0; i-- {
		if n := claims[i].Attribution; n >= 0 {
			best[n] = i
		}
	}
	order := m.ints.take(len(as))[:0]
	for i := range as {
		if best[i] >= 0 && len(as[i].Content) > 0 && somebody(&as[i]) {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := &as[a], &as[b]
		return cmp.Or(x.Content[0].Start-y.Content[0].Start, x.Cue.Start-y.Cue.Start, x.Source.Span.Start-y.Source.Span.Start, a-b)
	})

	// Whoever bears whom out is of one group, whose number is that of its first.
	group, other := m.ints.take(len(order)), m.ints.take(len(order))
	groupOf := func(n int) int {
		for group[n] != n {
			group[n] = group[group[n]]
			n = group[n]
		}
		return n
	}
	for n, i := range order {
		if ctx.Err() != nil {
			return
		}
		group[n], other[n] = n, -1
		points := pointsBack(doc, &as[i])
		for k := max(0, n-overlapBack); k < n; k++ {
			j := order[k]
			if !shared(&as[i], &as[j]) && !(points && follows(doc, &as[i], &as[j])) || !independent(doc, &as[i], &as[j]) {
				continue
			}
			g, h := groupOf(n), groupOf(k)
			group[max(g, h)] = min(g, h)
			if other[n] < 0 {
				other[n] = j
			}
			if other[k] < 0 {
				other[k] = i
			}
		}
	}
	top := m.ints.take(len(order)) // the best of each group
	for n := range order {
		g := groupOf(n)
		if g == n || claims[best[order[n]]].Score > claims[best[order[top[g]]]].Score {
			top[g] = n
		}
	}
	for n, i := range order {
		if other[n] < 0 || top[groupOf(n)] != n {
			continue
		}
		most := 100
		if unnamedSource(as[i].Source.Kind) && unnamedSource(as[other[n]].Source.Kind) {
			most = unnamedMost
		}
		for k := best[i]; k < len(claims) && claims[k].Attribution == i; k++ {
			c := &claims[k]
			if points := min(corroborated, most-c.Score); points > 0 {
				c.Score += points
				c.Band = Band(c.Score)
				c.Evidence = append(slices.Clip(c.Evidence), Evidence{Name: "corroboration", Points: points, Span: as[other[n]].Source.Span})
			}
		}
	}
}

// somebody reports whether a has a cue and a source that may bear a claim out:
// no class, nor nobody.
func somebody(a *attribution.Attribution) bool {
	if a.Cue.IsZero() || a.Source.Span.IsZero() || a.Source.ID == 0 || a.Polarity != attribution.Affirmed {
		return false
	}
	switch a.Source.Kind {
	case 0, attribution.Collective, attribution.Impersonal, attribution.NoSource:
		return false
	}
	return true
}

func unnamedSource(k attribution.SourceKind) bool {
	return k == attribution.UnnamedRole || k == attribution.UnnamedGeneric || k == attribution.Collective
}

// independent reports whether two sources are of different kinds or bodies, each
// with a cue of its own. Two without names or bodies must differ in trade: "a
// second official" may sit next to the first.
func independent(doc *text.Document, a, b *attribution.Attribution) bool {
	if a.Source.ID == b.Source.ID || a.Cue.Overlaps(b.Cue) || a.Source.Span.Overlaps(b.Source.Span) {
		return false
	}
	x, y := bodyOf(doc, &a.Source), bodyOf(doc, &b.Source)
	if x != "" && y != "" {
		return x != y
	}
	if a.Source.Kind != b.Source.Kind {
		return true
	}
	if a.Source.Name != "" || b.Source.Name != "" {
		return a.Source.Name != "" && b.Source.Name != "" && a.Source.Name != b.Source.Name
	}
	p, plainA := headNoun(doc.Slice(a.Source.Span))
	q, plainB := headNoun(doc.Slice(b.Source.Span))
	return p != "" && q != "" && p != q && !plainA && !plainB || p != q && (x != "") != (y != "")
}

// bodyOf returns the body for which s speaks or works, in lower case.
func bodyOf(doc *text.Document, s *attribution.Source) string {
	if s.Kind == attribution.NamedOrganization || s.Kind == attribution.Media {
		if s.Name != "" {
			return lexicon.Lower(s.Name)
		}
		return lexicon.Lower(doc.Slice(s.Span))
	}
	for _, d := range s.Details {
		if d.Kind == attribution.AffiliationBody || d.Kind == attribution.Principal {
			return lexicon.Lower(doc.Slice(d.Span))
		}
	}
	return ""
}

// shared reports whether two attributions give the same content to their
// sources: most of it is common, and neither stands in what the other says.
func shared(a, b *attribution.Attribution) bool {
	common, x, y := 0, 0, 0
	for _, s := range a.Content {
		x += s.Len()
		if s.Overlaps(b.Cue) || s.Overlaps(b.Source.Span) {
			return false
		}
		for _, t := range b.Content {
			common += max(0, min(s.End, t.End)-max(s.Start, t.Start))
		}
	}
	for _, t := range b.Content {
		y += t.Len()
		if t.Overlaps(a.Cue) || t.Overlaps(a.Source.Span) {
			return false
		}
	}
	return 2*common > max(x, y)
}

// pointsBack reports whether a says no more than that what somebody said is so:
// "A second official confirmed the account."
func pointsBack(doc *text.Document, a *attribution.Attribution) bool {
	if len(a.Content) != 1 || a.Content[0].Len() > referBytes {
		return false
	}
	l := lowerer{s: doc.Slice(a.Cue)}
	for w := l.next(); w != nil; w = l.next() {
		switch string(w) {
		case "confirm", "confirms", "confirmed", "corroborate", "corroborates", "corroborated", "verify", "verified", "verifies", "backed", "echoed":
			return refers(doc.Slice(a.Content[0]))
		}
	}
	return false
}

// follows reports whether a stands behind b, in the same sentence or the next.
func follows(doc *text.Document, a, b *attribution.Attribution) bool {
	if a.Cue.Start < b.Cue.End {
		return false
	}
	sentences := doc.Sentences()
	_, end := touched(sentences, b.Content[len(b.Content)-1].Cover(b.Cue))
	at, _ := touched(sentences, a.Cue)
	return at-end <= 0 && at < len(sentences) && end > 0 && sentences[at].Paragraph-sentences[end-1].Paragraph <= 1
}

// refers reports whether s only points at what was said: "it", "the account",
// "his version of events".
func refers(s string) bool {
	ws := words(s)
	for i, w := range ws {
		switch key := lexicon.Lower(s[w.Start:w.End]); key {
		case "it", "this", "that", "these", "those", "them":
			if len(ws) == 1 {
				return true
			}
		case "account", "accounts", "report", "reports", "version", "figure", "figures", "number", "numbers", "details", "claim", "claims", "story", "remarks", "statement", "toll", "amount", "sequence":
			return i > 0 && (w.Len() > 0) && determiner(ws[0])
		}
	}
	return false
}

func determiner(w word) bool {
	return w.Classes.Has(lexicon.Determiners) || w.Classes.Has(lexicon.Possessives)
}

// members returns, for each attribution, what names and quotes a member of the
// class that is its source, in the next sentences: "Economists doubt it. …" and
// then "Ada Ruiz, an economist at …, said". Zero for none.
func members(m *room, doc *text.Document, as []attribution.Attribution) []text.Span {
	out := m.spans.take(len(as))
	sentences := doc.Sentences()
	people := m.ints.take(len(as))[:0] // attributions to named persons, by cue or source
	at := func(a *attribution.Attribution) int {
		from, _ := touched(sentences, a.Source.Span)
		return from
	}
	for i := range as {
		if as[i].Source.Kind == attribution.NamedPerson && !as[i].Source.Span.IsZero() && len(as[i].Content) > 0 {
			people = append(people, i)
		}
	}
	slices.SortStableFunc(people, func(a, b int) int { return as[a].Source.Span.Start - as[b].Source.Span.Start })
	for i := range as {
		a := &as[i]
		if a.Source.Kind != attribution.Collective || a.Source.Span.IsZero() {
			continue
		}
		here := at(a)
		n, _ := slices.BinarySearchFunc(people, a.Source.Span.End, func(p, end int) int { return as[p].Source.Span.Start - end })
		for ; n < len(people); n++ {
			p := &as[people[n]]
			if at(p) > here+memberReach {
				break
			}
			if memberOf(doc, &a.Source, &p.Source) {
				out[i] = p.Source.Span
				break
			}
		}
	}
	return out
}

// memberOf reports whether the words on a person hold a noun of the class.
func memberOf(doc *text.Document, class, person *attribution.Source) bool {
	phrase := doc.Slice(class.Span)
	if person.Name == "" || person.Span.Len() > personBytes {
		return false
	}
	about := append(make([]text.Span, 0, 16), person.Span)
	for _, d := range person.Details {
		switch d.Kind {
		case attribution.Title, attribution.Role, attribution.AffiliationBody, attribution.AffiliationSector, attribution.AffiliationCountry:
			about = append(about, d.Span)
		}
	}
	for _, w := range words(phrase) {
		key := singular(phrase[w.Start:w.End])
		if len(key) < memberLetters || w.Classes.Any(vagueWords) {
			continue
		}
		for _, s := range about {
			t := doc.Slice(s)
			for from, to, _ := cut(t, 0); from < to; from, to, _ = cut(t, to) {
				if strings.EqualFold(singular(t[from:to]), key) {
					return true
				}
			}
		}
	}
	return false
}

// singular returns s without an "s" at its end.
func singular(s string) string {
	if n := len(s); n > 0 && s[n-1]|0x20 == 's' {
		return s[:n-1]
	}
	return s
}

// vagueWords tell no class: who says "people" has said nothing of anybody.
var vagueWords = lexicon.Of(lexicon.Vague, lexicon.Inexact, lexicon.StockPerson, lexicon.Determiners, lexicon.Prepositions, lexicon.Seniority, lexicon.Former)
