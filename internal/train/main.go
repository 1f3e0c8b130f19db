// Command train estimates the weights of package attribution from a corpus of
// marked articles.
//
//	go run ./internal/train -corpus FILE [-corpus FILE ...] [-dev FILE] [-out attribution/model.bin]
//
// A corpus holds one JSON object a line, gzipped or not: the text of an article
// and its attributions, each with a list of spans for source, cue and content,
// in bytes. The same input gives the same model, byte for byte.
package main

import (
	"encoding/binary"
	"flag"
	"fmt"
	"hash/crc32"
	"log"
	"os"
	"runtime"
	"sync"

	"github.com/bywhom/bywhom/internal/linker"
	"github.com/bywhom/bywhom/internal/tagger"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("train: ")
	var corpora list
	flag.Var(&corpora, "corpus", "estimate from this `file`; may be repeated")
	dev := flag.String("dev", "", "print figures on this `file`")
	out := flag.String("out", "", "write the model to this `file`")
	classes := flag.String("classes", "internal/train/data/classes.tsv", "word classes")
	epochs := flag.Int("epochs", 3, "passes over the corpus")
	folds := flag.Int("folds", 5, "parts for the second field's jackknife; 0 leaves it out")
	rate := flag.Float64("rate", 0.02, "AdaGrad step")
	decay := flag.Float64("decay", 1e-6, "L2")
	drop := flag.Float64("drop", 0.3, "feature dropout")
	lean := flag.Float64("lean", 0.3, "weight in favour of beginning a source or cue")
	least := flag.Int("min", 3, "drop rarer features")
	flag.Parse()
	docs, err := read(corpora)
	if err != nil {
		log.Fatal(err)
	}
	words, err := readClasses(*classes)
	if err != nil {
		log.Fatal(err)
	}
	var test []article
	if *dev != "" {
		if test, err = read([]string{*dev}); err != nil {
			log.Fatal(err)
		}
	}
	t := newTrainer(docs, words)
	t.epochs, t.rate, t.decay, t.min, t.drop, t.lean = *epochs, *rate, *decay, *least, *drop, *lean
	base := t.model()
	var testSamples []*tagger.Sample
	for _, a := range test {
		testSamples = append(testSamples, base.NewSample(&a.input, a.gold))
	}
	report := func(name string, m *tagger.Model, both bool) {
		if len(test) > 0 {
			fmt.Println(name, evaluate(test, testSamples, m, both))
		}
	}
	all := make([]int, len(docs))
	for i := range all {
		all[i] = i
	}
	m := t.model()
	if *folds == 0 {
		t.first(all, func(e int, l *tagger.Learner) {
			l.Into(m)
			report(fmt.Sprint("epoch ", e), m, false)
		})
		if *out != "" {
			if err := write(*out, m, t.linker(all)); err != nil {
				log.Fatal(err)
			}
		}
		return
	}
	// The second field learns from answers that the first one gave to articles
	// it had not seen.
	scores := make([][][tagger.Tags]float32, len(docs))
	work := make(chan int)
	var wg sync.WaitGroup
	var first *tagger.Learner
	for range runtime.GOMAXPROCS(0) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := range work {
				if k == *folds {
					first = t.first(all, nil)
					continue
				}
				var in, held []int
				for i := range docs {
					if i%*folds == k {
						held = append(held, i)
					} else {
						in = append(in, i)
					}
				}
				mk := t.model()
				t.first(in, nil).Into(mk)
				for _, i := range held {
					scores[i] = t.samples[i].Answer(mk)
				}
			}
		}()
	}
	for k := range *folds + 1 {
		work <- *folds - k
	}
	close(work)
	wg.Wait()
	first.Into(m)
	report("first", m, false)
	t.second(all, scores, func(e int, l *tagger.Learner) {
		l.Into(m)
		report(fmt.Sprint("second, epoch ", e), m, true)
	})
	if *out != "" {
		if err := write(*out, m, t.linker(all)); err != nil {
			log.Fatal(err)
		}
	}
}

type list []string

func (l *list) String() string     { return fmt.Sprint(*l) }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

// write writes the model file that package attribution embeds.
func write(path string, t *tagger.Model, l *linker.Model) error {
	b := t.AppendTo([]byte("bywhom-model-1\n"))
	b = append(b, l.Encode()...)
	b = binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
	return os.WriteFile(path, b, 0o644)
}
