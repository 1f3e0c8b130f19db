package lexicon

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestListsAreInOrder reads every file, line by line, and names file and line
// of what is wrong.
func TestListsAreInOrder(t *testing.T) {
	files, err := fs.Glob(data, "data/en/*.txt")
	require.NoError(t, err)
	require.Len(t, files, int(numLists)+2, "each file but irregular.txt and cues.txt is one class")
	at := map[string]map[string]string{} // list, entry, place
	for _, file := range files {
		name := strings.TrimSuffix(path.Base(file), ".txt")
		b, err := data.ReadFile(file)
		require.NoError(t, err)
		at[name] = map[string]string{}
		last, number := "", 0
		for line := range strings.Lines(string(b)) {
			number++
			place := fmt.Sprintf("%s:%d", file, number)
			line = strings.TrimSuffix(line, "\n")
			if number == 1 {
				assert.True(t, strings.HasPrefix(line, "# ") && len(line) > 20, "%s: no head that says what belongs here", place)
			}
			if strings.HasPrefix(line, "#") {
				continue
			}
			assert.NotEmpty(t, line, "%s: an empty line", place)
			assert.Equal(t, strings.TrimSpace(line), line, "%s: white space", place)
			assert.Equal(t, strings.ToLower(line), line, "%s: not lower case", place)
			assert.NotContains(t, line, "’", "%s: write a straight apostrophe", place)
			assert.NotContains(t, line, "  ", "%s: two spaces", place)
			if where, ok := at[name][line]; ok {
				t.Errorf("%s: %q stands at %s already", place, line, where)
			} else if line < last {
				t.Errorf("%s: %q is out of order", place, line)
			}
			at[name][line], last = place, line
		}
	}
	for _, pair := range excluding {
		a, b := at[lists[pair[0]].name], at[lists[pair[1]].name]
		for e, place := range a {
			if other, ok := b[e]; ok {
				t.Errorf("%s: %q stands at %s, too, and these lists exclude each other", place, e, other)
			}
		}
	}
}

func TestEveryClassHasEntries(t *testing.T) {
	for c := Class(0); c < numLists; c++ {
		assert.NotEmpty(t, entries("en", lists[c].name), lists[c].name)
	}
}

func lookup(s string) Word { return English().Lookup(Fold(nil, s)) }

func TestLookupIgnoresCaseCurlsAndFullStops(t *testing.T) {
	for _, s := range []string{"economist", "Economist", "ECONOMISTS", "economists"} {
		assert.True(t, lookup(s).Classes.Has(Roles), s)
	}
	assert.True(t, lookup("Sen.").Classes.Has(Titles))
	assert.True(t, lookup("U.S.").Classes.Has(Countries))
	assert.True(t, lookup("MÉDECINS").Known())
	assert.Equal(t, lookup("weren't"), lookup("weren’t"))
	assert.False(t, lookup("qwrtz").Known())
}

func TestFindIsFoldAndLookup(t *testing.T) {
	for _, s := range []string{"", ".", "a", "A.", "Sen.", "Sen..", "U.S.", "weren’t", "WEREN’T", "MÉDECINS", "médecins..", "co‑chair", "qwrtz", strings.Repeat("mayor", 20)} {
		assert.Equal(t, lookup(s), English().Find(s), s)
	}
}

func TestPluralsAreMade(t *testing.T) {
	for singular, want := range map[string]string{
		"spokesman": "spokesmen", "attorney": "attorneys", "party": "parties", "witness": "witnesses",
		"chief of staff": "chiefs of staff", "coach": "coaches", "german": "germans", "governor": "governors",
	} {
		assert.Equal(t, want, plural(singular))
	}
	for _, s := range []string{"people", "women", "wives", "officials", "spokespeople"} {
		assert.True(t, lookup(s).Classes.Has(Plural), s)
	}
	assert.False(t, lookup("person").Classes.Has(Plural))
}

func TestEntriesOfSeveralWordsAreFoundWordByWord(t *testing.T) {
	l := English()
	n := l.Start(lookup("Secretary"))
	n = l.Step(n, lookup("of"))
	n = l.Step(n, lookup("State"))
	require.NotZero(t, n)
	assert.True(t, l.At(n).Has(Titles))
	assert.Zero(t, l.Step(n, lookup("of")))
	assert.Zero(t, l.Start(lookup("of")))
	assert.Zero(t, l.Step(0, lookup("state")))
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load("en", 0, numLists)
	}
}

func TestCuesAreMatchedInEveryForm(t *testing.T) {
	for words, want := range map[string]string{
		"says":                  "say neutral",
		"denied":                "deny doubting",
		"denying that":          "deny doubting",
		"told reporters":        "tell neutral",
		"called for a vote":     "call for directive",
		"called it a day":       "call neutral",
		"according to a filing": "according to neutral",
		"bragged":               "brag loaded",
		"wrote":                 "write written",
		"the":                   " ",
		"":                      " ",
	} {
		stance, base, ok := Match(strings.Fields(words))
		assert.Equal(t, want, base+" "+stance, words)
		assert.Equal(t, base != "", ok, words)
	}
}

func TestEveryCueHasAStanceThatIsKnown(t *testing.T) {
	known := map[string]bool{"neutral": true, "assertive": true, "factive": true, "doubting": true, "loaded": true, "mental": true, "directive": true, "gesture": true, "written": true}
	for form, c := range Cues() {
		if c.Base != "" {
			assert.True(t, known[c.Stance], "%s: stance %q", form, c.Stance)
		}
		for _, f := range c.next {
			assert.True(t, known[f.cue.Stance], "%s %v: stance %q", form, f.words, f.cue.Stance)
		}
	}
}
