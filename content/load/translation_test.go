package load_test

import (
	"bytes"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"shiming/content/decision"
	"shiming/content/load"
)

var onlySource = regexp.MustCompile(`(?m)^(claims|aliases): .*\n`)

// translated returns the valid library with a translation beside it, which says what
// the source language says, and without revisions.
func translated(t testing.TB) fstest.MapFS {
	t.Helper()
	lib := valid(t)
	for name, f := range valid(t) {
		if rest, ok := strings.CutPrefix(name, "zh-Hans/"); ok {
			lib["en/"+rest] = &fstest.MapFile{Data: onlySource.ReplaceAll(bytes.Replace(f.Data, []byte("hedges: [可能]"), []byte("hedges: [may, 可能]"), 1), nil)}
		}
	}
	lib["en/source.yaml"] = &fstest.MapFile{Data: []byte(`sources:
  article:
    title: An article
    author: Someone
    sections: {1: Safety, 2: Shipping}
    claims: {1.1: It is encrypted., 2.1: It may not leave.}
  beyond:
    title: More
    author: Customs
    sections: {notice: A notice}
    claims: {limit: At most 5000., otherwise: It is not encrypted.}
`)}
	return lib
}

// edit replaces a part of a file.
func edit(t testing.TB, lib fstest.MapFS, file, old, with string) {
	t.Helper()
	if lib[file] == nil || !strings.Contains(string(lib[file].Data), old) {
		t.Fatalf("%s has no %q", file, old)
	}
	lib[file] = &fstest.MapFile{Data: []byte(strings.Replace(string(lib[file].Data), old, with, 1))}
}

// accept puts the revisions file into a library.
func accept(t testing.TB, lib fstest.MapFS, paths ...string) {
	t.Helper()
	data, err := load.Accept(lib, "en", paths)
	if err != nil {
		t.Fatal(err)
	}
	lib["en/revisions.yaml"] = &fstest.MapFile{Data: data}
}

func TestTranslation(t *testing.T) {
	lib := translated(t)
	libs, problems := load.All(lib)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	source, _ := load.Load(lib, "zh-Hans")
	if got, want := len(problems.Notes()), len(load.Revisions(source)); got != want || want < 100 {
		t.Errorf("without revisions there are %d notes for %d texts", got, want)
	}
	en := libs[1]
	if libs[0].Lang != "zh-Hans" || en.Lang != "en" || len(en.Languages) != 2 || len(libs[0].Languages) != 2 {
		t.Fatalf("the languages are %v and %v", libs[0].Languages, en.Languages)
	}
	s := en.Sources[0]
	if s.Title != "An article" || s.Original != "一篇文章" || s.Sections[1].Name != "Shipping" || s.Claims[1].Gist != "It may not leave." || s.Claims[1].Strength != decision.May {
		t.Errorf("the source is %+v", s)
	}
	q := en.Question("will-it-ship")
	if len(q.Claims) != 1 || q.Claims[0] != "2.1" || len(q.Aliases) != 1 {
		t.Errorf("the question has the claims %q and the aliases %q, want those of the source language", q.Claims, q.Aliases)
	}
	accept(t, lib)
	libs, problems = load.All(lib)
	if len(problems) > 0 {
		t.Errorf("with all texts accepted there is:\n%v", problems)
	}
	for _, q := range libs[1].Questions {
		if q.Newer != "" {
			t.Errorf("%s is older than %s", q.ID, q.Newer)
		}
	}
}

// TestStale: what changes in the source language is named, with its place in the
// translation, until it is accepted.
func TestStale(t *testing.T) {
	lib := translated(t)
	accept(t, lib)
	edit(t, lib, "zh-Hans/questions/safe/is-it-safe.md", "updated: 2026-11-24", "updated: 2026-12-01")
	edit(t, lib, "zh-Hans/questions/safe/is-it-safe.md", "信息会**加密**。", "信息都**加密**。")
	edit(t, lib, "zh-Hans/checker.yaml", "打算在哪里买？", "想在哪里买？")
	edit(t, lib, "source.yaml", "可能出不了仓库。", "可能发不出去。")
	libs, problems := load.All(lib)
	want := `en/checker.yaml:13: words/inputs/shop/question was translated from an older text
en/questions/safe/is-it-safe.md:1: questions/is-it-safe was translated from an older text
en/source.yaml:6: sources/article/claims/2.1/gist was translated from an older text`
	if got := problems.Notes().Error(); got != want || problems.Err() != nil {
		t.Errorf("notes are\n%s\nwant\n%s\nand no error, which is %v", got, want, problems.Err())
	}
	if got := libs[1].Question("is-it-safe").Newer; got != "2026-12-01" {
		t.Errorf("the translation is older than %q", got)
	}
	if got := libs[1].Question("what-now").Newer; got != "" {
		t.Errorf("another one is older than %q", got)
	}
	accept(t, lib, "questions/is-it-safe", "sources")
	if _, problems = load.All(lib); problems.Error() != strings.Split(want, "\n")[0] {
		t.Errorf("after two were accepted there is\n%v", problems)
	}
	accept(t, lib)
	if _, problems = load.All(lib); len(problems) > 0 {
		t.Errorf("after all were accepted there is\n%v", problems)
	}
}

func TestBadTranslation(t *testing.T) {
	for name, c := range map[string]struct {
		file, old, with string
		want            string
	}{
		"missing claim":     {"en/source.yaml", ", 2.1: It may not leave.", "", `en/source.yaml:6: no words for "2.1"`},
		"extra claim":       {"en/source.yaml", "{1.1:", "{9.9: No., 1.1:", `en/source.yaml:6: words for unknown "9.9"`},
		"extra source":      {"en/source.yaml", "sources:\n", "sources:\n  other: {title: a, author: b, sections: {}, claims: {}}\n", `en/source.yaml:2: words for unknown source "other"`},
		"missing hint":      {"en/checker.yaml", "    hint: 在“我的淘宝”里能看到\n", "", `en/checker.yaml:2: missing text: words/inputs/state/hint`},
		"extra note":        {"en/checker.yaml", "short: 已认证}", "short: 已认证, note: 好}", `en/checker.yaml:8: extra text: zh-Hans has no words/inputs/state/answers/verified/note`},
		"claims of its own": {"en/questions/ship/what-now.md", "title:", "claims: [1.1]\ntitle:", `en/questions/ship/what-now.md:3: unknown key "claims"`},
		"unknown revision":  {"en/revisions.yaml", `"questions/what-now"`, `"questions/gone"`, `en/revisions.yaml:`},
	} {
		t.Run(name, func(t *testing.T) {
			lib := translated(t)
			accept(t, lib)
			edit(t, lib, c.file, c.old, c.with)
			_, problems := load.All(lib)
			if !strings.Contains(problems.Error(), c.want) {
				t.Errorf("problems are\n%v\nwant %s", problems, c.want)
			}
		})
	}
	lib := translated(t)
	delete(lib, "en/questions/ship/what-now.md")
	if libs, problems := load.All(lib); problems.Err() == nil || libs != nil && len(libs) != 2 {
		t.Errorf("without a question there is no error: %v", problems)
	}
	for _, args := range [][]string{{"zh-Hans"}, {"fr"}, {"../en"}, {"en", "questions/none"}} {
		if data, err := load.Accept(translated(t), args[0], args[1:]); err == nil {
			t.Errorf("accept %q gives %q", args, data)
		}
	}
}

// TestLanguageTags: the folder of a language has the name of a language, written as the
// standard has it, and so none that an address of the site begins with.
func TestLanguageTags(t *testing.T) {
	for _, name := range []string{"check", "frame", "assets", "q", "topic", "rules", "beyond", "about", "embed", "EN", "zh_Hant", "zh-hant", "zh-HK-Hant", `x"y`, "e n", "<b>", "english", "i-klingon", "en-", "帮助"} {
		lib := translated(t)
		for file, f := range translated(t) {
			if rest, ok := strings.CutPrefix(file, "en/"); ok {
				delete(lib, file)
				lib[name+"/"+rest] = f
			}
		}
		if libs, problems := load.All(lib); libs != nil || problems.Err() == nil || !strings.Contains(problems.Err().Error(), "named by its tag") {
			t.Errorf("%q is taken for a language: %v", name, problems)
		}
	}
	for _, name := range []string{"en", "en-GB", "zh-Hant", "zh-TW", "zh-Hant-HK", "de", "sr-Latn", "yue-Hant", "de-1996", "sl-rozaj", "en-x-shop", "xx"} {
		lib := translated(t)
		for file, f := range translated(t) {
			if rest, ok := strings.CutPrefix(file, "en/"); ok {
				delete(lib, file)
				lib[name+"/"+rest] = f
			}
		}
		if _, problems := load.All(lib); problems.Err() != nil && strings.Contains(problems.Err().Error(), "named by its tag") {
			t.Errorf("%q is taken for no language", name)
		}
	}
}

// TestPipe: what is no regular file is not opened, which could wait for ever.
func TestPipe(t *testing.T) {
	for _, mode := range []fs.FileMode{fs.ModeNamedPipe, fs.ModeDevice, fs.ModeSocket} {
		lib := valid(t)
		lib["topics.yaml"] = &fstest.MapFile{Mode: mode, Data: lib["topics.yaml"].Data}
		if _, problems := load.Load(lib, "zh-Hans"); problems.Err() == nil || problems[0].Text != "is not a regular file" {
			t.Errorf("%v: %v", mode, problems)
		}
	}
}
