package embed

import (
	"os"
	"path/filepath"
	"testing"

	"shiming/web/browser/harness"
	"shiming/web/browser/tool"
)

// TestAxe: nothing is wrong for assistive technology with a host page and what is of
// the product in it, nor within the frame.
func TestAxe(t *testing.T) {
	dir, err := tool.NPM()
	if err != nil {
		t.Fatal(err)
	}
	axe, err := os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	const found = `axe.run(document, {iframes: false}).then(r => r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html).join(' ')).join('\n'))`
	for _, scheme := range []string{"light", "dark"} {
		w := open(t)
		w.Scheme(scheme)
		w.serve(`<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><title>帮助</title><style>:root { color-scheme: light dark }</style></head><body><main><h1>帮助</h1>` +
			`<script src="` + w.site + `embed.js"></script>` +
			`<shiming-faq view="check" loading="click"></shiming-faq><shiming-faq view="topic:unbind" open="how-to-unbind" loading="eager" debug accent="#ff5000"></shiming-faq></main></body></html>`)
		w.Go(w.at)
		w.Wait(`document.querySelectorAll('shiming-faq')[1].shadowRoot.querySelector('.shown') && document.querySelectorAll('shiming-faq')[1].shadowRoot.querySelector('section')`)
		frame := w.Frame("/frame/topic/unbind/")
		frame.Wait(`document.querySelector('details[open]')`)
		for name, tab := range map[string]*harness.Tab{"host page": w.Tab, "frame": frame} {
			tab.JS(string(axe)+`; 0`, nil)
			if got := tab.Text(found); got != "" {
				t.Errorf("%s, %s:\n%s", name, scheme, got)
			}
		}
	}
}
