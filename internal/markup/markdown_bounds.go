package markup

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// goldmark takes time with the second or third power of some things. They are
// bounded where it reads them, far above what anybody writes: each of the types
// below stands around one of its parsers.

const (
	maxDepth     = 100     // of lists, block quotes and footnotes in each other
	maxFootnotes = 1000    // in a file: each mark looks for its footnote among all of them
	maxLevels    = 500_000 // of all lines together, and one more for every four bytes
	maxAddresses = 4000    // lines in one block that define where links lead
	maxRun       = 100     // marks of emphasis in a row; more are words

	// maxSteps bounds what one block of words costs, apart from what each of its
	// bytes does. A step takes 25 ns at most.
	maxSteps     = 2_000_000
	stepsPerByte = 4
	// maxCells is how many cells a table may have though it has fewer bytes.
	maxCells = 20_000
)

// commonMark parses CommonMark with the tables, strikethroughs and bare links of
// GitHub, and footnotes. It is made on first use.
var commonMark = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(container{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(container{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(container{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(span{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(span{extension.NewFootnoteParser()}, 101),
			util.Prioritized(span{parser.NewLinkParser()}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(span{parser.NewEmphasisParser()}, 500),
			util.Prioritized(span{extension.NewStrikethroughParser()}, 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(addresses{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(table{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
	)
})

var boundsKey = parser.NewContextKey()

// bounds is what one file has come to.
type bounds struct {
	what string // is wrong; empty as long as nothing is
	at   int    // where, in bytes

	levels    int // of lists, block quotes and footnotes, of all lines up to here
	footnotes int

	// In the block of words that is read:
	steps int
	runs  int // of marks of emphasis
	open  []bracket
}

// A bracket is one that is open.
type bracket struct {
	at   int
	last *parser.Delimiter // of emphasis before it
}

func boundsOf(pc parser.Context) *bounds { return pc.Get(boundsKey).(*bounds) }

// fail keeps the first fault.
func (b *bounds) fail(at int, format string, args ...any) {
	if b.what == "" {
		b.what, b.at = fmt.Sprintf(format, args...), at
	}
}

// A container bounds how deep blocks stand in each other, and the footnotes.
type container struct{ parser.BlockParser }

func (c container) Open(parent ast.Node, reader gmtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	b := boundsOf(pc)
	line, pos := reader.Position()
	node, state := c.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return nil, state
	}
	depth := 0
	for _, o := range pc.OpenedBlocks() {
		switch o.Node.(type) {
		case *ast.List, *ast.Blockquote, *east.Footnote:
			depth++
		}
	}
	if _, ok := node.(*east.Footnote); ok {
		b.footnotes++
	}
	switch {
	case depth >= maxDepth:
		b.fail(pos.Start, "block quotes or lists nested more than %d deep; take some of the marks away", maxDepth)
	case b.footnotes > maxFootnotes:
		b.fail(pos.Start, "more than %d footnotes; split the file", maxFootnotes)
	}
	if b.what == "" {
		return node, state
	}
	reader.SetPosition(line, pos)
	return nil, parser.NoChildren
}

// Continue is called for each line of the container. Behind a fault all of them
// end, so that the rest is read soon.
func (c container) Continue(node ast.Node, reader gmtext.Reader, pc parser.Context) parser.State {
	b := boundsOf(pc)
	if b.levels++; b.levels > maxLevels+len(reader.Source())/4 {
		_, pos := reader.Position()
		b.fail(pos.Start, "too many lines in block quotes or lists of many levels; take some of the marks or of the blank lines away")
	}
	if b.what != "" {
		return parser.Close
	}
	return c.BlockParser.Continue(node, reader, pc)
}

// A span bounds what the marks in one block of words cost.
type span struct{ parser.InlineParser }

func (s span) Parse(parent ast.Node, block gmtext.Reader, pc parser.Context) ast.Node {
	b := boundsOf(pc)
	line, at := block.PeekLine()
	lines := parent.Lines()
	start, end := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	switch c := line[0]; c {
	case '*', '_', '~':
		run := len(line) - len(bytes.TrimLeft(line, string(c)))
		if run > maxRun {
			block.Advance(run)
			return ast.NewTextSegment(at.WithStop(at.Start + run))
		}
		// each run may be compared with all those before it.
		b.runs++
		b.steps += b.runs / 4
	case ']':
		if n := len(b.open); n > 0 {
			o := b.open[n-1]
			b.open = b.open[:n-1]
			b.steps += (at.Start-o.at)/8 + lines.Len()/8 // what stands in the brackets is copied, and its line looked for
			if pc.LastDelimiter() != o.last {            // emphasis in the brackets: what stands before it is looked for
				b.steps += parent.ChildCount()
			}
		}
		if len(line) > 1 && line[1] == '(' {
			b.steps += address(line[2:])
		}
	case '[':
		if len(line) > 1 && line[1] == '^' { // its line and its footnote are looked for
			b.steps += lines.Len()/8 + b.footnotes/4
		}
	}
	if b.steps > maxSteps+stepsPerByte*(end-start) {
		b.fail(at.Start, "a paragraph of too many marks: emphasis, brackets, backticks; put blank lines into it, or backslashes before them")
	}
	if b.what != "" {
		block.AdvanceLine()
		return ast.NewTextSegment(at.WithStop(at.Start))
	}
	last := pc.LastDelimiter()
	node := s.InlineParser.Parse(parent, block, pc)
	switch node.(type) {
	case nil, *east.FootnoteLink:
	case *ast.Text:
		if line[0] == '`' { // its end was looked for in all that follows
			b.steps += (end - at.Start) / 4
		}
	default:
		if line[0] == '[' || line[0] == '!' {
			b.open = append(b.open, bracket{at.Start, last})
		}
	}
	return node
}

// address returns how far the address of a link is read that starts line.
func address(line []byte) int {
	if len(line) > 0 && line[0] == '<' {
		if i := bytes.IndexByte(line, '>'); i >= 0 {
			return i
		}
		return len(line)
	}
	depth := 0
	for i, c := range line {
		switch {
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case c == ')', c <= ' ':
			return i
		}
	}
	return len(line)
}

// CloseBlock is called behind a block of words.
func (s span) CloseBlock(parent ast.Node, block gmtext.Reader, pc parser.Context) {
	if c, ok := s.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
	b := boundsOf(pc)
	b.steps, b.runs, b.open = 0, 0, b.open[:0]
}

// addresses bounds the lines that define where links lead: each is cut out of
// its block by itself.
type addresses struct{ parser.ParagraphTransformer }

func (a addresses) Transform(node *ast.Paragraph, reader gmtext.Reader, pc parser.Context) {
	n, lines := 0, node.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		if line := bytes.TrimLeft(s.Value(reader.Source()), " "); len(line) > 0 && line[0] == '[' {
			n++
		} else if i == 0 {
			break // none are defined here
		}
		if n > maxAddresses {
			boundsOf(pc).fail(s.Start, "more than %d lines that start with a bracket in one paragraph; put blank lines between them", maxAddresses)
			return
		}
	}
	a.ParagraphTransformer.Transform(node, reader, pc)
}

// A table bounds the cells, of which each row gets as many as the head has.
type table struct{ parser.ParagraphTransformer }

func (t table) Transform(node *ast.Paragraph, reader gmtext.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() < 2 {
		return
	}
	columns := 0
	for i := range lines.Len() {
		s := lines.At(i)
		if line := s.Value(reader.Source()); len(bytes.Trim(line, "|-: \t\r\n")) == 0 {
			columns = max(columns, bytes.Count(line, []byte("|")))
		}
	}
	at := lines.At(0).Start
	if n := columns * lines.Len(); n > maxCells && n > lines.At(lines.Len()-1).Stop-at {
		boundsOf(pc).fail(at, "a table of %d columns in which most cells are missing; give it fewer columns", columns)
		return
	}
	t.ParagraphTransformer.Transform(node, reader, pc)
}
