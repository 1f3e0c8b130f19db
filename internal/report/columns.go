package report

import "github.com/bywhom/bywhom/text"

// columns finds columns in a file, in units of which characters have some each. It
// notes on one walk how many there are up to a stop every kilobyte, so that a
// place in a line of megabytes is found as fast as in a short one, in any order.
type columns struct {
	doc   *text.Document
	units func(rune) int
	stops []stop // nil before the first question
}

// A stop is a place in a file and the units in front of it.
type stop struct{ offset, units int }

// stopBytes is how far apart stops are, but for the rest of a character.
const stopBytes = 1 << 10

// of returns the column of p, from 1.
func (c *columns) of(p text.Position) int {
	return 1 + c.before(p.Offset) - c.before(p.Offset-p.Column+1)
}

// before returns the units in front of offset.
func (c *columns) before(offset int) int {
	file := c.doc.File()
	if c.stops == nil {
		c.stops = []stop{{}}
		n := 0
		for i, r := range file {
			if i >= len(c.stops)*stopBytes {
				c.stops = append(c.stops, stop{i, n})
			}
			n += c.units(r)
		}
	}
	k := min(offset/stopBytes, len(c.stops)-1)
	if c.stops[k].offset > offset {
		k-- // offset is inside of a character
	}
	n := c.stops[k].units
	for _, r := range file[c.stops[k].offset:offset] {
		n += c.units(r)
	}
	return n
}
