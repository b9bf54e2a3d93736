// Command serverbench measures the product's server beside nginx, with the same
// files and the same header fields, both on loopback:
//
//	go run ./web/tools/serverbench            # requests a second, and their ratio
//	go run ./web/tools/serverbench -load 10m  # the memory of the server under load
//
// It needs what the tests need, and wrk.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"shiming/web/browser/tool"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("serverbench: ")
	rounds := flag.Int("rounds", 9, "how often each number is measured; the median counts")
	each := flag.Duration("each", 2*time.Second, "how long one measurement takes")
	connections := flag.Int("c", 64, "connections at a time")
	load := flag.Duration("load", 0, "watch the server's memory under load for so long, in place of the comparison")
	flag.Parse()
	if err := run(*rounds, *each, *connections, *load); err != nil {
		log.Fatal(err)
	}
}

func run(rounds int, each time.Duration, connections int, load time.Duration) error {
	wrk, err := tool.Wrk()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "serverbench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	command, site := filepath.Join(dir, "shiming"), filepath.Join(dir, "site")
	for _, args := range [][]string{
		{"go", "build", "-o", command, "."},
		{command, "build", "-out", site, "-origin", "https://example.com"},
	} {
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, out)
		}
	}
	programs, err := filepath.Glob(filepath.Join(site, "assets", "app.*.wasm"))
	if err != nil || len(programs) != 1 {
		return fmt.Errorf("the site has the programs %v (%v)", programs, err)
	}
	paths := []string{"/", "/assets/" + filepath.Base(programs[0])}

	port, err := tool.FreePort()
	if err != nil {
		return err
	}
	ours, err := tool.Start(port, exec.Command(command, "-site", site, "-addr", fmt.Sprintf("127.0.0.1:%d", port)))
	if err != nil {
		return err
	}
	defer ours.Stop()
	measure := func(address string, each time.Duration) (float64, error) {
		return requests(wrk, address, connections, each)
	}
	if load > 0 {
		return watch(ours, paths, load, measure)
	}

	// What the folder says for nginx, with the line about brotli switched on.
	words, err := os.ReadFile(filepath.Join(site, "nginx.conf"))
	if err != nil {
		return err
	}
	locations := filepath.Join(dir, "locations.conf")
	if err := os.WriteFile(locations, []byte(strings.Replace(string(words), "# brotli_static", "brotli_static", 1)), 0o644); err != nil {
		return err
	}
	nginx, err := tool.Nginx(dir, true, fmt.Sprintf("root %s; include %s;", site, locations))
	if err != nil {
		return err
	}
	defer nginx.Stop()

	for _, path := range paths {
		var own, other, ratios []float64
		for range rounds {
			a, err := measure(ours.Address+path, each)
			if err != nil {
				return err
			}
			b, err := measure(nginx.Address+path, each)
			if err != nil {
				return err
			}
			// What else the machine does weighs on both numbers of a round.
			own, other, ratios = append(own, a), append(other, b), append(ratios, a/b)
			fmt.Printf("%-40s ours %8.0f/s   nginx %8.0f/s\n", path, a, b)
		}
		fmt.Printf("%-40s ours %8.0f/s   nginx %8.0f/s   ratio %.2f (medians)\n", path, median(own), median(other), median(ratios))
	}
	memory, err := resident(ours.PID())
	fmt.Printf("memory of ours at the end: %.1f MB\n", memory)
	return err
}

// watch puts load on the server, in turn on each path, and prints its memory.
func watch(ours *tool.Server, paths []string, load time.Duration, measure func(string, time.Duration) (float64, error)) error {
	start := time.Now()
	step := load / 20
	for i := 0; ; i++ {
		memory, err := resident(ours.PID())
		if err != nil {
			return err
		}
		fmt.Printf("%6.0f s  %6.1f MB", time.Since(start).Seconds(), memory)
		if time.Since(start) >= load {
			fmt.Println()
			return nil
		}
		path := paths[i%len(paths)]
		n, err := measure(ours.Address+path, step)
		if err != nil {
			return err
		}
		fmt.Printf("   then %8.0f/s of %s\n", n, path)
	}
}

var rate = regexp.MustCompile(`Requests/sec:\s+([0-9.]+)`)

// requests returns how many requests a second an address answers.
func requests(wrk, address string, connections int, each time.Duration) (float64, error) {
	out, err := exec.Command(wrk, "-t2", "-c", strconv.Itoa(connections), "-d", fmt.Sprintf("%.0fs", max(1, each.Seconds())),
		"-H", "Accept-Encoding: br", address).CombinedOutput()
	found := rate.FindSubmatch(out)
	if err != nil || found == nil {
		return 0, fmt.Errorf("wrk: %v\n%s", err, out)
	}
	if strings.Contains(string(out), "Non-2xx") || strings.Contains(string(out), "Socket errors") {
		return 0, fmt.Errorf("not all requests to %s were answered:\n%s", address, out)
	}
	return strconv.ParseFloat(string(found[1]), 64)
}

// resident returns the resident memory of a process in MB.
func resident(pid int) (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1000, err
		}
	}
	return 0, fmt.Errorf("the process %d does not say its memory", pid)
}

func median(n []float64) float64 {
	n = slices.Sorted(slices.Values(n))
	return n[len(n)/2]
}
