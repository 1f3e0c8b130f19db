package segment

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// texts returns the sentences of src, white space folded.
func texts(src string) []string { return slicesOf(src, Split(src)) }

func slicesOf(src string, r Result) []string {
	var out []string
	for _, s := range r.Sentences {
		out = append(out, strings.Join(strings.Fields(src[s.Start:s.End]), " "))
	}
	return out
}

// The kinds of the English Golden Rules of sentence splitting, in other words.
// A sentence's end is
// written " | ", or "||" where no space follows.
var goldenKinds = map[string][]string{
	"simple period":                      {"Good evening. | The boat is ready."},
	"question mark":                      {"Who took the key? | It was on the hook."},
	"exclamation mark":                   {"The bridge is open! | Cars are crossing it."},
	"one-letter abbreviation":            {"The clerk is Ada M. Ruiz.", "Ada M. Ruiz signed. | Tom left."},
	"lower-case abbreviation of one":     {"See the map on p. 12."},
	"two-letter abbreviation inside":     {"Have Ada and co. left the harbour?"},
	"two-letter abbreviation capital":    {"The lease went to Vale, Moor & Co. at dawn."},
	"two-letter abbreviation at end":     {"Write to Ada and co. | They will know.", "The lease went to Vale, Moor & Co. | It ends in May."},
	"prepositive abbreviation":           {"You can see Mt. Orla from the quay.", "He met Dr. King and Mrs. Young.", "Sens. Ted Vale and Ada Ruiz left."},
	"postpositive or prepositive":        {"St. Orla's Hall is on 9th st. near the mill."},
	"possessive abbreviation":            {"This is Tom Vale Jr.'s boat."},
	"multi-period abbreviation inside":   {"She toured the U.S.A. last spring."},
	"multi-period abbreviation at end":   {"He grew up in the E.U. | Where are you from?"},
	"U.S. at the end":                    {"They moved to the U.S. | What about her?", "He was born in the U.S. | He left it young."},
	"U.S. inside with capital":           {"She serves in the U.S. Army in Orla.", "She works for the U.S. Government in Vale.", "The U.S. Senate met."},
	"U.S. inside":                        {"We have lived in the U.S. for nine years."},
	"a.m. inside and p.m. at end":        {"At 6 a.m. Mrs. Vale opened the gate. | She closed it at 9 P.M. | Mrs. Ruiz then locked it.", "It ends at 5 p.m. on Monday.", "It ends at 5 p.m. Monday."},
	"number inside":                      {"He paid $250.00 for the oars.", "It rose 3.5 percent."},
	"number at end":                      {"He paid $250.00. | They were old.", "It closed in 2019. | Nobody came."},
	"parenthesis inside":                 {"She runs a school (She sailed for nine years before.) at the harbour."},
	"e-mail address":                     {"Write to Ada.Ruiz@example.com. | She answers."},
	"web address":                        {"It is at https://www.example.20.org/a-b/the_page.html. | Have a look.", "It is at www.Example.com today."},
	"single quotation marks inside":      {"He turned round, 'That was it.' he said."},
	"double quotation marks inside":      {"He turned round, \"That was it.\" he said.", "“No!” she said.", "“Go!” Ada Ruiz said.", "“Why?” Ada Ruiz asked on Monday."},
	"double quotation marks at end":      {"He turned round, \"That was it.\" | He put the oars down.", "\"I left.\" | She stayed.", "``I left.'' | She stayed.", "'I left.' | She stayed.", "“Will it hold?” | Ruiz said it would."},
	"doubled exclamation mark":           {"Well!! | How nice."},
	"doubled question mark":              {"Well?? | Who comes?"},
	"exclamation and question mark":      {"Well!? | Who comes?"},
	"question and exclamation mark":      {"Well?! | Who comes?"},
	"list 1.) without period":            {"1.) Bring water | 2.) Bring bread"},
	"list 1.) with period":               {"1.) Bring water. | 2.) Bring bread."},
	"list 1) without period":             {"1) Bring water | 2) Bring bread"},
	"list 1) with period":                {"1) Bring water. | 2) Bring bread."},
	"list 1. without period":             {"1. Bring water | 2. Bring bread"},
	"list 1. with period":                {"1. Bring water. | 2. Bring bread."},
	"list of bullets":                    {"• 9. Bring water | • 10. Bring bread"},
	"list of bullets without space":      {"⁃9. Bring water | ⁃10. Bring bread"},
	"list of letters":                    {"a. Bring water | b. Bring bread | c. Bring rope"},
	"line end inside a sentence":         {"The report was\nbroken off by the file.", "It was a long \nday at the quay."},
	"list of bare lines":                 {"lanterns\n||small boats\n||nets, ropes\n"},
	"coordinates":                        {"It lies at N°. 1042.118.907. | That is where it sank."},
	"name with an exclamation mark":      {"He works at Yahoo! in the mail room."},
	"I at the end and as initial":        {"We make a fine crew, you and I. | Did you meet Ada I. Ruiz?"},
	"ellipsis at the end of a quotation": {"Ruiz holds that by going slowly “the sea will seem less wide. . . .”"},
	"ellipsis in brackets":               {"\"Ruiz [...] drew on the likeness of two rivers [...]\" (Vale 72)."},
	"ellipsis and period with spaces":    {"Where words are left out at the end, write three marks and then a period . . . . | Next comes this."},
	"ellipsis of four":                   {"I never asked for it.... | He shut the door."},
	"ellipsis as pause":                  {"I didn’t ... well, what I meant...look . . . what I say is . . . I didn’t do it."},
	"spaced ellipsis at the end":         {"One more habit that faded . . . was that of joining words into longer ones. . . . | The habit stayed. . . ."},
	"no space between sentences":         {"Hello all.||Today is Monday.||Mr. Vale went out and spent 2,000.||That is much.", "He said it.||She agreed.", "“Go.”||She went."},
	"special signs":                      {"See § 4 of the act. | It is short.", "See sec. 4 of the act.", "It is No. 5 on the list.", "Fruit, e.g. Plums and i.e. Pears.", "Ruiz vs. Vale went on.", "It opened on Jan. 5 in Orla."},
	"suffixes of companies":              {"Orla Inc. said it would sell.", "Vale Corp. Chairman Tom Moor left."},
	"quotation of three sentences":       {"“It rained. | We stayed. | Nobody came,” she said."},
	"transcript with letters":            {"Q. Did you see it?", "A. Yes. | I did."},
	"marks of notes":                     {"It sank.[2] | Nobody saw it. | [Nobody asked.] | It rose.", "It sank (see fig. 3). | Nobody saw it."},
	"dash and name":                      {"“It sank.” — Ada Ruiz"},
	"names of files":                     {"Write it in plan.txt. | See the end."},
	"quoted names":                       {"The “Go!” Campaign began.", "His “Who Goes There?” Tour ended.", "He shouted “Go!” | Then he ran."},
	"no":                                 {"She said no. | Ruiz said yes.", "It is No. 4 of No. 12."},
	"an ellipsis":                        {"He left ... | Ruiz stayed.", "He left… Ruiz stayed."},
	"the adjective of a country":         {"It went to the U.S. Senate’s clerk.", "They left for the U.S. | The others stayed."},
	"saints and forts":                   {"She was born in Ft. Orla and lives in St. Tamm.", "It is on 9th St. | The mill is near."},
	"a title behind a hyphen":            {"They saw then-Sen. Ada Ruiz.", "It was her ex-Gov. Ruiz said so."},
	"party and state":                    {"Sen. Ada Ruiz (R-Ariz.) left.", "Ada Ruiz, D-Calif., left.", "They met in Orla, N.Y. | “It rained,” she said."},
	"asked behind a quotation":           {"“Why now?” Ruiz asked the clerk.", "“Why now?” | Ruiz asked whether it was true.", "“Who knows?” Ruiz told reporters."},
	"names of initials":                  {"The book is by J. K. Ruiz and J.R. Vale."},
}

func TestGoldenKindsAreSplit(t *testing.T) {
	for kind, cases := range goldenKinds {
		t.Run(kind, func(t *testing.T) {
			var srcs []string
			var want [][]string
			for _, c := range cases {
				// Two bars are a border without a space or with a line end.
				srcs = append(srcs, strings.ReplaceAll(strings.ReplaceAll(c, " | ", " "), "||", ""))
				var w []string
				for _, s := range strings.Split(strings.ReplaceAll(c, "||", " | "), " | ") {
					w = append(w, strings.Join(strings.Fields(s), " "))
				}
				want = append(want, w)
			}
			for i, r := range splitAll(t, srcs...) {
				require.Equal(t, want[i], slicesOf(srcs[i], r), srcs[i])
			}
		})
	}
}
