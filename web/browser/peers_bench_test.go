package browser

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/load"
	"shiming/content/search"
	"shiming/content/search/build"
	"shiming/content/search/searchtest"
	"shiming/web/browser/tool"

	"github.com/evanw/esbuild/pkg/api"
)

// BenchmarkPeers counts how many questions of package searchtest are answered by search
// engines that others would take, set up as one would in an afternoon: by the first hit, and
// by one of the first three. All engines have the same documents; once more with the ways to ask
// that the vocabulary has, as keywords.
//
//	go test -run '^$' -bench Peers -benchtime 1x ./web/browser
func BenchmarkPeers(b *testing.B) {
	packages, err := tool.Install(tool.Peers)
	if err != nil {
		b.Fatal(err)
	}
	libs, problems := load.All(content.BuiltIn())
	if err := problems.Err(); err != nil {
		b.Fatal(err)
	}
	for _, lib := range libs {
		for _, set := range searchtest.Sets {
			b.Run(lib.Lang+"/"+set, func(b *testing.B) {
				seen, unseen, err := searchtest.Questions(lib.Lang, set)
				if err != nil {
					b.Fatal(err)
				}
				docs := documents(lib)
				all := slices.Concat(seen, unseen)
				rightNames(b, docs, all)
				for b.Loop() {
					engines := ask(b, packages, lib, docs, all)
					for i, d := range docs {
						docs[i].Keywords = append(d.Keywords, lib.Vocabulary.Asked[d.Name]...)
					}
					for name, found := range ask(b, packages, lib, docs, all) {
						engines[name+"-with-ways-to-ask"] = found
					}
					engines["ours"] = found{Hits: ours(lib, all)}
					for name, found := range engines {
						count(b, name+"-seen", seen, found.Hits)
						count(b, name+"-unseen", unseen, found.Hits[len(seen):])
						if found.Size > 0 {
							b.ReportMetric(float64(found.Size), name+"-gzip-B")
						}
					}
				}
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// ours returns what the product's own search finds.
func ours(lib *content.Library, questions []searchtest.Question) (hits [][]string) {
	s := search.New(lib, build.Index(lib))
	for _, q := range questions {
		hits = append(hits, searchtest.Names(s.Search(q.Text, 3).Hits))
	}
	return hits
}

// rightNames fails if a right answer is none of the documents. It does not say of which
// question, as that may be an unseen one.
func rightNames(b *testing.B, docs []document, questions []searchtest.Question) {
	b.Helper()
	for _, q := range questions {
		for _, name := range q.Right {
			if !slices.ContainsFunc(docs, func(d document) bool { return d.Name == name }) {
				b.Errorf("a right answer is %q, and there is no such document", name)
			}
		}
	}
}

// count reports for how many of a hundred questions the hits answer them.
func count(b *testing.B, name string, questions []searchtest.Question, hits [][]string) {
	if len(questions) == 0 {
		return
	}
	var c searchtest.Count
	for i, q := range questions {
		c.Add(q, hits[i])
	}
	b.ReportMetric(float64(c.First)*100/float64(c.All), name+"-first/100")
	b.ReportMetric(float64(c.Three)*100/float64(c.All), name+"-three/100")
}

// document is what the engines search, with the name that [searchtest.Question] has for it.
type document struct {
	Name     string   `json:"name"`
	Title    string   `json:"title"`
	Keywords []string `json:"keywords"`
	Text     string   `json:"text"`
}

// documents returns what there is to find in a library.
func documents(lib *content.Library) []document {
	var all []document
	add := func(name, title string, keywords []string, text ...string) {
		all = append(all, document{name, title, append([]string{}, keywords...), strings.Join(text, "\n")})
	}
	for _, q := range lib.Questions {
		add(q.ID, q.Title, q.Keywords, content.Text(q.Answer), lib.Topic(q.Topic).Name)
	}
	check := &lib.Interface.Check
	asked := []string{check.Description}
	for _, in := range lib.Checker.Inputs {
		words := lib.Words.Inputs[in.ID]
		asked = append(asked, wordings(words.Question)...)
		asked = append(asked, wordings(words.Hint)...)
		for _, a := range in.Answers {
			asked = append(asked, wordings(words.Answers[a.ID].Text)...)
			asked = append(asked, wordings(words.Answers[a.ID].Note)...)
		}
	}
	add("checker", check.Title, nil, asked...)
	for _, r := range lib.Checker.Rules {
		words := lib.Words.Rules[r.ID]
		add("rule:"+r.ID, words.Title.Text, nil, words.Text.Text)
	}
	for _, c := range lib.Checker.Checks {
		words := lib.Words.Checks[c.ID]
		text := []string{words.Label}
		for _, a := range c.Answers {
			text = append(text, words.Answers[a.ID].Text, words.Answers[a.ID].Result)
		}
		add("check:"+c.ID, words.Question, nil, text...)
	}
	for _, s := range lib.Sources {
		for _, c := range s.Claims {
			add("claim:"+c.ID, "", nil, c.Gist)
		}
	}
	return all
}

// wordings returns all that a phrase may say.
func wordings(p content.Phrase) []string {
	var all []string
	if !p.IsZero() {
		all = append(all, p.Text)
	}
	for _, v := range p.Variants {
		all = append(all, v.Text)
	}
	return all
}

// found is what an engine found, as testdata/peers.mjs says it.
type found struct {
	Hits [][]string // the names of the hits of each question, the best first
	Size int        // of what a page loads before it searches, the index aside: bytes of gzip
}

// ask asks each engine all questions.
func ask(b *testing.B, packages string, lib *content.Library, docs []document, questions []searchtest.Question) map[string]found {
	b.Helper()
	queries := []string{}
	for _, q := range questions {
		queries = append(queries, q.Text)
	}
	input, err := json.Marshal(map[string]any{"packages": packages, "lang": lib.Lang, "documents": docs, "queries": queries})
	if err != nil {
		b.Fatal(err)
	}
	var said bytes.Buffer
	cmd := exec.Command("node", filepath.Join("testdata", "peers.mjs"))
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), &said
	out, err := cmd.Output()
	if err != nil {
		b.Fatalf("asking the engines: %v\n%s", err, &said)
	}
	var all map[string]found
	if err := json.Unmarshal(out, &all); err != nil {
		b.Fatalf("reading what the engines found: %v", err)
	}
	for name, pkg := range map[string]string{"minisearch": "minisearch", "fuse": "fuse.js"} {
		script := "export { default } from '" + pkg + "';"
		if strings.HasPrefix(lib.Lang, "zh") {
			script += "export { pinyin } from 'pinyin-pro';"
		}
		all[name] = found{all[name].Hits, size(b, packages, script)}
	}
	return all
}

// size returns how large a script is with the packages that it imports: minified, in bytes of
// gzip.
func size(b *testing.B, packages, script string) int {
	b.Helper()
	r := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: script, ResolveDir: packages},
		Bundle: true, Format: api.FormatESModule, MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
	})
	if len(r.Errors) > 0 {
		b.Fatalf("bundling: %s", r.Errors[0].Text)
	}
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := w.Write(r.OutputFiles[0].Contents); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return out.Len()
}
