package markup

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bywhom/bywhom/text"
)

var errDocxBody = errors.New("no body")

// The namespace of Word's elements: of the usual files and of "strict" ones.
const (
	wordSpace       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	wordStrictSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// A docxPart is a part of the archive while it is read.
type docxPart struct {
	d     *xml.Decoder
	name  string
	file  *docxFile
	attrs []xml.Attr // of the element that starts
	err   error      // the limit that was met
}

// count counts n more of what, one of those of docxMost.
func (p *docxPart) count(what, n int) {
	if p.file.counts[what] += n; p.file.counts[what] > docxMost[what].n && p.err == nil {
		p.err = docxTooMany(docxMost[what].what)
	}
}

// A docxHandler is told what stands in a part. Only start, end and text of
// Word's own elements; any of all that start. What start says to skip, nobody
// is told of.
type docxHandler struct {
	any   func(name string)
	start func(name, parent string) (skip bool)
	end   func(name string)
	text  func(s string)
}

// walk reads a part from its start to its end.
func (p *docxPart) walk(h docxHandler) error {
	var open []string // Word's elements; "" for those of others
	skip := 0         // how deep in one that is not read
	for {
		if p.err != nil {
			return p.err
		}
		token, err := p.d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(open)+skip >= docxDepth {
				return docxLimit(fmt.Sprintf("elements nest deeper than %d: no word processor wrote this; save the document again", docxDepth))
			}
			p.count(docxElements, 1)
			name := ""
			if t.Name.Space == wordSpace || t.Name.Space == wordStrictSpace {
				name = t.Name.Local
			}
			p.attrs = t.Attr
			parent := ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			switch {
			case skip > 0:
				skip++
				continue
			case t.Name.Local == "Fallback": // says the same again, for old programs
				skip = 1
				continue
			case h.any != nil:
				h.any(t.Name.Local)
			case name != "" && h.start(name, parent):
				skip = 1
				continue
			}
			open = append(open, name)
		case xml.EndElement:
			if skip > 0 {
				skip--
				continue
			}
			if name := open[len(open)-1]; name != "" && h.end != nil {
				h.end(name)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if skip == 0 && h.text != nil && len(open) > 0 && open[len(open)-1] == "t" {
				h.text(string(t))
			}
		}
	}
}

// attr returns an attribute of the element that starts, "" if it has none.
func (p *docxPart) attr(name string) string {
	for _, a := range p.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// A docxText reads the paragraphs of one part.
type docxText struct {
	*docxFile
	*docxPart
	open    []*docxParagraph // one in the other: a text box stands in a paragraph
	link    text.Link        // that is open
	tables  int              // that are open
	hidden  bool             // the run is not shown
	body    bool
	pending []string // comments in front of the next paragraph
}

// readText reads the text of the document, its footnotes or its endnotes.
func (d *docxFile) readText(p *docxPart) error {
	t := &docxText{docxFile: d, docxPart: p}
	err := p.walk(docxHandler{start: t.start, end: t.end, text: t.add})
	switch {
	case err != nil:
		return err
	case p.name == docxDocument && !t.body:
		return errDocxBody
	}
	return nil
}

func (t *docxText) start(name, parent string) (skip bool) {
	switch name {
	case "body":
		t.body = true
	case "del", "moveFrom", "pPrChange", "rPrChange":
		return true
	case "footnote", "endnote":
		what := docxFootnoteCount
		if name == "endnote" {
			what = docxEndnoteCount
		}
		t.count(what, 1)
		return t.attr("type") != "" && t.attr("type") != "normal" // the line above them
	case "tbl":
		t.tables++
	case "p":
		t.paragraph()
	case "r":
		t.hidden = false
	case "vanish":
		t.hidden = t.attr("val") != "0" && t.attr("val") != "false"
	case "commentRangeStart", "commentReference":
		t.comment(t.attr("id"))
	}
	if len(t.open) == 0 {
		return false
	}
	p := t.open[len(t.open)-1]
	switch name {
	case "pStyle":
		p.style = t.attr("val")
	case "numId":
		p.item = t.attr("val") != "0"
	case "hyperlink":
		t.count(docxLinkCount, 1)
		t.link = text.Link{Span: text.Span{Start: p.text.Len()}, URL: t.urls[docxLinks(t.name)+"#"+t.attr("id")]}
	case "tab", "br", "cr", "ptab":
		if parent == "r" { // elsewhere a tab is a place on the ruler
			t.add(" ")
		}
	case "noBreakHyphen":
		t.add("-")
	}
	return false
}

func (t *docxText) end(name string) {
	switch name {
	case "tbl":
		t.tables--
	case "p":
		t.open = t.open[:len(t.open)-1]
		t.link = text.Link{}
	case "hyperlink":
		if n := len(t.open); n > 0 && t.link.URL != "" {
			p := t.open[n-1]
			t.link.Span.End = p.text.Len()
			p.links = append(p.links, t.link)
		}
		t.link = text.Link{}
	}
}

// paragraph starts a paragraph.
func (t *docxText) paragraph() {
	p := &docxParagraph{cell: t.tables > 0, comments: t.pending}
	t.pending = nil
	t.count(docxParagraphs, 1)
	t.open = append(t.open, p)
	t.paragraphs = append(t.paragraphs, p)
}

// comment ties a comment to the paragraph that it stands in, or to the next one.
func (t *docxText) comment(id string) {
	s, ok := t.comments[id]
	if !ok {
		return
	}
	delete(t.comments, id) // its end is marked, too
	if n := len(t.open); n > 0 {
		t.open[n-1].comments = append(t.open[n-1].comments, s)
	} else {
		t.pending = append(t.pending, s)
	}
}

// oneLine keeps a paragraph on its line.
var oneLine = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")

// add reads s into the paragraph.
func (t *docxText) add(s string) {
	if n := len(t.open); n > 0 && !t.hidden {
		t.count(docxTextBytes, len(s))
		t.open[n-1].text.WriteString(oneLine.Replace(s))
	}
}
