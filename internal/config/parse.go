package config

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/bywhom/bywhom/claims"
)

const (
	maxGlobs     = 1000 // in one file, with what their braces stand for: each is matched with each draft
	maxGlobBytes = 1000 // a longer one is no glob that somebody wrote
)

// Parse reads a configuration; name is that of its file, for errors. Every
// mistake is reported with line and column, in the order of the file.
func Parse(name string, b []byte) (*Config, error) {
	c := Default()
	r := &reader{name: name, config: c}
	if len(b) > maxBytes {
		return nil, tooLarge(name)
	}
	tokens := lexer.Tokenize(string(b))
	if line := tooDeep(tokens); line > 0 {
		return nil, fmt.Errorf("%s:%d: nested more than %d deep; that is no configuration", name, line, maxDepth)
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
	if len(r.errs) > 0 {
		return nil, errors.Join(r.errs...)
	}
	return c, nil
}

// A reader reads one file.
type reader struct {
	name   string
	config *Config
	globs  int // so far, with what their braces stand for
	errs   []error
}

// syntax returns the error of a file that is no YAML, on one line.
func (r *reader) syntax(err error) error {
	var e yaml.Error
	if errors.As(err, &e) && e.GetToken() != nil {
		p := e.GetToken().Position
		return fmt.Errorf("%s:%d:%d: no YAML: %s", r.name, p.Line, p.Column, firstLine(e.GetMessage()))
	}
	return fmt.Errorf("%s: no YAML: %s", r.name, firstLine(err.Error()))
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

func (r *reader) errorf(n ast.Node, format string, args ...any) {
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
			r.errorf(v.Key.(ast.Node), "%s stands here twice", name)
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
		r.errorf(n, "%s: no such value: %q; there are %s", what, s, strings.Join(choices, ", "))
		return ""
	}
	return s
}

// number returns n, which must be a whole number from 0 to 100.
func (r *reader) number(n ast.Node, what string) int {
	i, ok := n.(*ast.IntegerNode)
	v := -1
	if ok {
		switch x := i.Value.(type) {
		case int64:
			v = int(min(x, math.MaxInt32))
		case uint64:
			v = int(min(x, math.MaxInt32))
		}
	}
	if v < 0 || v > 100 {
		r.errorf(n, "%s: a number from 0 to 100 is expected here, not %s", what, shown(n))
		return 0
	}
	return v
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
		s := firstLine(n.String())
		if len(s) > 40 {
			s = strings.ToValidUTF8(s[:40], "") + "…"
		}
		return fmt.Sprintf("%q", s)
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
		r.errorf(key, "no such key: %q; did you mean %s?", name, near)
		return
	}
	r.errorf(key, "no such key: %q; there are %s", name, strings.Join(known, ", "))
}

func (r *reader) rules(n ast.Node) []Setting {
	var out []Setting
	r.mapping(n, "rules", func(key ast.Node, id string, v ast.Node) {
		if !slices.ContainsFunc(claims.Rules(), func(k *claims.Rule) bool { return k.ID == id }) {
			r.errorf(key, "%v", claims.UnknownRule(id, claims.Rules()))
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
	before := len(r.errs)
	r.mapping(n, "overrides", func(key ast.Node, name string, v ast.Node) {
		switch name {
		case "files":
			o.Files = r.patterns(v, name)
		case "policy":
			o.Policy = r.choice(v, name, policyNames()...)
		case "rules":
			o.Rules = r.rules(v)
		default:
			r.unknown(key, name, overrideKeys)
		}
	})
	if len(o.Files) == 0 && len(r.errs) == before {
		r.errorf(n, "overrides: an override without files changes nothing; name globs such as opinion/**")
	}
	r.config.Overrides = append(r.config.Overrides, o)
}

func (r *reader) words(n ast.Node) {
	w := &r.config.Words
	texts := func(v ast.Node, what string) []string {
		var out []string
		r.list(v, what, func(item ast.Node) {
			if s, ok := r.text(item, what); ok {
				out = append(out, s)
			}
		})
		return out
	}
	r.mapping(n, "words", func(key ast.Node, name string, v ast.Node) {
		switch name {
		case "household":
			w.Household = texts(v, name)
		case "outlet":
			w.Outlet, _ = r.text(v, name)
		case "metonyms":
			w.Metonyms = texts(v, name)
		case "cues":
			w.Cues = texts(v, name)
		default:
			r.unknown(key, name, wordKeys)
		}
	})
}

// patterns returns the globs of a list.
func (r *reader) patterns(n ast.Node, what string) []string {
	var out []string
	r.list(n, what, func(item ast.Node) {
		s, ok := r.text(item, what)
		if !ok || r.globs > maxGlobs {
			return
		}
		n, err := checkGlob(s)
		switch {
		case len(s) > maxGlobBytes:
			r.errorf(item, "%s: a glob of more than %d bytes", what, maxGlobBytes)
		case s == "" || !doublestar.ValidatePattern(strings.TrimPrefix(s, "/")):
			r.errorf(item, "%s: no glob: %q", what, s)
		case err != nil:
			r.errorf(item, "%s: %q: %v", what, s, err)
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

// maxDepth bounds how deep a configuration nests: the parser calls itself for
// each level, and takes time with their square.
const maxDepth = 100

// tooDeep returns the first line, from 1, that nests deeper than maxDepth, or 0:
// by brackets, by marks of blocks in one line, or by lines that are indented more
// than those above them.
func tooDeep(tokens token.Tokens) int {
	flow, marks, line := 0, 0, 0
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
		case token.SequenceEntryType, token.MappingKeyType, token.MappingValueType:
			marks++
		}
		if flow > maxDepth || marks > maxDepth || len(columns) > maxDepth {
			return line
		}
	}
	return 0
}
