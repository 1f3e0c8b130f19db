// Package markup reads drafts as people write them: plain text, Markdown, HTML,
// AsciiDoc, reStructuredText, .docx. It decides what of a file is to be read and
// what a block is (prose, heading, list item …); it does not judge words. Every
// word keeps its place in the file, see text.View.
//
//	doc, err := markup.Read("drafts/talks.md", b)
package markup

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/bywhom/bywhom/text"
)

// A Format is a kind of markup.
type Format uint8

// The formats.
const (
	Plain Format = iota + 1
	Markdown
	HTML
	AsciiDoc
	RST
	Docx
)

var formats = [...]string{Plain: "plain", Markdown: "markdown", HTML: "html", AsciiDoc: "asciidoc", RST: "rst", Docx: "docx"}

// String returns the format's name.
func (f Format) String() string {
	if f == 0 || int(f) >= len(formats) {
		return fmt.Sprintf("Format(%d)", uint8(f))
	}
	return formats[f]
}

var extensions = map[string]Format{
	".txt": Plain, ".text": Plain,
	".md": Markdown, ".markdown": Markdown, ".mdown": Markdown,
	".html": HTML, ".htm": HTML, ".xhtml": HTML,
	".adoc": AsciiDoc, ".asciidoc": AsciiDoc, ".asc": AsciiDoc,
	".rst": RST, ".rest": RST,
	".docx": Docx,
}

// Of returns the format of a file by its name's extension; 0 for one that is
// not the extension of a draft.
func Of(name string) Format { return extensions[strings.ToLower(filepath.Ext(name))] }

// Read returns the document that the file of the given name and content holds.
// A name without a known extension is read as plain text. There is an error for a
// damaged .docx and for Markdown of more marks than anybody writes; any other file
// is read for what it is worth.
func Read(name string, content []byte) (*text.Document, error) {
	if Of(name) == Docx {
		src, v, err := docx(content)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return text.NewView(name, src, v), nil
	}
	src := string(content)
	switch Of(name) {
	case Markdown:
		v, err := markdown(name, src)
		if err != nil {
			return nil, err
		}
		return text.NewView(name, src, v), nil
	case HTML:
		return text.NewView(name, src, htmlView(src)), nil
	case AsciiDoc:
		return text.NewView(name, src, asciidoc(src)), nil
	case RST:
		return text.NewView(name, src, rst(src)), nil
	}
	return text.NewView(name, src, plain(src)), nil
}
