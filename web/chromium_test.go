package web

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// chromium starts the one browser of all tests of the package, when the first of
// them wants it. Frames of other sites are kept in the process of their page, so
// that their console is heard and their insides can be asked.
var chromium = sync.OnceValues(func() (browser, error) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		return browser{}, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-site-isolation-trials", true),
		chromedp.Flag("disable-features", "IsolateOrigins,site-per-process"),
	)
	ctx, _ := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stop := chromedp.NewContext(ctx)
	return browser{ctx, stop}, chromedp.Do(ctx)
})

// A browser runs until it is stopped.
type browser struct {
	ctx  context.Context
	stop func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	if started.Load() {
		if b, err := chromium(); err == nil {
			b.stop()
		}
	}
	os.Exit(code)
}

// started reports whether the browser was wanted.
var started atomic.Bool

// A tab is a tab of a real browser, and what its console has said.
type tab struct {
	t   testing.TB
	ctx context.Context

	mu    sync.Mutex
	heard []string // errors and warnings of the console
}

// newTab opens a tab that shares nothing with the others.
func newTab(t testing.TB) *tab {
	t.Helper()
	started.Store(true)
	shared, err := chromium()
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("CI=true demands a browser: %v", err)
		}
		t.Skipf("the browser tests are skipped: %v", err)
	}
	ctx, cancel := chromedp.NewContext(shared.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx}
	console := chromedp.Console(ctx)
	go func() {
		for m, err := range console {
			if err != nil {
				return
			}
			if m.Type == chromedp.ConsoleError || m.Type == chromedp.ConsoleWarning || m.IsException() {
				b.mu.Lock()
				b.heard = append(b.heard, fmt.Sprintf("%s (%s)", m, m.URL))
				b.mu.Unlock()
			}
		}
	}()
	return b
}

// open loads a page in a window of a size.
func (b *tab) open(url string, width, height int64) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.EmulateViewport(width, height), chromedp.Navigate(url)); err != nil {
		b.t.Fatalf("open %s: %v", url, err)
	}
}

// withoutScript turns scripts off, for pages opened from now on.
func (b *tab) withoutScript() {
	b.t.Helper()
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// paper shows pages opened from now on as they are printed.
func (b *tab) paper() {
	b.t.Helper()
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
}

// quiet checks that the console said nothing.
func (b *tab) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, m := range b.heard {
		b.t.Errorf("console: %s", m)
	}
	b.heard = nil
}

// press presses keys where the focus is.
func (b *tab) press(keys string) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.KeyEvent(keys)); err != nil {
		b.t.Fatal(err)
	}
}

// wait waits until an expression holds.
func (b *tab) wait(expression string) {
	b.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !ask[bool](b, "!!("+expression+")"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			b.t.Fatalf("in vain waited for %s", expression)
		}
	}
}

// ask evaluates an expression in the page; promises are awaited.
func ask[T any](b *tab, expression string) T {
	b.t.Helper()
	answer, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%.200s: %v", expression, err)
	}
	return answer
}

// askFrame evaluates an expression in the nth frame of the page. A frame that is
// replaced by its page in the meantime is asked again.
func askFrame[T any](b *tab, n int, expression string) T {
	b.t.Helper()
	for {
		tree := call(b, cdppage.GetFrameTree, cdp.Empty{}).FrameTree
		if n >= len(tree.ChildFrames) {
			b.t.Fatalf("there is no frame %d", n)
		}
		world, err := chromedp.Call(b.ctx, cdppage.CreateIsolatedWorld, cdppage.CreateIsolatedWorldParams{FrameID: tree.ChildFrames[n].Frame.ID})
		if err == nil {
			var answer T
			answer, err = chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise,
				func(p *runtime.EvaluateParams) { p.ContextID = world.ExecutionContextID }))
			if err == nil {
				return answer
			}
		}
		if !strings.Contains(err.Error(), "Cannot find context") && !strings.Contains(err.Error(), "No frame") {
			b.t.Fatalf("in frame %d: %.200s: %v", n, expression, err)
		}
	}
}

func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	answer, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer
}

// shift is how much of what was to be seen has moved by itself so far: the
// cumulative layout shift.
func (b *tab) shift() float64 {
	b.t.Helper()
	return ask[float64](b, `new Promise(done => {
		let sum = 0;
		new PerformanceObserver(list => {
			for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
		}).observe({ type: "layout-shift", buffered: true });
		requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
	})`)
}

// accessible checks a page with axe-core, where there is one.
func (b *tab) accessible() {
	b.t.Helper()
	path := os.Getenv("KRONIKA_AXE")
	if path == "" {
		if os.Getenv("CI") == "true" {
			b.t.Fatal("KRONIKA_AXE does not name axe.min.js, and CI=true demands it")
		}
		b.t.Log("KRONIKA_AXE does not name axe.min.js: the page is not checked with it")
		return
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		b.t.Fatal(err)
	}
	ask[bool](b, string(axe)+";true")
	for _, violation := range ask[[]string](b, `axe.run({ iframes: false }).then(r => r.violations.map(v =>
		v.id + ": " + v.help + ": " + v.nodes.map(n => n.target.join(" ") + " " + n.failureSummary).join("; ")))`) {
		b.t.Errorf("axe: %s", strings.ReplaceAll(violation, "\n", " "))
	}
}
