package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var _ = example("notFoundView", "toy", func(s *Site) app.UI { return &notFoundView{Site: s} })
