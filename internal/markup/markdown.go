package markup

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"

	"github.com/bywhom/bywhom/text"
)

// commonMark parses CommonMark with the tables, strikethroughs and bare links of
// GitHub, and footnotes. It is made on first use.
var commonMark = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
})

// markdown reads Markdown: the words of paragraphs, headings, list items, block
// quotes and footnotes. Front matter, code blocks, tables and images are left
// out; code spans are read as words.
func markdown(src string) text.View {
	b := newBuilder(src)
	from := frontMatter(src)
	// Front matter is blanked so that offsets stay those of the file.
	body := []byte(src)
	for i := 0; i < from; i++ {
		if body[i] != '\n' {
			body[i] = ' '
		}
	}
	r := mdReader{builder: b, body: body}
	r.blocks(commonMark().Parser().Parse(gmtext.NewReader(body)), text.Prose)
	return b.done()
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
	at   int    // behind what was read last: a link without a position is looked for from here
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
			r.skip(c)
		default: // footnotes and what other extensions hold
			r.blocks(c, kind)
		}
	}
}

// skip passes over a block that is not read.
func (r *mdReader) skip(n ast.Node) {
	if l := n.Lines(); n.Type() == ast.TypeBlock && l != nil && l.Len() > 0 {
		r.at = max(r.at, l.At(l.Len()-1).Stop)
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
	r.at = max(r.at, to)
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
			r.at = s.Stop
			if c.SoftLineBreak() || c.HardLineBreak() {
				r.hold(s.Stop, min(len(r.src), s.Stop+1))
			}
		case *ast.CodeSpan:
			for t := c.FirstChild(); t != nil; t = t.NextSibling() {
				if t, ok := t.(*ast.Text); ok {
					r.copy(t.Segment.Start, t.Segment.Stop)
					r.at = t.Segment.Stop
				}
			}
		case *ast.Link:
			start := r.builder.at()
			r.inlines(c)
			r.link(start, string(c.Destination))
		case *ast.AutoLink:
			label := c.Label(r.body)
			if i := bytes.Index(r.body[r.at:], label); i >= 0 {
				start := r.builder.at()
				r.copy(r.at+i, r.at+i+len(label))
				r.at += i + len(label)
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
	r.at = max(r.at, to)
	h := htmlReader{builder: r.builder, inline: true}
	h.read(from, to)
}

// maxMarks bounds how deep the blocks of Markdown nest, for goldmark takes time
// with the third power of that. Each level of a list is two columns or more.
const maxMarks = 100

// tooDeep returns the first line, from 1, at whose start more than maxMarks blocks
// may nest, or 0.
func tooDeep(src string) int {
	n := 0
	for line := range strings.Lines(src) {
		n++
		columns, marks := 0, 0
	start:
		for i := range len(line) {
			switch c := line[i]; {
			case c == ' ':
				columns++
			case c == '\t':
				columns += 4
			case c == '>' || (c == '-' || c == '*' || c == '+' || c == '.' || c == ')') && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
				marks++
			case c >= '0' && c <= '9':
			default:
				break start
			}
		}
		if marks > maxMarks || columns > 2*maxMarks && marks > 0 {
			return n
		}
	}
	return 0
}
