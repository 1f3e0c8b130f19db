package config

import (
	"encoding/json"

	"github.com/bywhom/bywhom/claims"
)

// Template returns a starting file for bywhom init: all in it is a comment or
// the default.
func Template() []byte {
	return []byte(`# What bywhom looks for in these drafts; docs/configuration.md says more.

# default, strict (news agency), encyclopedia or opinion
policy: default

# off, on, info, warning or error; bywhom rules lists them
rules: {}
#  loaded-verb: off
#  scare-quotes: on
#  vague-source: error

# other settings for some files; the last one that matches wins
overrides: []
#  - files: [opinion/**]
#    policy: opinion

# what the word lists do not have
words:
  household: []  # names of people who need no introduction
#  outlet: The Coast Ledger  # your own outlet: its reports are not second hand
  metonyms: []   # places that stand for a body
  cues: []       # verbs of saying, as "opine"

# what fails a run: error, warning, info or never
fail-on: error

# min-score: 40   # of an article's median
# max-vague: 30   # percent of an article's claims with a source

# drafts that are not checked
ignore: []
`)
}

type object = map[string]any

// Schema returns the JSON schema of the file (draft 2020-12), for editors: with
// the rules and policies that there are.
func Schema() []byte {
	settings := object{}
	for _, r := range claims.Rules() {
		settings[r.ID] = object{"$ref": "#/$defs/value", "description": r.Summary}
	}
	word := func(pattern string) object {
		return object{"type": "string", "maxLength": maxWordBytes, "pattern": pattern}
	}
	texts := func(about, pattern string) object {
		return object{"type": []string{"array", "null"}, "uniqueItems": true, "items": word(pattern), "description": about}
	}
	const some, one = `\S`, `^\s*\S+\s*$` // words
	outlet := word(some)
	outlet["description"] = "your own outlet"
	globs := func(about string) object {
		return object{"type": []string{"array", "null"}, "maxItems": maxGlobs, "items": object{"type": "string", "minLength": 1, "maxLength": maxGlobBytes}, "description": about}
	}
	files := globs("globs, from the folder of this file")
	files["type"], files["minItems"] = "array", 1
	policy := object{"enum": policyNames(), "description": "which rules run, and how severe they are"}
	rules := object{"type": []string{"object", "null"}, "properties": settings, "additionalProperties": false, "description": "what is said of single rules"}
	percent := func(about string) object {
		return object{"type": "integer", "minimum": 0, "maximum": 100, "description": about}
	}
	schema := object{
		"$schema":              "https://json-schema.org/draft/2020-12/schema",
		"title":                Name,
		"type":                 []string{"object", "null"},
		"additionalProperties": false,
		"$defs":                object{"value": object{"enum": []any{"off", "on", "info", "warning", "error", true, false}}},
		"properties": object{
			"policy": policy,
			"rules":  rules,
			"overrides": object{"type": []string{"array", "null"}, "description": "other settings for some files; the last one that matches wins", "items": object{
				"type": "object", "additionalProperties": false, "required": []string{"files"},
				"properties": object{"files": files, "policy": policy, "rules": rules},
			}},
			"words": object{"type": []string{"object", "null"}, "additionalProperties": false, "properties": object{
				"household": texts("names of people who need no introduction", some),
				"outlet":    outlet,
				"metonyms":  texts("places that stand for a body", some),
				"cues":      texts("verbs of saying", one),
			}},
			"min-score": percent("fail an article whose median score is lower"),
			"max-vague": percent("fail an article with more percent of its sourced claims on vague sources"),
			"fail-on":   object{"enum": failValues, "description": "the least severe finding that fails a run"},
			"ignore":    globs("drafts that are not checked"),
		},
	}
	b, err := json.MarshalIndent(schema, "", "  ") // keys are sorted
	if err != nil {
		panic(err) // maps of strings
	}
	return append(b, '\n')
}
