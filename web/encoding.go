package web

import (
	"strconv"
	"strings"
)

// chooseEncoding chooses between the forms of a file by an Accept-Encoding header, as
// RFC 9110 has it. It returns "br", "gzip", or "" for the plain form, which is
// sent also where the header forbids it and there is nothing else.
func chooseEncoding(header string, br, gz bool) string {
	quality := map[string]float64{}
	for _, part := range strings.Split(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "x-gzip" {
			name = "gzip"
		}
		if name == "" {
			continue
		}
		quality[name] = 1
		for _, p := range strings.Split(params, ";") {
			key, value, ok := strings.Cut(p, "=")
			if ok && strings.EqualFold(strings.TrimSpace(key), "q") {
				q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
				if err != nil || !(q >= 0 && q <= 1) {
					q = 0 // what cannot be read is not wanted
				}
				quality[name] = q
			}
		}
	}
	of := func(name string) float64 {
		q, named := quality[name]
		if !named {
			q = quality["*"]
		}
		return q
	}
	plain, named := quality["identity"]
	if !named {
		plain = 0.0001 // acceptable unless forbidden, and the last choice
		if q, any := quality["*"]; any && q == 0 {
			plain = 0
		}
	}
	best, bestQ := "", plain
	if q := of("gzip"); gz && q > 0 && q >= bestQ {
		best, bestQ = "gzip", q
	}
	if q := of("br"); br && q > 0 && q >= bestQ {
		best = "br"
	}
	return best
}
