package config

import (
	"errors"
	"fmt"
	"strings"
)

const (
	maxAlternatives = 1000 // that the braces of a glob stand for
	maxDoubleStars  = 16
)

// checkGlob returns how many globs pattern stands for, or what makes it one that
// takes too long to match. It says what files.CheckGlob says, which this package
// may not import; a test compares them.
func checkGlob(pattern string) (alternatives int, err error) {
	type group struct{ sum, product int } // of the alternatives that ended, and of the groups in the one that is open
	open := []group{{0, 1}}
	class := false // in brackets
	for i := 0; i < len(pattern); i++ {
		top := &open[len(open)-1]
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case class && (c == '{' || c == '}'):
			return 0, errors.New("a brace in brackets; put a backslash before it")
		case class:
			class = c != ']'
		case c == '[':
			class = true
		case c == '{':
			open = append(open, group{0, 1})
		case c == ',' && len(open) > 1:
			top.sum, top.product = min(top.sum+top.product, maxAlternatives+1), 1
		case c == '}' && len(open) > 1:
			n := top.sum + top.product
			open = open[:len(open)-1]
			top = &open[len(open)-1]
			top.product = min(top.product*n, maxAlternatives+1)
		}
	}
	switch n := open[0].product; {
	case n > maxAlternatives:
		return n, fmt.Errorf("its braces stand for more than %d globs; name them in turn", maxAlternatives)
	case strings.Count(pattern, "**") > maxDoubleStars:
		return n, fmt.Errorf("more than %d ** in it; one or two are enough", maxDoubleStars)
	default:
		return n, nil
	}
}
