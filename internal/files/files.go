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

	"github.com/bmatcuk/doublestar/v4"

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

// maxAlternatives bounds how many globs one glob with braces stands for: each of
// them is a search of its own.
const maxAlternatives = 1000

// alternatives returns how many globs pattern stands for: the product of its
// groups, of which each has the sum of its alternatives. It is right up to
// maxAlternatives, and above it only more than that.
func alternatives(pattern string) int {
	type group struct{ sum, product int } // of the alternatives that ended, and of the groups in the one that is open
	open := []group{{0, 1}}
	for i := 0; i < len(pattern); i++ {
		top := &open[len(open)-1]
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case c == '{':
			open = append(open, group{0, 1})
		case c == ',' && len(open) > 1:
			top.sum, top.product = min(top.sum+top.product, maxAlternatives+1), 1
		case c == '}' && len(open) > 1:
			n := top.sum + top.product
			open = open[:len(open)-1]
			top = &open[len(open)-1]
			top.product = min(top.product*n, maxAlternatives+1)
		}
	}
	return open[0].product
}

// glob calls add for the files that match pattern, and for the drafts in the
// folders that do.
func (f *Finder) glob(pattern string, add func(string)) {
	if alternatives(pattern) > maxAlternatives {
		f.Failed(fmt.Errorf("%s: its braces stand for more than %d globs; name them in turn", pattern, maxAlternatives))
		return
	}
	matches, err := doublestar.FilepathGlob(pattern, doublestar.WithNoFollow())
	if err != nil {
		f.Failed(fmt.Errorf("%s: no such file, and no glob either", pattern))
		return
	}
	found := false
	base, _ := doublestar.SplitPattern(filepath.ToSlash(pattern))
	ig := newIgnores(filepath.FromSlash(base))
	for _, m := range matches {
		info, err := os.Stat(m)
		if err != nil || hidden(m) {
			continue
		}
		if info.IsDir() {
			continue // its files match "**" themselves
		}
		if !f.left(m) && !ig.below(m) {
			found = true
			add(m)
		}
	}
	if !found {
		f.Failed(fmt.Errorf("%s: no file matches", pattern))
	}
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
