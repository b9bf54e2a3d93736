package site_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"shiming/web/browser/tool"
	"shiming/web/site/sitetest"
)

// validateConfig turns html-validate's recommended rules on. What is off: the
// prerender writes what the standard allows and these rules only have a taste in.
const validateConfig = `{
  "extends": ["html-validate:recommended"],
  "rules": {
    "valid-id": ["error", {"relaxed": true}],
    "long-title": "off",
    "tel-non-breaking": "off",
    "require-sri": "off"
  }
}`

// TestValidHTML passes every page of the site through html-validate.
func TestValidHTML(t *testing.T) {
	npm, err := tool.NPM()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, f := range sitetest.Site(t).Files {
		if filepath.Ext(name) == ".html" {
			to := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(to, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	config := filepath.Join(t.TempDir(), "config.json")
	if err := os.WriteFile(config, []byte(validateConfig), 0o644); err != nil {
		t.Fatal(err)
	}
	validate := func(dir string) ([]byte, error) {
		return exec.Command("node", filepath.Join(npm, "node_modules/html-validate/bin/html-validate.mjs"),
			"--config", config, "--formatter", "text", "--ext", "html", dir).CombinedOutput()
	}
	if out, err := validate(dir); err != nil {
		t.Errorf("html-validate: %v\n%.4000s", err, out)
	}

	bad := t.TempDir()
	if err := os.WriteFile(filepath.Join(bad, "bad.html"), []byte("<!DOCTYPE html><html><p id=a id=b></html>"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := validate(bad); err == nil {
		t.Errorf("html-validate finds nothing wrong with a page that is:\n%s", out)
	}
}
