package report

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/bywhom/bywhom/claims"
	forms "github.com/bywhom/bywhom/internal/report"
)

// Charts are SVG with numbers for attributes and words of this package for text,
// so that nothing of a draft gets into them.

const (
	chartWidth  = 1000
	barHeight   = 28
	stripHeight = 72
	stripBins   = 250 // more claims than this are drawn as the lowest of their neighbours
	minLabel    = 60  // the least width of a part that has its percentage inside
)

// bar draws what the content rests on: one part for each group, as wide as its
// share.
func bar(shares []share) template.HTML {
	var b strings.Builder
	var told []string
	at := 0
	parts := ""
	for _, s := range shares {
		if s.permill == 0 {
			continue
		}
		told = append(told, fmt.Sprintf("%s %d percent", s.Name, s.Percent))
		w := min(s.permill*chartWidth/1000, chartWidth-at)
		parts += fmt.Sprintf(`<rect class="%s" x="%d" y="0" width="%d" height="%d"><title>%s: %d%%</title></rect>`, s.Class, at, w, barHeight, s.Name, s.Percent)
		if w >= minLabel {
			parts += fmt.Sprintf(`<text class="in" x="%d" y="19" text-anchor="middle">%d%%</text>`, at+w/2, s.Percent)
		}
		at += w
	}
	fmt.Fprintf(&b, `<svg class="bar" role="img" viewBox="0 0 %d %d" preserveAspectRatio="none" aria-label="What the content rests on: %s">%s</svg>`, chartWidth, barHeight, strings.Join(told, ", "), parts)
	return template.HTML(b.String())
}

// strip draws the scores along the article: a bar for each claim, where it stands,
// as high as its score.
func strip(r *claims.Report) template.HTML {
	type bin struct{ score, n int }
	length := max(1, len(r.Document.Text()))
	bins := make([]*bin, stripBins)
	count, low := 0, 0
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Attribution < 0 && c.Needs != claims.NeedLikely {
			continue
		}
		count++
		if c.Score < 28 {
			low++
		}
		k := min(stripBins-1, c.Span.Start*stripBins/length)
		switch {
		case bins[k] == nil:
			bins[k] = &bin{c.Score, i + 1}
		case c.Score < bins[k].score:
			*bins[k] = bin{c.Score, i + 1}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="strip" role="img" viewBox="0 0 %d %d" preserveAspectRatio="none" aria-label="Scores along the article: %s, %d of them below 28">`, chartWidth, stripHeight, plural(count, "claim", "claims"), low)
	for _, y := range [...]int{28, 65} {
		fmt.Fprintf(&b, `<line x1="0" x2="%d" y1="%d" y2="%[2]d"/>`, chartWidth, stripHeight-4-y*(stripHeight-8)/100)
	}
	for k, x := range bins {
		if x != nil {
			h := 3 + x.score*(stripHeight-8)/100
			fmt.Fprintf(&b, `<rect class="%s" data-claim="%d" x="%d" y="%d" width="6" height="%d"><title>claim %[2]d: %[6]d</title></rect>`, forms.BandClass(x.score), x.n, min(k*chartWidth/stripBins, chartWidth-6), stripHeight-h, h, x.score)
		}
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}
