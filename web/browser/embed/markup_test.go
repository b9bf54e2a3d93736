package embed

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"shiming/web/browser/harness"
)

// policies are what host pages allow, with a nonce for their own scripts.
var policies = map[string]string{
	"none":          "",
	"nonces":        "script-src 'nonce-abc' 'strict-dynamic'",
	"trusted types": "script-src 'nonce-abc' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types shiming",
}

// markup is what others may be allowed to write on a host page. EVIL stands for their site.
var markup = map[string]string{
	"nothing":                    ``,
	"attribute base":             `<shiming-faq base="EVIL/" loading="click" debug></shiming-faq>`,
	"attribute base, script":     `<shiming-faq base="javascript:hacked=1//" loading="click" debug></shiming-faq>`,
	"attribute of ours":          `<shiming-faq data-shiming data-script site="EVIL/" inside="EVIL/" src="EVIL/" data-base="EVIL/" loading="click" debug></shiming-faq>`,
	"image currentScript":        `<img name="currentScript" src="EVIL/picture">`,
	"form currentScript":         `<form name="currentScript"><input name="src" value="EVIL/embed.js"></form>`,
	"script in SVG":              `<svg><script href="EVIL/picture" name="currentScript" type="text/plain"></script></svg>`,
	"link shimingEmbed":          `<a id="shimingEmbed" href="EVIL/">x</a>`,
	"form shimingEmbed":          `<form name="shimingEmbed"><input name="sources"><input name="examine"></form>`,
	"frame shimingEmbed":         `<iframe name="shimingEmbed" srcdoc="x"></iframe>`,
	"names of the document":      named("head", "body", "documentElement", "scripts", "hidden", "readyState", "baseURI", "URL", "location", "defaultView"),
	"names of its methods":       named("createElement", "querySelector", "querySelectorAll", "getElementsByTagName", "getElementById", "addEventListener", "dispatchEvent", "append"),
	"names of the window":        `<a id="customElements" href="EVIL/"></a><a id="trustedTypes" href="EVIL/"></a><form name="trustedTypes"><input name="createPolicy"></form><a id="Document" href="EVIL/"></a><a id="Reflect"></a><a id="HOME" href="EVIL/"></a><a id="origin" href="EVIL/"></a>`,
	"a form around, with fields": `<form style="overflow: hidden"><input name="parentElement"><input name="getBoundingClientRect"><input name="localName">HERE</form>`,
	"a form behind, with fields": `HERE<form><input name="matches"><input name="hasAttribute"><input name="remove"><input name="localName"></form>`,
	"methods of the window":      named("addEventListener", "removeEventListener", "dispatchEvent", "setTimeout", "getComputedStyle", "history", "innerHeight", "constructor", "hasOwnProperty") + `<a id="addEventListener"></a><a id="dispatchEvent"></a><a id="toString"></a><a id="Error"></a><a id="Symbol"></a><a id="ResizeObserver"></a>`,
	"other kinds of elements":    `<embed name="currentScript" src="EVIL/picture"><object name="scripts" data="EVIL/picture"></object><iframe name="createElement" src="EVIL/picture"></iframe><iframe name="shimingEmbed" src="EVIL/picture"></iframe>`,
	"the same name twice":        `<a id="shimingEmbed"></a><form id="shimingEmbed" name="sources"><input name="push"></form><img name="scripts" src="EVIL/picture"><img name="scripts" src="EVIL/picture">`,
	"a root of its own":          `<shiming-faq loading="click" debug><template shadowrootmode="open"><a href="EVIL/">x</a></template></shiming-faq>`,
	"targets":                    `<base target="EVIL"><meta http-equiv="Content-Security-Policy" content="frame-src EVIL/">`,
	"base":                       `<base href="EVIL/">`,
	"a link to our script":       `<a src="EVIL/embed.js" href="EVIL/embed.js" data-view="faq">x</a>`,
	"a script that cannot run":   `<template><script src="EVIL/embed.js" data-view="faq"></script></template>`,
}

func named(names ...string) string {
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, `<img name="%s" src="EVIL/picture"><form name="%[1]s"><input name="call"><input name="contains"></form>`, name)
	}
	return b.String()
}

// TestMarkup: nothing that others may write on a page decides from where code, frames or
// links come, or keeps the widget or the doctor away.
func TestMarkup(t *testing.T) {
	var asked atomic.Value
	evil := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/picture" {
			asked.Store(r.URL.Path)
		}
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, `window.hacked = 1`)
	}))
	t.Cleanup(evil.Close)
	w := open(t)
	const tag = `<script nonce="abc" async src="SITE/embed.js" data-view="check" data-accent="#777" data-loading="click" data-debug></script>`
	for policy, field := range policies {
		for name, body := range markup {
			if !strings.Contains(body, "HERE") {
				body += "HERE"
			}
			body = strings.NewReplacer("HERE", tag, "EVIL", evil.URL).Replace(body)
			asked.Store("")
			w.visit(body, "Content-Security-Policy", field)
			const all = `[...Document.prototype.querySelectorAll.call(document, 'shiming-faq')]`
			// The doctor is asked for last: what would come from elsewhere has come before.
			done := all + `.some(e => e.hasAttribute('data-shiming') && e.shadowRoot && e.shadowRoot.querySelector('section'))`
			if !w.soon(done) {
				t.Errorf("%s, %s: there is no widget with a doctor: %s", policy, name, w.Text(all+`.map(e => e.outerHTML + (e.shadowRoot && e.shadowRoot.innerHTML))`))
				continue
			}
			if got := w.Text(`window.hacked`); got != "undefined" || asked.Load() != "" {
				t.Errorf("%s, %s: hacked is %s, and the other site was asked for %q", policy, name, got, asked.Load())
			}
			wrong := all + `.flatMap(e => [...e.shadowRoot.querySelectorAll('a, script, iframe')].map(x => x.href || x.src)).filter(a => !a.startsWith(` + harness.Quote(w.site) + `))`
			if got := w.Text(wrong); got != "" {
				t.Errorf("%s, %s: it leads to %s", policy, name, got)
			}
		}
	}
}

// soon reports whether an expression gets true within some seconds.
func (w *world) soon(expression string) bool {
	w.t.Helper()
	var is bool
	w.JS(`new Promise(done => {
		const over = Date.now() + 8000;
		const look = () => { const is = `+expression+`; if (is || Date.now() > over) done(is); else setTimeout(look, 20); };
		look();
	}).then(Boolean)`, &is)
	return is
}
