package files

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignoreFiles are read in each folder; the second has the last word.
var ignoreFiles = [...]string{".gitignore", ".bywhomignore"}

// maxIgnoreBytes is the most that is read of an ignore file.
const maxIgnoreBytes = 1 << 20

// ignores are the ignore files that hold for a walk, by folder.
type ignores struct {
	rules   map[string][]pattern // of a folder: those of its ignore files
	folders map[string]bool      // whether one is left out, where that was asked
	dir     string               // where the walk starts, absolute
	top     string               // no folder above it counts
}

// A pattern is one line of an ignore file, as in gitignore(5).
type pattern struct {
	glob     string
	negated  bool // "!": what matches is not ignored
	dirOnly  bool // "/" at the end
	anchored bool // "/" elsewhere: seen from the folder of the file
}

// newIgnores returns the ignore files of the folders above dir, up to that of
// the repository.
func newIgnores(dir string) *ignores {
	ig := &ignores{rules: map[string][]pattern{}, folders: map[string]bool{}}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return ig
	}
	ig.dir, ig.top = abs, abs
	for d := abs; ; d = filepath.Dir(d) {
		if _, err := os.Stat(filepath.Join(d, ".git")); err == nil {
			ig.top = d
			break
		}
		if d == filepath.Dir(d) {
			break // no repository: only the folder itself
		}
	}
	for d := abs; ; d = filepath.Dir(d) {
		ig.read(d)
		if d == ig.top || d == filepath.Dir(d) {
			return ig
		}
	}
}

// read reads the ignore files of dir.
func (ig *ignores) read(dir string) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return
	}
	if _, ok := ig.rules[abs]; ok {
		return
	}
	var rules []pattern
	for _, name := range ignoreFiles {
		info, err := os.Stat(filepath.Join(abs, name))
		if err != nil || !info.Mode().IsRegular() || info.Size() > maxIgnoreBytes {
			continue
		}
		if b, err := os.ReadFile(filepath.Join(abs, name)); err == nil {
			rules = append(rules, parseIgnore(string(b))...)
		}
	}
	ig.rules[abs] = rules
}

// parseIgnore returns the patterns of an ignore file, in their order. A line that
// is no pattern is passed over, as git does.
func parseIgnore(src string) []pattern {
	var out []pattern
	for line := range strings.SplitSeq(strings.TrimPrefix(src, "\ufeff"), "\n") {
		line = strings.TrimSuffix(line, "\r")
		for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
			line = line[:len(line)-1]
		}
		if line == "" || line[0] == '#' {
			continue
		}
		var p pattern
		if line[0] == '!' {
			p.negated, line = true, line[1:]
		}
		if strings.HasSuffix(line, "/") {
			p.dirOnly, line = true, strings.TrimRight(line, "/")
		}
		p.anchored = strings.Contains(line, "/")
		p.glob = literalBraces(strings.TrimPrefix(line, "/"))
		if p.glob != "" && doublestar.ValidatePattern(p.glob) {
			out = append(out, p)
		}
	}
	return out
}

// literalBraces escapes the braces of a glob: those of gitignore(5) stand for
// themselves.
func literalBraces(glob string) string {
	if !strings.ContainsAny(glob, "{}") {
		return glob
	}
	var out strings.Builder
	for i := 0; i < len(glob); i++ {
		switch c := glob[i]; {
		case c == '\\' && i+1 < len(glob):
			out.WriteString(glob[i : i+2])
			i++
		case c == '{' || c == '}':
			out.WriteByte('\\')
			out.WriteByte(c)
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}

// ignored reports whether the ignore files leave out path. The folders above it
// are taken as not left out.
func (ig *ignores) ignored(path string, dir bool) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	for d := filepath.Dir(abs); ; d = filepath.Dir(d) {
		rules := ig.rules[d]
		if len(rules) > 0 {
			rel := filepath.ToSlash(strings.TrimPrefix(abs[len(d):], string(filepath.Separator)))
			for i := len(rules) - 1; i >= 0; i-- {
				if rules[i].matches(rel, dir) {
					return !rules[i].negated // the last line that matches
				}
			}
		}
		if d == ig.top || d == filepath.Dir(d) {
			return false
		}
	}
}

// below reports whether the ignore files leave out the file at path, or one of the
// folders between it and the folder that ig was made for.
func (ig *ignores) below(path string) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(ig.dir, filepath.Dir(abs))
	if err != nil {
		return false
	}
	d := ig.dir
	for part := range strings.SplitSeq(rel, string(filepath.Separator)) {
		if part == "." || part == ".." {
			continue
		}
		if d = filepath.Join(d, part); ig.out(d) {
			return true
		}
		ig.read(d)
	}
	return ig.ignored(abs, false)
}

// out is ignored for the folder dir, asked once.
func (ig *ignores) out(dir string) bool {
	out, known := ig.folders[dir]
	if !known {
		out = ig.ignored(dir, true)
		ig.folders[dir] = out
	}
	return out
}

// matches reports whether p matches rel, a path with slashes from the folder of
// its file.
func (p *pattern) matches(rel string, dir bool) bool {
	if p.dirOnly && !dir {
		return false
	}
	if !p.anchored {
		rel = rel[strings.LastIndexByte(rel, '/')+1:]
	}
	ok, err := doublestar.Match(p.glob, rel)
	return err == nil && ok
}
