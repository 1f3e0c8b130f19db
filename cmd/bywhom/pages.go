package main

import (
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
	e.Before, e.Known = p.former[r.Document.Name()]
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

// loadFormer reads a report that --format json or jsonl wrote.
func loadFormer(path string) (former, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--compare: %s: %s", path, files.Reason(err))
	}
	defer f.Close()
	type entry struct {
		Name    string
		Summary *struct{ MedianScore int }
	}
	out := former{}
	in := json.NewDecoder(f)
	for {
		var raw json.RawMessage
		err := in.Decode(&raw)
		if errors.Is(err, io.EOF) {
			break
		}
		var entries []entry
		switch {
		case err != nil:
		case raw[0] == '[':
			err = json.Unmarshal(raw, &entries)
		default:
			entries = make([]entry, 1)
			err = json.Unmarshal(raw, &entries[0])
		}
		for _, e := range entries {
			if err == nil && e.Summary == nil {
				err = errors.New("an article without a summary")
			}
			if err == nil {
				out[e.Name] = e.Summary.MedianScore
			}
		}
		if err != nil {
			return nil, fmt.Errorf("--compare: %s: not a report of bywhom check --format json: %v", path, err)
		}
	}
	return out, nil
}
