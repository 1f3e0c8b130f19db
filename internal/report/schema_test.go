package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/report"
	"github.com/bywhom/bywhom/seeds"
	"github.com/bywhom/bywhom/text"
)

// valid checks JSON against docs/report.schema.json. Where strict is set, a field
// that the schema does not name is a fault, too.
func valid(t *testing.T, src []byte, strict bool) error {
	t.Helper()
	b, err := os.ReadFile("../../docs/report.schema.json")
	require.NoError(t, err)
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	require.NoError(t, err)
	if strict {
		closed(schema)
	}
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("report.schema.json", schema))
	compiled, err := c.Compile("report.schema.json")
	require.NoError(t, err)
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	require.NoError(t, err)
	return compiled.Validate(v)
}

// closed forbids other properties than those named, everywhere in a schema.
func closed(v any) {
	switch v := v.(type) {
	case map[string]any:
		if v["properties"] != nil {
			v["additionalProperties"] = false
		}
		for _, x := range v {
			closed(x)
		}
	case []any:
		for _, x := range v {
			closed(x)
		}
	}
}

func TestReportsHoldWhatTheSchemaNamesAndNothingElse(t *testing.T) {
	docs := []*text.Document{text.New("", ""), text.New("none.txt", "It rained.\n"), text.New("\x00\xff", "\xff said “\x00")}
	for _, s := range seeds.All() {
		docs = append(docs, text.New(s.Name, s.Text))
	}
	var rs []*claims.Report
	for _, d := range docs {
		rs = append(rs, checked(t, d))
		require.NoError(t, valid(t, []byte(formatted(t, report.JSONL, checked(t, d))), true), d.Name())
	}
	require.NoError(t, valid(t, []byte(formatted(t, report.JSON, rs...)), true))
}

func checked(t *testing.T, d *text.Document) *claims.Report {
	t.Helper()
	c, err := claims.New(claims.WithPolicy("strict"))
	require.NoError(t, err)
	return c.Check(d)
}

// The folder holds reports of earlier states, named for the time of the commit.
func TestReportsOfEarlierStatesAreStillValid(t *testing.T) {
	kept, err := filepath.Glob("../../testdata/reports/*.json")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(kept), 4)
	for _, path := range kept {
		b, err := os.ReadFile(path)
		require.NoError(t, err)
		require.NoError(t, valid(t, b, false), path)
	}
}

func TestTheSchemaRefusesWhatIsNoReport(t *testing.T) {
	for _, s := range []string{`{}`, `{"schema":2}`, `[{"schema":1}]`, `3`} {
		require.Error(t, valid(t, []byte(s), false), s)
	}
	good := formatted(t, report.JSONL, checked(t, text.New("a", "Officials said it rained.")))
	require.NoError(t, valid(t, []byte(good), true))
	require.Error(t, valid(t, bytes.Replace([]byte(good), []byte(`"band":"`), []byte(`"band":"very `), 1), true))
}
