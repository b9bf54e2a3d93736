package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"shiming/web/server"
	"shiming/web/site"
)

// shown is the file that says which texts each screenshot shows, for the test that
// they are still on the pages.
const shown = "web/site/testdata/screenshots.json"

// onScreen lists the texts that are within the window.
const onScreen = `(() => {
	const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let n; n = walker.nextNode();) {
		const range = document.createRange();
		range.selectNodeContents(n);
		const r = range.getBoundingClientRect();
		if (r.width && r.top < innerHeight && r.bottom > 0) texts.push(n.data);
	}
	return texts;
})()`

// screenshots makes the screenshots from the site, served as readers get it.
func screenshots(ctx context.Context) error {
	built, err := site.Build(ctx, site.Options{Base: "/", Fast: true,
		Log: func(format string, args ...any) { fmt.Printf(format+"\n", args...) }})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	serving, stop := context.WithCancel(ctx)
	defer stop()
	go server.Serve(serving, l, server.Handler(built))

	texts := map[string][]string{}
	for _, s := range site.Screenshots {
		var lines []string
		err := picture(ctx, s.File(),
			chromedp.EmulateViewport(int64(s.Width), int64(s.Height), chromedp.EmulateScale(float64(s.Scale))),
			emulation.SetScrollbarsHidden(true),
			emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}),
			chromedp.Navigate("http://"+l.Addr().String()+"/"+s.Path),
			chromedp.Evaluate(`document.fonts.ready.then(() => true)`, nil),
			chromedp.Evaluate(onScreen, &lines))
		if err != nil {
			return err
		}
		texts[s.Name] = lines
	}
	data, err := json.MarshalIndent(texts, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(shown, append(data, '\n'), 0o644)
}
