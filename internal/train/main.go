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
	folds := flag.Int("folds", 5, "parts of the corpus for the jackknife that the linker learns from; 0 for none")
	t := &trainer{}
	flag.IntVar(&t.epochs, "epochs", 4, "passes over the corpus")
	flag.Float64Var(&t.rate, "rate", 0.01, "AdaGrad's step")
	flag.Float64Var(&t.decay, "decay", 1e-6, "L2 penalty")
	flag.Float64Var(&t.drop, "drop", 0.4, "share of features left out at random")
	flag.Float64Var(&t.lean, "lean", 0.7, "weight in favour of beginning a source or a cue")
	flag.Float64Var(&t.leanContent, "lean-content", 0.4, "weight in favour of beginning a content")
	flag.IntVar(&t.min, "min", 4, "leave out features that occur less often")
	flag.Parse()
	if len(corpora) == 0 || *out == "" && *dev == "" {
		log.Fatal("give -corpus, and -out or -dev; see go doc ./internal/train")
	}
	docs, err := read(corpora)
	if err != nil {
		log.Fatal(err)
	}
	words, err := readClasses(*classes)
	if err != nil {
		log.Fatal(err)
	}
	t.prepare(docs, words)
	each := func(int, float64, *tagger.Learner) {}
	if *dev != "" {
		if each, err = t.watch(*dev); err != nil {
			log.Fatal(err)
		}
	}
	b := t.train(*folds, each)
	if *out != "" {
		if err := os.WriteFile(*out, b, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// watch returns a function that prints figures on the corpus at path.
func (t *trainer) watch(path string) (func(int, float64, *tagger.Learner), error) {
	docs, err := read([]string{path})
	if err != nil {
		return nil, err
	}
	m := t.model()
	samples := make([]*tagger.Sample, len(docs))
	for i := range docs {
		samples[i] = m.NewSample(&docs[i].input, docs[i].gold)
	}
	return func(epoch int, loss float64, l *tagger.Learner) {
		l.Into(m)
		fmt.Printf("epoch %d, loss %.0f: %s\n", epoch, loss, evaluate(docs, samples, m))
	}, nil
}

// train returns the model file that package attribution embeds. The linker
// learns from what the tagger makes of articles that it has not seen: the
// corpus is cut into folds, and each is tagged by a model of the others.
func (t *trainer) train(folds int, each func(int, float64, *tagger.Learner)) []byte {
	all := make([]int, len(t.docs))
	for i := range all {
		all[i] = i
	}
	var m *tagger.Model
	marked := make([][]tagger.Span, len(t.docs))
	jobs := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for k := range jobs {
				if k == folds {
					m = t.tagger(all, each)
					continue
				}
				var in, held []int
				for i := range t.docs {
					if i%folds == k {
						held = append(held, i)
					} else {
						in = append(in, i)
					}
				}
				part := t.tagger(in, nil)
				for _, i := range held {
					marked[i] = t.samples[i].Decoded(part)
				}
			}
		})
	}
	for k := folds; k >= 0; k-- {
		jobs <- k
	}
	close(jobs)
	wg.Wait()
	if folds == 0 {
		marked = nil
	}
	b := m.AppendTo([]byte("bywhom-model-1\n"))
	b = append(b, t.linker(all, marked).Encode()...)
	return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
}

type list []string

func (l *list) String() string     { return fmt.Sprint(*l) }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }
