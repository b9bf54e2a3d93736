package site_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/net/html"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/load"
	"shiming/web/server"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// toyLanguage returns the built-in content with one more language, xx: a folder with
// the words of the source language and some of its own.
func toyLanguage(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	onlySource := regexp.MustCompile(`(?m)^(claims|aliases): .*\n`)
	err := fs.WalkDir(content.BuiltIn(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content.BuiltIn(), name)
		files[name] = &fstest.MapFile{Data: data}
		if rest, ok := strings.CutPrefix(name, content.SourceLang+"/"); ok {
			files["xx/"+rest] = &fstest.MapFile{Data: onlySource.ReplaceAll(data, nil)}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("sources:\n")
	for _, s := range sitetest.Library(t).Sources {
		fmt.Fprintf(&b, "  %s:\n    title: Toy title\n    author: Toy author\n    sections:\n", s.ID)
		for _, section := range s.Sections {
			fmt.Fprintf(&b, "      %q: Toy section %[1]s\n", section.ID)
		}
		b.WriteString("    claims:\n")
		for _, c := range s.Claims {
			fmt.Fprintf(&b, "      %q: Toy claim %[1]s\n", c.ID)
		}
	}
	files["xx/source.yaml"] = &fstest.MapFile{Data: []byte(b.String())}
	change := func(old, with string) {
		data := string(files["xx/interface.yaml"].Data)
		if !strings.Contains(data, old) {
			t.Fatalf("interface.yaml has no %q", old)
		}
		files["xx/interface.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(data, old, with, 1))}
	}
	change("name: 简体中文", "name: Toyish")
	change("hedges: [", "hedges: [Toy claim, ")
	change("months: []", "months: [Ja, Fe, Mr, Ap, My, Jn, Jl, Au, Se, Oc, No, De]")
	data, err := load.Accept(files, "xx", nil)
	if err != nil {
		t.Fatal(err)
	}
	files["xx/revisions.yaml"] = &fstest.MapFile{Data: data}
	return files
}

// TestNewLanguage: a folder is all that a language needs.
func TestNewLanguage(t *testing.T) {
	files := toyLanguage(t)
	// One answer has changed since it was translated.
	const changed = content.SourceLang + "/questions/verify/how-to-verify.md"
	files[changed] = &fstest.MapFile{Data: []byte(strings.Replace(string(files[changed].Data), "分三步", "一共三步", 1))}
	built := sitetest.Build(t, func(o *site.Options) { o.Content, o.Base = files, "/help/" })
	libs, _ := load.All(files)
	lib := libs[slices.IndexFunc(libs, func(lib *content.Library) bool { return lib.Lang == "xx" })]
	h := server.Handler(built)
	for _, views := range [][]address.View{append(address.Views(lib), address.NotFound), append(address.FrameViews(lib), address.NotFoundInFrame)} {
		for _, v := range views {
			p := sitetest.Read(t, built, "xx/"+v.Path)
			if got := sitetest.Value(sitetest.All(p.Root, sitetest.Tagged("html"))[0], "lang"); got != "xx" {
				t.Errorf("/%s is in %q", p.Path, got)
			}
			switches := 0
			for _, a := range sitetest.All(p.Root, sitetest.Tagged("a")) {
				href := sitetest.Value(a, "href")
				own := strings.HasPrefix(href, "/help/xx/") || strings.HasPrefix(href, "#") || strings.Contains(href, "://")
				if lang := sitetest.Value(a, "hreflang"); lang != "" {
					want := "/help/"
					if lang != content.SourceLang {
						want += lang + "/"
					}
					if v.Kind != address.NotFoundView {
						want += v.Path
					} else if v.Frame {
						want += "frame/"
					}
					if switches++; href != want && !strings.Contains(href, "/q/how-to-verify/") {
						t.Errorf("/%s: the same in %s is at %s, want %s", p.Path, lang, href, want)
					}
				} else if !own {
					t.Errorf("/%s: a link leaves the language: %s", p.Path, href)
				}
				if u, _, _ := strings.Cut(strings.TrimPrefix(href, sitetest.Origin), "#"); strings.HasPrefix(u, "/help/") {
					if r := sitetest.Get(h, "GET", u); r.StatusCode != http.StatusOK {
						t.Errorf("/%s: %s answers %d", p.Path, u, r.StatusCode)
					}
				}
			}
			if switches < len(libs)-1 {
				t.Errorf("/%s leads to %d other languages", p.Path, switches)
			}
			if v.Frame || v.Kind == address.NotFoundView {
				continue
			}
			alternates := map[string]string{}
			for _, l := range sitetest.All(p.Root, func(n *html.Node) bool { return n.Data == "link" && sitetest.Has(n, "hreflang") }) {
				alternates[sitetest.Value(l, "hreflang")] = sitetest.Value(l, "href")
			}
			if len(alternates) != len(libs)+1 || alternates["xx"] != sitetest.Origin+"/help/xx/"+v.Path || alternates["x-default"] != sitetest.Origin+"/help/"+v.Path {
				t.Errorf("/%s has the alternates %v", p.Path, alternates)
			}
		}
	}
	older := sitetest.Words(sitetest.All(sitetest.Read(t, built, "xx/q/how-to-verify/").Root, sitetest.Classed("answer"))[0])
	if want := content.Fill(lib.Interface.Language.Older, "date", "2026 年 No 月 30 日"); !strings.Contains(older, want) {
		t.Errorf("an answer that is older than its source does not say %q: %s", want, older)
	}
	if fresh := sitetest.Words(sitetest.All(sitetest.Read(t, built, "xx/q/must-verify/").Root, sitetest.Classed("answer"))[0]); strings.Contains(fresh, lib.Interface.Language.Source) {
		t.Errorf("one that is not says so: %s", fresh)
	}
	for path, want := range map[string]struct {
		code int
		to   string
	}{
		"/help/xx/check/state=none/nonsense/": {http.StatusFound, "/help/xx/check/state=none/"},
		"/help/xx/q/how-to-verify":            {http.StatusFound, "/help/xx/q/how-to-verify/"},
		"/help/xx/nothing/":                   {http.StatusNotFound, ""},
		"/help/xx/frame/nothing/":             {http.StatusNotFound, ""},
	} {
		r := sitetest.Get(h, "GET", path)
		if r.StatusCode != want.code || r.Header.Get("Location") != want.to {
			t.Errorf("%s answers %d and leads to %q, want %d and %q", path, r.StatusCode, r.Header.Get("Location"), want.code, want.to)
		}
		if want.code == http.StatusNotFound && !strings.Contains(sitetest.Body(t, r), `lang="xx"`) {
			t.Errorf("%s answers in another language", path)
		}
	}
	var m site.Manifest
	if err := json.Unmarshal(built.Files["xx/manifest.webmanifest"].Data, &m); err != nil || m.Lang != "xx" || m.StartURL != "/help/xx/" || m.Scope != "/help/" {
		t.Errorf("the manifest is %+v, %v", m, err)
	}
	if policy := sitetest.Get(h, "GET", "/help/xx/frame/").Header.Get("Content-Security-Policy"); strings.Contains(policy, "frame-ancestors") {
		t.Errorf("others may not frame the pages for frames: %s", policy)
	}
	if policy := sitetest.Get(h, "GET", "/help/xx/").Header.Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors 'self'") {
		t.Errorf("others may frame the full pages: %s", policy)
	}
}

// simplified are characters of names on the screen that traditional Chinese has not.
const simplified = "宝线实认证"

// TestForeignWords: in a page that is not Chinese, what is Chinese says so, wherever
// it can, and in one in traditional characters what is in simplified ones.
func TestForeignWords(t *testing.T) {
	for _, p := range sitetest.AllPages(t, sitetest.Site(t)) {
		for n := range p.Root.Descendants() {
			if n.Type != html.TextNode || !strings.ContainsFunc(n.Data, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				continue
			}
			lang, hidden := "", false
			for up := n.Parent; up != nil; up = up.Parent {
				if lang == "" {
					lang = sitetest.Value(up, "lang")
				}
				hidden = hidden || up.Data == "head" || sitetest.Value(up, "aria-hidden") == "true" || up.Data == "code" || up.Data == "option"
			}
			if !hidden && (!strings.HasPrefix(lang, "zh") || lang == "zh-Hant" && strings.ContainsAny(n.Data, simplified)) {
				t.Errorf("/%s: %q is marked as %s", p.Path, n.Data, lang)
			}
		}
	}
}
