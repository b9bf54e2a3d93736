package embed

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/server"
)

// TestThirdParty: where the browser keeps cookies and storage from frames of other
// sites, the widget works before and after the program has taken over.
func TestThirdParty(t *testing.T) {
	for name, c := range map[string]struct {
		settings string // of the browser's profile
		flag     string
		throws   bool // what the frame asks of the storage; else it has one of its own
	}{
		"blocked for third parties": {`{"profile":{"block_third_party_cookies":true,"cookie_controls_mode":1}}`, "", false},
		"blocked for all":           {`{"profile":{"default_content_setting_values":{"cookies":2}}}`, "", true},
		"phased out":                {`{}`, "test-third-party-cookie-phaseout", false},
	} {
		t.Run(name, func(t *testing.T) {
			dir, err := os.MkdirTemp("", "profile")
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.RemoveAll(dir) }) // as far as the browser has ended
			if err := os.MkdirAll(filepath.Join(dir, "Default"), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "Default", "Preferences"), []byte(c.settings), 0o644); err != nil {
				t.Fatal(err)
			}
			options := []chromedp.ExecAllocatorOption{harness.FullBrowser(t), chromedp.UserDataDir(dir)} // the shell has no profile
			if c.flag != "" {
				options = append(options, chromedp.Flag(c.flag, true))
			}
			w := openIn(t, harness.Open(t, options...), server.Handler(harness.Site(t)))
			w.visit(script + `<shiming-faq view="check" loading="eager"></shiming-faq>`)
			w.Wait(shown)
			frame := w.Frame("/frame/check/")
			if throws := frame.Is(`(() => { try { localStorage; } catch (refused) { return true; } })()`); throws != c.throws {
				t.Errorf("storage throws: %v, want %v", throws, c.throws)
			}
			w.toVerdict(iframe, frame)
			w.said("verdict", `"rule"`)
			frame.Wait(`document.documentElement.dataset.app === 'ready'`)
			w.fits(frame)
		})
	}
}
