package claims

import (
	"context"
	"fmt"
	"iter"
	"runtime/debug"
	"sync"
	"time"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/text"
)

// Some documents need the sentence model, which costs about 10 ms a call, however
// short the text, so CheckAll asks it once for a batch of documents. A batch ends
// with whichever comes first.
const (
	batchDocs  = 256
	batchBytes = 1 << 20
	batchWait  = 2 * time.Millisecond // how long a document waits for company

	maxBatches = 2 // at work at once
)

// CheckAll returns the reports on docs, in their order, while it works on
// several at once, see WithWorkers. An error in docs is passed on in its place,
// with a nil report, and the documents behind it are still checked. When ctx is
// done, the sequence soon ends with its error. A document that is too large is an
// error in its place, see WithMaxBytes.
//
// It streams: documents are read in batches of up to 256, or a megabyte, and no more
// than four batches and their reports are held at any time; a report comes when it
// and those before it are ready, while the rest of its batch is still at work. docs
// runs on a goroutine of its own. However the loop over the reports ends, no goroutine is
// left behind; so a loop that is left early waits until docs has come to its
// next document. A panic of docs or of a rule from outside comes up in the loop, as
// a *Panic. A nil document without an error is an error in its place.
func (c *Checker) CheckAll(ctx context.Context, docs iter.Seq2[*text.Document, error]) iter.Seq2[*Report, error] {
	return func(yield func(*Report, error) bool) {
		ctx, cancel := context.WithCancelCause(ctx)
		p := &pipeline{
			checker: c,
			ctx:     ctx,
			cancel:  cancel,
			queue:   make(chan job),
			order:   make(chan job, batchDocs),
			batches: make(chan struct{}, maxBatches),
			tasks:   make(chan func()),
		}
		defer p.running.Wait()
		defer cancel(nil)
		p.start(attribution.Load) // while the first sentences are split
		p.start(func() { p.read(docs) })
		p.start(p.dispatch)
		for range c.opts.workers {
			p.start(p.work)
		}

		for j := range p.order {
			select {
			case r := <-j.result:
				if ctx.Err() == nil {
					if !yield(r, j.err) {
						return
					}
					continue
				}
			case <-ctx.Done():
			}
			break
		}
		if ctx.Err() == nil {
			return
		}
		if f, ok := context.Cause(ctx).(*Panic); ok {
			panic(f)
		}
		yield(nil, ctx.Err())
	}
}

// A Panic is what CheckAll panics with, on the goroutine of its caller, when docs or
// a rule from outside did so on one of its own.
type Panic struct {
	Value any    // what it was, or why there is nothing
	Stack []byte // where it was
}

func (p *Panic) Error() string { return fmt.Sprintf("%v\n\n%s", p.Value, p.Stack) }

// A job is one document, or the error in its place. Its result is sent once.
type job struct {
	doc    *text.Document
	err    error
	result chan *Report
}

// A pipeline is one run of CheckAll. Jobs go from queue, where they wait for
// their batch, to order, where they wait for their turn with the caller.
type pipeline struct {
	checker *Checker
	ctx     context.Context
	cancel  context.CancelCauseFunc
	queue   chan job
	order   chan job
	batches chan struct{} // one for each batch at work
	tasks   chan func()   // for the workers
	running sync.WaitGroup
}

// start runs f on a goroutine, whose panic ends the pipeline.
func (p *pipeline) start(f func()) {
	p.running.Go(func() {
		done := false
		defer func() {
			if v := recover(); v != nil {
				p.cancel(&Panic{v, debug.Stack()})
			} else if !done {
				p.cancel(&Panic{"runtime.Goexit was called in a rule or in what gives the documents, as testing.T.FailNow does", debug.Stack()})
			}
		}()
		f()
		done = true
	})
}

// read puts docs into the queue. It leaves it open when ctx is done, or when docs
// panics, which is about to end ctx: a queue that ends is all there was.
func (p *pipeline) read(docs iter.Seq2[*text.Document, error]) {
	if p.ctx.Err() != nil {
		return
	}
	n := 0
	for doc, err := range docs {
		if n++; doc == nil && err == nil {
			err = fmt.Errorf("document %d: nil, without an error", n)
		}
		select {
		case p.queue <- p.job(doc, err):
		case <-p.ctx.Done():
			return
		}
	}
	close(p.queue)
}

// job returns the job for doc, or for the error in its place.
func (p *pipeline) job(doc *text.Document, err error) job {
	if err == nil {
		err = p.checker.allowed(doc)
	}
	return job{doc: doc, err: err, result: make(chan *Report, 1)}
}

// dispatch starts the work on the jobs in the queue, batch by batch.
func (p *pipeline) dispatch() {
	defer close(p.order)
	for {
		batch := p.batch()
		if len(batch) == 0 {
			return
		}
		select {
		case p.batches <- struct{}{}:
		case <-p.ctx.Done():
			return
		}
		p.start(func() {
			p.check(batch)
			<-p.batches
		})
		for _, j := range batch {
			select {
			case p.order <- j:
			case <-p.ctx.Done():
				return
			}
		}
	}
}

// batch returns the next jobs, none when there are no more. It waits for the
// first as long as it takes, for the others hardly at all.
func (p *pipeline) batch() []job {
	var batch []job
	timer := time.NewTimer(batchWait)
	defer timer.Stop()
	for size := 0; len(batch) < batchDocs && size < batchBytes; {
		var wait <-chan time.Time
		if len(batch) > 0 {
			wait = timer.C
		}
		select {
		case j, ok := <-p.queue:
			if !ok {
				return batch
			}
			if len(batch) == 0 {
				timer.Reset(batchWait)
			}
			batch = append(batch, j)
			if j.doc != nil {
				size += len(j.doc.Text())
			}
		case <-wait:
			return batch
		case <-p.ctx.Done():
			return nil
		}
	}
	return batch
}

// check checks the documents of batch, each on the next free worker: first those
// whose sentences can be told without the sentence model, while it is asked once
// about all the others. Nothing is sent for a document when ctx is done.
func (p *pipeline) check(batch []job) {
	var running sync.WaitGroup
	open := make([]bool, len(batch))
	for i, j := range batch {
		if j.err != nil {
			j.result <- nil
			continue
		}
		p.do(&running, func() {
			if done, err := j.doc.TrySegment(p.ctx); err == nil {
				open[i] = !done
			}
		})
	}
	running.Wait()
	check := func(want bool) {
		for i, j := range batch {
			if j.err == nil && open[i] == want {
				p.do(&running, func() {
					r, err := p.checker.check(p.ctx, j.doc)
					if err != nil { // of ctx
						p.cancel(err)
						return
					}
					j.result <- r
				})
			}
		}
	}
	var docs []*text.Document
	for i, j := range batch {
		if open[i] {
			docs = append(docs, j.doc)
		}
	}
	var asked sync.WaitGroup
	if len(docs) > 0 {
		p.do(&asked, func() { _ = text.SegmentContext(p.ctx, docs...) })
	}
	check(false)
	asked.Wait()
	check(true)
	running.Wait()
}

// do gives f to the next free worker, or to none when ctx is done.
func (p *pipeline) do(running *sync.WaitGroup, f func()) {
	running.Add(1)
	select {
	case p.tasks <- func() { defer running.Done(); f() }:
	case <-p.ctx.Done():
		running.Done()
	}
}

// work is a worker.
func (p *pipeline) work() {
	for {
		select {
		case f := <-p.tasks:
			f()
		case <-p.ctx.Done():
			return
		}
	}
}
