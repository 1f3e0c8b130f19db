package markup

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"

	"github.com/bywhom/bywhom/text"
)

// markdown reads Markdown: the words of paragraphs, headings, list items, block
// quotes and footnotes. Front matter, code blocks, tables and images are left
// out; code spans are read as words. An error names the line.
func markdown(name, src string) (text.View, error) {
	b := newBuilder(src)
	from := frontMatter(src)
	// Front matter is blanked so that offsets stay those of the file.
	body := []byte(src)
	for i := 0; i < from; i++ {
		if body[i] != '\n' {
			body[i] = ' '
		}
	}
	pc, limit := parser.NewContext(), &bounds{}
	pc.Set(boundsKey, limit)
	tree := commonMark().Parse(gmtext.NewReader(body), parser.WithContext(pc))
	if limit.what != "" {
		return text.View{}, fmt.Errorf("%s:%d: %s", name, 1+strings.Count(src[:limit.at], "\n"), limit.what)
	}
	r := mdReader{builder: b, body: body}
	r.blocks(tree, text.Prose)
	return b.done(), nil
}

// frontMatter returns where the text behind a YAML or TOML head starts; 0 where
// there is none.
func frontMatter(src string) int {
	start := 0
	if strings.HasPrefix(src, "\ufeff") {
		start = len("\ufeff")
	}
	for _, fence := range [...]string{"---", "+++"} {
		line, rest, ok := strings.Cut(src[start:], "\n")
		if !ok || strings.TrimRight(line, " \t\r") != fence {
			continue
		}
		at := start + len(line) + 1
		for rest != "" {
			line, next, _ := strings.Cut(rest, "\n")
			at = min(len(src), at+len(line)+1)
			if t := strings.TrimRight(line, " \t\r"); t == fence || fence == "---" && t == "..." {
				return at
			}
			rest = next
		}
	}
	return start
}

// An mdReader walks the tree of a Markdown file.
type mdReader struct {
	*builder
	body []byte // the file, its front matter blanked
}

// blocks reads the blocks below n; kind is what a paragraph there is.
func (r *mdReader) blocks(n ast.Node, kind text.ParagraphKind) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			r.open(text.Heading)
			r.inlines(c)
			r.close()
		case *ast.Paragraph, *ast.TextBlock:
			r.open(kind)
			r.inlines(c)
			r.close()
		case *ast.Blockquote:
			r.blocks(c, text.BlockQuote)
		case *ast.List:
			for item := c.FirstChild(); item != nil; item = item.NextSibling() {
				r.blocks(item, text.Item)
			}
		case *ast.HTMLBlock:
			r.htmlBlock(c, kind)
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.ThematicBreak, *east.Table:
			// not read
		default: // footnotes and what other extensions hold
			r.blocks(c, kind)
		}
	}
}

// htmlBlock reads a block of HTML inside of Markdown.
func (r *mdReader) htmlBlock(n *ast.HTMLBlock, kind text.ParagraphKind) {
	l := n.Lines()
	if l.Len() == 0 {
		return
	}
	from, to := l.At(0).Start, l.At(l.Len()-1).Stop
	if n.HasClosure() {
		to = max(to, n.ClosureLine.Stop)
	}
	h := htmlReader{builder: r.builder, kind: kind}
	h.read(from, to)
	r.close()
}

// inlines reads the words below n.
func (r *mdReader) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			s := c.Segment
			if c.IsRaw() {
				r.copy(s.Start, s.Stop)
			} else {
				r.decoded(s.Start, s.Stop, true)
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				r.hold(s.Stop, min(len(r.src), s.Stop+1))
			}
		case *ast.CodeSpan:
			for t := c.FirstChild(); t != nil; t = t.NextSibling() {
				if t, ok := t.(*ast.Text); ok {
					r.copy(t.Segment.Start, t.Segment.Stop)
				}
			}
		case *ast.Link:
			start := r.builder.at()
			r.inlines(c)
			r.link(start, string(c.Destination))
		case *ast.AutoLink:
			label := c.Label(r.body)
			if i := bytes.Index(r.body[c.Pos():], label); i >= 0 { // at once, or behind a bracket or a space
				start, at := r.builder.at(), c.Pos()+i
				r.copy(at, at+len(label))
				r.link(start, string(c.URL(r.body)))
			}
		case *ast.RawHTML:
			r.rawHTML(c)
		case *ast.Image, *east.FootnoteLink, *east.FootnoteBacklink, *east.TaskCheckBox:
			// not words
		default:
			r.inlines(c)
		}
	}
}

// rawHTML reads a tag or a comment in a line.
func (r *mdReader) rawHTML(n *ast.RawHTML) {
	l := n.Segments
	if l.Len() == 0 {
		return
	}
	from, to := l.At(0).Start, l.At(l.Len()-1).Stop
	h := htmlReader{builder: r.builder, inline: true}
	h.read(from, to)
}
