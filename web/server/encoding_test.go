package server

import (
	"slices"
	"testing"
)

func TestChooseEncoding(t *testing.T) {
	for _, c := range []struct {
		header string
		br, gz bool
		want   string
	}{
		{"", true, true, ""},
		{"br", true, true, "br"},
		{"gzip", true, true, "gzip"},
		{"x-gzip", true, true, "gzip"},
		{"GZIP", true, true, "gzip"},
		{"gzip, deflate, br, zstd", true, true, "br"},
		{"gzip, deflate, br", false, true, "gzip"},
		{"gzip, deflate, br", true, false, "br"},
		{"gzip, deflate, br", false, false, ""},
		{"br;q=0.5, gzip;q=0.8", true, true, "gzip"},
		{"br;q=0.8, gzip;q=0.8", true, true, "br"},
		{"br;q=0, gzip", true, true, "gzip"},
		{"br;q=0, gzip;q=0", true, true, ""},
		{"br; q=0.000", true, true, ""},
		{"br ; Q=0.3", true, true, "br"},
		{"*", true, true, "br"},
		{"*;q=0.1, gzip", true, true, "gzip"},
		{"*;q=0", true, true, ""},
		{"*;q=0, gzip", true, true, "gzip"},
		{"identity", true, true, ""},
		{"identity, br", true, true, "br"},
		{"identity;q=0.9, br;q=0.2", true, true, ""},
		{"identity;q=0, gzip;q=0.1", true, true, "gzip"},
		{"br;q=nonsense", true, true, ""},
		{"br;q=2", true, true, ""},
		{"br;q=NaN", true, true, ""},
		{"deflate", true, true, ""},
		{",, ,br", true, true, "br"},
		{"brotli", true, true, ""},
	} {
		if got := chooseEncoding(c.header, c.br, c.gz); got != c.want {
			t.Errorf("chooseEncoding(%q, %v, %v) = %q, want %q", c.header, c.br, c.gz, got, c.want)
		}
	}
}

func FuzzChooseEncoding(f *testing.F) {
	for _, s := range []string{"", "gzip, deflate, br", "br;q=0.5", ";;;q==", "*;q=0"} {
		f.Add(s, true, true)
	}
	f.Fuzz(func(t *testing.T, header string, br, gz bool) {
		got := chooseEncoding(header, br, gz)
		if !slices.Contains([]string{"", "br", "gzip"}, got) || got == "br" && !br || got == "gzip" && !gz {
			t.Errorf("chooseEncoding(%q, %v, %v) = %q", header, br, gz, got)
		}
	})
}
