package web

import (
	"context"
	"sync"
	"testing"

	"shiming/content"
	"shiming/content/load"
)

// origin is what the built site takes for its own address.
const origin = "https://example.com"

var built = sync.OnceValues(func() (*Site, error) {
	return Build(context.Background(), Options{Content: content.Files, Base: "/", Origin: origin, Fast: true,
		Log: func(string, ...any) {}})
})

// realSite returns the site of the built-in content.
func realSite(t testing.TB) *Site {
	t.Helper()
	s, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// realLibrary returns the built-in content.
func realLibrary(t testing.TB) *content.Library {
	t.Helper()
	lib, problems := load.Load(content.Files, lang)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return lib
}
