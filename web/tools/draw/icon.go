package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Grounds are what a mark is drawn on, in a square of 64.
const (
	rounded = `<rect width="64" height="64" rx="15" fill="#0a655c"/>`
	square  = `<rect width="64" height="64" fill="#0a655c"/>`
	circle  = `<circle cx="32" cy="32" r="32" fill="#e3f0ee"/>`
)

// icons are the icons: a mark, its ground, and how large the mark is drawn. Those
// with sizes are shipped as PNG in each of them, those without as they are too.
var icons = []struct {
	name, mark, ground string
	scale              string
	vector             bool
	sizes              []int64
}{
	{"icon", "mark.svg", rounded, "1", true, []int64{192, 512}},
	// A system may cut a maskable icon to any shape that holds the circle in its
	// middle, 80 percent as wide: the mark fills that circle.
	{"icon-maskable", "mark.svg", square, ".93", true, []int64{192, 512}},
	{"apple-touch-icon", "mark.svg", square, ".97", false, []int64{180}},
	{"shortcut-check", "check.svg", circle, "1", false, []int64{96, 192}},
	{"shortcut-answer", "answer.svg", circle, "1", false, []int64{96, 192}},
}

var shapes = regexp.MustCompile(`(?s)^(<svg[^>]*>)(.*)</svg>\s*$`)

// compose returns the drawing of an icon.
func compose(mark, ground, scale string) (string, error) {
	source, err := drawings.ReadFile(mark)
	if err != nil {
		return "", err
	}
	part := shapes.FindStringSubmatch(string(source))
	if part == nil {
		return "", fmt.Errorf("%s is no svg element", mark)
	}
	inner := part[2]
	if scale != "1" {
		inner = fmt.Sprintf(`<g transform="translate(32 32) scale(%s) translate(-32 -32)">%s</g>`, scale, inner)
	}
	return part[1] + ground + inner + "</svg>\n", nil
}

// draw makes the icons and the picture.
func draw(ctx context.Context) error {
	for _, i := range icons {
		svg, err := compose(i.mark, i.ground, i.scale)
		if err != nil {
			return err
		}
		if i.vector {
			if err := save(i.name+".svg", []byte(svg)); err != nil {
				return err
			}
		}
		for _, size := range i.sizes {
			name := fmt.Sprintf("%s-%d.png", i.name, size)
			if len(i.sizes) == 1 {
				name = i.name + ".png"
			}
			if err := drawHTML(ctx, name, "icon.html", svg, size, size); err != nil {
				return err
			}
		}
	}
	svg, err := compose("mark.svg", rounded, "1")
	if err != nil {
		return err
	}
	return drawHTML(ctx, "picture.png", "picture.html", svg, 1200, 630)
}

// drawHTML makes a PNG of a page with the mark in it. What the page does not paint
// is transparent.
func drawHTML(ctx context.Context, name, html, mark string, width, height int64) error {
	source, err := drawings.ReadFile(html)
	if err != nil {
		return err
	}
	text := strings.ReplaceAll(string(source), "{mark}", mark)
	return picture(ctx, name,
		chromedp.EmulateViewport(width, height),
		chromedp.Navigate("data:text/html;charset=utf-8;base64,"+base64.StdEncoding.EncodeToString([]byte(text))),
		emulation.SetDefaultBackgroundColorOverride().WithColor(&cdp.RGBA{}))
}
