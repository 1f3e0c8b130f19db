package claims

import (
	"fmt"
	"slices"
	"strconv"
	"sync"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/chunk"
	"github.com/bywhom/bywhom/text"
)

// bands are the words for scores, from the best.
var bands = [...]struct {
	from int
	name string
}{
	{85, "fully identified"},
	{65, "identified"},
	{45, "accountable or well described"},
	{28, "thinly described"},
	{10, "vague"},
	{1, "no real source"},
	{0, "unattributed"},
}

// Band returns the words for a score, from "unattributed" for 0 to "fully
// identified" for 85 and more.
func Band(score int) string {
	for _, b := range bands {
		if score >= b.from {
			return b.name
		}
	}
	return bands[len(bands)-1].name
}

// score returns how specific the source of a is, 0 to 100, and why.
func score(a *attribution.Attribution, memory *chunk.Of[Evidence]) (int, []Evidence) {
	details := a.Source.Details
	if a.Stance == attribution.Mental && !slices.ContainsFunc(details, func(d attribution.Detail) bool { return d.Kind == attribution.NoSpeech }) {
		details = append(append(make([]attribution.Detail, 0, 16), details...), attribution.Detail{Kind: attribution.NoSpeech, Span: a.Cue})
	}
	kind := a.Source.Kind
	if kind == 0 {
		kind = attribution.Impersonal
	}
	return scoreOf(kind, details, memory)
}

// scoreOf returns the score of a source of the given kind and details, and the
// evidence: the base, what each detail adds, what is taken away. The points of
// the evidence add up to the score; it gets its room from memory.
func scoreOf(kind attribution.SourceKind, details []attribution.Detail, memory *chunk.Of[Evidence]) (int, []Evidence) {
	f := formOf(kind, details)
	if f == 0 {
		return 0, nil
	}
	var room, other [16]Evidence
	score, evidence := sum(f, details, room[:0])
	if f == partial { // never less than the same words without the name
		if s, e := sum(role, details, other[:0]); s > score {
			score, evidence = s, e
		}
	}
	return score, memory.Copy(evidence)
}

// formOf returns the form of a source, 0 for none.
func formOf(kind attribution.SourceKind, details []attribution.Detail) form {
	told := func(k attribution.DetailKind) bool {
		return slices.ContainsFunc(details, func(d attribution.Detail) bool { return d.Kind == k })
	}
	pick := func(k attribution.DetailKind, with, without form) form {
		if told(k) {
			return with
		}
		return without
	}
	switch kind {
	case attribution.Reporter:
		return pick(attribution.Analysis, analysis, witness)
	case attribution.NamedPerson:
		return pick(attribution.PartialName, partial, person)
	case attribution.Representative:
		return spokesperson
	case attribution.Media:
		return pick(attribution.Unnamed, unnamedOutlet, outlet)
	case attribution.Document:
		if told(attribution.Issuer) || told(attribution.RecordTitle) || told(attribution.Date) {
			return record
		}
		return vagueRecord
	case attribution.NamedOrganization:
		return pick(attribution.Definite, definiteBody, body)
	case attribution.UnnamedRole:
		return role
	case attribution.UnnamedGeneric:
		return pick(attribution.Stock, stock, official)
	case attribution.Collective:
		return group
	case attribution.Impersonal:
		return impersonal
	}
	return 0
}

// rows are the weights of each form, by detail.
var rows = sync.OnceValue(func() *[len(bases)][attribution.NumDetailKinds]int8 {
	t := new([len(bases)][attribution.NumDetailKinds]int8)
	for i, b := range bases {
		for j, w := range weights {
			if w.forms&b.form != 0 {
				t[i][w.detail] = int8(j + 1)
			}
		}
	}
	return t
})

// A worth is a detail that counts: by which of weights, and where it stands.
type worth struct {
	weight int
	span   text.Span
}

// sum adds up what details are worth to a source of form f. It appends the
// evidence.
func sum(f form, details []attribution.Detail, evidence []Evidence) (int, []Evidence) {
	at := slices.IndexFunc(bases[:], func(b struct {
		form          form
		base, ceiling int
		kind          attribution.SourceKind
	}) bool {
		return b.form == f
	})
	base, table := bases[at], &rows()[at]
	evidence = append(evidence, Evidence{Name: "base", Points: base.base})
	score, ceiling := base.base, base.ceiling

	// Best first, so that the second of a name adds only its also.
	counted := make([]worth, 0, 16)
	for i := range details {
		d := &details[i]
		if d.Kind >= attribution.NumDetailKinds || table[d.Kind] == 0 {
			continue
		}
		n := int(table[d.Kind]) - 1
		k := len(counted)
		for k > 0 && counted[k-1].weight >= n {
			k--
		}
		if k == len(counted) || counted[k].weight != n { // of two only the first counts
			counted = slices.Insert(counted, k, worth{n, d.Span})
		}
	}
	for _, c := range counted {
		i, w := c.weight, &weights[c.weight]
		points := w.points
		for _, e := range counted {
			j, o := e.weight, &weights[e.weight]
			if j == i || o.name != w.name {
				continue
			}
			if o.points > w.points || o.points == w.points && j < i {
				points = 0
				if w.also > 0 && o.also > 0 {
					points = w.also
					continue
				}
				break
			}
		}
		// A third grade, better than both, leaves nothing for the second.
		if points == w.also && points != w.points {
			for _, e := range counted {
				if o := &weights[e.weight]; o.name == w.name && o.points > w.points {
					points = 0
				}
			}
		}
		if points > 0 || w.points == 0 {
			score += points
			evidence = append(evidence, Evidence{Name: w.name, Points: points, Span: c.span})
		}
	}

	least := leastClaim
	if f != impersonal {
		least = leastSource
	}
	limit := func(n int, name string, s text.Span) {
		if score > n {
			evidence = append(evidence, Evidence{Name: name, Points: n - score, Span: s})
			score = n
		}
	}
	for _, d := range details {
		if d.Kind == attribution.Unpublished && (f == record) {
			ceiling = min(ceiling, unpublishedCeiling)
		}
	}
	limit(ceiling, "ceiling", text.Span{})
	for _, d := range details {
		switch d.Kind {
		case attribution.Unresolved:
			limit(unresolved, "unresolved", d.Span)
		}
	}
	for _, d := range details {
		points, name := 0, ""
		for _, x := range deductions {
			if x.detail == d.Kind && f != impersonal {
				points, name = x.points, x.name
			}
		}
		if points = max(points, least-score); points < 0 && name != "" {
			score += points
			evidence = append(evidence, Evidence{Name: name, Points: points, Span: d.Span})
		}
	}
	return score, evidence
}

// A step is one thing that would raise a score.
type step struct {
	name     string // of the evidence
	say      string
	min, max int // points
}

// String returns the step as advice: "say how the source knows: +5 to +12".
func (s step) String() string {
	if s.min == s.max {
		return s.say + ": +" + strconv.Itoa(s.max)
	}
	return s.say + ": +" + strconv.Itoa(s.min) + " to +" + strconv.Itoa(s.max)
}

// steps returns what would raise the score of a source of form f, the most
// first.
func steps(f form, score int, evidence []Evidence) []step {
	return appendSteps(nil, f, score, evidence)
}

// appendSteps appends the steps to out, which has none.
func appendSteps(out []step, f form, score int, evidence []Evidence) []step {
	ceiling := 0
	for _, b := range bases {
		if b.form == f {
			ceiling = b.ceiling
		}
	}
	for _, e := range evidence {
		if e.Name == "ceiling" || e.Name == "unresolved" {
			ceiling = 0 // nothing more of the kind counts
		}
	}
	var gains [len(advice)]struct{ min, max int }
	for i := range weights {
		w := &weights[i]
		if w.forms&f == 0 {
			continue
		}
		gain := w.points
		for _, e := range evidence {
			if e.Name == w.name {
				gain -= e.Points
			}
		}
		for k := range advice {
			if g := &gains[k]; advice[k].name == w.name && min(gain, ceiling-score) > 0 {
				gain = min(gain, ceiling-score)
				if g.min == 0 || gain < g.min {
					g.min = gain
				}
				g.max = max(g.max, gain)
			}
		}
	}
	for k, g := range gains {
		if g.max > 0 {
			out = append(out, step{name: advice[k].name, say: advice[k].say, min: g.min, max: g.max})
		}
	}
	slices.SortStableFunc(out, func(a, b step) int { return b.max - a.max })
	return out
}

// whole returns what would make another kind of source of one of form f, "" for
// nothing.
func whole(f form) string {
	switch f {
	case impersonal:
		return "say who says so"
	case stock, official:
		return "say for which body the source works, or what the source does: 28 or more"
	case group:
		return "name one of them, or say how many were asked: 28 or more"
	case vagueRecord:
		return "say whose record it is, or give its title or date: 56 or more"
	case outlet:
		return "ask the outlet's own source, and name it: 70 or more"
	case unnamedOutlet:
		return "name the outlet: 44 or more"
	case spokesperson, body, definiteBody:
		return "name the person who speaks, with the title: 82 or more"
	}
	return ""
}

// raise says what would raise the score of a source of form f: what makes another
// kind of it, then what adds to its own, the most first. Below the best band
// there is always something.
func raise(f form, score int, evidence []Evidence) []string {
	var out []string
	for _, e := range evidence {
		if e.Name == "unresolved" {
			out = append(out, "write who it is in place of the pronoun")
		}
	}
	if s := whole(f); s != "" && len(out) == 0 {
		out = append(out, s)
	}
	if f&(unnamed|group|partial) != 0 {
		out = append(out, "name the source in full: 70 or more")
	}
	for _, s := range steps(f, score, evidence) {
		out = append(out, s.String())
	}
	for _, e := range evidence {
		for _, d := range deductions {
			if e.Name == d.name {
				out = append(out, step{say: d.say, min: -e.Points, max: -e.Points}.String())
			}
		}
	}
	if len(out) == 0 && score < bands[0].from {
		out = append(out, fmt.Sprintf("find a second, independent source: +%d", corroborated))
	}
	return out
}
