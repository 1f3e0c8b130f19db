package report

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bywhom/bywhom/claims"
)

const (
	sideWidth = 30 // of the margin with the findings
	sideLeast = 72 // a narrower line has them below each paragraph
)

// A piece is some text of one colour.
type piece struct{ text, code string }

// view writes the article as an article, with its marks, and the findings beside
// it: [source], content {score}, and the number of a finding raised behind its
// words.
func (w *Writer) view(r *claims.Report) {
	width, side := w.opts.Width, 0
	if width >= sideLeast {
		side = sideWidth
		width -= side + len(" │ ")
	}
	for _, b := range Blocks(r, "") {
		w.string("\n")
		var body [][]piece
		if b.Tag == "hr" {
			body = [][]piece{{{"* * *", faint}}}
		} else {
			body = wrap(w.pieces(r, &b), width)
		}
		var notes []piece
		for _, n := range b.Notes {
			notes = append(notes, w.noteLines(n, cmp.Or(side, width-len(margin)))...)
		}
		if side == 0 {
			w.rows(body, nil, 0)
			for _, n := range notes {
				w.string(margin)
				w.paint(n.code, n.text)
				w.string("\n")
			}
			continue
		}
		w.rows(body, notes, width)
	}
}

// rows writes lines of the article, beside each the next line of the notes.
func (w *Writer) rows(body [][]piece, notes []piece, width int) {
	for i := 0; i < max(len(body), len(notes)); i++ {
		n := 0
		if i < len(body) {
			for _, p := range body[i] {
				w.paint(p.code, p.text)
				n += utf8.RuneCountInString(p.text)
			}
		}
		if i < len(notes) {
			w.string(strings.Repeat(" ", max(0, width-n)))
			w.paint(faint, " │ ")
			w.paint(notes[i].code, notes[i].text)
		}
		w.string("\n")
	}
}

// pieces returns the text of a block with its marks. Where there are no colours
// brackets stand for them.
func (w *Writer) pieces(r *claims.Report, b *Block) []piece {
	var out []piece
	if b.Lead != "" || b.Tag == "li" {
		out = append(out, piece{cmp.Or(b.Lead, "•") + " ", ""})
	}
	code := map[string]string{"h3": bold, "byline": faint, "pre": faint, "blockquote": ""}[b.Tag]
	if b.Tag == "blockquote" {
		out = append(out, piece{"> ", faint})
	}
	for i, x := range b.Runs {
		style := code
		source := false
		for c := range strings.FieldsSeq(x.Class) {
			switch c {
			case "cue":
				style = faint
			case "c":
				style = colorOf(r.Claims[x.Claim-1].Score)
			case "s":
				source, style = true, underlined
			}
		}
		t := Clean(x.Text)
		if x.Text != "" && blankAt(x.Text, 0) {
			t = " " + t
		}
		if t != " " && blankAt(x.Text, len(x.Text)-1) {
			t += " "
		}
		if source && (i == 0 || b.Runs[i-1].Source != x.Source) {
			out = append(out, piece{"[", faint})
		}
		out = append(out, piece{t, style})
		if source && (i+1 == len(b.Runs) || b.Runs[i+1].Source != x.Source) {
			out = append(out, piece{"]", faint})
		}
		if x.Score != "" {
			out = append(out, piece{" {" + x.Score + "}", faint})
		}
		for _, n := range x.Notes {
			out = append(out, piece{raised(n), bold})
		}
	}
	return out
}

// raised returns n in raised digits.
func raised(n int) string {
	return strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, strconv.Itoa(n))
}

// noteLines returns a finding in lines of at most width.
func (w *Writer) noteLines(n Note, width int) []piece {
	var out []piece
	for _, s := range [...]piece{
		{strconv.Itoa(n.N) + " " + n.Severity + ": " + n.Message, severityCode(n.Severity)},
		{"→ " + n.Suggestion, ""},
		{n.Rule, faint},
	} {
		if s.text == "→ " {
			continue
		}
		for l := range lines(s.text, width) {
			out = append(out, piece{l, s.code})
		}
	}
	return out
}

func severityCode(name string) string {
	s, err := claims.ParseSeverity(name)
	if err != nil {
		return ""
	}
	return colorOfSeverity[s]
}

// wrap breaks pieces between words into lines of at most width characters; a
// longer word stands on a line of its own.
func wrap(ps []piece, width int) [][]piece {
	var out [][]piece
	var line, word []piece
	n, k := 0, 0 // characters of the line, and of the word that is not on it yet
	gap := false // a space stands between the two
	flush := func() {
		if k == 0 {
			return
		}
		if n > 0 && n+k+1 > width {
			out = append(out, line)
			line, n, gap = nil, 0, false
		}
		if gap && n > 0 {
			line = append(line, piece{" ", word[0].code})
			n++
		}
		line = append(line, word...)
		n += k
		word, k, gap = nil, 0, false
	}
	for _, p := range ps {
		rest := p.text
		for rest != "" {
			if rest[0] == ' ' {
				flush()
				gap = true
				rest = rest[1:]
				continue
			}
			end := strings.IndexByte(rest, ' ')
			if end < 0 {
				end = len(rest)
			}
			word = append(word, piece{rest[:end], p.code})
			k += utf8.RuneCountInString(rest[:end])
			rest = rest[end:]
		}
	}
	flush()
	if n > 0 {
		out = append(out, line)
	}
	return out
}
