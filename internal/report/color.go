package report

import "github.com/bywhom/bywhom/claims"

// The codes of ANSI terminals that a report uses: the standard colours, which
// people set to suit their eyes and their background.
const (
	bold   = "1"
	faint  = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
	cyan   = "36"

	underlined = "4"
)

var colorOfSeverity = [...]string{claims.Info: cyan, claims.Warning: yellow, claims.Error: red}

// colorOf returns the colour of a score, by band: identified, accountable or
// well described, thinly described, and less.
func colorOf(score int) string {
	switch {
	case score >= 65:
		return green
	case score >= 45:
		return cyan
	case score >= vagueBelow:
		return yellow
	}
	return red
}

// paint writes s, in the given colour where colours are on.
func (w *Writer) paint(code, s string) {
	if !w.opts.Color || s == "" {
		w.string(s)
		return
	}
	w.string("\x1b[" + code + "m" + s + "\x1b[0m")
}
