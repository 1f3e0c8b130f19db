package claims_test

import (
	"context"
	"fmt"
	"log"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/text"
)

func ExampleCheck() {
	r := claims.Check("“We sold the bridge twice,” said Ada Ruiz, a lawyer for the town. Critics say it was sold once. It cost $4 million.")
	for _, c := range r.Claims {
		if c.Attribution < 0 { // the article says it itself
			fmt.Println(c.Score, c.Band, c.Needs, c.Reason)
			continue
		}
		a := r.Attributions[c.Attribution]
		fmt.Println(c.Score, c.Band, a.Source.Kind, r.Document.Slice(a.Source.Span))
	}
	// Output:
	// 82 identified named-person Ada Ruiz, a lawyer for the town
	// 6 no real source collective Critics
	// 0 unattributed likely figure
}

// The program of the README that sets options.
func ExampleNew() {
	checker, err := claims.New(claims.WithPolicy("strict"), claims.WithoutRules("delayed-attribution"))
	if err != nil {
		log.Fatal(err)
	}
	r := checker.Check(text.New("ferry.txt", "Critics say the ferry is late."))
	for _, f := range r.Findings {
		fmt.Println(r.Document.Position(f.Span.Start), f.Severity, f.Message)
	}
	// Output:
	// 1:1 warning “Critics” is an open group; no member of it is identified
}

func ExampleWithWorkers() {
	_, err := claims.New(claims.WithWorkers(0))
	fmt.Println(err)
	// Output: workers: 0 is not 1 or more
}

func ExampleChecker_Check() {
	checker, err := claims.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	r := checker.Check(text.New("ferry.txt", "A senior port official who attended the meeting said the ferry was late."))
	for _, e := range r.Claims[0].Evidence {
		fmt.Printf("%+d %s %q\n", e.Points, e.Name, r.Document.Slice(e.Span))
	}
	// Output:
	// +22 base ""
	// +4 seniority "senior"
	// +4 affiliation "port"
	// +12 basis "who attended"
}

func ExampleChecker_CheckAll() {
	checker, err := claims.New(claims.WithWorkers(2))
	if err != nil {
		fmt.Println(err)
		return
	}
	docs := func(yield func(*text.Document, error) bool) {
		for _, src := range []string{"Sources said the deal was off.", "The ministry said the deal was on."} {
			if !yield(text.New("", src), nil) {
				return
			}
		}
	}
	for r, err := range checker.CheckAll(context.Background(), docs) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(r.Claims[0].Score, r.Sources[0].Label)
	}
	// Output:
	// 10 Sources
	// 50 The ministry
}
