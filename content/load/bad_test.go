package load_test

import (
	"flag"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"shiming/content/load"
)

var update = flag.Bool("update", false, "write what the tests get into testdata")

const (
	source  = "source.yaml"
	topics  = "topics.yaml"
	checker = "checker.yaml"
	words   = "zh-Hans/checker.yaml"
	iface   = "zh-Hans/interface.yaml"
	typed   = "zh-Hans/search.yaml"
	safe    = "zh-Hans/questions/safe/is-it-safe.md"
	ship    = "zh-Hans/questions/ship/will-it-ship.md"
	what    = "zh-Hans/questions/ship/what-now.md"
)

// bad are changes of the valid library, old and new text in turn, that make it
// bad. What Load says to each is in testdata/problems.txt.
var bad = []struct {
	name, file string
	change     []string
}{
	// What is read.
	{"unknown key", source, []string{"kind: article", "kind: article\n    url: x"}},
	{"missing key", source, []string{"    author: 某人\n", ""}},
	{"key twice", source, []string{"kind: article", "kind: article\n    kind: official"}},
	{"key is a list", source, []string{"kind: article", "kind: article\n    ? [a]\n    : b"}},
	{"text is a list", source, []string{"author: 某人", "author: [某人]"}},
	{"list is a text", topics, []string{"[is-it-safe]", "is-it-safe"}},
	{"mapping is a text", checker, []string{"when: {state: verified}", "when: verified"}},
	{"empty mapping", words, []string{"\nsilent:\n  how-long: 要等多久。\n", "\nsilent:\n"}},
	{"top is a list", topics, []string{"first: [will-it-ship]\ntopics:", "- topics:"}},
	{"not YAML", checker, []string{"rules:", "rules: ]"}},
	{"empty file", topics, nil},
	{"two documents", topics, []string{"topics:", "topics: []\n---\ntopics:"}},
	{"anchor", checker, []string{"[1.1]", "&a [1.1]"}},
	{"alias", checker, []string{"    claims: [1.1]\n    next", "    claims: *a\n    next"}},
	{"tag", source, []string{"date: 2025", "date: !!str 2025"}},
	{"merge key", source, []string{"kind: article", "kind: article\n    <<: {kind: article}"}},
	{"deep", source, []string{"kind: article", "kind: " + strings.Repeat("[", 50) + strings.Repeat("]", 50)}},
	{"control character in YAML", source, []string{"某人", "某\x01人"}},
	{"not UTF-8", source, []string{"某人", "\xff"}},
	{"large file", topics, []string{"topics:", "#" + strings.Repeat("x", 300<<10) + "\ntopics:"}},
	{"large answer", safe, []string{"信息", strings.Repeat("x", 40<<10)}},
	{"step with a line break", words, []string{"- 打开 `我的淘宝`。", "- |\n        打开\n        页面"}},
	{"step is a list entry", words, []string{"- 打开 `我的淘宝`。", "- '- 打开'"}},
	{"step with two marks", words, []string{"- 打开 `我的淘宝`。", "- '**打开 `我的淘宝`。**'"}},
	{"step is a mapping", words, []string{"- 打开 `我的淘宝`。", "- {text: 打开}"}},
	{"unknown key of what is typed", typed, []string{"filler:", "fillers:"}},
	{"synonyms as a mapping", typed, []string{"  - [发货, 寄出]", "  发货: [寄出]"}},
	{"synonym of nothing", typed, []string{"[发货, 寄出]", "[发货]"}},
	{"asked for nobody", typed, []string{"will-it-ship:", "will-it-sink:"}},
	{"asked for an unknown check", typed, []string{"will-it-ship:", "check:nothing:"}},
	{"asked for two", typed, []string{"会不会寄", "什么时候寄"}},
	{"words of an unknown topic", typed, []string{"  ship:", "  sink:"}},
	{"no front matter", safe, []string{"---\nid", "id"}},
	{"open front matter", safe, []string{"---\n\n", "\n"}},
	{"front matter not YAML", safe, []string{"claims: [1.1]", "claims: [1.1"}},
	{"quotation mark left open on the first line", safe, []string{"id: is-it-safe", "id: \"is-it-safe"}},
	{"unknown key in front matter", safe, []string{"keywords", "keyword"}},
	{"missing key in front matter", safe, []string{"updated: 2026-11-24\n", ""}},
	{"id and file differ", safe, []string{"id: is-it-safe", "id: safe"}},
	{"empty answer", safe, []string{"信息会**加密**。\n", ""}},
	{"stray file", "zh-Hans/questions/safe/notes.txt", nil},
	{"stray folder", "zh-Hans/questions/safe/old/x.md", nil},

	// The texts.
	{"placeholder missing", iface, []string{"footer: 文字{date}", "footer: 文字"}},
	{"placeholder unknown", iface, []string{"seal: 文字", "seal: 文字{date}"}},
	{"placeholder open", iface, []string{"seal: 文字", "seal: 文字{"}},
	{"placeholder in a map", iface, []string{"flat: 强度", "flat: 强度{x}"}},
	{"folded Markdown", iface, []string{"text: |", "text: >"}},
	{"bad Markdown in a passage", iface, []string{"什么都不收集。", "# 什么都不收集"}},
	{"empty passage", iface, []string{"text: |", "text: ''\n  x: |"}},
	{"topic without a name", iface, []string{"  ship: 发货\n", ""}},
	{"name of no topic", iface, []string{"  ship: 发货\n", "  ship: 发货\n  shop: 开店\n"}},
	{"empty text", iface, []string{"seal: 文字", "seal:"}},
	{"space at the end", iface, []string{"seal: 文字", "seal: '文字 '"}},
	{"full-width space", safe, []string{"信息", "　信息"}},
	{"line break", words, []string{"label: 认证", "label: |\n      认证\n      状态"}},
	{"line break at the end", words, []string{"label: 认证", "label: |\n      认证"}},
	{"control character", words, []string{"label: 认证", `label: "认\u0007证"`}},
	{"direction of writing", safe, []string{"信息", "信\u202e息"}},

	// Ids and aliases.
	{"bad id", topics, []string{"id: safe", "id: Safe"}},
	{"bad claim id", source, []string{"id: 1.1", "id: 1..1"}},
	{"bad silent id", checker, []string{"[how-long]", "[how long]"}},
	{"bad alias", checker, []string{"[old-rule]", "[old rule]"}},
	{"source twice", source, []string{"sources:", "sources:\n  - {id: article, title: a, author: a, date: 2025-05-21, kind: article, sections: [], claims: []}"}},
	{"section twice", source, []string{"{id: 2, name: 发货}", "{id: 2, name: 发货}\n      - {id: 2, name: 发货}"}},
	{"claim twice", source, []string{"      - id: 1.1", "      - {id: 1.1, section: 1, strength: flat, gist: 加密。}\n      - id: 1.1"}},
	{"topic twice", topics, []string{"  - id: ship", "  - {id: safe, questions: []}\n  - id: ship"}},
	{"question twice", "zh-Hans/questions/safe/what-now.md", []string{"", "---\nid: what-now\ntitle: 怎么办\nclaims: [1.1]\nupdated: 2026-11-24\n---\n问客服。"}},
	{"input twice", checker, []string{"  - id: shop", "  - {id: state, answers: [a]}\n  - id: shop"}},
	{"input with the name of a report", checker, []string{"id: shop", "id: helpful"}},
	{"answer twice", checker, []string{"[tmall, global]", "[tmall, global, tmall]"}},
	{"rule twice", checker, []string{"id: none-tmall", "id: verified"}},
	{"procedure twice", checker, []string{"\nnext:", "\nnext:\n  - {id: ask, claims: [1.1], question: what-now}"}},
	{"alias is an id of a question", ship, []string{"[ships]", "[what-now]"}},
	{"alias of two questions", safe, []string{"updated", "aliases: [ships]\nupdated"}},
	{"alias is an id of an input", checker, []string{"[status]", "[shop]"}},
	{"alias is an id of an answer", checker, []string{"[no]", "[verified]"}},
	{"alias of two rules", checker, []string{"next: [ask]\n  - id: none-tmall", "next: [ask]\n    aliases: [old-rule]\n  - id: none-tmall"}},

	// Sources, topics, claims.
	{"unknown kind", source, []string{"kind: article", "kind: blog"}},
	{"no date", source, []string{"2025-05-21", "2025-02-30"}},
	{"no date of an answer", safe, []string{"2026-11-24", "gestern"}},
	{"unknown section", source, []string{"section: 2", "section: 3"}},
	{"unknown strength of a claim", source, []string{"strength: flat", "strength: silent"}},
	{"unknown question in a topic", topics, []string{"[is-it-safe]", "[is-it-safe, is-it]"}},
	{"question in two topics", topics, []string{"[is-it-safe]", "[is-it-safe, what-now]"}},
	{"question listed twice", topics, []string{"[is-it-safe]", "[is-it-safe, is-it-safe]"}},
	{"question in no topic", topics, []string{"      - what-now\n", ""}},
	{"question in the wrong folder", topics, []string{"[is-it-safe]", "[is-it-safe, what-now]", "      - what-now\n", ""}},
	{"empty topic", topics, []string{"topics:", "topics:\n  - {id: shop, questions: []}"}},
	{"unknown claim in an answer", safe, []string{"[1.1]", "[1.1, 9.9]"}},
	{"claim twice in an answer", safe, []string{"[1.1]", "[1.1, 1.1]"}},
	{"answer without a claim", safe, []string{"[1.1]", "[]"}},
	{"unknown claim in a rule", checker, []string{"claims: [2.1]", "claims: [2.1, 9.9]"}},
	{"unknown claim in a procedure", checker, []string{"claims: [1.1]\n    question", "claims: [9.9]\n    question"}},
	{"unused claim", source, []string{"      - id: 1.1", "      - {id: 1.2, section: 1, strength: flat, gist: 加密。}\n      - id: 1.1"}},

	// The table.
	{"unknown input", checker, []string{"      shop: tmall", "      shops: tmall"}},
	{"unknown answer", checker, []string{"      shop: tmall", "      shop: tmal"}},
	{"alias in a condition", checker, []string{"      state: none\n", "      state: no\n"}},
	{"no answer accepted", checker, []string{"      state: none\n", "      state: []\n"}},
	{"answer accepted twice", checker, []string{"state: [none]", "state: [none, none]"}},
	{"unknown answer in a list of a rule", checker, []string{"{id: may, when: {shop: global}}", "may, {id: may, when: {shop: globe}}"}},
	{"unknown input in words", words, []string{"{when: {state: none}", "{when: {stage: none}"}},
	{"unknown answer in words", words, []string{"{when: {state: none}", "{when: {state: nil}"}},
	{"unknown verdict", checker, []string{"verdict: clear", "verdict: fine"}},
	{"unknown strength of a rule", checker, []string{"[inferred]", "[advice]"}},
	{"unknown procedure", checker, []string{"next: [ask]", "next: [ask, wait]"}},
	{"ref twice", checker, []string{"next: [ask]", "next: [ask, ask]"}},
	{"unused procedure", checker, []string{"\nnext:", "\nnext:\n  - {id: wait, claims: [1.1], question: what-now}"}},
	{"working days", checker, []string{"question: what-now", "question: what-now\n    working-days: soon"}},
	{"no working days", checker, []string{"question: what-now", "question: what-now\n    working-days: 0"}},
	{"unknown question of a procedure", checker, []string{"question: what-now", "question: what-else"}},
	{"gap", checker, []string{"when: {state: verified}", "when: {state: verified, shop: tmall}"}},
	{"overlap", checker, []string{"      state: none\n", ""}},
	{"unreachable rule", checker, []string{"when: {state: verified}", "when: {state: [verified, none]}"}},
	{"input without effect", checker, []string{"rules:", "  - {id: role, answers: [shopper, merchant]}\nrules:"}},
	{"answer without effect", checker, []string{"[tmall, global]", "[tmall, global, world]", "shop: [global]", "shop: [global, world]", "{shop: global}", "{shop: [global, world]}"}},
	{"rule without a claim", checker, []string{"claims: [1.1]\n    next", "claims: []\n    next"}},
	{"rule without a claim for an answer", checker, []string{"claims: [1.1]\n    next", "claims: [{id: 1.1, when: {shop: tmall}}]\n    next"}},
	{"rule without a strength", checker, []string{"strength: [inferred]", "strength: []"}},
	{"rule without a next step", checker, []string{"next: [ask]", "next: [{id: ask, when: {shop: global}}]"}},
	{"ref that never counts", checker, []string{"silent: [how-long]", "silent: [how-long, {id: how-long, when: {shop: global}}]", "silent: [how-long, ", "silent: ["}},
	{"no input", checker, []string{"inputs:\n", "inputs: []\nold:\n"}},
	{"no rule", checker, []string{"rules:\n", "rules: []\nold:\n"}},
	{"input without answers", checker, []string{"[tmall, global]", "[]"}},
	{"answer of who does not know", checker, []string{"[tmall, global]", "[tmall, global, unsure]"}},
	{"change of an unknown input", checker, []string{"{input: state, from: [none], to", "{input: role, from: [none], to"}},
	{"change between unknown answers", checker, []string{"from: [none], to: verified", "from: [nil], to: nothing"}},
	{"change with something open at an unknown answer", checker, []string{"silent: [{id: how-long, when: {shop: global}}]}", "silent: [{id: how-long, when: {shop: moon}}]}"}},
	{"change to the same", checker, []string{"from: [none], to", "from: [none, verified], to"}},
	{"check twice", checker, []string{"checks:\n", "checks:\n  - id: amount\n    when: {}\n    answers: [{id: a, result: clear, claims: [limit]}]\n"}},
	{"check without an answer", checker, []string{"    answers:\n      - {id: within, result: clear, claims: [limit]}\n      - {id: over, result: blocked, claims: [limit, otherwise]}", "    answers: []"}},
	{"check with an unknown result", checker, []string{"result: blocked", "result: not-covered"}},
	{"check for an unknown answer", checker, []string{"when: {shop: global}\n    answers", "when: {shop: moon}\n    answers"}},
	{"check by a claim of the article", checker, []string{"claims: [limit]", "claims: [1.1]"}},
	{"check by no claim", checker, []string{"claims: [limit]", "claims: []"}},
	{"check without words", words, []string{"      within: {text: 没超过, result: 在限值以内。}\n", ""}},
	{"words for an unknown check", words, []string{"  amount:", "  quota:"}},
	{"rule by a claim of a collection", checker, []string{"claims: [2.1]\n", "claims: [limit]\n"}},
	{"answer by a claim of a collection", safe, []string{"[1.1]", "[1.1, limit]"}},
	{"unknown confidence", source, []string{"confidence: told", "confidence: dreamt"}},
	{"confidence of the article", source, []string{"may, gist", "may, confidence: read, gist"}},
	{"against an unknown claim", source, []string{"against: [1.1]", "against: [7.7, otherwise]"}},
	{"checked on no day", source, []string{"checked: 2026-11-24", "checked: yesterday"}},
	{"change by an unknown procedure", checker, []string{"by: ask", "by: wish"}},

	// Strengths.
	{"flat by a claim that may be so", checker, []string{"strength: [inferred]\n    claims: [1.1]", "strength: [flat]\n    claims: [1.1, 2.1]"}},
	{"flat for one answer by a claim that may be so", checker, []string{"strength: [inferred]\n    claims: [1.1]", "strength: [flat]\n    claims: [1.1, {id: 2.1, when: {shop: global}}]"}},
	{"flat by no flat claim", checker, []string{"strength: [silent]", "strength: [flat, may]"}},
	{"may by no such claim", checker, []string{"claims: [2.1, {id: 1.1, when: {state: none}}]", "claims: [1.1]"}},
	{"title without may", words, []string{"title: 可能出不了仓库", "title: 出不了仓库"}},
	{"claim without may", source, []string{"gist: 可能出不了仓库", "gist: 出不了仓库"}},
	{"stage without may", words, []string{"text: 可能出不了仓库}", "text: 出不了仓库}"}},
	{"flat stage by a claim that may be so", checker, []string{"strength: may, claims: [2.1]", "strength: flat, claims: [2.1]"}},
	{"no word for may", iface, []string{"hedges: [可能]", "hedges: []"}},

	// Words.
	{"message for an unknown input", words, []string{"    shop:\n      answers", "    shops:\n      answers"}},
	{"message for an unknown answer", words, []string{"{none: 我还没有认证}", "{nil: 我还没有认证}"}},
	{"message about what is not open", words, []string{"    how-long: {text: 要等多久？", "    how-far: {text: 要等多久？"}},
	{"message under an unknown condition", words, []string{"text: 要等几天？}", "text: 要等几天？}, {when: {shop: moon}, text: 等}"}},
	{"first question that is none", topics, []string{"[will-it-ship]", "[will-it]"}},
	{"message that is no truth value", checker, []string{"message: true", "message: maybe"}},
	{"message that is left out", checker, []string{"message: true", "message: false"}},
	{"six weekdays", iface, []string{"[日, 一,", "[一,"}},
	{"no words for an input", words, []string{"  shop:\n    label", "  shops:\n    label"}},
	{"no words for an answer", words, []string{"      tmall:", "      tmalls:"}},
	{"no words for a verdict", words, []string{"  pending:", "  waiting:"}},
	{"no words for a rule", words, []string{"  none-tmall:", "  none-mall:"}},
	{"no words for a procedure", words, []string{"\n  ask:", "\n  wait:"}},
	{"no words for what is open", words, []string{"  how-long:", "  how-far:"}},
	{"no words for a strength", iface, []string{"  flat:", "  flatly:"}},

	// Links.
	{"dead link", ship, []string{"/q/what-now/", "/q/what-else/"}},
	{"dead link in a list", ship, []string{"/check/state=none/shop=global/", "/checks/"}},
	{"dead link in a step", words, []string{"/q/what-now/", "/what-now/"}},
	{"dead link in a passage", iface, []string{"/rules/", "/rule/"}},
	{"dead shortcut", iface, []string{"[/check/,", "[/q/what-else/,"}},
	{"shortcut off the site", iface, []string{"[/check/,", "['https://example.com/',"}},
	{"shortcut twice", iface, []string{"[/check/,", "[/q/what-now/,"}},
	{"link to an old id", safe, []string{"信息", "[信息](/q/ships/)"}},
	{"link without a slash at the end", ship, []string{"/q/what-now/", "/q/what-now"}},
	{"link with a fragment", ship, []string{"/q/what-now/", "/about/#x"}},
	{"link to a place of the checker that is not", ship, []string{"/check/state=none/shop=global/", "/check/shop=global/state=none/"}},
	{"link to the checker with a bad answer", ship, []string{"/check/state=none/shop=global/", "/check/state=maybe/"}},
	{"link to another host", ship, []string{"/q/what-now/", "//example.com/"}},
	{"link without encryption", ship, []string{"/q/what-now/", "http://example.com/"}},
	{"link to a script", ship, []string{"/q/what-now/", "javascript:alert"}},
	{"link with a password", ship, []string{"/q/what-now/", "https://a:b@example.com/"}},
	{"link with a space", ship, []string{"/q/what-now/", "<https://example.com/a b>"}},
	{"link to nowhere", ship, []string{"/q/what-now/", ""}},
	{"mail without an address", ship, []string{"/q/what-now/", "mailto:"}},
}

// change returns the valid library with a file changed.
func change(t testing.TB, lib fstest.MapFS, file string, change []string) {
	t.Helper()
	var data string
	if f := lib[file]; f != nil && change != nil {
		data = string(f.Data)
	}
	for i := 0; i < len(change); i += 2 {
		if !strings.Contains(data, change[i]) {
			t.Fatalf("%s has no %q", file, change[i])
		}
		data = strings.Replace(data, change[i], change[i+1], 1)
	}
	lib[file] = &fstest.MapFile{Data: []byte(data)}
}

// TestProblems proves each rule of the lint, and each thing that can go wrong in
// reading, by one change of the valid library. Lines of interface.yaml are those
// of a text beside them, because the file grows with the interface.
func TestProblems(t *testing.T) {
	const golden = "testdata/problems.txt"
	var got strings.Builder
	for _, c := range bad {
		lib := valid(t)
		change(t, lib, c.file, c.change)
		_, problems := load.Load(lib, "zh-Hans")
		if len(problems) == 0 {
			t.Errorf("%s: no problem", c.name)
		}
		got.WriteString(c.name + "\n")
		for _, p := range problems {
			line := p.String()
			if p.File == iface {
				rows := strings.Split(string(lib[iface].Data), "\n")
				line = p.File + ":<" + strings.TrimSpace(rows[p.Line-1]) + ">: " + p.Text
			}
			got.WriteString("\t" + line + "\n")
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(string(data), "\n")
	for i, line := range strings.Split(got.String(), "\n") {
		if i >= len(want) || line != want[i] {
			t.Fatalf("%s:%d: got %q; see the diff with -update", golden, i+1, line)
		}
	}
}
