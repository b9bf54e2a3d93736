package server

import (
	"strconv"
	"strings"
)

// chooseEncoding chooses between the forms of a file by an Accept-Encoding header, as
// RFC 9110 has it. It returns "br", "gzip", or "" for the plain form, which is
// sent also where the header forbids it and there is nothing else.
func chooseEncoding(header string, br, gz bool) string {
	named := map[string]float64{}
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "x-gzip" {
			name = "gzip"
		}
		named[name] = quality(params)
	}
	weight := func(name string) float64 {
		if q, ok := named[name]; ok {
			return q
		}
		return named["*"]
	}
	best, bestQ := "", weight("identity")
	if _, ok := named["identity"]; !ok {
		if q, ok := named["*"]; !ok || q > 0 {
			bestQ = 0.0001 // acceptable unless forbidden, and the last choice
		}
	}
	if q := weight("gzip"); gz && q > 0 && q >= bestQ {
		best, bestQ = "gzip", q
	}
	if q := weight("br"); br && q > 0 && q >= bestQ {
		best = "br"
	}
	return best
}

// quality returns the weight among the parameters of an encoding.
func quality(params string) float64 {
	weight := 1.0
	for params != "" {
		var p string
		p, params, _ = strings.Cut(params, ";")
		key, value, ok := strings.Cut(p, "=")
		if !ok || !strings.EqualFold(strings.TrimSpace(key), "q") {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil || !(q >= 0 && q <= 1) {
			q = 0 // what cannot be read is not wanted
		}
		weight = q
	}
	return weight
}
