package app

import (
	"bytes"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/load"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var update = flag.Bool("update", false, "write the golden files")

// examples are named examples of every component, keyed by the component's type
// and the example's name. They are written down beside the components' own tests.
var examples = map[string]map[string]func(*Site) app.UI{}

func example(component, name string, show func(*Site) app.UI) bool {
	if examples[component] == nil {
		examples[component] = map[string]func(*Site) app.UI{}
	}
	examples[component][name] = show
	return true
}

// toy returns a site of three questions and a table of two inputs, with the
// interface of the built-in content.
func toy(t testing.TB) *Site {
	t.Helper()
	files := fstest.MapFS{}
	dir := os.DirFS("../content/load/testdata/valid")
	err := fs.WalkDir(dir, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(dir, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	ui, err := fs.ReadFile(content.BuiltIn(), "zh-Hans/interface.yaml")
	if err != nil {
		t.Fatal(err)
	}
	before, topics, _ := strings.Cut(string(ui), "\ntopics:\n")
	_, after, _ := strings.Cut(topics, "\n\n")
	text := before + "\ntopics:\n  safe: 安全\n  ship: 发货\n\n" +
		strings.NewReplacer("/q/whom-to-ask/", "/q/what-now/", "/q/how-to-verify/", "/q/what-now/").Replace(after)
	files["zh-Hans/interface.yaml"] = &fstest.MapFile{Data: []byte(text)}
	lib, problems := load.Load(files, "zh-Hans")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return &Site{Library: lib, Base: "/help/", Origin: "https://example.com", Device: true, Version: "0123456789ab"}
}

// framed returns the site as it is in frames.
func framed(s *Site) *Site {
	f := *s
	f.Frame, f.Device = true, false
	return &f
}

// at returns the place of the checker that answers such as "state=none" lead to.
func at(s *Site, pairs ...string) decision.Place {
	answers, bad := s.Library.Checker.ParseAnswers(pairs)
	if len(bad) > 0 {
		panic(bad)
	}
	return s.Library.Checker.Walk(answers)
}

// TestExamples compares what each example shows with its golden file. -update
// writes the golden files.
func TestExamples(t *testing.T) {
	s := toy(t)
	used := map[string]bool{}
	for component, named := range examples {
		for name, show := range named {
			t.Run(component+"/"+name, func(t *testing.T) {
				golden := filepath.Join("testdata", component, name+".html")
				used[golden] = true
				got := []byte(steady(app.HTMLString(show(s))) + "\n")
				if *update {
					if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(golden, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatalf("%v; write it with -update, and look at it", err)
				}
				if !bytes.Equal(got, want) {
					t.Errorf("it shows\n%s\nand %s has\n%s", got, golden, want)
				}
			})
		}
	}
	files, err := filepath.Glob("testdata/*/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !used[f] {
			t.Errorf("%s belongs to no example", f)
		}
	}
}

var (
	startTag  = regexp.MustCompile(`<[a-z0-9-]+( [a-zA-Z0-9-]+(="([^"\\]|\\.)*")?)+>`)
	attribute = regexp.MustCompile(` [a-zA-Z0-9-]+(="([^"\\]|\\.)*")?`)
)

// steady brings the attributes of each element, which go-app writes in any order,
// into the order of their names.
func steady(markup string) string {
	return startTag.ReplaceAllStringFunc(markup, func(tag string) string {
		attributes := attribute.FindAllString(tag, -1)
		slices.Sort(attributes)
		name, _, _ := strings.Cut(tag, " ")
		return name + strings.Join(attributes, "") + ">"
	})
}

// TestEveryComponentHasAnExample finds the components in the source.
func TestEveryComponentHasAnExample(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(node ast.Node) bool {
			spec, ok := node.(*ast.TypeSpec)
			if !ok {
				return true
			}
			body, ok := spec.Type.(*ast.StructType)
			if !ok {
				return true
			}
			for _, field := range body.Fields.List {
				if sel, ok := field.Type.(*ast.SelectorExpr); ok && field.Names == nil && sel.Sel.Name == "Compo" {
					n++
					if len(examples[spec.Name.Name]) == 0 {
						t.Errorf("%s: the component %s has no example", name, spec.Name.Name)
					}
				}
			}
			return true
		})
	}
	if n < 8 {
		t.Errorf("found %d components", n)
	}
}

// TestWindow: one file alone talks to the page.
func TestWindow(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if has := strings.Contains(string(data), "app."+"Window()"); has != (name == "browser.go") {
			t.Errorf("%s calls app.Window: %v", name, has)
		}
	}
}
