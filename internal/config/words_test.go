package config

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
)

func TestWordsThatAreNoneAreErrorsWithTheirLine(t *testing.T) {
	long := strings.Repeat("x", 81)
	shown := `"` + strings.Repeat("x", 40) + `…"`
	for src, want := range map[string]string{
		"  cues: [opine, \"\"]\n":                            `c.yaml:2:17: cues: an empty word`,
		"  cues: [\" \\t\"]\n":                               `c.yaml:2:10: cues: an empty word`,
		"  household: [\"\"]\n":                              `c.yaml:2:15: household: an empty word`,
		"  metonyms: [\"\"]\n":                               `c.yaml:2:14: metonyms: an empty word`,
		"  outlet: \"\"\n":                                   `c.yaml:2:11: outlet: an empty word`,
		"  household:\n  - Ada Ruiz\n  - \"Ada\\x07Ruiz\"\n": `c.yaml:4:5: household: "Ada\aRuiz" has a control character`,
		"  outlet: |\n    The Coast\n    Ledger\n":           `outlet: "The Coast\nLedger" has a control character`,
		"  metonyms: [" + long + "]\n":                       `c.yaml:2:14: metonyms: ` + shown + ` has more than 80 bytes`,
		"  outlet: " + long + "\n":                           `c.yaml:2:11: outlet: ` + shown + ` has more than 80 bytes`,
		"  cues: [hold forth]\n":                             `c.yaml:2:10: cues: "hold forth" is more than one word; name the verb alone`,
		"  cues:\n  - opine\n  - not\n":                      `c.yaml:4:5: cues: "not" is no verb of saying`,
		"  cues: [The]\n":                                    `c.yaml:2:10: cues: "The" is no verb of saying`,
		"  cues: [opine, muse, Opine]\n":                     `c.yaml:2:23: cues: "Opine" is listed twice`,
		"  household:\n  - Ada Ruiz\n  - ada  ruiz\n":        `c.yaml:4:5: household: "ada  ruiz" is listed twice`,
		"  metonyms: [the Castle, Castle]\n":                 `c.yaml:2:26: metonyms: "Castle" is listed twice`,
		"  household: [Ada Ruiz]\n  metonyms: [Ada Ruiz]\n":  `c.yaml:3:14: metonyms: "Ada Ruiz" is in household, too; it can be in only one of them`,
		"  metonyms: [the Ledger]\n  outlet: The Ledger\n":   `c.yaml:3:11: outlet: "The Ledger" is in metonyms, too; it can be in only one of them`,
	} {
		_, err := Parse("c.yaml", []byte("words:\n"+src))
		require.ErrorContains(t, err, want, src)
		require.NotContains(t, err.Error(), "\n", src)
	}
}

func TestWordsAreTakenWithoutBlanksAround(t *testing.T) {
	c, err := Parse("c.yaml", []byte("words:\n  outlet: >\n    The Castle\n    Ledger\n  household: [Ada Post, \"Zoë O'Hara \"]\n  cues: [\" opine\", post, second-guess, castle]\n  metonyms: [the Castle]\n"))
	require.NoError(t, err)
	require.Equal(t, claims.Words{Outlet: "The Castle Ledger", Household: []string{"Ada Post", "Zoë O'Hara"}, Cues: []string{"opine", "post", "second-guess", "castle"}, Metonyms: []string{"the Castle"}}, c.Words)
}
