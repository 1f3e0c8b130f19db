// Package baseline keeps the findings that a newsroom has decided to live with:
// only new ones count.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
)

// version is that of the file's form.
const version = 1

// An Entry is one finding that is known.
type Entry struct {
	File        string `json:"file"`
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"`
	Message     string `json:"message"`
}

// A Baseline holds entries. It is not safe for concurrent use.
type Baseline struct {
	entries []Entry
	open    map[[2]string]int // how many findings of a file and fingerprint are still to come
}

type form struct {
	Version  *int    `json:"version"`
	Findings []Entry `json:"findings"`
}

// Parse reads a baseline; name is that of its file, for errors.
func Parse(name string, src []byte) (*Baseline, error) {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	d := json.NewDecoder(bytes.NewReader(src))
	d.DisallowUnknownFields()
	var f form
	if err := d.Decode(&f); err != nil {
		return nil, fmt.Errorf("%s:%d: no baseline: %s; write it anew with --write-baseline", name, line(src, d.InputOffset(), err), Fault(err))
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s:%d: no baseline: something stands behind its end", name, line(src, d.InputOffset(), nil))
	}
	switch {
	case f.Version == nil:
		return nil, fmt.Errorf("%s: no baseline: it has no version; write it anew with --write-baseline", name)
	case *f.Version != version:
		return nil, fmt.Errorf("%s: a baseline of version %d; this bywhom reads version %d: write it anew with --write-baseline", name, *f.Version, version)
	}
	b := &Baseline{entries: f.Findings, open: map[[2]string]int{}}
	for _, e := range f.Findings {
		b.open[[2]string{e.File, e.Fingerprint}]++
	}
	return b, nil
}

// Fault says what is wrong with JSON that package encoding/json gives err for.
func Fault(err error) string {
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		return "it is empty"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "it ends too soon"
	case errors.As(err, &kind):
		what, value, _ := strings.Cut(kind.Value, " ")
		s := cmp.Or(found[what], what)
		if value != "" {
			s = short(value)
		}
		if kind.Field != "" {
			s = short(kind.Field) + ": " + s
		}
		return s + ", where " + cmp.Or(expected[kind.Type.Kind()], "something else") + " is expected"
	}
	s := strings.TrimPrefix(err.Error(), "json: ")
	if field, ok := strings.CutPrefix(s, "unknown field "); ok {
		s = "unknown field " + short(field)
	}
	return s
}

// found and expected are what people call the values of JSON and the types of Go.
var (
	found    = map[string]string{"string": "a string", "number": "a number", "bool": "true or false", "array": "a list", "object": "an object"}
	expected = map[reflect.Kind]string{reflect.String: "a string", reflect.Int: "a whole number", reflect.Slice: "a list", reflect.Struct: "an object"}
)

// maxQuoted is how many bytes of a value a message shows.
const maxQuoted = 40

// short returns s, or its start where it is long.
func short(s string) string {
	if len(s) <= maxQuoted {
		return s
	}
	return strings.ToValidUTF8(s[:maxQuoted], "") + "…"
}

// line returns the line of an error, or else of the offset at.
func line(src []byte, at int64, err error) int {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		at = int64(len(src))
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &kind):
		at = kind.Offset
	}
	return 1 + bytes.Count(src[:min(max(int(at), 0), len(src))], []byte("\n"))
}

// Entries returns all entries, in their order.
func (b *Baseline) Entries() []Entry { return b.entries }

// Known reports whether a finding is in b. An entry stands for one finding: of
// two alike, of which b has one, the second is new.
func (b *Baseline) Known(file, fingerprint string) bool {
	key := [2]string{file, fingerprint}
	if b.open[key] == 0 {
		return false
	}
	b.open[key]--
	return true
}

// Unused returns the entries that no finding was found for, in their order: what
// they stand for is mended, or its words have changed.
func (b *Baseline) Unused() []Entry {
	left := map[[2]string]int{}
	for k, n := range b.open {
		left[k] = n
	}
	var out []Entry
	for _, e := range b.entries {
		if k := [2]string{e.File, e.Fingerprint}; left[k] > 0 {
			left[k]--
			out = append(out, e)
		}
	}
	return out
}

// Format returns the file of a baseline with the given entries: sorted, one a
// line, so that a change of it reads well.
func Format(entries []Entry) []byte {
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\"version\":%d,\"findings\":[", version)
	for i, e := range entries {
		if i > 0 {
			b.WriteString(",")
		}
		j, err := json.Marshal(e)
		if err != nil {
			panic(err) // four strings
		}
		b.WriteString("\n")
		b.Write(j)
	}
	b.WriteString("\n]}\n")
	return b.Bytes()
}
