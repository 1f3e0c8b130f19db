package attribution

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/text"
)

// details returns the details of d as "kind=words".
func details(src string, d Description) []string {
	var out []string
	for _, e := range d.Details {
		out = append(out, e.Kind.String()+"="+src[e.Span.Start:e.Span.End])
	}
	return out
}

func TestDetailsNameTheirWords(t *testing.T) {
	for phrase, want := range map[string]string{
		"two senior State Department officials who attended the meeting": "number-exact=two seniority=senior affiliation-body=State Department basis-firsthand=who attended",
		"a former intelligence official":                                 "former=former affiliation-sector=intelligence",
		"three U.S. officials":                                           "number-exact=three affiliation-country=U.S",
		"people familiar with the matter":                                "stock=people basis-empty=familiar with",
		"people familiar with the draft order":                           "stock=people basis-specific=familiar with",
		"a person close to Ms. Brandt":                                   "stock=person relation=close to",
		"a nurse who asked not to be named for fear of retaliation":      "role=nurse ground-rule=asked not to be named reason-informative=fear of retaliation",
		"an aide who was not authorized to speak":                        "role=aide reason-boilerplate=not authorized to",
		"Ada Ruiz, an economist at Banco Sur,":                           "title=economist affiliation-body=Banco Sur",
		"Secretary of State Ilse Brandt":                                 "title=Secretary of State affiliation-body=State",
		"analysts":                                                       "expert-class=analysts role=analysts",
		"neighbours like Colombia":                                       "expert-class=neighbours role=neighbours exemplar=Colombia",
		"several officials":                                              "number-inexact=several",
		"a Gallup poll in May":                                           "issuer=Gallup record-type=poll date=May",
		"Reuters, citing two Western diplomats":                          "outlet-source-told=two Western diplomats",
		"Officials and Mayor Ada Ruiz":                                   "title=Mayor",
		"the Kremlin":                                                    "definite=Kremlin",
	} {
		got := details(phrase, describe(phrase))
		slices.Sort(got)
		assert.Equal(t, sorted(want), got, phrase)
	}
}

// sorted splits "a=b c d=e" before each word with an equals sign and sorts.
func sorted(s string) []string {
	var out []string
	for _, w := range strings.Fields(s) {
		if strings.Contains(w, "=") {
			out = append(out, w)
		} else {
			out[len(out)-1] += " " + w
		}
	}
	slices.Sort(out)
	return out
}

func TestChannelTimeAndReasonAreFoundInTheSentenceButNotInWhatIsSaid(t *testing.T) {
	src := "“We met in an interview on Monday,” the ministry said in a brief written statement on Friday, for fear of arrest."
	source := strings.Index(src, "the ministry")
	end := strings.Index(src, "the ministry said") // the quotation
	c := Context{
		Cue:      text.Span{Start: source + 13, End: source + 17},
		Sentence: text.Span{End: len(src)},
		Skip:     []text.Span{{Start: 0, End: end}},
	}
	d := Describe(src, text.Span{Start: source, End: source + 12}, c)
	assert.Equal(t, []string{"definite=ministry", "channel=in a brief written statement", "time=Friday", "reason-informative=fear of arrest"}, details(src, d))

	c.Skip = nil
	d = Describe(src, text.Span{Start: source, End: source + 12}, c)
	assert.Contains(t, details(src, d), "time=Monday", "nothing is skipped")
}

func TestToldSomebodyIsAChannel(t *testing.T) {
	for src, want := range map[string]bool{
		"Ruiz told reporters":                 true,
		"Ruiz told a Senate hearing":          true,
		"Ruiz told the Weston Gazette":        true,
		"Ruiz told him":                       false,
		"Ruiz said":                           false,
		"Ruiz said by email":                  true,
		"Ruiz wrote in a long letter":         true,
		"Ruiz said at a campaign stop":        true,
		"Ruiz said on CNN":                    true,
		"Ruiz said in the end":                false,
		"Ruiz testified":                      true,
		"Ruiz said through a spokesman":       true,
		"Ruiz said during a debate on Monday": true,
	} {
		d := Describe(src, text.Span{End: 4}, Context{Cue: text.Span{Start: 5, End: 9}, Sentence: text.Span{End: len(src)}})
		got := slices.ContainsFunc(d.Details, func(e Detail) bool { return e.Kind == Channel })
		assert.Equal(t, want, got, src)
	}
}

func TestKnownPersonsKeepTheirTitles(t *testing.T) {
	src := "Mayor Ada Ruiz spoke. Ruiz said no."
	known := Known{"Ruiz": {Name: "Ada Ruiz", Details: []Detail{{Title, text.Span{End: 5}}}}}
	d := Describe(src, text.Span{Start: 22, End: 26}, Context{Known: known})
	assert.Equal(t, NamedPerson, d.Kind)
	assert.Equal(t, []string{"title=Mayor"}, details(src, d))
}

func TestEveryDetailKindHasAName(t *testing.T) {
	seen := map[string]bool{}
	for k := Role; k < NumDetailKinds; k++ {
		s := k.String()
		require.NotEmpty(t, s)
		assert.NotContains(t, s, "(")
		assert.False(t, seen[s], s)
		seen[s] = true
	}
	assert.Contains(t, DetailKind(0).String(), "(")
}
