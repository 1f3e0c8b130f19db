package markup

import (
	"strings"
	"unicode/utf8"

	"github.com/bywhom/bywhom/text"
)

// A builder makes a View, block by block, from the start of the file to its end.
type builder struct {
	src  string
	out  strings.Builder
	view text.View

	kind  text.ParagraphKind // of the open block, 0 for none
	start int                // of the open block in out
	body  int                // where its running text starts; -1 as long as nothing of it was read
	ended bool               // the block ends in white space that is held back
	space text.Span          // that white space, in src

	verbatim bool      // the last stretch is a copy
	blanks   text.Span // white space in out that a link was found to start with
}

func newBuilder(src string) *builder {
	b := &builder{src: src}
	b.view.Paragraphs = []text.Paragraph{}
	return b
}

// open begins a block of the given kind, and ends the one before it.
func (b *builder) open(kind text.ParagraphKind) {
	b.close()
	b.kind, b.start, b.body = kind, -1, -1
}

// close ends the open block, if there is one. A block in which nothing stands
// but white space is none.
func (b *builder) close() {
	if b.kind != 0 && b.start >= 0 {
		body := b.body
		if body < 0 {
			body = b.out.Len()
		}
		b.view.Paragraphs = append(b.view.Paragraphs, text.Paragraph{
			Span: text.Span{Start: b.start, End: b.out.Len()},
			Body: text.Span{Start: body, End: b.out.Len()},
			Kind: b.kind,
		})
	}
	b.kind, b.ended = 0, false
}

// copy reads src[from:to] as it is into the open block, or into a new one of
// prose. White space at the start and at the end of a block is left out, and any
// white space inside of it with a line's end in it is a space.
func (b *builder) copy(from, to int) {
	for from < to {
		n := from
		for n < to && blank(b.src[n]) {
			n++
		}
		if n > from {
			b.hold(from, n)
		}
		for from = n; n < to && !blank(b.src[n]); {
			n++
		}
		if n > from {
			b.put(b.src[from:n], text.Span{Start: from, End: n}, true)
		}
		from = n
	}
}

// replace reads s in the place of src[from:to]: a character for its entity, a
// quotation mark for a tag. An empty s joins what stands on both sides.
func (b *builder) replace(from, to int, s string) {
	if s == "" {
		return
	}
	if strings.Trim(s, " \t\r\n") == "" {
		b.hold(from, to)
		return
	}
	at := text.Span{Start: from, End: to}
	if len(s) == at.Len() && utf8.RuneCountInString(s) > 1 && s != b.src[from:to] {
		// Words as long as the name that they stand for: in two pieces, of which
		// each stands for all of it, they are not taken for a copy.
		b.put(s[:1], at, false)
		b.add(s[1:], at, false)
		return
	}
	b.put(s, at, false)
}

// decoded reads src[from:to], with entities for what they stand for, and with
// escapes also the marks that a backslash stands before.
func (b *builder) decoded(from, to int, escapes bool) {
	at := from
	for i := from; i < to; {
		n, s := 0, ""
		switch c := b.src[i]; {
		case escapes && c == '\\' && i+1 < to && punctuation(b.src[i+1]):
			n, s = 2, b.src[i+1:i+2]
		case c == '&':
			n, s = entity(b.src[i:to])
		}
		if n == 0 {
			i++
			continue
		}
		b.copy(at, i)
		b.replace(i, i+n, s)
		i += n
		at = i
	}
	b.copy(at, to)
}

func punctuation(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// hold keeps white space back until something follows it in the same block.
func (b *builder) hold(from, to int) {
	if b.kind == 0 || b.start < 0 {
		return
	}
	if b.ended {
		b.space.End = to
		return
	}
	b.ended, b.space = true, text.Span{Start: from, End: to}
}

// put reads s, which stands at at in the file, there as it is if verbatim is set.
func (b *builder) put(s string, at text.Span, verbatim bool) {
	if b.kind == 0 {
		b.open(text.Prose)
	}
	if b.start < 0 {
		if b.out.Len() > 0 {
			b.add("\n\n", text.Span{Start: at.Start, End: at.Start}, false)
		}
		b.start = b.out.Len()
	} else if b.ended {
		b.ended = false
		if space := b.src[b.space.Start:b.space.End]; strings.Trim(space, " \t") == "" {
			b.add(space, b.space, true)
		} else {
			b.add(" ", b.space, false)
		}
	}
	if b.body < 0 {
		b.body = b.out.Len()
	}
	b.add(s, at, verbatim)
}

// add writes s, which stands at at in the file. A verbatim stretch that goes on
// where the last one ends is one with it.
func (b *builder) add(s string, at text.Span, verbatim bool) {
	if n := len(b.view.Stretches); n > 0 && verbatim && b.verbatim && b.view.Stretches[n-1].Source.End == at.Start {
		b.view.Stretches[n-1].Source.End = at.End
		b.out.WriteString(s)
		return
	}
	b.verbatim = verbatim
	b.view.Stretches = append(b.view.Stretches, text.Stretch{At: b.out.Len(), Source: at})
	b.out.WriteString(s)
}

// at returns the place in the text where the next word will stand, at the
// latest: a link starts there.
func (b *builder) at() int { return b.out.Len() }

// link notes that the text from start to here leads to url.
func (b *builder) link(start int, url string) {
	from := start
	if b.blanks.Start <= start && start < b.blanks.End { // looked through before
		start = b.blanks.End
	}
	for start < b.out.Len() && blank(b.out.String()[start]) {
		start++
	}
	if start > from {
		b.blanks = text.Span{Start: from, End: start}
	}
	if start < b.out.Len() && url != "" {
		b.view.Links = append(b.view.Links, text.Link{Span: text.Span{Start: start, End: b.out.Len()}, URL: url})
	}
}

// comment notes the comment src[from:to], which says s.
func (b *builder) comment(from, to int, s string) {
	b.view.Comments = append(b.view.Comments, text.Comment{At: b.out.Len(), Source: text.Span{Start: from, End: to}, Text: strings.TrimSpace(s)})
}

// done ends the last block and returns the view.
func (b *builder) done() text.View {
	b.close()
	b.view.Text = b.out.String()
	return b.view
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
