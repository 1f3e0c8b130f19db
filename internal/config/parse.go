package config

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/files"
)

const (
	maxGlobs     = 1000 // in one file, with what their braces stand for: each is matched with each draft
	maxGlobBytes = 1000 // a longer one is no glob that somebody wrote
	maxErrors    = 20   // that are reported one by one
	maxShown     = 40   // bytes of a value that an error shows
)

// Parse reads a configuration; name is that of its file, for errors. Mistakes are
// reported with line and column, in the order of the file, the first maxErrors of
// them.
func Parse(name string, b []byte) (*Config, error) {
	c := Default()
	name = printable(name)
	r := &reader{name: name, config: c}
	if len(b) > maxBytes {
		return nil, tooLarge(name)
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		return nil, fmt.Errorf("%s: UTF-16; save it as UTF-8", name)
	case !utf8.Valid(b):
		return nil, fmt.Errorf("%s: not UTF-8; save it as UTF-8", name)
	}
	tokens := lexer.Tokenize(string(b))
	if line, what := tooMuch(tokens); line > 0 {
		return nil, fmt.Errorf("%s:%d: %s; that is no configuration", name, line, what)
	}
	file, err := parser.Parse(tokens, 0)
	if err != nil {
		return nil, r.syntax(err)
	}
	for i, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		if i > 0 {
			r.errorf(doc.Body, "a second document; one is enough")
			break
		}
		r.file(doc.Body)
	}
	if r.mistakes > 0 {
		return nil, r.err()
	}
	return c, nil
}

// A reader reads one file.
type reader struct {
	name   string
	config *Config
	globs  int // so far, with what their braces stand for

	mistakes int     // so far
	errs     []error // the first maxErrors of them
}

// err returns what is wrong with the file, one mistake a line.
func (r *reader) err() error {
	errs := r.errs
	if more := r.mistakes - len(errs); more == 1 {
		errs = append(errs, fmt.Errorf("%s: and 1 more mistake", r.name))
	} else if more > 1 {
		errs = append(errs, fmt.Errorf("%s: and %d more mistakes", r.name, more))
	}
	return errors.Join(errs...)
}

// syntax returns the error of a file that is no YAML, on one line.
func (r *reader) syntax(err error) error {
	var e yaml.Error
	if errors.As(err, &e) && e.GetToken() != nil {
		p := e.GetToken().Position
		return fmt.Errorf("%s:%d:%d: no YAML: %s", r.name, p.Line, p.Column, message(e.GetMessage()))
	}
	return fmt.Errorf("%s: no YAML: %s", r.name, message(err.Error()))
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

// message returns what the parser says, on one line that fits a screen.
func message(s string) string { return printable(cut(firstLine(s), 120)) }

// quoted returns a value of the file in quotes, short enough for a message and
// with its control characters escaped.
func quoted(s string) string { return strconv.Quote(cut(s, maxShown)) }

// cut returns at most n bytes of s, and a mark where there are more.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// printable returns s with its control characters escaped.
func printable(s string) string {
	if strings.IndexFunc(s, func(c rune) bool { return !unicode.IsPrint(c) }) < 0 {
		return s
	}
	q := strconv.Quote(s)
	return q[1 : len(q)-1]
}

// errorf reports a mistake at n.
func (r *reader) errorf(n ast.Node, format string, args ...any) {
	if r.mistakes++; r.mistakes > maxErrors {
		return
	}
	line, column := 1, 1
	if t := firstToken(n); t != nil && t.Position != nil {
		line, column = t.Position.Line, t.Position.Column
	}
	r.errs = append(r.errs, fmt.Errorf("%s:%d:%d: %s", r.name, line, column, fmt.Sprintf(format, args...)))
}

// firstToken returns the token at which n starts: of a mapping its first key.
func firstToken(n ast.Node) *token.Token {
	switch n := n.(type) {
	case nil:
		return nil
	case *ast.MappingNode:
		if len(n.Values) > 0 {
			return n.Values[0].Key.GetToken()
		}
	case *ast.MappingValueNode:
		return n.Key.GetToken()
	}
	return n.GetToken()
}

// mapping calls f for each entry of n, which must be a mapping.
func (r *reader) mapping(n ast.Node, what string, f func(key ast.Node, name string, value ast.Node)) {
	var values []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	case *ast.NullNode:
		return
	default:
		r.errorf(n, "%s: keys with values are expected here, not %s", what, shown(n))
		return
	}
	seen := map[string]bool{}
	for _, v := range values {
		key, ok := v.Key.(ast.Node)
		name := ""
		if s, isString := v.Key.(*ast.StringNode); isString {
			name = s.Value
		} else if ok {
			name = key.String()
		}
		if seen[name] {
			r.errorf(v.Key.(ast.Node), "%s stands here twice", quoted(name))
			continue
		}
		seen[name] = true
		f(v.Key.(ast.Node), name, v.Value)
	}
}

// list calls f for each item of n, which must be a list.
func (r *reader) list(n ast.Node, what string, f func(ast.Node)) {
	switch n := n.(type) {
	case *ast.SequenceNode:
		for _, v := range n.Values {
			f(v)
		}
	case *ast.NullNode:
	default:
		r.errorf(n, "%s: a list is expected here, not %s", what, shown(n))
	}
}

// text returns the words of n, which must be a string.
func (r *reader) text(n ast.Node, what string) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	}
	r.errorf(n, "%s: words are expected here, not %s", what, shown(n))
	return "", false
}

// choice returns the words of n, which must be one of choices.
func (r *reader) choice(n ast.Node, what string, choices ...string) string {
	s, ok := "", false
	if b, is := n.(*ast.BoolNode); is { // "on" and "off" of older YAML
		s, ok = map[bool]string{true: "on", false: "off"}[b.Value], true
	} else {
		s, ok = r.text(n, what)
	}
	if ok && !slices.Contains(choices, s) {
		r.errorf(n, "%s: no such value: %s; there are %s", what, quoted(s), strings.Join(choices, ", "))
		return ""
	}
	return s
}

// number returns n, which must be a whole number from 0 to 100, in plain digits:
// YAML has other ways to write one (010 is 8), and none that people mean.
func (r *reader) number(n ast.Node, what string) int {
	if i, ok := n.(*ast.IntegerNode); ok {
		v, err := strconv.Atoi(i.Token.Value)
		if err == nil && 0 <= v && v <= 100 && strconv.Itoa(v) == i.Token.Value {
			return v
		}
	}
	r.errorf(n, "%s: a number from 0 to 100 is expected here, not %s", what, shown(n))
	return 0
}

// shown returns what stands at n, short enough for a message.
func shown(n ast.Node) string {
	switch n := n.(type) {
	case nil:
		return "nothing"
	case *ast.MappingNode, *ast.MappingValueNode:
		return "keys"
	case *ast.SequenceNode:
		return "a list"
	case *ast.NullNode:
		return "nothing"
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
		return "an anchor, alias or tag"
	default:
		return quoted(firstLine(n.String()))
	}
}

// The keys of the file and of its parts; the schema is made of the same.
var (
	keys         = []string{"fail-on", "ignore", "max-vague", "min-score", "overrides", "policy", "rules", "words"}
	overrideKeys = []string{"files", "policy", "rules"}
	wordKeys     = []string{"cues", "household", "metonyms", "outlet"}
	ruleValues   = []string{"off", "on", "info", "warning", "error"}
	failValues   = []string{"error", "warning", "info", "never"}
)

func policyNames() []string {
	var out []string
	for _, p := range claims.Policies() {
		out = append(out, p.Name)
	}
	return out
}

// file reads the whole file.
func (r *reader) file(n ast.Node) {
	c := r.config
	r.mapping(n, "the configuration", func(key ast.Node, name string, v ast.Node) {
		switch name {
		case "policy":
			c.Policy = r.choice(v, name, policyNames()...)
		case "rules":
			c.Rules = r.rules(v)
		case "overrides":
			r.list(v, name, r.override)
		case "words":
			r.words(v)
		case "min-score":
			c.MinScore = r.number(v, name)
		case "max-vague":
			c.MaxVague = r.number(v, name)
		case "fail-on":
			c.FailOn = r.choice(v, name, failValues...)
		case "ignore":
			c.Ignore = r.patterns(v, name)
		default:
			r.unknown(key, name, keys)
		}
	})
}

// unknown reports a key that there is not.
func (r *reader) unknown(key ast.Node, name string, known []string) {
	if near := claims.Nearest(name, known); near != "" {
		r.errorf(key, "no such key: %s; did you mean %s?", quoted(name), near)
		return
	}
	r.errorf(key, "no such key: %s; there are %s", quoted(name), strings.Join(known, ", "))
}

func (r *reader) rules(n ast.Node) []Setting {
	var out []Setting
	r.mapping(n, "rules", func(key ast.Node, id string, v ast.Node) {
		if !slices.ContainsFunc(claims.Rules(), func(k *claims.Rule) bool { return k.ID == id }) {
			r.errorf(key, "%v", claims.UnknownRule(cut(id, maxShown), claims.Rules()))
			return
		}
		if value := r.choice(v, id, ruleValues...); value != "" {
			out = append(out, Setting{id, value})
		}
	})
	return out
}

func (r *reader) override(n ast.Node) {
	var o Override
	before, empty := r.mistakes, true
	r.mapping(n, "overrides", func(key ast.Node, name string, v ast.Node) {
		switch name {
		case "files":
			o.Files = r.patterns(v, name)
			_, null := v.(*ast.NullNode)
			list, ok := v.(*ast.SequenceNode)
			empty = null || ok && len(list.Values) == 0
		case "policy":
			o.Policy = r.choice(v, name, policyNames()...)
		case "rules":
			o.Rules = r.rules(v)
		default:
			r.unknown(key, name, overrideKeys)
		}
	})
	if empty && r.mistakes == before {
		r.errorf(n, "overrides: an override without files changes nothing; name globs such as opinion/**")
	}
	r.config.Overrides = append(r.config.Overrides, o)
}

// patterns returns the globs of a list.
func (r *reader) patterns(n ast.Node, what string) []string {
	var out []string
	r.list(n, what, func(item ast.Node) {
		s, ok := r.text(item, what)
		if !ok || r.globs > maxGlobs {
			return
		}
		n, err := files.CheckGlob(s)
		switch {
		case len(s) > maxGlobBytes:
			r.errorf(item, "%s: a glob of more than %d bytes", what, maxGlobBytes)
		case s == "" || !doublestar.ValidatePattern(strings.TrimPrefix(s, "/")):
			r.errorf(item, "%s: no glob: %s", what, quoted(s))
		case err != nil:
			r.errorf(item, "%s: %s: %v", what, quoted(s), err)
		case r.globs+n > maxGlobs:
			r.globs = maxGlobs + 1
			r.errorf(item, "%s: more than %d globs in the file; what stands in braces is counted", what, maxGlobs)
		default:
			r.globs += n
			out = append(out, s)
		}
	})
	return out
}

// The parser calls itself for each level of nesting, and takes time with the
// square of these.
const (
	maxDepth     = 100
	maxKeys      = 2000
	maxDocuments = 10
)

// tooMuch returns the first line, from 1, that is beyond one of these bounds, and
// what there is too much of; 0 where there is none. A line nests by brackets, by
// marks of blocks, and as it is indented more than those above it.
func tooMuch(tokens token.Tokens) (beyond int, what string) {
	flow, marks, keys, documents, line := 0, 0, 0, 0, 0
	var columns []int // of the blocks that the line stands in
	for _, t := range tokens {
		if t.Type == token.CommentType {
			continue
		}
		if t.Position.Line != line {
			line, marks = t.Position.Line, 0
			if flow == 0 {
				for len(columns) > 0 && columns[len(columns)-1] >= t.Position.Column {
					columns = columns[:len(columns)-1]
				}
				columns = append(columns, t.Position.Column)
			}
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow = max(0, flow-1)
		case token.SequenceEntryType, token.MappingKeyType:
			marks++
		case token.MappingValueType:
			marks++
			keys++
		case token.DocumentHeaderType:
			documents++
		}
		switch {
		case flow > maxDepth || marks > maxDepth || len(columns) > maxDepth:
			return line, fmt.Sprintf("nested more than %d deep", maxDepth)
		case keys > maxKeys:
			return line, fmt.Sprintf("more than %d keys", maxKeys)
		case documents > maxDocuments:
			return line, fmt.Sprintf("more than %d documents", maxDocuments)
		}
	}
	return 0, ""
}
