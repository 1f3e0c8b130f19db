package diff

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const sample = `diff --git a/drafts/dam.md b/drafts/dam.md
index 1..2 100644
--- a/drafts/dam.md
+++ b/drafts/dam.md
@@ -1,3 +1,4 @@
 One.
-Two.
+Two, changed.
+Two and a half.
 Three.
@@ -9 +10 @@ heading
-Nine.
+Nine, changed.
\ No newline at end of file
diff --git a/gone.md b/gone.md
--- a/gone.md
+++ /dev/null
@@ -1,2 +0,0 @@
-a
-b
diff --git a/pic.png b/pic.png
Binary files a/pic.png and b/pic.png differ
diff --git "a/caf\303\251 \"x\".md" "b/caf\303\251 \"x\".md"
--- "a/caf\303\251 \"x\".md"
+++ "b/caf\303\251 \"x\".md"
@@ -0,0 +1,2 @@
+++ two plus signs
+a
`

func has(t *testing.T, l *Lines, file string) bool {
	t.Helper()
	is, err := l.Has(file)
	require.NoError(t, err)
	return is
}

func TestADiffTellsWhichLinesAreChanged(t *testing.T) {
	l, err := Parse(".", strings.NewReader(sample))
	require.NoError(t, err)
	for _, c := range []struct {
		file     string
		from, to int
		want     bool
	}{
		{"drafts/dam.md", 1, 1, false}, {"drafts/dam.md", 2, 2, true}, {"./drafts/dam.md", 3, 3, true}, {"drafts/dam.md", 4, 9, false},
		{"drafts/dam.md", 10, 10, true}, {"drafts/dam.md", 1, 99, true}, {"gone.md", 1, 9, false}, {"pic.png", 1, 1, false}, {`café "x".md`, 2, 2, true}, {`café "x".md`, 3, 3, false}, {"other.md", 1, 9, false},
	} {
		require.Equal(t, c.want, l.Changed(c.file, c.from, c.to), "%+v", c)
	}
	require.True(t, has(t, l, "drafts/dam.md"))
	require.False(t, has(t, l, "gone.md"))
}

func TestPlainDiffsHaveNoPrefixes(t *testing.T) {
	l, err := Parse(".", strings.NewReader("--- old.md\t2026-01-01\n+++ new.md\t2026-01-02\n@@ -1 +1,2 @@\n One.\n+Two.\n"))
	require.NoError(t, err)
	require.True(t, l.Changed("new.md", 2, 2))
	require.False(t, l.Changed("new.md", 1, 1))
}

func TestGitWritesPathsWithoutPrefixesWhereItIsToldTo(t *testing.T) {
	l, err := Parse(".", strings.NewReader("diff --git a/b.md a/b.md\n--- a/b.md\n+++ a/b.md\n@@ -1 +1 @@\n-One.\n+Two.\n"))
	require.NoError(t, err)
	require.True(t, l.Changed("a/b.md", 1, 1))
}

func TestALongLineCountsAsOne(t *testing.T) {
	long := strings.Repeat("-x ", maxLine)
	_, err := Parse(".", strings.NewReader("Subject: it rained\n\n*** at last ***\n@@@ x\n---\ndiff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-a\n+b\n"))
	require.NoError(t, err, "a patch by mail")
	l, err := Parse(".", strings.NewReader("--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-"+long+"\n+"+long+"\n One.\n@@ -9 +9 @@\n-a\n+b\n"))
	require.NoError(t, err)
	require.True(t, l.Changed("a.md", 1, 1))
	require.False(t, l.Changed("a.md", 2, 8))
	require.True(t, l.Changed("a.md", 9, 9))
}

func TestWhatIsNoDiffIsAnErrorWithItsLine(t *testing.T) {
	for src, want := range map[string]string{
		"@@ -1 +1 @@\n":                               "line 1: a change before the name of its file",
		"+++ b/a\n@@ what @@\n":                       "line 2: no head of a change",
		"+++ b/a\n@@ -1 +1,5 @@\n+a\n":                "line 4: the diff ends inside of a change",
		"+++ \"b/a\n":                                 "line 1: the quotes around a path are not closed",
		"+++ b/a\n@@ -1,99999999999999999999 +1 @@\n": "line 2: no head of a change",

		"\nhello\n": "line 2: no unified diff; write it with git diff or diff -u",
		"Only in old: a.md\ndiff -r old/b.md new/b.md\n1c1\n< a\n---\n> b\n": "line 2: no unified diff",
		"1c1\n< a\n---\n> b\n":                  "line 1: no unified diff",
		"\x1b[1mdiff --git a/a b/a\x1b[m\n":     "line 1: no unified diff",
		"\xff\xfed\x00i\x00":                    "line 1: UTF-16 or a binary file",
		"\xfe\xff":                              "line 1: UTF-16 or a binary file",
		"d\x00i\x00f\x00f\x00\n\x00":            "line 1: UTF-16 or a binary file",
		"*** a.md\n--- b.md\n***************\n": "line 1: no unified diff",
		"diff --cc a.md\nindex 1,2..3\n--- a/a.md\n+++ b/a.md\n@@@ -1,1 -1,1 +1,1 @@@\n": "line 5: the combined diff of a merge",
	} {
		_, err := Parse(".", strings.NewReader(src))
		require.ErrorContains(t, err, want, src)
	}
	for _, src := range []string{"", "\n \n", "\ufeff", "diff --git a/pic.png b/pic.png\nBinary files a/pic.png and b/pic.png differ\n",
		"Only in old: a.md\nBinary files old/pic.png and new/pic.png differ\n", "* Unmerged path a.md\n"} {
		l, err := Parse(".", strings.NewReader(src))
		require.NoError(t, err)
		require.False(t, has(t, l, "a"))
	}
}

func TestAByteOrderMarkIsNoPartOfADiff(t *testing.T) {
	l, err := Parse(".", strings.NewReader("\ufeff+++ b/a.md\n@@ -0,0 +1 @@\n+New.\n"))
	require.NoError(t, err)
	require.True(t, has(t, l, "b/a.md"))
}

// A file of which git shows whatever it holds may have any byte.
func TestChangedLinesMayHoldAnything(t *testing.T) {
	_, err := Parse(".", strings.NewReader("Subject: it rained\n\n*** at last ***\n@@@ x\n---\ndiff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-a\n+b\n"))
	require.NoError(t, err, "a patch by mail")
	l, err := Parse(".", strings.NewReader("--- a/a.md\n+++ b/a.md\n@@ -1 +1,3 @@\n-*** a\n+\x00\xff\xfe\n+@@@ \n+*** \n"))
	require.NoError(t, err)
	require.True(t, l.Changed("a.md", 3, 3))
}

func TestGitSaysWhatChangedSinceARevision(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("NOT CHECKED: there is no git")
	}
	dir := t.TempDir()
	t.Chdir(dir)
	run := func(args ...string) {
		cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org"}, args...)...)
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, string(out))
	}
	run("init", "-q")
	require.NoError(t, os.WriteFile("a.md", []byte("One.\nTwo.\nThree.\n"), 0o666))
	run("add", ".")
	run("commit", "-qm", "first")
	require.NoError(t, os.WriteFile("a.md", []byte("One.\nTwo, changed.\nThree.\n"), 0o666))
	require.NoError(t, os.Mkdir("sub", 0o777))
	require.NoError(t, os.WriteFile(filepath.Join("sub", "new.md"), []byte("New.\n"), 0o666))
	l, err := Git(context.Background(), ".", "HEAD")
	require.NoError(t, err)
	require.True(t, l.Changed("a.md", 2, 2))
	require.False(t, l.Changed("a.md", 3, 3))
	require.True(t, l.Changed("sub/new.md", 1, 1))

	t.Chdir("sub")
	l, err = Git(context.Background(), ".", "HEAD")
	require.NoError(t, err)
	require.True(t, l.Changed("../a.md", 2, 2), "a draft above the current folder")
	require.True(t, has(t, l, "new.md"))
	require.True(t, has(t, l, filepath.Join(dir, "a.md")))
	_, err = l.Has(filepath.Join(t.TempDir(), "b.md"))
	require.ErrorContains(t, err, "not in the repository")
	run("config", "diff.relative", "true")
	run("config", "diff.noprefix", "true")
	run("config", "diff.mnemonicPrefix", "true")
	l, err = Git(context.Background(), ".", "HEAD")
	require.NoError(t, err)
	require.True(t, has(t, l, "../a.md"), "whatever is configured")

	// git writes paths as seen from the top, wherever it runs
	l, err = Parse(".", strings.NewReader("diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -2 +2 @@\n-Two.\n+Two, changed.\n"))
	require.NoError(t, err)
	require.True(t, has(t, l, "../a.md"))
	l, err = Parse(".", strings.NewReader("--- a/new.md\n+++ b/new.md\n@@ -0,0 +1 @@\n+New.\n"))
	require.NoError(t, err)
	require.True(t, has(t, l, "new.md"), "and others as seen from the current folder")

	_, err = Git(context.Background(), ".", "nowhere")
	require.ErrorContains(t, err, "git diff: ")
	require.NotContains(t, err.Error(), "\n")
	_, err = Git(context.Background(), ".", "--output=x")
	require.ErrorContains(t, err, "no such revision")
	_, err = Git(context.Background(), t.TempDir(), "HEAD")
	require.Error(t, err)
}

func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Add("+++ b/a\n@@ -0,0 +1,2 @@\n+a\n\n")
	f.Fuzz(func(t *testing.T, src string) {
		l, err := Parse(".", strings.NewReader(src))
		if err == nil {
			l.Changed("a", 1, 5)
		}
	})
}
