package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var _ = example("aboutView", "toy", func(s *Site) app.UI { return &aboutView{Site: s} })
