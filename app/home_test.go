package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var _ = example("homeView", "toy", func(s *Site) app.UI { return &homeView{Site: s} })
