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
	files map[string][]lineRange // sorted
	whole map[string]bool        // new files of which all is changed
	dir   string                 // absolute; the paths are seen from here
}

// A lineRange is the lines [from, to] of the new file, counted from 1.
type lineRange struct{ from, to int }

// maxLine is the longest line of a diff that is read as a whole; of a longer one
// only the start counts.
const maxLine = 1 << 16

// Parse reads a unified diff, as git or diff -u write it, of files whose paths
// are seen from dir. Binary and deleted files have no lines. What is no diff is
// an error that names its line.
func Parse(dir string, r io.Reader) (*Lines, error) {
	l := &Lines{files: map[string][]lineRange{}, whole: map[string]bool{}}
	var err error
	if l.dir, err = filepath.Abs(dir); err != nil {
		return nil, err
	}
	in := bufio.NewReaderSize(r, maxLine)
	file, at, old, added := "", 0, 0, 0 // lines of the hunk that are still to come
	prefixed := false
	for n := 1; ; n++ {
		line, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			for errors.Is(err, bufio.ErrBufferFull) { // the rest of a long line
				_, err = in.ReadSlice('\n')
			}
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("diff: %w", err)
		}
		s := strings.TrimRight(string(line), "\r\n")
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
		case strings.HasPrefix(s, "diff --git "):
			prefixed, file = true, ""
		case strings.HasPrefix(s, "+++ "):
			if file, err = name(s[len("+++ "):], prefixed); err != nil {
				return nil, fmt.Errorf("diff: line %d: %w", n, err)
			}
		case strings.HasPrefix(s, "--- "):
			prefixed = prefixed || strings.HasPrefix(s, "--- a/") || strings.HasPrefix(s, `--- "a/`)
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
	return l, nil
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

// Has reports whether the change touches file at all.
func (l *Lines) Has(file string) bool {
	p := l.relative(file)
	return l.whole[p] || len(l.files[p]) > 0
}

// Changed reports whether one of the lines [from, to] of file is new or changed.
func (l *Lines) Changed(file string, from, to int) bool {
	p := l.relative(file)
	if l.whole[p] {
		return true
	}
	rs := l.files[p]
	i := sort.Search(len(rs), func(i int) bool { return rs[i].to >= from })
	return i < len(rs) && rs[i].from <= to
}

func (l *Lines) relative(file string) string {
	if abs, err := filepath.Abs(file); err == nil {
		if rel, err := filepath.Rel(l.dir, abs); err == nil {
			file = rel
		}
	}
	return path.Clean(filepath.ToSlash(file))
}

// Git returns what is changed in dir and below since the revision rev, by git:
// committed or not; new files that git does not know yet are changed as a whole.
func Git(ctx context.Context, dir, rev string) (*Lines, error) {
	if rev == "" || strings.HasPrefix(rev, "-") {
		return nil, fmt.Errorf("no such revision: %q", rev)
	}
	out, err := git(ctx, dir, "diff", "--no-color", "--no-ext-diff", "--no-renames", "--src-prefix=a/", "--dst-prefix=b/", "-U0", "--relative", rev, "--")
	if err != nil {
		return nil, err
	}
	l, err := Parse(dir, bytes.NewReader(out))
	if err != nil {
		return nil, err
	}
	for _, rs := range l.files {
		slices.SortFunc(rs, func(a, b lineRange) int { return a.from - b.from })
	}
	out, err = git(ctx, dir, "ls-files", "-z", "--others", "--exclude-standard")
	if err != nil {
		return nil, err
	}
	for f := range strings.SplitSeq(string(out), "\x00") {
		if f != "" {
			l.whole[path.Clean(f)] = true
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
