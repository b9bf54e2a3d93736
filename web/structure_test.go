package web

import (
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// rooms are all packages with code, each with the packages of this module that it may
// import, as the drawings in this package and in package content have them. What stands
// further down is never imported by what stands above it.
var rooms = []struct{ name, imports string }{
	{"content/decision", ""},
	{"content", "content/decision"},
	{"content/address", "content content/decision"},
	{"content/outcome", "content content/address content/decision"},
	{"content/script", ""},
	{"content/search", "content content/decision content/outcome content/script"},
	{"content/widget", "content content/address"},

	{"app", "content content/address content/decision content/outcome content/search content/widget"},
	{"app/wasm", "app"},

	// From here on for the host only.
	{"content/lint", "content content/address content/decision content/widget"},
	{"content/lexicon", "content"},
	{"content/search/build", "content content/lexicon content/outcome content/search"},
	{"content/load/strict", "content/decision"},
	{"content/load", "content content/decision content/lexicon content/lint content/load/strict"},

	{"web", ""},
	{"web/cache", ""},
	{"web/wasm/strip", ""},
	{"web/wasm", "web/cache web/wasm/strip"},
	{"web/headers", "content/address"},
	{"web/assets", "content/address content/decision content/widget"},
	{"web/site", "app content content/address content/decision content/load content/search/build web/assets web/cache web/headers web/wasm"},
	{"web/hosts", "content/address web/headers web/site"},
	{"web/server", "content/address web/headers web/site"},
	{"web/command", "content content/address content/decision content/load content/outcome content/search content/search/build web/hosts web/server web/site"},
	{"", "web/command"}, // main.go
}

// goesIntoWasm are the packages that the program for the browser is made of.
var goesIntoWasm = strings.Fields("content/decision content content/address content/outcome content/script content/search content/widget app app/wasm")

// TestRooms: imports go one way, and each room imports what it may and no more.
func TestRooms(t *testing.T) {
	got := map[string][]string{}
	for _, line := range goList(t, nil, "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...") {
		name, imports, _ := strings.Cut(line, " ")
		name = own(name)
		if strings.HasPrefix(name, "web/browser") || strings.HasPrefix(name, "web/tools") || name == "web/site/sitetest" || name == "content/search/searchtest" {
			continue // what tests and developers use may import all but each other's commands
		}
		got[name] = nil
		for _, i := range strings.Fields(imports) {
			if strings.HasPrefix(i, "shiming/") {
				got[name] = append(got[name], own(i))
			}
			if outside := strings.Contains(i, "."); outside && strings.HasPrefix(name, "content") && slices.Contains(goesIntoWasm, name) {
				t.Errorf("%s imports %s, which is not of the standard library", name, i)
			}
			if (strings.Contains(i, "yaml") || strings.Contains(i, "goldmark")) && !strings.HasPrefix(name, "content/load") {
				t.Errorf("%s imports %s: only content/load reads files of content", name, i)
			}
		}
	}
	for i, room := range rooms {
		imports, ok := got[room.name]
		if want := strings.Fields(room.imports); !ok || !slices.Equal(imports, want) {
			t.Errorf("%s (there: %v) imports %v, want %v", room.name, ok, imports, want)
		}
		delete(got, room.name)
		for _, above := range imports {
			if !slices.ContainsFunc(rooms[:i], func(r struct{ name, imports string }) bool { return r.name == above }) {
				t.Errorf("%s imports %s, which stands below it", room.name, above)
			}
		}
	}
	for name := range got {
		t.Errorf("%q is no room: give it a place in the table and in the drawing", name)
	}
	for _, drawing := range []string{"web", "content"} {
		text, err := os.ReadFile("../" + drawing + "/doc.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, room := range rooms {
			if dir, name := path.Split(room.name); strings.HasPrefix(dir, drawing+"/") && !strings.Contains(string(text), name+"/ ") {
				t.Errorf("%s is not in the drawing in %s/doc.go", room.name, drawing)
			}
		}
	}
}

// TestWasm: the program for the browser has its own packages and no others, and nothing
// that reads files or serves.
func TestWasm(t *testing.T) {
	var packages []string
	for _, d := range goList(t, []string{"GOOS=js", "GOARCH=wasm", "GOFLAGS="}, "-deps", "./app/wasm") {
		if strings.HasPrefix(d, "shiming/") {
			packages = append(packages, own(d))
		}
	}
	slices.Sort(packages)
	if want := slices.Sorted(slices.Values(goesIntoWasm)); !slices.Equal(packages, want) {
		t.Errorf("the wasm has %v, want %v", packages, want)
	}
}

// own returns the path of a package below the module.
func own(path string) string {
	return strings.TrimPrefix(strings.TrimPrefix(path, "shiming"), "/")
}

// goList returns what go list prints, with variables added to the environment.
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
