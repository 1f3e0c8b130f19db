// Bench compares whole runs of bywhom with those of other tools over the same
// texts, and writes a table in Markdown:
//
//	go run . [-runs N] [-texts FOLDER] [-write ../../docs/performance.md]
//
// Without -texts it makes 84 articles of the sample ones. It gets the other tools
// by name (the Go module proxy, npm), and says which it cannot get. Runs take
// turns, so that a slow minute of the machine is everybody's.
package main

import (
	"cmp"
	_ "embed"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/bywhom/bywhom/seeds"
)

//go:embed nlp.js
var nlpJS string

//go:embed good.js
var goodJS string

const (
	valeVersion       = "v3.21.0"
	compromiseVersion = "14.17.0"
	writeGoodVersion  = "1.0.8"
)

// A tool is one of those that are compared; run makes one run over a folder.
type tool struct {
	name, does string
	command    []string // FOLDER stands for the folder of the texts
	dir        string
	missing    string // why it is not there

	wall, cpu []time.Duration
	memory    int64 // bytes, the most of any run
}

func main() {
	runs := flag.Int("runs", 15, "runs of each tool, after one to warm up")
	texts := flag.String("texts", "", "a folder of .txt files; 84 made of the samples if not given")
	write := flag.String("write", "", "put the table between the marks of this file, too")
	flag.Parse()
	log.SetFlags(0)
	temp, err := os.MkdirTemp("", "bench")
	check(err)
	defer os.RemoveAll(temp)
	folder := *texts
	if folder == "" {
		folder = filepath.Join(temp, "texts")
		makeTexts(folder)
	}
	folder, err = filepath.Abs(folder)
	check(err)
	one := filepath.Join(temp, "one")
	check(os.Mkdir(one, 0o777))
	files, size := list(folder)
	src, err := os.ReadFile(middle(files))
	check(err)
	check(os.WriteFile(filepath.Join(one, "article.txt"), src, 0o666))

	tools := prepare(temp)
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s, %d cores, %s. %d texts, %d bytes; medians of %d runs that take turns.\n\n",
		time.Now().Format("2 January 2006"), processor(), runtime.NumCPU(), runtime.Version(), len(files), size, *runs)
	table(&b, tools, folder, *runs, size)
	fmt.Fprintf(&b, "\nOne article of %d bytes:\n\n", len(src))
	table(&b, tools, one, *runs, len(src))
	b.WriteString("\nCommands:\n\n")
	for _, t := range tools {
		if t.missing == "" {
			shown := slices.Clone(t.command)
			shown[0] = filepath.Base(shown[0])
			fmt.Fprintf(&b, "* %s: `%s`\n", t.name, strings.ReplaceAll(strings.Join(shown, " "), temp+string(filepath.Separator), ""))
		}
	}
	fmt.Print(b.String())
	if *write != "" {
		check(replace(*write, b.String()))
	}
}

func check(err error) {
	if err != nil {
		log.Fatal("bench: ", err)
	}
}

// makeTexts writes 84 articles, each of the paragraphs of a few samples.
func makeTexts(folder string) {
	check(os.Mkdir(folder, 0o777))
	all := seeds.All()
	for i := range 84 {
		var b strings.Builder
		for k := range 2 {
			b.WriteString(all[(i+k*(1+i/len(all)))%len(all)].Text)
			b.WriteString("\n\n")
		}
		check(os.WriteFile(filepath.Join(folder, fmt.Sprintf("%02d.txt", i)), []byte(b.String()), 0o666))
	}
}

// list returns the texts of a folder and their bytes.
func list(folder string) ([]string, int) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	check(err)
	size := 0
	for _, f := range files {
		info, err := os.Stat(f)
		check(err)
		size += int(info.Size())
	}
	if size == 0 {
		log.Fatalf("bench: %s: no .txt file with a text in it", folder)
	}
	return files, size
}

// middle returns the file of middle size.
func middle(files []string) string {
	size := func(f string) int64 {
		info, err := os.Stat(f)
		check(err)
		return info.Size()
	}
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b string) int { return cmp.Compare(size(a), size(b)) })
	return files[len(files)/2]
}

// prepare gets the tools ready in folders of temp.
func prepare(temp string) []*tool {
	build := func(t *tool, name string, env []string, args ...string) {
		cmd := exec.Command(name, args...)
		cmd.Env = append(os.Environ(), env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			lines := strings.Split(strings.TrimSpace(string(out)), "\n")
			t.missing = lines[len(lines)-1]
			log.Printf("SKIPPED: %s: %v: %s", t.name, err, t.missing)
		}
	}
	bin := filepath.Join(temp, "bin")

	bywhom := &tool{name: "bywhom", does: "sentences, quotations, attributions, scores, findings", command: []string{filepath.Join(bin, "bywhom"), "check", "--fail-on", "never", "FOLDER"}}
	build(bywhom, "go", nil, "build", "-C", "../..", "-o", bywhom.command[0], "./cmd/bywhom")
	if bywhom.missing != "" {
		log.Fatal("bench: bywhom cannot be built: ", bywhom.missing)
	}

	naive := &tool{name: "prose v2.0.0", does: "sentences, parts of speech, names; a document a text", command: []string{filepath.Join(bin, "naive"), "FOLDER"}}
	build(naive, "go", nil, "build", "-o", naive.command[0], "./naive")

	vale := &tool{name: "Vale " + valeVersion, does: "one sentence rule", dir: filepath.Join(temp, "vale"), command: []string{filepath.Join(bin, "vale"), "--no-exit", "--output=line", "FOLDER"}}
	check(os.MkdirAll(filepath.Join(vale.dir, "styles", "House"), 0o777))
	check(os.WriteFile(filepath.Join(vale.dir, ".vale.ini"), []byte("StylesPath = styles\nMinAlertLevel = suggestion\n\n[*]\nBasedOnStyles = House\n"), 0o666))
	check(os.WriteFile(filepath.Join(vale.dir, "styles", "House", "Long.yml"),
		[]byte("extends: occurrence\nmessage: \"a sentence of more than 40 words\"\nscope: sentence\nlevel: suggestion\nmax: 40\ntoken: \\b(\\w+)\\b\n"), 0o666))
	build(vale, "go", []string{"GOBIN=" + bin, "GOWORK=off"}, "install", "github.com/vale-cli/vale/v3/cmd/vale@"+valeVersion)

	node := func(name, version, does, script, source string) *tool {
		t := &tool{name: name + " " + version, does: does, dir: filepath.Join(temp, "node"), command: []string{"node", filepath.Join(temp, "node", script), "FOLDER"}}
		check(os.MkdirAll(t.dir, 0o777))
		check(os.WriteFile(filepath.Join(t.dir, script), []byte(source), 0o666))
		build(t, "npm", nil, "install", "--silent", "--no-audit", "--no-fund", "--prefix", t.dir, name+"@"+version)
		return t
	}
	return []*tool{bywhom, naive, vale,
		node("compromise", compromiseVersion, "sentences, quotations", "nlp.js", nlpJS),
		node("write-good", writeGoodVersion, "passive voice, weasel words and the like", "good.js", goodJS),
	}
}

// table runs the tools in turns over folder and writes a row for each.
func table(b *strings.Builder, tools []*tool, folder string, runs, size int) {
	for _, t := range tools {
		t.wall, t.cpu, t.memory = nil, nil, 0
	}
	for n := range runs + 1 {
		for _, t := range tools {
			if t.missing == "" {
				t.run(folder, n > 0)
			}
		}
	}
	b.WriteString("| tool | what it does | wall | least | processor | memory | MB/s | against bywhom |\n|---|---|---|---|---|---|---|---|\n")
	base := median(tools[0].wall)
	for _, t := range tools {
		if t.missing != "" {
			fmt.Fprintf(b, "| %s | %s | not to be had here: %s | | | | | |\n", t.name, t.does, t.missing)
			continue
		}
		wall := median(t.wall)
		fmt.Fprintf(b, "| %s | %s | %.0f ms | %.0f ms | %.0f ms | %d MB | %.2f | %.2f |\n", t.name, t.does, ms(wall), ms(slices.Min(t.wall)), ms(median(t.cpu)),
			t.memory>>20, float64(size)/1e6/wall.Seconds(), float64(wall)/float64(base))
	}
}

func (t *tool) run(folder string, counts bool) {
	args := slices.Clone(t.command)
	for i, a := range args {
		if a == "FOLDER" {
			args[i] = folder
		}
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = t.dir
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil {
		log.Fatalf("bench: %s: %v", strings.Join(args, " "), err)
	}
	if counts {
		t.wall = append(t.wall, wall)
		t.cpu = append(t.cpu, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
		if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			t.memory = max(t.memory, u.Maxrss<<10)
		}
	}
}

func median(d []time.Duration) time.Duration {
	d = slices.Clone(d)
	slices.Sort(d)
	return d[len(d)/2]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// processor returns the name of the processor, as far as the system tells.
func processor() string {
	b, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(b)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOOS + "/" + runtime.GOARCH
}

const begin, end = "<!-- bench: begin -->\n", "<!-- bench: end -->\n"

// replace puts table between the marks of a file.
func replace(path, table string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	head, rest, ok := strings.Cut(string(b), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		return fmt.Errorf("%s: no line %q with a line %q behind it", path, strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return os.WriteFile(path, []byte(head+begin+"\n"+table+"\n"+end+tail), 0o666)
}
