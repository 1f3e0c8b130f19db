package text

import "fmt"

// A Sentence is one sentence of a document.
type Sentence struct {
	Span      Span
	Paragraph int // index into Paragraphs
}

// A Paragraph is one block of a document: what stands between blank lines or
// line ends.
type Paragraph struct {
	Span Span // without surrounding white space
	Body Span // Span without what leads in: bullet, number, quote mark, dateline
	Kind ParagraphKind
}

// ParagraphKind says what a paragraph is.
type ParagraphKind uint8

// The kinds of paragraphs. Only Prose, Item and BlockQuote hold sentences.
const (
	Prose      ParagraphKind = iota + 1 // running text
	Heading                             // a headline or a section's heading
	Item                                // a bullet or an item of a numbered list
	BlockQuote                          // a quotation set apart by indent or mark
	Byline                              // "By Ada Ruiz"
	Code                                // a fenced or indented block of code
	Divider                             // a line of stars or dashes
)

var paragraphKinds = [...]string{Prose: "prose", Heading: "heading", Item: "item", BlockQuote: "block-quote", Byline: "byline", Code: "code", Divider: "divider"}

// String returns the kind's name, as in the report.
func (k ParagraphKind) String() string {
	if k == 0 || int(k) >= len(paragraphKinds) {
		return fmt.Sprintf("ParagraphKind(%d)", uint8(k))
	}
	return paragraphKinds[k]
}

// MarshalText returns the kind's name.
func (k ParagraphKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }
