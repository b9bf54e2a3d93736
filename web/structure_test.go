package web

import (
	"bytes"
	"context"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shiming/content"
)

func goList(t *testing.T, env []string, args ...string) []string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Dir = ".."
	cmd.Env = append(cmd.Environ(), env...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

// TestImports: imports go one way, content ← app ← web ← main, and what reads
// files of content is in content/load alone.
func TestImports(t *testing.T) {
	rank := map[string]int{"content": 0, "app": 1, "web": 2, "": 3}
	for _, line := range goList(t, nil, "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...") {
		name, imports, _ := strings.Cut(line, " ")
		room, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(name, "shiming"), "/"), "/")
		for _, i := range strings.Fields(imports) {
			if rest, own := strings.CutPrefix(i, "shiming/"); own {
				to, _, _ := strings.Cut(rest, "/")
				if rank[to] > rank[room] {
					t.Errorf("%s imports %s", name, i)
				}
				if i == "shiming/content/load" && name != "shiming/web" && !strings.HasPrefix(name, "shiming/web/") {
					t.Errorf("%s imports %s", name, i)
				}
			}
			if name == "shiming/content" && strings.Contains(i, ".") {
				t.Errorf("content imports %s, which is not of the standard library", i)
			}
			if (strings.Contains(i, "yaml") || strings.Contains(i, "goldmark")) && name != "shiming/content/load" {
				t.Errorf("%s imports %s", name, i)
			}
		}
	}
}

// TestWasmDependencies: the browser's program has no code of readers or servers, and
// none of what trim leaves out of go-app.
func TestWasmDependencies(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	flags, err := trim(context.Background(), root, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	deps := goList(t, []string{"GOOS=js", "GOARCH=wasm", "GOFLAGS="}, append(flags, "-deps", "./app/wasm")...)
	if !slices.Contains(deps, "shiming/app") || !slices.Contains(deps, goappModule+"/pkg/app") {
		t.Fatalf("the list is not the one of the program: %v", deps)
	}
	for _, d := range deps {
		for _, bad := range []string{"net/http", "crypto", "html", "regexp", "encoding/json", "uuid", "template", "testing",
			"yaml", "goldmark", "shiming/web", "shiming/content/load"} {
			if strings.Contains("/"+d+"/", "/"+bad+"/") {
				t.Errorf("the wasm links %s", d)
			}
		}
	}
}

// TestSameWasmElsewhere: the wasm is the same from another folder, so that a release
// made on another machine does not cost readers a new one, and tells of neither.
func TestSameWasmElsewhere(t *testing.T) {
	here, err := CompileWasm(context.Background(), "./app/wasm", quietly)
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := t.TempDir()
	for _, dir := range []string{"app", "content", "web"} {
		if err := os.CopyFS(filepath.Join(elsewhere, dir), os.DirFS(filepath.Join("..", dir))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"go.mod", "go.sum", "main.go"} {
		if err := copyFile(filepath.Join("..", name), filepath.Join(elsewhere, name)); err != nil {
			t.Fatal(err)
		}
	}
	home, _ := os.UserHomeDir()
	t.Chdir(elsewhere)
	there, err := CompileWasm(context.Background(), "./app/wasm", quietly)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(here, there) {
		t.Error("the wasm is another one")
	}
	if home != "" && bytes.Contains(here, []byte(home+"/")) {
		t.Errorf("the wasm has %s in it", home)
	}
}

// TestSizes holds the sizes that readers wait for, in bytes as brotli.
func TestSizes(t *testing.T) {
	site := realSite(t)
	wasm := len(site.Files[asset(t, "app.", ".wasm")].BR)
	t.Logf("wasm: %d", wasm)
	if wasm == 0 || wasm > 1_000_000 {
		t.Errorf("the wasm has %d bytes, at most 1000000 are allowed", wasm)
	}
	first := 0
	for _, name := range []string{"index.html", asset(t, "style.", ".css"), asset(t, "boot.", ".js"), asset(t, "icon.", ".svg")} {
		n := len(site.Files[name].BR)
		if n == 0 {
			t.Errorf("%s is not compressed", name)
		}
		first += n
	}
	t.Logf("before the first answer: %d", first)
	if first > 25_000 {
		t.Errorf("the first answer needs %d bytes, at most 25000 are allowed", first)
	}
}

// TestSameBytes: the same input gives the same site, compressed forms included.
func TestSameBytes(t *testing.T) {
	again, err := Build(context.Background(), Options{Content: content.Files, Base: "/", Origin: origin, Log: quietly})
	if err != nil {
		t.Fatal(err)
	}
	site := realSite(t)
	if len(again.Files) != len(site.Files) {
		t.Errorf("%d files, and then %d", len(site.Files), len(again.Files))
	}
	for name, f := range site.Files {
		g := again.Files[name]
		if g == nil || !bytes.Equal(f.Data, g.Data) || !bytes.Equal(f.BR, g.BR) || !bytes.Equal(f.GZ, g.GZ) || f.Type != g.Type {
			t.Errorf("%s is not the same", name)
		}
	}
}

// TestFewEnough: a checker whose places are too many for pages is refused, with what to do.
func TestFewEnough(t *testing.T) {
	if err := fewEnough(&realLibrary(t).Checker); err != nil {
		t.Error(err)
	}
	// Rule n is hit if the first n inputs are answered by yes, and the next one by no: who
	// is not sure of some may be anywhere.
	c := &content.Checker{}
	yes := content.Cond{}
	for i := range 16 {
		id := "in-" + strconv.Itoa(i)
		c.Inputs = append(c.Inputs, content.Input{ID: id, Answers: []content.Answer{{ID: "yes"}, {ID: "no"}}})
		when := maps.Clone(yes)
		when[id] = []string{"no"}
		c.Rules = append(c.Rules, content.Rule{ID: "rule-" + strconv.Itoa(i), When: when, Verdict: content.Verdicts[i%5]})
		yes[id] = []string{"yes"}
	}
	c.Rules = append(c.Rules, content.Rule{ID: "all", When: yes, Verdict: content.Clear})
	c.Prepare()
	if err := fewEnough(c); err == nil || !strings.Contains(err.Error(), "20000 places") {
		t.Errorf("the error is %v", err)
	}
}
