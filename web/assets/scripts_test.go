package assets_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"shiming/content/address"
	"shiming/content/widget"
	"shiming/web/assets"
	"shiming/web/browser/tool"
)

var update = flag.Bool("update", false, "write the golden files")

// sources returns the scripts by their paths below the folder js.
func sources(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS("js"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".js" {
			return err
		}
		data, err := os.ReadFile(filepath.Join("js", name))
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// checker runs a program of [tool.Checkers] in a folder.
func checker(t *testing.T, dir, program string, args ...string) (string, error) {
	t.Helper()
	npm, err := tool.Install(tool.Checkers)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", append([]string{filepath.Join(npm, "node_modules", program)}, args...)...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	return string(out), err
}

const (
	typescript = "typescript/bin/tsc"
	eslint     = "eslint/bin/eslint.js"
)

// TestTypes: the types of the scripts fit, also to the tables of the widget. The check
// finds what does not.
func TestTypes(t *testing.T) {
	want, err := assets.ScriptTypes()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("js/widget.d.ts", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile("js/widget.d.ts"); err != nil || !bytes.Equal(got, want) {
		t.Errorf("js/widget.d.ts is not as the table of the widget (%v): run go test ./web/assets -update", err)
	}
	for _, project := range []string{"tsconfig.json", "tsconfig.worker.json"} {
		if out, err := checker(t, "js", typescript, "-p", project); err != nil {
			t.Errorf("%s: %v\n%s", project, err, out)
		}
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("js")); err != nil {
		t.Fatal(err)
	}
	bad := []struct{ file, old, new, says string }{
		{"embed/widget.js", "get('loading')", "get('lading')", `"lading"`},
		{"frame/report.js", "emit('verdict'", "emit('judgement'", `"judgement"`},
		{"doctor/findings.js", "['removed'", "['gone'", `"gone"`},
		{"device/offline.js", "{ do: 'keep' }", "{ do: 'hold' }", `"hold"`},
		{"boot/navigate.js", "conf.base", "conf.bass", "bass"},
		{"frame.js", "THEME_PARAM", "THEME_PARAN", "THEME_PARAN"},
		{"boot.js", "replace: address", "replce: address", "replce"},
	}
	for _, bad := range bad {
		source, err := os.ReadFile(filepath.Join("js", bad.file))
		if err != nil || !strings.Contains(string(source), bad.old) {
			t.Fatalf("%s has no %s (%v)", bad.file, bad.old, err)
		}
		if err := os.WriteFile(filepath.Join(dir, bad.file), []byte(strings.Replace(string(source), bad.old, bad.new, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := checker(t, dir, typescript, "-p", "tsconfig.json")
	for _, bad := range bad {
		if err == nil || !strings.Contains(out, bad.says) {
			t.Errorf("%s is not found (%v):\n%s", bad.says, err, out)
		}
	}
}

// TestRules: the scripts follow the rules of eslint.config.mjs, which find what does not.
func TestRules(t *testing.T) {
	if out, err := checker(t, "js", eslint, "--max-warnings", "0", "."); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	dir := t.TempDir()
	config, err := os.ReadFile("js/eslint.config.mjs")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"eslint.config.mjs": string(config), "bad.js": "var a = 1;\nif (a == 2) document.body.innerHTML = eval('a');\nlet b;\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := checker(t, dir, eslint, ".")
	for _, rule := range []string{"no-var", "eqeqeq", "no-restricted-properties", "no-eval", "no-unused-vars"} {
		if err == nil || !strings.Contains(out, rule) {
			t.Errorf("%s is not found (%v):\n%s", rule, err, out)
		}
	}
}

// TestUnits runs the tests of the modules that need no browser.
func TestUnits(t *testing.T) {
	if _, err := tool.NPM(); err != nil { // brings node
		t.Fatal(err)
	}
	tests, err := filepath.Glob("testdata/units/*.test.js")
	if err != nil || len(tests) < 5 {
		t.Fatalf("there are %d tests (%v)", len(tests), err)
	}
	define := map[string]string{"PATH_PLACEHOLDER": `"\u0001"`, "STYLE_PLACEHOLDER": `"\u0002"`, "AGAIN_PLACEHOLDER": `"\u0004"`, "BREAK_PLACEHOLDER": `"\u0003"`, "BREAK": `"<wbr>"`}
	constants := assets.Constants()
	constants["EMBED_ADDRESS"] = assets.EmbedPattern("/help/")
	for name, value := range constants {
		data, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		define[name] = string(data)
	}
	dir := t.TempDir()
	r := api.Build(api.BuildOptions{EntryPoints: tests, Bundle: true, Write: true, Outdir: dir, OutExtension: map[string]string{".js": ".mjs"},
		Platform: api.PlatformNode, Format: api.FormatESModule, Define: define})
	if len(r.Errors) > 0 {
		t.Fatal(r.Errors[0].Text)
	}
	out, err := exec.Command("node", "--test", dir).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if passed := regexp.MustCompile(`(?m)^# pass (\d+)$`).FindSubmatch(out); passed == nil || string(passed[1]) == "0" {
		t.Errorf("no test ran:\n%s", out)
	}
}

// TestOwners: what owners write in TypeScript, for React and for Vue fits the types that
// are shipped, and what is wrong in it does not.
func TestOwners(t *testing.T) {
	npm, err := tool.Install(tool.Checkers)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/owners")); err != nil {
		t.Fatal(err)
	}
	types, err := assets.Types(func(group, id string) string { return group + " " + id + "*/" })
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "embed.d.ts"), types[address.EmbedTypes], 0o644); err != nil {
		t.Fatal(err)
	}
	if !json.Valid(types[address.CustomElements]) {
		t.Errorf("the manifest is no JSON:\n%s", types[address.CustomElements])
	}
	// Without React and Vue first: the types need neither.
	args := []string{"--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--ignoreConfig", "plain.ts"}
	if out, err := checker(t, dir, typescript, args...); err != nil {
		t.Errorf("plain TypeScript: %v\n%s", err, out)
	}
	if err := os.Symlink(filepath.Join(npm, "node_modules"), filepath.Join(dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	if out, err := checker(t, dir, "vue-tsc/bin/vue-tsc.js", "-p", "tsconfig.json"); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestTableIsUsed: every option, event, command and finding of the table is in the scripts.
// That the scripts have no others [TestTypes] sees.
func TestTableIsUsed(t *testing.T) {
	all := sources(t)
	join := func(prefixes ...string) string {
		var b strings.Builder
		for name, source := range all {
			for _, prefix := range prefixes {
				if strings.HasPrefix(name, prefix) {
					b.WriteString(source)
				}
			}
		}
		return b.String()
	}
	uses := func(what, id, source, pattern string) {
		t.Helper()
		if !regexp.MustCompile(strings.ReplaceAll(pattern, "ID", regexp.QuoteMeta(id))).MatchString(source) {
			t.Errorf("no script has the %s %s", what, id)
		}
	}
	host, frame := join("embed/"), join("frame/")
	for _, o := range widget.Options {
		uses("option", o.Name, host, `(get|has)\('ID'\)`)
		if o.Frame {
			uses("option", o.Name, frame, `wanted\.ID\b`)
		}
	}
	for _, m := range widget.Events {
		uses("event", m.Kind, frame, `(emit|message)\([^,]*'ID'`)
	}
	for _, m := range widget.Commands {
		if m.Method() == "" { // the others are all methods
			uses("command", m.Kind, host, `(post|message)\('ID'`)
		}
		uses("command", m.Kind, frame, `onCommand\('ID'|kind !== 'ID'`)
	}
	for _, f := range widget.Findings {
		uses("finding", f, join("doctor/"), `'ID'`)
	}
	for _, e := range widget.Errors {
		uses("error", e, host+frame, `fail\('ID'\)|code: 'ID'`)
	}
}

// TestConstants: the constants are declared, all of them and no others, and used.
func TestConstants(t *testing.T) {
	declared, err := os.ReadFile("js/constants.d.ts")
	if err != nil {
		t.Fatal(err)
	}
	names := append(slices.Collect(maps.Keys(assets.Constants())), "NAMES", "DOCTOR", "HOME", "EMBED_ADDRESS", "LANGUAGES", "PATH_PLACEHOLDER", "STYLE_PLACEHOLDER", "AGAIN_PLACEHOLDER", "BREAK_PLACEHOLDER", "BREAK")
	var got []string
	for _, m := range regexp.MustCompile(`(?m)^declare const (\w+)`).FindAllSubmatch(declared, -1) {
		got = append(got, string(m[1]))
	}
	slices.Sort(names)
	slices.Sort(got)
	if !slices.Equal(names, got) {
		t.Errorf("constants.d.ts declares %v, the scripts get %v", got, names)
	}
	source := strings.Join(slices.Collect(maps.Values(sources(t))), "\n")
	for _, name := range names {
		if !regexp.MustCompile(`\b` + name + `\b`).MatchString(source) {
			t.Errorf("no script uses %s", name)
		}
	}
}

// TestAddressesAreNotSpelled: no script has a path or a parameter of the site as a text of
// its own.
func TestAddressesAreNotSpelled(t *testing.T) {
	spelled := regexp.MustCompile(`['"/](frame/|check/|rules/|beyond/|topic/|q/|assets/|index\.html|404\.html|service-worker\.js|robots\.txt|embed\.js|embed-(doctor|more)\.js|shiming-faq)|[?&](rules|was|verdict|theme|accent|open|q)=|\.get\('(rules|was|theme|accent|open|q)'\)`)
	for name, source := range sources(t) {
		for i, line := range strings.Split(source, "\n") {
			code, _, _ := strings.Cut(line, "// ")
			if strings.HasPrefix(strings.TrimSpace(code), "//") || strings.HasPrefix(code, "import ") || strings.HasPrefix(strings.TrimSpace(code), "*") || strings.HasPrefix(strings.TrimSpace(code), "/*") {
				continue
			}
			if at := spelled.FindString(code); at != "" {
				t.Errorf("%s:%d: %s", name, i+1, strings.TrimSpace(line))
			}
		}
	}
}

// TestNoCircles: no module imports itself by way of others.
func TestNoCircles(t *testing.T) {
	imports := map[string][]string{}
	for name, source := range sources(t) {
		for _, m := range regexp.MustCompile(`(?m)^import (?:.* from )?'(.*)';`).FindAllStringSubmatch(source, -1) {
			imports[name] = append(imports[name], path.Join(path.Dir(name), m[1]))
		}
	}
	if len(imports["boot.js"]) == 0 {
		t.Fatal("boot.js imports nothing")
	}
	done := map[string]bool{}
	var visit func(name string, way []string)
	visit = func(name string, way []string) {
		if i := slices.Index(way, name); i >= 0 {
			t.Errorf("a circle: %s", strings.Join(append(way[i:], name), " → "))
		}
		if done[name] || slices.Contains(way, name) {
			return
		}
		for _, to := range imports[name] {
			visit(to, append(slices.Clone(way), name))
		}
		done[name] = true
	}
	for name := range imports {
		visit(name, nil)
	}
}

// TestFindSize: the search of the page, without what it shares with the other scripts, has at
// most 1.75 kB as gzip.
func TestFindSize(t *testing.T) {
	r := api.Transform(sources(t)["boot/find.js"], api.TransformOptions{MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
		Charset: api.CharsetUTF8, Target: api.ES2020, Format: api.FormatESModule})
	if len(r.Errors) > 0 {
		t.Fatal(r.Errors)
	}
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w.Write(r.Code)
	w.Close()
	t.Logf("boot/find.js: %d", b.Len())
	if b.Len() > 1792 {
		t.Errorf("the search of the page has %d bytes", b.Len())
	}
}
