package files

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// tree writes files below a new current folder.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	for name, content := range files {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		require.NoError(t, os.WriteFile(name, []byte(content), 0o666))
	}
}

// find returns what a Finder finds, and what went wrong.
func find(f Finder, paths ...string) (found []string, failed []string) {
	f.Failed = func(err error) { failed = append(failed, err.Error()) }
	for _, p := range f.Find(paths) {
		found = append(found, filepath.ToSlash(p))
	}
	return found, failed
}

func TestAFolderGivesItsDraftsSorted(t *testing.T) {
	tree(t, map[string]string{"b.md": "", "a/c.HTML": "", "a/b.txt": "", "a/x.go": "", ".hidden.md": "", ".git/x.md": "", "node_modules/p/README.md": "", "vendor/a.md": "", "d.docx": "", "e.adoc": "", "f.rst": ""})
	found, failed := find(Finder{})
	require.Equal(t, []string{"a/b.txt", "a/c.HTML", "b.md", "d.docx", "e.adoc", "f.rst"}, found)
	require.Empty(t, failed)
	found, _ = find(Finder{}, "b.md", "./b.md", "a/x.go", "-", "gone.md", "a")
	require.Equal(t, []string{"b.md", "a/x.go", "-", "gone.md", "a/b.txt", "a/c.HTML"}, found, "each once, in the order given; what is named is checked")
}

func TestIgnoreFilesAreReadAsGitDoes(t *testing.T) {
	tree(t, map[string]string{
		".git/HEAD":     "",
		".gitignore":    "# comment\n*.tmp.md\n/top.md\nold/\n!keep.tmp.md\n\\#odd.md\n\\!odd.md\nspace.md \nsub/**/deep.md\n",
		".bywhomignore": "data.txt\n",
		"a.md":          "", "a.tmp.md": "", "keep.tmp.md": "", "top.md": "", "sub/top.md": "", "old/a.md": "", "sub/old/a.md": "",
		"#odd.md": "", "!odd.md": "", "space.md": "", "sub/x/y/deep.md": "", "sub/deep.md": "", "data.txt": "", "sub/data.txt": "",
		"sub/.gitignore": "!data.txt\nb.md\n", "sub/b.md": "", "b.md": "",
	})
	found, _ := find(Finder{})
	require.Equal(t, []string{"a.md", "b.md", "keep.tmp.md", "sub/data.txt", "sub/top.md"}, found)
	found, _ = find(Finder{}, "sub")
	require.Equal(t, []string{"sub/data.txt", "sub/top.md"}, found, "the files of the folders above count")
	found, _ = find(Finder{}, "top.md")
	require.Equal(t, []string{"top.md"}, found, "what is named is checked")
	found, failed := find(Finder{}, "old/*.md", "**/t*.md")
	require.Equal(t, []string{"sub/top.md"}, found[len(found)-1:])
	require.NotContains(t, found, "top.md", "a glob is no name")
	_ = failed
}

func TestGlobsGoIntoFoldersOnTwoStars(t *testing.T) {
	tree(t, map[string]string{"a.md": "", "x/b.md": "", "x/y/c.md": "", "x/y/c.txt": "", "x/.h/d.md": "", "node_modules/e.md": ""})
	found, failed := find(Finder{}, "x/**/*.md")
	require.Equal(t, []string{"x/b.md", "x/y/c.md"}, found)
	require.Empty(t, failed)
	found, _ = find(Finder{}, "**/*.{md,txt}")
	require.Equal(t, []string{"a.md", "x/b.md", "x/y/c.md", "x/y/c.txt"}, found)
	_, failed = find(Finder{}, "z/*.md", "[")
	require.Equal(t, []string{"z/*.md: no file matches", "[: no such file, and no glob either"}, failed)
}

func TestAGlobStaysOutOfIgnoredFolders(t *testing.T) {
	tree(t, map[string]string{".git/HEAD": "", ".gitignore": "\ufeffbuild/\n", ".bywhomignore": "old\n", "a.md": "", "build/b.md": "", "x/build/c/d.md": "", "x/old/e.md": "", "x/f.md": "", "x/.gitignore": "g*.md\n", "x/g.md": "", "y/g.md": ""})
	found, failed := find(Finder{}, "**/*.md")
	require.Equal(t, []string{"a.md", "x/f.md", "y/g.md"}, found)
	require.Empty(t, failed)
	folder, _ := find(Finder{}, ".")
	require.Equal(t, folder, found, "as a walk does")
	found, _ = find(Finder{}, "build/*.md", "x/old")
	require.Equal(t, []string{"build/b.md", "x/old/e.md"}, found, "a folder that is named is looked into")
}

func TestTheConfigurationAndTheOutputAreLeftOut(t *testing.T) {
	tree(t, map[string]string{"a.md": "", "b.md": "", "out.md": ""})
	found, _ := find(Finder{Output: "./out.md", Ignored: func(p string) bool { return filepath.Base(p) == "b.md" }})
	require.Equal(t, []string{"a.md"}, found)
}

func TestFoldersWithoutDraftsAndLinksThatLoopAreNoTrap(t *testing.T) {
	tree(t, map[string]string{"empty/x.go": "", "loop/a.md": ""})
	if err := os.Symlink("..", filepath.Join("loop", "up")); err != nil {
		t.Skip("NOT CHECKED: no links on this system")
	}
	require.NoError(t, os.Symlink("gone.md", filepath.Join("loop", "broken.md")))
	found, failed := find(Finder{}, "empty", "loop")
	require.Equal(t, []string{"loop/a.md", "loop/broken.md"}, found, "a broken link is reported when it is read")
	require.Len(t, failed, 1)
	require.Contains(t, failed[0], "empty: no drafts in this folder")
	require.NoError(t, os.Symlink("loop", "again"))
	found, _ = find(Finder{}, "**/*.md")
	require.Equal(t, []string{"loop/a.md"}, found, "nor for globs")
}

func TestTenThousandFilesAreFound(t *testing.T) {
	files := map[string]string{}
	for i := range 10000 {
		files[fmt.Sprintf("%02d/%05d.md", i%50, i)] = ""
	}
	tree(t, files)
	found, _ := find(Finder{})
	require.Len(t, found, 10000)
}

func TestAlternativesAreTheGlobsThatOneStandsFor(t *testing.T) {
	for pattern, want := range map[string]int{
		"a": 1, "{a,b}.md": 2, "{a,b}/{c,d,e}": 6, "{a,{b,c}}": 3, "{{a,b}{c,d},e}": 5, "a,b": 1, "\\{a,b}": 1, "{a\\,b}": 1, "}{a,b": 1, "{}": 1,
		"{[,],a}": 2, "{[^,\\]],a,b}": 3, "[\\{]{a,b}": 2,
	} {
		n, ok := alternatives(pattern)
		require.True(t, ok, pattern)
		require.Equal(t, want, n, pattern)
	}
}

func TestAGlobThatStandsForTooManyIsAnError(t *testing.T) {
	tree(t, map[string]string{"a.md": "", "b.md": ""})
	group := "{1"
	for i := range 29 {
		group += fmt.Sprintf(",%d", i+2)
	}
	group += "}"
	for _, pattern := range []string{strings.Repeat(group, 4), strings.Repeat("{a,b}", 10), "{" + strings.Repeat(group, 3) + "}", strings.Repeat("{a,b}", 100)} {
		_, failed := find(Finder{}, pattern)
		require.Equal(t, []string{pattern + ": its braces stand for more than 1000 globs; name them in turn"}, failed)
	}
	found, failed := find(Finder{}, "{a,b,c}.{md,txt}")
	require.Equal(t, []string{"a.md", "b.md"}, found)
	require.Empty(t, failed)
}

func TestAGlobOfManyDoubleStarsIsAnError(t *testing.T) {
	tree(t, map[string]string{"a.md": ""})
	_, failed := find(Finder{}, strings.Repeat("**/", 17)+"a.md", "a[{]b,c[}]d")
	require.Equal(t, []string{strings.Repeat("**/", 17) + "a.md: more than 16 ** in it; one or two are enough", "a[{]b,c[}]d: a brace in brackets; put a backslash before it"}, failed)
}

func TestManyDoubleStarsWalkTheFoldersOnce(t *testing.T) {
	deep := strings.Repeat("a/", 30)
	tree(t, map[string]string{deep + "x.md": "", "a/b/x.md": "", ".a/x.md": "", "vendor/a/x.md": "", "b/x.md": ""})
	for pattern, want := range map[string][]string{
		strings.Repeat("**/", 16) + "x.md":       {deep + "x.md", "a/b/x.md", "b/x.md"},
		"a/" + strings.Repeat("**/a/", 16) + "*": {deep + "x.md"},
		"**/b/**":                                {"a/b/x.md", "b/x.md"},
		"./**/{b,c}/**/x.md":                     {"a/b/x.md", "b/x.md"},
	} {
		found, failed := find(Finder{}, pattern)
		require.Equal(t, want, found, pattern)
		require.Empty(t, failed)
	}
	_, failed := find(Finder{}, "**/**/[", "gone/**/**")
	require.Equal(t, []string{"**/**/[: no such file, and no glob either", "gone/**/**: no file matches"}, failed)
}

func TestBracesInAnIgnoreFileAreLiteral(t *testing.T) {
	group := strings.Repeat("{a,aa}", 40)
	tree(t, map[string]string{".gitignore": "{b,c}.txt\n\\{d}.md\nx[{-}].md\n" + group + "\n", "{b,c}.txt": "", "b.txt": "", "c.txt": "", "{d}.md": "", "d.md": "", "x{.md": "", "x|.md": "", strings.Repeat("a", 70) + ".md": ""})
	found, failed := find(Finder{})
	require.Equal(t, []string{strings.Repeat("a", 70) + ".md", "b.txt", "c.txt", "d.md"}, found)
	require.Empty(t, failed)
}

func FuzzIgnorePatterns(f *testing.F) {
	f.Add("*.md\n!a.md\n/x/**/y/\n", "x/a.md")
	f.Add("[", "a")
	f.Add("\\", "\\")
	f.Fuzz(func(t *testing.T, src, path string) {
		for _, p := range parseIgnore(src) {
			p.matches(path, false)
			p.matches(path, true)
		}
	})
}
