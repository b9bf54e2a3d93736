// Package assets has the scripts, styles and pictures that the site ships, and bundles
// them. What scripts and styles have to know of the rest of the product, such as
// addresses, the options of the widget and the colours, is put into them from its table
// there: see [Constants] and tokens.go.
package assets

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/tdewolff/minify/v2"
	minifyjs "github.com/tdewolff/minify/v2/js"
)

//go:embed js/*.js js/*/*.js types style files
var files embed.FS

// Pictures returns the pictures that are shipped as they are.
func Pictures() fs.FS {
	pictures, _ := fs.Sub(files, "files") // the name is a valid path
	return pictures
}

// engines are the oldest browsers that scripts and styles are made for.
var engines = []api.Engine{{Name: api.EngineChrome, Version: "88"}, {Name: api.EngineSafari, Version: "14"}, {Name: api.EngineFirefox, Version: "85"}}

// Script makes one classic script of an entry in the folder js, such as "boot.js", and the
// modules that it imports. more are values of global names in it, beside [Constants]. The
// error names what is not there or does not parse.
func Script(entry string, more map[string]any) ([]byte, error) {
	constants, define := Constants(), map[string]string{}
	maps.Copy(constants, more)
	for name, value := range constants {
		data, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("making %s: the constant %s: %w", entry, name, err)
		}
		define[name] = string(data)
	}
	var before, after map[string]string
	if entry == "first.js" || entry == "boot.js" || entry == "frame.js" {
		// It needs the page. A host may have it run before that is there.
		before = map[string]string{"js": `((d,run)=>d.readyState=="loading"?d.addEventListener("DOMContentLoaded",run):run())(document,()=>{`}
		after = map[string]string{"js": "})"}
	}
	format := api.FormatIIFE
	if entry == "more.js" { // embed.js imports it
		format = api.FormatESModule
	}
	r := api.Build(api.BuildOptions{
		Banner: before, Footer: after,
		EntryPoints: []string{entry}, Bundle: true, Write: false, Format: format, Define: define,
		MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
		Charset: api.CharsetUTF8, Engines: engines, LogLevel: api.LogLevelSilent,
		Plugins: []api.Plugin{{Name: "js", Setup: func(b api.PluginBuild) {
			b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
				return api.OnResolveResult{Path: path.Join(path.Dir(a.Importer), a.Path), Namespace: "js"}, nil
			})
			b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "js"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
				source, err := files.ReadFile("js/" + a.Path)
				text := string(source)
				return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
			})
		}}},
	})
	if len(r.Errors) > 0 {
		return nil, fmt.Errorf("making %s: %s", entry, r.Errors[0].Text)
	}
	if entry != "embed.js" {
		return r.OutputFiles[0].Contents, nil
	}
	// Every visitor of a host page waits for this one: names that repeat each other from function
	// to function make it smaller, and Chromium compiles it beside the main thread, where it is
	// told that all of it runs at once.
	b := *bytes.NewBufferString("//# allFunctionsCalledOnLoad\n")
	if err := (&minifyjs.Minifier{Version: 2020}).Minify(minify.New(), &b, bytes.NewReader(r.OutputFiles[0].Contents), nil); err != nil {
		return nil, fmt.Errorf("making %s: %w", entry, err)
	}
	return b.Bytes(), nil
}
