package claims

import "strings"

// need says whether a sentence without a source should have one: likely where
// it gives a figure, looks ahead, ranks or lays blame, since these are what
// codes of practice want attributed; no where it just tells what is on record.
func need(sentence string) Need {
	if figure(sentence) {
		return NeedLikely
	}
	for _, w := range strings.FieldsFunc(sentence, func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == ';' || r == '—' }) {
		if contestable[w] {
			return NeedLikely
		}
	}
	return NeedNo
}

// contestable words turn a statement into a judgement, a guess or a charge.
var contestable = map[string]bool{
	"most": true, "worst": true, "best": true, "largest": true, "biggest": true, "greatest": true,
	"will": true, "likely": true, "certainly": true, "inevitably": true, "clearly": true, "obviously": true,
	"because": true, "caused": true, "blamed": true, "failed": true, "unprecedented": true,
	"wants": true, "believes": true, "fears": true, "hopes": true, "intends": true,
}

// figure reports whether s holds a number that is neither a year nor the day of
// a date: money, a share, a count.
func figure(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		from := i
		for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == ',' || s[i] == '.') {
			i++
		}
		number := strings.TrimRight(s[from:i], ",.")
		before, after := s[:from], strings.TrimLeft(s[from+len(number):], " ")
		if strings.HasSuffix(before, "$") || strings.HasSuffix(before, "€") || strings.HasSuffix(before, "£") || strings.HasPrefix(after, "%") || strings.HasPrefix(after, "percent") || strings.HasPrefix(after, "per cent") {
			return true
		}
		year := len(number) == 4 && (strings.HasPrefix(number, "1") || strings.HasPrefix(number, "20"))
		day := len(number) <= 2
		if !year && !day {
			return true
		}
	}
	return false
}
