// Package browser opens pages in a headless Chromium, for tests of what people see.
//
// Open skips the test where there is no Chromium, unless BARID_REQUIRE names it. The browser
// ends with the test. Shots keeps pictures of a page under artifacts/, for people to look at:
// light and dark, on a desk and on a phone.
package browser

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// patience is how long a whole test may keep the browser.
const patience = 90 * time.Second

// Open starts a browser with one empty page and returns the context to drive it by.
func Open(t testing.TB) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if slices.Contains(strings.Split(os.Getenv("BARID_REQUIRE"), ","), "chromium") {
			t.Fatal(err)
		}
		t.Skip("no browser to look with:", err)
	}
	allocated, end := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-features", "Translate,IsolateSandboxedIframes"), // else framed mails stay blank
	)...)
	t.Cleanup(end)
	ctx, closePage := chromedp.NewContext(allocated)
	t.Cleanup(closePage)
	if err := chromedp.Do(ctx); err != nil { // a time-out on the first context would end the browser
		t.Fatal("start the browser:", err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	t.Cleanup(cancel)
	return ctx
}

// Do drives the page, or ends the test.
func Do(ctx context.Context, t testing.TB, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// looks are the ways in which a page is looked at.
func looks() map[string]struct {
	scheme string
	width  int64
} {
	return map[string]struct {
		scheme string
		width  int64
	}{
		"light": {"light", 1100}, "dark": {"dark", 1100}, "phone": {"light", 390}, "phone-dark": {"dark", 390},
	}
}

// Shots keeps pictures of the page as it stands, and fails the test where it is wider than
// the screen.
func Shots(ctx context.Context, t testing.TB, name string) {
	t.Helper()
	for look, as := range looks() {
		Do(ctx, t, chromedp.EmulateViewport(as.width, 800), chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: as.scheme}},
			})
			return err
		}))
		width, err := chromedp.Run(ctx, chromedp.Evaluate[int64]("document.documentElement.scrollWidth"))
		if err != nil || width > as.width {
			t.Errorf("%s is %d pixels wide on a screen of %d (%v)", name, width, as.width, err)
		}
		height, err := chromedp.Run(ctx, chromedp.Evaluate[int64]("document.documentElement.scrollHeight"))
		if err != nil {
			t.Fatal(err)
		}
		// As tall as the page, since a picture beyond the window sets right-to-left pages askew.
		Do(ctx, t, chromedp.EmulateViewport(as.width, height))
		picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		keep(t, name+"-"+look+".png", picture)
	}
}

// keep writes a picture below artifacts/ at the root of the module.
func keep(t testing.TB, name string, picture []byte) {
	t.Helper()
	root, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			break
		}
		root = filepath.Dir(root)
	}
	path := filepath.Join(root, "artifacts", name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, picture, 0o644); err != nil {
		t.Fatal(err)
	}
}
