package segment

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

var kindNames = map[Kind]string{Prose: "prose", Heading: "heading", Item: "item", BlockQuote: "quote", Byline: "byline", Code: "code", Divider: "divider"}

// outline writes every paragraph as "kind: body".
func outline(src string) []string {
	var out []string
	for _, p := range Split(src).Paragraphs {
		out = append(out, kindNames[p.Kind]+": "+strings.Join(strings.Fields(src[p.Body:p.End]), " "))
	}
	return out
}

const filler = "The council of Orla met on Monday to talk about the ferry, which has not run since the spring of the year before last.\n"

func TestParagraphKindsAreTold(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		want []string
	}{
		"heading between lines of prose":   {filler + "A Harbour Without Boats\n" + filler, []string{"prose: *", "heading: A Harbour Without Boats", "prose: *"}},
		"heading in sentence case":         {filler + "\nWhat the plan would cost\n\n" + filler, []string{"prose: *", "heading: What the plan would cost", "prose: *"}},
		"heading with a quoted first word": {filler + "\nThe ‘Orla’ Paradox\n‘Orla’ Paradox\n" + filler, []string{"prose: *", "heading: The ‘Orla’ Paradox", "heading: ‘Orla’ Paradox", "prose: *"}},
		"heading of Markdown":              {"## What comes next?\n\n" + filler, []string{"heading: What comes next?", "prose: *"}},
		"short prose is no heading":        {filler + "He stayed.\nShe said:\n“No,”\nWhy?\n" + filler, []string{"prose: *", "prose: He stayed.", "prose: She said:", "prose: “No,”", "prose: Why?", "prose: *"}},
		"one line alone is prose":          {"Ada Ruiz said the plan failed", []string{"prose: Ada Ruiz said the plan failed"}},
		"speaker labels are prose":         {"MODERATOR: Welcome to the hall\nQ: Will it run\nRUIZ: It will.\n", []string{"prose: MODERATOR: Welcome to the hall", "prose: Q: Will it run", "prose: RUIZ: It will."}},
		"bullets":                          {"- one\n* two\n• three\n+ four\n•five\n", []string{"item: one", "item: two", "item: three", "item: four", "item: five"}},
		"numbers and letters":              {"1. One.\n2) Two.\n(3) Three.\n4.) Four.\na) Five.\n", []string{"item: One.", "item: Two.", "item: Three.", "item: Four.", "item: Five."}},
		"initials are no letters of lists": {"A. Ruiz left the hall early.\n", []string{"prose: A. Ruiz left the hall early."}},
		"block quote of Markdown":          {"> She left\n> the hall.\n\n" + filler, []string{"quote: She left > the hall.", "prose: *"}},
		"block quote by indent":            {filler + "\n    We have seen the plan, and it is short.\n\n" + filler + filler, []string{"prose: *", "quote: We have seen the plan, and it is short.", "prose: *", "prose: *"}},
		"indent of every paragraph":        {"    " + filler + "\n    " + filler + "\n    " + filler, []string{"prose: *", "prose: *", "prose: *"}},
		"fenced code":                      {filler + "\n```go\nx := 1\n\ny.Do()\n```\n" + filler, []string{"prose: *", "code: ```go x := 1 y.Do() ```", "prose: *"}},
		"a fence that is never closed":     {"```\n" + filler, []string{"divider: ```", "prose: *"}},
		"style sheet":                      {filler + ".box {\n  width: 9px;\n}\n" + filler, []string{"prose: *", "code: .box { width: 9px; }", "prose: *"}},
		"dividers":                         {filler + "* * *\n---\n###\n-30-\n", []string{"prose: *", "divider: * * *", "divider: ---", "divider: ###", "divider: -30-"}},
		"an exclamation mark alone":        {filler + "!\n" + filler, []string{"prose: *", "prose: !", "prose: *"}},
		"byline":                           {"By Ada Ruiz and Tom Vale\n\n" + filler, []string{"byline: By Ada Ruiz and Tom Vale", "prose: *"}},
		"prose that starts like a byline":  {"By Monday the boats were gone.\nBy Monday, Ada Ruiz left.\n", []string{"prose: By Monday the boats were gone.", "prose: By Monday, Ada Ruiz left."}},
		"datelines": {"ORLA — The ferry ran.\nORLA (Agency) — The ferry ran.\nPORT ORLA, March 3 (Agency) - The ferry ran.\nNEW ORLA, N.Y. – The ferry ran.\nORLA -- The ferry ran.\n(Agency) - The ferry ran.\nOrla (AGY) — The ferry ran.\n",
			[]string{"prose: The ferry ran.", "prose: The ferry ran.", "prose: The ferry ran.", "prose: The ferry ran.", "prose: The ferry ran.", "prose: The ferry ran.", "prose: The ferry ran."}},
		"dashes that end no dateline": {"Ada — The mayor's aunt — ran.\nNATO — an alliance — met.\nHe left (Ada) - She stayed.\n", []string{"prose: Ada — The mayor's aunt — ran.", "prose: NATO — an alliance — met.", "prose: He left (Ada) - She stayed."}},
	} {
		t.Run(name, func(t *testing.T) {
			got := outline(c.src)
			for i := range got {
				if i < len(c.want) && c.want[i] == "prose: *" && got[i] == "prose: "+strings.TrimSpace(filler) {
					got[i] = "prose: *"
				}
			}
			require.Empty(t, cmp.Diff(c.want, got))
		})
	}
}

const wrapped = `The council of Orla met on Monday to talk about the ferry, which
has not run since the spring. “We have no money,” said Ada Ruiz, the
mayor. “And we have no boat.”

A Harbour Without Boats

Nobody came to the hall. The doors were shut at nine, and the clerk,
Tom Vale, went home.
- A first item that is long enough to be broken at the end of the
  line it stands on.
- A second.
`

func TestWrappedLinesAreJoined(t *testing.T) {
	want := []string{
		"prose: The council of Orla met on Monday to talk about the ferry, which has not run since the spring. “We have no money,” said Ada Ruiz, the mayor. “And we have no boat.”",
		"heading: A Harbour Without Boats",
		"prose: Nobody came to the hall. The doors were shut at nine, and the clerk, Tom Vale, went home.",
		"item: A first item that is long enough to be broken at the end of the line it stands on.",
		"item: A second.",
	}
	require.Empty(t, cmp.Diff(want, outline(wrapped)))
	require.Empty(t, cmp.Diff(want, outline(strings.ReplaceAll(wrapped, "\n", "\r\n"))))
	require.Len(t, texts(wrapped), 7)
}

func TestParagraphsOfOneLineStaySeparate(t *testing.T) {
	src := strings.Repeat("He left the hall at nine in the evening without a word to anybody.\n", 6)
	require.Len(t, Split(src).Paragraphs, 6)
}

func TestHeadingsBylinesAndCodeHoldNoSentence(t *testing.T) {
	src := "# Ferry. Late.\n\nBy Ada Ruiz\n\n" + filler + "\n```\nx. Y.\n```\n\n***\n"
	require.Equal(t, []string{strings.TrimSpace(filler)}, texts(src))
}

func TestOddWhiteSpaceMovesNoOffset(t *testing.T) {
	want := []string{"He left.", "She stayed."}
	for name, src := range map[string]string{
		"byte order mark":     "\ufeffHe left. She stayed.",
		"no-break space":      "He\u00a0left.\u00a0She\u00a0stayed.",
		"thin spaces":         "He left.\u2009\u200aShe stayed.",
		"ideographic space":   "He left.\u3000She stayed.",
		"tabs":                "\tHe left.\t\tShe stayed.\t",
		"carriage returns":    "He left.\r\n\r\nShe stayed.\r\n",
		"lone carriage":       "He left.\rShe stayed.\r",
		"blank line of space": "He left.\n \t \nShe stayed.\n",
		"line separator":      "He left.\u2028She stayed.",
		"zero-width space":    "\u200bHe left.\u200b She stayed.\u200b",
		"final space":         "He left.   She stayed.   ",
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, want, texts(src))
		})
	}
	require.Equal(t, []string{"H\xffe left.", "Sh\xc3e stayed."}, texts("H\xffe left. Sh\xc3e stayed."))
	require.Equal(t, []string{"H\x00e left.", "She stayed."}, texts("H\x00e left. She stayed."))
	require.Equal(t, []string{"He l\u00adeft.", "She stayed."}, texts("He l\u00adeft. She stayed."))
}

func TestTextWithoutWordsHasNoSentence(t *testing.T) {
	for _, src := range []string{"", " ", "\n", "\ufeff", "\u200b", "\r\n\r\n", "---", "\u00a0\t"} {
		require.Empty(t, Split(src).Sentences, "%q", src)
	}
}

func TestWordListsAreSortedAndShort(t *testing.T) {
	for name, file := range map[string]string{"titles": titlesFile, "abbreviations": abbreviationsFile, "joining": joiningFile, "numbered": numberedFile,
		"starters": startersFile, "speech": speechFile, "offices": officesFile, "bangs": bangsFile} {
		last := ""
		for line := range strings.Lines(file) {
			line = strings.TrimSuffix(line, "\n")
			if strings.HasPrefix(line, "#") {
				continue
			}
			require.Less(t, last, line, name)
			require.LessOrEqual(t, len(line), maxEntry, name)
			require.Equal(t, strings.ToLower(line), line, name)
			last = line
		}
		require.NotEmpty(t, last, name)
	}
}
