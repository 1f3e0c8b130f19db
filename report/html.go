// Package report draws reports as pages for people: an article with its marks,
// and a table of several articles. A page is one file that needs no network, and
// whatever stands in a draft is text there.
//
//	r := checker.Check(doc)
//	err := report.HTML(w, r)
package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"github.com/bywhom/bywhom/claims"
	forms "github.com/bywhom/bywhom/internal/report"
)

var (
	//go:embed page.html
	pageHTML string
	//go:embed page.css
	pageCSS string
	//go:embed page.js
	pageJS string
)

// pages are the templates of pages, parsed on first use.
var pages = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageHTML)) })

// assets are what all pages share.
type assets struct {
	CSS    template.CSS
	JS     template.JS
	Policy string // Content-Security-Policy: nothing but the two above
}

var shared = sync.OnceValue(func() assets {
	return assets{template.CSS(pageCSS), template.JS(pageJS),
		"default-src 'none'; style-src " + hashOf(pageCSS) + "; script-src " + hashOf(pageJS) + "; base-uri 'none'; form-action 'none'"}
})

// hashOf returns the source expression of CSP level 2 for an inline text.
func hashOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// HTML writes a page of the given reports to w, one article below the other: the
// text with its marks, the findings beside it, the ledger of sources and the
// claims. The same reports give the same bytes. The error is that of w.
func HTML(w io.Writer, reports ...*claims.Report) error {
	p := page{assets: shared(), Title: "bywhom", Note: forms.Disclaimer}
	if len(reports) == 1 {
		p.Title = forms.Name(reports[0].Document)
	}
	for i, r := range reports {
		p.Articles = append(p.Articles, newArticle(forms.Clamped(r), i))
	}
	return pages().ExecuteTemplate(w, "article", p)
}

type page struct {
	assets
	Title    string
	Note     string
	Articles []*article
}

// An article is what a page shows of one report. Its ids start with Key, so that
// several articles fit on one page.
type article struct {
	Key      string
	Name     string
	Summary  string
	Sections [][]forms.Block // of some paragraphs each, which are drawn only when they are seen
	Claims   []claimRow
	Sources  []sourceRow
	Bar      template.HTML
	Strip    template.HTML
	Legend   []share
	Rules    []string // that found something
	Counts   [4]int   // of findings, by severity
	Findings int
}

// Short reports whether the claims can be shown at once.
func (a *article) Short() bool { return len(a.Claims) <= shortClaims }

const shortClaims = 100

// sectionBlocks is how many paragraphs a section has.
const sectionBlocks = 24

func newArticle(r *claims.Report, n int) *article {
	a := &article{Key: fmt.Sprintf("a%d-", n), Name: forms.Name(r.Document), Summary: inWords(r), Findings: len(r.Findings)}
	rules := map[string]bool{}
	for _, f := range r.Findings {
		a.Counts[f.Severity]++
		if !rules[f.Rule] {
			rules[f.Rule] = true
			a.Rules = append(a.Rules, f.Rule)
		}
	}
	blocks := forms.Blocks(r, a.Key)
	for len(blocks) > 0 {
		n := min(len(blocks), sectionBlocks)
		a.Sections, blocks = append(a.Sections, blocks[:n]), blocks[n:]
	}
	a.Claims, a.Sources = claimRows(r), sourceRows(r)
	a.Legend = shares(r)
	a.Bar, a.Strip = bar(a.Legend), strip(r)
	return a
}

// inWords says what a page shows in colours: "14 claims; 5 rest on unnamed
// sources; the lead rests on one."
func inWords(r *claims.Report) string {
	var named, unnamed, vague, wanting int
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Attribution < 0 {
			if c.Needs == claims.NeedLikely {
				wanting++
			}
			continue
		}
		switch forms.GroupOf(r.Attributions[c.Attribution].Source.Kind) {
		case forms.GroupNamed, forms.GroupBody, forms.GroupRecord:
			named++
		case forms.GroupUnnamed:
			unnamed++
		default:
			vague++
		}
	}
	if len(r.Claims) == 0 {
		return "No claims were found."
	}
	parts := []string{plural(len(r.Claims), "claim", "claims")}
	if named > 0 {
		parts = append(parts, rest(named)+" on named sources, bodies or records")
	}
	if unnamed > 0 {
		parts = append(parts, rest(unnamed)+" on unnamed sources")
	}
	if vague > 0 {
		parts = append(parts, rest(vague)+" on vague ones")
	}
	if wanting > 0 {
		parts = append(parts, plural(wanting, "has no source and likely needs one", "have no source and likely need one"))
	}
	switch {
	case r.Ledger.StoryOnOne != 0:
		parts = append(parts, "the whole story rests on one unnamed source")
	case r.Ledger.LeadOnOne != 0:
		parts = append(parts, "the lead rests on one unnamed source")
	}
	if r.Summary.Attributed > 0 {
		parts = append(parts, fmt.Sprintf("the median score is %d of 100", r.Summary.MedianScore))
	}
	return strings.Join(parts, "; ") + "."
}

func rest(n int) string { return plural(n, "rests", "rest") }

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
