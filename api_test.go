package bywhom_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// public are the packages that others may import.
var public = []string{"attribution", "claims", "quotes", "report", "seeds", "text"}

// TestTheAPIIsTheOneOnRecord compares what the packages export with
// testdata/api.txt; go test . -run API -update rewrites it.
func TestTheAPIIsTheOneOnRecord(t *testing.T) {
	var lines []string
	for _, dir := range public {
		lines = append(lines, exported(t, dir)...)
	}
	const path = "testdata/api.txt"
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o644))
	}
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	kept := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	var diff []string
	for _, l := range lines {
		if !slices.Contains(kept, l) {
			diff = append(diff, "+ "+l)
		}
	}
	for _, l := range kept {
		if !slices.Contains(lines, l) {
			diff = append(diff, "- "+l)
		}
	}
	require.Empty(t, diff, "the API has changed: say so in CHANGELOG.md, then run go test . -run API -update")
}

// exported returns what the package in dir exports, a line each: "text.New func(name, src string) *Document".
func exported(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(dir + "/*.go")
	require.NoError(t, err)
	fset := token.NewFileSet()
	var parsed []*ast.File
	for _, name := range files {
		if !strings.HasSuffix(name, "_test.go") {
			f, err := parser.ParseFile(fset, name, nil, 0)
			require.NoError(t, err)
			parsed = append(parsed, f)
		}
	}
	shown := func(n any) string {
		var b bytes.Buffer
		require.NoError(t, printer.Fprint(&b, fset, n))
		return strings.Join(strings.Fields(b.String()), " ")
	}
	written := make(map[string]string) // type and value of what is exported; doc leaves out what iota counts
	for _, f := range parsed {
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && (g.Tok == token.CONST || g.Tok == token.VAR) {
				describe(g, shown, written)
			}
		}
	}
	p, err := doc.NewFromFiles(fset, parsed, module+"/"+dir)
	require.NoError(t, err)
	var out []string
	add := func(s string) { out = append(out, dir+"."+s) }
	values := func(vs []*doc.Value) {
		for _, v := range vs {
			for _, s := range v.Decl.Specs {
				spec := s.(*ast.ValueSpec)
				for _, n := range spec.Names {
					if n.IsExported() {
						add(v.Decl.Tok.String() + " " + n.Name + written[n.Name])
					}
				}
			}
		}
	}
	funcs := func(fs []*doc.Func) {
		for _, f := range fs {
			f.Decl.Doc, f.Decl.Body = nil, nil
			add(shown(f.Decl))
		}
	}
	values(p.Consts)
	values(p.Vars)
	funcs(p.Funcs)
	for _, typ := range p.Types {
		spec := typ.Decl.Specs[0].(*ast.TypeSpec)
		fields, ok := spec.Type.(*ast.StructType)
		if !ok {
			add("type " + typ.Name + " " + shown(spec.Type))
		} else {
			add("type " + typ.Name + " struct")
			for _, f := range fields.Fields.List {
				for _, n := range f.Names {
					if n.IsExported() {
						add(typ.Name + "." + n.Name + " " + shown(f.Type))
					}
				}
				if len(f.Names) == 0 {
					add(typ.Name + " embeds " + shown(f.Type))
				}
			}
		}
		values(typ.Consts)
		values(typ.Vars)
		funcs(typ.Funcs)
		funcs(typ.Methods)
	}
	slices.Sort(out)
	return out
}

// describe notes the type and the value of each name that g declares, as they are
// written; a constant without them has those of the one above it.
func describe(g *ast.GenDecl, shown func(any) string, written map[string]string) {
	var typ ast.Expr
	var values []ast.Expr
	for iota, s := range g.Specs {
		spec := s.(*ast.ValueSpec)
		if g.Tok == token.VAR || spec.Type != nil || spec.Values != nil {
			typ, values = spec.Type, spec.Values
		}
		for i, n := range spec.Names {
			if typ != nil {
				written[n.Name] += " " + shown(typ)
			}
			if i >= len(values) {
				continue
			}
			value := shown(values[i])
			written[n.Name] += " = " + value
			if strings.Contains(value, "iota") {
				written[n.Name] += fmt.Sprintf(", iota %d", iota)
			}
		}
	}
}

func TestAChangedConstantIsAnotherAPI(t *testing.T) {
	described := func(src string) map[string]string {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, "a.go", "package a\n"+src, 0)
		require.NoError(t, err)
		out := make(map[string]string)
		describe(f.Decls[0].(*ast.GenDecl), func(n any) string {
			var b bytes.Buffer
			require.NoError(t, printer.Fprint(&b, fset, n))
			return b.String()
		}, out)
		return out
	}
	require.Equal(t, map[string]string{"A": " K = iota + 1, iota 0", "b": " K = iota + 1, iota 1", "C": " K = iota + 1, iota 2"}, described("const (\nA K = iota + 1\nb\nC\n)"))
	require.Equal(t, map[string]string{"A": " = \"x\"", "B": " int64 = 3"}, described("const (\nA = \"x\"\nB int64 = 3\n)"))
	require.Equal(t, map[string]string{"A": " = f(1)", "B": " error"}, described("var (\nA = f(1)\nB error\n)"))
}
