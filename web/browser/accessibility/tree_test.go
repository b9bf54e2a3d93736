package accessibility

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
)

var update = flag.Bool("update", false, "write the golden files")

// node is a node of the tree that the browser makes for assistive technology. The
// types of chromedp refuse what newer browsers have to say of one.
type node struct {
	ID         string     `json:"nodeId"`
	Ignored    bool       `json:"ignored"`
	Role       value      `json:"role"`
	Name       value      `json:"name"`
	Value      value      `json:"value"`
	Properties []property `json:"properties"`
	Children   []string   `json:"childIds"`
}

type property struct {
	Name  string `json:"name"`
	Value value  `json:"value"`
}

type value struct {
	Value any `json:"value"`
}

func (v value) String() string {
	if v.Value == nil {
		return ""
	}
	return fmt.Sprint(v.Value)
}

// shownProperties are the properties that an outline shows, where they say something.
var shownProperties = []string{"level", "expanded", "checked", "pressed", "disabled", "invalid", "live"}

// outline returns the tree of a page for assistive technology: a line for each node,
// with its role, its name and its state. Text stands with the element that it is in.
func outline(tab *harness.Tab) string {
	var tree struct {
		Nodes []*node `json:"nodes"`
	}
	tab.Run(chromedp.ActionFunc(func(ctx context.Context) error {
		var raw json.RawMessage
		if err := cdp.Execute(ctx, "Accessibility.getFullAXTree", nil, &raw); err != nil {
			return err
		}
		return json.Unmarshal(raw, &tree)
	}))
	nodes := map[string]*node{}
	for _, n := range tree.Nodes {
		nodes[n.ID] = n
	}
	var b strings.Builder
	var write func(n *node, depth int, named string)
	write = func(n *node, depth int, named string) {
		role, name := n.Role.String(), strings.Join(strings.Fields(n.Name.String()), " ")
		children := n.Children
		switch {
		case role == "InlineTextBox" || role == "ListMarker" || role == "LineBreak":
			return
		case role == "StaticText":
			if name != "" && !strings.Contains(named, name) {
				fmt.Fprintf(&b, "%s%s\n", strings.Repeat("  ", depth), name)
			}
			return
		case n.Ignored || role == "generic" || role == "none":
		default:
			line := role
			if name != "" {
				line += fmt.Sprintf(" “%s”", name)
			}
			if v := n.Value.String(); v != "" && v != name {
				line += " = " + v
			}
			for _, p := range n.Properties {
				if p.Name == "level" && role != "heading" {
					continue
				}
				if v := p.Value.String(); slices.Contains(shownProperties, p.Name) && v != "" && v != "off" && (v != "false" || p.Name != "disabled" && p.Name != "invalid") {
					line += fmt.Sprintf(" %s=%s", p.Name, v)
				}
			}
			fmt.Fprintf(&b, "%s%s\n", strings.Repeat("  ", depth), line)
			depth++
			named = name
		}
		for _, id := range children {
			if child := nodes[id]; child != nil {
				write(child, depth, named)
			}
		}
	}
	if len(tree.Nodes) > 0 {
		write(tree.Nodes[0], 0, "")
	}
	return b.String()
}

// skeleton leaves of an outline the landmarks, the headings, and what can be used.
func skeleton(outline string) string {
	var kept []string
	for line := range strings.Lines(outline) {
		role, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		if slices.Contains([]string{"RootWebArea", "banner", "navigation", "main", "contentinfo", "region", "search", "heading", "link", "button",
			"combobox", "textbox", "spinbutton", "checkbox", "searchbox", "DisclosureTriangle", "status"}, role) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

// TestTrees compares what assistive technology gets of pages with golden files. It is
// the same before the takeover and after it.
func TestTrees(t *testing.T) {
	const open = "check/state=none/role=shopper/shop=unsure/stage=waiting/"
	const step, verdict = "check/state=none/role=shopper/", "check/state=none/role=shopper/shop=global/stage=waiting/"
	pages := []struct {
		name, path string
		long       bool // its outline is without what stands between headings and links
	}{
		{"home", "", false},
		{"question", "q/" + harness.Library(t).Questions[1].ID + "/", false},
		{"search", "?q=jiebang", false},
		{"step", step, false},
		{"verdict", verdict, false},
		{"open", open, false},
		{"about", "about/", false},
		{"rules", "rules/", true},
		{"beyond", "beyond/", false},
		{"embed", "embed/", true},
		{"not-found", "404.html", false},
		{"frame-topic", "frame/topic/global/", false},
		{"frame-home", "frame/", true},
		{"frame-verdict", "frame/" + verdict, false},
		{"en-home", "en/", true},
		{"en-verdict", "en/" + verdict, false},
		{"zh-Hant-home", "zh-Hant/", true},
		{"zh-Hant-verdict", "zh-Hant/" + verdict, false},
	}
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	// What the browser offers by and by, and what is said once, is no part of a page.
	tab.Before(harness.NoWorker + `localStorage.setItem('shiming:language:/', 'offered');
		addEventListener('beforeinstallprompt', e => e.stopImmediatePropagation(), true);`)
	get := func(long bool) string {
		got := strings.Replace(outline(tab), tab.Text(`shiming.version`), "VERSION", 1)
		if long {
			return skeleton(got)
		}
		return got
	}
	files := map[string]bool{}
	for _, p := range pages {
		tab.Go(address + p.path)
		// Whether the device keeps the site is known a little later.
		tab.Wait(`/unsupported|insecure|none/.test(document.documentElement.dataset.offline)`)
		before := ""
		if p.name != "embed" && p.name != "search" {
			// Those two start the program by themselves.
			before = get(p.long)
		}
		tab.Takeover()
		tab.Wait(`!document.getElementById('status').hasChildNodes()`)
		switch p.name {
		case "search":
			tab.Wait(`document.querySelector('#found') && document.getElementById('announcer').textContent`)
		case "embed":
			tab.JS(`document.querySelector('.stage').remove()`, nil) // it is a page of its own
		}
		after := get(p.long)
		if before != "" && before != after {
			t.Errorf("/%s: the takeover changes\n%s\nto\n%s", p.path, before, after)
		}
		file := filepath.Join("testdata", p.name+".txt")
		files[file] = true
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(after), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if after != string(want) {
			t.Errorf("/%s is other than %s; go test ./web/browser/accessibility -run Trees -update writes it. Now:\n%s", p.path, file, after)
		}
	}
	there, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range there {
		if !files[file] {
			t.Errorf("%s is of no page", file)
		}
	}
}
