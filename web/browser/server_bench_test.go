package browser

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"shiming/web/browser/tool"
)

// BenchmarkServer measures the product's server, as a process of its own, beside nginx with
// the same files and the same header fields, both on loopback: requests a second, their
// ratio in each round, and the memory of the server at the end. -benchtime 20x makes it a
// test of endurance. It needs what the tests need, and wrk.
func BenchmarkServer(b *testing.B) {
	wrk, err := tool.Wrk()
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	command, site := filepath.Join(dir, "shiming"), filepath.Join(dir, "site")
	for _, args := range [][]string{{"go", "build", "-o", command, "."}, {command, "build", "-out", site, "-origin", "https://example.com"}} {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = "../.."
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	programs, err := filepath.Glob(filepath.Join(site, "assets", "app.*.wasm"))
	if err != nil || len(programs) != 1 {
		b.Fatalf("the site has the programs %v (%v)", programs, err)
	}
	port, err := tool.FreePort()
	if err != nil {
		b.Fatal(err)
	}
	ours, err := tool.Start(port, exec.Command(command, "-site", site, "-addr", fmt.Sprintf("127.0.0.1:%d", port)))
	if err != nil {
		b.Fatal(err)
	}
	defer ours.Stop()
	// What the folder says for nginx, with the line about brotli switched on.
	words, err := os.ReadFile(filepath.Join(site, "nginx.conf"))
	if err != nil {
		b.Fatal(err)
	}
	locations := filepath.Join(dir, "locations.conf")
	if err := os.WriteFile(locations, []byte(strings.Replace(string(words), "# brotli_static", "brotli_static", 1)), 0o644); err != nil {
		b.Fatal(err)
	}
	nginx, err := tool.Nginx(dir, true, fmt.Sprintf("root %s; include %s;", site, locations))
	if err != nil {
		b.Fatal(err)
	}
	defer nginx.Stop()
	for name, path := range map[string]string{"page": "/", "wasm": "/assets/" + filepath.Base(programs[0])} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var own, other, ratios []float64
				for range 2*rounds - 1 {
					a, n := requests(b, wrk, ours.Address+path), requests(b, wrk, nginx.Address+path)
					// What else the machine does weighs on both numbers of a round.
					own, other, ratios = append(own, a), append(other, n), append(ratios, a/n)
				}
				b.ReportMetric(median(own), "requests/s")
				b.ReportMetric(median(other), "nginx-requests/s")
				b.ReportMetric(median(ratios), "ratio")
				b.ReportMetric(memory(b, ours.PID()), "MB")
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

var rate = regexp.MustCompile(`Requests/sec:\s+([0-9.]+)`)

// requests returns how many requests a second an address answers, over 64 connections.
func requests(b *testing.B, wrk, address string) float64 {
	out, err := exec.Command(wrk, "-t2", "-c64", "-d2s", "-H", "Accept-Encoding: br", address).CombinedOutput()
	found := rate.FindSubmatch(out)
	if err != nil || found == nil || strings.Contains(string(out), "Non-2xx") || strings.Contains(string(out), "Socket errors") {
		b.Fatalf("wrk %s: %v\n%s", address, err, out)
	}
	n, _ := strconv.ParseFloat(string(found[1]), 64) // the pattern has digits only
	return n
}

// memory returns the resident memory of a process in MB.
func memory(b *testing.B, pid int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
	if err != nil {
		b.Fatal(err)
	}
	return kb / 1000
}
