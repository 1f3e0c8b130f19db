package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/baseline"
	"github.com/bywhom/bywhom/internal/files"
	"github.com/bywhom/bywhom/report"
)

// A sink takes reports one after the other.
type sink interface {
	Write(*claims.Report) error
	Close() error
}

// A pageWriter writes pages: one of all reports to w, or where dir is set a file
// for each in that folder, and an index.
type pageWriter struct {
	w       io.Writer
	dir     string
	former  former
	reports []*claims.Report // without dir
	entries []report.Entry   // with dir
	taken   map[string]bool  // names of files
}

// indexFile is the name of the index in a folder of pages.
const indexFile = "index.html"

func newPageWriter(w io.Writer, dir string, f former) (*pageWriter, error) {
	p := &pageWriter{w: w, dir: dir, former: f, taken: map[string]bool{indexFile: true}}
	if dir == "" {
		return p, nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("%s: %s", dir, files.Reason(err))
	}
	// Pages are no drafts, though they may stand in a folder of drafts.
	return p, writeFile(filepath.Join(dir, ".bywhomignore"), []byte("*\n"))
}

// isFolder reports whether an output is meant for a folder of pages.
func isFolder(output string) bool {
	if strings.HasSuffix(filepath.ToSlash(output), "/") {
		return true
	}
	info, err := os.Stat(output)
	return output != "" && err == nil && info.IsDir()
}

func (p *pageWriter) Write(r *claims.Report) error {
	if p.dir == "" {
		p.reports = append(p.reports, r)
		return nil
	}
	name := p.file(r.Document.Name())
	var b bytes.Buffer
	if err := report.HTML(&b, r); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(p.dir, name), b.Bytes()); err != nil {
		return err
	}
	e := report.NewEntry(r, name)
	e.Before, e.Known = p.former[inJSON(r.Document.Name())]
	p.entries = append(p.entries, e)
	return nil
}

func (p *pageWriter) Close() error {
	if p.dir == "" {
		return report.HTML(p.w, p.reports...)
	}
	var b bytes.Buffer
	if err := report.Index(&b, p.former != nil, p.entries); err != nil {
		return err
	}
	return writeFile(filepath.Join(p.dir, indexFile), b.Bytes())
}

// file returns the name of the page of a draft, which no other page has.
func (p *pageWriter) file(draft string) string {
	base := strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|#%&`, r) || r <= ' ' {
			return '-'
		}
		return r
	}, draft), ".-")
	if len(base) > maxBase {
		base = strings.ToValidUTF8(base[len(base)-maxBase:], "")
	}
	name := base + ".html"
	for n := 2; base == "" || p.taken[strings.ToLower(name)]; n++ {
		name = base + "-" + strconv.Itoa(n) + ".html"
		if !p.taken[strings.ToLower(name)] {
			break
		}
	}
	p.taken[strings.ToLower(name)] = true
	return name
}

// maxBase is how long the name of a page may be; many file systems take 255 bytes.
const maxBase = 200

// A former is a report of an earlier run: median scores by article, nil for none.
type former map[string]int

// loadFormer reads a report that --format json or jsonl wrote: an array of
// articles, or one after the other.
func loadFormer(path string) (former, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--compare: %s: %s", path, files.Reason(err))
	}
	defer f.Close()
	in := bufio.NewReader(f)
	head, _ := in.Peek(in.Size())
	if rest, ok := bytes.CutPrefix(head, []byte("\ufeff")); ok {
		head = rest
		_, _ = in.Discard(len("\ufeff"))
	}
	array := bytes.HasPrefix(bytes.TrimSpace(head), []byte("["))
	d := json.NewDecoder(in)
	if array {
		_, _ = d.Token()
	}
	out := former{}
	at := d.InputOffset() // of what is read next
	for more := true; more && err == nil; {
		for err == nil && d.More() {
			if err = out.add(d); err == nil {
				at = d.InputOffset()
			}
		}
		if err == nil {
			_, err = d.Token() // the end of the array, or of the file
		}
		switch {
		case errors.Is(err, io.EOF) && array:
			err = io.ErrUnexpectedEOF
		case errors.Is(err, io.EOF) && len(out) > 0:
			err, more = nil, false
		case err == nil && array: // another one may follow
			at = d.InputOffset()
			var t json.Token
			switch t, err = d.Token(); {
			case errors.Is(err, io.EOF):
				err, more = nil, false
			case t != json.Delim('['):
				err = errors.New("more behind the end of the array")
			}
		}
	}
	if err != nil {
		return nil, fmt.Errorf("--compare: %s%s: not a report of bywhom check --format json: %s", path, lineBehind(f, at), baseline.Fault(err))
	}
	return out, nil
}

// add reads the next article.
func (f former) add(d *json.Decoder) error {
	var e struct {
		Name    string `json:"name"`
		Summary *struct {
			MedianScore int `json:"medianScore"`
		} `json:"summary"`
	}
	if err := d.Decode(&e); err != nil {
		return err
	}
	if e.Summary == nil {
		return errors.New("an article without a summary")
	}
	f[e.Name] = e.Summary.MedianScore
	return nil
}

// lineBehind returns ":" and the line in which what stands behind offset at of f
// starts, or "" where f cannot be read again.
func lineBehind(f *os.File, at int64) string {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return ""
	}
	in := bufio.NewReader(f)
	line := 1
	for i := int64(0); ; i++ {
		c, err := in.ReadByte()
		if err != nil || i >= at && !strings.ContainsRune(" \t\r\n,", rune(c)) {
			return ":" + strconv.Itoa(line)
		}
		if c == '\n' {
			line++
		}
	}
}
