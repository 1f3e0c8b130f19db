package markup

import (
	"strings"
	"unicode/utf8"
)

// rstText reads the words of one block.
type rstText struct {
	seeker
	r       *rstReader
	i, from int             // the next byte; the first one that is not copied yet
	none    map[string]bool // marks that do not end any more
}

// inline reads src[from:to] without its marks. In words that are marked there
// are no other marks.
func (r *rstReader) inline(from, to int) {
	t := &rstText{seeker: seeker{src: r.src, to: to}, r: r, i: from, from: from, none: map[string]bool{}}
	for t.i < to {
		t.step()
	}
	t.drop(0)
}

// drop copies what was read and leaves out the next n bytes.
func (t *rstText) drop(n int) {
	t.r.copy(t.from, t.i)
	t.i += n
	t.from = t.i
}

func (t *rstText) step() {
	rest := t.src[t.i:t.to]
	switch c := rest[0]; {
	case asciiWord(c):
		t.word()
		return
	case c == '\\' && len(rest) > 1:
		t.escape(rest)
		return
	case c == '*' && (t.marked("**") || t.marked("*")),
		c == '`' && (t.marked("``") || t.interpreted(0, true)),
		c == ':' && t.role(rest),
		c == '_' && strings.HasPrefix(rest, "_`") && t.interpreted(1, false),
		c == '[' && t.footnote(rest),
		c == '|' && t.substitution(rest):
		return
	}
	t.i++
}

// escape leaves out a backslash, which takes the meaning of the mark behind it;
// with white space it stands between marks and words.
func (t *rstText) escape(rest string) {
	if blank(rest[1]) {
		t.drop(2)
		return
	}
	t.drop(1)
	_, n := utf8.DecodeRuneInString(rest[1:])
	t.i += n
}

// end returns where words that start at from are closed by mark, or -1.
func (t *rstText) end(mark string, from int) int {
	if t.none[mark] || from >= t.to || blank(t.src[from]) {
		return -1
	}
	for i := from + 1; i < t.to; i++ {
		n := strings.Index(t.src[i:t.to], mark)
		if n < 0 {
			break
		}
		i += n
		last, end := t.src[i-1], i+len(mark)
		half := mark == "*" && (last == '*' || end < t.to && t.src[end] == '*')
		escaped := last == '\\' && mark != "``"
		if !blank(last) && !escaped && !half && !t.wordAt(end) {
			return i
		}
	}
	t.none[mark] = true
	return -1
}

// marked reads words between two marks.
func (t *rstText) marked(mark string) bool {
	if !strings.HasPrefix(t.src[t.i:t.to], mark) || t.wordBefore(t.i) {
		return false
	}
	n := len(mark)
	end := t.end(mark, t.i+n)
	if end < 0 {
		return false
	}
	t.drop(n)
	if mark == "``" {
		t.i = end
	} else {
		t.plain(end)
	}
	t.drop(n)
	return true
}

// plain reads words up to end in which only backslashes mean something.
func (t *rstText) plain(end int) {
	for t.i < end {
		if t.src[t.i] == '\\' && t.i+1 < end {
			t.escape(t.src[t.i:end])
		} else {
			t.i++
		}
	}
}

// role reads `words` behind their role, as in :title:`The Mill`.
func (t *rstText) role(rest string) bool {
	n := strings.IndexByte(rest[:min(len(rest), windowBytes)], '`')
	if n < 3 || rest[n-1] != ':' || strings.ContainsAny(rest[:n], " \t\r\n*") {
		return false
	}
	return t.interpreted(n, false)
}

// interpreted reads `words` that have n bytes in front of them, and with them
// the place that they lead to, if they are a link: `words <https://example.org>`_.
func (t *rstText) interpreted(n int, link bool) bool {
	if t.wordBefore(t.i) {
		return false
	}
	from := t.i + n + 1
	end := t.end("`", from)
	if end < 0 {
		return false
	}
	content, url := t.src[from:end], ""
	words := end
	if open := strings.LastIndexByte(content, '<'); open >= 0 && content[len(content)-1] == '>' {
		url = content[open+1 : len(content)-1]
		words = from + len(strings.TrimRight(content[:open], " \t\r\n"))
		if words == from {
			n, words = n+1, end-1 // the address is the words
		}
	}
	if name, ok := strings.CutSuffix(url, "_"); ok {
		url = t.r.names[rstName(name)]
	}
	t.drop(n + 1)
	start := t.r.at()
	t.plain(words)
	t.drop(0)
	after := t.src[end+1 : t.to]
	switch {
	case link && strings.HasPrefix(after, "__"):
		end += 2
		if url == "" {
			url = t.unnamed()
		}
		t.r.link(start, url)
	case link && strings.HasPrefix(after, "_"):
		end++
		if url == "" {
			url = t.r.names[rstName(content)]
		}
		t.r.link(start, url)
	case strings.HasPrefix(after, ":"): // the role may stand behind, too
		if i := strings.IndexByte(after[1:min(len(after), windowBytes)], ':'); i > 0 && !strings.ContainsAny(after[1:1+i], " \t\r\n") {
			end += 2 + i
		}
	}
	t.i, t.from = end+1, end+1
	return true
}

// unnamed returns where the next link without a name leads.
func (t *rstText) unnamed() string {
	if len(t.r.anonymous) == 0 {
		return ""
	}
	url := t.r.anonymous[0]
	t.r.anonymous = t.r.anonymous[1:]
	return url
}

// footnote leaves out [1]_.
func (t *rstText) footnote(rest string) bool {
	n := strings.IndexByte(rest[:min(len(rest), windowBytes)], ']')
	if n < 2 || !strings.HasPrefix(rest[n+1:], "_") || strings.ContainsAny(rest[:n], " \t\r\n") {
		return false
	}
	t.drop(n + 2)
	return true
}

// substitution reads what |name| stands for.
func (t *rstText) substitution(rest string) bool {
	n := strings.IndexByte(rest[1:min(len(rest), windowBytes)], '|')
	if n < 1 || t.wordBefore(t.i) {
		return false
	}
	value, ok := t.r.words[rstName(rest[1:1+n])]
	if !ok {
		return false
	}
	end := t.i + n + 2
	for end < t.to && t.src[end] == '_' {
		end++
	}
	from := t.i
	t.drop(end - from)
	t.r.replace(from, end, value)
	return true
}

// word reads a word, or the address or the named link that it is.
func (t *rstText) word() {
	start := t.i
	bare := t.scheme(start) > 0
	if t.wordBefore(start) || !bare {
		for t.i < t.to && (asciiWord(t.src[t.i]) || strings.IndexByte("-_.+", t.src[t.i]) >= 0 && t.i+1 < t.to && asciiWord(t.src[t.i+1])) {
			t.i++
		}
		if t.i < t.to && t.src[t.i] == '_' && !t.wordBefore(start) {
			t.named(start)
		}
		return
	}
	t.drop(0)
	at := t.r.at()
	t.i = t.urlEnd(start)
	t.drop(0)
	t.r.link(at, t.src[start:t.i])
}

// named reads the link name_ or name__ that started at start.
func (t *rstText) named(start int) {
	end, n := t.i, 1
	if strings.HasPrefix(t.src[end:t.to], "__") {
		n = 2
	}
	if t.wordAt(end + n) {
		return
	}
	url, ok := t.r.names[rstName(t.src[start:end])]
	if n == 2 {
		url = t.unnamed()
		ok = url != ""
	}
	if !ok {
		return
	}
	t.i = start
	t.drop(0)
	at := t.r.at()
	t.i = end
	t.drop(n)
	t.r.link(at, url)
}
