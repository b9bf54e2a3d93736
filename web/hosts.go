package web

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// hostWords make the files that tell hosts of other makes what [fields] and
// [mediaType] say: _headers for Netlify and Cloudflare Pages, nginx.conf, and
// .nojekyll, without which GitHub Pages may leave files out. HOSTING.md says where
// each goes. The product's own server does not serve them.
var hostWords = map[string]func(*Site) string{
	"_headers":   netlify,
	"nginx.conf": nginx,
	".nojekyll":  func(*Site) string { return "The files are served as they are.\n" },
}

// addHostFiles adds to a site that is to be written what other hosts want to know.
func addHostFiles(site *Site) {
	words := map[string]*File{}
	for name, of := range hostWords {
		words[name] = &File{Data: []byte(of(site))}
	}
	maps.Copy(site.Files, words)
}

// netlify returns the rules of a _headers file. Where two of them fit an address
// both count, and a field of both is sent with both values. So no two rules that
// can fit one address name the same field.
func netlify(site *Site) string {
	var b strings.Builder
	b.WriteString("# Made by “shiming build”. It works at the top of what is published.\n")
	rule := func(where string, list []field) {
		fmt.Fprintf(&b, "\n%s%s\n", site.Base, where)
		for _, f := range list {
			fmt.Fprintf(&b, "  %s: %s\n", f.name, f.value)
		}
	}
	everywhere := site.shared()
	rule("*", everywhere)
	var about, others []string
	for _, name := range slices.Sorted(maps.Keys(site.Files)) {
		if kindOf(name) == kindAbout {
			about = append(about, name)
		} else {
			others = append(others, name)
		}
	}
	parts := partition("", others)
	for _, p := range parts {
		rule(p.where, without(site.fields(p.kind), everywhere))
	}
	// What stands beside pages has what these have, and more. Both hosts take one star
	// anywhere in an address.
	said := map[string]bool{}
	for _, name := range about {
		where, list := name, without(site.fields(kindAbout), everywhere)
		for _, p := range parts {
			if folder, star := strings.CutSuffix(p.where, "*"); star && strings.HasPrefix(name, folder) {
				list = without(list, site.fields(p.kind))
				if name != folder+oembedName {
					where = p.where + "/" + oembedName
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

// shared returns the fields that all kinds have.
func (site *Site) shared() []field {
	all := site.fields(kindPage)
	for k := range kinds {
		all = without(all, without(all, site.fields(k)))
	}
	return all
}

func without(list, taken []field) []field {
	return slices.DeleteFunc(slices.Clone(list), func(f field) bool { return slices.Contains(taken, f) })
}

// part is an address, or with a star at the end all that start so, whose answers
// are of one kind.
type part struct {
	where string
	kind  kind
}

// partition returns the fewest parts that have the files below a folder. No
// address is in two of them.
func partition(folder string, files []string) []part {
	one := kindOf(files[0])
	if folder != "" && !slices.ContainsFunc(files, func(name string) bool { return kindOf(name) != one }) {
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
		if path.Base(name) == "index.html" {
			where = folder
		}
		parts = append(parts, part{where, kindOf(name)})
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
func nginx(site *Site) string {
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
	location := func(match string, k kind, more ...string) {
		line("location %s {", match)
		for _, m := range more {
			line("%s", m)
		}
		for _, f := range site.fields(k) {
			line(`add_header %s "%s" always;`, f.name, f.value)
		}
		line("}")
	}
	base := site.Base
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
	line("error_page 404 %s404.html;", base)
	line("# A folder without a page.")
	line("error_page 403 =404 %s404.html;", base)
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
	for _, t := range types(site) {
		line(`"%s" %s;`, t.mediaType, strings.Join(t.extensions, " "))
	}
	line("}")
	for _, f := range site.fields(kindPage) {
		line(`add_header %s "%s" always;`, f.name, f.value)
	}
	location("^~ "+base+"assets/", kindAsset)
	for _, prefix := range append([]string{""}, site.Prefixes...) {
		root := base + prefix
		if prefix != "" {
			line("location %s {", root)
			line("error_page 404 %s404.html;", root)
			line("error_page 403 =404 %s404.html;", root)
			line("}")
		}
		missing := root + "frame/404.html"
		location("^~ "+root+"frame/", kindFrame, "error_page 404 "+missing+";", "error_page 403 =404 "+missing+";")
		location("= "+missing, kindFrame, "internal;")
	}
	for _, name := range hostScripts {
		location("= "+base+name, kindScript)
	}
	location(`~ /`+strings.ReplaceAll(oembedName, ".", `\.`)+`$`, kindAbout)
	location(`~ \.(`+strings.Join(endings(site), "|")+`)$`, kindFile)
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
func types(site *Site) []typed {
	of := map[string]string{"gz": mediaType("x.gz"), "br": mediaType("x.br")}
	for name, f := range site.Files {
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
func endings(site *Site) []string {
	set := map[string]bool{}
	for name := range site.Files {
		if ext := path.Ext(name); ext != "" && kindOf(name) == kindFile {
			set[ext[1:]] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}
