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

// TestAt: which question it is of how many is right for every place that asks.
func TestAt(t *testing.T) {
	s := toy(t)
	for _, p := range s.Library.Checker.Reachable() {
		if p.Ask == nil {
			continue
		}
		got := outcome.Brief(s.Library, p).Ask.At
		want := "第 1 题，最多 2 题"
		switch {
		case len(p.Kept) == 1:
			want = "第 2 题，共 2 题"
		case p.MinLeft == p.MaxLeft:
			want = "第 1 题，共 1 题"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", address.Place(p), got, want)
		}
	}
}
