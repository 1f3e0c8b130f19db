package segment

import (
	"fmt"
	"strings"
	"testing"
)

// article returns an article of about size bytes, made from a few shapes of
// sentences with other names and numbers in each.
func article(size int) string {
	names := []string{"Ruiz", "Vale", "Moor", "King", "Orla", "Tamm", "Young"}
	things := []string{"the harbour", "a new ferry", "the mill on 9th St.", "the budget of 2019", "its 3.5 percent", "the U.S. Senate"}
	var b strings.Builder
	b.WriteString("ORLA (Agency) — The council met on Jan. 5 to talk about the ferry.\n\n")
	for i := 0; b.Len() < size; i++ {
		n, m, t := names[i%len(names)], names[(i*3+1)%len(names)], things[i%len(things)]
		fmt.Fprintf(&b, "“We have looked at %s for a long time,” Mrs. %s said on Monday. “Nobody expected that it would take %d years. Will it end?” ", t, n, i%30)
		fmt.Fprintf(&b, "The spokesman for Dr. %s, who has run the office since the spring, declined to say whether %s would be part of the plan.\n\n", m, t)
		if i%9 == 8 {
			b.WriteString("What the plan would cost\n\n- A first item without a mark\n- A second item. With two sentences.\n\n")
		}
	}
	return b.String()
}

func BenchmarkSplit(b *testing.B) {
	for _, size := range []int{1, 5_000, 100_000, 1_000_000} {
		src := article(size)
		b.Run(fmt.Sprint(len(src)), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				Split(src)
			}
		})
	}
}

// BenchmarkHostile has one megabyte of a shape that is quadratic somewhere in
// many a splitter.
func BenchmarkHostile(b *testing.B) {
	for _, s := range hostile {
		src := strings.Repeat(s, 1_000_000/len(s))
		b.Run(fmt.Sprintf("%.12q", s), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				Split(src)
			}
		})
	}
}

// hostile holds shapes that are repeated to make bad input.
var hostile = []string{
	"a", "A", "1", ".", "!", "?", "…", "\"", "'", "“", "”", "(", ")", "[", "-", "—", "*", "#", "_", "`", "~", ">", "<", "|", ":", ";", ",", "{", "}",
	" ", "\t", "\n", "\r", "\x00", "\xff", "\xc3", "\u00a0", "\u2009", "\u3000", "\u200b", "\ufeff",
	". ", "! ", "? ", "\" ", "a. ", "A. ", "A.", "a.B", "ab.Cd", "1. ", "1) ", "• ", "> ", ">\n", "{\n", "a {\n", "```\n", "~~~\n", "a\n", "a b\n", "- a\n", "1. a\n",
	"# a\n", "a.\n", "A: b\n", "!\n", "“Go!” Ada ", "Ada said ", "he said. ", ".) ", "]. ", "[1]. ", "U.S. ", "A — ", "By ", "\n\na", "    a\n\n", "\r\n \r\n",
	"a line of words that may have been wrapped at its end,\n", "A line of words that may have been wrapped at end.\n", "x. ", "It ended. ", "x@y.Zz", "!?", ".\" ", "'' ", ". \" ",
}
