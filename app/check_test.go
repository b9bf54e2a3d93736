package app

import (
	"testing"

	"shiming/content/address"
	"shiming/content/outcome"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var (
	_ = example("askView", "first", func(s *Site) app.UI { return &askView{Site: s, Place: at(s)} })
	_ = example("askView", "next", func(s *Site) app.UI { return &askView{Site: s, Place: at(s, "state=none")} })
	_ = example("askView", "gap", func(s *Site) app.UI { return &askView{Site: s, Place: at(s, "shop=global")} })
)

// TestLeft: the hint on how much is left holds for every place that asks.
func TestLeft(t *testing.T) {
	s := toy(t)
	for _, p := range s.Library.Checker.Reachable() {
		if p.Ask == nil {
			continue
		}
		got := outcome.Brief(s.Library, p).Ask.Left
		want := "最多还有 2 个问题，包括这一个。"
		if p.MaxLeft == 1 {
			want = "这是最后一个问题。"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", address.Place(p), got, want)
		}
	}
}
