package seeds

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func ExampleAll() {
	for _, s := range All()[:3] {
		fmt.Printf("%s: %s\n", s.Kind, s.Title)
	}
	// Output:
	// business story: Lumen Freight explores sale of its rail unit
	// local government: Fennick council delays vote on night buses
	// court story: Former clerk pleads not guilty in land fraud case
}

func ExampleOpen() {
	s, err := Open("sport-harriers.txt")
	fmt.Println(s.Title, err)
	// Output: Harriers win at Lockhaven in the rain <nil>
}

func TestEverySeedIsWholeAndOfTheRightLength(t *testing.T) {
	require.GreaterOrEqual(t, len(All()), 10)
	for _, s := range All() {
		t.Run(s.Name, func(t *testing.T) {
			require.NotEmpty(t, s.Title)
			require.NotEmpty(t, s.Kind)
			require.Contains(t, s.Provenance, "Written for bywhom")
			n := len(strings.Fields(s.Text))
			require.True(t, n >= 350 && n <= 900, "%d words", n)
			require.True(t, strings.HasSuffix(s.Text, "\n"))
		})
	}
}

func TestNoTwoSeedsShareAParagraph(t *testing.T) {
	seen := map[string]string{}
	for _, s := range All() {
		for _, p := range strings.Split(s.Text, "\n") {
			if p = strings.TrimSpace(p); len(p) < 40 {
				continue
			}
			require.Empty(t, seen[p], "%s and %s share: %s", s.Name, seen[p], p)
			seen[p] = s.Name
		}
	}
}

func TestTheListIsTheCallersOwn(t *testing.T) {
	All()[0].Title = "changed"
	require.NotEqual(t, "changed", All()[0].Title)
}

func TestAnUnknownNameListsTheKnownOnes(t *testing.T) {
	_, err := Open("nothing.txt")
	require.ErrorContains(t, err, `no article "nothing.txt"`)
	require.ErrorContains(t, err, "sport-harriers.txt")
}
