package sitetest

import (
	"fmt"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"shiming/content"
)

// spare are the questions of the built-in library that nothing else in it needs.
var spare = []string{"after-unbind", "must-verify", "open-a-shop", "why-upload-id"}

var (
	titleLine    = regexp.MustCompile(`(?m)^title: (.*)$`)
	keywordsLine = regexp.MustCompile(`(?m)^keywords: \[(.*)\]$`)
	claimsLine   = regexp.MustCompile(`(?m)^claims: \[(.*)\]$`)
	aliasesLine  = regexp.MustCompile(`(?m)^aliases:.*\n`)
	spareLink    = regexp.MustCompile(`\[([^\]]*)\]\(/q/(` + strings.Join(spare, "|") + `)/\)`)
)

// Grown returns the built-in content, in the source language alone, with n questions, 15 at
// least. What it has more than the built-in library is made of the words of that: the title of
// a question together with a keyword of another one, and paragraphs of several answers.
// The same n gives the same content.
func Grown(t testing.TB, n int) fstest.MapFS {
	t.Helper()
	files, err := copyFS(content.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	var originals []string // paths
	for name := range files {
		if strings.HasPrefix(name, "en/") || strings.HasPrefix(name, "zh-Hant/") {
			delete(files, name)
		} else if path.Ext(name) == ".md" {
			originals = append(originals, name)
		}
	}
	isSpare := func(name string) bool { return slices.Contains(spare, questionID(name)) }
	slices.SortFunc(originals, func(a, b string) int {
		if isSpare(a) != isSpare(b) {
			return map[bool]int{true: 1, false: -1}[isSpare(a)]
		}
		return strings.Compare(a, b)
	})
	if least := len(originals) - len(spare); n < least {
		t.Fatalf("the built-in library needs %d of its questions", least)
	}
	kept := originals[:min(n, len(originals))]
	// Every claim is one that an answer rests on.
	var claims []string
	for _, name := range originals[len(kept):] {
		claims = append(claims, strings.Split(claimsLine.FindStringSubmatch(string(files[name].Data))[1], ", ")...)
		delete(files, name)
		asked := regexp.MustCompile(`(?m)^  ` + questionID(name) + `: \[[^\]]*\]\n`)
		files["zh-Hans/search.yaml"].Data = asked.ReplaceAll(files["zh-Hans/search.yaml"].Data, nil)
	}
	for i, name := range kept {
		if len(claims) > 0 {
			files[name].Data = spareLink.ReplaceAll(files[name].Data, []byte("$1"))
		}
		if i == 0 {
			claims = append(claims, strings.Split(claimsLine.FindStringSubmatch(string(files[name].Data))[1], ", ")...)
			slices.Sort(claims)
			files[name].Data = claimsLine.ReplaceAll(files[name].Data, []byte("claims: ["+strings.Join(slices.Compact(claims), ", ")+"]"))
		}
	}
	topics := map[string][]string{}
	add := func(name string) {
		topics[path.Base(path.Dir(name))] = append(topics[path.Base(path.Dir(name))], questionID(name))
	}
	for _, name := range kept {
		add(name)
	}
	more(files, kept, n-len(kept), add)
	var list strings.Builder
	for line := range strings.Lines(string(files["topics.yaml"].Data)) {
		if id, found := strings.CutPrefix(line, "  - id: "); found {
			fmt.Fprintf(&list, "%s    questions: [%s]\n", line, strings.Join(topics[strings.TrimSpace(id)], ", "))
		} else if !strings.Contains(line, "questions:") {
			list.WriteString(line)
		}
	}
	files["topics.yaml"] = &fstest.MapFile{Data: []byte(list.String())}
	return files
}

func questionID(name string) string { return strings.TrimSuffix(path.Base(name), ".md") }

// more adds n questions that are made of the words of others.
func more(files fstest.MapFS, from []string, n int, add func(name string)) {
	var keywords, paragraphs []string
	for _, name := range from {
		text := string(files[name].Data)
		if found := keywordsLine.FindStringSubmatch(text); found != nil {
			keywords = append(keywords, strings.Split(found[1], ", ")...)
		}
		_, answer, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "---\n")
		paragraphs = append(paragraphs, strings.Split(strings.TrimSpace(answer), "\n\n")...)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		name := from[i%len(from)]
		id := fmt.Sprintf("%s-%d", questionID(name), i)
		head, _, _ := strings.Cut(strings.TrimPrefix(string(files[name].Data), "---\n"), "---\n")
		title := titleLine.FindStringSubmatch(head)[1]
		head = titleLine.ReplaceAllLiteralString(head, fmt.Sprintf("title: 说到%s，%s", keywords[i%len(keywords)], title))
		head = aliasesLine.ReplaceAllString(strings.Replace(head, "id: "+questionID(name)+"\n", "id: "+id+"\n", 1), "")
		var answer []string
		for range 2 + random.IntN(4) {
			answer = append(answer, paragraphs[random.IntN(len(paragraphs))])
		}
		to := path.Join(path.Dir(name), id+".md")
		files[to] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\n%s---\n\n%s\n", head, strings.Join(answer, "\n\n"))}
		add(to)
	}
}
