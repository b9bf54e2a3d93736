// Command draw makes the pictures that the site ships. The icons come from one
// mark, mark.svg; the picture that messengers show with a link from picture.html;
// the screenshots from the built site itself. After a change of a drawing or of a
// page that is shown, run it in the folder of the module, and look at what it made:
//
//	go run ./web/tools/draw                  the icons and the picture
//	go run ./web/tools/draw -screenshots     the screenshots
package main

import (
	"context"
	"embed"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/chromedp/chromedp"

	"shiming/web/browser/tool"
)

//go:embed *.svg *.html
var drawings embed.FS

// folder is where the pictures go, from the module's folder.
const folder = "web/assets/files"

func main() {
	shots := flag.Bool("screenshots", false, "make the screenshots, not the drawings")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	work := draw
	if *shots {
		work = screenshots
	}
	if err := inBrowser(ctx, work); err != nil {
		log.Fatal(err)
	}
}

func inBrowser(ctx context.Context, work func(context.Context) error) error {
	if _, err := os.Stat(folder); err != nil {
		return fmt.Errorf("%w; run this in the folder of the module", err)
	}
	options, err := tool.Browser()
	if err != nil {
		return err
	}
	ctx, cancel := chromedp.NewExecAllocator(ctx, options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithErrorf(func(string, ...any) {}))
	defer cancel()
	return work(ctx)
}

// picture does what brings a page to the screen, and makes a PNG of it.
func picture(ctx context.Context, name string, show ...chromedp.Action) error {
	var shot []byte
	if err := chromedp.Run(ctx, append(show, chromedp.CaptureScreenshot(&shot))...); err != nil {
		return fmt.Errorf("drawing %s: %w", name, err)
	}
	small, err := reduce(shot)
	if err != nil {
		return fmt.Errorf("compressing %s: %w", name, err)
	}
	return save(name, small)
}

// save writes a file of the folder and says so.
func save(name string, data []byte) error {
	to := filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes\n", to, len(data))
	return os.WriteFile(to, data, 0o644)
}
