package claims_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/seeds"
	"github.com/bywhom/bywhom/text"
)

// article returns a small article that differs from the others by i.
func article(i int) *text.Document {
	return text.New(fmt.Sprintf("%03d.txt", i), strings.Repeat(fmt.Sprintf(
		"The ferry will stop at pier %d, Ada Ruiz said. “We asked twice,” she added.\n\nThe harbour office denied it.\n\n", i), 1+i%3))
}

func articles(n int) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		for i := range n {
			if !yield(article(i), nil) {
				return
			}
		}
	}
}

func checker(t *testing.T, workers int) *claims.Checker {
	t.Helper()
	c, err := claims.New(claims.WithWorkers(workers))
	require.NoError(t, err)
	return c
}

func TestCheckAllGivesTheReportsOfCheckInTheOrderOfTheDocuments(t *testing.T) {
	const n = 130 // more than two batches
	want := make([]*claims.Report, n)
	for i := 0; i < n; i += 7 { // all would take long under the race detector
		want[i] = checker(t, 1).Check(article(i))
	}
	for _, workers := range []int{1, 2, 8} {
		c := checker(t, workers)
		i := 0
		for got, err := range c.CheckAll(context.Background(), articles(n)) {
			require.NoError(t, err)
			require.Equal(t, article(i).Name(), got.Document.Name())
			if want[i] != nil {
				require.Equal(t, want[i].Document.Sentences(), got.Document.Sentences())
				if diff := cmp.Diff(want[i], got, cmpopts.IgnoreFields(claims.Report{}, "Document")); diff != "" {
					t.Fatalf("%d workers, document %d (-Check +CheckAll):\n%s", workers, i, diff)
				}
			}
			i++
		}
		require.Equal(t, n, i)
	}
}

func TestCheckAllOfNothingIsEmpty(t *testing.T) {
	for range checker(t, 2).CheckAll(context.Background(), articles(0)) {
		t.Fatal("a report on no document")
	}
}

func TestCheckAllPassesErrorsOnInTheirPlace(t *testing.T) {
	unreadable := errors.New("unreadable")
	docs := func(yield func(*text.Document, error) bool) {
		for i := range 100 {
			var ok bool
			if i%3 == 1 {
				ok = yield(nil, fmt.Errorf("%d: %w", i, unreadable))
			} else {
				ok = yield(article(i), nil)
			}
			if !ok {
				return
			}
		}
	}
	i := 0
	for r, err := range checker(t, 3).CheckAll(context.Background(), docs) {
		if i%3 == 1 {
			require.ErrorIs(t, err, unreadable)
			require.EqualError(t, err, fmt.Sprintf("%d: unreadable", i))
			require.Nil(t, r)
		} else {
			require.NoError(t, err)
			require.Equal(t, article(i).Name(), r.Document.Name())
		}
		i++
	}
	require.Equal(t, 100, i)
}

// settled returns the number of goroutines once it is no more than want, or
// after a while. A goroutine that has called WaitGroup.Done may still be
// counted for a moment.
func settled(want int) int {
	n := runtime.NumGoroutine()
	for i := 0; n > want && i < 500; i++ {
		time.Sleep(time.Millisecond)
		n = runtime.NumGoroutine()
	}
	return n
}

func TestCheckAllLeavesNoGoroutineWhenTheLoopEndsEarly(t *testing.T) {
	before := runtime.NumGoroutine()
	stopped := false
	docs := func(yield func(*text.Document, error) bool) {
		defer func() { stopped = true }() // the race detector sees it when nobody waits
		for i := 0; ; i++ {
			if !yield(article(i), nil) {
				return
			}
		}
	}
	seen := 0
	for range checker(t, 4).CheckAll(context.Background(), docs) {
		if seen++; seen == 5 {
			break
		}
	}
	require.True(t, stopped, "the documents are still being read")
	require.LessOrEqual(t, settled(before), before)
}

func TestCheckAllEndsWithTheErrorOfItsContext(t *testing.T) {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	endless := func(yield func(*text.Document, error) bool) {
		for i := 0; yield(article(i), nil); i++ {
		}
	}
	seen := 0
	var last error
	for r, err := range checker(t, 2).CheckAll(ctx, endless) {
		require.NoError(t, last, "something came behind the error")
		if last = err; err != nil {
			require.Nil(t, r)
			continue
		}
		if seen++; seen == 3 {
			cancel()
		}
	}
	require.ErrorIs(t, last, context.Canceled)
	require.Equal(t, 3, seen)
	require.LessOrEqual(t, settled(before), before)
}

func TestCheckAllReadsNothingWhenItsContextIsDone(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	read := false
	docs := func(yield func(*text.Document, error) bool) { read = true }
	var errs []error
	for _, err := range checker(t, 2).CheckAll(ctx, docs) {
		errs = append(errs, err)
	}
	require.Equal(t, []error{context.Canceled}, errs)
	require.False(t, read)
}

func TestCheckAllReportsOneDocumentBeforeTheNextOneIsThere(t *testing.T) {
	next := make(chan struct{})
	docs := func(yield func(*text.Document, error) bool) {
		if yield(article(0), nil) {
			<-next // closed once the report on the first is out
			yield(article(1), nil)
		}
	}
	seen := 0
	for _, err := range checker(t, 2).CheckAll(context.Background(), docs) {
		require.NoError(t, err)
		if seen++; seen == 1 {
			close(next)
		}
	}
	require.Equal(t, 2, seen)
}

// loop checks ten documents with a rule from outside and returns what the loop
// panics with.
func loop(t *testing.T, docs iter.Seq2[*text.Document, error], run func(*claims.Pass)) (v any) {
	before := runtime.NumGoroutine()
	c, err := claims.New(claims.WithWorkers(2), claims.WithExtraRules(&claims.Rule{ID: "x", Severity: claims.Info, Run: run}))
	require.NoError(t, err)
	defer func() {
		v = recover()
		require.LessOrEqual(t, settled(before), before)
	}()
	for range c.CheckAll(t.Context(), docs) {
	}
	return nil
}

func TestAPanicOfARuleOrOfTheDocumentsComesUpInTheLoop(t *testing.T) {
	fine := func(*claims.Pass) {}
	require.Nil(t, loop(t, articles(10), fine))
	for name, v := range map[string]any{
		"a rule":          loop(t, articles(10), func(p *claims.Pass) { panic("no such pier") }),
		"a rule's goexit": loop(t, articles(10), func(p *claims.Pass) { runtime.Goexit() }),
		"no documents":    loop(t, nil, fine),
		"the documents": loop(t, func(yield func(*text.Document, error) bool) {
			yield(article(0), nil)
			panic("no such pier")
		}, fine),
	} {
		p, ok := v.(*claims.Panic)
		require.True(t, ok, "%s: %v", name, v)
		require.NotEmpty(t, p.Value, name)
		require.Contains(t, p.Error(), ".go:", name)
	}
}

func TestANilDocumentIsAnErrorInItsPlace(t *testing.T) {
	docs := func(yield func(*text.Document, error) bool) {
		_ = yield(article(0), nil) && yield(nil, nil) && yield(article(1), nil)
	}
	var got []string
	for r, err := range checker(t, 2).CheckAll(t.Context(), docs) {
		if err != nil {
			got = append(got, err.Error())
		} else {
			got = append(got, r.Document.Name())
		}
	}
	require.Equal(t, []string{"000.txt", "document 2: nil, without an error", "001.txt"}, got)
}

// TestCheckAllHoldsAFewBatchesOfLargeDocuments counts how many are read before the
// first report is out.
func TestCheckAllHoldsAFewBatchesOfLargeDocuments(t *testing.T) {
	read := 0
	docs := func(yield func(*text.Document, error) bool) {
		for range 200 {
			read++
			if !yield(text.New("", strings.Repeat("It rained in the harbour. ", 10_000)), nil) {
				return
			}
		}
	}
	for _, err := range checker(t, 2).CheckAll(t.Context(), docs) {
		require.NoError(t, err)
		break
	}
	require.LessOrEqual(t, read, 24) // of a quarter of a megabyte each
}

func TestCheckAllMayBeCalledTwiceOverTheSameSequence(t *testing.T) {
	reports := checker(t, 2).CheckAll(context.Background(), articles(3))
	for range 2 {
		n := 0
		for _, err := range reports {
			require.NoError(t, err)
			n++
		}
		require.Equal(t, 3, n)
	}
}

// BenchmarkCheckAll checks the sample articles, each once; a megabyte of articles
// made of them; and the same as one article.
func BenchmarkCheckAll(b *testing.B) {
	c, err := claims.New()
	require.NoError(b, err)
	var samples, many []string
	var long strings.Builder
	for _, s := range seeds.All() {
		samples = append(samples, s.Text)
	}
	for i := 0; long.Len() < 1<<20; i++ {
		src := samples[i%len(samples)] + "\n\n" + samples[(i*5+i/len(samples))%len(samples)] + "\n\n"
		many = append(many, src)
		long.WriteString(src)
	}
	for _, bench := range []struct {
		name string
		srcs []string
	}{{"seeds", samples}, {"many", many}, {"long", []string{long.String()}}} {
		b.Run(bench.name, func(b *testing.B) {
			size := 0
			for _, s := range bench.srcs {
				size += len(s)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for b.Loop() {
				docs := func(yield func(*text.Document, error) bool) {
					for _, s := range bench.srcs {
						if !yield(text.New("", s), nil) {
							return
						}
					}
				}
				for _, err := range c.CheckAll(context.Background(), docs) {
					require.NoError(b, err)
				}
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(b.N)/float64(size)*1000, "allocs/KB")
		})
	}
}
