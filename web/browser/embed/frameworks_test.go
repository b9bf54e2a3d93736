package embed

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"shiming/web/browser/harness"
	"shiming/web/browser/tool"
)

// apps put the element on a page with the options of the global first, in each framework, and
// give it others by the global change.
var apps = map[string]string{
	"react": `import { createElement, useState } from 'react';
		import { createRoot } from 'react-dom/client';
		function App() {
			const [options, set] = useState(first);
			window.change = set;
			return createElement('shiming-faq', options);
		}
		createRoot(root).render(createElement(App));`,
	"vue": `import { createApp, h, shallowRef } from 'vue/dist/vue.runtime.esm-bundler.js';
		const options = shallowRef(first);
		window.change = next => { options.value = next; };
		createApp({ render: () => h('shiming-faq', options.value) }).mount(root);`,
	"preact": `import { h, render } from 'preact';
		window.change = options => render(h('shiming-faq', options), root);
		change(first);`,
	"svelte": `import { mount } from 'svelte';
		import App from './App.svelte.js';
		mount(App, { target: root, props: { first } });`,
}

const svelteApp = `<script>
	let { first } = $props();
	let o = $state.raw(first);
	window.change = next => { o = next; };
</script>
<shiming-faq view={o.view} open={o.open} debug={o.debug} minHeight={o.minHeight} accent={o.accent} loading={o.loading}></shiming-faq>`

// bundled returns the script of an app.
func bundled(t *testing.T, name string) []byte {
	t.Helper()
	modules, err := tool.Install(software)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Symlink(filepath.Join(modules, "node_modules"), filepath.Join(dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	compile := exec.Command("node", "--input-type=module", "-e", `import { compile } from 'svelte/compiler';
		import { writeFileSync } from 'node:fs';
		writeFileSync('App.svelte.js', compile(process.argv[1], { generate: 'client' }).js.code);`, svelteApp)
	compile.Dir = dir
	if name == "svelte" {
		if out, err := compile.CombinedOutput(); err != nil {
			t.Fatalf("svelte: %v\n%s", err, out)
		}
	}
	r := api.Build(api.BuildOptions{
		Stdin: &api.StdinOptions{Contents: apps[name], ResolveDir: dir}, Bundle: true, Write: false, Format: api.FormatIIFE, Conditions: []string{"browser"},
		Define: map[string]string{"process.env.NODE_ENV": `"production"`, "__VUE_OPTIONS_API__": "true", "__VUE_PROD_DEVTOOLS__": "false", "__VUE_PROD_HYDRATION_MISMATCH_DETAILS__": "false"},
	})
	if len(r.Errors) > 0 {
		t.Fatalf("%s: %s", name, r.Errors[0].Text)
	}
	return r.OutputFiles[0].Contents
}

// TestFrameworks: what frameworks set is what the widget takes, whether they set it before
// or after it is defined: lists, numbers, nothing and false.
func TestFrameworks(t *testing.T) {
	scripts := map[string][]byte{}
	for name := range apps {
		scripts["/"+name+".js"] = bundled(t, name)
	}
	w := open(t)
	w.page.Store(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if script := scripts[r.URL.Path]; script != nil {
			rw.Header().Set("Content-Type", "text/javascript; charset=utf-8")
			rw.Write(script)
			return
		}
		rw.Header().Set("Content-Type", "text/html; charset=utf-8")
		rw.Write([]byte(`<!DOCTYPE html><html><head><title>帮助</title></head><body><div id="root"></div><script>
			window.first = { view: 'topic:unbind', open: ['how-to-unbind', 'unbind-time'], debug: false, minHeight: 700, accent: null, loading: 'click' };
			window.second = { view: 'check', open: null, debug: undefined, minHeight: 800, accent: '#112233', loading: 'click' };
			window.add = src => new Promise(done => document.body.append(Object.assign(document.createElement('script'), { src, onload: done })));
		</script></body></html>`))
	}))
	const state = `(e => JSON.stringify([e.view, (e.getAttribute('open') || '').split(/[ ,]/).join(), e.accent || '', e.shadowRoot.querySelector('div').style.minHeight, performance.getEntriesByType('resource').filter(f => f.name.includes('doctor')).length]))(` + element + `)`
	for name := range apps {
		for order, load := range map[string]string{
			"before": `add('/` + name + `.js').then(() => new Promise(done => setTimeout(done, 50))).then(() => add('` + w.site + `embed.js'))`,
			"after":  `add('` + w.site + `embed.js').then(() => add('/` + name + `.js'))`,
		} {
			w.Go(w.at)
			w.JS(load+`.then(() => 0)`, nil)
			for _, step := range []struct{ change, want string }{
				{``, `["topic:unbind","how-to-unbind,unbind-time","","700px",0]`},
				{`change(second)`, `["check","","#112233","800px",0]`},
			} {
				w.JS(step.change+`;0`, nil)
				want := step.want
				if name == "preact" { // writes an empty text for undefined, which switches debug on, and the doctor may have come
					want = strings.TrimSuffix(want, "0]")
				}
				if !w.soon(element + ` && ` + element + `.shadowRoot && ` + state + `.startsWith(` + harness.Quote(want) + `)`) {
					t.Errorf("%s, %s the definition, %s: it is %s", name, order, step.change, w.Text(element+`.outerHTML + `+state))
				}
			}
		}
	}
	// The old names, and the new ones.
	w.JS(`(e => { e.closeAnswers('x'); e.openAnswers('x'); e.reset(); e.open = ['a', 'b']; e.debug = true; e.mirrorUrl = true; })(`+element+`)`, nil)
	if got := w.Text(`['open', 'debug', 'mirror-url'].map(a => ` + element + `.getAttribute(a)).join('|')`); got != "a,b||" {
		t.Errorf("the attributes are %s", got)
	}
	w.JS(`(e => { e.open = null; e.debug = false; e.mirrorUrl = undefined; })(`+element+`)`, nil)
	if got := w.Text(`['open', 'debug', 'mirror-url'].filter(a => ` + element + `.hasAttribute(a))`); got != "" {
		t.Errorf("still there: %s", got)
	}
	// What was written as an attribute while there were no properties goes with the property.
	w.Go(w.at)
	w.JS(`window.e = document.createElement('shiming-faq'), e.setAttribute('minHeight', '3000'), e.setAttribute('mirrorUrl', ''), e.setAttribute('loading', 'click'), root.append(e);
		add('`+w.site+`embed.js').then(() => 0)`, nil)
	const height = `e.shadowRoot.querySelector('div').style.minHeight`
	before := w.Text(`[e.minHeight, e.mirrorUrl, ` + height + `]`)
	w.JS(`e.minHeight = null, e.mirrorUrl = false, e.title = null, e.lang = undefined, 0`, nil)
	if got := before + " " + w.Text(`[e.getAttributeNames(), `+height+`]`); got != "3000,,3000px loading,2300px" {
		t.Errorf("it is %s", got)
	}
}
