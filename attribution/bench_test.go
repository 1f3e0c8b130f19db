package attribution

import (
	"strings"
	"testing"

	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/seeds"
	"github.com/bywhom/bywhom/text"
)

// BenchmarkAttribution measures the stages of this package by themselves:
// sentences and quotations are found before the clock starts.
func BenchmarkAttribution(b *testing.B) {
	var all strings.Builder
	for range 10 {
		for _, s := range seeds.All() {
			all.WriteString(s.Text)
			all.WriteString("\n\n")
		}
	}
	for _, c := range []struct{ name, src string }{
		{"seed", seeds.All()[0].Text},
		{"long", all.String()},
	} {
		doc := text.New(c.name, c.src)
		qs := quotes.Find(doc)
		b.Run("tag/"+c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.src)))
			b.ReportAllocs()
			for b.Loop() {
				newPage(b.Context(), doc, qs).tag()
			}
		})
		b.Run("find/"+c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.src)))
			b.ReportAllocs()
			for b.Loop() {
				Find(doc, qs)
			}
		})
	}
	b.Run("load", func(b *testing.B) {
		b.SetBytes(int64(len(modelBytes)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := readModels(modelBytes); err != nil {
				b.Fatal(err)
			}
		}
	})
}
