package text

import (
	"sort"
	"strconv"
	"strings"
)

// A Position is an offset in the form that people read. Line and Column count
// from 1; Column counts bytes, as in package go/token.
type Position struct{ Offset, Line, Column int }

// String returns "line:column".
func (p Position) String() string { return strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column) }

// Position returns the position in the file of the byte at offset of the text.
// A line ends with "\n"; an offset before or behind the text is taken for the
// nearest one inside it.
func (d *Document) Position(offset int) Position {
	offset = min(max(offset, 0), len(d.src))
	if d.view != nil {
		offset = d.offset(offset, false)
	}
	return d.FilePosition(offset)
}

// FilePosition returns the position of a byte of the file.
func (d *Document) FilePosition(offset int) Position {
	offset = min(max(offset, 0), len(d.File()))
	lines := d.lineStarts()
	n := sort.SearchInts(lines, offset+1)
	return Position{Offset: offset, Line: n, Column: offset - lines[n-1] + 1}
}

// lineStarts returns the offset at which each line starts.
func (d *Document) lineStarts() []int {
	d.lineOnce.Do(func() {
		file := d.File()
		d.lines = make([]int, 1, 1+strings.Count(file, "\n"))
		for at := 0; len(d.lines) < cap(d.lines); {
			at += strings.IndexByte(file[at:], '\n') + 1
			d.lines = append(d.lines, at)
		}
	})
	return d.lines
}
