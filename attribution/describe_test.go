package attribution

import (
	"fmt"
	"testing"

	"github.com/bywhom/bywhom/text"
)

func ExampleDescribe() {
	src := "two senior State Department officials who attended the meeting"
	d := Describe(src, text.Span{End: len(src)}, Context{})
	fmt.Println(d.Kind)
	for _, e := range d.Details {
		fmt.Println(e.Kind, "-", src[e.Span.Start:e.Span.End])
	}
	// Output:
	// unnamed-role
	// number-exact - two
	// seniority - senior
	// affiliation-body - State Department
	// basis-firsthand - who attended
}

func BenchmarkDescribe(b *testing.B) {
	phrases := []string{"she", "Ada Ruiz", "two senior Interior Ministry officials who attended the meeting", "the Treasury", "analysts", "a spokesman for the union", "Marta Ruiz, an economist at Banco Sur,"}
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range phrases {
			Describe(p, text.Span{End: len(p)}, Context{})
		}
	}
}
