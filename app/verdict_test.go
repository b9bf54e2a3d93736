package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var (
	_ = example("verdictView", "clear", func(s *Site) app.UI { return &verdictView{Site: s, Place: at(s, "state=verified")} })
	_ = example("verdictView", "at-risk", func(s *Site) app.UI { return &verdictView{Site: s, Place: at(s, "state=none", "shop=global")} })
	_ = example("verdictView", "not-covered", func(s *Site) app.UI { return &verdictView{Site: s, Place: at(s, "state=none", "shop=tmall")} })
	_ = example("verdictView", "brief", func(s *Site) app.UI {
		return &verdictView{Site: s, Place: at(s, "state=none", "shop=global"), Brief: true}
	})
)
