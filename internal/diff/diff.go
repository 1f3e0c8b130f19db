// Package diff tells which lines of a file a change touches: from a unified diff,
// or from git.
package diff

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Lines are the lines that a change adds or changes, by file.
type Lines struct {
	files map[string][]lineRange // by absolute path, sorted
	whole map[string]bool        // new files of which all is changed
	top   string                 // of the repository that was asked, "" for none
}

// A lineRange is the lines [from, to] of the new file, counted from 1.
type lineRange struct{ from, to int }

// maxLine is the longest line of a diff that is read as a whole; of a longer one
// only the start counts.
const maxLine = 1 << 16

// Parse reads a unified diff, as git or diff -u write it. Its paths are seen from
// dir, those of git from the top of dir's repository where they are found there.
// Binary and deleted files have no lines, and an empty diff has none at all. What is
// no unified diff is an error that names its line.
func Parse(dir string, r io.Reader) (*Lines, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	return parse([]string{repository(abs), abs}, r)
}

// repository returns the folder of the repository that dir lies in, or dir.
func repository(dir string) string {
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(filepath.Join(d, ".git")); err == nil {
			return d
		}
		if d == filepath.Dir(d) {
			return dir
		}
	}
}

// parse reads a diff whose paths are seen from one of roots, which are absolute.
func parse(roots []string, r io.Reader) (*Lines, error) {
	l := &Lines{files: map[string][]lineRange{}, whole: map[string]bool{}}
	in := bufio.NewReaderSize(r, maxLine)
	file, at, old, added := "", 0, 0, 0 // lines of the hunk that are still to come
	ofGit, prefixed, unified, combined := false, false, false, false
	first := 0 // line that says something, other than that there is nothing to show
	for n := 1; ; n++ {
		line, err := in.ReadSlice('\n')
		s := strings.TrimRight(string(line), "\r\n") // before the next read takes its place
		if n == 1 {
			s = strings.TrimPrefix(s, "\ufeff")
		}
		if first == 0 && strings.TrimSpace(s) != "" && !empty(s) {
			first = n
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			for errors.Is(err, bufio.ErrBufferFull) { // the rest of a long line
				_, err = in.ReadSlice('\n')
			}
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("diff: %w", err)
		}
		switch {
		case old > 0 || added > 0:
			switch {
			case strings.HasPrefix(s, "+"):
				l.add(file, at)
				at++
				added--
			case strings.HasPrefix(s, "-"):
				old--
			case strings.HasPrefix(s, `\`): // no line's end at the end of the file
			case strings.HasPrefix(s, " "), s == "" && len(line) > 0:
				at++
				old--
				added--
			case len(line) > 0 || errors.Is(err, io.EOF):
				return nil, fmt.Errorf("diff: line %d: the diff ends inside of a change of %s", n, file)
			}
		case strings.ContainsRune(s, 0) || n == 1 && (strings.HasPrefix(s, "\xff\xfe") || strings.HasPrefix(s, "\xfe\xff")):
			return nil, fmt.Errorf("diff: line %d: UTF-16 or a binary file; write the diff as UTF-8", n)
		case strings.HasPrefix(s, "diff --cc "), strings.HasPrefix(s, "diff --combined "):
			combined = true
		case combined && strings.HasPrefix(s, "@@@ "):
			return nil, fmt.Errorf("diff: line %d: the combined diff of a merge; write one against one of its parents: git diff HEAD^1", n)
		case strings.HasPrefix(s, "diff --git "):
			ofGit, prefixed, unified, file = true, !twice(s[len("diff --git "):]), true, ""
		case strings.HasPrefix(s, "+++ "):
			unified = true
			if file, err = name(s[len("+++ "):], prefixed); err != nil {
				return nil, fmt.Errorf("diff: line %d: %w", n, err)
			}
			switch {
			case file == "/dev/null":
			case ofGit:
				file = absolute(file, roots)
			default: // diff -u writes paths as it was given them
				file = absolute(file, roots[len(roots)-1:])
			}
		case strings.HasPrefix(s, "--- "):
			if !ofGit && (strings.HasPrefix(s, "--- a/") || strings.HasPrefix(s, `--- "a/`)) {
				ofGit, prefixed = true, true
			}
		case strings.HasPrefix(s, "@@ "):
			if file == "" {
				return nil, fmt.Errorf("diff: line %d: a change before the name of its file", n)
			}
			if old, at, added, err = hunk(s); err != nil {
				return nil, fmt.Errorf("diff: line %d: %w", n, err)
			}
		}
		if len(line) == 0 || errors.Is(err, io.EOF) && len(line) == 0 {
			break
		}
	}
	if first > 0 && !unified {
		return nil, fmt.Errorf("diff: line %d: no unified diff; write it with git diff or diff -u", first)
	}
	for _, rs := range l.files { // a diff may name a file twice
		slices.SortFunc(rs, func(a, b lineRange) int { return a.from - b.from })
	}
	return l, nil
}

// empty reports whether a line of git or of diff -r stands for a file without lines
// to show.
func empty(s string) bool {
	return strings.HasPrefix(s, "Only in ") || strings.HasPrefix(s, "Binary files ") || strings.HasPrefix(s, "* Unmerged path ")
}

// twice reports whether s is a path and the same path again, as git diff
// --no-prefix writes them.
func twice(s string) bool {
	n := len(s) / 2
	return len(s)%2 == 1 && s[n] == ' ' && s[:n] == s[n+1:]
}

// add notes line n of file.
func (l *Lines) add(file string, n int) {
	if file == "/dev/null" {
		return
	}
	rs := l.files[file]
	if k := len(rs); k > 0 && rs[k-1].to == n-1 {
		rs[k-1].to = n
		return
	}
	l.files[file] = append(rs, lineRange{n, n})
}

// name returns the path of a file in a header, without git's prefix and quotes.
func name(s string, prefixed bool) (string, error) {
	if strings.HasPrefix(s, `"`) {
		q, err := unquote(s)
		if err != nil {
			return "", err
		}
		s = q
	} else if i := strings.IndexByte(s, '\t'); i >= 0 { // a date, of diff -u
		s = s[:i]
	}
	if s == "/dev/null" {
		return s, nil
	}
	if prefixed {
		if _, rest, ok := strings.Cut(s, "/"); ok {
			s = rest
		}
	}
	return path.Clean(s), nil
}

// unquote reads a path as git quotes it: in C's way, with octal bytes.
func unquote(s string) (string, error) {
	end := strings.LastIndexByte(s, '"')
	if end == 0 {
		return "", errors.New("the quotes around a path are not closed")
	}
	var b strings.Builder
	for i := 1; i < end; i++ {
		if s[i] != '\\' || i+1 == end {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch c := s[i]; {
		case c >= '0' && c <= '3' && i+2 < end:
			v, err := strconv.ParseUint(s[i:i+3], 8, 8)
			if err != nil {
				return "", fmt.Errorf("no such character in a path: \\%s", s[i:i+3])
			}
			b.WriteByte(byte(v))
			i += 2
		case c == 'n':
			b.WriteByte('\n')
		case c == 't':
			b.WriteByte('\t')
		case c == 'r':
			b.WriteByte('\r')
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}

// hunk reads "@@ -a,b +c,d @@".
func hunk(s string) (old, at, added int, err error) {
	fields := strings.Fields(s)
	if len(fields) < 3 || !strings.HasPrefix(fields[1], "-") || !strings.HasPrefix(fields[2], "+") {
		return 0, 0, 0, fmt.Errorf("no head of a change: %.40q", s)
	}
	count := func(f string) (first, n int, err error) {
		a, b, ok := strings.Cut(f[1:], ",")
		if first, err = strconv.Atoi(a); err != nil {
			return
		}
		if n = 1; ok {
			n, err = strconv.Atoi(b)
		}
		return
	}
	_, old, err = count(fields[1])
	if err == nil {
		at, added, err = count(fields[2])
	}
	if err != nil || old < 0 || added < 0 || at < 0 {
		return 0, 0, 0, fmt.Errorf("no head of a change: %.40q", s)
	}
	return old, at, added, nil
}

// absolute returns where the file of a diff is: below the first of roots that has
// it, or else the last of them.
func absolute(file string, roots []string) string {
	file = filepath.FromSlash(file)
	for _, root := range roots {
		if p := filepath.Join(root, file); exists(p) {
			return p
		}
	}
	return filepath.Join(roots[len(roots)-1], file)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// Has reports whether the change touches file at all. A file that the repository
// which was asked does not hold is an error.
func (l *Lines) Has(file string) (bool, error) {
	p, err := filepath.Abs(file)
	if err != nil {
		return false, err
	}
	if rel, err := filepath.Rel(l.top, p); l.top != "" && (err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator))) {
		return false, fmt.Errorf("not in the repository %s, whose changes --diff asks for; check it by itself, without --diff", l.top)
	}
	return l.whole[p] || len(l.files[p]) > 0, nil
}

// Changed reports whether one of the lines [from, to] of file is new or changed.
func (l *Lines) Changed(file string, from, to int) bool {
	p, err := filepath.Abs(file)
	if err != nil || l.whole[p] {
		return err == nil
	}
	rs := l.files[p]
	i := sort.Search(len(rs), func(i int) bool { return rs[i].to >= from })
	return i < len(rs) && rs[i].from <= to
}

// Git returns what is changed in the repository of dir since the revision rev, by
// git: committed or not; new files that git does not know yet are changed as a
// whole.
func Git(ctx context.Context, dir, rev string) (*Lines, error) {
	if rev == "" || strings.HasPrefix(rev, "-") {
		return nil, fmt.Errorf("no such revision: %q", rev)
	}
	up, err := git(ctx, dir, "rev-parse", "--show-cdup")
	if err != nil {
		return nil, err
	}
	top, err := filepath.Abs(filepath.Join(dir, filepath.FromSlash(strings.TrimRight(string(up), "\r\n"))))
	if err != nil {
		return nil, err
	}
	out, err := git(ctx, top, "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--no-relative", "--submodule=short", "--src-prefix=a/", "--dst-prefix=b/", "-U0", rev, "--")
	if err != nil {
		return nil, err
	}
	l, err := parse([]string{top}, bytes.NewReader(out))
	if err != nil {
		return nil, err
	}
	l.top = top
	out, err = git(ctx, top, "ls-files", "-z", "--others", "--exclude-standard")
	if err != nil {
		return nil, err
	}
	for f := range strings.SplitSeq(string(out), "\x00") {
		if f != "" {
			l.whole[filepath.Join(top, filepath.FromSlash(f))] = true
		}
	}
	return l, nil
}

// git runs git in dir and returns what it prints.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("git is not installed; give a diff on standard input: --diff -")
	case err != nil:
		why, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		if why == "" {
			why = err.Error()
		}
		return nil, fmt.Errorf("git %s: %s", args[0], why)
	}
	return out, nil
}
