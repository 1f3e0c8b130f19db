package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

const (
	// maxAlternatives bounds how many globs one glob with braces stands for: each
	// of them is a search of its own.
	maxAlternatives = 1000
	// maxDoubleStars bounds the "**" of a glob.
	maxDoubleStars = 16
)

// CheckGlob returns how many globs pattern stands for, or what makes it one that
// takes too long to look for, in words that may stand behind it.
func CheckGlob(pattern string) (int, error) {
	n, ok := alternatives(pattern)
	switch {
	case !ok:
		return n, errors.New("a brace in brackets; put a backslash before it")
	case n > maxAlternatives:
		return n, fmt.Errorf("its braces stand for more than %d globs; name them in turn", maxAlternatives)
	case strings.Count(pattern, "**") > maxDoubleStars:
		return n, fmt.Errorf("more than %d ** in it; one or two are enough", maxDoubleStars)
	}
	return n, nil
}

// alternatives returns how many globs pattern stands for: the product of its
// groups, of which each has the sum of its alternatives. It is right up to
// maxAlternatives, and above it only more than that. ok is false for a brace in
// brackets, which some of doublestar takes for one of a group.
func alternatives(pattern string) (n int, ok bool) {
	type group struct{ sum, product int } // of the alternatives that ended, and of the groups in the one that is open
	open := []group{{0, 1}}
	class := false // in brackets
	for i := 0; i < len(pattern); i++ {
		top := &open[len(open)-1]
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case class && (c == '{' || c == '}'):
			return 0, false
		case class:
			class = c != ']'
		case c == '[':
			class = true
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
	return open[0].product, true
}

// expand returns the files and folders that match pattern. Links to folders are
// not followed.
func expand(pattern string) ([]string, error) {
	if strings.Count(pattern, "**") < 2 {
		return doublestar.FilepathGlob(pattern, doublestar.WithNoFollow())
	}
	// doublestar walks the folders again for each "**"; once is enough.
	base, rest := doublestar.SplitPattern(filepath.ToSlash(pattern))
	if !doublestar.ValidatePattern(rest) {
		return nil, doublestar.ErrBadPattern
	}
	var out []string
	err := fs.WalkDir(os.DirFS(filepath.FromSlash(base)), ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // as doublestar does: what cannot be read does not match
		case d.IsDir() && path != "." && hidden(path):
			return fs.SkipDir // all in it is left out
		case doublestar.MatchUnvalidated(rest, path):
			out = append(out, filepath.Join(filepath.FromSlash(base), filepath.FromSlash(path)))
		}
		return nil
	})
	return out, err
}

// glob calls add for the files that match pattern, and for the drafts in the
// folders that do.
func (f *Finder) glob(pattern string, add func(string)) {
	if _, err := CheckGlob(pattern); err != nil {
		f.Failed(fmt.Errorf("%s: %w", pattern, err))
		return
	}
	matches, err := expand(pattern)
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
