package report

import (
	"strings"

	"github.com/bywhom/bywhom/claims"
	forms "github.com/bywhom/bywhom/internal/report"
	"github.com/bywhom/bywhom/text"
)

// A share says how much of the content rests on a group.
type share struct {
	Name    string
	Class   string
	Percent int
	permill int
}

// shares returns the shares of all groups, in the order of the groups. They add
// up to 1000 permill, but for rounding.
func shares(r *claims.Report) []share {
	var bytes [forms.Groups]int
	for _, k := range r.Ledger.Kinds {
		bytes[forms.GroupOf(k.Kind)] += k.Bytes
	}
	bytes[forms.GroupNobody] += r.Ledger.Unsourced
	all := 0
	for _, n := range bytes {
		all += n
	}
	out := make([]share, forms.Groups)
	for g := range forms.Groups {
		out[g] = share{Name: g.String(), Class: g.Class()}
		if all > 0 {
			out[g].permill = 1000 * bytes[g] / all
			out[g].Percent = (out[g].permill + 5) / 10
		}
	}
	return out
}

// A sourceRow is a line of the ledger.
type sourceRow struct {
	ID       int
	Label    string
	Kind     string
	Class    string
	Mentions int
	Claims   int
	Share    int // percent of the content
	Score    int
	Band     string
}

func sourceRows(r *claims.Report) []sourceRow {
	var out []sourceRow
	for i := range r.Sources {
		s := &r.Sources[i]
		row := sourceRow{ID: s.ID, Label: forms.OneLine(s.Label, labelRunes), Kind: s.Kind.String(), Class: forms.GroupOf(s.Kind).Class(),
			Mentions: len(s.Mentions), Claims: len(s.Claims), Score: s.Score, Band: forms.BandClass(s.Score)}
		if r.Ledger.Bytes > 0 {
			row.Share = (100*s.Bytes + r.Ledger.Bytes/2) / r.Ledger.Bytes
		}
		out = append(out, row)
	}
	return out
}

// A claimRow is one claim with the sum behind its score.
type claimRow struct {
	N     int
	Line  int
	Score int
	Class string
	Band  string
	Who   string
	Kind  string
	Text  string
	Sum   string
}

const (
	labelRunes = 80
	claimRunes = 160
)

// claimRows returns the claims that have a source or likely need one.
func claimRows(r *claims.Report) []claimRow {
	doc := r.Document
	var out []claimRow
	for i := range r.Claims {
		c := &r.Claims[i]
		row := claimRow{N: i + 1, Line: doc.Position(c.Span.Start).Line, Score: c.Score, Class: forms.BandClass(c.Score), Band: c.Band}
		switch {
		case c.Attribution >= 0:
			a := &r.Attributions[c.Attribution]
			row.Who, row.Kind = "nobody", a.Source.Kind.String()
			if !a.Source.Span.IsZero() {
				row.Who = forms.OneLine(doc.Slice(a.Source.Span), labelRunes)
				if n := a.Source.Name; n != "" && !strings.Contains(row.Who, n) {
					row.Who += " → " + forms.OneLine(n, labelRunes)
				}
			}
			var said []string
			for _, s := range a.Content {
				if s = (text.Span{Start: max(s.Start, c.Span.Start), End: min(s.End, c.Span.End)}); s.Start < s.End {
					said = append(said, doc.Slice(s))
				}
			}
			row.Text = forms.OneLine(strings.Join(said, " … "), claimRunes)
			row.Sum = forms.Sum(c)
		case c.Needs == claims.NeedLikely:
			row.Who, row.Kind, row.Text = "no source", "likely needs one", forms.OneLine(doc.Slice(c.Span), claimRunes)
			row.Sum = c.Reason.String()
			if !c.Because.IsZero() {
				row.Sum += ": “" + forms.OneLine(doc.Slice(c.Because), labelRunes) + "”"
			}
		default:
			continue
		}
		out = append(out, row)
	}
	return out
}
