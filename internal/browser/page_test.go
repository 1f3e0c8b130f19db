// Package browser opens the pages of package report in a real browser. It is a
// module of its own, so that users of the library do not get a browser's driver.
//
//	AXE=axe.min.js go test ./...
//
// Without a Chromium the tests are skipped; CHROMIUM names one that is not on the
// path. Without AXE, a copy of axe-core, accessibility is not checked. SHOTS names
// a folder for screenshots.
package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/report"
	"github.com/bywhom/bywhom/seeds"
	"github.com/bywhom/bywhom/text"
)

// A tab is a page that is open in the browser.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	troubles []string // what the console said, and requests to anywhere
}

func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	t.Skip("NOT CHECKED: there is no Chromium")
	return ""
}

// open opens a page of the given size.
func open(t *testing.T, html []byte, width, height int64, actions ...chromedp.Action) *tab {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU)
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	x := &tab{t: t, ctx: ctx}
	file := filepath.Join(t.TempDir(), "page.html")
	require.NoError(t, os.WriteFile(file, html, 0o666))
	chromedp.ListenTarget(ctx, func(e any) {
		x.mu.Lock()
		defer x.mu.Unlock()
		switch e := e.(type) {
		case *runtime.EventExceptionThrown:
			x.troubles = append(x.troubles, "exception: "+e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			x.troubles = append(x.troubles, "console: "+string(e.Type))
		case *log.EventEntryAdded:
			x.troubles = append(x.troubles, "log: "+e.Entry.Text)
		case *network.EventRequestWillBeSent:
			if e.Request.URL != "file://"+file {
				x.troubles = append(x.troubles, "request: "+e.Request.URL)
			}
		}
	})
	x.do(append([]chromedp.Action{network.Enable(), log.Enable(), emulation.SetDeviceMetricsOverride(width, height, 1, false)}, actions...)...)
	x.do(chromedp.Navigate("file://" + file))
	return x
}

func (x *tab) do(actions ...chromedp.Action) {
	x.t.Helper()
	require.NoError(x.t, chromedp.Run(x.ctx, actions...))
}

// eval returns what an expression is.
func eval[T any](x *tab, js string) T {
	x.t.Helper()
	var v T
	x.do(chromedp.Evaluate(js, &v))
	return v
}

// quiet fails if the console said anything or the page asked for anything.
func (x *tab) quiet() {
	x.t.Helper()
	x.mu.Lock()
	defer x.mu.Unlock()
	require.Empty(x.t, x.troubles)
}

// shot keeps a screenshot where SHOTS asks for one.
func (x *tab) shot(name string, whole bool) {
	x.t.Helper()
	dir := os.Getenv("SHOTS")
	if dir == "" {
		return
	}
	var png []byte
	if whole {
		x.do(chromedp.FullScreenshot(&png, 100))
	} else {
		x.do(chromedp.CaptureScreenshot(&png))
	}
	require.NoError(x.t, os.WriteFile(filepath.Join(dir, name+".png"), png, 0o666))
}

func check(name, src string) *claims.Report {
	c, err := claims.New()
	if err != nil {
		panic(err)
	}
	return c.Check(text.New(name, src))
}

func pageOf(t *testing.T, rs ...*claims.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, report.HTML(&b, rs...))
	return b.Bytes()
}

// seed returns the report of one of the sample articles.
func seed(t *testing.T, name string) *claims.Report {
	t.Helper()
	for _, s := range seeds.All() {
		if strings.Contains(s.Name, name) {
			return check(s.Name, s.Text)
		}
	}
	t.Fatalf("no seed %s", name)
	return nil
}

const width, height = 1280, 900

func TestAPageOpensWithoutAWordInTheConsole(t *testing.T) {
	for _, name := range []string{"wire-port-aveline", "council-fennick", "post-config-outage"} {
		x := open(t, pageOf(t, seed(t, name)), width, height)
		require.Contains(t, eval[string](x, "document.body.innerText"), "Specificity is not truth")
		require.LessOrEqual(t, eval[int](x, "document.documentElement.scrollWidth"), width)
		x.shot(name, true)
		x.quiet()
	}
}

func TestPointingAtAClaimShowsItsSumAndAClickPinsIt(t *testing.T) {
	x := open(t, pageOf(t, seed(t, "wire-port-aveline")), width, height)
	card := func() string {
		return eval[string](x, "document.getElementById('card').hidden ? '' : document.getElementById('card').innerText")
	}
	first := ".text .badge[data-claim]"
	require.Empty(t, card())
	x.do(chromedp.ScrollIntoView(first, chromedp.ByQuery))
	at := eval[[]float64](x, "(function(r){return [r.left+r.width/2,r.top+r.height/2]})(document.querySelector('"+first+"').getBoundingClientRect())")
	x.do(chromedp.MouseEvent("mouseMoved", at[0], at[1]))
	require.Contains(t, card(), "base ")
	x.shot("card", false)
	x.do(chromedp.MouseEvent("mouseMoved", 2, 2))
	require.Empty(t, card(), "it goes when the pointer goes")
	x.do(chromedp.MouseClickXY(at[0], at[1]), chromedp.MouseEvent("mouseMoved", 2, 2))
	require.Contains(t, card(), "base ", "it stays after a click")
	x.do(chromedp.KeyEvent(kb.Escape))
	require.Empty(t, card(), "Escape puts it away")
	x.quiet()
}

func TestTheKeyboardReachesEverything(t *testing.T) {
	x := open(t, pageOf(t, seed(t, "wire-port-aveline")), width, height)
	seen := map[string]bool{}
	for range 150 {
		x.do(chromedp.KeyEvent(kb.Tab))
		seen[eval[string](x, "(function(e){return e.tagName+'.'+e.className.split(' ')[0]+(document.getElementById('card').hidden?'':'+card')})(document.activeElement)")] = true
	}
	for _, want := range []string{"INPUT.", "SELECT.", "A.badge+card", "A.ref", "BUTTON.pick"} {
		require.True(t, seen[want], "%s not among %v", want, seen)
	}
	x.do(chromedp.Focus("button.pick", chromedp.ByQuery), chromedp.KeyEvent(kb.Enter))
	require.Positive(t, eval[int](x, "document.querySelectorAll('.text .lit[data-source]').length"), "a source that is chosen lights its mentions")
	x.quiet()
}

func TestFindingsAreFilteredBySeverityAndRule(t *testing.T) {
	x := open(t, pageOf(t, seed(t, "wire-port-aveline")), width, height)
	shown := func() int { return eval[int](x, "document.querySelectorAll('.finding:not([hidden])').length") }
	all := shown()
	x.do(chromedp.Click("input[data-severity=info]", chromedp.ByQuery))
	warnings := shown()
	require.Less(t, warnings, all)
	require.Positive(t, warnings)
	x.do(chromedp.Click("input[data-severity=info]", chromedp.ByQuery))
	require.Equal(t, all, shown())
	x.do(chromedp.Evaluate("(function(s){s.value=s.options[1].value;s.dispatchEvent(new Event('change',{bubbles:true}))})(document.querySelector('select'))", nil))
	require.Less(t, shown(), all)
	require.Equal(t, fmt.Sprintf("%d shown", shown()), eval[string](x, "document.querySelector('.shown').textContent"))
	x.quiet()
}

func TestAPageFitsAPhoneAndPrintsAndGoesDark(t *testing.T) {
	html := pageOf(t, seed(t, "disaster-arvel-dam"))
	x := open(t, html, 360, 740)
	require.LessOrEqual(t, eval[int](x, "document.documentElement.scrollWidth"), 360)
	x.shot("phone", true)
	x.quiet()

	x = open(t, html, width, height)
	light := eval[string](x, "getComputedStyle(document.documentElement).backgroundColor")
	x.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}))
	require.NotEqual(t, light, eval[string](x, "getComputedStyle(document.documentElement).backgroundColor"))
	x.shot("dark", false)
	x.do(emulation.SetEmulatedMedia().WithMedia("print"))
	require.Equal(t, "none", eval[string](x, "getComputedStyle(document.querySelector('.filters')).display"))
	x.do(chromedp.ActionFunc(func(ctx context.Context) error {
		pdf, _, err := page.PrintToPDF().WithPrintBackground(true).Do(ctx)
		if err == nil && os.Getenv("SHOTS") != "" {
			err = os.WriteFile(filepath.Join(os.Getenv("SHOTS"), "print.pdf"), pdf, 0o666)
		}
		require.Greater(t, len(pdf), 10000)
		return err
	}))
	x.quiet()
}

func TestAPageReadsWithoutScripts(t *testing.T) {
	x := open(t, pageOf(t, seed(t, "wire-port-aveline")), width, height, emulation.SetScriptExecutionDisabled(true))
	var body, shown string
	x.do(chromedp.TextContent(".report", &body), chromedp.Text("main", &shown))
	for _, want := range []string{"no reason is given", "base 22", "PORT AVELINE"} {
		require.Contains(t, body, want)
	}
	require.NotContains(t, shown, "for information", "what needs scripts does not show")
}

func TestTextFromRightToLeftRunsFromRightToLeft(t *testing.T) {
	x := open(t, pageOf(t, check("rtl.txt", "“אין מים בנמל,” said Ada Ruiz.\n\nאין מים בנמל מאז יום שני.\n")), 360, 740)
	require.Equal(t, "rtl", eval[string](x, "getComputedStyle(document.querySelectorAll('.para')[1]).direction"))
	require.LessOrEqual(t, eval[int](x, "document.documentElement.scrollWidth"), 360)
	x.quiet()
}

const hostile = "<script>window.owned=1</script> Ada Ruiz said \"<img src=x onerror='window.owned=2'>\" on Monday.\n\n" +
	"</script><script>window.owned=3</script><svg onload=window.owned=4> “{{.}} </style><style>*{display:none}</style>” said <b onmouseover=window.owned=5>Critics</b> say so.\n\n" +
	"'><iframe src='javascript:parent.owned=6'></iframe> Sources said </title></textarea><!-- said -->.\n"

func TestADraftRunsNothing(t *testing.T) {
	view := text.View{Text: "Ada Ruiz said the dam was safe.", Stretches: []text.Stretch{{Source: text.Span{End: 31}}},
		Links: []text.Link{{Span: text.Span{Start: 0, End: 8}, URL: "javascript:window.owned=7"}, {Span: text.Span{Start: 18, End: 21}, URL: "https://example.org/\"onclick=window.owned=8"}}}
	c, err := claims.New()
	require.NoError(t, err)
	linked := c.Check(text.NewView("<script>window.owned=9</script>.md", view.Text, view))
	x := open(t, pageOf(t, check("\"><script>window.owned=10</script>", hostile), linked), width, height)
	require.Empty(t, eval[string](x, "String(window.owned||'')"))
	require.Contains(t, eval[string](x, "document.querySelector('.text').textContent"), "<script>window.owned=1</script>", "it is text")
	require.Zero(t, eval[int](x, "document.querySelectorAll(\"a[href^='javascript'],[onclick],[onload],[onerror],iframe,img\").length"))
	// Even what gets into the page by other ways is forbidden to run.
	require.Empty(t, eval[string](x, "(function(){var s=document.createElement('script');s.textContent='window.owned=11';document.body.appendChild(s);return String(window.owned||'')})()"))
}

func TestAnIndexOfTwoHundredArticlesOpensInASecondAndSorts(t *testing.T) {
	var entries []report.Entry
	for i := range 200 {
		entries = append(entries, report.Entry{Name: fmt.Sprintf("drafts/%03d.md", i), Href: fmt.Sprintf("%03d.html", i), Claims: 5 + i%17, Median: (i * 37) % 100, Vague: (i * 13) % 100, Errors: i % 3, Warnings: i % 11, Known: i%5 > 0, Before: (i * 31) % 100})
	}
	var b bytes.Buffer
	require.NoError(t, report.Index(&b, true, entries))
	x := open(t, b.Bytes(), width, height)
	took := eval[float64](x, "performance.getEntriesByType('navigation')[0].loadEventEnd")
	t.Logf("opened in %.0f ms", took)
	require.Less(t, took, 1000.0)
	top := func() string {
		return eval[string](x, "document.querySelector('tbody tr').cells[2].textContent")
	}
	x.do(chromedp.Click("th:nth-child(3) button", chromedp.ByQuery))
	require.Equal(t, "99", top(), "numbers start with the highest")
	x.do(chromedp.Click("th:nth-child(3) button", chromedp.ByQuery))
	require.Equal(t, "0", top())
	require.Equal(t, "ascending", eval[string](x, "document.querySelector('th:nth-child(3)').getAttribute('aria-sort')"))
	x.shot("index", false)
	axe(t, x, "index")
	x.quiet()
}

func TestAPageOfAMegabyteScrollsSmoothly(t *testing.T) {
	one := seed(t, "council-fennick").Document.Text()
	x := open(t, pageOf(t, check("long.txt", strings.Repeat(one+"\n\n", 1<<20/len(one)))), width, height)
	var frames []float64
	x.do(chromedp.Evaluate(`new Promise(function(done){
		var out=[],last=performance.now(),n=0;
		requestAnimationFrame(function f(now){out.push(now-last);last=now;window.scrollBy(0,400);n++<120?requestAnimationFrame(f):done(out)});
	})`, &frames, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	slices.Sort(frames)
	median := frames[len(frames)/2]
	t.Logf("frames: median %.0f ms, 9 of 10 below %.0f ms", median, frames[len(frames)*9/10])
	require.Less(t, median, 50.0, "20 pictures a second, on a machine without a graphics card")
	x.quiet()
}

func TestNothingSeriousIsWrongWithAccessibility(t *testing.T) {
	for _, scheme := range []string{"light", "dark"} {
		x := open(t, pageOf(t, seed(t, "wire-port-aveline")), width, height,
			emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}))
		axe(t, x, scheme)
	}
}

// axe fails if axe-core finds something serious in the page.
func axe(t *testing.T, x *tab, name string) {
	t.Helper()
	path := os.Getenv("AXE")
	if path == "" {
		t.Log("NOT CHECKED: accessibility, for AXE names no copy of axe-core")
		return
	}
	src, err := os.ReadFile(path)
	require.NoError(t, err)
	x.do(chromedp.Evaluate(string(src)+";0", nil))
	var out string
	x.do(chromedp.Evaluate(`axe.run().then(function(r){return JSON.stringify(r.violations.map(function(v){return {id:v.id,impact:v.impact,at:v.nodes.slice(0,3).map(function(n){return n.html+" "+n.failureSummary})}}))})`, &out,
		func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	var found []struct {
		ID, Impact string
		At         []string
	}
	require.NoError(t, json.Unmarshal([]byte(out), &found))
	for _, v := range found {
		if v.Impact == "serious" || v.Impact == "critical" {
			t.Errorf("%s: %s, %s: %s", name, v.ID, v.Impact, strings.Join(v.At, "\n"))
		} else {
			t.Logf("%s: %s, %s: %s", name, v.ID, v.Impact, strings.Join(v.At, "\n"))
		}
	}
}
