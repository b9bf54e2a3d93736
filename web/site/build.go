package site

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

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
	program, err := wasm.Compile(ctx, "./app/wasm", o.Names, o.Log)
	if err != nil {
		return nil, err
	}
	b := builder{&Site{Base: o.Base, Site: headers.Site{FrameAncestors: o.FrameAncestors}, Files: map[string]*File{},
		Prefixes: address.Prefixes(libs[0].Languages), Redirect: Canonical(libs[0])}, map[string]string{}}
	if err := b.shared(ctx, o, program, libs); err != nil {
		return nil, err
	}
	var sites []*app.Site
	languages := map[string]precacheLanguage{}
	for _, lib := range libs {
		o.Log("rendering the pages: %s", lib.Lang)
		s := &app.Site{Library: lib, Base: o.Base, Origin: o.Origin, Device: !o.Retire}
		if languages[s.Prefix()], err = b.language(ctx, s, program); err != nil {
			return nil, err
		}
		sites = append(sites, s)
	}
	if err := b.hostScripts(libs, o.Origin); err != nil {
		return nil, err
	}
	b.add(address.Robots, robots(sites[0]))
	if o.Origin != "" {
		b.add(address.Sitemap, sitemap(sites))
	}
	c := newCompression(fmt.Sprint(o.Base, o.Origin, o.Content == nil, o.FrameAncestors, o.Retire, o.Fast, o.Names, libs[0].Interface.FullName), o.Fast, o.Log)
	whole := false
	defer func() { c.close(whole) }()
	if err := c.compress(ctx, b.Files); err != nil {
		return nil, err
	}
	// The worker comes last: it says how large the compressed files are.
	if err := b.worker(languages, o.Retire); err != nil {
		return nil, err
	}
	if err := c.compress(ctx, b.Files); err != nil {
		return nil, err
	}
	whole = true
	return b.Site, nil
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

// shared adds what the pages of all languages share.
func (b builder) shared(ctx context.Context, o Options, program []byte, libs []*content.Library) error {
	exec, err := wasm.Exec(ctx)
	if err != nil {
		return err
	}
	b.hashed("app.wasm", program)
	b.hashed("wasm_exec.js", exec)
	scripts := []string{"first.js", "boot.js", "frame.js", "card.js"}
	if !o.Retire {
		scripts = append(scripts, "device.js") // what the device can do
	}
	languages := byLanguage(libs, func(lib *content.Library) any {
		l := &lib.Interface.Language
		return map[string]string{"offer": l.Offer, "open": l.Open, "stay": l.Stay}
	})
	for _, name := range scripts {
		var more map[string]any
		if name == "device.js" {
			more = map[string]any{"LANGUAGES": languages}
		}
		data, err := assets.Script(name, more)
		if err != nil {
			return err
		}
		b.hashed(name, data)
	}
	styles, err := assets.Styles()
	if err != nil {
		return err
	}
	for name, data := range styles {
		b.hashed(name, data)
	}
	bare := headers.Hash(styles["bare.css"])
	b.Styles = []string{headers.Hash(styles["full.css"]), bare}
	b.FrameStyles = append([]string{headers.Hash(styles["frame.css"])}, b.Styles...) // some hosts have one page for all unknown addresses
	pictures := assets.Pictures()
	return fs.WalkDir(pictures, ".", func(name string, d fs.DirEntry, err error) error {
		// The screenshots show the built-in library, and are not in a site of another one.
		if err != nil || d.IsDir() || o.Content != nil && strings.HasPrefix(name, "screenshots/") {
			return err
		}
		data, err := fs.ReadFile(pictures, name)
		b.hashed(name, data)
		return err
	})
}

// language adds what there is in one language, and returns what the service worker keeps
// of it.
func (b builder) language(ctx context.Context, s *app.Site, program []byte) (kept precacheLanguage, err error) {
	lang, prefix := s.Library.Lang, s.Prefix()
	whole, err := json.Marshal(s.Library)
	if err != nil {
		return kept, fmt.Errorf("encoding the library: %w", err)
	}
	words, rest, _ := parts(s.Library) // of what has just been encoded
	s.Version = digest(append(whole, program...))
	library := b.hashed("library."+lang+".json", words)
	b.hashed("whole."+lang+".json", whole)
	more := b.hashed("rest."+lang+".json", rest)
	found, _ := json.Marshal(build.Index(s.Library)) // only texts
	search := b.hashed("search."+lang+".json", found)
	framed := *s
	framed.Frame, framed.Device = true, false
	pages, files := bundle{}, map[string][]byte{}
	var mu sync.Mutex
	views := slices.Concat(address.Views(s.Library), address.FrameViews(s.Library), []address.View{address.NotFound, address.NotFoundInFrame})
	err = parallel(ctx, views, func(v address.View) error {
		around := s
		if v.Frame {
			around = &framed
		}
		page, err := b.document(around, v)
		if err != nil {
			return err
		}
		name, data, inBundle := prefix+v.File(), page.file(), true
		var offline, about []byte
		switch {
		case v.Frame:
			inBundle = false // for frames in other people's pages: the service worker does not know it
		case v.Kind == address.EmbedView:
			// For few, and long: it is not kept, and the worker says so.
		case v.Kind == address.CheckView && !s.Library.Checker.ReachedInOrder(v.Place), v.Kind == address.RulesView, v.Kind == address.BeyondView:
			// There are very many, or they are long, and few readers come there. Offline the
			// program shows them: the page for unknown addresses starts it.
			inBundle = false
		default:
			offline = b.withPlaceholders(s, v, forReaders(page).file())
		}
		if embeddable(s, v) {
			about = oembedOf(s, v)
		}
		mu.Lock()
		defer mu.Unlock()
		files[name] = data
		if inBundle {
			pages[name] = offline
		}
		if about != nil {
			files[prefix+v.Path+address.OEmbed] = about
		}
		return nil
	})
	if err != nil {
		return kept, err
	}
	for name, data := range files {
		b.add(name, data)
	}
	b.formerAddresses(s, &framed, pages)
	manifest := prefix + address.Manifest
	pages[manifest], pages[library] = encoded(newManifest(s, b.at)), words
	b.add(manifest, pages[manifest])
	all, index := pages.file()
	path := b.hashed("pages."+lang+".txt", all)
	return precacheLanguage{Files: []string{path, search, more}, Pages: path, Index: index, Library: library,
		Offline: string(offlinePage(s).file())}, nil
}

// formerAddresses adds for each address that a question had, as a page and in a frame, a page
// that leads to the one of now, on hosts of files and offline too.
func (b builder) formerAddresses(s, framed *app.Site, pages bundle) {
	for _, q := range s.Library.Questions {
		for _, alias := range q.Aliases {
			name := s.Prefix() + address.File(address.Question(alias))
			pages[name] = forward(s, b.Policy(headers.Page), &q).file()
			b.add(name, pages[name])
			b.add(s.Prefix()+address.File(address.Frame+address.Question(alias)), forward(framed, b.Policy(headers.Frame), &q).file())
		}
	}
}

// hostScripts adds the scripts for other people's pages, and what describes them to editors.
// The first of the libraries is that of the language whose pages stand at the root of the
// site.
func (b builder) hostScripts(libs []*content.Library, origin string) error {
	names := byLanguage(libs, func(lib *content.Library) any { return lib.Interface.FullName })
	home := origin
	if home != "" {
		home += b.Base
	}
	embed, err := assets.Script("embed.js", map[string]any{"NAMES": names, "HOME": home, "EMBED_ADDRESS": assets.EmbedPattern(b.Base)})
	if err != nil {
		return err
	}
	b.add(address.EmbedScript, embed)
	b.hashed(address.EmbedScript, embed) // for those who pin it
	more, err := assets.Script("more.js", nil)
	if err != nil {
		return err
	}
	b.add(address.MoreScript, more)
	terms := byLanguage(libs, func(lib *content.Library) any { return lib.Interface.Embed.Terms["doctor"] })
	doctor, err := assets.Script("doctor.js", map[string]any{"DOCTOR": terms, "HOME": home})
	if err != nil {
		return err
	}
	b.add(address.DoctorScript, doctor)
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
type builder struct {
	*Site

	// at has the paths of the files that are named by their content, by their plain names.
	at map[string]string
}

func (b builder) add(name string, data []byte) {
	b.Files[name] = &File{Data: data, Type: headers.MediaType(name)}
}

// hashed adds a file named by its content and returns its path.
func (b builder) hashed(name string, data []byte) string {
	ext := path.Ext(name)
	to := address.Assets + strings.TrimSuffix(name, ext) + "." + digest(data) + ext
	b.add(to, data)
	b.Files[to].Hashed = true
	b.at[name] = to
	return to
}

func digest(data []byte) string { return fmt.Sprintf("%.6x", sha256.Sum256(data)) }

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
