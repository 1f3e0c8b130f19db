package claims

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/attribution"
)

// formNames are what docs/rubric.md calls the forms, in the order of bases.
var formNames = [len(bases)]string{
	"reporter, as a witness", "reporter, own count or analysis", "named-person", "named-person, half a name",
	"document, one that can be found", "document, any", "named-organization, by its own name", "named-organization, by another word",
	"representative", "media, by name", "media, without a name", "unnamed-role", "unnamed-generic, official", "unnamed-generic, source or person",
	"collective", "impersonal",
}

// weightTable writes bases and weights as docs/rubric.md has them.
func weightTable() string {
	var b strings.Builder
	b.WriteString("| source | base | adds | at most |\n|---|---|---|---|\n")
	for i, base := range bases {
		var names []string
		adds := map[string][]string{}
		for j, w := range weights {
			if w.forms&base.form == 0 || w.points == 0 || slices.ContainsFunc(weights[:j], func(v weight) bool {
				return v.forms&base.form != 0 && v.name == w.name && v.points == w.points && v.also == w.also
			}) {
				continue
			}
			if _, ok := adds[w.name]; !ok {
				names = append(names, w.name)
			}
			var grades []string // the details of one name with the same points
			for _, v := range weights[j:] {
				if v.forms&base.form != 0 && v.name == w.name && v.points == w.points && v.also == w.also {
					grades = append(grades, strings.ReplaceAll(strings.TrimPrefix(v.detail.String(), w.name+"-"), "-", " "))
				}
			}
			add := fmt.Sprintf("+%d", w.points)
			if !slices.Equal(grades, []string{w.name}) {
				add += " (" + strings.Join(grades, ", ") + ")"
			}
			if w.also > 0 {
				add += fmt.Sprintf(", both +%d", w.points+w.also)
			}
			adds[w.name] = append(adds[w.name], add)
		}
		for j, n := range names {
			names[j] = n + " " + strings.Join(adds[n], ", ")
		}
		most := fmt.Sprint(base.ceiling)
		if base.form == record {
			most += fmt.Sprintf(" (%d if unpublished)", unpublishedCeiling)
		}
		fmt.Fprintf(&b, "| %s | %d | %s | %s |\n", formNames[i], base.base, strings.Join(names, " · "), most)
	}
	fmt.Fprintf(&b, "| none | 0 | | 0 |\n\n| takes away | points |\n|---|---|\n")
	fmt.Fprintf(&b, "| the source only passes on what another said | %d |\n", relayed)
	fmt.Fprintf(&b, "| a verb of the mind, no act of saying | %d |\n", notSaid)
	fmt.Fprintf(&b, "| a hedge on top of a source: \"reportedly told\" | %d |\n", hedged)
	fmt.Fprintf(&b, "| a pronoun that stands for nobody known | down to %d at most |\n", unresolved)
	fmt.Fprintf(&b, "\nNothing takes a source that is somebody below %d, nor any attributed claim below %d.\n", leastSource, leastClaim)
	return b.String()
}

func bandTable() string {
	var b strings.Builder
	b.WriteString("| score | in words |\n|---|---|\n")
	to := 100
	for _, x := range bands {
		if x.from == to {
			fmt.Fprintf(&b, "| %d | %s |\n", to, x.name)
		} else {
			fmt.Fprintf(&b, "| %d–%d | %s |\n", x.from, to, x.name)
		}
		to = x.from - 1
	}
	return b.String()
}

func TestRubricHasTheWeightsOfTheCode(t *testing.T) {
	const path = "../docs/rubric.md"
	src, err := os.ReadFile(path)
	require.NoError(t, err)
	doc := string(src)
	for name, table := range map[string]string{"weights": weightTable(), "bands": bandTable()} {
		start := strings.Index(doc, "<!-- "+name)
		require.GreaterOrEqual(t, start, 0, name)
		start += strings.Index(doc[start:], "-->\n") + len("-->\n")
		end := strings.Index(doc, "<!-- /"+name+" -->")
		require.Greater(t, end, 0, name)
		doc = doc[:start] + "\n" + table + "\n" + doc[end:]
	}
	if doc == string(src) {
		return
	}
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		require.NoError(t, os.WriteFile(path, []byte(doc), 0o644))
		return
	}
	t.Errorf("%s is stale: go test ./claims -run Rubric -update", path)
}

func TestRubricNamesEveryKindAndEveryReason(t *testing.T) {
	src, err := os.ReadFile("../docs/rubric.md")
	require.NoError(t, err)
	for k := attribution.NamedPerson; k <= attribution.NoSource; k++ {
		require.Contains(t, string(src), "`"+k.String()+"`")
	}
	for r := Casualties; r <= Background; r++ {
		require.Contains(t, string(src), "`"+r.String()+"`")
	}
	require.True(t, slices.IsSortedFunc(bands[:], func(a, b struct {
		from int
		name string
	}) int {
		return b.from - a.from
	}))
	require.Contains(t, string(src), fmt.Sprintf("adds %d to the best", corroborated))
	require.Contains(t, string(src), fmt.Sprintf("beyond %d", unnamedMost))
}
