package app

import (
	"shiming/content"
	"shiming/content/address"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// topicView is one topic of the FAQ, for frames.
type topicView struct {
	app.Compo

	Site  *Site
	Topic *content.Topic
}

func (v *topicView) CompoID() string { return v.Topic.ID }

func (v *topicView) Render() app.UI {
	body := append(v.Site.top(address.View{Kind: address.TopicView, Topic: v.Topic}), v.Site.questions(v.Topic, "h2"))
	return el("article", "", body...)
}
