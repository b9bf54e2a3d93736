package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var _ = example("topicView", "toy", func(s *Site) app.UI {
	return &topicView{Site: framed(s), Topic: s.Library.Topic("ship")}
})
