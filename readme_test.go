package bywhom_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestREADMECommandsRunAsTheyStand runs what the README tells a newcomer to run,
// in the folder where it tells so, and compares what it shows of the output.
func TestREADMECommandsRunAsTheyStand(t *testing.T) {
	needGo(t)
	if runtime.GOOS == "windows" {
		t.Skip("NOT CHECKED: the commands are those of a POSIX shell")
	}
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	_, try, _ := strings.Cut(string(readme), "\n## Try it\n")
	try, _, _ = strings.Cut(try, "\n## ")

	bin := t.TempDir()
	out, err := exec.Command("go", "build", "-o", filepath.Join(bin, "bywhom"), "./cmd/bywhom").CombinedOutput()
	require.NoError(t, err, string(out))
	shown, screen, _ := strings.Cut(try, "\n```console\n$ ")
	screen, _, _ = strings.Cut(screen, "```")
	screened, screen, _ := strings.Cut(screen, "\n")

	ran := 0
	for line := range strings.Lines(shown) {
		command, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "    ")
		if !ok || command == "go test ./..." { // this one
			continue
		}
		sh := exec.Command("sh", "-c", command)
		sh.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "NO_COLOR=1")
		out, err := sh.Output()
		if command == screened {
			require.Equal(t, 1, sh.ProcessState.ExitCode(), command)
			require.Equal(t, screen, string(out), command)
		} else {
			require.NoError(t, err, command)
			require.NotEmpty(t, out, command)
		}
		ran++
	}
	require.GreaterOrEqual(t, ran, 8, "the README has lost its commands")
}
