package config

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
)

func TestMistakesNameTheirLineAndWhatToDo(t *testing.T) {
	for src, want := range map[string]string{
		"polcy: strict\n":                                `c.yaml:1:1: no such key: "polcy"; did you mean policy?`,
		"rules:\n  vague-sorce: off\n":                   `c.yaml:2:3: no such rule: "vague-sorce"; did you mean vague-source?`,
		"rules:\n  vague-source: loud\n":                 `c.yaml:2:17: vague-source: no such value: "loud"; there are off, on, info, warning, error`,
		"policy: news\n":                                 `c.yaml:1:9: policy: no such value: "news"; there are default, strict, encyclopedia, opinion`,
		"policy: [a]\n":                                  `c.yaml:1:9: policy: words are expected here, not a list`,
		"rules: strict\n":                                `c.yaml:1:8: rules: keys with values are expected here, not "strict"`,
		"min-score: 140\n":                               `c.yaml:1:12: min-score: a number from 0 to 100 is expected here, not "140"`,
		"max-vague: few\n":                               `c.yaml:1:12: max-vague: a number from 0 to 100 is expected here, not "few"`,
		"fail-on: fatal\n":                               `c.yaml:1:10: fail-on: no such value: "fatal"; there are error, warning, info, never`,
		"overrides:\n  - policy: strict\n":               `c.yaml:2:5: overrides: an override without files changes nothing; name globs such as opinion/**`,
		"overrides:\n  - files: [\"a[\"]\n":              `c.yaml:2:13: files: no glob: "a["`,
		"overrides:\n  - file: [a]\n":                    `c.yaml:2:5: no such key: "file"; did you mean files?`,
		"words:\n  outlet: 3\n":                          `c.yaml:2:11: outlet: words are expected here, not "3"`,
		"ignore: drafts\n":                               `c.yaml:1:9: ignore: a list is expected here, not "drafts"`,
		"policy: strict\npolicy: opinion\n":              `policy`,
		"policy: &a strict\n":                            `c.yaml:1:9: policy: words are expected here, not an anchor, alias or tag`,
		"rules: {\n":                                     `no YAML`,
		"- a\n":                                          `c.yaml:1:1: the configuration: keys with values are expected here, not a list`,
		"policy: strict\n---\npolicy: strict\n":          `c.yaml:3:1: a second document; one is enough`,
		"ignore: [" + strings.Repeat("a, ", 1001) + "a]": `ignore: more than 1000 globs`,
		"ignore: [" + strings.Repeat("a", 1001) + "]":    `c.yaml:1:10: ignore: a glob of more than 1000 bytes`,
		strings.Repeat("#", maxBytes+1):                  `c.yaml: larger than 64 KB; that is no configuration`,
	} {
		_, err := Parse("c.yaml", []byte(src))
		require.Error(t, err, src[:min(len(src), 60)])
		require.Contains(t, err.Error(), want)
		require.NotContains(t, err.Error(), "\n", "one mistake, one line")
	}
}

func TestAllMistakesAreReportedInTheOrderOfTheFile(t *testing.T) {
	_, err := Parse("c.yaml", []byte("polcy: strict\nrules:\n  vague-sorce: off\n  hedged-claim: maybe\n"))
	lines := strings.Split(err.Error(), "\n")
	require.Len(t, lines, 3)
	for i, l := range lines {
		require.True(t, strings.HasPrefix(l, "c.yaml:"+string(rune('1'+[]int{0, 2, 3}[i]))+":"), l)
	}
}

func TestEmptyFilesAndTheTemplateAreTheDefault(t *testing.T) {
	for _, src := range []string{"", "# nothing\n", "policy: default\nrules:\n"} {
		c, err := Parse("c.yaml", []byte(src))
		require.NoError(t, err)
		c.Policy = ""
		require.Equal(t, Default(), c)
	}
	c, err := Parse("c.yaml", Template())
	require.NoError(t, err)
	require.Equal(t, &Config{Policy: "default", FailOn: "error", MaxVague: -1}, c)
}

const example = `policy: strict
rules:
  vague-source: off
  scare-quotes: on
  hedged-claim: info
overrides:
  - files: [opinion/**, "*.col.md"]
    policy: opinion
    rules:
      hedged-claim: error
  - files: [opinion/old/**]
    rules:
      hedged-claim: off
words:
  household: [Ada Ruiz]
  outlet: The Coast Ledger
  metonyms: [the Castle]
  cues: [opine]
min-score: 40
max-vague: 30
fail-on: warning
ignore: [old/, "*.tmp.md"]
`

// rules returns the rules of a draft: id and severity.
func rules(t *testing.T, c *Config, path string) map[string]string {
	t.Helper()
	checker, err := claims.New(c.Options(path)...)
	require.NoError(t, err)
	out := map[string]string{}
	for _, r := range checker.Rules() {
		out[r.ID] = r.Severity.String()
	}
	return out
}

func TestOptionsAreThoseOfTheDraft(t *testing.T) {
	c, err := Parse("c.yaml", []byte(example))
	require.NoError(t, err)
	require.Equal(t, claims.Words{Household: []string{"Ada Ruiz"}, Outlet: "The Coast Ledger", Metonyms: []string{"the Castle"}, Cues: []string{"opine"}}, c.Words)
	require.Equal(t, 40, c.MinScore)
	require.Equal(t, 30, c.MaxVague)
	require.Equal(t, "warning", c.FailOn)

	news := rules(t, c, "news/dam.md")
	require.Equal(t, "info", news["hedged-claim"])
	require.Equal(t, "info", news["scare-quotes"])
	require.NotContains(t, news, "vague-source")
	require.Equal(t, "error", news["anonymous-no-reason"], "strict")

	opinion := rules(t, c, "./opinion/2026/dam.md")
	require.Equal(t, "error", opinion["hedged-claim"])
	require.NotContains(t, opinion, "loaded-verb", "the policy opinion")
	require.NotContains(t, opinion, "vague-source", "off for all")
	require.Equal(t, opinion, rules(t, c, "news/dam.col.md"))

	old := rules(t, c, "opinion/old/dam.md")
	require.NotContains(t, old, "hedged-claim", "the last override wins")

	require.Equal(t, c.Key("news/a.md"), c.Key("b.md"))
	require.NotEqual(t, c.Key("opinion/a.md"), c.Key("b.md"))
	require.True(t, c.Ignored("old/a.md"))
	require.True(t, c.Ignored("news/a.tmp.md"))
	require.False(t, c.Ignored("news/a.md"))
}

func TestGlobsAreSeenFromTheFolderOfTheFile(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, Name), []byte(example), 0o666))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "a", "b"), 0o777))
	found, err := Find(filepath.Join(dir, "a", "b"))
	require.NoError(t, err)
	require.Equal(t, filepath.Join(dir, Name), found)
	c, err := Load(found)
	require.NoError(t, err)
	require.True(t, c.Ignored(filepath.Join(dir, "old", "x.md")))
	t.Chdir(dir)
	require.True(t, c.Ignored("old/x.md"))
	_, err = Load(filepath.Join(dir, "gone.yaml"))
	require.ErrorContains(t, err, "no such file; bywhom init writes one")
}

func TestTheSchemaTakesWhatParseTakes(t *testing.T) {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	require.NoError(t, compiler.AddResource("bywhom.json", v))
	schema, err := compiler.Compile("bywhom.json")
	require.NoError(t, err)
	for _, src := range []string{
		example, string(Template()), "", "policy: strict\n", "rules: {vague-source: on}\n",
		"polcy: strict\n", "rules:\n  vague-sorce: off\n", "rules:\n  vague-source: loud\n", "policy: news\n", "min-score: 140\n", "min-score: -1\n",
		"overrides:\n  - policy: strict\n", "overrides:\n  - files: [a]\n    polcy: strict\n", "words:\n  outlet: 3\n", "words: {outlet: \"\"}\n", "words: {cues: [hold forth]}\n", "words: {cues: [opine, opine]}\n", "words: {household: [\" \"]}\n", "overrides:\n  - files: []\n", "overrides:\n  - files:\n", "ignore: drafts\n", "rules: strict\n", "max-vague: few\n", "fail-on: fatal\n",
	} {
		var doc any
		require.NoError(t, yaml.Unmarshal([]byte(src), &doc), src)
		j, err := yaml.YAMLToJSON([]byte(src))
		require.NoError(t, err)
		if src == "" {
			j = []byte("null")
		}
		inst, err := jsonschema.UnmarshalJSON(bytes.NewReader(j))
		require.NoError(t, err)
		_, parse := Parse("c.yaml", []byte(src))
		require.Equal(t, parse == nil, schema.Validate(inst) == nil, "%s\nParse: %v\nschema: %v", src, parse, schema.Validate(inst))
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{example, string(Template()), "a: &x [*x]\n", "rules: {? a : b}\n", "- - -\n", "a: !!binary x\n", "<<: {a: b}\n", "\t", "policy: >\n  strict\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		c, err := Parse("c.yaml", []byte(src))
		if err != nil {
			require.NotEmpty(t, err.Error())
			return
		}
		_, err = claims.New(c.Options("a.md")...)
		require.NoError(t, err, "what Parse takes, a checker takes")
	})
}
