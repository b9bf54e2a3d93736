package server

import (
	"strconv"
	"strings"
)

// chooseEncoding chooses between the forms of a file by an Accept-Encoding header, as
// RFC 9110 has it. It returns "br", "gzip", or "" for the plain form, which is
// sent also where the header forbids it and there is nothing else.
func chooseEncoding(header string, br, gz bool) string {
	const unnamed = -1
	qBR, qGZ, qPlain, qAny := float64(unnamed), float64(unnamed), float64(unnamed), float64(unnamed)
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		var to *float64
		switch name = strings.TrimSpace(name); {
		case strings.EqualFold(name, "br"):
			to = &qBR
		case strings.EqualFold(name, "gzip"), strings.EqualFold(name, "x-gzip"):
			to = &qGZ
		case strings.EqualFold(name, "identity"):
			to = &qPlain
		case name == "*":
			to = &qAny
		default:
			continue
		}
		*to = quality(params)
	}
	of := func(q float64) float64 {
		if q == unnamed {
			return max(qAny, 0)
		}
		return q
	}
	plain := qPlain
	if plain == unnamed {
		plain = 0.0001 // acceptable unless forbidden, and the last choice
		if qAny == 0 {
			plain = 0
		}
	}
	best, bestQ := "", plain
	if q := of(qGZ); gz && q > 0 && q >= bestQ {
		best, bestQ = "gzip", q
	}
	if q := of(qBR); br && q > 0 && q >= bestQ {
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
