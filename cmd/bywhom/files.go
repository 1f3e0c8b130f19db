package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/bywhom/bywhom/internal/baseline"
	"github.com/bywhom/bywhom/internal/files"
	"github.com/bywhom/bywhom/internal/markup"
	"github.com/bywhom/bywhom/text"
)

const stdinName = "<stdin>"

// documents reads the drafts one after the other; one that cannot be read, or is
// not text, gives an error in its place.
func (c *checkCmd) documents(drafts []string, stdin io.Reader) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		for _, file := range drafts {
			if !yield(c.read(file, stdin)) {
				return
			}
		}
	}
}

func (c *checkCmd) read(file string, stdin io.Reader) (*text.Document, error) {
	name := filepath.ToSlash(file)
	limit := c.limit()
	var b []byte
	var err error
	if file == "-" {
		if name = stdinName; c.StdinName != "" {
			name = filepath.ToSlash(c.StdinName)
		}
		b, err = io.ReadAll(io.LimitReader(stdin, limit+1))
	} else {
		b, err = readFile(file, limit)
	}
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %s", name, files.Reason(err))
	case int64(len(b)) > limit:
		return nil, c.tooLarge(name)
	}
	if markup.Of(name) != markup.Docx {
		if why := notText(b); why != "" {
			return nil, fmt.Errorf("%s: %s", name, why)
		}
	}
	doc, err := markup.Read(name, b)
	if err == nil && int64(len(doc.Text())) > limit { // a .docx is packed
		return nil, c.tooLarge(name)
	}
	return doc, err
}

// limit returns how many bytes a file may have, and its text.
func (c *checkCmd) limit() int64 { return int64(c.MaxSize) << 20 }

func (c *checkCmd) tooLarge(name string) error {
	return fmt.Errorf("%s: larger than %d MB; no article is, but --max-size reads it", name, c.MaxSize)
}

// readFile reads a file, or one byte more than limit of it. One that changes
// meanwhile would give an article that never was.
func readFile(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if before.Mode().IsRegular() && before.Size() > limit {
		return make([]byte, limit+1), nil
	}
	var buf bytes.Buffer
	buf.Grow(int(min(max(0, before.Size()), limit)) + bytes.MinRead)
	if _, err := buf.ReadFrom(io.LimitReader(f, limit+1)); err != nil {
		return nil, err
	}
	after, err := f.Stat()
	if err == nil && before.Mode().IsRegular() && (before.Size() != after.Size() || !before.ModTime().Equal(after.ModTime())) {
		return nil, errors.New("changed while it was read; run again")
	}
	return buf.Bytes(), nil
}

// maxBaseline is how many MB a baseline may have: some 100,000 findings.
const maxBaseline = 16

// loadBaseline reads the baseline at path.
func loadBaseline(path string) (*baseline.Baseline, error) {
	b, err := readFile(path, maxBaseline<<20)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("%s: no such file; --write-baseline writes one", path)
	case err != nil:
		return nil, fmt.Errorf("%s: %s", path, files.Reason(err))
	case len(b) > maxBaseline<<20:
		return nil, fmt.Errorf("%s: larger than %d MB; no baseline is", path, maxBaseline)
	}
	return baseline.Parse(path, b)
}

// sniffed is how much of a file decides whether it is text.
const sniffed = 8 << 10

// notText says why b is not the text of an article, and what to do; it
// returns "" if it is. A few bytes that are not UTF-8 do not matter.
func notText(b []byte) string {
	head := b[:min(len(b), sniffed)]
	if bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) {
		return "UTF-16 text; save it as UTF-8"
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return "a binary file; save the article as plain text or Markdown"
	}
	for _, f := range [...]struct{ start, name string }{{"{\\rtf", "an RTF file"}, {"%PDF-", "a PDF file"}} {
		if bytes.HasPrefix(head, []byte(f.start)) {
			return f.name + "; save the article as .docx, Markdown or plain text"
		}
	}
	if utf8.Valid(b) {
		return ""
	}
	if windows1252(b) {
		return "Windows-1252 text, whose quotation marks would be lost; save it as UTF-8"
	}
	invalid := 0
	for i := 0; i < len(head); {
		r, n := utf8.DecodeRune(head[i:])
		if r == utf8.RuneError && n == 1 {
			invalid++
		}
		i += n
	}
	// A third: text in an old encoding of a language that is not written in
	// Latin letters has far more, Latin-1 far less.
	if invalid*3 > len(head) {
		return "neither UTF-8 nor plain text; save the article as UTF-8"
	}
	return ""
}

// windows1252 reports whether b holds the curly quotation marks of that encoding
// and no letter or mark of UTF-8.
func windows1252(b []byte) bool {
	marks := false
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r != utf8.RuneError || n > 1 {
			return false
		}
		marks = marks || b[0] >= 0x91 && b[0] <= 0x94
		b = b[1:]
	}
	return marks
}
