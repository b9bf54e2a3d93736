package load_test

import (
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"shiming/content"
	"shiming/content/load"
)

// TestFiles lints the built-in content, one subtest a file.
func TestFiles(t *testing.T) {
	langs := load.Languages(content.BuiltIn())
	if len(langs) == 0 {
		t.Fatal("the content has no language")
	}
	found := map[string][]load.Problem{}
	_, problems := load.All(content.BuiltIn())
	for _, p := range problems {
		found[p.File] = append(found[p.File], p)
	}
	check := func(file string) {
		t.Run(file, func(t *testing.T) {
			for _, p := range found[file] {
				t.Errorf("content/%s", p)
			}
		})
		delete(found, file)
	}
	err := fs.WalkDir(content.BuiltIn(), ".", func(file string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			check(file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for file := range found { // what is missing, or a folder
		check(file)
	}
}

func TestMissingFiles(t *testing.T) {
	for _, file := range []string{source, topics, checker, words, iface} {
		lib := valid(t)
		delete(lib, file)
		got, problems := load.Load(lib, "zh-Hans")
		if want := file + ":1: missing file"; problems.Error() != want || got != nil {
			t.Errorf("problems are %q, want %q; library is %v, want nil", problems.Error(), want, got)
		}
	}
}

func TestNothing(t *testing.T) {
	want := []string{
		"checker.yaml:1: missing file",
		"en/checker.yaml:1: missing file",
		"en/interface.yaml:1: missing file",
		"en/questions:1: missing folder",
		"source.yaml:1: missing file",
		"topics.yaml:1: missing file",
	}
	_, problems := load.Load(fstest.MapFS{}, "en")
	if got := problems.Error(); got != strings.Join(want, "\n") {
		t.Errorf("problems are\n%s", got)
	}
	if _, problems := load.Load(valid(t), "../zh-Hans"); problems.Err() == nil {
		t.Error("a language outside the files has no problem")
	}
}

// TestRulesRevision: the revision of the rules is another one where what they come to, or
// from which claims, is; not where the same is written in another way.
func TestRulesRevision(t *testing.T) {
	revision := func(old, new string) string {
		lib := valid(t)
		change(t, lib, checker, []string{old, new})
		got, problems := load.Load(lib, "zh-Hans")
		if problems.Err() != nil {
			t.Fatal(problems)
		}
		return got.Revision
	}
	same := revision("state: none", "state: none")
	for _, c := range []struct {
		old, new string
		same     bool
	}{
		{"[tmall, global]", "[global, tmall]", true},
		{"[2.1, {id: 1.1, when: {state: none}}]", "[{id: 1.1, when: {state: none}}, 2.1]", true},
		{"verdict: at-risk", "verdict: blocked", false},
		{"[2.1, {id: 1.1, when: {state: none}}]", "[2.1]", false},
		{"[2.1, {id: 1.1, when: {state: none}}]", "[2.1, 1.1]", false},
		{"strength: [inferred]", "strength: [flat]", false},
	} {
		if got := revision(c.old, c.new); (got == same) != c.same {
			t.Errorf("with %s for %s the revision is the same: %v", c.new, c.old, !c.same)
		}
	}
}

// TestAllProblems changes several files, so that every kind of problem is there
// at once.
func TestAllProblems(t *testing.T) {
	lib := valid(t)
	change(t, lib, source, []string{"kind: article", "kind: blog", "section: 2", "section: 7"})
	change(t, lib, topics, []string{"topics:", "topics: ["})
	change(t, lib, checker, []string{"      state: none\n", "", "claims: [1.1]", "claims: []"})
	change(t, lib, words, []string{"  pending:", "  waiting:"})
	change(t, lib, safe, []string{"[1.1]", "[9.9, 1.1]", "keywords", "keyword", "信息", "# 信息\n\n`"})
	change(t, lib, ship, []string{"/q/what-now/", "/q/gone/"})
	got, problems := load.Load(lib, "zh-Hans")
	want := []string{
		`checker.yaml:12: rule has no claims`,
		`checker.yaml:14: overlap: rules "verified" and "none-tmall" share 1 combination, such as state=verified/shop=tmall`,
		`source.yaml:7: unknown kind "blog", want article, official, document, collection`,
		`source.yaml:16: unknown section "7"`,
		`topics.yaml:2: invalid YAML: did not find expected node content`,
		`zh-Hans/checker.yaml:17: no words for verdict "pending"`,
		`zh-Hans/checker.yaml:21: words for unknown verdict "waiting"`,
		`zh-Hans/questions/safe/is-it-safe.md:4: unknown claim "9.9"`,
		`zh-Hans/questions/safe/is-it-safe.md:5: unknown key "keyword"`,
		`zh-Hans/questions/safe/is-it-safe.md:9: unsupported Markdown: heading`,
		"zh-Hans/questions/safe/is-it-safe.md:11: unmatched `, or not recognised next to Chinese punctuation",
		`zh-Hans/questions/ship/will-it-ship.md:9: dead link "/q/gone/"`,
	}
	if problems.Error() != strings.Join(want, "\n") {
		t.Errorf("problems are\n%s", problems.Error())
	}
	if got != nil {
		t.Error("there is a library, though its topics cannot be read")
	}
}

// TestWindows reads files as editors on Windows write them.
func TestWindows(t *testing.T) {
	lib := valid(t)
	for file, f := range lib {
		text := "\ufeff" + strings.ReplaceAll(string(f.Data), "\n", "\r\n")
		lib[file] = &fstest.MapFile{Data: []byte(text)}
	}
	if _, problems := load.Load(lib, "zh-Hans"); problems.Err() != nil {
		t.Error(problems)
	}
}

// FuzzLoad puts a text into the place of a file. Load never panics, says for each
// problem where it is, and has no library that lint does not know.
func FuzzLoad(f *testing.F) {
	lib := valid(f)
	for file, data := range lib {
		f.Add(file, string(data.Data))
	}
	for _, c := range bad {
		lib := valid(f)
		change(f, lib, c.file, c.change)
		if data := lib[c.file].Data; len(data) < 10_000 {
			f.Add(c.file, string(data))
		}
	}
	f.Fuzz(func(t *testing.T, file, text string) {
		if !fs.ValidPath(file) || strings.HasPrefix(file, "testdata") {
			return
		}
		lib := valid(t)
		for other := range lib { // a file cannot be a folder of others
			if other != file && (strings.HasPrefix(other, file+"/") || strings.HasPrefix(file, other+"/")) {
				return
			}
		}
		lib[file] = &fstest.MapFile{Data: []byte(text)}
		got, problems := load.Load(lib, "zh-Hans")
		if got == nil && len(problems) == 0 {
			t.Error("neither a library nor a problem")
		}
		rows := 1 + strings.Count(text, "\n")
		for _, p := range problems {
			if p.File == "" || path.IsAbs(p.File) || p.Line < 1 || p.Text == "" || strings.ContainsAny(p.Text, "\n\r") {
				t.Errorf("bad problem %q", p)
			}
			if p.File == file && p.Line > rows {
				t.Errorf("%s is after the last line, %d", p, rows)
			}
		}
	})
}
