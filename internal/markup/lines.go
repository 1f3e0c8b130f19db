package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bywhom/bywhom/text"
)

// directive is what a comment starts with that speaks to this program.
const directive = "bywhom:"

// lines returns the lines of src without their ends.
func lines(src string) []text.Span {
	out := make([]text.Span, 0, strings.Count(src, "\n")+1)
	for at := 0; at < len(src); {
		end := len(src)
		next := end
		if i := strings.IndexByte(src[at:], '\n'); i >= 0 {
			end, next = at+i, at+i+1
		}
		if end > at && src[end-1] == '\r' {
			end--
		}
		out = append(out, text.Span{Start: at, End: end})
		at = next
	}
	return out
}

// note keeps the comment src[from:to], which says s, if it speaks to this program.
func (b *builder) note(from, to int, s string) {
	if s = strings.TrimSpace(s); strings.HasPrefix(s, directive) {
		b.comment(from, to, s)
	}
}

// A seeker finds what comes next in src[:to]. Questions about the same string
// have to be asked in rising order: all of them together then cost one pass,
// however often the same far answer is given.
type seeker struct {
	src  string
	to   int
	seen map[string]int
}

// next returns the first place of sub at or behind i, or s.to if there is none.
func (s *seeker) next(sub string, i int) int {
	at, ok := s.seen[sub]
	if ok && at >= i {
		return at
	}
	if at = s.to; i < s.to {
		if n := strings.Index(s.src[i:s.to], sub); n >= 0 {
			at = i + n
		}
	}
	if s.seen == nil {
		s.seen = map[string]int{}
	}
	s.seen[sub] = at
	return at
}

// wordAt reports whether a letter or a digit stands at i.
func (s *seeker) wordAt(i int) bool {
	if i >= s.to {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.src[i:s.to])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// wordBefore reports whether a letter or a digit stands before i.
func (s *seeker) wordBefore(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s.src[:i])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// urlEnd returns where the address that starts at i ends, without the stops
// that end its sentence.
func (s *seeker) urlEnd(i int) int {
	end := i
	for end < s.to && s.src[end] > ' ' && strings.IndexByte("[]<>\"`|", s.src[end]) < 0 {
		end++
	}
	opened := strings.IndexByte(s.src[i:end], '(') >= 0
	for end > i && strings.IndexByte(".,;:!?)'*_", s.src[end-1]) >= 0 {
		if s.src[end-1] == ')' && opened {
			break // as in https://example.org/Mira_(town)
		}
		end--
	}
	return end
}

// scheme returns the length of an address's scheme with its slashes, if there
// is one at i, and some of the address behind it.
func (s *seeker) scheme(i int) int {
	for _, p := range []string{"https://", "http://", "ftp://"} {
		if strings.HasPrefix(s.src[i:s.to], p) && s.wordAt(i+len(p)) {
			return len(p)
		}
	}
	return 0
}

func sameByte(s string) bool { return s != "" && strings.Count(s, s[:1]) == len(s) }

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

func asciiWord(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' }
