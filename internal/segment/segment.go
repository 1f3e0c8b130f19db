// Package segment splits text into paragraphs and sentences. Strings go in,
// byte offsets come out. Where a sentence ends is decided by
// github.com/jdkato/prose/v2, whose known faults are mended here.
package segment

import (
	"strings"

	"github.com/jdkato/prose/v2"
)

// A Kind says what a paragraph is. The values are those of text.ParagraphKind.
type Kind uint8

const (
	Prose Kind = iota + 1
	Heading
	Item
	BlockQuote
	Byline
	Code
	Divider
)

// A Paragraph is a block of text. Body is where its running text starts, after
// a bullet, a number, a quote mark or a dateline.
type Paragraph struct {
	Start, Body, End int
	Kind             Kind
}

// A Sentence is one sentence; Paragraph is an index into Result.Paragraphs.
type Sentence struct{ Start, End, Paragraph int }

// A Result holds the paragraphs and sentences of one text, in order.
type Result struct {
	Paragraphs []Paragraph
	Sentences  []Sentence
}

// Split returns the paragraphs and sentences of src.
func Split(src string) Result { return SplitAll([]string{src})[0] }

// SplitAll returns those of many texts, in their order, with one call of prose.
func SplitAll(srcs []string) []Result {
	out := make([]Result, len(srcs))
	type place struct{ doc, par, at int }
	var places []place
	var joined strings.Builder
	for n, src := range srcs {
		start := 0
		for _, line := range strings.SplitAfter(src, "\n") {
			a, b := start, start+len(line)
			start = b
			for a < b && strings.IndexByte(" \t\r\n", src[a]) >= 0 {
				a++
			}
			for a < b && strings.IndexByte(" \t\r\n", src[b-1]) >= 0 {
				b--
			}
			if a == b {
				continue
			}
			r := &out[n]
			r.Paragraphs = append(r.Paragraphs, Paragraph{a, a, b, Prose})
			places = append(places, place{n, len(r.Paragraphs) - 1, joined.Len()})
			joined.WriteString(src[a:b])
			joined.WriteString("\n!\n")
		}
	}
	all := joined.String()
	d, err := prose.NewDocument(all, prose.WithTagging(false), prose.WithTokenization(false), prose.WithExtraction(false))
	if err != nil {
		return out
	}
	at, k := 0, 0
	for _, s := range d.Sentences() {
		i := strings.Index(all[at:], s.Text)
		if i < 0 || s.Text == "" || s.Text == "!" {
			continue
		}
		from := at + i
		at = from + len(s.Text)
		for k+1 < len(places) && places[k+1].at <= from {
			k++
		}
		p := places[k]
		r := &out[p.doc]
		par := r.Paragraphs[p.par]
		a := par.Start + from - p.at
		b := min(a+len(s.Text), par.End)
		if a < b {
			r.Sentences = append(r.Sentences, Sentence{a, b, p.par})
		}
	}
	return out
}
