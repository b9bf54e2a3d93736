package app

import (
	"shiming/content/search"
	"shiming/content/search/build"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// searched returns a search of a site as it is after a query.
func searched(s *Site, query string) *searchBox {
	with := *s
	with.searcher = search.New(s.Library, build.Index(s.Library))
	v := &searchBox{Site: &with}
	v.ask(query)
	return v
}

var (
	_ = example("searchBox", "empty", func(s *Site) app.UI { return &searchBox{Site: s} })
	_ = example("searchBox", "waiting", func(s *Site) app.UI { return &searchBox{Site: s, asked: "天猫"} })
	_ = example("searchBox", "failed", func(s *Site) app.UI { return &searchBox{Site: s, asked: "天猫", failed: true} })
	_ = example("searchBox", "found", func(s *Site) app.UI { return searched(s, "tmgj 发货") })
	_ = example("searchBox", "nearest", func(s *Site) app.UI { return searched(s, "怎么退货") })
	_ = example("searchBox", "nothing", func(s *Site) app.UI { return searched(s, "xyzzy") })
	_ = example("searchBox", "in-frame", func(s *Site) app.UI { return searched(framed(s), "加密") })

	_ = example("found", "more", func(s *Site) app.UI {
		v := searched(s, "tmgj 发货")
		return &found{Site: v.Site, Search: v}
	})
)
