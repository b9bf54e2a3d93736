package harness

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/page"

	"shiming/web/browser/tool"
)

// Printed prints the page on paper of a width and a height in inches, and returns the
// text on each sheet, without any white space.
func (tab *Tab) Printed(width, height float64) []string {
	tab.t.Helper()
	pdftotext, err := tool.PDFToText()
	if err != nil {
		tab.t.Fatal(err)
	}
	if !tab.noScripts {
		tab.Styled()
	}
	data, _, err := page.PrintToPDF().WithPaperWidth(width).WithPaperHeight(height).Do(tab.Executor())
	if err != nil {
		tab.t.Fatalf("printing: %v", err)
	}
	file := filepath.Join(tab.t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		tab.t.Fatal(err)
	}
	out, err := exec.Command(pdftotext, "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		tab.t.Fatalf("reading what was printed: %v", err)
	}
	sheets := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	for i, sheet := range sheets {
		sheets[i] = Solid(sheet)
	}
	return sheets
}

// Solid returns a text without any white space.
func Solid(text string) string { return strings.Join(strings.Fields(text), "") }
