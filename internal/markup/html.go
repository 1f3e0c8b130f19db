package markup

import (
	stdhtml "html"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/bywhom/bywhom/text"
)

// htmlView reads HTML as the tokenizer of browsers does: paragraphs, headings,
// list items, block quotes. Scripts, styles, code, navigation and the title are
// left out; the marks of <q> are read as quotation marks.
func htmlView(src string) text.View {
	b := newBuilder(src)
	h := htmlReader{builder: b, kind: text.Prose}
	h.read(0, len(src))
	return b.done()
}

// An htmlReader reads a piece of HTML.
type htmlReader struct {
	*builder
	kind   text.ParagraphKind // of what stands in no block of its own
	inline bool               // the piece is part of a line: its tags open no blocks
	skips  int                // how deep in what is not read
	quotes int                // how deep in <blockquote>
	links  []openLink
}

type openLink struct {
	start int
	url   string
}

// skipped are the elements whose text is no part of an article.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Svg: true, atom.Math: true, atom.Nav: true, atom.Noscript: true,
	atom.Pre: true, atom.Title: true, atom.Select: true, atom.Textarea: true, atom.Button: true, atom.Object: true, atom.Iframe: true,
	atom.Table: true, atom.Figcaption: true,
}

// blocks are the elements that start a paragraph, and its kind; 0 is that of what
// stands around it.
var blocks = map[atom.Atom]text.ParagraphKind{
	atom.P: 0, atom.Div: 0, atom.Section: 0, atom.Article: 0, atom.Main: 0, atom.Header: 0, atom.Footer: 0, atom.Aside: 0, atom.Body: 0,
	atom.Ul: 0, atom.Ol: 0, atom.Dl: 0, atom.Dd: 0, atom.Figure: 0, atom.Hr: 0, atom.Form: 0, atom.Address: 0, atom.Details: 0, atom.Html: 0, atom.Head: 0,
	atom.Li: text.Item, atom.Dt: text.Heading, atom.Summary: text.Heading,
	atom.H1: text.Heading, atom.H2: text.Heading, atom.H3: text.Heading, atom.H4: text.Heading, atom.H5: text.Heading, atom.H6: text.Heading,
	atom.Blockquote: text.BlockQuote,
}

// read reads src[from:to].
func (h *htmlReader) read(from, to int) {
	z := html.NewTokenizer(strings.NewReader(h.src[from:to]))
	at := from
	for {
		kind := z.Next()
		n := len(z.Raw())
		if n == 0 && kind == html.ErrorToken {
			return
		}
		end := min(at+n, to)
		switch kind {
		case html.TextToken:
			if h.skips == 0 {
				h.decoded(at, end, false)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			h.start(z, kind == html.SelfClosingTagToken, at, end)
		case html.EndTagToken:
			name, _ := z.TagName()
			h.end(atom.Lookup(name), at, end)
		case html.CommentToken:
			h.comment(at, end, string(z.Text()))
		case html.ErrorToken:
			if h.skips == 0 { // a tag that the end of the file cuts off
				h.copy(at, end)
			}
			return
		}
		at = end
	}
}

// start reads a start tag.
func (h *htmlReader) start(z *html.Tokenizer, closed bool, from, to int) {
	name, more := z.TagName()
	a := atom.Lookup(name)
	if skipped[a] {
		if !closed {
			h.skips++
		}
		if !h.inline {
			h.close()
		}
		return
	}
	if h.skips > 0 {
		return
	}
	if k, ok := blocks[a]; ok && !h.inline {
		if a == atom.Blockquote {
			h.quotes++
		}
		h.block(k)
		return
	}
	switch a {
	case atom.Br:
		h.hold(from, to)
	case atom.Q:
		h.replace(from, to, "“")
	case atom.A:
		url := ""
		for more {
			var key, value []byte
			if key, value, more = z.TagAttr(); string(key) == "href" {
				url = string(value)
			}
		}
		h.links = append(h.links, openLink{h.at(), url})
	}
}

// end reads an end tag.
func (h *htmlReader) end(a atom.Atom, from, to int) {
	if skipped[a] {
		h.skips = max(0, h.skips-1)
		return
	}
	if h.skips > 0 {
		return
	}
	if _, ok := blocks[a]; ok && !h.inline {
		if a == atom.Blockquote {
			h.quotes = max(0, h.quotes-1)
		}
		h.block(0)
		return
	}
	switch a {
	case atom.Q:
		h.replace(from, to, "”")
	case atom.A:
		if n := len(h.links); n > 0 {
			h.link(h.links[n-1].start, h.links[n-1].url)
			h.links = h.links[:n-1]
		}
	}
}

// block opens a paragraph of the kind k, or of that of what stands around it.
func (h *htmlReader) block(k text.ParagraphKind) {
	switch {
	case h.quotes > 0 && k != text.Heading:
		k = text.BlockQuote
	case k == 0:
		k = h.kind
	}
	h.open(k)
}

// entityBytes is the most for an entity; the longest name that there is has 33.
const entityBytes = 40

// entity returns how long the entity at the start of s is, and what it stands
// for; 0 where there is none.
func entity(s string) (int, string) {
	end := strings.IndexByte(s[:min(len(s), entityBytes)], ';')
	if end < 2 {
		return 0, ""
	}
	out := stdhtml.UnescapeString(s[:end+1])
	if out == s[:end+1] || strings.HasSuffix(out, ";") && len(out) > 1 {
		return 0, "" // unknown, or one without its semicolon inside
	}
	return end + 1, out
}
