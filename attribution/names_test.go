package attribution

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/bywhom/bywhom/text"
)

func TestNamesAreFoundWithoutTitles(t *testing.T) {
	for phrase, want := range map[string]string{
		"Secretary of State Ilse Brandt":          "Ilse Brandt",
		"Sen. Ada Ruiz (D-Ohio)":                  "Ada Ruiz",
		"the Democratic candidate Ada Ruiz":       "Ada Ruiz",
		"Lands Office spokeswoman Ada Ruiz’s":     "Ada Ruiz",
		"Ludwig van Dalen":                        "Ludwig van Dalen",
		"A lawyer for the union, Ada Ruiz,":       "Ada Ruiz",
		"Tom Weller, a spokesman for Ilse Brandt": "Tom Weller",
		"the Weston Gazette":                      "Weston Gazette",
		"Amnesty International":                   "Amnesty International",
		"an official":                             "",
	} {
		d := describe(phrase)
		assert.Equal(t, want, phrase[d.Name.Start:d.Name.End], phrase)
	}
}

func TestANameInsideOfAModifierIsNobody(t *testing.T) {
	for _, phrase := range []string{"the Brandt administration", "Brandt officials", "a Brandt ally", "the Brandt campaign", "advisers to Mr. Brandt", "Ilse Brandt's son", "a spokesman for Ilse Brandt", "one of Ms. Brandt's aides"} {
		assert.NotEqual(t, NamedPerson.String(), describe(phrase).Kind.String(), phrase)
	}
}

func FuzzDescribe(f *testing.F) {
	for _, phrases := range kindCases {
		for phrase := range strings.Lines(phrases) {
			f.Add(phrase, 0, len(phrase))
		}
	}
	f.Add("’s 's “” \xff\xc3 U.S. of", 0, 100)
	f.Fuzz(func(t *testing.T, src string, from, to int) {
		if from < 0 || to > len(src) || from > to {
			return
		}
		c := Context{Sentence: text.Span{End: len(src)}, Skip: []text.Span{{Start: from / 2, End: from}}}
		d := Describe(src, text.Span{Start: from, End: to}, c)
		last := 0
		for _, e := range append(d.Details, Detail{Role, d.Name}) {
			if e.Span.Start < 0 || e.Span.End > len(src) || e.Span.Start > e.Span.End {
				t.Fatalf("%v outside of the text", e)
			}
		}
		for _, e := range d.Details {
			if e.Span.Start < last {
				t.Fatalf("%v out of order", e)
			}
			last = e.Span.Start
		}
		if e := Describe(src, text.Span{Start: from, End: to}, c); e.Kind != d.Kind || len(e.Details) != len(d.Details) {
			t.Fatalf("twice, not the same: %v, %v", d, e)
		}
	})
}

func TestLongPhrasesAreDescribedByTheirStart(t *testing.T) {
	for _, unit := range []string{"said ", "Ruiz ", "the ", "of the Ruiz's ", ", ", "’", "\"", "-", "and ", "1,000 "} {
		phrase := "officials " + strings.Repeat(unit, 1<<16)
		d := describe(phrase)
		assert.LessOrEqual(t, len(d.Details), 4*phraseTokens)
	}
}
