package site

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"shiming/app"
	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/load"
	"shiming/content/search/build"
	"shiming/web/assets"
	"shiming/web/headers"
	"shiming/web/wasm"
)

// Build makes the whole site: it checks the content, compiles the wasm, and renders every
// page. The same input gives the same bytes. Problems of the content come as an error of
// the type [load.Problems], with the files of o.Content.
func Build(ctx context.Context, o Options) (*Site, error) {
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	files := o.Content
	if files == nil {
		files = content.BuiltIn()
	}
	o.Log("checking the content")
	libs, problems := load.All(files)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	if n := len(problems.Notes()); n > 0 {
		o.Log("translations: %d texts may be older than their source; check lists them", n)
	}
	if err := limitPlaces(libs[0].Checker); err != nil {
		return nil, err
	}
	program, err := wasm.Compile(ctx, "./app/wasm", o.Log)
	if err != nil {
		return nil, err
	}
	b := builder{&Site{Base: o.Base, FrameAncestors: o.FrameAncestors, Files: map[string]*File{},
		Prefixes: address.Prefixes(libs[0].Languages), Redirect: Canonical(libs[0])}}
	shared, err := b.shared(ctx, o, program, libs)
	if err != nil {
		return nil, err
	}
	var sites []*app.Site
	var bundles []languageBundle
	for _, lib := range libs {
		o.Log("rendering the pages: %s", lib.Lang)
		s := &app.Site{Library: lib, Base: o.Base, Origin: o.Origin, Device: !o.Retire}
		bundle, err := b.language(s, shared, program)
		if err != nil {
			return nil, err
		}
		sites, bundles = append(sites, s), append(bundles, bundle)
	}
	if err := b.hostScripts(libs, o.Origin); err != nil {
		return nil, err
	}
	b.add(address.Robots, robots(sites[0]))
	if o.Origin != "" {
		b.add(address.Sitemap, sitemap(sites))
	}
	o.Log("compressing %d files", len(b.Files))
	if err := compress(ctx, b.Site, o.Fast); err != nil {
		return nil, err
	}
	// The worker comes last: it says how large the compressed files are.
	if err := b.worker(shared, bundles, o.Retire); err != nil {
		return nil, err
	}
	return b.Site, compress(ctx, b.Site, o.Fast)
}

// limitPlaces checks that the places of a checker are few enough for a page each.
func limitPlaces(e *decision.Engine) error {
	if len(e.Reachable()) > decision.MaxPlaces {
		return fmt.Errorf("the checker leads to more than %d places, and each becomes a page: remove inputs or answers, or let more rules accept the same", decision.MaxPlaces)
	}
	return nil
}

// Canonical returns a function that returns the canonical path of an inexact one, in the
// language of its prefix. The addresses of all languages are the same but for that.
func Canonical(lib *content.Library) func(path string) (to string, ok bool) {
	prefixes := address.Prefixes(lib.Languages)
	return func(path string) (string, bool) {
		prefix, rest := address.SplitPrefix(path, prefixes)
		v, ok := address.Open(lib, rest)
		return prefix + v.Path, ok && prefix+v.Path != path
	}
}

// sharedFiles are the addresses, below the base, of the files that the pages of all
// languages share, and for one language of those of that language.
type sharedFiles struct {
	style, frameStyle, noScriptStyle string
	boot, frame                      string // the scripts of full pages and of pages for frames
	exec, wasm                       string
	wasmSize                         int    // in bytes, uncompressed
	device                           string // the script for what the device can do, or "" if it can do nothing
	card                             string // the script for the card for customer service
	pictures                         map[string]string

	// Of one language: the library, without and with the words for owners, and the tables
	// of the search.
	library, whole, search string
}

func (b builder) shared(ctx context.Context, o Options, program []byte, libs []*content.Library) (s sharedFiles, err error) {
	exec, err := wasm.Exec(ctx)
	if err != nil {
		return s, err
	}
	s.wasmSize = len(program)
	s.wasm = b.hashed("app.wasm", program)
	s.exec = b.hashed("wasm_exec.js", exec)
	for _, script := range []struct {
		path *string
		name string
	}{{&s.boot, "boot.js"}, {&s.card, "card.js"}, {&s.frame, "frame.js"}, {&s.device, "device.js"}} {
		if script.path == &s.device && o.Retire {
			continue
		}
		data, err := assets.Script(script.name, map[string]any{"LANGUAGES": byLanguage(libs, func(lib *content.Library) any {
			l := &lib.Interface.Language
			return map[string]string{"offer": l.Offer, "open": l.Open, "stay": l.Stay}
		})})
		if err != nil {
			return s, err
		}
		*script.path = b.hashed(script.name, data)
	}
	for _, style := range []struct {
		path  *string
		sheet assets.Sheet
	}{{&s.style, assets.FullStyle}, {&s.frameStyle, assets.FrameStyle}, {&s.noScriptStyle, assets.NoScriptStyle}} {
		data, err := assets.Style(style.sheet)
		if err != nil {
			return s, err
		}
		*style.path = b.hashed(style.sheet.Name, data)
	}
	s.pictures, err = b.pictures(o.Content == nil)
	return s, err
}

// pictures adds the pictures, and returns their addresses by their names. The screenshots
// show the built-in library, and are not in a site of another one.
func (b builder) pictures(builtIn bool) (map[string]string, error) {
	paths := map[string]string{}
	all := assets.Pictures()
	err := fs.WalkDir(all, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !builtIn && strings.HasPrefix(name, "screenshots/") {
			return err
		}
		data, err := fs.ReadFile(all, name)
		paths[name] = b.hashed(name, data)
		return err
	})
	return paths, err
}

// language adds what there is in one language, and returns what the service worker keeps
// of it.
func (b builder) language(s *app.Site, shared sharedFiles, program []byte) (languageBundle, error) {
	lang := s.Library.Lang
	whole, err := json.Marshal(s.Library)
	if err != nil {
		return languageBundle{}, fmt.Errorf("encoding the library: %w", err)
	}
	words, _ := json.Marshal(s.Library.ForReaders()) // a part of what has just been encoded
	s.Version = digest(append(whole, program...))
	shared.library = b.hashed("library."+lang+".json", words)
	shared.whole = b.hashed("whole."+lang+".json", whole)
	shared.search = b.hashed("search."+lang+".txt", []byte(build.Tables(s.Library)))
	kept := bundle{}
	for _, v := range append(address.Views(s.Library), address.NotFound) {
		page, err := document(s, v, shared)
		if err != nil {
			return languageBundle{}, fmt.Errorf("/%s%s: %w", s.Prefix(), v.Path, err)
		}
		name := s.Prefix() + v.File()
		b.add(name, page.file())
		switch {
		case v.Kind == address.EmbedView:
			kept.add(name, nil) // for few, and long: it is not kept, and the worker says so
		case v.Kind == address.CheckView && !s.Library.Checker.ReachedInOrder(v.Place), v.Kind == address.RulesView, v.Kind == address.BeyondView:
			// There are very many, or they are long, and few readers come there. Offline the
			// program shows them: the page for unknown addresses starts it.
		default:
			kept.add(name, withPlaceholder(s, v, forReaders(page).file()))
		}
		if embeddable(s, v) {
			b.add(s.Prefix()+v.Path+address.OEmbed, oembedOf(s, v))
		}
	}
	for _, q := range s.Library.Questions {
		for _, alias := range q.Aliases {
			name, page := s.Prefix()+address.File(address.Question(alias)), forward(s, &q).file()
			b.add(name, page)
			kept.add(name, page)
		}
	}
	if err := b.frames(s, shared); err != nil {
		return languageBundle{}, err
	}
	manifest := newManifest(s, shared.pictures).json()
	b.add(s.Prefix()+address.Manifest, manifest)
	kept.add(s.Prefix()+address.Manifest, manifest)
	kept.add(shared.library, words)
	all, index := kept.file()
	return languageBundle{prefix: s.Prefix(), pages: b.hashed("pages."+lang+".txt", all), index: index,
		library: shared.library, search: shared.search, offlinePage: offlinePage(s).file()}, nil
}

// frames adds the pages for frames in other people's pages. Neither the sitemap nor the
// service worker knows them.
func (b builder) frames(s *app.Site, shared sharedFiles) error {
	f := *s
	f.Frame, f.Device = true, false
	for _, v := range append(address.FrameViews(s.Library), address.NotFoundInFrame) {
		page, err := document(&f, v, shared)
		if err != nil {
			return fmt.Errorf("/%s%s: %w", s.Prefix(), v.Path, err)
		}
		b.add(s.Prefix()+v.File(), page.file())
	}
	for _, q := range s.Library.Questions {
		for _, alias := range q.Aliases {
			b.add(s.Prefix()+address.File(address.Frame+address.Question(alias)), forward(&f, &q).file())
		}
	}
	return nil
}

// hostScripts adds the scripts for other people's pages, and what describes them to editors.
// The first of the libraries is
// that of the language whose pages stand at the root of the site.
func (b builder) hostScripts(libs []*content.Library, origin string) error {
	for name, script := range map[string]struct {
		entry     string
		constants map[string]any
	}{
		address.EmbedScript: {"embed.js", map[string]any{
			"NAMES": byLanguage(libs, func(lib *content.Library) any { return lib.Interface.FullName })}},
		address.DoctorScript: {"doctor.js", map[string]any{
			"DOCTOR": byLanguage(libs, func(lib *content.Library) any { return lib.Interface.Embed.Terms["doctor"] }), "HOME": origin}},
	} {
		data, err := assets.Script(script.entry, script.constants)
		if err != nil {
			return err
		}
		b.add(name, data)
	}
	words := libs[0]
	for _, lib := range libs {
		if lib.Lang == "en" { // editors and their users have it in common
			words = lib
		}
	}
	types, err := assets.Types(func(group, id string) string { return words.Interface.Embed.Terms[group][id] })
	for name, data := range types {
		b.add(name, data)
	}
	return err
}

// byLanguage returns a JSON object with a value for each language, in their order.
func byLanguage(libs []*content.Library, of func(*content.Library) any) json.RawMessage {
	var parts []string
	for _, lib := range libs {
		value, _ := json.Marshal(of(lib)) // words always encode
		parts = append(parts, fmt.Sprintf("%q:%s", lib.Lang, value))
	}
	return json.RawMessage("{" + strings.Join(parts, ",") + "}")
}

// builder adds files to a site.
type builder struct{ *Site }

func (b builder) add(name string, data []byte) {
	b.Files[name] = &File{Data: data, Type: headers.MediaType(name)}
}

// hashed adds a file named by its content and returns its path.
func (b builder) hashed(name string, data []byte) string {
	ext := path.Ext(name)
	to := address.Assets + strings.TrimSuffix(name, ext) + "." + digest(data) + ext
	b.add(to, data)
	b.Files[to].Hashed = true
	return to
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:6])
}

func robots(s *app.Site) []byte {
	text := "User-agent: *\nAllow: /\n"
	if s.Origin != "" {
		text += "Sitemap: " + s.Absolute(address.Sitemap) + "\n"
	}
	return []byte(text)
}

func sitemap(sites []*app.Site) []byte {
	var b strings.Builder
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, s := range sites {
		for _, v := range address.Views(s.Library) {
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
