package app

import "github.com/maxence-charriere/go-app/v10/pkg/app"

var _ = example("rulesView", "toy", func(s *Site) app.UI { return &rulesView{Site: s} })
