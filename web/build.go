package web

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"shiming/app"
	"shiming/content"
	"shiming/content/load"
)

// own are the files of this room that the site ships.
//
//go:embed style js files
var own embed.FS

// Build makes the whole site: it checks the content, compiles the wasm, and
// renders every page. The same input gives the same bytes.
func Build(ctx context.Context, o Options) (*Site, error) {
	o.Log("checking the content")
	libs, problems := load.All(o.Content)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	if n := len(problems.Notes()); n > 0 {
		o.Log("translations: %d texts may be older than their source; check lists them", n)
	}
	if err := fewEnough(&libs[0].Checker); err != nil {
		return nil, err
	}
	wasm, err := CompileWasm(ctx, "./app/wasm", o.Log)
	if err != nil {
		return nil, err
	}
	b := builder{Site: &Site{Base: o.Base, FrameAncestors: o.FrameAncestors, Files: map[string]*File{}, Checker: &libs[0].Checker}}
	for _, l := range libs[0].Languages[1:] {
		b.Prefixes = append(b.Prefixes, l.Lang+"/")
	}
	a, err := b.assets(ctx, o, wasm, libs)
	if err != nil {
		return nil, err
	}
	var sites []*app.Site
	var kept []language
	for _, lib := range libs {
		o.Log("rendering the pages: %s", lib.Lang)
		s := &app.Site{Library: lib, Base: o.Base, Origin: o.Origin, Device: !o.Retire}
		l, err := b.language(s, a, wasm)
		if err != nil {
			return nil, err
		}
		sites, kept = append(sites, s), append(kept, l)
	}
	if err := b.embed(libs, o.Origin); err != nil {
		return nil, err
	}
	b.add("robots.txt", robots(sites[0]))
	if o.Origin != "" {
		b.add("sitemap.xml", sitemap(sites))
	}
	b.Redirect = func(p string) (string, bool) { return redirect(libs[0], p) }
	o.Log("compressing %d files", len(b.Files))
	if err := compress(ctx, b.Site, o.Fast); err != nil {
		return nil, err
	}
	// The worker comes last: it says how large the compressed files are.
	if err := b.worker(a, kept, o.Retire); err != nil {
		return nil, err
	}
	return b.Site, compress(ctx, b.Site, o.Fast)
}

// fewEnough checks that the places of a checker are few enough for a page each.
func fewEnough(c *content.Checker) error {
	if len(c.Reachable()) > content.MostPages {
		return fmt.Errorf("the checker leads to more than %d places, and each becomes a page: take inputs or answers away, or let more rules accept the same", content.MostPages)
	}
	return nil
}

// assets adds the files that the pages of all languages share.
func (b builder) assets(ctx context.Context, o Options, wasm []byte, libs []*content.Library) (a assets, err error) {
	exec, err := wasmExec(ctx)
	if err != nil {
		return a, err
	}
	a.wasmSize = len(wasm)
	a.wasm = b.hashed("app.wasm", wasm)
	a.exec = b.hashed("wasm_exec.js", exec)
	if a.boot, err = b.script("boot.js", nil); err != nil {
		return a, err
	}
	if a.card, err = b.script("card.js", nil); err != nil {
		return a, err
	}
	if !o.Retire {
		languages := object(libs, func(lib *content.Library) any {
			l := &lib.Interface.Language
			return map[string]string{"offer": l.Offer, "open": l.Open, "stay": l.Stay}
		})
		if a.device, err = b.script("device.js", map[string]string{"LANGUAGES": languages}); err != nil {
			return a, err
		}
	}
	if a.frame, err = b.script("frame.js", map[string]string{"TO_FRAME": messages(toFrame)}); err != nil {
		return a, err
	}
	if err = b.styles(&a); err != nil {
		return a, err
	}
	a.files, err = b.pictures(o.Content == fs.FS(content.Files))
	return a, err
}

// language adds what there is in one language, and returns what the service worker
// keeps of it.
func (b builder) language(s *app.Site, a assets, wasm []byte) (language, error) {
	lang := s.Library.Lang
	whole, err := json.Marshal(s.Library)
	if err != nil {
		return language{}, fmt.Errorf("encoding the library: %w", err)
	}
	words, _ := json.Marshal(s.Library.ForReaders()) // a part of what has just been encoded
	s.Version = digest(append(whole, wasm...))
	a.library = b.hashed("library."+lang+".json", words)
	a.whole = b.hashed("whole."+lang+".json", whole)
	a.search = b.hashed("search."+lang+".txt", []byte(load.Tables(s.Library)))
	kept := bundle{}
	for _, v := range append(app.Views(s.Library), app.Missing) {
		page, err := document(s, v, a)
		if err != nil {
			return language{}, fmt.Errorf("/%s%s: %w", s.Prefix(), v.Path, err)
		}
		name := s.Prefix() + fileOf(v)
		b.add(name, file(page))
		switch {
		case v.Kind == app.EmbedPage:
			kept.add(name, nil) // for few, and long: it is not kept, and the worker says so
		case v.Kind == app.Check && !s.Library.Checker.Straight(v.Place), v.Kind == app.Rules, v.Kind == app.Beyond:
			// There are very many, or they are long, and few readers come there. Offline the
			// program shows them: the page for unknown addresses starts it.
		default:
			kept.add(name, placeless(s, v, file(forReaders(page))))
		}
		if embeddable(s, v) {
			b.add(s.Prefix()+v.Path+oembedName, oembedOf(s, v))
		}
	}
	for _, q := range s.Library.Questions {
		for _, alias := range q.Aliases {
			name, page := s.Prefix()+"q/"+alias+"/index.html", file(forward(s, &q))
			b.add(name, page)
			kept.add(name, page)
		}
	}
	if err := b.frames(s, a); err != nil {
		return language{}, err
	}
	manifest := newManifest(s, a.files).json()
	b.add(s.Prefix()+manifestName, manifest)
	kept.add(s.Prefix()+manifestName, manifest)
	kept.add(a.library, words)
	all, index := kept.file()
	return language{prefix: s.Prefix(), pages: b.hashed("pages."+lang+".txt", all), index: index,
		library: a.library, search: a.search, sorry: file(sorry(s))}, nil
}

// fileOf returns the name of the file that has the page of a view.
func fileOf(v app.View) string {
	if v.Kind == app.NotFound {
		return v.Path
	}
	return v.Path + "index.html"
}

// redirect returns the canonical path of an inexact one, in the language of its
// prefix. The addresses of all languages are the same but for that.
func redirect(lib *content.Library, path string) (string, bool) {
	prefix := ""
	for _, l := range lib.Languages[1:] {
		if strings.HasPrefix(path, l.Lang+"/") {
			prefix = l.Lang + "/"
		}
	}
	v, ok := app.Open(lib, strings.TrimPrefix(path, prefix))
	return prefix + v.Path, ok && prefix+v.Path != path
}

// builder adds files to a site.
type builder struct{ *Site }

func (b builder) add(name string, data []byte) {
	b.Files[name] = &File{Data: data, Type: mediaType(name)}
}

// hashed adds a file named by its content and returns its path.
func (b builder) hashed(name string, data []byte) string {
	ext := path.Ext(name)
	to := "assets/" + strings.TrimSuffix(name, ext) + "." + digest(data) + ext
	b.add(to, data)
	b.Files[to].Hashed = true
	return to
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:6])
}

func (b builder) script(name string, constants map[string]string) (string, error) {
	data, err := script(name, constants)
	return b.hashed(name, data), err
}

// pictures adds the files of the folder files, and returns their addresses by their
// names there. The screenshots show the built-in content, and are not in a site of
// other content.
func (b builder) pictures(builtIn bool) (map[string]string, error) {
	paths := map[string]string{}
	err := fs.WalkDir(own, "files", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		short := strings.TrimPrefix(name, "files/")
		if !builtIn && strings.HasPrefix(short, "screenshots/") {
			return nil
		}
		data, err := own.ReadFile(name)
		paths[short] = b.hashed(short, data)
		return err
	})
	return paths, err
}

// forward returns the page at a former address of a question, for hosts that
// cannot redirect.
func forward(s *app.Site, q *content.Question) *node {
	to := "q/" + q.ID + "/"
	return element("html", []string{"lang", s.Library.Lang},
		element("head", nil,
			element("meta", []string{"charset", "utf-8"}),
			element("meta", []string{"http-equiv", "Content-Security-Policy", "content", policy}),
			element("title", nil, textNode(q.Title)),
			element("meta", []string{"name", "robots", "content", "noindex"}),
			element("meta", []string{"http-equiv", "refresh", "content", "0; url=" + s.Link(to)}),
			element("link", []string{"rel", "canonical", "href", s.URL(to)})),
		element("body", nil,
			element("p", nil, element("a", []string{"href", s.Link(to)}, textNode(q.Title)))))
}

func robots(s *app.Site) []byte {
	text := "User-agent: *\nAllow: /\n"
	if s.Origin != "" {
		text += "Sitemap: " + s.Whole("sitemap.xml") + "\n"
	}
	return []byte(text)
}

func sitemap(sites []*app.Site) []byte {
	var b strings.Builder
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, s := range sites {
		for _, v := range app.Views(s.Library) {
			if v.Place.Unsure() {
				continue
			}
			b.WriteString("<url><loc>")
			xml.EscapeText(&b, []byte(s.URL(v.Path)))
			b.WriteString("</loc>")
			if v.Question != nil {
				b.WriteString("<lastmod>" + v.Question.Updated + "</lastmod>")
			}
			b.WriteString("</url>\n")
		}
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}
