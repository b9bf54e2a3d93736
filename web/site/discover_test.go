package site_test

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"shiming/content/address"
	"shiming/web/site/sitetest"
)

// TestOembedDiscovered: WordPress reads no more than 150 KB of a page, and looks for links in
// it with patterns, up to the end of the head.
func TestOembedDiscovered(t *testing.T) {
	built := sitetest.Site(t)
	link, attribute := regexp.MustCompile(`(?i)<link([^<>]+)/?>`), regexp.MustCompile(`([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"]+))`)
	for _, path := range []string{"", "q/how-to-verify/", "check/", "check/state=none/", "en/check/", "zh-Hant/"} {
		page := built.Files[path+"index.html"].Data
		head, _, _ := bytes.Cut(page[:min(len(page), 153600)], []byte("</head>"))
		found := ""
		for _, l := range link.FindAllSubmatch(head, -1) {
			all := map[string]string{}
			for _, a := range attribute.FindAllSubmatch(l[1], -1) {
				all[string(a[1])] = html.UnescapeString(string(a[2]) + string(a[3]) + string(a[4]))
			}
			if all["type"] == "application/json+oembed" {
				found = all["href"]
				break
			}
		}
		if want := sitetest.Origin + "/" + path + address.OEmbed; strings.TrimSuffix(found, "/") != want {
			t.Errorf("/%s leads to %q, want %s", path, found, want)
		}
	}
}
