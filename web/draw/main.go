// Command draw makes the pictures that the site ships from drawings in HTML and
// SVG: the icons, and the picture that messengers show with a link. Run it with
// go run ./web/draw after a change of a drawing, and look at what it made.
package main

import (
	"context"
	_ "embed"
	"encoding/base64"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/tool"
)

//go:embed picture.html
var picture string

//go:embed icon.html
var icon string

// folder is where the pictures go, from the module's folder.
const folder = "web/files"

// drawings are the pictures: a name, its size in pixels, and for icons the part
// of the side that the mark leaves free all around and the roundness of the
// corners, both in percent.
var drawings = []struct {
	name          string
	width, height int64
	html          string
	free, round   int
}{
	{"picture.png", 1200, 630, picture, 0, 0},
	{"icon-192.png", 192, 192, icon, 0, 25},
	{"icon-512.png", 512, 512, icon, 0, 25},
	{"icon-maskable-512.png", 512, 512, icon, 10, 0},
	{"apple-touch-icon.png", 180, 180, icon, 4, 0},
}

func main() {
	if err := draw(); err != nil {
		log.Fatal(err)
	}
}

func draw() error {
	options, err := tool.Browser()
	if err != nil {
		return err
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithErrorf(func(string, ...any) {}))
	defer cancel()
	mark, err := os.ReadFile(filepath.Join(folder, "icon.svg"))
	if err != nil {
		return fmt.Errorf("%w; run this in the folder of the module", err)
	}
	for _, d := range drawings {
		html := strings.NewReplacer("{mark}", string(mark), "{free}", fmt.Sprint(d.free), "{round}", fmt.Sprint(d.round)).Replace(d.html)
		var png []byte
		err := chromedp.Run(ctx,
			chromedp.EmulateViewport(d.width, d.height),
			chromedp.Navigate("data:text/html;charset=utf-8;base64,"+base64.StdEncoding.EncodeToString([]byte(html))),
			chromedp.ActionFunc(func(ctx context.Context) (err error) {
				if err := emulation.SetDefaultBackgroundColorOverride().WithColor(&cdp.RGBA{}).Do(ctx); err != nil {
					return err
				}
				png, err = page.CaptureScreenshot().WithFormat(page.CaptureScreenshotFormatPng).Do(ctx)
				return err
			}))
		if err != nil {
			return fmt.Errorf("drawing %s: %w", d.name, err)
		}
		if err := os.WriteFile(filepath.Join(folder, d.name), png, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d×%d, %d bytes\n", d.name, d.width, d.height, len(png))
	}
	return nil
}
