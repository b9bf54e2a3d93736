package web

import (
	"fmt"
	"path"

	"github.com/evanw/esbuild/pkg/api"
)

// engines are the oldest browsers that scripts and styles are made for.
var engines = []api.Engine{{Name: api.EngineChrome, Version: "88"}, {Name: api.EngineSafari, Version: "14"}, {Name: api.EngineFirefox, Version: "85"}}

// script makes one classic script of an entry in the folder js, such as "boot.js",
// and the modules that it imports. constants are the values of global names in it,
// as JSON.
func script(entry string, constants map[string]string) ([]byte, error) {
	r := api.Build(api.BuildOptions{
		EntryPoints: []string{entry}, Bundle: true, Write: false, Format: api.FormatIIFE, Define: constants,
		MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
		Charset: api.CharsetUTF8, Target: api.ES2018, Engines: engines, LogLevel: api.LogLevelSilent,
		Plugins: []api.Plugin{{Name: "js", Setup: func(b api.PluginBuild) {
			b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
				return api.OnResolveResult{Path: path.Join(path.Dir(a.Importer), a.Path), Namespace: "js"}, nil
			})
			b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "js"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
				source, err := own.ReadFile("js/" + a.Path)
				text := string(source)
				return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
			})
		}}},
	})
	if len(r.Errors) > 0 {
		return nil, fmt.Errorf("making %s: %s", entry, r.Errors[0].Text)
	}
	return r.OutputFiles[0].Contents, nil
}

func minifyCSS(source string) ([]byte, error) {
	r := api.Transform(source, api.TransformOptions{Loader: api.LoaderCSS, MinifyWhitespace: true, MinifySyntax: true,
		Charset: api.CharsetUTF8, Engines: engines})
	if len(r.Errors) > 0 {
		return nil, fmt.Errorf("minifying the styles: %s", r.Errors[0].Text)
	}
	return r.Code, nil
}
