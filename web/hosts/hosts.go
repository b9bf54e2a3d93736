// Package hosts makes the files that tell hosts of other makes what packages headers and
// site say. HOSTING.md says where each goes.
package hosts

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

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
	fields := func(k headers.Kind) []headers.Field { return headers.Fields(k, s.FrameAncestors) }
	b.WriteString("# Made by “shiming build”. It works at the top of what is published.\n")
	rule := func(where string, list []headers.Field) {
		fmt.Fprintf(&b, "\n%s%s\n", s.Base, where)
		for _, f := range list {
			fmt.Fprintf(&b, "  %s: %s\n", f.Name, f.Value)
		}
	}
	everywhere := headers.Shared(s.FrameAncestors)
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

// nginx returns locations for a server block. They stand in one another so that
// what goes for all is said once; only the header fields are said in each, for
// nginx gives a location with fields of its own none of those around it.
func nginx(s *site.Site) string {
	var b strings.Builder
	depth := 0
	line := func(format string, args ...any) {
		text := fmt.Sprintf(format, args...)
		if text == "}" {
			depth--
		}
		b.WriteString(strings.Repeat("\t", depth) + text + "\n")
		if strings.HasSuffix(text, "{") {
			depth++
		}
	}
	location := func(match string, k headers.Kind, more ...string) {
		line("location %s {", match)
		for _, m := range more {
			line("%s", m)
		}
		for _, f := range headers.Fields(k, s.FrameAncestors) {
			line(`add_header %s "%s" always;`, f.Name, f.Value)
		}
		line("}")
	}
	base := s.Base
	line("# Made by “shiming build”. In a server block:")
	line("#")
	line("#     root /srv/www;")
	line("#     include /srv/www%snginx.conf;", base)
	line("#")
	line("# where this folder is /srv/www%s. A header field that the server block adds,", strings.TrimSuffix(base, "/"))
	line("# such as Strict-Transport-Security, is not sent from these locations: nginx")
	line("# leaves it out where a location adds its own. The proxy in front can add it.")
	if base != "/" {
		line("location = %s {", strings.TrimSuffix(base, "/"))
		line("absolute_redirect off;")
		line("return 301 %s$is_args$args;", base)
		line("}")
	}
	line("location %s {", base)
	line("index index.html;")
	line("# A folder is sent on to its slash without the host and port of this server,")
	line("# which behind a proxy are not those that the reader sees.")
	line("absolute_redirect off;")
	line("error_page 404 %s;", base+address.NotFound.Path)
	line("# A folder without a page.")
	line("error_page 403 =404 %s;", base+address.NotFound.Path)
	line("# The compressed forms beside the files, behind a proxy too.")
	line("gzip_static on;")
	line("gzip_vary on;")
	line("gzip_proxied any;")
	line("gzip_http_version 1.0;")
	line("# With the module ngx_brotli, a quarter less to send:")
	line("# brotli_static on;")
	line("charset off;")
	line("default_type application/octet-stream;")
	line("types {")
	for _, t := range types(s) {
		line(`"%s" %s;`, t.mediaType, strings.Join(t.extensions, " "))
	}
	line("}")
	for _, f := range headers.Fields(headers.Page, s.FrameAncestors) {
		line(`add_header %s "%s" always;`, f.Name, f.Value)
	}
	location("^~ "+base+address.Assets, headers.Asset)
	for _, prefix := range append([]string{""}, s.Prefixes...) {
		root := base + prefix
		if prefix != "" {
			line("location %s {", root)
			line("error_page 404 %s;", root+address.NotFound.Path)
			line("error_page 403 =404 %s;", root+address.NotFound.Path)
			line("}")
		}
		missing := root + address.NotFoundInFrame.Path
		location("^~ "+root+address.Frame, headers.Frame, "error_page 404 "+missing+";", "error_page 403 =404 "+missing+";")
		location("= "+missing, headers.Frame, "internal;")
	}
	for _, name := range headers.HostScripts {
		location("= "+base+name, headers.HostScript)
	}
	location(`~ /`+strings.ReplaceAll(address.OEmbed, ".", `\.`)+`$`, headers.Metadata)
	location(`~ \.(`+strings.Join(endings(s), "|")+`)$`, headers.File)
	line("}")
	return b.String()
}

// typed are the file name extensions of a media type.
type typed struct {
	mediaType  string
	extensions []string
}

// types returns the media types of a site's files. A compressed form asked for by
// its own name is a file like others: the boot script unpacks it itself where a
// host does not compress.
func types(s *site.Site) []typed {
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
	var list []typed
	for _, t := range slices.Sorted(maps.Keys(by)) {
		list = append(list, typed{t, by[t]})
	}
	return list
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
