package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/bywhom/bywhom/text"
)

const stdinName = "<stdin>"

// drafts are the extensions of the files that are checked in a folder. A file
// that is named is checked whatever its extension.
var drafts = map[string]bool{".txt": true, ".text": true, ".md": true, ".markdown": true}

// find returns the files to check for paths, each once, in the order of paths
// and sorted within a folder; "-" stands for standard input. Without paths it
// is the drafts of the current folder. The file at output is no draft, though
// it may stand in the folder since the last run. What goes wrong is passed to
// failed.
func find(paths []string, output string, failed func(error)) []string {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var files []string
	seen := make(map[string]bool)
	add := func(path string) {
		if key := filepath.Clean(path); !seen[key] {
			seen[key] = true
			files = append(files, path)
		}
	}
	for _, path := range paths {
		if info, err := os.Stat(path); path == "-" || err != nil || !info.IsDir() {
			add(path) // one that is missing is reported when it is read
			continue
		}
		found := false
		walk(path, failed, func(file string) {
			if !same(file, output) {
				found = true
				add(file)
			}
		})
		if !found {
			failed(fmt.Errorf("%s: no drafts in this folder (.txt, .text, .md, .markdown); name the files to check", path))
		}
	}
	return files
}

// walk calls found with the drafts in the folder root and below, sorted by
// path. Hidden files and folders are left out.
func walk(root string, failed func(error), found func(string)) {
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			failed(fmt.Errorf("%s: %s", path, reason(err)))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case path != root && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && drafts[strings.ToLower(filepath.Ext(path))]:
			// A link to a file is a draft; a link to a folder, a pipe or a
			// device is not. A broken link is reported when it is read.
			if info, err := os.Stat(path); err != nil || info.Mode().IsRegular() {
				found(path)
			}
		}
		return nil
	})
}

func same(file, output string) bool {
	if output == "" || filepath.Base(file) != filepath.Base(output) {
		return false
	}
	a, errA := os.Stat(file)
	b, errB := os.Stat(output)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// documents reads files one after the other; one that cannot be read, or is
// not text, gives an error in its place.
func documents(files []string, stdin io.Reader) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		for _, file := range files {
			if !yield(read(file, stdin)) {
				return
			}
		}
	}
}

func read(file string, stdin io.Reader) (*text.Document, error) {
	var b []byte
	var err error
	name := filepath.ToSlash(file)
	if file == "-" {
		name = stdinName
		b, err = io.ReadAll(stdin)
	} else {
		b, err = os.ReadFile(file)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %s", name, reason(err))
	}
	if why := notText(b); why != "" {
		return nil, fmt.Errorf("%s: %s", name, why)
	}
	return text.New(name, string(b)), nil
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

// reason returns what went wrong with a file that the message names already,
// and what to do where that is not plain.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied; make it readable for this user"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}
