package web

import (
	"fmt"

	"shiming/app"
)

// frames adds the pages for frames in other people's pages. Neither the sitemap nor
// the service worker knows them.
func (b builder) frames(s *app.Site, a assets) error {
	f := *s
	f.Frame, f.Device = true, false
	for _, v := range append(app.FrameViews(s.Library), app.MissingInFrame) {
		page, err := document(&f, v, a)
		if err != nil {
			return fmt.Errorf("/%s: %w", v.Path, err)
		}
		b.add(s.Prefix()+fileOf(v), file(page))
	}
	for _, q := range s.Library.Questions {
		for _, alias := range q.Aliases {
			b.add(s.Prefix()+"frame/q/"+alias+"/index.html", file(forward(&f, &q)))
		}
	}
	return nil
}

// frameHead is the head of a page for frames. Others name the full page, so there is
// nothing for them.
func frameHead(s *app.Site, v app.View, a assets) *node {
	nodes := append(common(s.Title(v), s.Description(v)),
		named("robots", "noindex"),
		element("link", []string{"rel", "stylesheet", "href", s.Base + a.frameStyle}),
		bare(s, a),
		element("script", append(boot(s, v, a.frame, a), "data-frame", "")))
	if s.Origin != "" && v.Kind != app.NotFound {
		nodes = append(nodes, element("link", []string{"rel", "canonical", "href", s.URL(v.Full())}))
	}
	return element("head", nil, nodes...)
}
