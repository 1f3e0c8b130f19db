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

	slow      bool // a run takes more than a second, so there are a few only
	wall, cpu []time.Duration
	memory    int64 // bytes, the most of any run
}

func main() {
	log.SetFlags(0)
	if err := run(); err != nil {
		log.Fatal("bench: ", err)
	}
}

func run() error {
	runs := flag.Int("runs", 15, "runs of each tool, after one to warm up")
	texts := flag.String("texts", "", "a folder of .txt files; 84 made of the samples if not given")
	write := flag.String("write", "", "put the table between the marks of this file, too")
	flag.Parse()
	temp, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	folder := *texts
	if folder == "" {
		folder = filepath.Join(temp, "texts")
		if err := makeTexts(folder); err != nil {
			return err
		}
	}
	if folder, err = filepath.Abs(folder); err != nil {
		return err
	}
	files, size, err := list(folder)
	if err != nil {
		return err
	}
	src, err := os.ReadFile(files[len(files)/2])
	if err != nil {
		return err
	}
	one := filepath.Join(temp, "one")
	if err := writeFile(filepath.Join(one, "article.txt"), string(src)); err != nil {
		return err
	}

	tools, err := prepare(temp)
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s, %d cores, %s. %d texts, %d bytes; medians of up to %d runs that take turns.\n\n",
		time.Now().Format("2 January 2006"), processor(), runtime.NumCPU(), runtime.Version(), len(files), size, *runs)
	if err := table(&b, tools, folder, *runs, size); err != nil {
		return err
	}
	fmt.Fprintf(&b, "\nOne article of %d bytes:\n\n", len(src))
	if err := table(&b, tools, one, *runs, len(src)); err != nil {
		return err
	}
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
		return replace(*write, b.String())
	}
	return nil
}

// writeFile writes a file, and the folders that it stands in.
func writeFile(path, content string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(content), 0o666)
}

// makeTexts writes 84 articles, each of the paragraphs of a few samples.
func makeTexts(folder string) error {
	all := seeds.All()
	for i := range 84 {
		var b strings.Builder
		for k := range 2 {
			b.WriteString(all[(i+k*(1+i/len(all)))%len(all)].Text)
			b.WriteString("\n\n")
		}
		if err := writeFile(filepath.Join(folder, fmt.Sprintf("%02d.txt", i)), b.String()); err != nil {
			return err
		}
	}
	return nil
}

// list returns the texts of a folder, by size, and their bytes.
func list(folder string) ([]string, int, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, 0, err
	}
	sizes, total := make(map[string]int64), int64(0)
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil {
			return nil, 0, err
		}
		sizes[f] = info.Size()
		total += info.Size()
	}
	if total == 0 {
		return nil, 0, fmt.Errorf("%s: no .txt file with a text in it", folder)
	}
	slices.SortStableFunc(files, func(a, b string) int { return cmp.Compare(sizes[a], sizes[b]) })
	return files, int(total), nil
}

// prepare gets the tools ready in folders of temp.
func prepare(temp string) ([]*tool, error) {
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
		return nil, fmt.Errorf("bywhom cannot be built: %s", bywhom.missing)
	}

	naive := &tool{name: "prose v2.0.0", does: "sentences, parts of speech, names; a document a text", command: []string{filepath.Join(bin, "naive"), "FOLDER"}}
	build(naive, "go", nil, "build", "-o", naive.command[0], "./naive")
	split := &tool{name: naive.name, does: "sentences; a document a text", missing: naive.missing, command: append(slices.Clone(naive.command), "sentences")}

	vale := &tool{name: "Vale " + valeVersion, does: "one sentence rule", dir: filepath.Join(temp, "vale"), command: []string{filepath.Join(bin, "vale"), "--no-exit", "--output=line", "FOLDER"}}
	if err := writeFile(filepath.Join(vale.dir, ".vale.ini"), "StylesPath = styles\nMinAlertLevel = suggestion\n\n[*]\nBasedOnStyles = House\n"); err != nil {
		return nil, err
	}
	if err := writeFile(filepath.Join(vale.dir, "styles", "House", "Long.yml"),
		"extends: occurrence\nmessage: \"a sentence of more than 40 words\"\nscope: sentence\nlevel: suggestion\nmax: 40\ntoken: \\b(\\w+)\\b\n"); err != nil {
		return nil, err
	}
	build(vale, "go", []string{"GOBIN=" + bin, "GOWORK=off"}, "install", "github.com/vale-cli/vale/v3/cmd/vale@"+valeVersion)

	node := func(name, version, does, script, source string) (*tool, error) {
		t := &tool{name: name + " " + version, does: does, dir: filepath.Join(temp, "node"), command: []string{"node", filepath.Join(temp, "node", script), "FOLDER"}}
		if err := writeFile(filepath.Join(t.dir, script), source); err != nil {
			return nil, err
		}
		build(t, "npm", nil, "install", "--silent", "--no-audit", "--no-fund", "--prefix", t.dir, name+"@"+version)
		return t, nil
	}
	compromise, err := node("compromise", compromiseVersion, "sentences, quotations", "nlp.js", nlpJS)
	if err != nil {
		return nil, err
	}
	good, err := node("write-good", writeGoodVersion, "passive voice, weasel words and the like", "good.js", goodJS)
	if err != nil {
		return nil, err
	}
	return []*tool{bywhom, split, naive, vale, compromise, good}, nil
}

// slowRuns is how often a tool runs that takes more than a second.
const slowRuns = 3

// table runs the tools in turns over folder and writes a row for each.
func table(b *strings.Builder, tools []*tool, folder string, runs, size int) error {
	for _, t := range tools {
		t.wall, t.cpu, t.memory, t.slow = nil, nil, 0, false
	}
	for n := range runs + 1 {
		for _, t := range tools {
			if t.missing != "" || t.slow && n > slowRuns {
				continue
			}
			if err := t.run(folder, n > 0); err != nil {
				return err
			}
		}
	}
	b.WriteString("| tool | what it does | runs | wall | least | processor | memory | MB/s | against bywhom |\n|---|---|---|---|---|---|---|---|---|\n")
	base := median(tools[0].wall)
	for _, t := range tools {
		if t.missing != "" {
			fmt.Fprintf(b, "| %s | %s | not to be had here: %s | | | | | | |\n", t.name, t.does, t.missing)
			continue
		}
		wall := median(t.wall)
		fmt.Fprintf(b, "| %s | %s | %d | %.0f ms | %.0f ms | %.0f ms | %d MB | %.2f | %.2f |\n", t.name, t.does, len(t.wall), ms(wall), ms(slices.Min(t.wall)), ms(median(t.cpu)),
			t.memory>>20, float64(size)/1e6/wall.Seconds(), float64(wall)/float64(base))
	}
	return nil
}

func (t *tool) run(folder string, counts bool) error {
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
		return fmt.Errorf("%s: %w", strings.Join(args, " "), err)
	}
	if !counts {
		t.slow = wall > time.Second
		return nil
	}
	t.wall = append(t.wall, wall)
	t.cpu = append(t.cpu, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		t.memory = max(t.memory, u.Maxrss<<10)
	}
	return nil
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
