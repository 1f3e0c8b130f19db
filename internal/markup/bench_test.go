package markup

import (
	"strings"
	"testing"

	"github.com/bywhom/bywhom/seeds"
)

// BenchmarkRead reads about a megabyte of the sample articles in each form of
// plain text.
func BenchmarkRead(b *testing.B) {
	var all strings.Builder
	for i := 0; all.Len() < 1<<20; i++ {
		all.WriteString(seeds.All()[i%len(seeds.All())].Text)
		all.WriteString("\n\n")
	}
	src := []byte(all.String())
	for _, name := range []string{"a.txt", "a.md", "a.html", "a.rst", "a.adoc"} {
		b.Run(name[2:], func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(name, src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
