// Package hosts makes the files that tell hosts of other makes what packages headers and
// site say. HOSTING.md says where each goes.
package hosts

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"shiming/content/address"
	"shiming/web/headers"
	"shiming/web/site"
)

// files are the files, by their names: _headers for Netlify and Cloudflare Pages,
// nginx.conf, and .nojekyll, without which GitHub Pages may leave files out. The product's
// own server does not serve them.
var files = map[string]func(*site.Site) string{
	"_headers":   netlify,
	"nginx.conf": nginx,
	".nojekyll":  func(*site.Site) string { return "The files are served as they are.\n" },
}

// Names returns the names of the files.
func Names() []string { return slices.Sorted(maps.Keys(files)) }

// Add adds the files to a site that is to be written.
func Add(s *site.Site) {
	all := map[string]*site.File{}
	for name, of := range files {
		all[name] = &site.File{Data: []byte(of(s))}
	}
	maps.Copy(s.Files, all)
}

// netlify returns the rules of a _headers file. Where two of them fit an address
// both count, and a field of both is sent with both values. So no two rules that
// can fit one address name the same field.
func netlify(s *site.Site) string {
	var b strings.Builder
	fields := func(k headers.Kind) []headers.Field {
		return headers.Transformable(s.Fields(k))
	}
	b.WriteString("# Made by “shiming build”. It works at the top of what is published.\n")
	rule := func(where string, list []headers.Field) {
		fmt.Fprintf(&b, "\n%s%s\n", s.Base, where)
		for _, f := range list {
			fmt.Fprintf(&b, "  %s: %s\n", f.Name, f.Value)
		}
	}
	everywhere := s.Shared()
	rule("*", everywhere)
	var about, others []string
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		if headers.KindOf(name) == headers.Metadata {
			about = append(about, name)
		} else {
			others = append(others, name)
		}
	}
	parts := partition("", others)
	for _, p := range parts {
		rule(p.where, headers.Without(fields(p.kind), everywhere))
	}
	// What stands beside pages has what these have, and more. Both hosts take one star
	// anywhere in an address.
	said := map[string]bool{}
	for _, name := range about {
		where, list := name, headers.Without(fields(headers.Metadata), everywhere)
		for _, p := range parts {
			if folder, star := strings.CutSuffix(p.where, "*"); star && strings.HasPrefix(name, folder) {
				list = headers.Without(list, fields(p.kind))
				if name != folder+address.OEmbed {
					where = p.where + "/" + address.OEmbed
				}
			}
		}
		if !said[where] {
			rule(where, list)
		}
		said[where] = true
	}
	return b.String()
}

// part is an address, or with a star at the end all that start so, whose answers
// are of one kind.
type part struct {
	where string
	kind  headers.Kind
}

// partition returns the fewest parts that have the files below a folder. No
// address is in two of them.
func partition(folder string, files []string) []part {
	one := headers.KindOf(files[0])
	if folder != "" && !slices.ContainsFunc(files, func(name string) bool { return headers.KindOf(name) != one }) {
		return []part{{folder + "*", one}}
	}
	var parts []part
	below := map[string][]string{}
	for _, name := range files {
		if sub, _, deeper := strings.Cut(strings.TrimPrefix(name, folder), "/"); deeper {
			below[folder+sub+"/"] = append(below[folder+sub+"/"], name)
			continue
		}
		where := name
		if page, ok := address.OfFile(name); ok {
			where = page
		}
		parts = append(parts, part{where, headers.KindOf(name)})
	}
	for sub, names := range below {
		parts = append(parts, partition(sub, names)...)
	}
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(a.where, b.where) })
	return parts
}

//go:embed nginx.conf.tmpl
var nginxTemplate string

// nginx returns locations for a server block. They stand in one another so that
// what goes for all is said once; only the header fields are said in each, for
// nginx gives a location with fields of its own none of those around it.
func nginx(s *site.Site) string {
	t := template.Must(template.New("").Funcs(template.FuncMap{
		"fields":  func(k headers.Kind) []headers.Field { return s.Fields(k) },
		"pattern": regexp.QuoteMeta,
		"join":    strings.Join,
	}).Parse(nginxTemplate))
	var b strings.Builder
	err := t.Execute(&b, map[string]any{
		"Base": s.Base, "Folder": strings.TrimSuffix(s.Base, "/"), "Prefixes": append([]string{""}, s.Prefixes...),
		"Missing": address.NotFound.Path, "MissingInFrame": address.NotFoundInFrame.Path,
		"Assets": address.Assets, "Frames": address.Frame, "OEmbed": address.OEmbed,
		"Types": types(s), "Endings": endings(s), "HostScripts": headers.HostScripts,
		"Page": headers.Page, "Frame": headers.Frame, "Metadata": headers.Metadata,
		"HostScript": headers.HostScript, "File": headers.File, "Asset": headers.Asset,
	})
	if err != nil {
		panic(err) // every site has all of this
	}
	return b.String()
}

// types returns the file name extensions of a site's files by their media types. A
// compressed form asked for by its own name is a file like others: the boot script unpacks
// it itself where a host does not compress.
func types(s *site.Site) map[string][]string {
	of := map[string]string{"gz": headers.MediaType("x.gz"), "br": headers.MediaType("x.br")}
	for name, f := range s.Files {
		if ext := path.Ext(name); ext != "" {
			of[ext[1:]] = f.Type
		}
	}
	by := map[string][]string{}
	for _, ext := range slices.Sorted(maps.Keys(of)) {
		by[of[ext]] = append(by[of[ext]], ext)
	}
	return by
}

// endings returns the file name extensions of what is no page and not below
// assets/.
func endings(s *site.Site) []string {
	set := map[string]bool{}
	for name := range s.Files {
		if ext := path.Ext(name); ext != "" && headers.KindOf(name) == headers.File {
			set[ext[1:]] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}
