// Package segment splits text into paragraphs and sentences. Strings go in,
// byte offsets come out. Where a sentence ends is decided by
// github.com/jdkato/prose/v2, whose known faults are mended here.
//
// The work has four steps: lines become paragraphs (paragraph.go), paragraphs
// become words (word.go), prose says behind which words a sentence ends
// (prose.go), and rules correct it (mend.go). Where the rules leave prose no say,
// it is not asked.
package segment

import "slices"

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

// A Paragraph is a block of text without the white space around it. Body is
// where its running text starts, after a bullet, a number, a quote mark or a
// dateline.
type Paragraph struct {
	Start, Body, End int
	Kind             Kind
}

// hasSentences reports whether the paragraph is running text.
func (p Paragraph) hasSentences() bool {
	return p.Kind == Prose || p.Kind == Item || p.Kind == BlockQuote
}

// A Sentence is one sentence; Paragraph is an index into Result.Paragraphs.
type Sentence struct{ Start, End, Paragraph int }

// A Result holds the paragraphs and sentences of one text, in order. Sentences
// do not overlap and lie in the body of their paragraph. Between them is
// nothing but white space.
type Result struct {
	Paragraphs []Paragraph
	Sentences  []Sentence
}

// Split returns the paragraphs and sentences of src. Every string has a
// result, one that is not UTF-8 too.
func Split(src string) Result { return SplitAll([]Input{{Text: src}})[0] }

// An Input is a text to split. Paragraphs are nil where they are to be found; of
// those that are given as prose, bylines and datelines are still told apart.
type Input struct {
	Text       string
	Paragraphs []Paragraph
}

// SplitAll returns the results of many texts, in their order. Prose is asked
// once for all of them, and only about the paragraphs in which its word makes a
// difference: that call costs 10 ms however short the text.
func SplitAll(inputs []Input) []Result {
	out := make([]Result, len(inputs))
	var open []run
	var in input
	var buf []word
	for i, given := range inputs {
		src := given.Text
		var lead []span
		if given.Paragraphs == nil {
			out[i].Paragraphs, lead = paragraphs(src)
		} else {
			out[i].Paragraphs = recognize(src, given.Paragraphs)
		}
		for n, p := range out[i].Paragraphs {
			if !p.hasSentences() {
				continue
			}
			for len(lead) > 0 && lead[0].start < p.Body {
				lead = lead[1:]
			}
			buf = words(buf[:0], src, p, lead)
			if len(buf) == 0 {
				continue
			}
			before := len(out[i].Sentences)
			if !out[i].split(src, n, buf, false) {
				out[i].Sentences = out[i].Sentences[:before]
				r := run{text: i, paragraph: n, words: slices.Clone(buf)}
				in.add(src, r.words)
				open = append(open, r)
			}
		}
	}
	in.segment()
	for i, r := range open {
		res := &out[r.text]
		res.split(inputs[r.text].Text, r.paragraph, r.words, true)
		if i+1 == len(open) || open[i+1].text != r.text {
			slices.SortFunc(res.Sentences, func(a, b Sentence) int { return a.Start - b.Start })
		}
	}
	return out
}

// split appends the sentences of a paragraph with the given words. Unless prose
// was asked about them, it reports whether that would change nothing.
func (r *Result) split(src string, paragraph int, words []word, asked bool) bool {
	m := mender{src: src, words: words, asked: asked}
	m.sentences(func(start, end int) {
		r.Sentences = append(r.Sentences, Sentence{start, end, paragraph})
	})
	return !m.doubt
}

// A run is the words of one paragraph, about which prose is asked.
type run struct {
	text, paragraph int
	words           []word
}
