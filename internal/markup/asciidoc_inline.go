package markup

import (
	"strings"
)

// An adocMark is a pair of marks around words.
type adocMark struct {
	open, close string
	bound       bool      // stands only at the borders of words
	raw         bool      // there are no marks in it
	dropped     bool      // its words are not in the text
	as          [2]string // what a reader sees in their place
}

// adocMarks are the marks, longer ones first.
var adocMarks = [...]adocMark{
	{open: "\"`", close: "`\"", bound: true, as: [2]string{"“", "”"}},
	{open: "'`", close: "`'", bound: true, as: [2]string{"‘", "’"}},
	{open: "**", close: "**"},
	{open: "*", close: "*", bound: true},
	{open: "__", close: "__"},
	{open: "_", close: "_", bound: true},
	{open: "``", close: "``"},
	{open: "`", close: "`", bound: true},
	{open: "##", close: "##"},
	{open: "#", close: "#", bound: true},
	{open: "+++", close: "+++", raw: true},
	{open: "++", close: "++", raw: true},
	{open: "+", close: "+", bound: true, raw: true},
	{open: "(((", close: ")))", raw: true, dropped: true},
	{open: "((", close: "))"},
	{open: "^", close: "^"},
	{open: "~", close: "~"},
}

// adocText reads the words of one block.
type adocText struct {
	seeker
	b       *builder
	attrs   map[string]string
	i, from int                  // the next byte; the first one that is not copied yet
	closing [len(adocMarks)]int  // where the open mark of each kind ends
	none    [len(adocMarks)]bool // no mark of that kind ends any more
	pairs   map[int]int          // each bracket's closing one
	open    []adocEnd
	linked  bool // the words of a link are being read; in them is no other
}

// An adocEnd is where a macro ends that is being read.
type adocEnd struct {
	at, next int // where its words end, and where the text goes on
	start    int // where its words start in the view
	url      string
	note     bool // a footnote
}

// inline reads src[from:to] without its marks.
func (r *adoc) inline(from, to int) {
	t := &adocText{seeker: seeker{src: r.src, to: to}, b: r.builder, attrs: r.attrs, i: from, from: from, pairs: brackets(r.src, from, to)}
	for m := range t.closing {
		t.closing[m] = -1
	}
	for t.i < to || len(t.open) > 0 {
		t.step()
	}
	t.drop(0)
}

// brackets returns the closing one of each opening bracket in src[from:to].
func brackets(src string, from, to int) map[int]int {
	if strings.IndexByte(src[from:to], '[') < 0 {
		return nil
	}
	pairs := map[int]int{}
	var open []int
	for i := from; i < to; i++ {
		switch src[i] {
		case '\\':
			i++
		case '[':
			open = append(open, i)
		case ']':
			if n := len(open); n > 0 {
				pairs[open[n-1]] = i
				open = open[:n-1]
			}
		}
	}
	return pairs
}

// drop copies what was read and leaves out the next n bytes.
func (t *adocText) drop(n int) {
	t.b.copy(t.from, t.i)
	t.i += n
	t.from = t.i
}

// put reads s in the place of the next n bytes.
func (t *adocText) put(n int, s string) {
	i := t.i
	t.drop(n)
	t.b.replace(i, i+n, s)
}

func (t *adocText) step() {
	if n := len(t.open); n > 0 && t.i >= t.open[n-1].at {
		t.end()
		return
	}
	rest := t.src[t.i:t.to]
	switch c := rest[0]; {
	case asciiWord(c):
		t.word()
		return
	case c == '\\' && len(rest) > 1 && strings.IndexByte("*_`#+^~[{<\"'(&\\", rest[1]) >= 0:
		t.drop(1)
		t.i++
		return
	case strings.HasPrefix(rest, "::") && (len(rest) == 2 || blank(rest[2])): // behind a term
		t.i++
		t.drop(1)
		return
	case c == '&':
		if n, s := entity(rest); n > 0 {
			t.put(n, s)
			return
		}
	case c == '{' && t.attribute(rest), c == '[' && t.anchor(), c == '<' && t.reference(rest), t.mark(rest):
		return
	case c == '+' && blank(t.src[max(t.i-1, 0)]) && (len(rest) == 1 || rest[1] == '\n' || rest[1] == '\r'):
		t.drop(1) // a forced line break
		return
	}
	t.i++
}

// end ends the innermost macro.
func (t *adocText) end() {
	e := t.open[len(t.open)-1]
	t.open = t.open[:len(t.open)-1]
	t.drop(0)
	if e.note {
		t.b.replace(e.at, e.next, ")")
	}
	if e.url != "" {
		t.b.link(e.start, e.url)
		t.linked = false
	}
	t.i = max(t.i, e.next)
	t.from = t.i
}

// mark reads a mark around words, if there is one.
func (t *adocText) mark(rest string) bool {
	if strings.IndexByte("\"'*_`#+()^~", rest[0]) < 0 {
		return false
	}
	for m, mark := range &adocMarks {
		if t.closing[m] == t.i {
			t.close(len(mark.close), mark.as[1])
			return true
		}
	}
	if strings.HasPrefix(rest, "`'") && t.wordBefore(t.i) {
		t.put(2, "’")
		return true
	}
	for m, mark := range &adocMarks {
		if !strings.HasPrefix(rest, mark.open) || t.closing[m] > t.i || t.none[m] {
			continue
		}
		n := len(mark.open)
		if mark.bound && (len(rest) == n || blank(rest[n]) || t.wordBefore(t.i)) {
			continue
		}
		end := t.closingOf(m, t.i+n)
		if end < 0 {
			continue
		}
		t.closing[m] = end
		t.close(n, mark.as[0])
		switch {
		case mark.dropped:
			t.i, t.from = end+len(mark.close), end+len(mark.close)
		case mark.raw:
			t.i = end
		}
		return true
	}
	return false
}

// close leaves out a mark of n bytes, or reads s in its place.
func (t *adocText) close(n int, s string) {
	if s == "" {
		t.drop(n)
	} else {
		t.put(n, s)
	}
}

// closingOf returns where words that start at from are closed by a mark of kind
// m, or -1. As one kind of mark does not nest, no byte is searched twice for it.
func (t *adocText) closingOf(m, from int) int {
	mark := adocMarks[m].close
	for i := from + 1; i < t.to; i++ {
		n := strings.Index(t.src[i:t.to], mark)
		if n < 0 {
			break
		}
		i += n
		last, end := t.src[i-1], i+len(mark)
		switch {
		case mark == "^" || mark == "~":
			if strings.ContainsAny(t.src[from:i], " \t\n") {
				return -1
			}
			return i
		case !adocMarks[m].bound:
			return i
		case blank(last) || last == '\\' || t.wordAt(end):
		case len(mark) == 1 && (last == mark[0] || end < t.to && t.src[end] == mark[0]): // half of a double one
		default:
			return i
		}
	}
	t.none[m] = true
	return -1
}

// adocAttributes are those that every document has.
var adocAttributes = map[string]string{
	"nbsp": "\u00a0", "sp": " ", "empty": "", "blank": "", "zwsp": "", "amp": "&", "lt": "<", "gt": ">", "plus": "+",
	"apos": "'", "quot": "\"", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
	"startsb": "[", "endsb": "]", "vbar": "|", "caret": "^", "asterisk": "*", "tilde": "~", "backslash": "\\", "backtick": "`",
}

// attribute reads the value of {name}.
func (t *adocText) attribute(rest string) bool {
	n := strings.IndexByte(rest[:min(len(rest), windowBytes)], '}')
	if n < 0 {
		return false
	}
	name := strings.ToLower(rest[1:n])
	value, ok := t.attrs[name]
	if !ok {
		if value, ok = adocAttributes[name]; !ok {
			return false
		}
	}
	t.put(n+1, value)
	return true
}

// windowBytes is how far the end of a name, a role or a reference is looked for.
const windowBytes = 120

// anchor leaves out [[id]], and the role of the words behind it.
func (t *adocText) anchor() bool {
	end, ok := t.pairs[t.i]
	if !ok {
		return false
	}
	if in, ok := t.pairs[t.i+1]; ok && in == end-1 {
		t.drop(end + 1 - t.i)
		return true
	}
	if end-t.i > windowBytes || end+2 >= t.to || strings.IndexByte("*_`#+", t.src[end+1]) < 0 || blank(t.src[end+2]) {
		return false
	}
	t.drop(end + 1 - t.i)
	return true
}

// reference reads the words of <<id,words>>.
func (t *adocText) reference(rest string) bool {
	if !strings.HasPrefix(rest, "<<") {
		return false
	}
	end := t.next(">>", t.i+2)
	if end == t.to || end-t.i > windowBytes {
		return false
	}
	id, _, ok := strings.Cut(t.src[t.i+2:end], ",")
	if !ok {
		t.drop(end + 2 - t.i)
		return true
	}
	t.drop(2 + len(id) + 1)
	t.open = append(t.open, adocEnd{at: end, next: end + 2})
	return true
}

// urlBytes is the longest target of a macro.
const urlBytes = 2048

// word reads a word, or the address or the macro that starts with it.
func (t *adocText) word() {
	start := t.i
	end := start
	for end < t.to && asciiWord(t.src[end]) {
		end++
	}
	if t.wordBefore(start) || end+1 >= t.to || t.src[end] != ':' || blank(t.src[end+1]) {
		t.i = end
		return
	}
	if t.scheme(start) > 0 {
		stop := t.urlEnd(start)
		closing, ok := t.pairs[stop]
		if !ok || t.linked {
			closing = -1
		}
		t.linkTo(start, stop, closing)
		return
	}
	open := t.next("[", end+1)
	closing, ok := t.pairs[open]
	if !ok || open-end > urlBytes || strings.ContainsAny(t.src[end:open], " \t\n") {
		t.i = end
		return
	}
	switch t.src[start:end] {
	case "link":
		if t.linked {
			t.i = end
			return
		}
		t.drop(end + 1 - start)
		t.linkTo(t.i, open, closing)
	case "mailto":
		t.linkTo(start, open, closing)
	case "footnote", "footnoteref":
		t.drop(0)
		t.b.replace(start, end, " ") // whether it stands behind a word or not
		t.b.replace(end, open+1, "(")
		t.i, t.from = open+1, open+1
		t.open = append(t.open, adocEnd{at: closing, next: closing + 1, note: true})
	case "image", "icon", "stem", "latexmath", "asciimath", "anchor", "indexterm":
		t.drop(closing + 1 - start)
	case "xref", "kbd", "btn", "menu", "pass", "indexterm2":
		t.drop(open + 1 - start)
		t.open = append(t.open, adocEnd{at: closing, next: closing + 1})
	default:
		t.i = end
	}
}

// linkTo reads the link to src[from:open], whose words stand in brackets behind
// it up to closing. Without words, or brackets, the address is the words.
func (t *adocText) linkTo(from, open, closing int) {
	t.i = from
	t.drop(0)
	url, start := t.src[from:open], t.b.at()
	if closing < 0 || isBlank(t.src[open+1:closing]) || t.linked {
		t.b.copy(from, open)
		if !t.linked {
			t.b.link(start, url)
		}
		t.i = max(open, closing+1)
		t.from = t.i
		return
	}
	words := t.src[open+1 : closing]
	end := closing
	if strings.IndexByte(words, '=') >= 0 || strings.HasPrefix(url, "mailto:") { // the link's attributes
		if i := strings.IndexByte(words, ','); i >= 0 {
			end = open + 1 + i
		}
	}
	if t.src[end-1] == '^' { // opens in a new window
		end--
	}
	t.i, t.from, t.linked = open+1, open+1, true
	t.open = append(t.open, adocEnd{at: end, next: closing + 1, start: start, url: url})
}
