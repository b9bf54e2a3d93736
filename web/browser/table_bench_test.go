package browser

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"shiming/web/browser/harness"
)

// runner runs the tests of package content in a page, and says what they print.
const runner = `const out = [], go = new Go();
console.log = line => out.push(line);
go.argv = ['content.test', '-test.run=^$', '-test.bench=^BenchmarkWalkLarge$', '-test.benchtime=400x'];
go.exit = code => { window.said = code + '\n' + out.join('\n'); };
WebAssembly.instantiateStreaming(fetch('content.wasm'), go.importObject).then(all => go.run(all.instance));`

// BenchmarkTable measures a step of a checker with 10 inputs and 200 rules in the wasm of
// a browser, on a processor four times slower: benchmarks of content/decision, run there.
func BenchmarkTable(b *testing.B) {
	wasm := filepath.Join(b.TempDir(), "content.wasm")
	build := exec.Command("go", "test", "-c", "-o", wasm, "shiming/content/decision")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("compiling: %v\n%s", err, out)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		b.Fatal(err)
	}
	mux := http.NewServeMux()
	file := func(name, path string) {
		mux.HandleFunc(name, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, path) })
	}
	file("/content.wasm", wasm)
	file("/wasm_exec.js", filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	text := func(name, kind, data string) {
		mux.HandleFunc(name, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Write([]byte(data))
		})
	}
	text("/run.js", "text/javascript", runner)
	text("/", "text/html", `<!DOCTYPE html><title>steps</title><script src="/wasm_exec.js"></script><script src="/run.js"></script>`)
	server := httptest.NewServer(mux)
	defer server.Close()

	line := regexp.MustCompile(`BenchmarkWalkLarge/(\S+)\s+\d+\s+([\d.]+) ns/op`)
	for b.Loop() {
		tab := harness.Open(b)
		tab.Run(emulation.SetCPUThrottlingRate(4))
		tab.Go(server.URL + "/")
		tab.Wait(`window.said`)
		said := tab.Text(`said`)
		found := line.FindAllStringSubmatch(said, -1)
		if len(found) < 3 {
			b.Fatalf("it says\n%s", said)
		}
		for _, m := range found {
			ns, err := strconv.ParseFloat(m[2], 64)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(ns/1e6, m[1]+"-ms")
		}
		tab.Close()
	}
}
