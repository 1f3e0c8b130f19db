package segment

import (
	_ "embed"
	"strings"
)

//go:embed data/titles.txt
var titlesFile string

//go:embed data/abbreviations.txt
var abbreviationsFile string

//go:embed data/joining.txt
var joiningFile string

//go:embed data/numbered.txt
var numberedFile string

//go:embed data/starters.txt
var startersFile string

//go:embed data/speech.txt
var speechFile string

//go:embed data/offices.txt
var officesFile string

//go:embed data/bangs.txt
var bangsFile string

//go:embed data/shortened.txt
var shortenedFile string

// The word lists. The head of each file says what belongs there. Entries are
// in lower case and without the final mark.
var (
	titles        = list(titlesFile)
	abbreviations = list(abbreviationsFile)
	joining       = list(joiningFile)
	numbered      = list(numberedFile)
	starters      = list(startersFile)
	speech        = list(speechFile)
	offices       = list(officesFile)
	bangs         = list(bangsFile)
	shortened     = list(shortenedFile)
)

type set map[string]struct{}

// has reports whether s is in the set, whatever its case.
func (t set) has(s string) bool {
	if len(s) == 0 || len(s) > maxEntry {
		return false
	}
	var low [maxEntry]byte
	for i := range len(s) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		low[i] = c
	}
	_, ok := t[string(low[:len(s)])]
	return ok
}

// maxEntry is the length of the longest entry that a list may hold, in bytes.
const maxEntry = 24

// list returns the entries of a word list: one a line, comments after "#".
func list(file string) set {
	out := set{}
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out[line] = struct{}{}
		}
	}
	return out
}
