// Package files finds the drafts that a run checks: files, folders and globs,
// less what .gitignore, .bywhomignore and the configuration leave out.
package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bywhom/bywhom/internal/markup"
)

// vendored are folders of what others wrote. Hidden folders are left out, too.
var vendored = map[string]bool{"node_modules": true, "vendor": true, "bower_components": true}

// A Finder finds drafts.
type Finder struct {
	Ignored func(path string) bool // besides the ignore files; nil for nothing
	Output  string                 // this file is no draft, though it may stand in a folder since the last run
	Failed  func(error)            // gets what goes wrong with one path
}

// Find returns the files to check for paths, each once, in the order of paths,
// sorted within a folder or glob; "-" stands for standard input. Without paths
// it is the drafts of the current folder. A file that is named is checked
// whatever its extension, and though it be ignored; so are the drafts of a folder
// that is named though the folder be ignored, less those that an ignore file
// leaves out by themselves.
func (f *Finder) Find(paths []string) []string {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var out []string
	seen := make(map[string]bool)
	add := func(path string) {
		if key := filepath.Clean(path); !seen[key] {
			seen[key] = true
			out = append(out, path)
		}
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case path == "-" || err == nil && !info.IsDir():
			add(path)
		case err == nil:
			found := false
			f.walk(path, func(file string) { found = true; add(file) })
			if !found {
				f.Failed(fmt.Errorf("%s: no drafts in this folder (.txt, .md, .html, .adoc, .rst, .docx), or all of them are ignored; name the files to check", path))
			}
		case strings.ContainsAny(path, "*?[{"):
			f.glob(path, add)
		default:
			add(path) // one that is missing is reported when it is read
		}
	}
	return out
}

// hidden reports whether a folder in path, or the file itself, is hidden or
// vendored.
func hidden(path string) bool {
	for part := range strings.SplitSeq(filepath.ToSlash(path), "/") {
		if vendored[part] || len(part) > 1 && part[0] == '.' && part != ".." {
			return true
		}
	}
	return false
}

// left reports whether path is left out by the caller.
func (f *Finder) left(path string) bool {
	return f.Ignored != nil && f.Ignored(path) || same(path, f.Output)
}

// walk calls found with the drafts in the folder root and below, sorted by path.
// Links to folders are not followed, so that a loop of them does no harm.
func (f *Finder) walk(root string, found func(string)) {
	ig := newIgnores(root)
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			f.Failed(fmt.Errorf("%s: %s", path, Reason(err)))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case path == root:
			ig.read(path)
		case strings.HasPrefix(d.Name(), "."), d.IsDir() && vendored[d.Name()]:
			if d.IsDir() {
				return fs.SkipDir
			}
		case ig.ignored(path, d.IsDir()), f.Ignored != nil && f.Ignored(path):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
			ig.read(path)
		case markup.Of(path) != 0 && !same(path, f.Output):
			// A link to a file is a draft; a link to a folder, a pipe or a
			// device is not. A broken link is reported when it is read.
			if d.Type().IsRegular() {
				found(path)
			} else if info, err := os.Stat(path); err != nil || info.Mode().IsRegular() {
				found(path)
			}
		}
		return nil
	})
}

// same reports whether file is the output of this run.
func same(file, output string) bool {
	if output == "" || filepath.Base(file) != filepath.Base(output) {
		return false
	}
	a, errA := os.Stat(file)
	b, errB := os.Stat(output)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// Reason returns what went wrong with a file that the message names already,
// and what to do where that is not plain.
func Reason(err error) string {
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
