package search

import (
	"slices"
	"strconv"
)

// maxSpellings bounds how many spellings of one word are searched.
const maxSpellings = 12

// spellings returns the ways to write the numbers of a folded word, the word
// itself first: 15 and 十五, and 1-3, 1到3 and 1至3. Single digits need none, as
// they are folded.
func spellings(word []uint16) [][]uint16 {
	all := [][]uint16{word}
	add := func(w []uint16) {
		if len(all) < maxSpellings && !slices.ContainsFunc(all, func(have []uint16) bool { return slices.Equal(have, w) }) {
			all = append(all, w)
		}
	}
	add(rewrite(word, true))
	add(rewrite(word, false))
	for _, w := range slices.Clone(all) {
		for _, between := range ranges {
			add(span(w, between))
		}
	}
	return all
}

// ranges are the ways to write what stands between the numbers of a range.
var ranges = []uint16{'-', '到', '至'}

// span writes ranges of numbers with the given unit.
func span(word []uint16, between uint16) []uint16 {
	out := slices.Clone(word)
	for i := range word {
		if inRange(word, i) {
			out[i] = between
		}
	}
	return out
}

// inRange reports whether a unit stands between the numbers of a range.
func inRange(units []uint16, i int) bool {
	return i > 0 && i+1 < len(units) && slices.Contains(ranges, units[i]) && numeral(units[i-1]) && numeral(units[i+1])
}

// rewrite writes the numbers of a folded word with digits alone, or with the
// characters for tens, hundreds and thousands.
func rewrite(word []uint16, digits bool) []uint16 {
	var out []uint16
	for i := 0; i < len(word); {
		n := i
		for n < len(word) && numeral(word[n]) {
			n++
		}
		if n == i {
			out = append(out, word[i])
			i++
			continue
		}
		number := word[i:n]
		i = n
		value, ok := valueOf(number)
		switch {
		case !ok:
			out = append(out, number...)
		case digits:
			for _, digit := range strconv.Itoa(value) {
				out = append(out, uint16(digit))
			}
		default:
			out = appendCharacters(out, value)
		}
	}
	return out
}

// digitPlaces are those of the digits of a number, with the characters behind them.
var digitPlaces = []struct {
	unit  uint16 // 0 behind the last digit
	value int
}{{'千', 1000}, {'百', 100}, {'十', 10}, {0, 1}}

func tenOf(u uint16) int {
	for _, p := range digitPlaces {
		if p.unit == u {
			return p.value
		}
	}
	return 0
}

func numeral(u uint16) bool { return isDigit(u) || tenOf(u) > 0 }

// valueOf reads a number from 10 to 9999.
func valueOf(number []uint16) (value int, ok bool) {
	digits := 0 // read since the last character for ten, hundred or thousand
	pending, below := 0, 10000
	for i, u := range number {
		ten := tenOf(u)
		if ten == 0 {
			pending = pending*10 + int(u-'0')
			if digits++; digits > 4 || pending == 0 && digits == 1 && i == 0 {
				return 0, false
			}
			continue
		}
		if ten >= below || pending > 9 {
			return 0, false
		}
		if pending == 0 {
			if ten != 10 { // 十五, but not 百五
				return 0, false
			}
			pending = 1
		}
		value += pending * ten
		pending, digits, below = 0, 0, ten
	}
	if below < 10000 && pending > 9 {
		return 0, false
	}
	value += pending
	return value, value >= 10 && value <= 9999
}

func appendCharacters(out []uint16, value int) []uint16 {
	start, gap := len(out), false
	for _, p := range digitPlaces {
		n := value / p.value % 10
		if n == 0 {
			gap = len(out) > start
			continue
		}
		if gap {
			out = append(out, '0')
			gap = false
		}
		if n != 1 || p.value != 10 || len(out) > start { // 十五, but 一百一十五
			out = append(out, uint16('0'+n))
		}
		if p.unit != 0 {
			out = append(out, p.unit)
		}
	}
	return out
}
