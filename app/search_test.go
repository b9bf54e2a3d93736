package app

import (
	"shiming/content"
	"shiming/content/load"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// searched returns a search of a site as it is after a query.
func searched(s *Site, query string) *search {
	t, err := content.ParseTables(load.Tables(s.Library))
	if err != nil {
		panic(err)
	}
	with := *s
	with.searcher = content.NewSearcher(s.Library, t)
	v := &search{Site: &with}
	v.ask(query)
	return v
}

var (
	_ = example("search", "empty", func(s *Site) app.UI { return &search{Site: s} })
	_ = example("search", "waiting", func(s *Site) app.UI { return &search{Site: s, asked: "天猫"} })
	_ = example("search", "failed", func(s *Site) app.UI { return &search{Site: s, asked: "天猫", failed: true} })
	_ = example("search", "found", func(s *Site) app.UI { return searched(s, "tmgj 发货") })
	_ = example("search", "nearest", func(s *Site) app.UI { return searched(s, "怎么退") })
	_ = example("search", "nothing", func(s *Site) app.UI { return searched(s, "xyzzy") })
	_ = example("search", "in-frame", func(s *Site) app.UI { return searched(framed(s), "加密") })

	_ = example("found", "more", func(s *Site) app.UI {
		v := searched(s, "tmgj 发货")
		return &found{Site: v.Site, Search: v}
	})
)
