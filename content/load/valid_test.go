package load_test

import (
	"io/fs"
	"maps"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/load"
	"shiming/content/widget"
)

// valid returns a small library without problems. Its interface.yaml is written
// from the type, so that a new text of the interface is in it.
func valid(t testing.TB) fstest.MapFS {
	t.Helper()
	lib, err := readValid()
	if err != nil {
		t.Fatal(err)
	}
	return maps.Clone(lib)
}

var readValid = sync.OnceValues(func() (fstest.MapFS, error) {
	lib := fstest.MapFS{}
	dir := os.DirFS("testdata/valid")
	err := fs.WalkDir(dir, ".", func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(dir, file)
		lib[file] = &fstest.MapFile{Data: data}
		return err
	})
	var b strings.Builder
	b.WriteString("topics:\n  safe: 安全\n  ship: 发货\n")
	writeTexts(&b, reflect.TypeFor[content.Interface](), "")
	lib["zh-Hans/interface.yaml"] = &fstest.MapFile{Data: []byte(b.String())}
	return lib, err
})

func writeTexts(b *strings.Builder, t reflect.Type, indent string) {
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			continue
		}
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		b.WriteString(indent + key + ":")
		switch {
		case f.Type.Kind() == reflect.Struct:
			b.WriteString("\n")
			writeTexts(b, f.Type, indent+"  ")
		case f.Type == reflect.TypeFor[[]content.Passage]():
			b.WriteString("\n" + indent + "- title: 隐私\n" + indent + "  text: |\n" +
				indent + "    什么都不收集。\n\n" + indent + "    看[规则](/rules/)。\n")
		case key == "hedges":
			b.WriteString(" [可能]\n")
		case key == "weekdays":
			b.WriteString(" [日, 一, 二, 三, 四, 五, 六]\n")
		case f.Type == reflect.TypeFor[[]string]():
			b.WriteString(" []\n")
		case f.Type == reflect.TypeFor[[]content.Path]():
			b.WriteString(" [/check/, /q/what-now/]\n")
		case f.Type == reflect.TypeFor[map[decision.Strength]string]():
			b.WriteString("\n")
			for _, s := range []string{"flat", "may", "step", "advice", "context", "inferred", "silent"} {
				b.WriteString(indent + "  " + s + ": 强度\n")
			}
		case f.Type == reflect.TypeFor[map[decision.Verdict]string]():
			b.WriteString("\n")
			for _, v := range decision.CheckResults {
				b.WriteString(indent + "  " + string(v) + ": 结果\n")
			}
		case f.Type == reflect.TypeFor[map[string]string]():
			b.WriteString("\n")
			for _, c := range content.Confidences {
				b.WriteString(indent + "  " + c + ": 可信\n")
			}
		case f.Type == reflect.TypeFor[map[string]map[string]string]():
			b.WriteString("\n")
			for _, g := range widget.Terms() {
				b.WriteString(indent + "  " + g.Name + ":\n")
				for _, id := range g.IDs {
					b.WriteString(indent + "    " + id + ": 文字\n")
				}
			}
		default:
			b.WriteString(" 文字")
			if fill := f.Tag.Get("fill"); fill != "" {
				b.WriteString("{" + strings.ReplaceAll(fill, ",", "}{") + "}")
			}
			b.WriteString("\n")
		}
	}
}

func TestValid(t *testing.T) {
	lib, problems := load.Load(valid(t), "zh-Hans")
	if problems.Err() != nil {
		t.Fatalf("problems in the valid library:\n%v", problems)
	}
	if got := lib.Topics[1].Name; got != "发货" {
		t.Errorf("name of the second topic is %q", got)
	}
	var order []string
	for _, q := range lib.Questions {
		order = append(order, q.Topic+"/"+q.ID)
	}
	if got, want := strings.Join(order, " "), "safe/is-it-safe ship/will-it-ship ship/what-now"; got != want {
		t.Errorf("questions are %s, want %s", got, want)
	}
	if got, want := content.Text(lib.Question("will-it-ship").Answer), "可能不会，看怎么办。\n天猫\n天猫国际"; got != want {
		t.Errorf("answer is %q, want %q", got, want)
	}
}

func TestLanguages(t *testing.T) {
	lib := valid(t)
	lib["en/interface.yaml"] = &fstest.MapFile{}
	lib["notes/todo.txt"] = &fstest.MapFile{}
	if got, want := strings.Join(load.Languages(lib), " "), "en zh-Hans"; got != want {
		t.Errorf("languages are %q, want %q", got, want)
	}
}
