package address_test

import (
	"reflect"
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
)

// toy returns a library of two topics and three questions, with a table of two inputs.
func toy() *content.Library {
	return &content.Library{
		Lang:      "zh-Hans",
		Languages: []content.Language{{Lang: "zh-Hans"}, {Lang: "en"}},
		Sources:   []content.Source{{ID: "a", Kind: "article"}},
		Topics:    []content.Topic{{ID: "safe", Questions: []string{"is-it-safe"}}, {ID: "ship", Questions: []string{"will-it-ship", "what-now"}}},
		Questions: []content.Question{{ID: "is-it-safe", Topic: "safe"}, {ID: "will-it-ship", Topic: "ship", Aliases: []string{"ships"}}, {ID: "what-now", Topic: "ship"}},
		Checker: decision.Compile(&decision.Table{
			Inputs: []decision.Input{
				{ID: "state", Aliases: []string{"status"}, Answers: []decision.Answer{{ID: "verified"}, {ID: "none", Aliases: []string{"no"}}}},
				{ID: "shop", Answers: []decision.Answer{{ID: "tmall"}, {ID: "global"}}},
			},
			Rules: []decision.Rule{
				{ID: "verified", When: decision.Cond{"state": {"verified"}}, Verdict: decision.Clear},
				{ID: "none-tmall", When: decision.Cond{"state": {"none"}, "shop": {"tmall"}}, Verdict: decision.NotCovered},
				{ID: "none-global", When: decision.Cond{"state": {"none"}, "shop": {"global"}}, Verdict: decision.AtRisk},
			},
		}),
	}
}

func TestOpen(t *testing.T) {
	lib := toy()
	for _, c := range []struct {
		path string
		kind address.Kind
		to   string // canonical
	}{
		{"", address.HomeView, ""},
		{"/", address.HomeView, ""},
		{"rules", address.RulesView, "rules/"},
		{"rules/", address.RulesView, "rules/"},
		{"/about/", address.AboutView, "about/"},
		{"q/what-now/", address.QuestionView, "q/what-now/"},
		{"q/%77hat-now/", address.QuestionView, "q/what-now/"},
		{"q/ships/", address.QuestionView, "q/will-it-ship/"},
		{"check", address.CheckView, "check/"},
		{"check/state=none/", address.CheckView, "check/state=none/"},
		{"check/status=no/", address.CheckView, "check/state=none/"},
		{"check/shop=tmall/state=none/", address.CheckView, "check/state=none/shop=tmall/"},
		{"check/state=verified/shop=tmall/", address.CheckView, "check/state=verified/"},
		{"check/shop=tmall/", address.CheckView, "check/shop=tmall/"},
		{"check/state=nonsense/", address.CheckView, "check/"},
		{"check/%/", address.CheckView, "check/"},
		{"q/what-now/。", address.QuestionView, "q/what-now/"},
		{"q/what-now。", address.QuestionView, "q/what-now/"},
		{"q/what-now/，你看看/", address.QuestionView, "q/what-now/"},
		{"q/what-now/%EF%BC%89", address.QuestionView, "q/what-now/"},
		{"q/what-now/).", address.QuestionView, "q/what-now/"},
		{"q/what-now/\"", address.QuestionView, "q/what-now/"},
		{"q/ships/，谢谢", address.QuestionView, "q/will-it-ship/"},
		{"rules/】", address.RulesView, "rules/"},
		{"。", address.HomeView, ""},
		{"check/，", address.CheckView, "check/"},
		{"check。", address.CheckView, "check/"},
		{"check/state=none/。", address.CheckView, "check/state=none/"},
		{"check/state=none，shop=tmall，你看看", address.CheckView, "check/state=none/shop=tmall/"},
		{"check/state=none.", address.CheckView, "check/state=none/"},
		{"check/state=none/shop=tmall...", address.CheckView, "check/state=none/shop=tmall/"},
		{"check/state=none/shop=tmall./", address.CheckView, "check/state=none/shop=tmall/"},
		{"check/state=none/（shop=tmall）/", address.CheckView, "check/state=none/shop=tmall/"},
		{"frame/q/what-now/。", address.QuestionView, "frame/q/what-now/"},
		{"frame/。", address.HomeView, "frame/"},
		{"q/", address.NotFoundView, "404.html"},
		{"q/what-now.", address.QuestionView, "q/what-now/"},
		{"，你看看", address.HomeView, ""},
		{"%20", address.HomeView, ""},
		{"【看这里】", address.HomeView, ""},
		{"(see", address.HomeView, ""},
		{"&from=chat", address.HomeView, ""},
		{"\u200b", address.HomeView, ""},
		{"\U0001f449", address.HomeView, ""},
		{"%A1%A3", address.HomeView, ""}, // a full stop in GBK
		{"q/what-now_", address.QuestionView, "q/what-now/"},
		{"q/what-now/__", address.QuestionView, "q/what-now/"},
		{"q/\u200bwhat-\u00adnow/\ufeff", address.QuestionView, "q/what-now/"},
		{"q/what-now/%E2%80%8B", address.QuestionView, "q/what-now/"},
		{"Q/What-Now/", address.QuestionView, "q/what-now/"},
		{"ｑ／ｗｈａｔ-ｎｏｗ／", address.QuestionView, "q/what-now/"},
		{"q/what-now/](https://a.example/q/what-now/)", address.QuestionView, "q/what-now/"},
		{"check/state＝none／shop＝tmall？", address.CheckView, "check/state=none/shop=tmall/"},
		{"Check/State=None/", address.CheckView, "check/state=none/"},
		{"check/state=none_/shop=tmall-/", address.CheckView, "check/state=none/shop=tmall/"},
		{"check/state=none.shop=tmall。", address.CheckView, "check/state=none/shop=tmall/"},
		{"_", address.NotFoundView, "404.html"},
		{"-what", address.NotFoundView, "404.html"},
		{"🏠", address.HomeView, ""},
		{"你看看", address.NotFoundView, "404.html"},
		{"<a,b>", address.NotFoundView, "404.html"},
		{"<script>", address.NotFoundView, "404.html"},
		{".git/config", address.NotFoundView, "404.html"},
		{"rules.bak", address.NotFoundView, "404.html"},
		{"q/。", address.NotFoundView, "404.html"},
		{"q/nothing/。", address.NotFoundView, "404.html"},
		{"q/what。-now/", address.NotFoundView, "404.html"},
		{"q/nothing/", address.NotFoundView, "404.html"},
		{"q/what-now/more/", address.NotFoundView, "404.html"},
		{"rules/more/", address.NotFoundView, "404.html"},
		{"404.html", address.NotFoundView, "404.html"},
		{"nothing/", address.NotFoundView, "404.html"},
		{"topic/ship/", address.NotFoundView, "404.html"},
		{"frame", address.HomeView, "frame/"},
		{"/frame/", address.HomeView, "frame/"},
		{"frame/topic/ship/", address.TopicView, "frame/topic/ship/"},
		{"frame/topic/sh%69p", address.TopicView, "frame/topic/ship/"},
		{"frame/q/what-now/", address.QuestionView, "frame/q/what-now/"},
		{"frame/q/ships/", address.QuestionView, "frame/q/will-it-ship/"},
		{"frame/check/", address.CheckView, "frame/check/"},
		{"frame/check/shop=tmall/status=no/", address.CheckView, "frame/check/state=none/shop=tmall/"},
		{"frame/check/state=nonsense/", address.CheckView, "frame/check/"},
		{"frame/topic/", address.NotFoundView, "frame/404.html"},
		{"frame/topic/nothing/", address.NotFoundView, "frame/404.html"},
		{"frame/topic/ship/more/", address.NotFoundView, "frame/404.html"},
		{"frame/rules/", address.NotFoundView, "frame/404.html"},
		{"frame/about/", address.NotFoundView, "frame/404.html"},
		{"frame/frame/", address.NotFoundView, "frame/404.html"},
		{"frame/404.html", address.NotFoundView, "frame/404.html"},
		{"frame/nothing/", address.NotFoundView, "frame/404.html"},
	} {
		v, ok := address.Open(lib, c.path)
		if v.Kind != c.kind || v.Path != c.to || ok != (c.kind != address.NotFoundView) {
			t.Errorf("%q opens %s at %q (%v), want %s at %q", c.path, v.Kind, v.Path, ok, c.kind, c.to)
		}
		if v.Frame != strings.HasPrefix(c.to, "frame/") {
			t.Errorf("%q is in a frame: %v", c.path, v.Frame)
		}
	}
}

// TestViews: every view has one address, and opening that gives the view.
func TestViews(t *testing.T) {
	lib := toy()
	seen := map[string]bool{}
	for _, v := range append(address.Views(lib), address.FrameViews(lib)...) {
		if seen[v.Path] {
			t.Errorf("%q is there twice", v.Path)
		}
		seen[v.Path] = true
		if again, ok := address.Open(lib, v.Path); !ok || !reflect.DeepEqual(again, v) {
			t.Errorf("%q opens %v", v.Path, again)
		}
	}
	for _, path := range []string{"", "rules/", "about/", "check/", "q/is-it-safe/", "check/state=none/shop=global/", "check/shop=global/",
		"frame/", "frame/topic/safe/", "frame/topic/ship/", "frame/check/", "frame/q/is-it-safe/", "frame/check/shop=global/"} {
		if !seen[path] {
			t.Errorf("there is no view %q", path)
		}
	}
}

func FuzzOpen(f *testing.F) {
	for _, s := range []string{"", "q/ships/", "check/state=none/shop=tmall", "check/%zz/", "//", "check/state=none;shop"} {
		f.Add(s)
	}
	lib := toy()
	f.Fuzz(func(t *testing.T, path string) {
		v, ok := address.Open(lib, path)
		if !ok {
			if v.Kind != address.NotFoundView {
				t.Errorf("%q opens %s and does not", path, v.Kind)
			}
			return
		}
		again, ok := address.Open(lib, v.Path)
		if !ok || again.Path != v.Path || again.Kind != v.Kind {
			t.Errorf("%q leads to %q, and that to %q", path, v.Path, again.Path)
		}
	})
}
