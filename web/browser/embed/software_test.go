package embed

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"shiming/web/browser/tool"
)

// TestHugo: a page that a documentation tool makes of Markdown, with the code in it as
// an owner pastes it.
func TestHugo(t *testing.T) {
	hugo, err := tool.Hugo()
	if err != nil {
		t.Fatal(err)
	}
	w := open(t)
	dir := t.TempDir()
	for name, text := range map[string]string{
		"config.toml":                  "baseURL = '/'\ntitle = '帮助'\n[markup.goldmark.renderer]\nunsafe = true\n",
		"layouts/_default/single.html": `<!DOCTYPE html><html lang="zh-Hans"><head><title>{{ .Title }}</title></head><body><main>{{ .Content }}</main></body></html>`,
		"layouts/_default/list.html":   `<!DOCTYPE html><title>{{ .Title }}</title>`,
		"content/help.md":              "---\ntitle: 帮助\n---\n\n# 发货\n\n之前的内容。\n\n<script async src=\"" + w.site + "embed.js\" data-view=\"check\"></script>\n\n之后的内容。\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command(hugo, "--source", dir, "--destination", filepath.Join(dir, "made")).CombinedOutput(); err != nil {
		t.Fatalf("hugo: %v\n%s", err, out)
	}
	w.page.Store(http.FileServer(http.Dir(filepath.Join(dir, "made"))))
	w.Go(w.at + "help/")
	w.Wait(shown)
	frame := w.Frame("/frame/check/")
	w.fits(frame)
	w.toVerdict(iframe, frame)
	w.said("verdict", `"rule"`)
}

// reactPage is a page made with React: its state says whether the widget is there, and what it shows.
const reactPage = `
import React, { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
function Help() {
	const [view, show] = useState('check');
	const [there, put] = useState(true);
	const [verdict, tell] = useState('');
	return <main>
		<button id="view" onClick={() => show('topic:unbind')}>解绑</button>
		<button id="there" onClick={() => put(!there)}>开关</button>
		<p id="verdict">{verdict}</p>
		{there && <shiming-faq view={view} loading="eager" ref={e => {
			if (!e) return;
			const listen = event => tell(event.detail.rule);
			e.addEventListener('shiming:verdict', listen);
			return () => e.removeEventListener('shiming:verdict', listen);
		}}><a href="SITE/check/">会发货吗？</a></shiming-faq>}
	</main>;
}
createRoot(document.getElementById('root')).render(<StrictMode><Help/></StrictMode>);
`

// TestReact: a framework puts the widget there and takes it away, and changes what it
// shows.
func TestReact(t *testing.T) {
	modules, err := tool.Install(software)
	if err != nil {
		t.Fatal(err)
	}
	w := open(t)
	r := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: strings.ReplaceAll(reactPage, "SITE/", w.site), ResolveDir: modules, Loader: api.LoaderJSX},
		Bundle: true, Write: false, Define: map[string]string{"process.env.NODE_ENV": `"development"`},
	})
	if len(r.Errors) > 0 {
		t.Fatal(r.Errors[0].Text)
	}
	bundle := r.OutputFiles[0].Contents
	w.page.Store(http.HandlerFunc(func(rw http.ResponseWriter, q *http.Request) {
		if q.URL.Path == "/app.js" {
			rw.Header().Set("Content-Type", "text/javascript; charset=utf-8")
			rw.Write(bundle)
			return
		}
		rw.Header().Set("Content-Type", "text/html; charset=utf-8")
		rw.Write([]byte(`<!DOCTYPE html><html><head><title>帮助</title></head><body><div id="root"></div><script src="/app.js"></script><script async src="` + w.site + `embed.js"></script></body></html>`))
	}))
	w.Go(w.at)
	w.Wait(shown)
	for range 2 {
		w.Click("#there")
		w.Wait(`!` + element)
		w.Click("#there")
		w.Wait(shown)
	}
	w.Click("#view")
	w.Wait(`events.some(h => h.includes('topic:unbind'))`)
	w.JS(element+`.show('check:state=none/role=shopper/shop=global/stage=waiting')`, nil)
	w.Wait(`document.getElementById('verdict').textContent`)
	if got := w.Text(`document.querySelectorAll('shiming-faq').length`); got != "1" {
		t.Errorf("there are %s widgets", got)
	}
	w.fits(w.Frame("/frame/check/"))
}
