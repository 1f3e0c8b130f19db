package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/internal/config"
)

// TestTheActionRunsTheCheckThatItPromises runs the script of action.yml as a
// runner would, with a bywhom built as it says.
func TestTheActionRunsTheCheckThatItPromises(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command")
	}
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("NOT CHECKED: there is no bash")
	}
	src, err := os.ReadFile("../../action.yml")
	require.NoError(t, err)
	var action struct {
		Inputs map[string]struct{ Description, Default string }
		Runs   struct {
			Using string
			Steps []struct {
				Run string
				Env map[string]string
			}
		}
	}
	require.NoError(t, yaml.Unmarshal(src, &action))
	require.Equal(t, "composite", action.Runs.Using)
	steps := action.Runs.Steps
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	temp, work := t.TempDir(), t.TempDir()
	summary := filepath.Join(temp, "summary.md")
	require.NoError(t, os.WriteFile(filepath.Join(work, "a draft.md"), []byte("He reportedly left.\n"), 0o666))
	require.NoError(t, os.WriteFile(filepath.Join(work, "b.md"), []byte("The dam is old.\n"), 0o666))
	run := func(script string, inputs map[string]string) (string, int) {
		cmd := exec.Command(bash, "-eo", "pipefail", "-c", script)
		cmd.Dir = work
		cmd.Env = append(os.Environ(), "GITHUB_ACTION_PATH="+root, "RUNNER_TEMP="+temp, "GITHUB_STEP_SUMMARY="+summary)
		for name, input := range action.Runs.Steps[len(steps)-1].Env {
			key := strings.TrimSuffix(strings.TrimPrefix(input, "${{ inputs."), " }}")
			declared, ok := action.Inputs[key]
			require.True(t, ok, "%s is no input", key)
			value, given := inputs[key]
			if !given {
				value = declared.Default
			}
			cmd.Env = append(cmd.Env, name+"="+value)
		}
		out, err := cmd.CombinedOutput()
		if err != nil {
			require.IsType(t, &exec.ExitError{}, err, string(out))
		}
		return string(out), cmd.ProcessState.ExitCode()
	}
	out, code := run(steps[len(steps)-2].Run, nil)
	require.Zero(t, code, out)
	check := steps[len(steps)-1].Run

	out, code = run(check, nil)
	require.Zero(t, code, out)
	require.Contains(t, out, "::warning file=a draft.md,line=1,")
	table, err := os.ReadFile(summary)
	require.NoError(t, err)
	require.Contains(t, string(table), "| a draft.md | 1 |")

	out, code = run(check, map[string]string{"paths": "a draft.md\nb.md\n", "fail-on": "warning"})
	require.Equal(t, 1, code, out)
	out, code = run(check, map[string]string{"policy": "nonsense; rm -rf /"})
	require.Equal(t, 2, code, out)
}

func TestTheHookNamesThisCommand(t *testing.T) {
	src, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	require.NoError(t, err)
	var hooks []struct{ ID, Entry, Language string }
	require.NoError(t, yaml.Unmarshal(src, &hooks))
	require.Len(t, hooks, 1)
	require.Equal(t, "bywhom check", hooks[0].Entry)
	require.Equal(t, "golang", hooks[0].Language)
}

// The example of the page on configuration is one.
func TestTheDocumentedConfigurationIsRead(t *testing.T) {
	src, err := os.ReadFile("../../docs/configuration.md")
	require.NoError(t, err)
	_, rest, ok := strings.Cut(string(src), "```yaml\n")
	require.True(t, ok)
	example, _, _ := strings.Cut(rest, "```")
	c, err := config.Parse("docs/configuration.md", []byte(example))
	require.NoError(t, err)
	require.Equal(t, 40, c.MinScore)
	require.Equal(t, "The Coast Ledger", c.Words.Outlet)
}
