package markup

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bywhom/bywhom/text"
)

// docx reads a Word document. src is its text with one paragraph a line, so
// that the number of a line is that of a paragraph, empty ones counted; those
// of tables and text boxes stand where they are in the file, footnotes and
// endnotes at the end. Deleted and hidden text is left out, inserted text is
// read. Word comments that start with "bywhom:" are the comments of the view;
// they stand in front of the paragraph that they are tied to.
func docx(content []byte) (src string, v text.View, err error) {
	return docxUpTo(docxBytes, content)
}

// docxUpTo reads a document of which at most limit bytes are unpacked.
func docxUpTo(limit int64, content []byte) (src string, v text.View, err error) {
	if bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return "", v, errors.New("the file is encrypted or an old .doc: save it as .docx without a password")
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // such a file is never opened
		return "", v, errors.New("not a .docx, or only a part of one (no zip archive): save or copy it again")
	}
	d := &docxFile{zip: z, limit: limit, left: limit, styles: map[string]docxStyle{}, comments: map[string]string{}, urls: map[string]string{}}
	for _, part := range []struct {
		name string
		read func(*docxPart) error
	}{
		{"word/styles.xml", d.readStyles},
		{"word/comments.xml", d.readComments},
		{docxLinks(docxDocument), d.readLinks},
		{docxDocument, d.readText},
		{docxLinks(docxFootnotes), d.readLinks},
		{docxFootnotes, d.readText},
		{docxLinks(docxEndnotes), d.readLinks},
		{docxEndnotes, d.readText},
	} {
		if err := d.part(part.name, part.read); err != nil {
			return "", v, err
		}
	}
	src, v = d.view()
	return src, v, nil
}

const (
	docxDocument  = "word/document.xml"
	docxFootnotes = "word/footnotes.xml"
	docxEndnotes  = "word/endnotes.xml"

	// docxBytes is how much XML is unpacked: a book has 20 MB of it, a bomb has
	// gigabytes.
	docxBytes = 64 << 20
	// docxDepth is how deep elements nest: Word does not go beyond a few dozen.
	docxDepth = 1000
	// docxAttributes is how many an element has: Word writes a few dozen.
	docxAttributes = 1000
	// docxMaxText is the text that is taken out, in bytes: the longest novels have
	// 4 MB.
	docxMaxText = 4 << 20
)

// What is counted in all parts of a document, see docxMost.
const (
	docxElements = iota
	docxTextBytes
	docxParagraphs
	docxFootnoteCount
	docxEndnoteCount
	docxCommentCount
	docxLinkCount
	docxStyleCount
	numDocxCounts
)

// docxMost is more than the longest books have.
var docxMost = [numDocxCounts]struct {
	n    int
	what string
}{
	docxElements:      {2_000_000, "2000000 elements"},
	docxTextBytes:     {docxMaxText, "4 MB of text"},
	docxParagraphs:    {100_000, "100000 paragraphs"},
	docxFootnoteCount: {10_000, "10000 footnotes"},
	docxEndnoteCount:  {10_000, "10000 endnotes"},
	docxCommentCount:  {10_000, "10000 comments"},
	docxLinkCount:     {100_000, "100000 links"},
	docxStyleCount:    {10_000, "10000 styles"},
}

// A docxLimit is an error that says what there is too much of, and what to do.
type docxLimit string

func (e docxLimit) Error() string { return string(e) }

// docxTooMany is the error of a document with more than what.
func docxTooMany(what string) error { return docxLimit("more than " + what + ": split the document") }

// A docxFile is what is known of a document so far.
type docxFile struct {
	zip        *zip.Reader
	limit      int64                // of what is unpacked, in bytes
	left       int64                // bytes that may still be unpacked
	styles     map[string]docxStyle // by ID
	comments   map[string]string    // by ID; those that are not tied to a place yet
	urls       map[string]string    // where links lead, by part and ID
	counts     [numDocxCounts]int
	paragraphs []*docxParagraph
}

// A docxParagraph is one paragraph, which is one line.
type docxParagraph struct {
	text     strings.Builder
	style    string
	item     bool // it has a bullet or a number
	cell     bool // it stands in a table
	links    []text.Link
	comments []string
}

// part reads one part of the document with read. A part that is missing is as
// good as an empty one, but for the text itself.
func (d *docxFile) part(name string, read func(*docxPart) error) error {
	for _, f := range d.zip.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return fmt.Errorf("%s cannot be unpacked: save the document again", name)
		}
		defer r.Close()
		in := &docxReader{r: r, file: d}
		p := &docxPart{d: xml.NewDecoder(in), name: name, file: d}
		err = read(p)
		if in.err != nil {
			err = in.err
		}
		var limit docxLimit
		switch {
		case errors.As(err, &limit):
			return fmt.Errorf("%s: %w", name, limit)
		case err == errDocxBody:
			return fmt.Errorf("%s has no body, so this is no Word document: save it again as .docx", name)
		case err != nil:
			return fmt.Errorf("%s is damaged at byte %d: save the document again", name, p.d.InputOffset())
		}
		return nil
	}
	if name == docxDocument {
		return fmt.Errorf("no %s in it, so this is no .docx: save it again as a Word document", name)
	}
	return nil
}

// A docxReader counts what is unpacked, as what the archive says of it may be a
// lie, and what the decoder would take memory for before it hands it out: the
// attributes of an element, and the bytes of an element or of the text behind it.
type docxReader struct {
	r    io.Reader
	file *docxFile
	err  error // the limit that was met

	size       int  // bytes since the last "<", which stands nowhere but in front of a tag
	tag        bool // they are in a tag
	quote      byte // and in a value of it
	attributes int  // of the tag
}

func (r *docxReader) Read(p []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.r.Read(p)
	if r.file.left -= int64(n); r.file.left < 0 {
		r.err = docxLimit(fmt.Sprintf("the document unpacks to more than %d MB: split it, and check that it is what it says", r.file.limit>>20))
		return 0, r.err
	}
	for _, c := range p[:n] {
		r.size++
		switch {
		case c == '<':
			r.size, r.tag, r.quote, r.attributes = 0, true, 0, 0
		case !r.tag:
		case r.quote != 0:
			if c == r.quote {
				r.quote = 0
			}
		case c == '"' || c == '\'':
			r.quote = c
		case c == '>' || r.size == 1 && (c == '!' || c == '?'): // a comment has no attributes
			r.tag = false
		case c == '=':
			r.attributes++
		}
		switch {
		case r.attributes > docxAttributes:
			r.err = docxLimit(fmt.Sprintf("an element has more than %d attributes: no word processor wrote this; save the document again", docxAttributes))
		case r.size > docxMaxText:
			r.err = docxTooMany(docxMost[docxTextBytes].what)
		default:
			continue
		}
		return 0, r.err
	}
	return n, err
}

// view returns the text and what there is to read of it.
func (d *docxFile) view() (string, text.View) {
	var out strings.Builder
	for _, p := range d.paragraphs {
		out.WriteString(p.text.String())
		out.WriteByte('\n')
	}
	src := out.String()
	b := newBuilder(src)
	at := 0
	for _, p := range d.paragraphs {
		for _, c := range p.comments {
			b.comment(at, at, c)
		}
		end := at + p.text.Len()
		b.open(d.kind(p))
		from := at
		for _, l := range p.links {
			b.copy(from, at+l.Span.Start)
			start := b.at()
			from = at + l.Span.End
			b.copy(at+l.Span.Start, from)
			b.link(start, l.URL)
		}
		b.copy(from, end)
		b.close()
		at = end + 1
	}
	return src, b.done()
}

// kind returns what a paragraph is. What stands in a table is no running text.
func (d *docxFile) kind(p *docxParagraph) text.ParagraphKind {
	if p.cell {
		return text.Code
	}
	kind := d.styleKind(p.style)
	if p.item && (kind == 0 || kind == text.Prose) {
		return text.Item
	}
	if kind == 0 {
		return text.Prose
	}
	return kind
}
