package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/internal/tagger"
)

// corpus returns marked articles of a handful of patterns, with words of the
// given list in their places.
func corpus(nouns []string) string {
	var b strings.Builder
	for i, n := range nouns {
		verb := []string{"said", "argued", "denied"}[i%3]
		var text, source, cue, content string
		if i%2 == 0 {
			source, cue, content = "the "+n, verb, "that the "+nouns[(i+1)%len(nouns)]+" was late"
			text = source + " " + cue + " " + content + "."
		} else {
			source, cue, content = "the "+n, "according to", "The bridge is closed"
			text = content + ", " + cue + " " + source + "."
		}
		span := func(s string) string {
			at := strings.Index(text, s)
			return fmt.Sprintf(`[{"start":%d,"end":%d}]`, at, at+len(s))
		}
		fmt.Fprintf(&b, `{"id":"%d","text":%q,"attributions":[{"source":%s,"cue":%s,"content":%s}]}`+"\n", i, text, span(source), span(cue), span(content))
	}
	return b.String()
}

var classes = "# a comment\nsaid\t21\t0\t4\t9\nthe\t22\t0\t0\t1\nmayor\t23\t16\t0\t3\n"

func trained(t *testing.T) ([]byte, *trainer) {
	t.Helper()
	dir := t.TempDir()
	path, words := filepath.Join(dir, "corpus.jsonl"), filepath.Join(dir, "classes.tsv")
	require.NoError(t, os.WriteFile(path, []byte(corpus(strings.Fields("mayor baker clerk judge nurse pilot farmer coach envoy sailor"))), 0o600))
	require.NoError(t, os.WriteFile(words, []byte(classes), 0o600))
	docs, err := read([]string{path})
	require.NoError(t, err)
	list, err := readClasses(words)
	require.NoError(t, err)
	tr := &trainer{epochs: 8, rate: 0.1, min: 1}
	tr.prepare(docs, list)
	return tr.train(2, func(int, float64, *tagger.Learner) {}), tr
}

func TestTheSameCorpusGivesTheSameBytes(t *testing.T) {
	a, _ := trained(t)
	b, _ := trained(t)
	require.True(t, string(a) == string(b))
}

func TestATrainedModelCanBeReadAndBeatsChanceOnUnseenWords(t *testing.T) {
	b, tr := trained(t)
	const magic = "bywhom-model-1\n"
	require.Equal(t, magic, string(b[:len(magic)]))
	m, _, err := tagger.Decode(b[len(magic):])
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "dev.jsonl")
	require.NoError(t, os.WriteFile(path, []byte(corpus(strings.Fields("tailor singer cooper warden"))), 0o600))
	docs, err := read([]string{path})
	require.NoError(t, err)
	hits, gold := 0, 0
	for i := range docs {
		s := tr.model().NewSample(&docs[i].input, docs[i].gold)
		got := s.Decoded(m)
		for _, g := range docs[i].gold {
			gold++
			for _, x := range got {
				if x == g {
					hits++
				}
			}
		}
	}
	require.Equal(t, 12, gold)
	require.Greater(t, hits, 9, "of 12 spans")
}

func TestBadInputNamesFileLineAndReason(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.jsonl")
	require.NoError(t, os.WriteFile(path, []byte("{\"text\":\"a\"}\n{oops\n"), 0o600))
	_, err := read([]string{path})
	require.ErrorContains(t, err, "x.jsonl:2:")
	_, err = read([]string{filepath.Join(dir, "none.jsonl")})
	require.ErrorContains(t, err, "none.jsonl")
	require.NoError(t, os.WriteFile(path, []byte("word\t1\t2\n"), 0o600))
	_, err = readClasses(path)
	require.ErrorContains(t, err, "x.jsonl:1: 3 columns in place of 5")
}
